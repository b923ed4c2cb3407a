using Microsoft.AspNetCore.Mvc;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Providers;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Web.Features.Auditing;
using ReceptionCentre.Web.Shared.Forms;
using ReceptionCentre.Web.Shared.Security;
using ReceptionCentre.Web.Shared.Texts;

namespace ReceptionCentre.Web.Features.Providers;

/// <summary>The organisations that offer something: found, shown, added, changed, ended.</summary>
public sealed class ProvidersController(ICodeLists codes, CurrentStaff me, AuditWords words) : ReceptionController
{
    // So many quality marks have a field; who has more keeps a field for each.
    private const int MarkFields = 2;

    [HttpGet("/providers"), Needs(Permission.ReadProviders)]
    public async Task<IActionResult> Index(string? q, string? kind, string? municipality, bool ended, Guid? after, Guid? before)
    {
        var text = OfferSearchForm.Short(q);
        var page = await Ask(new ProviderList.Query(text, Reading.Words(kind), Reading.Words(municipality), ended, after, before));
        return View("Providers", new ProvidersPage(page, text, Reading.Words(kind), Reading.Words(municipality), ended, await KindsAsync(null), await MunicipalitiesAsync([])));
    }

    [HttpGet("/providers/{providerId:guid}"), Needs(Permission.ReadProviders)]
    public async Task<IActionResult> Details(Guid providerId) => View("Provider", await Ask(new ShowProvider.Query(providerId)));

    [HttpGet("/providers/new"), Needs(Permission.ManageProviders)]
    public Task<IActionResult> Add() => FormAsync(new ProviderForm { OnceKey = Guid.NewGuid() });

    [HttpPost("/providers/new"), Needs(Permission.ManageProviders)]
    public Task<IActionResult> Add(ProviderForm form)
    {
        var reading = new Reading(Today);
        return Attempt(
            new AddProvider.Command(form.OnceKey, form.Read(reading)),
            providerId =>
            {
                Say("Providers.Added");
                return RedirectToAction(nameof(Details), new { providerId });
            },
            () => FormAsync(form), reading);
    }

    [HttpGet("/providers/{providerId:guid}/change"), Needs(Permission.ManageProviders)]
    public async Task<IActionResult> Change(Guid providerId) => await FormAsync(ProviderForm.Of(await WorkingAsync(providerId)));

    [HttpPost("/providers/{providerId:guid}/change"), Needs(Permission.ManageProviders)]
    public Task<IActionResult> Change(Guid providerId, ProviderForm form)
    {
        var reading = new Reading(Today);
        return Attempt(
            new ChangeProvider.Command(providerId, form.Version, form.Read(reading)),
            _ =>
            {
                Say("Providers.Changed");
                return RedirectToAction(nameof(Details), new { providerId });
            },
            async () =>
            {
                await WorkingAsync(providerId);
                form.ProviderId = providerId;
                return await FormAsync(form);
            },
            reading, async () => View("Conflict", await ConflictAsync(providerId, form)));
    }

    [HttpGet("/providers/{providerId:guid}/end"), Needs(Permission.ManageProviders)]
    public async Task<IActionResult> End(Guid providerId)
    {
        var provider = await WorkingAsync(providerId);
        return View("EndProvider", new EndForm { Id = providerId, Name = provider.Name, Version = provider.Version, On = Today.InDigits() });
    }

    [HttpPost("/providers/{providerId:guid}/end"), Needs(Permission.ManageProviders)]
    public Task<IActionResult> End(Guid providerId, EndForm form)
    {
        var reading = new Reading(Today);
        return Attempt(
            new EndProvider.Command(providerId, form.Version, reading.Date(form.On, nameof(form.On)), Reading.Words(form.Reason)),
            _ =>
            {
                Say("Providers.Ended");
                return RedirectToAction(nameof(Details), new { providerId });
            },
            async () =>
            {
                (form.Id, form.Name) = (providerId, (await Ask(new ShowProvider.Query(providerId))).Name);
                return View("EndProvider", form);
            },
            reading,
            async () =>
            {
                // What will be ended is not what was on the screen: look again.
                var provider = await Ask(new ShowProvider.Query(providerId));
                (form.Id, form.Name, form.Version) = (providerId, provider.Name, provider.Version);
                ModelState.AddModelError("", T["Shared.ChangedMeanwhile"]);
                Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
                return View("EndProvider", form);
            });
    }

    [HttpGet("/providers/{providerId:guid}/history"), Needs(Permission.ManageProviders)]
    public async Task<IActionResult> History(Guid providerId, string? before)
    {
        var page = await Ask(new ProviderHistory.Query(providerId, Before: AuditCursors.Read(before)));
        return View("History", new ProviderHistoryView(
            page.Name, await words.ViewAsync(page.Entries, Stop), page.Next is { } next ? Url.Action(nameof(History), new { providerId, before = AuditCursors.Write(next) }) : null,
            Url.Action(nameof(Details), new { providerId })!));
    }

