using System.Globalization;
using ReceptionCentre.Domain.CivicIntegration;
using ReceptionCentre.Domain.Intakes;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.Stays;

namespace ReceptionCentre.Domain.Duo;

public enum DuoNoticeState
{
    /// <summary>Waits for somebody.</summary>
    New = 1,

    /// <summary>What it says stands in the file.</summary>
    TakenOver = 2,

    /// <summary>Nothing of it was taken over, and it is said why.</summary>
    SetAside = 3,

    /// <summary>It should never have come here: its content is destroyed, and that it was there stays.</summary>
    Removed = 4,
}

/// <summary>What a notice says; see the properties of <see cref="DuoNoticeContent"/>. Null = it does not say.</summary>
public sealed record DuoFacts(
    DateOnly? DutyFrom = null, DateOnly? LetterOn = null, string? DutyReason = null, DutyGroup? Group = null, DateOnly? SettledOn = null, DateOnly? EarlierPipOn = null,
    string? EarlierPipMunicipality = null, DateOnly? TermFrom = null, DateOnly? TermUntil = null, string? ExamNumber = null, LearnabilityResult? TestResult = null,
    DateOnly? TestOn = null, int? Achieved = null, int? Required = null)
{
    /// <summary>All results of exams that the agency has of the person.</summary>
    public DuoExams Exams { get; init; } = DuoExams.None;

    public static readonly DuoFacts None = new();
}

/// <summary>Exams as a notice tells them. Two of them are the same when they tell the same, in whatever order.</summary>
public sealed record DuoExams
{
    public static readonly DuoExams None = new([]);

    /// <summary>So many characters hold hundreds of exams; the agency gives 500 at most.</summary>
    public const int Length = 16_000;

    private const string NoValue = "-";

    public DuoExams(IEnumerable<Exam> all) => All = [.. all.Distinct().OrderBy(exam => exam.On).ThenBy(exam => exam.Part).ThenBy(exam => exam.Result)];

    public IReadOnlyList<Exam> All { get; }

    public bool Equals(DuoExams? other) => other is not null && All.SequenceEqual(other.All);

    public override int GetHashCode() => All.Count;

    /// <summary>One exam a piece: "20260301/Reading/B1/Passed/-".</summary>
    public override string ToString() => string.Join(' ', All.Select(exam =>
        string.Create(CultureInfo.InvariantCulture, $"{exam.On:yyyyMMdd}/{exam.Part}/{exam.Level?.ToString() ?? NoValue}/{exam.Result}/{exam.NoResult?.ToString() ?? NoValue}")));

    public static DuoExams Parse(string? text) => new((text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(piece => piece.Split('/')).Select(parts => new Exam(
        Enum.Parse<ExamPart>(parts[1]), parts[2] == NoValue ? null : Enum.Parse<ExamLevel>(parts[2]), Enum.Parse<ExamResult>(parts[3]),
        parts[4] == NoValue ? null : Enum.Parse<NoExamResult>(parts[4]), DateOnly.ParseExact(parts[0], "yyyyMMdd", CultureInfo.InvariantCulture))));
}

/// <summary>What of a file was so before a notice was taken over, to be put back when the notice proves wrong.</summary>
public sealed record DuoFormer(
    DutyGroup? Group, DateOnly? SettledOn, DateOnly? EarlierPipOn, string? EarlierPipMunicipality, DateOnly? TermFrom, DateOnly? TermUntil, Guid? DutyFactId, Guid? TestStepId)
{
    /// <summary>The exams that the notice brought.</summary>
    public DuoExams Brought { get; init; } = DuoExams.None;
}

/// <summary>
/// Something that the executing agency told a municipality about somebody: typed from its portal or received by the interface.
/// It changes nothing until a person takes it over.
/// </summary>
public sealed class DuoNotice : Aggregate
{
    public const int ReasonLength = 500;

    private DuoNotice()
    {
    }

    /// <summary>Code of the list "municipalities": to whom it was told.</summary>
    public string Municipality { get; private init; } = "";

    /// <summary>Number of the message; the same number is the same message.</summary>
    public Guid Number { get; private init; }

    /// <summary>Code of the event, see <see cref="DuoEvents"/>; it may be one that we do not know.</summary>
    public string EventCode { get; private init; } = "";

    /// <summary>When the agency registered the event.</summary>
    public DateTimeOffset RegisteredAt { get; private init; }
    public DateTimeOffset ReceivedAt { get; private init; }
    public Guid ReceivedBy { get; private init; }
    public DuoChannel Channel { get; private init; }

