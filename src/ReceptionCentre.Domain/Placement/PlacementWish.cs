using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Providers;
using ReceptionCentre.Domain.Referrals;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Domain.Placement;

/// <summary>How it stands with a wish. The steps between them are drawn in docs/placement.md.</summary>
public enum WishState
{
    /// <summary>It is looked at in every round of proposals.</summary>
    Waiting = 1,

    /// <summary>A person decided on a place; nobody else is looked for meanwhile.</summary>
    Matched = 2,

    /// <summary>What was wished came about, and came to its end.</summary>
    Fulfilled = 3,

    /// <summary>The person does not want it any more, took back the consent, or the file was closed.</summary>
    Withdrawn = 4,
}

/// <summary>
/// What somebody wishes to be placed with, as far as it was told. Need is all that is in it: nothing about where somebody comes
/// from, and nothing that was only told in confidence.
/// </summary>
public sealed class PlacementWish : Aggregate, IOfCaseFile
{
    private readonly List<WishCode> _codes = [];

    private PlacementWish()
    {
    }

    public Guid CaseFileId { get; private init; }
    public PlacementKind Kind { get; private init; }
    public WishState State { get; private set; }

    /// <summary>Day since which the person waits; a place that did not come about does not move it.</summary>
    public DateOnly Since { get; private set; }

    public string? Words { get; private set; }
    public Weekdays Days { get; private set; }
    public DayParts Parts { get; private set; }
    public string? Postcode { get; private set; }
    public string? Town { get; private set; }
    public Reach? Reach { get; private set; }

    /// <summary>How much somebody can do a week; null = not asked.</summary>
    public int? MinutesAWeek { get; private set; }

    /// <summary>Lowest level of Dutch that somebody may have by what was heard; null = not heard.</summary>
    public DutchLevel? LevelFrom { get; private set; }
    public DutchLevel? LevelTo { get; private set; }

    /// <summary>Code of the list "school-stays": how long the family wants to stay; null = not known, to be asked.</summary>
    public string? SchoolStay { get; private set; }

    /// <summary>Day on which the person agreed to be placed with somebody (art. 6(1)(a) and 7 AVG); null = a kind that needs no consent.</summary>
    public DateOnly? ConsentOn { get; private set; }
    public DateOnly? ConsentEndedOn { get; private set; }

    /// <summary>Day on which it was fulfilled or withdrawn; null = it stands.</summary>
    public DateOnly? EndedOn { get; private set; }

    /// <summary>Code of the list "placement-reasons": why it was withdrawn.</summary>
    public string? EndReason { get; private set; }

    public IReadOnlyList<WishCode> Codes => _codes;

    /// <summary>Only for an extra: what is a task of the municipality rests on that task.</summary>
    public static bool NeedsConsent(PlacementKind kind) => kind == PlacementKind.Buddy;

    /// <param name="mayBeChild">By what is known of the birth the person can be a child.</param>
    public static PlacementWish Ask(Guid caseFileId, PlacementKind kind, WishTerms terms, bool mayBeChild, DateOnly today)
    {
        PlacementRules.ASchoolPlaceIsForAChild.Check(kind != PlacementKind.School || mayBeChild);
        PlacementRules.ABuddyNeedsConsent.Check(!NeedsConsent(kind) || terms.ConsentOn is not null);
        PlacementRules.ConsentIsNotOfLater.Check(terms.ConsentOn is null || terms.ConsentOn <= today);
        var wish = new PlacementWish
        {
            Id = Guid.CreateVersion7(),
            CaseFileId = caseFileId,
            Kind = kind,
            State = WishState.Waiting,
            ConsentOn = NeedsConsent(kind) ? terms.ConsentOn : null,
        };
        wish.Tell(terms, today);
        return wish;
    }

    /// <summary>What is wished became otherwise, or was understood wrongly.</summary>
    public void Change(WishTerms terms, DateOnly today)
    {
        EnsureStands();
        Tell(terms, today);
    }

    /// <summary>A person decided on a place.</summary>
    internal void Match()
    {
        PlacementRules.OnlyWhoWaitsIsPlaced.Check(State == WishState.Waiting);
        State = WishState.Matched;
    }

    /// <summary>It did not come about: the person waits as long as before.</summary>
    internal void WaitAsBefore() => State = WishState.Waiting;

    /// <summary>It ended before its end, and the person wants another: the waiting begins on that day.</summary>
    internal void WaitAnew(DateOnly since) => (State, Since) = (WishState.Waiting, since);

    internal void Fulfil(DateOnly on) => (State, EndedOn) = (WishState.Fulfilled, on);

    /// <param name="reason">Code of the list "placement-reasons".</param>
    public void Withdraw(string reason, DateOnly on, DateOnly today)
    {
        PlacementRules.WhoIsPlacedIsEndedThere.Check(State != WishState.Matched);
        PlacementRules.WhatEndedIsAskedAnew.Check(State == WishState.Waiting);
        PlacementRules.ADayHasCome.Check(on <= today && on >= Since);
        (State, EndedOn, EndReason) = (WishState.Withdrawn, on, reason);
    }

