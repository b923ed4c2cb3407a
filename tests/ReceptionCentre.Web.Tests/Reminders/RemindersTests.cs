using System.Net;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Domain.Reminders;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Web.Tests.Reminders;

public sealed class RemindersTests(ReceptionWeb web) : IClassFixture<ReceptionWeb>
{
    [Fact]
    public async Task The_page_asks_how_keeps_the_choice_and_says_what_is_not_connected()
    {
        var selam = A.Newcomer("Selam");
        await web.Save([.. selam.Things]);
        var browser = await web.SignedInAs(await web.Saved(A.StaffMember(Role.FrontDesk)));
        var page = await browser.Get($"/case-files/{selam.File.Id}/reminders");
        Assert.Contains("geen mobiel nummer bekend", page.Words, StringComparison.Ordinal);
        Assert.Contains("Sms is hier nog niet aangesloten.", page.Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.Submit(page)).Status);
        Assert.Equal($"/case-files/{selam.File.Id}/reminders", (await browser.Submit(page, ("Way", "Letter"))).Location);
        Assert.Equal(ReminderWay.Letter, await web.InDb(db => db.ReminderChoices.Where(one => one.CaseFileId == selam.File.Id).SelectMany(one => one.Ways).Select(one => one.Way).SingleAsync()));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.Submit(page, ("Way", "Text"))).Status);
    }

    [Fact]
    public async Task Letters_to_post_are_for_who_makes_papers()
    {
        var desk = await web.SignedInAs(await web.Saved(A.StaffMember(Role.FrontDesk)));
        Assert.Equal(HttpStatusCode.Forbidden, (await desk.Get("/reminders/letters")).Status);
        var caseworker = await web.SignedInAs(await web.Saved(A.StaffMember(Role.Caseworker)));
        Assert.Contains("Er zijn geen brieven om te posten", (await caseworker.Get("/reminders/letters")).Words, StringComparison.Ordinal);
    }
}
