namespace ReceptionCentre.Domain.CaseFiles;

/// <summary>Why a file asks something of its caseworker.</summary>
public enum DueReason
{
    /// <summary>The day on which we would speak again.</summary>
    NextContact = 1,

    /// <summary>A deadline in the agreed plan.</summary>
    PlanDeadline = 2,

    /// <summary>Something of the agreed plan begins: ask whether it did.</summary>
    PlanStart = 3,

    /// <summary>A draft plan is to be agreed.</summary>
    DraftPlan = 4,

    /// <summary>There is no plan yet.</summary>
    NoPlan = 5,

    /// <summary>Nobody spoke to the person for too long.</summary>
    Silence = 6,

    /// <summary>A document could not be made.</summary>
    DocumentFailed = 7,

    /// <summary>Another municipality was asked about the person and has not answered.</summary>
    OpenQuestion = 8,

    /// <summary>A referral was sent and nobody answered: ask the receiver.</summary>
    ReferralUnanswered = 20,

    /// <summary>A receiver accepted, and the person has not been there yet.</summary>
    ReferralNotStarted = 21,

    /// <summary>Something that somebody of the centre must do for the file.</summary>
    Task = 30,

    /// <summary>An appointment: of its day, and after it until what came of it is recorded.</summary>
    Appointment = 35,

    /// <summary>The planned day of departure passed and nothing was recorded.</summary>
    DepartureDay = 40,

    /// <summary>Another municipality says that the person departed.</summary>
    DepartureTold = 41,

    /// <summary>Somebody is going to leave, and nobody knows when: ask again.</summary>
    DepartureNoDay = 42,

    /// <summary>A letter that somebody brought asks for something.</summary>
    LetterDeadline = 50,

    /// <summary>How long the person thinks to stay is to be asked again.</summary>
    IntendedStay = 60,

    /// <summary>There is no complete intake yet.</summary>
    Intake = 70,

    /// <summary>The ten weeks in which the first PIP is decided.</summary>
    PipTerm = 80,

    /// <summary>The first PIP waits for information of others.</summary>
    PipAwaited = 81,

    /// <summary>A PIP waits for a signature.</summary>
    DecisionToSign = 82,

    /// <summary>A decision was signed and is to be sent.</summary>
    DecisionToSend = 83,

    /// <summary>The last day for an objection to a decision.</summary>
    ObjectionPeriod = 84,

    /// <summary>The last day for the decision on an objection.</summary>
    ObjectionAnswer = 85,

    /// <summary>The last day of the integration term.</summary>
    IntegrationTerm = 86,

    /// <summary>The municipality stops paying fixed costs.</summary>
    ReliefEnd = 87,

    /// <summary>A PIP was decided and is to be reported to DUO.</summary>
    DuoPip = 90,

    /// <summary>The PVT was signed and is to be reported to DUO.</summary>
    DuoPvt = 91,

    /// <summary>The MAP was closed and is to be reported to DUO.</summary>
    DuoMap = 92,

    /// <summary>The Z-route was completed and is to be reported to DUO.</summary>
    DuoZRoute = 93,

    /// <summary>Hours were counted and are to be reported to DUO.</summary>
    DuoHours = 94,

    /// <summary>A course was offered and is to be reported to DUO.</summary>
    DuoOffer = 95,

    /// <summary>What DUO was told is not so and is to be withdrawn there.</summary>
    DuoWithdrawal = 96,

    /// <summary>A letter of an enforcement path was made and is to be sent.</summary>
    EnforcementLetter = 100,

    /// <summary>The day on which the person is expected, or by which the person answers a warning.</summary>
    EnforcementAnswer = 101,

    /// <summary>The last day for the person's view on an intention.</summary>
    EnforcementView = 102,

    /// <summary>The day by which the municipality decides after the view.</summary>
    EnforcementDecision = 103,

    /// <summary>A talk about the progress of the PIP.</summary>
    ProgressTalk = 110,

    /// <summary>Somebody found work: ask how it goes.</summary>
    AfterCare = 111,

    /// <summary>The residence title ends: ask whether it will be extended.</summary>
    PermitEnds = 112,

    /// <summary>The residence title ended and none follows it.</summary>
    PermitEnded = 113,

    /// <summary>A measure waits for a signature.</summary>
    MeasureToSign = 120,
    /// <summary>That somebody must or cannot leave is to be looked at again.</summary>
    LeavingAgain = 140,

    /// <summary>A hand-over was sent and the other municipality did not answer: ask.</summary>
    HandoverUnanswered = 150,

    /// <summary>The last day on which a hand-over can be opened.</summary>
    HandoverExpires = 151,

    /// <summary>The other municipality has it: close the file here when the day of the move has come.</summary>
    HandoverToClose = 152,

    /// <summary>Somebody obliged moved here with a route: make a new PIP.</summary>
    NewPipAfterMove = 153,

    /// <summary>A referral was written down and is not sent yet.</summary>
    ReferralNotSent = 170,

    /// <summary>A pair was decided on and not both agreed, or both agreed and it did not begin: ask.</summary>
    PlacementNotBegun = 180,

    /// <summary>Nobody noted for longer than the agreed days that a buddy and a newcomer met: ask both.</summary>
    BuddyMeeting = 181,

    /// <summary>The time that a buddy is meant for is over: ask both how it went.</summary>
    BuddyEvaluation = 182,

