using ReceptionCentre.Domain.OffSite;
using static ReceptionCentre.Domain.Tests.Said;

namespace ReceptionCentre.Domain.Tests.OffSite;

public sealed class SignUpDayTests
{
    private static readonly DateTimeOffset Evening = Now().At;

    private readonly SignUpDay _day = SignUpDay.Plan(new("0363", "reception-information", Today, "Kantine Kassen Noord", "Kassen Noord", null), Evening, By);

    [Fact]
    public void A_day_is_planned_started_and_closed()
    {
        Assert.Equal(SignUpDayState.Planned, _day.State);
        OffSiteRules.OnlyAnOpenDayTakesRows.Breaks(_day.EnsureOpen);
        OffSiteRules.OnlyAnOpenDayTakesRows.Breaks(() => _day.Close(Evening));
        _day.Start(Evening);
        Assert.Equal(SignUpDayState.Open, _day.State);
        OffSiteRules.ADayIsStartedOnce.Breaks(() => _day.Start(Evening));
        _day.Close(Evening.AddHours(3));
        Assert.Equal(SignUpDayState.Closed, _day.State);
        OffSiteRules.OnlyAnOpenDayTakesRows.Breaks(_day.EnsureOpen);
    }

    [Fact]
    public void A_day_that_was_closed_too_early_goes_on_and_began_when_it_began()
    {
        _day.Start(Evening);
        _day.Close(Evening.AddHours(1));
        _day.Start(Evening.AddHours(2));
        Assert.Equal((SignUpDayState.Open, Evening), (_day.State, _day.StartedAt!.Value));
    }

    [Fact]
    public void A_planned_day_is_moved_and_once_begun_keeps_its_date()
    {
        _day.Change(Today.AddDays(7), "Loods 4", "Fruit en Veld", null);
        Assert.Equal((Today.AddDays(7), "Loods 4", "Fruit en Veld"), (_day.On, _day.Place, _day.Partner));
        _day.Start(Evening);
        OffSiteRules.AStartedDayKeepsItsDate.Breaks(() => _day.Change(Today, "Loods 4", null, null));
        _day.Change(Today.AddDays(7), "Loods 5", null, null);
        Assert.Equal((Today.AddDays(7), "Loods 5", null), (_day.On, _day.Place, _day.Partner));
    }

    [Fact]
    public void A_planned_day_is_cancelled_and_planned_again_and_one_that_began_is_not_cancelled()
    {
        _day.Cancel(Evening);
        Assert.Equal(SignUpDayState.Cancelled, _day.State);
        OffSiteRules.OnlyAPlannedDayIsCancelled.Breaks(() => _day.Cancel(Evening));
        OffSiteRules.ACancelledDayIsPlannedAgainFirst.Breaks(() => _day.Start(Evening));
        OffSiteRules.OnlyAnOpenDayTakesRows.Breaks(_day.EnsureOpen);
        _day.PlanAgain();
        Assert.Equal(SignUpDayState.Planned, _day.State);
        _day.Start(Evening);
        OffSiteRules.OnlyAPlannedDayIsCancelled.Breaks(() => _day.Cancel(Evening));
    }

    [Fact]
    public void A_slip_is_for_one_person()
    {
        var slip = Slip.Print(_day.Id, 7, SlipCode.New());
        var file = Guid.CreateVersion7();
        slip.Register(file, Evening, By);
        Assert.Equal((SlipState.Registered, file, By), (slip.State, slip.CaseFileId!.Value, slip.EnteredBy!.Value));
        OffSiteRules.ASlipIsForOnePerson.Breaks(() => slip.Register(Guid.CreateVersion7(), Evening, By));
        OffSiteRules.ASlipIsForOnePerson.Breaks(() => slip.KeepToLookAt(Evening, By));
    }

    [Fact]
    public void Of_a_row_that_waits_it_is_decided_once_who_it_is()
    {
        var (file, decisions) = (Guid.CreateVersion7(), new Action<Slip>[] { slip => slip.SolveAsNew(Guid.CreateVersion7()), slip => slip.SolveAsKnown(Guid.CreateVersion7()), slip => slip.Drop() });
        foreach (var (decide, state) in new (Action<Slip>, SlipState)[] { (slip => slip.SolveAsNew(file), SlipState.Registered), (slip => slip.SolveAsKnown(file), SlipState.Known), (slip => slip.Drop(), SlipState.Dropped) })
        {
            var slip = Slip.Print(_day.Id, 8, SlipCode.New());
            OffSiteRules.ARowIsLookedAtOnce.Breaks(() => decide(slip));
            slip.KeepToLookAt(Evening, By);
            decide(slip);
            Assert.Equal((state, state == SlipState.Dropped ? null : file), (slip.State, slip.CaseFileId));
            Assert.All(decisions, again => OffSiteRules.ARowIsLookedAtOnce.Breaks(() => again(slip)));
        }
    }
}
