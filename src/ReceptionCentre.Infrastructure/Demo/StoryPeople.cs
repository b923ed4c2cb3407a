using ReceptionCentre.Domain.Attachments;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.CivicIntegration;
using ReceptionCentre.Domain.Contacts;
using ReceptionCentre.Domain.Departures;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Domain.Plans;
using ReceptionCentre.Domain.Stays;

namespace ReceptionCentre.Infrastructure.Demo;

/// <summary>
/// People with a story, the first of the row: the same names, ids and numbers in every demonstration, whatever the seed.
/// All are in the town of the demonstration's caseworker but the last.
/// </summary>
internal sealed partial class StoryPeople(DemoRecords records, StoryTeller story, DemoCentre centre)
{
    private readonly StorySteps _steps = new(records, story, centre, Sami, Desk);

    private static readonly Guid Sami = DemoStaff.Caseworker.Id, Desk = DemoStaff.FrontDesk.Id;
    private static readonly DemoTown Town = DemoTown.All[0];

    private static readonly Func<StoryPeople, Task>[] Stories =
    [
        people => people.StatusHolderAsync(), people => people.SeasonalWorkerAsync(), people => people.DraftOfAPipAsync(), people => people.MotherAsync(),
        people => people.EngineerAsync(), people => people.StudentAsync(), people => people.OnlyAFirstNameAsync(), people => people.ProtectedAsync(),
        people => people.LongNamesAsync(), people => people.StrangeCharactersAsync(), people => people.SameNameAsync(10, "Warschau"),
        people => people.SameNameAsync(11, "Łódź"), people => people.KnownElsewhereAsync(),
    ];

    /// <summary>How many people have a story; they take the first places in the row.</summary>
    public static int Count => Stories.Length;

    public Task TellAsync(int index)
    {
        story.Begin(new(index));
        return Stories[index](this);
    }

    private DateOnly Ago(int days) => records.Today.AddDays(-days);

    private static PartialDate On(DateOnly day) => PartialDate.Of(day);

    private Person Register(int index, NameParts name, DateOnly opened, PartialDate? born, DemoOrigin? from, bool interpreter, bool bsn = true)
    {
        var said = records.Said(opened, Desk);
        var person = records.Person(name, said);
        if (born is { } birth)
            person.RecordBirth(birth, from?.Country, records.Today, said);
        records.Index(person);
        if (from is not null)
        {
            person.AddNationality(from.Nationality, PartialDate.Unknown, said);
            person.AddLanguage(from.Language, preferred: true, interpreter, On(opened), said);
        }
        if (bsn)
            person.RecordNumber(IdentityNumberKind.Bsn, DemoNumbers.Bsn(index), said with { Source = "brp" });
        return person;
    }

    /// <summary>The registration is complete: person, stay and file.</summary>
    private async Task<(Stay Stay, CaseFile File)> OpenAsync(Person person, string motive, string task, PartialDate arrived, DateOnly opened, Guid? caseworker = null)
    {
        var stay = records.Stay(person, Town.Code, arrived);
        stay.AddMotive(motive, arrived, records.Said(opened, Desk));
        var file = records.CaseFile(stay, task, opened);
        await story.DidAsync(opened, Desk, "Newcomers.RegisterNewcomer");
        var given = caseworker ?? Sami;
        file.Assign(DemoStaff.TeamOf(Town.Code, 0), given, opened, records.Said(opened, DemoStaff.Manager.Id, "own-observation"));
        await story.DidAsync(opened, DemoStaff.Manager.Id, "CaseFiles.AssignFiles");
        await story.OpenedAsync(opened, given);
        return (stay, file);
    }

    private Task ChangedAsync(DateOnly day, Guid by, string? reason = null) => story.DidAsync(day, by, "Newcomers.ChangePerson", reason);

    private Task DecidedAsync(Stay stay, DutyState state, string? act, string? grounds, DateOnly on)
    {
        stay.RecordDuty(new(state, act, grounds, On(on), On(on)), records.Said(on, Sami, "duo"));
        return story.DidAsync(on, Sami, "Stays.RecordDuty");
    }

