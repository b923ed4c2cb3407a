using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Handovers;
using ReceptionCentre.Domain.Rules;
using static ReceptionCentre.Domain.Tests.Said;

namespace ReceptionCentre.Domain.Tests.Handovers;

public sealed class HandoverTests
{
    private const string Amsterdam = "0363", Eindhoven = "0772";

    private static readonly HandoverSituation Obliged = new(IsObliged: true, InRegister: true, IsProtected: false, Together: false, HealthConsent: false);
    private static readonly HandoverAnswerer Somebody = new("Noor de Boer", "consulent", "Gemeente Eindhoven");
    private static readonly HandoverState[] States = Enum.GetValues<HandoverState>();

    /// <summary>Every step from every state: what the drawing allows happens, what it does not is refused by name.</summary>
    public static TheoryData<HandoverState, HandoverState> EveryStep()
    {
        var steps = new TheoryData<HandoverState, HandoverState>();
        foreach (var from in States)
        {
            foreach (var to in States.Where(state => state != HandoverState.Prepared))
                steps.Add(from, to);
        }
        return steps;
    }

    [Theory]
    [MemberData(nameof(EveryStep))]
    public void A_step_follows_from_where_the_hand_over_stands_or_is_refused(HandoverState from, HandoverState to)
    {
        var handover = In(from);
        if (HandoverWay.From(from).Contains(to))
        {
            Do(handover, to);
            Assert.Equal((to, to), (handover.State, handover.Steps[^1].State));
        }
        else
        {
            RuleFor(to).Breaks(() => Do(handover, to));
            Assert.Equal(from, handover.State);
        }
    }

    [Fact]
    public void Somebody_goes_to_another_municipality_with_the_identity_always_among_what_goes()
    {
        HandoverRules.OnlyWhoMovesIsHandedOver.Breaks(() => Prepared(to: Amsterdam));
        var handover = Prepared(parts: [HandoverPart.Residence]);
        Assert.Equal([HandoverPart.Identity, HandoverPart.Residence], handover.People[0].Parts);
    }

    [Fact]
    public void What_goes_is_shown_first_and_beyond_the_need_only_with_consent()
    {
        HandoverRules.WhatGoesIsShownFirst.Breaks(() => Send(Prepared(), shown: false));
        var needed = Prepared(parts: [HandoverPart.Duty, HandoverPart.Plan]);
        Send(needed);
        Assert.Null(needed.ConsentOn);

        HandoverRules.AnExtraNeedsConsent.Breaks(() => Send(Prepared(parts: [HandoverPart.Intake])));
        var extra = Prepared(parts: [HandoverPart.Intake]);
        Send(extra, consents: true);
        Assert.Equal(Today, extra.ConsentOn);
    }

    [Theory]
    [InlineData(HandoverPart.Bsn, true, true, true)]
    [InlineData(HandoverPart.Bsn, false, true, false)]
    [InlineData(HandoverPart.Duty, true, true, true)]
    [InlineData(HandoverPart.Plan, false, true, false)]
    [InlineData(HandoverPart.Documents, true, true, false)]
    [InlineData(HandoverPart.Address, true, true, false)]
    [InlineData(HandoverPart.Intake, true, true, false)]
    [InlineData(HandoverPart.Health, true, true, false)]
    [InlineData(HandoverPart.Identity, false, false, true)]
    public void What_the_receiver_needs_follows_from_the_situation(HandoverPart part, bool obliged, bool inRegister, bool needed) =>
        Assert.Equal(needed, HandoverNeeds.IsNeeded(part, Obliged with { IsObliged = obliged, InRegister = inRegister }));

    [Fact]
    public void A_citizen_service_number_goes_only_of_who_is_in_the_population_register()
    {
        HandoverRules.ABsnNeedsTheRegister.Breaks(() => Prepared(Obliged with { InRegister = false }, [HandoverPart.Bsn]));
        Assert.Contains(HandoverPart.Bsn, Prepared(Obliged, [HandoverPart.Bsn]).People[0].Parts);
    }

