using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using ReceptionCentre.Domain.Placement;
using ReceptionCentre.Domain.Staff;

namespace ReceptionCentre.EndToEnd.Tests;

/// <summary>A buddy and a newcomer over half a year: proposed with reasons, decided by a person, met every fortnight, evaluated, ended.</summary>
[Collection(RunningCentre.Name)]
public sealed class BuddyJourneyTests(RunningCentre centre)
{
    private const string Buddy = "Hanneke van de wandelclub";

    // It began half a year ago and some days: the days are typed as they were.
    private static readonly DateOnly Began = Steps.DutchToday.AddMonths(-6).AddDays(-4);

    private static readonly Arriving Rahel = new(
        "Rahel", "Rahel", "Tewolde", "3-4-1995", ("eritr", "Eritrese"), ("statush", "Statushouder (asiel)"), Steps.Typed(Steps.DutchToday.AddMonths(-8)), ("tigrinya", "Tigrinya"), "reception-information");

    [Fact]
    public async Task A_buddy_is_proposed_decided_on_met_for_half_a_year_and_thanked()
    {
        await using var caseworker = await centre.ReceivedAsync(Rahel, "Longer");
        var file = Steps.FileIn(caseworker.Page.Url);
        await AddBuddyAsync(caseworker);
        await AskAsync(caseworker, file);
        await LookAtTheRoundAsync(caseworker, file);
        await BeginAsync(caseworker, file);
        for (var day = Began.AddDays(14); day <= Steps.DutchToday; day = day.AddDays(14))
            await MeetAsync(caseworker, day, look: day == Began.AddDays(14));

        // Half a year is over: my day asks how it went, and the form stands open.
        await caseworker.GoAsync("/caseload/today?all=true");
        await caseworker.SeesAsync("Vraag beiden hoe het maatje beviel");
        await caseworker.FlawlessAsync();
        await caseworker.GoAsync($"/case-files/{file}/placement");
        await caseworker.ClickLinkAsync(Buddy);
        await caseworker.FillAsync("PersonWords", "ሎሚ ብዘይ ፍርሒ ይዛረብ");
        await caseworker.FillAsync("ReceiverWords", "Zij belt nu zelf naar school.");
        await caseworker.ChooseAsync("GoesOn", "false");
        await caseworker.ClickButtonAsync("Bewaar");
        await caseworker.SeesAsync("Opgeschreven hoe het ging.");
        await caseworker.SeesAsync("Zij belt nu zelf naar school.");
        await caseworker.FlawlessAsync();

        await caseworker.ClickLinkAsync("Stopt");
        await caseworker.Page.SelectOptionAsync("#Reason", "finished");
        await caseworker.ChooseAsync("WaitsAgain", "false");
        await caseworker.FlawlessAsync();
        await caseworker.SubmitAsync();
        await caseworker.SeesAsync("De plek is weer vrij.");
        await caseworker.FlawlessAsync();
        (await caseworker.HistoryAsync()).Tells("Wens opgeschreven", "Gekoppeld", "Koppeling begonnen", "Ontmoeting met het maatje opgeschreven", "Opgeschreven hoe de koppeling ging", "Koppeling gestopt");
    }

    private static async Task AddBuddyAsync(Window caseworker)
    {
        await caseworker.GoAsync("/placement/places/new?kind=Buddy");
        await caseworker.Page.SelectOptionAsync("#ProviderId", new SelectOptionValue { Label = "Taalcafé De Praattafel" });
        await caseworker.FillAsync("Name", Buddy);
        await caseworker.FillAsync("Contact", "Vraag naar Anja, code MV-40");
        await caseworker.ChooseAsync("Interests", "crafts");
        await caseworker.ChooseAsync("Parts", "Evening");
        await caseworker.FillAsync("OpenFrom", Steps.Typed(Began.AddDays(-30)));
        await caseworker.FlawlessAsync();
        await caseworker.SubmitAsync();
        await caseworker.SeesAsync(Buddy);
    }

