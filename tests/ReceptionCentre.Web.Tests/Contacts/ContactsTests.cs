using System.Net;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Domain.Contacts;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Web.Tests.Contacts;

public sealed class ContactsTests(ReceptionWeb web) : IClassFixture<ReceptionWeb>, IAsyncLifetime
{
    private StaffMember _caseworker = null!;
    private Browser _browser = null!;
    private NewcomerBuilder _file = null!;

    public async Task InitializeAsync()
    {
        (_browser, _caseworker) = await SignInAsync(A.StaffMember(Role.Caseworker));
        _file = await A.Newcomer("Selam").Speaking("ti").SavedIn(web);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task One_sentence_is_enough_for_a_note()
    {
        var form = await NewPage(_browser);
        // Today, at the desk, with the person, and an interpreter because one is wanted.
        Assert.Equal("21-11-2026", form.Document.QuerySelector("#On")!.GetAttribute("value"));
        Assert.Equal("professional-telephone", form.Document.QuerySelector("#Interpreter input[checked]")!.GetAttribute("value"));

        var done = await _browser.Submit(form, ("Agreed", "Ze belt de school."), ("NextOn", "over 2 weken"));

        Assert.Equal($"/case-files/{_file.File.Id}/overview", done.Location);
        var note = Assert.Single(await NotesAsync());
        Assert.Equal(("Ze belt de school.", new DateOnly(2026, 11, 21), new DateOnly(2026, 12, 5), "desk", true), (note.Agreed, note.On, note.NextOn!.Value, note.Channel, note.PersonTookPart));
        var overview = await _browser.Get(done.Location!);
        Assert.Contains("Het contact is genoteerd.", overview.Words, StringComparison.Ordinal);
        Assert.Contains("Ze belt de school.", overview.Words, StringComparison.Ordinal);
        Assert.Contains("Opnieuw spreken", overview.Words, StringComparison.Ordinal);
        var audit = await web.InDb(db => db.AuditEvents.Include(audit => audit.Changes).SingleAsync(audit => audit.CaseFileId == _file.File.Id && audit.Action == "Contacts.NoteContact"));
        Assert.Contains("Ze belt de school.", Assert.Single(audit.Changes).After, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_day_without_a_year_is_the_next_such_day()
    {
        await _browser.Submit(await NewPage(_browser), ("Agreed", "Weer zien."), ("NextOn", "12-1"));
        Assert.Equal(new DateOnly(2027, 1, 12), Assert.Single(await NotesAsync()).NextOn);
    }

    [Theory]
    [InlineData("Agreed", "", "Schrijf op wat er is besproken")]
    [InlineData("Agreed", " \n ", "Schrijf op wat er is besproken")]
    [InlineData("On", "", "Kies een antwoord.")]
    [InlineData("On", "32-1-2026", "Deze datum bestaat niet.")]
    [InlineData("On", "morgen", "Deze dag moet nog komen.")]
    [InlineData("NextOn", "vorige week", "Deze datum bestaat niet.")]
    [InlineData("NextOn", "1-11-2026", "Het volgende contact kan niet voor dit contact liggen.")]
    [InlineData("Channel", "postduif", "Dit staat niet in de lijst.")]
    [InlineData("Channel", "", "Vul dit in.")]
    [InlineData("Interpreter", "kind", "Dit staat niet in de lijst.")]
    public async Task A_wrong_note_is_told_by_its_field_and_keeps_the_rest(string field, string typed, string message)
    {
        var page = await _browser.Submit(await NewPage(_browser), [.. new (string, string?)[] { ("Agreed", "*Blijft* <b>staan</b>"), ("With", "Haar zus") }.Where(pair => pair.Item1 != field), (field, typed)]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains(message, page.TextOf($"#{field}-error"), StringComparison.Ordinal);
        Assert.Contains($"{field}-error", page.Document.QuerySelector($"#{field}")!.GetAttribute("aria-describedby"), StringComparison.Ordinal);
        Assert.Equal("Haar zus", page.Document.QuerySelector("#With")!.GetAttribute("value"));
        if (field != "Agreed")
            Assert.Equal("*Blijft* <b>staan</b>", page.Document.QuerySelector("#Agreed")!.TextContent);
        Assert.Empty(await NotesAsync());
    }

    [Fact]
    public async Task A_note_that_is_too_long_says_how_much_fits()
    {
        var page = await _browser.Submit(await NewPage(_browser), ("Agreed", new string('a', ContactNote.AgreedLength + 1)));
        Assert.Contains("Dit is te lang: 4001 tekens. Er passen er 4000.", page.TextOf("#Agreed-error"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_note_sent_twice_stands_there_once()
    {
        var form = await NewPage(_browser);
        await _browser.Submit(form, ("Agreed", "Eenmaal"));
        await _browser.Submit(form, ("Agreed", "Eenmaal"));
        Assert.Single(await NotesAsync());
    }

    [Fact]
    public async Task The_front_desk_notes_a_contact_and_reads_none()
    {
        var (desk, _) = await SignInAsync(A.StaffMember(Role.FrontDesk));
        await _browser.Submit(await NewPage(_browser), ("Agreed", "Van de consulent"));
        var done = await desk.Submit(await NewPage(desk), ("Agreed", "Aan de balie"));
        Assert.Equal($"/case-files/{_file.File.Id}/overview", done.Location);
        Assert.DoesNotContain("Van de consulent", (await desk.Get(done.Location!)).Words, StringComparison.Ordinal);
        Assert.Equal(2, (await NotesAsync()).Count);
    }

    [Fact]
    public async Task A_locked_note_is_only_said_to_be_there_to_whoever_may_not_read_it_also_in_the_history()
    {
        const string secret = "Heeft een ernstige ziekte";
        var (trusted, _) = await SignInAsync(A.StaffMember(Role.Caseworker).With(NamedPermission.LockedParts));
        var form = await NewPage(trusted);
        Assert.NotNull(form.Document.QuerySelector("#IsLocked"));
        await trusted.Submit(form, ("Agreed", secret), ("With", "De arts"), ("IsLocked", "true"));
        Assert.Contains(secret, (await ContactsPage(trusted)).Words, StringComparison.Ordinal);

        foreach (var path in new[] { "contacts", "overview", "history" })
        {
            var page = await _browser.Get($"/case-files/{_file.File.Id}/{path}");
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.DoesNotContain(secret, page.Html, StringComparison.Ordinal);
            Assert.DoesNotContain("De arts", page.Html, StringComparison.Ordinal);
        }
        Assert.Contains("Deze notitie is afgeschermd.", (await ContactsPage(_browser)).Words, StringComparison.Ordinal);
        var changes = await web.InDb(db => db.AuditEvents.Where(audit => audit.CaseFileId == _file.File.Id && audit.Action == "Contacts.NoteContact").SelectMany(audit => audit.Changes).ToListAsync());
        Assert.All(changes, change => Assert.Equal("ReadLockedParts", change.Permission));
    }

    [Fact]
    public async Task Why_a_locked_note_was_withdrawn_stays_behind_its_lock()
    {
        const string secret = "De ziekte was van haar moeder";
        var (trusted, _) = await SignInAsync(A.StaffMember(Role.Caseworker).With(NamedPermission.LockedParts));
        await trusted.Submit(await NewPage(trusted), ("Agreed", "Over gezondheid"), ("IsLocked", "true"));
        await trusted.Submit(await trusted.Get(WithdrawLink(await ContactsPage(trusted))), ("Reason", secret));

        Assert.Contains(secret, (await ContactsPage(trusted)).Words, StringComparison.Ordinal);
        foreach (var path in new[] { "contacts", "overview", "history" })
            Assert.DoesNotContain(secret, (await _browser.Get($"/case-files/{_file.File.Id}/{path}")).Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await _browser.Get(WithdrawPath((await NotesAsync())[0].Id))).Status);
    }

    [Fact]
    public async Task Whoever_may_not_read_locked_notes_cannot_write_one_by_hand()
    {
        var form = await NewPage(_browser);
        Assert.Null(form.Document.QuerySelector("#IsLocked"));
        var page = await _browser.Submit(form, ("Agreed", "Geheim"), ("IsLocked", "true"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("U mag geen afgeschermde notities schrijven.", page.Errors[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_writer_withdraws_a_note_with_a_reason_and_it_stays_readable()
    {
        await _browser.Submit(await NewPage(_browser), ("Agreed", "Dit klopte niet"));
        var form = await _browser.Get(WithdrawLink(await ContactsPage(_browser)));
        var empty = await _browser.Submit(form, ("Reason", ""));
        Assert.Contains("Vul dit in.", empty.TextOf("#Reason-error"), StringComparison.Ordinal);

        var done = await _browser.Submit(empty, ("Reason", "Verkeerd dossier"));
        var page = await _browser.Get(done.Location!);
        Assert.Contains("Dit klopte niet", page.TextOf("del"), StringComparison.Ordinal);
        Assert.Contains("Verkeerd dossier", page.Words, StringComparison.Ordinal);
        var audit = await web.InDb(db => db.AuditEvents.SingleAsync(audit => audit.CaseFileId == _file.File.Id && audit.Action == "Contacts.WithdrawContact"));
        Assert.Equal("Verkeerd dossier", audit.Reason);

        // Sent again by hand it is refused in words.
        var again = await _browser.Submit(form, ("Reason", "Nog eens"), ("OnceKey", Guid.CreateVersion7().ToString()));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.NotEmpty(again.Errors);
    }

    [Fact]
    public async Task Somebody_elses_note_is_not_withdrawn()
    {
        var (colleague, _) = await SignInAsync(A.StaffMember(Role.Caseworker));
        await _browser.Submit(await NewPage(_browser), ("Agreed", "Van mij"));
        Assert.Null((await ContactsPage(colleague)).Document.QuerySelector("a[href$='/withdraw']"));
        var path = WithdrawPath((await NotesAsync())[0].Id);
        var page = await colleague.Submit(await colleague.Get(path), ("Reason", "Zomaar"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("Alleen wie de notitie schreef", page.Errors[0], StringComparison.Ordinal);
        Assert.Null((await NotesAsync())[0].WithdrawnAt);
    }

    [Fact]
    public async Task A_note_is_not_reached_through_another_file()
    {
        await _browser.Submit(await NewPage(_browser), ("Agreed", "In dit dossier"));
        var other = await A.Newcomer("Ander").SavedIn(web);
        var note = (await NotesAsync())[0].Id;
        Assert.Equal(HttpStatusCode.NotFound, (await _browser.Get($"/case-files/{other.File.Id}/contacts/{note}/withdraw")).Status);
    }

    [Fact]
    public async Task Many_notes_come_a_page_at_a_time_newest_first_each_once()
    {
        var at = web.Clock.GetUtcNow();
        var notes = Enumerable.Range(0, 120).Select(i => ContactNote.Write(
            _file.File.Id, new(new(2026, 9, 1), "desk", true, null, null, $"Gesprek {i:000}.", null, false), web.Clock.Today, at, _caseworker.Id)).ToList();
        foreach (var note in notes)
            await web.Save(note);

        var seen = new List<string>();
        var page = await ContactsPage(_browser);
        while (true)
        {
            var here = page.Document.QuerySelectorAll(".rc-entry__text").Select(text => text.TextContent.Trim()).ToList();
            Assert.InRange(here.Count, 1, 50);
            seen.AddRange(here);
            if (page.Document.QuerySelector("a[rel=next]") is not { } next)
                break;
            page = await _browser.Get(next.GetAttribute("href")!);
        }
        Assert.Equal(120, seen.Count);
        Assert.Equal(120, seen.Distinct().Count());
        Assert.Equal(notes.OrderByDescending(note => note.Id).Select(note => note.Agreed), seen);
    }

    private Task<WebPage> NewPage(Browser browser) => browser.Get($"/case-files/{_file.File.Id}/contacts/new");

    private Task<WebPage> ContactsPage(Browser browser) => browser.Get($"/case-files/{_file.File.Id}/contacts");

    private string WithdrawPath(Guid noteId) => $"/case-files/{_file.File.Id}/contacts/{noteId}/withdraw";

    private static string WithdrawLink(WebPage page) => page.Document.QuerySelector("a[href$='/withdraw']")!.GetAttribute("href")!;

    private Task<List<ContactNote>> NotesAsync() => web.InDb(db => db.ContactNotes.AsNoTracking().Where(note => note.CaseFileId == _file.File.Id).OrderBy(note => note.Id).ToListAsync());

    private async Task<(Browser Browser, StaffMember Member)> SignInAsync(StaffBuilder builder)
    {
        var member = builder.Build();
        await web.Save(member);
        return (await web.SignedInAs(member), member);
    }
}
