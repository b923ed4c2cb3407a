using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using ReceptionCentre.Application.Municipalities;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Municipalities;
using ReceptionCentre.Web.Shared.Forms;

namespace ReceptionCentre.Web.Features.Municipalities;

/// <summary>What each municipality has set: its desk and look, its terms, what it uses. Shown in the look that is set.</summary>
public sealed class MunicipalitiesController : ReceptionController
{
    [HttpGet("/municipalities"), Needs(Permission.ManageMunicipality)]
    public async Task<IActionResult> Index() => View(await Ask(new MunicipalityList.Query()));

    [HttpGet("/municipalities/{municipality}"), Needs(Permission.ManageMunicipality)]
    public async Task<IActionResult> Show(string municipality) => View(await ShownAsync(municipality));

    [HttpGet("/municipalities/{municipality}/desk"), Needs(Permission.ManageMunicipality)]
    public async Task<IActionResult> Desk(string municipality) => View(DeskForm.Of(await ShownAsync(municipality)));

    [HttpPost("/municipalities/{municipality}/desk"), Needs(Permission.ManageMunicipality), TakesUpload]
    public async Task<IActionResult> Desk(string municipality, DeskForm form)
    {
        form.Stored = await ShownAsync(municipality);
        return await Attempt(
            new ChangeDesk.Command(
                municipality, form.Version, Reading.Words(form.DeskName), Reading.Words(form.Address), Reading.Words(form.Telephone), Reading.Words(form.Email),
                Reading.Words(form.Website), Reading.Words(form.HoursDutch), Reading.Words(form.HoursEnglish), Reading.Words(form.Accent), form.Logo.ToUpload(), form.WithoutLogo),
            _ => Done(municipality, "Municipalities.Saved"), () => Task.FromResult<IActionResult>(View(form)),
            conflict: () => ConflictAsync(nameof(Desk), municipality, stored =>
            {
                var theirs = DeskForm.Of(stored);
                return
                [
                    new(nameof(form.DeskName), T["Municipalities.DeskName"], form.DeskName, theirs.DeskName),
                    new(nameof(form.Address), T["Municipalities.Address"], form.Address, theirs.Address),
                    new(nameof(form.Telephone), T["Municipalities.Telephone"], form.Telephone, theirs.Telephone),
                    new(nameof(form.Email), T["Municipalities.Email"], form.Email, theirs.Email),
                    new(nameof(form.Website), T["Municipalities.Website"], form.Website, theirs.Website),
                    new(nameof(form.HoursDutch), T["Municipalities.HoursDutch"], form.HoursDutch, theirs.HoursDutch),
                    new(nameof(form.HoursEnglish), T["Municipalities.HoursEnglish"], form.HoursEnglish, theirs.HoursEnglish),
                    new(nameof(form.Accent), T["Municipalities.Accent"], form.Accent, theirs.Accent),
                ];
            }));
    }

    [HttpGet("/municipalities/{municipality}/terms"), Needs(Permission.ManageMunicipality)]
    public async Task<IActionResult> Terms(string municipality) => View(TermsForm.Of(await ShownAsync(municipality)));

    [HttpPost("/municipalities/{municipality}/terms"), Needs(Permission.ManageMunicipality)]
    public async Task<IActionResult> Terms(string municipality, TermsForm form)
    {
        form.Stored = await ShownAsync(municipality);
        var reading = new Reading(Today);
        return await Attempt(
            new ChangeTerms.Command(municipality, form.Version, form.Read(reading), form.Reason),
            _ => Done(municipality, "Municipalities.Saved"), () => Task.FromResult<IActionResult>(View(form)), reading,
            () => ConflictAsync(nameof(Terms), municipality, stored =>
            {
                var theirs = TermsForm.Of(stored);
                return
                [
                    .. TermsForm.Names.Select(name => new ConflictField(name, T[$"Municipalities.{name}"], form.Days(name), theirs.Days(name))),
                    new(nameof(form.Reason), T["Shared.Reason"], form.Reason, form.Reason),
                ];
            }));
    }

    [HttpGet("/municipalities/{municipality}/use"), Needs(Permission.ManageMunicipality)]
    public async Task<IActionResult> Use(string municipality) => View(UseForm.Of(await ShownAsync(municipality)));

