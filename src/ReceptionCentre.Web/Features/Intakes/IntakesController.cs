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

/// <summary>The intake of a file as a whole: shown, begun, its conversations, completed.</summary>
public sealed class IntakesController(ICodeLists codes, CurrentStaff me) : FileController
{
    [HttpGet("/case-files/{caseFileId:guid}/intake"), Needs(Permission.ReadIntake)]
    public async Task<IActionResult> Show(Guid caseFileId) => View(await PageAsync(caseFileId, null));

    /// <summary>A certain intake to read, as it was.</summary>
    [HttpGet("/case-files/{caseFileId:guid}/intake/{intakeId:guid}"), Needs(Permission.ReadIntake)]
    public async Task<IActionResult> Edition(Guid caseFileId, Guid intakeId) => View("Show", await PageAsync(caseFileId, intakeId));

    [HttpPost("/case-files/{caseFileId:guid}/intake/begin"), Needs(Permission.WriteIntake)]
    public Task<IActionResult> Begin(Guid caseFileId, IntakeForm form, Guid onceKey) => Attempt(
        new BeginIntake.Command(caseFileId, form, onceKey),
        intakeId => RedirectToAction(nameof(Talk), new { caseFileId, intakeId }),
        async () => View("Show", await PageAsync(caseFileId, null)));

    /// <summary>The short form becomes the broad one, or the other way round.</summary>
    [HttpPost("/case-files/{caseFileId:guid}/intake/{intakeId:guid}/form"), Needs(Permission.WriteIntake)]
    public Task<IActionResult> ChangeForm(Guid caseFileId, Guid intakeId, IntakeForm form, int version) => Attempt(
        new ChangeIntakeForm.Command(intakeId, version, form),
        _ => Back(caseFileId, "Intakes.FormChanged"),
        async () => View("Show", await PageAsync(caseFileId, null)));

    [HttpGet("/case-files/{caseFileId:guid}/intake/{intakeId:guid}/talks/new"), Needs(Permission.WriteIntake)]
    public async Task<IActionResult> Talk(Guid caseFileId, Guid intakeId)
    {
        var intake = await ToWorkOnAsync(caseFileId, intakeId);
        var head = Head;
        // The likely answer is chosen already: an interpreter where one is wanted, into the language that the person prefers.
        var wanted = head.Languages.FirstOrDefault(language => language.InterpreterWanted)?.Language;
        return await TalkViewAsync(new()
        {
            OnceKey = Guid.NewGuid(),
            Version = intake.Version,
            On = Today.InDigits(),
            Interpreter = wanted is null ? "none-needed" : "professional-telephone",
            InterpreterLanguage = CodeInput.Of(wanted, Text.Language),
        });
    }

    [HttpPost("/case-files/{caseFileId:guid}/intake/{intakeId:guid}/talks/new"), Needs(Permission.WriteIntake)]
    public async Task<IActionResult> Talk(Guid caseFileId, Guid intakeId, TalkForm form)
    {
        var reading = new Reading(Today);
        var language = await form.InterpreterLanguage.ReadAsync(codes, Lists.Languages, nameof(form.InterpreterLanguage), reading, Stop);
        return await Attempt(
            new AddTalk.Command(
                intakeId, form.Version, reading.PastDate(form.On, nameof(form.On)), Reading.Words(form.Interpreter), language, Reading.Words(form.InterpreterName), form.Alone, Reading.Words(form.With),
                form.OnceKey),
            _ => Back(caseFileId, "Intakes.TalkNoted"),
            async () =>
            {
                form.Version = (await IntakeAsync(caseFileId, intakeId)).Version;
                return await TalkViewAsync(form);
            },
            reading);
    }

