using Microsoft.AspNetCore.Mvc;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Plans;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Web.Features.CaseFiles;

namespace ReceptionCentre.Web.Features.Plans;

/// <summary>How far the agreed plan is: one click says that an item is done, one takes it back.</summary>
[Needs(Permission.WritePlan)]
public sealed class PlanProgressController : FileController
{
    [HttpPost("/case-files/{caseFileId:guid}/plan/{planId:guid}/items/{itemId:guid}/done")]
    public Task<IActionResult> Finish(Guid caseFileId, Guid planId, Guid itemId, int version, bool done) => Attempt(
        new FinishItem.Command(planId, itemId, version, done ? Today : null),
        _ =>
        {
            Say(done ? "Plans.ItemDone" : "Plans.ItemNotDone");
            return RedirectToAction("Show", "Plans", new { caseFileId });
        },
        () =>
        {
            // One button has nothing typed to keep: the page says what is wrong and shows how it is now.
            TempData["Refused"] = string.Join(' ', ModelState.Values.SelectMany(field => field.Errors).Select(error => error.ErrorMessage));
            return Task.FromResult<IActionResult>(RedirectToAction("Show", "Plans", new { caseFileId }));
        });
}
