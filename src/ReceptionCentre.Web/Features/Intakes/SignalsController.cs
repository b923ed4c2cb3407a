using Microsoft.AspNetCore.Mvc;
using ReceptionCentre.Application.Intakes;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Intakes;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Web.Features.CaseFiles;
using ReceptionCentre.Web.Shared.Forms;

namespace ReceptionCentre.Web.Features.Intakes;

/// <summary>Putting a signal aside, with a reason, and showing it again.</summary>
[Needs(Permission.WriteIntake)]
public sealed class SignalsController : FileController
{
    [HttpGet("/case-files/{caseFileId:guid}/signals/{signal}/dismiss")]
    public async Task<IActionResult> Dismiss(Guid caseFileId, SignalKind signal, string? subject)
    {
        var head = await HeadAsync(caseFileId);
        var form = new DismissForm { OnceKey = Guid.NewGuid(), Subject = subject, Signal = await SignalAsync(caseFileId, signal, subject) };
        if (head.IsClosed || !head.MayWork)
            throw new NotPermittedException("Intakes");
        return View(form);
    }

    [HttpPost("/case-files/{caseFileId:guid}/signals/{signal}/dismiss")]
    public Task<IActionResult> Dismiss(Guid caseFileId, SignalKind signal, DismissForm form) => Attempt(
        new DismissSignal.Command(caseFileId, signal, form.Subject, Reading.Words(form.Reason), form.OnceKey),
        _ =>
        {
            Say("Intakes.SignalAside");
            return RedirectToAction("Show", "Intakes", new { caseFileId });
        },
        async () =>
        {
            await HeadAsync(caseFileId);
            form.Signal = await SignalAsync(caseFileId, signal, form.Subject);
            return View(form);
        });

    [HttpPost("/case-files/{caseFileId:guid}/signals/{dismissalId:guid}/show-again")]
    public Task<IActionResult> ShowAgain(Guid caseFileId, Guid dismissalId) => Attempt(
        new ShowSignalAgain.Command(caseFileId, dismissalId),
        _ =>
        {
            Say("Intakes.SignalBack");
            return RedirectToAction("Show", "Intakes", new { caseFileId });
        },
        () => Task.FromResult<IActionResult>(RedirectToAction("Show", "Intakes", new { caseFileId })));

    private async Task<SignalsOfFile.SignalView> SignalAsync(Guid caseFileId, SignalKind kind, string? subject) =>
        (await Ask(new SignalsOfFile.Query(caseFileId))).Shown.FirstOrDefault(signal => signal.Kind == kind && signal.Subject == (subject ?? "")) ?? throw new NotThereException("signal");
}
