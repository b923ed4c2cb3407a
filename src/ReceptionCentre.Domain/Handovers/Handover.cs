using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Domain.Handovers;

/// <summary>Who of a household goes along, and what of that person.</summary>
/// <param name="CaseFileId">The person's own file at the sending municipality.</param>
public sealed record HandoverChoice(Guid CaseFileId, HandoverSituation Situation, IReadOnlyCollection<HandoverPart> Parts)
{
    internal void Check()
    {
        HandoverRules.ABsnNeedsTheRegister.Check(!Parts.Contains(HandoverPart.Bsn) || Situation.InRegister);
        HandoverRules.HealthNeedsItsConsent.Check(!Parts.Contains(HandoverPart.Health) || Situation.HealthConsent);
    }

    /// <summary>Something goes that the receiver does not need.</summary>
    public bool GoesBeyondNeed => Parts.Any(part => !HandoverNeeds.IsNeeded(part, Situation));
}

/// <summary>When a step happened, and who wrote it down.</summary>
/// <param name="On">Day on which it happened; can lie before today.</param>
/// <param name="By">Member of staff; null = somebody of the other side, on our page.</param>
public sealed record HandoverMoment(DateOnly On, DateOnly Today, DateTimeOffset At, Guid? By);

/// <summary>Who of the other side answered.</summary>
/// <param name="Organisation">In words: the municipality or desk there.</param>
public sealed record HandoverAnswerer(string Name, string? Function, string? Organisation)
{
    public const int NameLength = 200, FunctionLength = 200, OrganisationLength = 200;

    internal void Check() => HandoverRules.AReceiptNamesSomebody.Check(!string.IsNullOrWhiteSpace(Name));
}

/// <summary>
/// Somebody, or those of a household who go together, handed over to another municipality. It is not complete when it is sent:
/// the sender keeps the case until the other side confirms. What goes is chosen, shown and frozen before it goes.
/// </summary>
public sealed class Handover : Aggregate, IOfCaseFile
{
    public const int ReasonLength = 500;

    private readonly List<HandoverPerson> _people = [];
    private readonly List<HandoverStep> _steps = [];

    private Handover()
    {
    }

    /// <summary>The file from which it is done; the others hang on it as <see cref="People"/>.</summary>
    public Guid CaseFileId { get; private init; }
    public Guid DepartureId { get; private init; }

    /// <summary>Code of the list "municipalities".</summary>
    public string FromMunicipality { get; private init; } = "";
    public string ToMunicipality { get; private init; } = "";

    public HandoverState State { get; private set; }

    /// <summary>Null until it was sent.</summary>
    public HandoverMeans? Means { get; private set; }
    public DateOnly? SentOn { get; private set; }

    /// <summary>Last day on which it can be opened; null until it was sent.</summary>
    public DateOnly? LastDay { get; private set; }

    /// <summary>Day on which it was received, declined, taken back or expired; null = it goes on.</summary>
    public DateOnly? EndedOn { get; private set; }

    /// <summary>Code of the list "sharing-bases".</summary>
    public string? Basis { get; private set; }

    /// <summary>Day on which the person agreed to what goes beyond the need; null = nothing does.</summary>
    public DateOnly? ConsentOn { get; private set; }

    /// <summary>SHA-256 of what went, in hexadecimal; the receipt names it.</summary>
    public string? Sha256 { get; private set; }

    public string? AnsweredBy { get; private set; }
    public string? AnswererFunction { get; private set; }
    public string? AnswererOrganisation { get; private set; }

    /// <summary>Why it was declined or taken back, in words.</summary>
    public string? EndReason { get; private set; }

    /// <summary>Day on which the files here were closed after the receipt; null = they are open.</summary>
    public DateOnly? ClosedOn { get; private set; }

    public IReadOnlyList<HandoverPerson> People => _people;

    /// <summary>What happened, in turn.</summary>
    public IReadOnlyList<HandoverStep> Steps => _steps;

    public bool IsOver => HandoverWay.IsOver(State);

