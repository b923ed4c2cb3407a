using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Decisions;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Appointments;
using ReceptionCentre.Domain.Decisions;
using ReceptionCentre.Domain.Enforcement;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Enforcement;

/// <summary>What somebody types for the next step of a path.</summary>
/// <param name="AppointmentId">An appointment of the file: then day and time are those of the appointment.</param>
/// <param name="TalkOn">When somebody tried to speak to the person.</param>
public sealed record StepInput(
    StepKind? Kind, DateOnly? LastDay, TimeOnly? At, string? Place, Guid? AppointmentId, DateOnly? TalkOn, TalkOutcome? TalkOutcome, string? TalkWords, string? OwnSentences)
{
    /// <summary>Talk that was told as a whole.</summary>
    internal StepTerms Terms => new(
        LastDay ?? default, At, string.IsNullOrWhiteSpace(Place) ? null : Place.Trim(), AppointmentId,
        TalkOn is { } on && TalkOutcome is { } outcome && !string.IsNullOrWhiteSpace(TalkWords) ? new(on, outcome, TalkWords.Trim().ReplaceLineEndings("\n")) : null,
        string.IsNullOrWhiteSpace(OwnSentences) ? null : OwnSentences.Trim().ReplaceLineEndings("\n"));
}

/// <summary>Takes the next step of a path: its letter is fixed and made, and is sent by hand. Gives the step's id.</summary>
public static class TakeStep
{
    /// <summary>Name of the template of its letter.</summary>
    public const string Template = "enforcement";

    [Needs(Permission.WriteEnforcement)]
    public sealed record Command(Guid PathId, int Version, StepInput Step, Guid OnceKey) : ICommand<Guid>, IOnce;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(TimeProvider time)
        {
            RuleFor(command => command.Step.Kind).Must(kind => kind is { } known && Enum.IsDefined(known)).WithMessage("Shared.ChooseOne");
            RuleFor(command => command.Step.LastDay).Must((command, on) => on is not null || command.Step.AppointmentId is not null).WithMessage("Enforcement.DayMissing").OverridePropertyName("LastDay");
            RuleFor(command => command.Step.LastDay).Must(on => on is null || on > time.Today()).WithMessage(EnforcementRules.TheLastDayLiesAhead.Name).OverridePropertyName("LastDay");
            RuleFor(command => command.Step.At).Must((command, at) => at is not null || !IsInvitation(command) || command.Step.AppointmentId is not null).WithMessage("Enforcement.TimeMissing").OverridePropertyName("At");
            RuleFor(command => command.Step.Place).Must((command, place) => !string.IsNullOrWhiteSpace(place) || !IsInvitation(command)).WithMessage("Enforcement.PlaceMissing").OverridePropertyName("Place");
            RuleFor(command => command.Step.Place).AtMost(EnforcementStep.PlaceLength).PlainText().OverridePropertyName("Place");
            When(command => command.Step.Kind is not (null or StepKind.Invitation), () =>
            {
                RuleFor(command => command.Step.TalkOn).Must(on => on is not null).WithMessage("Enforcement.TalkDayMissing").OverridePropertyName("TalkOn");
                RuleFor(command => command.Step.TalkOutcome).Must(outcome => outcome is { } known && Enum.IsDefined(known)).WithMessage("Shared.ChooseOne").OverridePropertyName("TalkOutcome");
                RuleFor(command => command.Step.TalkWords).Must(words => !string.IsNullOrWhiteSpace(words)).WithMessage("Enforcement.TalkWordsMissing").OverridePropertyName("TalkWords");
            });
            RuleFor(command => command.Step.TalkOn).Must(on => on is null || on <= time.Today()).WithMessage("Enforcement.TalkDayNotYet").OverridePropertyName("TalkOn");
            RuleFor(command => command.Step.TalkWords).AtMost(EnforcementStep.TalkLength).PlainText(lines: true).OverridePropertyName("TalkWords");
            RuleFor(command => command.Step.OwnSentences).AtMost(EnforcementStep.OwnSentencesLength).PlainText(lines: true).OverridePropertyName("OwnSentences");
            RuleFor(command => command.Step.OwnSentences).Must(text => text is null || LetterText.UnknownIn(text).Count == 0).WithMessage("Decisions.UnknownPlaceholder").OverridePropertyName("OwnSentences");
        }

