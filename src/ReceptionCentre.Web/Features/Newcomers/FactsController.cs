using Microsoft.AspNetCore.Mvc;
using ReceptionCentre.Application.Newcomers;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Application.Stays;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.Stays;
using ReceptionCentre.Web.Features.CaseFiles;
using ReceptionCentre.Web.Shared.Forms;
using ReceptionCentre.Web.Shared.Texts;

namespace ReceptionCentre.Web.Features.Newcomers;

/// <summary>Facts of a person and a stay that come in several: added, ended, withdrawn. And whether somebody who was expected came.</summary>
public sealed class FactsController(ICodeLists codes) : FileController
{
    [HttpGet("/case-files/{caseFileId:guid}/person/nationality"), Needs(Permission.ChangeNewcomer)]
    public async Task<IActionResult> Nationality(Guid caseFileId)
    {
        await HeadAsync(caseFileId);
        return View(await WithSourcesAsync(new NationalityForm { Version = (await PersonAsync(caseFileId)).Version }));
    }

    [HttpPost("/case-files/{caseFileId:guid}/person/nationality"), Needs(Permission.ChangeNewcomer)]
    public async Task<IActionResult> Nationality(Guid caseFileId, NationalityForm form)
    {
        var reading = new Reading(Today);
        var command = new AddNationality.Command(
            form.OnceKey, caseFileId, form.Version, await form.Nationality.ReadAsync(codes, Lists.Nationalities, nameof(form.Nationality), reading, Stop),
            reading.PartialDate(form.From, nameof(form.From)), Reading.Words(form.Source), Reading.Words(form.Reason));
        return await SaveAsync(caseFileId, command, reading, nameof(Nationality), form, async () => form.Version = (await PersonAsync(caseFileId)).Version);
    }

    [HttpGet("/case-files/{caseFileId:guid}/person/document"), Needs(Permission.ChangeNewcomer)]
    public async Task<IActionResult> Document(Guid caseFileId)
    {
        await HeadAsync(caseFileId);
        return View(await WithSourcesAsync(new DocumentForm { Version = (await PersonAsync(caseFileId)).Version }));
    }

    [HttpPost("/case-files/{caseFileId:guid}/person/document"), Needs(Permission.ChangeNewcomer)]
    public async Task<IActionResult> Document(Guid caseFileId, DocumentForm form)
    {
        var reading = new Reading(Today);
        var command = new AddIdentityDocument.Command(
            form.OnceKey, caseFileId, form.Version,
            new(
                Reading.Words(form.DocumentKind), Reading.Words(form.DocumentNumber),
                await form.DocumentState.ReadAsync(codes, Lists.Countries, nameof(form.DocumentState), reading, Stop),
                reading.PartialDate(form.DocumentValidUntil, nameof(form.DocumentValidUntil), StayForm.YearsAhead + StayForm.YearsAhead)),
            reading.PartialDate(form.IssuedOn, nameof(form.IssuedOn)), Reading.Words(form.Source), Reading.Words(form.Reason));
        return await SaveAsync(caseFileId, command, reading, nameof(Document), form, async () => form.Version = (await PersonAsync(caseFileId)).Version);
    }

    [HttpGet("/case-files/{caseFileId:guid}/person/facts/{factId:guid}/end"), Needs(Permission.ChangeNewcomer)]
    public Task<IActionResult> EndOfPerson(Guid caseFileId, Guid factId) => ShowEndAsync(caseFileId, factId, PersonOfFile.EndedAs.OfPerson);

    [HttpPost("/case-files/{caseFileId:guid}/person/facts/{factId:guid}/end"), Needs(Permission.ChangeNewcomer)]
    public Task<IActionResult> EndOfPerson(Guid caseFileId, Guid factId, EndForm form)
    {
        var reading = new Reading(Today);
        return EndAsync(
            caseFileId, factId, form, PersonOfFile.EndedAs.OfPerson, reading,
            new EndPersonFact.Command(form.OnceKey, caseFileId, factId, form.Version, form.NeverSo, reading.PartialDate(form.Until, nameof(form.Until)), Reading.Words(form.Reason)));
    }

