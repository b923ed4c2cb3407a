using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.WaitingRooms;

namespace ReceptionCentre.Domain.Tests.WaitingRooms;

public sealed class WaitingNumberTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);
    private static readonly DateTimeOffset Nine = DutchCalendar.At(Today, new(9, 0));
    private static readonly Guid Clerk = Guid.CreateVersion7();

    private static WaitingNumber Take(int number, string? first = null, DateTimeOffset? appointment = null) =>
        WaitingNumber.Take(Guid.CreateVersion7(), Today, number, new("housing", "ti", first, null, null, appointment), Nine.AddMinutes(number));

    private static WaitingNumber In(WaitingState state)
    {
        var number = Take(1);
        if (state is WaitingState.Called or WaitingState.Helped)
            number.Call(null, Clerk, Today, Nine.AddMinutes(10));
        if (state == WaitingState.Helped)
            number.Help(Nine.AddMinutes(20));
        if (state == WaitingState.Left)
            number.Leave(Nine.AddMinutes(20));
        return number;
    }

    private static readonly IReadOnlyDictionary<string, (Action<WaitingNumber> Step, Rule Rule, WaitingState[] From, WaitingState To)> Steps = new Dictionary<string, (Action<WaitingNumber>, Rule, WaitingState[], WaitingState)>
    {
        ["call"] = (number => number.Call(null, Clerk, Today, Nine.AddMinutes(30)), WaitingRules.OnlyWhoIsThereIsCalled, [WaitingState.Waiting, WaitingState.Called], WaitingState.Called),
        ["send back"] = (number => number.SendBack(null), WaitingRules.OnlyWhoIsCalledGoesOn, [WaitingState.Called], WaitingState.Waiting),
        ["help"] = (number => number.Help(Nine.AddMinutes(30)), WaitingRules.OnlyWhoIsCalledGoesOn, [WaitingState.Called], WaitingState.Helped),
        ["leave"] = (number => number.Leave(Nine.AddMinutes(30)), WaitingRules.OnlyWhoIsThereLeaves, [WaitingState.Waiting, WaitingState.Called], WaitingState.Left),
        ["come back"] = (number => number.ComeBack(Today), WaitingRules.OnlyWhatEndedIsTakenBack, [WaitingState.Helped, WaitingState.Left], WaitingState.Waiting),
        ["go first"] = (number => number.GoFirst("unwell"), WaitingRules.OnlyWhoWaitsGoesFirst, [WaitingState.Waiting], WaitingState.Waiting),
    };

    public static TheoryData<string, WaitingState> Every()
    {
        var data = new TheoryData<string, WaitingState>();
        foreach (var step in Steps.Keys)
        {
            foreach (var state in Enum.GetValues<WaitingState>())
                data.Add(step, state);
        }
        return data;
    }

    [Theory, MemberData(nameof(Every))]
    public void Every_step_goes_from_the_states_of_the_drawing_and_from_no_other(string step, WaitingState state)
    {
        var (take, rule, from, to) = Steps[step];
        var number = In(state);
        if (from.Contains(state))
        {
            take(number);
            Assert.Equal(to, number.State);
        }
        else
        {
            Assert.Same(rule, Assert.Throws<BrokenRuleException>(() => take(number)).Rule);
            Assert.Equal(state, number.State);
        }
    }

    [Fact]
    public void Waiting_ends_with_the_first_call_also_when_somebody_is_called_again_or_sent_back()
    {
        var number = In(WaitingState.Called);
        number.Call(Guid.CreateVersion7(), Clerk, Today, Nine.AddMinutes(12));
        number.SendBack("benefits");
        number.Call(null, Clerk, Today, Nine.AddMinutes(40));
        Assert.Equal((Nine.AddMinutes(10), Nine.AddMinutes(40), "benefits"), (number.FirstCalledAt, number.CalledAt, number.Topic));
    }

    [Fact]
    public void A_number_of_yesterday_is_neither_called_nor_brought_back()
    {
        Assert.Same(WaitingRules.ANumberIsOfItsDay, Assert.Throws<BrokenRuleException>(() => Take(1).Call(null, Clerk, Today.AddDays(1), Nine.AddDays(1))).Rule);
        Assert.Same(WaitingRules.ANumberIsOfItsDay, Assert.Throws<BrokenRuleException>(() => In(WaitingState.Left).ComeBack(Today.AddDays(1))).Rule);
    }

    [Fact]
    public void After_the_999th_no_number_is_given() =>
        Assert.Same(WaitingRules.NoMoreNumbersADay, Assert.Throws<BrokenRuleException>(() => Take(1000)).Rule);

    [Fact]
    public void First_is_who_cannot_wait_then_whose_appointment_has_begun_then_who_came_first()
    {
        var (walkIn, early, late, begun, child, other) = (Take(1), Take(2, appointment: Nine.AddMinutes(60)), Take(3), Take(5, appointment: Nine.AddMinutes(15)), Take(6, "small-child"), Take(4, appointment: Nine.AddMinutes(5)));
        Assert.Equal([child, other, begun, walkIn, early, late], CallingOrder.Of([walkIn, early, late, begun, child, other], Nine.AddMinutes(20)));
        // Its time comes: then it goes before who came without one.
        Assert.Equal([child, other, begun, early, walkIn, late], CallingOrder.Of([walkIn, early, late, begun, child, other], Nine.AddMinutes(60)));
    }

    [Fact]
    public void Of_two_who_go_first_the_one_who_came_first_is_called_also_when_the_other_has_an_appointment()
    {
        var (one, two) = (Take(1, "unwell"), Take(2, "upset", Nine));
        Assert.Equal([one, two], CallingOrder.Of([two, one], Nine.AddMinutes(20)));
    }

    [Fact]
    public void A_screen_is_taken_down_once()
    {
        var room = WaitingRoom.Open("0363", "Hal");
        Assert.Same(WaitingRules.OnlyAScreenIsTakenDown, Assert.Throws<BrokenRuleException>(room.TakeDownScreen).Rule);
        room.RenewScreen("00", Nine);
        room.TakeDownScreen();
        Assert.Null(room.ScreenSha256);
    }
}
