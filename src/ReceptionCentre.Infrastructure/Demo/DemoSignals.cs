using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.StructuralSignals;
using ReceptionCentre.Infrastructure.Persistence;

namespace ReceptionCentre.Infrastructure.Demo;

/// <summary>What sticks in the home town of the accounts and the one beside it: waiting, late, answered, still so, solved.</summary>
internal static class DemoSignals
{
    /// <summary>Adds them to what is about to be saved.</summary>
    public static Task SettleAsync(ReceptionDbContext db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (home, beside) = (DemoTown.All[0].Code, DemoTown.All[1].Code);
        var (desk, caseworker, manager) = (DemoStaff.FrontDesk.Id, DemoStaff.Caseworker.Id, DemoStaff.Manager.Id);

        var bank = Note(home, "money", "time", "Een bankrekening openen duurt zes weken. Tot die tijd kan niemand loon of huur betalen.", 25, 61, desk);
        Answer(bank, SignalAnswerKind.WeAct, "Wij hebben met de bank gesproken. Wie een brief van ons meeneemt, kan dezelfde week terecht.", 40, null);
        bank.Solve(DayOf(12));

        var lessons = Note(home, "language", "time", "Er is geen taalles in de avond. Wie overdag werkt, kan nergens heen.", 40, 75, caseworker);
        Answer(lessons, SignalAnswerKind.WeAct, "De school begint in de lente met een avondgroep.", 50, 20);
        See(lessons, "Deze week weer vier mensen die daarom niet beginnen.", 4, 2, desk);

        var doctor = Note(home, "health", "finding-information", "Huisartsen nemen niemand aan zonder BSN. Mensen gaan naar de spoedpost.", null, 34, desk);
        See(doctor, null, 3, 20, caseworker);

        var parents = Note(beside, "school", null, "De basisschool geeft brieven alleen in het Nederlands. Ouders missen het ouderavondje.", 12, 9, caseworker);
        Answer(parents, SignalAnswerKind.PassedOn, "Doorgegeven aan de wethouder onderwijs; het staat op de agenda van volgende maand.", 4, 25);

        Note(home, "housing", "money", "Uitzendbureaus houden de borg in als het contract stopt.", 8, 5, caseworker);
        return Task.CompletedTask;

        DateOnly DayOf(int ago) => DutchCalendar.DateOf(now.AddDays(-ago));

        StructuralSignal Note(string town, string topic, string? barrier, string what, int? people, int ago, Guid by)
        {
            var signal = StructuralSignal.Note(new(town, topic, barrier, null, what), people, DayOf(ago), now.AddDays(-ago), by);
            db.StructuralSignals.Add(signal);
            return signal;
        }

        void See(StructuralSignal signal, string? words, int? people, int ago, Guid by) => signal.SeeToo(words, people, DayOf(ago), now.AddDays(-ago), by);

        void Answer(StructuralSignal signal, SignalAnswerKind kind, string words, int ago, int? again) =>
            signal.Answer(kind, words, again is { } days ? DayOf(-days) : null, DayOf(ago), now.AddDays(-ago), manager);
    }
}
