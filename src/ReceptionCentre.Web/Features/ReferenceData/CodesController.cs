using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Web.Shared.Forms;

namespace ReceptionCentre.Web.Features.ReferenceData;

/// <summary>Choices for a field, while typing: in Dutch, English or the own name.</summary>
public sealed class CodesController : ReceptionController
{
    [HttpGet("/reference-data/{list}/suggest"), Needs(Permission.OwnAccount)]
    public async Task<IActionResult> Suggest(string list, string? q) =>
        PartialView("_Suggestions", await Ask(new SuggestCodes.Query(list, q ?? "")));
}
