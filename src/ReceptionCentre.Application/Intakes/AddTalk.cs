using FluentValidation;
using MediatR;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Intakes;

namespace ReceptionCentre.Application.Intakes;

/// <summary>A conversation of the intake: when, who interpreted, and who else was there. Gives its id.</summary>
public static class AddTalk
{
    /// <param name="With">Who else was there; null = nobody but the interpreter.</param>
    [Needs(Permission.WriteIntake)]
    public sealed record Command(
        Guid IntakeId, int Version, DateOnly? On, string? Interpreter, string? InterpreterLanguage, string? InterpreterName, bool? Alone, string? With, Guid OnceKey) : ICommand<Guid>, IOnce;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(TimeProvider time)
        {
            RuleFor(talk => talk.On).Chosen();
            RuleFor(talk => talk.On).Must(on => on is null || on <= time.Today()).WithMessage(IntakeRules.ATalkHasHappened.Name);
            RuleFor(talk => talk.Interpreter).Required();
            RuleFor(talk => talk.Interpreter).Must(kind => kind is null || !IntakeTalk.NotForAnIntake.Contains(kind)).WithMessage(IntakeRules.NoOneBroughtAlongInterprets.Name);
            RuleFor(talk => talk.InterpreterName).AtMost(IntakeTalk.NameLength).PlainText();
            RuleFor(talk => talk.Alone).Must(alone => alone is not null).WithMessage("Shared.ChooseOne");
            RuleFor(talk => talk.With).AtMost(IntakeTalk.WithLength).PlainText();
            RuleFor(talk => talk.With).Must((talk, with) => talk.Alone != false || !string.IsNullOrWhiteSpace(with)).WithMessage("Intakes.WhoWasThere");
        }
    }

    internal sealed class Handler(IReceptionDb db, IntakeWork work, ICodeLists codes, ICurrentStaff current, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            await codes.EnsureKnownAsync(Lists.Interpreters, request.Interpreter, nameof(request.Interpreter), cancellationToken);
            await codes.EnsureKnownAsync(Lists.Languages, request.InterpreterLanguage, nameof(request.InterpreterLanguage), cancellationToken);
            var (intake, file) = await work.IntakeAsync(request.IntakeId, request.Version, cancellationToken);
            var household = await db.HouseholdNamesAsync(file.PersonId, time.Today(), cancellationToken);
            return intake.AddTalk(
                new(request.On!.Value, request.Interpreter!, request.InterpreterLanguage, request.InterpreterName?.Trim(), request.Alone == true ? null : request.With!.Trim()),
                household, time.Today(), time.GetUtcNow(), current.Id).Id;
        }
    }
}

/// <summary>A conversation that was noted wrong goes; the history tells what it said.</summary>
public static class RemoveTalk
{
    [Needs(Permission.WriteIntake)]
    public sealed record Command(Guid IntakeId, int Version, Guid TalkId) : ICommand<Guid>;

    internal sealed class Handler(IntakeWork work) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var (intake, file) = await work.IntakeAsync(request.IntakeId, request.Version, cancellationToken);
            intake.RemoveTalk(request.TalkId);
            return file.Id;
        }
    }
}
