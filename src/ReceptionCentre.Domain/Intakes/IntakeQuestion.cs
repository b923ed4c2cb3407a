using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Domain.Intakes;

/// <summary>Which intake somebody gets.</summary>
public enum IntakeForm
{
    /// <summary>Every domain: what a plan is made of.</summary>
    Broad = 1,

    /// <summary>A few questions, for who passes through.</summary>
    Brief = 2,
}

/// <summary>How a question is answered.</summary>
public enum AnswerKind
{
    /// <summary>In words, several lines.</summary>
    Words = 1,

    /// <summary>In a few words.</summary>
    Line = 2,

    /// <summary>A whole number.</summary>
    Number = 3,

    /// <summary>One code of a list.</summary>
    Choice = 4,

    /// <summary>Any number of codes of a list.</summary>
    Choices = 5,

    /// <summary>One code of a long list, typed.</summary>
    Code = 6,
}

/// <summary>Of what age somebody is who gets a question.</summary>
public enum AskedOf
{
    Everybody = 1,
    Adults = 2,
    Children = 3,
}

/// <summary>
/// One line of what an intake asks of whom: reference data with dates and a source, loaded from a file. The words of a question
/// stand in the list "intake-questions". Which questions somebody gets follows from these lines alone, never from code per type.
/// </summary>
public sealed class IntakeQuestion : Aggregate
{
    public const int KeyLength = 80, CodesLength = 1000, NoteLength = 500;

    private IntakeQuestion()
    {
    }

    public IntakeQuestion(string key) => (Id, Key) = (Guid.CreateVersion7(), key);

    /// <summary>Names the line in its file.</summary>
    public string Key { get; private init; } = "";

    /// <summary>Code of the list "intake-questions".</summary>
    public string Question { get; private set; } = "";

    /// <summary>Code of the list "life-domains": on which page it stands.</summary>
    public string Domain { get; private set; } = "";

    public AnswerKind Kind { get; private set; }

    /// <summary>The list of a choice; null for words and numbers.</summary>
    public string? List { get; private set; }

    /// <summary>Those codes of the list that can be chosen, space-separated; empty = all.</summary>
    public string Codes { get; private set; } = "";

    /// <summary>In which intake; null = in both.</summary>
    public IntakeForm? Form { get; private set; }

    public AskedOf AskedOf { get; private set; }

    /// <summary>Codes of the list "motives", space-separated; empty = whatever the motive.</summary>
    public string Motives { get; private set; } = "";

    /// <summary>The answer is of the household: who lives with the person is not asked again. Else it is the person's own, and nobody else's.</summary>
    public bool IsShared { get; private set; }

    /// <summary>Health and care: seen only with the permission for it.</summary>
    public bool IsLocked { get; private set; }

    /// <summary>Place in the order of the file.</summary>
    public int Place { get; private set; }

    public DateOnly? ValidFrom { get; private set; }
    public DateOnly? ValidUntil { get; private set; }

    /// <summary>Why it is asked, and what says so.</summary>
    public string Source { get; private set; } = "";

    public void Describe(AskedHow how, AskedWhom whom, int place, DateOnly? from, DateOnly? until, string source)
    {
        IntakeRules.WhatIsLockedIsNotShared.Check(!(how.IsShared && how.IsLocked));
        (Question, Domain, Kind, List, Codes, IsShared, IsLocked) = (how.Question, how.Domain, how.Kind, how.List, how.Codes, how.IsShared, how.IsLocked);
        (Form, AskedOf, Motives) = (whom.Form, whom.AskedOf, whom.Motives);
        (Place, ValidFrom, ValidUntil, Source) = (place, from, until, source);
    }

    /// <summary>Whether it is asked on a day of somebody with these motives.</summary>
    public bool IsFor(IntakeForm form, bool isAdult, IReadOnlyCollection<string> motives, DateOnly day) =>
        (ValidFrom is null || ValidFrom <= day) && (ValidUntil is null || ValidUntil > day)
        && (Form is null || Form == form)
        && AskedOf switch { AskedOf.Adults => isAdult, AskedOf.Children => !isAdult, _ => true }
        && (Motives.Length == 0 || Motives.Split(' ').Any(motives.Contains));

    /// <summary>
    /// The questions that somebody gets, each once, in the order of the file: a line that names the motive comes before one for
    /// everybody.
    /// </summary>
    public static IReadOnlyList<IntakeQuestion> For(
        IEnumerable<IntakeQuestion> lines, IntakeForm form, bool isAdult, IReadOnlyCollection<string> motives, DateOnly day) =>
        [.. lines.Where(line => line.IsFor(form, isAdult, motives, day))
            .GroupBy(line => line.Question, StringComparer.Ordinal)
            .Select(group => group.OrderByDescending(line => line.Motives.Length > 0).ThenBy(line => line.Place).First())
            .OrderBy(line => line.Place)];
}

/// <param name="List">The list of a choice; null for words and numbers.</param>
/// <param name="Codes">Those codes of the list that can be chosen, space-separated; empty = all.</param>
public sealed record AskedHow(string Question, string Domain, AnswerKind Kind, string? List, string Codes, bool IsShared, bool IsLocked);

/// <param name="Form">Null = in both.</param>
/// <param name="Motives">Codes of the list "motives", space-separated; empty = whatever the motive.</param>
public sealed record AskedWhom(IntakeForm? Form, AskedOf AskedOf, string Motives);
