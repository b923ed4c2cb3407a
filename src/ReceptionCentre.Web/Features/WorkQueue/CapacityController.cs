using Microsoft.AspNetCore.Mvc;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Application.WorkQueue;
using ReceptionCentre.Domain.WorkQueue;
using ReceptionCentre.Web.Shared.Forms;

namespace ReceptionCentre.Web.Features.WorkQueue;

/// <summary>What a caseworker can do, and when the person is away.</summary>
[Route("work-queue/capacity/{staffMemberId:guid}")]
public sealed class CapacityController : ReceptionController
{
    /// <param name="team">The team whose page led here.</param>
    [HttpGet(""), Needs(Permission.SpreadWork)]
    public Task<IActionResult> Show(Guid staffMemberId, Guid? team) => PageAsync(staffMemberId, new() { Team = team });

    [HttpPost(""), Needs(Permission.SpreadWork)]
    public Task<IActionResult> Set(Guid staffMemberId, CapacityForm form)
    {
        var reading = new Reading(Today);
        return Attempt(
            new SetCapacity.Command(staffMemberId, form.Version, Number(form.MostFiles, nameof(form.MostFiles), reading), Number(form.PerWeek, nameof(form.PerWeek), reading)),
            _ => Done(staffMemberId, form.Team),
            () => PageAsync(staffMemberId, form),
            reading);
    }

    [HttpPost("absences"), Needs(Permission.SpreadWork)]
    public Task<IActionResult> Away(Guid staffMemberId, CapacityForm form)
    {
        var reading = new Reading(Today);
        return Attempt(
            new AddAbsence.Command(form.OnceKey, staffMemberId, reading.Date(form.From, nameof(form.From)), reading.Date(form.Until, nameof(form.Until))),
            _ => Done(staffMemberId, form.Team),
            () => PageAsync(staffMemberId, form),
            reading);
    }

    [HttpPost("absences/{absenceId:guid}/remove"), Needs(Permission.SpreadWork)]
    public Task<IActionResult> Here(Guid staffMemberId, Guid absenceId, CapacityForm form) => Attempt(
        new RemoveAbsence.Command(form.OnceKey, staffMemberId, absenceId),
        _ => Done(staffMemberId, form.Team),
        () => PageAsync(staffMemberId, form));

    private RedirectToActionResult Done(Guid staffMemberId, Guid? team)
    {
        Say("WorkQueue.CapacitySaved");
        return RedirectToAction(nameof(Show), new { staffMemberId, team });
    }

    private static int? Number(string? typed, string field, Reading reading)
    {
        if (Reading.Words(typed) is not { } words)
            return null;
        if (int.TryParse(words, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number))
            return number;
        reading.Refuse(field, CapacityRules.ACapacityIsANumberOneCanMean.Name);
        return null;
    }

    private async Task<IActionResult> PageAsync(Guid staffMemberId, CapacityForm form)
    {
        var capacity = form.Capacity = await Ask(new ShowCapacity.Query(staffMemberId));
        form.OnceKey = Guid.NewGuid();
        if (Request.Method == HttpMethods.Get)
            (form.Version, form.MostFiles, form.PerWeek) = (capacity.Version, capacity.MostFiles?.ToString(System.Globalization.CultureInfo.InvariantCulture), capacity.PerWeek?.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return View("Capacity", form);
    }
}

public sealed class CapacityForm
{
    public Guid OnceKey { get; set; }
    public Guid? Team { get; set; }
    public int? Version { get; set; }
    public string? MostFiles { get; set; }
    public string? PerWeek { get; set; }
    public string? From { get; set; }
    public string? Until { get; set; }

    public ShowCapacity.View? Capacity { get; set; }
}
