using ReceptionCentre.Domain.Appointments;
using ReceptionCentre.Domain.CivicIntegration;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Domain.Events;

/// <summary>What an event is; see the properties of <see cref="GroupEvent"/>.</summary>
/// <param name="Partners">Ids of providers.</param>
public sealed record EventTerms(
    string? Municipality, string Kind, string Title, string? Words, IReadOnlyCollection<string> Languages, int? Places, DateOnly? AnswerBy, int Needed, IReadOnlyCollection<Guid> Partners,
    IReadOnlyList<SessionTerms> Sessions);

/// <summary>A session as it is planned; see the properties of <see cref="EventSession"/>.</summary>
/// <param name="Id">Null = a new one.</param>
public sealed record SessionTerms(
    Guid? Id, SessionPart Part, AppointmentTime Time, DutyGroup? ForGroup, bool Counts, Guid? ProviderId, Guid? MeetingPlaceId, string? Place, Guid? LedBy, string? Interpreter, string? InterpreterLanguage);

/// <summary>
/// Something to which many are invited: an introduction day, a workshop, an information fair. Preparation, attendance and
/// signing of the participation statement are sessions of their own, and can be given by different providers.
/// </summary>
public sealed class GroupEvent : Aggregate
{
    public const int TitleLength = 200, WordsLength = 1000, ReasonLength = 500, MostSessions = 12, MostPlaces = 10_000, MostWithoutFile = 10_000;

    private readonly List<EventLanguage> _languages = [];
    private readonly List<EventPartner> _partners = [];
    private readonly List<EventSession> _sessions = [];

    private GroupEvent()
    {
    }

    /// <summary>Code of the list "municipalities"; null = of the whole region.</summary>
    public string? Municipality { get; private init; }

    /// <summary>Code of the list "event-kinds".</summary>
    public string Kind { get; private set; } = "";
    public string Title { get; private set; } = "";

    /// <summary>What it is about and what to bring, in Dutch, as the letter says it; null = the title says enough.</summary>
    public string? Words { get; private set; }

    /// <summary>How many can come; null = not counted.</summary>
    public int? Places { get; private set; }

    /// <summary>Last day to answer; null = no day is named.</summary>
    public DateOnly? AnswerBy { get; private set; }

    /// <summary>Who came to so many of the sessions that count took part.</summary>
    public int Needed { get; private set; }

    public EventState State { get; private set; }

    /// <summary>Day of the first session.</summary>
    public DateOnly FirstOn { get; private set; }

    /// <summary>Day of the last session.</summary>
    public DateOnly LastOn { get; private set; }

    /// <summary>Day on which it was held or cancelled, in the system; null = not yet.</summary>
    public DateOnly? EndedOn { get; private set; }

    /// <summary>Why it was cancelled, in words.</summary>
    public string? CancelReason { get; private set; }

    public DateTimeOffset MadeAt { get; private init; }
    public Guid MadeBy { get; private init; }

    /// <summary>Languages that are spoken there.</summary>
    public IReadOnlyList<EventLanguage> Languages => _languages;
    public IReadOnlyList<EventPartner> Partners => _partners;

    /// <summary>Its sessions; in the order of time by <see cref="InTime"/>.</summary>
    public IReadOnlyList<EventSession> Sessions => _sessions;

    public IEnumerable<EventSession> InTime => _sessions.OrderBy(session => session.BeginsAt).ThenBy(session => session.Id);

    public static GroupEvent Plan(EventTerms terms, DateOnly today, DateTimeOffset at, Guid by)
    {
        var planned = new GroupEvent { Id = Guid.CreateVersion7(), Municipality = terms.Municipality, State = EventState.Planned, MadeAt = at, MadeBy = by };
        planned.Describe(terms, today);
        return planned;
    }

    /// <param name="visited">Sessions at which it is known of somebody whether they came.</param>
    /// <param name="given">How many places are given already.</param>
    public void Change(EventTerms terms, IReadOnlySet<Guid> visited, int given, DateOnly today)
    {
        EventRules.WhatIsOverStays.Check(!EventWay.IsOver(State));
        var kept = terms.Sessions.Select(session => session.Id).OfType<Guid>().ToHashSet();
        EventRules.ASessionWithPeopleStays.Check(_sessions.TrueForAll(session => kept.Contains(session.Id) || !visited.Contains(session.Id)));
        EventRules.PlacesThatAreGivenStay.Check(terms.Places is null || terms.Places >= given, given);
        Describe(terms, today);
    }

