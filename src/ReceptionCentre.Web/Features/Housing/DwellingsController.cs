using Microsoft.AspNetCore.Mvc;
using ReceptionCentre.Application.Housing;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Housing;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Web.Shared.Forms;
using ReceptionCentre.Web.Shared.Security;
using ReceptionCentre.Web.Shared.Texts;

namespace ReceptionCentre.Web.Features.Housing;

/// <summary>What is offered to a link, what was answered, and moving in.</summary>
[Route("case-files/{caseFileId:guid}/housing/{housingLinkId:guid}")]
public sealed class DwellingsController(ICodeLists codes, CurrentStaff me) : HousingFileController(me)
{
    [HttpGet("offers/new"), Needs(Permission.KeepHousing)]
    public async Task<IActionResult> New(Guid caseFileId, Guid housingLinkId)
    {
        var form = await FormAsync<DwellingForm>(caseFileId, housingLinkId);
        form.On = Today.InDigits();
        return await DwellingAsync(caseFileId, housingLinkId, form);
    }

    [HttpPost("offers/new"), Needs(Permission.KeepHousing)]
    public async Task<IActionResult> New(Guid caseFileId, Guid housingLinkId, DwellingForm form)
    {
        await LinkAsync(caseFileId, housingLinkId);
        var reading = new Reading(Today);
        var (on, terms) = (reading.PastDate(form.On, nameof(form.On)), form.Read(reading));
        return await Attempt(
            new OfferDwelling.Command(form.OnceKey, caseFileId, housingLinkId, form.Version, on, terms), _ => Said(caseFileId, "Housing.IsOffered"), () => DwellingAsync(caseFileId, housingLinkId, form), reading);
    }

    [HttpGet("offers/{dwellingId:guid}"), Needs(Permission.KeepHousing)]
    public async Task<IActionResult> Change(Guid caseFileId, Guid housingLinkId, Guid dwellingId)
    {
        var (link, offer) = await OfferAsync(caseFileId, housingLinkId, dwellingId);
        return await DwellingAsync(caseFileId, housingLinkId, DwellingForm.Of(link, offer));
    }

    [HttpPost("offers/{dwellingId:guid}"), Needs(Permission.KeepHousing)]
    public async Task<IActionResult> Change(Guid caseFileId, Guid housingLinkId, Guid dwellingId, DwellingForm form)
    {
        await OfferAsync(caseFileId, housingLinkId, dwellingId);
        form.DwellingId = dwellingId;
        var reading = new Reading(Today);
        var terms = form.Read(reading);
        return await Attempt(
            new ChangeDwelling.Command(caseFileId, housingLinkId, dwellingId, form.Version, terms), _ => Said(caseFileId, "Housing.IsChanged"), () => DwellingAsync(caseFileId, housingLinkId, form), reading);
    }

    [HttpGet("offers/{dwellingId:guid}/answer"), Needs(Permission.KeepHousing)]
    public async Task<IActionResult> Answer(Guid caseFileId, Guid housingLinkId, Guid dwellingId)
    {
        var form = await FormAsync<AnswerForm>(caseFileId, housingLinkId);
        form.On = Today.InDigits();
        return await AnswerAsync(caseFileId, housingLinkId, dwellingId, form, "Answer");
    }

    [HttpPost("offers/{dwellingId:guid}/answer"), Needs(Permission.KeepHousing)]
    public async Task<IActionResult> Answer(Guid caseFileId, Guid housingLinkId, Guid dwellingId, AnswerForm form)
    {
        await OfferAsync(caseFileId, housingLinkId, dwellingId);
        var reading = new Reading(Today);
        var (answer, on) = (Reading.Choice<OfferState>(form.Answer), reading.PastDate(form.On, nameof(form.On)));
        // What was chosen before one clicked another answer does not count.
        var refused = answer == OfferState.Refused;
        return await Attempt(
            new AnswerDwelling.Command(
                caseFileId, housingLinkId, dwellingId, form.Version, answer, on, refused ? Reading.Words(form.Reason) : null, refused ? HousingWords.ReadYesNo(form.Founded) : null,
                refused ? Reading.Words(form.Follows) : null, Reading.Words(form.Words)),
            _ => Said(caseFileId, $"Housing.IsAnswered.{answer}"), () => AnswerAsync(caseFileId, housingLinkId, dwellingId, form, "Answer"), reading);
    }

