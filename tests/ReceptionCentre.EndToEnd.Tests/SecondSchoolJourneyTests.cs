using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Domain.Providers;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Infrastructure.Persistence;
using ReceptionCentre.Testing.Referrals;

namespace ReceptionCentre.EndToEnd.Tests;

/// <summary>A status holder is declined by one school, with the reason, and accepted by a second, which has no account and answers by a link that works once.</summary>
[Collection(RunningCentre.Name)]
public sealed class SecondSchoolJourneyTests(RunningCentre centre)
{
    private const string First = "Avondschool aan de gracht", Second = "Ochtendklas bij het park", FullName = "Rahwa Gebremariam";

    private static readonly Arriving Rahwa = new(
        "Rahwa", "Rahwa", "Gebremariam", "4-8-1995", ("eritr", "Eritrese"), ("statush", "Statushouder (asiel)"), Steps.Day(-30), ("tigrinya", "Tigrinya"), "integration-guidance")
    {
        Phone = "06 00 00 07 89",
    };

    [Fact]
    public async Task Declined_by_one_school_accepted_by_a_second_and_the_case_stays_until_then()
    {
        await SchoolsAsync();
        await using var caseworker = await centre.ReceivedAsync(Rahwa, "Longer");
        var file = Steps.FileIn(caseworker.Page.Url);
        var first = await ReferAsync(caseworker, file, First);

        await using (var school = await centre.OpenAsync(Role.Receiver))
        {
            await school.GoAsync($"/received/{first}");
            await school.ClickLinkAsync("Niet aannemen");
            await school.Page.SelectOptionAsync("#Reason", "conditions");
            await school.ChooseAsync("Barrier", "time");
            await school.FillAsync("Words", "Zij werkt in de avond.");
            await school.FlawlessAsync();
            await school.SubmitAsync();
            await school.SeesAsync("De gemeente ziet dat u deze persoon niet aanneemt");
        }

        await caseworker.GoAsync($"/case-files/{file}/referrals/{first}");
        await caseworker.SeesAsync("Past niet bij de voorwaarden");
        await caseworker.SeesAsync("Zij werkt in de avond.");
        await caseworker.FlawlessAsync();

        var second = await ReferAsync(caseworker, file, Second);
        await caseworker.FillAsync("Recipient", "Mevrouw De Wit, Ochtendklas");
        await caseworker.ClickButtonAsync("Maak een link");
        var address = (await caseworker.Page.Locator("#the-address").TextContentAsync())!;
        var code = (await caseworker.Page.Locator(".rc-secret").TextContentAsync())!;
        await caseworker.FlawlessAsync();

        await using (var guest = await centre.OpenAsync(Window.Dutch, 400))
        {
            await guest.GoAsync(new Uri(address).AbsolutePath);
            await guest.FillAsync("Code", code);
            await guest.FillAsync("Guest", "M. de Wit, coördinator");
            await guest.FlawlessAsync();
            await guest.SubmitAsync();
            await guest.SeesAsync("Rahwa");
            await guest.FlawlessAsync();
            await guest.FillAsync("AgreedStart", Steps.Day(7));
            await guest.ClickButtonAsync("Aannemen");
            await guest.SeesAsync("dat u deze persoon aanneemt");
        }

        await caseworker.GoAsync($"/case-files/{file}/referrals");
        await caseworker.SeesAsync(First);
        await caseworker.SeesAsync(Second);
        await caseworker.FlawlessAsync();
        await caseworker.GoAsync($"/case-files/{file}/referrals/{second}");
        await caseworker.SeesAsync("M. de Wit, coördinator");
        Assert.Equal(FullName, await centre.InDb(db => db.Referrals.Where(one => one.Id == second).Select(one => one.SharedName).SingleAsync()));
    }

    private async Task<Guid> ReferAsync(Window caseworker, Guid file, string offer)
    {
        await caseworker.GoAsync($"/case-files/{file}/referrals/new");
        await caseworker.Page.Locator("#f-q").PressSequentiallyAsync(offer);
        var choices = caseworker.Page.Locator("#offers label");
        await Assertions.Expect(choices).ToHaveCountAsync(1);
        await choices.First.Locator("input").CheckAsync();
        await caseworker.FillAsync("Goal", "Nederlands leren tot B1");
        await caseworker.Page.SelectOptionAsync("#Basis", "integration-task");
        await caseworker.ChooseAsync("ShownToPerson", "true");
        await caseworker.SubmitAsync("#refer button[type=submit]:not([name])");
        await caseworker.SeesAsync("De verwijzing is verstuurd. Tot de aanbieder antwoordt, blijft de zaak bij u.");
        return await centre.InDb(db => db.Referrals.Where(one => one.CaseFileId == file && db.Offers.Any(of => of.Id == one.OfferId && of.Name == offer)).Select(one => one.Id).SingleAsync());
    }

    /// <summary>An offer of the provider whose receiver signs in, and one of a provider without an account.</summary>
    private Task<int> SchoolsAsync() => centre.As(async services =>
    {
        var db = services.GetRequiredService<ReceptionDbContext>();
        return await services.GetRequiredService<IUnitOfWork>().InTransactionAsync(
            async () =>
            {
                services.GetRequiredService<IAuditTrail>().Begin("Testing.Samples");
                var receiver = await db.StaffMembers.Where(member => member.Roles.Any(part => part.Role == Role.Receiver)).Select(member => member.ProviderId).FirstAsync();
                var other = Provider.Add(new("Taalhuis bij het park", "language-school", "Balie", "020 5559876", "info@park.test", null, []));
                db.AddRange(
                    other, ReferralStage.AnOffer(await db.Providers.SingleAsync(one => one.Id == receiver), terms => terms with { Name = First }),
                    ReferralStage.AnOffer(other, terms => terms with { Name = Second }));
                return 0;
            },
            default);
    });
}