    private async Task NoteAsync(CaseFile file, int daysAgo, string channel, string agreed, int? nextInDays = null, string? interpreter = null, string? with = null, string? occasion = null)
    {
        await story.OpenedAsync(Ago(daysAgo), Sami);
        var next = nextInDays is { } days ? records.Today.AddDays(days) : (DateOnly?)null;
        records.Note(file, new(Ago(daysAgo), channel, channel != "letter", with, interpreter, agreed, next, false, occasion), Sami, story.Next(Ago(daysAgo)));
        await story.DidAsync(Ago(daysAgo), Sami, "Contacts.NoteContact");
    }

    private async Task StatusHolderAsync()
    {
        var arrived = Ago(1120);
        var opened = arrived.AddDays(3);
        var person = Register(0, new("Nour", "Nour Eldin", null, "Al-Halabi", "نور الدين الحلبي"), arrived, PartialDate.Of(1991, 3, 14), DemoOrigin.Syria, interpreter: true, bsn: false);
        person.RecordNumber(IdentityNumberKind.VNumber, DemoNumbers.VNumber(0), records.Said(arrived, Desk, "coa"));
        person.AddLanguage("en", preferred: false, interpreter: false, On(arrived), records.Said(arrived, Desk));
        person.RecordAddress(new("reception-location", "Zeilmakerskade 4", "1099 ZZ", Town.Name), On(arrived), records.Said(arrived, Desk, "coa"));
        person.RecordContactDetail("mobile", "06 00 11 22 33", On(arrived), records.Said(arrived, Desk));
        var (stay, file) = await OpenAsync(person, "asylum-seeker", "integration-guidance", On(arrived), opened, DemoStaff.CaseworkersOf(Town.Code)[1].Id);
        await NoteAsync(file, 1110, "off-site", "In de opvang gesproken. Heeft nog geen BSN, afspraak staat.", interpreter: "professional-telephone");
        person.RecordNumber(IdentityNumberKind.Bsn, DemoNumbers.Bsn(0), records.Said(Ago(1060), Desk, "brp"));
        await ChangedAsync(Ago(1060), Desk);
        await NoteAsync(file, 980, "desk", "Brief van de IND samen gelezen. De vergunning is binnen.", interpreter: "professional-telephone");
        stay.AddMotive("status-holder", On(Ago(980)), records.Said(Ago(975), Sami, "ind"));
        await ChangedAsync(Ago(975), Sami, "Vergunning ingewilligd, brief van de IND gezien.");
        await DecidedAsync(stay, DutyState.Obliged, "wi2021", null, Ago(900));
        person.RecordAddress(new("friends-family", "IJsvogelkade 31", "1098 XA", Town.Name), On(Ago(890)), records.Said(Ago(890), Desk));
        person.RecordContactDetail("email", "nour@post.example", On(Ago(890)), records.Said(Ago(890), Desk));
        await ChangedAsync(Ago(890), Desk, "Woont zolang bij een neef.");
        file.Assign(DemoStaff.TeamOf(Town.Code, 0), Sami, Ago(860), records.Said(Ago(860), DemoStaff.Manager.Id, "own-observation"));
        await story.DidAsync(Ago(860), DemoStaff.Manager.Id, "CaseFiles.AssignFiles", "Sami spreekt met hem over werk.");

        await NoteAsync(file, 850, "office", "Brede intake. Vertelde over zijn werk als elektricien in Aleppo.", interpreter: "professional-on-site");
        var first = await BeginAsync(file, PlanKind.Pip, 850, "أريد أن أعمل في مهنتي من جديد.", "ar");
        await GoalAsync(
            first, 849, "language", "Ik wil Nederlands op niveau B1 leren.",
            new("Taalles volgen, vier ochtenden per week", new("wi2021", "7", Ago(900)), "Taalschool De Zeven Zinnen", Ago(800), 720, Ago(300), [new("municipality", 10_000)]),
            new("Oefenen met een taalmaatje", null, "Maatjesproject Twee Stoelen", Ago(790), 90, null, []));
        await GoalAsync(
            first, 849, "integration", "Ik wil mijn examens halen.",
            new PlanItemTerms("Participatieverklaring: workshop en ondertekenen", new("wi2021", "6", Ago(900)), "Inburgeringsschool De Nieuwe Dag", Ago(820), 180, Ago(720), [new("municipality", 10_000)]));
        await DecideAsync(file, first, 845, DutyGroup.Asylum, LearningRoute.B1Route, Ago(900));
        await DoneAsync(first, Ago(700));
        person.RecordAddress(new("home", "Appelgaardstraat 112", "1097 QB", Town.Name), On(Ago(700)), records.Said(Ago(698), Sami, "document-seen"));
        await ChangedAsync(Ago(698), Sami, "Huurcontract gezien.");
        await NoteAsync(file, 698, "home-visit", "Op bezoek geweest. Huis is ingericht, wasmachine ontbreekt nog.", with: "Buurvrouw");
        person.RecordContactDetail("mobile", "06 00 44 55 66", On(Ago(610)), records.Said(Ago(610), Sami));
        await ChangedAsync(Ago(610), Sami, "Nieuw nummer.");
        await NoteAsync(file, 520, "telephone", "Gebeld over de wachtlijst. Staat op plaats vier.", interpreter: "staff");
        await _steps.ExamAsync(file, 430, ExamPart.Society, null, ExamResult.Passed);

        await NoteAsync(file, 340, "office", "Plan besproken. Wil avondles, want de stage is overdag.", occasion: ContactOccasions.Progress);
        var now = first.Revise("Heeft een stage gevonden en wil avondles.", records.At(Ago(340)), Sami);
        records.Plan(now);
        await story.DidAsync(Ago(340), Sami, "Plans.RevisePlan", "Heeft een stage gevonden en wil avondles.");
        await ItemsAsync(now, now.Goals[0], 339, new PlanItemTerms("Avondles Nederlands, twee avonden per week", new("wi2021", "7", Ago(340)), "Avondschool Nederlands Polderpraat", Ago(320), 300, records.Today.AddDays(120), [new("municipality", 7_500), new("employer", 2_500)]));
        await GoalAsync(
            now, 339, "work", "Ik wil weer als elektricien werken.",
            new("Stage van drie maanden", null, "Werkleerbedrijf Handig", Ago(310), 1_440, Ago(215), [new("employer", 10_000)]),
            new("Gesprek over een contract", null, "Werkplein De Dubbele Moer", records.Today.AddDays(6), 60, records.Today.AddDays(40), []));
        await GoalAsync(
            now, 338, "education", "Ik wil mijn diploma laten waarderen.",
            new PlanItemTerms("Aanvraag diplomawaardering", null, "Diplomaloket Waardepunt", Ago(300), null, Ago(20), [new("newcomer", 5_000), new("municipality", 5_000)]));
        await GoalAsync(
            now, 338, "people", "Ik wil weer voetballen.",
            new PlanItemTerms("Lid worden met hulp van het sportfonds", null, "Sportvereniging Samen Sterk Veld", Ago(280), 120, null, [new("other", 10_000)]));
        await DecideAsync(file, now, 333, DutyGroup.Asylum, LearningRoute.B1Route, Ago(900), instead: first);
        // The proof of the diploma is late; what came before it is done.
        await DoneAsync(now, Ago(100));
        await NoteAsync(file, 120, "off-site", "Op de stage gesproken. Werkgever is tevreden en denkt aan een contract.", with: "Werkgever", occasion: ContactOccasions.Progress);
        await _steps.ExamAsync(file, 95, ExamPart.Listening, ExamLevel.B1, ExamResult.Passed);
        await _steps.ExamAsync(file, 92, ExamPart.Reading, ExamLevel.B1, ExamResult.Failed);
        await story.OpenedAsync(Ago(31), DemoStaff.Manager.Id);
        await _steps.TickAsync(file, "asylum-seeker", 1100, 6);
        await _steps.PaperAsync(file, 843, new(Attachment.SignedPlan, "Getekend plan", Ago(843), first.Id), DemoPapers.Pdf("getekend-plan.pdf", "Plan Inburgering en Participatie", "Getekend door de heer Al-Halabi", "en door de gemeente."));
        await _steps.PaperAsync(file, 698, new("contract", "Huurcontract Appelgaardstraat 112", Ago(705)), DemoPapers.Picture("huurcontract.png", 17));
        var school = await _steps.ReferAsync(file, 835, "Taalles A0 naar A1, vier ochtenden", "Nour Al-Halabi", "Wil Nederlands leren voor zijn werk als elektricien.", "integration-task", "ar", "en");
        await _steps.ReceivedAsync(school, 833);
        await _steps.AcceptedAsync(school, 828, -800);
        await _steps.StartedAsync(school, 800);
        await _steps.CompletedAsync(school, 430);
        var buddy = await _steps.ReferAsync(file, 800, "Een maatje voor een jaar", "Nour Al-Halabi", "Wil oefenen met spreken en van voetbal praten.", "consent", "ar");
        await _steps.AcceptedAsync(buddy, 795, -790);
        await _steps.StartedAsync(buddy, 788);
        await _steps.StoppedAsync(buddy, 500, new("time", "work-found"));
        var diploma = await _steps.ReferAsync(file, 16, "Diploma laten waarderen", "Nour Al-Halabi", "Wil zijn diploma elektrotechniek laten waarderen.", "integration-task", "ar", "en");
        await _steps.ReceivedAsync(diploma, 13);
        await _steps.CameAsync(await _steps.MeetAsync(file, 20, -9, new(12, 0), "integration", "Proefexamen lezen bespreken."), file);
        await _steps.MeetAsync(file, 9, 3, new(12, 30), "work", "We praten over het contract. Neem het voorstel mee.");
        await _steps.TaskAsync(file, 9, 2, "Werkgever bellen over het contract", "Is tevreden over de stage en denkt aan een contract.");
        await _steps.LetterAsync(
            file, 6, new("duo", "DUO", "integration", records.Today.AddDays(24), "Nieuwe einddatum controleren en bewaren"), makesTask: true, DemoPapers.Picture("brief-duo.png", 14));
        await NoteAsync(file, 9, "office", "Proefexamen lezen gehaald. Volgende keer praten we over spreken.", 5);
    }

