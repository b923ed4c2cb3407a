using Microsoft.AspNetCore.Mvc;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.PopulationRegister;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Web.Features.Newcomers;
using ReceptionCentre.Web.Shared.Forms;
using ReceptionCentre.Web.Shared.Security;

namespace ReceptionCentre.Web.Features.PopulationRegister;

/// <summary>
/// Before anything is typed: looks somebody up in the population register, shows who it may be and who is known already,
/// and fills the registration. Questions go by POST; an answer is kept on the server, so that no number stands in an address.
/// </summary>
[Needs(Permission.RegisterNewcomer)]
public sealed class PopulationRegisterController(ICodeLists codes, CurrentStaff me, IPopulationRegister register) : RegisterPages(codes, me)
{
    private readonly ICodeLists _codes = codes;

    /// <param name="registration">A registration that was begun already.</param>
    [HttpGet("/newcomers/register/population-register")]
    public async Task<IActionResult> LookUp(Guid? registration) => View("LookUp", await WithChoicesAsync(new()
    {
        RegistrationId = registration,
        Task = StayForm.DefaultTask,
        Outcome = register.IsConnected ? null : RegisterOutcome.Off,
    }));

    [HttpPost("/newcomers/register/population-register")]
    public async Task<IActionResult> LookUp(LookupForm form)
    {
        var reading = new Reading(Today);
        form.CaseFileId = null;
        if (await TryAsync(await form.ReadAsync(_codes, reading, Stop), reading) is not { } answer)
            return View("LookUp", await WithChoicesAsync(form));
        if (await KeepAsync(answer, null, form.RegistrationId, Reading.Words(form.Task)) is { } lookupId)
            return RedirectToAction(nameof(Answer), new { lookupId });
        form.Outcome = answer.Outcome;
        return View("LookUp", await WithChoicesAsync(form));
    }

    [HttpGet("/newcomers/register/population-register/{lookupId:guid}")]
    public async Task<IActionResult> Answer(Guid lookupId) => View("Answer", await AnswerAsync(lookupId, await Ask(new ShowAnswer.Query(lookupId, null))));

    /// <param name="person">Place in the list of who it may be.</param>
    [HttpPost("/newcomers/register/population-register/{lookupId:guid}/choose")]
    public async Task<IActionResult> Choose(Guid lookupId, int? person)
    {
        var lookup = await Ask(new ShowAnswer.Query(lookupId, null));
        if (await ChooseAsync(lookupId, lookup, person) is not { } outcome)
            return RedirectToAction(nameof(Answer), new { lookupId });
        return View("Answer", await AnswerAsync(lookupId, lookup with { Chosen = null }) with { Outcome = outcome });
    }

    /// <summary>Fills the registration; what was told is looked at there as if it had been typed.</summary>
    [HttpPost("/newcomers/register/population-register/{lookupId:guid}/use")]
    public Task<IActionResult> Use(Guid lookupId, Guid onceKey) => Attempt(
        new UseInRegistration.Command(onceKey, lookupId),
        journeyId =>
        {
            Say("PopulationRegister.Filled");
            return RedirectToAction("Person", "Registration", new { journeyId });
        },
        async () => View("Answer", await AnswerAsync(lookupId, await Ask(new ShowAnswer.Query(lookupId, null)))));

    /// <summary>It is somebody of ours, who had no BSN yet: goes on in that file.</summary>
    [HttpPost("/newcomers/register/population-register/{lookupId:guid}/link")]
    public Task<IActionResult> Link(Guid lookupId, Guid caseFileId) => Attempt(
        new LinkToFile.Command(lookupId, caseFileId),
        _ => RedirectToAction("Answer", "FileRegister", new { caseFileId, comparisonId = lookupId }),
        async () => View("Answer", await AnswerAsync(lookupId, await Ask(new ShowAnswer.Query(lookupId, null)))));
}
