using ReceptionCentre.Domain.CivicIntegration;
using ReceptionCentre.Domain.Enforcement;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Stays;
using ReceptionCentre.Infrastructure.Persistence;

namespace ReceptionCentre.Infrastructure.Demo;

/// <summary>
/// The home town has enforcement on for family and other migrants, with amounts and a bylaw that are invented; the others have
/// it off, as every municipality until it chooses. Now and then somebody there stands at a warning.
/// </summary>
internal sealed class DemoEnforcement : IDemoFeature
{
    private const string Bylaw = "Verordening handhaving inburgering (verzonnen voor deze demonstratie), artikel 4";

    private static readonly DateOnly From = new(2024, 1, 1);
    private static readonly DateTimeOffset At = new(2023, 12, 18, 9, 0, 0, TimeSpan.Zero);
    private static readonly EnforcementSettings Settings = Home();

    /// <summary>Adds the settings of the home town to what is about to be saved.</summary>
    public static void Settle(ReceptionDbContext db) => db.EnforcementSettings.Add(Home());

    public void Add(DemoFile file, DemoRecords records, Dice dice)
    {
        if (!file.IsOpen || file.Town.Code != Settings.Municipality || file.Days < 120 || file.Who.Motive.Code.Contains("status-holder", StringComparison.Ordinal)
            || file.Stay.Duties.Current(records.Today) is not { State: DutyState.Obliged } || !dice.Chance(30))
            return;
        var known = records.Of<IntegrationTrajectory>(file.File).FirstOrDefault();
        if (known is null)
            records.Add(known = DemoPips.Known(file.File, DutyGroup.FamilyAndOther));
        if (known.Group != DutyGroup.FamilyAndOther)
            return;

        EnforcementGround On(int daysAgo) => new(true, DutyGroup.FamilyAndOther, Settings, records.Today.AddDays(-daysAgo));
        DateTimeOffset Then(int daysAgo) => records.At(records.Today.AddDays(-daysAgo), 690);
        var path = EnforcementPath.Open(
            file.File.Id, "progress-talk", records.Today.AddDays(-52), "Op die dag was er een voortgangsgesprek. De plek bleef leeg, en er kwam geen bericht.", On(50), Then(50), file.Works);
        Step(StepKind.Invitation, 50, 12, null);
        Step(StepKind.SecondInvitation, 35, 12, new(records.Today.AddDays(-36), TalkOutcome.NotReached, "Twee keer gebeld, op twee dagen. Voicemail ingesproken."));
        Step(StepKind.Warning, 6, 14, new(records.Today.AddDays(-7), TalkOutcome.Spoken, "Kort gesproken aan de deur van de taalschool. Werkt nu overdag en zoekt een ander moment."));
        records.Add(path);

        void Step(StepKind kind, int daysAgo, int inDays, Talk? talk)
        {
            var day = records.Today.AddDays(-daysAgo);
            var step = path.Take(kind, new(day.AddDays(inDays), new(10, 0), "Kadeplein 12, spreekkamer 2", null, talk, null), On(daysAgo), Then(daysAgo), file.Works);
            path.Sent(step.Id, day, day);
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
