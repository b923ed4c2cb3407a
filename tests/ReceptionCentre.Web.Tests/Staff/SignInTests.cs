using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Infrastructure.Staff;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Web.Tests.Staff;

public sealed class SignInTests(ReceptionWeb web) : IClassFixture<ReceptionWeb>
{
    private const string SignInPath = "/account/sign-in";

    [Fact]
    public async Task Who_tries_too_often_is_told_to_wait_a_minute()
    {
        var page = await web.Browser().Get("/error/429");

        Assert.Equal(HttpStatusCode.TooManyRequests, page.Status);
        Assert.Contains("Wacht een minuut", page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_right_password_leads_home_and_is_an_event()
    {
        var member = await MemberAsync(Role.Caseworker);
        var browser = await web.SignedInAs(member);
        Assert.Equal(HttpStatusCode.OK, (await browser.Get("/account")).Status);
        Assert.Equal(["Staff.SignedIn"], await web.ActionsOf(member));
    }

    [Fact]
    public async Task After_signing_in_one_lands_where_one_wanted_to_go_but_never_on_another_site()
    {
        var member = await MemberAsync(Role.Caseworker);
        await web.OpenAccount(member);
        var browser = web.Browser();
        var challenge = await browser.Get("/account");
        Assert.Equal("/account/sign-in?returnUrl=%2Faccount", challenge.Location);
        var page = await browser.Get(challenge.Location!);
        Assert.Equal("/account", (await browser.Submit(page, ("Email", member.Email), ("Password", ReceptionWeb.Password))).Location);

        foreach (var elsewhere in new[] { "https://elsewhere.example/", "//elsewhere.example", "/\\elsewhere.example" })
        {
            var other = web.Browser();
            page = await other.Get($"{SignInPath}?returnUrl={Uri.EscapeDataString(elsewhere)}");
            Assert.Equal("/", (await other.Submit(page, ("Email", member.Email), ("Password", ReceptionWeb.Password), ("ReturnUrl", elsewhere))).Location);
        }
    }

    [Fact]
    public async Task A_wrong_name_and_a_wrong_password_give_the_same_answer()
    {
        var member = await MemberAsync(Role.Caseworker);
        await web.OpenAccount(member);
        var browser = web.Browser();
        var wrongPassword = await browser.Submit(await browser.Get(SignInPath), ("Email", member.Email), ("Password", "not this one at all"));
        var wrongName = await browser.Submit(await browser.Get(SignInPath), ("Email", "nobody@centre.test"), ("Password", ReceptionWeb.Password));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrongPassword.Status);
        Assert.Equal(["Het e-mailadres of het wachtwoord klopt niet. Probeer het opnieuw."], wrongPassword.Errors);
        Assert.Equal(wrongPassword.Errors, wrongName.Errors);
        Assert.Equal(["Staff.SignInFailed"], await web.ActionsOf(member));
    }

    [Fact]
    public async Task An_empty_form_says_what_is_missing_by_the_fields()
    {
        var browser = web.Browser("en-GB");
        var page = await browser.Submit(await browser.Get(SignInPath), ("Email", ""), ("Password", ""));
        Assert.Equal(2, page.Errors.Count);
        Assert.NotNull(page.TextOf("#Email-error"));
        Assert.StartsWith("2 ", page.Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_five_wrong_passwords_the_account_is_locked_also_for_the_right_one()
    {
        var member = await MemberAsync(Role.Caseworker);
        await web.OpenAccount(member);
        var browser = web.Browser();
        WebPage page = null!;
        for (var attempt = 0; attempt < 5; attempt++)
            page = await browser.Submit(await browser.Get(SignInPath), ("Email", member.Email), ("Password", "wrong one again"));
        Assert.Contains("U kunt weer inloggen om", Assert.Single(page.Errors), StringComparison.Ordinal);
        page = await browser.Submit(await browser.Get(SignInPath), ("Email", member.Email), ("Password", ReceptionWeb.Password));
        Assert.Contains("U kunt weer inloggen om", Assert.Single(page.Errors), StringComparison.Ordinal);
        // The clock of the test stands still, so the events of one moment have no order.
        Assert.Equal(["Staff.LockedOut", .. Enumerable.Repeat("Staff.SignInFailed", 5)], (await web.ActionsOf(member)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_session_cookie_is_out_of_reach_of_scripts_other_sites_and_plain_lines()
    {
        var member = await MemberAsync(Role.Caseworker);
        await web.OpenAccount(member);
        var browser = web.Browser(https: true);
        var answer = await browser.Submit(await browser.Get(SignInPath), ("Email", member.Email), ("Password", ReceptionWeb.Password));
        var cookie = answer.Answer.Headers.GetValues("Set-Cookie").Single(header => header.StartsWith("rc-session=", StringComparison.Ordinal));
        Assert.Contains("; secure", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("; httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("; samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("expires=", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_code_of_the_app_works_once()
    {
        var member = await MemberAsync(Role.PrivacyOfficer);
        await web.OpenAccount(member);
        var (first, second) = (web.Browser(), web.Browser());
        var firstPage = await AtSecondFactorAsync(first, member);
        var secondPage = await AtSecondFactorAsync(second, member);
        var code = await web.NextCode(member);
        Assert.Equal("/", (await first.Submit(firstPage, ("Code", code))).Location);
        var replay = await second.Submit(secondPage, ("Code", code));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, replay.Status);
        Assert.Equal("/", (await second.Submit(secondPage, ("Code", await web.NextCode(member)))).Location);
        Assert.Equal(["Staff.SignedIn", "Staff.SecondFactorFailed", "Staff.SignedIn"], await web.ActionsOf(member));
    }

    [Fact]
    public async Task Two_who_bring_the_same_code_at_the_same_moment_are_one_let_in()
    {
        var member = await MemberAsync(Role.PrivacyOfficer);
        await web.OpenAccount(member);
        var browsers = Enumerable.Range(0, 4).Select(_ => web.Browser()).ToList();
        var pages = new List<WebPage>();
        foreach (var browser in browsers)
            pages.Add(await AtSecondFactorAsync(browser, member));
        var code = await web.NextCode(member);
        var answers = await Task.WhenAll(browsers.Zip(pages, (browser, page) => browser.Submit(page, ("Code", code))));
        Assert.Single(answers, answer => answer.Location == "/");
    }

    [Fact]
    public async Task Without_the_password_the_code_page_leads_back_to_the_start() =>
        Assert.Equal(SignInPath, (await web.Browser().Get("/account/second-factor")).Location);

    [Fact]
    public async Task Wrong_codes_lock_the_account_too()
    {
        var member = await MemberAsync(Role.PrivacyOfficer);
        await web.OpenAccount(member);
        var browser = web.Browser();
        var page = await AtSecondFactorAsync(browser, member);
        for (var attempt = 0; attempt < 4; attempt++)
            Assert.Contains("Deze code klopt niet", Assert.Single((await browser.Submit(page, ("Code", "000000"))).Errors), StringComparison.Ordinal);
        Assert.Contains("U kunt weer inloggen om", Assert.Single((await browser.Submit(page, ("Code", "000000"))).Errors), StringComparison.Ordinal);
        // The clock of the test stands still, so the events of one moment have no order.
        Assert.Equal(
            ["Staff.LockedOut", .. Enumerable.Repeat("Staff.SecondFactorFailed", 5)],
            (await web.ActionsOf(member)).Where(action => action is "Staff.LockedOut" or "Staff.SecondFactorFailed").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_role_that_needs_it_can_open_nothing_before_the_second_factor_is_set_up()
    {
        var member = await MemberAsync(Role.Administrator);
        var (browser, _) = await FirstSignInAsync(member);
        Assert.Equal("/account/second-factor/set-up", (await browser.Get("/")).Location);
        Assert.Equal("/account/second-factor/set-up", (await browser.Get("/staff")).Location);
        Assert.Equal("/account/second-factor/set-up", (await browser.Get("/account")).Location);

        var setUp = await browser.Get("/account/second-factor/set-up");
        Assert.StartsWith("data:image/png;base64,", setUp.Document.QuerySelector("main ol img")!.GetAttribute("src"), StringComparison.Ordinal);
        var key = setUp.TextOf("main ol strong")!.Replace(" ", "", StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.Submit(setUp, ("Code", "123"))).Status);
        var done = await browser.Submit(setUp, ("Code", OneTimeCodes.CodeAt(key, web.Clock.GetUtcNow())));
        var codes = done.Document.QuerySelectorAll(".rc-codes li").Select(item => item.TextContent).ToList();
        Assert.Equal(10, codes.Distinct().Count());
        Assert.Equal(HttpStatusCode.OK, (await browser.Get("/staff")).Status);

        // A recovery code: once, with or without the dash.
        var other = web.Browser();
        await AtSecondFactorAsync(other, member);
        var recovery = await other.Get("/account/recovery");
        Assert.Equal("/", (await other.Submit(recovery, ("Code", codes[0].Replace("-", "", StringComparison.Ordinal).ToUpperInvariant()))).Location);
        var third = web.Browser();
        await AtSecondFactorAsync(third, member);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await third.Submit(await third.Get("/account/recovery"), ("Code", codes[0]))).Status);
        Assert.Equal(
            ["Staff.SignedIn", "Staff.ChangePassword", "Staff.TurnOnSecondFactor"],
            (await web.ActionsOf(member)).Take(3));
        Assert.Contains("Staff.SignedInWithRecoveryCode", await web.ActionsOf(member));
    }

    [Fact]
    public async Task Secrets_are_neither_readable_in_the_database_nor_in_the_log()
    {
        var member = await MemberAsync(Role.Administrator);
        var (browser, initial) = await FirstSignInAsync(member);
        var setUp = await browser.Get("/account/second-factor/set-up");
        var key = setUp.TextOf("main ol strong")!.Replace(" ", "", StringComparison.Ordinal);
        var done = await browser.Submit(setUp, ("Code", OneTimeCodes.CodeAt(key, web.Clock.GetUtcNow())));
        var code = done.TextOf(".rc-codes li")!;
        var tokens = await web.InDb(db => db.UserTokens.Where(token => token.UserId == member.Id).Select(token => token.Value).ToListAsync());
        var told = await web.InDb(db => db.AuditEvents.SelectMany(audit => audit.Changes).Select(change => change.Before + " " + change.After).ToListAsync());
        Assert.NotEmpty(tokens);
        foreach (var secret in new[] { key, code, initial, ReceptionWeb.Password })
        {
            Assert.DoesNotContain(tokens, token => token!.Contains(secret, StringComparison.OrdinalIgnoreCase));
            Assert.DoesNotContain(told, value => value.Contains(secret, StringComparison.OrdinalIgnoreCase));
        }
    }

    [Fact]
    public async Task The_first_password_must_be_replaced_by_one_that_is_hard_to_guess()
    {
        var member = await MemberAsync(Role.Caseworker);
        var initial = await InitialPasswordAsync(member);
        var browser = web.Browser();
        Assert.Equal("/", (await browser.Submit(await browser.Get(SignInPath), ("Email", member.Email), ("Password", initial))).Location);
        Assert.Equal("/account/first-password", (await browser.Get("/account")).Location);
        var page = await browser.Get("/account/first-password");
        foreach (var (wanted, words) in new[]
        {
            ("zz8p", "te kort"), ("Wachtwoord1234!", "te makkelijk"), ("aaaaaaaaaaaaaa", "te makkelijk"),
            (member.Email.Split('@')[0] + " fietst graag", "e-mailadres"), (initial, "hetzelfde"),
        })
        {
            var refused = await browser.Submit(page, ("Present", initial), ("Wanted", wanted), ("Repeated", wanted));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
            Assert.Contains(words, string.Join(' ', refused.Errors), StringComparison.Ordinal);
            Assert.DoesNotContain(wanted, refused.Html, StringComparison.Ordinal);
        }
        Assert.Equal("/", (await browser.Submit(page, ("Present", initial), ("Wanted", ReceptionWeb.Password), ("Repeated", ReceptionWeb.Password))).Location);
        Assert.Equal(HttpStatusCode.OK, (await browser.Get("/account")).Status);
    }

    [Fact]
    public async Task A_changed_password_ends_the_other_sessions_and_not_this_one()
    {
        var member = await MemberAsync(Role.Caseworker);
        var (here, there) = (await web.SignedInAs(member), await web.SignedInAs(member));
        const string Wanted = "zeven trage kamelen";
        var answer = await here.Submit(await here.Get("/account/password"), ("Present", ReceptionWeb.Password), ("Wanted", Wanted), ("Repeated", Wanted));
        Assert.Equal("/account", answer.Location);
        Assert.Equal(HttpStatusCode.OK, (await here.Get("/account")).Status);
        Assert.Equal("/account/sign-in?returnUrl=%2Faccount", (await there.Get("/account")).Location);
    }

    [Fact]
    public async Task A_session_ends_after_twelve_hours_however_busy()
    {
        var member = await MemberAsync(Role.Caseworker);
        var browser = await web.SignedInAs(member);
        for (var hour = 0; hour < 11; hour++)
        {
            web.Clock.Advance(TimeSpan.FromHours(1));
            Assert.Equal(HttpStatusCode.OK, (await browser.Get("/account")).Status);
        }
        web.Clock.Advance(TimeSpan.FromHours(1.1));
        Assert.Equal(HttpStatusCode.Redirect, (await browser.Get("/account")).Status);
    }

    [Fact]
    public async Task A_session_ends_after_eight_hours_without_a_request()
    {
        var member = await MemberAsync(Role.Caseworker);
        var browser = await web.SignedInAs(member);
        web.Clock.Advance(TimeSpan.FromHours(8.1));
        Assert.Equal(HttpStatusCode.Redirect, (await browser.Get("/account")).Status);
    }

    [Fact]
    public async Task A_form_sent_after_the_session_ended_keeps_what_was_typed_and_can_be_sent_again()
    {
        var admin = await MemberAsync(Role.Administrator);
        var browser = await web.SignedInAs(admin);
        var form = await browser.Get("/staff/teams/new");
        web.Clock.Advance(TimeSpan.FromHours(9));
        const string Name = "Team \"Oost\" <b>";
        var ended = await browser.Submit(form, ("Name", Name), ("Municipality.Text", "Amsterdam"));
        Assert.Equal(HttpStatusCode.Unauthorized, ended.Status);
        Assert.Contains("wat u typte, is er nog", ended.Words, StringComparison.Ordinal);

        await web.SignIn(browser, admin);
        Assert.Equal("/staff/teams", (await browser.Submit(ended)).Location);
        Assert.Contains(Name, (await browser.Get("/staff/teams")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_kept_form_is_not_sent_under_another_name()
    {
        var (admin, other) = (await MemberAsync(Role.Administrator), await MemberAsync(Role.Administrator));
        var browser = await web.SignedInAs(admin);
        await web.OpenAccount(other);
        var form = await browser.Get("/staff/teams/new");
        web.Clock.Advance(TimeSpan.FromHours(9));
        var ended = await browser.Submit(form, ("Name", "Team West"), ("Municipality.Text", "Amsterdam"));
        await web.SignIn(browser, other);
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.Submit(ended)).Status);
        Assert.False(await web.InDb(db => db.Teams.AnyAsync(team => team.Name == "Team West")));
    }

    [Fact]
    public async Task Signing_out_ends_the_session_and_is_an_event()
    {
        var member = await MemberAsync(Role.Caseworker);
        var browser = await web.SignedInAs(member);
        Assert.Equal(SignInPath, (await browser.Submit(await browser.Get("/account"), "main form[action='/account/sign-out']")).Location);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.Get("/account")).Status);
        Assert.Equal(["Staff.SignedIn", "Staff.SignedOut"], await web.ActionsOf(member));
    }

    [Fact]
    public async Task Who_need_not_have_a_second_factor_can_turn_it_on_and_off()
    {
        var member = await MemberAsync(Role.Caseworker);
        await web.OpenAccount(member, secondFactor: true);
        var browser = await web.SignedInAs(member);
        var off = await browser.Get("/account/second-factor/off");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.Submit(off, ("Present", "wrong"))).Status);
        Assert.Equal("/account", (await browser.Submit(off, ("Present", ReceptionWeb.Password))).Location);
        Assert.Equal(HttpStatusCode.OK, (await browser.Get("/account")).Status);
        var again = web.Browser();
        await web.SignIn(again, member);
        Assert.Contains("Staff.TurnOffSecondFactor", await web.ActionsOf(member));
    }

    [Fact]
    public async Task A_role_that_needs_the_second_factor_cannot_turn_it_off()
    {
        var browser = await web.SignedInAs(await MemberAsync(Role.Administrator));
        var page = await browser.Submit(await browser.Get("/account/second-factor/off"), ("Present", ReceptionWeb.Password));
        Assert.Contains("u kunt die niet uitzetten", Assert.Single(page.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_letter_keys_are_off_after_switching_them_off()
    {
        var browser = await web.SignedInAs(await MemberAsync(Role.Caseworker));
        var page = await browser.Get("/account");
        Assert.False(page.Document.DocumentElement.HasAttribute("data-keys"));
        await browser.Submit(page, "main form[action='/account/keys']", ("On", "false"));
        Assert.Equal("off", (await browser.Get("/account")).Document.DocumentElement.GetAttribute("data-keys"));
    }

    [Fact]
    public async Task The_bar_names_one_municipality_and_counts_more()
    {
        var one = await web.SignedInAs(await MemberAsync(Role.Caseworker));
        Assert.Equal("Gemeente Amsterdam", (await one.Get("/account")).TextOf(".rc-bar__names span"));
        var member = await web.Saved(A.StaffMember(Role.Caseworker).In("0363", "0599"));
        Assert.Equal("2 municipalities", (await (await web.SignedInAs(member, "en-GB")).Get("/account")).TextOf(".rc-bar__names span"));
    }

    private Task<StaffMember> MemberAsync(Role role) => web.Saved(A.StaffMember(role));

    private Task<string> InitialPasswordAsync(StaffMember member) => web.AsSystem(services =>
        services.GetRequiredService<IAccounts>().OpenAsync(member.Id, member.Email, default));

    private static async Task<WebPage> AtSecondFactorAsync(Browser browser, StaffMember member)
    {
        var answer = await browser.Submit(await browser.Get(SignInPath), ("Email", member.Email), ("Password", ReceptionWeb.Password));
        Assert.Equal("/account/second-factor", answer.Location);
        return await browser.Get(answer.Location!);
    }

    private async Task<(Browser Browser, string Initial)> FirstSignInAsync(StaffMember member)
    {
        var initial = await InitialPasswordAsync(member);
        var browser = web.Browser();
        await browser.Submit(await browser.Get(SignInPath), ("Email", member.Email), ("Password", initial));
        await browser.Submit(await browser.Get("/account/first-password"), ("Present", initial), ("Wanted", ReceptionWeb.Password), ("Repeated", ReceptionWeb.Password));
        return (browser, initial);
    }
}