    /// <summary>The file of the person at this municipality; null = not known here, or nobody could tell which.</summary>
    public Guid? CaseFileId { get; private set; }

    /// <summary>When the interface was asked for what the notice is about; null = not yet, or it was typed.</summary>
    public DateTimeOffset? AskedAt { get; private set; }

    public DuoNoticeState State { get; private set; }
    public DateTimeOffset? AnsweredAt { get; private set; }
    public Guid? AnsweredBy { get; private set; }

    /// <summary>Why it was set aside or removed.</summary>
    public string? Reason { get; private set; }

    /// <summary>What it says and about whom; null once it was removed.</summary>
    public DuoNoticeContent? Content { get; private set; }

    public static DuoNotice Receive(
        string municipality, Guid number, string eventCode, DateTimeOffset registeredAt, DuoChannel channel, string? bsn, string? vNumber, DuoFacts facts, Guid? caseFileId, DateTimeOffset at, Guid by)
    {
        DuoRulesIn.AnEventHasACode.Check(DuoEvents.IsCode(eventCode));
        var notice = new DuoNotice
        {
            Id = Guid.CreateVersion7(),
            Municipality = municipality,
            Number = number,
            EventCode = eventCode,
            RegisteredAt = registeredAt,
            ReceivedAt = at,
            ReceivedBy = by,
            Channel = channel,
            CaseFileId = caseFileId,
            State = DuoNoticeState.New,
        };
        notice.Content = new(notice.Id, bsn, vNumber, facts);
        return notice;
    }

    /// <summary>It is known whose file it is about.</summary>
    public void BelongsTo(Guid caseFileId)
    {
        DuoRulesIn.ANoticeIsAnsweredOnce.Check(State == DuoNoticeState.New);
        CaseFileId = caseFileId;
    }

    /// <summary>What it says was typed, or told by the interface.</summary>
    public void Complete(DuoFacts facts)
    {
        DuoRulesIn.ANoticeIsAnsweredOnce.Check(State == DuoNoticeState.New);
        Content!.Say(facts);
    }

    /// <summary>The interface was asked, whatever it told.</summary>
    public void Asked(DateTimeOffset at) => AskedAt ??= at;

    /// <summary>It stands in the file now.</summary>
    public void TakeOver(DuoFacts facts, DuoFormer former, DateTimeOffset at, Guid by)
    {
        DuoRulesIn.ANoticeIsAnsweredOnce.Check(State == DuoNoticeState.New);
        DuoRulesIn.AFileIsKnown.Check(CaseFileId is not null);
        Content!.Say(facts);
        Content.Remember(former);
        (State, AnsweredAt, AnsweredBy) = (DuoNoticeState.TakenOver, at, by);
    }

    public void SetAside(string reason, DateTimeOffset at, Guid by)
    {
        DuoRulesIn.ANoticeIsAnsweredOnce.Check(State == DuoNoticeState.New);
        (State, Reason, AnsweredAt, AnsweredBy) = (DuoNoticeState.SetAside, reason, at, by);
    }

    /// <summary>It should never have come here. Its content goes; whose it was stays with nobody.</summary>
    public void Remove(string reason, DateTimeOffset at, Guid by)
    {
        DuoRulesIn.RemovedOnce.Check(State != DuoNoticeState.Removed);
        (State, Reason, AnsweredAt, AnsweredBy, Content, CaseFileId) = (DuoNoticeState.Removed, reason, at, by, null, null);
    }
}

/// <summary>
/// About whom a notice is and what it says. Apart from the notice, so that it can be destroyed, and never in the history: what
/// is taken over stands there as facts of the file.
/// </summary>
public sealed class DuoNoticeContent
{
    public const int BsnLength = 9, VNumberLength = 10;

    private DuoNoticeContent()
    {
    }

    internal DuoNoticeContent(Guid noticeId, string? bsn, string? vNumber, DuoFacts facts)
    {
        (NoticeId, Bsn, VNumber) = (noticeId, bsn, vNumber);
        Say(facts);
    }

    public Guid NoticeId { get; private init; }
    public string? Bsn { get; private init; }
    public string? VNumber { get; private init; }

    public DateOnly? DutyFrom { get; private set; }

    /// <summary>Day of the letter of notification.</summary>
    public DateOnly? LetterOn { get; private set; }

    /// <summary>Code of the list "duty-reasons".</summary>
    public string? DutyReason { get; private set; }
    public DutyGroup? Group { get; private set; }
    public DateOnly? SettledOn { get; private set; }
    public DateOnly? EarlierPipOn { get; private set; }

