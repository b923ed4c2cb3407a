using Microsoft.AspNetCore.Mvc;
using ReceptionCentre.Application.Handovers;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Web.Shared.Forms;
using ReceptionCentre.Web.Shared.Security;

namespace ReceptionCentre.Web.Features.Handovers;

/// <summary>The page of another municipality that has only a browser: what was handed over, to read, print and confirm. Let in by a pass, for this one thing.</summary>
[Route("handed-over"), Needs(Permission.AnswerHandover)]
public sealed class HandedOverController(CurrentStaff me) : ReceptionController
{
    [HttpGet("{handoverId:guid}")]
    public Task<IActionResult> Show(Guid handoverId) => ViewAsync(handoverId, new());

    [HttpPost("{handoverId:guid}/answer")]
    public Task<IActionResult> Answer(Guid handoverId, HandoverAnswerForm form) => Attempt(
        new AnswerHandedOver.Command(
            handoverId, form.Version, form.TakenOver switch { "true" => true, "false" => false, _ => null }, Reading.Words(form.Name), Reading.Words(form.Function),
            Reading.Words(form.Organisation), Reading.Words(form.Why)),
        _ =>
        {
            Say(form.TakenOver == "true" ? "Handovers.GuestConfirmed" : "Handovers.GuestDeclined");
            return RedirectToAction(nameof(Show), new { handoverId });
        },
        () => ViewAsync(handoverId, form));

    private async Task<IActionResult> ViewAsync(Guid handoverId, HandoverAnswerForm form)
    {
        form.View = await Ask(new HandedOverToGuest.Query(handoverId));
        if (form.Version == 0)
            (form.Version, form.Name, form.Organisation) = (form.View.Version, me.Name, form.View.To?.In(Shared.Texts.Text.Language));
        return View("HandedOver", form);
    }
}
