using FluentValidation;
using MediatR;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Intakes;

namespace ReceptionCentre.Application.Intakes;

/// <summary>The intake is complete. From then on it stands as it was said.</summary>
public static class CompleteIntake
{
    /// <param name="NotAloneBecause">Why an adult was never heard alone; null when that was done.</param>
    [Needs(Permission.WriteIntake)]
    public sealed record Command(Guid IntakeId, int Version, string? NotAloneBecause) : ICommand<Guid>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.NotAloneBecause).AtMost(DatedFact.ReasonLength).PlainText();
    }

    internal sealed class Handler(IReceptionDb db, IntakeWork work, ICurrentStaff current, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var (intake, file) = await work.IntakeAsync(request.IntakeId, request.Version, cancellationToken);
            var person = await db.IntakePersonAsync(file.Id, time.Today(), cancellationToken);
            intake.Complete(person.IsAdult, request.NotAloneBecause, time.Today(), current.Id);
            return file.Id;
        }
    }
}
