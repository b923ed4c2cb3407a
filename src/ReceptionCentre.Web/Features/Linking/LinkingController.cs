using Microsoft.AspNetCore.Mvc;
using ReceptionCentre.Application.Linking;
using ReceptionCentre.Application.Newcomers;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Web.Features.CaseFiles;
using ReceptionCentre.Web.Shared.Forms;

namespace ReceptionCentre.Web.Features.Linking;

/// <summary>"These two are one person": find the other registration, look at both side by side, link, and undo.</summary>
[Needs(Permission.LinkPersons)]
public sealed class LinkingController : FileController
{
    /// <summary>Who looks like this person, and a field to search for somebody else.</summary>
    [HttpGet("/case-files/{caseFileId:guid}/person/link")]
    public Task<IActionResult> Find(Guid caseFileId) => FindPageAsync(caseFileId, "");

    /// <summary>Searched by POST, so that a name never stands in an address. While typing only the hits come back.</summary>
    [HttpPost("/case-files/{caseFileId:guid}/person/link")]
    public async Task<IActionResult> Find(Guid caseFileId, string? query) =>
        Request.Headers.ContainsKey("HX-Request")
            ? PartialView("_Found", await FoundAsync(caseFileId, (await Ask(new PossibleDoubles.Query(caseFileId))).PersonId, query ?? ""))
            : await FindPageAsync(caseFileId, query ?? "");

    /// <param name="lead">"self" or "other": which registration leads; otherwise what is proposed.</param>
    [HttpGet("/case-files/{caseFileId:guid}/person/link/{otherPersonId:guid}")]
    public async Task<IActionResult> Compare(Guid caseFileId, Guid otherPersonId, string? lead)
    {
        await HeadAsync(caseFileId);
        try
        {
            var comparison = await Ask(new CompareForLink.Query(caseFileId, otherPersonId));
            return View("Compare", new CompareView(caseFileId, comparison, LinkForm.Of(comparison, lead is null ? comparison.OtherLeadsByDefault : lead == "other")));
        }
        catch (BrokenRuleException broken)
        {
            // Nothing of both is shown side by side; the page that looks for somebody says why.
            ModelState.AddModelError("", T[broken.Rule.Name]);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return await FindPageAsync(caseFileId, "");
        }
    }

    [HttpPost("/case-files/{caseFileId:guid}/person/link/{otherPersonId:guid}")]
    public async Task<IActionResult> Compare(Guid caseFileId, Guid otherPersonId, LinkForm form)
    {
        await HeadAsync(caseFileId);
        var chosen = form.Chosen.Where(choice => choice.Value is not null).ToDictionary(choice => choice.Key, choice => choice.Value!.Value, StringComparer.Ordinal);
        return await Attempt(
            new LinkPersons.Command(form.OnceKey, caseFileId, otherPersonId, form.OtherLeads, chosen, form.Version, form.OtherVersion, Reading.Words(form.Reason)),
            _ =>
            {
                Say("Linking.Linked");
                return RedirectToAction("Details", "Persons", new { caseFileId });
            },
            () => AgainAsync(caseFileId, otherPersonId, form),
            conflict: async () =>
            {
                // What differs now is shown; what was chosen stays chosen.
                ModelState.AddModelError("", T["Shared.ChangedMeanwhile"]);
                ModelState.Remove(nameof(form.Version));
                ModelState.Remove(nameof(form.OtherVersion));
                Response.StatusCode = StatusCodes.Status409Conflict;
                var now = await Ask(new CompareForLink.Query(caseFileId, otherPersonId));
                (form.Version, form.OtherVersion) = (now.Self.Version, now.Other.Version);
                return View("Compare", new CompareView(caseFileId, now, form));
            });
    }

    [HttpGet("/case-files/{caseFileId:guid}/person/links/{linkId:guid}/undo")]
    public async Task<IActionResult> Undo(Guid caseFileId, Guid linkId)
    {
        var link = await Ask(new LinkToUndo.Query(caseFileId, linkId));
        await HeadAsync(caseFileId);
        return View("Undo", new UndoView(caseFileId, link, new() { OnceKey = Guid.NewGuid(), Version = link.Version }));
    }

