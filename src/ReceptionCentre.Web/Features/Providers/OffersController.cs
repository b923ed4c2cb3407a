using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Providers;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Providers;
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
    public async Task<IActionResult> Index(OfferSearchForm search, Guid? after, Guid? before) => View("Offers", new OffersPage(
        await Ask(new FindOffers.Query(search.Filter, after, before)), search, await TopicsAsync(), await MunicipalitiesAsync(null), await ChoicesAsync(Lists.OfferAudiences, null),
        me.May(Permission.ManageProviders) ? await Ask(new CountOffersToCheck.Query()) : null));

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
        return await FormAsync(await OfferForm.OfAsync(offer, codes, Stop), offer);
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
            async () => View("Conflict", await ConflictAsync(offerId, input)));
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

    /// <summary>More or fewer places from a day on, with why.</summary>
    [HttpGet("/offers/{offerId:guid}/places"), Needs(Permission.ManageProviders)]
    public async Task<IActionResult> Room(Guid offerId)
    {
        var offer = await WorkingAsync(offerId);
        return View("Room", new RoomForm
        {
            Version = offer.Version,
            From = Today.InDigits(),
            Places = offer.Terms.Places?.ToString(CultureInfo.InvariantCulture),
            WaitingWeeks = offer.Terms.WaitingWeeks?.ToString(CultureInfo.InvariantCulture),
            Offer = offer,
        });
    }

    [HttpPost("/offers/{offerId:guid}/places"), Needs(Permission.ManageProviders)]
    public Task<IActionResult> Room(Guid offerId, RoomForm form)
    {
        var reading = new Reading(Today);
        async Task<IActionResult> Again(bool fresh)
        {
            form.Offer = await WorkingAsync(offerId);
            if (fresh)
            {
                form.Version = form.Offer.Version;
                ModelState.Remove(nameof(form.Version));
                ModelState.AddModelError("", T["Shared.ChangedMeanwhile"]);
                Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            }
            return View("Room", form);
        }

        return Attempt(
            new ChangeRoom.Command(
                offerId, form.Version, reading.Date(form.From, nameof(form.From)), OfferWords.ReadNumber(form.Places, nameof(form.Places), reading),
                OfferWords.ReadNumber(form.WaitingWeeks, nameof(form.WaitingWeeks), reading), Reading.Words(form.Because)),
            _ =>
            {
                Say("Providers.RoomChanged");
                return RedirectToAction(nameof(Details), new { offerId });
            },
            () => Again(false), reading, () => Again(true));
    }

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
        form.Widen();
        form.Choices = new(
            await MunicipalitiesAsync(form.Municipality), await ChoicesAsync(Lists.Tracks, form.Track), await ChoicesAsync(Lists.Payers, form.Payer),
            await ChoicesAsync(Lists.PriceUnits, form.PriceUnit), await ChoicesAsync(Lists.FundingForms, form.Funding), await ChoicesAsync(Lists.OfferChildcare, form.Childcare),
            await ChoicesAsync(Lists.OfferAudiences, null));
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

    private async Task<Conflict> ConflictAsync(Guid offerId, OfferTerms mine)
    {
        var stored = await Ask(new ShowOffer.Query(offerId));
        return new(
            Url.Action(nameof(Change), new { offerId })!, Url.Action(nameof(Details), new { offerId })!, stored.Version, Guid.NewGuid(),
            await new OfferDifferences(codes, T, Stop).OfAsync(mine, stored.Terms));
    }
}

/// <summary>Places and waiting time of an offer from a day on.</summary>
public sealed class RoomForm
{
    public string? From { get; set; }
    public string? Places { get; set; }
    public string? WaitingWeeks { get; set; }
    public string? Because { get; set; }
    public int Version { get; set; }
    public ShowOffer.View? Offer { get; set; }
}