    private async Task SeasonalWorkerAsync()
    {
        var arrived = Ago(64);
        var person = Register(1, new("Kasia", "Katarzyna", null, "Wiśniewska"), arrived, PartialDate.Of(1997, 11, 2), DemoOrigin.Poland, interpreter: false);
        person.RecordAddress(new("employer-lodging", "Kassen Zonnegroen, kamer 12", "1096 KK", Town.Name), On(arrived), records.Said(arrived, Desk));
        person.RecordContactDetail("mobile", "06 00 21 43 65", On(arrived), records.Said(arrived, Desk));
        var (_, file) = await OpenAsync(person, "eu-labour-short", "reception-information", On(arrived), arrived);
        await NoteAsync(file, 64, "desk", "Blijft drie maanden, tot het einde van het seizoen. Uitleg gegeven over huisarts en zorgverzekering.");
        await _steps.TickAsync(file, "eu-labour-short", 60, 3);
        await _steps.LetterAsync(file, 40, new("employer", "Uitzendbureau Halm", "work", null, null));
        await _steps.CalledOffAsync(await _steps.MeetAsync(file, 35, -20, new(16, 30), "housing", "Over de kamer na het seizoen."), file, 22, "work-or-school");
        var leaving = await _steps.PlanDepartureAsync(
            file, 12, new("return", ["work-ended", "always-planned"], On(records.Today.AddDays(27)), DemoOrigin.Poland.Country, null, false, DepartureView.Reached, "Ik kom volgend jaar terug.", "WhatsApp +48 00 000 00 00",
                DepartureWill.Voluntary, "Rzeszów", true, [new("decided", ReadyState.Ready), new("papers", ReadyState.Ready), new("money", ReadyState.Ready), new("place", ReadyState.NotYet)]));
        await _steps.TickAsync(file, "eu-labour-short", 11, 3, leaving);
        await _steps.AskDestinationAsync(leaving, 11, new("family", null, "Haar zus Ewa", "belt zelf", "busstation Rzeszów", records.Today.AddDays(27)), "Ewa zelf");
        await _steps.AskDestinationAsync(leaving, 9, new("work", null, "Drukkerij in Rzeszów", null, null, null));
        await NoteAsync(file, 12, "telephone", "Vroeg wat er met haar kamer gebeurt als het werk stopt. Lijst met woonruimte gestuurd.", 0);
    }