    /// <summary>From now on people are invited and answer.</summary>
    public void Open() => Go(EventState.Open);

    /// <summary>Nobody new can come.</summary>
    public void Close() => Go(EventState.Closed);

    public void Hold(DateOnly today)
    {
        EventRules.AnEventIsHeldOnItsLastDay.Check(LastOn <= today);
        Go(EventState.Held);
        EndedOn = today;
    }

    public void Cancel(string? reason, DateOnly today)
    {
        EventRules.ACancellationSaysWhy.Check(!string.IsNullOrWhiteSpace(reason));
        Go(EventState.Cancelled);
        (EndedOn, CancelReason) = (today, reason!.Trim());
    }

    /// <summary>How many people came to a session who are in no file; the whole number, not what came on top.</summary>
    public void CountWithoutFile(Guid sessionId, int people, DateOnly today)
    {
        EventRules.WithoutAFileIsANumber.Check(people is >= 0 and <= MostWithoutFile);
        var session = SessionOf(sessionId);
        session.EnsureHasCome(State, today);
        session.WithoutFile = people;
    }

    /// <exception cref="NotThereException">The event has no such session.</exception>
    public EventSession SessionOf(Guid sessionId) => _sessions.Find(session => session.Id == sessionId) ?? throw new NotThereException("session");

    /// <summary>Who came to these sessions took part.</summary>
    public bool IsPart(IEnumerable<Guid> cameTo) => _sessions.Count(session => session.Counts && cameTo.Contains(session.Id)) >= Needed;

    public bool HasSigning => _sessions.Exists(session => session.Part == SessionPart.Signing);

    public bool MayBecome(EventState next) => EventWay.From(State).Contains(next);

    private void Go(EventState next)
    {
        EventRules.AnEventGoesItsWay.Check(MayBecome(next));
        State = next;
    }

    private void Describe(EventTerms terms, DateOnly today)
    {
        EventRules.AnEventHasSessions.Check(terms.Sessions.Count is >= 1 and <= MostSessions, MostSessions);
        EventRules.PlacesAreANumber.Check(terms.Places is null or (>= 1 and <= MostPlaces));
        EventRules.TakingPartCanBeReached.Check(terms.Needed >= 1 && terms.Needed <= terms.Sessions.Count(session => session.Counts));
        EventRules.AnAnswerIsAskedBefore.Check(terms.AnswerBy is not { } by || by <= terms.Sessions.Min(session => session.Time.On));
        (Kind, Title, Words) = (terms.Kind, terms.Title.Trim(), terms.Words?.Trim());
        (Places, AnswerBy, Needed) = (terms.Places, terms.AnswerBy, terms.Needed);
        Keep(_languages, terms.Languages, language => language.Code, code => new(Id, code));
        Keep(_partners, terms.Partners, partner => partner.ProviderId, provider => new(Id, provider));
        _sessions.RemoveAll(session => !terms.Sessions.Any(one => one.Id == session.Id));
        foreach (var one in terms.Sessions)
        {
            EventRules.ASessionEndsOnItsDay.Check(one.Time.EndsAt > one.Time.BeginsAt && DutchCalendar.DateOf(one.Time.EndsAt) == one.Time.On);
            var session = one.Id is { } id ? SessionOf(id) : null;
            EventRules.ASessionIsPlannedAhead.Check(one.Time.On >= today || (session is not null && session.Time == one.Time));
            if (session is null)
                _sessions.Add(session = new(Id));
            session.Describe(one);
        }
        (FirstOn, LastOn) = (_sessions.Min(session => session.On), _sessions.Max(session => session.On));
    }

    private static void Keep<TPart, TKey>(List<TPart> parts, IReadOnlyCollection<TKey> keys, Func<TPart, TKey> keyOf, Func<TKey, TPart> make)
    {
        parts.RemoveAll(part => !keys.Contains(keyOf(part)));
        parts.AddRange(keys.Distinct().Where(key => !parts.Exists(part => Equals(keyOf(part), key))).Select(make));
    }
}

/// <param name="Code">Of the list "languages".</param>
public sealed record EventLanguage(Guid GroupEventId, string Code);

/// <summary>An organisation that makes the event together with the municipality.</summary>
public sealed record EventPartner(Guid GroupEventId, Guid ProviderId);
