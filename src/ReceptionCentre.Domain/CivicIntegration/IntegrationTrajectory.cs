using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Plans;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Domain.CivicIntegration;

/// <summary>In which of its two groups DUO puts somebody; it drives the rights and what a PIP holds. Never derived from a motive.</summary>
public enum DutyGroup
{
    /// <summary>Asielstatushouder.</summary>
    Asylum = 1,

    /// <summary>Gezinsmigrant en overige migrant.</summary>
    FamilyAndOther = 2,
}

/// <summary>What DUO and earlier municipalities say; see the properties of <see cref="IntegrationTrajectory"/>.</summary>
public sealed record TrajectoryFacts(
    DutyGroup? Group, DateOnly? SettledOn, DateOnly? EarlierPipOn, string? EarlierPipMunicipality, DateOnly? TermFrom, DateOnly? TermUntil);

/// <summary>
/// How the civic integration of the person of a file stands beside the plan: what DUO and earlier municipalities said, and the
/// information of others that the PIP waits for.
/// </summary>
public sealed partial class IntegrationTrajectory : Aggregate, IOfCaseFile
{
    private readonly List<AwaitedInformation> _awaited = [];

    private IntegrationTrajectory()
    {
    }

    public Guid CaseFileId { get; private init; }

    /// <summary>As DUO says; null = not known yet.</summary>
    public DutyGroup? Group { get; private set; }

    /// <summary>Day on which the person settled in the municipality, by the population register; null = the day of arrival counts.</summary>
    public DateOnly? SettledOn { get; private set; }

    /// <summary>Date of the first PIP that another municipality made; null = none.</summary>
    public DateOnly? EarlierPipOn { get; private set; }

    /// <summary>Code of the list "municipalities".</summary>
    public string? EarlierPipMunicipality { get; private set; }

    /// <summary>Route of the PIP that another municipality handed over; the new PIP keeps it. Null = none came along.</summary>
    public LearningRoute? EarlierRoute { get; private set; }

    /// <summary>Date of the first PIP that was decided in this file.</summary>
    public DateOnly? FirstDecidedOn { get; private set; }

    /// <summary>First day of the integration term as DUO gives it; where DUO gives dates, they lead.</summary>
    public DateOnly? DuoTermFrom { get; private set; }

    /// <summary>First day after the term as DUO gives it, extensions included.</summary>
    public DateOnly? DuoTermUntil { get; private set; }

    /// <summary>First day after the integration term, by DUO or as computed; null = it has not begun.</summary>
    public DateOnly? TermUntil { get; private set; }

    /// <summary>First day of the term, by DUO or as computed.</summary>
    public DateOnly? TermFrom { get; private set; }

    /// <summary>Information of others without which there is no PIP: the only ground on which the ten weeks are extended.</summary>
    public IReadOnlyList<AwaitedInformation> Awaited => _awaited;

    /// <summary>Date of the person's first PIP, of whichever municipality.</summary>
    public DateOnly? FirstPipOn => EarlierPipOn is { } earlier && (FirstDecidedOn is null || earlier < FirstDecidedOn) ? earlier : FirstDecidedOn;

    /// <summary>Begins at version 1: 0 is what a page says of a file that has none.</summary>
    public static IntegrationTrajectory Of(Guid caseFileId)
    {
        var trajectory = new IntegrationTrajectory { Id = Guid.CreateVersion7(), CaseFileId = caseFileId };
        trajectory.RaiseVersion();
        return trajectory;
    }

    public void Record(TrajectoryFacts facts, DateOnly today, CivicParameters parameters)
    {
        TrajectoryRules.ATermEndsAfterItBegins.Check(facts.TermFrom is null || facts.TermUntil is null || facts.TermUntil > facts.TermFrom);
        TrajectoryRules.AnEarlierPipNamesItsMunicipality.Check((facts.EarlierPipOn is null) == (facts.EarlierPipMunicipality is null));
        TrajectoryRules.OnADayThatHasCome.Check((facts.SettledOn ?? today) <= today && (facts.EarlierPipOn ?? today) <= today);
        TrajectoryRules.AnEarlierPipIsOfThisAct.Check(facts.EarlierPipOn is not { } earlier || parameters.On(earlier, CivicParameters.TermYears) is not null);
        (Group, SettledOn, EarlierPipOn, EarlierPipMunicipality) = (facts.Group, facts.SettledOn, facts.EarlierPipOn, facts.EarlierPipMunicipality);
        (DuoTermFrom, DuoTermUntil) = (facts.TermFrom, facts.TermUntil);
        SetTerm(parameters);
    }

    /// <summary>Somebody moved here in the middle of an integration: the route stays what it was.</summary>
    public void KeepRoute(LearningRoute route) => EarlierRoute = route;

    /// <summary>A PIP was decided here. Only the first moves the term: a revision leaves it where it is.</summary>
    public void PipDecided(DateOnly on, CivicParameters parameters)
    {
        FirstDecidedOn ??= on;
        SetTerm(parameters);
    }

