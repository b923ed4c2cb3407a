using Microsoft.AspNetCore.Mvc;
using ReceptionCentre.Application.Documents;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Web.Shared.Forms;

namespace ReceptionCentre.Web.Features.Documents;

/// <summary>The languages of papers, for who answers for them: what is translated, what a change of the Dutch overtook, who looked at it. They are changed in their files.</summary>
public sealed class PaperLanguagesController : ReceptionController
{
    [HttpGet("/reference-data/paper-languages"), Needs(Permission.ManageReferenceData)]
    public async Task<IActionResult> Index() => View("PaperLanguages", await Ask(new ShowPaperLanguages.Query()));

    [HttpGet("/reference-data/paper-languages/{language}"), Needs(Permission.ManageReferenceData)]
    public async Task<IActionResult> Show(string language) => View("PaperLanguage", await Ask(new ShowPaperLanguage.Query(language)));
}
