using Microsoft.Playwright;
using ReceptionCentre.Domain.Staff;

namespace ReceptionCentre.EndToEnd.Tests;

/// <summary>A status holder from the desk to the first lesson at the language school, and home with the plan on paper.</summary>
[Collection(RunningCentre.Name)]
public sealed class StatusHolderJourneyTests(RunningCentre centre)
{
    private const string School = "Taalschool De Eerste Regel", Course = "Nederlands voor beginners, in de avond", FullName = "Yohana Mehari Woldegabir";

    private static readonly Arriving Yohana = new(
        "Yohana", "Yohana Mehari", "Woldegabir", "3-1996", ("eritr", "Eritrese"), ("statush", "Statushouder (asiel)"), "9-2026", ("tigrinya", "Tigrinya"), "integration-guidance")
    {
        Phone = "06 00 00 01 23",
        InterpreterWanted = true,
    };

    [Fact]
    public async Task A_status_holder_is_registered_referred_to_a_language_school_starts_there_and_takes_the_plan_home()
    {
        await AddOfferAsync();
        await RegisterAsync();
        await using var caseworker = await centre.OpenAsync(Role.Caseworker);
        await caseworker.TakeAsync(FullName);
        await ArriveAsync(caseworker);
        await DecideAsync(caseworker);
        await PlanAsync(caseworker);
        await ReferAsync(caseworker);
        await FollowAsync(caseworker);
        await DecidePipAsync(caseworker);
        await PrintAsync(caseworker);
        (await caseworker.HistoryAsync()).Tells(
            "Nieuwkomer geregistreerd", "Dossier op eigen naam gezet", "Afgevinkt op de lijst", "Contact genoteerd", "Verwijzing verstuurd", "Verwijzing ontvangen",
            "Verwijzing aanvaard", "Voor het eerst bij de aanbieder", "Vastgelegd wat DUO zegt", "PIP aangeboden om te tekenen", "Besluit getekend", "Verzending van het besluit vastgelegd");
        await caseworker.FlawlessAsync();
    }

    // The offer is there because a manager knows the school.
    private async Task AddOfferAsync()
    {
        await using var manager = await centre.OpenAsync(Role.Manager);
        await manager.GoAsync("/providers/new");
        await manager.FillAsync("Name", School);
        await manager.Page.SelectOptionAsync("#Kind", "language-school");
        await manager.FillAsync("Telephone", "020 555 01 00");
        await manager.FlawlessAsync();
        await manager.SubmitAsync();
        await manager.ClickLinkAsync("Aanbod toevoegen");
        await manager.FillAsync("Name", Course);
        await manager.ChooseCodeAsync("Topic", "nederlands l", "Nederlands leren");
        await manager.Page.SelectOptionAsync("#Track", "language");
        await manager.ChooseCodeAsync("Languages_0_", "tigrinya", "Tigrinya");
        await manager.FillAsync("Place", "Regelstraat 7, lokaal 3");
        await manager.ChooseAsync("Parts", "Evening");
        await manager.FillAsync("Times", "maandag en donderdag, 19.00 tot 21.30 uur");
        await manager.FillAsync("Places", "12");
        await manager.FlawlessAsync();
        await manager.SubmitAsync();
        await manager.SeesAsync(Course);
        await manager.FlawlessAsync();
    }

    private async Task RegisterAsync()
    {
        await using var desk = await centre.OpenAsync(Role.FrontDesk);
        await desk.SearchAsync("woldegabir yohana");
        await desk.SeesAsync("Niemand gevonden.");
        await desk.FlawlessAsync();
        await desk.ClickButtonAsync("Registreer een nieuw persoon");
        await desk.RegisterAsync(Yohana, look: true);
        await desk.SeesAsync("Yohana is geregistreerd en heeft een dossier.");
        await desk.FlawlessAsync();
    }

