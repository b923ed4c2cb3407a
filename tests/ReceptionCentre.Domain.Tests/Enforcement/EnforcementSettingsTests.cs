using ReceptionCentre.Domain.CivicIntegration;
using ReceptionCentre.Domain.Enforcement;
using static ReceptionCentre.Domain.Tests.Said;

namespace ReceptionCentre.Domain.Tests.Enforcement;

/// <summary>What a municipality sets, and that what held on a day counts.</summary>
public sealed class EnforcementSettingsTests
{
    private readonly EnforcementSettings _settings = EnforcementSettings.For("0363");

    [Fact]
    public void It_is_off_for_everybody_until_it_is_switched_on_and_from_the_day_that_was_said()
    {
        Assert.All(Enum.GetValues<DutyGroup>(), group => Assert.False(_settings.IsOn(group, Today)));
        Switch(DutyGroup.FamilyAndOther, true, Today);
        Assert.Equal((false, true, false), (On(Today.AddDays(-1)), On(Today), _settings.IsOn(DutyGroup.Asylum, Today)));
        Switch(DutyGroup.FamilyAndOther, false, Today.AddDays(10));
        Assert.Equal((true, false), (On(Today.AddDays(9)), On(Today.AddDays(10))));
        // Of two lines from one day the last that was written counts; both stay.
        Switch(DutyGroup.FamilyAndOther, true, Today.AddDays(10), 9);
        Assert.Equal((true, 3), (On(Today.AddDays(10)), _settings.Switches.Count));
    }

    [Theory]
    [InlineData(null, "Verordening")]
    [InlineData("Besluit", null)]
    [InlineData(" ", " ")]
    public void For_asylum_status_holders_it_is_switched_on_only_with_a_reason_and_a_legal_basis(string? reason, string? basis)
    {
        EnforcementRules.ForAsylumWithReasonAndBasis.Breaks(() => _settings.Switch(DutyGroup.Asylum, true, Today, reason, basis, Now().At, By));
        _settings.Switch(DutyGroup.Asylum, true, Today, "Besluit van het college", "Verordening, artikel 4", Now().At, By);
        _settings.Switch(DutyGroup.Asylum, false, Today, reason, basis, Now(1).At, By);
        Assert.False(_settings.IsOn(DutyGroup.Asylum, Today));
    }

    [Fact]
    public void The_days_that_held_on_a_day_count_and_what_was_not_set_is_not_asked()
    {
        Assert.All(Enum.GetValues<StepKind>(), kind => Assert.Null(_settings.DaysOf(kind, Today)));
        _settings.SetDays(new(7, 10, 14, null), Today, Now().At, By);
        _settings.SetDays(new(3, null, 21, 28), Today.AddDays(5), Now(1).At, By);
        Assert.Equal([7, 7, 10, 14], Enum.GetValues<StepKind>().Select(kind => _settings.DaysOf(kind, Today.AddDays(4))));
        Assert.Equal([3, 3, null, 21], Enum.GetValues<StepKind>().Select(kind => _settings.DaysOf(kind, Today.AddDays(5))));
        Assert.Equal((null, 28), (_settings.TermsOn(Today)!.Decision, _settings.TermsOn(Today.AddDays(5))!.Decision));
    }

    [Fact]
    public void An_amount_names_its_basis_and_the_last_one_stands_for_later_times()
    {
        EnforcementRules.AnAmountHasItsBasis.Breaks(() => Amount(1, 50, null));
        Assert.Null(_settings.AmountOn(PathStage.Intake, 1, Today));
        Amount(1, 50, "artikel 4");
        Amount(2, 100, "artikel 5");
        Assert.All(new[] { (1, 50), (2, 100), (3, 100), (7, 100) }, one => Assert.Equal(one.Item2, _settings.AmountOn(PathStage.Intake, one.Item1, Today)!.Amount));
        Assert.Null(_settings.AmountOn(PathStage.Intake, 1, Today.AddDays(-1)));
        Assert.Null(_settings.AmountOn("pvt", 1, Today));
        Amount(1, null, null, 5);
        Assert.Null(_settings.AmountOn(PathStage.Intake, 1, Today));
        Assert.Equal(100, _settings.AmountOn(PathStage.Intake, 2, Today)!.Amount);
    }

    private bool On(DateOnly day) => _settings.IsOn(DutyGroup.FamilyAndOther, day);

    private void Switch(DutyGroup group, bool on, DateOnly from, int minute = 0) => _settings.Switch(group, on, from, null, null, Now(minute).At, By);

    private void Amount(int time, int? amount, string? basis, int minute = 0) => _settings.SetAmount(PathStage.Intake, time, amount, basis, Today, Now(minute).At, By);
}