    /// <summary>Somebody was invited to an event and did not answer.</summary>
    EventAnswer = 190,

    /// <summary>Somebody would come to an event, and nobody noted whether they did.</summary>
    EventAttendance = 191,

    /// <summary>Somebody was prepared for the participation statement, and there is no signing to come to.</summary>
    EventSigning = 192,

    /// <summary>A reminder of an appointment did not go: call.</summary>
    ReminderFailed = 210,

    /// <summary>Somebody is linked by the COA and nothing is offered.</summary>
    HousingNotOffered = 220,

    /// <summary>A dwelling was offered and nobody answered.</summary>
    HousingUnanswered = 221,

    /// <summary>A dwelling was accepted and they did not move in.</summary>
    HousingNotMovedIn = 222,

    /// <summary>The day has come on which family was expected: ask what became of it.</summary>
    HousingFamily = 223,

    /// <summary>Work ended and no other follows: speak about what now.</summary>
    JobEnded = 230,

    /// <summary>Work ended, and the dwelling is the employer's: speak at once.</summary>
    JobEndedHome = 231,

    /// <summary>The last day in the lodging, and no other is known.</summary>
    LodgingEnds = 232,

    /// <summary>What somebody of the centre promised to the person.</summary>
    Promise = 233,

    /// <summary>The first thing of the checklist of a departure that has a day and is not ticked.</summary>
    DepartureChecklist = 234,

    /// <summary>Somebody becomes an adult soon: speak about what changes then.</summary>
    TurnsEighteen = 240,

    /// <summary>Somebody wants family to come, and the window for it runs: speak about the application.</summary>
    FamilyReunion = 241,

    /// <summary>The last day on which family can be asked for with fewer demands.</summary>
    FamilyReunionEnds = 242,
}

public static class DueReasons
{
    /// <summary>
    /// What asks for attention without making a file overdue: silence has its own figure, a start is a reminder, a paper is
    /// made again, the answer of another municipality is not ours to give, and the term and an answer to a letter are the person's.
    /// </summary>
    public static readonly IReadOnlyList<DueReason> Reminders =
    [
        DueReason.PlanStart, DueReason.Silence, DueReason.DocumentFailed, DueReason.OpenQuestion, DueReason.PipAwaited, DueReason.DecisionToSign, DueReason.MeasureToSign,
        DueReason.ObjectionPeriod, DueReason.IntegrationTerm, DueReason.ReliefEnd, DueReason.PermitEnds, DueReason.PermitEnded, DueReason.EnforcementAnswer, DueReason.EnforcementView,
        DueReason.HandoverUnanswered, DueReason.EventAnswer, DueReason.EventAttendance, DueReason.EventSigning, DueReason.HousingUnanswered, DueReason.HousingFamily,
        DueReason.LodgingEnds, DueReason.DepartureChecklist, DueReason.TurnsEighteen, DueReason.FamilyReunion, DueReason.FamilyReunionEnds,
    ];

    /// <summary>What an agreed plan or a letter brings, shown some days ahead: on the day itself it is late to begin.</summary>
    public static readonly IReadOnlyList<DueReason> ShownAhead = [DueReason.PlanDeadline, DueReason.PlanStart, DueReason.LetterDeadline, DueReason.PipTerm, DueReason.ObjectionAnswer, DueReason.IntegrationTerm, DueReason.ReliefEnd, DueReason.ProgressTalk, DueReason.AfterCare, DueReason.PermitEnds, DueReason.PermitEnded, DueReason.EnforcementDecision,
        DueReason.HandoverUnanswered, DueReason.HandoverExpires, DueReason.HandoverToClose, DueReason.NewPipAfterMove,
        DueReason.BuddyEvaluation, DueReason.HousingNotOffered, DueReason.HousingNotMovedIn, DueReason.HousingFamily, DueReason.JobEnded, DueReason.JobEndedHome, DueReason.LodgingEnds, DueReason.DepartureChecklist, DueReason.TurnsEighteen, DueReason.FamilyReunionEnds];

    /// <summary>
    /// Terms that an act gives the municipality or the person, or that follow from one. Nobody puts them off past their last day: what passed is
    /// done, or stays in sight.
    /// </summary>
    public static readonly IReadOnlyList<DueReason> OfTheLaw =
    [
        DueReason.PipTerm, DueReason.ObjectionAnswer, DueReason.ObjectionPeriod, DueReason.IntegrationTerm, DueReason.EnforcementView, DueReason.EnforcementDecision,
        DueReason.DuoPip, DueReason.DuoPvt, DueReason.DuoMap, DueReason.DuoZRoute, DueReason.DuoHours, DueReason.DuoOffer, DueReason.DuoWithdrawal, DueReason.FamilyReunionEnds,
    ];

    /// <summary>What has a day of its own that is moved with a reason: it is not put off besides.</summary>
    public static readonly IReadOnlyList<DueReason> MovedThemselves = [DueReason.Task, DueReason.Promise];

    /// <summary>A clock that can pass: only these make a file overdue.</summary>
    public static bool IsClock(this DueReason reason) => !Reminders.Contains(reason);

    public static bool IsOfTheLaw(this DueReason reason) => OfTheLaw.Contains(reason);

    public static bool IsMovedItself(this DueReason reason) => MovedThemselves.Contains(reason);
}