    /// <summary>The person takes back the consent: nobody is looked for any more. An open pair is ended first.</summary>
    public void EndConsent(DateOnly on)
    {
        PlacementRules.OnlyConsentThatHoldsIsTakenBack.Check(ConsentOn is not null && ConsentEndedOn is null && State == WishState.Waiting);
        (ConsentEndedOn, State, EndedOn, EndReason) = (on, WishState.Withdrawn, on, PlacementReasons.ConsentEnded);
    }

    public IEnumerable<string> CodesFor(PlacementCodeUse use) => _codes.Where(code => code.Use == use).Select(code => code.Code);

    public WishTerms Terms => new()
    {
        Since = Since,
        Words = Words,
        Languages = [.. CodesFor(PlacementCodeUse.Language)],
        Learns = [.. CodesFor(PlacementCodeUse.Learns)],
        Interests = [.. CodesFor(PlacementCodeUse.Interest)],
        Skills = [.. CodesFor(PlacementCodeUse.Skill)],
        Days = Days,
        Parts = Parts,
        Postcode = Postcode,
        Town = Town,
        Reach = Reach,
        MinutesAWeek = MinutesAWeek,
        LevelFrom = LevelFrom,
        LevelTo = LevelTo,
        SchoolStay = SchoolStay,
        ConsentOn = ConsentOn,
    };

    private void EnsureStands() => PlacementRules.WhatEndedIsAskedAnew.Check(State is WishState.Waiting or WishState.Matched);

    private void Tell(WishTerms terms, DateOnly today)
    {
        terms.Check(today);
        (Since, Words, Days, Parts, Postcode, Town, Reach) = (terms.Since, terms.Words, terms.Days, terms.Parts, terms.Postcode, terms.Town, terms.Reach);
        (MinutesAWeek, LevelFrom, LevelTo, SchoolStay) = (terms.MinutesAWeek, terms.LevelFrom, terms.LevelTo, terms.SchoolStay);
        Tell(PlacementCodeUse.Language, terms.Languages);
        Tell(PlacementCodeUse.Learns, terms.Learns);
        Tell(PlacementCodeUse.Interest, terms.Interests);
        Tell(PlacementCodeUse.Skill, terms.Skills);
    }

    private void Tell(PlacementCodeUse use, IReadOnlyCollection<string> told)
    {
        _codes.RemoveAll(code => code.Use == use && !told.Contains(code.Code));
        _codes.AddRange(told.Distinct(StringComparer.Ordinal).Except([.. CodesFor(use)]).Select(code => new WishCode(Id, use, code)));
    }
}

/// <summary>A code of a wish, of which there can be several for one use.</summary>
public sealed class WishCode
{
    private WishCode()
    {
    }

    internal WishCode(Guid wishId, PlacementCodeUse use, string code) => (WishId, Use, Code) = (wishId, use, code);

    public Guid WishId { get; private init; }
    public PlacementCodeUse Use { get; private init; }
    public string Code { get; private init; } = "";
}

/// <summary>What a wish says; see the properties of <see cref="PlacementWish"/>. What was not told stays empty.</summary>
public sealed record WishTerms
{
    public required DateOnly Since { get; init; }
    public string? Words { get; init; }

    /// <summary>Codes of the languages in which one can speak with the person, Dutch too where it goes well.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>Codes of the languages that the person wants to learn.</summary>
    public IReadOnlyList<string> Learns { get; init; } = [];

    /// <summary>Codes of the list "interests".</summary>
    public IReadOnlyList<string> Interests { get; init; } = [];

    /// <summary>Codes of the list "skills".</summary>
    public IReadOnlyList<string> Skills { get; init; } = [];
    public Weekdays Days { get; init; }
    public DayParts Parts { get; init; }
    public string? Postcode { get; init; }
    public string? Town { get; init; }
    public Reach? Reach { get; init; }
    public int? MinutesAWeek { get; init; }
    public DutchLevel? LevelFrom { get; init; }
    public DutchLevel? LevelTo { get; init; }
    public string? SchoolStay { get; init; }
    public DateOnly? ConsentOn { get; init; }

    internal void Check(DateOnly today)
    {
        PlacementRules.NobodyWaitsFromLaterOn.Check(Since <= today);
        PlacementRules.NoNumberStandsInIt.Check(!SharedData.HoldsBsn(Words));
        PlacementRules.ALevelDoesNotGoDown.Check(LevelFrom is null || LevelTo is null || LevelTo >= LevelFrom);
        PlacementRules.HoursFitInAWeek.Check(OfferTerms.HoursFit(MinutesAWeek, null));
    }
}
