using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.Duo;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.CivicIntegration;
using ReceptionCentre.Domain.Duo;
using ReceptionCentre.Domain.Intakes;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Web.Features.CivicIntegration;
using ReceptionCentre.Web.Shared.Forms;
using ReceptionCentre.Web.Shared.Security;
using ReceptionCentre.Web.Shared.Texts;

namespace ReceptionCentre.Web.Features.Duo;

/// <summary>What the executing agency told: the worklist in, and each notice with its effect on the file.</summary>
public sealed class DuoNoticesController(ICodeLists codes, CurrentStaff me) : ReceptionController
{
    [HttpGet("/duo/notices"), Needs(Permission.ReadDuoWork)]
    public async Task<IActionResult> Index(bool handled, DateTimeOffset? at, Guid? after) => View("Notices", new NoticeList(await Ask(new DuoNotices.Query(handled, at, after)), handled, me.May(Permission.WorkWithDuo)));

    [HttpGet("/duo/notices/new"), Needs(Permission.WorkWithDuo)]
    public Task<IActionResult> New() => NewPageAsync(new() { OnceKey = Guid.NewGuid(), RegisteredOn = Today.InDigits(), Municipality = me.Municipalities.Count == 1 ? me.Municipalities[0] : null });

    [HttpPost("/duo/notices/new"), Needs(Permission.WorkWithDuo)]
    public Task<IActionResult> New(NoticeForm form)
    {
        var reading = new Reading(Today);
        return Attempt(
            new NoteNotice.Command(
                form.OnceKey, Reading.Words(form.Municipality), Reading.Words(form.EventCode)?.ToUpperInvariant(), reading.PastDate(form.RegisteredOn, nameof(form.RegisteredOn)),
                IdentityNumbers.Tidy(IdentityNumberKind.Bsn, form.Bsn ?? "") is { Length: > 0 } bsn ? bsn : null, Reading.Words(form.VNumber)),
            id => RedirectToAction(nameof(Show), new { duoNoticeId = id }), () => NewPageAsync(form), reading);
    }

    [HttpGet("/duo/notices/{duoNoticeId:guid}"), Needs(Permission.ReadDuoWork)]
    public Task<IActionResult> Show(Guid duoNoticeId) => PageAsync(duoNoticeId, null);

    [HttpPost("/duo/notices/{duoNoticeId:guid}"), Needs(Permission.WorkWithDuo)]
    public async Task<IActionResult> Say(Guid duoNoticeId, NoticeForm form)
    {
        var reading = new Reading(Today);
        var municipality = await form.EarlierPipMunicipality.ReadAsync(codes, Lists.Municipalities, nameof(form.EarlierPipMunicipality), reading, Stop);
        var facts = new DuoFacts(
            reading.Date(form.DutyFrom, nameof(form.DutyFrom)), reading.PastDate(form.LetterOn, nameof(form.LetterOn)), Reading.Words(form.DutyReason), Reading.Choice<DutyGroup>(form.Group),
            reading.PastDate(form.SettledOn, nameof(form.SettledOn)), reading.PastDate(form.EarlierPipOn, nameof(form.EarlierPipOn)), municipality, reading.Date(form.TermFrom, nameof(form.TermFrom)),
            reading.Date(form.TermLastDay, nameof(form.TermLastDay))?.AddDays(1), Reading.Words(form.ExamNumber), Reading.Choice<LearnabilityResult>(form.TestResult),
            reading.PastDate(form.TestOn, nameof(form.TestOn)), Score(form.Achieved, nameof(form.Achieved), reading), Score(form.Required, nameof(form.Required), reading));
        return await Attempt(
            new CompleteNotice.Command(duoNoticeId, form.Version, facts), _ => Done(duoNoticeId, "Duo.NoticeSaid"), () => PageAsync(duoNoticeId, form), reading);
    }

