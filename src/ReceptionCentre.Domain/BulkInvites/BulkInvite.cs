using ReceptionCentre.Domain.Appointments;
using ReceptionCentre.Domain.Batches;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.WorkQueue;

namespace ReceptionCentre.Domain.BulkInvites;

/// <summary>Which files of the work queue are invited.</summary>
/// <param name="Whose">Whose work; not "mine", which says nothing to the system that invites later.</param>
/// <param name="Of">The team or colleague, where one is chosen.</param>
/// <param name="Because">Only files that ask this; null = whatever they ask.</param>
/// <param name="When">Null = whenever it is due.</param>
/// <param name="Language">Code of the list "languages": only who reads and speaks this; null = everybody.</param>
/// <param name="NothingPlanned">Only files without any appointment that is still to come.</param>
public sealed record InviteSelection(QueueWhose Whose, Guid? Of = null, DueReason? Because = null, QueueWhen? When = null, string? Language = null, bool NothingPlanned = false);

/// <summary>What everybody is invited to; see the properties of <see cref="Appointment"/>.</summary>
/// <param name="Interpreter">Code of the list "interpreter-kinds", for whom Dutch is not the language; null = none.</param>
public sealed record InviteTalk(string? Topic, string? What, string PlaceKind, string? Place, string? Interpreter);

/// <param name="Words">What the letter says besides, in Dutch; null = nothing.</param>
/// <param name="AnswerDays">So many days before the talk somebody lets know whether they come; null = the letter asks for no answer.</param>
public sealed record InviteLetter(string? Words, int? AnswerDays);

/// <summary>People of many files who are invited to a talk each, in one go: who comes when and to whom is worked out, looked at and then done.</summary>
public sealed class BulkInvite : BatchRun
{
    /// <summary>So many files at most are invited at once.</summary>
    public const int MostFiles = 10_000;

    public const int LetterLength = 1000, MostAnswerDays = 30;

    private readonly List<InviteHost> _hosts = [];
    private readonly List<InviteFile> _files = [];

    private BulkInvite()
    {
    }

    /// <summary>Code of the municipality of the files.</summary>
    public string Municipality { get; private init; } = "";

    public QueueWhose Whose { get; private init; }
    public Guid? Of { get; private init; }
    public DueReason? Because { get; private init; }
    public QueueWhen? When { get; private init; }
    public string? Language { get; private init; }
    public bool NothingPlanned { get; private init; }

    /// <summary>Whoever prepared it gives out work, and so invites from all files; else from the own, those of the own teams and those that nobody has.</summary>
    public bool FromAllFiles { get; private init; }

    public string? Topic { get; private init; }
    public string? What { get; private init; }
    public string PlaceKind { get; private init; } = "";
    public string? Place { get; private init; }
    public string? Interpreter { get; private init; }

    public DateOnly FromDay { get; private init; }
    public DateOnly UntilDay { get; private init; }
    public TalkDays Days { get; private init; }
    public TimeOnly FirstFrom { get; private init; }
    public TimeOnly FirstUntil { get; private init; }
    public TimeOnly? SecondFrom { get; private init; }
    public TimeOnly? SecondUntil { get; private init; }
    public int Minutes { get; private init; }
    public int FamilySlots { get; private init; }

    /// <summary>Nobody talks to somebody else than the own caseworker.</summary>
    public bool OnlyOwn { get; private init; }

    public string? LetterWords { get; private init; }
    public int? AnswerDays { get; private init; }

    /// <summary>Who hold the talks.</summary>
    public IReadOnlyList<InviteHost> Hosts => _hosts;

    /// <summary>The files that were ticked; none = all that the selection has.</summary>
    public IReadOnlyList<InviteFile> Files => _files;

    public InviteSelection Selection => new(Whose, Of, Because, When, Language, NothingPlanned);

    public InviteTalk Talk => new(Topic, What, PlaceKind, Place, Interpreter);

    public TalkTimes Times => new(
        FromDay, UntilDay, Days, new(FirstFrom, FirstUntil), SecondFrom is { } from && SecondUntil is { } until ? new(from, until) : null, Minutes, FamilySlots);

    public InviteLetter Letter => new(LetterWords, AnswerDays);

    /// <summary>Diaries fill up daily.</summary>
    public override TimeSpan CheckLasts => TimeSpan.FromDays(1);

