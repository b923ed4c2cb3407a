using ReceptionCentre.Domain.Plans;
using ReceptionCentre.Domain.Rules;
using static ReceptionCentre.Domain.Tests.Said;

namespace ReceptionCentre.Domain.Tests.Plans;

public sealed class IntegrationPlanTests
{
    private static readonly PlanItemTerms Lesson = new("Taalles", null, "Taalhuis", Day(2026, 12, 1), 600, null, [new("municipality", 10_000)]);

    private readonly IntegrationPlan _plan = IntegrationPlan.Begin(Guid.CreateVersion7(), PlanKind.Voluntary, Now().At, By);

    [Fact]
    public void The_first_plan_is_a_draft_and_edition_1() => Assert.Equal((PlanState.Draft, 1, (Guid?)null), (_plan.State, _plan.Edition, _plan.RevisionOf));

    [Fact]
    public void A_plan_without_a_goal_is_not_agreed()
    {
        PlanRules.APlanHasAGoal.Breaks(() => _plan.Agree(Today, Today, By));
        _plan.AddGoal("work", "Ik wil als kok werken.");
        _plan.Agree(Today, Today, By);
        Assert.Equal((PlanState.Agreed, (DateOnly?)Today, (Guid?)By), (_plan.State, _plan.AgreedOn, _plan.AgreedBy));
    }

    [Fact]
    public void A_draft_is_dropped_and_an_agreed_plan_ends_with_its_file_and_both_go_on_with_it()
    {
        PlanRules.OnlyAPlanThatEndedGoesOn.Breaks(_plan.GoOnWithFile);
        _plan.EndWithFile(Today);
        Assert.Equal((PlanState.Dropped, (DateOnly?)Today), (_plan.State, _plan.EndedOn));
        PlanRules.OnlyAPlanThatHoldsEnds.Breaks(() => _plan.EndWithFile(Today));
        _plan.GoOnWithFile();
        Assert.Equal((PlanState.Draft, (DateOnly?)null), (_plan.State, _plan.EndedOn));

        _plan.AddGoal("work", "Ik wil als kok werken.");
        _plan.Agree(Today, Today, By);
        _plan.EndWithFile(Today);
        Assert.Equal(PlanState.Ended, _plan.State);
        _plan.GoOnWithFile();
        Assert.Equal(PlanState.Agreed, _plan.State);
    }

    [Fact]
    public void A_plan_is_agreed_today_or_earlier()
    {
        _plan.AddGoal("work", "Ik wil als kok werken.");
        PlanRules.AgreedOnADayThatHasCome.Breaks(() => _plan.Agree(Today.AddDays(1), Today, By));
        _plan.Agree(Today.AddDays(-3), Today, By);
        Assert.Equal(Today.AddDays(-3), _plan.AgreedOn);
    }

    [Fact]
    public void What_is_done_is_kept_on_the_agreed_plan_and_changes_none_of_its_terms()
    {
        var item = _plan.AddItem(_plan.AddGoal("language", "Ik wil Nederlands leren.").Id, Lesson);
        PlanRules.WhatIsDoneWasAgreed.Breaks(() => _plan.ItemDone(item.Id, Today, Today));
        _plan.Agree(Today, Today, By);
        var agreed = item.Terms;

        PlanRules.DoneOnADayThatHasCome.Breaks(() => _plan.ItemDone(item.Id, Today.AddDays(1), Today));
        _plan.ItemDone(item.Id, Today, Today);

        Assert.Equal(Today, item.DoneOn);
        Assert.Equivalent(agreed, item.Terms);
        _plan.ItemDone(item.Id, null, Today);
        Assert.Null(item.DoneOn);
    }

    [Fact]
    public void What_was_done_stays_done_in_the_next_edition()
    {
        var item = _plan.AddItem(_plan.AddGoal("language", "Ik wil Nederlands leren.").Id, Lesson);
        _plan.Agree(Today, Today, By);
        _plan.ItemDone(item.Id, Today, Today);

        Assert.Equal(Today, _plan.Revise("Heeft werk gevonden.", Now().At, By).Items.Single().DoneOn);
    }

    [Fact]
    public void An_agreed_plan_is_not_edited_in_any_way()
    {
        var goal = _plan.AddGoal("work", "Ik wil als kok werken.");
        var item = _plan.AddItem(goal.Id, Lesson);
        _plan.Agree(Today, Today, By);

        foreach (var change in new Action[]
        {
            () => _plan.WriteOwnWords("Anders", "nl", null), () => _plan.AddGoal("work", "Nog een"), () => _plan.ChangeGoal(goal.Id, "work", "Anders"),
            () => _plan.RemoveGoal(goal.Id), () => _plan.AddItem(goal.Id, Lesson), () => _plan.ChangeItem(item.Id, Lesson), () => _plan.RemoveItem(item.Id),
            () => _plan.Agree(Today, Today, By), () => _plan.Drop(),
        })
            PlanRules.AnAgreedPlanIsNotEdited.Breaks(change);
    }

