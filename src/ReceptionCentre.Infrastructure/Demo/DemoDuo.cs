using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Domain.CivicIntegration;
using ReceptionCentre.Domain.Duo;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Domain.Plans;
using ReceptionCentre.Infrastructure.Persistence;

namespace ReceptionCentre.Infrastructure.Demo;

/// <summary>Some work with the executing agency in the home town of the accounts: reports that are owed, one that was made, and notices that came in.</summary>
internal static class DemoDuo
{
    public const string Oin = "00000001001234567000";

    private const int Shown = 3;

    /// <summary>Adds it to what is about to be saved, for people who are there.</summary>
    public static async Task SettleAsync(ReceptionDbContext db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (today, home) = (DutchCalendar.DateOf(now), DemoTown.All[0].Code);
        var by = DemoStaff.CaseworkersOf(home)[0].Id;
        var settings = DuoSettings.For(home);
        settings.Choose(today.AddDays(-14), DuoSettings.UsualDays, true, Oin);
        db.DuoSettings.Add(settings);

        var files = await (
            from file in db.CaseFiles.IgnoreQueryFilters()
            where file.Controller == home && file.ClosedOn == null && db.Plans.IgnoreQueryFilters().Any(plan => plan.CaseFileId == file.Id && plan.State == PlanState.Decided)
                && db.IdentityNumbers.Any(fact => fact.PersonId == file.PersonId && fact.Kind == IdentityNumberKind.Bsn)
            orderby file.OpenedOn descending, file.Id
            select new { file.Id, file.PersonId }).Take(Shown).ToListAsync(cancellationToken);
        foreach (var (file, number) in files.Select((file, number) => (file, number)))
        {
            var known = await db.IntegrationTrajectories.IgnoreQueryFilters().FirstAsync(one => one.CaseFileId == file.Id, cancellationToken);
            var plan = await db.Plans.IgnoreQueryFilters().Include(one => one.Pip).FirstAsync(one => one.CaseFileId == file.Id && one.State == PlanState.Decided, cancellationToken);
            var bsn = await db.IdentityNumbers.Where(fact => fact.PersonId == file.PersonId && fact.Kind == IdentityNumberKind.Bsn).Select(fact => fact.Value).FirstAsync(cancellationToken);
            // Of the first it stands in the list of messages that the PIP is at DUO; the last day lies before the term, so that DUO would refuse it.
            if (number == 0)
                db.DuoMessages.Add(DuoMessage.Entered(
                    new(file.Id, DuoMessageKind.Pip, DuoAct.Report, plan.Id, null, null, DuoMessages.FieldsOf(plan.Pip!.Terms, plan.AgreedOn!.Value, known.Group), []), null, "Opgeslagen", false,
                    now.AddDays(-5), by));
            var provenance = new Provenance("own-observation", null, now.AddDays(-2), by);
            db.Add(number == 2 ? known.Achieve(AchievementKind.Map, known.TermFrom?.AddDays(-1) is { } early && early <= today ? early : today, null, today, provenance) : known.Achieve(AchievementKind.Pvt, today.AddDays(-2 - number), null, today, provenance));
            if (number < 2)
                db.DuoNotices.Add(DuoNotice.Receive(
                    home, DemoNumbers.SettingsId(700 + number), number == 0 ? "SS104" : "SS199", now.AddDays(-1 - number), DuoChannel.ByHand, bsn, null,
                    number == 0 ? new(TermFrom: known.TermFrom, TermUntil: known.TermUntil?.AddMonths(6)) : DuoFacts.None, file.Id, now.AddHours(-3), by));
        }
        db.DuoNotices.Add(DuoNotice.Receive(
            home, DemoNumbers.SettingsId(710), "SS139", now.AddDays(-3), DuoChannel.ByHand, "999990019", null, new(DutyFrom: today.AddDays(-20), LetterOn: today.AddDays(-4), Group: DutyGroup.Asylum), null,
            now.AddHours(-4), by));
    }
}
