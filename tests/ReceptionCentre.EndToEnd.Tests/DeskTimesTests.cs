using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using ReceptionCentre.Domain.OffSite;
using ReceptionCentre.Domain.Staff;
using Xunit.Abstractions;

namespace ReceptionCentre.EndToEnd.Tests;

/// <summary>
/// The scripts of docs/desk-times.md: what a registration costs the clerk, by keyboard alone, from the home page until the file
/// is open. Every script has its goal and its line in the table, and what was typed is in the file.
/// </summary>
[Collection(RunningCentre.Name)]
public sealed class DeskTimesTests(RunningCentre centre, ITestOutputHelper output)
{
    private const double Single = 180, Family = 480, OfRow = 45, Letter = 60;

    private const string
        Passport = "P<ROUBUZDUGAN<<VIRGILIU<SEVASTIAN<<<<<<<<<<<\n0584729133ROU8804178M3109029<<<<<<<<<<<<<<06\n",
        // Who types it over leaves Shift alone where it can be.
        OtherPassport = "p<rouchirileanu<<octavian<<<<<<<<<<<<<<<<<<<0619382542rou7909261m2903149<<<<<<<<<<<<<<06";

    private static readonly (string Called, string Family, string Born, string Gender)[] Row =
    [
        ("Desislava", "Karapetrova", "11-03-1991", "Vrouw"), ("Zdravko", "Bozhkov", "1984", "Man"), ("Ognyan", "Tsvetkov", "30-08-1979", "Man"), ("Yordanka", "Shishmanova", "05-1996", "Vrouw"),
        ("Lyudmil", "Hadzhiev", "19-12-1988", "Man"), ("Penka", "Gyurova", "1975", "Vrouw"), ("Stamen", "Velchev", "27-06-2001", "Man"), ("Tsonka", "Razgradska", "08-10-1993", "Vrouw"),
        ("Kubrat", "Dzhurov", "02-1982", "Man"), ("Milcho", "Pehlivanov", "16-04-1998", "Man"),
    ];

    [Fact]
    public async Task An_eu_worker_with_a_passport()
    {
        await using var desk = await centre.OpenAsync(Role.FrontDesk);
        var clerk = new DeskTyping(desk);
        await clerk.BeginAsync();
        await clerk.ScanAsync(Passport, "/newcomers/search");
        await clerk.GoAsync("/travel-document", "ArrowDown", "Enter");
        await clerk.GoAsync("/stay", "Enter");
        await WorkerAsync(clerk);
        await FileHasAsync(desk, ["Virgiliu Sevastian Buzdugan", "17-04-1988", "Roemeense", "058472913", "Man", .. Worker]);
        Ends(clerk, "EU worker, passport on a reader", "3 min", Single);
    }

    [Fact]
    public async Task An_eu_worker_whose_passport_is_typed_over()
    {
        await using var desk = await centre.OpenAsync(Role.FrontDesk);
        var clerk = new DeskTyping(desk);
        await clerk.BeginAsync();
        await clerk.TypeOverAsync(OtherPassport, "/newcomers/search");
        await clerk.GoAsync("/travel-document", "ArrowDown", "Enter");
        await clerk.GoAsync("/stay", "Enter");
        await WorkerAsync(clerk);
        await FileHasAsync(desk, ["Octavian Chirileanu", "26-09-1979", "Roemeense", "061938254", "Man", .. Worker]);
        Ends(clerk, "EU worker, code of the passport typed over", "3 min", Single);
    }

    [Fact]
    public async Task An_eu_worker_without_a_reader()
    {
        await using var desk = await centre.OpenAsync(Role.FrontDesk);
        var clerk = new DeskTyping(desk);
        await clerk.BeginAsync();
        await clerk.SearchAsync("gheorghita, haralambie 03-12-1993");
        await clerk.GoAsync("/person", "ArrowDown", "Enter");
        await clerk.ChooseCodeAsync("Nationality", "roem", "Roemeense");
        await clerk.UnfoldAsync();
        await clerk.ChooseAsync("Gender", "m", "Man");
        await clerk.ChooseAsync("DocumentKind", "pa", "Paspoort");
        await clerk.FillAsync("DocumentNumber", "067215830");
        await clerk.GoAsync("/stay", "Enter");
        await WorkerAsync(clerk);
        await FileHasAsync(desk, ["Haralambie Gheorghita", "03-12-1993", "Roemeense", "067215830", "Man", .. Worker]);
        Ends(clerk, "EU worker, passport read by eye", "3 min", Single);
    }

