using Microsoft.AspNetCore.Mvc;
using ReceptionCentre.Application.Clocks;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Clocks;
using ReceptionCentre.Web.Features.CaseFiles;
using ReceptionCentre.Web.Shared.Forms;

namespace ReceptionCentre.Web.Features.Clocks;

/// <summary>What a file asks, put off until a day with why; and back on the list before that day.</summary>
public sealed class PostponementsController : FileController
{
    /// <param name="asks">What the clock asks.</param>
    /// <param name="subjectId">What asks it.</param>
    /// <param name="back">"today" = to the day afterwards; else to the file.</param>
    [HttpGet("/case-files/{caseFileId:guid}/clocks/{asks}/{subjectId:guid}/postpone"), Needs(Permission.OwnCaseload)]
    public Task<IActionResult> New(Guid caseFileId, DueReason asks, Guid subjectId, string? back) => FormAsync(caseFileId, asks, subjectId, new() { Back = back });

    [HttpPost("/case-files/{caseFileId:guid}/clocks/{asks}/{subjectId:guid}/postpone"), Needs(Permission.OwnCaseload)]
    public Task<IActionResult> New(Guid caseFileId, DueReason asks, Guid subjectId, PostponeForm form)
    {
        var reading = new Reading(Today);
        return Attempt(
            new Postpone.Command(form.OnceKey, caseFileId, asks, subjectId, reading.Date(form.Until, nameof(form.Until)), Reading.Words(form.Why)),
            _ => Done("Clocks.IsPutOff", caseFileId, form.Back), () => FormAsync(caseFileId, asks, subjectId, form), reading);
    }

    [HttpPost("/case-files/{caseFileId:guid}/postponements/{postponementId:guid}/take-up"), Needs(Permission.OwnCaseload)]
    public Task<IActionResult> TakeUp(Guid caseFileId, Guid postponementId, Guid onceKey, string? back) => Attempt(
        new TakeUpAgain.Command(onceKey, caseFileId, postponementId), _ => Done("Clocks.IsBack", caseFileId, back),
        () => Task.FromResult<IActionResult>(Done(PostponementRules.TakenBackOnce.Name, caseFileId, back)));

    private async Task<IActionResult> FormAsync(Guid caseFileId, DueReason asks, Guid subjectId, PostponeForm form)
    {
        await HeadAsync(caseFileId);
        ViewData["CaseFileId"] = caseFileId;
        (form.Found, form.Today) = (await Ask(new ClockToPostpone.Query(caseFileId, asks, subjectId)), Today);
        return View("Postpone", form);
    }

    private RedirectResult Done(string words, Guid caseFileId, string? back)
    {
        Say(words);
        return Redirect(Url.BackFrom(back, caseFileId)!);
    }
}

public sealed class PostponeForm
{
    public Guid OnceKey { get; set; } = Guid.NewGuid();
    public string? Until { get; set; }
    public string? Why { get; set; }
    public string? Back { get; set; }
    public DateOnly Today { get; set; }
    public ClockToPostpone.Result? Found { get; set; }
}

/// <summary>A line of a list that can be put off, for the partial "_Postponed".</summary>
/// <param name="FromDay">It stands on the page of the day; else on the file.</param>
public sealed record Postponable(Guid CaseFileId, ClockTerms Clock, PostponedUntil? Postponed, bool MayPostpone, bool FromDay);

public static class PostponeLinks
{
    private const string Day = "today";

    /// <summary>Where it is put off. A task or promise is moved to another day.</summary>
    public static string? LinkToPostpone(this IUrlHelper url, Postponable line) => line.Clock.Reason.IsMovedItself()
        ? url.Action("Details", "Tasks", new { caseFileId = line.CaseFileId, taskId = line.Clock.SubjectId })
        : url.Action("New", "Postponements", new { caseFileId = line.CaseFileId, asks = line.Clock.Reason, subjectId = line.Clock.SubjectId, back = line.FromDay ? Day : null });

    public static string? BackFrom(this IUrlHelper url, string? back, Guid caseFileId) => back == Day ? url.Action("Today", "Caseload") : url.Action("Overview", "CaseFiles", new { caseFileId });
}
