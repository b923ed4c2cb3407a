using ReceptionCentre.Domain.Housing;
using ReceptionCentre.Domain.Rules;
using static ReceptionCentre.Domain.Tests.Said;

namespace ReceptionCentre.Domain.Tests.Housing;

/// <summary>Targets of half-years, and what is carried over from one to the next.</summary>
public sealed class HousingTargetTests
{
    [Theory]
    [InlineData("2026-01-01", 2026, 1)]
    [InlineData("2026-06-30", 2026, 1)]
    [InlineData("2026-07-01", 2026, 2)]
    [InlineData("2026-12-31", 2026, 2)]
    public void A_half_year_is_January_to_June_or_July_to_December(string day, int year, int half)
    {
        var one = HalfYear.Of(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(new(year, half), one);
        Assert.Equal(one, one.Next.Before);
        Assert.Equal(one.Next.First, one.Last.AddDays(1));
        Assert.True(one < one.Next && one.Next > one && one <= one.Next && one.Next >= one && one.IsKnown && !new HalfYear(2026, 3).IsKnown);
    }

    [Fact]
    public void A_number_is_corrected_with_a_reason_and_both_stay()
    {
        HousingRules.ATargetIsANumberOfPeople.Breaks(() => HousingTarget.Announce("0363", new(2026, 1), new(-1, null, "Staatscourant", Today), Now().At, By));
        HousingRules.ATargetNamesItsSource.Breaks(() => HousingTarget.Announce("0363", new(2026, 1), new(10, null, " ", Today), Now().At, By));
        var target = HousingTarget.Announce("0363", new(2026, 1), new(10, 4, "Staatscourant", Today), Now().At, By);
        HousingRules.ACorrectionSaysWhy.Breaks(() => target.Correct(new(12, 4, "Staatscourant", Today), " ", Now().At, By));
        target.Correct(new(12, 4, "Staatscourant, rectificatie", Today), "Rectificatie", Now().At, By);
        Assert.Equal((2, 12, 10), (target.Figures.Count, target.Current.People, target.Figures[0].People));
    }

    [Fact]
    public void What_is_left_over_is_carried_on_until_a_target_is_missing()
    {
        var targets = new Dictionary<HalfYear, TargetTerms>
        {
            [new(2024, 2)] = new(20, 5, "S", Today),
            [new(2025, 1)] = new(10, null, "S", Today),
            [new(2026, 1)] = new(30, null, "S", Today),
            [new(2026, 2)] = new(8, -3, "S", Today),
        };
        var housed = new Dictionary<HalfYear, int> { [new(2024, 2)] = 12, [new(2025, 1)] = 25, [new(2025, 2)] = 4, [new(2026, 2)] = 2 };
        var balances = HalfYearBalance.Of(targets, half => housed.GetValueOrDefault(half), new(2026, 2));
        Assert.Equal(
            [
                new(new(2024, 2), 20, 5, true, 12, 13), new(new(2025, 1), 10, 13, false, 25, -2), new(new(2025, 2), null, -2, false, 4, null), new(new(2026, 1), 30, null, false, 0, null),
                new(new(2026, 2), 8, -3, true, 2, 3),
            ],
            balances);
        Assert.Empty(HalfYearBalance.Of(new Dictionary<HalfYear, TargetTerms>(), _ => 0, new(2026, 2)));
    }
}