    private async Task DraftOfAPipAsync()
    {
        var arrived = Ago(210);
        var person = Register(2, new("Selam", "Selam Tesfay", null, "Kibrom", "ሰላም ተስፋይ ክብሮም"), arrived, PartialDate.Of(1999, 1, 1), DemoOrigin.Eritrea, interpreter: true);
        person.RecordNumber(IdentityNumberKind.VNumber, DemoNumbers.VNumber(2), records.Said(arrived, Desk, "coa"));
        person.RecordContactDetail("mobile", "06 00 77 00 12", On(arrived), records.Said(arrived, Desk));
        var (stay, file) = await OpenAsync(person, "status-holder", "integration-guidance", On(arrived), arrived);
        person.RecordAddress(new("home", "Bloesempad 8", "1095 BA", Town.Name), On(Ago(150)), records.Said(Ago(149), Sami, "document-seen"));
        await ChangedAsync(Ago(149), Sami, "Huurcontract gezien.");
        await DecidedAsync(stay, DutyState.Obliged, "wi2021", null, Ago(120));
        await _steps.TickAsync(file, "status-holder", 180, 7);
        await _steps.StayedAwayAsync(await _steps.MeetAsync(file, 45, -38, new(12, 0), "integration", "Uitslag van de toets.", "professional-on-site", "ti"), file, "no-childcare");
        await NoteAsync(file, 24, "office", "Leerbaarheidstoets besproken. Kiest samen met ons voor de rustige route.", interpreter: "professional-on-site");
        await NoteAsync(file, 10, "office", "Begin van het plan gemaakt. Rekent nog op een plek in de opvang voor haar zoon.", -3, "professional-on-site");
        var plan = await BeginAsync(file, PlanKind.Pip, 10, "ቋንቋ ሆላንድ ክመሃር እደሊ።", "ti", "Ik wil niet op maandag, dan is mijn zoon thuis.");
        await GoalAsync(
            plan, 10, "language", "Ik wil leren lezen en schrijven in ons alfabet.",
            new PlanItemTerms("Alfabetiseringsles", new("wi2021", "9", Ago(120)), "Taalschool Woordenrijk", records.Today.AddDays(21), 600, records.Today.AddDays(700), [new("municipality", 10_000)]));
        await GoalAsync(
            plan, 10, "school", "Ik wil met de juf kunnen praten.",
            new PlanItemTerms("Oudergesprek met tolk", null, "Basisschool De Paarse Pompoen", records.Today.AddDays(12), 60, null, []));
        records.Add(DemoPips.Known(file, DutyGroup.Asylum));
        await story.DidAsync(Ago(10), Sami, "CivicIntegration.RecordTrajectory");
        // Not ready for a decision yet: why not the education route stands nowhere, and nothing of guidance.
        plan.WritePip(DemoPips.Terms(DutyGroup.Asylum, LearningRoute.ZRoute, LiteracyEducation.CannotRead) with { Reasons = DemoPips.Reasons(LearningRoute.ZRoute) with { EducationRoute = null }, Guidance = null });
        await story.DidAsync(Ago(9), Sami, "Plans.WritePip");
        await story.AskedForPaperAsync(plan, file, 1, Sami);
        var lessons = await _steps.ReferAsync(file, 9, "Workshop participatieverklaring", "Selam Kibrom", "Moet de participatieverklaring tekenen.", "integration-task", "ti");
        await _steps.AcceptedAsync(lessons, 6, 14);
        await _steps.MeetAsync(file, 10, 1, new(12, 0), "integration", "Plan lezen en tekenen.", "professional-on-site", "ti");
        await _steps.TaskAsync(file, 8, -1, "Peuterplek voor haar zoon regelen", "Kan anders niet naar de les.");
    }

