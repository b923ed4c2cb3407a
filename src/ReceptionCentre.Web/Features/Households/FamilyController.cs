using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.Households;
using ReceptionCentre.Application.Newcomers;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Web.Features.CaseFiles;
using ReceptionCentre.Web.Features.Newcomers;
using ReceptionCentre.Web.Shared.Forms;
using ReceptionCentre.Web.Shared.Texts;

namespace ReceptionCentre.Web.Features.Households;

/// <summary>Registers the family of somebody on one page, a line for each further member.</summary>
[Needs(Permission.RegisterNewcomer)]
public sealed class FamilyController(ICodeLists codes, LookedAtToken looked) : FileController
{
    // A partner and three children; more lines come with one key.
    private const int LinesAtFirst = 4, LinesMore = 2;

    [HttpGet("/case-files/{caseFileId:guid}/household/family")]
    public async Task<IActionResult> Register(Guid caseFileId)
    {
        var family = await Ask(new FamilyOfFile.Query(caseFileId));
        var form = new FamilyForm
        {
            OnceKey = Guid.NewGuid(),
            Version = family.Version,
            RoleOfFirst = family.IsAdult ? "partner" : "child",
            Motive = CodeInput.Of(family.Motive, Text.Language),
            Members = [.. Enumerable.Range(0, LinesAtFirst).Select(line => MemberLine.Of(family, line == 0 ? "partner" : "child"))],
        };
        return await PageAsync(caseFileId, form, family);
    }

    /// <param name="more">Further lines are asked for; nothing is registered.</param>
    [HttpPost("/case-files/{caseFileId:guid}/household/family")]
    public async Task<IActionResult> Register(Guid caseFileId, FamilyForm form, bool more)
    {
        var family = await Ask(new FamilyOfFile.Query(caseFileId));
        form.Members = [.. form.Members.Take(RegisterFamily.Most)];
        if (more)
        {
            form.FocusOn = form.Members.Count;
            form.Members.AddRange(Enumerable.Range(0, Math.Min(LinesMore, RegisterFamily.Most - form.Members.Count)).Select(_ => MemberLine.Of(family, "child")));
            ModelState.Clear();
            return await PageAsync(caseFileId, form, family);
        }
        var reading = new Reading(Today);
        var command = await form.ReadAsync(caseFileId, family, codes, looked, reading, Stop);
        if (reading.Errors.Count == 0 && await SomebodyIsToBeLookedAtAsync(form, command))
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return await PageAsync(caseFileId, form, family);
        }
        return await Attempt(
            command,
            done =>
            {
                if (done.Apart.Count == 0)
                    Say("Households.FamilyRegistered", done.PersonIds.Count);
                else
                    Say("Households.FamilyRegisteredApart", done.PersonIds.Count, done.Apart.Count);
                return RedirectToAction("Show", "Welcome", new { caseFileId });
            },
            () => PageAsync(caseFileId, form, family), reading,
            async () =>
            {
                form.Version = family.Version;
                ModelState.Remove(nameof(form.Version));
                ModelState.AddModelError("", T["Shared.ChangedMeanwhile"]);
                Response.StatusCode = StatusCodes.Status409Conflict;
                return await PageAsync(caseFileId, form, family);
            });
    }

    /// <summary>Looks for each new person who it may be, unless the clerk has said so already.</summary>
    private async Task<bool> SomebodyIsToBeLookedAtAsync(FamilyForm form, RegisterFamily.Command command)
    {
        var any = false;
        foreach (var (index, member) in command.Members.Index())
        {
            if (member is not { CalledName: not null })
                continue;
            var line = form.Members[index];
            line.Found = await Ask(new FindDuplicates.Query(member.Identity));
            line.Seen = MemberLine.FactsOf(member);
            line.LookedAt = looked.For(line.Found);
            ModelState.Remove($"Members[{index}].{nameof(MemberLine.Seen)}");
            ModelState.Remove($"Members[{index}].{nameof(MemberLine.LookedAt)}");
            if (member.PersonId is not null || line.Found.Everybody.All(member.LookedAt.Covers))
                continue;
            any = true;
            ModelState.Remove($"Members[{index}].{nameof(MemberLine.Choice)}");
            line.Choice = null;
            ModelState.AddModelError($"Members[{index}].{nameof(MemberLine.Choice)}", T["Households.LookWhoItIs", member.CalledName]);
        }
        return any;
    }

    private async Task<IActionResult> PageAsync(Guid caseFileId, FamilyForm form, FamilyOfFile.View family)
    {
        form.Head = await HeadAsync(caseFileId);
        form.Family = family;
        form.Roles = [.. (await codes.AllAsync(Lists.HouseholdRoles, Stop)).Where(code => code.IsValidOn(Today)).Select(code => new Choice(code.Value, code.In(Text.Language)))];
        return View("Family", form);
    }
}

public sealed class FamilyForm
{
    public Guid OnceKey { get; set; }
    public int Version { get; set; }

