using ReceptionCentre.Application.CivicIntegration;
using ReceptionCentre.Application.Contacts;
using ReceptionCentre.Application.Intakes;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Plans;
using ReceptionCentre.Application.Progress;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.CivicIntegration;
using ReceptionCentre.Domain.Contacts;
using ReceptionCentre.Domain.Intakes;
using ReceptionCentre.Domain.Plans;
using ReceptionCentre.Domain.Progress;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Testing;
using ReceptionCentre.Testing.Duo;
using ReceptionCentre.Testing.Plans;

namespace ReceptionCentre.Application.Tests.Progress;

/// <summary>How far somebody is, for whoever works with the plan.</summary>
public sealed class ShowProgressTests(ReceptionDatabase database) : IClassFixture<ReceptionDatabase>
{
    private DateOnly Today => database.Clock.Today;

    [Fact]
    public async Task What_the_PIP_asks_follows_the_exams_hours_and_days_that_are_recorded_and_withdrawn()
    {
        var stage = await DuoStage.SetAsync(database);
        await stage.Plan.DecidedPip();
        var shown = await Shown(stage.File);
        Assert.Equal((PlanKind.Pip, Today, LearningRoute.B1Route, 8, 0), (shown.Plan!.Kind, shown.Plan.Since, shown.Plan.Route!.Value, shown.Lines.Count, shown.Lines.Count(line => line.IsDone)));
        Assert.Equal((Today.AddDays(1), 0), (shown.Term!.From, shown.Term.PercentOn(Today)));

        var exam = await Exam(stage, new(ExamPart.Speaking, ExamLevel.B1, ExamResult.Passed, null, Today));
        await stage.Count(HoursKind.Lessons, 320);
        await stage.Achieve(AchievementKind.Pvt, Today);
        await database.Send(new NoteContact.Command(Guid.NewGuid(), stage.File, Today, "desk", true, null, null, "Gaat goed.", null, false, ContactOccasions.Progress));
        shown = await Shown(stage.File);
        Assert.Equal([ProgressStep.Speaking, ProgressStep.Pvt], shown.Lines.Where(line => line.IsDone).Select(line => line.Step));
        Assert.Equal(50, shown.Lines[0].Percent);
        Assert.Equal((Today, "progress", stage.Caseworker.Name, Today), (shown.Talks.Single().On, shown.Talks.Single().Occasion!.Value, shown.Talks.Single().By!, shown.SpokenOn!.Value));

        await stage.Withdraw(exam, "Van iemand anders");
        Assert.DoesNotContain((await Shown(stage.File)).Lines, line => line is { Step: ProgressStep.Speaking, IsDone: true });
        var lines = (await database.Send(new ShowResults.Query(stage.File))).Gone;
        Assert.Contains(lines, line => line.Exam?.Part == ExamPart.Speaking && line.Withdrawn!.Reason == "Van iemand anders");
    }

    [Fact]
    public async Task A_voluntary_plan_asks_nothing_and_a_file_without_a_plan_has_no_progress()
    {
        var stage = await PlanStage.SetAsync(database);
        Assert.Null((await Shown(stage.File)).Plan);
        var (plan, _, _) = await stage.Draft();
        Assert.Null((await Shown(stage.File)).Plan);
        await stage.Agree(plan);
        var shown = await Shown(stage.File);
        Assert.Equal((PlanKind.Voluntary, 0, null), (shown.Plan!.Kind, shown.Lines.Count, shown.Term));
        Assert.Equal([DueReason.Silence], shown.Asked.Select(clock => clock.Reason));
    }

