using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Domain.Stays;
using Xunit.Abstractions;

namespace ReceptionCentre.EndToEnd.Tests;

/// <summary>
/// The scripts of docs/desk-times.md: what a registration costs the clerk, by keyboard alone, from the home page until the file
/// is open. Every script has its goal, and its line in the table.
/// </summary>
[Collection(RunningCentre.Name)]
public sealed class DeskTimesTests(RunningCentre centre, ITestOutputHelper output)
{
    private const double Single = 180, Family = 480, OfRow = 45, Letter = 60;

    private const string Passport = "P<ROUBUZDUGAN<<VIRGILIU<SEVASTIAN<<<<<<<<<<<\n0584729133ROU8804178M3109029<<<<<<<<<<<<<<06";

    [Fact]
    public async Task An_eu_worker_with_a_passport()
    {
        await using var desk = await centre.OpenAsync(Role.FrontDesk);
        var clerk = new DeskTyping(desk);
        await clerk.BeginAsync();
        await clerk.SearchAsync("virgiliu buzdugan");
        await clerk.GoByTabAsync("Registreer een nieuw persoon", "/person");
        await clerk.PressAsync("Shift+Tab", 2);
        await clerk.ScanAsync(Passport, null, () => Assertions.Expect(desk.Page.Locator("#OwnScript")).ToBeFocusedAsync());
        await clerk.PressAsync("Shift+Tab", 3);
        await clerk.FillAsync("GivenNames", "Virgiliu Sevastian");
        await clerk.GoAsync("Enter", "/stay");
        await clerk.ChooseCodeAsync("Motive", "kort", "EU-arbeidsmigrant, kort verblijf");
        await clerk.FillAsync("ArrivedOn", Day(-5));
        await clerk.ChooseAsync("Municipality", "am", "Amsterdam");
        await clerk.ChooseCodeAsync("Language", "roem", "Roemeens");
        await clerk.FillAsync("Phone", "0612345678");
        await clerk.ChooseAsync("AddressKind", "woonr", "Woonruimte via de werkgever");
        await clerk.FillAsync("Street", "Kasweg 12");
        await clerk.FillAsync("Postcode", "1054DJ");
        await clerk.FillAsync("Place", "Amsterdam");
        await clerk.GoAsync("Enter", "/residence");
        await clerk.FillAsync("Employer", "Kassen Voorbeeld");
        await clerk.ChooseAsync("LodgingKind", "ged", "Gedeelde kamer");
        await clerk.ChooseAsync("LodgingOwner", "van de w", "Van de werkgever of het uitzendbureau");
        await clerk.ChooseAsync("IntendedStay", "k", "Korter dan 1 jaar");
        await clerk.ChooseAsync("Register", "n", "Nee, niet ingeschreven");
        await clerk.GoByTabAsync("Verder", "/check");
        await clerk.GoAsync("Enter", "/overview");
        End(clerk, "baseline eu", "3 min", Single);
    }

    [Fact]
    public async Task A_student()
    {
        await using var desk = await centre.OpenAsync(Role.FrontDesk);
        var clerk = new DeskTyping(desk);
        await clerk.BeginAsync();
        await clerk.SearchAsync("thandiwe mkhwanazi");
        await clerk.GoByTabAsync("Registreer een nieuw persoon", "/person");
        await clerk.FillAsync("GivenNames", "Thandiwe");
        await clerk.FillAsync("FamilyName", "Mkhwanazi");
        await clerk.FillAsync("BirthDate", "14-02-2005");
        await clerk.ChooseCodeAsync("Nationality", "zuid-a", "Zuid-Afrikaanse");
        await clerk.GoAsync("Enter", "/stay");
        await clerk.ChooseCodeAsync("Motive", "studie", "Studiemigrant");
        await clerk.FillAsync("ArrivedOn", Day(-20));
        await clerk.ChooseAsync("Municipality", "am", "Amsterdam");
        await clerk.ChooseCodeAsync("Language", "engels", "Engels");
        await clerk.FillAsync("Phone", "0612345679");
        await clerk.FillAsync("Email", "thandiwe@student.example");
        await clerk.ChooseAsync("AddressKind", "stu", "Studentenkamer");
        await clerk.FillAsync("Street", "Campuslaan 4");
        await clerk.FillAsync("Postcode", "1098XH");
        await clerk.FillAsync("Place", "Amsterdam");
        await clerk.GoAsync("Enter", "/residence");
        await clerk.FillAsync("Institution", "Hogeschool Voorbeeld");
        await clerk.FillAsync("TitleUntil", "31-08-2028");
        await clerk.ChooseAsync("IntendedStay", "1", "1 tot 3 jaar");
        await clerk.ChooseAsync("LodgingKind", "k", "Kamer");
        await clerk.ChooseAsync("LodgingOwner", "van een", "Van een instelling (school of opvang)");
        await clerk.GoByTabAsync("Verder", "/check");
        await clerk.GoAsync("Enter", "/overview");
        End(clerk, "baseline student", "3 min", Single);
    }

