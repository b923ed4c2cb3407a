using ReceptionCentre.Domain.Plans;
using static ReceptionCentre.Domain.Tests.Said;

namespace ReceptionCentre.Domain.Tests.Plans;

/// <summary>What an item says, with the numbers.</summary>
public sealed class PlanItemTests
{
    private static readonly PlanItemTerms Lesson = new("Taalles", null, null, null, null, null, []);

    private readonly IntegrationPlan _plan = IntegrationPlan.Begin(Guid.CreateVersion7(), PlanKind.Voluntary, Now().At, By);

    [Theory]
    [InlineData]
    [InlineData(10_000)]
    [InlineData(6_000, 4_000)]
    [InlineData(3_333, 3_333, 3_334)]
    [InlineData(1, 9_999)]
    public void Nobody_pays_yet_or_the_parts_are_100_per_cent(params int[] parts) => Add(Lesson with { Payers = Parts(parts) });

    [Theory]
    [InlineData(9_999)]
    [InlineData(10_001)]
    [InlineData(6_000, 3_999)]
    [InlineData(3_333, 3_333, 3_333)]
    [InlineData(0, 10_000)]
    [InlineData(-1_000, 11_000)]
    [InlineData(int.MaxValue, int.MaxValue, 10_002)]
    public void Parts_that_are_not_100_per_cent_are_refused(params int[] parts) =>
        PlanRules.PayerSharesAddUpTo100.Breaks(() => Add(Lesson with { Payers = Parts(parts) }));

    [Fact]
    public void A_payer_stands_there_once() =>
        PlanRules.EachPayerOnce.Breaks(() => Add(Lesson with { Payers = [new("municipality", 5_000), new("municipality", 5_000)] }));

    [Theory]
    [InlineData("", "7")]
    [InlineData(" ", "7")]
    [InlineData("wi2021", "")]
    [InlineData("wi2021", "  ")]
    public void Compulsory_needs_act_and_article(string act, string article) =>
        PlanRules.CompulsoryNamesActAndArticle.Breaks(() => Add(Lesson with { Compulsory = new(act, article, Today) }));

    [Fact]
    public void Compulsory_keeps_act_article_and_since_when()
    {
        var item = Add(Lesson with { Compulsory = new("wi2021", "7", Day(2026, 2, 1)) });
        Assert.True(item.IsCompulsory);
        Assert.Equal(("wi2021", "7", Day(2026, 2, 1)), (item.Act, item.Article, item.CompulsorySince!.Value));
    }

    [Fact]
    public void An_item_is_voluntary_unless_said_otherwise() => Assert.False(Add(Lesson).IsCompulsory);

    [Fact]
    public void The_deadline_may_be_the_day_of_the_start_and_not_the_day_before()
    {
        Add(Lesson with { StartsOn = Today, Deadline = Today });
        Add(Lesson with { Deadline = Today });
        PlanRules.TheDeadlineIsAfterTheStart.Breaks(() => Add(Lesson with { StartsOn = Today, Deadline = Today.AddDays(-1) }));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(750)]
    [InlineData(10_080)]
    public void Hours_fit_in_a_week(int minutes) => Assert.Equal(minutes, Add(Lesson with { MinutesAWeek = minutes }).MinutesAWeek);

    [Theory]
    [InlineData(0)]
    [InlineData(-60)]
    [InlineData(10_081)]
    public void More_than_168_hours_or_none_at_all_are_refused(int minutes) =>
        PlanRules.AWeekHas168Hours.Breaks(() => Add(Lesson with { MinutesAWeek = minutes }));

    [Fact]
    public void A_change_of_the_hours_leaves_the_payers_the_records_that_they_were()
    {
        var item = Add(Lesson with { Payers = Parts(6_000, 4_000) });
        var before = item.Payers.Select(share => share.Id).Order().ToList();

        _plan.ChangeItem(item.Id, item.Terms with { MinutesAWeek = 600 });
        Assert.Equal(before, item.Payers.Select(share => share.Id).Order());

        _plan.ChangeItem(item.Id, item.Terms with { Payers = [new("payer-0", 6_000), new("other", 4_000)] });
        Assert.Single(item.Payers, share => before.Contains(share.Id));
        Assert.Equal(10_000, item.Payers.Sum(share => share.BasisPoints));
    }

    private PlanItem Add(PlanItemTerms terms) => _plan.AddItem(_plan.AddGoal("language", "Ik wil Nederlands leren.").Id, terms);

    private static List<PayerPart> Parts(params int[] parts) => [.. parts.Select((part, place) => new PayerPart($"payer-{place}", part))];
}
