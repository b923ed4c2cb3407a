using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.CivicIntegration;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Domain.Decisions;

public enum DecisionState
{
    /// <summary>Waits for whoever signs.</summary>
    Offered = 1,

    /// <summary>Not signed: it goes back to whoever wrote it, with a reason.</summary>
    SentBack = 2,

    /// <summary>Decided for the college; never changed again.</summary>
    Decided = 3,
}

/// <summary>How an objection was decided.</summary>
public enum ObjectionOutcome
{
    Unfounded = 1,
    Founded = 2,
    PartlyFounded = 3,
    Inadmissible = 4,
    Withdrawn = 5,
}

/// <summary>
/// A decision of the college about one edition of a plan, or about the measure at the end of an enforcement path: offered by whoever wrote it, signed under a mandate, sent, and open to
/// objection. One that was sent back stays to be seen; the next offer is a new one.
/// </summary>
public sealed class Decision : Aggregate, IOfCaseFile
{
    public const int RemedyLength = 2000, ReasonLength = 500, SalutationLength = 200, OwnSentencesLength = 4000;

    private readonly List<Objection> _objections = [];
    private readonly List<LetterPart> _letter = [];

    private Decision()
    {
    }

    public Guid CaseFileId { get; private init; }

    /// <summary>The edition of a plan that it is about; null = it is about a measure.</summary>
    public Guid? PlanId { get; private init; }

    /// <summary>The enforcement path about whose measure it is; null = it is about a plan.</summary>
    public Guid? PathId { get; private init; }
    public DecisionState State { get; private set; }
    public DateTimeOffset OfferedAt { get; private init; }
    public Guid OfferedBy { get; private init; }

    /// <summary>When somebody signed it or sent it back.</summary>
    public DateTimeOffset? AnsweredAt { get; private set; }
    public Guid? AnsweredBy { get; private set; }
    public string? SentBackReason { get; private set; }

    /// <summary>The date of the decision (dagtekening).</summary>
    public DateOnly? DatedOn { get; private set; }

    /// <summary>The mandate under which it was signed, and how it was then written below the decision.</summary>
    public Guid? MandateId { get; private set; }
    public string? SignedName { get; private set; }
    public string? SignedFunction { get; private set; }

    /// <summary>What the person can do who does not agree, as it stands below the decision.</summary>
    public string? Remedy { get; private set; }

    /// <summary>Day on which it was sent; the period for objections begins the day after.</summary>
    public DateOnly? SentOn { get; private set; }

    /// <summary>Last day on which an objection is in time.</summary>
    public DateOnly? ObjectionUntil { get; private set; }

    public IReadOnlyList<Objection> Objections => _objections;

    /// <summary>How the letter begins; null = as every letter does.</summary>
    public string? Salutation { get; private set; }

    /// <summary>Sentences in the letter that stand in no block.</summary>
    public string? OwnSentences { get; private set; }

    /// <summary>When somebody chose what stands in the letter; null = nobody did, and it has every block of its day.</summary>
    public DateTimeOffset? LetterWrittenAt { get; private set; }

    /// <summary>The pieces of the letter in their order: those that were chosen, or once signed those that stand in it.</summary>
    public IReadOnlyList<LetterPart> Letter => _letter;

    /// <summary>What it is about: the plan, or the enforcement path.</summary>
    public Guid SubjectId => PlanId ?? PathId!.Value;

    public static Decision Offer(Guid caseFileId, Guid planId, DateTimeOffset at, Guid by) =>
        new() { Id = Guid.CreateVersion7(), CaseFileId = caseFileId, PlanId = planId, State = DecisionState.Offered, OfferedAt = at, OfferedBy = by };

    /// <summary>Offers the measure of an enforcement path.</summary>
    public static Decision OfferMeasure(Guid caseFileId, Guid pathId, DateTimeOffset at, Guid by) =>
        new() { Id = Guid.CreateVersion7(), CaseFileId = caseFileId, PathId = pathId, State = DecisionState.Offered, OfferedAt = at, OfferedBy = by };

