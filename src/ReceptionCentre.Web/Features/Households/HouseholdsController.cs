using Microsoft.AspNetCore.Mvc;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.Households;
using ReceptionCentre.Application.Newcomers;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Web.Features.CaseFiles;
using ReceptionCentre.Web.Shared.Forms;
using ReceptionCentre.Web.Shared.Security;
using ReceptionCentre.Web.Shared.Texts;

namespace ReceptionCentre.Web.Features.Households;

/// <summary>With whom the person of a file lives: who belongs to it, who comes and who goes.</summary>
public sealed class HouseholdsController(ICodeLists codes, CurrentStaff me) : FileController
{
    [HttpGet("/case-files/{caseFileId:guid}/household"), Needs(Permission.ReadHousehold)]
    public async Task<IActionResult> Index(Guid caseFileId)
    {
        var head = await HeadAsync(caseFileId);
        var household = await Ask(new HouseholdOfFile.Query(caseFileId));
        List<Guid> open = [.. household.Members.Where(member => !member.IsClosed).Select(member => member.CaseFileId).OfType<Guid>()];
        return View(new HouseholdView(head, household, open.Count > 1 && me.May(Permission.ReadPlan) ? await Ask(new FamilyOverview.Query(open)) : [], Today));
    }

    [HttpGet("/case-files/{caseFileId:guid}/household/start"), Needs(Permission.ChangeHousehold)]
    public Task<IActionResult> Start(Guid caseFileId) => FormAsync(caseFileId, new MemberForm { OnceKey = Guid.NewGuid() });

    [HttpPost("/case-files/{caseFileId:guid}/household/start"), Needs(Permission.ChangeHousehold)]
    public Task<IActionResult> Start(Guid caseFileId, MemberForm form)
    {
        var reading = new Reading(Today);
        return Attempt(
            new StartHousehold.Command(form.OnceKey, caseFileId, Reading.Words(form.Role), reading.PartialDate(form.From, nameof(form.From))),
            _ => RedirectToAction(nameof(Find), new { caseFileId }), () => FormAsync(caseFileId, form), reading);
    }

    /// <summary>Who is added: searched by name, number or birth date.</summary>
    [HttpGet("/case-files/{caseFileId:guid}/household/find"), Needs(Permission.ChangeHousehold)]
    public async Task<IActionResult> Find(Guid caseFileId) => await FindPageAsync(caseFileId, "");

    /// <summary>Searched by POST, so that a name never stands in an address. While typing only the hits come back.</summary>
    [HttpPost("/case-files/{caseFileId:guid}/household/find"), Needs(Permission.ChangeHousehold)]
    public async Task<IActionResult> Find(Guid caseFileId, string? query)
    {
        if (!Request.Headers.ContainsKey("HX-Request"))
            return await FindPageAsync(caseFileId, query ?? "");
        var household = await Ask(new HouseholdOfFile.Query(caseFileId));
        return PartialView("_Found", await FoundAsync(caseFileId, household, query ?? ""));
    }

    /// <param name="personId">Null = somebody without a file, by name.</param>
    [HttpGet("/case-files/{caseFileId:guid}/household/add"), Needs(Permission.ChangeHousehold)]
    public async Task<IActionResult> Add(Guid caseFileId, Guid? personId)
    {
        var household = await Ask(new HouseholdOfFile.Query(caseFileId));
        if (household.HouseholdId is null)
            return RedirectToAction(nameof(Start), new { caseFileId });
        return await AddPageAsync(caseFileId, new() { OnceKey = Guid.NewGuid(), Version = household.Version, PersonId = personId });
    }

    [HttpPost("/case-files/{caseFileId:guid}/household/add"), Needs(Permission.ChangeHousehold)]
    public Task<IActionResult> Add(Guid caseFileId, MemberForm form)
    {
        var reading = new Reading(Today);
        return Attempt(
            new AddMember.Command(
                form.OnceKey, caseFileId, form.Version, form.PersonId, Reading.Words(form.Name), Reading.Words(form.Role),
                reading.PartialDate(form.From, nameof(form.From))),
            _ => Done("Households.Added", caseFileId), () => AddPageAsync(caseFileId, form), reading,
            () => ChangedAsync(caseFileId, form, () => AddPageAsync(caseFileId, form)));
    }

    [HttpGet("/case-files/{caseFileId:guid}/household/members/{membershipId:guid}/role"), Needs(Permission.ChangeHousehold)]
    public async Task<IActionResult> Role(Guid caseFileId, Guid membershipId)
    {
        var (household, member) = await MemberAsync(caseFileId, membershipId);
        return await FormAsync(caseFileId, new() { OnceKey = Guid.NewGuid(), Version = household.Version, Role = member.Role?.Value, Called = Name(member) });
    }

