using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Referrals;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Domain.Housing;

/// <summary>
/// The COA linked somebody, with whoever goes along, to a municipality, which finds them one dwelling together. Entered once for the
/// family: each person has a line, and what is offered is offered to all of them. What a dwelling needs is all that is in it:
/// nothing about where somebody comes from.
/// </summary>
public sealed class HousingLink : Aggregate, IOfCaseFile
{
    private readonly List<HousingLinkPerson> _people = [];
    private readonly List<HousingOffer> _offers = [];
    private readonly List<HousingNeed> _needs = [];

    private HousingLink()
    {
    }

    /// <summary>The file that asks for all of them: of the first who still goes along.</summary>
    public Guid CaseFileId { get; private set; }

    /// <summary>Code of the list "municipalities": the controller of all the files.</summary>
    public string Municipality { get; private init; } = "";
    public HousingState State { get; private set; }

    /// <summary>Day on which the COA linked them. Who waits is in turn by it.</summary>
    public DateOnly LinkedOn { get; private set; }

    /// <summary>Where they stay at the COA, in words; null = not known.</summary>
    public string? Location { get; private set; }

    /// <summary>Number of the link at the COA; null = not known.</summary>
    public string? Reference { get; private set; }

    /// <summary>How many people the dwelling is for, also who has no file: never fewer than go along.</summary>
    public int PeopleInAll { get; private set; }

    /// <summary>Fewest bedrooms; null = not said.</summary>
    public int? Bedrooms { get; private set; }

    /// <summary>What they wish, in their own words.</summary>
    public string? Wishes { get; private set; }

    /// <summary>Code of the list "housing-urgency": why they go first; null = in turn.</summary>
    public string? Urgency { get; private set; }

    /// <summary>The urgency, for colleagues.</summary>
    public string? UrgencyWords { get; private set; }

    public FamilyState Family { get; private set; }
    public int? FamilyAdults { get; private set; }
    public int? FamilyChildren { get; private set; }

    /// <summary>Whether the immigration service decided that they may come.</summary>
    public FamilyDecision FamilyDecided { get; private set; }

    /// <summary>First day on which they may be here; null = not known.</summary>
    public DateOnly? FamilyFrom { get; private set; }

    /// <summary>Day by which they are expected; null = not known.</summary>
    public DateOnly? FamilyBy { get; private set; }

    /// <summary>Whether they moved in by an offer of the municipality or found a dwelling themselves; null = they did not move in.</summary>
    public HousedHow? How { get; private set; }

    /// <summary>Day on which they moved in, or on which the link ended otherwise; null = it runs.</summary>
    public DateOnly? EndedOn { get; private set; }

    /// <summary>Code of the list "housing-end-reasons"; null = it runs, or they moved in.</summary>
    public string? EndReason { get; private set; }
    public string? EndWords { get; private set; }

    /// <summary>Everybody who goes or went along, in the order in which they were chosen.</summary>
    public IReadOnlyList<HousingLinkPerson> People => _people;

    public IReadOnlyList<HousingOffer> Offers => _offers;
    public IReadOnlyList<HousingNeed> Needs => _needs;

    public bool IsOpen => HousingWay.Runs(State);

    /// <summary>Who goes along, or moved in together at the end.</summary>
    public IEnumerable<HousingLinkPerson> Going => _people.Where(person => State == HousingState.Housed ? person.HousedOn is not null : person.EndedOn is null).OrderBy(person => person.Place);

    /// <summary>The offer that waits for an answer or was accepted; null = there is none.</summary>
    public HousingOffer? OpenOffer => _offers.Find(offer => offer.IsOpen);

    /// <summary>Who this place in the row is: by which who waits is put in order, and by nothing else.</summary>
    public HousingTurn Turn => new(Urgency is not null, LinkedOn, Id);

    /// <param name="files">Of who goes along, the one that asks for all first. Of one municipality.</param>
    public static HousingLink Of(IReadOnlyList<Guid> files, string municipality, HousingTerms terms, DateOnly today)
    {
        HousingRules.SomebodyGoesAlong.Check(files.Count > 0);
        var link = new HousingLink { Id = Guid.CreateVersion7(), Municipality = municipality, State = HousingState.Waiting, CaseFileId = files[0] };
        link.Choose(files, today);
        link.Tell(terms, today);
        return link;
    }

