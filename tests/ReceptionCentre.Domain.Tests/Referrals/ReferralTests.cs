using ReceptionCentre.Domain.Referrals;
using ReceptionCentre.Domain.Rules;
using static ReceptionCentre.Domain.Tests.Said;

namespace ReceptionCentre.Domain.Tests.Referrals;

public sealed class ReferralTests
{
    private static readonly SharedData Shared = new("Selam Tesfay", "06 12345678", ["ti", "ar"], "Nederlands leren", "integration-task");
    private static readonly WhyEnded Why = new("time", null);
    private static readonly ReportInput Told = new(Today, Today, 3, 4, "Gaat goed.");

    private static readonly ReferralState[] States = Enum.GetValues<ReferralState>();

    /// <summary>Every step from every state: what the drawing allows happens, what it does not is refused by name.</summary>
    public static TheoryData<ReferralState, ReferralState> EveryStep()
    {
        var steps = new TheoryData<ReferralState, ReferralState>();
        foreach (var from in States)
        {
            foreach (var to in States.Where(state => state != ReferralState.Sent))
                steps.Add(from, to);
        }
        return steps;
    }

    [Theory]
    [MemberData(nameof(EveryStep))]
    public void A_step_follows_from_where_the_referral_stands_or_is_refused(ReferralState from, ReferralState to)
    {
        var referral = In(from);
        if (ReferralWay.From(from).Contains(to))
        {
            Do(referral, to);
            Assert.Equal(to, referral.State);
            Assert.Equal(to, referral.Steps[^1].State);
        }
        else if (to == ReferralState.UnderWay && from == ReferralState.UnderWay)
        {
            // A second report is one more and no step.
            Do(referral, to);
            Assert.Equal((2, ReferralState.UnderWay, 1), (referral.Reports.Count, referral.State, referral.Steps.Count(step => step.State == ReferralState.UnderWay)));
        }
        else
        {
            RuleFor(to).Breaks(() => Do(referral, to));
            Assert.Equal(from, referral.State);
        }
    }

    [Fact]
    public void What_is_sent_keeps_what_was_shared_and_nothing_else()
    {
        var referral = Sent();
        Assert.Equal(("Selam Tesfay", "06 12345678", "ti,ar", "Nederlands leren", "integration-task"),
            (referral.SharedName, referral.SharedContact, referral.SharedLanguages, referral.SharedGoal, referral.Basis));
        Assert.Equal((ReferralState.Sent, true, Today), (referral.State, referral.WaitsForReceiver, referral.SentOn));
        var step = Assert.Single(referral.Steps);
        Assert.Equal((1, ReferralState.Sent, Today, By), (step.Number, step.State, step.On, step.RecordedBy));
    }

    [Theory]
    [InlineData("Zijn BSN is 999995571.")]
    [InlineData("BSN 9999.95.571")]
    [InlineData("bsn: 999 995 571")]
    public void A_citizen_service_number_never_goes_along(string goal) =>
        ReferralRules.ABsnIsNeverShared.Breaks(() => Referral.Send(Guid.CreateVersion7(), Guid.CreateVersion7(), null, Shared with { Goal = goal }, true, On(Today)));

    [Theory]
    [InlineData("Belt op 06 12345678 of 0612345678.")]
    [InlineData("Groep 123456789 van de school")]
    [InlineData("Maandag 16-11-2026 om 10.00 uur")]
    public void Other_numbers_do(string goal) => Assert.False(SharedData.HoldsBsn(goal));

    [Fact]
    public void A_step_is_written_down_after_it_happened_and_never_before_the_one_before_it()
    {
        ReferralRules.AStepHasHappened.Breaks(() => Sent(Today.AddDays(1)));
        var referral = Sent(Today.AddDays(-3));
        ReferralRules.AStepFollowsTheOneBefore.Breaks(() => referral.Receive(On(Today.AddDays(-4))));
        ReferralRules.AStepHasHappened.Breaks(() => referral.Receive(On(Today.AddDays(1))));
        referral.Receive(On(Today.AddDays(-3)));
        Assert.Equal(Today.AddDays(-3), referral.ReceivedOn);
    }

