using Microsoft.AspNetCore.Mvc;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.Newcomers;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.PopulationRegister;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Web.Shared.Forms;
using ReceptionCentre.Web.Shared.Security;
using ReceptionCentre.Web.Shared.Texts;

namespace ReceptionCentre.Web.Features.PopulationRegister;

/// <summary>What a file says of its person beside what the population register says, and taking it over field by field.</summary>
[Needs(Permission.ChangeNewcomer)]
public sealed class FileRegisterController(ICodeLists codes, CurrentStaff me, IPopulationRegister register) : RegisterPages(codes, me)
{
    private readonly ICodeLists _codes = codes;

    [HttpGet("/case-files/{caseFileId:guid}/population-register")]
    public async Task<IActionResult> LookUp(Guid caseFileId)
    {
        var head = await HeadAsync(caseFileId);
        var known = await Ask(new PersonOfFile.Query(caseFileId));
        var form = new LookupForm { CaseFileId = caseFileId, Bsn = known.Bsn, Outcome = register.IsConnected ? null : RegisterOutcome.Off };
        if (known.Bsn is null)
            (form.Prefix, form.FamilyName, form.GivenNames, form.BirthDate) = (known.Name.Prefix, known.Name.FamilyName, known.Name.GivenNames, head.Born.InDigits());
        return View("FileLookUp", await WithWhyAsync(form, head));
    }

    [HttpPost("/case-files/{caseFileId:guid}/population-register")]
    public async Task<IActionResult> LookUp(Guid caseFileId, LookupForm form)
    {
        var head = await HeadAsync(caseFileId);
        var reading = new Reading(Today);
        form.CaseFileId = caseFileId;
        LookUpPerson.Result? answer = null;
        try
        {
            answer = await TryAsync(await form.ReadAsync(_codes, reading, Stop), reading);
        }
        catch (BrokenRuleException broken)
        {
            ModelState.AddModelError("", T[broken.Rule.Name]);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        }
        if (answer is not null && await KeepAsync(answer, caseFileId, null, null) is { } comparisonId)
            return RedirectToAction(nameof(Answer), new { caseFileId, comparisonId });
        form.Outcome = answer?.Outcome;
        return View("FileLookUp", await WithWhyAsync(form, head));
    }

    [HttpGet("/case-files/{caseFileId:guid}/population-register/{comparisonId:guid}")]
    public async Task<IActionResult> Answer(Guid caseFileId, Guid comparisonId)
    {
        await HeadAsync(caseFileId);
        return View("FileAnswer", await ComparisonAsync(caseFileId, comparisonId, null));
    }

    /// <param name="person">Place in the list of who it may be.</param>
    [HttpPost("/case-files/{caseFileId:guid}/population-register/{comparisonId:guid}/choose")]
    public async Task<IActionResult> Choose(Guid caseFileId, Guid comparisonId, int? person)
    {
        await HeadAsync(caseFileId);
        var lookup = await Ask(new ShowAnswer.Query(comparisonId, caseFileId));
        if (await ChooseAsync(comparisonId, lookup, person) is not { } outcome)
            return RedirectToAction(nameof(Answer), new { caseFileId, comparisonId });
        return View("FileAnswer", new ComparisonView(await AnswerAsync(comparisonId, lookup with { Chosen = null }) with { Outcome = outcome }, null, new()));
    }

    [HttpPost("/case-files/{caseFileId:guid}/population-register/{comparisonId:guid}/take-over")]
    public async Task<IActionResult> TakeOver(Guid caseFileId, Guid comparisonId, TakeOverForm form)
    {
        await HeadAsync(caseFileId);
        var reading = new Reading(Today);
        return await Attempt(
            new TakeOverFromRegister.Command(form.OnceKey, caseFileId, comparisonId, form.Version, form.Fields, reading.PartialDate(form.NameChangedOn, nameof(form.NameChangedOn))),
            _ =>
            {
                Say("PopulationRegister.TakenOver");
                return RedirectToAction("Details", "Persons", new { caseFileId });
            },
            async () => View("FileAnswer", await ComparisonAsync(caseFileId, comparisonId, form)),
            reading,
            async () =>
            {
                ModelState.AddModelError("", T["Shared.ChangedMeanwhile"]);
                Response.StatusCode = StatusCodes.Status409Conflict;
                return View("FileAnswer", await ComparisonAsync(caseFileId, comparisonId, form, again: true));
            });
    }

    /// <param name="again">Somebody saved meanwhile: whoever sees that goes on from the newer version.</param>
    private async Task<ComparisonView> ComparisonAsync(Guid caseFileId, Guid comparisonId, TakeOverForm? form, bool again = false)
    {
        var lookup = await Ask(new ShowAnswer.Query(comparisonId, caseFileId));
        var comparison = lookup.Chosen is null ? null : await Ask(new CompareWithRegister.Query(caseFileId, comparisonId));
        if (form is null || again)
        {
            form = new()
            {
                OnceKey = Guid.NewGuid(),
                Version = comparison?.Version ?? 0,
                NameChangedOn = form?.NameChangedOn,
                // What nobody had is taken over unless somebody objects; what differs is a choice.
                Fields = form?.Fields ?? [.. comparison?.Rows.Where(row => row is { MayBeTakenOver: true, InResearch: false, Likeness: Domain.PopulationRegister.Likeness.OnlyThere }).Select(row => row.Key) ?? []],
            };
        }
        return new(await AnswerAsync(comparisonId, lookup), comparison, form);
    }

    private async Task<LookupForm> WithWhyAsync(LookupForm form, FileHead.Head head)
    {
        var task = await _codes.FindAsync(Lists.Tasks, head.Task?.Value, Stop);
        var act = await _codes.FindAsync(Lists.Acts, task?.Act, Stop);
        form.Why = act is null ? T.Code(task) : $"{T.Code(task)} ({T.Code(act)}{(task!.Article is { } article ? $" {article}" : "")})";
        return form;
    }
}