    private async Task MotherAsync()
    {
        var arrived = Ago(920);
        var person = Register(3, new("Oksana", "Oksana", null, "Shevchuk", "Оксана Шевчук"), arrived, PartialDate.Of(1988, 7, 23), DemoOrigin.Ukraine, interpreter: true);
        person.RecordAddress(new("host-family", "Berkenhoutlaan 60", "1094 CE", Town.Name), On(arrived), records.Said(arrived, Desk));
        person.RecordContactDetail("mobile", "06 00 38 09 70", On(arrived), records.Said(arrived, Desk));
        var (stay, file) = await OpenAsync(person, "displaced-ukraine", "ukraine-reception", On(arrived), arrived);
        await DecidedAsync(stay, DutyState.NotObliged, null, "temporary-protection", Ago(700));
        person.RecordAddress(new("municipal-reception", "Jachthavenlaan 2", "1093 TA", Town.Name), On(Ago(640)), records.Said(Ago(640), Desk));
        await ChangedAsync(Ago(640), Desk, "Het gastgezin verhuist.");
        var plan = await BeginAsync(file, PlanKind.Voluntary, 400, "Я хочу, щоб моя дитина ходила до школи.", "uk");
        await GoalAsync(
            plan, 400, "school", "Mijn kinderen gaan elke dag naar school.",
            new PlanItemTerms("Plaats in de nieuwkomersklas", null, "Nieuwkomersklas De Zeepaardjes", Ago(380), null, null, [new("municipality", 10_000)]));
        await AgreeAsync(plan, 396);
        await NoteAsync(file, 395, "office", "Zoekt een school voor twee kinderen. Afspraak gemaakt met de nieuwkomersklas.", interpreter: "professional-video");
        await story.AskedForPaperAsync(plan, file, 2, Sami, fails: true);
        await _steps.TickAsync(file, "displaced-ukraine", 900, 8);
        var forms = await _steps.LetterAsync(file, 90, new("municipality", "Gemeente, afdeling opvang", "benefits", Ago(75), "Formulier leefgeld invullen"), paper: DemoPapers.Pdf("leefgeld.pdf", "Gemeente", "Betreft: leefgeld", "Stuur het formulier binnen twee weken terug."));
        await _steps.LetterDoneAsync(forms, 82, "Samen ingevuld en opgestuurd.");
        await _steps.MeetAsync(file, 5, 6, new(12, 0), "work", "Werk zoeken met kinderen op school.", "professional-video", "uk");
        await NoteAsync(file, 71, "telephone", "School belde: de kinderen doen goed mee. Doorgegeven aan de moeder.");
    }