    [Fact]
    public void An_answer_says_as_well_that_it_arrived()
    {
        var referral = Sent(Today.AddDays(-2));
        referral.Accept(On(Today), Today.AddDays(10), Turn.None);
        Assert.Equal((Today, Today, Today.AddDays(10)), (referral.ReceivedOn!.Value, referral.AcceptedOn!.Value, referral.AgreedStart!.Value));
        Assert.False(referral.WaitsForReceiver);
    }

    [Fact]
    public void An_acceptance_with_a_start_is_planned_and_the_start_can_be_moved()
    {
        var referral = Sent();
        referral.Accept(new(Today, "Gebeld.", Today, Now().At, By), Today.AddDays(10), new(true));
        Assert.Equal([(ReferralState.Sent, null), (ReferralState.Accepted, "Gebeld."), (ReferralState.Planned, (string?)null)], referral.Steps.Select(step => (step.State, step.Words)));
        referral.Plan(On(Today), Today.AddDays(17));
        Assert.Equal((ReferralState.Planned, Today.AddDays(17)), (referral.State, referral.AgreedStart!.Value));
        ReferralRules.WhoIsReferredBeginsAfterwards.Breaks(() => referral.Plan(On(Today), Today.AddDays(-1)));
    }

    [Fact]
    public void A_report_says_how_it_goes_since_the_start_and_never_more_than_there_was()
    {
        var referral = Sent(Today.AddDays(-20));
        referral.Accept(On(Today.AddDays(-19)), null, new(true));
        referral.Start(On(Today.AddDays(-14)));
        ReferralRules.AReportIsOfDaysThatWere.Breaks(() => Tell(new(Today.AddDays(-15), Today, 2, 4, null)));
        ReferralRules.AReportIsOfDaysThatWere.Breaks(() => Tell(new(Today, Today.AddDays(1), 2, 4, null)));
        ReferralRules.AReportIsOfDaysThatWere.Breaks(() => Tell(new(Today, Today.AddDays(-1), 2, 4, null)));
        ReferralRules.AReportSaysSomething.Breaks(() => Tell(new(Today.AddDays(-14), Today, null, 4, " ")));
        ReferralRules.NoMoreIsAttendedThanThereWas.Breaks(() => Tell(new(Today.AddDays(-14), Today, 5, 4, null)));
        Tell(new(Today.AddDays(-14), Today.AddDays(-8), 0, 4, null));
        Assert.Equal((ReferralState.UnderWay, Today.AddDays(-8)), (referral.State, referral.Steps[^1].On));
        Tell(new(Today.AddDays(-7), Today, null, null, "Kwam elke keer."));
        Assert.Equal([1, 2], referral.Reports.Select(report => report.Number));

        void Tell(ReportInput report) => referral.Report(report, Today, Now().At, By);
    }

    [Fact]
    public void What_goes_along_is_shown_first_and_beyond_the_needed_only_with_consent()
    {
        ReferralRules.WhatIsSharedIsShownFirst.Breaks(() => Send(Shared with { ShownToPerson = false }));
        ReferralRules.AnExtraNeedsConsent.Breaks(() => Send(Shared with { Extra = "Heeft opvang voor de kinderen nodig." }));
        ReferralRules.ABsnIsNeverShared.Breaks(() => Send(Shared with { Extra = "BSN 999995571", Consents = true }));
        ReferralRules.OnlyConsentIsTakenBack.Breaks(() => Send(Shared).EndConsent(Today));
        var referral = Send(Shared with { Extra = "Heeft opvang voor de kinderen nodig.", Consents = true });
        Assert.Equal("Heeft opvang voor de kinderen nodig.", referral.ExtraForReceiver);
        referral.EndConsent(Today);
        Assert.Equal((null, "Heeft opvang voor de kinderen nodig."), (referral.ExtraForReceiver, referral.SharedExtra));
        ReferralRules.OnlyConsentIsTakenBack.Breaks(() => referral.EndConsent(Today));

        static Referral Send(SharedData shared) => Referral.Send(Guid.CreateVersion7(), Guid.CreateVersion7(), null, shared, true, On(Today));
    }

