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

/// <summary>What people can be referred to: searched and filtered, shown, added, changed, ended.</summary>
public sealed class OffersController(ICodeLists codes, CurrentStaff me, AuditWords words) : ReceptionController
{
    [HttpGet("/offers"), Needs(Permission.ReadProviders)]
    public async Task<IActionResult> Index(string? q, string? topic, string? language, string? municipality, bool room, bool closed, Guid? after, Guid? before)
    {
        var filter = new OfferFilter(Short(q), Reading.Words(topic), Reading.Words(language), Reading.Words(municipality), room, closed);
        return View("Offers", new OffersPage(await Ask(new FindOffers.Query(filter, after, before)), filter, await TopicsAsync(), await MunicipalitiesAsync(null)));
    }

    [HttpGet("/offers/{offerId:guid}"), Needs(Permission.ReadProviders)]
    public async Task<IActionResult> Details(Guid offerId) => View("Offer", await Ask(new ShowOffer.Query(offerId)));

    [HttpGet("/providers/{providerId:guid}/offers/new"), Needs(Permission.ManageProviders)]
    public Task<IActionResult> Add(Guid providerId) => AddFormAsync(providerId, new() { OnceKey = Guid.NewGuid(), OpenFrom = Today.InDigits() });

    [HttpPost("/providers/{providerId:guid}/offers/new"), Needs(Permission.ManageProviders)]
    public async Task<IActionResult> Add(Guid providerId, OfferForm form)
    {
        var reading = new Reading(Today);
        var input = await form.ReadAsync(codes, reading, Stop);
        return await Attempt(
            new AddOffer.Command(form.OnceKey, providerId, input),
            offerId =>
            {
                Say("Providers.OfferAdded");
                return RedirectToAction(nameof(Details), new { offerId });
            },
            () => AddFormAsync(providerId, form), reading);
    }

    [HttpGet("/offers/{offerId:guid}/change"), Needs(Permission.ManageProviders)]
    public async Task<IActionResult> Change(Guid offerId)
    {
        var offer = await WorkingAsync(offerId);
        return await FormAsync(OfferForm.Of(offer), offer);
    }

    [HttpPost("/offers/{offerId:guid}/change"), Needs(Permission.ManageProviders)]
    public async Task<IActionResult> Change(Guid offerId, OfferForm form)
    {
        var reading = new Reading(Today);
        var input = await form.ReadAsync(codes, reading, Stop);
        return await Attempt(
            new ChangeOffer.Command(offerId, form.Version, input),
            _ =>
            {
                Say("Providers.OfferChanged");
                return RedirectToAction(nameof(Details), new { offerId });
            },
            async () => await FormAsync(form, await WorkingAsync(offerId)), reading,
            async () => View("Conflict", await ConflictAsync(offerId, form, input)));
    }

    [HttpGet("/offers/{offerId:guid}/end"), Needs(Permission.ManageProviders)]
    public async Task<IActionResult> End(Guid offerId)
    {
        var offer = await WorkingAsync(offerId);
        return View("EndOffer", new EndForm { Id = offerId, Name = offer.Line.Name, Version = offer.Version, On = Today.InDigits() });
    }

    [HttpPost("/offers/{offerId:guid}/end"), Needs(Permission.ManageProviders)]
    public Task<IActionResult> End(Guid offerId, EndForm form)
    {
        var reading = new Reading(Today);
        return Attempt(
            new EndOffer.Command(offerId, form.Version, reading.Date(form.On, nameof(form.On)), Reading.Words(form.Reason)),
            _ =>
            {
                Say("Providers.OfferEnded");
                return RedirectToAction(nameof(Details), new { offerId });
            },
            async () =>
            {
                (form.Id, form.Name) = (offerId, (await Ask(new ShowOffer.Query(offerId))).Line.Name);
                return View("EndOffer", form);
            },
            reading,
            async () =>
            {
                // What will be ended is not what was on the screen: look again.
                var offer = await Ask(new ShowOffer.Query(offerId));
                (form.Id, form.Name, form.Version) = (offerId, offer.Line.Name, offer.Version);
                ModelState.AddModelError("", T["Shared.ChangedMeanwhile"]);
                Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
                return View("EndOffer", form);
            });
    }

    [HttpGet("/offers/{offerId:guid}/history"), Needs(Permission.ManageProviders)]
    public async Task<IActionResult> History(Guid offerId, string? before)
    {
        var offer = await Ask(new ShowOffer.Query(offerId));
        var page = await Ask(new ProviderHistory.Query(offer.Line.ProviderId, offerId, AuditCursors.Read(before)));
        return View("History", new ProviderHistoryView(
            page.Name, await words.ViewAsync(page.Entries, Stop), page.Next is { } next ? Url.Action(nameof(History), new { offerId, before = AuditCursors.Write(next) }) : null,
            Url.Action(nameof(Details), new { offerId })!));
    }

    /// <summary>What was typed to search with, cut to what is searched for.</summary>
    internal static string? Short(string? typed) => Reading.Words(typed is { Length: > FindOffers.TextLength } ? typed[..FindOffers.TextLength] : typed);

    // Of an ended provider nothing is changed any more; a closed offer can be opened again.
    private async Task<ShowOffer.View> WorkingAsync(Guid offerId)
    {
        var offer = await Ask(new ShowOffer.Query(offerId));
        return offer.Contact.EndedOn is null ? offer : throw new NotThereException("offer of a provider that the centre works with");
    }

    private async Task<IActionResult> AddFormAsync(Guid providerId, OfferForm form)
    {
        var provider = await Ask(new ShowProvider.Query(providerId));
        if (provider.Contact.EndedOn is not null)
            throw new NotThereException("provider that the centre works with");
        (form.ProviderId, form.ProviderName) = (providerId, provider.Name);
        return await FormAsync(form);
    }

