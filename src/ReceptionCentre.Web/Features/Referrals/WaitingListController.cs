using Microsoft.AspNetCore.Mvc;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Referrals;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Web.Shared.Forms;

namespace ReceptionCentre.Web.Features.Referrals;

/// <summary>Who waits for a place of an offer, in turn.</summary>
public sealed class WaitingListController : ReceptionController
{
    [HttpGet("/offers/{offerId:guid}/waiting"), Needs(Permission.ReadReferrals)]
    public async Task<IActionResult> Index(Guid offerId) => View("WaitingList", await Ask(new WaitingList.Query(offerId)));
}
