using Microsoft.AspNetCore.Mvc;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.Intakes;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Plans;
using ReceptionCentre.Application.Progress;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Intakes;
using ReceptionCentre.Domain.Progress;
using ReceptionCentre.Web.Features.CaseFiles;
using ReceptionCentre.Web.Features.Intakes;
using ReceptionCentre.Web.Shared.Security;
using ReceptionCentre.Web.Shared.Texts;

namespace ReceptionCentre.Web.Features.Progress;

/// <summary>How far somebody is with the plan.</summary>
public sealed class ProgressController(CurrentStaff me) : FileController
{
    private static readonly SignalKind[] OfPlan = [SignalKind.TrackWaits, SignalKind.TrainingWithoutJobSearch, SignalKind.TrackStandsStill];

    [HttpGet("/case-files/{caseFileId:guid}/progress"), Needs(Permission.ReadPlan)]
    public async Task<IActionResult> Show(Guid caseFileId)
    {
        var head = await HeadAsync(caseFileId);
        var shown = await Ask(new ShowProgress.Query(caseFileId));
        var plan = shown.Plan is { } holds ? (await Ask(new ShowPlan.Query(caseFileId, holds.PlanId))).Shown : null;
        return View(new ProgressPage(head, shown, plan, await SignalsAsync(head), !head.IsClosed && head.MayWork && me.May(Permission.WritePlan), !head.IsClosed && me.May(Permission.NoteContact), Today));
    }

    private async Task<SignalsPanel?> SignalsAsync(FileHead.Head head)
    {
        if (!me.May(Permission.ReadIntake))
            return null;
        var all = await Ask(new SignalsOfFile.Query(head.CaseFileId));
        SignalsOfFile.View ofPlan = new([.. all.Shown.Where(signal => OfPlan.Contains(signal.Kind))], [.. all.Aside.Where(signal => OfPlan.Contains(signal.Kind))]);
        return new(head.CaseFileId, ofPlan, !head.IsClosed && head.MayWork && me.May(Permission.WriteIntake), head.Name.CalledName);
    }
}

/// <param name="Plan">The plan that holds, item by item.</param>
/// <param name="Signals">What of the plan may need attention; null for whoever may not read the intake.</param>
/// <param name="MayWrite">Exams, hours and what is finished can be recorded from here.</param>
/// <param name="MayNote">A talk can be noted from here.</param>
public sealed record ProgressPage(
    FileHead.Head Head, ShowProgress.Result Shown, ShowPlan.PlanView? Plan, SignalsPanel? Signals, bool MayWrite, bool MayNote, DateOnly Today)
{
    public int Done => Shown.Lines.Count(line => line.IsDone);
}

/// <summary>How progress is said.</summary>
public static class ProgressWords
{
    /// <summary>"Examen lezen, B1".</summary>
    public static string Name(this Text texts, ProgressLine line) =>
        line.Level is { } level ? texts["Progress.AtLevel", texts.Of("Progress", line.Step), level] : texts.Of("Progress", line.Step);

    /// <summary>What is so, in one line.</summary>
    public static string Say(this Text texts, ProgressLine line) => line switch
    {
        { DoneOn: { } day, Needed: null } => texts["Progress.ReachedOn", day.InDigits()],
        { Needed: { } needed, Reached: { } reached } => texts[line.IsEstimate ? "Progress.HoursOfAbout" : "Progress.HoursOf", reached, needed],
        { Attempts: > 0 } => texts.Count("Progress.Attempts", line.Attempts),
        _ => texts["Progress.NotYet"],
    };

    /// <summary>Tone and words of an item of the plan.</summary>
    public static (string Tone, string Words) State(this Text texts, ShowPlan.ItemView item, DateOnly today) => item switch
    {
        { DoneOn: not null } => ("success", texts["Progress.Item.Done"]),
        { Deadline: { } deadline } when deadline < today => ("danger", texts["Progress.Item.Late"]),
        { StartsOn: { } start } when start > today => ("inactive", texts["Progress.Item.Later"]),
        { StartsOn: not null } => ("neutral", texts["Progress.Item.Runs"]),
        _ => ("warning", texts["Progress.Item.NoDate"]),
    };
}
