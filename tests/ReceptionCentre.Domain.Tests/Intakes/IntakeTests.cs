using ReceptionCentre.Domain.Intakes;

namespace ReceptionCentre.Domain.Tests.Intakes;

public sealed class IntakeTests
{
    private static readonly Guid File = new("019a0000-0000-7000-8000-000000000001");
    private static readonly DateTimeOffset At = new(2026, 11, 21, 9, 0, 0, TimeSpan.Zero);

    private readonly Intake _intake = Intake.Begin(File, IntakeForm.Broad, null, At, Said.By);

    [Fact]
    public void Answers_are_saved_domain_by_domain_and_what_is_not_given_stays()
    {
        Answer("housing", new GivenAnswer("housing-people", "5"), new("housing-rooms", "2"));
        Answer("housing", new GivenAnswer("housing-rooms", "3"));
        Answer("work");

        Assert.Equal(["5", "3"], _intake.Answers.Select(answer => answer.Value));
        Assert.Equal(["housing", "work"], _intake.Domains.Select(domain => domain.Domain));

        Answer("housing", new GivenAnswer("housing-people", null));
        Assert.Equal("housing-rooms", Assert.Single(_intake.Answers).Question);
    }

    [Fact]
    public void Each_adult_is_heard_alone_once_or_there_is_a_reason_why_not()
    {
        Answer("work");
        Talk(with: "Haar man");
        IntakeRules.EachAdultIsHeardAlone.Breaks(() => _intake.Complete(true, null, Said.Today, Said.By));
        IntakeRules.EachAdultIsHeardAlone.Breaks(() => _intake.Complete(true, "  ", Said.Today, Said.By));

        Talk();
        _intake.Complete(true, "niet meer nodig", Said.Today, Said.By);
        Assert.Equal(IntakeState.Completed, _intake.State);
        Assert.Null(_intake.NotAloneBecause);
    }

    [Fact]
    public void A_child_is_not_heard_alone_and_a_reason_stands_where_an_adult_was_not()
    {
        Answer("languages");
        _intake.Complete(false, null, Said.Today, Said.By);

        var other = Intake.Begin(File, IntakeForm.Brief, null, At, Said.By);
        other.Answer("work", [], At, Said.By);
        other.Complete(true, " Wilde het niet ", Said.Today, Said.By);
        Assert.Equal("Wilde het niet", other.NotAloneBecause);
    }

    [Theory]
    [InlineData("Ahmad Al-Halabi")]
    [InlineData("al halabi  ahmad")]
    [InlineData("Áhmad al-Hálabi")]
    public void Nobody_of_the_household_interprets_however_the_name_is_written(string name) =>
        IntakeRules.NobodyOfTheHouseholdInterprets.Breaks(() => Talk(interpreter: "professional-telephone", name: name, household: ["Ahmad Al-Halabi", "Rana"]));

    [Theory]
    [InlineData("volunteer")]
    [InlineData("adult-brought-along")]
    public void Nobody_who_came_along_interprets_and_no_volunteer(string kind) => IntakeRules.NoOneBroughtAlongInterprets.Breaks(() => Talk(interpreter: kind));

    [Fact]
    public void An_interpreter_with_another_name_may_and_so_may_one_of_whom_only_a_number_is_known()
    {
        Talk(interpreter: "professional-on-site", name: "Ahmad Karimi", household: ["Ahmad Al-Halabi"]);
        Talk(interpreter: "professional-telephone", name: "4123", household: ["Ahmad Al-Halabi"]);
        Assert.Equal(2, _intake.Talks.Count);
    }

    [Fact]
    public void A_conversation_is_noted_after_it_happened() =>
        IntakeRules.ATalkHasHappened.Breaks(() => _intake.AddTalk(new(Said.Today.AddDays(1), "none-needed", null, null, null), [], Said.Today, At, Said.By));

    [Fact]
    public void Without_a_domain_that_was_talked_about_an_intake_is_not_complete()
    {
        Talk();
        IntakeRules.SomethingWasTalkedAbout.Breaks(() => _intake.Complete(true, null, Said.Today, Said.By));
    }

