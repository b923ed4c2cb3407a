using ReceptionCentre.Domain.CivicIntegration;
using ReceptionCentre.Domain.Enforcement;
using ReceptionCentre.Domain.Rules;
using static ReceptionCentre.Domain.Tests.Said;

namespace ReceptionCentre.Domain.Tests.Enforcement;

/// <summary>The path as it is drawn in docs/enforcement.md: every step that is allowed and every one that is refused.</summary>
public sealed class EnforcementPathTests
{
    [Fact]
    public void It_is_opened_only_for_somebody_obliged_of_a_known_group_where_the_municipality_has_it_on()
    {
        var stage = new PathStage();
        EnforcementRules.ForWhoIsObliged.Breaks(() => stage.Open(stage.Ground with { IsObliged = false }));
        EnforcementRules.TheGroupIsKnown.Breaks(() => stage.Open(stage.Ground with { Group = null }));
        EnforcementRules.OnForTheGroup.Breaks(() => stage.Open(stage.Ground with { Group = DutyGroup.Asylum }));
        EnforcementRules.OnForTheGroup.Breaks(() => stage.Open(stage.Ground with { Settings = null }));
        // What happened before it was switched on is not held against anybody.
        EnforcementRules.OnForTheGroup.Breaks(() => stage.Open(happenedOn: Day(2025, 12, 31)));
        EnforcementRules.HappenedOnADayThatHasCome.Breaks(() => stage.Open(happenedOn: Today.AddDays(1)));
        Assert.Equal((PathState.Running, (StepKind?)StepKind.Invitation), (stage.Path.State, stage.Path.Next));
    }

    [Fact]
    public void Steps_go_from_invitation_to_intention_and_then_a_measure_is_proposed_and_decided()
    {
        var stage = new PathStage();
        foreach (var kind in Enum.GetValues<StepKind>())
        {
            Assert.Equal(kind, stage.Path.Next);
            foreach (var other in Enum.GetValues<StepKind>().Where(other => other != kind))
                EnforcementRules.StepsGoInOrder.Breaks(() => stage.Take(other));
            EnforcementRules.StepsGoInOrder.Breaks(() => stage.Propose());
            stage.Send(stage.Take(kind));
            stage.Pass();
        }
        Assert.Null(stage.Path.Next);
        stage.Propose();
        Assert.Equal((PathState.Offered, (int?)100, PathStage.Basis), (stage.Path.State, stage.Path.Amount, stage.Path.LegalBasis));
        stage.Path.Decide(stage.Stand, stage.Ground);
        Assert.Equal(PathState.Decided, stage.Path.State);
    }

    [Fact]
    public void The_next_step_waits_until_the_one_before_was_sent_and_its_day_has_passed()
    {
        var stage = new PathStage();
        var step = stage.Take(StepKind.Invitation);
        EnforcementRules.TheStepBeforeWasSent.Breaks(() => stage.Take(StepKind.SecondInvitation));
        EnforcementRules.TheStepBeforeWasSent.Breaks(() => stage.Path.Skip(StepKind.SecondInvitation, "Haast.", stage.Ground, stage.At(), By));
        stage.Send(step);
        EnforcementRules.ItsDayHasPassed.Breaks(() => stage.Take(StepKind.SecondInvitation));
        EnforcementRules.ItsDayHasPassed.Breaks(() => stage.Take(StepKind.SecondInvitation, ground: stage.Ground with { Today = step.LastDay!.Value }));
        stage.Pass();
        stage.Take(StepKind.SecondInvitation);
    }

    [Fact]
    public void Nobody_goes_on_after_an_invitation_without_trying_to_speak_to_the_person()
    {
        var stage = new PathStage();
        stage.Send(stage.Take(StepKind.Invitation, stage.Terms() with { Talk = null }));
        stage.Pass();
        EnforcementRules.SomebodyTriedToSpeak.Breaks(() => stage.Take(StepKind.SecondInvitation, stage.Terms() with { Talk = null }));
        EnforcementRules.SomebodyTriedToSpeak.Breaks(() => stage.Take(StepKind.SecondInvitation, stage.Terms(talk: new(stage.Stand.AddDays(1), TalkOutcome.Spoken, "Morgen."))));
        EnforcementRules.SomebodyTriedToSpeak.Breaks(() => stage.Take(StepKind.SecondInvitation, stage.Terms(talk: new(stage.Path.HappenedOn.AddDays(-1), TalkOutcome.Spoken, "Eerder."))));
        var step = stage.Take(StepKind.SecondInvitation, stage.Terms(talk: new(stage.Stand, TalkOutcome.Spoken, "Was ziek en komt nu.")));
        Assert.Equal((TalkOutcome.Spoken, "Was ziek en komt nu."), (step.TalkOutcome!.Value, step.TalkWords));
    }