    [HttpPost("/case-files/{caseFileId:guid}/household/members/{membershipId:guid}/role"), Needs(Permission.ChangeHousehold)]
    public Task<IActionResult> Role(Guid caseFileId, Guid membershipId, MemberForm form)
    {
        var reading = new Reading(Today);
        return Attempt(
            new ChangeRole.Command(form.OnceKey, caseFileId, form.Version, membershipId, Reading.Words(form.Role), reading.PartialDate(form.From, nameof(form.From))),
            _ => Done("Households.RoleChanged", caseFileId), () => MemberPageAsync(caseFileId, membershipId, form), reading,
            () => ChangedAsync(caseFileId, form, () => MemberPageAsync(caseFileId, membershipId, form)));
    }

    [HttpGet("/case-files/{caseFileId:guid}/household/members/{membershipId:guid}/end"), Needs(Permission.ChangeHousehold)]
    public async Task<IActionResult> End(Guid caseFileId, Guid membershipId)
    {
        var (household, member) = await MemberAsync(caseFileId, membershipId);
        return await FormAsync(caseFileId, new() { OnceKey = Guid.NewGuid(), Version = household.Version, From = Today.InDigits(), Called = Name(member) });
    }

    [HttpPost("/case-files/{caseFileId:guid}/household/members/{membershipId:guid}/end"), Needs(Permission.ChangeHousehold)]
    public Task<IActionResult> End(Guid caseFileId, Guid membershipId, MemberForm form)
    {
        var reading = new Reading(Today);
        var command = new LeaveHousehold.Command(
            form.OnceKey, caseFileId, form.Version, membershipId, form.WasMistake, reading.PartialDate(form.From, nameof(form.From)), Reading.Words(form.Reason));
        return Attempt(
            command, _ => Done(form.WasMistake ? "Households.TakenBack" : "Households.Ended", caseFileId), () => MemberPageAsync(caseFileId, membershipId, form), reading,
            () => ChangedAsync(caseFileId, form, () => MemberPageAsync(caseFileId, membershipId, form)));
    }

    [HttpGet("/case-files/{caseFileId:guid}/household/split"), Needs(Permission.ChangeHousehold)]
    public async Task<IActionResult> Split(Guid caseFileId)
    {
        var household = await Ask(new HouseholdOfFile.Query(caseFileId));
        return household.HouseholdId is null
            ? RedirectToAction(nameof(Index), new { caseFileId })
            : await SplitPageAsync(caseFileId, new() { OnceKey = Guid.NewGuid(), Version = household.Version });
    }

    [HttpPost("/case-files/{caseFileId:guid}/household/split"), Needs(Permission.ChangeHousehold)]
    public Task<IActionResult> Split(Guid caseFileId, SplitForm form)
    {
        var command = new SplitHousehold.Command(
            form.OnceKey, caseFileId, form.Version, form.AlongIds, Reading.Words(form.Street), Reading.Words(form.Postcode), Reading.Words(form.Place), form.Protect);
        return Attempt(
            command, _ => SplitDone(caseFileId, form.Protect), () => SplitPageAsync(caseFileId, form), null,
            async () =>
            {
                form.Version = (await Ask(new HouseholdOfFile.Query(caseFileId))).Version;
                ModelState.Remove(nameof(form.Version));
                ModelState.AddModelError("", T["Shared.ChangedMeanwhile"]);
                Response.StatusCode = StatusCodes.Status409Conflict;
                return await SplitPageAsync(caseFileId, form);
            });
    }

    // Who is protected is no longer there for whoever may not see protected people.
    private RedirectToActionResult SplitDone(Guid caseFileId, bool isProtected)
    {
        if (!isProtected || me.May(Permission.ReadLockedParts))
            return Done("Households.SplitNow", caseFileId);
        Say("Households.SplitAndProtected");
        return RedirectToAction("Desk", "Newcomers");
    }

    private RedirectToActionResult Done(string key, Guid caseFileId)
    {
        Say(key);
        return RedirectToAction(nameof(Index), new { caseFileId });
    }

    // Only whoever is told that somebody saved meanwhile goes on from that version.
    private async Task<IActionResult> ChangedAsync(Guid caseFileId, MemberForm form, Func<Task<IActionResult>> page)
    {
        form.Version = (await Ask(new HouseholdOfFile.Query(caseFileId))).Version;
        ModelState.Remove(nameof(form.Version));
        ModelState.AddModelError("", T["Shared.ChangedMeanwhile"]);
        Response.StatusCode = StatusCodes.Status409Conflict;
        return await page();
    }