    /// <summary>What is known of the link became otherwise, or somebody else goes along.</summary>
    public void Change(IReadOnlyList<Guid> files, HousingTerms terms, DateOnly today)
    {
        EnsureRuns();
        HousingRules.SomebodyGoesAlong.Check(files.Count > 0);
        HousingRules.AStepFollowsTheOneBefore.Check(_offers.TrueForAll(offer => offer.OfferedOn >= terms.LinkedOn));
        Choose(files, today);
        Tell(terms, today);
    }

    /// <summary>Who is expected to follow. Also after they moved in: then the family comes to them.</summary>
    public void Expect(ExpectedFamily family)
    {
        HousingRules.WhatEndedIsLinkedAnew.Check(State != HousingState.Ended);
        family.Check();
        (Family, FamilyAdults, FamilyChildren, FamilyDecided, FamilyFrom, FamilyBy) = (family.State, family.Adults, family.Children, family.Decision, family.From, family.By);
    }

    public ExpectedFamily ExpectedFamily => new(Family, FamilyAdults, FamilyChildren, FamilyDecided, FamilyFrom, FamilyBy);

    /// <summary>Offers one dwelling to all of them. One at a time: what is open is answered or taken back first.</summary>
    public HousingOffer Offer(DwellingTerms terms, HousingHappened step)
    {
        EnsureRuns();
        HousingRules.OneOfferAtATime.Check(OpenOffer is null);
        HousingRules.AStepFollowsTheOneBefore.Check(step.On >= LastStep);
        step.Check();
        var offer = new HousingOffer(Id, _offers.Count + 1, terms, step);
        _offers.Add(offer);
        State = HousingState.Offered;
        return offer;
    }

    public void ChangeOffer(Guid offerId, DwellingTerms terms)
    {
        EnsureRuns();
        OfferOf(offerId).Change(terms);
    }

    /// <summary>They take it: they have not moved in yet.</summary>
    public void Accept(Guid offerId, HousingHappened step)
    {
        EnsureRuns();
        OfferOf(offerId).Answer(OfferState.Accepted, step, null, null, null);
        State = HousingState.Accepted;
    }

    /// <summary>They do not take it, also after they said yes: they wait on since the day of the link.</summary>
    /// <param name="reason">Code of the list "housing-refusal-reasons".</param>
    /// <param name="founded">Whether the municipality finds the refusal founded; null = it did not judge it yet.</param>
    /// <param name="follows">What follows from it, in words.</param>
    public void Refuse(Guid offerId, string reason, bool? founded, string? follows, HousingHappened step)
    {
        EnsureRuns();
        HousingRules.AnotherReasonIsTold.Check(reason != HousingReasons.Other || step.Words is not null);
        OfferOf(offerId).Answer(OfferState.Refused, step, reason, founded, follows);
        State = HousingState.Waiting;
    }

    /// <summary>The landlord took the dwelling back, or it turned out not to be there.</summary>
    public void WithdrawOffer(Guid offerId, HousingHappened step)
    {
        EnsureRuns();
        OfferOf(offerId).Answer(OfferState.Withdrawn, step, null, null, null);
        State = HousingState.Waiting;
    }

    /// <summary>What the municipality thinks of a refusal, and what follows.</summary>
    public void Judge(Guid offerId, bool founded, string? follows) => OfferOf(offerId).Judge(founded, follows);

    /// <summary>They live in the dwelling that they accepted.</summary>
    public void MoveIn(HousingHappened step)
    {
        HousingRules.OneMovesIntoWhatWasAccepted.Check(State == HousingState.Accepted);
        OpenOffer!.Answer(OfferState.MovedIn, step, null, null, null);
        House(HousedHow.Offered, step);
    }