    private Task<IActionResult> FormAsync(OfferForm form, ShowOffer.View offer)
    {
        (form.OfferId, form.ProviderId, form.ProviderName) = (offer.Line.OfferId, offer.Line.ProviderId, offer.Line.Provider);
        return FormAsync(form);
    }

    private async Task<IActionResult> FormAsync(OfferForm form)
    {
        form.Days = FormCodes.Apart(form.Days);
        while (form.Languages.Count < OfferForm.LanguageFields)
            form.Languages.Add(new());
        form.MunicipalityChoices = await MunicipalitiesAsync(form.Municipality);
        form.Tracks = await ChoicesAsync(Lists.Tracks, form.Track);
        form.Payers = await ChoicesAsync(Lists.Payers, form.Payer);
        return View("OfferForm", form);
    }

    private async Task<IReadOnlyList<Choice>> ChoicesAsync(string list, string? now) =>
        [.. (await codes.AllAsync(list, Stop)).Where(code => code.IsValidOn(Today) || code.Value == now).Select(code => new Choice(code.Value, code.In(Text.Language)))];

    // Topics, and the tracks that are no topic too: an offer is found under either.
    private async Task<IReadOnlyList<Choice>> TopicsAsync() =>
        [.. (await ChoicesAsync(Lists.Topics, null)).Concat(await ChoicesAsync(Lists.Tracks, null)).DistinctBy(choice => choice.Value).OrderBy(choice => choice.Words, StringComparer.CurrentCulture)];

    private async Task<IReadOnlyList<Choice>> MunicipalitiesAsync(string? now)
    {
        var choices = new List<Choice>();
        foreach (var code in me.Municipalities.Concat(now is null ? [] : [now]).Distinct(StringComparer.Ordinal))
        {
            if (await codes.FindAsync(Lists.Municipalities, code, Stop) is { } municipality)
                choices.Add(new(code, municipality.In(Text.Language)));
        }
        return [.. choices.OrderBy(choice => choice.Words, StringComparer.CurrentCulture)];
    }

    private async Task<Conflict> ConflictAsync(Guid offerId, OfferForm form, OfferInput input)
    {
        var stored = await Ask(new ShowOffer.Query(offerId));
        var theirs = OfferForm.Of(stored);
        async Task<string> Named(string list, string? code, string none) => code is null ? T[none] : T.Code(await codes.FindAsync(list, code, Stop));
        async Task<string> Languages(IEnumerable<string> chosen)
        {
            var names = new List<string>();
            foreach (var code in chosen)
                names.Add(T.Code(await codes.FindAsync(Lists.Languages, code, Stop)));
            return names.Count == 0 ? T["Providers.LanguageUnknown"] : string.Join(", ", names);
        }

        return new(Url.Action(nameof(Change), new { offerId })!, Url.Action(nameof(Details), new { offerId })!, stored.Version, Guid.NewGuid(),
        [
            new("Name", T["Providers.OfferName"], form.Name, theirs.Name),
            new("Municipality", T["Providers.ForMunicipality"], input.Municipality, theirs.Municipality,
                await Named(Lists.Municipalities, input.Municipality, "Providers.CommonFloor"), await Named(Lists.Municipalities, theirs.Municipality, "Providers.CommonFloor")),
            new("Topic.Text", T["Providers.Topic"], form.Topic.Text, theirs.Topic.Text),
            new("Track", T["Providers.Track"], input.Track, theirs.Track, await Named(Lists.Tracks, input.Track, "Shared.None"), await Named(Lists.Tracks, theirs.Track, "Shared.None")),
            new("LanguageCodes", T["Providers.Languages"], string.Join(',', input.Languages.Order(StringComparer.Ordinal)),
                string.Join(',', stored.Terms.Languages.Order(StringComparer.Ordinal)), await Languages(input.Languages), await Languages(stored.Terms.Languages)),
            new("Place", T["Providers.Place"], form.Place, theirs.Place),
            new("Times", T["Providers.Times"], form.Times, theirs.Times),
            new("Days", T["Providers.Days"], string.Join(',', FormCodes.Apart(form.Days)), string.Join(',', theirs.Days), T.Days(input.Days), T.Days(stored.Terms.Days)),
            new("Price", T["Providers.Price"], OfferWords.Amount(input.PriceCents), theirs.Price),
            new("Payer", T["Providers.Payer"], input.Payer, theirs.Payer, await Named(Lists.Payers, input.Payer, "Providers.PayerUnknown"), await Named(Lists.Payers, theirs.Payer, "Providers.PayerUnknown")),
            new("Places", T["Providers.Places"], form.Places, theirs.Places),
            new("StartsOn", T["Providers.StartsOn"], input.StartsOn.InDigits(), theirs.StartsOn),
            new("Conditions", T["Providers.Conditions"], form.Conditions, theirs.Conditions),
            new("OpenToAll", T["Providers.OpenToAll"], form.OpenToAll ? "true" : "false", theirs.OpenToAll ? "true" : "false",
                T[form.OpenToAll ? "Shared.Yes" : "Shared.No"], T[theirs.OpenToAll ? "Shared.Yes" : "Shared.No"]),
            new("OpenFrom", T["Providers.OpenFrom"], input.OpenFrom.InDigits(), theirs.OpenFrom),
            new("OpenUntil", T["Providers.OpenUntil"], input.OpenUntil.InDigits(), theirs.OpenUntil),
        ]);
    }
}

public sealed record OffersPage(FindOffers.Page Page, OfferFilter Filter, IReadOnlyList<Choice> Topics, IReadOnlyList<Choice> Municipalities);
