using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using ReceptionCentre.Domain.Housing;
using ReceptionCentre.Domain.Staff;

namespace ReceptionCentre.EndToEnd.Tests;

/// <summary>A status holder and a child are linked by the COA, refuse a dwelling, accept another and move in; the target counts them.</summary>
[Collection(RunningCentre.Name)]
public sealed class HousingJourneyTests(RunningCentre centre)
{
    private const string FamilyName = "Teklemariam-Woldu";

    private static readonly Arriving Mother = Member("Luwam", "5-1990", "statush", "Statushouder (asiel)");
    private static readonly Arriving Child = Member("Natnael", "8-2016", "kind dat", "Kind dat met het gezin meekomt");

    [Fact]
    public async Task A_family_is_linked_refuses_one_dwelling_moves_into_another_and_counts_for_the_target()
    {
        await using var manager = await centre.OpenAsync(Role.Manager);
        var before = await HousedAsync(manager);
        await RegisterAsync();
        await using var caseworker = await centre.OpenAsync(Role.Caseworker);
        await caseworker.TakeAsync(Child.FullName);
        await caseworker.TakeAsync(Mother.FullName);
        await caseworker.GoAsync("/caseload?sort=opened&order=descending");
        await caseworker.Page.Locator("tr", new() { HasText = Mother.FullName }).GetByRole(AriaRole.Link).First.ClickAsync();
        await caseworker.Page.WaitForURLAsync("**/overview");
        var file = Steps.FileIn(caseworker.Page.Url);

        await LinkAsync(caseworker);
        await RefuseAsync(caseworker);
        await AcceptAsync(caseworker);
        await MoveInAsync(caseworker, file);
        (await caseworker.HistoryAsync()).Tells("Koppeling van het COA opgeschreven", "Woning aangeboden", "Antwoord op een woning opgeschreven", "Verhuizing opgeschreven");

        Assert.Equal(before + 2, await HousedAsync(manager));
        await manager.FlawlessAsync();
    }

    private static Arriving Member(string name, string born, string typed, string motive) => new(
        name, name, FamilyName, born, ("eritr", "Eritrese"), (typed, motive), Steps.Typed(Steps.DutchToday.AddMonths(-4)), ("tigrinya", "Tigrinya"), "housing-link");

    private async Task RegisterAsync()
    {
        await using var desk = await centre.OpenAsync(Role.FrontDesk);
        await desk.GoAsync("/newcomers/register");
        await desk.RegisterAsync(Mother);
        await desk.TabAsync("Huishouden");
        await desk.ClickLinkAsync("Huishouden beginnen");
        await desk.ChooseAsync("Role", "parent");
        await desk.SubmitAsync();
        await desk.Page.Locator("#Query").PressSequentiallyAsync(Child.CalledName);
        await Assertions.Expect(desk.Page.Locator("#found p[role=status]")).ToBeVisibleAsync();
        await desk.ClickButtonAsync("Registreer een nieuw persoon");
        await desk.FillPersonAsync(Child);
        await desk.SubmitAsync();
        await desk.FillStayAsync(Child);
        await desk.SubmitAsync();
        await desk.PastResidenceAsync();
        await desk.SubmitAsync();
        await desk.ChooseAsync("Role", "child");
        await desk.SubmitAsync();
        await desk.SeesAsync("2 personen");
    }

    private static async Task LinkAsync(Window caseworker)
    {
        await caseworker.TabAsync("Huisvesting");
        await caseworker.SeesAsync("Nog geen koppeling van het COA");
        await caseworker.FlawlessAsync();
        await caseworker.ClickLinkAsync("Koppeling opschrijven");
        await caseworker.FlawlessAsync();
        await caseworker.FillAsync("LinkedOn", Steps.Typed(Steps.DutchToday.AddDays(-50)));
        await caseworker.FillAsync("Location", "COA-locatie Oosterveld");
        await caseworker.FillAsync("Wishes", "Dicht bij de school van Natnael.");
        await caseworker.ChooseAsync("Needs", "near-school");
        await caseworker.ChooseAsync("Family", "Expected");
        await caseworker.FillAsync("Adults", "1");
        await caseworker.SubmitAsync();
        await caseworker.SeesAsync("De koppeling is opgeschreven.");
        await caseworker.SeesAsync(Child.FullName);
        await caseworker.GoAsync("/housing?need=near-school");
        await caseworker.SeesAsync(Mother.FullName);
        await caseworker.FlawlessAsync();
        await caseworker.ClickLinkAsync(Mother.FullName);
    }

