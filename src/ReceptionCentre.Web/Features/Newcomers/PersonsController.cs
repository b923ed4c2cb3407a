using Microsoft.AspNetCore.Mvc;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.Linking;
using ReceptionCentre.Application.Newcomers;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.PopulationRegister;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Application.Stays;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Domain.Stays;
using ReceptionCentre.Web.Features.CaseFiles;
using ReceptionCentre.Web.Shared.Forms;
using ReceptionCentre.Web.Shared.Security;
using ReceptionCentre.Web.Shared.Texts;

namespace ReceptionCentre.Web.Features.Newcomers;

/// <summary>Who the person of a file is, and what DUO decided about the duty to integrate.</summary>
public sealed class PersonsController(ICodeLists codes, IPopulationRegister register, CurrentStaff me) : FileController
{
    [HttpGet("/case-files/{caseFileId:guid}/person"), Needs(Permission.OpenFileHead)]
    public async Task<IActionResult> Details(Guid caseFileId)
    {
        var head = await HeadAsync(caseFileId);
        return View(new DetailsView(head, await Ask(new PersonOfFile.Query(caseFileId)), await Ask(new LinksOfPerson.Query(caseFileId))));
    }

    [HttpGet("/case-files/{caseFileId:guid}/person/change"), Needs(Permission.ChangeNewcomer)]
    public async Task<IActionResult> Change(Guid caseFileId)
    {
        await HeadAsync(caseFileId);
        return View(await WithSourcesAsync(ChangeForm.Of(await Ask(new PersonOfFile.Query(caseFileId)), await BornAsync(caseFileId))));
    }

    [HttpPost("/case-files/{caseFileId:guid}/person/change"), Needs(Permission.ChangeNewcomer)]
    public async Task<IActionResult> Change(Guid caseFileId, ChangeForm form)
    {
        var reading = new Reading(Today);
        var command = new ChangePerson.Command(
            form.OnceKey, caseFileId, form.Version, Reading.Words(form.CalledName), Reading.Words(form.GivenNames), Reading.Words(form.Prefix),
            Reading.Words(form.FamilyName), Reading.Words(form.OwnScript), reading.PartialDate(form.BirthDate, nameof(form.BirthDate)),
            IdentityNumbers.Tidy(IdentityNumberKind.Bsn, form.Bsn), IdentityNumbers.Tidy(IdentityNumberKind.VNumber, form.VNumber),
            reading.PartialDate(form.ChangedOn, nameof(form.ChangedOn)), Reading.Words(form.Source), Reading.Words(form.Reason),
            new(
                Reading.Words(form.PartnerPrefix), Reading.Words(form.PartnerFamilyName), Reading.Choice<NameUsage>(form.NameUsage) ?? NameUsage.Own, form.NoGivenNames, form.NoFamilyName,
                Reading.Words(form.BirthPlace), await form.BirthCountry.ReadAsync(codes, Lists.Countries, nameof(form.BirthCountry), reading, Stop), Reading.Choice<Gender>(form.Gender)));
        var numberBefore = command.Bsn is null ? null : (await Ask(new PersonOfFile.Query(caseFileId))).Bsn;
        var saved = false;
        var answer = await Attempt(
            command,
            _ =>
            {
                saved = true;
                Say("Newcomers.Changed");
                return RedirectToAction(nameof(Details), new { caseFileId });
            },
            async () =>
            {
                await HeadAsync(caseFileId);
                form.Owners = await Ask(new OwnersOfNumber.Query(caseFileId, command.Bsn, command.VNumber));
                return View(await WithSourcesAsync(form));
            },
            reading, () => ConflictAsync(caseFileId, form));
        return saved && command.Bsn is { } bsn && bsn != numberBefore ? await CheckedAsync(caseFileId, bsn) ?? answer : answer;
    }

    // A BSN that comes later is compared with the population register at once, where that can be asked. Null = the desk goes on.
    private async Task<IActionResult?> CheckedAsync(Guid caseFileId, string bsn)
    {
        if (!register.IsConnected || !me.May(Permission.RegisterNewcomer))
            return null;
        var told = await Ask(new LookUpPerson.Query(bsn, null, null, null, null, null, caseFileId, null));
        if (told.Chosen is not { } chosen)
        {
            Say(told.Outcome == RegisterOutcome.Answered ? "Linking.RegisterKnowsNobody" : "Linking.RegisterSilent");
            return null;
        }
        var comparisonId = await Mediator.Send(new KeepAnswer.Command(null, new() { CaseFileId = caseFileId, AskedAt = told.AskedAt, People = told.People, Chosen = chosen }), Stop);
        Say("Linking.RegisterCompared");
        return RedirectToAction("Answer", "FileRegister", new { caseFileId, comparisonId });
    }

