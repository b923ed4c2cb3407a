using ReceptionCentre.Domain.Intakes;

namespace ReceptionCentre.Domain.Tests.Intakes;

public sealed class LearnabilityTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 21, 9, 0, 0, TimeSpan.Zero);

    private readonly LearnabilityTest _test = LearnabilityTest.Of(Guid.CreateVersion7());

    [Fact]
    public void Invited_missed_invited_again_and_done_each_on_its_day()
    {
        Step(LearnabilityState.Invited, -30);
        Step(LearnabilityState.Missed, -20);
        Step(LearnabilityState.Invited, -19);
        Done(-5, LearnabilityResult.B1Feasible, 4150, 3500, "LBT123456789");

        Assert.Equal((LearnabilityState.Done, LearnabilityResult.B1Feasible, 4150), (_test.Last!.State, _test.Last.Result!.Value, _test.Last.Achieved!.Value));
        Assert.Equal(4, _test.Steps.Count);
    }

    [Fact]
    public void Steps_follow_each_other()
    {
        IntakeRules.StepsOfATestFollowEachOther.Breaks(() => Step(LearnabilityState.Missed, 0));
        Done(-5, LearnabilityResult.Unknown);
        IntakeRules.StepsOfATestFollowEachOther.Breaks(() => Step(LearnabilityState.Invited, 0));
        IntakeRules.StepsOfATestFollowEachOther.Breaks(() => Add(new(LearnabilityState.Exempt, Said.Today, "visual")));
    }

    [Fact]
    public void Steps_are_in_the_order_of_their_days_and_have_happened()
    {
        Step(LearnabilityState.Invited, -5);
        IntakeRules.StepsOfATestAreInOrder.Breaks(() => Step(LearnabilityState.Missed, -6));
        IntakeRules.StepsOfATestAreInOrder.Breaks(() => Step(LearnabilityState.Missed, 1));
        Step(LearnabilityState.Missed, -5);
    }

    [Fact]
    public void An_exemption_has_a_reason_and_nothing_else_has()
    {
        IntakeRules.AnExemptionHasAReason.Breaks(() => Add(new(LearnabilityState.Exempt, Said.Today)));
        IntakeRules.AnExemptionHasAReason.Breaks(() => Add(new(LearnabilityState.Invited, Said.Today, "hearing")));
        Add(new(LearnabilityState.Exempt, Said.Today, "hearing"));
        Assert.Equal("hearing", _test.Last!.Exemption);
    }

    [Fact]
    public void A_test_that_was_done_has_a_result_and_two_scores_or_none()
    {
        IntakeRules.ATestThatWasDoneHasAResult.Breaks(() => Add(new(LearnabilityState.Done, Said.Today)));
        IntakeRules.ATestThatWasDoneHasAResult.Breaks(() => Done(0, LearnabilityResult.B1Feasible, 100, null));
        IntakeRules.ATestThatWasDoneHasAResult.Breaks(() => Add(new(LearnabilityState.Invited, Said.Today, Result: LearnabilityResult.Unknown)));
        IntakeRules.ATestThatWasDoneHasAResult.Breaks(() => Add(new(LearnabilityState.Invited, Said.Today, ExamNumber: "1")));
    }

    [Theory]
    [InlineData(99_999, true)]
    [InlineData(0, true)]
    [InlineData(100_000, false)]
    [InlineData(-1, false)]
    public void A_score_has_at_most_three_digits_before_the_comma(int achieved, bool fits)
    {
        if (fits)
            Done(0, LearnabilityResult.B1Feasible, achieved, 3500);
        else
            IntakeRules.AScoreHasThreeDigits.Breaks(() => Done(0, LearnabilityResult.B1Feasible, achieved, 3500));
    }

    [Theory]
    [InlineData("ABCDEF123456", true)]
    [InlineData("ABCDEF1234567", false)]
    [InlineData("12 34", false)]
    public void An_exam_number_has_at_most_twelve_letters_and_digits(string number, bool fits)
    {
        if (fits)
            Done(0, LearnabilityResult.B1NotFeasible, number: number);
        else
            IntakeRules.AnExamNumberHasTwelveCharacters.Breaks(() => Done(0, LearnabilityResult.B1NotFeasible, number: number));
    }

    [Fact]
    public void What_was_taken_back_stays_to_be_seen_and_what_was_before_it_holds_again()
    {
        Step(LearnabilityState.Invited, -9);
        Done(-2, LearnabilityResult.B1Feasible);
        _test.TakeBackLast("Verkeerde persoon", At, Said.By);

        Assert.Equal(LearnabilityState.Invited, _test.Last!.State);
        Assert.Equal(["", "Verkeerde persoon"], _test.Steps.Select(step => step.TakenBackReason ?? ""));
        Done(-1, LearnabilityResult.B1NotFeasible);
        Assert.Equal(3, _test.Last!.Place);
    }

    private void Step(LearnabilityState state, int day) => Add(new(state, Said.Today.AddDays(day)));

    private void Done(int day, LearnabilityResult result, int? achieved = null, int? required = null, string? number = null) =>
        Add(new(LearnabilityState.Done, Said.Today.AddDays(day), null, result, achieved, required, number));

    private void Add(LearnabilityTerms terms) => _test.Add(terms, Said.Today, At, Said.By);
}
