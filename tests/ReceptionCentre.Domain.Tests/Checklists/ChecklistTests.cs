using ReceptionCentre.Domain.Checklists;
using static ReceptionCentre.Domain.Tests.Said;

namespace ReceptionCentre.Domain.Tests.Checklists;

public sealed class ChecklistTests
{
    [Fact]
    public void A_line_without_motives_municipality_and_kinds_holds_for_everybody()
    {
        var item = Item();
        Assert.True(item.HoldsFor(Who("0363", []), Today));
        Assert.True(item.HoldsFor(Who("0772", ["clergy"], "return"), Today));
    }

    [Fact]
    public void A_line_holds_for_its_motives_kinds_municipality_and_days_only()
    {
        var item = Item(ChecklistKind.Departure, "0363", motives: ["eu-labour-short"], kinds: ["return"]);
        item.Period(Day(2026, 1, 1), Day(2026, 12, 1));
        Assert.True(item.HoldsFor(Who("0363", ["eu-labour-short", "other"], "return"), Today));
        Assert.False(item.HoldsFor(Who("0363", ["other"], "return"), Today));
        Assert.False(item.HoldsFor(Who("0363", ["eu-labour-short"], "onward"), Today));
        Assert.False(item.HoldsFor(Who("0772", ["eu-labour-short"], "return"), Today));
        Assert.False(item.HoldsFor(Who("0363", ["eu-labour-short"], "return"), Day(2026, 12, 1)));
    }

    [Fact]
    public void A_line_for_children_holds_when_one_of_such_an_age_or_of_an_unknown_age_lives_there()
    {
        var item = Item(ChecklistKind.Departure);
        item.Describe(new("School", "School", null, null, null), new(ChecklistDoer.Newcomer, [], [], Ages: new(4, 17)), null);
        ChecklistPerson Of(params int[] ages) => Who("0363", []) with { Ages = ages };
        Assert.False(item.HoldsFor(Of(), Today));
        Assert.False(item.HoldsFor(Of(3, 18, 35), Today));
        Assert.True(item.HoldsFor(Of(35, 4), Today));
        Assert.True(item.HoldsFor(Of(17), Today));
        Assert.True(item.HoldsFor(Of(35) with { HasChildOfUnknownAge = true }, Today));
        ChecklistRules.YoungestBeforeOldest.Breaks(() => item.Describe(new("A", "B", null, null, null), new(ChecklistDoer.We, [], [], Ages: new(5, 4)), null));
    }

    [Fact]
    public void A_line_about_work_holds_for_its_motives_and_for_who_has_or_had_an_employer()
    {
        var item = Item(ChecklistKind.Departure);
        item.Describe(new("Pensioen", "Pension", null, null, null), new(ChecklistDoer.Newcomer, ["eu-labour-long"], [], ["employer"]), null);
        Assert.True(item.HoldsFor(Who("0363", ["eu-labour-long"]), Today));
        Assert.True(item.HoldsFor(Who("0363", ["family-migrant"]) with { Parties = ["employer"] }, Today));
        Assert.False(item.HoldsFor(Who("0363", ["family-migrant"]) with { Parties = ["referent"] }, Today));
    }

    [Fact]
    public void A_line_with_days_of_its_own_counts_them_from_the_day_of_leaving()
    {
        var item = Item(ChecklistKind.Departure);
        Assert.Null(item.DaysAround(Day(2026, 12, 1)));
        item.Describe(new("Uitschrijven", "Deregister", null, null, null), new(ChecklistDoer.Newcomer, [], [], Days: new(-5, 0)), null);
        Assert.Equal((Day(2026, 11, 26), Day(2026, 12, 1)), item.DaysAround(Day(2026, 12, 1)));
        ChecklistRules.FirstDayBeforeLast.Breaks(() => item.Describe(new("A", "B", null, null, null), new(ChecklistDoer.We, [], [], Days: new(1, 0)), null));
    }

    [Fact]
    public void A_line_ends_after_it_begins() =>
        ChecklistRules.ALineEndsAfterItBegins.Breaks(() => Item().Period(Day(2026, 2, 1), Day(2026, 1, 1)));

    [Fact]
    public void The_same_line_described_again_keeps_what_stays()
    {
        var item = Item(motives: ["clergy", "other"]);
        item.Describe(new("A", "B", null, null, null), new(ChecklistDoer.We, ["other", "child"], ["return"]), null);
        Assert.Equal(["child", "other"], item.Motives.Select(motive => motive.Code).Order());
        Assert.Empty(item.DepartureKinds);
    }

    [Fact]
    public void What_is_not_needed_says_why_and_a_tick_is_taken_back_once()
    {
        var (file, item) = (Guid.CreateVersion7(), Item());
        ChecklistRules.WhatIsNotNeededSaysWhy.Breaks(() => ChecklistTick.NotNeeded(file, file, item, " ", Today, Now().At, By));
        var tick = ChecklistTick.Done(file, file, item, null, Today, Now().At, By);
        Assert.Equal((item.Id, "Bank", TickState.Done), (tick.ItemId, tick.What, tick.State));
        tick.Withdraw(Now(1).At, By);
        ChecklistRules.TakenBackOnce.Breaks(() => tick.Withdraw(Now(2).At, By));
    }

    private static ChecklistPerson Who(string controller, string[] motives, string? departureKind = null) => new(controller, motives, departureKind, [], []);

    private static ChecklistItem Item(ChecklistKind kind = ChecklistKind.Arrival, string? municipality = null, string[]? motives = null, string[]? kinds = null)
    {
        var item = new ChecklistItem("bank", kind, municipality, 1, null);
        item.Describe(new("Bank", "Bank", null, null, null), new(ChecklistDoer.Newcomer, motives ?? [], kinds ?? []), null);
        return item;
    }
}
