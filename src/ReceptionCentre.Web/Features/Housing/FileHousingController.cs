using Microsoft.AspNetCore.Mvc;
using ReceptionCentre.Application.Housing;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Housing;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Web.Features.CaseFiles;
using ReceptionCentre.Web.Shared.Forms;
using ReceptionCentre.Web.Shared.Security;
using ReceptionCentre.Web.Shared.Texts;

namespace ReceptionCentre.Web.Features.Housing;

/// <summary>A page of the housing of one file, with the link that it is about.</summary>
public abstract class HousingFileController(CurrentStaff me) : FileController
{
    protected CurrentStaff Me => me;

    /// <summary>The head, for who may change the housing of this file.</summary>
    protected async Task<Application.CaseFiles.FileHead.Head> HeadToWorkOnAsync(Guid caseFileId)
    {
        var head = await HeadAsync(caseFileId);
        return head.IsClosed || !head.MayWork ? throw new NotPermittedException("Housing") : head;
    }

    protected async Task<HousingOfFile.Link> LinkAsync(Guid caseFileId, Guid linkId) =>
        (await Ask(new HousingOfFile.Query(caseFileId))).Links.FirstOrDefault(link => link.LinkId == linkId) ?? throw new NotThereException("link");

    /// <summary>Fills the form with the head and the link that it is about.</summary>
    protected async Task FillAsync(HousingForm form, Guid caseFileId, Guid linkId) =>
        (form.Head, form.Link) = (await HeadToWorkOnAsync(caseFileId), await LinkAsync(caseFileId, linkId));

    /// <summary>A form of the link as it stands now.</summary>
    protected async Task<TForm> FormAsync<TForm>(Guid caseFileId, Guid linkId) where TForm : HousingForm, new() =>
        new() { Version = (await LinkAsync(caseFileId, linkId)).Version, OnceKey = Guid.NewGuid() };

    protected RedirectToActionResult Said(Guid caseFileId, string key)
    {
        Say(key);
        return RedirectToAction("Index", "FileHousing", new { caseFileId });
    }
}

/// <summary>The link of a file: who goes along, what the dwelling needs, how it ends.</summary>
public sealed class FileHousingController(ICodeLists codes, CurrentStaff me) : HousingFileController(me)
{
    [HttpGet("/case-files/{caseFileId:guid}/housing"), Needs(Permission.ReadHousing)]
    public async Task<IActionResult> Index(Guid caseFileId)
    {
        var head = await HeadAsync(caseFileId);
        return View("File", new FileHousingPage(head, await Ask(new HousingOfFile.Query(caseFileId)), Me.May(Permission.KeepHousing) && head.MayWork && !head.IsClosed));
    }

    [HttpGet("/case-files/{caseFileId:guid}/housing/new"), Needs(Permission.KeepHousing)]
    public async Task<IActionResult> New(Guid caseFileId)
    {
        await HeadToWorkOnAsync(caseFileId);
        var company = await Ask(new HousingCompany.Query(caseFileId, null));
        var form = new LinkForm { OnceKey = Guid.NewGuid(), LinkedOn = Today.InDigits(), Along = [.. company.Select(member => member.CaseFileId.ToString())] };
        form.Show(new(FamilyState.NotKnown));
        return await LinkAsync(caseFileId, form);
    }

    [HttpPost("/case-files/{caseFileId:guid}/housing/new"), Needs(Permission.KeepHousing)]
    public Task<IActionResult> New(Guid caseFileId, LinkForm form)
    {
        var reading = new Reading(Today);
        var terms = form.Read(reading, caseFileId);
        return Attempt(
            new LinkForHousing.Command(form.OnceKey, caseFileId, form.ReadAlong(), terms), _ => Said(caseFileId, "Housing.IsLinked"), () => LinkAsync(caseFileId, form), reading);
    }

    [HttpGet("/case-files/{caseFileId:guid}/housing/{housingLinkId:guid}"), Needs(Permission.KeepHousing)]
    public async Task<IActionResult> Change(Guid caseFileId, Guid housingLinkId)
    {
        await HeadToWorkOnAsync(caseFileId);
        return await LinkAsync(caseFileId, LinkForm.Of(await LinkAsync(caseFileId, housingLinkId)));
    }

    [HttpPost("/case-files/{caseFileId:guid}/housing/{housingLinkId:guid}"), Needs(Permission.KeepHousing)]
    public async Task<IActionResult> Change(Guid caseFileId, Guid housingLinkId, LinkForm form)
    {
        await LinkAsync(caseFileId, housingLinkId);
        form.HousingLinkId = housingLinkId;
        var reading = new Reading(Today);
        var terms = form.Read(reading, caseFileId);
        return await Attempt(
            new ChangeHousingLink.Command(caseFileId, housingLinkId, form.Version, form.ReadAlong(), terms), _ => Said(caseFileId, "Housing.IsChanged"), () => LinkAsync(caseFileId, form), reading);
    }