    [HttpGet("/case-files/{caseFileId:guid}/duty"), Needs(Permission.ChangeStay)]
    public async Task<IActionResult> Duty(Guid caseFileId)
    {
        await HeadAsync(caseFileId);
        var details = await Ask(new PersonOfFile.Query(caseFileId));
        return View(await WithChoicesAsync(new DutyForm { OnceKey = Guid.NewGuid(), Version = details.StayVersion, State = details.Duty.ToString(), Act = details.Act ?? DutyForm.CurrentAct, Grounds = details.Grounds }));
    }

    [HttpPost("/case-files/{caseFileId:guid}/duty"), Needs(Permission.ChangeStay)]
    public Task<IActionResult> Duty(Guid caseFileId, DutyForm form)
    {
        var reading = new Reading(Today);
        var command = new RecordDuty.Command(
            form.OnceKey, caseFileId, form.Version, Enum.TryParse<DutyState>(form.State, out var state) && Enum.IsDefined(state) ? state : null,
            Reading.Words(form.Act), Reading.Words(form.Grounds), reading.PartialDate(form.DecidedOn, nameof(form.DecidedOn)),
            reading.PartialDate(form.From, nameof(form.From)), Reading.Words(form.Reason));
        return Attempt(
            command,
            _ =>
            {
                Say("Stays.DutyRecorded");
                return RedirectToAction(nameof(Details), new { caseFileId });
            },
            async () =>
            {
                await HeadAsync(caseFileId);
                return View(await WithChoicesAsync(form));
            },
            reading,
            async () =>
            {
                // Only whoever is told that somebody saved meanwhile goes on from that version.
                await HeadAsync(caseFileId);
                form.Version = (await Ask(new PersonOfFile.Query(caseFileId))).StayVersion;
                ModelState.AddModelError("", T["Shared.ChangedMeanwhile"]);
                Response.StatusCode = StatusCodes.Status409Conflict;
                return View(await WithChoicesAsync(form));
            });
    }

    private async Task<string> BornAsync(Guid caseFileId) => (await Ask(new FileHead.Query(caseFileId))).Born.InDigits();

    private async Task<IActionResult> ConflictAsync(Guid caseFileId, ChangeForm form)
    {
        await HeadAsync(caseFileId);
        var stored = ChangeForm.Of(await Ask(new PersonOfFile.Query(caseFileId)), await BornAsync(caseFileId));
        Response.StatusCode = StatusCodes.Status409Conflict;
        return View("Conflicting", new Conflict(
            Url.Action(nameof(Change), new { caseFileId })!, Url.Action(nameof(Details), new { caseFileId })!, stored.Version, Guid.NewGuid(),
            [
                new(nameof(form.CalledName), T["Newcomers.CalledName"], form.CalledName, stored.CalledName),
                new(nameof(form.GivenNames), T["Newcomers.GivenNames"], form.GivenNames, stored.GivenNames),
                new(nameof(form.Prefix), T["Newcomers.Prefix"], form.Prefix, stored.Prefix),
                new(nameof(form.FamilyName), T["Newcomers.FamilyName"], form.FamilyName, stored.FamilyName),
                new(nameof(form.OwnScript), T["Newcomers.OwnScript"], form.OwnScript, stored.OwnScript),
                ConflictField.OfDate(nameof(form.BirthDate), T["Newcomers.BirthDate"], form.BirthDate, stored.BirthDate, Today),
                new(nameof(form.PartnerPrefix), T["Newcomers.PartnerPrefix"], form.PartnerPrefix, stored.PartnerPrefix),
                new(nameof(form.PartnerFamilyName), T["Newcomers.PartnerFamilyName"], form.PartnerFamilyName, stored.PartnerFamilyName),
                Chosen(nameof(form.NameUsage), T["Newcomers.NameUsage"], form.NameUsage, stored.NameUsage, value => T.Of("Newcomers", Reading.Choice<NameUsage>(value) ?? NameUsage.Own)),
                Chosen(nameof(form.NoFamilyName), T["Newcomers.NoFamilyName"], Yes(form.NoFamilyName), Yes(stored.NoFamilyName), value => T[value == "true" ? "Newcomers.NoFamilyName.Is" : "Newcomers.HasName"]),
                Chosen(nameof(form.NoGivenNames), T["Newcomers.NoGivenNames"], Yes(form.NoGivenNames), Yes(stored.NoGivenNames), value => T[value == "true" ? "Newcomers.NoGivenNames.Is" : "Newcomers.HasName"]),
                new(nameof(form.BirthPlace), T["Newcomers.BirthPlace"], form.BirthPlace, stored.BirthPlace),
                new("BirthCountry.Text", T["Newcomers.BirthCountry"], form.BirthCountry.Text, stored.BirthCountry.Text),
                Chosen(nameof(form.Gender), T["Newcomers.Gender"], form.Gender ?? "", stored.Gender ?? "", value => Reading.Choice<Gender>(value) is { } gender ? T.Of("Newcomers", gender) : T["Newcomers.NotAsked"]),
                new(nameof(form.Bsn), T["Newcomers.Bsn"], form.Bsn, stored.Bsn),
                new(nameof(form.VNumber), T["Newcomers.VNumber"], form.VNumber, stored.VNumber),
                new(nameof(form.ChangedOn), T["Newcomers.ChangedOn"], form.ChangedOn, form.ChangedOn),
                new(nameof(form.Source), T["Newcomers.Source"], form.Source, form.Source),
                new(nameof(form.Reason), T["Shared.Reason"], form.Reason, form.Reason),
            ]));
    }