    [Fact]
    public void Health_goes_only_with_a_consent_that_stands()
    {
        HandoverRules.HealthNeedsItsConsent.Breaks(() => Prepared(Obliged, [HandoverPart.Health]));
        Assert.Contains(HandoverPart.Health, Prepared(Obliged with { HealthConsent = true }, [HandoverPart.Health]).People[0].Parts);
    }

    [Fact]
    public void Who_is_kept_apart_goes_alone_and_as_a_file()
    {
        HandoverChoice apart = new(Guid.CreateVersion7(), Obliged with { IsProtected = true }, []), other = new(Guid.CreateVersion7(), Obliged, []);
        HandoverRules.WhoIsKeptApartGoesAlone.Breaks(() => Of([other, apart]));
        HandoverRules.WhoIsProtectedGoesByFile.Breaks(() => Send(Of([apart]), means: HandoverMeans.Link));
        Assert.False(HandoverNeeds.IsNeeded(HandoverPart.Contact, apart.Situation));
        Send(Of([apart]));
    }

    [Fact]
    public void What_goes_changes_only_while_nothing_went()
    {
        var handover = Prepared();
        handover.Change([new(handover.CaseFileId, Obliged, [HandoverPart.Languages])]);
        Assert.Equal([HandoverPart.Identity, HandoverPart.Languages], handover.People[0].Parts);
        Send(handover);
        HandoverRules.OnlyWhatIsPreparedChanges.Breaks(() => handover.Change([]));
    }

    [Fact]
    public void It_expires_after_its_last_day_and_not_on_it()
    {
        var handover = In(HandoverState.Sent, sentOn: Today.AddDays(-30), lastDay: Today);
        HandoverRules.OnlyAfterItsLastDayItExpires.Breaks(() => handover.Expire(Now()));
        Do(In(HandoverState.Sent, sentOn: Today.AddDays(-31), lastDay: Today.AddDays(-1)), HandoverState.Expired);
    }

    [Fact]
    public void An_answer_names_somebody_and_a_refusal_says_why()
    {
        HandoverRules.AReceiptNamesSomebody.Breaks(() => In(HandoverState.Sent).Receive(Somebody with { Name = " " }, Now()));
        HandoverRules.AnEndSaysWhy.Breaks(() => In(HandoverState.Sent).Decline(Somebody, " ", Now()));
        HandoverRules.AnEndSaysWhy.Breaks(() => In(HandoverState.Sent).Withdraw(null, Now()));
    }

    [Fact]
    public void A_step_is_written_down_after_it_happened_and_never_before_the_one_before_it()
    {
        var handover = In(HandoverState.Sent);
        HandoverRules.AStepHasHappened.Breaks(() => handover.Receive(Somebody, Now() with { On = Today.AddDays(1) }));
        HandoverRules.AStepHasHappened.Breaks(() => handover.Receive(Somebody, Now() with { On = Today.AddDays(-1) }));
    }

    [Fact]
    public void The_files_here_close_once_and_only_after_the_receipt()
    {
        HandoverRules.TheFileClosesAfterTheReceipt.Breaks(() => In(HandoverState.Sent).Close(Today));
        var received = In(HandoverState.Received);
        received.Close(Today);
        HandoverRules.TheFileClosesAfterTheReceipt.Breaks(() => received.Close(Today));
    }

