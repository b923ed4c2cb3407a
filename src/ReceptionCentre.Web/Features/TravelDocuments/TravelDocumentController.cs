using Microsoft.AspNetCore.Mvc;
using ReceptionCentre.Application.Newcomers;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Application.TravelDocuments;
using ReceptionCentre.Web.Features.Newcomers;
using ReceptionCentre.Web.Shared.Forms;
using ReceptionCentre.Web.Shared.Security;

namespace ReceptionCentre.Web.Features.TravelDocuments;

/// <summary>
/// Reads the code of a travel document for the first page of a registration and shows that page again, filled in. It goes by
/// POST and is answered at once, so that nothing of the code stands in an address, a log or the database.
/// </summary>
[Needs(Permission.RegisterNewcomer)]
public sealed class TravelDocumentController(ICodeLists codes) : ReceptionController
{
    private const string Page = "/Features/Newcomers/Person.cshtml";

    [HttpPost("/newcomers/register/travel-document")]
    public Task<IActionResult> Read(PersonForm form, TravelDocumentForm document) => ReadAsync(form, document);

    [HttpPost("/newcomers/register/{journeyId:guid}/travel-document")]
    public async Task<IActionResult> ReadAgain(Guid journeyId, PersonForm form, TravelDocumentForm document)
    {
        // Somebody else's registration is not there.
        await Ask(new ShowRegistration.Query(journeyId));
        return await ReadAsync(form, document);
    }

    private async Task<IActionResult> ReadAsync(PersonForm form, TravelDocumentForm document)
    {
        var read = await Ask(new ReadTravelDocument.Query(document.Zone, document.Accept));
        ViewData[nameof(TravelDocumentBox)] = await TravelDocumentBox.FillAsync(form, document, read, codes, Today, Stop);
        // The page shows what was filled in, not what came.
        ModelState.Clear();
        return View(Page, form);
    }
}
