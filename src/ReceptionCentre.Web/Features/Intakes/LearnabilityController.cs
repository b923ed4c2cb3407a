using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using ReceptionCentre.Application.Intakes;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Intakes;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Web.Features.CaseFiles;
using ReceptionCentre.Web.Shared.Forms;
using ReceptionCentre.Web.Shared.Security;
using ReceptionCentre.Web.Shared.Texts;

namespace ReceptionCentre.Web.Features.Intakes;

/// <summary>The learnability test of a file, step by step.</summary>
[Needs(Permission.WriteIntake)]
public sealed class LearnabilityController(ICodeLists codes, CurrentStaff me) : FileController
{
    [HttpGet("/case-files/{caseFileId:guid}/learnability/new")]
    public async Task<IActionResult> New(Guid caseFileId, LearnabilityState? state)
    {
        var test = await ToWorkOnAsync(caseFileId);
        if (test.Next.Count == 0)
            throw new NotThereException("step");
        return await FormAsync(new() { OnceKey = Guid.NewGuid(), Version = test.Version, On = Today.InDigits(), State = (state ?? test.Next[0]).ToString() }, test);
    }

    [HttpPost("/case-files/{caseFileId:guid}/learnability/new")]
    public Task<IActionResult> New(Guid caseFileId, LearnabilityForm form)
    {
        var reading = new Reading(Today);
        return Attempt(
            new RecordLearnability.Command(
                caseFileId, form.Version, Reading.Choice<LearnabilityState>(form.State), reading.PastDate(form.On, nameof(form.On)), Reading.Words(form.Exemption),
                Reading.Choice<LearnabilityResult>(form.Result), Score(form.Achieved, nameof(form.Achieved), reading), Score(form.Required, nameof(form.Required), reading),
                Reading.Words(form.ExamNumber), form.OnceKey),
            _ =>
            {
                Say("Intakes.StepRecorded");
                return RedirectToAction("Show", "Intakes", new { caseFileId });
            },
            async () =>
            {
                await HeadAsync(caseFileId);
                var test = await Ask(new ShowLearnability.Query(caseFileId));
                (form.Version, _) = (test.Version, ModelState.Remove(nameof(form.Version)));
                return await FormAsync(form, test);
            },
            reading);
    }

    [HttpGet("/case-files/{caseFileId:guid}/learnability/take-back")]
    public async Task<IActionResult> TakeBack(Guid caseFileId)
    {
        var test = await ToWorkOnAsync(caseFileId);
        return View(new TakeBackForm { Version = test.Version, Last = test.Last ?? throw new NotThereException("step") });
    }

    [HttpPost("/case-files/{caseFileId:guid}/learnability/take-back")]
    public Task<IActionResult> TakeBack(Guid caseFileId, TakeBackForm form) => Attempt(
        new TakeBackLearnability.Command(caseFileId, form.Version, Reading.Words(form.Reason)),
        _ =>
        {
            Say("Intakes.StepTakenBack");
            return RedirectToAction("Show", "Intakes", new { caseFileId });
        },
        async () =>
        {
            await HeadAsync(caseFileId);
            var test = await Ask(new ShowLearnability.Query(caseFileId));
            (form.Version, form.Last, _) = (test.Version, test.Last ?? throw new NotThereException("step"), ModelState.Remove(nameof(form.Version)));
            return View(form);
        });

    private async Task<ShowLearnability.View> ToWorkOnAsync(Guid caseFileId)
    {
        var head = await HeadAsync(caseFileId);
        return head.IsClosed || !head.MayWork ? throw new NotPermittedException("Intakes") : await Ask(new ShowLearnability.Query(caseFileId));
    }

    private async Task<IActionResult> FormAsync(LearnabilityForm form, ShowLearnability.View test)
    {
        form.MayReadHealth = me.May(Permission.ReadHealth);
        form.States = [.. test.Next.Where(state => form.MayReadHealth || state != LearnabilityState.Exempt).Select(state => new Choice(state.ToString(), T.Of("Intakes", state)))];
        form.Exemptions = [.. (await codes.AllAsync(Lists.LearnabilityExemptions, Stop)).Where(code => code.IsValidOn(Today)).Select(code => new Choice(code.Value, code.In(Text.Language)))];
        return View("Step", form);
    }

    /// <summary>"34,50" or "34" in hundredths; empty = null.</summary>
    private static int? Score(string? typed, string field, Reading reading)
    {
        if (Reading.Words(typed) is not { } words)
            return null;
        if (decimal.TryParse(words.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var score) && score * 100 == decimal.Truncate(score * 100)
            && score * 100 <= LearnabilityTerms.HighestScore)
        {
            return (int)(score * 100);
        }
        reading.Refuse(field, IntakeRules.AScoreHasThreeDigits.Name);
        return null;
    }
}