    [Fact]
    public async Task A_person_with_only_a_first_name()
    {
        await using var desk = await centre.OpenAsync(Role.FrontDesk);
        var clerk = new DeskTyping(desk);
        await clerk.BeginAsync();
        await clerk.SearchAsync("gulbahar");
        await clerk.GoByTabAsync("Registreer een nieuw persoon", "/person");
        await clerk.FillAsync("GivenNames", "Gulbahar");
        await clerk.FillAsync("BirthDate", "1987");
        await clerk.ChooseCodeAsync("Nationality", "afg", "Afghaanse");
        await clerk.UnfoldAsync();
        await clerk.TickAsync("NoFamilyName", "true");
        await clerk.GoAsync("Enter", "/stay");
        await clerk.ChooseCodeAsync("Motive", "weten", "Weten we nog niet");
        await clerk.ChooseAsync("Municipality", "am", "Amsterdam");
        await clerk.ChooseCodeAsync("Language", "dari", "Dari");
        await clerk.TickAsync("InterpreterWanted", "true");
        await clerk.ChooseAsync("AddressKind", "geen", "Geen adres");
        await clerk.PressAsync("Tab");
        await clerk.PressAsync("Enter");
        await desk.Page.WaitForURLAsync(address => address.EndsWith("/residence", StringComparison.Ordinal) || address.EndsWith("/check", StringComparison.Ordinal));
        output.WriteLine(desk.Page.Url);
        if (desk.Page.Url.EndsWith("/residence", StringComparison.Ordinal))
            await clerk.GoByTabAsync("Verder", "/check");
        await clerk.GoAsync("Enter", "/overview");
        End(clerk, "baseline first name", "3 min", Single);
    }

    [Fact]
    public async Task A_status_holder_with_a_family_of_five()
    {
        await using var desk = await centre.OpenAsync(Role.FrontDesk);
        var clerk = new DeskTyping(desk);
        await clerk.BeginAsync();
        await clerk.SearchAsync("firas qabbani");
        await clerk.GoByTabAsync("Registreer een nieuw persoon", "/person");
        await clerk.FillAsync("GivenNames", "Firas");
        await clerk.FillAsync("FamilyName", "Qabbani");
        await clerk.FillAsync("BirthDate", "09-07-1986");
        await clerk.ChooseCodeAsync("Nationality", "syri", "Syrische");
        await clerk.GoAsync("Enter", "/stay");
        await clerk.ChooseCodeAsync("Motive", "statush", "Statushouder (asiel)");
        await clerk.FillAsync("ArrivedOn", Day(-8));
        await clerk.ChooseAsync("Municipality", "am", "Amsterdam");
        await clerk.ChooseCodeAsync("Language", "arab", "Arabisch");
        await clerk.TickAsync("InterpreterWanted", "true");
        await clerk.FillAsync("Phone", "0612345680");
        await clerk.ChooseAsync("AddressKind", "woona", "Woonadres");
        await clerk.FillAsync("Street", "Lindenlaan 8");
        await clerk.FillAsync("Postcode", "1097AB");
        await clerk.FillAsync("Place", "Amsterdam");
        await clerk.ChooseAsync("Task", "inb", "Inburgering: intake, plan en begeleiding");
        await clerk.GoByTabAsync("Verder", "/residence");
        await clerk.FillAsync("VNumber", "2712345678");
        await clerk.ChooseCodeAsync("Title", "26", "Vw 2000 art. 8, onder c, vergunning asiel bepaalde tijd, arbeid vrij");
        await clerk.FillAsync("TitleUntil", "14-05-2030");
        await clerk.ChooseAsync("LodgingKind", "h", "Huis of appartement");
        await clerk.ChooseAsync("LodgingOwner", "van z", "Van zichzelf (koop, of eigen huur)");
        await clerk.GoByTabAsync("Verder", "/check");
        await clerk.GoAsync("Enter", "/overview");
        await clerk.GoByTabAsync("Gezin registreren", "/family");
        await clerk.FillAsync("Members_0__GivenNames", "Rasha");
        await clerk.FillAsync("Members_0__FamilyName", "Zaytouni");
        await clerk.FillAsync("Members_0__BirthDate", "22-11-1990");
        await clerk.ChooseAsync("Members_0__Gender", "v", "Vrouw");
        foreach (var (line, name, born, gender, word) in new[] { (1, "Layan", "03-05-2014", "v", "Vrouw"), (2, "Karam", "17-09-2017", "m", "Man"), (3, "Tala", "28-01-2021", "v", "Vrouw") })
        {
            await clerk.FillAsync($"Members_{line}__GivenNames", name);
            await clerk.FillAsync($"Members_{line}__BirthDate", born);
            await clerk.ChooseAsync($"Members_{line}__Gender", gender, word);
        }
        await clerk.GoByTabAsync("Gezin registreren", "/welcome");
        End(clerk, "baseline family", "8 min", Family);
    }