    [Fact]
    public void What_is_the_receivers_to_tell_is_everything_but_the_taking_back()
    {
        Assert.All(States, state => Assert.DoesNotContain(ReferralState.Withdrawn, ReferralWay.ByReceiver(state)));
        Assert.Equal([ReferralState.Received, ReferralState.Accepted, ReferralState.Declined], ReferralWay.ByReceiver(ReferralState.Sent));
    }

    [Fact]
    public void The_agreed_start_is_not_before_the_sending()
    {
        var referral = Sent(Today.AddDays(-2));
        ReferralRules.WhoIsReferredBeginsAfterwards.Breaks(() => referral.Accept(On(Today), Today.AddDays(-3), new(true)));
    }

    [Fact]
    public void Who_waits_for_a_place_is_accepted_when_one_is_free()
    {
        var referral = Sent(holdsPlace: false);
        Assert.True(referral.IsOnWaitingList);
        ReferralRules.TheOfferHasAPlace.Breaks(() => referral.Accept(On(Today), null, Turn.None));
        referral.Accept(On(Today), null, new(true));
        Assert.True(referral.HoldsPlace);
        Assert.False(referral.IsOnWaitingList);
    }

    [Fact]
    public void Who_waits_longest_gets_the_place_and_somebody_else_only_with_a_reason()
    {
        var referral = Sent(holdsPlace: false);
        ReferralRules.WhoWaitsLongestGoesFirst.Breaks(() => referral.Accept(On(Today), null, new(true, 2)));
        referral.Accept(On(Today), null, new(true, 2, "times"));
        Assert.Equal("times", referral.Steps[^1].Reason);

        // Who has a place waits for nobody, and who is first needs no reason.
        var (placed, first) = (Sent(), Sent(holdsPlace: false));
        placed.Accept(On(Today), null, new(true, 2));
        first.Accept(On(Today), null, new(true, 0, "times"));
        Assert.Equal((null, null), (placed.Steps[^1].Reason, first.Steps[^1].Reason));
    }

    [Fact]
    public void A_priority_is_of_who_waits_and_says_why()
    {
        ReferralRules.OnlyWhoWaitsIsPreferred.Breaks(() => Sent().Prefer("child", "De kinderen wachten mee."));
        var referral = Sent(holdsPlace: false);
        ReferralRules.APriorityIsExplained.Breaks(() => referral.Prefer("child", " "));
        referral.Prefer("child", "De kinderen wachten mee.");
        Assert.Equal(("child", "De kinderen wachten mee."), (referral.Priority, referral.PriorityWords));
        referral.Prefer(null, "Wat er nog stond");
        Assert.Equal((null, null), (referral.Priority, referral.PriorityWords));
    }

    [Fact]
    public void Only_what_waits_for_an_answer_expires_and_its_place_is_free()
    {
        var referral = Sent(Today.AddDays(-60));
        referral.Expire(On(Today));
        Assert.Equal((ReferralState.Expired, false, Today), (referral.State, referral.HoldsPlace, referral.EndedOn!.Value));
        ReferralRules.OnlyWhatWaitsExpires.Breaks(() => In(ReferralState.Accepted).Expire(On(Today)));
        Assert.All(States, state => Assert.DoesNotContain(ReferralState.Expired, ReferralWay.ByPeople(state)));
    }

    [Fact]
    public void A_draft_says_something_and_never_a_citizen_service_number()
    {
        ReferralRules.ADraftSaysSomething.Breaks(() => Draft(new(null, null, null, null, null, null, false)));
        ReferralRules.ABsnIsNeverShared.Breaks(() => Draft(new(null, null, null, "BSN 999995571", null, null, false)));
        ReferralRules.ABsnIsNeverShared.Breaks(() => Draft(new(Guid.NewGuid(), null, null, null, null, "BSN 999995571", false)));
        Assert.Equal("Fietsen", Draft(new(null, null, null, "Fietsen", null, null, true)).Goal);

        static ReferralDraft Draft(DraftTerms terms) => ReferralDraft.Begin(Guid.NewGuid(), terms, Today, Now().At, By);
    }

