using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Domain.Newcomers;

/// <summary>The pages of a registration on which questions stand.</summary>
public enum RegistrationPage
{
    /// <summary>Who it is; the motive is not known yet.</summary>
    Person = 1,

    /// <summary>Why, where and how to reach; the motive is asked here.</summary>
    Stay = 2,

    /// <summary>What goes with this motive and this task.</summary>
    Residence = 3,
}

public enum QuestionShown
{
    /// <summary>On the page at once.</summary>
    AtOnce = 1,

    /// <summary>Folded away under "more".</summary>
    UnderMore = 2,

    /// <summary>Not asked at all; the file can hold the answer all the same.</summary>
    NotAsked = 3,
}

/// <summary>
/// One line of what a registration asks of whom: reference data with dates and a source, loaded from a file. Which questions
/// somebody sees follows from these lines alone, never from code per type.
/// </summary>
public sealed class RegistrationQuestion : Aggregate
{
    public const int KeyLength = 80, CodesLength = 1000, NoteLength = 500;

    private RegistrationQuestion()
    {
    }

    public RegistrationQuestion(string key) => (Id, Key) = (Guid.CreateVersion7(), key);

    /// <summary>Names the line in its file.</summary>
    public string Key { get; private init; } = "";

    /// <summary>What is asked; the pages know how.</summary>
    public string Question { get; private set; } = "";

    public RegistrationPage Page { get; private set; }
    public QuestionShown Shown { get; private set; }

    /// <summary>Codes of the list "motives", space-separated; empty = whatever the motive, also none.</summary>
    public string Motives { get; private set; } = "";

    /// <summary>Codes of the list "tasks", space-separated; empty = whatever the task.</summary>
    public string Tasks { get; private set; } = "";

    /// <summary>Place in the order of the file.</summary>
    public int Place { get; private set; }

    public DateOnly? ValidFrom { get; private set; }
    public DateOnly? ValidUntil { get; private set; }

    /// <summary>Why it is asked of these people, and what says so.</summary>
    public string Source { get; private set; } = "";

    public void Describe(AskedWhen asked, int place, DateOnly? from, DateOnly? until, string source) =>
        (Question, Page, Shown, Motives, Tasks, Place, ValidFrom, ValidUntil, Source) = (asked.Question, asked.Page, asked.Shown, asked.Motives, asked.Tasks, place, from, until, source);
}

/// <summary>What is asked, on which page and of whom.</summary>
public sealed record AskedWhen(string Question, RegistrationPage Page, QuestionShown Shown, string Motives, string Tasks);