    [Fact]
    public async Task A_student()
    {
        await using var desk = await centre.OpenAsync(Role.FrontDesk);
        var clerk = new DeskTyping(desk);
        await clerk.BeginAsync();
        await clerk.SearchAsync("thandiwe mkhwanazi 14-02-2005");
        await clerk.GoAsync("/person", "ArrowDown", "Enter");
        await clerk.ChooseCodeAsync("Nationality", "zuid-a", "Zuid-Afrikaanse");
        await clerk.GoAsync("/stay", "Enter");
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
        await clerk.GoAsync("/residence", "Enter");
        await clerk.FillAsync("Institution", "Hogeschool Voorbeeld");
        await clerk.ChooseCodeAsync("Title", "22", "Vw2000 art. 8, sub a, VVR bep tijd arbeid mits TWV, VVR bep tijd verblijf&arbeid");
        await clerk.FillAsync("TitleUntil", "31-08-2028");
        await clerk.ChooseAsync("IntendedStay", "1", "1 tot 3 jaar");
        await clerk.ChooseAsync("LodgingKind", "k", "Kamer");
        await clerk.ChooseAsync("LodgingOwner", "van een", "Van een instelling (school of opvang)");
        await RegisterAsync(clerk);
        await FileHasAsync(
            desk, "Thandiwe Mkhwanazi", "14-02-2005", "Zuid-Afrikaanse", "Studiemigrant", "Engels", "0612345679", "thandiwe@student.example", "Campuslaan 4", "Hogeschool Voorbeeld",
            "VVR bep tijd arbeid mits TWV", "1 tot 3 jaar", "Kamer");
        Ends(clerk, "Student", "3 min", Single);
    }

    [Fact]
    public async Task A_person_with_only_a_first_name()
    {
        await using var desk = await centre.OpenAsync(Role.FrontDesk);
        var clerk = new DeskTyping(desk);
        await clerk.BeginAsync();
        await clerk.SearchAsync("gulbahar 1987");
        await clerk.GoAsync("/person", "ArrowDown", "Enter");
        await clerk.ChooseCodeAsync("Nationality", "afg", "Afghaanse");
        await clerk.UnfoldAsync();
        await clerk.TickAsync("NoFamilyName", "true");
        await clerk.GoAsync("/stay", "Enter");
        await clerk.ChooseCodeAsync("Motive", "weten", "Weten we nog niet");
        await clerk.ChooseAsync("Municipality", "am", "Amsterdam");
        await clerk.ChooseCodeAsync("Language", "dari", "Dari");
        await clerk.TickAsync("InterpreterWanted", "true");
        await clerk.ChooseAsync("AddressKind", "geen", "Geen adres");
        await RegisterAsync(clerk);
        await FileHasAsync(desk, "Gulbahar", "1987", "Afghaanse", "Dari", "Geen adres");
        var file = Steps.FileIn(desk.Page.Url);
        Assert.True(await centre.InDb(db => db.Names.AnyAsync(name => name.NoFamilyName && db.CaseFiles.Any(one => one.Id == file && one.PersonId == name.PersonId))));
        Ends(clerk, "Only a first name and a year, no papers", "3 min", Single);
    }

