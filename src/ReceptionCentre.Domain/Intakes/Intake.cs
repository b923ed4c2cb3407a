using System.Globalization;
using System.Text;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Domain.Intakes;

public enum IntakeState
{
    /// <summary>Goes on, for weeks if need be; saved domain by domain.</summary>
    Open = 1,

    /// <summary>What was said is kept as it was; who is asked again gets a new intake.</summary>
    Completed = 2,

    /// <summary>The file was closed before it was complete.</summary>
    Ended = 3,
}

/// <summary>
/// A broad intake, or a short one for who passes through: conversations, and answers by domain of life. It stops and resumes,
/// and what was answered is part of the file at once. What an answer means says the question, which is data.
/// </summary>
public sealed class Intake : Aggregate, IOfCaseFile
{
    private readonly List<IntakeTalk> _talks = [];
    private readonly List<IntakeDomain> _domains = [];
    private readonly List<IntakeAnswer> _answers = [];

    private Intake()
    {
    }

    public Guid CaseFileId { get; private init; }

    /// <summary>1 for the first in the file.</summary>
    public int Edition { get; private init; }

    public IntakeForm Form { get; private set; }
    public IntakeState State { get; private set; }

    public DateTimeOffset BegunAt { get; private init; }
    public Guid BegunBy { get; private init; }

    public DateOnly? CompletedOn { get; private set; }
    public Guid? CompletedBy { get; private set; }

    /// <summary>Why the person was never heard alone; null when the person was, or is no adult.</summary>
    public string? NotAloneBecause { get; private set; }

    /// <summary>Day on which it ended with the file.</summary>
    public DateOnly? EndedOn { get; private set; }

    public IReadOnlyList<IntakeTalk> Talks => _talks;

    /// <summary>The domains that were talked about, also when nothing was written down.</summary>
    public IReadOnlyList<IntakeDomain> Domains => _domains;

    public IReadOnlyList<IntakeAnswer> Answers => _answers;

    /// <summary>In some conversation nobody else was there but the interpreter.</summary>
    public bool HeardAlone => _talks.Exists(talk => talk.IsAlone);

    /// <param name="former">The latest intake of the file: its answers are taken over, to be looked at again. Null for the first.</param>
    public static Intake Begin(Guid caseFileId, IntakeForm form, Intake? former, DateTimeOffset at, Guid by)
    {
        IntakeRules.OneIntakeAtATime.Check(former is null or { State: not IntakeState.Open });
        var intake = new Intake
        {
            Id = Guid.CreateVersion7(),
            CaseFileId = caseFileId,
            Edition = (former?.Edition ?? 0) + 1,
            Form = form,
            State = IntakeState.Open,
            BegunAt = at,
            BegunBy = by,
        };
        foreach (var answer in former?.Answers ?? [])
            intake._answers.Add(answer.CopyTo(intake.Id));
        return intake;
    }

    /// <summary>Who came to pass through stays longer: the other form, with everything that was answered.</summary>
    public void ChangeForm(IntakeForm form)
    {
        EnsureOpen();
        Form = form;
    }

    /// <summary>A conversation of the intake.</summary>
    /// <param name="household">Names of the people with whom the person lives: none of them interprets.</param>
    public IntakeTalk AddTalk(TalkTerms terms, IEnumerable<string> household, DateOnly today, DateTimeOffset at, Guid by)
    {
        EnsureOpen();
        IntakeRules.ATalkHasHappened.Check(terms.On <= today);
        IntakeRules.NoOneBroughtAlongInterprets.Check(!IntakeTalk.NotForAnIntake.Contains(terms.Interpreter));
        IntakeRules.NobodyOfTheHouseholdInterprets.Check(terms.InterpreterName is null || !household.Any(name => IntakeTalk.SameName(name, terms.InterpreterName)));
        var talk = new IntakeTalk(Id, terms, at, by);
        _talks.Add(talk);
        return talk;
    }

