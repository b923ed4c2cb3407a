using System.Net;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Web.Tests.Staff;

public sealed class StaffPagesTests(ReceptionWeb web) : IClassFixture<ReceptionWeb>
{
    [Theory]
    [InlineData(Role.FrontDesk)]
    [InlineData(Role.Caseworker)]
    [InlineData(Role.Manager)]
    [InlineData(Role.PrivacyOfficer)]
    public async Task Staff_pages_are_closed_to_every_other_role(Role role)
    {
        var member = await web.Saved(A.StaffMember(role));
        var browser = await web.SignedInAs(member);
        foreach (var path in new[] { "", "/new", $"/{member.Id}", $"/{member.Id}/change", $"/{member.Id}/end", $"/{member.Id}/return", $"/{member.Id}/password",
            $"/{member.Id}/second-factor", "/teams", "/teams/new", $"/teams/{member.Id}/rename" })
            Assert.Equal(HttpStatusCode.Forbidden, (await browser.Get("/staff" + path)).Status);
        Assert.Equal(role == Role.PrivacyOfficer ? HttpStatusCode.OK : HttpStatusCode.Forbidden, (await browser.Get("/auditing")).Status);
    }

    [Theory]
    [InlineData("nl-NL")]
    [InlineData("en-GB")]
    public async Task An_administrator_adds_and_ends_a_colleague_who_is_then_signed_out(string language)
    {
        var admin = await web.Saved(A.StaffMember(Role.Administrator));
        await web.Saved(A.StaffMember(Role.Administrator));
        var browser = await web.SignedInAs(admin, language);
        var invalid = await browser.Submit(await browser.Get("/staff/new"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, invalid.Status);
        Assert.True(invalid.Errors.Count >= 3);
        Assert.DoesNotContain("Staff.", invalid.Words, StringComparison.Ordinal);

        var added = await browser.Submit(
            await browser.Get("/staff/new"), ("Name", "Noor Bakker"), ("Email", $"noor.{language}@centre.test"), ("Roles", "Caseworker"),
            ("OtherMunicipality.Text", "Amsterdam"), ("Reason", "new colleague"));
        Assert.NotNull(added.TextOf(".rc-codes li"));

        var colleague = await web.Saved(A.StaffMember(Role.Caseworker).Named("Mila Smit"));
        var theirs = await web.SignedInAs(colleague);
        var ended = await browser.Submit(await browser.Get($"/staff/{colleague.Id}/end"), ("Reason", "left"));
        Assert.Equal($"/staff/{colleague.Id}", ended.Location);
        Assert.Equal(HttpStatusCode.Redirect, (await theirs.Get("/account")).Status);
        Assert.Equal(["Staff.SignedIn", "Staff.AddStaffMember", "Staff.EndMembership"], await web.ActionsOf(admin));
        foreach (var path in new[] { "/staff", "/staff?ended=true&role=Caseworker", $"/staff/{colleague.Id}", $"/staff/{colleague.Id}/change", $"/staff/{colleague.Id}/return",
            $"/staff/{colleague.Id}/password", "/staff/teams", "/staff/teams/new", "/account", "/account/password" })
        {
            var page = await browser.Get(path);
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.DoesNotContain("Staff.", page.Document.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Who_is_not_there_is_not_found()
    {
        var browser = await web.SignedInAs(await web.Saved(A.StaffMember(Role.Administrator)));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get($"/staff/{Guid.NewGuid()}")).Status);
    }

    [Theory]
    [InlineData("nl-NL")]
    [InlineData("en-GB")]
    public async Task The_log_shows_what_was_done_and_that_it_was_read(string language)
    {
        var officer = await web.Saved(A.StaffMember(Role.PrivacyOfficer));
        var browser = await web.SignedInAs(officer, language);
        var log = await browser.Get("/auditing");
        Assert.Equal(HttpStatusCode.OK, log.Status);
        var link = log.Document.QuerySelector("tbody a")!.GetAttribute("href")!;
        Assert.Equal(HttpStatusCode.OK, (await browser.Get(link)).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.Get("/auditing?From=31-2-2026")).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.Get("/auditing?Reference=2026-999999")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get($"/auditing/{Guid.NewGuid()}")).Status);
        Assert.Equal(["Staff.SignedIn", "Auditing.SearchAuditLog", "Auditing.AuditEventDetails"], (await web.ActionsOf(officer)).Take(3));
    }
}