    /// <summary>Only where there is no household yet.</summary>
    public string? RoleOfFirst { get; set; }

    /// <summary>Why the family is here, as of the first unless changed.</summary>
    public CodeInput Motive { get; set; } = new();

    public List<MemberLine> Members { get; set; } = [];

    [BindNever]
    public FileHead.Head? Head { get; set; }

    [BindNever]
    public FamilyOfFile.View? Family { get; set; }

    [BindNever]
    public IReadOnlyList<Choice> Roles { get; set; } = [];

    /// <summary>The line in which typing goes on.</summary>
    [BindNever]
    public int FocusOn { get; set; }

    public async Task<RegisterFamily.Command> ReadAsync(Guid caseFileId, FamilyOfFile.View family, ICodeLists codes, LookedAtToken looked, Reading reading, CancellationToken cancellationToken)
    {
        var members = new List<RegisterFamily.Member?>();
        foreach (var (index, line) in Members.Index())
            members.Add(line.IsEmpty(family) ? null : await line.ReadAsync($"{nameof(Members)}[{index}]", codes, looked, reading, cancellationToken));
        return new(OnceKey, caseFileId, Version, Reading.Words(RoleOfFirst), await Motive.ReadAsync(codes, Lists.Motives, nameof(Motive), reading, cancellationToken), members);
    }
}

/// <summary>One further member of the family.</summary>
public sealed class MemberLine
{
    public const string SomebodyElse = "other";

    public string? Role { get; set; }
    public string? GivenNames { get; set; }
    public string? Prefix { get; set; }
    public string? FamilyName { get; set; }
    public string? BirthDate { get; set; }
    public string? Gender { get; set; }
    public string? CalledName { get; set; }
    public string? OwnScript { get; set; }
    public CodeInput Nationality { get; set; } = new();
    public string? Bsn { get; set; }
    public string? VNumber { get; set; }
    public bool KeptApart { get; set; }

    /// <summary>Who it is after a look: somebody else, or the id of a person whom we know.</summary>
    public string? Choice { get; set; }

    /// <summary>The facts for which the clerk chose somebody whom we know: with other facts the choice counts no more.</summary>
    public string? Seen { get; set; }

    /// <summary>The possible duplicates that were on the page, see <see cref="LookedAtToken"/>.</summary>
    public string? LookedAt { get; set; }

    [BindNever]
    public FindDuplicates.Result? Found { get; set; }

    /// <summary>Children mostly bear the name of the first; what is filled in can be typed over.</summary>
    public static MemberLine Of(FamilyOfFile.View family, string role) => new()
    {
        Role = role,
        Prefix = role == "child" ? family.Name.Prefix : null,
        FamilyName = role == "child" ? family.Name.FamilyName : null,
        Nationality = CodeInput.Of(family.Nationality, Text.Language),
    };

    /// <summary>What was filled in beforehand makes nobody.</summary>
    public bool IsEmpty(FamilyOfFile.View family) =>
        new[] { GivenNames, CalledName, OwnScript, BirthDate, Bsn, VNumber }.All(string.IsNullOrWhiteSpace) && !KeptApart
        && (string.IsNullOrWhiteSpace(FamilyName) || FamilyName.Trim() == family.Name.FamilyName);

    /// <summary>Whether something stands under "more" that was not there beforehand.</summary>
    public bool HasMore => new[] { CalledName, OwnScript, Bsn, VNumber }.Any(text => !string.IsNullOrWhiteSpace(text));

    public async Task<RegisterFamily.Member> ReadAsync(string field, ICodeLists codes, LookedAtToken looked, Reading reading, CancellationToken cancellationToken)
    {
        var given = Reading.Words(GivenNames);
        var member = new RegisterFamily.Member(
            Reading.Words(Role), Reading.Words(CalledName) ?? given?.Split(' ')[0] ?? Reading.Words(FamilyName), given, Reading.Words(Prefix), Reading.Words(FamilyName), Reading.Words(OwnScript),
            reading.PartialDate(BirthDate, $"{field}.{nameof(BirthDate)}"), Reading.Choice<Gender>(Gender),
            await Nationality.ReadAsync(codes, Lists.Nationalities, $"{field}.{nameof(Nationality)}", reading, cancellationToken),
            IdentityNumbers.Tidy(IdentityNumberKind.Bsn, Bsn), IdentityNumbers.Tidy(IdentityNumberKind.VNumber, VNumber),
            Guid.TryParse(Choice, out var known) ? known : null, KeptApart, Choice == SomebodyElse ? looked.Read(LookedAt) : Application.NameMatching.LookedAt.Nobody);
        return member with { PersonId = Seen == FactsOf(member) ? member.PersonId : null };
    }

    internal static string FactsOf(RegisterFamily.Member member) =>
        string.Join('|', member.Name.FullName, member.OwnScript, member.BirthDate?.InDigits(), member.Bsn, member.VNumber);
}
