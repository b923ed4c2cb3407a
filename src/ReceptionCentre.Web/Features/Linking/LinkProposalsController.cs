using Microsoft.AspNetCore.Mvc;
using ReceptionCentre.Application.Linking;
using ReceptionCentre.Application.Newcomers;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Web.Features.CaseFiles;
using ReceptionCentre.Web.Shared.Forms;
using ReceptionCentre.Web.Shared.Texts;

namespace ReceptionCentre.Web.Features.Linking;

/// <summary>"These two may be one person", said by who may not link: found, looked at, and put before the caseworker.</summary>
[Needs(Permission.MakeTask)]
public sealed class LinkProposalsController : FileController
{
    [HttpGet("/case-files/{caseFileId:guid}/person/same-as")]
    public Task<IActionResult> Find(Guid caseFileId) => FindPageAsync(caseFileId, "");

    /// <summary>Searched by POST, so that a name never stands in an address. While typing only the hits come back.</summary>
    [HttpPost("/case-files/{caseFileId:guid}/person/same-as")]
    public async Task<IActionResult> Find(Guid caseFileId, string? query) =>
        Request.Headers.ContainsKey("HX-Request")
            ? PartialView("_Found", await FoundAsync(caseFileId, (await Ask(new PossibleDoubles.Query(caseFileId))).PersonId, query ?? ""))
            : await FindPageAsync(caseFileId, query ?? "");

    [HttpGet("/case-files/{caseFileId:guid}/person/same-as/{otherPersonId:guid}")]
    public async Task<IActionResult> Propose(Guid caseFileId, Guid otherPersonId)
    {
        await HeadAsync(caseFileId);
        try
        {
            return View("Propose", new ProposalForm { OnceKey = Guid.NewGuid(), Both = await Ask(new TwoToPropose.Query(caseFileId, otherPersonId)) });
        }
        catch (BrokenRuleException broken)
        {
            ModelState.AddModelError("", T[broken.Rule.Name]);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return await FindPageAsync(caseFileId, "");
        }
    }

    [HttpPost("/case-files/{caseFileId:guid}/person/same-as/{otherPersonId:guid}")]
    public async Task<IActionResult> Propose(Guid caseFileId, Guid otherPersonId, ProposalForm form)
    {
        await HeadAsync(caseFileId);
        try
        {
            form.Both = await Ask(new TwoToPropose.Query(caseFileId, otherPersonId));
        }
        catch (BrokenRuleException)
        {
            // Somebody linked the two meanwhile.
            return RedirectToAction("Details", "Persons", new { caseFileId });
        }
        return await Attempt(
            new ProposeLink.Command(form.OnceKey, caseFileId, otherPersonId, Text.InDutch("Linking.ProposalTask", form.Both.Other.Reference), Reading.Words(form.Reason)),
            _ =>
            {
                Say("Linking.Proposed");
                return RedirectToAction("Details", "Persons", new { caseFileId });
            },
            () => Task.FromResult<IActionResult>(View("Propose", form)));
    }

    private async Task<IActionResult> FindPageAsync(Guid caseFileId, string query)
    {
        await HeadAsync(caseFileId);
        var doubles = await Ask(new PossibleDoubles.Query(caseFileId));
        return View("Find", new FindView(doubles, await FoundAsync(caseFileId, doubles.PersonId, query)));
    }

    private async Task<FoundView> FoundAsync(Guid caseFileId, Guid personId, string query) =>
        new(caseFileId, personId, query, query.Length == 0 ? null : await Ask(new SearchNewcomers.Query(query)), IsProposal: true);
}

public sealed class ProposalForm
{
    public Guid OnceKey { get; set; }
    public string? Reason { get; set; }

    public TwoToPropose.Both? Both { get; set; }
}