    /// <summary>Information of others is asked, without which the PIP cannot be made.</summary>
    public AwaitedInformation Await(string what, DateOnly askedOn, DateOnly today)
    {
        TrajectoryRules.OnADayThatHasCome.Check(askedOn <= today);
        TrajectoryRules.OneQuestionAtATime.Check(!_awaited.Exists(one => one.ReceivedOn is null));
        var awaited = new AwaitedInformation(Id, what, askedOn);
        _awaited.Add(awaited);
        return awaited;
    }

    /// <summary>It came: from this day the extension runs.</summary>
    public void Received(Guid awaitedId, DateOnly on, DateOnly today)
    {
        var awaited = _awaited.Find(one => one.Id == awaitedId) ?? throw new NotThereException(nameof(AwaitedInformation));
        TrajectoryRules.OnADayThatHasCome.Check(on <= today);
        TrajectoryRules.ReceivedAfterItWasAsked.Check(on >= awaited.AskedOn);
        awaited.Received(on);
    }

    private void SetTerm(CivicParameters parameters)
    {
        (DateOnly From, DateOnly Until)? computed = FirstPipOn is { } first ? parameters.TermAfter(first) : null;
        (TermFrom, TermUntil) = (DuoTermFrom ?? computed?.From, DuoTermUntil ?? computed?.Until);
    }
}

/// <summary>Information of others that a PIP waits for.</summary>
public sealed class AwaitedInformation
{
    public const int WhatLength = 300;

    private AwaitedInformation()
    {
    }

    internal AwaitedInformation(Guid trajectoryId, string what, DateOnly askedOn) =>
        (Id, TrajectoryId, What, AskedOn) = (Guid.CreateVersion7(), trajectoryId, what, askedOn);

    public Guid Id { get; private init; }
    public Guid TrajectoryId { get; private init; }

    /// <summary>What is awaited and from whom, in words.</summary>
    public string What { get; private init; } = "";
    public DateOnly AskedOn { get; private init; }
    public DateOnly? ReceivedOn { get; private set; }

    internal void Received(DateOnly on) => ReceivedOn = on;
}

public static class TrajectoryRules
{
    /// <summary>A term ends after it begins.</summary>
    public static readonly Rule ATermEndsAfterItBegins = new("CivicIntegration.ATermEndsAfterItBegins");

    /// <summary>An earlier PIP has a date and a municipality.</summary>
    public static readonly Rule AnEarlierPipNamesItsMunicipality = new("CivicIntegration.AnEarlierPipNamesItsMunicipality");

    /// <summary>An earlier PIP is dated since the Act came into force.</summary>
    public static readonly Rule AnEarlierPipIsOfThisAct = new("CivicIntegration.AnEarlierPipIsOfThisAct");

    /// <summary>What happened, happened on a day that has come.</summary>
    public static readonly Rule OnADayThatHasCome = new("CivicIntegration.OnADayThatHasCome");

    /// <summary>One question to others at a time keeps the PIP waiting.</summary>
    public static readonly Rule OneQuestionAtATime = new("CivicIntegration.OneQuestionAtATime");

    /// <summary>An answer comes on or after the day of the question.</summary>
    public static readonly Rule ReceivedAfterItWasAsked = new("CivicIntegration.ReceivedAfterItWasAsked");

    /// <summary>Another day, number or offer in the place of a wrong one says why.</summary>
    public static readonly Rule ACorrectionHasAReason = new("CivicIntegration.ACorrectionHasAReason");

    /// <summary>Whose fault a late date is, is asked of PVT and MAP only.</summary>
    public static readonly Rule FaultIsOfPvtAndMap = new("CivicIntegration.FaultIsOfPvtAndMap");

    /// <summary>Hours are a total from 0 to 9999.</summary>
    public static readonly Rule HoursAreANumber = new("CivicIntegration.HoursAreANumber");

    /// <summary>The number of a school has ten letters or digits.</summary>
    public static readonly Rule ASchoolHasItsNumber = new("CivicIntegration.ASchoolHasItsNumber");

    /// <summary>A course ends after it begins.</summary>
    public static readonly Rule ACourseEndsAfterItBegins = new("CivicIntegration.ACourseEndsAfterItBegins");

    /// <summary>A language exam has a level; KNM has none.</summary>
    public static readonly Rule ALanguageExamHasALevel = new("CivicIntegration.ALanguageExamHasALevel");

    /// <summary>Why there is no result is said of an exam without one.</summary>
    public static readonly Rule OnlyWithoutAResultThereIsAReason = new("CivicIntegration.OnlyWithoutAResultThereIsAReason");

    /// <summary>A file has one set of these facts; who makes the first at the same moment sees that it is there.</summary>
    public static readonly Rule OneTrajectory = new("CivicIntegration.OneTrajectory");
}