    [HttpPost("/case-files/{caseFileId:guid}/intake/{intakeId:guid}/talks/{talkId:guid}/remove"), Needs(Permission.WriteIntake)]
    public Task<IActionResult> RemoveTalk(Guid caseFileId, Guid intakeId, Guid talkId, int version) => Attempt(
        new RemoveTalk.Command(intakeId, version, talkId),
        _ => Back(caseFileId, "Intakes.TalkRemoved"),
        async () => View("Show", await PageAsync(caseFileId, null)));

    [HttpGet("/case-files/{caseFileId:guid}/intake/{intakeId:guid}/complete"), Needs(Permission.WriteIntake)]
    public async Task<IActionResult> Complete(Guid caseFileId, Guid intakeId)
    {
        var intake = await ToWorkOnAsync(caseFileId, intakeId);
        return await CompleteViewAsync(caseFileId, new() { Version = intake.Version, Intake = intake });
    }

    [HttpPost("/case-files/{caseFileId:guid}/intake/{intakeId:guid}/complete"), Needs(Permission.WriteIntake)]
    public Task<IActionResult> Complete(Guid caseFileId, Guid intakeId, CompleteForm form) => Attempt(
        new CompleteIntake.Command(intakeId, form.Version, Reading.Words(form.NotAloneBecause)),
        _ => Back(caseFileId, "Intakes.CompletedNow"),
        async () =>
        {
            form.Intake = await IntakeAsync(caseFileId, intakeId);
            form.Version = form.Intake.Version;
            return await CompleteViewAsync(caseFileId, form);
        });

    private RedirectToActionResult Back(Guid caseFileId, string said)
    {
        Say(said);
        return RedirectToAction(nameof(Show), new { caseFileId });
    }

    private async Task<IntakePage> PageAsync(Guid caseFileId, Guid? intakeId)
    {
        var head = await HeadAsync(caseFileId);
        var result = await Ask(new ShowIntake.Query(caseFileId, intakeId));
        return new(
            head, result, OnlyRead: intakeId is not null && (result.Editions.Count == 0 || intakeId != result.Editions[0].IntakeId),
            MayWrite: head.MayWork && !head.IsClosed && me.May(Permission.WriteIntake), await Ask(new SignalsOfFile.Query(caseFileId)), await Ask(new ShowLearnability.Query(caseFileId)),
            await Ask(new IntakeForPlan.Query(caseFileId)));
    }

    private async Task<ShowIntake.IntakeView> IntakeAsync(Guid caseFileId, Guid intakeId)
    {
        await HeadAsync(caseFileId);
        return (await Ask(new ShowIntake.Query(caseFileId, intakeId))).Shown!;
    }

    /// <exception cref="NotPermittedException">Another team's file, or a closed one.</exception>
    /// <exception cref="NotThereException">The intake is complete: the page is not there any more.</exception>
    private async Task<ShowIntake.IntakeView> ToWorkOnAsync(Guid caseFileId, Guid intakeId)
    {
        var intake = await IntakeAsync(caseFileId, intakeId);
        if (Head.IsClosed || !Head.MayWork)
            throw new NotPermittedException("Intakes");
        return intake.State == IntakeState.Open ? intake : throw new NotThereException("intake");
    }

    private Application.CaseFiles.FileHead.Head Head => (Application.CaseFiles.FileHead.Head)ViewData["Head"]!;

    private async Task<IActionResult> TalkViewAsync(TalkForm form)
    {
        form.CalledName = Head.Name.CalledName;
        form.Interpreters = [.. (await codes.AllAsync(Lists.Interpreters, Stop)).Where(code => code.IsValidOn(Today) && !IntakeTalk.NotForAnIntake.Contains(code.Value))
            .Select(code => new Choice(code.Value, code.In(Text.Language)))];
        return View("Talk", form);
    }

    private async Task<IActionResult> CompleteViewAsync(Guid caseFileId, CompleteForm form)
    {
        form.CalledName = Head.Name.CalledName;
        form.IsAdult = (await Ask(new ShowIntake.Query(caseFileId, form.Intake.IntakeId))).IsAdult;
        return View("Complete", form);
    }
}
