using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Municipalities;

namespace ReceptionCentre.Domain.Tests.Municipalities;

public sealed class MunicipalitySettingsTests
{
    [Theory]
    [InlineData(6)]
    [InlineData(366)]
    [InlineData(0)]
    [InlineData(-1)]
    public void A_term_out_of_its_range_is_refused(int days) =>
        MunicipalityRules.ATermIsInItsRange.Breaks(() => MunicipalitySettings.For("0772").Choose(new(SilentDays: days)));

    [Fact]
    public void The_ends_of_each_range_are_allowed()
    {
        foreach (var (name, (fewest, most)) in OwnTerms.Ranges)
        {
            Assert.True(OwnTerms.IsInRange(name, fewest) && OwnTerms.IsInRange(name, most) && OwnTerms.IsInRange(name, null));
            Assert.False(OwnTerms.IsInRange(name, fewest - 1) || OwnTerms.IsInRange(name, most + 1));
        }
        Assert.Equal(OwnTerms.Ranges.Keys.Order(), new OwnTerms().All.Select(term => term.Name).Order());
    }

    [Fact]
    public void What_a_municipality_did_not_choose_is_as_the_region_has_it()
    {
        var region = new CaseloadTerms { SilentDays = 50, DraftDays = 20 };
        Assert.Equal(region, new OwnTerms().Over(region));
        Assert.Equal(region with { SilentDays = 10 }, new OwnTerms(SilentDays: 10).Over(region));
        var all = new OwnTerms(1, 7, 2, 3, 4, 5, 6, 8);
        Assert.Equal(
            new CaseloadTerms { NewDays = 1, SilentDays = 7, DraftDays = 2, NoPlanDays = 3, AheadDays = 4, AnswerDays = 5, ReferralAnswerDays = 6, ReferralStartDays = 8 },
            all.Over(region));
    }

    [Fact]
    public void Only_terms_that_a_clock_stands_by_move_clocks()
    {
        var before = new OwnTerms(SilentDays: 42);
        Assert.False((before with { NewDays = 3, AheadDays = 9 }).MovesClocks(before));
        Assert.False(before.MovesClocks(before));
        Assert.True((before with { SilentDays = null }).MovesClocks(before));
        Assert.True((before with { ReferralStartDays = 1 }).MovesClocks(before));
    }

    [Fact]
    public void What_stays_unused_stays_the_same_record()
    {
        var settings = MunicipalitySettings.For("0772");
        settings.LeaveUnused([("topics", "tax"), ("topics", "legal")], []);
        var kept = settings.Unused[0];
        settings.LeaveUnused([("topics", "tax"), ("tracks", "tax")], []);
        Assert.Same(kept, settings.Unused[0]);
        Assert.Equal([("topics", "tax"), ("tracks", "tax")], settings.Unused.Select(part => (part.List, part.Code)));
    }
}
