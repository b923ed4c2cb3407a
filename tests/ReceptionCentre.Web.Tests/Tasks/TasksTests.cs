using System.Net;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Domain.Tasks;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Web.Tests.Tasks;

public sealed class TasksTests(ReceptionWeb web) : IClassFixture<ReceptionWeb>, IAsyncLifetime
{
    private StaffMember _caseworker = null!;
    private Browser _browser = null!;
    private NewcomerBuilder _file = null!;

    private string Path => $"/case-files/{_file.File.Id}/appointments";

    public async Task InitializeAsync()
    {
        _caseworker = await web.Saved(A.StaffMember(Role.Caseworker).Named("Jolanda de Wit"));
        _browser = await web.SignedInAs(_caseworker);
        _file = await A.Newcomer("Selam").AssignedTo(_caseworker).SavedIn(web);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    private string QuickForm => $"form[action='/case-files/{_file.File.Id}/tasks/new']";

    private async Task<WebPage> Make(string what = "Bel de school", string dueOn = "vrijdag") =>
        await _browser.Submit(await _browser.Get(Path), QuickForm, ("What", what), ("DueOn", dueOn));

    private Task<List<StaffTask>> Stored() => web.InDb(db => db.StaffTasks.Include(task => task.Moves).Where(task => task.CaseFileId == _file.File.Id).OrderBy(task => task.MadeAt).ToListAsync());

    [Fact]
    public async Task One_line_and_a_day_make_a_task_on_the_overview_too()
    {
        var overview = await _browser.Get($"/case-files/{_file.File.Id}/overview");
        Assert.Equal(Path, (await _browser.Submit(overview, QuickForm, ("What", "Bel de school"), ("DueOn", "vrijdag"))).Location);
        var task = Assert.Single(await Stored());
        Assert.Equal(("Bel de school", new DateOnly(2026, 11, 27), null), (task.What, task.DueOn, task.ForStaffMemberId));
        Assert.Contains("Taak: Bel de school", (await _browser.Get($"/case-files/{_file.File.Id}/overview")).Words, StringComparison.Ordinal);
        Assert.Contains("Bel de school", (await _browser.Get("/tasks")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_agreed_in_a_contact_becomes_a_task_with_the_agreed_day_and_each_links_to_the_other()
    {
        var contacts = $"/case-files/{_file.File.Id}/contacts";
        await _browser.Submit(await _browser.Get(contacts + "/new"), ("Agreed", "Wij bellen de school."), ("NextOn", "4-12-2026"));
        var link = (await _browser.Get(contacts)).Document.QuerySelector("a[href*='contactNoteId']")!.GetAttribute("href")!;
        var form = await _browser.Get(link);
        Assert.Contains("Wij bellen de school.", form.Words, StringComparison.Ordinal);
        Assert.Equal("04-12-2026", form.Document.QuerySelector("#DueOn")!.GetAttribute("value"));
        var wrong = await _browser.Submit(form, ("What", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Contains("Wij bellen de school.", wrong.Words, StringComparison.Ordinal);
        Assert.Equal(Path, (await _browser.Submit(wrong, ("What", "Bel de school"))).Location);
        var task = Assert.Single(await Stored());
        var note = await web.InDb(db => db.ContactNotes.SingleAsync(one => one.CaseFileId == _file.File.Id));
        Assert.Equal((note.Id, new DateOnly(2026, 12, 4)), (task.ContactNoteId!.Value, task.DueOn));
        var back = (await _browser.Get(Path)).Document.QuerySelector($"a[href$='#contact-{note.Id}']")!;
        Assert.Equal("Uit het contact van 21-11-2026", back.TextContent);
        Assert.Contains("Bel de school", (await _browser.Get(contacts)).TextOf($"#contact-{note.Id}"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("What", "", "Schrijf op wat er moet gebeuren.")]
    [InlineData("DueOn", "", "Vul een dag in")]
    [InlineData("DueOn", "20-11", "Deze dag is al geweest.")]
    [InlineData("DueOn", "ooit", "Deze datum bestaat niet.")]
    public async Task A_wrong_task_is_told_by_its_field_and_keeps_the_rest(string field, string typed, string message)
    {
        (string, string?)[] good = [("What", "Blijft staan"), ("DueOn", "vrijdag")];
        var page = await _browser.Submit(await _browser.Get(Path), QuickForm, [.. good.Where(pair => pair.Item1 != field), (field, typed)]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains(message, page.TextOf($"#{field}-error"), StringComparison.Ordinal);
        if (field != "What")
            Assert.Equal("Blijft staan", page.Document.QuerySelector("#What")!.GetAttribute("value"));
        Assert.Empty(await Stored());
    }

    [Fact]
    public async Task A_task_is_done_with_one_press_and_stands_below()
    {
        await Make();
        var list = await _browser.Get(Path);
        var task = Assert.Single(await Stored());
        var form = $"form[action='/case-files/{_file.File.Id}/tasks/{task.Id}/done']";
        Assert.Equal(Path, (await _browser.Submit(list, form)).Location);
        Assert.Equal(StaffTaskState.Done, Assert.Single(await Stored()).State);
        Assert.Contains("1 taak die klaar is of verviel", (await _browser.Get(Path)).Words, StringComparison.Ordinal);
        // Who presses it again on an older page is told, and nothing is lost.
        Assert.Equal(HttpStatusCode.Conflict, (await _browser.Submit(list, form)).Status);
        Assert.Contains("Tasks.FinishTask", await web.ActionsOf(_caseworker));
    }

    [Fact]
    public async Task A_task_is_moved_or_dropped_only_with_a_reason()
    {
        await Make();
        var path = $"/case-files/{_file.File.Id}/tasks/{(await Stored())[0].Id}";
        var page = await _browser.Get($"{path}?back=mine");
        var refused = await _browser.Submit(page, ("What", "Moved"), ("DueOn", "over 2 weken"));
        Assert.Equal("Vul dit in.", refused.TextOf("#Words-error"));
        Assert.Contains("Vul een dag in", (await _browser.Submit(page, ("What", "Moved"), ("Words", "School dicht"))).TextOf("#DueOn-error"), StringComparison.Ordinal);
        Assert.Equal("/tasks", (await _browser.Submit(page, ("What", "Moved"), ("DueOn", "over 2 weken"), ("Words", "School dicht"))).Location);
        Assert.Contains("Stond op 27-11-2026, verzet door Jolanda de Wit: School dicht", (await _browser.Get(Path)).Words, StringComparison.Ordinal);
        page = await _browser.Get(path);
        Assert.Equal("Vul dit in.", (await _browser.Submit(page, ("What", "Dropped"))).TextOf("#Words-error"));
        Assert.Equal(Path, (await _browser.Submit(page, ("What", "Dropped"), ("Words", "Al geregeld"))).Location);
        Assert.Equal((StaffTaskState.Dropped, "Al geregeld"), ((await Stored())[0].State, (await Stored())[0].Words));
    }

    [Fact]
    public async Task The_desk_makes_a_task_by_name_and_somebody_else_may_not_end_it()
    {
        var member = await web.Saved(A.StaffMember(Role.FrontDesk));
        var desk = await web.SignedInAs(member);
        await desk.Submit(await desk.Get($"/case-files/{_file.File.Id}/tasks/new"), ("What", "Geef de brief mee"), ("DueOn", "maandag"), ("For", member.Id.ToString()), ("Why", "Zij komt maandag langs"));
        Assert.Contains("Geef de brief mee", (await desk.Get("/tasks")).Words, StringComparison.Ordinal);
        var other = await web.SignedInAs(await web.Saved(A.StaffMember(Role.Caseworker)));
        var page = await other.Get(Path);
        Assert.Contains("Zij komt maandag langs", page.Words, StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector("form[action$='/done']"));
        var refused = await other.Submit(await other.Get($"/case-files/{_file.File.Id}/tasks/{(await Stored())[0].Id}"));
        Assert.Contains("Deze taak is van een ander.", Assert.Single(refused.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_manager_reads_tasks_and_makes_none()
    {
        await Make();
        var manager = await web.SignedInAs(await web.Saved(A.StaffMember(Role.Manager)));
        var page = await manager.Get(Path);
        Assert.Contains("Bel de school", page.Words, StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector(QuickForm));
        Assert.Equal(HttpStatusCode.Forbidden, (await manager.Get("/tasks")).Status);
    }

    [Fact]
    public async Task In_English_it_says_the_same()
    {
        await Make();
        var page = await (await web.SignedInAs(await web.Saved(A.StaffMember(Role.Caseworker)), "en-GB")).Get(Path);
        Assert.Contains("for whoever works on the file · made by Jolanda de Wit", page.Words, StringComparison.Ordinal);
    }
}
