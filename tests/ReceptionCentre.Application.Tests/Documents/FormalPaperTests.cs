using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Documents;
using ReceptionCentre.Domain.Documents;
using ReceptionCentre.Domain.Plans;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Application.Tests.Documents;

public sealed class FormalPaperTests(ReceptionDatabase database) : IClassFixture<ReceptionDatabase>
{
    [Theory]
    [InlineData(PlanKind.Pip, true, "ar", false)]
    [InlineData(PlanKind.Pip, true, null, true)]
    [InlineData(PlanKind.Pip, false, "ar", true)]
    [InlineData(PlanKind.Voluntary, true, "ar", true)]
    public async Task An_unchecked_translation_stays_off_an_agreed_pip(PlanKind kind, bool isAgreed, string? language, bool isMade)
    {
        var newcomer = await A.Newcomer().Obliged().SavedIn(database);
        var plan = IntegrationPlan.Begin(newcomer.File.Id, kind, database.Clock.GetUtcNow(), Guid.NewGuid());
        plan.AddGoal("work", "Ik wil als kok werken.");
        if (isAgreed)
            plan.Agree(database.Clock.Today, database.Clock.Today, Guid.NewGuid());
        await database.Save(plan);

        var refused = await Record.ExceptionAsync(() => database.As(null).Send(new RequestPlanDocument.Command(plan.Id, language, Guid.NewGuid())));

        Assert.Equal(isMade, refused is null);
        if (!isMade)
            Assert.Equal(DocumentRules.AFormalPaperHasACheckedTranslation, Assert.IsType<BrokenRuleException>(refused).Rule);
    }

    [Theory]
    [InlineData(PlanKind.Pip, true, "ckb", "ckb")]
    [InlineData(PlanKind.Pip, true, "sw", "en")]
    [InlineData(PlanKind.Pip, true, "nl", null)]
    [InlineData(PlanKind.Pip, false, "ckb", null)]
    [InlineData(PlanKind.Voluntary, true, "ckb", null)]
    public async Task A_formal_paper_in_Dutch_alone_says_where_help_is_in_the_language_of_its_reader(PlanKind kind, bool isAgreed, string speaks, string? helped)
    {
        var newcomer = await A.Newcomer().Obliged().Speaking(speaks).SavedIn(database);
        var plan = IntegrationPlan.Begin(newcomer.File.Id, kind, database.Clock.GetUtcNow(), Guid.NewGuid());
        plan.AddGoal("work", "Ik wil als kok werken.");
        if (isAgreed)
            plan.Agree(database.Clock.Today, database.Clock.Today, Guid.NewGuid());
        await database.Save(plan);

        var id = await database.As(null).Send(new RequestPlanDocument.Command(plan.Id, null, Guid.NewGuid()));

        var data = await database.InDb(db => db.Documents.Where(one => one.Id == id).Select(one => one.Data).SingleAsync());
        Assert.Equal(helped, (string?)JsonNode.Parse(data)!["helpLanguage"]);
    }
}
