using Microsoft.AspNetCore.Mvc;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Application.WaitingRooms;
using ReceptionCentre.Web.Shared.Forms;

namespace ReceptionCentre.Web.Features.WaitingRooms;

/// <summary>How long people waited in the hall.</summary>
public sealed class WaitingFiguresController : ReceptionController
{
    [HttpGet("/reporting/waiting"), Needs(Permission.CaseloadReport)]
    public async Task<IActionResult> Index(Guid? room) => View("Figures", await Ask(new WaitingFigures.Query(room)));
}
