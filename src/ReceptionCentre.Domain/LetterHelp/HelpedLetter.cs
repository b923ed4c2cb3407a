using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Domain.LetterHelp;

/// <summary>
/// A letter that somebody brought because it is hard to understand: who sent it, by when something must be done, and what.
/// It is open until somebody says how it ended.
/// </summary>
public sealed class HelpedLetter : Aggregate, IOfCaseFile
{
    public const int SenderLength = 200, ToDoLength = 1000, OutcomeLength = 1000, DaysBeforeDeadline = 3, DaysWithoutDeadline = 7;

    private HelpedLetter()
    {
    }

    public Guid CaseFileId { get; private init; }

    /// <summary>Code of the list "letter-senders": what kind of sender.</summary>
    public string SenderKind { get; private init; } = "";

    /// <summary>Who sent it, by name; null = the kind says enough.</summary>
    public string? Sender { get; private init; }

    /// <summary>Code of the list "topics"; null = not recorded.</summary>
    public string? Topic { get; private init; }

    /// <summary>Last day on which what must be done is in time; null = the letter names none.</summary>
    public DateOnly? Deadline { get; private init; }

    /// <summary>What must be done and by whom; null = nothing: the letter was explained.</summary>
    public string? ToDo { get; private init; }

    /// <summary>The letter itself, scanned or photographed; null = not kept.</summary>
    public Guid? AttachmentId { get; private init; }

    /// <summary>The task that somebody has because of it; null = none was made. While it is open it asks, and the deadline does not.</summary>
    public Guid? TaskId { get; private init; }

    public DateTimeOffset NotedAt { get; private init; }
    public Guid NotedBy { get; private init; }

    /// <summary>Day on which it was done; null = open.</summary>
    public DateOnly? DoneOn { get; private set; }
    public Guid? DoneBy { get; private set; }

    /// <summary>How it ended, in words; null where the help at the desk was all.</summary>
    public string? Outcome { get; private set; }

    /// <summary>It was still open when the file was closed.</summary>
    public bool EndedWithFile { get; private set; }

    /// <summary>The day by which a task of a letter is done when nobody says otherwise: some days before the deadline, or a week from now.</summary>
    public static DateOnly TaskDay(DateOnly? deadline, DateOnly today)
    {
        var day = deadline?.AddDays(-DaysBeforeDeadline) ?? today.AddDays(DaysWithoutDeadline);
        return day < today ? today : day;
    }

    /// <summary>Notes the letter. One that asks for nothing is done with the help itself.</summary>
    public static HelpedLetter Note(Guid caseFileId, LetterTerms letter, Guid? attachmentId, DateOnly today, DateTimeOffset at, Guid by, Guid? taskId = null)
    {
        LetterHelpRules.ADeadlineSaysWhatToDo.Check(letter.Deadline is null || letter.ToDo is not null);
        LetterHelpRules.ATaskSaysWhatToDo.Check(taskId is null || letter.ToDo is not null);
        var noted = new HelpedLetter
        {
            Id = Guid.CreateVersion7(),
            CaseFileId = caseFileId,
            SenderKind = letter.SenderKind,
            Sender = letter.Sender,
            Topic = letter.Topic,
            Deadline = letter.Deadline,
            ToDo = letter.ToDo,
            AttachmentId = attachmentId,
            TaskId = taskId,
            NotedAt = at,
            NotedBy = by,
        };
        if (letter.ToDo is null)
            (noted.DoneOn, noted.DoneBy) = (today, by);
        return noted;
    }

    /// <summary>What had to be done is done, or no longer needed.</summary>
    public void Finish(string outcome, DateOnly today, Guid by)
    {
        LetterHelpRules.ALetterIsDoneOnce.Check(DoneOn is null);
        (DoneOn, DoneBy, Outcome) = (today, by, outcome);
    }

    /// <summary>The file is closed: nobody follows the letter any more.</summary>
    public void EndWithFile(DateOnly on, Guid by)
    {
        LetterHelpRules.ALetterIsDoneOnce.Check(DoneOn is null);
        (DoneOn, DoneBy, EndedWithFile) = (on, by, true);
    }

    /// <summary>The closing of the file is taken back: what ended with it asks again.</summary>
    public void GoOnWithFile()
    {
        if (EndedWithFile)
            (DoneOn, DoneBy, EndedWithFile) = (null, null, false);
    }
}

/// <summary>What is filled in about a letter; see the properties of <see cref="HelpedLetter"/>.</summary>
public sealed record LetterTerms(string SenderKind, string? Sender, string? Topic, DateOnly? Deadline, string? ToDo);

public static class LetterHelpRules
{
    /// <summary>A deadline says what must be done by then.</summary>
    public static readonly Rule ADeadlineSaysWhatToDo = new("LetterHelp.ADeadlineSaysWhatToDo");

    /// <summary>Only a letter that asks for something makes a task.</summary>
    public static readonly Rule ATaskSaysWhatToDo = new("LetterHelp.ATaskSaysWhatToDo");

    /// <summary>A letter is done once.</summary>
    public static readonly Rule ALetterIsDoneOnce = new("LetterHelp.ALetterIsDoneOnce");
}