    private static string Yes(bool value) => value ? "true" : "false";

    private static ConflictField Chosen(string name, string label, string? mine, string? theirs, Func<string?, string> words) => new(name, label, mine, theirs, words(mine), words(theirs));

    private async Task<ChangeForm> WithSourcesAsync(ChangeForm form)
    {
        form.Sources = await ChoicesAsync(Lists.Sources);
        return form;
    }

    private async Task<DutyForm> WithChoicesAsync(DutyForm form)
    {
        form.Acts = [.. (await codes.AllAsync(Lists.Acts, Stop)).Where(code => code.Value.StartsWith("wi", StringComparison.Ordinal)).Select(code => new Choice(code.Value, code.In(Text.Language)))];
        form.GroundsChoices = await ChoicesAsync(Lists.DutyReasons);
        return form;
    }

    private async Task<IReadOnlyList<Choice>> ChoicesAsync(string list) =>
        [.. (await codes.AllAsync(list, Stop)).Where(code => code.IsValidOn(Today)).Select(code => new Choice(code.Value, code.In(Text.Language)))];
}

/// <param name="Links">Registrations that are part of the person.</param>
public sealed record DetailsView(FileHead.Head Head, PersonOfFile.Details Person, IReadOnlyList<LinksOfPerson.Link> Links);

public sealed class ChangeForm
{
    public Guid OnceKey { get; set; }
    public int Version { get; set; }
    public string? CalledName { get; set; }
    public string? GivenNames { get; set; }
    public string? Prefix { get; set; }
    public string? FamilyName { get; set; }
    public string? OwnScript { get; set; }
    public string? BirthDate { get; set; }
    public string? Bsn { get; set; }
    public string? VNumber { get; set; }
    public string? ChangedOn { get; set; }
    public string? Source { get; set; } = Provenances.SaidByThePerson;
    public string? Reason { get; set; }
    public string? PartnerPrefix { get; set; }
    public string? PartnerFamilyName { get; set; }
    public string? NameUsage { get; set; }
    public bool NoGivenNames { get; set; }
    public bool NoFamilyName { get; set; }
    public string? BirthPlace { get; set; }
    public CodeInput BirthCountry { get; set; } = new();
    public string? Gender { get; set; }
    public IReadOnlyList<Choice> Sources { get; set; } = [];

    /// <summary>Who else has the number that was filled in.</summary>
    public IReadOnlyList<OwnersOfNumber.Owner> Owners { get; set; } = [];

    public static ChangeForm Of(PersonOfFile.Details person, string born) => new()
    {
        OnceKey = Guid.NewGuid(),
        Version = person.Version,
        CalledName = person.Name.CalledName,
        GivenNames = person.Name.GivenNames,
        Prefix = person.Name.Prefix,
        FamilyName = person.Name.FamilyName,
        OwnScript = person.Name.OwnScript,
        BirthDate = born,
        Bsn = person.Bsn,
        VNumber = person.VNumber,
        PartnerPrefix = person.Name.PartnerPrefix,
        PartnerFamilyName = person.Name.PartnerFamilyName,
        NameUsage = person.Name.Usage.ToString(),
        NoGivenNames = person.Name.NoGivenNames,
        NoFamilyName = person.Name.NoFamilyName,
        BirthPlace = person.BirthPlace,
        BirthCountry = CodeInput.Of(person.BirthCountry, Text.Language),
        Gender = person.Gender?.ToString(),
    };
}

public sealed class DutyForm
{
    public const string CurrentAct = "wi2021";

    public Guid OnceKey { get; set; }
    public int Version { get; set; }
    public string? State { get; set; }
    public string? Act { get; set; }
    public string? Grounds { get; set; }
    public string? DecidedOn { get; set; }
    public string? From { get; set; }
    public string? Reason { get; set; }
    public IReadOnlyList<Choice> Acts { get; set; } = [];
    public IReadOnlyList<Choice> GroundsChoices { get; set; } = [];
}
