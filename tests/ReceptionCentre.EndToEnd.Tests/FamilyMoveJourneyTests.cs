using Microsoft.Playwright;
using ReceptionCentre.Domain.Staff;

namespace ReceptionCentre.EndToEnd.Tests;

/// <summary>A family of four moves: the next municipality knows that they come and begins with what holds, and sees nothing of the file.</summary>
[Collection(RunningCentre.Name)]
public sealed class FamilyMoveJourneyTests(RunningCentre centre)
{
    private const string FamilyName = "Demirkıran-Öztoprak", Westland = "1783", WestlandDesk = "frontdesk2@demo.example", WestlandCaseworker = "katarzyna.mol@demo.example";
    private const string Secret = "Zij vertelde over de schuld bij haar broer.";

    private static readonly Arriving[] Family =
    [
        Member("Ferhat", "7-1984", "statush", "Statushouder (asiel)", "integration-guidance"),
        Member("Nalan", "2-1987", "nareiz", "Nareiziger (gezin van een statushouder)", "integration-guidance"),
        Member("Berivan", "9-2013", "kind dat", "Kind dat met het gezin meekomt", "school-duty"),
        Member("Cudi", "4-2017", "kind dat", "Kind dat met het gezin meekomt", "school-duty"),
    ];

    private static readonly string[] Roles = ["partner", "partner", "child", "child"];

    [Fact]
    public async Task A_family_of_four_moves_and_the_next_municipality_sees_what_is_theirs_to_see_and_nothing_more()
    {
        await RegisterAsync();
        var files = new List<Guid>();
        await using var caseworker = await centre.OpenAsync(Role.Caseworker);
        foreach (var one in Family)
        {
            await caseworker.TakeAsync(one.FullName);
            await caseworker.GoAsync("/caseload?sort=opened&order=descending");
            await caseworker.Page.Locator("tr", new() { HasText = one.FullName }).GetByRole(AriaRole.Link).First.ClickAsync();
            await caseworker.Page.WaitForURLAsync("**/overview");
            files.Add(Steps.FileIn(caseworker.Page.Url));
            if (files.Count == 2)
                await caseworker.NoteContactAsync(Secret);
            await AnnounceAsync(caseworker, look: files.Count == 1);
        }

        await using var westland = await centre.OpenAsync(WestlandDesk, Window.Dutch);
        await TakeOverAsync(westland);
        await SeesOnlyTheirsAsync(westland, files);
        await CloseAsync(caseworker, files);
        await using var receiver = await centre.OpenAsync(WestlandCaseworker, Window.Dutch);
        await ReceiveAsync(receiver, files);
    }

    private static Arriving Member(string name, string born, string typed, string motive, string task) => new(
        name, name, FamilyName, born, ("turks", "Turkse"), (typed, motive), "3-2025", ("kurman", "Koerdisch (Kurmancî)"), task)
    { Phone = task == "school-duty" ? null : "06 00 00 07 89" };

    // The head first; the others from the household, so that nobody is looked up again.
    private async Task RegisterAsync()
    {
        await using var desk = await centre.OpenAsync(Role.FrontDesk);
        await desk.GoAsync("/newcomers/register");
        await desk.RegisterAsync(Family[0]);
        await desk.TabAsync("Huishouden");
        await desk.FlawlessAsync();
        await desk.ClickLinkAsync("Huishouden beginnen");
        await desk.ChooseAsync("Role", Roles[0]);
        await desk.FlawlessAsync();
        await desk.SubmitAsync();
        for (var i = 1; i < Family.Length; i++)
        {
            await desk.Page.Locator("#Query").PressSequentiallyAsync(Family[i].CalledName);
            await Assertions.Expect(desk.Page.Locator("#found p[role=status]")).ToBeVisibleAsync();
            if (i == 1)
                await desk.FlawlessAsync();
            await desk.ClickButtonAsync("Registreer een nieuw persoon");
            await desk.FillPersonAsync(Family[i]);
            await desk.SubmitAsync();
            await desk.FillStayAsync(Family[i]);
            await desk.SubmitAsync();
            await desk.PastResidenceAsync(look: i == 1);
            await desk.SubmitAsync();
            await desk.ChooseAsync("Role", Roles[i]);
            if (i == 1)
                await desk.FlawlessAsync();
            await desk.SubmitAsync();
            await desk.SeesAsync($"{i + 1} personen");
            if (i < Family.Length - 1)
                await desk.Page.Locator("main .rc-title a.utrecht-button--primary-action").ClickAsync();
        }
        await desk.FlawlessAsync();
    }