        private static bool IsInvitation(Command command) => command.Step.Kind?.IsInvitation() == true;
    }

    internal sealed class Handler(IReceptionDb db, EnforcementWork work, EnforcementLetters letters, ICurrentStaff current, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var (path, file) = await work.PathAsync(request.PathId, request.Version, cancellationToken);
            var terms = await db.WithAppointmentAsync(request.Step.Terms, file.Id, time.GetUtcNow(), cancellationToken);
            var step = path.Take(request.Step.Kind!.Value, terms, await work.GroundAsync(file, cancellationToken), time.GetUtcNow(), current.Id);
            await letters.MakeAsync(path, step, file, await letters.DraftAsync(path, file, step.Kind, terms, cancellationToken), cancellationToken);
            return step.Id;
        }
    }

    /// <summary>Day and time of the appointment that was chosen; an appointment of somebody else, or one that was, is not there.</summary>
    internal static async Task<StepTerms> WithAppointmentAsync(this IReceptionDb db, StepTerms terms, Guid caseFileId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (terms.AppointmentId is not { } id)
            return terms;
        var begins = await db.Invitees.AsNoTracking().Where(one => one.AppointmentId == id && one.CaseFileId == caseFileId && one.State == InviteeState.Invited && one.BeginsAt > now)
            .Select(one => (DateTimeOffset?)one.BeginsAt).FirstOrDefaultAsync(cancellationToken) ?? throw new NotThereException("appointment");
        return terms with { LastDay = DutchCalendar.DateOf(begins), At = TimeOnly.FromDateTime(DutchCalendar.LocalTime(begins)) };
    }
}

/// <summary>The form of the next step of a path, with the letter as it would be.</summary>
public static class ShowNextStep
{
    /// <param name="Unsaved">What was typed; null = what the form begins with.</param>
    [Needs(Permission.WriteEnforcement)]
    public sealed record Query(Guid CaseFileId, Guid PathId, StepInput? Unsaved = null) : IQuery<View>;

    /// <param name="Kind">The step that comes next.</param>
    /// <param name="DaysAtLeast">Between sending and the last day; null = the municipality has no number.</param>
    /// <param name="Proposed">A last day that leaves enough days when it is sent tomorrow.</param>
    public sealed record View(Guid PathId, int Version, StepKind Kind, int? DaysAtLeast, DateOnly Proposed, IReadOnlyList<AppointmentChoice> Appointments, LetterDraft Letter);

    public sealed record AppointmentChoice(Guid AppointmentId, DateOnly On, TimeOnly At, string? Place);

    internal sealed class Handler(IReceptionDb db, EnforcementWork work, EnforcementLetters letters, TimeProvider time) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var path = await db.EnforcementPaths.Whole().AsNoTracking().FirstOrDefaultAsync(one => one.Id == request.PathId && one.CaseFileId == request.CaseFileId, cancellationToken)
                ?? throw new NotThereException("enforcement path");
            if (path is not { State: PathState.Running, Next: { } kind })
                throw new NotThereException("step");
            var file = await db.CaseFiles.AsNoTracking().FirstOrDefaultAsync(one => one.Id == path.CaseFileId, cancellationToken) ?? throw new NotThereException("case file");
            var days = (await work.GroundAsync(file, cancellationToken)).Settings?.DaysOf(kind, time.Today());
            var proposed = time.Today().AddDays((days ?? 0) + 1);
            var now = time.GetUtcNow();
            var appointments = !kind.IsInvitation() ? [] : await (
                from invitee in db.Invitees.AsNoTracking()
                where invitee.CaseFileId == file.Id && invitee.State == InviteeState.Invited && invitee.BeginsAt > now
                join appointment in db.Appointments on invitee.AppointmentId equals appointment.Id
                orderby appointment.BeginsAt, appointment.Id
                select new { appointment.Id, appointment.On, appointment.BeginsAt, appointment.Place }).Take(20).ToListAsync(cancellationToken);
            var chosen = appointments.Find(one => one.Id == request.Unsaved?.AppointmentId);
            var terms = request.Unsaved?.Terms ?? new(proposed, null, null, null, null, null);
            if (chosen is not null)
                terms = terms with { LastDay = chosen.On, At = TimeOnly.FromDateTime(DutchCalendar.LocalTime(chosen.BeginsAt)) };
            else if (request.Unsaved is { LastDay: null })
                terms = terms with { LastDay = proposed };
            return new(
                path.Id, path.Version, kind, days, proposed,
                [.. appointments.Select(one => new AppointmentChoice(one.Id, one.On, TimeOnly.FromDateTime(DutchCalendar.LocalTime(one.BeginsAt)), one.Place))],
                await letters.DraftAsync(path, file, kind, terms, cancellationToken));
        }
    }
}
