using Microsoft.AspNetCore.Mvc;
using ReceptionCentre.Application.OffSite;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.OffSite;
using ReceptionCentre.Web.Shared.Forms;
using ReceptionCentre.Web.Shared.Security;

namespace ReceptionCentre.Web.Features.OffSite;

/// <summary>Where the picture on a slip leads, for who is signed in: to the file, to the row that waits, or to the row that is still to be entered.</summary>
[Needs(Permission.SearchNewcomers)]
public sealed class SlipsController(CurrentStaff me) : ReceptionController
{
    /// <summary>Short, because it stands in a picture that must be read by any telephone.</summary>
    /// <param name="code">The code in the picture, or the number that is printed beside it.</param>
    [HttpGet("/s/{code}")]
    public async Task<IActionResult> Open(string code)
    {
        var text = SlipText.ReadInRow(code);
        var found = text is null ? null : await Ask(new FindSlip.Query(text));
        if (found?.CaseFileId is { } caseFileId)
            return RedirectToAction("Overview", "CaseFiles", new { caseFileId });
        if (found is { State: SlipState.ToLookAt, SlipId: var slipId } && me.May(Permission.RegisterOffSite))
            return RedirectToAction(nameof(RowsController.Look), "Rows", new { slipId });
        if (found is { State: SlipState.Empty, SignUpDayId: var signUpDayId, Number: var number } && me.May(Permission.RegisterOffSite))
            return RedirectToAction(nameof(RowsController.Enter), "Rows", new { signUpDayId, slip = number.ToString() });
        Response.StatusCode = StatusCodes.Status404NotFound;
        return View("Unknown", new UnknownSlip(found?.Number, Why(found)));
    }

    private static string Why(FindSlip.Found? found) => found switch
    {
        null => "OffSite.UnknownSlip.What",
        { TooOld: true } => "OffSite.UnknownSlip.TooOld",
        { State: SlipState.ToLookAt } => "OffSite.UnknownSlip.Waits",
        { State: SlipState.Empty } => "OffSite.UnknownSlip.Empty",
        _ => "OffSite.UnknownSlip.Dropped",
    };
}

/// <param name="Why">Key of the sentence.</param>
public sealed record UnknownSlip(SlipNumber? Number, string Why);
