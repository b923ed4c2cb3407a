using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Intakes;

namespace ReceptionCentre.Domain.Tests.Intakes;

public sealed class SignalsTests
{
    private static readonly SignalTerms Terms = new()
    {
        PeoplePerRoom = 2,
        FamilyReunion = [new(["status-holder"], new(2001, 4, 1), 3, "test", new(2026, 10, 1)), new(["status-holder"], new(2026, 10, 1), 6, "test")],
    };

    [Fact]
    public void Nothing_follows_from_nothing() => Assert.Empty(Signals.Of(Facts(), Terms));

    [Fact]
    public void A_house_of_the_employer_goes_with_the_job_as_the_person_or_the_file_says()
    {
        Assert.Equal([Signals.HousingOwner], Only(Signals.HousingTiedToTheJob(Facts(("housing-owner", "employer")), Terms)).Because);
        Assert.Equal([Signals.HousingEndsWithJob], Only(Signals.HousingTiedToTheJob(Facts(("housing-owner", "landlord"), ("housing-ends-with-job", "yes")), Terms)).Because);
        Assert.Equal([SignalFact.LodgingOfEmployer], Only(Signals.HousingTiedToTheJob(Facts() with { LodgingIsTheEmployers = true }, Terms)).Facts);
        Assert.Empty(Signals.HousingTiedToTheJob(Facts(("housing-owner", "employer"), ("housing-ends-with-job", "no")), Terms));
        Assert.Empty(Signals.HousingTiedToTheJob(Facts(("housing-owner", "social-landlord")), Terms));
    }

    [Fact]
    public void Overcrowding_follows_from_how_people_sleep_and_from_the_number_that_the_region_has_set()
    {
        Assert.Equal([Signals.HousingSleeping], Only(Signals.Overcrowding(Facts(("housing-sleeping", "in-turns")), Terms)).Because);
        Assert.Equal([SignalFact.PeoplePerRoom], Only(Signals.Overcrowding(Facts(("housing-people", "5"), ("housing-rooms", "2")), Terms)).Facts);
        Assert.Empty(Signals.Overcrowding(Facts(("housing-people", "4"), ("housing-rooms", "2")), Terms));
        Assert.Empty(Signals.Overcrowding(Facts(("housing-people", "4"), ("housing-rooms", "0")), Terms));
        Assert.Empty(Signals.Overcrowding(Facts(("housing-sleeping", "too-little-room")), Terms));
        // Where nobody set a number it is not looked at.
        Assert.Empty(Signals.Overcrowding(Facts(("housing-people", "50"), ("housing-rooms", "1")), new()));
    }

    [Theory]
    [InlineData("work-papers", "yes", "no")]
    [InlineData("work-free", "no", "yes")]
    [InlineData("work-paid", "no", "yes")]
    [InlineData("work-debt", "yes", "no")]
    [InlineData("work-threat", "yes", "unknown")]
    public void Possible_exploitation_says_from_which_answer_it_follows(string question, string wrong, string right)
    {
        Assert.Equal([question], Only(Signals.PossibleExploitation(Facts((question, wrong)), Terms)).Because);
        Assert.Empty(Signals.PossibleExploitation(Facts((question, right)), Terms));
    }

    [Theory]
    [InlineData("children-school", "some", true)]
    [InlineData("children-school", "no", true)]
    [InlineData("children-school", "yes", false)]
    [InlineData("children-school", "not-needed", false)]
    [InlineData("own-school", "waiting", true)]
    [InlineData("own-school", "yes", false)]
    public void A_child_without_a_school_is_what_the_parent_or_the_child_says(string question, string answer, bool follows) =>
        Assert.Equal(follows, Signals.ChildWithoutSchool(Facts((question, answer)), Terms).Any());

    [Fact]
    public void Who_turns_eighteen_within_the_term_is_told_with_the_day()
    {
        var facts = Facts() with { Household = [new("", PartialDate.Of(2009, 1, 5)), new("sister", PartialDate.Of(2009, 8, 1)), new("brother", PartialDate.Of(2009)), new("unknown", PartialDate.Unknown)] };
        var signals = Signals.TurnsEighteen(facts, Terms).ToList();
        Assert.Equal([("", Said.Day(2027, 1, 5)), ("brother", Said.Day(2027, 1, 1))], signals.Select(signal => (signal.Subject, signal.On!.Value)));
        Assert.Empty(Signals.TurnsEighteen(facts with { Today = Said.Day(2027, 9, 1) }, Terms));
    }

    [Fact]
    public void Family_reunion_counts_the_months_of_the_period_in_which_protection_began()
    {
        Assert.Equal(Said.Day(2026, 12, 30), Only(Reunion(Said.On(2026, 9, 30))).On);
        Assert.Equal(Said.Day(2027, 4, 1), Only(Reunion(Said.On(2026, 10, 1))).On);
        Assert.Empty(Reunion(Said.On(2026, 8, 20)));
        Assert.Single(Reunion(Said.On(2026, 8, 21)));
        Assert.Empty(Reunion(PartialDate.Unknown));
        Assert.Empty(Signals.FamilyReunionWindow(Facts(("family-abroad", "no")) with { Motives = Since("status-holder", Said.On(2026, 10, 1)) }, Terms));
        Assert.Empty(Signals.FamilyReunionWindow(Facts(("family-abroad", "yes")) with { Motives = Since("eu-labour-long", Said.On(2026, 10, 1)) }, Terms));
    }

    [Fact]
    public void A_signal_that_was_put_aside_comes_back_when_what_it_rests_on_changes()
    {
        var facts = Facts(("work-papers", "yes"));
        var signal = Only(Signals.PossibleExploitation(facts, Terms));
        IntakeRules.ASignalIsDismissedWithAReason.Breaks(() => SignalDismissal.Of(Guid.NewGuid(), signal, facts, " ", DateTimeOffset.UnixEpoch, Said.By));
        var dismissal = SignalDismissal.Of(Guid.NewGuid(), signal, facts, "Paspoort is terug", DateTimeOffset.UnixEpoch, Said.By);
        Assert.True(dismissal.Is(signal, facts));

        var more = Facts(("work-papers", "yes"), ("work-paid", "no"));
        Assert.False(dismissal.Is(Only(Signals.PossibleExploitation(more, Terms)), more));

        dismissal.TakeBack(DateTimeOffset.UnixEpoch, Said.By);
        Assert.False(dismissal.Is(signal, facts));
        IntakeRules.ShownAgainOnce.Breaks(() => dismissal.TakeBack(DateTimeOffset.UnixEpoch, Said.By));
    }

    private static IEnumerable<Signal> Reunion(PartialDate since) => Signals.FamilyReunionWindow(Facts(("family-abroad", "yes")) with { Motives = Since("status-holder", since) }, Terms);

    private static Dictionary<string, PartialDate> Since(string motive, PartialDate since) => new() { [motive] = since };

    private static Signal Only(IEnumerable<Signal> signals) => Assert.Single(signals);

    private static SignalFacts Facts(params (string Question, string Answer)[] answers) =>
        new(Said.Today, answers.ToDictionary(answer => answer.Question, answer => answer.Answer), false, new Dictionary<string, PartialDate>(), []);
}