    [HttpGet("/case-files/{caseFileId:guid}/housing/{housingLinkId:guid}/family"), Needs(Permission.KeepHousing)]
    public async Task<IActionResult> Family(Guid caseFileId, Guid housingLinkId)
    {
        var form = await FormAsync<FamilyForm>(caseFileId, housingLinkId);
        form.Show((await LinkAsync(caseFileId, housingLinkId)).Terms.Family);
        return await FamilyAsync(caseFileId, housingLinkId, form);
    }

    [HttpPost("/case-files/{caseFileId:guid}/housing/{housingLinkId:guid}/family"), Needs(Permission.KeepHousing)]
    public async Task<IActionResult> Family(Guid caseFileId, Guid housingLinkId, FamilyForm form)
    {
        await LinkAsync(caseFileId, housingLinkId);
        var reading = new Reading(Today);
        var family = form.ReadFamily(reading);
        return await Attempt(
            new ExpectFamily.Command(caseFileId, housingLinkId, form.Version, family), _ => Said(caseFileId, "Housing.FamilyIsWritten"), () => FamilyAsync(caseFileId, housingLinkId, form), reading);
    }

    [HttpGet("/case-files/{caseFileId:guid}/housing/{housingLinkId:guid}/end"), Needs(Permission.KeepHousing)]
    public async Task<IActionResult> End(Guid caseFileId, Guid housingLinkId)
    {
        var form = await FormAsync<EndLinkForm>(caseFileId, housingLinkId);
        form.On = Today.InDigits();
        return await EndAsync(caseFileId, housingLinkId, form);
    }

    [HttpPost("/case-files/{caseFileId:guid}/housing/{housingLinkId:guid}/end"), Needs(Permission.KeepHousing)]
    public async Task<IActionResult> End(Guid caseFileId, Guid housingLinkId, EndLinkForm form)
    {
        await LinkAsync(caseFileId, housingLinkId);
        var reading = new Reading(Today);
        var on = reading.PastDate(form.On, nameof(form.On));
        return await Attempt(
            new EndHousingLink.Command(caseFileId, housingLinkId, form.Version, Reading.Words(form.Reason), on, form.Who == "one", Reading.Words(form.Words)),
            _ => Said(caseFileId, "Housing.IsEnded"), () => EndAsync(caseFileId, housingLinkId, form), reading);
    }

    [HttpGet("/case-files/{caseFileId:guid}/housing/{housingLinkId:guid}/take-back"), Needs(Permission.KeepHousing)]
    public async Task<IActionResult> TakeBack(Guid caseFileId, Guid housingLinkId) => await TakeBackAsync(caseFileId, housingLinkId, await FormAsync<TakeBackForm>(caseFileId, housingLinkId));

    [HttpPost("/case-files/{caseFileId:guid}/housing/{housingLinkId:guid}/take-back"), Needs(Permission.KeepHousing)]
    public async Task<IActionResult> TakeBack(Guid caseFileId, Guid housingLinkId, TakeBackForm form)
    {
        await LinkAsync(caseFileId, housingLinkId);
        return await Attempt(
            new TakeBackHousing.Command(caseFileId, housingLinkId, form.Version, Reading.Words(form.Reason)), _ => Said(caseFileId, "Housing.IsTakenBack"), () => TakeBackAsync(caseFileId, housingLinkId, form));
    }

    private async Task<IActionResult> LinkAsync(Guid caseFileId, LinkForm form)
    {
        form.Head = await HeadToWorkOnAsync(caseFileId);
        form.Company = [.. (await Ask(new HousingCompany.Query(caseFileId, form.HousingLinkId))).Select(member => new Choice(member.CaseFileId.ToString(), member.Name.FullName))];
        form.NeedChoices = await HousingWords.ChoicesAsync(codes, Lists.HousingNeeds, Today, Stop);
        form.Urgencies = await HousingWords.ChoicesAsync(codes, Lists.HousingUrgency, Today, Stop);
        return View("Link", form);
    }

    private async Task<IActionResult> FamilyAsync(Guid caseFileId, Guid linkId, FamilyForm form)
    {
        await FillAsync(form, caseFileId, linkId);
        return View("Family", form);
    }

    private async Task<IActionResult> EndAsync(Guid caseFileId, Guid linkId, EndLinkForm form)
    {
        await FillAsync(form, caseFileId, linkId);
        form.Reasons = await HousingWords.ChoicesAsync(codes, Lists.HousingEndReasons, Today, Stop);
        return View("End", form);
    }

    private async Task<IActionResult> TakeBackAsync(Guid caseFileId, Guid linkId, TakeBackForm form)
    {
        await FillAsync(form, caseFileId, linkId);
        return View("TakeBack", form);
    }
}