    [Fact]
    public async Task A_status_holder_with_a_family_of_five()
    {
        await using var desk = await centre.OpenAsync(Role.FrontDesk);
        var clerk = new DeskTyping(desk);
        await clerk.BeginAsync();
        await clerk.SearchAsync("firas qabbani 09-07-1986");
        await clerk.GoAsync("/person", "ArrowDown", "Enter");
        await clerk.ChooseCodeAsync("Nationality", "syri", "Syrische");
        await clerk.GoAsync("/stay", "Enter");
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
        await clerk.GoAsync("/residence", "Enter");
        await clerk.FillAsync("VNumber", "2712345678");
        await clerk.ChooseCodeAsync("Title", "26", "Vw 2000 art. 8, onder c, vergunning asiel bepaalde tijd, arbeid vrij");
        await clerk.FillAsync("TitleUntil", "14-05-2030");
        await clerk.ChooseAsync("LodgingKind", "h", "Huis of appartement");
        await clerk.ChooseAsync("LodgingOwner", "van z", "Van zichzelf (koop, of eigen huur)");
        await clerk.ChooseAsync("Duty", "inb", "Inburgeringsplichtig");
        await clerk.FillAsync("DutyDecidedOn", Day(-3));
        await RegisterAsync(clerk);
        await clerk.GoAsync("/family", "g");
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
        await clerk.GoAsync("/welcome", "Enter");
        await FileHasAsync(
            desk, "Firas Qabbani", "09-07-1986", "Syrische", "Statushouder (asiel)", "Arabisch", "0612345680", "Lindenlaan 8", "2712345678", "vergunning asiel bepaalde tijd",
            "Inburgeringsplichtig", "Huis of appartement");
        var file = Steps.FileIn(desk.Page.Url);
        var family = await centre.InDb(async db =>
        {
            var own = await db.Memberships.Where(fact => db.CaseFiles.Any(one => one.Id == file && one.PersonId == fact.PersonId)).Select(fact => fact.HouseholdId).SingleAsync();
            var people = await db.Memberships.Where(fact => fact.HouseholdId == own).Select(fact => fact.PersonId!.Value).ToListAsync();
            return await db.Persons.Where(person => people.Contains(person.Id) && db.CaseFiles.Any(one => one.PersonId == person.Id))
                .Include(person => person.Names).Include(person => person.Births).Include(person => person.Addresses).AsSplitQuery().ToListAsync();
        });
        Assert.Equal(
            ["Firas Qabbani 1986", "Karam Qabbani 2017", "Layan Qabbani 2014", "Rasha Zaytouni 1990", "Tala Qabbani 2021"],
            family.Select(one => $"{one.Names[0].GivenNames} {one.Names[0].FamilyName} {one.Births[0].Born.Year}").Order(StringComparer.Ordinal));
        Assert.All(family, one => Assert.Equal("Lindenlaan 8", one.Addresses[0].Street));
        Ends(clerk, "Status holder, family of five", "8 min", Family);
    }

    [Fact]
    public async Task A_row_of_ten_off_site()
    {
        await using var desk = await centre.OpenAsync(Role.FrontDesk);
        // The day was planned and started by somebody before.
        await desk.GoAsync("/off-site/new");
        await desk.FillAsync("Place", "Kantine Kassen Zuid");
        await desk.Page.SelectOptionAsync("#Municipality", "0363");
        await desk.Page.Locator("#Place").PressAsync("Enter");
        await desk.Page.Locator("form[action$='/start'] button").PressAsync("Enter");
        await Assertions.Expect(desk.Page.Locator("#CalledName")).ToBeFocusedAsync();
        var day = Guid.Parse(new Uri(desk.Page.Url).Segments[2].TrimEnd('/'));

        var clerk = new DeskTyping(desk);
        await clerk.BeginAsync();
        await clerk.GoAsync("/rows", "ArrowDown", "ArrowDown", "Enter");
        await desk.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        var saved = desk.Page.Locator("[data-rows-saved] li");
        foreach (var (number, who) in Row.Index())
        {
            await clerk.FillAsync("CalledName", who.Called);
            await clerk.FillAsync("FamilyName", who.Family);
            await clerk.FillAsync("BirthDate", who.Born);
            await clerk.ChooseAsync("Gender", who.Gender[..1].ToLowerInvariant(), who.Gender);
            if (number == 0)
            {
                // The others in the row say the same: it stands there already.
                await clerk.ChooseCodeAsync("Nationality", "bulg", "Bulgaarse");
                await clerk.ChooseCodeAsync("Language", "bulg", "Bulgaars");
            }
            await clerk.FillAsync("Phone", $"061234569{number}");
            await clerk.PressAsync("Enter");
            await Assertions.Expect(saved).ToHaveCountAsync(number + 1);
        }
        var slips = await centre.InDb(db => db.Slips.Where(slip => slip.SignUpDayId == day).ToListAsync());
        Assert.Equal(10, slips.Count(slip => slip.State == SlipState.Registered && slip.CaseFileId is not null));
        await desk.GoAsync($"/case-files/{slips.Single(slip => slip.Number == 10).CaseFileId}/overview");
        await FileHasAsync(desk, "Milcho", "Pehlivanov", "16-04-1998", "Man", "Bulgaarse", "Bulgaars", "0612345699");
        Ends(clerk, "Off-site, ten people in a row", "45 s a person", Row.Length * OfRow);
    }

