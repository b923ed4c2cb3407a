using System.Net;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Web.Tests.CaseFiles;

/// <summary>The file as its caseworker and as the front desk see it: head, life line, person, duty.</summary>
public sealed class FileTests(ReceptionWeb web) : IClassFixture<ReceptionWeb>, IAsyncLifetime
{
    private readonly Team _team = A.Team();
    private StaffMember _caseworker = null!;
    private Browser _browser = null!;

    public async Task InitializeAsync()
    {
        _caseworker = A.StaffMember(Role.Caseworker).Of(_team).Named("Karin Consulent").Build();
        await web.Save(_team, _caseworker);
        _browser = await web.SignedInAs(_caseworker);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task The_head_tells_the_facts_that_everybody_needs_first()
    {
        var file = await A.Newcomer("Selam").Named("Selamawit", "Mehari", ownScript: "ሰላማዊት").Born("1990-04-03").Speaking("ti").WithMotive("status-holder")
            .Obliged().AssignedTo(_caseworker, _team).SavedIn(web);
        var page = await Overview(_browser, file);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        var head = page.TextOf(".rc-head")!;
        foreach (var fact in new[] { "Selamawit Mehari", "ሰላማዊት", "Selam", "36 jaar", "03-04-1990", "Tigrinya", "tolk nodig", "Statushouder", "Inburgeringsplichtig", "Amsterdam", "Karin Consulent", "Team Noord" })
            Assert.Contains(fact, head, StringComparison.Ordinal);
        Assert.Contains("Selamawit Mehari", page.Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_whom_nothing_but_a_name_is_known_the_head_says_unknown_and_not_yet_decided()
    {
        var file = await A.Newcomer("Niets").Born("0000-00-00").SavedIn(web);
        var head = (await Overview(_browser, file)).TextOf(".rc-head__facts")!;
        Assert.Contains("Onbekend", head, StringComparison.Ordinal);
        Assert.Contains("Nog geen besluit", head, StringComparison.Ordinal);
        Assert.Contains("Nog niemand", head, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_life_line_has_every_lane_with_its_items_and_the_same_as_a_list()
    {
        var file = await A.Newcomer("Leven").WithMotive("status-holder").Obliged().SavedIn(web);
        var page = await Overview(_browser, file);
        var list = page.TextOf(".rc-life__list")!;
        foreach (var item in new[] { "Verblijf", "Amsterdam", "Status", "Statushouder (asiel)", "Inburgeringsplichtig", "01-09-2026", "Begin een plan", "Besluit over het PIP" })
            Assert.Contains(item, list, StringComparison.Ordinal);
        var bars = page.Document.QuerySelectorAll(".rc-life__time > a[href]");
        Assert.Equal(5, bars.Length);
        Assert.Equal(5, page.Document.QuerySelectorAll(".rc-life__list a").Length);
        Assert.All(bars, bar => Assert.False(string.IsNullOrWhiteSpace(bar.QuerySelector("title")?.TextContent)));
        Assert.Contains("Begin een plan", page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_front_desk_sees_the_head_of_a_file_and_nothing_more()
    {
        var file = await A.Newcomer("Kop").Speaking("ti").AssignedTo(_caseworker, _team).SavedIn(web);
        var (browser, _) = await SignInAsync(A.StaffMember(Role.FrontDesk));
        var page = await Overview(browser, file);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("U ziet de kop van dit dossier", page.Words, StringComparison.Ordinal);
        Assert.Contains("Karin Consulent", page.Words, StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector(".rc-life"));
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.Get($"/case-files/{file.File.Id}/contacts")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.Get($"/case-files/{file.File.Id}/duty")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.Get($"/case-files/{file.File.Id}/history")).Status);
    }

    [Fact]
    public async Task Every_showing_of_a_file_is_recorded_with_who_and_when()
    {
        var file = await A.Newcomer("Geopend").SavedIn(web);
        await Overview(_browser, file);
        await _browser.Get($"/case-files/{file.File.Id}/person");
        var openings = await web.InDb(db => db.AuditEvents.Where(audit => audit.CaseFileId == file.File.Id && audit.By == _caseworker.Id).ToListAsync());
        Assert.Equal(2, openings.Count);
        Assert.All(openings, opening => Assert.Equal(("CaseFiles.FileHead", file.Person.Id), (opening.Action, opening.PersonId)));

        var stranger = A.StaffMember(Role.Caseworker).In(A.Eindhoven);
        var (browser, member) = await SignInAsync(stranger);
        Assert.Equal(HttpStatusCode.NotFound, (await Overview(browser, file)).Status);
        Assert.False(await web.InDb(db => db.AuditEvents.AnyAsync(audit => audit.CaseFileId == file.File.Id && audit.By == member.Id)));
    }

    [Fact]
    public async Task A_wrong_name_is_corrected_a_new_name_begins_on_its_day_and_both_stay_in_the_history()
    {
        var file = await A.Newcomer("Naam").Named("Naam", "Foutgeschreven").SavedIn(web);
        var form = await ChangePage(file);
        var done = await _browser.Submit(form, ("FamilyName", "Goedgeschreven"), ("Reason", "Paspoort gezien"), ("Source", "document-seen"));
        Assert.EndsWith("/person", done.Location, StringComparison.Ordinal);
        var corrected = await NamesAsync(file);
        Assert.Equal(["Foutgeschreven"], corrected.Where(name => !name.Stands).Select(name => name.FamilyName));
        Assert.Equal(["Goedgeschreven"], corrected.Where(name => name.Stands).Select(name => name.FamilyName));

        await _browser.Submit(await ChangePage(file), ("FamilyName", "Getrouwd"), ("ChangedOn", "1-10-2026"));
        var changed = (await NamesAsync(file)).Where(name => name.Stands).OrderBy(name => name.From).ToList();
        Assert.Equal(["Goedgeschreven", "Getrouwd"], changed.Select(name => name.FamilyName));
        Assert.Equal(PartialDate.Of(2026, 10, 1), changed[0].Until);

        var audits = await web.InDb(db => db.AuditEvents.Include(audit => audit.Changes).Where(audit => audit.PersonId == file.Person.Id && audit.Action == "Newcomers.ChangePerson").OrderBy(audit => audit.Id).ToListAsync());
        Assert.Equal(["Paspoort gezien", null], audits.Select(audit => audit.Reason));
        var page = await _browser.Get($"/case-files/{file.File.Id}/person");
        Assert.Contains("Getrouwd", page.Words, StringComparison.Ordinal);
        Assert.Contains("Document gezien", page.Words, StringComparison.Ordinal);
        // Old names stay findable, names that were never borne do not.
        Assert.Contains("Getrouwd", await SearchAsync("Goedgeschreven"), StringComparison.Ordinal);
        Assert.DoesNotContain("Getrouwd", await SearchAsync("Foutgeschreven"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CalledName", "", "Vul in hoe we deze persoon noemen.")]
    [InlineData("BirthDate", "31-2-1990", "Deze datum bestaat niet.")]
    [InlineData("BirthDate", "1-1-2030", "Deze datum")]
    [InlineData("Bsn", "123456789", "Dit BSN kan niet bestaan.")]
    [InlineData("VNumber", "1", "Een V-nummer heeft 10 cijfers.")]
    [InlineData("ChangedOn", "99", "Deze datum bestaat niet.")]
    [InlineData("Source", "horoscoop", "Dit staat niet in de lijst.")]
    public async Task A_wrong_change_is_told_by_its_field_and_keeps_the_rest(string field, string typed, string message)
    {
        var file = await A.Newcomer("Wijzig").Named("Wijzig", "Eerst").SavedIn(web);
        var page = await _browser.Submit(await ChangePage(file), [("FamilyName", "<b>Daarna</b>"), (field, typed)]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains(message, page.TextOf($"#{field}-error"), StringComparison.Ordinal);
        Assert.Equal("<b>Daarna</b>", page.Document.QuerySelector("#FamilyName")!.GetAttribute("value"));
        Assert.DoesNotContain("<b>Daarna", page.Html, StringComparison.Ordinal);
        Assert.Equal("Eerst", Assert.Single(await NamesAsync(file)).FamilyName);
    }

    [Fact]
    public async Task Two_people_who_save_the_same_person_see_both_versions_and_choose()
    {
        var file = await A.Newcomer("Samen").Named("Samen", "Eerst").Born("1990-00-00").SavedIn(web);
        var (colleague, _) = await SignInAsync(A.StaffMember(Role.FrontDesk));
        var mine = await ChangePage(file);
        await colleague.Submit(await colleague.Get(mine.Path), ("FamilyName", "VanCollega"), ("BirthDate", "4-1990"));

        var conflict = await _browser.Submit(mine, ("FamilyName", "VanMij"), ("ChangedOn", "1-11-2026"), ("Reason", "Huwelijk"));

        Assert.Equal(HttpStatusCode.Conflict, conflict.Status);
        Assert.Contains("VanMij", conflict.Words, StringComparison.Ordinal);
        Assert.Contains("VanCollega", conflict.Words, StringComparison.Ordinal);
        Assert.Equal("VanCollega", (await NamesAsync(file)).Single(name => name.Stands).FamilyName);

        // Mine for the name, theirs for the birth date; the day of the change is not forgotten.
        var done = await _browser.Submit(conflict, ("FamilyName", "VanMij"), ("BirthDate", "04-1990"));
        Assert.EndsWith("/person", done.Location, StringComparison.Ordinal);
        var names = (await NamesAsync(file)).Where(name => name.Stands).OrderBy(name => name.From).ToList();
        Assert.Equal(["VanCollega", "VanMij"], names.Select(name => name.FamilyName));
        Assert.Equal(PartialDate.Of(2026, 11, 1), names[1].From);
        Assert.Equal(PartialDate.Of(1990, 4), await web.InDb(db => db.Births.Where(birth => birth.PersonId == file.Person.Id && birth.WithdrawnAt == null).Select(birth => birth.Born).SingleAsync()));
    }

    [Fact]
    public async Task A_number_that_was_somebody_elses_is_taken_away_and_free_again()
    {
        const string bsn = "999990019";
        var wrong = await A.Newcomer("Verkeerdnummer").WithBsn(bsn).SavedIn(web);
        var form = await ChangePage(wrong);
        Assert.Equal(bsn, form.Document.QuerySelector("#Bsn")!.GetAttribute("value"));
        var done = await _browser.Submit(form, ("Bsn", ""), ("Reason", "Van zijn broer"));
        Assert.EndsWith("/person", done.Location, StringComparison.Ordinal);
        Assert.Equal("", (await ChangePage(wrong)).Document.QuerySelector("#Bsn")!.GetAttribute("value"));

        var right = await A.Newcomer("Broer").SavedIn(web);
        Assert.EndsWith("/person", (await _browser.Submit(await ChangePage(right), ("Bsn", bsn))).Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_change_sent_twice_is_one_change()
    {
        var file = await A.Newcomer("Dubbel").Named("Dubbel", "Eerst").SavedIn(web);
        var form = await ChangePage(file);
        var first = await _browser.Submit(form, ("FamilyName", "Daarna"), ("ChangedOn", "1-10-2026"));
        var second = await _browser.Submit(form, ("FamilyName", "Daarna"), ("ChangedOn", "1-10-2026"));
        Assert.Equal(first.Location, second.Location);
        Assert.Equal(2, (await NamesAsync(file)).Count);
    }

    [Fact]
    public async Task A_duty_needs_its_act_and_the_day_of_the_decision()
    {
        var file = await A.Newcomer("Plicht").SavedIn(web);
        var form = await DutyPage(file);
        Assert.Equal("Undecided", form.Document.QuerySelector("#State option[selected]")!.GetAttribute("value"));
        var page = await _browser.Submit(form, ("State", "Obliged"), ("Act", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("Kies volgens welke wet", page.TextOf("#Act-error"), StringComparison.Ordinal);
        Assert.Contains("Vul de datum van het besluit", page.TextOf("#DecidedOn-error"), StringComparison.Ordinal);

        var done = await _browser.Submit(page, ("Act", "wi2021"), ("DecidedOn", "1-11-2026"));
        Assert.EndsWith("/person", done.Location, StringComparison.Ordinal);
        Assert.Contains("Inburgeringsplichtig", (await _browser.Get(done.Location!)).TextOf(".rc-head__facts"), StringComparison.Ordinal);
        Assert.True(await web.InDb(db => db.AuditEvents.AnyAsync(audit => audit.CaseFileId == file.File.Id && audit.Action == "Stays.RecordDuty")));
    }

    [Fact]
    public async Task Undecided_and_unknown_need_no_decision()
    {
        var file = await A.Newcomer("Weetniet").SavedIn(web);
        foreach (var state in new[] { "Undecided", "Unknown" })
            Assert.EndsWith("/person", (await _browser.Submit(await DutyPage(file), ("State", state))).Location, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Koning")]
    [InlineData("99")]
    [InlineData("")]
    public async Task A_state_that_does_not_exist_is_refused(string state)
    {
        var file = await A.Newcomer("Vreemd").SavedIn(web);
        var page = await _browser.Submit(await DutyPage(file), ("State", state));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.NotNull(page.Document.QuerySelector("#State-error"));
    }

    [Fact]
    public async Task A_file_of_another_team_is_read_but_not_changed()
    {
        var other = A.Team(name: "Team Zuid");
        await web.Save(other);
        var file = await A.Newcomer("Anderteam").AssignedTo(null, other).SavedIn(web);
        Assert.Equal(HttpStatusCode.OK, (await Overview(_browser, file)).Status);
        var page = await _browser.Submit(await DutyPage(file), ("State", "Unknown"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("Dit dossier is van een ander team", page.Errors[0], StringComparison.Ordinal);
        Assert.Null((await _browser.Get($"/case-files/{file.File.Id}/person")).Document.QuerySelector("a[href$='/duty']"));
    }

    [Fact]
    public async Task A_wrong_form_does_not_hide_that_somebody_saved_meanwhile()
    {
        var file = await A.Newcomer("Versie").SavedIn(web);
        var mine = await DutyPage(file);
        var (colleague, _) = await SignInAsync(A.StaffMember(Role.Caseworker));
        await colleague.Submit(await colleague.Get(mine.Path), ("State", "Exempt"), ("DecidedOn", "2-11-2026"));

        var wrong = await _browser.Submit(mine, ("State", "Obliged"), ("Act", "wi2021"), ("DecidedOn", "31-2-2026"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        var conflict = await _browser.Submit(wrong, ("DecidedOn", "1-11-2026"));
        Assert.Equal(HttpStatusCode.Conflict, conflict.Status);
        Assert.Contains("Iemand anders heeft dit intussen ook opgeslagen", conflict.Words, StringComparison.Ordinal);

        Assert.EndsWith("/person", (await _browser.Submit(conflict)).Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_file_speaks_english_too()
    {
        var file = await A.Newcomer("English").WithMotive("status-holder").SavedIn(web);
        var browser = await web.SignedInAs(_caseworker, "en-GB");
        var page = await Overview(browser, file);
        Assert.Contains("Status holder (asylum)", page.Words, StringComparison.Ordinal);
        Assert.Contains("Life line", page.Words, StringComparison.OrdinalIgnoreCase);
    }

    private static Task<WebPage> Overview(Browser browser, NewcomerBuilder file) => browser.Get($"/case-files/{file.File.Id}/overview");

    private Task<WebPage> ChangePage(NewcomerBuilder file) => _browser.Get($"/case-files/{file.File.Id}/person/change");

    private Task<WebPage> DutyPage(NewcomerBuilder file) => _browser.Get($"/case-files/{file.File.Id}/duty");

    private Task<List<Domain.Newcomers.NameFact>> NamesAsync(NewcomerBuilder file) =>
        web.InDb(db => db.Names.AsNoTracking().Where(name => name.PersonId == file.Person.Id).ToListAsync());

    private async Task<string> SearchAsync(string typed)
    {
        var page = await _browser.Submit(await _browser.Get("/newcomers"), "form.rc-find", ("Query", typed));
        return page.TextOf("#found") ?? "";
    }

    private async Task<(Browser Browser, StaffMember Member)> SignInAsync(StaffBuilder builder)
    {
        var member = builder.Build();
        await web.Save(member);
        return (await web.SignedInAs(member), member);
    }
}