    /// <summary>Signs it for the college of burgomaster and aldermen.</summary>
    /// <param name="fourEyes">The municipality wants another signer than the writer.</param>
    public void Sign(Mandate mandate, bool fourEyes, DateOnly datedOn, string remedy, DateTimeOffset at, Guid by)
    {
        DecisionRules.OnlyWhatIsOfferedIsSigned.Check(State == DecisionState.Offered);
        DecisionRules.WhoSignsHasAMandate.Check(mandate.StaffMemberId == by && mandate.HoldsOn(datedOn) && mandate.HoldsOn(DutchCalendar.DateOf(at)));
        DecisionRules.FourEyes.Check(!fourEyes || OfferedBy != by);
        DecisionRules.ADecisionStatesItsRemedy.Check(!string.IsNullOrWhiteSpace(remedy));
        (State, AnsweredAt, AnsweredBy, DatedOn) = (DecisionState.Decided, at, by, datedOn);
        (MandateId, SignedName, SignedFunction, Remedy) = (mandate.Id, mandate.Name, mandate.Function, remedy);
    }

    /// <summary>Chooses what stands in the letter beside what always does: the date, the remedy, who signed.</summary>
    public void WriteLetter(string? salutation, string? ownSentences, IEnumerable<Guid> blocks, DateTimeOffset at)
    {
        LetterRules.ASignedLetterStands.Check(State == DecisionState.Offered);
        (Salutation, OwnSentences, LetterWrittenAt) = (salutation, ownSentences, at);
        _letter.Clear();
        _letter.AddRange(blocks.Select((block, place) => new LetterPart(Id, place + 1, block, null, null)));
    }

    /// <summary>What it says from now on, word by word, whatever becomes of blocks and settings.</summary>
    public void FreezeLetter(string salutation, string? ownSentences, IEnumerable<(Guid BlockId, string Heading, string Text)> pieces)
    {
        LetterRules.ASignedLetterStands.Check(State == DecisionState.Decided && _letter.TrueForAll(part => part.Text is null));
        (Salutation, OwnSentences) = (salutation, ownSentences);
        _letter.Clear();
        _letter.AddRange(pieces.Select((piece, place) => new LetterPart(Id, place + 1, piece.BlockId, piece.Heading, piece.Text)));
    }

    public void SendBack(string reason, DateTimeOffset at, Guid by)
    {
        DecisionRules.OnlyWhatIsOfferedIsSigned.Check(State == DecisionState.Offered);
        (State, AnsweredAt, AnsweredBy, SentBackReason) = (DecisionState.SentBack, at, by, reason);
    }

    /// <summary>The file is closed, or what it is about ended: nobody signs it any more.</summary>
    public void Withdraw()
    {
        DecisionRules.OnlyWhatIsOfferedIsSigned.Check(State == DecisionState.Offered);
        State = DecisionState.SentBack;
    }

    /// <summary>It was sent to the person. The last day for objections follows from it and is kept.</summary>
    public void Sent(DateOnly on, DateOnly today, CivicParameters parameters)
    {
        DecisionRules.OnlyASignedDecisionIsSent.Check(State == DecisionState.Decided && SentOn is null);
        DecisionRules.SentOnADayThatHasCome.Check(on <= today && on >= DatedOn);
        (SentOn, ObjectionUntil) = (on, parameters.ObjectionUntil(on));
    }

    /// <summary>The person, or somebody for the person, objects.</summary>
    public Objection ReceiveObjection(DateOnly receivedOn, bool withCommittee, DateOnly today, CivicParameters parameters)
    {
        DecisionRules.OnlyWhatWasSentIsObjectedTo.Check(SentOn is { } sent && receivedOn >= sent && receivedOn <= today);
        DecisionRules.OneObjectionAtATime.Check(!_objections.Exists(one => one.DecidedOn is null));
        var objection = new Objection(Id, receivedOn, receivedOn > ObjectionUntil, withCommittee, parameters.ObjectionAnswerUntil(ObjectionUntil!.Value, withCommittee));
        _objections.Add(objection);
        return objection;
    }