    [HttpGet("/case-files/{caseFileId:guid}/residence/facts/{stayFactId:guid}/end"), Needs(Permission.ChangeStay)]
    public Task<IActionResult> EndOfStay(Guid caseFileId, Guid stayFactId) => ShowEndAsync(caseFileId, stayFactId, PersonOfFile.EndedAs.OfStay);

    [HttpPost("/case-files/{caseFileId:guid}/residence/facts/{stayFactId:guid}/end"), Needs(Permission.ChangeStay)]
    public Task<IActionResult> EndOfStay(Guid caseFileId, Guid stayFactId, EndForm form)
    {
        var reading = new Reading(Today);
        return EndAsync(
            caseFileId, stayFactId, form, PersonOfFile.EndedAs.OfStay, reading,
            new EndStayFact.Command(form.OnceKey, caseFileId, stayFactId, form.Version, form.NeverSo, reading.PartialDate(form.Until, nameof(form.Until)), Reading.Words(form.Reason)));
    }

    /// <summary>Work ended, and perhaps the dwelling with it.</summary>
    [HttpGet("/case-files/{caseFileId:guid}/residence/work/{partyId:guid}/end"), Needs(Permission.ChangeStay)]
    public async Task<IActionResult> EndOfWork(Guid caseFileId, Guid partyId)
    {
        await HeadAsync(caseFileId);
        var work = await Ask(new WorkToEnd.Query(caseFileId, partyId));
        return View(new WorkEndForm { Work = work, Version = work.Version, LastDay = work.LastDay?.InDigits(), LodgingLastDay = work.LodgingLastDay?.InDigits() });
    }

    [HttpPost("/case-files/{caseFileId:guid}/residence/work/{partyId:guid}/end"), Needs(Permission.ChangeStay)]
    public Task<IActionResult> EndOfWork(Guid caseFileId, Guid partyId, WorkEndForm form)
    {
        var reading = new Reading(Today);
        return Attempt(
            new EndWork.Command(
                form.OnceKey, caseFileId, partyId, form.Version, reading.Date(form.LastDay, nameof(form.LastDay)), reading.Date(form.LodgingLastDay, nameof(form.LodgingLastDay))),
            _ =>
            {
                Say("Stays.WorkEnded");
                return RedirectToAction("Details", "Persons", new { caseFileId });
            },
            async () =>
            {
                await HeadAsync(caseFileId);
                form.Work = await Ask(new WorkToEnd.Query(caseFileId, partyId));
                return View(form);
            },
            reading,
            async () =>
            {
                form.Work = await Ask(new WorkToEnd.Query(caseFileId, partyId));
                form.Version = form.Work.Version;
                await ChangedMeanwhileAsync(caseFileId);
                return View(form);
            });
    }

    [HttpGet("/case-files/{caseFileId:guid}/residence"), Needs(Permission.ChangeStay)]
    public async Task<IActionResult> Residence(Guid caseFileId)
    {
        await HeadAsync(caseFileId);
        return View("StayFacts", await WithChoicesAsync(new StayFactsForm { OnceKey = Guid.NewGuid(), Version = (await PersonAsync(caseFileId)).StayVersion }));
    }

    [HttpPost("/case-files/{caseFileId:guid}/residence"), Needs(Permission.ChangeStay)]
    public async Task<IActionResult> Residence(Guid caseFileId, StayFactsForm form)
    {
        var reading = new Reading(Today);
        var command = new RecordResidence.Command(
            form.OnceKey, caseFileId, form.Version, await form.OtherMotive.ReadAsync(codes, Lists.Motives, nameof(form.OtherMotive), reading, Stop),
            await form.ReadResidenceAsync(codes, reading, Stop), reading.PartialDate(form.From, nameof(form.From)), Reading.Words(form.Source), Reading.Words(form.Reason));
        return await Attempt(
            command,
            _ => Done(caseFileId),
            async () =>
            {
                await HeadAsync(caseFileId);
                return View("StayFacts", await WithChoicesAsync(form));
            },
            reading,
            async () =>
            {
                form.Version = (await PersonAsync(caseFileId)).StayVersion;
                await ChangedMeanwhileAsync(caseFileId);
                return View("StayFacts", await WithChoicesAsync(form));
            });
    }