    [Fact]
    public async Task Help_with_a_letter()
    {
        await using var desk = await centre.OpenAsync(Role.FrontDesk);
        var clerk = new DeskTyping(desk);
        await clerk.BeginAsync();
        await clerk.SearchAsync("selam kibrom");
        await clerk.GoAsync("/overview", "ArrowDown", "Enter");
        await clerk.GoAsync("/letters/new", "b");
        await clerk.ChooseAsync("SenderKind", "bel", "Belastingdienst of Toeslagen");
        await clerk.FillAsync("ToDo", "Zorgtoeslag stoppen");
        await clerk.FillAsync("Deadline", Day(14));
        await clerk.GoAsync("/letters", "Enter");
        var letter = desk.Page.Locator("#open-letters ~ ol > li", new() { HasText = "Zorgtoeslag stoppen" }).First;
        await Assertions.Expect(letter).ToContainTextAsync("Belastingdienst of Toeslagen");
        await Assertions.Expect(letter).ToContainTextAsync(Day(14));
        Ends(clerk, "Help with a letter", "60 s", Letter);
    }

    // The stay of a worker from the EU, from the second page on.
    private static readonly string[] Worker =
    [
        "EU-arbeidsmigrant, kort verblijf", "Roemeens", "0612345678", "Kasweg 12", "Kassen Voorbeeld", "Gedeelde kamer", "Korter dan 1 jaar", "Nee, niet ingeschreven",
    ];

    private static async Task WorkerAsync(DeskTyping clerk)
    {
        await clerk.ChooseCodeAsync("Motive", "kort", "EU-arbeidsmigrant, kort verblijf");
        await clerk.FillAsync("ArrivedOn", Day(-5));
        await clerk.ChooseAsync("Municipality", "am", "Amsterdam");
        await clerk.ChooseCodeAsync("Language", "roem", "Roemeens");
        await clerk.FillAsync("Phone", "0612345678");
        await clerk.ChooseAsync("AddressKind", "woonr", "Woonruimte via de werkgever");
        await clerk.FillAsync("Street", "Kasweg 12");
        await clerk.FillAsync("Postcode", "1054DJ");
        await clerk.FillAsync("Place", "Amsterdam");
        await clerk.GoAsync("/residence", "Enter");
        await clerk.FillAsync("Employer", "Kassen Voorbeeld");
        await clerk.ChooseAsync("LodgingKind", "ged", "Gedeelde kamer");
        await clerk.ChooseAsync("LodgingOwner", "van de w", "Van de werkgever of het uitzendbureau");
        await clerk.ChooseAsync("IntendedStay", "k", "Korter dan 1 jaar");
        await clerk.ChooseAsync("Register", "n", "Nee, niet ingeschreven");
        await RegisterAsync(clerk);
    }

    private static async Task RegisterAsync(DeskTyping clerk)
    {
        await clerk.GoAsync("/check", "Enter");
        await clerk.GoAsync("/overview", "Enter");
    }

    /// <summary>The page of the person tells every fact that was typed.</summary>
    private static async Task FileHasAsync(Window desk, params string[] words)
    {
        await desk.GoAsync($"/case-files/{Steps.FileIn(desk.Page.Url)}/person");
        var told = await desk.Page.Locator("body").InnerTextAsync();
        Assert.All(words, one => Assert.Contains(one, told, StringComparison.Ordinal));
    }

    private static string Day(int fromToday) => Steps.DutchToday.AddDays(fromToday).ToString("dd-MM-yyyy", CultureInfo.InvariantCulture);

    private void Ends(DeskTyping clerk, string script, string goal, double most)
    {
        // How long the system let the clerk wait depends on the machine: told, and not in the table.
        output.WriteLine($"{script}: {clerk.Count.Seconds:F1} s of the clerk, {clerk.Waited.TotalSeconds:F1} s of the system in {clerk.Count.Pages} pages.");
        clerk.Keeps(script, goal, most);
    }
}