    [HttpPost("/duo/notices/{duoNoticeId:guid}/link"), Needs(Permission.WorkWithDuo)]
    public Task<IActionResult> Link(Guid duoNoticeId, int version, Guid? fileId) => Attempt(
        new LinkNotice.Command(duoNoticeId, version, fileId), _ => Done(duoNoticeId, "Duo.NoticeLinked"), () => PageAsync(duoNoticeId, null));

    [HttpPost("/duo/notices/{duoNoticeId:guid}/take-over"), Needs(Permission.WorkWithDuo)]
    public Task<IActionResult> TakeOver(Guid duoNoticeId, int version) => Attempt(
        new TakeOverNotice.Command(duoNoticeId, version), _ => Done(duoNoticeId, "Duo.NoticeTakenOver"), () => PageAsync(duoNoticeId, null));

    [HttpPost("/duo/notices/{duoNoticeId:guid}/set-aside"), Needs(Permission.WorkWithDuo)]
    public Task<IActionResult> SetAside(Guid duoNoticeId, NoticeForm form) => Attempt(
        new SetAsideNotice.Command(duoNoticeId, form.Version, Reading.Words(form.Reason)), _ => Done(duoNoticeId, "Duo.NoticeSetAside"), () => PageAsync(duoNoticeId, null));

    [HttpGet("/duo/notices/{duoNoticeId:guid}/remove"), Needs(Permission.WorkWithDuo)]
    public Task<IActionResult> Remove(Guid duoNoticeId) => RemovePageAsync(duoNoticeId, null);

    [HttpPost("/duo/notices/{duoNoticeId:guid}/remove"), Needs(Permission.WorkWithDuo)]
    public Task<IActionResult> Remove(Guid duoNoticeId, NoticeForm form) => Attempt(
        new RemoveNotice.Command(duoNoticeId, form.Version, Reading.Words(form.Reason)), _ =>
        {
            Say("Duo.NoticeRemoved");
            return RedirectToAction(nameof(Index));
        },
        () => RemovePageAsync(duoNoticeId, form.Reason));

    private RedirectToActionResult Done(Guid duoNoticeId, string key)
    {
        Say(key);
        return RedirectToAction(nameof(Show), new { duoNoticeId });
    }

    private async Task<IActionResult> NewPageAsync(NoticeForm form)
    {
        form.Municipalities = [.. (await codes.AllAsync(Lists.Municipalities, Stop)).Where(code => me.Municipalities.Contains(code.Value)).Select(code => new Choice(code.Value, code.In(Text.Language)))];
        form.Events = [new("", T["Duo.ChooseEvent"]), .. DuoEvents.All.Select(one => new Choice(one.Code, T["Duo.EventWithCode", one.Code, T[$"Duo.Event.{one.Code}"]]))];
        return View("NewNotice", form);
    }

    private async Task<IActionResult> PageAsync(Guid duoNoticeId, NoticeForm? typed)
    {
        var shown = await Ask(new ShowNotice.Query(duoNoticeId));
        // Whoever sees what a notice says of somebody opens the file.
        if (shown.CaseFileId is { } fileId)
            await Ask(new FileHead.Query(fileId));
        var form = typed ?? NoticeForm.Of(shown);
        (form.Shown, form.Version, form.MayWork) = (shown, shown.Version, me.May(Permission.WorkWithDuo));
        form.DutyReasons = [new("", T["Duo.NotSaid"]), .. (await codes.AllAsync(Lists.DutyReasons, Stop)).Where(code => code.IsValidOn(Today)).Select(code => new Choice(code.Value, code.In(Text.Language)))];
        return View("Notice", form);
    }

    private async Task<IActionResult> RemovePageAsync(Guid duoNoticeId, string? reason)
    {
        var shown = await Ask(new ShowNotice.Query(duoNoticeId));
        return View("RemoveNotice", new NoticeForm { Shown = shown, Version = shown.Version, Reason = reason });
    }

