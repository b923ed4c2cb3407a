using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Clocks;
using static ReceptionCentre.Domain.Tests.Said;

namespace ReceptionCentre.Domain.Tests.Clocks;

public sealed class PostponementTests
{
    private static Postponement Make(int days, DueReason reason = DueReason.NoPlan, int dueIn = 3) =>
        Postponement.Make(Guid.CreateVersion7(), Asked(reason, dueIn), Today.AddDays(days), "Wacht op de school", Today, Now().At, By);

    private static ClockTerms Asked(DueReason reason, int dueIn) => new(reason, Guid.CreateVersion7(), Today.AddDays(-20), Today.AddDays(dueIn), null, false);

    [Fact]
    public void It_holds_until_its_day_and_no_longer()
    {
        var put = Make(7);
        Assert.Equal((true, true, false), (put.HoldsOn(Today), put.HoldsOn(Today.AddDays(6)), put.HoldsOn(Today.AddDays(7))));
        put.End(Now().At, By);
        Assert.False(put.HoldsOn(Today));
        PostponementRules.TakenBackOnce.Breaks(() => put.End(Now().At, By));
    }

    [Fact]
    public void It_comes_back_on_a_later_day_within_a_quarter()
    {
        PostponementRules.ItComesBackOnALaterDay.Breaks(() => Make(0));
        PostponementRules.NotForLongerThanAQuarter.Breaks(() => Make(Postponement.MostDays + 1));
        Make(Postponement.MostDays);
    }

    [Theory]
    [InlineData(DueReason.PipTerm)]
    [InlineData(DueReason.ObjectionAnswer)]
    [InlineData(DueReason.EnforcementDecision)]
    [InlineData(DueReason.DuoPip)]
    public void A_term_of_the_law_is_put_off_no_further_than_its_last_day_and_not_at_all_when_that_passed(DueReason reason)
    {
        Make(3, reason);
        PostponementRules.ATermOfTheLawIsNotPassedOver.Breaks(() => Make(4, reason));
        PostponementRules.ATermOfTheLawIsNotPassedOver.Breaks(() => Make(1, reason, dueIn: -1));
        // What would be refused is not offered either.
        Assert.Equal((true, false, false), (Postponement.IsPossible(Asked(reason, 1), Today), Postponement.IsPossible(Asked(reason, 0), Today), Postponement.IsPossible(Asked(reason, -1), Today)));
    }

    [Theory]
    [InlineData(DueReason.Task)]
    [InlineData(DueReason.Promise)]
    public void What_has_a_day_of_its_own_is_moved(DueReason reason) => PostponementRules.WhatIsMovedItselfIsNotPutOff.Breaks(() => Make(2, reason));
}
