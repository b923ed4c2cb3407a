using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using ReceptionCentre.Domain.Staff;

namespace ReceptionCentre.EndToEnd.Tests;

/// <summary>
/// What the pictures of the user guide show besides the people with a story: made once, by the screens, so that the guide
/// never shows what cannot be made.
/// </summary>
internal sealed class GuideScenes(RunningCentre centre)
{
    private const string LanguageSchool = "Taalschool De Brugklas", EmployersList = "kassen-noord-november.csv";

    private const string People = """
        Voornamen;Achternaam;Geboortedatum;Nationaliteit;Telefoon;Opmerking
        Wacława;Pieńkowska;3-4-1990;Poolse;06 00 00 09 11;nachtploeg
        Zdzisław;Pieńkowski;12-11-1988;Poolse;06 00 00 09 12;
        Costel;Drăgulescu;31-02-1991;Roemeense;;
        Selam;Kibrom;1999;Eritrese;;
        Violeta;Stoyanova;07-1993;Bulgaarse;06 00 00 09 15;

        """;

    private static readonly Arriving Moving = new(
        "Hevin", "Hevin", "Şahinkaya", "6-1992", ("turks", "Turkse"), ("statush", "Statushouder (asiel)"), "2-2026", ("kurman", "Koerdisch (Kurmancî)"), "integration-guidance")
    { Phone = "06 00 00 08 11" };

    private static readonly Arriving Returning = new(
        "Ionuț", "Ionuț", "Bălănescu", "23-8-1989", ("roem", "Roemeense"), ("kort verblijf", "EU-arbeidsmigrant, kort verblijf"), Steps.Typed(Steps.DutchToday.AddMonths(-9)),
        ("roem", "Roemeens"), "reception-information")
    { Phone = "06 00 00 08 12" };

    private static readonly Arriving Once = new(
        "Zarina", "Zarina", "Khudoyberdiyeva", "9-3-1991", ("tadz", "Tadzjiekse"), ("studiemi", "Studiemigrant"), "9-2026", ("engels", "Engels"), "reception-information")
    { Phone = "06 00 00 08 13" };

    // Somebody at another desk wrote it down as it sounded.
    private static readonly Arriving Again = Once with { CalledName = "Zarrina", GivenNames = "Zarrina", FamilyName = "Chudojberdijeva", Born = "3-9-1991", Phone = "06 00 00 08 14" };

    /// <summary>The file with a referral, an appointment, a task, a letter and a paper.</summary>
    public Guid Busy { get; private set; }

    public Guid Household { get; private set; }

    /// <summary>Somebody who was registered twice: a file, and the other registration.</summary>
    public (Guid File, Guid Other) Twice { get; private set; }

    /// <summary>A list of an employer that was checked, and a day of signing up on which somebody is to be looked at.</summary>
    public Guid Import { get; private set; }
    public Guid SignUpDay { get; private set; }
    public Guid Leaving { get; private set; }
    public Guid Closed { get; private set; }
    public Guid Note { get; private set; }
    public Guid Item { get; private set; }
    public Guid Referral { get; private set; }

    /// <summary>A notice of DUO about a longer term.</summary>
    public Guid Notice { get; private set; }

    /// <summary>The file with a path of enforcement.</summary>
    public Guid Enforced { get; private set; }

    /// <summary>A draft for which the template proposes something.</summary>
    public (Guid File, Guid Plan) Proposed { get; private set; }

    public static async Task<GuideScenes> SetAsync(RunningCentre centre)
    {
        var scenes = new GuideScenes(centre) { Busy = await centre.FileOfAsync("Selam", "Kibrom"), Leaving = await centre.FileOfAsync("Kasia", "Wiśniewska") };
        if (!await centre.InDb(db => db.Providers.AnyAsync(provider => provider.Name == LanguageSchool)))
            await scenes.PrepareAsync();
        var (once, again) = (await centre.FileOfAsync(Once.CalledName, Once.FamilyName), await centre.FileOfAsync(Again.CalledName, Again.FamilyName));
        scenes.Twice = (once, await centre.InDb(db => db.CaseFiles.Where(file => file.Id == again).Select(file => file.PersonId).SingleAsync()));
        scenes.Import = await centre.InDb(db => db.ImportRuns.Where(run => run.FileName == EmployersList).Select(run => run.Id).FirstAsync());
        scenes.SignUpDay = await centre.InDb(db => db.SignUpDays.Where(day => day.Place == "Wijkcentrum De Brug").Select(day => day.Id).FirstAsync());
        (scenes.Household, scenes.Closed) = (await centre.FileOfAsync(Moving.CalledName, Moving.FamilyName), await centre.FileOfAsync(Returning.CalledName, Returning.FamilyName));
        (scenes.Note, scenes.Item, scenes.Referral) = await centre.InDb(async db => (
            await db.ContactNotes.Where(note => note.CaseFileId == scenes.Busy && note.WithdrawnAt == null && !note.IsLocked).OrderByDescending(note => note.On).Select(note => note.Id).FirstAsync(),
            await db.Plans.Where(plan => plan.CaseFileId == scenes.Busy).SelectMany(plan => plan.Goals).SelectMany(goal => goal.Items).OrderBy(item => item.Id).Select(item => item.Id).FirstAsync(),
            await db.Referrals.Where(referral => referral.CaseFileId == scenes.Busy).OrderByDescending(referral => referral.Id).Select(referral => referral.Id).FirstAsync()));
        (scenes.Notice, scenes.Proposed) = await centre.InDb(async db => (
            await db.DuoNotices.Where(notice => notice.EventCode == "SS104").OrderBy(notice => notice.Id).Select(notice => notice.Id).FirstAsync(),
            (scenes.Busy, await db.Plans.Where(plan => plan.CaseFileId == scenes.Busy).OrderByDescending(plan => plan.Edition).Select(plan => plan.Id).FirstAsync())));
        scenes.Enforced = await centre.InDb(db => db.EnforcementPaths.OrderBy(path => path.Id).Select(path => path.CaseFileId).FirstAsync());
        return scenes;
    }