    /// <summary>It is prepared, and the dry run begins.</summary>
    /// <param name="files">The files that were ticked; none = all that the selection has.</param>
    public static BulkInvite Prepare(
        string municipality, InviteSelection selection, IReadOnlyCollection<Guid> files, bool fromAllFiles, InviteTalk talk, TalkTimes times, IReadOnlyCollection<Guid> hosts, bool onlyOwn,
        InviteLetter letter, string reason, bool withProtected, DateOnly today, DateTimeOffset at, Guid by)
    {
        InviteRules.SomebodyHoldsTheTalks.Check(hosts.Count > 0);
        AppointmentRules.AnAppointmentIsAboutSomething.Check(talk.Topic is not null || talk.What is not null);
        times.Check(today);
        InviteRules.AnAnswerIsAskedInTime.Check(letter.AnswerDays is null or (>= 1 and <= MostAnswerDays));
        EnsureFew(files.Count);
        var invite = new BulkInvite
        {
            Id = Guid.CreateVersion7(),
            Municipality = municipality,
            Whose = selection.Whose,
            Of = selection.Of,
            Because = selection.Because,
            When = selection.When,
            Language = selection.Language,
            NothingPlanned = selection.NothingPlanned,
            FromAllFiles = fromAllFiles,
            Topic = talk.Topic,
            What = talk.What,
            PlaceKind = talk.PlaceKind,
            Place = talk.Place,
            Interpreter = talk.Interpreter,
            FromDay = times.From,
            UntilDay = times.Until,
            Days = times.Days,
            FirstFrom = times.First.From,
            FirstUntil = times.First.Until,
            SecondFrom = times.Second?.From,
            SecondUntil = times.Second?.Until,
            Minutes = times.Minutes,
            FamilySlots = times.FamilySlots,
            OnlyOwn = onlyOwn,
            LetterWords = letter.Words,
            AnswerDays = letter.AnswerDays,
            Reason = reason.Trim(),
            WithProtected = withProtected,
            MadeAt = at,
            MadeBy = by,
        };
        invite._hosts.AddRange(hosts.Distinct().Select(host => new InviteHost(invite.Id, host)));
        invite._files.AddRange(files.Distinct().Select(file => new InviteFile(invite.Id, file)));
        return invite;
    }

    /// <exception cref="BrokenRuleException">There are too many to look through at once.</exception>
    public static void EnsureFew(int files) => InviteRules.ABulkInviteHasAnEnd.Check(files <= MostFiles);
}

/// <summary>Somebody who holds talks.</summary>
public sealed class InviteHost
{
    private InviteHost()
    {
    }

    internal InviteHost(Guid runId, Guid staffMemberId) => (RunId, StaffMemberId) = (runId, staffMemberId);

    public Guid RunId { get; private init; }
    public Guid StaffMemberId { get; private init; }
}

/// <summary>A file that was ticked.</summary>
public sealed class InviteFile
{
    private InviteFile()
    {
    }

    internal InviteFile(Guid runId, Guid caseFileId) => (RunId, CaseFileId) = (runId, caseFileId);

    public Guid RunId { get; private init; }
    public Guid CaseFileId { get; private init; }
}

/// <summary>How far the work on a bulk invite is.</summary>
public sealed class InviteProgress : BatchProgress
{
    private InviteProgress()
    {
    }

    public InviteProgress(Guid runId) : base(runId)
    {
    }
}

public static class InviteRules
{
    /// <summary>Somebody is there to talk to.</summary>
    public static readonly Rule SomebodyHoldsTheTalks = new("BulkInvites.SomebodyHoldsTheTalks");

    /// <summary>Talks begin after today, end after they begin, and lie within a span that a diary has.</summary>
    public static readonly Rule TalksLieAhead = new("BulkInvites.TalksLieAhead");

    /// <summary>Between the first day and the last there is a day on which talks are held.</summary>
    public static readonly Rule ThereAreDaysToTalk = new("BulkInvites.ThereAreDaysToTalk");

    /// <summary>Each part of a day ends after it begins, and the second comes after the first.</summary>
    public static readonly Rule HoursFollowEachOther = new("BulkInvites.HoursFollowEachOther");

    /// <summary>A talk has a length that somebody can mean.</summary>
    public static readonly Rule ATalkHasALength = new("BulkInvites.ATalkHasALength");

    /// <summary>The longest talk fits in a part of the day.</summary>
    public static readonly Rule ATalkFitsInTheHours = new("BulkInvites.ATalkFitsInTheHours");

    /// <summary>An answer is asked some days before the talk.</summary>
    public static readonly Rule AnAnswerIsAskedInTime = new("BulkInvites.AnAnswerIsAskedInTime");

    /// <summary>So many files at once are no longer looked through: choose a reason, a day or a language.</summary>
    public static readonly Rule ABulkInviteHasAnEnd = new("BulkInvites.ABulkInviteHasAnEnd");

    /// <summary>All files are of one municipality: the letter bears its name.</summary>
    public static readonly Rule AllFilesAreOfOneMunicipality = new("BulkInvites.AllFilesAreOfOneMunicipality");
}
