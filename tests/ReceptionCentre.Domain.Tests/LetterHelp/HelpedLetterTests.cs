using ReceptionCentre.Domain.LetterHelp;
using static ReceptionCentre.Domain.Tests.Said;

namespace ReceptionCentre.Domain.Tests.LetterHelp;

public sealed class HelpedLetterTests
{
    [Fact]
    public void A_letter_that_asks_for_nothing_is_done_with_the_help_itself()
    {
        var letter = Note(new("tax-office", null, null, null, null));
        Assert.Equal((Today, By), (letter.DoneOn!.Value, letter.DoneBy!.Value));
        LetterHelpRules.ALetterIsDoneOnce.Breaks(() => letter.Finish("Nog eens", Today, By));
    }

    [Fact]
    public void A_deadline_says_what_to_do() =>
        LetterHelpRules.ADeadlineSaysWhatToDo.Breaks(() => Note(new("tax-office", null, null, Today, null)));

    [Fact]
    public void A_letter_is_open_until_somebody_says_how_it_ended()
    {
        var letter = Note(new("bank-collector", "Incasso Rijn", "debts", Today.AddDays(14), "Selam belt voor een regeling"));
        Assert.Null(letter.DoneOn);
        letter.Finish("Regeling van 20 euro per maand", Today.AddDays(3), By);
        Assert.Equal((Today.AddDays(3), "Regeling van 20 euro per maand", false), (letter.DoneOn!.Value, letter.Outcome, letter.EndedWithFile));
        LetterHelpRules.ALetterIsDoneOnce.Breaks(() => letter.EndWithFile(Today, By));
    }

    [Fact]
    public void A_letter_ends_with_its_file()
    {
        var letter = Note(new("ind", null, null, null, "Pasfoto maken"));
        letter.EndWithFile(Today, By);
        Assert.True(letter.EndedWithFile);
        Assert.Equal(Today, letter.DoneOn);
        letter.GoOnWithFile();
        Assert.Null(letter.DoneOn);
        letter.Finish("Klaar", Today, By);
        letter.GoOnWithFile();
        Assert.Equal(Today, letter.DoneOn);
    }

    [Fact]
    public void A_task_says_what_to_do_and_is_done_some_days_before_the_deadline()
    {
        LetterHelpRules.ATaskSaysWhatToDo.Breaks(() => HelpedLetter.Note(Guid.CreateVersion7(), new("ind", null, null, null, null), null, Today, Now().At, By, Guid.CreateVersion7()));
        Assert.Equal(Today.AddDays(11), HelpedLetter.TaskDay(Today.AddDays(14), Today));
        Assert.Equal(Today, HelpedLetter.TaskDay(Today.AddDays(1), Today));
        Assert.Equal(Today.AddDays(7), HelpedLetter.TaskDay(null, Today));
    }

    private static HelpedLetter Note(LetterTerms letter) => HelpedLetter.Note(Guid.CreateVersion7(), letter, null, Today, Now().At, By);
}
