using ReceptionCentre.Application.Contacts;
using ReceptionCentre.Domain.Contacts;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Application.Tests.Contacts;

public sealed class NoteContactTests(ReceptionDatabase database) : IClassFixture<ReceptionDatabase>
{
    [Fact]
    public async Task A_locked_note_is_written_only_by_whoever_may_read_it()
    {
        var newcomer = await A.Newcomer().SavedIn(database);
        database.As(A.StaffMember(Role.Caseworker).Build());
        var refused = await Assert.ThrowsAsync<BrokenRuleException>(() => database.Send(Note(newcomer, isLocked: true)));
        Assert.Equal(ContactRules.ALockedNoteNeedsThePermission, refused.Rule);

        database.As(A.StaffMember(Role.Caseworker).With(NamedPermission.LockedParts).Build());
        Assert.NotEqual(Guid.Empty, await database.Send(Note(newcomer, isLocked: true)));
    }

    [Fact]
    public async Task Notes_of_one_day_are_paged_in_the_order_in_which_they_were_written()
    {
        var newcomer = await A.Newcomer().SavedIn(database);
        var notes = new List<ContactNote>();
        foreach (var minutes in new[] { 50, 10, 30, 20, 40 })
        {
            notes.Add(ContactNote.Write(
                newcomer.File.Id, new(database.Clock.Today, "desk", true, null, null, "Gesproken", null, false), database.Clock.Today,
                database.Clock.GetUtcNow().AddMinutes(-minutes), Guid.Empty));
        }
        await database.Save([.. notes]);
        database.As(A.StaffMember(Role.Caseworker).Build());

        var shown = new List<Guid>();
        for (ContactsOfFile.Page? page = null; page is null || page.Next is not null;)
        {
            page = await database.Send(new ContactsOfFile.Query(newcomer.File.Id, page?.Next, 2));
            shown.AddRange(page.Notes.Select(note => note.Id));
        }
        Assert.Equal(notes.OrderByDescending(note => note.WrittenAt).Select(note => note.Id), shown);
    }

    [Fact]
    public async Task A_note_is_withdrawn_by_whoever_wrote_it()
    {
        var newcomer = await A.Newcomer().SavedIn(database);
        var (writer, colleague) = (A.StaffMember(Role.Caseworker).Build(), A.StaffMember(Role.Caseworker).Build());
        var note = await database.As(writer).Send(Note(newcomer, isLocked: false));

        var withdraw = await WithdrawAsync(colleague, newcomer, note);
        Assert.Equal(ContactRules.TheWriterWithdraws, Assert.IsType<BrokenRuleException>(withdraw).Rule);
        Assert.Null(await WithdrawAsync(writer, newcomer, note));
    }

    private Task<Exception?> WithdrawAsync(StaffMember member, NewcomerBuilder newcomer, Guid note) =>
        Record.ExceptionAsync(() => database.As(member).Send(new WithdrawContact.Command(Guid.NewGuid(), newcomer.File.Id, note, "Verkeerde persoon.")));

    private NoteContact.Command Note(NewcomerBuilder newcomer, bool isLocked) =>
        new(Guid.NewGuid(), newcomer.File.Id, database.Clock.Today, "desk", true, null, null, "Samen de brief gelezen.", null, isLocked);
}