    [Fact]
    public async Task The_same_exam_sent_twice_is_one_and_another_result_of_it_is_a_correction()
    {
        var stage = await DuoStage.SetAsync(database);
        var key = Guid.NewGuid();
        var exam = new Exam(ExamPart.Society, null, ExamResult.Failed, null, Today);
        Assert.Equal(await Exam(stage, exam, key), await Exam(stage, exam, key));
        await Assert.ThrowsAsync<BrokenRuleException>(() => Exam(stage, exam with { Result = ExamResult.Passed }));
        await Exam(stage, exam with { Result = ExamResult.Passed }, reason: "Verkeerd gelezen");
        var standing = (await database.Send(new ShowResults.Query(stage.File))).Standing.Where(line => line.Exam is not null);
        Assert.Equal([ExamResult.Passed], standing.Select(line => line.Exam!.Result));
        Assert.Equal("Verkeerd gelezen", (await stage.Plan.Audit("CivicIntegration.RecordExam")).Reason);
    }

    [Fact]
    public async Task An_exam_that_cannot_be_so_gets_a_sentence_by_each_field()
    {
        var stage = await DuoStage.SetAsync(database);
        var refused = await Assert.ThrowsAsync<InvalidInputException>(() => database.Send(new RecordExam.Command(
            Guid.NewGuid(), stage.File, 0, ExamPart.Reading, null, ExamResult.Passed, NoExamResult.Absent, Today.AddDays(1), null, null)));
        Assert.Equal(["Level", "NoResult", "On", "Source"], refused.Fields.Select(field => field.Field).Order());
    }

    [Fact]
    public async Task Only_who_works_on_the_file_records_and_nobody_of_another_municipality_sees_it()
    {
        var stage = await DuoStage.SetAsync(database);
        database.As(stage.Plan.OtherTeam);
        var refused = await Assert.ThrowsAsync<BrokenRuleException>(() => Exam(stage, new(ExamPart.Society, null, ExamResult.Passed, null, Today)));
        Assert.Equal("CaseFiles.OnlyItsTeamWorksOnAFile", refused.Rule.Name);
        await Assert.ThrowsAsync<NotPermittedException>(() => database.As(stage.Plan.FrontDesk).Send(new ShowProgress.Query(stage.File)));
        await Assert.ThrowsAsync<NotThereException>(() => database.As(stage.Plan.Elsewhere).Send(new ShowProgress.Query(stage.File)));
        database.As(stage.Caseworker);
    }

    [Fact]
    public async Task A_plan_whose_work_waits_for_the_language_is_a_signal_that_can_be_put_aside()
    {
        var stage = await PlanStage.SetAsync(database);
        var plan = await stage.Begin();
        var (language, work) = (await stage.AddGoal(plan, "language", "Nederlands leren"), await stage.AddGoal(plan));
        await stage.AddItem(plan, language, PlanStage.Item() with { StartsOn = Today, Deadline = Today.AddDays(150) });
        await stage.AddItem(plan, work, PlanStage.Item("Werk zoeken") with { StartsOn = Today.AddDays(160) });
        Assert.Empty((await database.Send(new SignalsOfFile.Query(stage.File))).Shown);
        await stage.Agree(plan);
        var signal = Assert.Single((await database.Send(new SignalsOfFile.Query(stage.File))).Shown);
        Assert.Equal((SignalKind.TrackWaits, "work", Today.AddDays(160)), (signal.Kind, signal.Track!.Value, signal.On!.Value));
        await database.Send(new DismissSignal.Command(stage.File, signal.Kind, signal.Subject, "Eerst rust, zegt zij zelf", Guid.NewGuid()));
        Assert.Empty((await database.Send(new SignalsOfFile.Query(stage.File))).Shown);
    }

    private Task<ShowProgress.Result> Shown(Guid file) => database.Send(new ShowProgress.Query(file));

    private async Task<Guid> Exam(DuoStage stage, Exam exam, Guid? key = null, string? reason = null) => await database.Send(new RecordExam.Command(
        key ?? Guid.NewGuid(), stage.File, await stage.Version(), exam.Part, exam.Level, exam.Result, exam.NoResult, exam.On, "duo", reason));
}
