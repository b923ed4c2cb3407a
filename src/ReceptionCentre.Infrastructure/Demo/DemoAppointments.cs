using ReceptionCentre.Domain.Appointments;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Facts;

namespace ReceptionCentre.Infrastructure.Demo;

/// <summary>
/// Appointments in working hours: who came, who stayed away, who called it off, and who comes in the next four weeks. Those to
/// come never meet: each party has a half hour of its own in the diary of its caseworker.
/// </summary>
internal sealed class DemoAppointments : IDemoFeature, IDemoPartyFeature
{
    private const int Minutes = 30;

    private static readonly TimeOnly[] Times =
    [
        new(9, 0), new(9, 30), new(10, 0), new(10, 30), new(11, 0), new(11, 30),
        new(13, 0), new(13, 30), new(14, 0), new(14, 30), new(15, 0), new(15, 30), new(16, 0),
    ];

    private static readonly string[] Interpreters = ["professional-telephone", "professional-telephone", "professional-on-site", "professional-video"];
    private static readonly string[] Absences = ["unknown", "ill", "forgotten", "not-told", "work-or-school", "no-transport", "no-childcare", "did-not-want"];
    private static readonly string[] Reasons = ["person-cannot", "person-ill", "work-or-school", "staff-cannot", "no-interpreter", "no-childcare", "better-time", "not-needed"];
    private static readonly string[] Topics = ["integration", "language", "work", "housing", "registration", "benefits", "forms", "health-insurance", "education", "debts"];
    private static readonly string[] FamilyTopics = ["school", "housing", "childcare", "registration", "parenting"];

    private static readonly string[] Words =
        ["Neem de brieven mee die u kreeg.", "Neem uw paspoort en huurcontract mee.", "We kijken samen naar het plan.", "Over de uitslag van de toets.", "Kennismaking en uitleg."];

    private static readonly IReadOnlyList<(int Weight, (string Kind, string? Where) What)> Places =
    [
        (26, ("office", "Spreekkamer 1")), (22, ("office", "Spreekkamer 3")), (18, ("office", null)), (14, ("telephone", null)), (8, ("video", null)), (7, ("home", null)),
        (5, ("elsewhere", "Op de taalschool")),
    ];

    public void Add(DemoFile file, DemoRecords records, Dice dice)
    {
        if (file.Who.Role == DemoRole.Child)
            return;
        for (var left = dice.Below(100) switch { < 62 => 0, < 90 => 1, _ => 2 }; left > 0 && file.Days > 20; left--)
            Past(file, records, dice);
        if (file.Who.Role == DemoRole.Head && file.Party.Place.Size == 1 && file.IsOpen && dice.Chance(70))
            Coming([file.File], file.Party, file.Town, file.Interpreter, records, dice);
    }

    /// <summary>A family comes together.</summary>
    public void Add(DemoParty party, IReadOnlyList<DemoMember> members, IReadOnlyList<DemoPerson> people, DemoRecords records, Dice dice)
    {
        var open = people.SelectMany(person => person.Records.OfType<CaseFile>()).Where(file => file.ClosedOn is null && file.Controller == party.Stays[^1].Town.Code).ToList();
        if (open.Count == 0 || !dice.Chance(60))
            return;
        records.Begin(people[0]);
        Coming(dice.Chance(60) ? open : [open[0]], party, party.Stays[^1].Town, dice.Chance(party.Motive.Interpreter), records, dice);
    }