    [Fact]
    public void What_came_in_is_answered_once()
    {
        var received = ReceivedHandover.Open(new(Guid.CreateVersion7(), Eindhoven, Amsterdam, Today, Today.AddDays(30)), new('a', 64), Today, Now().At, By);
        HandoverRules.SomebodyIsTakenOver.Breaks(() => received.TakeOver([], Today, By));
        HandoverRules.AnEndSaysWhy.Breaks(() => received.Decline(" ", Today, By));
        received.TakeOver([new(1, Guid.CreateVersion7())], Today, By);
        HandoverRules.AFileIsAnsweredOnce.Breaks(() => received.TakeOver([new(2, Guid.CreateVersion7())], Today, By));
        HandoverRules.AFileIsAnsweredOnce.Breaks(() => received.Decline("Toch niet.", Today, By));
    }

    [Fact]
    public void A_key_is_trusted_by_who_compared_it_and_ends_for_good()
    {
        var key = HandoverKey.See(Eindhoven, new('b', 64), "key", Now().At, By);
        HandoverRules.ATrustedKeyWasCompared.Breaks(() => key.Trust(" ", Today));
        key.Trust("Noor de Boer", Today);
        Assert.Equal((HandoverKeyState.Trusted, "Noor de Boer"), (key.State, key.ComparedWith));
        key.End(Today);
        HandoverRules.ATrustedKeyWasCompared.Breaks(() => key.Trust("Noor de Boer", Today));
    }

    private static HandoverMoment Now(DateOnly? on = null) => new(on ?? Today, Today, new(2026, 11, 21, 9, 0, 0, TimeSpan.Zero), By);

    private static Handover Of(IReadOnlyList<HandoverChoice> people, string to = Eindhoven, DateOnly? on = null) => Handover.Prepare(
        Guid.CreateVersion7(), CaseFile.Open(Guid.CreateVersion7(), Guid.CreateVersion7(), Amsterdam, "reception-information", Today.AddDays(-90)), Guid.CreateVersion7(), to, people, Now(on));

    private static Handover Prepared(HandoverSituation? situation = null, IReadOnlyCollection<HandoverPart>? parts = null, string to = Eindhoven, DateOnly? on = null) =>
        Of([new(Guid.CreateVersion7(), situation ?? Obliged, parts ?? [HandoverPart.Duty])], to, on);

    private static void Send(Handover handover, bool shown = true, bool consents = false, HandoverMeans means = HandoverMeans.File, DateOnly? on = null, DateOnly? lastDay = null) =>
        handover.Send(means, "integration-task", shown, consents, lastDay ?? Today.AddDays(30), new('c', 64), Now(on));

    private static Handover In(HandoverState state, DateOnly? sentOn = null, DateOnly? lastDay = null)
    {
        var sent = sentOn ?? Today;
        var handover = Prepared(on: sent);
        if (state == HandoverState.Prepared)
            return handover;
        if (state == HandoverState.Expired)
            (sent, lastDay) = (Today, Today.AddDays(-1));
        Send(handover, on: sent, lastDay: lastDay ?? Today.AddDays(-1));
        if (state != HandoverState.Sent)
            Do(handover, state);
        return handover;
    }

    private static void Do(Handover handover, HandoverState to)
    {
        switch (to)
        {
            case HandoverState.Sent:
                Send(handover);
                break;
            case HandoverState.Received:
                handover.Receive(Somebody, Now());
                break;
            case HandoverState.Declined:
                handover.Decline(Somebody, "Hier woont deze persoon niet.", Now());
                break;
            case HandoverState.Withdrawn:
                handover.Withdraw("Verhuist toch niet.", Now());
                break;
            default:
                handover.Expire(Now());
                break;
        }
    }

    private static Rule RuleFor(HandoverState to) => to switch
    {
        HandoverState.Sent => HandoverRules.OnlyWhatWasPreparedIsSent,
        HandoverState.Received => HandoverRules.OnlyWhatIsOnItsWayIsReceived,
        HandoverState.Declined => HandoverRules.OnlyWhatIsOnItsWayIsDeclined,
        HandoverState.Withdrawn => HandoverRules.WhatIsAnsweredIsNotTakenBack,
        _ => HandoverRules.OnlyAfterItsLastDayItExpires,
    };
}
