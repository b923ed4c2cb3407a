using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Newcomers;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Application.Tests.Newcomers;

/// <summary>What a registration asks of whom follows from the data, and the data asks nothing that does not exist.</summary>
public sealed class RegistrationQuestionsTests(ReceptionDatabase database) : IClassFixture<ReceptionDatabase>
{
    // The rows of the table "The people at the desk", and of each something that its task cannot do without.
    [Theory]
    [InlineData("asylum-seeker", Questions.VNumber)]
    [InlineData("status-holder", Questions.Title)]
    [InlineData("family-of-status-holder", Questions.Title)]
    [InlineData("resettled-refugee", Questions.Lodging)]
    [InlineData("unaccompanied-minor", Questions.Guardian)]
    [InlineData("eu-labour-short", Questions.Register)]
    [InlineData("eu-labour-long", Questions.IntendedStay)]
    [InlineData("non-eu-labour", Questions.FormalMotive)]
    [InlineData("knowledge-migrant", Questions.Employer)]
    [InlineData("knowledge-migrant-family", Questions.Referent)]
    [InlineData("study-migrant", Questions.Institution)]
    [InlineData("family-non-eu", Questions.Referent)]
    [InlineData("family-eu", Questions.Register)]
    [InlineData("clergy", Questions.Institution)]
    [InlineData("displaced-ukraine", Questions.Lodging)]
    [InlineData("eu-homeless", Questions.Lodging)]
    [InlineData("victim", Questions.Lodging)]
    [InlineData("child", Questions.IntendedStay)]
    [InlineData("returning", Questions.Register)]
    [InlineData("onward-mover", Questions.BirthPlace)]
    [InlineData("kingdom-citizen", Questions.Register)]
    [InlineData("dutch-born-abroad", Questions.BirthPlace)]
    public async Task Every_type_has_its_questions_and_few_at_once(string motive, string needs)
    {
        var page = await PageAsync(RegistrationPage.Residence, motive);
        Assert.Contains(needs, page.AtOnce);
        Assert.InRange(page.AtOnce.Count, 1, 4);
        Assert.Empty(page.AtOnce.Intersect(page.More));
    }

    [Theory]
    [InlineData("eu-labour-short", Questions.Title)]
    [InlineData("eu-homeless", Questions.VNumber)]
    [InlineData("dutch-born-abroad", Questions.Title)]
    [InlineData("victim", Questions.Employer)]
    public async Task What_a_task_does_not_need_is_not_asked(string motive, string question) =>
        Assert.DoesNotContain(question, (await PageAsync(RegistrationPage.Residence, motive)).All);

    [Fact]
    public async Task Every_motive_that_can_be_chosen_has_a_page_and_without_one_nothing_more_is_asked_at_once()
    {
        var motives = await database.InDb(db => db.Codes.Where(code => code.List == "motives").Select(code => code.Value).ToListAsync());
        foreach (var motive in motives.Except(["other", "unknown"]))
            Assert.True((await PageAsync(RegistrationPage.Residence, motive)).AtOnce.Count > 0, motive);
        Assert.Empty((await PageAsync(RegistrationPage.Residence, null)).AtOnce);
        Assert.NotEmpty((await PageAsync(RegistrationPage.Residence, null)).More);
    }

    [Fact]
    public async Task Every_question_of_the_data_exists_and_every_question_is_asked_of_somebody()
    {
        var lines = await database.InDb(db => db.RegistrationQuestions.AsNoTracking().ToListAsync());
        Assert.NotEmpty(lines);
        Assert.Empty(lines.Select(line => line.Question).Except(Questions.All));
        Assert.Empty(Questions.All.Except(lines.Select(line => line.Question)));
        Assert.All(lines, line => Assert.NotEqual("", line.Source));
        foreach (var question in Questions.Always)
            Assert.All(lines.Where(line => line.Question == question), line => Assert.Equal(QuestionShown.AtOnce, line.Shown));
    }

    [Fact]
    public async Task The_task_has_its_questions_too_and_the_motive_says_more()
    {
        Assert.Contains(Questions.Lodging, (await PageAsync(RegistrationPage.Residence, "other", "housing-link")).AtOnce);
        Assert.DoesNotContain(Questions.VNumber, (await PageAsync(RegistrationPage.Residence, "eu-homeless", "housing-link")).All);
    }

    [Fact]
    public async Task Somebody_who_is_known_is_only_asked_about_the_stay()
    {
        database.As(A.StaffMember(Role.FrontDesk).Build());
        var page = await database.Send(new RegistrationQuestions.Query(RegistrationPage.Residence, "asylum-seeker", null, ThePersonIsKnown: true));
        Assert.DoesNotContain(Questions.VNumber, page.All);
        Assert.Contains(Questions.Title, page.All);
    }

    [Fact]
    public void A_line_counts_from_its_first_day_until_its_last_and_the_narrowest_counts()
    {
        RegistrationQuestion[] lines =
        [
            Line("all", QuestionShown.UnderMore, ""), Line("old", QuestionShown.AtOnce, "", until: new(2026, 1, 1)), Line("mine", QuestionShown.NotAsked, "child other"),
        ];
        var day = new DateOnly(2026, 11, 21);
        RegistrationQuestions.PageQuestions Of(string? motive, DateOnly on) => RegistrationQuestions.Of(lines, RegistrationPage.Residence, motive, null, false, on);
        Assert.Equal([Questions.Employer], Of(null, day).More);
        Assert.Empty(Of("child", day).All);
        Assert.Equal([Questions.Employer], Of("children", day).More);
    }

    private static RegistrationQuestion Line(string key, QuestionShown shown, string motives, DateOnly? until = null)
    {
        var line = new RegistrationQuestion(key);
        line.Describe(new(Questions.Employer, RegistrationPage.Residence, shown, motives, ""), 0, null, until, "test");
        return line;
    }

    private Task<RegistrationQuestions.PageQuestions> PageAsync(RegistrationPage page, string? motive, string? task = null)
    {
        database.As(A.StaffMember(Role.FrontDesk).Build());
        return database.Send(new RegistrationQuestions.Query(page, motive, task));
    }
}
