using Microsoft.AspNetCore.Mvc;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Referrals;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Web.Shared.Forms;
using ReceptionCentre.Web.Shared.Texts;

namespace ReceptionCentre.Web.Features.Referrals;

/// <summary>Several people to the same offer at once: who, what goes along, and what came of it.</summary>
public sealed class GroupReferralsController(ICodeLists codes) : ReceptionController
{
    [HttpGet("/offers/{offerId:guid}/refer"), Needs(Permission.Refer)]
    public Task<IActionResult> New(Guid offerId) => FormAsync(offerId, new() { GroupId = Guid.CreateVersion7(), On = Today.InDigits() });

    [HttpPost("/offers/{offerId:guid}/refer"), Needs(Permission.Refer)]
    public async Task<IActionResult> New(Guid offerId, GroupForm form)
    {
        var reading = new Reading(Today);
        // Who they are stands in the list as it was before; afterwards the referred are no longer in it.
        var group = await Ask(new GroupToRefer.Query(offerId));
        return await Attempt<SendGroupReferral.Result>(
            new SendGroupReferral.Command(
                form.GroupId, offerId, form.Files, new(reading.Date(form.On, nameof(form.On)), Reading.Words(form.Words)), Reading.Words(form.Goal), Reading.Words(form.Basis),
                form.WaitingList, form.ShownToPersons.Contains("true")),
            result => View("GroupSent", new GroupSentPage(group, result)),
            () => FormAsync(offerId, form), reading);
    }

    private async Task<IActionResult> FormAsync(Guid offerId, GroupForm form)
    {
        form.Group = await Ask(new GroupToRefer.Query(offerId));
        form.Bases = [.. (await codes.AllAsync(Lists.SharingBases, Stop)).Where(code => code.IsValidOn(Today)).Select(code => new Choice(code.Value, code.In(Text.Language)))];
        return View("Group", form);
    }
}

/// <summary>A referral of several as it is typed.</summary>
public sealed class GroupForm
{
    /// <summary>The same when the form is sent again.</summary>
    public Guid GroupId { get; set; }
    public List<Guid> Files { get; set; } = [];
    public string? Goal { get; set; }
    public string? Basis { get; set; }
    public string? On { get; set; }
    public string? Words { get; set; }
    public bool WaitingList { get; set; }

    /// <summary>Ticked: each of them saw what goes along.</summary>
    public List<string> ShownToPersons { get; set; } = [];

    public GroupToRefer.View? Group { get; set; }
    public IReadOnlyList<Choice> Bases { get; set; } = [];
}

public sealed record GroupSentPage(GroupToRefer.View Group, SendGroupReferral.Result Result)
{
    public string? NameOf(Guid caseFileId) => Group.Lines.FirstOrDefault(line => line.CaseFileId == caseFileId)?.Name;
}