    [HttpPost("/case-files/{caseFileId:guid}/arrival/confirm"), Needs(Permission.RegisterNewcomer)]
    public Task<IActionResult> ConfirmArrival(Guid caseFileId, int version, Guid onceKey) =>
        ArrivalAsync(caseFileId, new ConfirmArrival.Command(onceKey, caseFileId, version), "Stays.ArrivalConfirmed");

    [HttpPost("/case-files/{caseFileId:guid}/arrival/none"), Needs(Permission.RegisterNewcomer)]
    public Task<IActionResult> NoArrival(Guid caseFileId, int version, Guid onceKey) =>
        ArrivalAsync(caseFileId, new RecordNoArrival.Command(onceKey, caseFileId, version), "Stays.NoArrivalRecorded");

    // Two clerks with the same list: the second is told what the first did.
    private async Task<IActionResult> ArrivalAsync(Guid caseFileId, ICommand<Guid> command, string done)
    {
        try
        {
            await Mediator.Send(command, Stop);
            Say(done);
        }
        catch (ChangedMeanwhileException)
        {
            Say("Stays.ArrivalWasSettled");
        }
        catch (BrokenRuleException)
        {
            Say("Stays.ArrivalWasSettled");
        }
        return command is ConfirmArrival.Command ? RedirectToAction("Overview", "CaseFiles", new { caseFileId }) : RedirectToAction("Desk", "Newcomers");
    }

    private Task<PersonOfFile.Details> PersonAsync(Guid caseFileId) => Ask(new PersonOfFile.Query(caseFileId));

    private RedirectToActionResult Done(Guid caseFileId)
    {
        Say("Newcomers.Changed");
        return RedirectToAction("Details", "Persons", new { caseFileId });
    }

    private Task<IActionResult> SaveAsync(Guid caseFileId, ICommand<Guid> command, Reading reading, string view, SourceForm form, Func<Task> refresh) => Attempt(
        command,
        _ => Done(caseFileId),
        async () =>
        {
            await HeadAsync(caseFileId);
            return View(view, await WithSourcesAsync(form));
        },
        reading,
        async () =>
        {
            await refresh();
            await ChangedMeanwhileAsync(caseFileId);
            return View(view, await WithSourcesAsync(form));
        });

    // Only whoever is told that somebody saved meanwhile goes on from that version.
    private async Task ChangedMeanwhileAsync(Guid caseFileId)
    {
        await HeadAsync(caseFileId);
        ModelState.Remove(nameof(SourceForm.Version));
        ModelState.AddModelError("", T["Shared.ChangedMeanwhile"]);
        Response.StatusCode = StatusCodes.Status409Conflict;
    }

    private async Task<IActionResult> ShowEndAsync(Guid caseFileId, Guid factId, PersonOfFile.EndedAs of)
    {
        await HeadAsync(caseFileId);
        return View("End", await WithFactAsync(caseFileId, factId, of, new()));
    }

    private Task<IActionResult> EndAsync(Guid caseFileId, Guid factId, EndForm form, PersonOfFile.EndedAs of, Reading reading, ICommand<Guid> command) => Attempt(
        command,
        _ => Done(caseFileId),
        async () =>
        {
            await HeadAsync(caseFileId);
            var version = form.Version;
            var shown = await WithFactAsync(caseFileId, factId, of, form);
            shown.Version = version;
            return View("End", shown);
        },
        reading,
        async () =>
        {
            var shown = await WithFactAsync(caseFileId, factId, of, form);
            await ChangedMeanwhileAsync(caseFileId);
            return View("End", shown);
        });

    private async Task<EndForm> WithFactAsync(Guid caseFileId, Guid factId, PersonOfFile.EndedAs of, EndForm form)
    {
        var person = await PersonAsync(caseFileId);
        form.Fact = person.Facts.FirstOrDefault(fact => fact.FactId == factId && fact.EndedAs == of) ?? throw new NotThereException("fact");
        form.Version = of == PersonOfFile.EndedAs.OfPerson ? person.Version : person.StayVersion;
        return form;
    }

    private async Task<SourceForm> WithSourcesAsync(SourceForm form)
    {
        form.Sources = await ChoicesAsync(Lists.Sources);
        if (form is DocumentForm document)
            document.DocumentKinds = await ChoicesAsync(Lists.IdentityDocumentKinds);
        return form;
    }