    [Fact]
    public void An_invitation_says_when_and_where_and_leaves_the_days_of_the_municipality()
    {
        var stage = new PathStage();
        EnforcementRules.AnInvitationSaysWhenAndWhere.Breaks(() => stage.Take(StepKind.Invitation, stage.Terms() with { At = null }));
        EnforcementRules.AnInvitationSaysWhenAndWhere.Breaks(() => stage.Take(StepKind.Invitation, stage.Terms() with { Place = null }));
        EnforcementRules.TheLastDayLiesAhead.Breaks(() => stage.Take(StepKind.Invitation, stage.Terms(0)));
        EnforcementRules.ThereAreDaysEnough.Breaks(() => stage.Take(StepKind.Invitation, stage.Terms(6)));
        var step = stage.Take(StepKind.Invitation, stage.Terms(7));
        // Sent a day later there are too few.
        EnforcementRules.ThereAreDaysEnough.Breaks(() => stage.Path.Sent(step.Id, stage.Stand.AddDays(1), stage.Stand.AddDays(1)));
        stage.Send(step);
        Assert.Equal(stage.Stand, step.SentOn);
    }

    [Fact]
    public void A_letter_is_sent_once_on_or_after_the_day_on_which_it_was_made()
    {
        var stage = new PathStage();
        var step = stage.Take(StepKind.Invitation);
        EnforcementRules.SentOnADayThatHasCome.Breaks(() => stage.Path.Sent(step.Id, stage.Stand.AddDays(1), stage.Stand));
        EnforcementRules.SentOnADayThatHasCome.Breaks(() => stage.Path.Sent(step.Id, stage.Stand.AddDays(-1), stage.Stand));
        Assert.Throws<NotThereException>(() => stage.Path.Sent(Guid.CreateVersion7(), stage.Stand, stage.Stand));
        stage.Send(step);
        EnforcementRules.ALetterIsSentOnce.Breaks(() => stage.Send(step));
        EnforcementRules.WhatWasSentStands.Breaks(() => stage.Path.TakeBack(step.Id));
    }

    [Fact]
    public void Until_it_is_sent_the_last_step_can_be_taken_back_and_made_again()
    {
        var stage = new PathStage();
        stage.Path.TakeBack(stage.Take(StepKind.Invitation).Id);
        Assert.Equal(StepKind.Invitation, stage.Path.Next);
        var first = stage.Path.Skip(StepKind.Invitation, "Is al mondeling uitgenodigd.", stage.Ground, stage.At(), By);
        var second = stage.Take(StepKind.SecondInvitation);
        EnforcementRules.WhatWasSentStands.Breaks(() => stage.Path.TakeBack(first.Id));
        stage.Path.TakeBack(second.Id);
        stage.Path.TakeBack(first.Id);
        Assert.Empty(stage.Path.Steps);
    }

    [Fact]
    public void A_step_is_left_out_with_a_reason_and_without_an_intention_there_is_no_fine()
    {
        var stage = new PathStage();
        EnforcementRules.ASkippedStepHasItsReason.Breaks(() => stage.Path.Skip(StepKind.Invitation, " ", stage.Ground, stage.At(), By));
        EnforcementRules.StepsGoInOrder.Breaks(() => stage.Path.Skip(StepKind.Warning, "Haast.", stage.Ground, stage.At(), By));
        foreach (var kind in Enum.GetValues<StepKind>())
            stage.Path.Skip(kind, "Al gedaan.", stage.Ground, stage.At(), By);
        EnforcementRules.ALetterIsSentOnce.Breaks(() => stage.Send(stage.Path.Steps[0]));
        EnforcementRules.AFineFollowsAnIntention.Breaks(() => stage.Propose());
        EnforcementRules.AViewFollowsTheIntention.Breaks(() => stage.Path.HearView(ViewManner.Oral, stage.Stand, "Ik was ziek.", stage.Stand));
        stage.Propose(MeasureKind.None, null);
        Assert.Equal((PathState.Offered, (int?)null, (string?)null), (stage.Path.State, stage.Path.Amount, stage.Path.LegalBasis));
    }