    private static async Task ArriveAsync(Window caseworker)
    {
        await caseworker.GoAsync("/caseload");
        await caseworker.FlawlessAsync();
        await caseworker.Page.Locator("tr", new() { HasText = FullName }).GetByRole(AriaRole.Link).First.ClickAsync();
        // The list of the first weeks is ticked where it stands; the page stays.
        var list = caseworker.Page.Locator("#checklist");
        await Assertions.Expect(list).ToBeVisibleAsync();
        var first = list.Locator("li").First;
        await first.GetByRole(AriaRole.Button, new() { Name = "Gedaan" }).First.ClickAsync();
        await Assertions.Expect(caseworker.Page.Locator("#checklist .rc-checks__done")).ToHaveCountAsync(1);
        await caseworker.FlawlessAsync();
        await caseworker.NoteContactAsync("Intake. Yohana was verpleegkundige in Asmara en wil dat weer worden. Zij woont bij haar nicht.", "over 3 weken");
        await caseworker.SeesAsync("Yohana was verpleegkundige in Asmara");
        await caseworker.FlawlessAsync();
    }

    private static async Task DecideAsync(Window caseworker)
    {
        await caseworker.TabAsync("Persoon");
        await caseworker.FlawlessAsync();
        await caseworker.Page.Locator("main a[href$='/duty']").First.ClickAsync();
        await caseworker.Page.SelectOptionAsync("#State", "Obliged");
        await caseworker.Page.SelectOptionAsync("#Act", "wi2021");
        await caseworker.FillAsync("DecidedOn", Steps.Day(-10));
        await caseworker.FlawlessAsync();
        await caseworker.SubmitAsync();
        await caseworker.SeesAsync("Het besluit van DUO is vastgelegd.");
    }

    private static async Task PlanAsync(Window caseworker)
    {
        await caseworker.TabAsync("Plan");
        await caseworker.FlawlessAsync();
        await caseworker.ClickButtonAsync("PIP beginnen");
        await caseworker.FillAsync("Words", "ከም ነርስ ክሰርሕ ይደሊ።");
        await caseworker.FlawlessAsync();
        await caseworker.SubmitAsync();
        // The proposal has the courses of a route that is not chosen yet: this one is written together.
        await caseworker.SeesAsync("Participatieverklaring");
        await caseworker.ClickLinkAsync("Zelf schrijven");
        await caseworker.ClickLinkAsync("Eerste doel opschrijven");
        await caseworker.ChooseAsync("Track", "language");
        await caseworker.FillAsync("Text", "Ik wil zo goed Nederlands leren dat ik weer kan werken als verpleegkundige.");
        await caseworker.FlawlessAsync();
        await caseworker.SubmitAsync();
        await caseworker.FillAsync("What", "Taalles tot B1");
        // The evening course has a free place and says so; taken over it fills the form, and what was typed stays.
        await caseworker.Page.Locator("#lookFor").PressSequentiallyAsync("eerste regel");
        var suggested = caseworker.Page.Locator("#offers li");
        await Assertions.Expect(suggested).ToHaveCountAsync(1);
        await Assertions.Expect(suggested).ToContainTextAsync("12 plaatsen vrij");
        await suggested.GetByRole(AriaRole.Button, new() { Name = "Neem over" }).ClickAsync();
        await caseworker.SeesAsync("Het aanbod is ingevuld.");
        await Assertions.Expect(caseworker.Page.Locator("#What")).ToHaveValueAsync("Taalles tot B1");
        await Assertions.Expect(caseworker.Page.Locator("#Provider")).ToHaveValueAsync($"{School}: {Course}");
        await caseworker.FillAsync("MinutesAWeek", "12");
        await caseworker.ChooseAsync("Compulsory", "true");
        await caseworker.ChooseCodeAsync("Act", "inburg", "Wet inburgering 2021");
        await caseworker.FillAsync("Article", "7");
        await caseworker.FillAsync("Since", Steps.Day(-10));
        await caseworker.FillAsync("Payers_municipality_", "100");
        await caseworker.FlawlessAsync();
        await caseworker.SubmitAsync();
        await caseworker.SeesAsync("Taalles tot B1");
        await caseworker.FlawlessAsync();
    }

