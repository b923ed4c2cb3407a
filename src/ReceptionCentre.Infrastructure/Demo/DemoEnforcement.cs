using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Domain.CivicIntegration;
using ReceptionCentre.Domain.Enforcement;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Stays;
using ReceptionCentre.Infrastructure.Persistence;

namespace ReceptionCentre.Infrastructure.Demo;

/// <summary>
/// The home town has enforcement on for family and other migrants, with amounts and a bylaw that are invented; the others have
/// it off, as every municipality until it chooses. One person there stands at a warning.
/// </summary>
internal static class DemoEnforcement
{
    private const string Bylaw = "Verordening handhaving inburgering (verzonnen voor deze demonstratie), artikel 4";

    // Of so many files the duty is looked at.
    private const int Candidates = 50;

    private static readonly DateOnly From = new(2024, 1, 1);
    private static readonly DateTimeOffset At = new(2023, 12, 18, 9, 0, 0, TimeSpan.Zero);

    /// <summary>Adds the settings of the home town to what is about to be saved.</summary>
    public static void Settle(ReceptionDbContext db) => db.EnforcementSettings.Add(Home());

    /// <summary>Adds a path for somebody who is there, first of all in a file of the caseworker whose account is shown.</summary>
    public static async Task SettleAsync(ReceptionDbContext db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (today, settings, shown) = (DutchCalendar.DateOf(now), Home(), DemoStaff.Caseworker.Id);
        var before = today.AddDays(-120);
        var files = await (
            from file in db.CaseFiles.IgnoreQueryFilters().Include(file => file.Assignments)
            join known in db.IntegrationTrajectories.IgnoreQueryFilters() on file.Id equals known.CaseFileId
            where file.Controller == settings.Municipality && file.ClosedOn == null && file.OpenedOn <= before && known.Group == DutyGroup.FamilyAndOther
                && !db.Protections.Any(fact => fact.PersonId == file.PersonId)
            orderby file.Assignments.Any(fact => fact.CaseworkerId == shown && fact.Until == null) descending, file.OpenedOn descending, file.Id
            select file).Take(Candidates).ToListAsync(cancellationToken);
        foreach (var file in files)
        {
            if ((await db.Duties.Where(duty => duty.StayId == file.StayId).ToListAsync(cancellationToken)).Current(today) is not { State: DutyState.Obliged })
                continue;
            db.EnforcementPaths.Add(Warned(file.Id, settings, today, file.AssignedOn(today)?.CaseworkerId ?? shown));
            return;
        }
    }

    private static EnforcementPath Warned(Guid fileId, EnforcementSettings settings, DateOnly today, Guid by)
    {
        EnforcementGround On(DateOnly day) => new(true, DutyGroup.FamilyAndOther, settings, day);
        static DateTimeOffset Then(DateOnly day) => DutchCalendar.StartOf(day).AddHours(11);
        var opened = today.AddDays(-50);
        var path = EnforcementPath.Open(
            fileId, "progress-talk", opened.AddDays(-2), "Op die dag was er een voortgangsgesprek. De plek bleef leeg, en er kwam geen bericht.", On(opened), Then(opened), by, DemoNumbers.SettingsId(810));
        Step(StepKind.Invitation, 50, 12, null);
        Step(StepKind.SecondInvitation, 35, 12, new(today.AddDays(-36), TalkOutcome.NotReached, "Twee keer gebeld, op twee dagen. Voicemail ingesproken."));
        Step(StepKind.Warning, 6, 14, new(today.AddDays(-7), TalkOutcome.Spoken, "Kort gesproken aan de deur van de taalschool. Werkt nu overdag en zoekt een ander moment."));
        return path;

        void Step(StepKind kind, int daysAgo, int inDays, Talk? talk)
        {
            var day = today.AddDays(-daysAgo);
            path.Sent(path.Take(kind, new(day.AddDays(inDays), new(10, 0), "Kadeplein 12, spreekkamer 2", null, talk, null), On(day), Then(day), by).Id, day, day);
        }
    }

    private static EnforcementSettings Home()
    {
        var settings = EnforcementSettings.For(DemoTown.All[0].Code, DemoNumbers.SettingsId(800));
        settings.Switch(DutyGroup.FamilyAndOther, true, From, "Besluit van het college van 12 december 2023 (verzonnen).", Bylaw, At, DemoStaff.Manager.Id);
        settings.SetDays(new(7, 10, 14, 28), From, At, DemoStaff.Manager.Id);
        settings.SetAmount("intake", 1, 50, Bylaw, From, At, DemoStaff.Manager.Id);
        settings.SetAmount("progress-talk", 1, 50, Bylaw, From, At, DemoStaff.Manager.Id);
        settings.SetAmount("progress-talk", 2, 100, Bylaw, From, At, DemoStaff.Manager.Id);
        return settings;
    }
}