    /// <summary>A conversation that was not so: the wrong day, or somebody else was there all the same.</summary>
    public void RemoveTalk(Guid talkId)
    {
        EnsureOpen();
        _talks.Remove(_talks.Find(talk => talk.Id == talkId) ?? throw new NotThereException(nameof(IntakeTalk)));
    }

    /// <summary>
    /// What was answered about one domain. Only what is given changes: what is null is no longer answered, what is not given
    /// stays as it was.
    /// </summary>
    public void Answer(string domain, IReadOnlyCollection<GivenAnswer> given, DateTimeOffset at, Guid by)
    {
        EnsureOpen();
        foreach (var answer in given)
        {
            var known = _answers.Find(one => one.Question == answer.Question);
            if (answer.Value is null)
                _answers.RemoveAll(one => one == known);
            else if (known is null)
                _answers.Add(new(Id, answer, at, by));
            else
                known.Change(answer, at, by);
        }
        if (_domains.Find(one => one.Domain == domain) is { } talkedAbout)
            talkedAbout.SavedAgain(at, by);
        else
            _domains.Add(new(Id, domain, at, by));
    }

    /// <summary>The intake is complete: the person was heard alone once, or there is a reason why not.</summary>
    /// <param name="isAdult">A child is not heard alone.</param>
    public void Complete(bool isAdult, string? notAloneBecause, DateOnly today, Guid by)
    {
        EnsureOpen();
        IntakeRules.SomethingWasTalkedAbout.Check(_domains.Count > 0);
        IntakeRules.EachAdultIsHeardAlone.Check(!isAdult || HeardAlone || !string.IsNullOrWhiteSpace(notAloneBecause));
        (State, CompletedOn, CompletedBy) = (IntakeState.Completed, today, by);
        NotAloneBecause = isAdult && !HeardAlone ? notAloneBecause!.Trim() : null;
    }

    /// <summary>The file closes before it is complete.</summary>
    public void EndWithFile(DateOnly on)
    {
        EnsureOpen();
        (State, EndedOn) = (IntakeState.Ended, on);
    }

    /// <summary>The file is open again, and the intake goes on.</summary>
    public void GoOnWithFile()
    {
        IntakeRules.OnlyAnIntakeThatEndedGoesOn.Check(State == IntakeState.Ended);
        (State, EndedOn) = (IntakeState.Open, null);
    }

    private void EnsureOpen() => IntakeRules.ACompleteIntakeStands.Check(State == IntakeState.Open);
}

/// <summary>One conversation of an intake.</summary>
public sealed class IntakeTalk
{
    public const int NameLength = 200, WithLength = 200;

    /// <summary>Codes of the list "interpreter-kinds" that are not for an intake: who interprets then is no professional, and may be of the family.</summary>
    public static readonly IReadOnlyList<string> NotForAnIntake = ["volunteer", "adult-brought-along"];

    private IntakeTalk()
    {
    }

    internal IntakeTalk(Guid intakeId, TalkTerms terms, DateTimeOffset at, Guid by)
    {
        (Id, IntakeId, WrittenAt, WrittenBy) = (Guid.CreateVersion7(), intakeId, at, by);
        (On, Interpreter, InterpreterLanguage, InterpreterName, With) = (terms.On, terms.Interpreter, terms.InterpreterLanguage, terms.InterpreterName, terms.With);
    }

    public Guid Id { get; private init; }
    public Guid IntakeId { get; private init; }
    public DateOnly On { get; private init; }

    /// <summary>Code of the list "interpreter-kinds".</summary>
    public string Interpreter { get; private init; } = "";

    /// <summary>Code of the list "languages": into and out of which was interpreted; null = nobody did.</summary>
    public string? InterpreterLanguage { get; private init; }

    /// <summary>Name or number of the interpreter; null = not written down.</summary>
    public string? InterpreterName { get; private init; }

    /// <summary>Who else was there, in words; null = nobody but the interpreter.</summary>
    public string? With { get; private init; }