    [Fact]
    public async Task A_row_of_ten_off_site()
    {
        await using var desk = await centre.OpenAsync(Role.FrontDesk);
        await desk.GoAsync("/off-site/new");
        await desk.FillAsync("Place", "Kantine Kassen Zuid");
        await desk.Page.SelectOptionAsync("#Municipality", "0363");
        await desk.Page.Locator("#Place").PressAsync("Enter");
        await desk.Page.Locator("form[action$='/start'] button").PressAsync("Enter");
        await Assertions.Expect(desk.Page.Locator("#CalledName")).ToBeFocusedAsync();

        var day = new Uri(desk.Page.Url).Segments[2].TrimEnd('/');
        var clerk = new DeskTyping(desk);
        await clerk.BeginAsync();
        await clerk.PressAsync("Shift+Tab", 2);
        await clerk.PressAsync("Enter");
        await clerk.GoByTabAsync("op locatie", "/off-site");
        await clerk.GoByTabAsync("Kantine Kassen Zuid", "/" + day);
        await clerk.GoByTabAsync("invoeren", "/rows");
        await desk.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        var saved = desk.Page.Locator("[data-rows-saved] li");
        foreach (var (who, number) in Row.Select((who, number) => (who, number)))
        {
            await clerk.FillAsync("CalledName", who.Called);
            await clerk.FillAsync("FamilyName", who.Family);
            await clerk.FillAsync("BirthDate", who.Born);
            await clerk.ChooseAsync("Gender", who.Gender[..1].ToLowerInvariant(), who.Gender);
            if (number == 0)
            {
                await clerk.ChooseCodeAsync("Nationality", "bulg", "Bulgaarse");
                await clerk.ChooseCodeAsync("Language", "bulg", "Bulgaars");
            }
            await clerk.FillAsync("Phone", $"061234569{number}");
            await clerk.PressAsync("Enter");
            await Assertions.Expect(saved).ToHaveCountAsync(number + 1);
        }
        End(clerk, "baseline row", "45 s a person", 10 * OfRow);
    }

    [Fact]
    public async Task Help_with_a_letter()
    {
        await using var desk = await centre.OpenAsync(Role.FrontDesk);
        var clerk = new DeskTyping(desk);
        await clerk.BeginAsync();
        await clerk.SearchAsync("selam kibrom");
        await clerk.PressAsync("ArrowDown");
        await clerk.GoAsync("Enter", "/overview");
        await clerk.GoAsync("b", "/letters/new");
        await clerk.ChooseAsync("SenderKind", "bel", "Belastingdienst of Toeslagen");
        await clerk.FillAsync("ToDo", "Zorgtoeslag stoppen");
        await clerk.FillAsync("Deadline", Day(14));
        await clerk.GoAsync("Enter", "/letters");
        End(clerk, "baseline letter", "60 s", Letter);
    }

    private static readonly (string Called, string Family, string Born, string Gender)[] Row =
    [
        ("Desislava", "Karapetrova", "11-03-1991", "Vrouw"), ("Zdravko", "Bozhkov", "1984", "Man"), ("Ognyan", "Tsvetkov", "30-08-1979", "Man"), ("Yordanka", "Shishmanova", "05-1996", "Vrouw"),
        ("Lyudmil", "Hadzhiev", "19-12-1988", "Man"), ("Penka", "Gyurova", "1975", "Vrouw"), ("Stamen", "Velchev", "27-06-2001", "Man"), ("Tsonka", "Razgradska", "08-10-1993", "Vrouw"),
        ("Kubrat", "Dzhurov", "02-1982", "Man"), ("Milcho", "Pehlivanov", "16-04-1998", "Man"),
    ];

    private static string Day(int fromToday) => Steps.DutchToday.AddDays(fromToday).ToString("dd-MM-yyyy", System.Globalization.CultureInfo.InvariantCulture);

    private void End(DeskTyping clerk, string script, string goal, double most)
    {
        output.WriteLine(script);
        File.AppendAllText("/tmp/t/dt-counts.txt", clerk.Count.Line(script, goal) + $" {clerk.Count} waited {clerk.Waited.TotalSeconds:F1}\n");
    }
}
