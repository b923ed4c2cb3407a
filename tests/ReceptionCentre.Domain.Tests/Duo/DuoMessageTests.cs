using ReceptionCentre.Domain.Duo;
using ReceptionCentre.Domain.Rules;
using static ReceptionCentre.Domain.Tests.Said;

namespace ReceptionCentre.Domain.Tests.Duo;

/// <summary>The life of a message: made, on its way, answered, ended.</summary>
public sealed class DuoMessageTests
{
    private static readonly DateTimeOffset At = Now().At;
    private static readonly DuoDraft Draft = new(Guid.CreateVersion7(), DuoMessageKind.Pvt, DuoAct.Report, Guid.CreateVersion7(), null, null, [new("datumOndertekeningPvt", "2026-11-20")], []);

    [Fact]
    public void Entered_by_hand_it_stands_at_once()
    {
        var message = DuoMessage.Entered(Draft, null, "Opgeslagen", false, At, By);
        Assert.True(message.Stands);
        Assert.Equal((DuoMessageState.Accepted, "Opgeslagen", 1), (message.State, message.Acknowledgement, message.Fields.Single().Place));
        message.End(At);
        Assert.False(message.Stands);
        DuoRules.AMessageIsAnsweredOnce.Breaks(() => message.Accept(null, At, By));
    }

    [Fact]
    public void What_is_blocked_goes_by_hand_only_when_the_portal_took_it_all_the_same()
    {
        var blocked = Draft with { Findings = [new(DuoRules.ThePipGoesFirst, true)] };
        DuoRules.NotBeforeItMayGo.Breaks(() => DuoMessage.Entered(blocked, null, null, false, At, By));
        DuoRules.NotBeforeItMayGo.Breaks(() => DuoMessage.Queued(blocked, null, At, By));
        Assert.True(DuoMessage.Entered(blocked, null, null, true, At, By).DespiteChecks);
        Assert.False(DuoMessage.Entered(Draft, null, null, true, At, By).DespiteChecks);
    }

    [Fact]
    public void A_withdrawal_says_why_and_leaves_nothing_that_stands()
    {
        var draft = Draft with { Act = DuoAct.Withdraw, Fields = [] };
        DuoRules.AWithdrawalHasAReason.Breaks(() => DuoMessage.Entered(draft, " ", null, false, At, By));
        var message = DuoMessage.Entered(draft, "Verkeerde persoon", null, false, At, By);
        Assert.Equal((false, At), (message.Stands, message.EndedAt!.Value));
    }

    [Fact]
    public void Over_the_interface_it_waits_leaves_and_is_answered()
    {
        var message = DuoMessage.Queued(Draft, null, At, By);
        message.Leave();
        DuoRules.OnlyWhatWaitsIsSent.Breaks(message.Leave);
        message.Fail(false, At);
        Assert.Equal((DuoMessageState.Waiting, At.AddMinutes(1)), (message.State, message.NotBefore!.Value));
        message.Leave();
        message.Reject(["De datum ligt voor het begin van de termijn.", new string('x', 300)], At);
        Assert.Equal((DuoMessageState.Rejected, 200), (message.State, message.Rejections[1].Text.Length));
    }

    [Fact]
    public void After_some_tries_or_when_it_may_have_arrived_a_person_looks()
    {
        var message = DuoMessage.Queued(Draft, null, At, By);
        DuoRules.OnlyWhatIsUnclearIsTriedAgain.Breaks(message.TryAgain);
        message.Leave();
        message.Fail(true, At);
        Assert.Equal(DuoMessageState.Unclear, message.State);
        message.TryAgain();
        for (var tries = 0; tries < DuoMessage.MostAttempts; tries++)
        {
            message.Leave();
            message.Fail(false, At);
        }
        Assert.Equal(DuoMessageState.Unclear, message.State);
        message.Accept("Staat in het portaal", At, By);
        Assert.True(message.Stands);
    }

    [Fact]
    public void A_municipality_says_from_when_within_how_many_days_and_under_which_number()
    {
        var settings = DuoSettings.For("0363");
        settings.Choose(Today, 7, true, "00000001001234567000");
        Assert.Equal((Today, 7, true), (settings.ReportsFrom!.Value, settings.ReportDays, settings.ByInterface));
        DuoRules.TheTermIsInItsRange.Breaks(() => settings.Choose(Today, 61, false, null));
        DuoRules.AnOrganisationHasItsNumber.Breaks(() => settings.Choose(Today, 7, true, null));
        DuoRules.AnOrganisationHasItsNumber.Breaks(() => settings.Choose(Today, 7, false, "123"));
        Assert.IsType<Rule>(DuoRules.OneSetOfSettings);
    }
}