    private async Task EngineerAsync()
    {
        var arrived = Ago(95);
        var person = Register(4, new("Priya", "Priya", null, "Sharma", "प्रिया शर्मा"), arrived, PartialDate.Of(1994, 9, 5), DemoOrigin.India, interpreter: false);
        person.RecordAddress(new("home", "Hazelaarsteeg 19", "1092 PS", Town.Name), On(arrived), records.Said(arrived, Desk));
        person.RecordContactDetail("email", "priya.sharma@post.example", On(arrived), records.Said(arrived, Desk));
        var (_, file) = await OpenAsync(person, "knowledge-migrant", "reception-information", On(arrived), arrived);
        person.AddLanguage("en", preferred: true, interpreter: false, On(Ago(90)), records.Said(Ago(90), Desk));
        await ChangedAsync(Ago(90), Desk, "Leest post liever in het Engels.");
        await _steps.TickAsync(file, "knowledge-migrant", 90, 5);
        var course = await _steps.ReferAsync(file, 60, "Avondles Nederlands A1", "Priya Sharma", "Wil in de avond les, online.", "consent", "en");
        await _steps.DeclinedAsync(course, 52, new("mismatch", "full"));
        await _steps.DoneAsync(await _steps.TaskAsync(file, 52, -45, "Andere avondles zoeken", "De eerste zat vol."), 47, "Twee adressen gemaild.");
        await NoteAsync(file, 88, "email", "Vroeg naar een cursus Nederlands in de avond. Drie adressen gestuurd.");
        await SmallPlanAsync(file, 80, "language", "Ik wil met collega's Nederlands praten.", "Avondles Nederlands, twee avonden per week");
        await NoteAsync(file, 18, "telephone", "De andere avondles begint in januari. Heeft zich aangemeld.", 14);
    }

