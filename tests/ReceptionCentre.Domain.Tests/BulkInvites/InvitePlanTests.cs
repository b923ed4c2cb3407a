using ReceptionCentre.Domain.Appointments;
using ReceptionCentre.Domain.BulkInvites;
using ReceptionCentre.Domain.Facts;

namespace ReceptionCentre.Domain.Tests.BulkInvites;

public sealed class InvitePlanTests
{
    // Monday 30 November to Thursday 3 December 2026: three hours a day.
    private static readonly DateOnly Monday = new(2026, 11, 30);
    private static readonly ILookup<Guid, AppointmentTime> Nowhere = Array.Empty<AppointmentTime>().ToLookup(_ => Guid.Empty);

    [Fact]
    public void The_most_urgent_comes_first_and_equal_desks_hold_equally_many_talks()
    {
        var items = Enumerable.Range(1, 6).Select(number => Item(number, due: 20 - number)).ToList();
        var shares = InvitePlan.Make(items, [Diary(1), Diary(2)], Times(), Nowhere, false);
        Assert.Equal([6, 5, 4, 3, 2, 1], shares.Select(share => Number(share.Item.CaseFileId)));
        Assert.Equal([9, 9, 10, 10, 11, 11], shares.Select(share => Hour(share)));
        Assert.Equal([3, 3], shares.GroupBy(share => share.StaffMemberId).Select(desk => desk.Count()));
        Assert.All(shares, share => Assert.Equal(InviteFinding.Fits, share.Finding));
    }

    [Fact]
    public void A_family_comes_together_and_gets_more_time_and_who_is_protected_comes_alone()
    {
        var family = Guid.NewGuid();
        var items = new[] { Item(1, 5, family), Item(2, 9, family, isAdult: false), Item(3, 7, family, isApart: true), Item(4, 8) };
        var shares = InvitePlan.Make(items, [Diary(1)], Times(), Nowhere, false);
        var (parent, child) = (Of(shares, 1), Of(shares, 2));
        Assert.Equal((parent.Time, parent.Together, parent.StaffMemberId), (child.Time, child.Together, child.StaffMemberId));
        Assert.Equal(TimeSpan.FromHours(2), parent.Time!.EndsAt - parent.Time.BeginsAt);
        var apart = Of(shares, 3);
        Assert.NotEqual(parent.Together, apart.Together);
        Assert.Equal(TimeSpan.FromHours(1), apart.Time!.EndsAt - apart.Time.BeginsAt);
        Assert.False(apart.Time.Meets(parent.Time));
        Assert.All(shares, share => Assert.NotNull(share.Time));
    }

    [Fact]
    public void A_child_comes_with_an_adult_or_not_at_all()
    {
        var family = Guid.NewGuid();
        var shares = InvitePlan.Make([Item(1, 5, isAdult: false), Item(2, 6, family, isAdult: false), Item(3, 7, family, isApart: true)], [Diary(1)], Times(), Nowhere, false);
        Assert.Equal((InviteFinding.NoAdult, InviteFinding.NoAdult, InviteFinding.Fits), (Of(shares, 1).Finding, Of(shares, 2).Finding, Of(shares, 3).Finding));
    }

    [Fact]
    public void Somebody_comes_to_the_own_caseworker_while_that_is_in_time()
    {
        var full = Diary(1, [Busy(0, 9, 12), Busy(1, 9, 12)]);
        Assert.Equal(Id(1), InvitePlan.Make([Item(1, 9, caseworker: 1)], [full, Diary(2)], Times(), Nowhere, false)[0].StaffMemberId);
        Assert.Equal(Id(2), InvitePlan.Make([Item(1, 1, caseworker: 1)], [full, Diary(2)], Times(), Nowhere, false)[0].StaffMemberId);
        // When nobody would be in time, the first who can; at the same time whom the person knows.
        Assert.Equal(Id(2), InvitePlan.Make([Item(1, -1, caseworker: 1)], [full, Diary(2)], Times(), Nowhere, false)[0].StaffMemberId);
        Assert.Equal(Id(2), InvitePlan.Make([Item(1, -1, caseworker: 2)], [Diary(1), Diary(2)], Times(), Nowhere, false)[0].StaffMemberId);
    }