    public DateTimeOffset WrittenAt { get; private init; }
    public Guid WrittenBy { get; private init; }

    public bool IsAlone => With is null;

    /// <summary>Whether two ways of writing can be one name: the same words, in any order and with or without accents.</summary>
    public static bool SameName(string one, string other) => Words(one).SetEquals(Words(other));

    private static HashSet<string> Words(string name) => [.. Letters(name).Split(' ', StringSplitOptions.RemoveEmptyEntries)];

    private static string Letters(string name) => string.Concat(name.Normalize(NormalizationForm.FormD)
        .Where(c => char.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
        .Select(c => char.IsLetterOrDigit(c) ? char.ToUpperInvariant(c) : ' '));
}

/// <param name="Interpreter">Code of the list "interpreter-kinds".</param>
/// <param name="With">Who else was there; null = nobody but the interpreter.</param>
public sealed record TalkTerms(DateOnly On, string Interpreter, string? InterpreterLanguage, string? InterpreterName, string? With);

/// <summary>A domain of life that was talked about.</summary>
public sealed class IntakeDomain
{
    private IntakeDomain()
    {
    }

    internal IntakeDomain(Guid intakeId, string domain, DateTimeOffset at, Guid by) =>
        (Id, IntakeId, Domain, SavedAt, SavedBy) = (Guid.CreateVersion7(), intakeId, domain, at, by);

    public Guid Id { get; private init; }
    public Guid IntakeId { get; private init; }

    /// <summary>Code of the list "life-domains".</summary>
    public string Domain { get; private init; } = "";

    /// <summary>When something about it was saved last, and by whom.</summary>
    public DateTimeOffset SavedAt { get; private set; }
    public Guid SavedBy { get; private set; }

    internal void SavedAgain(DateTimeOffset at, Guid by) => (SavedAt, SavedBy) = (at, by);
}

/// <summary>What somebody answered to a question of the intake.</summary>
public sealed class IntakeAnswer
{
    public const int WordsLength = 4000, LineLength = 200, HighestNumber = 9999;

    private IntakeAnswer()
    {
    }

    internal IntakeAnswer(Guid intakeId, GivenAnswer given, DateTimeOffset at, Guid by)
    {
        (Id, IntakeId, Question) = (Guid.CreateVersion7(), intakeId, given.Question);
        Change(given, at, by);
    }

    public Guid Id { get; private init; }
    public Guid IntakeId { get; private init; }

    /// <summary>Code of the list "intake-questions".</summary>
    public string Question { get; private init; } = "";

    /// <summary>Words, a number, or codes, space-separated.</summary>
    public string Value { get; private set; } = "";

    /// <summary>Health and care: seen only with the permission for it, here and in the history.</summary>
    public bool IsLocked { get; private set; }

    /// <summary>File of the member of the household who answered it; null = the person.</summary>
    public Guid? TakenFrom { get; private set; }

    public DateTimeOffset AnsweredAt { get; private set; }
    public Guid AnsweredBy { get; private set; }

    internal void Change(GivenAnswer given, DateTimeOffset at, Guid by)
    {
        if ((Value, IsLocked, TakenFrom) == (given.Value, given.IsLocked, given.TakenFrom))
            return;
        (Value, IsLocked, TakenFrom, AnsweredAt, AnsweredBy) = (given.Value!, given.IsLocked, given.TakenFrom, at, by);
    }

    internal IntakeAnswer CopyTo(Guid intakeId) => new()
    {
        Id = Guid.CreateVersion7(),
        IntakeId = intakeId,
        Question = Question,
        Value = Value,
        IsLocked = IsLocked,
        TakenFrom = TakenFrom,
        AnsweredAt = AnsweredAt,
        AnsweredBy = AnsweredBy,
    };
}

/// <param name="Value">Null = no longer answered.</param>
/// <param name="TakenFrom">File of the member of the household who answered it; null = the person.</param>
public sealed record GivenAnswer(string Question, string? Value, bool IsLocked = false, Guid? TakenFrom = null);