    [HttpPost("/municipalities/{municipality}/use"), Needs(Permission.ManageMunicipality)]
    public async Task<IActionResult> Use(string municipality, UseForm form)
    {
        form.Stored = await ShownAsync(municipality);
        return await Attempt(
            new ChangeUse.Command(
                municipality, form.Version, form.Topics, form.Tracks, [.. form.Offers.Select(id => Guid.TryParse(id, out var offer) ? offer : Guid.Empty)]),
            _ => Done(municipality, "Municipalities.Saved"), () => Task.FromResult<IActionResult>(View(form)),
            conflict: () => ConflictAsync(nameof(Use), municipality, stored =>
            {
                var theirs = UseForm.Of(stored);
                return
                [
                    .. ConflictField.OfList(nameof(form.Topics), T["Municipalities.Topics"], form.Topics, theirs.Topics, value => Word(stored.Choices.Topics, value)),
                    .. ConflictField.OfList(nameof(form.Tracks), T["Municipalities.Tracks"], form.Tracks, theirs.Tracks, value => Word(stored.Choices.Tracks, value)),
                    .. ConflictField.OfList(
                        nameof(form.Offers), T["Municipalities.Offers"], form.Offers, theirs.Offers,
                        value => stored.Choices.Offers.FirstOrDefault(offer => offer.OfferId.ToString() == value)?.Name ?? value),
                ];
            }));
    }

    private static string Word(IReadOnlyList<Application.ReferenceData.CodeView> codes, string value) => codes.FirstOrDefault(code => code.Value == value)?.In(Shared.Texts.Text.Language) ?? value;

    // The page stands in the look of the municipality: so it is its own preview.
    private async Task<ShowMunicipality.View> ShownAsync(string municipality)
    {
        var view = await Ask(new ShowMunicipality.Query(municipality));
        ViewData["Look"] = new LookOf.Look(municipality, view.Version, view.Desk.DeskName, view.Desk.Accent?.ToString(), view.LogoSha256);
        return view;
    }

    private RedirectToActionResult Done(string municipality, string key)
    {
        Say(key);
        return RedirectToAction(nameof(Show), new { municipality });
    }

    private async Task<IActionResult> ConflictAsync(string action, string municipality, Func<ShowMunicipality.View, IReadOnlyList<ConflictField>> fields)
    {
        var stored = await ShownAsync(municipality);
        return View("Conflict", new Conflict(Url.Action(action, new { municipality })!, Url.Action(nameof(Show), new { municipality })!, stored.Version, Guid.NewGuid(), fields(stored)));
    }
}

public sealed class DeskForm
{
    public ShowMunicipality.View? Stored { get; set; }
    public int Version { get; set; }
    public string? DeskName { get; set; }
    public string? Address { get; set; }
    public string? Telephone { get; set; }
    public string? Email { get; set; }
    public string? Website { get; set; }
    public string? HoursDutch { get; set; }
    public string? HoursEnglish { get; set; }
    public string? Accent { get; set; }
    public IFormFile? Logo { get; set; }
    public bool WithoutLogo { get; set; }

    public static DeskForm Of(ShowMunicipality.View view) => new()
    {
        Stored = view,
        Version = view.Version,
        DeskName = view.Desk.DeskName,
        Address = view.Desk.Address,
        Telephone = view.Desk.Telephone,
        Email = view.Desk.Email,
        Website = view.Desk.Website,
        HoursDutch = view.Desk.HoursDutch,
        HoursEnglish = view.Desk.HoursEnglish,
        Accent = view.Desk.Accent?.ToString(),
    };
}

public sealed class TermsForm
{
    /// <summary>In the order of the page.</summary>
    public static readonly IReadOnlyList<string> Names = [.. new OwnTerms().All.Select(term => term.Name)];

    public ShowMunicipality.View? Stored { get; set; }
    public int Version { get; set; }
    public string? NewDays { get; set; }
    public string? SilentDays { get; set; }
    public string? DraftDays { get; set; }
    public string? NoPlanDays { get; set; }
    public string? AheadDays { get; set; }
    public string? AnswerDays { get; set; }
    public string? ReferralAnswerDays { get; set; }
    public string? ReferralStartDays { get; set; }
    public string? IntakeDays { get; set; }
    public string? ProgressTalkDays { get; set; }
    public string? AfterCareDays { get; set; }
    public string? PermitDays { get; set; }
    public string? CallAfterDays { get; set; }
    public string? ReferralExpiryDays { get; set; }
    public string? HandoverDays { get; set; }
    public string? ReminderDays { get; set; }
    public string? JobEndDays { get; set; }
    public string? JobEndHomeDays { get; set; }
    public string? HousingOfferDays { get; set; }
    public string? Reason { get; set; }