    [Fact]
    public void A_complete_intake_stands_and_the_next_one_begins_with_its_answers()
    {
        IntakeRules.OneIntakeAtATime.Breaks(() => Intake.Begin(File, IntakeForm.Broad, _intake, At, Said.By));
        Answer("work", new GivenAnswer("work-now", "yes"));
        _intake.Complete(true, "Kon niet", Said.Today, Said.By);
        IntakeRules.ACompleteIntakeStands.Breaks(() => Answer("work", new GivenAnswer("work-now", "no")));
        IntakeRules.ACompleteIntakeStands.Breaks(() => Talk());
        IntakeRules.ACompleteIntakeStands.Breaks(() => _intake.ChangeForm(IntakeForm.Brief));

        var next = Intake.Begin(File, IntakeForm.Broad, _intake, At, Said.By);
        Assert.Equal((2, "yes"), (next.Edition, Assert.Single(next.Answers).Value));
        // It is looked at again: nothing was talked about yet.
        Assert.Empty(next.Domains);
        next.Answer("work", [new("work-now", "no")], At, Said.By);
        Assert.Equal("yes", Assert.Single(_intake.Answers).Value);
    }

    [Fact]
    public void An_open_intake_ends_with_its_file_and_goes_on_with_it()
    {
        IntakeRules.OnlyAnIntakeThatEndedGoesOn.Breaks(_intake.GoOnWithFile);
        _intake.EndWithFile(Said.Today);
        Assert.Equal((IntakeState.Ended, Said.Today), (_intake.State, _intake.EndedOn!.Value));
        _intake.GoOnWithFile();
        Assert.Equal(IntakeState.Open, _intake.State);
        Assert.Null(_intake.EndedOn);
    }

    [Fact]
    public void What_is_about_health_is_never_of_the_household() => IntakeRules.WhatIsLockedIsNotShared.Breaks(() =>
        new IntakeQuestion("line").Describe(new("health-plan", "health", AnswerKind.Words, null, "", true, true), new(null, AskedOf.Everybody, ""), 0, null, null, "test"));

    [Fact]
    public void Who_gets_a_question_depends_on_the_form_the_age_the_motive_and_the_day()
    {
        IntakeQuestion[] lines =
        [
            Line("all", null, AskedOf.Everybody), Line("broad", IntakeForm.Broad, AskedOf.Everybody), Line("adult", null, AskedOf.Adults), Line("child", null, AskedOf.Children),
            Line("worker", null, AskedOf.Everybody, "eu-labour-short eu-labour-long"), Line("later", null, AskedOf.Everybody, from: Said.Today.AddDays(1)),
        ];
        Assert.Equal(["all", "broad", "adult"], Asked(IntakeForm.Broad, true));
        Assert.Equal(["all", "adult", "worker"], Asked(IntakeForm.Brief, true, "eu-labour-long"));
        Assert.Equal(["all", "child"], Asked(IntakeForm.Brief, false));

        IEnumerable<string> Asked(IntakeForm form, bool isAdult, params string[] motives) => IntakeQuestion.For(lines, form, isAdult, motives, Said.Today).Select(line => line.Question);
    }

    [Fact]
    public void Of_two_lines_for_one_question_the_one_that_names_the_motive_counts()
    {
        var (common, own) = (Line("income", null, AskedOf.Everybody), Line("income", null, AskedOf.Everybody, "study-migrant", place: 9));
        Assert.Same(own, Assert.Single(IntakeQuestion.For([common, own], IntakeForm.Broad, true, ["study-migrant"], Said.Today)));
        Assert.Same(common, Assert.Single(IntakeQuestion.For([common, own], IntakeForm.Broad, true, ["other"], Said.Today)));
    }

    private static IntakeQuestion Line(string question, IntakeForm? form, AskedOf of, string motives = "", DateOnly? from = null, int place = 0)
    {
        var line = new IntakeQuestion(question);
        line.Describe(new(question, "work", AnswerKind.Line, null, "", false, false), new(form, of, motives), place, from, null, "test");
        return line;
    }

    private void Answer(string domain, params GivenAnswer[] given) => _intake.Answer(domain, given, At, Said.By);

    private void Talk(string interpreter = "none-needed", string? name = null, string? with = null, string[]? household = null) =>
        _intake.AddTalk(new(Said.Today, interpreter, null, name, with), household ?? [], Said.Today, At, Said.By);
}