    [Fact]
    public void Only_the_own_caseworker_means_nobody_else()
    {
        var shares = InvitePlan.Make([Item(1, 1, caseworker: 1), Item(2, 1, caseworker: 3), Item(3, 1)], [Diary(1, [Busy(0, 9, 12), Busy(1, 9, 12)]), Diary(2)], Times(), Nowhere, true);
        Assert.Equal((Id(1), InviteFinding.FitsLate), (Of(shares, 1).StaffMemberId, Of(shares, 1).Finding));
        Assert.Equal((InviteFinding.NoHost, InviteFinding.NoHost), (Of(shares, 2).Finding, Of(shares, 3).Finding));
    }

    [Fact]
    public void What_stands_in_a_diary_stays_free_and_who_is_away_holds_no_talks()
    {
        var (busy, away) = (Diary(1, [Busy(0, 9, 10)]), new InviteDiary(Id(2), [Absent(Monday, Monday.AddDays(2))], []));
        var shares = InvitePlan.Make([Item(1, 9), Item(2, 9), Item(3, 9)], [busy, away], Times(), Nowhere, false);
        Assert.Equal([(Id(1), 10), (Id(1), 11), (Id(1), 9)], shares.Select(share => (share.StaffMemberId!.Value, Hour(share))));
        Assert.Equal(Monday.AddDays(1), shares[2].Time!.On);
    }

    [Fact]
    public void Nobody_comes_when_they_are_expected_elsewhere()
    {
        var elsewhere = new[] { Busy(0, 9, 11) }.ToLookup(_ => Id(1));
        var shares = InvitePlan.Make([Item(1, 2), Item(2, 3)], [Diary(1)], Times(), elsewhere, false);
        Assert.Equal((11, 9), (Hour(Of(shares, 1)), Hour(Of(shares, 2))));
    }

    [Fact]
    public void Who_finds_no_time_and_who_is_left_out_beforehand_are_told_apart()
    {
        var items = Enumerable.Range(1, 13).Select(number => Item(number, number)).Append(Item(20, 0) with { Out = InviteFinding.AlreadyInvited }).ToList();
        var shares = InvitePlan.Make(items, [Diary(1)], Times(), Nowhere, false);
        Assert.Equal((InviteFinding.NoSlot, InviteFinding.AlreadyInvited), (Of(shares, 13).Finding, Of(shares, 20).Finding));
        Assert.Equal((12, 1, 1), (shares.Count(share => share.Time is not null), shares.Count(share => share.Finding == InviteFinding.NoSlot), shares.Count(share => share.Finding == InviteFinding.AlreadyInvited)));
        Assert.All(InvitePlan.Make(items, [], Times(), Nowhere, false), share => Assert.Null(share.Time));
    }

    [Fact]
    public void Holidays_and_Sundays_have_no_talks()
    {
        var christmas = new TalkTimes(new(2026, 12, 24), new(2026, 12, 28), (TalkDays)63, new(new(9, 0), new(10, 0)), null, 60, 1);
        Assert.Equal([new DateOnly(2026, 12, 24), new(2026, 12, 28)], christmas.Dates());
    }

    [Fact]
    public void The_clock_in_the_Netherlands_stays_the_same_over_the_change_to_summer_time()
    {
        var spring = new TalkTimes(new(2027, 3, 26), new(2027, 3, 30), (TalkDays)63, new(new(9, 0), new(10, 0)), null, 60, 1);
        var shares = InvitePlan.Make([Item(1, 200), Item(2, 200), Item(3, 200)], [Diary(1)], spring, Nowhere, false);
        Assert.All(shares, share => Assert.Equal(9, Hour(share)));
        // Good Friday was skipped.
        Assert.Equal([new DateOnly(2027, 3, 27), new(2027, 3, 30)], shares.Where(share => share.Time is not null).Select(share => share.Time!.On));
    }

    [Fact]
    public void No_other_order_makes_the_greatest_lateness_smaller()
    {
        for (var seed = 1; seed <= 60; seed++)
        {
            var dice = new Random(seed);
            var items = Enumerable.Range(1, 5).Select(number => Item(number, dice.Next(-1, 5))).ToList();
            var diaries = new[] { Diary(1, [.. Enumerable.Range(0, dice.Next(4)).Select(_ => Busy(dice.Next(4), 9, 9 + dice.Next(1, 4)))]), Diary(2, [Busy(0, 9, 12)]) };
            var ours = Lateness(InvitePlan.Make(items, diaries, Times(), Nowhere, false));
            var free = InvitePlan.Make(Enumerable.Range(1, 24).Select(number => Item(number, 0)).ToList(), diaries, Times(), Nowhere, false)
                .Where(share => share.Time is not null).Select(share => share.Time!.On.DayNumber).Order().Take(5).ToList();
            var best = Orders(items).Min(order => order.Select((item, place) => free[place] - item.DueOn.DayNumber).Max());
            Assert.Equal(best, ours);
        }
    }