    [Theory]
    [InlineData(ReferralState.Declined)]
    [InlineData(ReferralState.Stopped)]
    [InlineData(ReferralState.Withdrawn)]
    public void An_end_says_why_and_frees_the_place(ReferralState end)
    {
        var referral = In(ReferralWay.From(ReferralState.Sent).Contains(end) ? ReferralState.Sent : ReferralState.Accepted);
        ReferralRules.AnEndSaysWhy.Breaks(() => Do(referral, end, new(null, null)));
        ReferralRules.AnotherReasonIsTold.Breaks(() => Do(referral, end, new(null, WhyEnded.Other)));
        Do(referral, end, new("money", "full"));
        Assert.Equal(("money", "full"), (referral.Steps[^1].Barrier, referral.Steps[^1].Reason));
        Assert.Equal((false, false, Today), (referral.HoldsPlace, referral.IsOpen, referral.EndedOn!.Value));
    }

    [Fact]
    public void Nothing_follows_after_an_end()
    {
        Assert.All(States.Where(ReferralWay.IsEnd), state => Assert.Empty(ReferralWay.From(state)));
        Assert.Equal([ReferralState.Completed, ReferralState.Declined, ReferralState.Stopped, ReferralState.Withdrawn, ReferralState.Expired], States.Where(ReferralWay.IsEnd));
    }

    private static Referral Sent(DateOnly? on = null, bool holdsPlace = true) =>
        Referral.Send(Guid.CreateVersion7(), Guid.CreateVersion7(), null, Shared, holdsPlace, On(on ?? Today));

    private static Referral In(ReferralState state)
    {
        var referral = Sent();
        ReferralState[] way = state switch
        {
            ReferralState.Sent => [],
            ReferralState.Planned => [ReferralState.Accepted, state],
            ReferralState.Started => [ReferralState.Accepted, state],
            ReferralState.UnderWay => [ReferralState.Accepted, ReferralState.Started, state],
            ReferralState.Stopped => [ReferralState.Accepted, state],
            ReferralState.Completed => [ReferralState.Accepted, ReferralState.Started, state],
            _ => [state],
        };
        foreach (var step in way)
            Do(referral, step);
        return referral;
    }

    private static void Do(Referral referral, ReferralState to, WhyEnded? why = null)
    {
        switch (to)
        {
            case ReferralState.Received:
                referral.Receive(On(Today));
                break;
            case ReferralState.Accepted:
                referral.Accept(On(Today), null, new(true));
                break;
            case ReferralState.Planned:
                referral.Plan(On(Today), Today.AddDays(7));
                break;
            case ReferralState.UnderWay:
                referral.Report(Told, Today, Now().At, By);
                break;
            case ReferralState.Started:
                referral.Start(On(Today));
                break;
            case ReferralState.Completed:
                referral.Complete(On(Today));
                break;
            case ReferralState.Expired:
                referral.Expire(On(Today));
                break;
            case ReferralState.Declined:
                referral.Decline(On(Today), why ?? Why);
                break;
            case ReferralState.Stopped:
                referral.Stop(On(Today), why ?? Why);
                break;
            default:
                referral.Withdraw(On(Today), why ?? Why);
                break;
        }
    }

    private static Rule RuleFor(ReferralState to) => to switch
    {
        ReferralState.Received => ReferralRules.OnlyWhatWasSentIsReceived,
        ReferralState.Accepted or ReferralState.Declined => ReferralRules.OnlyWhatWaitsIsAnswered,
        ReferralState.Planned => ReferralRules.OnlyWhoWasAcceptedIsPlanned,
        ReferralState.UnderWay => ReferralRules.OnlyOfWhoBeganIsReported,
        ReferralState.Started => ReferralRules.OnlyWhoWasAcceptedBegins,
        ReferralState.Completed => ReferralRules.OnlyWhoBeganCompletes,
        ReferralState.Stopped => ReferralRules.OnlyWhoWasAcceptedStops,
        ReferralState.Expired => ReferralRules.OnlyWhatWaitsExpires,
        _ => ReferralRules.WhatBeganIsNotWithdrawn,
    };

    private static Happened On(DateOnly day) => new(day, null, Today, Now().At, By);
}