    /// <summary>What the municipality thinks of a refusal.</summary>
    [HttpGet("offers/{dwellingId:guid}/judge"), Needs(Permission.KeepHousing)]
    public async Task<IActionResult> Judge(Guid caseFileId, Guid housingLinkId, Guid dwellingId)
    {
        var form = await FormAsync<AnswerForm>(caseFileId, housingLinkId);
        var (_, offer) = await OfferAsync(caseFileId, housingLinkId, dwellingId);
        (form.Founded, form.Follows) = (HousingWords.YesNo(offer.IsFounded), offer.Follows);
        return await AnswerAsync(caseFileId, housingLinkId, dwellingId, form, "Judge");
    }

    [HttpPost("offers/{dwellingId:guid}/judge"), Needs(Permission.KeepHousing)]
    public async Task<IActionResult> Judge(Guid caseFileId, Guid housingLinkId, Guid dwellingId, AnswerForm form)
    {
        await OfferAsync(caseFileId, housingLinkId, dwellingId);
        return await Attempt(
            new JudgeRefusal.Command(caseFileId, housingLinkId, dwellingId, form.Version, HousingWords.ReadYesNo(form.Founded), Reading.Words(form.Follows)),
            _ => Said(caseFileId, "Housing.IsJudged"), () => AnswerAsync(caseFileId, housingLinkId, dwellingId, form, "Judge"));
    }

    /// <param name="own">They found a dwelling themselves.</param>
    [HttpGet("move-in"), Needs(Permission.KeepHousing)]
    public async Task<IActionResult> MoveIn(Guid caseFileId, Guid housingLinkId, bool own = false)
    {
        var form = await FormAsync<MoveForm>(caseFileId, housingLinkId);
        form.On = Today.InDigits();
        if (!own && (await LinkAsync(caseFileId, housingLinkId)).OpenOffer is { State: OfferState.Accepted, Terms: var terms })
            (form.Street, form.Postcode, form.Place) = (terms.Street, terms.Postcode, terms.Place);
        return await MoveAsync(caseFileId, housingLinkId, form);
    }

    [HttpPost("move-in"), Needs(Permission.KeepHousing)]
    public async Task<IActionResult> MoveIn(Guid caseFileId, Guid housingLinkId, MoveForm form)
    {
        var offer = (await LinkAsync(caseFileId, housingLinkId)).OpenOffer is { State: OfferState.Accepted } accepted ? accepted : null;
        var reading = new Reading(Today);
        var on = reading.PastDate(form.On, nameof(form.On));
        return await Attempt(
            new MoveIntoDwelling.Command(
                form.OnceKey, caseFileId, housingLinkId, form.Version, offer is null ? HousedHow.Own : HousedHow.Offered, on, Reading.Words(form.Kind), Reading.Words(form.Owner), form.Address != "later",
                Reading.Words(form.Street), Reading.Words(form.Postcode)?.ToUpperInvariant(), Reading.Words(form.Place), Reading.Words(form.Words)),
            _ => Said(caseFileId, "Housing.IsHoused"), () => MoveAsync(caseFileId, housingLinkId, form), reading);
    }

    private async Task<(HousingOfFile.Link Link, HousingOfFile.Dwelling Offer)> OfferAsync(Guid caseFileId, Guid linkId, Guid offerId)
    {
        var link = await LinkAsync(caseFileId, linkId);
        return (link, link.Offers.FirstOrDefault(offer => offer.OfferId == offerId) ?? throw new NotThereException("offer"));
    }

    private async Task<IActionResult> DwellingAsync(Guid caseFileId, Guid linkId, DwellingForm form)
    {
        await FillAsync(form, caseFileId, linkId);
        form.Kinds = await HousingWords.ChoicesAsync(codes, Lists.LodgingKinds, Today, Stop);
        form.MayHide = Me.May(Permission.ReadLockedParts);
        return View("Dwelling", form);
    }

    private async Task<IActionResult> AnswerAsync(Guid caseFileId, Guid linkId, Guid offerId, AnswerForm form, string view)
    {
        await FillAsync(form, caseFileId, linkId);
        (form.DwellingId, form.Offer) = (offerId, (await OfferAsync(caseFileId, linkId, offerId)).Offer);
        form.Reasons = await HousingWords.ChoicesAsync(codes, Lists.HousingRefusalReasons, Today, Stop);
        return View(view, form);
    }

    private async Task<IActionResult> MoveAsync(Guid caseFileId, Guid linkId, MoveForm form)
    {
        await FillAsync(form, caseFileId, linkId);
        form.Offer = form.Link!.OpenOffer is { State: OfferState.Accepted } accepted ? accepted : null;
        form.Kinds = await HousingWords.ChoicesAsync(codes, Lists.LodgingKinds, Today, Stop);
        form.Owners = await HousingWords.ChoicesAsync(codes, Lists.LodgingOwners, Today, Stop);
        return View("MoveIn", form);
    }
}