    private async Task StudentAsync()
    {
        var arrived = Ago(76);
        var person = Register(5, new("Xiaoming", "Xiaoming", null, "Zhang", "张晓明"), arrived, PartialDate.Of(2004, 2, 10), DemoOrigin.China, interpreter: false);
        person.RecordAddress(new("student-room", "Windvaanstraat 301", "1091 ZX", Town.Name), On(arrived), records.Said(arrived, Desk));
        var (stay, file) = await OpenAsync(person, "study-migrant", "reception-information", On(arrived), arrived);
        await DecidedAsync(stay, DutyState.NotObliged, null, "temporary-purpose", Ago(40));
        var work = await _steps.ReferAsync(file, 35, "Vrijwilligerswerk zoeken", "Xiaoming Zhang", "Wil iets doen naast de studie.", "consent", "zh", "en");
        await _steps.WithdrawnAsync(work, 28, new(null, "own-choice"));
        await _steps.CancelDepartureAsync(
            await _steps.PlanDepartureAsync(file, 33, new("onward", ["work-elsewhere"], On(records.Today.AddDays(40)), "9089", null, false, DepartureView.Unknown, null, null)), 20, "Mag toch een jaar langer blijven.");
        await SmallPlanAsync(file, 55, "people", "Ik wil mensen buiten de studie leren kennen.", "Vrijwilligerswerk zoeken");
        await NoteAsync(file, 30, "group", "Informatieochtend over samenleven. Deed mee en stelde twee vragen.");
    }

    private async Task OnlyAFirstNameAsync()
    {
        var person = Register(6, new("Abdi"), Ago(2), PartialDate.Unknown, from: null, interpreter: false, bsn: false);
        person.RecordAddress(new(AddressFact.NoAddress), On(Ago(2)), records.Said(Ago(2), Desk));
        var (_, file) = await OpenAsync(person, "unknown", "reception-information", PartialDate.Unknown, Ago(2));
        await NoteAsync(file, 2, "desk", "Kwam binnen zonder papieren. Wil eerst rusten. Komt terug met een tolk erbij.", 1, "not-available");
    }

    // With a colleague who may see locked parts: for the demonstration's caseworker this person does not exist.
    private async Task ProtectedAsync()
    {
        var arrived = Ago(130);
        var colleague = DemoStaff.CaseworkersOf(Town.Code)[0].Id;
        var person = Register(7, new("Mariam", "Mariam", null, "Haddad", "مريم حداد"), arrived, PartialDate.Of(1995, 6, 18), DemoOrigin.Iraq, interpreter: true);
        person.RecordAddress(new("protected", null, null, Town.Name), On(arrived), records.Said(arrived, colleague));
        person.RecordContactDetail("safe", "06 00 90 90 90", On(arrived), records.Said(arrived, colleague));
        person.Protect(On(arrived), records.Said(arrived, colleague, "own-observation", "Wordt gezocht door familie."));
        var (_, file) = await OpenAsync(person, "victim", "safety", On(arrived), arrived, colleague);
        records.Note(file, new(Ago(15), "office", true, null, "professional-telephone", "Gesproken over een veilige plek. Belt alleen zelf.", records.Today.AddDays(3), true), colleague, story.Next(Ago(15)));
        await story.DidAsync(Ago(15), colleague, "Contacts.NoteContact");
    }

    private async Task LongNamesAsync()
    {
        var arrived = Ago(300);
        var person = Register(
            8,
            new("Maximiliana-Konstantina", "Maximiliana Konstantina Theodora Evangelia Paraskevi Anastasia Chrysoula Aikaterini Stavroula Panagiota", "van der",
                "Papadimitrakopoulou-Konstantinopoulou-Hadjipapagiannopoulou-Schoonenbergh-Ravenswaaij",
                "Μαξιμιλιάνα Κωνσταντίνα Θεοδώρα Ευαγγελία Παρασκευή Αναστασία Παπαδημητρακοπούλου-Κωνσταντινοπούλου"),
            arrived, PartialDate.Of(1979, 12), DemoOrigin.Greece, interpreter: false);
        person.RecordAddress(new("home", "Burgemeester Eikenhakkersweg 1024 bis, achterhuis, tweede verdieping links", "1090 LN", Town.Name), On(arrived), records.Said(arrived, Desk));
        person.RecordContactDetail("email", "maximiliana-konstantina.papadimitrakopoulou-schoonenbergh@heel-lang-adres.example", On(arrived), records.Said(arrived, Desk));
        var (_, file) = await OpenAsync(person, "family-eu", "voluntary-plan", On(arrived), arrived);
        await SmallPlanAsync(file, 280, "work", "Ik wil weer lesgeven.", "Gesprek met een werkcoach");
        await NoteAsync(file, 12, "desk", "Vroeg of haar hele naam op de pas past. Samen met burgerzaken gekeken: de naam wordt afgekort.", 8);
    }