    [Fact]
    public void Whatever_is_asked_nobody_is_in_two_places_and_the_same_question_has_the_same_answer()
    {
        for (var seed = 1; seed <= 200; seed++)
        {
            var dice = new Random(seed);
            var families = Enumerable.Range(0, 4).Select(_ => Guid.NewGuid()).ToList();
            var items = Enumerable.Range(1, dice.Next(1, 30))
                .Select(number => Item(number, dice.Next(-2, 9), dice.Next(2) == 0 ? families[dice.Next(4)] : null, dice.Next(4) == 0 ? dice.Next(1, 4) : null, dice.Next(5) > 0, dice.Next(8) == 0)).ToList();
            var diaries = Enumerable.Range(1, 3).Select(number => Diary(number, [.. Enumerable.Range(0, dice.Next(3)).Select(_ => Busy(dice.Next(4), dice.Next(9, 11), 12))])).ToList();
            var expected = items.Where(_ => dice.Next(4) == 0).ToLookup(item => item.CaseFileId, _ => Busy(dice.Next(4), 9, 11));
            var shares = InvitePlan.Make(items, diaries, Times(), expected, dice.Next(2) == 0);
            Assert.Equal(items.Select(item => item.CaseFileId).Order(), shares.Select(share => share.Item.CaseFileId).Order());
            foreach (var desk in diaries)
            {
                var held = shares.Where(share => share.StaffMemberId == desk.StaffMemberId).DistinctBy(share => share.Together).Select(share => share.Time!).Concat(desk.Busy.Distinct()).ToList();
                Assert.All(shares.Where(share => share.StaffMemberId == desk.StaffMemberId).DistinctBy(share => share.Together), share => Assert.Single(held, share.Time!.Meets));
            }
            Assert.All(shares.Where(share => share.Time is not null), share => Assert.DoesNotContain(expected[share.Item.CaseFileId], share.Time!.Meets));
            Assert.All(shares.Where(share => share.Together > 0).GroupBy(share => share.Together), talk => Assert.Single(talk.Select(share => (share.Item.IsApart ? share.Item.CaseFileId : share.Item.HouseholdId ?? share.Item.CaseFileId, share.Time)).Distinct()));
        }
    }

    private static int Lateness(IEnumerable<InviteShare> shares) => shares.Max(share => share.Time!.On.DayNumber - share.Item.DueOn.DayNumber);

    private static IEnumerable<List<InviteItem>> Orders(List<InviteItem> items) =>
        items.Count == 0 ? [[]] : items.SelectMany(first => Orders([.. items.Where(item => item != first)]).Select(rest => rest.Prepend(first).ToList()));

    private static TalkTimes Times() => new(Monday, Monday.AddDays(3), TalkDays.Monday | TalkDays.Tuesday | TalkDays.Wednesday | TalkDays.Thursday, new(new(9, 0), new(12, 0)), null, 60, 2);

    private static InviteItem Item(int number, int due, Guid? household = null, int? caseworker = null, bool isAdult = true, bool isApart = false) =>
        new(Id(number), Monday.AddDays(due), household, caseworker is { } worker ? Id(worker) : null, isAdult, isApart, null);

    private static InviteDiary Diary(int number, AppointmentTime[]? busy = null) => new(Id(number), [], busy ?? []);

    private static AppointmentTime Busy(int day, int from, int until) => AppointmentTime.Of(Monday.AddDays(day), new(from, 0), new(until, 0));

    private static Domain.WorkQueue.Absence Absent(DateOnly from, DateOnly until) => Domain.WorkQueue.WorkCapacity.For(Guid.NewGuid()).BeAway(from, until);

    private static InviteShare Of(IReadOnlyList<InviteShare> shares, int number) => shares.Single(share => share.Item.CaseFileId == Id(number));

    private static int Hour(InviteShare share) => share.Time is { } time ? DutchCalendar.LocalTime(time.BeginsAt).Hour : 9;

    private static Guid Id(int number) => new(number, 0, 0, new byte[8]);

    private static int Number(Guid id) => BitConverter.ToInt32(id.ToByteArray());
}