    private static async Task AnnounceAsync(Window caseworker, bool look)
    {
        await caseworker.TabAsync("Vertrek");
        await caseworker.ClickLinkAsync("Vertrek opschrijven");
        await caseworker.ChooseAsync("Kind", "other-municipality");
        await caseworker.FillAsync("PlannedOn", Steps.Day(14));
        await caseworker.ChooseCodeAsync("Municipality", "westl", "Westland");
        await caseworker.ChooseAsync("Announced", "true");
        if (look)
            await caseworker.FlawlessAsync();
        await caseworker.SubmitAsync();
        await caseworker.SeesAsync("De balie van Westland ziet dat deze persoon komt");
        if (look)
            await caseworker.FlawlessAsync();
    }

    private static async Task TakeOverAsync(Window westland)
    {
        for (var i = 0; i < Family.Length; i++)
        {
            await westland.GoAsync("/");
            var row = westland.Page.Locator("li", new() { HasText = Family[i].FullName });
            // The name, the birth date, the day and where from: no more.
            await Assertions.Expect(row).ToContainTextAsync("Amsterdam");
            if (i == 0)
                await westland.FlawlessAsync();
            await row.GetByRole(AriaRole.Button).ClickAsync();
            await westland.SeesAsync("Turkse");
            await Assertions.Expect(westland.Page.Locator("#Language")).Not.ToHaveValueAsync("");
            await westland.ChooseCodeAsync("Motive", Family[i].Motive.Typed, Family[i].Motive.Words);
            await westland.Page.SelectOptionAsync("#AddressKind", "home");
            await westland.Page.SelectOptionAsync("#Task", Family[i].Task);
            if (i == 0)
                await westland.FlawlessAsync();
            await westland.SubmitAsync();
            await westland.PastResidenceAsync(look: i == 0);
            await westland.SubmitAsync();
            await westland.Page.WaitForURLAsync("**/overview");
        }
        await westland.GoAsync("/");
        await Assertions.Expect(westland.Page.Locator("li", new() { HasText = FamilyName })).ToHaveCountAsync(0);
    }

    private static async Task SeesOnlyTheirsAsync(Window westland, IEnumerable<Guid> files)
    {
        await westland.SearchAsync(FamilyName);
        await Assertions.Expect(westland.Page.Locator("#hits .rc-hit")).ToHaveCountAsync(Family.Length);
        await westland.Page.Locator("#hits .rc-hit a", new() { HasText = "Nalan" }).ClickAsync();
        // They live together in Westland as they did in Amsterdam.
        await westland.TabAsync("Huishouden");
        await Assertions.Expect(westland.Page.Locator("main tbody tr")).ToHaveCountAsync(Family.Length);
        await westland.FlawlessAsync();
        foreach (var path in files.SelectMany(file => (string[])[$"/case-files/{file}/overview", $"/case-files/{file}/household"]))
            Assert.Equal(404, (await westland.Page.GotoAsync(path))!.Status);
        await westland.FlawlessAsync();
    }

    private static async Task CloseAsync(Window caseworker, List<Guid> files)
    {
        for (var i = 0; i < files.Count; i++)
        {
            await caseworker.GoAsync($"/case-files/{files[i]}/departure");
            await caseworker.SeesAsync("In Westland is het nieuwe verblijf begonnen.");
            await caseworker.ClickLinkAsync("De persoon is weg: afsluiten");
            await caseworker.FillAsync("DepartedOn", Steps.Day(0));
            if (i == 0)
                await caseworker.FlawlessAsync();
            await caseworker.ClickButtonAsync("Sluit het dossier");
            await caseworker.SeesAsync("Alles is gesloten.");
        }
        await caseworker.FlawlessAsync();
        (await caseworker.HistoryAsync()).Tells("Vertrek opgeschreven", "Vertrokken: verblijf en dossier gesloten");
    }

    private static async Task ReceiveAsync(Window receiver, List<Guid> files)
    {
        await receiver.TakeAsync($"Nalan {FamilyName}");
        await receiver.GoAsync("/caseload");
        await receiver.Page.Locator("tr", new() { HasText = "Nalan" }).GetByRole(AriaRole.Link).First.ClickAsync();
        await receiver.Page.WaitForURLAsync("**/overview");
        var file = Steps.FileIn(receiver.Page.Url);
        Assert.DoesNotContain(file, files);
        await receiver.FlawlessAsync();
        foreach (var tab in (string[])["Overzicht", "Contacten", "Afspraken en taken", "Plan", "Documenten", "Brieven", "Vertrek"])
        {
            await receiver.TabAsync(tab);
            await Assertions.Expect(receiver.Main).Not.ToContainTextAsync(Secret);
        }
        var history = await receiver.HistoryAsync();
        Assert.DoesNotContain(history, heading => heading.Contains("Contact genoteerd", StringComparison.Ordinal));
        foreach (var theirs in files)
            Assert.Equal(404, (await receiver.Page.GotoAsync($"/case-files/{theirs}/contacts"))!.Status);
    }
}