    private async Task StrangeCharactersAsync()
    {
        var arrived = Ago(33);
        var person = Register(9, new("#1 $ali* <script>alert('x')</script>", "Ali \"de Ster\" \\ #let & _x_", null, "O’Brien-@'t Hooft; DROP"), arrived, PartialDate.Of(1985), DemoOrigin.Britain, interpreter: false);
        person.RecordContactDetail("email", "o'brien+balie@post.example", On(arrived), records.Said(arrived, Desk));
        var (_, file) = await OpenAsync(person, "other", "reception-information", PartialDate.Of(arrived.Year, arrived.Month), arrived);
        var plan = await BeginAsync(file, PlanKind.Voluntary, 30, "*Ik* wil #gewoon $meedoen <b>hier</b> & nu.", "nl");
        await GoalAsync(
            plan, 30, "people", "Ik wil \"mensen\" leren kennen @ de buurt #1.",
            new PlanItemTerms("Koken *met* de _buurt_ $5", null, "Buurthuis <De Groene Ketel>", Ago(20), 120, null, []));
        await AgreeAsync(plan, 29);
        await NoteAsync(file, 29, "desk", "Tekens in de naam: # $ * < > & ' \" \\. Zo staat het echt op het papier.", 20);
    }

    // Two people whom only the number tells apart.
    private async Task SameNameAsync(int index, string born)
    {
        var arrived = Ago(150 + (index * 3));
        var person = Register(index, new("Anna", "Anna Maria", null, "Kowalska"), arrived, PartialDate.Of(1990, 5, 12), DemoOrigin.Poland, interpreter: false);
        person.RecordContactDetail("mobile", $"06 00 55 55 {index:00}", On(arrived), records.Said(arrived, Desk));
        var (_, file) = await OpenAsync(person, "eu-labour-long", "voluntary-plan", On(arrived), arrived);
        await SmallPlanAsync(file, 130 + index, "housing", "Ik wil een kamer die van mij is.", "Inschrijven voor een woning");
        await NoteAsync(file, 21, "desk", $"Geboren in {born}. Let op: er is nog iemand met deze naam en geboortedatum.", 9);
    }

    // Known at another desk only: here she is a possible match elsewhere.
    private async Task KnownElsewhereAsync()
    {
        var (town, opened) = (DemoTown.All[2], Ago(270));
        var desk = DemoStaff.OtherFrontDesk.Id;
        var said = records.Said(opened, desk);
        var person = records.Person(new("Ionela", "Ionela Mihaela", null, "Dumitrescu"), said);
        person.RecordBirth(PartialDate.Of(1993, 8, 30), DemoOrigin.Romania.Country, records.Today, said);
        records.Index(person);
        person.AddNationality(DemoOrigin.Romania.Nationality, PartialDate.Unknown, said);
        person.AddLanguage("ro", preferred: true, interpreter: false, On(opened), said);
        person.RecordNumber(IdentityNumberKind.Bsn, DemoNumbers.Bsn(12), said with { Source = "brp" });
        person.RecordAddress(new("employer-lodging", "Tuinderij De Lange Rij, kamer 3", "2690 IM", town.Name), On(opened), said);
        var stay = records.Stay(person, town.Code, On(opened));
        stay.AddMotive("eu-labour-long", On(opened), said);
        var file = records.CaseFile(stay, "voluntary-plan", opened);
        file.Assign(DemoStaff.TeamOf(town.Code, 0), DemoStaff.CaseworkersOf(town.Code)[0].Id, opened, said);
        await story.DidAsync(opened, desk, "Newcomers.RegisterNewcomer");
    }
}
