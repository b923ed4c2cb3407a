using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Domain.Appointments;
using ReceptionCentre.Domain.CivicIntegration;
using ReceptionCentre.Domain.Events;

namespace ReceptionCentre.Application.Events;

/// <summary>What somebody fills in about an event; see <see cref="GroupEvent"/>.</summary>
/// <param name="Needed">To how many of the sessions that count one comes to take part; null = to all of them.</param>
public sealed record EventInput(
    string? Kind, string? Title, string? Words, IReadOnlyList<string> Languages, int? Places, DateOnly? AnswerBy, int? Needed, IReadOnlyList<Guid> Partners, IReadOnlyList<SessionInput> Sessions)
{
    internal EventTerms Terms(string? municipality)
    {
        var sessions = Sessions.Select(one => new SessionTerms(
            one.SessionId, one.Part!.Value, AppointmentTime.Of(one.On!.Value, one.Begins!.Value, one.Ends!.Value), one.ForGroup, one.Counts, one.ProviderId, one.MeetingPlaceId, one.Place, one.LedBy,
            one.Interpreter, one.InterpreterLanguage)).ToList();
        return new(municipality, Kind!, Title!, Words, Languages, Places, AnswerBy, Needed ?? Math.Max(1, sessions.Count(one => one.Counts)), Partners, sessions);
    }
}

/// <summary>A session as it is filled in; see <see cref="EventSession"/>.</summary>
/// <param name="SessionId">Null = a new one.</param>
public sealed record SessionInput(
    Guid? SessionId, SessionPart? Part, DateOnly? On, TimeOnly? Begins, TimeOnly? Ends, DutyGroup? ForGroup = null, bool Counts = true, Guid? ProviderId = null, Guid? MeetingPlaceId = null,
    string? Place = null, Guid? LedBy = null, string? Interpreter = null, string? InterpreterLanguage = null);

internal sealed class EventInputValidator : AbstractValidator<EventInput>
{
    public EventInputValidator()
    {
        RuleFor(input => input.Kind).Required();
        RuleFor(input => input.Title).Required().AtMost(GroupEvent.TitleLength).PlainText();
        RuleFor(input => input.Words).AtMost(GroupEvent.WordsLength).PlainText(lines: true);
        RuleFor(input => input.Places).Must(places => places is null or (>= 1 and <= GroupEvent.MostPlaces)).WithMessage(EventRules.PlacesAreANumber.Name);
        RuleFor(input => input.Sessions).Must(sessions => sessions.Count is >= 1 and <= GroupEvent.MostSessions).WithMessage(EventRules.AnEventHasSessions.Name);
        RuleForEach(input => input.Sessions).ChildRules(session =>
        {
            session.RuleFor(one => one.Part).Chosen();
            session.RuleFor(one => one.On).Chosen();
            session.RuleFor(one => one.Begins).Must(begins => begins is not null).WithMessage("Appointments.TimeMissing");
            session.RuleFor(one => one.Ends).Cascade(CascadeMode.Stop).Must(ends => ends is not null).WithMessage("Appointments.TimeMissing")
                .Must((one, ends) => one.Begins is null || ends > one.Begins).WithMessage(EventRules.ASessionEndsOnItsDay.Name);
            session.RuleFor(one => one.Place).AtMost(Appointment.PlaceLength).PlainText();
        });
    }
}

internal static class EventChecks
{
    /// <summary>Codes that the lists have, and people, rooms and providers that are there.</summary>
    /// <param name="municipality">Null = of the region.</param>
    public static async Task EnsureKnownAsync(this IReceptionDb db, ICodeLists codes, EventInput input, string? municipality, IReadOnlyList<string> scope, CancellationToken cancellationToken)
    {
        await codes.EnsureKnownAsync(Lists.EventKinds, input.Kind, nameof(input.Kind), cancellationToken);
        foreach (var language in input.Languages)
            await codes.EnsureKnownAsync(Lists.Languages, language, nameof(input.Languages), cancellationToken);
        foreach (var session in input.Sessions)
        {
            await codes.EnsureKnownAsync(Lists.Interpreters, session.Interpreter, nameof(session.Interpreter), cancellationToken);
            await codes.EnsureKnownAsync(Lists.Languages, session.InterpreterLanguage, nameof(session.InterpreterLanguage), cancellationToken);
        }
        var providers = input.Partners.Concat(input.Sessions.Select(session => session.ProviderId).OfType<Guid>()).Distinct().ToList();
        if (await db.Providers.CountAsync(provider => providers.Contains(provider.Id), cancellationToken) != providers.Count)
            throw new InvalidInputException(nameof(input.Partners), "Shared.ChooseFromTheList");
        // Of an event of the region somebody of any of one's own municipalities may lead it.
        var towns = municipality is { } one ? [one] : scope;
        var leading = input.Sessions.Select(session => session.LedBy).OfType<Guid>().Distinct().ToList();
        foreach (var leads in leading)
            EventRules.WhoAndWhereAreOfTheMunicipality.Check(await db.WorksInAsync(leads, towns, cancellationToken));
        foreach (var session in input.Sessions.Where(session => session.MeetingPlaceId is not null))
        {
            var place = await db.MeetingPlaces.AsNoTracking().FirstOrDefaultAsync(there => there.Id == session.MeetingPlaceId && towns.Contains(there.Municipality), cancellationToken);
            EventRules.WhoAndWhereAreOfTheMunicipality.Check(place is not null && place.IsUsedOn(session.On!.Value));
        }
    }

    private static async Task<bool> WorksInAsync(this IReceptionDb db, Guid member, IReadOnlyList<string> towns, CancellationToken cancellationToken)
    {
        foreach (var town in towns)
        {
            if (await db.ColleaguesOf([town]).AnyAsync(one => one.Id == member, cancellationToken))
                return true;
        }
        return false;
    }
}
