using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using ReceptionCentre.Application.CivicIntegration;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.CivicIntegration;
using ReceptionCentre.Domain.Plans;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Web.Features.CaseFiles;
using ReceptionCentre.Web.Shared.Forms;
using ReceptionCentre.Web.Shared.Security;
using ReceptionCentre.Web.Shared.Texts;

namespace ReceptionCentre.Web.Features.CivicIntegration;

/// <summary>What is reached in somebody's integration: finished, hours followed, exams taken, course offered.</summary>
public sealed class ResultsController(ICodeLists codes, CurrentStaff me) : FileController
{
    [HttpGet("/case-files/{caseFileId:guid}/civic-integration/results"), Needs(Permission.ReadPlan)]
    public async Task<IActionResult> Index(Guid caseFileId)
    {
        var head = await HeadAsync(caseFileId);
        return View("Results", new ResultsPage(caseFileId, await Ask(new ShowResults.Query(caseFileId)), !head.IsClosed && head.MayWork && me.May(Permission.WritePlan)));
    }

    [HttpGet("/case-files/{caseFileId:guid}/civic-integration/results/achieved"), Needs(Permission.WritePlan)]
    public Task<IActionResult> Achieved(Guid caseFileId) => FormAsync(caseFileId, "Achieved", new() { OnceKey = Guid.NewGuid(), On = Today.InDigits(), Source = Provenances.OwnObservation });

    [HttpPost("/case-files/{caseFileId:guid}/civic-integration/results/achieved"), Needs(Permission.WritePlan)]
    public Task<IActionResult> Achieved(Guid caseFileId, ResultForm form)
    {
        var reading = new Reading(Today);
        return Attempt(
            new RecordAchievement.Command(
                form.OnceKey, caseFileId, form.Version, Reading.Choice<AchievementKind>(form.Kind), reading.PastDate(form.On, nameof(form.On)),
                form.OwnFault switch { "true" => true, "false" => false, _ => null }, Reading.Words(form.Source), Reading.Words(form.Reason)),
            _ => Done(caseFileId), () => FormAsync(caseFileId, "Achieved", form), reading);
    }

    [HttpGet("/case-files/{caseFileId:guid}/civic-integration/results/hours"), Needs(Permission.WritePlan)]
    public Task<IActionResult> Hours(Guid caseFileId) => FormAsync(caseFileId, "Hours", new() { OnceKey = Guid.NewGuid(), CountedOn = Today.InDigits(), Source = "school" });

    [HttpPost("/case-files/{caseFileId:guid}/civic-integration/results/hours"), Needs(Permission.WritePlan)]
    public Task<IActionResult> Hours(Guid caseFileId, ResultForm form)
    {
        var reading = new Reading(Today);
        return Attempt(
            new RecordHours.Command(
                form.OnceKey, caseFileId, form.Version, Reading.Choice<HoursKind>(form.Kind), int.TryParse(form.Hours?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var hours) ? hours : null,
                reading.PastDate(form.CountedOn, nameof(form.CountedOn)), Reading.Words(form.Source), Reading.Words(form.Reason)),
            _ => Done(caseFileId), () => FormAsync(caseFileId, "Hours", form), reading);
    }

    [HttpGet("/case-files/{caseFileId:guid}/civic-integration/results/exam"), Needs(Permission.WritePlan)]
    public Task<IActionResult> Exam(Guid caseFileId) => FormAsync(caseFileId, "Exam", new() { OnceKey = Guid.NewGuid(), Source = "duo" });

    [HttpPost("/case-files/{caseFileId:guid}/civic-integration/results/exam"), Needs(Permission.WritePlan)]
    public Task<IActionResult> Exam(Guid caseFileId, ResultForm form)
    {
        var reading = new Reading(Today);
        var part = Reading.Choice<ExamPart>(form.Kind);
        return Attempt(
            new RecordExam.Command(
                // The form asks a level of every part, and KNM has none.
                form.OnceKey, caseFileId, form.Version, part, part == ExamPart.Society ? null : Reading.Choice<ExamLevel>(form.Level), Reading.Choice<ExamResult>(form.Result),
                form.Result == nameof(ExamResult.None) ? Reading.Choice<NoExamResult>(form.NoResult) : null, reading.PastDate(form.On, nameof(form.On)), Reading.Words(form.Source), Reading.Words(form.Reason)),
            _ => Done(caseFileId), () => FormAsync(caseFileId, "Exam", form), reading);
    }

    [HttpGet("/case-files/{caseFileId:guid}/civic-integration/results/offer"), Needs(Permission.WritePlan)]
    public Task<IActionResult> Offer(Guid caseFileId) => FormAsync(caseFileId, "Offer", new() { OnceKey = Guid.NewGuid(), OfferedOn = Today.InDigits(), Source = Provenances.OwnObservation });

