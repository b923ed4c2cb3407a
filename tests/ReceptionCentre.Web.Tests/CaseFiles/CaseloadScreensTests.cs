using System.Net;
using System.Text;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReceptionCentre.Application.Reporting;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Testing;
using ReceptionCentre.Web.Features.Access;
using ReceptionCentre.Web.Shared.Security;

namespace ReceptionCentre.Web.Tests.CaseFiles;

public sealed class CaseloadScreensTests(ReceptionWeb web) : IClassFixture<ReceptionWeb>
{
    [Fact]
    public async Task The_day_says_what_is_due_and_why_in_both_languages()
    {
        var me = await Member(Role.Caseworker);
        var newcomer = A.Newcomer("Oleksandra").OpenedOn(web.Clock.Today.AddDays(-50)).AssignedTo(me);
        await web.Save(newcomer.Things);
        var dutch = await (await web.SignedInAs(me)).Get("/caseload/today");
        Assert.Contains("22 dagen te laat", dutch.Words, StringComparison.Ordinal);
        Assert.Contains("Begin een plan: Oleksandra", dutch.Words, StringComparison.Ordinal);
        Assert.Contains("Uw gemeente vraagt contact binnen 42 dagen", dutch.Words, StringComparison.Ordinal);
        var english = await (await web.SignedInAs(me, "en-GB")).Get("/caseload/today");
        Assert.Contains("22 days late", english.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_filter_stays_in_the_address_and_can_be_taken_away()
    {
        var me = await Member(Role.Caseworker);
        await web.Save(A.Newcomer("Yusuf").OpenedOn(web.Clock.Today.AddDays(-50)).AssignedTo(me).Things);
        await web.Save(A.Newcomer("Wang").OpenedOn(web.Clock.Today).AssignedTo(me).Things);
        var page = await (await web.SignedInAs(me)).Get("/caseload?state=silent&sort=-name");
        Assert.Contains("1 van 2 dossiers", page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Wang", page.Words, StringComparison.Ordinal);
        Assert.NotNull(page.Document.QuerySelector(".rc-chosen a"));
    }

    [Fact]
    public async Task A_caseworker_takes_a_file_and_gives_it_back_with_a_reason()
    {
        var me = await Member(Role.Caseworker);
        var newcomer = A.Newcomer("Selam");
        await web.Save(newcomer.Things);
        var browser = await web.SignedInAs(me);
        var free = await browser.Get("/caseload/unassigned");
        var taken = await browser.Submit(free, $"form[action='/case-files/{newcomer.File.Id}/take']");
        Assert.Equal("/caseload", taken.Location);
        Assert.Contains("Selam", (await browser.Get("/caseload")).Words, StringComparison.Ordinal);

        var form = await browser.Get($"/case-files/{newcomer.File.Id}/give-back");
        var refused = await browser.Submit(form, ("Reason", " "));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.NotEmpty(refused.Errors);
        Assert.Equal("/caseload", form.Document.QuerySelector("main .rc-actions a")?.GetAttribute("href"));
        Assert.Equal("/caseload", (await browser.Submit(form, ("Reason", "Mijn lijst is vol"))).Location);
        Assert.Contains("CaseFiles.GiveBackFile", await web.ActionsOf(me));

        var elsewhere = A.Newcomer().In(A.Eindhoven);
        await web.Save(elsewhere.Things);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get($"/case-files/{elsewhere.File.Id}/give-back")).Status);
    }

    [Fact]
    public async Task The_manager_sees_five_figures_and_the_csv_says_what_the_table_says()
    {
        var town = "0518";
        var manager = await Member(Role.Manager, town);
        var worker = A.StaffMember(Role.Caseworker).In(town).Named("=SOM(1;2)").Build();
        await web.Save(worker);
        await web.Save(A.Newcomer().In(town).OpenedOn(web.Clock.Today.AddDays(-50)).AssignedTo(worker).Things);
        await web.Save(A.Newcomer().In(town).OpenedOn(web.Clock.Today).Things);
        await web.AsSystem(async services =>
        {
            var mediator = services.GetRequiredService<IMediator>();
            foreach (var day in await mediator.Send(new MissingCaseloadDays.Query()))
                await mediator.Send(new CountCaseloadDay.Command(day));
            return 0;
        });
        var browser = await web.SignedInAs(manager);
        var page = await browser.Get("/reporting/caseload");
        Assert.Equal(["2", "1", "1", "0", "1"], page.Document.QuerySelectorAll(".rc-figure__value").Select(value => value.TextContent.Trim()));
        Assert.Equal(5, page.Document.QuerySelectorAll(".rc-spark").Length);

        var answer = await browser.Client.GetAsync(new Uri("/reporting/caseload/csv", UriKind.Relative));
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        Assert.Equal(Encoding.UTF8.GetPreamble(), bytes[..3]);
        var rows = Encoding.UTF8.GetString(bytes[3..]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Select(row => row.Split(';')).ToList();
        var cells = page.Document.QuerySelectorAll("table").SelectMany(table => table.QuerySelectorAll("tbody tr"))
            .Select(row => row.QuerySelectorAll("td").Select(cell => cell.GetAttribute("data-value")!).ToList()).ToList();
        Assert.Equal(cells, rows[1..^1].ConvertAll(row => row[^5..].ToList()));
        Assert.Contains(rows, row => string.Join(';', row).Contains("'=SOM", StringComparison.Ordinal));
        Assert.Contains("Reporting.ExportCaseload", await web.ActionsOf(manager));
    }

    [Fact]
    public async Task The_manager_chooses_files_and_assigns_them()
    {
        var manager = await Member(Role.Manager);
        var worker = await Member(Role.Caseworker);
        var newcomer = A.Newcomer("Zahra");
        await web.Save(newcomer.Things);
        var browser = await web.SignedInAs(manager);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.Get("/case-files/assign")).Status);
        var form = await browser.Get($"/case-files/assign?file={newcomer.File.Id}");
        Assert.Contains("Zahra", form.Words, StringComparison.Ordinal);
        Assert.Equal(2, (await browser.Submit(form)).Errors.Count);
        Assert.Equal("/reporting/caseload", (await browser.Submit(form, ("To", $"c-{worker.Id}"), ("Reason", "Nieuwe collega"))).Location);
        Assert.Contains("CaseFiles.AssignFiles", await web.ActionsOf(manager));
        var elsewhere = A.Newcomer().In(A.Eindhoven);
        await web.Save(elsewhere.Things);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get($"/case-files/assign?file={elsewhere.File.Id}")).Status);
    }

    [Fact]
    public async Task A_question_goes_out_with_a_sealed_token_and_comes_back_answered()
    {
        var desk = await Member(Role.FrontDesk);
        var other = await Member(Role.Caseworker, A.Eindhoven);
        var newcomer = A.Newcomer("Mohammed").In(A.Eindhoven);
        await web.Save(newcomer.Things);
        var browser = await web.SignedInAs(desk);
        var antiForgery = (await browser.Get("/access/mine")).Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        async Task<WebPage> Ask(string token) => await browser.Post("/access/ask", [new("token", token), new("__RequestVerificationToken", antiForgery)]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Ask(newcomer.Person.Id.ToString())).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Ask(Token(other, newcomer.Person.Id))).Status);
        var token = Token(desk, newcomer.Person.Id);
        var form = await Ask(token);
        Assert.Equal(HttpStatusCode.OK, form.Status);
        Assert.DoesNotContain("Mohammed", form.Html, StringComparison.Ordinal);
        Assert.DoesNotContain(newcomer.Person.Id.ToString(), form.Html, StringComparison.Ordinal);
        Assert.NotEmpty((await browser.Submit(form, "main form", ("Reason", ""))).Errors);
        Assert.Equal("/access/mine", (await browser.Submit(form, "main form", ("Reason", "Staat voor mij"))).Location);

        var there = await web.SignedInAs(other);
        var list = await there.Get("/access/questions");
        var answer = await there.Get(list.Document.QuerySelector("main .rc-due a")!.GetAttribute("href")!);
        Assert.Contains("Staat voor mij", answer.Words, StringComparison.Ordinal);
        Assert.Equal(2, (await there.Submit(answer)).Errors.Count);
        Assert.Equal("/access/questions", (await there.Submit(answer, ("Granted", "yes"), ("Answer", "Dat mag"))).Location);
        Assert.Contains("Mohammed", (await browser.Get("/access/mine")).Words, StringComparison.Ordinal);
        Assert.Contains("Access.AnswerAccess", await web.ActionsOf(other));
        Assert.Equal(HttpStatusCode.NotFound, (await there.Get($"/access/questions/{Guid.NewGuid()}")).Status);

        web.Clock.Advance(TimeSpan.FromMinutes(61));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Ask(token)).Status);
    }

    [Fact]
    public async Task An_administrator_keeps_a_list_and_only_looks_at_a_published_one()
    {
        var administrator = await Member(Role.Administrator);
        var browser = await web.SignedInAs(administrator);
        Assert.Contains("Landen", (await browser.Get("/reference-data")).Words, StringComparison.Ordinal);
        Assert.Null((await browser.Get("/reference-data/lists/countries")).Document.QuerySelector("main tbody .rc-actions"));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get("/reference-data/lists/countries/add")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get("/reference-data/lists/nothing")).Status);

        var form = await browser.Get("/reference-data/lists/motives/add");
        Assert.Equal(4, (await browser.Submit(form, ("Value", "a b"))).Errors.Count);
        Assert.Equal("/reference-data/lists/motives", (await browser.Submit(
            form, ("Value", "bird"), ("Dutch", "Vogelaar"), ("English", "Birdwatcher"), ("Reason", "Nieuw"))).Location);
        var found = await browser.Get("/reference-data/lists/motives?q=vogelaar");
        var links = found.Document.QuerySelectorAll("main tbody .rc-actions a").Select(link => link.GetAttribute("href")!).ToList();
        var change = await browser.Get(links[0]);
        Assert.Equal("/reference-data/lists/motives", (await browser.Submit(change, ("Dutch", "Vogelkijker"), ("Reason", "Beter"))).Location);
        var conflict = await browser.Submit(change, ("Dutch", "Vogelaarster"), ("Reason", "Te laat"));
        Assert.Contains("Vogelkijker", conflict.Words, StringComparison.Ordinal);
        var end = await browser.Get(links[1]);
        Assert.NotEmpty((await browser.Submit(end, ("Until", "31-02-2027"), ("Reason", "Voorbij"))).Errors);
        Assert.Equal("/reference-data/lists/motives", (await browser.Submit(end, ("Until", "1-3-2027"), ("Successor.Text", "Kennismigrant"), ("Reason", "Voorbij"))).Location);
        Assert.Equal(["ReferenceData.AddCode", "ReferenceData.ChangeCode", "ReferenceData.EndCode"],
            (await web.ActionsOf(administrator)).Where(action => action.StartsWith("ReferenceData.", StringComparison.Ordinal)));
    }

    private async Task<StaffMember> Member(Role role, string municipality = A.Amsterdam)
    {
        var member = A.StaffMember(role).In(municipality).Build();
        await web.Save(member);
        return member;
    }

    // What the search puts beside a possible match, for this member of staff.
    private string Token(StaffMember asker, Guid personId)
    {
        using var scope = web.Factory.Services.CreateScope();
        scope.ServiceProvider.GetRequiredService<CurrentStaff>().Become(asker);
        return scope.ServiceProvider.GetRequiredService<MatchToken>().For(personId);
    }
}

/// <summary>Apart from the screens above: signing in is limited to a number a minute for each application.</summary>
public sealed class CaseloadRefusalTests(ReceptionWeb web) : IClassFixture<ReceptionWeb>
{
    [Theory]
    [InlineData("/caseload/today", Role.FrontDesk), InlineData("/caseload", Role.Manager), InlineData("/caseload/unassigned", Role.Administrator)]
    [InlineData("/reporting/caseload", Role.Caseworker), InlineData("/reporting/caseload/csv", Role.FrontDesk), InlineData("/reporting/caseload/files", Role.PrivacyOfficer)]
    [InlineData("/case-files/assign", Role.Caseworker)]
    [InlineData("/reference-data", Role.Manager), InlineData("/reference-data/lists/motives", Role.Caseworker), InlineData("/reference-data/lists/motives/add", Role.Caseworker)]
    [InlineData("/access/questions", Role.FrontDesk), InlineData("/access/mine", Role.Manager)]
    public async Task Another_role_is_refused(string path, Role role)
    {
        var member = A.StaffMember(role).Build();
        await web.Save(member);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await web.SignedInAs(member)).Get(path)).Status);
    }
}
