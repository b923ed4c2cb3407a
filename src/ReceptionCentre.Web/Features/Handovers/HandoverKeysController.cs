using Microsoft.AspNetCore.Mvc;
using ReceptionCentre.Application.Handovers;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Handovers;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Web.Shared.Forms;

namespace ReceptionCentre.Web.Features.Handovers;

/// <summary>The keys that sign hand-overs: our own, made and replaced; those of others, compared by telephone and trusted.</summary>
[Route("handover-keys"), Needs(Permission.ManageMunicipality)]
public sealed class HandoverKeysController(ICodeLists codes) : ReceptionController
{
    [HttpGet("")]
    public async Task<IActionResult> Index() => View("Keys", await Ask(new HandoverKeyList.Query()));

    [HttpPost("make")]
    public Task<IActionResult> Make(Guid onceKey, string? municipality) => Attempt(new MakeHandoverKey.Command(onceKey, municipality), _ => Done("Handovers.KeyMade"), Index);

    [HttpGet("new")]
    public IActionResult New() => View("KeyNew", new HandoverKeyForm { OnceKey = Guid.NewGuid() });

    [HttpPost("new")]
    public async Task<IActionResult> New(HandoverKeyForm form)
    {
        var reading = new Reading(Today);
        var municipality = await form.Municipality.ReadAsync(codes, Lists.Municipalities, nameof(form.Municipality), reading, Stop);
        return await Attempt(
            new AddHandoverKey.Command(form.OnceKey, municipality, Reading.Words(form.PublicKey)), keyId => RedirectToAction(nameof(Trust), new { keyId }),
            () => Task.FromResult<IActionResult>(View("KeyNew", form)), reading);
    }

    [HttpGet("{keyId:guid}/trust")]
    public async Task<IActionResult> Trust(Guid keyId) => await TrustViewAsync(keyId, new());

    [HttpPost("{keyId:guid}/trust")]
    public Task<IActionResult> Trust(Guid keyId, TrustKeyForm form) => Attempt(
        new TrustHandoverKey.Command(keyId, form.Version, Reading.Words(form.ComparedWith)), _ => Done("Handovers.KeyTrusted"), () => TrustViewAsync(keyId, form));

    [HttpPost("{keyId:guid}/end")]
    public Task<IActionResult> End(Guid keyId, int version) => Attempt(new EndHandoverKey.Command(keyId, version), _ => Done("Handovers.KeyEnded"), Index);

    private RedirectToActionResult Done(string key)
    {
        Say(key);
        return RedirectToAction(nameof(Index));
    }

    private async Task<IActionResult> TrustViewAsync(Guid keyId, TrustKeyForm form)
    {
        form.Key = (await Ask(new HandoverKeyList.Query())).Others.FirstOrDefault(key => key.KeyId == keyId && key.State == HandoverKeyState.Seen) ?? throw new NotThereException("key");
        if (form.Version == 0)
            form.Version = form.Key.Version;
        return View("KeyTrust", form);
    }
}
