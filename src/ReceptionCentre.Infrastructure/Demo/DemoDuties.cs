using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Stays;

namespace ReceptionCentre.Infrastructure.Demo;

/// <summary>What DUO decided about the duty to integrate, and how that changed. Nobody else decides it.</summary>
internal static class DemoDuties
{
    /// <returns>Since when the person was obliged; null = never, as far as is known.</returns>
    public static DateOnly? Decide(DemoRecords records, Stay stay, DemoMember who, DateOnly opened, DateOnly last, Guid by, Dice dice)
    {
        var (state, grounds) = Decision(who.AgeOn(opened) < 18 ? DemoDuty.Young : who.Motive.Duty, dice);
        var day = opened.AddDays(dice.Between(5, 90));
        if (state == DutyState.Undecided || day > last)
            return null;
        Record(state, grounds, day);
        if (state != DutyState.Obliged)
            return null;
        var later = day.AddDays(dice.Between(700, 1400));
        if (later < last && dice.Chance(70))
        {
            var (ended, why) = dice.Chance(80) ? (DutyState.Fulfilled, "fulfilled") : dice.Chance(50) ? (DutyState.Dispensed, "bio") : (DutyState.Exempt, "doc");
            Record(ended, why, later);
        }
        return day;

        void Record(DutyState decided, string? why, DateOnly on) => stay.RecordDuty(
            new(decided, decided is DutyState.Obliged ? "wi2021" : null, why, PartialDate.Of(on), PartialDate.Of(on)), records.Said(on, by, "duo"));
    }

    private static (DutyState, string?) Decision(DemoDuty duty, Dice dice)
    {
        var chance = dice.Below(100);
        return duty switch
        {
            DemoDuty.MostlyObliged => chance switch
            {
                < 68 => (DutyState.Obliged, null),
                < 72 => (DutyState.TemporarilyExempt, "opl"),
                < 76 => (DutyState.Exempt, "dip"),
                < 79 => (DutyState.Dispensed, "med"),
                < 84 => (DutyState.NotObliged, "pension-age"),
                < 86 => (DutyState.Unknown, null),
                _ => (DutyState.Undecided, null),
            },
            DemoDuty.EuCitizen when chance < 30 => (DutyState.NotObliged, "eu-citizen"),
            DemoDuty.TemporaryPurpose when chance < 40 => (DutyState.NotObliged, "temporary-purpose"),
            DemoDuty.TemporaryProtection when chance < 40 => (DutyState.NotObliged, "temporary-protection"),
            DemoDuty.Young when chance < 50 => (DutyState.NotObliged, "under-18"),
            _ => (DutyState.Undecided, null),
        };
    }
}
