using Microsoft.AspNetCore.Mvc;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Web.Shared.Forms;
using ReceptionCentre.Web.Shared.Texts;

namespace ReceptionCentre.Web.Features.Staff;

/// <summary>The people who work here, what is entrusted to them, and their teams.</summary>
[Route("staff"), Needs(Permission.ManageStaff)]
public sealed class StaffMembersController(ICodeLists codes) : ReceptionController
{
    [HttpGet("")]
    public async Task<IActionResult> Index(Role? role, string? municipality, bool ended, Guid? after, Guid? before)
    {
        if (!ModelState.IsValid)
            return BadRequest();
        var page = await Ask(new StaffList.Query(role, string.IsNullOrEmpty(municipality) ? null : municipality, ended, after, before));
        return View("Members", new MembersPage(page, await Ask(new StaffChoices.Query()), role, municipality, ended));
    }

    [HttpGet("new")]
    public async Task<IActionResult> Add() => View(await FillAsync(new StaffForm()));

    [HttpPost("new")]
    public async Task<IActionResult> Add(StaffForm form)
    {
        var reading = new Reading(Today);
        var municipalities = await form.MunicipalitiesAsync(codes, reading, Stop);
        return await Attempt(
            new AddStaffMember.Command(
                form.Name, form.Email, form.Phone, form.RolesRead(reading), municipalities, form.TeamsRead(reading), form.NamedRead(reading), form.Reason,
                form.ProviderRead(reading)),
            result => InitialPassword(result.MemberId, form.Name, result.Password),
            async () => View(await FillAsync(form)), reading);
    }

    [HttpGet("{memberId:guid}")]
    public async Task<IActionResult> Details(Guid memberId) => View(await Ask(new StaffDetails.Query(memberId)));

    [HttpGet("{memberId:guid}/change")]
    public async Task<IActionResult> Change(Guid memberId) => View(await FillAsync(StaffForm.Of(await Ask(new StaffDetails.Query(memberId)))));

    [HttpPost("{memberId:guid}/change")]
    public async Task<IActionResult> Change(Guid memberId, StaffForm form)
    {
        var reading = new Reading(Today);
        var municipalities = await form.MunicipalitiesAsync(codes, reading, Stop);
        form.MemberId = memberId;
        return await Attempt(
            new ChangeStaffMember.Command(
                memberId, form.Version, form.Name, form.Email, form.Phone, form.RolesRead(reading), municipalities, form.TeamsRead(reading), form.NamedRead(reading), form.Reason,
                form.ProviderRead(reading)),
            _ => Said("Staff.MemberChanged", memberId),
            async () => View(await FillAsync(form)), reading,
            async () => await ConflictAsync(form));
    }

    [HttpGet("{memberId:guid}/end")]
    public Task<IActionResult> End(Guid memberId) => DecideAsync("End", memberId);

    [HttpPost("{memberId:guid}/end")]
    public Task<IActionResult> End(Guid memberId, DecisionForm form) => Attempt(
        new EndMembership.Command(memberId, form.Version, form.Reason), _ => Said("Staff.MemberEnded", memberId), () => DecideAsync("End", memberId, form));

    [HttpGet("{memberId:guid}/return")]
    public Task<IActionResult> Return(Guid memberId) => DecideAsync("Return", memberId);

    [HttpPost("{memberId:guid}/return")]
    public Task<IActionResult> Return(Guid memberId, DecisionForm form) => Attempt(
        new ReturnToStaff.Command(memberId, form.Version, form.Reason), _ => Said("Staff.MemberReturned", memberId), () => DecideAsync("Return", memberId, form));

    [HttpGet("{memberId:guid}/password")]
    public Task<IActionResult> Password(Guid memberId) => DecideAsync("NewPassword", memberId);

    [HttpPost("{memberId:guid}/password")]
    public async Task<IActionResult> Password(Guid memberId, DecisionForm form)
    {
        var member = await Ask(new StaffDetails.Query(memberId));
        return await Attempt(
            new GiveInitialPassword.Command(memberId, form.Reason), result => InitialPassword(memberId, member.Name, result.Password),
            () => DecideAsync("NewPassword", memberId, form));
    }

    [HttpGet("{memberId:guid}/second-factor")]
    public Task<IActionResult> SecondFactor(Guid memberId) => DecideAsync("ResetSecondFactor", memberId);

    [HttpPost("{memberId:guid}/second-factor")]
    public Task<IActionResult> SecondFactor(Guid memberId, DecisionForm form) => Attempt(
        new ResetSecondFactor.Command(memberId, form.Reason), _ => Said("Staff.SecondFactorReset", memberId), () => DecideAsync("ResetSecondFactor", memberId, form));

    [HttpGet("teams")]
    public async Task<IActionResult> Teams() => View(await Ask(new TeamList.Query()));

    [HttpGet("teams/new")]
    public IActionResult AddTeam() => View(new TeamForm { OnceKey = Guid.NewGuid() });

