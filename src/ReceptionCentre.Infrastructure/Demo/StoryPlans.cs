using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.CivicIntegration;
using ReceptionCentre.Domain.Plans;

namespace ReceptionCentre.Infrastructure.Demo;

/// <summary>How their plans came about, step by step.</summary>
internal sealed partial class StoryPeople
{
    private async Task<IntegrationPlan> BeginAsync(CaseFile file, PlanKind kind, int daysAgo, string? words = null, string? language = null, string? disagreement = null)
    {
        var plan = IntegrationPlan.Begin(file.Id, kind, records.At(Ago(daysAgo)), Sami);
        records.Plan(plan);
        await story.DidAsync(Ago(daysAgo), Sami, "Plans.BeginPlan");
        if (words is not null)
        {
            plan.WriteOwnWords(words, language, disagreement);
            await story.DidAsync(Ago(daysAgo), Sami, "Plans.WriteOwnWords");
        }
        return plan;
    }

    private async Task GoalAsync(IntegrationPlan plan, int daysAgo, string track, string text, params PlanItemTerms[] items)
    {
        var goal = plan.AddGoal(track, text);
        await story.DidAsync(Ago(daysAgo), Sami, "Plans.AddGoal");
        await ItemsAsync(plan, goal, daysAgo, items);
    }

    private async Task ItemsAsync(IntegrationPlan plan, PlanGoal goal, int daysAgo, params PlanItemTerms[] items)
    {
        foreach (var item in items)
        {
            plan.AddItem(goal.Id, item);
            await story.DidAsync(Ago(daysAgo), Sami, "Plans.AddItem");
        }
    }

    // A PIP is offered, signed by somebody else, and sent.
    private async Task DecideAsync(CaseFile file, IntegrationPlan plan, int daysAgo, DutyGroup group, LearningRoute route, DateOnly dutyFrom, IntegrationPlan? instead = null)
    {
        DemoPips.Decide(records, file, plan, DemoPips.Terms(group, route), group, instead, dutyFrom, Ago(daysAgo), sent: true, Sami);
        await story.DidAsync(Ago(daysAgo), DemoStaff.Manager.Id, "Decisions.SignDecision");
    }

    private Task AgreeAsync(IntegrationPlan plan, int daysAgo)
    {
        plan.Agree(Ago(daysAgo), records.Today, Sami);
        return story.DidAsync(Ago(daysAgo), Sami, "Plans.AgreePlan");
    }

    // A voluntary plan of one thing, agreed the day after.
    private async Task SmallPlanAsync(CaseFile file, int daysAgo, string track, string goal, string what)
    {
        var plan = await BeginAsync(file, PlanKind.Voluntary, daysAgo);
        await GoalAsync(plan, daysAgo, track, goal, new PlanItemTerms(what, null, null, Ago(daysAgo - 10), null, null, []));
        await AgreeAsync(plan, daysAgo - 1);
    }

    // What had to be done by a day was, and the caseworker noted it then.
    private async Task DoneAsync(IntegrationPlan plan, DateOnly before)
    {
        foreach (var item in plan.Items.Where(item => item.Deadline < before && item.DoneOn is null).OrderBy(item => item.Deadline).ToList())
        {
            plan.ItemDone(item.Id, item.Deadline, records.Today);
            await story.DidAsync(item.Deadline!.Value, Sami, "Plans.FinishItem");
        }
    }
}