    [Fact]
    public void A_view_follows_the_intention_and_then_nobody_waits_for_the_last_day()
    {
        var stage = new PathStage();
        stage.Walk(StepKind.Warning);
        EnforcementRules.AViewFollowsTheIntention.Breaks(() => stage.Path.HearView(ViewManner.Written, stage.Stand, "Ik was ziek.", stage.Stand));
        var intention = stage.Take(StepKind.Intention);
        EnforcementRules.AViewFollowsTheIntention.Breaks(() => stage.Path.HearView(ViewManner.Written, stage.Stand, "Ik was ziek.", stage.Stand));
        stage.Send(intention);
        EnforcementRules.AViewFollowsTheIntention.Breaks(() => stage.Path.HearView(ViewManner.Written, stage.Stand.AddDays(-1), "Ik was ziek.", stage.Stand));
        EnforcementRules.AViewFollowsTheIntention.Breaks(() => stage.Path.HearView(ViewManner.Written, stage.Stand.AddDays(1), "Ik was ziek.", stage.Stand));
        EnforcementRules.ItsDayHasPassed.Breaks(() => stage.Propose());
        Assert.Equal(intention.LastDay!.Value.AddDays(28), stage.Path.DecideBy);
        Assert.False(stage.Path.HearView(ViewManner.Oral, stage.Stand, "Ik was ziek.", stage.Stand).IsLate);
        Assert.Equal(stage.Stand.AddDays(28), stage.Path.DecideBy);
        stage.Propose();
    }

    [Fact]
    public void A_view_that_comes_late_is_heard_and_said_to_be_late()
    {
        var stage = new PathStage();
        stage.Walk(StepKind.Intention);
        Assert.True(stage.Path.HearView(ViewManner.Written, stage.Stand, "Ik was ziek.", stage.Stand).IsLate);
    }

    [Fact]
    public void A_decision_is_dated_after_the_view_or_after_the_last_day_for_it()
    {
        var stage = PathStage.In(PathState.Offered);
        EnforcementRules.DecidedAfterTheView.Breaks(() => stage.Path.Decide(stage.Path.Intention!.LastDay!.Value, stage.Ground));
        EnforcementRules.ForWhoIsObliged.Breaks(() => stage.Path.Decide(stage.Stand, stage.Ground with { IsObliged = false }));
        stage.Path.ComeBack();
        stage.Path.HearView(ViewManner.Oral, stage.Stand, "Ik was ziek.", stage.Stand);
        stage.Propose();
        EnforcementRules.DecidedAfterTheView.Breaks(() => stage.Path.Decide(stage.Stand.AddDays(-1), stage.Ground));
        stage.Path.Decide(stage.Stand, stage.Ground);
    }

    [Fact]
    public void A_fine_needs_an_amount_of_the_municipality_and_is_no_more_than_that_and_says_why()
    {
        var stage = new PathStage();
        stage.Walk(StepKind.Intention);
        EnforcementRules.AFineIsNoMoreThanTheMunicipalitySet.Breaks(() => stage.Propose(amount: 101));
        EnforcementRules.AFineIsNoMoreThanTheMunicipalitySet.Breaks(() => stage.Propose(amount: 0));
        EnforcementRules.AFineIsNoMoreThanTheMunicipalitySet.Breaks(() => stage.Propose(amount: null));
        EnforcementRules.ADecisionSaysWhy.Breaks(() => stage.Path.Propose(MeasureKind.Fine, 100, 1, " ", stage.Ground));
        stage.Settings.SetAmount(PathStage.Intake, 1, null, null, stage.Stand, stage.At(), By);
        EnforcementRules.AFineNeedsAnAmountOfTheMunicipality.Breaks(() => stage.Propose());
        stage.Propose(MeasureKind.None, 100);
        Assert.Null(stage.Path.Amount);
    }

    [Theory]
    [InlineData(PathState.Running, true)]
    [InlineData(PathState.Offered, true)]
    [InlineData(PathState.Decided, false)]
    [InlineData(PathState.Ended, false)]
    public void It_ends_at_any_moment_until_it_is_decided(PathState state, bool allowed)
    {
        var stage = PathStage.In(state);
        void End() => stage.Path.End(PathEnd.DoneAfterAll, stage.Stand, null, null, stage.Stand);
        if (allowed)
            End();
        else
            EnforcementRules.OnlyAnOpenPathEnds.Breaks(End);
        if (state != PathState.Running)
            EnforcementRules.OnlyARunningPathGoesOn.Breaks(() => PathStage.In(state).Propose());
    }