    private async Task PrepareAsync()
    {
        await using (var manager = await centre.OpenAsync(Role.Manager))
        {
            await AddOfferAsync(manager, LanguageSchool, "language-school", "Avondcursus Nederlands, beginners", "nederlands l", "Nederlands leren", "Brugstraat 4", "dinsdag en donderdag, 19.00 tot 21.00 uur", "16");
            await AddOfferAsync(manager, "Buurthuis De Linde", "community-centre", "Taalcafé voor vrouwen", "nederlands l", "Nederlands leren", "Lindeplein 1", "woensdag, 10.00 tot 12.00 uur", null);
            await ImportAsync(manager);
            await AddOfferAsync(manager, "Werkplaats Noorderlicht", "work", "Meelopen in een keuken", "werk z", "Werk zoeken en rechten op het werk", "Haven 12", "in overleg", "4");
        }
        await using (var desk = await centre.OpenAsync(Role.FrontDesk))
        {
            await RegisterAsync(desk, Returning);
            await RegisterAsync(desk, Moving);
            await StartHouseholdAsync(desk);
            await RegisterAsync(desk, Once);
            await RegisterAgainAsync(desk);
        }
        await using var caseworker = await centre.OpenAsync(Role.Caseworker);
        await caseworker.TakeAsync(Returning.FullName);
        await DepartAsync(caseworker, await centre.FileOfAsync(Returning.CalledName, Returning.FamilyName));
        await caseworker.TakeAsync(Moving.FullName);
        await AnnounceAsync(caseworker, await centre.FileOfAsync(Moving.CalledName, Moving.FamilyName));
        await FillAsync(caseworker);
    }

    private static async Task AddOfferAsync(Window manager, string provider, string kind, string offer, string typed, string topic, string place, string times, string? places)
    {
        await manager.GoAsync("/providers/new");
        await manager.FillAsync("Name", provider);
        await manager.Page.SelectOptionAsync("#Kind", kind);
        await manager.FillAsync("Telephone", "020 555 02 00");
        await manager.SubmitAsync();
        await manager.ClickLinkAsync("Aanbod toevoegen");
        await manager.FillAsync("Name", offer);
        await manager.ChooseCodeAsync("Topic", typed, topic);
        await manager.ChooseCodeAsync("Languages_0_", "nederl", "Nederlands");
        await manager.FillAsync("Place", place);
        await manager.FillAsync("Times", times);
        await manager.FillAsync("Price", "0");
        if (places is not null)
            await manager.FillAsync("Places", places);
        await manager.SubmitAsync();
        await manager.SeesAsync(offer);
    }

    private static async Task RegisterAsync(Window desk, Arriving who)
    {
        await desk.GoAsync("/newcomers/register");
        await desk.RegisterAsync(who);
        await desk.Page.WaitForURLAsync("**/overview");
    }

    private static async Task RegisterAgainAsync(Window desk)
    {
        await desk.GoAsync("/newcomers/register");
        await desk.FillPersonAsync(Again);
        await desk.SubmitAsync();
        await desk.FillStayAsync(Again);
        await desk.SubmitAsync();
        await desk.PastResidenceAsync();
        await desk.Page.WaitForURLAsync("**/check");
        await desk.SubmitAsync();
        await desk.Page.WaitForURLAsync("**/overview");
    }

    private static async Task ImportAsync(Window manager)
    {
        await manager.GoAsync("/imports/new");
        await manager.Page.Locator("#File").SetInputFilesAsync(new FilePayload { Name = EmployersList, MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(People) });
        await manager.Page.SelectOptionAsync("#Municipality", "0363");
        await manager.Page.SelectOptionAsync("#Task", "reception-information");
        await manager.SubmitAsync();
        await manager.SeesAsync("Wat staat in de kolommen?");
        await manager.SubmitAsync();
        await Assertions.Expect(manager.Main).ToContainTextAsync("Er is nog niets ingelezen", new() { Timeout = 60_000 });
    }