    /// <summary>Chosen and frozen; nothing goes yet.</summary>
    /// <param name="id">Also the number of the package: whoever gets it twice sees that.</param>
    public static Handover Prepare(Guid id, CaseFile file, Guid departureId, string toMunicipality, IReadOnlyList<HandoverChoice> people, HandoverMoment moment)
    {
        HandoverRules.OnlyWhoMovesIsHandedOver.Check(toMunicipality != file.Controller);
        var handover = new Handover
        {
            Id = id,
            CaseFileId = file.Id,
            DepartureId = departureId,
            FromMunicipality = file.Controller,
            ToMunicipality = toMunicipality,
        };
        handover.Choose(people);
        handover.Go(HandoverState.Prepared, moment, null);
        return handover;
    }

    /// <summary>Another choice of what goes, while nothing went.</summary>
    public void Change(IReadOnlyList<HandoverChoice> people)
    {
        HandoverRules.OnlyWhatIsPreparedChanges.Check(State == HandoverState.Prepared);
        Choose(people);
    }

    /// <param name="lastDay">Last day on which it can be opened.</param>
    /// <param name="shownToPerson">The person saw what goes (art. 13 AVG).</param>
    /// <param name="consents">The person agrees to what goes beyond the need (art. 6(1)(a) and 7 AVG).</param>
    /// <param name="sha256">Of what goes.</param>
    public void Send(HandoverMeans means, string basis, bool shownToPerson, bool consents, DateOnly lastDay, string sha256, HandoverMoment moment)
    {
        HandoverRules.OnlyWhatWasPreparedIsSent.Check(MayBecome(HandoverState.Sent));
        HandoverRules.WhatGoesIsShownFirst.Check(shownToPerson);
        HandoverRules.AnExtraNeedsConsent.Check(consents || !_people.Exists(person => person.GoesBeyondNeed));
        HandoverRules.WhoIsProtectedGoesByFile.Check(means == HandoverMeans.File || !_people.Exists(person => person.IsProtected));
        Go(HandoverState.Sent, moment, null);
        (Means, Basis, SentOn, LastDay, Sha256) = (means, basis, moment.On, lastDay, sha256);
        ConsentOn = _people.Exists(person => person.GoesBeyondNeed) ? moment.Today : null;
    }

    /// <summary>What went was locked again, with another code.</summary>
    public void SealAgain(string sha256)
    {
        HandoverRules.OnlyWhatIsOnItsWayIsReceived.Check(State == HandoverState.Sent && Means == HandoverMeans.File);
        Sha256 = sha256;
    }

    /// <summary>The other side has it and goes on with it.</summary>
    public void Receive(HandoverAnswerer who, HandoverMoment moment)
    {
        HandoverRules.OnlyWhatIsOnItsWayIsReceived.Check(MayBecome(HandoverState.Received));
        who.Check();
        End(HandoverState.Received, moment, null, who);
    }

    /// <summary>The other side does not take it over.</summary>
    public void Decline(HandoverAnswerer who, string? why, HandoverMoment moment)
    {
        HandoverRules.OnlyWhatIsOnItsWayIsDeclined.Check(MayBecome(HandoverState.Declined));
        who.Check();
        HandoverRules.AnEndSaysWhy.Check(!string.IsNullOrWhiteSpace(why));
        End(HandoverState.Declined, moment, why, who);
    }

    public void Withdraw(string? why, HandoverMoment moment)
    {
        HandoverRules.WhatIsAnsweredIsNotTakenBack.Check(MayBecome(HandoverState.Withdrawn));
        HandoverRules.AnEndSaysWhy.Check(!string.IsNullOrWhiteSpace(why));
        End(HandoverState.Withdrawn, moment, why, null);
    }

    /// <summary>Its last day is over and nobody answered.</summary>
    public void Expire(HandoverMoment moment)
    {
        HandoverRules.OnlyAfterItsLastDayItExpires.Check(MayBecome(HandoverState.Expired) && LastDay < moment.Today);
        End(HandoverState.Expired, moment, null, null);
    }

    /// <summary>The files here were closed.</summary>
    public void Close(DateOnly on)
    {
        HandoverRules.TheFileClosesAfterTheReceipt.Check(State == HandoverState.Received && ClosedOn is null);
        ClosedOn = on;
    }

