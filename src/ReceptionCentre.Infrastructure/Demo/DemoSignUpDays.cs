using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Domain.OffSite;
using ReceptionCentre.Infrastructure.Persistence;

namespace ReceptionCentre.Infrastructure.Demo;

/// <summary>
/// Days away from the desk in the home town of the accounts: one of last week, one that goes on now, with numbers handed out
/// and somebody to look at, one that is planned and one that was called off.
/// </summary>
internal static class DemoSignUpDays
{
    private const string FileTask = "reception-information", Employer = "Kassen Noord BV (verzonnen)";
    private const int Entered = 8, Now = 3, HandedOut = 12;

    /// <summary>Adds them to what is about to be saved, with the people who came last.</summary>
    public static async Task SettleAsync(ReceptionDbContext db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (town, today) = (DemoTown.All[0].Code, DutchCalendar.DateOf(now));
        var desk = DemoStaff.FrontDesk.Id;
        var files = await db.CaseFiles.IgnoreQueryFilters().AsNoTracking().Where(file => file.Controller == town && file.ClosedOn == null)
            .Where(file => !db.Protections.Any(fact => fact.PersonId == file.PersonId))
            .OrderByDescending(file => file.OpenedOn).ThenBy(file => file.Id).Take(Entered + Now).Select(file => new { file.Id, file.PersonId, file.OpenedOn }).ToListAsync(cancellationToken);
        SignUpDay Plan(int days, string place, string? partner)
        {
            var day = SignUpDay.Plan(new(town, FileTask, today.AddDays(days), place, partner, null), now.AddDays(Math.Min(days, 0) - 10), desk);
            db.SignUpDays.Add(day);
            return day;
        }

        // On the day itself who was registered then; before it they were known already.
        void Enter(SignUpDay day, int number, Guid file, bool isNew, DateTimeOffset at)
        {
            var slip = Slip.Print(day.Id, number, SlipCode.New());
            if (isNew)
            {
                slip.Register(file, at, desk);
            }
            else
            {
                slip.KeepToLookAt(at, desk);
                slip.SolveAsKnown(file);
            }
            db.Slips.Add(slip);
        }

        var past = files.Skip(Now).ToList();
        var ago = past.Count == 0 ? -7 : Math.Min(-1, past[0].OpenedOn.DayNumber - today.DayNumber);
        var evening = now.AddDays(ago);
        var before = Plan(ago, "Kantine Kassen Noord", Employer);
        before.Start(evening);
        foreach (var (file, number) in past.Select((file, at) => (file, at + 1)))
            Enter(before, number, file.Id, file.OpenedOn == before.On, evening.AddMinutes(number));
        before.Close(evening.AddHours(2));

        var here = Plan(0, "Wijkcentrum De Brug", "Stichting Welkom in de wijk (verzonnen)");
        here.Start(now.AddHours(-1));
        foreach (var (file, number) in files.Take(Now).Select((file, at) => (file, at + 1)))
            Enter(here, number, file.Id, file.OpenedOn == today, now.AddMinutes(number - 50));
        var known = past.Take(1).Select(file => file.PersonId).ToList();
        foreach (var person in await db.Persons.IgnoreQueryFilters().AsNoTracking().Where(person => known.Contains(person.Id)).Include(person => person.Names).Include(person => person.Births).ToListAsync(cancellationToken))
        {
            var slip = Slip.Print(here.Id, Now + 1, SlipCode.New());
            slip.KeepToLookAt(now.AddMinutes(-20), desk);
            var (name, born) = (person.NameOn(today), person.Births.Current(today)?.Born);
            db.Slips.Add(slip);
            db.WaitingRows.Add(new(slip.Id, new(name.CalledName, FamilyName: name.FamilyName), born?.Year is { } year ? PartialDate.Of(year) : null, null, null, null, null, PartialDate.Of(today)));
        }
        for (var number = Now + 2; number <= HandedOut; number++)
            db.Slips.Add(Slip.Print(here.Id, number, SlipCode.New()));

        Plan(6, "Kantine Kassen Noord", Employer);
        Plan(9, "Hal van de hogeschool", null).Cancel(now);
        // The database hands the next number out.
        db.Entry(before).Property(day => day.LastNumber).CurrentValue = past.Count;
        db.Entry(here).Property(day => day.LastNumber).CurrentValue = HandedOut;
    }
}
