using Microsoft.AspNetCore.Mvc;
using ReceptionCentre.Application.NameMatching;
using ReceptionCentre.Application.Newcomers;
using ReceptionCentre.Application.OffSite;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Domain.OffSite;
using ReceptionCentre.Web.Features.Newcomers;
using ReceptionCentre.Web.Shared.Forms;
using ReceptionCentre.Web.Shared.Texts;

namespace ReceptionCentre.Web.Features.OffSite;

/// <summary>The row of people on a day: entered one after the other, by keyboard, also while the connection is away; and those that the desk looks at after.</summary>
[Route("off-site"), Needs(Permission.RegisterOffSite)]
public sealed class RowsController(ICodeLists codes, QueueKeys keys, LookedAtToken looked) : ReceptionController
{
    private const int Shown = 12;

    /// <param name="nationality">Of the row before, likewise the language: in a row of people it is often the same.</param>
    /// <param name="slip">The number of a slip that was scanned.</param>
    [HttpGet("{signUpDayId:guid}/rows")]
    public async Task<IActionResult> Enter(Guid signUpDayId, string? nationality, string? language, string? slip)
    {
        var day = await Ask(new ShowSignUpDay.Query(signUpDayId, Most: Shown));
        if (day.State != SignUpDayState.Open)
        {
            TempData["Refused"] = T[OffSiteRules.OnlyAnOpenDayTakesRows.Name];
            return RedirectToAction(nameof(OffSiteController.Show), "OffSite", new { signUpDayId });
        }
        return View(Page(day, new()
        {
            OnceKey = Guid.NewGuid(),
            Nationality = await KnownAsync(Lists.Nationalities, nationality),
            Language = await KnownAsync(Lists.Languages, language),
            ArrivedOn = day.On.InDigits(),
            Slip = slip,
        }));
    }

    [HttpPost("{signUpDayId:guid}/rows")]
    public async Task<IActionResult> Enter(Guid signUpDayId, RowForm form)
    {
        var day = await Ask(new ShowSignUpDay.Query(signUpDayId, Most: Shown));
        var reading = new Reading(Today);
        var command = await form.ReadAsync(signUpDayId, codes, reading, Stop);
        return await Attempt(
            command, _ => RedirectToAction(nameof(Enter), new { signUpDayId, command.Nationality, command.Language }),
            () => Task.FromResult<IActionResult>(View(Page(day, form))), reading);
    }

    /// <summary>The same for the script of the page: the answer is the line of the list, or the fields with what is wrong.</summary>
    [HttpPost("{signUpDayId:guid}/rows/send")]
    public async Task<IActionResult> Send(Guid signUpDayId, RowForm form)
    {
        var day = await Ask(new ShowSignUpDay.Query(signUpDayId, Most: 1));
        var reading = new Reading(Today);
        Guid? saved = null;
        var answer = await Attempt(
            await form.ReadAsync(signUpDayId, codes, reading, Stop),
            done =>
            {
                saved = done.SlipId;
                return NoContent();
            },
            () => Task.FromResult<IActionResult>(PartialView("_RowFields", form)), reading);
        return saved is { } slipId ? PartialView("_Row", await Ask(new ShowRow.Query(slipId))) : answer;
    }

    /// <summary>Opens a seal that this browser kept, for whom it was made: rows that waited can be read and sent again.</summary>
    [HttpPost("queue-key")]
    public IActionResult Unseal(string? seal) => keys.Open(seal) is { } key ? Content(key) : UnprocessableEntity();

    [HttpGet("rows/{slipId:guid}")]
    public async Task<IActionResult> Look(Guid slipId)
    {
        var row = await Ask(new RowToLookAt.Query(slipId));
        return row.Waits ? View(await LookPageAsync(row)) : Decided(row);
    }

    /// <param name="lookedAt">The possible duplicates that were on the page: the desk says that it is somebody else.</param>
    [HttpPost("rows/{slipId:guid}/register")]
    public Task<IActionResult> Register(Guid slipId, Guid onceKey, string? lookedAt) => DecideAsync(slipId, new RegisterRow.Command(onceKey, slipId, looked.Read(lookedAt)));

