using System.Net;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Domain.OffSite;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Web.Tests.OffSite;

public sealed class OffSitePagesTests(ReceptionWeb web) : IClassFixture<ReceptionWeb>
{
    private async Task<(Browser Browser, StaffMember Member)> SignInAsync(Role role, params string[] municipalities)
    {
        var member = A.StaffMember(role).In(municipalities).Build();
        await web.Save(member);
        return (await web.SignedInAs(member), member);
    }

    /// <summary>Plans and starts a day; gives the page on which people are entered.</summary>
    private static async Task<string> StartAsync(Browser browser)
    {
        var planned = await browser.Submit(await browser.Get("/off-site/new"), ("Place", "Kantine"), ("Partner", "Kassen Noord"));
        Assert.Equal(HttpStatusCode.Redirect, planned.Status);
        var started = await browser.Submit(await browser.Get(planned.Location!), "form[action$=start]");
        return started.Location!;
    }

    [Fact]
    public async Task A_row_is_entered_without_scripts_and_the_next_begins_with_what_is_carried_over()
    {
        var (browser, member) = await SignInAsync(Role.FrontDesk);
        Assert.NotNull((await browser.GetAtLast("/newcomers")).Document.QuerySelector("a[href='/off-site']"));
        var rows = await StartAsync(browser);
        var page = await browser.Get(rows);
        Assert.Equal("21-11-2026", page.Document.QuerySelector("#ArrivedOn")!.GetAttribute("value"));
        Assert.NotNull(page.Document.QuerySelector("#CalledName[autofocus]"));
        var called = A.UnheardName();
        var saved = await browser.Submit(page, "form[data-rows-form]", ("CalledName", called), ("BirthDate", "3-4-90"), ("Nationality.Text", "Poolse"), ("Language.Text", "Pools"));
        Assert.Equal(HttpStatusCode.Redirect, saved.Status);
        var next = await browser.Get(saved.Location!);
        Assert.Contains(called, next.Document.QuerySelector("[data-rows-saved] li")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(("Poolse", "Pools", ""), (Value(next, "#Nationality"), Value(next, "#Language"), Value(next, "#CalledName")));
        Assert.Contains("OffSite.EnterRow", await web.ActionsOf(member));

        var wrong = await browser.Submit(next, "form[data-rows-form]", ("CalledName", ""), ("BirthDate", "31-02-1990"), ("FamilyName", "Kowalska"), ("Slip", "99"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Equal(2, wrong.Errors.Count);
        Assert.Equal(("31-02-1990", "Kowalska", "99"), (Value(wrong, "#BirthDate"), Value(wrong, "#FamilyName"), Value(wrong, "#Slip")));
    }

    private static string? Value(WebPage page, string field) => page.Document.QuerySelector(field)!.GetAttribute("value");

    [Fact]
    public async Task The_script_gets_the_line_of_the_list_or_the_fields_with_what_is_wrong_and_the_same_key_gives_the_same_line()
    {
        var (browser, _) = await SignInAsync(Role.Caseworker);
        var rows = await StartAsync(browser);
        var page = await browser.Get(rows);
        var address = page.Document.QuerySelector("[data-rows-form]")!.GetAttribute("data-rows-form")!;
        var token = page.Document.QuerySelector("[data-rows-token] [name=__RequestVerificationToken]")!.GetAttribute("value")!;
        Dictionary<string, string> fields = new() { ["__RequestVerificationToken"] = token, ["OnceKey"] = Guid.NewGuid().ToString(), ["CalledName"] = A.UnheardName() };
        var first = await browser.Post(address, fields);
        var again = await browser.Post(address, fields);
        Assert.Equal((HttpStatusCode.OK, first.Html), (again.Status, again.Html));
        Assert.DoesNotContain("<html", first.Html, StringComparison.Ordinal);
        fields["CalledName"] = "";
        fields["OnceKey"] = Guid.NewGuid().ToString();
        var wrong = await browser.Post(address, fields);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.NotNull(wrong.Document.QuerySelector("#CalledName[aria-invalid]"));
        Assert.DoesNotContain("<html", wrong.Html, StringComparison.Ordinal);
        var day = Guid.Parse(address.Split('/')[2]);
        Assert.Equal(1, await web.InDb(db => db.Slips.CountAsync(slip => slip.SignUpDayId == day)));
    }

    [Fact]
    public async Task A_seal_is_opened_for_whom_it_was_made_and_not_for_ever()
    {
        var (browser, _) = await SignInAsync(Role.FrontDesk);
        var box = (await browser.Get(await StartAsync(browser))).Document.QuerySelector("[data-rows]")!;
        var (key, seal) = (box.GetAttribute("data-key")!, box.GetAttribute("data-seal")!);
        Assert.Equal(32, Convert.FromBase64String(key).Length);
        Assert.DoesNotContain(key, seal, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.OK, key), await UnsealAsync(browser, seal));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await UnsealAsync(browser, seal[..^4] + "AAAA")).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await UnsealAsync(browser, "")).Status);
        var (colleague, _) = await SignInAsync(Role.FrontDesk);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await UnsealAsync(colleague, seal)).Status);
        web.Clock.Advance(TimeSpan.FromHours(12));
        try
        {
            var (later, _) = await SignInAsync(Role.FrontDesk);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await UnsealAsync(later, seal)).Status);
        }
        finally
        {
            web.Clock.Advance(TimeSpan.FromHours(-12));
        }

        static async Task<(HttpStatusCode Status, string Html)> UnsealAsync(Browser browser, string seal)
        {
            var token = (await browser.Get("/off-site/new")).Document.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;
            var answer = await browser.Post("/off-site/queue-key", [KeyValuePair.Create("__RequestVerificationToken", token), KeyValuePair.Create("seal", seal)]);
            return (answer.Status, answer.Html);
        }
    }

    [Fact]
    public async Task Who_may_be_known_is_compared_and_decided_once()
    {
        var (browser, _) = await SignInAsync(Role.FrontDesk);
        var rows = await StartAsync(browser);
        var called = A.UnheardName();
        foreach (var _ in new[] { 1, 2 })
            await browser.Submit(await browser.Get(rows), "form[data-rows-form]", ("CalledName", called));
        var look = (await browser.Get(rows)).Document.QuerySelectorAll("[data-rows-saved] a").Select(link => link.GetAttribute("href")!).Single(address => address.StartsWith("/off-site/rows/", StringComparison.Ordinal));
        var page = await browser.Get(look);
        Assert.Contains("Dit is dezelfde persoon", page.Words, StringComparison.Ordinal);
        var decided = await browser.Submit(page, "form[action$=same]");
        Assert.StartsWith("/case-files/", decided.Location, StringComparison.Ordinal);
        // Sent again by somebody whose page was still open.
        var late = await browser.Submit(page, "form[action$=register]");
        Assert.Equal(HttpStatusCode.Redirect, late.Status);
        Assert.Equal(rows[..rows.LastIndexOf('/')], (await browser.Get(look)).Location);
    }

    [Fact]
    public async Task A_scanned_slip_opens_the_file_from_any_search_field_and_no_slip_of_others()
    {
        var (browser, _) = await SignInAsync(Role.FrontDesk);
        var rows = await StartAsync(browser);
        await browser.Submit(await browser.Get(rows), "form[data-rows-form]", ("CalledName", A.UnheardName()));
        var slip = await web.InDb(db => db.Slips.OrderByDescending(one => one.Id).FirstAsync());
        var day = await web.InDb(db => db.SignUpDays.SingleAsync(one => one.Id == slip.SignUpDayId));
        var number = new SlipNumber(day.Number, slip.Number).ToString();
        foreach (var typed in new[] { $"https://centrum.example/s/{slip.Code}", number, number.ToLowerInvariant() })
        {
            var found = await browser.Submit(await browser.Get("/newcomers"), "main form.rc-find", ("Query", typed));
            Assert.Equal($"/s/{(typed.Contains("/s/", StringComparison.Ordinal) ? slip.Code : number.ToLowerInvariant())}", found.Location);
            Assert.Equal($"/case-files/{slip.CaseFileId}/overview", (await browser.Get(found.Location!)).Location);
        }
        var (elsewhere, _) = await SignInAsync(Role.Caseworker, A.Eindhoven);
        foreach (var code in new[] { slip.Code, number, "0000000000000000", "geen", new string('9', 400) })
        {
            var unknown = await elsewhere.Get($"/s/{code}");
            Assert.Equal(HttpStatusCode.NotFound, unknown.Status);
            Assert.Contains("Dit nummerbriefje kennen wij niet", unknown.Words, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Numbers_are_made_before_and_an_empty_slip_opens_the_row()
    {
        var (browser, _) = await SignInAsync(Role.FrontDesk);
        var rows = await StartAsync(browser);
        var day = rows[..rows.LastIndexOf('/')];
        foreach (var wrong in new[] { "", "0", "501", "veel" })
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.Submit(await browser.Get(day), "form[action$=slips]", ("Count", wrong))).Status);
        var made = await browser.Submit(await browser.Get(day), "form[action$=slips]", ("Count", "30"));
        Assert.Equal($"{day}?from=1&to=30#slips", made.Location);
        var dayId = Guid.Parse(day.Split('/')[^1]);
        var slip = await web.InDb(db => db.Slips.SingleAsync(one => one.Number == 7 && one.SignUpDayId == dayId));
        var opened = await browser.GetAtLast($"/s/{slip.Code}");
        Assert.Contains("-007-", Value(opened, "#Slip"), StringComparison.Ordinal);
        await browser.Submit(await browser.Get(day), "form[action$=close]");
        Assert.Equal(day, (await browser.Get(rows)).Location);
        Assert.Contains("Weer openen", (await browser.Get(day)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_planned_day_is_changed_cancelled_and_planned_again()
    {
        var (browser, _) = await SignInAsync(Role.FrontDesk);
        var day = (await browser.Submit(await browser.Get("/off-site/new"), ("Place", "Kantine"))).Location!;
        var page = await browser.Get($"{day}/change");
        var wrong = await browser.Submit(page, ("Place", ""), ("On", "31-02-2027"));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, 2), (wrong.Status, wrong.Errors.Count));
        Assert.Equal(day, (await browser.Submit(page, ("Place", "Loods 4"), ("On", "1-12-2026"), ("Partner", "Fruit en Veld"))).Location);
        var shown = await browser.Get(day);
        foreach (var word in new[] { "Loods 4", "01-12-2026", "Fruit en Veld" })
            Assert.Contains(word, shown.Words, StringComparison.Ordinal);
        var late = await browser.Submit(page, ("Place", "Loods 5"));
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Contains("Loods 5", late.Words, StringComparison.Ordinal);

        await browser.Submit(await browser.Get(day), "form[action$=cancel]");
        shown = await browser.Get(day);
        Assert.Null(shown.Document.QuerySelector("form[action$=start]"));
        Assert.Null(shown.Document.QuerySelector("form[action$=slips]"));
        Assert.Contains("Gaat niet door", (await browser.Get("/off-site")).Words, StringComparison.Ordinal);
        await browser.Submit(shown, "form[action$=plan-again]");
        await browser.Submit(await browser.Get(day), "form[action$=start]");
        // Begun: the date is no longer asked, the place can still be put right.
        page = await browser.Get($"{day}/change");
        Assert.Null(page.Document.QuerySelector("#On"));
        Assert.Equal(day, (await browser.Submit(page, ("Place", "Loods 6"))).Location);
        shown = await browser.Get(day);
        Assert.Contains("Loods 6", shown.Words, StringComparison.Ordinal);
        Assert.Null(shown.Document.QuerySelector("form[action$=cancel]"));
    }

    [Fact]
    public async Task The_partner_that_is_an_organisation_of_ours_leads_to_it()
    {
        var name = A.UnheardName();
        var (manager, _) = await SignInAsync(Role.Manager);
        var added = await manager.Submit(await manager.Get("/providers/new"), ("Name", name), ("Kind", "language-school"));
        var (browser, _) = await SignInAsync(Role.Caseworker);
        var planned = await browser.Submit(await browser.Get("/off-site/new"), ("Place", "Kantine"), ("Partner", name));
        Assert.NotNull((await browser.Get(planned.Location!)).Document.QuerySelector($"a[href='{added.Location}']"));
    }

    [Fact]
    public async Task Who_signs_out_leaves_nothing_in_the_browser()
    {
        var (browser, _) = await SignInAsync(Role.FrontDesk);
        var page = await browser.GetAtLast("/newcomers");
        var left = await browser.Submit(page, "form[data-sign-out]");
        Assert.Equal("\"storage\"", left.Answer.Headers.GetValues("Clear-Site-Data").Single());
    }

    [Theory]
    [InlineData("Place", "", "Place")]
    [InlineData("On", "31-02-2026", "On")]
    [InlineData("On", "1-1-2025", "On")]
    [InlineData("On", "1-1-2031", "On")]
    [InlineData("Task", "no-such", "Task")]
    [InlineData("Municipality", A.Eindhoven, "Municipality")]
    public async Task What_is_wrong_about_a_day_is_said_by_its_field(string field, string typed, string where)
    {
        var (browser, _) = await SignInAsync(Role.FrontDesk);
        var wrong = await browser.Submit(await browser.Get("/off-site/new"), field == "Place" ? [(field, typed)] : [("Place", "Kantine"), (field, typed)]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.NotNull(wrong.Document.QuerySelector($"#{where}-error"));
    }
}