    public void DecideOnObjection(Guid objectionId, ObjectionOutcome outcome, DateOnly on, DateOnly today)
    {
        var objection = _objections.Find(one => one.Id == objectionId) ?? throw new NotThereException(nameof(Objection));
        DecisionRules.AnObjectionIsDecidedOnce.Check(objection.DecidedOn is null);
        DecisionRules.DecidedAfterItWasReceived.Check(on >= objection.ReceivedOn && on <= today);
        objection.Decided(outcome, on);
    }
}

/// <summary>An objection to a decision.</summary>
public sealed class Objection
{
    private Objection()
    {
    }

    internal Objection(Guid decisionId, DateOnly receivedOn, bool isLate, bool withCommittee, DateOnly answerUntil)
    {
        Id = Guid.CreateVersion7();
        (DecisionId, ReceivedOn, IsLate, WithCommittee, AnswerUntil) = (decisionId, receivedOn, isLate, withCommittee, answerUntil);
    }

    public Guid Id { get; private init; }
    public Guid DecisionId { get; private init; }
    public DateOnly ReceivedOn { get; private init; }

    /// <summary>It came after the last day. Whether that can be excused, whoever decides on it says.</summary>
    public bool IsLate { get; private init; }
    public bool WithCommittee { get; private init; }

    /// <summary>Last day on which the decision on it is in time.</summary>
    public DateOnly AnswerUntil { get; private init; }
    public DateOnly? DecidedOn { get; private set; }
    public ObjectionOutcome? Outcome { get; private set; }

    internal void Decided(ObjectionOutcome outcome, DateOnly on) => (Outcome, DecidedOn) = (outcome, on);
}

public static class DecisionRules
{
    /// <summary>Only a decision that waits for a signature is signed or sent back.</summary>
    public static readonly Rule OnlyWhatIsOfferedIsSigned = new("Decisions.OnlyWhatIsOfferedIsSigned");

    /// <summary>Who signs for the college has a mandate of the municipality that holds on the date of the decision and on the day of signing.</summary>
    public static readonly Rule WhoSignsHasAMandate = new("Decisions.WhoSignsHasAMandate");

    /// <summary>Where the municipality says so, nobody signs what they wrote.</summary>
    public static readonly Rule FourEyes = new("Decisions.FourEyes");

    /// <summary>A decision says what can be done against it.</summary>
    public static readonly Rule ADecisionStatesItsRemedy = new("Decisions.ADecisionStatesItsRemedy");

    /// <summary>A signed decision is sent, once.</summary>
    public static readonly Rule OnlyASignedDecisionIsSent = new("Decisions.OnlyASignedDecisionIsSent");

    /// <summary>Sent on or after the date of the decision, on a day that has come.</summary>
    public static readonly Rule SentOnADayThatHasCome = new("Decisions.SentOnADayThatHasCome");

    /// <summary>An objection comes after the decision was sent, on a day that has come.</summary>
    public static readonly Rule OnlyWhatWasSentIsObjectedTo = new("Decisions.OnlyWhatWasSentIsObjectedTo");

    /// <summary>The next objection comes after the one before it was decided.</summary>
    public static readonly Rule OneObjectionAtATime = new("Decisions.OneObjectionAtATime");

    /// <summary>An objection is decided once.</summary>
    public static readonly Rule AnObjectionIsDecidedOnce = new("Decisions.AnObjectionIsDecidedOnce");

    /// <summary>An objection is decided on or after the day on which it came, on a day that has come.</summary>
    public static readonly Rule DecidedAfterItWasReceived = new("Decisions.DecidedAfterItWasReceived");

    /// <summary>A mandate ends after it begins.</summary>
    public static readonly Rule AMandateEndsAfterItBegins = new("Decisions.AMandateEndsAfterItBegins");

    /// <summary>Somebody has one mandate in a municipality at a time.</summary>
    public static readonly Rule OneMandateAtATime = new("Decisions.OneMandateAtATime");

    /// <summary>A municipality has one way of signing; who sets the first at the same moment sees that it is there.</summary>
    public static readonly Rule OneWayOfSigning = new("Decisions.OneWayOfSigning");

    /// <summary>One decision waits for a signature at a time.</summary>
    public static readonly Rule OneOfferAtATime = new("Decisions.OneOfferAtATime");
}