    /// <summary>They found a dwelling in this municipality themselves: that is their choice, and counts as well.</summary>
    public void FindOwn(HousingHappened step)
    {
        EnsureRuns();
        HousingRules.WhatWasAcceptedIsAnsweredFirst.Check(State != HousingState.Accepted);
        OpenOffer?.Answer(OfferState.Lapsed, step, null, null, null);
        House(HousedHow.Own, step);
    }

    /// <summary>The link ends and they do not move in here.</summary>
    /// <param name="reason">Code of the list "housing-end-reasons".</param>
    public void End(string reason, HousingHappened step)
    {
        EnsureRuns();
        HousingRules.AnotherReasonIsTold.Check(reason != HousingReasons.Other || step.Words is not null);
        OpenOffer?.Answer(OfferState.Lapsed, step, null, null, null);
        Close(HousingState.Ended, step);
        (EndReason, EndWords) = (reason, step.Words);
    }

    /// <summary>One of them no longer goes along: the others stay linked. Of the last one the link ends.</summary>
    public void Leave(Guid caseFileId, string reason, HousingHappened step)
    {
        EnsureRuns();
        var person = _people.Find(one => one.CaseFileId == caseFileId && one.EndedOn is null) ?? throw new NotThereException("person of the link");
        if (_people.Count(one => one.EndedOn is null) == 1)
        {
            End(reason, step);
            return;
        }
        step.Check();
        person.End(step.On > LinkedOn ? step.On : LinkedOn);
        GoOnWithout(1);
    }

    /// <summary>Some of them go on apart, with a link of their own that is as old as this one, and share nothing of it. The others stay.</summary>
    /// <param name="files">Not those of everybody.</param>
    public HousingLink Apart(IReadOnlyList<Guid> files)
    {
        EnsureRuns();
        HousingRules.SomebodyGoesAlong.Check(_people.Exists(person => person.EndedOn is null && !files.Contains(person.CaseFileId)));
        var apart = new HousingLink
        {
            Id = Guid.CreateVersion7(),
            Municipality = Municipality,
            State = HousingState.Waiting,
            LinkedOn = LinkedOn,
            PeopleInAll = files.Count,
            CaseFileId = files[0],
        };
        foreach (var person in _people.Where(one => one.EndedOn is null && files.Contains(one.CaseFileId)).ToList())
        {
            _people.Remove(person);
            person.GoApart(apart.Id, apart._people.Count + 1);
            apart._people.Add(person);
        }
        GoOnWithout(files.Count);
        return apart;
    }

    /// <summary>It was a mistake that they moved in, or that the link ended: it runs as before.</summary>
    public void TakeBack()
    {
        HousingRules.OnlyWhatEndedIsTakenBack.Check(!IsOpen);
        var ended = EndedOn;
        foreach (var person in _people.Where(one => one.EndedOn == ended && (State == HousingState.Ended || one.HousedOn is not null)))
            person.GoOn();
        var moved = State == HousingState.Housed ? _offers.Find(offer => offer.State == OfferState.MovedIn && offer.EndedOn == ended) : null;
        moved?.GoOn();
        (State, How, EndedOn, EndReason, EndWords) = (moved is null ? HousingState.Waiting : HousingState.Accepted, null, null, null, null);
        CaseFileId = Going.First().CaseFileId;
    }

    /// <summary>The day of the latest step: what follows is not before it.</summary>
    public DateOnly LastStep => _offers.Select(offer => offer.LastStep).Append(LinkedOn).Max();

    private void House(HousedHow how, HousingHappened step)
    {
        var going = _people.Where(person => person.EndedOn is null).ToList();
        Close(HousingState.Housed, step);
        going.ForEach(person => person.House(step.On));
        How = how;
    }

    private void Close(HousingState state, HousingHappened step)
    {
        HousingRules.AStepFollowsTheOneBefore.Check(step.On >= LastStep);
        step.Check();
        foreach (var person in _people.Where(person => person.EndedOn is null))
            person.End(step.On);
        (State, EndedOn) = (state, step.On);
    }

