namespace ReceptionCentre.Domain.Housing;

/// <summary>
/// One dwelling that was offered to a link: by which rule, with which choice, how near to the people whom they know, and what became
/// of it. An earlier offer is never overwritten.
/// </summary>
public sealed class HousingOffer
{
    private HousingOffer()
    {
    }

    internal HousingOffer(Guid linkId, int number, DwellingTerms terms, HousingHappened step)
    {
        (Id, HousingLinkId, Number, State, OfferedOn, RecordedAt, RecordedBy) = (Guid.CreateVersion7(), linkId, number, OfferState.Open, step.On, step.At, step.By);
        Tell(terms);
    }

    public Guid Id { get; private init; }
    public Guid HousingLinkId { get; private init; }

    /// <summary>Place among the offers of the link, from 1.</summary>
    public int Number { get; private init; }
    public OfferState State { get; private set; }
    public DateOnly OfferedOn { get; private init; }

    /// <summary>Code of the list "lodging-kinds".</summary>
    public string Kind { get; private set; } = "";

    /// <summary>Bedrooms; null = not known.</summary>
    public int? Rooms { get; private set; }

    /// <summary>Street with house number.</summary>
    public string? Street { get; private set; }
    public string? Postcode { get; private set; }
    public string? Place { get; private set; }

    /// <summary>The address will be a hidden one: it is a locked part from now on.</summary>
    public bool IsHidden { get; private set; }

    /// <summary>Who lets it, in words.</summary>
    public string? Provider { get; private set; }

    /// <summary>The rule or agreement by which it was offered, in a few words.</summary>
    public string? Rule { get; private set; }

    /// <summary>Its version or year.</summary>
    public string? RuleVersion { get; private set; }

    /// <summary>They could choose between dwellings; null = not recorded.</summary>
    public bool? ChoiceGiven { get; private set; }

    /// <summary>Near people whom they knew before; null = not known.</summary>
    public bool? NearNetwork { get; private set; }

    /// <summary>Day on which they go and see it; null = not agreed.</summary>
    public DateOnly? ViewingOn { get; private set; }

    /// <summary>Day by which they answer; null = none was named.</summary>
    public DateOnly? AnswerBy { get; private set; }

    /// <summary>Day on which they said yes; null = they did not.</summary>
    public DateOnly? AcceptedOn { get; private set; }

    /// <summary>Day on which it was refused, taken back or lapsed, or they moved in; null = it is open.</summary>
    public DateOnly? EndedOn { get; private set; }

    /// <summary>Code of the list "housing-refusal-reasons".</summary>
    public string? RefusalReason { get; private set; }

    /// <summary>What was said with the last step.</summary>
    public string? Words { get; private set; }

    /// <summary>Whether the municipality finds a refusal founded; null = not a refusal, or not judged.</summary>
    public bool? IsFounded { get; private set; }

    /// <summary>What follows from a refusal, in words.</summary>
    public string? Follows { get; private set; }
    public DateTimeOffset RecordedAt { get; private init; }
    public Guid RecordedBy { get; private init; }

    public bool IsOpen => HousingWay.IsOpen(State);

    public DateOnly LastStep => EndedOn ?? AcceptedOn ?? OfferedOn;

    public DwellingTerms Terms => new()
    {
        Kind = Kind,
        Rooms = Rooms,
        Street = Street,
        Postcode = Postcode,
        Place = Place,
        IsHidden = IsHidden,
        Provider = Provider,
        Rule = Rule,
        RuleVersion = RuleVersion,
        ChoiceGiven = ChoiceGiven,
        NearNetwork = NearNetwork,
        ViewingOn = ViewingOn,
        AnswerBy = AnswerBy,
    };

    internal void Change(DwellingTerms terms)
    {
        HousingRules.OnlyAnOpenOfferChanges.Check(IsOpen);
        Tell(terms);
    }

    internal void Answer(OfferState next, HousingHappened step, string? reason, bool? founded, string? follows)
    {
        HousingRules.OnlyAnOpenOfferIsAnswered.Check(HousingWay.From(State).Contains(next));
        HousingRules.AStepFollowsTheOneBefore.Check(step.On >= LastStep);
        step.Check();
        (State, Words, RefusalReason, IsFounded, Follows) = (next, step.Words, reason, founded, follows);
        if (next == OfferState.Accepted)
            AcceptedOn = step.On;
        else
            EndedOn = step.On;
    }

    internal void Judge(bool founded, string? follows)
    {
        HousingRules.OnlyARefusalIsJudged.Check(State == OfferState.Refused);
        (IsFounded, Follows) = (founded, follows);
    }

    internal void GoOn() => (State, EndedOn) = (OfferState.Accepted, null);

    private void Tell(DwellingTerms terms)
    {
        terms.Check(OfferedOn);
        (Kind, Rooms, Street, Postcode, Place, IsHidden) = (terms.Kind, terms.Rooms, terms.Street, terms.Postcode, terms.Place, terms.IsHidden);
        (Provider, Rule, RuleVersion, ChoiceGiven, NearNetwork, ViewingOn, AnswerBy) =
            (terms.Provider, terms.Rule, terms.RuleVersion, terms.ChoiceGiven, terms.NearNetwork, terms.ViewingOn, terms.AnswerBy);
    }
}