    // An ended provider has no forms: there is nothing to change any more.
    private async Task<ShowProvider.View> WorkingAsync(Guid providerId)
    {
        var provider = await Ask(new ShowProvider.Query(providerId));
        return provider.Contact.EndedOn is null ? provider : throw new NotThereException("provider that the centre works with");
    }

    private async Task<IActionResult> FormAsync(ProviderForm form)
    {
        form.Municipalities = FormCodes.Apart(form.Municipalities);
        form.Kinds = await KindsAsync(form.Kind);
        form.MarkChoices = [.. (await codes.AllAsync(Lists.QualityMarks, Stop)).Where(mark => mark.IsValidOn(Today) || form.Marks.Exists(one => one.Mark == mark.Value)).Select(mark => new Choice(mark.Value, mark.In(Text.Language)))];
        while (form.Marks.Count < MarkFields)
            form.Marks.Add(new());
        form.MunicipalityChoices = await MunicipalitiesAsync(form.Municipalities);
        return View("ProviderForm", form);
    }

    private async Task<IReadOnlyList<Choice>> KindsAsync(string? now) =>
        [.. (await codes.AllAsync(Lists.ProviderKinds, Stop)).Where(kind => kind.IsValidOn(Today) || kind.Value == now).Select(kind => new Choice(kind.Value, kind.In(Text.Language)))];

    private static string MarkLines(IEnumerable<MarkForm> marks) => string.Join('\n', marks.Where(mark => Reading.Words(mark.Mark) is not null).Select(mark => mark.Line));

    // The own municipalities, and those that were chosen by somebody else.
    private async Task<IReadOnlyList<Choice>> MunicipalitiesAsync(IEnumerable<string> chosen)
    {
        var choices = new List<Choice>();
        foreach (var code in me.Municipalities.Concat(chosen).Distinct(StringComparer.Ordinal))
        {
            if (await codes.FindAsync(Lists.Municipalities, code, Stop) is { } municipality)
                choices.Add(new(code, municipality.In(Text.Language)));
        }
        return [.. choices.OrderBy(choice => choice.Words, StringComparer.CurrentCulture)];
    }

    private async Task<Conflict> ConflictAsync(Guid providerId, ProviderForm form)
    {
        var stored = await Ask(new ShowProvider.Query(providerId));
        var theirs = ProviderForm.Of(stored);
        var mine = FormCodes.Apart(form.Municipalities);
        var names = (await MunicipalitiesAsync([.. mine, .. theirs.Municipalities])).ToDictionary(choice => choice.Value, choice => choice.Words, StringComparer.Ordinal);
        string Shown(List<string> chosen) => chosen.Count == 0 ? T["Providers.WholeRegion"] : string.Join(", ", chosen.Select(code => names.GetValueOrDefault(code, code)).Order(StringComparer.CurrentCulture));
        return new(Url.Action(nameof(Change), new { providerId })!, Url.Action(nameof(Details), new { providerId })!, stored.Version, Guid.NewGuid(),
        [
            new("Name", T["Providers.Name"], form.Name, theirs.Name),
            new("Kind", T["Providers.Kind"], form.Kind, theirs.Kind, T.Code(await codes.FindAsync(Lists.ProviderKinds, form.Kind, Stop)), T.Code(stored.Kind)),
            new("Contact", T["Providers.Contact"], form.Contact, theirs.Contact),
            new("Telephone", T["Providers.Telephone"], form.Telephone, theirs.Telephone),
            new("Email", T["Providers.Email"], form.Email, theirs.Email),
            new("Website", T["Providers.Website"], form.Website, theirs.Website),
            new("Municipalities", T["Providers.Municipalities"], string.Join(',', mine.Order(StringComparer.Ordinal)),
                string.Join(',', theirs.Municipalities.Order(StringComparer.Ordinal)), Shown(mine), Shown(theirs.Municipalities)),
            new("MarkLines", T["Providers.Marks"], MarkLines(form.Marks), MarkLines(theirs.Marks)),
        ]);
    }
}

public sealed record ProvidersPage(
    ProviderList.Page Page, string? Text, string? Kind, string? Municipality, bool Ended, IReadOnlyList<Choice> Kinds, IReadOnlyList<Choice> Municipalities);

/// <param name="Next">Address of the next, older page.</param>
/// <param name="Back">Address of the provider or offer.</param>
public sealed record ProviderHistoryView(string Name, IReadOnlyList<AuditEntryView> Entries, string? Next, string Back);
