using ReceptionCentre.Domain.WorkQueue;

namespace ReceptionCentre.Domain.Tests.WorkQueue;

public sealed class SpreadPlanTests
{
    private static readonly ILookup<Guid, Guid> NobodyKnown = Array.Empty<Guid>().ToLookup(id => id);
    private static readonly DateOnly Today = Said.Today;
    private static readonly WorkWeek ThisWeek = WorkWeek.Of(Today);

    [Fact]
    public void Equal_colleagues_get_equal_parts_the_most_urgent_first()
    {
        var (one, two) = (Worker(1, perWeek: 2), Worker(2, perWeek: 2));
        var items = Enumerable.Range(0, 8).Select(number => Item(number, due: 60 - number)).ToList();
        var shares = SpreadPlan.Make(items, [one, two], NobodyKnown, Today, evenOver: false);
        Assert.Equal(items.OrderBy(item => item.DueOn), shares.Select(share => share.Item));
        Assert.All(shares, share => Assert.Equal(SpreadFinding.Fits, share.Finding));
        Assert.Equal([4, 4], shares.GroupBy(share => share.StaffMemberId).Select(group => group.Count()));
        Assert.Equal([ThisWeek, ThisWeek, ThisWeek, ThisWeek, ThisWeek.Plus(1), ThisWeek.Plus(1), ThisWeek.Plus(1), ThisWeek.Plus(1)], shares.Select(share => share.Week!.Value));
    }

    [Fact]
    public void Who_can_do_twice_as_much_gets_twice_as_much()
    {
        var (half, whole) = (Worker(1, most: 30), Worker(2, most: 60));
        var shares = SpreadPlan.Make(Enumerable.Range(0, 45).Select(number => Item(number, due: 70)), [half, whole], NobodyKnown, Today, evenOver: false);
        Assert.Equal((15, 30), (shares.Count(share => share.StaffMemberId == half.StaffMemberId), shares.Count(share => share.StaffMemberId == whole.StaffMemberId)));
    }

    [Fact]
    public void A_family_stays_together_and_goes_to_who_knows_one_of_them()
    {
        var (busy, idle) = (Worker(1, files: 70), Worker(2));
        var family = Guid.NewGuid();
        var items = new[] { Item(1, 20, family), Item(2, 40, family), Item(3, 60, family) };
        Assert.All(SpreadPlan.Make(items, [busy, idle], NobodyKnown, Today, false), share => Assert.Equal(idle.StaffMemberId, share.StaffMemberId));
        var knows = new[] { busy.StaffMemberId }.ToLookup(_ => family);
        Assert.All(SpreadPlan.Make(items, [busy, idle], knows, Today, false), share => Assert.Equal(busy.StaffMemberId, share.StaffMemberId));
        // Without room for all of them together, who knows them does not get some of them.
        var full = Worker(1, files: 78);
        Assert.All(SpreadPlan.Make(items, [full, idle], knows, Today, false), share => Assert.Equal(idle.StaffMemberId, share.StaffMemberId));
    }

    [Fact]
    public void What_can_only_be_done_after_its_deadline_is_said()
    {
        var worker = Worker(1, perWeek: 1);
        var shares = SpreadPlan.Make([Item(1, 1), Item(2, 1), Item(3, 30)], [worker], NobodyKnown, Today, false);
        Assert.Equal([SpreadFinding.Fits, SpreadFinding.FitsLate, SpreadFinding.Fits], shares.Select(share => share.Finding));
        Assert.Equal(ThisWeek.Plus(1), shares[1].Week);
    }

    [Fact]
    public void Who_can_do_it_in_time_goes_before_who_has_fewer_files()
    {
        var (away, here) = (new SpreadWorker(Id(1), 0, 80, [0, 0, 0, .. Enumerable.Repeat(5, 23)]), Worker(2, files: 79));
        Assert.Equal(here.StaffMemberId, Assert.Single(SpreadPlan.Make([Item(1, 3)], [away, here], NobodyKnown, Today, false)).StaffMemberId);
        Assert.Equal(away.StaffMemberId, Assert.Single(SpreadPlan.Make([Item(1, 40)], [away, here], NobodyKnown, Today, false)).StaffMemberId);
    }

    [Fact]
    public void What_nobody_has_room_for_stays_or_goes_over_when_that_is_asked()
    {
        var (one, two) = (Worker(1, files: 80), Worker(2, files: 79));
        var items = new[] { Item(1, 10), Item(2, 20), Item(3, 30) };
        Assert.Equal([SpreadFinding.Fits, SpreadFinding.NoRoom, SpreadFinding.NoRoom], SpreadPlan.Make(items, [one, two], NobodyKnown, Today, false).Select(share => share.Finding));
        var over = SpreadPlan.Make(items, [one, two], NobodyKnown, Today, true);
        Assert.Equal([SpreadFinding.Fits, SpreadFinding.GoesOver, SpreadFinding.GoesOver], over.Select(share => share.Finding));
        Assert.Equal([two.StaffMemberId, one.StaffMemberId, two.StaffMemberId], over.Select(share => share.StaffMemberId!.Value));
        Assert.Equal(SpreadFinding.NoRoom, Assert.Single(SpreadPlan.Make([Item(1, 10)], [], NobodyKnown, Today, true)).Finding);
        // A week in which nothing fits is no room either.
        Assert.Equal(SpreadFinding.NoRoom, Assert.Single(SpreadPlan.Make([Item(1, 10)], [Worker(1, perWeek: 0)], NobodyKnown, Today, false)).Finding);
    }