    private static async Task ReferAsync(Window caseworker)
    {
        await caseworker.Page.Locator(".rc-item", new() { HasText = "Taalles tot B1" }).GetByRole(AriaRole.Link, new() { Name = "Verwijs" }).ClickAsync();
        // What the item says is filled in; the offers are those of its topic.
        await caseworker.SeesAsync("Taalles tot B1");
        await Assertions.Expect(caseworker.Page.Locator("#f-topic")).ToHaveValueAsync("language");
        await Assertions.Expect(caseworker.Page.Locator("#Goal")).ToHaveValueAsync("Taalles tot B1");
        await caseworker.Page.Locator("#f-q").PressSequentiallyAsync("eerste regel");
        var offer = caseworker.Page.Locator("#offers label", new() { HasText = Course });
        await Assertions.Expect(caseworker.Page.Locator("#offers label")).ToHaveCountAsync(1);
        await offer.Locator("input").CheckAsync();
        await caseworker.Page.SelectOptionAsync("#Basis", "integration-task");
        await caseworker.ChooseAsync("ShownToPerson", "true");
        await caseworker.FlawlessAsync();
        await caseworker.SubmitAsync("#refer button[type=submit]:not([name])");
        await caseworker.SeesAsync("De verwijzing is verstuurd. Tot de aanbieder antwoordt, blijft de zaak bij u.");
        await caseworker.SeesAsync("06 00 00 01 23");
        await caseworker.FlawlessAsync();
    }

    private static async Task FollowAsync(Window caseworker)
    {
        // While the school thinks, the file says that it waits for somebody else.
        await caseworker.GoAsync("/caseload?state=waiting");
        await Assertions.Expect(caseworker.Page.Locator("tr", new() { HasText = FullName })).ToHaveCountAsync(1);
        await caseworker.FlawlessAsync();
        await caseworker.Page.Locator("tr", new() { HasText = FullName }).GetByRole(AriaRole.Link).First.ClickAsync();
        await caseworker.TabAsync("Verwijzingen");
        await caseworker.FlawlessAsync();
        await caseworker.ClickLinkAsync(Course);
        await caseworker.ClickButtonAsync("De aanbieder heeft het ontvangen");
        await caseworker.SeesAsync("Opgeschreven: ontvangen.");
        await caseworker.FillAsync("AgreedStart", Steps.Day(0));
        await caseworker.ClickButtonAsync("Aanvaard");
        await caseworker.SeesAsync("Opgeschreven: aanvaard.");
        await caseworker.FlawlessAsync();
        await caseworker.ClickButtonAsync("Voor het eerst geweest");
        await caseworker.SeesAsync("Opgeschreven: begonnen.");
        await caseworker.FlawlessAsync();
        await caseworker.GoAsync("/caseload?state=waiting");
        await Assertions.Expect(caseworker.Page.Locator("tr", new() { HasText = FullName })).ToHaveCountAsync(0);
        await caseworker.GoAsync("/caseload");
        await caseworker.Page.Locator("tr", new() { HasText = FullName }).GetByRole(AriaRole.Link).First.ClickAsync();
    }

    private async Task DecidePipAsync(Window caseworker)
    {
        await caseworker.TabAsync("Plan");
        await Assertions.Expect(caseworker.Page.Locator(".rc-item", new() { HasText = "Taalles tot B1" })).ToContainTextAsync("Begonnen");
        await PipSteps.DecideAsync(centre, caseworker, FullName);
    }

    private static async Task PrintAsync(Window caseworker)
    {
        await caseworker.ClickButtonAsync("Maak PDF");
        var row = caseworker.Page.Locator(".rc-doc").First;
        await Assertions.Expect(row).ToContainTextAsync("Klaar", new() { Timeout = 90_000 });
        await caseworker.FlawlessAsync();
        var download = await caseworker.Page.RunAndWaitForDownloadAsync(() => row.GetByRole(AriaRole.Link, new() { Name = "Download" }).ClickAsync());
        var words = await Steps.WordsOfAsync(await download.PathAsync());
        Assert.Contains("Yohana Mehari Woldegabir", words, StringComparison.Ordinal);
        Assert.Contains("Taalles tot B1", words, StringComparison.Ordinal);
        // Nobody typed the school in the plan: it took the item on, so the paper says where to go.
        Assert.Contains(School, words, StringComparison.Ordinal);
        Assert.Contains("Regelstraat 7, lokaal 3", words, StringComparison.Ordinal);
        Assert.Contains("Sami de Wilde", words, StringComparison.Ordinal);
    }
}
