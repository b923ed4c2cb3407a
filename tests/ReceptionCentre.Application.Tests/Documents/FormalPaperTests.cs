using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Documents;
using ReceptionCentre.Domain.Documents;
using ReceptionCentre.Domain.Plans;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Testing;
using ReceptionCentre.Testing.Plans;

namespace ReceptionCentre.Application.Tests.Documents;

public sealed class FormalPaperTests(ReceptionDatabase database) : IClassFixture<ReceptionDatabase>
{
    [Theory]
    [InlineData(PlanKind.Pip, true, "ar", false)]
    [InlineData(PlanKind.Pip, true, null, true)]
    [InlineData(PlanKind.Pip, false, "ar", true)]
    [InlineData(PlanKind.Voluntary, true, "ar", true)]
    public async Task An_unchecked_translation_stays_off_a_decided_pip(PlanKind kind, bool stands, string? language, bool isMade)
    {
        var plan = await Plan(A.Newcomer(), kind, stands);

        var refused = await Record.ExceptionAsync(() => database.As(null).Send(new RequestPlanDocument.Command(plan, language, Guid.NewGuid())));

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
    public async Task A_formal_paper_in_Dutch_alone_says_where_help_is_in_the_language_of_its_reader(PlanKind kind, bool stands, string speaks, string? helped)
    {
        var plan = await Plan(A.Newcomer().Speaking(speaks), kind, stands);

        var id = await database.As(null).Send(new RequestPlanDocument.Command(plan, null, Guid.NewGuid()));

        var data = await database.InDb(db => db.Documents.Where(one => one.Id == id).Select(one => one.Data).SingleAsync());
        Assert.Equal(helped, (string?)JsonNode.Parse(data)!["helpLanguage"]);
    }

    /// <param name="stands">Agreed, or of a PIP decided; else a draft.</param>
    private async Task<Guid> Plan(NewcomerBuilder newcomer, PlanKind kind, bool stands)
    {
        var stage = await PlanStage.SetAsync(database, newcomer.Obliged());
        if (stands && kind == PlanKind.Pip)
            return await stage.DecidedPip();
        var plan = await stage.Begin(kind);
        await stage.AddGoal(plan);
        if (stands)
            await stage.Agree(plan);
        return plan;
    }
}
