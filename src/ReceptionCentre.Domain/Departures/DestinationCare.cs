using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Domain.Departures;

public enum DestinationState
{
    /// <summary>Somebody there was asked; nobody said yes yet.</summary>
    Asked = 1,

    /// <summary>Somebody there said yes.</summary>
    Confirmed = 2,

    /// <summary>It does not happen, and stays to be seen with the reason.</summary>
    FellThrough = 3,
}

/// <summary>What is asked of somebody at the destination.</summary>
/// <param name="Kind">Code of the list "destination-kinds": reception, care, family, work, school.</param>
/// <param name="ProviderId">The partner organisation, when it is in the directory.</param>
/// <param name="Organisation">Who it is with, in words, when it is not: a sister, a hospital there.</param>
/// <param name="Contact">Whom to ask for there, and how.</param>
/// <param name="On">The day that belongs to it: who is met when.</param>
public sealed record DestinationTerms(string Kind, Guid? ProviderId, string? Organisation, string? Contact, string? Place, DateOnly? On);

/// <summary>
/// Something that waits for the person at the destination: a bed, a doctor, a sister, work, a school. Arranged with a partner
/// organisation or with whoever is there, and only counted on once somebody there said yes. It says who and where, never what for.
/// </summary>
public sealed class DestinationCare : Aggregate, IOfCaseFile
{
    public const int OrganisationLength = 200, ContactLength = 200, PlaceLength = 200, ConfirmedByLength = 200, ReasonLength = 500;

    private DestinationCare()
    {
    }

    public Guid CaseFileId { get; private init; }
    public Guid DepartureId { get; private init; }

    /// <summary>Code of the list "destination-kinds".</summary>
    public string Kind { get; private init; } = "";
    public Guid? ProviderId { get; private init; }
    public string? Organisation { get; private init; }
    public string? Contact { get; private init; }
    public string? Place { get; private init; }
    public DateOnly? On { get; private init; }
    public DestinationState State { get; private set; }

    /// <summary>Who there said yes.</summary>
    public string? ConfirmedBy { get; private set; }
    public DateOnly? ConfirmedOn { get; private set; }

    /// <summary>Why it does not happen.</summary>
    public string? EndReason { get; private set; }

    public DateTimeOffset AskedAt { get; private init; }
    public Guid AskedBy { get; private init; }

    public static DestinationCare Ask(Departure departure, DestinationTerms terms, DateTimeOffset at, Guid by)
    {
        DepartureRules.OnlyAPlannedDepartureChanges.Check(departure.State == DepartureState.Planned);
        DestinationRules.SomebodyIsAsked.Check(terms.ProviderId is not null || !string.IsNullOrWhiteSpace(terms.Organisation));
        return new()
        {
            Id = Guid.CreateVersion7(),
            CaseFileId = departure.CaseFileId,
            DepartureId = departure.Id,
            Kind = terms.Kind,
            ProviderId = terms.ProviderId,
            // One name, not two that may differ.
            Organisation = terms.ProviderId is null ? terms.Organisation!.Trim() : null,
            Contact = terms.Contact,
            Place = terms.Place,
            On = terms.On,
            State = DestinationState.Asked,
            AskedAt = at,
            AskedBy = by,
        };
    }

    /// <summary>Somebody there said yes.</summary>
    public void Confirm(string by, DateOnly on, DateOnly today)
    {
        DestinationRules.OnlyWhatWasAskedIsAnswered.Check(State == DestinationState.Asked);
        DestinationRules.SomebodyConfirms.Check(!string.IsNullOrWhiteSpace(by) && on <= today);
        (State, ConfirmedBy, ConfirmedOn) = (DestinationState.Confirmed, by.Trim(), on);
    }

    /// <summary>It does not happen, also when somebody had said yes.</summary>
    public void FallThrough(string reason)
    {
        DestinationRules.OnlyWhatStandsFallsThrough.Check(State != DestinationState.FellThrough);
        (State, EndReason) = (DestinationState.FellThrough, reason);
    }
}

public enum HealthHandoverState
{
    /// <summary>The person agreed; nothing went yet.</summary>
    Agreed = 1,

    /// <summary>It was handed over.</summary>
    HandedOver = 2,

