using ReceptionCentre.Domain.Checklists;
using static ReceptionCentre.Domain.Tests.Said;

namespace ReceptionCentre.Domain.Tests.Checklists;

public sealed class ChecklistTests
{
    [Fact]
    public void A_line_without_motives_municipality_and_kinds_holds_for_everybody()
    {
        var item = Item();
        Assert.True(item.HoldsFor("0363", [], null, Today));
        Assert.True(item.HoldsFor("0772", ["clergy"], "return", Today));
    }

    [Fact]
    public void A_line_holds_for_its_motives_kinds_municipality_and_days_only()
    {
        var item = Item(ChecklistKind.Departure, "0363", motives: ["eu-labour-short"], kinds: ["return"]);
        item.Period(Day(2026, 1, 1), Day(2026, 12, 1));
        Assert.True(item.HoldsFor("0363", ["eu-labour-short", "other"], "return", Today));
        Assert.False(item.HoldsFor("0363", ["other"], "return", Today));
        Assert.False(item.HoldsFor("0363", ["eu-labour-short"], "onward", Today));
        Assert.False(item.HoldsFor("0772", ["eu-labour-short"], "return", Today));
        Assert.False(item.HoldsFor("0363", ["eu-labour-short"], "return", Day(2026, 12, 1)));
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

    private static ChecklistItem Item(ChecklistKind kind = ChecklistKind.Arrival, string? municipality = null, string[]? motives = null, string[]? kinds = null)
    {
        var item = new ChecklistItem("bank", kind, municipality, 1, null);
        item.Describe(new("Bank", "Bank", null, null, null), new(ChecklistDoer.Newcomer, motives ?? [], kinds ?? []), null);
        return item;
    }
}