    private static void Past(DemoFile file, DemoRecords records, Dice dice)
    {
        var day = file.OpenedOn.AddDays(dice.Between(5, file.Days - 4)).Workday();
        var made = Later(day.AddDays(-dice.Between(2, 14)), file.OpenedOn);
        var time = At(day, dice.Pick(Times));
        var terms = Terms(time, file.Works, file.Interpreter, file.Party, Topics, dice);
        var appointment = Appointment.Make([file.File.Id], terms, made, records.At(made), file.Works);
        records.Add(appointment);
        if (dice.Chance(9))
        {
            var moved = terms with { Time = At(day.AddDays(-1) is var before && before.IsWorkday() && before >= made ? before : day, Times[^1]) };
            if (moved.Time != terms.Time)
                appointment.Change(moved, dice.Pick(Reasons), made, records.At(made, 700), file.Works);
        }
        var (began, ended) = (appointment.BeginsAt, appointment.EndsAt);
        switch (dice.Below(100))
        {
            case < 78:
                appointment.Attend(file.File.Id, null, ended, file.Works);
                break;
            case < 89:
                appointment.StayAway(file.File.Id, dice.Pick(Absences), ended, file.Works);
                break;
            default:
                var by = dice.Chance(70) ? CancelledBy.Person : dice.Chance(80) ? CancelledBy.Centre : CancelledBy.SomebodyElse;
                appointment.Cancel(file.File.Id, by, dice.Pick(Reasons), null, began.AddHours(-dice.Between(1, 20)), by == CancelledBy.Person ? file.Desk : file.Works);
                break;
        }
    }

    private static void Coming(List<CaseFile> files, DemoParty party, DemoTown town, bool interpreter, DemoRecords records, Dice dice)
    {
        if (party.Motive.IsProtected || Slot(party, town) is not { } slot || files[0].AssignedOn(records.Today)?.CaseworkerId is not { } host)
            return;
        var opened = files.Max(file => file.OpenedOn);
        var made = Later(records.Today.AddDays(-dice.Between(1, 14)), opened);
        var (day, time) = (records.Today.WorkdaysOn(slot % 20), Times[slot / 20]);
        var terms = Terms(At(day, time), host, interpreter, party, files.Count > 1 ? FamilyTopics : Topics, dice);
        if (terms.PlaceKind == "office" && DemoMeetingPlaces.RoomOf(town.Code, host) is { } room)
            terms = terms with { MeetingPlaceId = room, Place = null };
        var appointment = Appointment.Make([.. files.Select(file => file.Id)], terms, made, records.At(made), host);
        records.Add(appointment);
        if (dice.Chance(6))
        {
            foreach (var file in files)
                appointment.Cancel(file.Id, CancelledBy.Person, dice.Pick(Reasons), null, records.At(made.AddDays(1)), host);
            return;
        }
        // Of today, what came of those that are over.
        foreach (var file in files.Where(_ => appointment.EndsAt < records.Now && dice.Chance(70)))
        {
            if (dice.Chance(85))
                appointment.Attend(file.Id, null, appointment.EndsAt, host);
            else
                appointment.StayAway(file.Id, dice.Pick(Absences), appointment.EndsAt, host);
        }
        if (appointment.BeginsAt <= records.Now && appointment.EndsAt > records.Now)
            appointment.Arrive(files[0].Id, appointment.BeginsAt);
    }

    // The half hour in twenty working days that is this party's alone; null = it has none. Of the parties of one caseworker
    // that stand near each other in the row, each has another one.
    private static int? Slot(DemoParty party, DemoTown town)
    {
        if (party.OfTheCaseworker && town == DemoTown.All[0])
            return party.Place.Number / DemoParty.CaseloadEvery * 97 % (20 * Times.Length);
        var count = DemoStaff.CaseworkersOf(town.Code, party.Place.First).Count;
        var (place, each) = (party.Place.Number / count, Math.Max(1, 12 / count));
        return place % each == 0 ? place / each * 97 % (20 * Times.Length) : null;
    }

    private static AppointmentTerms Terms(AppointmentTime time, Guid host, bool interpreter, DemoParty party, string[] topics, Dice dice)
    {
        var (kind, where) = dice.Pick(Places);
        var kindOfInterpreter = interpreter && dice.Chance(80) ? dice.Pick(Interpreters) : null;
        return new(
            time, kind, where, dice.Chance(88) ? dice.Pick(topics) : null, dice.Pick(Words), host,
            kindOfInterpreter, kindOfInterpreter is null ? null : party.Origin.Language);
    }

    private static AppointmentTime At(DateOnly day, TimeOnly begins) => AppointmentTime.Of(day, begins, begins.AddMinutes(Minutes));

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;
}