    [HttpPost("teams/new")]
    public async Task<IActionResult> AddTeam(TeamForm form)
    {
        var reading = new Reading(Today);
        var municipality = await form.Municipality.ReadAsync(codes, Lists.Municipalities, "Municipality", reading, Stop);
        return await Attempt(
            new AddTeam.Command(form.OnceKey, form.Name, municipality), _ => SaidOfTeams("Staff.TeamAdded"),
            () => Task.FromResult<IActionResult>(View(form)), reading);
    }

    [HttpGet("teams/{teamId:guid}/rename")]
    public async Task<IActionResult> RenameTeam(Guid teamId) =>
        (await Ask(new TeamList.Query())).FirstOrDefault(team => team.Id == teamId) is { } team
            ? View(new TeamForm { TeamId = teamId, Version = team.Version, Name = team.Name }) : NotFound();

    [HttpPost("teams/{teamId:guid}/rename")]
    public Task<IActionResult> RenameTeam(Guid teamId, TeamForm form)
    {
        form.TeamId = teamId;
        return Attempt(
            new RenameTeam.Command(teamId, form.Version, form.Name, form.Reason), _ => SaidOfTeams("Staff.TeamRenamed"),
            () => Task.FromResult<IActionResult>(View(form)), conflict: async () => await TeamConflictAsync(form));
    }

    private async Task<StaffForm> FillAsync(StaffForm form)
    {
        form.Choices = await Ask(new StaffChoices.Query());
        return form;
    }

    private async Task<IActionResult> DecideAsync(string decision, Guid memberId, DecisionForm? form = null)
    {
        var member = await Ask(new StaffDetails.Query(memberId));
        form ??= new() { Version = member.Version };
        (form.Decision, form.Member) = (decision, member);
        // Whoever decides again after somebody else's change has seen the new state.
        form.Version = member.Version;
        ModelState.Remove(nameof(form.Version));
        return View("Decide", form);
    }

    /// <summary>The password stands in the answer itself: a redirect would have to keep it somewhere.</summary>
    private ViewResult InitialPassword(Guid memberId, string? name, string password)
    {
        Response.Headers.CacheControl = "no-store";
        return View("InitialPassword", new InitialPasswordPage(memberId, name ?? "", password));
    }

    private RedirectToActionResult Said(string key, Guid memberId)
    {
        Say(key);
        return RedirectToAction(nameof(Details), new { memberId });
    }

    private RedirectToActionResult SaidOfTeams(string key)
    {
        Say(key);
        return RedirectToAction(nameof(Teams));
    }

    private async Task<IActionResult> TeamConflictAsync(TeamForm form)
    {
        var stored = (await Ask(new TeamList.Query())).First(team => team.Id == form.TeamId);
        return Both(new(
            Url.Action(nameof(RenameTeam), new { teamId = form.TeamId })!, Url.Action(nameof(Teams))!, stored.Version, Guid.NewGuid(),
            [new(nameof(form.Name), T["Staff.TeamName"], form.Name, stored.Name), new(nameof(form.Reason), T["Shared.Reason"], form.Reason, form.Reason)]));
    }

    private async Task<IActionResult> ConflictAsync(StaffForm form)
    {
        var stored = await Ask(new StaffDetails.Query(form.MemberId));
        var theirs = StaffForm.Of(stored);
        var choices = await Ask(new StaffChoices.Query());
        // Roles, municipalities and teams are each one answer: the whole set of one of the two.
        ConflictField Set(string name, string label, IEnumerable<string> mine, IEnumerable<string> their, Func<string, string> words) => new(
            name, T[label], string.Join(',', mine.Order(StringComparer.Ordinal)), string.Join(',', their.Order(StringComparer.Ordinal)),
            string.Join(", ", mine.Select(words)), string.Join(", ", their.Select(words)));
        var mineMunicipalities = await form.MunicipalitiesAsync(codes, new(Today), Stop);
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var code in mineMunicipalities.Concat(theirs.Municipalities).Distinct(StringComparer.Ordinal))
            names[code] = T.Code(await codes.FindAsync(Lists.Municipalities, code, Stop));
        return Both(new(
            Url.Action(nameof(Change), new { memberId = form.MemberId })!, Url.Action(nameof(Details), new { memberId = form.MemberId })!, stored.Version, Guid.NewGuid(),
            [
                new(nameof(form.Name), T["Staff.Name"], form.Name, theirs.Name),
                new(nameof(form.Email), T["Staff.Email"], form.Email, theirs.Email),
                new(nameof(form.Phone), T["Staff.Phone"], form.Phone, theirs.Phone),
                Set(nameof(form.Roles), "Staff.Roles", form.Roles, theirs.Roles, role => T[$"Staff.Role.{role}"]),
                Set(nameof(form.Municipalities), "Staff.MunicipalitiesOf", mineMunicipalities, theirs.Municipalities, code => names[code]),
                Set(nameof(form.Teams), "Staff.Teams", form.Teams, theirs.Teams, id => choices.Teams.FirstOrDefault(team => team.Id.ToString() == id)?.Name ?? id),
                Set(nameof(form.Provider), "Staff.Provider", [form.Provider ?? ""], [theirs.Provider ?? ""], id => choices.Providers.FirstOrDefault(provider => provider.Id.ToString() == id)?.Name ?? id),
                Set(nameof(form.Named), "Staff.Named", form.Named, theirs.Named, name => T[$"Staff.NamedPermission.{name}"]),
                new(nameof(form.Reason), T["Shared.Reason"], form.Reason, form.Reason),
            ]));
    }

    private ViewResult Both(Conflict conflict)
    {
        Response.StatusCode = StatusCodes.Status409Conflict;
        ViewData["Title"] = T["Shared.ConflictTitle"];
        return View("_Conflict", conflict);
    }
}