    [Fact]
    public void Ending_names_an_excuse_or_says_another_reason()
    {
        var stage = new PathStage();
        EnforcementRules.AnExcuseIsNamed.Breaks(() => stage.Path.End(PathEnd.Excusable, Today, null, "Was ziek", Today));
        EnforcementRules.AnotherReasonIsSaid.Breaks(() => stage.Path.End(PathEnd.Other, Today, null, " ", Today));
        EnforcementRules.EndedOnADayThatHasCome.Breaks(() => stage.Path.End(PathEnd.DoneAfterAll, Today.AddDays(1), null, null, Today));
        EnforcementRules.EndedOnADayThatHasCome.Breaks(() => stage.Path.End(PathEnd.DoneAfterAll, stage.Path.HappenedOn.AddDays(-1), null, null, Today));
        EnforcementRules.OnlyAnOpenPathEnds.Breaks(() => stage.Path.End(PathEnd.FileClosed, Today, null, null, Today));
        stage.Path.End(PathEnd.Excusable, Today, "ill", null, Today);
        Assert.Equal((PathState.Ended, (PathEnd?)PathEnd.Excusable, "ill"), (stage.Path.State, stage.Path.HowEnded, stage.Path.Excuse));
    }

    [Theory]
    [InlineData(PathState.Running)]
    [InlineData(PathState.Ended)]
    [InlineData(PathState.Decided)]
    public void Only_what_waits_for_a_signature_is_decided_or_comes_back(PathState state)
    {
        var stage = PathStage.In(state);
        EnforcementRules.OnlyWhatIsOfferedIsDecided.Breaks(() => stage.Path.Decide(stage.Stand, stage.Ground));
        EnforcementRules.OnlyWhatIsOfferedIsDecided.Breaks(stage.Path.ComeBack);
    }

    [Theory]
    [InlineData(PathState.Offered)]
    [InlineData(PathState.Decided)]
    [InlineData(PathState.Ended)]
    public void No_step_is_taken_unless_it_runs(PathState state)
    {
        var stage = PathStage.In(state);
        EnforcementRules.OnlyARunningPathGoesOn.Breaks(() => stage.Take(StepKind.Invitation));
        EnforcementRules.OnlyARunningPathGoesOn.Breaks(() => stage.Path.Skip(StepKind.Invitation, "Haast.", stage.Ground, stage.At(), By));
        EnforcementRules.OnlyARunningPathGoesOn.Breaks(() => stage.Path.HearView(ViewManner.Oral, stage.Stand, "Ik was ziek.", stage.Stand));
        EnforcementRules.OnlyARunningPathGoesOn.Breaks(() => stage.Path.Sent(Guid.CreateVersion7(), stage.Stand, stage.Stand));
        EnforcementRules.OnlyARunningPathGoesOn.Breaks(() => stage.Path.TakeBack(Guid.CreateVersion7()));
    }

    [Fact]
    public void Where_it_was_switched_off_or_the_duty_ended_a_path_can_only_end()
    {
        var stage = new PathStage();
        stage.Send(stage.Take(StepKind.Invitation));
        stage.Pass();
        EnforcementRules.ForWhoIsObliged.Breaks(() => stage.Take(StepKind.SecondInvitation, ground: stage.Ground with { IsObliged = false }));
        stage.Settings.Switch(stage.Group, false, stage.Stand, "Uitspraak", null, stage.At(), By);
        EnforcementRules.OnForTheGroup.Breaks(() => stage.Take(StepKind.SecondInvitation));
        EnforcementRules.OnForTheGroup.Breaks(() => stage.Path.Skip(StepKind.SecondInvitation, "Haast.", stage.Ground, stage.At(), By));
        stage.Path.End(PathEnd.Other, stage.Stand, null, "Staat uit.", stage.Stand);
    }

    [Theory]
    [InlineData(PathState.Running)]
    [InlineData(PathState.Offered)]
    public void The_closing_of_the_file_ends_it_and_taking_that_back_lets_it_run_on(PathState state)
    {
        var stage = PathStage.In(state);
        stage.Path.EndWithFile(stage.Stand);
        Assert.Equal((PathState.Ended, (PathEnd?)PathEnd.FileClosed), (stage.Path.State, stage.Path.HowEnded));
        EnforcementRules.OnlyAnOpenPathEnds.Breaks(() => stage.Path.EndWithFile(stage.Stand));
        stage.Path.GoOnWithFile();
        Assert.Equal((PathState.Running, (PathEnd?)null, (DateOnly?)null), (stage.Path.State, stage.Path.HowEnded, stage.Path.EndedOn));
        EnforcementRules.OnlyWhatEndedWithTheFileGoesOn.Breaks(stage.Path.GoOnWithFile);
        EnforcementRules.OnlyWhatEndedWithTheFileGoesOn.Breaks(PathStage.In(PathState.Ended).Path.GoOnWithFile);
    }
}