    [Fact]
    public void A_revision_is_a_copy_with_the_next_number_and_leaves_the_agreed_one_as_it_was()
    {
        var goal = _plan.AddGoal("language", "Ik wil Nederlands leren.");
        var item = _plan.AddItem(goal.Id, Lesson);
        _plan.WriteOwnWords("Ik wil praten met de buren.", "nl", "Niet op maandag.");
        _plan.Agree(Today, Today, By);

        var revision = _plan.Revise("Verhuisd", Now(1).At, By);
        revision.ChangeItem(revision.Items.Single().Id, Lesson with { Provider = "Buurthuis" });

        Assert.Equal((2, _plan.Id, "Verhuisd", PlanState.Draft), (revision.Edition, revision.RevisionOf!.Value, revision.RevisionReason, revision.State));
        Assert.Equal(("Ik wil praten met de buren.", "nl", "Niet op maandag."), (revision.OwnWords, revision.OwnWordsLanguage, revision.Disagreement));
        Assert.Equal((goal.Id, item.Id), (revision.Goals.Single().CopyOf!.Value, revision.Items.Single().CopyOf!.Value));
        Assert.Equal(10_000, revision.Items.Single().Payers.Single().BasisPoints);
        Assert.Equal((PlanState.Agreed, "Taalhuis"), (_plan.State, item.Provider));
        Assert.DoesNotContain(revision.Goals, other => other.Id == goal.Id);
    }

    [Fact]
    public void A_voluntary_plan_is_followed_by_a_pip_when_the_person_becomes_obliged()
    {
        _plan.AddGoal("integration", "Ik wil inburgeren.");
        _plan.Agree(Today, Today, By);
        Assert.Equal(PlanKind.Pip, _plan.Revise("DUO besloot", Now(1).At, By, PlanKind.Pip).Kind);
    }

    [Fact]
    public void Only_an_agreed_plan_is_revised() => PlanRules.OnlyAnAgreedPlanIsRevised.Breaks(() => _plan.Revise("Te vroeg", Now().At, By));

    [Fact]
    public void The_former_edition_gives_way_to_its_own_revision_only()
    {
        _plan.AddGoal("work", "Ik wil als kok werken.");
        _plan.Agree(Today, Today, By);
        var revision = _plan.Revise("Ander werk", Now(1).At, By);

        PlanRules.OnlyAnAgreedPlanIsRevised.Breaks(() => _plan.GiveWayTo(IntegrationPlan.Begin(_plan.CaseFileId, PlanKind.Voluntary, Now().At, By)));
        _plan.GiveWayTo(revision);
        Assert.Equal(PlanState.Revised, _plan.State);
        PlanRules.OnlyAnAgreedPlanIsRevised.Breaks(() => _plan.GiveWayTo(revision));
    }

    [Fact]
    public void A_dropped_draft_is_dropped_for_good_and_its_number_is_given_again()
    {
        _plan.AddGoal("work", "Ik wil als kok werken.");
        _plan.Agree(Today, Today, By);
        var dropped = _plan.Revise("Toch niet", Now(1).At, By);
        dropped.Drop();

        PlanRules.AnAgreedPlanIsNotEdited.Breaks(() => dropped.AddGoal("work", "Nog iets"));
        Assert.Equal(2, _plan.Revise("Nu wel", Now(2).At, By).Edition);
    }

    [Fact]
    public void A_plan_has_at_most_60_items()
    {
        var goal = _plan.AddGoal("work", "Ik wil als kok werken.");
        for (var i = 0; i < 60; i++)
            _plan.AddItem(goal.Id, Lesson);
        PlanRules.APlanStaysReadable.Breaks(() => _plan.AddItem(goal.Id, Lesson));
    }

    [Fact]
    public void The_language_of_no_words_is_no_language()
    {
        _plan.WriteOwnWords(null, "ti", null);
        Assert.Null(_plan.OwnWordsLanguage);
    }

    [Fact]
    public void What_is_not_in_the_plan_is_not_there()
    {
        Assert.Throws<NotThereException>(() => _plan.ChangeGoal(Guid.CreateVersion7(), "work", "x"));
        Assert.Throws<NotThereException>(() => _plan.AddItem(Guid.CreateVersion7(), Lesson));
        Assert.Throws<NotThereException>(() => _plan.RemoveItem(Guid.CreateVersion7()));
    }
}