    [HttpPost("rows/{slipId:guid}/same")]
    public Task<IActionResult> Same(Guid slipId, Guid personId, Guid? caseFileId, Guid onceKey) => DecideAsync(slipId, new TieRow.Command(onceKey, slipId, personId, caseFileId));

    [HttpPost("rows/{slipId:guid}/drop")]
    public async Task<IActionResult> Drop(Guid slipId, Guid onceKey)
    {
        var row = await Ask(new RowToLookAt.Query(slipId));
        return await Attempt(
            new DropRow.Command(onceKey, slipId),
            signUpDayId =>
            {
                Say("OffSite.RowDropped", row.Number);
                return RedirectToAction(nameof(OffSiteController.Show), "OffSite", new { signUpDayId });
            },
            async () => await AgainAsync(slipId));
    }

    private async Task<IActionResult> DecideAsync(Guid slipId, ICommand<Guid> decision)
    {
        var row = await Ask(new RowToLookAt.Query(slipId));
        return await Attempt(
            decision,
            caseFileId =>
            {
                Say("OffSite.RowDecided", row.Number);
                return RedirectToAction("Overview", "CaseFiles", new { caseFileId });
            },
            async () => await AgainAsync(slipId));
    }

    // Somebody else may have decided at the same moment: then there is nothing left to choose.
    private async Task<IActionResult> AgainAsync(Guid slipId)
    {
        var row = await Ask(new RowToLookAt.Query(slipId));
        return row.Waits ? View("Look", await LookPageAsync(row)) : Decided(row);
    }

    private RedirectToActionResult Decided(RowToLookAt.Row row)
    {
        TempData["Refused"] = T[OffSiteRules.ARowIsLookedAtOnce.Name];
        return RedirectToAction(nameof(OffSiteController.Show), "OffSite", new { row.SignUpDayId });
    }

    private async Task<LookPage> LookPageAsync(RowToLookAt.Row row) =>
        new(row, await Ask(new FindDuplicates.Query(new Identity(
            row.Name, row.Born ?? PartialDate.Unknown, Gender: row.Gender, Nationalities: row.Nationality is { } code ? [code.Value] : []))), Guid.NewGuid());

    private EnterPage Page(ShowSignUpDay.View day, RowForm form) => new(day, form, keys.New());

    private async Task<CodeInput> KnownAsync(string list, string? code) => CodeInput.Of(await codes.FindAsync(list, code, Stop), Text.Language);
}

public sealed record EnterPage(ShowSignUpDay.View Day, RowForm Form, QueueKey Key);

public sealed record LookPage(RowToLookAt.Row Row, FindDuplicates.Result Duplicates, Guid OnceKey);

/// <summary>One row: what must be known of somebody to go on.</summary>
public sealed class RowForm
{
    public Guid OnceKey { get; set; }
    public string? CalledName { get; set; }
    public string? FamilyName { get; set; }
    public string? BirthDate { get; set; }
    public string? Gender { get; set; }
    public CodeInput Nationality { get; set; } = new();
    public CodeInput Language { get; set; } = new();
    public string? Phone { get; set; }
    public string? ArrivedOn { get; set; }
    public string? Slip { get; set; }

    public async Task<EnterRow.Command> ReadAsync(Guid signUpDayId, ICodeLists codes, Reading reading, CancellationToken cancellationToken) => new(
        OnceKey, signUpDayId, Reading.Words(Slip), Reading.Words(CalledName), Reading.Words(FamilyName), reading.PartialDate(BirthDate, nameof(BirthDate)),
        Reading.Choice<Gender>(Gender), await Nationality.ReadAsync(codes, Lists.Nationalities, nameof(Nationality), reading, cancellationToken),
        await Language.ReadAsync(codes, Lists.Languages, nameof(Language), reading, cancellationToken), Reading.Words(Phone),
        reading.PartialDate(ArrivedOn, nameof(ArrivedOn), StayForm.YearsAhead));
}
