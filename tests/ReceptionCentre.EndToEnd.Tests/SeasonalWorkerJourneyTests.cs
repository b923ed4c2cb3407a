using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using ReceptionCentre.Domain.Staff;

namespace ReceptionCentre.EndToEnd.Tests;

/// <summary>Three months of work, home again, and back a year later: one person, two stays, nothing typed twice.</summary>
[Collection(RunningCentre.Name)]
public sealed class SeasonalWorkerJourneyTests(RunningCentre centre)
{
    private const string FullName = "Bronisława Grzegorczyk", FamilyName = "Grzegorczyk";

    // The first stay was fifteen months ago and lasted three: the days are typed as they were.
    private static readonly DateOnly Came = Steps.DutchToday.AddMonths(-15), Left = Steps.DutchToday.AddMonths(-12);

    private static readonly Arriving Bronia = new(
        "Bronia", "Bronisława", FamilyName, "14-2-1991", ("pools", "Poolse"), ("kort verblijf", "EU-arbeidsmigrant, kort verblijf"), Steps.Typed(Came), ("pools", "Pools"),
        "reception-information")
    {
        Phone = "06 00 00 04 56",
        AddressKind = "home",
    };

    [Fact]
    public async Task A_worker_of_three_months_leaves_and_comes_back_a_year_later_as_the_same_person()
    {
        await using (var desk = await centre.OpenAsync(Role.FrontDesk))
        {
            await desk.SearchAsync("grzegorczyk");
            await desk.SeesAsync("Niemand gevonden.");
            await desk.ClickButtonAsync("Registreer een nieuw persoon");
            await desk.RegisterAsync(Bronia);
            await desk.SeesAsync("Bronia is geregistreerd en heeft een dossier.");
        }
        Guid first;
        await using (var caseworker = await centre.OpenAsync(Role.Caseworker))
        {
            await caseworker.TakeAsync(FullName);
            await caseworker.GoAsync("/caseload");
            await caseworker.Page.Locator("tr", new() { HasText = FullName }).GetByRole(AriaRole.Link).First.ClickAsync();
            await caseworker.Page.WaitForURLAsync("**/overview");
            first = Steps.FileIn(caseworker.Page.Url);
            await caseworker.NoteContactAsync("Werkt in de kas, woont bij het uitzendbureau. Wil weten hoe het zit met de huur als het werk stopt.", "over 6 weken", channel: "telephone");
            await HelpWithLetterAsync(caseworker);
            await MakeTaskOfContactAsync(caseworker);
            await DepartAsync(caseworker);
            (await caseworker.HistoryAsync()).Tells("Contact genoteerd", "Hulp bij een brief", "Taak gemaakt", "Vertrek opgeschreven", "Op de bestemming toegezegd", "Vertrokken: verblijf en dossier gesloten");
        }
        await ComeBackAsync(first);
    }

    private static async Task HelpWithLetterAsync(Window caseworker)
    {
        await caseworker.PressInFileAsync("b");
        await Assertions.Expect(caseworker.Page.Locator("#SenderKind")).ToBeFocusedAsync();
        await caseworker.Page.SelectOptionAsync("#SenderKind", "health-insurer");
        await caseworker.FillAsync("ToDo", "Bronia stuurt het bewijs van haar baan op.");
        await caseworker.FillAsync("Deadline", "over 3 weken");
        await caseworker.FlawlessAsync();
        await caseworker.SubmitAsync();
        await caseworker.SeesAsync("De brief is genoteerd.");
        await caseworker.FlawlessAsync();
    }

    private static async Task MakeTaskOfContactAsync(Window caseworker)
    {
        await caseworker.TabAsync("Contacten");
        await caseworker.FlawlessAsync();
        await caseworker.Page.Locator(".rc-entry", new() { HasText = "Werkt in de kas" }).GetByRole(AriaRole.Link, new() { Name = "Maak hier een taak van" }).ClickAsync();
        await Assertions.Expect(caseworker.Page.Locator("#What")).ToBeFocusedAsync();
        await caseworker.SeesAsync("Wil weten hoe het zit met de huur");
        await caseworker.FillAsync("What", "Zoek uit of de huur doorloopt als het werk stopt");
        await caseworker.FlawlessAsync();
        await caseworker.SubmitAsync();
        await caseworker.SeesAsync("De taak is gemaakt.");
        await caseworker.SeesAsync("Uit het contact van");
        await caseworker.FlawlessAsync();
    }

    private static async Task DepartAsync(Window caseworker)
    {
        await caseworker.TabAsync("Vertrek");
        await caseworker.FlawlessAsync();
        await caseworker.ClickLinkAsync("Vertrek opschrijven");
        await caseworker.ChooseAsync("Kind", "return");
        await caseworker.ChooseCodeAsync("Country", "pol", "Polen");
        await caseworker.ChooseAsync("Reasons", "housing-lost");
        await caseworker.ChooseAsync("Will", "Voluntary");
        await caseworker.ChooseAsync("View", "Reached");
        await caseworker.FillAsync("OwnWords", "Mam pracę w domu.");
        await caseworker.FillAsync("Forwarding", "WhatsApp +48 00 000 00 00");
        await caseworker.ChooseAsync("MayCall", "true");
        await caseworker.FlawlessAsync();
        await caseworker.SubmitAsync();
        await ArrangeAsync(caseworker);
        await caseworker.ClickLinkAsync("De persoon is weg: afsluiten");
        await caseworker.SeesAsync("Steunpunt Terugkeer Reisgenoot");
        await caseworker.SeesAsync("Dit sluit");
        await caseworker.SeesAsync("Bronia stuurt het bewijs van haar baan op.");
        await caseworker.SeesAsync("Zoek uit of de huur doorloopt als het werk stopt");
        await caseworker.SeesAsync("punten van de lijst zijn nog niet gedaan");
        await caseworker.FlawlessAsync();
        await caseworker.FillAsync("DepartedOn", Steps.Typed(Left));
        await caseworker.ChooseAsync("Evidence", "SeenLeaving");
        await caseworker.ClickButtonAsync("Sluit het dossier");
        await caseworker.SeesAsync("Alles is gesloten. Was het een vergissing? Dan kunt u het terugdraaien.");
        await caseworker.FlawlessAsync();

        await caseworker.TabAsync("Brieven");
        await caseworker.SeesAsync("Niet afgerond: het dossier werd gesloten.");
        await caseworker.FlawlessAsync();
        await caseworker.TabAsync("Afspraken en taken");
        await caseworker.Page.Locator("details.rc-disclose summary").ClickAsync();
        await caseworker.SeesAsync("dossier gesloten");
        await caseworker.FlawlessAsync();
    }