    /// <summary>Code of the list "municipalities".</summary>
    public string? EarlierPipMunicipality { get; private set; }
    public DateOnly? TermFrom { get; private set; }

    /// <summary>First day after the term, as the agency counts it.</summary>
    public DateOnly? TermUntil { get; private set; }
    public string? ExamNumber { get; private set; }
    public LearnabilityResult? TestResult { get; private set; }
    public DateOnly? TestOn { get; private set; }

    /// <summary>Scores in hundredths.</summary>
    public int? Achieved { get; private set; }
    public int? Required { get; private set; }

    /// <summary>Exams, see <see cref="DuoExams"/>.</summary>
    public string? Exams { get; private set; }

    /// <summary>Those of them that were new in the file.</summary>
    public string? BroughtExams { get; private set; }

    public DutyGroup? FormerGroup { get; private set; }
    public DateOnly? FormerSettledOn { get; private set; }
    public DateOnly? FormerEarlierPipOn { get; private set; }
    public string? FormerEarlierPipMunicipality { get; private set; }
    public DateOnly? FormerTermFrom { get; private set; }
    public DateOnly? FormerTermUntil { get; private set; }

    /// <summary>What it brought: to be withdrawn when it proves wrong.</summary>
    public Guid? DutyFactId { get; private set; }
    public Guid? TestStepId { get; private set; }

    public DuoFacts Facts => new(
        DutyFrom, LetterOn, DutyReason, Group, SettledOn, EarlierPipOn, EarlierPipMunicipality, TermFrom, TermUntil, ExamNumber, TestResult, TestOn, Achieved, Required)
    {
        Exams = DuoExams.Parse(Exams),
    };

    public DuoFormer Former => new(FormerGroup, FormerSettledOn, FormerEarlierPipOn, FormerEarlierPipMunicipality, FormerTermFrom, FormerTermUntil, DutyFactId, TestStepId) { Brought = DuoExams.Parse(BroughtExams) };

    internal void Say(DuoFacts facts)
    {
        (DutyFrom, LetterOn, DutyReason, Group, SettledOn) = (facts.DutyFrom, facts.LetterOn, facts.DutyReason, facts.Group, facts.SettledOn);
        (EarlierPipOn, EarlierPipMunicipality, TermFrom, TermUntil) = (facts.EarlierPipOn, facts.EarlierPipMunicipality, facts.TermFrom, facts.TermUntil);
        (ExamNumber, TestResult, TestOn, Achieved, Required) = (facts.ExamNumber, facts.TestResult, facts.TestOn, facts.Achieved, facts.Required);
        Exams = facts.Exams == DuoExams.None ? null : facts.Exams.ToString();
    }

    internal void Remember(DuoFormer former)
    {
        (FormerGroup, FormerSettledOn, FormerEarlierPipOn) = (former.Group, former.SettledOn, former.EarlierPipOn);
        (FormerEarlierPipMunicipality, FormerTermFrom, FormerTermUntil) = (former.EarlierPipMunicipality, former.TermFrom, former.TermUntil);
        (DutyFactId, TestStepId) = (former.DutyFactId, former.TestStepId);
        BroughtExams = former.Brought == DuoExams.None ? null : former.Brought.ToString();
    }
}

/// <summary>What holds for what comes in.</summary>
public static class DuoRulesIn
{
    /// <summary>The code of an event has one to six capitals or digits.</summary>
    public static readonly Rule AnEventHasACode = new("Duo.AnEventHasACode");

    /// <summary>A notice is taken over or set aside once.</summary>
    public static readonly Rule ANoticeIsAnsweredOnce = new("Duo.ANoticeIsAnsweredOnce");

    /// <summary>A notice is taken over into the file of a person who is known here.</summary>
    public static readonly Rule AFileIsKnown = new("Duo.AFileIsKnown");

    /// <summary>Of an event that we do not know nothing is taken over by itself.</summary>
    public static readonly Rule AnEventIsKnown = new("Duo.AnEventIsKnown");

    /// <summary>What was removed is gone.</summary>
    public static readonly Rule RemovedOnce = new("Duo.RemovedOnce");

    /// <summary>The same number is the same message: it is received once.</summary>
    public static readonly Rule ReceivedOnce = new("Duo.ReceivedOnce");

    /// <summary>A duty has its first day; a term its first day and a later end.</summary>
    public static readonly Rule ATermEndsAfterItBegins = new("Duo.ATermEndsAfterItBegins");
}
