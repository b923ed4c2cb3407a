using ReceptionCentre.Domain.CivicIntegration;
using ReceptionCentre.Domain.Decisions;
using ReceptionCentre.Domain.Tests.CivicIntegration;
using static ReceptionCentre.Domain.Tests.Said;

namespace ReceptionCentre.Domain.Tests.Decisions;

public sealed class DecisionTests
{
    private static readonly Guid Signer = Guid.CreateVersion7();
    private static readonly Mandate Mandate = Mandate.Give("0363", Signer, "Marit Vos", "teammanager", Day(2026, 1, 1), null);

    private readonly Decision _decision = Decision.Offer(Guid.CreateVersion7(), Guid.CreateVersion7(), Now().At, By);

    [Fact]
    public void Who_signs_has_a_mandate_on_the_date_of_the_decision_and_on_the_day_of_signing()
    {
        var ended = Mandate.Give("0363", Signer, "Marit Vos", "teammanager", Day(2026, 1, 1), Today);
        DecisionRules.WhoSignsHasAMandate.Breaks(() => Sign(mandate: ended));
        DecisionRules.WhoSignsHasAMandate.Breaks(() => Sign(on: Today.AddDays(-1), mandate: ended));
        DecisionRules.WhoSignsHasAMandate.Breaks(() => Sign(by: By));
        Sign();
        Assert.Equal((DecisionState.Decided, "Marit Vos", "teammanager", (DateOnly?)Today), (_decision.State, _decision.SignedName, _decision.SignedFunction, _decision.DatedOn));
        DecisionRules.OnlyWhatIsOfferedIsSigned.Breaks(() => Sign());
    }

    [Fact]
    public void With_four_eyes_nobody_signs_what_they_offered()
    {
        var own = Mandate.Give("0363", By, "Jolanda de Wit", "consulent", Day(2026, 1, 1), null);
        DecisionRules.FourEyes.Breaks(() => _decision.Sign(own, true, Today, "Bezwaar kan.", Now(5).At, By));
        _decision.Sign(own, false, Today, "Bezwaar kan.", Now(5).At, By);
        Assert.Equal(DecisionState.Decided, _decision.State);
    }

    [Fact]
    public void A_decision_says_what_can_be_done_against_it() => DecisionRules.ADecisionStatesItsRemedy.Breaks(() => Sign(remedy: " "));

    [Fact]
    public void What_is_sent_back_is_not_signed_any_more_and_keeps_the_reason()
    {
        _decision.SendBack("De reden van de Z-route ontbreekt.", Now(5).At, Signer);
        Assert.Equal((DecisionState.SentBack, "De reden van de Z-route ontbreekt."), (_decision.State, _decision.SentBackReason));
        DecisionRules.OnlyWhatIsOfferedIsSigned.Breaks(() => Sign());
        DecisionRules.OnlyWhatIsOfferedIsSigned.Breaks(() => _decision.SendBack("Nog eens", Now(6).At, Signer));
        DecisionRules.OnlyWhatIsOfferedIsSigned.Breaks(_decision.Withdraw);
    }

    [Theory]
    [InlineData("2026-11-02", "2026-12-14")]
    [InlineData("2026-11-14", "2026-12-28")]
    [InlineData("2026-11-13", "2026-12-28")]
    [InlineData("2026-02-20", "2026-04-07")]
    public void The_period_for_objections_is_42_days_from_the_day_after_sending_and_goes_on_over_weekends_and_holidays(string sent, string last) =>
        Assert.Equal(Parsed(last), Law.Parameters.ObjectionUntil(Parsed(sent)));

    [Fact]
    public void It_is_sent_once_on_or_after_its_date()
    {
        DecisionRules.OnlyASignedDecisionIsSent.Breaks(() => _decision.Sent(Today, Today, Law.Parameters));
        Sign(on: Day(2026, 11, 10));
        DecisionRules.SentOnADayThatHasCome.Breaks(() => _decision.Sent(Day(2026, 11, 9), Today, Law.Parameters));
        DecisionRules.SentOnADayThatHasCome.Breaks(() => _decision.Sent(Today.AddDays(1), Today, Law.Parameters));
        _decision.Sent(Day(2026, 11, 10), Today, Law.Parameters);
        Assert.Equal(Day(2026, 12, 22), _decision.ObjectionUntil);
        DecisionRules.OnlyASignedDecisionIsSent.Breaks(() => _decision.Sent(Today, Today, Law.Parameters));
    }

    [Fact]
    public void An_objection_is_answered_six_weeks_after_the_period_or_twelve_with_a_committee()
    {
        Assert.Equal(Day(2027, 2, 2), Law.Parameters.ObjectionAnswerUntil(Day(2026, 12, 22), withCommittee: false));
        Assert.Equal(Day(2027, 3, 16), Law.Parameters.ObjectionAnswerUntil(Day(2026, 12, 22), withCommittee: true));

        Sign(on: Day(2026, 8, 3));
        DecisionRules.OnlyWhatWasSentIsObjectedTo.Breaks(() => Objected(Today));
        _decision.Sent(Day(2026, 8, 3), Today, Law.Parameters);
        DecisionRules.OnlyWhatWasSentIsObjectedTo.Breaks(() => Objected(Day(2026, 8, 2)));
        var objection = Objected(Day(2026, 9, 15));
        Assert.True(objection.IsLate);
        DecisionRules.OneObjectionAtATime.Breaks(() => Objected(Today));
        DecisionRules.DecidedAfterItWasReceived.Breaks(() => _decision.DecideOnObjection(objection.Id, ObjectionOutcome.Inadmissible, Day(2026, 9, 14), Today));
        _decision.DecideOnObjection(objection.Id, ObjectionOutcome.Inadmissible, Day(2026, 10, 1), Today);
        DecisionRules.AnObjectionIsDecidedOnce.Breaks(() => _decision.DecideOnObjection(objection.Id, ObjectionOutcome.Founded, Today, Today));
        Assert.False(Objected(Day(2026, 9, 14)).IsLate);
    }

    [Fact]
    public void A_mandate_ends_after_it_begins_and_holds_until_then()
    {
        DecisionRules.AMandateEndsAfterItBegins.Breaks(() => Mandate.Give("0363", Signer, "Marit Vos", "teammanager", Today, Today));
        var mandate = Mandate.Give("0363", Signer, "Marit Vos", "teammanager", Day(2026, 1, 1), null);
        DecisionRules.AMandateEndsAfterItBegins.Breaks(() => mandate.End(Day(2025, 12, 31)));
        mandate.End(Today);
        Assert.Equal((true, false), (mandate.HoldsOn(Today.AddDays(-1)), mandate.HoldsOn(Today)));
    }

    private Objection Objected(DateOnly on) => _decision.ReceiveObjection(on, false, Today, Law.Parameters);

    private void Sign(Mandate? mandate = null, DateOnly? on = null, string remedy = "Bezwaar kan.", Guid? by = null) =>
        _decision.Sign(mandate ?? Mandate, true, on ?? Today, remedy, Now(5).At, by ?? Signer);

    private static DateOnly Parsed(string day) => DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);
}