    // With the job went the room: a partner organisation has a bed for her there, and says so.
    private static async Task ArrangeAsync(Window caseworker)
    {
        await caseworker.ClickLinkAsync("Regel iets op de bestemming");
        await caseworker.ChooseAsync("Kind", "reception");
        await caseworker.Page.SelectOptionAsync("#ProviderId", new SelectOptionValue { Label = "Steunpunt Terugkeer Reisgenoot" });
        await caseworker.FlawlessAsync();
        await caseworker.SubmitAsync();
        await caseworker.SeesAsync("Steunpunt Terugkeer Reisgenoot");
        await caseworker.Page.Locator("main a", new() { HasText = "Ja gezegd" }).First.ClickAsync();
        await caseworker.FillAsync("By", "Ewa");
        await caseworker.SubmitAsync();
        await caseworker.SeesAsync("door Ewa");
        await caseworker.FlawlessAsync();
    }

    private async Task ComeBackAsync(Guid first)
    {
        await using var desk = await centre.OpenAsync(Role.FrontDesk);
        // Another clerk in a hurry begins anew: the check stops a second person.
        await desk.GoAsync("/newcomers/register");
        await desk.FillAsync("CalledName", "Bronislawa");
        await desk.FillAsync("FamilyName", FamilyName);
        await desk.FillAsync("BirthDate", "1991");
        await desk.SubmitAsync();
        await desk.Page.SelectOptionAsync("#Municipality", "0363");
        await desk.SubmitAsync();
        await desk.SeesAsync("Is deze persoon al bekend?");
        await desk.SeesAsync("Het is deze persoon: begin een nieuw verblijf");
        await desk.FlawlessAsync();
        await desk.Page.Locator("form[action$='/cancel'] button").ClickAsync();

        await desk.SearchAsync("grzegorczyk bronislawa");
        var hit = desk.Page.Locator("#hits .rc-hit");
        await Assertions.Expect(hit).ToHaveCountAsync(1);
        await Assertions.Expect(hit).ToContainTextAsync("gesloten");
        await desk.FlawlessAsync();
        await desk.Page.Keyboard.PressAsync("ArrowDown");
        await desk.Page.Keyboard.PressAsync("Enter");
        await desk.Page.WaitForURLAsync("**/overview");
        await desk.FlawlessAsync();
        await desk.ClickButtonAsync("Begin een nieuw verblijf");

        // What still holds is there; what may have changed is asked.
        await desk.SeesAsync("14-02-1991");
        await desk.SeesAsync("Poolse");
        await desk.SeesAsync("06 00 00 04 56");
        await desk.SeesAsync($"{Left:dd-MM-yyyy}");
        await Assertions.Expect(desk.Page.Locator("#Language")).ToHaveValueAsync("Pools");
        await Assertions.Expect(desk.Page.Locator("#AddressKind")).ToHaveValueAsync("");
        await desk.FlawlessAsync();
        await desk.ChooseCodeAsync("Motive", "langer", "EU-arbeidsmigrant, langer verblijf");
        await desk.FillAsync("ArrivedOn", Steps.Day(-2));
        await desk.Page.SelectOptionAsync("#Municipality", "0363");
        await desk.SubmitAsync();
        await desk.FlawlessAsync();
        await desk.FillAsync("Employer", "Kassen Voorbeeld");
        await desk.SubmitAsync();
        await desk.FlawlessAsync();
        await desk.SubmitAsync();
        await desk.Page.WaitForURLAsync("**/overview");
        var second = Steps.FileIn(desk.Page.Url);
        Assert.NotEqual(first, second);

        await desk.SearchAsync("grzegorczyk");
        await Assertions.Expect(desk.Page.Locator("#hits .rc-hit")).ToHaveCountAsync(1);
        var (people, stays) = await centre.InDb(async db =>
        {
            var person = await db.CaseFiles.Where(file => file.Id == first).Select(file => file.PersonId).SingleAsync();
            return (await db.Persons.CountAsync(one => one.Names.Any(name => name.FamilyName == FamilyName)), await db.Stays.CountAsync(stay => stay.PersonId == person));
        });
        Assert.Equal((1, 2), (people, stays));

        await using var caseworker = await centre.OpenAsync(Role.Caseworker);
        await caseworker.GoAsync($"/case-files/{second}/overview");
        // Both stays in one life line; the note of then is in the file of then.
        await caseworker.SeesAsync("EU-arbeidsmigrant, kort verblijf");
        await caseworker.SeesAsync("EU-arbeidsmigrant, langer verblijf");
        await Assertions.Expect(caseworker.Main).Not.ToContainTextAsync("Werkt in de kas");
        await caseworker.FlawlessAsync();
        (await caseworker.HistoryAsync()).Tells("Nieuwkomer geregistreerd");
    }
}