    /// <summary>The person took the consent back.</summary>
    Withdrawn = 3,
}

/// <summary>
/// What is told of somebody's health to whoever goes on with the care at the destination. Only with the consent of the person,
/// who can take it back; seen only with the permission for health, here and in the history.
/// </summary>
public sealed class HealthHandover : Aggregate, IOfCaseFile
{
    public const int ReceiverLength = 200, WhatLength = 1000;

    private HealthHandover()
    {
    }

    public Guid CaseFileId { get; private init; }
    public Guid DepartureId { get; private init; }

    /// <summary>To whom, as the person agreed: a doctor, a clinic.</summary>
    public string Receiver { get; private init; } = "";

    /// <summary>What the person agreed to be told: "the letter of the GP", not the illness itself.</summary>
    public string What { get; private init; } = "";

    /// <summary>Day on which the person agreed.</summary>
    public DateOnly AgreedOn { get; private init; }

    /// <summary>Who heard the person agree.</summary>
    public Guid HeardBy { get; private init; }
    public DateTimeOffset RecordedAt { get; private init; }

    public HealthHandoverState State { get; private set; }
    public DateOnly? HandedOverOn { get; private set; }

    /// <summary>Day on which the person took the consent back. What had gone by then is gone.</summary>
    public DateOnly? WithdrawnOn { get; private set; }

    public static HealthHandover Agree(Departure departure, string receiver, string what, DateOnly agreedOn, DateOnly today, DateTimeOffset at, Guid by)
    {
        DepartureRules.OnlyAPlannedDepartureChanges.Check(departure.State == DepartureState.Planned);
        DestinationRules.ThePersonHasAgreed.Check(agreedOn <= today);
        return new()
        {
            Id = Guid.CreateVersion7(),
            CaseFileId = departure.CaseFileId,
            DepartureId = departure.Id,
            Receiver = receiver.Trim(),
            What = what.Trim(),
            AgreedOn = agreedOn,
            HeardBy = by,
            RecordedAt = at,
            State = HealthHandoverState.Agreed,
        };
    }

    /// <summary>It went to whoever goes on with the care.</summary>
    public void HandOver(DateOnly on, DateOnly today)
    {
        DestinationRules.NothingGoesWithoutConsent.Check(State == HealthHandoverState.Agreed);
        DestinationRules.ItWentAfterTheConsent.Check(on >= AgreedOn && on <= today);
        (State, HandedOverOn) = (HealthHandoverState.HandedOver, on);
    }

    /// <summary>The person takes the consent back, whenever that is.</summary>
    public void Withdraw(DateOnly on)
    {
        DestinationRules.ConsentIsTakenBackOnce.Check(State != HealthHandoverState.Withdrawn);
        (State, WithdrawnOn) = (HealthHandoverState.Withdrawn, on);
    }
}

public static class DestinationRules
{
    /// <summary>What is arranged at the destination is arranged with somebody.</summary>
    public static readonly Rule SomebodyIsAsked = new("Departures.SomebodyIsAsked");

    /// <summary>Only what was asked and not answered yet is confirmed.</summary>
    public static readonly Rule OnlyWhatWasAskedIsAnswered = new("Departures.OnlyWhatWasAskedIsAnswered");

    /// <summary>Somebody there said yes, on a day that has come.</summary>
    public static readonly Rule SomebodyConfirms = new("Departures.SomebodyConfirms");

    /// <summary>What fell through fell through once.</summary>
    public static readonly Rule OnlyWhatStandsFallsThrough = new("Departures.OnlyWhatStandsFallsThrough");

    /// <summary>The person agreed on a day that has come.</summary>
    public static readonly Rule ThePersonHasAgreed = new("Departures.ThePersonHasAgreed");

    /// <summary>Nothing of somebody's health goes without a consent that stands.</summary>
    public static readonly Rule NothingGoesWithoutConsent = new("Departures.NothingGoesWithoutConsent");

    /// <summary>It went on or after the day of the consent, on a day that has come.</summary>
    public static readonly Rule ItWentAfterTheConsent = new("Departures.ItWentAfterTheConsent");

    /// <summary>A consent is taken back once.</summary>
    public static readonly Rule ConsentIsTakenBackOnce = new("Departures.ConsentIsTakenBackOnce");
}
