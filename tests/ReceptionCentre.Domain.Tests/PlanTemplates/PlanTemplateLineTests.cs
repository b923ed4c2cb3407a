using ReceptionCentre.Domain.Plans;
using ReceptionCentre.Domain.PlanTemplates;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Domain.Tests.PlanTemplates;

/// <summary>Which line of the template holds for whom, and what it proposes.</summary>
public sealed class PlanTemplateLineTests
{
    private static readonly DateOnly Today = new(2026, 11, 21);

    private static readonly TemplateWhat Evening = new(
        "language", "Ik spreek Nederlands.", "Avondles", "Evening lessons", "U heeft in de avond tijd.", "You have time in the evening.", 180, 21, 120, null, null, null);

    private static readonly TemplateWhom Everybody = new(null, [], TemplateStay.Any, "", [], "");

    [Theory]
    [InlineData("hours-when=evening", "evening weekend", true)]
    [InlineData("hours-when=evening", "morning", false)]
    [InlineData("dutch-speak=none|little", "little", true)]
    [InlineData("dutch-speak=none|little", "well", false)]
    [InlineData("work-want=*", "Kok worden", true)]
    [InlineData("work-want=*", "  ", false)]
    [InlineData("work-want=*", null, false)]
    public void A_line_holds_when_the_answer_is_one_that_it_looks_for(string condition, string? answer, bool holds)
    {
        var parsed = AnswerCondition.Parse(condition);
        Assert.Equal(condition, parsed.ToString());
        var proposal = Line(Everybody with { Answers = [parsed] }).For(Person(answers: answer is null ? [] : new() { [parsed.Question] = answer }));
        Assert.Equal(holds, proposal is not null);
    }

    [Fact]
    public void All_answers_of_a_line_must_be_so_and_it_tells_which_they_were()
    {
        var line = Line(Everybody with { Answers = [AnswerCondition.Parse("dutch-speak=none|little"), AnswerCondition.Parse("hours-when=evening|weekend"), AnswerCondition.Parse("work-want=*")] });
        Assert.Null(line.For(Person(answers: new() { ["dutch-speak"] = "little", ["hours-when"] = "evening" })));
        var told = line.For(Person(answers: new() { ["dutch-speak"] = "little", ["hours-when"] = "morning evening weekend", ["work-want"] = "Kok" }))!.Told;
        Assert.Equal(["dutch-speak: little", "hours-when: evening weekend", "work-want: "], told.Select(one => $"{one.Question}: {string.Join(' ', one.Codes)}"));
    }

    [Fact]
    public void A_line_holds_only_in_its_kind_of_plan_with_its_route_stay_motive_and_municipality()
    {
        Assert.NotNull(Line(Everybody).For(Person()));
        Assert.Null(Line(Everybody with { Kind = PlanKind.Pip }).For(Person()));
        var route = Line(Everybody with { Kind = PlanKind.Pip, Routes = [LearningRoute.B1Route, LearningRoute.ZRoute] });
        Assert.Null(route.For(Person() with { Kind = PlanKind.Pip }));
        Assert.Null(route.For(Person() with { Kind = PlanKind.Pip, Route = LearningRoute.EducationRoute }));
        Assert.NotNull(route.For(Person() with { Kind = PlanKind.Pip, Route = LearningRoute.ZRoute }));

        Assert.Null(Line(Everybody with { Stay = TemplateStay.Brief }).For(Person()));
        Assert.NotNull(Line(Everybody with { Stay = TemplateStay.Brief }).For(Person() with { Stay = TemplateStay.Brief }));
        Assert.Null(Line(Everybody with { Motives = "clergy" }).For(Person()));
        Assert.Equal("family-eu", Line(Everybody with { Motives = "clergy family-eu" }).For(Person() with { Motives = ["family-eu"] })!.Motive);

        Assert.Null(Line(Everybody with { NotIn = "0772 0344" }).For(Person()));
        Assert.NotNull(Line(Everybody, "0344").For(Person()));
        Assert.Null(Line(Everybody, "0772").For(Person()));
    }

    [Fact]
    public void A_line_holds_from_its_first_day_until_the_day_of_its_end()
    {
        var line = Line(Everybody);
        line.Period(Today, Today.AddDays(1));
        Assert.Null(line.For(Person() with { On = Today.AddDays(-1) }));
        Assert.NotNull(line.For(Person()));
        Assert.Null(line.For(Person() with { On = Today.AddDays(1) }));
        Assert.Equal(TemplateRules.TheLineEndsAfterItBegins, Assert.Throws<BrokenRuleException>(() => line.Period(Today, Today.AddDays(-1))).Rule);
    }

    [Fact]
    public void What_it_proposes_has_days_hours_payer_and_reason_and_is_compulsory_only_with_an_act()
    {
        var terms = Line(Everybody).For(Person())!.Terms(Today, Today);
        Assert.Equal(("Avondles", Today.AddDays(21), Today.AddDays(120), 180, "U heeft in de avond tijd."), (terms.What, terms.StartsOn, terms.Deadline, terms.MinutesAWeek, terms.Why));
        Assert.Null(terms.Compulsory);
        Assert.Empty(terms.Payers);

        var duty = Line(Everybody with { Kind = PlanKind.Pip }, what: Evening with { Act = "wi2021", Article = "6", Payer = "municipality" }).For(Person() with { Kind = PlanKind.Pip })!.Terms(Today, new(2026, 2, 1));
        Assert.Equal(new("wi2021", "6", new(2026, 2, 1)), duty.Compulsory);
        Assert.Equal([new("municipality", PayerShare.Whole)], duty.Payers);
    }

    [Fact]
    public void A_line_that_is_not_whole_is_refused()
    {
        Refused(TemplateRules.CompulsoryIsForAPip, Everybody, Evening with { Act = "wi2021", Article = "6" });
        Refused(TemplateRules.ACompulsoryLineNamesItsArticle, Everybody with { Kind = PlanKind.Pip }, Evening with { Act = "wi2021" });
        Refused(TemplateRules.ARouteIsOfAPip, Everybody with { Routes = [LearningRoute.ZRoute] }, Evening);
        Refused(TemplateRules.TheLineEndsAfterItBegins, Everybody, Evening with { StartsAfterDays = 30, DueAfterDays = 14 });
        Assert.Throws<FormatException>(() => AnswerCondition.Parse("dutch-speak"));
        Assert.Throws<FormatException>(() => AnswerCondition.Parse("=none"));
    }

    private static void Refused(Rule rule, TemplateWhom whom, TemplateWhat what) => Assert.Equal(rule, Assert.Throws<BrokenRuleException>(() => Line(whom, what: what)).Rule);

    private static PlanTemplateLine Line(TemplateWhom whom, string? municipality = null, TemplateWhat? what = null)
    {
        var line = new PlanTemplateLine("evening", municipality);
        line.Describe(whom, what ?? Evening, "[I]");
        return line;
    }

    private static TemplatePerson Person(Dictionary<string, string>? answers = null) => new(PlanKind.Voluntary, null, "0344", TemplateStay.Lasting, [], answers ?? [], Today);
}