    private static async Task AskAsync(Window caseworker, Guid file)
    {
        await caseworker.GoAsync($"/case-files/{file}/overview");
        await caseworker.TabAsync("Koppelen");
        await caseworker.FlawlessAsync();
        await caseworker.ClickLinkAsync("Vraag een maatje");
        await Assertions.Expect(caseworker.Page.Locator("#Languages_0_")).ToHaveValueAsync("Tigrinya");
        await caseworker.FillAsync("Words", "Ik wil praten en handwerken.");
        await caseworker.ChooseAsync("Interests", "crafts");
        await caseworker.ChooseAsync("Parts", "Evening");
        await caseworker.FillAsync("Since", Steps.Typed(Began.AddDays(-20)));
        await caseworker.FillAsync("ConsentOn", Steps.Typed(Began.AddDays(-20)));
        await caseworker.SubmitAsync();
        await caseworker.SeesAsync("Vink de toestemming aan.");
        await caseworker.FlawlessAsync();
        await caseworker.ChooseAsync("Consents", "true");
        await caseworker.SubmitAsync();
        await caseworker.SeesAsync("De wens telt mee in de voorstellen.");
    }

    private static async Task LookAtTheRoundAsync(Window caseworker, Guid file)
    {
        await caseworker.GoAsync("/placement?kind=Buddy");
        await caseworker.SeesAsync("Rahel Tewolde");
        await caseworker.ClickLinkAsync("Bekijk de voorstellen");
        await caseworker.SeesAsync("U beslist, per persoon.");
        await Assertions.Expect(caseworker.Page.Locator($".rc-pairs li:has(a[href*='{file}'])")).ToContainTextAsync("kan helpen met Nederlands");
        await caseworker.FlawlessAsync();
    }

    // The decision was made half a year ago and is written down now, by hand.
    private async Task BeginAsync(Window caseworker, Guid file)
    {
        await caseworker.GoAsync($"/case-files/{file}/placement");
        await caseworker.ClickLinkAsync("Zelf een plek kiezen");
        await caseworker.FlawlessAsync();
        await caseworker.FillAsync("On", Steps.Typed(Began.AddDays(-6)));
        await caseworker.Page.Locator(".rc-entry", new() { HasText = Buddy }).GetByRole(AriaRole.Button).ClickAsync();
        await caseworker.SeesAsync("Vraag nu beiden of zij willen.");
        await caseworker.FlawlessAsync();
        foreach (var (button, said) in ((string, string)[])[("Rahel zegt ja", "Vraag nu het maatje"), ("Het maatje zegt ja", "Spreek een eerste keer af")])
        {
            await caseworker.FillAsync("On", Steps.Typed(Began.AddDays(-3)));
            await caseworker.ClickButtonAsync(button);
            await caseworker.SeesAsync(said);
        }
        await caseworker.FillAsync("On", Steps.Typed(Began));
        await caseworker.ClickButtonAsync("Zij hebben elkaar gezien");
        await caseworker.SeesAsync("Het is begonnen.");
        // Nobody noted anything for half a year: that is said at once.
        await caseworker.SeesAsync("Vraag het beiden.");
        await caseworker.FlawlessAsync();
        Assert.Equal(PairState.UnderWay, await centre.InDb(db => db.PlacementPairs.Where(pair => pair.CaseFileId == file).Select(pair => pair.State).SingleAsync()));
    }

    private static async Task MeetAsync(Window caseworker, DateOnly day, bool look)
    {
        await caseworker.FillAsync("On", Steps.Typed(day));
        await caseworker.ChooseAsync("Met", "true");
        await caseworker.Page.SelectOptionAsync("#Activity", "practise");
        await caseworker.ClickButtonAsync("Schrijf op");
        await caseworker.SeesAsync($"{day:dd-MM-yyyy} · Nederlands geoefend");
        if (look)
            await caseworker.FlawlessAsync();
    }
}
