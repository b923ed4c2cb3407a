using ReceptionCentre.Domain.Events;

namespace ReceptionCentre.Domain.Tests.Events;

public sealed class FunnelTests
{
    [Fact]
    public void Each_step_counts_who_took_the_one_before_and_shows_who_jumped_in_apart()
    {
        FunnelPerson[] people =
        [
            Person(true, true, true), Person(true, true, false), Person(true, false, true), Person(true, false, false),
            // Came without being asked.
            Person(false, false, true),
        ];
        Assert.Equal([new FunnelCount(4, 4, 0), new(4, 2, 0), new(2, 1, 2)], Funnel.Of(people, 3));
    }

    [Fact]
    public void Of_nobody_every_step_is_nought() => Assert.Equal([new FunnelCount(0, 0, 0), new(0, 0, 0)], Funnel.Of([], 2));

    private static FunnelPerson Person(params bool[] reached) => new("letter", null, reached);
}