    [Fact]
    public void Whatever_is_asked_nobody_is_over_unless_there_is_no_room_and_families_stay_together()
    {
        for (var seed = 1; seed <= 300; seed++)
        {
            var dice = new Random(seed);
            var households = Enumerable.Range(0, 6).Select(number => Id(1000 + number)).ToList();
            var items = Enumerable.Range(0, dice.Next(1, 120)).Select(number => Item(number, dice.Next(-10, 90), dice.Next(3) == 0 ? households[dice.Next(6)] : null)).ToList();
            var workers = Enumerable.Range(1, dice.Next(1, 6))
                .Select(number => new SpreadWorker(Id(5000 + number), dice.Next(0, 40), dice.Next(0, 60), [.. Enumerable.Range(0, SpreadPlan.Weeks).Select(_ => dice.Next(0, 4))])).ToList();
            var knows = households.Take(2).ToLookup(household => household, _ => workers[dice.Next(workers.Count)].StaffMemberId);
            var evenOver = dice.Next(2) == 0;
            var shares = SpreadPlan.Make(items, workers, knows, Today, evenOver);

            // Each file once, and whatever order they came in the answer is the same.
            Assert.Equal(items.Select(item => item.CaseFileId).Order(), shares.Select(share => share.Item.CaseFileId).Order());
            Assert.Equal(shares, SpreadPlan.Make(items.OrderBy(_ => dice.Next()), workers.OrderByDescending(worker => worker.StaffMemberId), knows, Today, evenOver));
            foreach (var family in shares.Where(share => share.Item.HouseholdId is not null).GroupBy(share => share.Item.HouseholdId))
                Assert.Single(family.Select(share => share.StaffMemberId).Distinct());
            foreach (var worker in workers)
            {
                var fits = shares.Where(share => share.StaffMemberId == worker.StaffMemberId && share.Finding is SpreadFinding.Fits or SpreadFinding.FitsLate && share.StaffMemberId == worker.StaffMemberId).ToList();
                Assert.True(fits.Count == 0 || worker.Files + fits.Count <= worker.MostFiles, $"{seed}: more files than there is room for");
                Assert.All(fits.GroupBy(share => share.Week!.Value.Since(ThisWeek)), week => Assert.True(week.Count() <= worker.FreeInWeek[week.Key], $"{seed}: more in a week than there is room for"));
                // Who still has room for one could not have taken what nobody had room for: only a family that is larger.
                var hasRoom = worker.Files + shares.Count(share => share.StaffMemberId == worker.StaffMemberId) < worker.MostFiles && worker.FreeInWeek.Sum() > fits.Count;
                if (hasRoom)
                    Assert.DoesNotContain(shares, share => share.Finding is SpreadFinding.NoRoom or SpreadFinding.GoesOver && share.Item.HouseholdId is null);
            }
            Assert.All(shares, share => Assert.Equal(share.Finding is SpreadFinding.NoRoom, share.StaffMemberId is null));
            Assert.True(evenOver ? shares.All(share => share.StaffMemberId is not null) : shares.All(share => share.Finding != SpreadFinding.GoesOver));
        }
    }

    [Fact]
    public void Jackson_s_order_leaves_the_greatest_lateness_of_one_person_least()
    {
        for (var seed = 1; seed <= 60; seed++)
        {
            var dice = new Random(seed);
            var items = Enumerable.Range(0, 6).Select(number => Item(number, dice.Next(0, 40))).ToList();
            var free = Enumerable.Range(0, SpreadPlan.Weeks).Select(_ => dice.Next(0, 3)).ToList();
            if (free.Sum() < items.Count)
                continue;
            var shares = SpreadPlan.Make(items, [new(Id(1), 0, 80, free)], NobodyKnown, Today, false);
            var slots = free.SelectMany((room, week) => Enumerable.Repeat(ThisWeek.Plus(week), room)).Take(items.Count).ToList();
            Assert.Equal(Orders(items).Min(order => Lateness(order.Zip(slots))), Lateness(shares.Select(share => (share.Item, share.Week!.Value))));
        }

        static int Lateness(IEnumerable<(SpreadItem Item, WorkWeek Week)> plan) => plan.Max(one => one.Week.Since(WorkWeek.Of(one.Item.DueOn)));
        static IEnumerable<IReadOnlyList<SpreadItem>> Orders(IReadOnlyList<SpreadItem> items) =>
            items.Count == 0 ? [[]] : items.SelectMany(first => Orders([.. items.Where(item => item != first)]).Select(rest => (IReadOnlyList<SpreadItem>)[first, .. rest]));
    }

    private static Guid Id(int number) => new($"00000000-0000-0000-0000-{number:000000000000}");

    private static SpreadItem Item(int number, int due, Guid? household = null) => new(Id(100_000 + number), Today.AddDays(due), household);

    private static SpreadWorker Worker(int number, int files = 0, int most = 80, int perWeek = 10) => new(Id(number), files, most, [.. Enumerable.Repeat(perWeek, SpreadPlan.Weeks)]);
}