    private static async Task OfferAsync(Window caseworker, string street, int days)
    {
        await caseworker.ClickLinkAsync("Woning aanbieden");
        await caseworker.FillAsync("On", Steps.Typed(Steps.DutchToday.AddDays(-days)));
        await caseworker.ChooseAsync("Kind", "house");
        await caseworker.FillAsync("Street", street);
        await caseworker.FillAsync("Place", "Amsterdam");
        await caseworker.FillAsync("Rule", "Afspraak met de corporaties");
        await caseworker.FlawlessAsync();
        await caseworker.SubmitAsync();
        await caseworker.SeesAsync("De woning is aangeboden.");
    }

    private static async Task RefuseAsync(Window caseworker)
    {
        await OfferAsync(caseworker, "Kade 12", 40);
        await caseworker.ClickLinkAsync("Antwoord opschrijven");
        await caseworker.ChooseAsync("Answer", "Refused");
        await caseworker.FillAsync("On", Steps.Typed(Steps.DutchToday.AddDays(-35)));
        await caseworker.SubmitAsync();
        // Without a reason no refusal is written down.
        await Assertions.Expect(caseworker.Page.Locator("#Reason-error")).ToBeVisibleAsync();
        await caseworker.FlawlessAsync();
        await caseworker.Page.SelectOptionAsync("#Reason", "too-far");
        await caseworker.ChooseAsync("Founded", "true");
        await caseworker.SubmitAsync();
        await caseworker.SeesAsync("Zij wachten verder sinds de dag van de koppeling.");
        await caseworker.SeesAsync("De gemeente vindt de weigering gegrond.");
        await caseworker.FlawlessAsync();
    }

    private static async Task AcceptAsync(Window caseworker)
    {
        await OfferAsync(caseworker, "Schoolstraat 5", 20);
        await caseworker.ClickLinkAsync("Antwoord opschrijven");
        await caseworker.ChooseAsync("Answer", "Accepted");
        await caseworker.FillAsync("On", Steps.Typed(Steps.DutchToday.AddDays(-15)));
        await caseworker.SubmitAsync();
        await caseworker.SeesAsync("De woning is aanvaard.");
    }

    private async Task MoveInAsync(Window caseworker, Guid file)
    {
        await caseworker.ClickLinkAsync("Verhuizing opschrijven");
        await Assertions.Expect(caseworker.Page.Locator("#Street")).ToHaveValueAsync("Schoolstraat 5");
        await caseworker.FlawlessAsync();
        await caseworker.FillAsync("On", Steps.Typed(Steps.DutchToday));
        await caseworker.SubmitAsync();
        await caseworker.SeesAsync("Na de verhuizing moet iedereen zich bij de gemeente laten inschrijven");
        await caseworker.FlawlessAsync();
        // Typed once, it stands with everybody.
        await caseworker.ClickLinkAsync(Child.FullName);
        await caseworker.TabAsync("Persoon");
        await caseworker.SeesAsync("Schoolstraat 5");
        await caseworker.GoAsync($"/case-files/{file}/housing");
        Assert.Equal(HousingState.Housed, await centre.InDb(db => db.HousingLinks.Where(link => link.CaseFileId == file).Select(link => link.State).SingleAsync()));
    }

    private static async Task<int> HousedAsync(Window manager)
    {
        await manager.GoAsync("/reporting/housing?municipality=0363");
        var figure = await manager.Page.Locator(".rc-figure", new() { HasText = "Gehuisvest" }).First.Locator(".rc-figure__value").InnerTextAsync();
        return int.Parse(figure, System.Globalization.NumberStyles.AllowThousands, System.Globalization.CultureInfo.GetCultureInfo("nl-NL"));
    }
}