    private void Choose(IReadOnlyList<Guid> files, DateOnly today)
    {
        foreach (var gone in _people.Where(person => person.EndedOn is null && !files.Contains(person.CaseFileId)))
            gone.End(today);
        foreach (var file in files.Distinct().Where(file => !_people.Exists(person => person.CaseFileId == file && person.EndedOn is null)).ToList())
            _people.Add(new(Id, file, _people.Select(person => person.Place).DefaultIfEmpty().Max() + 1));
        if (!files.Contains(CaseFileId))
            CaseFileId = Going.First().CaseFileId;
    }

    private void Tell(HousingTerms terms, DateOnly today)
    {
        terms.Check(today, _people.Count(person => person.EndedOn is null));
        (LinkedOn, Location, Reference, PeopleInAll, Bedrooms) = (terms.LinkedOn, terms.Location, terms.Reference, terms.PeopleInAll, terms.Bedrooms);
        (Wishes, Urgency, UrgencyWords) = (terms.Wishes, terms.Urgency, terms.Urgency is null ? null : terms.UrgencyWords);
        _needs.RemoveAll(need => !terms.Needs.Contains(need.Code));
        _needs.AddRange(terms.Needs.Distinct(StringComparer.Ordinal).Except(_needs.Select(need => need.Code)).ToList().ConvertAll(code => new HousingNeed(Id, code)));
        Expect(terms.Family);
    }

    public HousingTerms Terms => new()
    {
        LinkedOn = LinkedOn,
        Location = Location,
        Reference = Reference,
        PeopleInAll = PeopleInAll,
        Bedrooms = Bedrooms,
        Needs = [.. _needs.Select(need => need.Code)],
        Wishes = Wishes,
        Urgency = Urgency,
        UrgencyWords = UrgencyWords,
        Family = ExpectedFamily,
    };

    private HousingOffer OfferOf(Guid offerId) => _offers.Find(offer => offer.Id == offerId) ?? throw new NotThereException("offer");

    private void EnsureRuns() => HousingRules.WhatEndedIsLinkedAnew.Check(IsOpen);

    private void GoOnWithout(int people)
    {
        PeopleInAll = Math.Max(PeopleInAll - people, _people.Count(person => person.EndedOn is null));
        CaseFileId = Going.First().CaseFileId;
    }
}

/// <summary>By what who waits is put in order: why somebody goes first, the day of the link, and of two on one day always the same one. Nothing else is read.</summary>
public sealed record HousingTurn(bool IsUrgent, DateOnly LinkedOn, Guid HousingLinkId);

/// <summary>What a dwelling needs, as a code of the list "housing-needs".</summary>
public sealed class HousingNeed
{
    private HousingNeed()
    {
    }

    internal HousingNeed(Guid linkId, string code) => (HousingLinkId, Code) = (linkId, code);

    public Guid HousingLinkId { get; private init; }
    public string Code { get; private init; } = "";
}

/// <summary>Somebody who goes along with a link.</summary>
public sealed class HousingLinkPerson : IOfCaseFile
{
    private HousingLinkPerson()
    {
    }

    internal HousingLinkPerson(Guid linkId, Guid caseFileId, int place) => (Id, HousingLinkId, CaseFileId, Place) = (Guid.CreateVersion7(), linkId, caseFileId, place);

    public Guid Id { get; private init; }
    public Guid HousingLinkId { get; private set; }

    /// <summary>The person's own file.</summary>
    public Guid CaseFileId { get; private init; }

    /// <summary>Place in the row of people, from 1.</summary>
    public int Place { get; private set; }

    /// <summary>Day from which the person no longer waits with this link: moved in, or no longer goes along; null = linked.</summary>
    public DateOnly? EndedOn { get; private set; }

    /// <summary>Day on which the person moved in: by it the person counts for the target; null = did not.</summary>
    public DateOnly? HousedOn { get; private set; }

    internal void End(DateOnly on) => EndedOn = on;

    internal void House(DateOnly on) => HousedOn = on;

    internal void GoApart(Guid linkId, int place) => (HousingLinkId, Place) = (linkId, place);

    internal void GoOn() => (EndedOn, HousedOn) = (null, null);
}