    public bool MayBecome(HandoverState next) => HandoverWay.From(State).Contains(next);

    private void Choose(IReadOnlyList<HandoverChoice> people)
    {
        foreach (var person in people)
            person.Check();
        HandoverRules.WhoIsKeptApartGoesAlone.Check(people.Count == 1 || !people.Any(person => person.Situation.IsProtected));
        _people.Clear();
        _people.AddRange(people.Select((person, place) => new HandoverPerson(Id, person, place + 1)));
    }

    private void End(HandoverState state, HandoverMoment moment, string? why, HandoverAnswerer? who)
    {
        Go(state, moment, why);
        (EndedOn, EndReason) = (moment.On, why?.Trim());
        (AnsweredBy, AnswererFunction, AnswererOrganisation) = (who?.Name.Trim(), who?.Function, who?.Organisation);
    }

    private void Go(HandoverState state, HandoverMoment moment, string? words)
    {
        HandoverRules.AStepHasHappened.Check(moment.On <= moment.Today && (_steps.Count == 0 || moment.On >= _steps.Max(step => step.On)));
        _steps.Add(new(Id, _steps.Count + 1, state, moment, words));
        State = state;
    }
}

/// <summary>One person of a hand-over, and which parts of that person go.</summary>
public sealed class HandoverPerson
{
    private HandoverPerson()
    {
    }

    internal HandoverPerson(Guid handoverId, HandoverChoice choice, int place)
    {
        (Id, HandoverId, CaseFileId, Place) = (Guid.CreateVersion7(), handoverId, choice.CaseFileId, place);
        (IsProtected, GoesBeyondNeed) = (choice.Situation.IsProtected, choice.GoesBeyondNeed);
        Chosen = string.Join(',', choice.Parts.Append(HandoverPart.Identity).Distinct().Order());
    }

    public Guid Id { get; private init; }
    public Guid HandoverId { get; private init; }

    /// <summary>The person's own file.</summary>
    public Guid CaseFileId { get; private init; }

    /// <summary>Place in the row of people, from 1.</summary>
    public int Place { get; private init; }
    public bool IsProtected { get; private init; }

    /// <summary>Something goes that the receiver does not need: with consent.</summary>
    public bool GoesBeyondNeed { get; private init; }

    /// <summary>Names of the parts, with commas, in their order.</summary>
    public string Chosen { get; private init; } = "";

    /// <summary>That something of the health goes is for who may read health.</summary>
    public bool TellsHealth => Parts.Contains(HandoverPart.Health);

    public IReadOnlyList<HandoverPart> Parts => [.. Chosen.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<HandoverPart>)];
}

/// <summary>One step of a hand-over: what it became, on which day, and who wrote it down.</summary>
public sealed class HandoverStep
{
    private HandoverStep()
    {
    }

    internal HandoverStep(Guid handoverId, int number, HandoverState state, HandoverMoment moment, string? words)
    {
        (Id, HandoverId, Number, State, On, Words) = (Guid.CreateVersion7(), handoverId, number, state, moment.On, words?.Trim());
        (RecordedAt, RecordedBy) = (moment.At, moment.By);
    }

    public Guid Id { get; private init; }
    public Guid HandoverId { get; private init; }

    /// <summary>Place in the row of steps, from 1.</summary>
    public int Number { get; private init; }
    public HandoverState State { get; private init; }
    public DateOnly On { get; private init; }
    public string? Words { get; private init; }
    public DateTimeOffset RecordedAt { get; private init; }

    /// <summary>Member of staff; null = somebody of the other side, or the clock.</summary>
    public Guid? RecordedBy { get; private init; }
}

/// <summary>What goes, as it was shown: apart, because it says of people what their files say. Gone with what did not arrive.</summary>
public sealed class HandoverContent(Guid handoverId, string json)
{
    public Guid HandoverId { get; private init; } = handoverId;

    /// <summary>The package before it is locked.</summary>
    public string Json { get; private set; } = json;

    /// <summary>The signed and locked file; null of a link, and until it is sent.</summary>
    public byte[]? Sealed { get; private set; }

    public void Replace(string json) => Json = json;

    public void Seal(byte[] bytes) => Sealed = bytes;
}