    private async Task<StayFactsForm> WithChoicesAsync(StayFactsForm form)
    {
        form.Sources = await ChoicesAsync(Lists.Sources);
        form.LodgingKinds = await ChoicesAsync(Lists.LodgingKinds);
        form.LodgingOwners = await ChoicesAsync(Lists.LodgingOwners);
        form.NotRegisteredReasons = await ChoicesAsync(Lists.NotInRegisterReasons);
        return form;
    }

    private async Task<IReadOnlyList<Choice>> ChoicesAsync(string list) =>
        [.. (await codes.AllAsync(list, Stop)).Where(code => code.IsValidOn(Today)).Select(code => new Choice(code.Value, code.In(Text.Language)))];
}

/// <summary>Who or what says so, and why it is changed.</summary>
public class SourceForm
{
    public Guid OnceKey { get; set; } = Guid.NewGuid();
    public int Version { get; set; }
    public string? Source { get; set; } = Provenances.SaidByThePerson;
    public string? Reason { get; set; }
    public IReadOnlyList<Choice> Sources { get; set; } = [];
}

public sealed class NationalityForm : SourceForm
{
    public CodeInput Nationality { get; set; } = new();
    public string? From { get; set; }
}

public sealed class DocumentForm : SourceForm
{
    public string? DocumentKind { get; set; }
    public string? DocumentNumber { get; set; }
    public CodeInput DocumentState { get; set; } = new();
    public string? DocumentValidUntil { get; set; }
    public string? IssuedOn { get; set; }
    public IReadOnlyList<Choice> DocumentKinds { get; set; } = [];
}

public sealed class EndForm
{
    public Guid OnceKey { get; set; } = Guid.NewGuid();
    public int Version { get; set; }
    public bool NeverSo { get; set; }
    public string? Until { get; set; }
    public string? Reason { get; set; }
    public PersonOfFile.FactView? Fact { get; set; }
}

public sealed class WorkEndForm
{
    public Guid OnceKey { get; set; } = Guid.NewGuid();
    public int Version { get; set; }
    public string? LastDay { get; set; }
    public string? LodgingLastDay { get; set; }
    public WorkToEnd.Work? Work { get; set; }
}

/// <summary>The residence of a stay as recorded later: the fields of the registration, with since when and who says so.</summary>
public sealed class StayFactsForm : ResidenceForm
{
    public int Version { get; set; }
    public CodeInput OtherMotive { get; set; } = new();
    public string? From { get; set; }
    public string? Source { get; set; } = Provenances.SaidByThePerson;
    public string? Reason { get; set; }
    public IReadOnlyList<Choice> Sources { get; set; } = [];
}

/// <summary>A fact in words, wherever it is shown.</summary>
public static class FactWords
{
    public static string Of(Text text, PersonOfFile.FactView fact) => fact.Kind switch
    {
        "Birth" => Join(fact.Day is { IsUnknown: false } born ? born.InDigits() : text["Shared.Unknown"], fact.Words, Code(text, fact.Code)),
        "Gender" => text.Of("Newcomers", Enum.Parse<Gender>(fact.Words!)),
        "IntendedStay" => Join(text.Of("Stays", Enum.Parse<IntendedStay>(fact.Words!)), fact.Day is { } on ? text["Stays.AskAgainOn.Is", on.InDigits()] : null),
        "Register" => Join(text.Of("Stays", Enum.Parse<RegisterState>(fact.Words!)), Code(text, fact.OtherCode)),
        "Document" => Join($"{Code(text, fact.Code)}: {fact.Words}", Code(text, fact.OtherCode), fact.Day is { } until ? text["Newcomers.ValidUntil", until.InDigits()] : null),
        "Lodging" => Join(Code(text, fact.Code), Code(text, fact.OtherCode)),
        _ => string.Join(": ", new[] { Code(text, fact.Code), string.IsNullOrEmpty(fact.Words) ? null : fact.Words }.Where(part => part is not null)),
    };

    private static string? Code(Text text, CodeView? code) => code is null ? null : text.Code(code);

    private static string Join(params string?[] parts) => string.Join(", ", parts.Where(part => !string.IsNullOrEmpty(part)));
}