    private static async Task StartHouseholdAsync(Window desk)
    {
        await desk.TabAsync("Huishouden");
        await desk.ClickLinkAsync("Huishouden beginnen");
        await desk.ChooseAsync("Role", "partner");
        await desk.SubmitAsync();
        foreach (var (name, role) in new[] { ("Serhat", "partner"), ("Rojda", "child") })
        {
            await desk.Page.Locator("main a[href$='/household/add']").ClickAsync();
            await desk.FillAsync("Name", name);
            await desk.ChooseAsync("Role", role);
            await desk.SubmitAsync();
            await desk.SeesAsync(name);
            if (role == "partner")
                await desk.Page.Locator("main a[href$='/household/find']").ClickAsync();
        }
    }

    private static async Task DepartAsync(Window caseworker, Guid file)
    {
        await caseworker.GoAsync($"/case-files/{file}/departure/plan");
        await caseworker.ChooseAsync("Kind", "return");
        await caseworker.ChooseCodeAsync("Country", "roem", "Roemenië");
        await caseworker.ClickButtonAsync("Is al weg: opslaan en afsluiten");
        await caseworker.FillAsync("DepartedOn", Steps.Typed(Steps.DutchToday.AddMonths(-6)));
        await caseworker.ClickButtonAsync("Sluit het dossier");
        await caseworker.SeesAsync("Alles is gesloten.");
    }

    private static async Task AnnounceAsync(Window caseworker, Guid file)
    {
        await caseworker.GoAsync($"/case-files/{file}/departure/plan");
        await caseworker.ChooseAsync("Kind", "other-municipality");
        await caseworker.FillAsync("PlannedOn", Steps.Day(10));
        await caseworker.ChooseCodeAsync("Municipality", "eindh", "Eindhoven");
        await caseworker.ChooseAsync("Announced", "true");
        await caseworker.SubmitAsync();
        await caseworker.SeesAsync("Het vertrek is opgeschreven.");
    }

    private async Task FillAsync(Window caseworker)
    {
        var page = $"/case-files/{Busy}";
        await caseworker.GoAsync($"{page}/overview");
        await caseworker.NoteContactAsync("Selam wil in de avond les, want zij past overdag op haar broertje. Wij vragen de school of haar broertje mag starten.", "over 2 weken");
        await caseworker.Page.Locator("a[href*='contactNoteId']").First.ClickAsync();
        await caseworker.FillAsync("What", "Vraag de school of het broertje van Selam kan starten");
        await caseworker.SubmitAsync();
        await caseworker.GoAsync($"{page}/appointments/new");
        await caseworker.FillAsync("On", Steps.Day(1));
        await caseworker.FillAsync("Begins", "10:00");
        await caseworker.ChooseAsync("PlaceKind", "office");
        await caseworker.ChooseCodeAsync("Topic", "wonen", "Wonen en huur");
        await caseworker.SubmitAsync();
        await caseworker.GoAsync($"{page}/letters/new");
        await caseworker.Page.SelectOptionAsync("#SenderKind", "health-insurer");
        await caseworker.FillAsync("ToDo", "Selam kiest een zorgverzekering. Wij vullen samen het formulier in.");
        await caseworker.FillAsync("Deadline", "over 2 weken");
        await caseworker.SubmitAsync();
        await caseworker.GoAsync($"{page}/attachments/new");
        await caseworker.Page.SetInputFilesAsync("#File", new FilePayload { Name = "diploma.pdf", MimeType = "application/pdf", Buffer = Testing.Papers.Pdf() });
        await caseworker.FillAsync("What", "Diploma van de middelbare school");
        await caseworker.Page.SelectOptionAsync("#Kind", "diploma");
        await caseworker.SubmitAsync();
        await caseworker.SeesAsync("Diploma van de middelbare school");
        await caseworker.GoAsync($"{page}/referrals/new");
        await caseworker.Page.Locator("#f-q").PressSequentiallyAsync("voor vrouwen");
        await caseworker.Page.Locator("#offers label", new() { HasText = "Taalcafé voor vrouwen" }).Locator("input").CheckAsync();
        await caseworker.FillAsync("Goal", "Selam wil Nederlands oefenen met andere vrouwen.");
        await caseworker.Page.SelectOptionAsync("#Basis", "integration-task");
        await caseworker.ChooseAsync("ShownToPerson", "true");
        await caseworker.Page.Locator("#refer button[type=submit]:not([name])").ClickAsync();
        await caseworker.ClickButtonAsync("De aanbieder heeft het ontvangen");
        await caseworker.SeesAsync("Opgeschreven: ontvangen.");
    }
}
