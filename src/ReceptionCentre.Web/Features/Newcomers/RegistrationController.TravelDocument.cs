using Microsoft.AspNetCore.Mvc;
using ReceptionCentre.Application.Newcomers;
using ReceptionCentre.Application.TravelDocuments;
using ReceptionCentre.Web.Features.TravelDocuments;

namespace ReceptionCentre.Web.Features.Newcomers;

/// <summary>
/// The code of a travel document on the first page: the page is shown again, filled in. It goes by POST and is answered at once,
/// so that nothing of the code stands in an address, a log or the database.
/// </summary>
public sealed partial class RegistrationController
{
    [HttpPost("/newcomers/register/travel-document")]
    public Task<IActionResult> ReadDocument(PersonForm form, TravelDocumentForm document) => ReadDocumentAsync(form, document, new());

    [HttpPost("/newcomers/register/{journeyId:guid}/travel-document")]
    public async Task<IActionResult> ReadDocumentAgain(Guid journeyId, PersonForm form, TravelDocumentForm document) =>
        await ReadDocumentAsync(form, document, await Ask(new ShowRegistration.Query(journeyId)));

    private async Task<IActionResult> ReadDocumentAsync(PersonForm form, TravelDocumentForm document, RegistrationAnswers answers)
    {
        var read = await Ask(new ReadTravelDocument.Query(document.Zone, document.Accept));
        ViewData[nameof(TravelDocumentBox)] = await TravelDocumentBox.FillAsync(form, document, read, codes, Today, Stop);
        // The page shows what was filled in, not what came.
        ModelState.Clear();
        return View("Person", await WithQuestionsAsync(form, answers));
    }
}
