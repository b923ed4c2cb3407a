using ReceptionCentre.Domain.Contacts;
using ReceptionCentre.Domain.Facts;
using static ReceptionCentre.Domain.Tests.Said;

namespace ReceptionCentre.Domain.Tests.Contacts;

public sealed class ContactNoteTests
{
    private static readonly Contact Spoken = new(Today, "desk", true, "zus", null, "Belt de school.", null, false);

    [Fact]
    public void A_contact_is_noted_after_it_happened()
    {
        ContactRules.AContactHasHappened.Breaks(() => Write(Spoken with { On = Today.AddDays(1) }));
        Assert.Equal(Today, Write(Spoken).On);
        Assert.Equal(Day(2026, 1, 5), Write(Spoken with { On = Day(2026, 1, 5) }).On);
    }

    [Fact]
    public void The_next_contact_is_on_or_after_the_day_of_this_one()
    {
        ContactRules.TheNextContactIsLater.Breaks(() => Write(Spoken with { NextOn = Today.AddDays(-1) }));
        Assert.Equal(Today, Write(Spoken with { NextOn = Today }).NextOn);
    }

    [Fact]
    public void A_note_keeps_what_was_filled_in_and_who_wrote_it()
    {
        var note = Write(Spoken with { IsLocked = true, Interpreter = "telephone", NextOn = Today.AddDays(7) });
        Assert.Equal(
            (Spoken.Channel, true, "zus", "telephone", Spoken.Agreed, true, Now().At, By),
            (note.Channel, note.PersonTookPart, note.With, note.Interpreter, note.Agreed, note.IsLocked, note.WrittenAt, note.WrittenBy));
        Assert.Null(note.WithdrawnAt);
    }

    [Fact]
    public void A_note_is_withdrawn_once_with_who_when_and_why()
    {
        var note = Write(Spoken);
        note.Withdraw("wrong person", Now(3).At, By);
        Assert.Equal(("wrong person", Now(3).At, By), (note.WithdrawnReason, note.WithdrawnAt!.Value, note.WithdrawnBy!.Value));
        FactRules.WithdrawnOnce.Breaks(() => note.Withdraw("again", Now(4).At, By));
        Assert.Equal("wrong person", note.WithdrawnReason);
    }

    private static ContactNote Write(Contact contact) => ContactNote.Write(Guid.CreateVersion7(), contact, Today, Now().At, By);
}