    [HttpPost("/case-files/{caseFileId:guid}/civic-integration/results/offer"), Needs(Permission.WritePlan)]
    public Task<IActionResult> Offer(Guid caseFileId, ResultForm form)
    {
        var reading = new Reading(Today);
        return Attempt(
            new RecordCourseOffer.Command(
                form.OnceKey, caseFileId, form.Version, Reading.Words(form.InstitutionNumber), Reading.Words(form.InstitutionName), reading.PastDate(form.OfferedOn, nameof(form.OfferedOn)),
                reading.Date(form.StartsOn, nameof(form.StartsOn)), reading.Date(form.LastDay, nameof(form.LastDay)), Reading.Choice<LiteracyEducation>(form.Literacy), Reading.Words(form.Source),
                Reading.Words(form.Reason)),
            _ => Done(caseFileId), () => FormAsync(caseFileId, "Offer", form), reading);
    }

    [HttpGet("/case-files/{caseFileId:guid}/civic-integration/results/{resultId:guid}/withdraw"), Needs(Permission.WritePlan)]
    public Task<IActionResult> Withdraw(Guid caseFileId, Guid resultId) => WithdrawPageAsync(caseFileId, resultId, new());

    [HttpPost("/case-files/{caseFileId:guid}/civic-integration/results/{resultId:guid}/withdraw"), Needs(Permission.WritePlan)]
    public Task<IActionResult> Withdraw(Guid caseFileId, Guid resultId, ResultForm form) => Attempt(
        new WithdrawResult.Command(caseFileId, resultId, form.Version, Reading.Words(form.Reason)), _ => Done(caseFileId), () => WithdrawPageAsync(caseFileId, resultId, form));

    private RedirectToActionResult Done(Guid caseFileId)
    {
        Say("CivicIntegration.Saved");
        return RedirectToAction(nameof(Index), new { caseFileId });
    }

    private async Task<IActionResult> FormAsync(Guid caseFileId, string view, ResultForm form)
    {
        await HeadAsync(caseFileId);
        form.CaseFileId = caseFileId;
        form.Version = (await Ask(new ShowResults.Query(caseFileId))).Version;
        form.Sources = [.. (await codes.AllAsync(Lists.Sources, Stop)).Where(code => code.IsValidOn(Today)).Select(code => new Choice(code.Value, code.In(Text.Language)))];
        return View(view, form);
    }

    private async Task<IActionResult> WithdrawPageAsync(Guid caseFileId, Guid resultId, ResultForm form)
    {
        await HeadAsync(caseFileId);
        var results = await Ask(new ShowResults.Query(caseFileId));
        (form.CaseFileId, form.Version) = (caseFileId, results.Version);
        form.Line = results.Standing.FirstOrDefault(line => line.ResultId == resultId) ?? throw new NotThereException("result");
        return View("Withdraw", form);
    }
}

public sealed record ResultsPage(Guid CaseFileId, ShowResults.Result Shown, bool MayWrite);

/// <summary>The pages on which a result is recorded or withdrawn; each uses its own fields.</summary>
public sealed class ResultForm
{
    public Guid OnceKey { get; set; }
    public int Version { get; set; }
    public string? Kind { get; set; }
    public string? Level { get; set; }
    public string? Result { get; set; }
    public string? NoResult { get; set; }
    public string? On { get; set; }
    public string? OwnFault { get; set; }
    public string? Hours { get; set; }
    public string? CountedOn { get; set; }
    public string? InstitutionNumber { get; set; }
    public string? InstitutionName { get; set; }
    public string? OfferedOn { get; set; }
    public string? StartsOn { get; set; }
    public string? LastDay { get; set; }
    public string? Literacy { get; set; }
    public string? Source { get; set; }
    public string? Reason { get; set; }
    public Guid CaseFileId { get; set; }
    public IReadOnlyList<Choice> Sources { get; set; } = [];
    public ShowResults.Line? Line { get; set; }
}

public static class ResultWords
{
    /// <summary>What was reached, in one line.</summary>
    public static string Of(Text texts, ShowResults.Line line) => line switch
    {
        { Achieved: { } kind } => texts.Of("CivicIntegration", kind),
        { Hours: { } kind, Total: { } total } => texts["CivicIntegration.HoursOf", texts.Of("CivicIntegration", kind), total],
        { Exam: { } exam } => Of(texts, exam),
        _ => texts["CivicIntegration.OfferAt", line.Offer!.InstitutionName],
    };

    /// <summary>"Examen Lezen B1: Geslaagd".</summary>
    public static string Of(Text texts, Exam exam) => texts[
        exam.Level is null ? "CivicIntegration.ExamWithoutLevel" : "CivicIntegration.ExamAtLevel", texts.Of("CivicIntegration", exam.Part), exam.Level?.ToString(),
        exam.NoResult is { } why ? texts.Of("CivicIntegration", why) : texts.Of("CivicIntegration", exam.Result)];
}
