using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Intakes;

namespace ReceptionCentre.Application.Intakes;

/// <summary>Begins an intake: the first of a file, or a new one after it, with what was answered before. Gives its id.</summary>
public static class BeginIntake
{
    [Needs(Permission.WriteIntake)]
    public sealed record Command(Guid CaseFileId, IntakeForm Form, Guid OnceKey) : ICommand<Guid>, IOnce;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Form).IsInEnum().WithMessage("Shared.ChooseOne");
    }

    internal sealed class Handler(IReceptionDb db, IntakeWork work, ICurrentStaff current, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var file = await work.FileAsync(request.CaseFileId, cancellationToken);
            var former = await db.Intakes.Include(intake => intake.Answers).Where(intake => intake.CaseFileId == file.Id)
                .OrderByDescending(intake => intake.Edition).FirstOrDefaultAsync(cancellationToken);
            var intake = Intake.Begin(file.Id, request.Form, former, time.GetUtcNow(), current.Id);
            db.Intakes.Add(intake);
            return intake.Id;
        }
    }
}

/// <summary>Who came to pass through stays, or the other way round: the other form, and nothing is asked again.</summary>
public static class ChangeIntakeForm
{
    [Needs(Permission.WriteIntake)]
    public sealed record Command(Guid IntakeId, int Version, IntakeForm Form) : ICommand<Guid>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Form).IsInEnum().WithMessage("Shared.ChooseOne");
    }

    internal sealed class Handler(IntakeWork work) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var (intake, file) = await work.IntakeAsync(request.IntakeId, request.Version, cancellationToken);
            intake.ChangeForm(request.Form);
            return file.Id;
        }
    }
}