    [HttpPost("/case-files/{caseFileId:guid}/person/links/{linkId:guid}/undo")]
    public Task<IActionResult> Undo(Guid caseFileId, Guid linkId, UndoForm form)
    {
        async Task<IActionResult> AgainAsync()
        {
            await HeadAsync(caseFileId);
            return View("Undo", new UndoView(caseFileId, await Ask(new LinkToUndo.Query(caseFileId, linkId)), form));
        }
        return Attempt(
            new UnlinkPersons.Command(
                form.OnceKey, caseFileId, linkId, form.Version, [.. form.Belongs.Where(choice => choice.Value == UndoForm.Other).Select(choice => choice.Key)], Reading.Words(form.Reason)),
            _ =>
            {
                Say("Linking.Undone");
                return RedirectToAction("Details", "Persons", new { caseFileId });
            },
            AgainAsync,
            conflict: async () =>
            {
                form.Version = (await Ask(new LinkToUndo.Query(caseFileId, linkId))).Version;
                ModelState.Remove(nameof(form.Version));
                ModelState.AddModelError("", T["Shared.ChangedMeanwhile"]);
                Response.StatusCode = StatusCodes.Status409Conflict;
                return await AgainAsync();
            });
    }

    private async Task<IActionResult> AgainAsync(Guid caseFileId, Guid otherPersonId, LinkForm form) =>
        View("Compare", new CompareView(caseFileId, await Ask(new CompareForLink.Query(caseFileId, otherPersonId)), form));

    private async Task<IActionResult> FindPageAsync(Guid caseFileId, string query)
    {
        await HeadAsync(caseFileId);
        var doubles = await Ask(new PossibleDoubles.Query(caseFileId));
        return View("Find", new FindView(doubles, await FoundAsync(caseFileId, doubles.PersonId, query)));
    }

    private async Task<FoundView> FoundAsync(Guid caseFileId, Guid personId, string query) =>
        new(caseFileId, personId, query, query.Length == 0 ? null : await Ask(new SearchNewcomers.Query(query)));
}

public sealed record FindView(PossibleDoubles.Result Doubles, FoundView Found);

/// <param name="PersonId">The person of the file: nobody is linked with oneself.</param>
/// <param name="IsProposal">By who may not link: the caseworker decides.</param>
public sealed record FoundView(Guid CaseFileId, Guid PersonId, string Typed, SearchNewcomers.Result? Found, bool IsProposal = false)
{
    public (string Controller, string Action) Next => IsProposal ? ("LinkProposals", "Propose") : ("Linking", "Compare");
}

public sealed record CompareView(Guid CaseFileId, CompareForLink.Comparison Comparison, LinkForm Form)
{
    public string? Reason => Form.Reason;
}

public sealed record UndoView(Guid CaseFileId, LinkToUndo.View Link, UndoForm Form)
{
    public string? Reason => Form.Reason;
}

public sealed class LinkForm
{
    public Guid OnceKey { get; set; }
    public int Version { get; set; }
    public int OtherVersion { get; set; }
    public bool OtherLeads { get; set; }

    /// <summary>Group of facts → registration whose fact leads.</summary>
    public Dictionary<string, Guid?> Chosen { get; set; } = new(StringComparer.Ordinal);

    public string? Reason { get; set; }

    public static LinkForm Of(CompareForLink.Comparison comparison, bool otherLeads) => new()
    {
        OnceKey = Guid.NewGuid(),
        Version = comparison.Self.Version,
        OtherVersion = comparison.Other.Version,
        OtherLeads = otherLeads,
        Chosen = comparison.Groups.Where(group => group.IsChoice)
            .ToDictionary(group => group.Key, group => (Guid?)(group.OtherByDefault ? comparison.Other.PersonId : comparison.Self.PersonId), StringComparer.Ordinal),
    };
}

public sealed class UndoForm
{
    public const string Leading = "leading", Other = "other";

    public Guid OnceKey { get; set; }
    public int Version { get; set; }

    /// <summary>Fact recorded since → whose it is.</summary>
    public Dictionary<Guid, string?> Belongs { get; set; } = [];

    public string? Reason { get; set; }
}