    private async Task<(HouseholdOfFile.View Household, HouseholdOfFile.Member Member)> MemberAsync(Guid caseFileId, Guid membershipId)
    {
        var household = await Ask(new HouseholdOfFile.Query(caseFileId));
        return (household, household.Members.FirstOrDefault(member => member.MembershipId == membershipId) ?? throw new NotThereException("membership"));
    }

    private async Task<IActionResult> MemberPageAsync(Guid caseFileId, Guid membershipId, MemberForm form)
    {
        form.Called = Name((await MemberAsync(caseFileId, membershipId)).Member);
        return await FormAsync(caseFileId, form);
    }

    private async Task<IActionResult> FindPageAsync(Guid caseFileId, string query)
    {
        var household = await Ask(new HouseholdOfFile.Query(caseFileId));
        if (household.HouseholdId is null)
            return RedirectToAction(nameof(Start), new { caseFileId });
        await HeadAsync(caseFileId);
        return View("Find", await FoundAsync(caseFileId, household, query));
    }

    private async Task<FoundView> FoundAsync(Guid caseFileId, HouseholdOfFile.View household, string query) => new(
        caseFileId, query, query.Length == 0 ? null : await Ask(new SearchNewcomers.Query(query)),
        [.. household.Members.Where(member => member.PersonId is not null).Select(member => member.PersonId!.Value)]);

    private async Task<IActionResult> AddPageAsync(Guid caseFileId, MemberForm form)
    {
        if (form.PersonId is { } person)
        {
            var found = await Ask(new PersonToAdd.Query(person));
            (form.Called, form.Born) = (found.Name.FullName, found.Born.InDigits());
        }
        return await FormAsync(caseFileId, form, "Add");
    }

    private async Task<IActionResult> SplitPageAsync(Guid caseFileId, SplitForm form)
    {
        form.Head = await HeadAsync(caseFileId);
        form.Members = [.. (await Ask(new HouseholdOfFile.Query(caseFileId))).Members.Where(member => !member.IsSelf)
            .Select(member => new Choice(member.MembershipId.ToString(), $"{Name(member)} ({T.Code(member.Role)})"))];
        form.MaySeeHidden = me.May(Permission.ReadLockedParts);
        return View("Split", form);
    }

    private async Task<IActionResult> FormAsync(Guid caseFileId, MemberForm form, string? view = null)
    {
        form.Head = await HeadAsync(caseFileId);
        form.Roles = [.. (await codes.AllAsync(Lists.HouseholdRoles, Stop)).Where(code => code.IsValidOn(Today)).Select(code => new Choice(code.Value, code.In(Text.Language)))];
        return view is null ? View(form) : View(view, form);
    }

    private static string Name(HouseholdOfFile.Member member) => member.Name?.FullName ?? member.Called;
}

/// <param name="Family">How it stands with each; empty for whoever may not read plans, and of one person alone.</param>
public sealed record HouseholdView(FileHead.Head Head, HouseholdOfFile.View Household, IReadOnlyList<FamilyOverview.Line> Family, DateOnly Today);

/// <param name="Members">People who are in the household already.</param>
public sealed record FoundView(Guid CaseFileId, string Typed, SearchNewcomers.Result? Found, IReadOnlyList<Guid> Members);

/// <summary>One member: added, given another role, or gone.</summary>
public sealed class MemberForm
{
    public Guid OnceKey { get; set; }
    public int Version { get; set; }
    public Guid? PersonId { get; set; }
    public string? Name { get; set; }
    public string? Role { get; set; }

    /// <summary>The day on which it begins, changes or ends.</summary>
    public string? From { get; set; }

    public bool WasMistake { get; set; }
    public string? Reason { get; set; }

    public FileHead.Head? Head { get; set; }
    public string? Called { get; set; }
    public string? Born { get; set; }
    public IReadOnlyList<Choice> Roles { get; set; } = [];
}

public sealed class SplitForm
{
    public Guid OnceKey { get; set; }
    public int Version { get; set; }

    /// <summary>Memberships of who comes along.</summary>
    public List<string> Along { get; set; } = [];

    public string? Street { get; set; }
    public string? Postcode { get; set; }
    public string? Place { get; set; }

    /// <summary>Whoever needs to be apart needs not to be found: so it is, unless the clerk says otherwise.</summary>
    public bool Protect { get; set; } = true;

    public FileHead.Head? Head { get; set; }
    public IReadOnlyList<Choice> Members { get; set; } = [];
    public bool MaySeeHidden { get; set; }

    // What is no id at all is nobody's.
    public IReadOnlyList<Guid> AlongIds => Along.ConvertAll(id => Guid.TryParse(id, out var along) ? along : Guid.Empty);
}