    // "123,45" in hundredths.
    private static int? Score(string? typed, string field, Reading reading)
    {
        if (Reading.Words(typed) is not { } words)
            return null;
        if (decimal.TryParse(words.Replace('.', ','), NumberStyles.AllowDecimalPoint, CultureInfo.GetCultureInfo("nl-NL"), out var score) && score is >= 0 and < 1000)
            return (int)(score * 100);
        reading.Refuse(field, IntakeRules.AScoreHasThreeDigits.Name);
        return null;
    }
}

public sealed record NoticeList(DuoNotices.Result Shown, bool Handled, bool MayWork);

/// <summary>The pages of a notice; each uses its own fields.</summary>
public sealed class NoticeForm
{
    public Guid OnceKey { get; set; }
    public int Version { get; set; }
    public string? Municipality { get; set; }
    public string? EventCode { get; set; }
    public string? RegisteredOn { get; set; }
    public string? Bsn { get; set; }
    public string? VNumber { get; set; }
    public string? DutyFrom { get; set; }
    public string? LetterOn { get; set; }
    public string? DutyReason { get; set; }
    public string? Group { get; set; }
    public string? SettledOn { get; set; }
    public string? EarlierPipOn { get; set; }
    public CodeInput EarlierPipMunicipality { get; set; } = new();
    public string? TermFrom { get; set; }
    public string? TermLastDay { get; set; }
    public string? ExamNumber { get; set; }
    public string? TestResult { get; set; }
    public string? TestOn { get; set; }
    public string? Achieved { get; set; }
    public string? Required { get; set; }
    public string? Reason { get; set; }
    public bool MayWork { get; set; }
    public ShowNotice.Result Shown { get; set; } = null!;
    public IReadOnlyList<Choice> Municipalities { get; set; } = [];
    public IReadOnlyList<Choice> Events { get; set; } = [];
    public IReadOnlyList<Choice> DutyReasons { get; set; } = [];

    public static NoticeForm Of(ShowNotice.Result shown) => new()
    {
        DutyFrom = shown.Facts.DutyFrom.InDigits(),
        LetterOn = shown.Facts.LetterOn.InDigits(),
        DutyReason = shown.Facts.DutyReason,
        Group = shown.Facts.Group?.ToString(),
        SettledOn = shown.Facts.SettledOn.InDigits(),
        EarlierPipOn = shown.Facts.EarlierPipOn.InDigits(),
        EarlierPipMunicipality = CodeInput.Of(shown.EarlierPipMunicipality, Text.Language),
        TermFrom = shown.Facts.TermFrom.InDigits(),
        TermLastDay = shown.Facts.TermUntil?.AddDays(-1).InDigits(),
        ExamNumber = shown.Facts.ExamNumber,
        TestResult = shown.Facts.TestResult?.ToString(),
        TestOn = shown.Facts.TestOn.InDigits(),
        Achieved = NoticeWords.Score(shown.Facts.Achieved),
        Required = NoticeWords.Score(shown.Facts.Required),
    };
}

public static class NoticeWords
{
    /// <summary>What an event is; the code alone when we do not know it.</summary>
    public static string Event(Text texts, string code) => DuoEvents.Find(code) is null ? texts["Duo.UnknownEvent"] : texts[$"Duo.Event.{code}"];

    /// <summary>A value of a file before or after.</summary>
    public static string Value(Text texts, IReadOnlyList<Choice> reasons, object? value) => value switch
    {
        null => "–",
        DateOnly day => day.InDigits(),
        Domain.Stays.DutyState state => texts.Of("Stays", state),
        DutyGroup group => texts.Of("CivicIntegration", group),
        LearnabilityState state => texts.Of("Intakes", state),
        LearnabilityResult result => texts.Of("Intakes", result),
        Exam exam => ResultWords.Of(texts, exam),
        string code => reasons.FirstOrDefault(reason => reason.Value == code)?.Words ?? code,
        _ => "",
    };

    public static string? Score(int? hundredths) => hundredths is { } score ? (score / 100m).ToString("0.00", CultureInfo.GetCultureInfo("nl-NL")) : null;
}
