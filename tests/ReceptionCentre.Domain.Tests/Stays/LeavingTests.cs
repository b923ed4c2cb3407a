using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Stays;
using static ReceptionCentre.Domain.Tests.Said;

namespace ReceptionCentre.Domain.Tests.Stays;

public sealed class LeavingTests
{
    private readonly Stay _stay = Stay.Begin(Guid.CreateVersion7(), "0363", On(2026, 1, 10));

    [Fact]
    public void Somebody_must_leave_and_cannot_leave_at_once_each_for_its_reasons()
    {
        _stay.RecordLeaving(LeavingKind.MustLeave, "letter-ind", null, On(2026, 11, 1), Today, Now());
        _stay.RecordLeaving(LeavingKind.CannotLeave, "no-papers", Today.AddDays(30), On(2026, 11, 10), Today, Now(1));
        _stay.RecordLeaving(LeavingKind.CannotLeave, "procedure", null, On(2026, 11, 12), Today, Now(2));
        Assert.Equal(["letter-ind", "no-papers", "procedure"], _stay.Leaving.On(Today).Select(fact => fact.Because).Order(StringComparer.Ordinal));
        Assert.True(_stay.IsOpenOn(Today));
        Assert.Null(_stay.EndedOn);
    }

    [Fact]
    public void Said_again_of_the_same_reason_it_takes_the_place_of_what_was_said()
    {
        _stay.RecordLeaving(LeavingKind.CannotLeave, "no-papers", Today.AddDays(7), On(2026, 11, 1), Today, Now());
        _stay.RecordLeaving(LeavingKind.CannotLeave, "no-papers", Today.AddDays(60), PartialDate.Of(Today), Today, Now(1));
        Assert.Equal(Today.AddDays(60), Assert.Single(_stay.Leaving.On(Today)).AskAgainOn);
        _stay.EndFact(_stay.Leaving.Current(Today)!.Id, PartialDate.Of(Today));
        Assert.Empty(_stay.Leaving.On(Today));
        Assert.Equal(2, _stay.Leaving.Count);
    }

    [Fact]
    public void It_is_looked_at_again_on_a_day_that_is_still_to_come() =>
        StayRules.AskedAgainLater.Breaks(() => _stay.RecordLeaving(LeavingKind.CannotLeave, "care", Today, On(2026, 11, 1), Today, Now()));
}