    public static TermsForm Of(ShowMunicipality.View view) => new()
    {
        Stored = view,
        Version = view.Version,
        NewDays = Digits(view.Own.NewDays),
        SilentDays = Digits(view.Own.SilentDays),
        DraftDays = Digits(view.Own.DraftDays),
        NoPlanDays = Digits(view.Own.NoPlanDays),
        AheadDays = Digits(view.Own.AheadDays),
        AnswerDays = Digits(view.Own.AnswerDays),
        ReferralAnswerDays = Digits(view.Own.ReferralAnswerDays),
        ReferralStartDays = Digits(view.Own.ReferralStartDays),
        IntakeDays = Digits(view.Own.IntakeDays),
        ProgressTalkDays = Digits(view.Own.ProgressTalkDays),
        AfterCareDays = Digits(view.Own.AfterCareDays),
        PermitDays = Digits(view.Own.PermitDays),
        CallAfterDays = Digits(view.Own.CallAfterDays),
        ReferralExpiryDays = Digits(view.Own.ReferralExpiryDays),
        HandoverDays = Digits(view.Own.HandoverDays),
        ReminderDays = Digits(view.Own.ReminderDays),
        JobEndDays = Digits(view.Own.JobEndDays),
        JobEndHomeDays = Digits(view.Own.JobEndHomeDays),
        HousingOfferDays = Digits(view.Own.HousingOfferDays),
    };

    /// <summary>What was typed for a term.</summary>
    public string? Days(string name) => name switch
    {
        nameof(NewDays) => NewDays,
        nameof(SilentDays) => SilentDays,
        nameof(DraftDays) => DraftDays,
        nameof(NoPlanDays) => NoPlanDays,
        nameof(AheadDays) => AheadDays,
        nameof(AnswerDays) => AnswerDays,
        nameof(ReferralAnswerDays) => ReferralAnswerDays,
        nameof(ReferralStartDays) => ReferralStartDays,
        nameof(IntakeDays) => IntakeDays,
        nameof(ProgressTalkDays) => ProgressTalkDays,
        nameof(AfterCareDays) => AfterCareDays,
        nameof(PermitDays) => PermitDays,
        nameof(ReferralExpiryDays) => ReferralExpiryDays,
        nameof(CallAfterDays) => CallAfterDays,
        nameof(HandoverDays) => HandoverDays,
        nameof(JobEndDays) => JobEndDays,
        nameof(JobEndHomeDays) => JobEndHomeDays,
        nameof(HousingOfferDays) => HousingOfferDays,
        _ => ReminderDays,
    };

    public OwnTerms Read(Reading reading) => new(
        Number(nameof(NewDays), reading), Number(nameof(SilentDays), reading), Number(nameof(DraftDays), reading), Number(nameof(NoPlanDays), reading),
        Number(nameof(AheadDays), reading), Number(nameof(AnswerDays), reading), Number(nameof(ReferralAnswerDays), reading), Number(nameof(ReferralStartDays), reading),
        Number(nameof(IntakeDays), reading), Number(nameof(ProgressTalkDays), reading), Number(nameof(AfterCareDays), reading), Number(nameof(PermitDays), reading),
        Number(nameof(CallAfterDays), reading), Number(nameof(ReferralExpiryDays), reading), Number(nameof(HandoverDays), reading), Number(nameof(ReminderDays), reading),
        Number(nameof(JobEndDays), reading), Number(nameof(JobEndHomeDays), reading), Number(nameof(HousingOfferDays), reading));

    private int? Number(string name, Reading reading)
    {
        if (string.IsNullOrWhiteSpace(Days(name)))
            return null;
        if (int.TryParse(Days(name), NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var days))
            return days;
        reading.Refuse(name, "Municipalities.TermNoNumber");
        return null;
    }

    private static string? Digits(int? days) => days?.ToString(CultureInfo.InvariantCulture);
}

public sealed class UseForm
{
    public ShowMunicipality.View? Stored { get; set; }
    public int Version { get; set; }
    public List<string> Topics { get; set; } = [];
    public List<string> Tracks { get; set; } = [];
    public List<string> Offers { get; set; } = [];

    public static UseForm Of(ShowMunicipality.View view) => new()
    {
        Stored = view,
        Version = view.Version,
        Topics = [.. view.Choices.Topics.Select(code => code.Value).Where(code => !view.UnusedTopics.Contains(code))],
        Tracks = [.. view.Choices.Tracks.Select(code => code.Value).Where(code => !view.UnusedTracks.Contains(code))],
        Offers = [.. view.Choices.Offers.Where(offer => !view.HiddenOffers.Contains(offer.OfferId)).Select(offer => offer.OfferId.ToString())],
    };
}