public sealed record MembersPage(StaffList.Page Page, StaffChoices.View Choices, Role? Role, string? Municipality, bool Ended);

public sealed record InitialPasswordPage(Guid MemberId, string Name, string Password);

/// <summary>One page for what is decided with only a reason.</summary>
public sealed class DecisionForm
{
    public int Version { get; set; }
    public string? Reason { get; set; }
    public string Decision { get; set; } = "";
    public StaffDetails.View? Member { get; set; }
}

public sealed class TeamForm
{
    public Guid OnceKey { get; set; }
    public Guid TeamId { get; set; }
    public int Version { get; set; }
    public string? Name { get; set; }
    public CodeInput Municipality { get; set; } = new();
    public string? Reason { get; set; }
}

public sealed class StaffForm
{
    public Guid MemberId { get; set; }
    public int Version { get; set; }
    public string? Name { get; set; }
    public string? Email { get; set; }
    public string? Phone { get; set; }
    public List<string> Roles { get; set; } = [];
    public List<string> Municipalities { get; set; } = [];

    /// <summary>A municipality for which nobody works yet.</summary>
    public CodeInput OtherMunicipality { get; set; } = new();
    public List<string> Teams { get; set; } = [];
    public List<string> Named { get; set; } = [];

    /// <summary>Id of the provider of a receiver; empty for whoever works in the centre.</summary>
    public string? Provider { get; set; }
    public string? Reason { get; set; }
    public StaffChoices.View? Choices { get; set; }

    public static StaffForm Of(StaffDetails.View member) => new()
    {
        MemberId = member.Id,
        Version = member.Version,
        Name = member.Name,
        Email = member.Email,
        Phone = member.Phone,
        Roles = [.. member.Roles.Select(role => role.ToString())],
        Municipalities = [.. member.Municipalities.Select(code => code.Value)],
        Teams = [.. member.Teams.Select(team => team.Id.ToString())],
        Named = [.. member.Named.Select(name => name.ToString())],
        Provider = member.Provider?.Id.ToString(),
    };

    public IReadOnlyList<Role> RolesRead(Reading reading) => Read<Role>(Roles, nameof(Roles), reading);

    public Guid? ProviderRead(Reading reading)
    {
        if (string.IsNullOrWhiteSpace(Provider))
            return null;
        if (Guid.TryParse(Provider, out var id))
            return id;
        reading.Refuse(nameof(Provider), "Shared.ChooseFromTheList");
        return null;
    }

    public IReadOnlyList<NamedPermission> NamedRead(Reading reading) => Read<NamedPermission>(Named, nameof(Named), reading);

    public IReadOnlyList<Guid> TeamsRead(Reading reading)
    {
        var ids = new List<Guid>();
        foreach (var typed in Parts(Teams))
        {
            if (Guid.TryParse(typed, out var id))
                ids.Add(id);
            else
                reading.Refuse(nameof(Teams), "Shared.ChooseFromTheList");
        }
        return ids;
    }

    public async Task<IReadOnlyList<string>> MunicipalitiesAsync(ICodeLists codes, Reading reading, CancellationToken cancellationToken)
    {
        var chosen = Parts(Municipalities).ToList();
        if (await OtherMunicipality.ReadAsync(codes, Lists.Municipalities, nameof(OtherMunicipality), reading, cancellationToken) is { } other)
            chosen.Add(other);
        return [.. chosen.Distinct(StringComparer.Ordinal)];
    }

    // The conflict page sends a whole set as one value.
    private static IEnumerable<string> Parts(IEnumerable<string> values) =>
        values.Where(value => value is not null).SelectMany(value => value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    private static List<TEnum> Read<TEnum>(IEnumerable<string> values, string field, Reading reading) where TEnum : struct, Enum
    {
        var read = new List<TEnum>();
        foreach (var typed in Parts(values))
        {
            if (Enum.TryParse<TEnum>(typed, out var value) && Enum.IsDefined(value))
                read.Add(value);
            else
                reading.Refuse(field, "Shared.ChooseFromTheList");
        }
        return read;
    }
}
