using Microsoft.AspNetCore.Mvc;
using ReceptionCentre.Application.Newcomers;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Web.Shared.Forms;
using ReceptionCentre.Web.Shared.Security;
using ReceptionCentre.Web.Shared.Texts;

namespace ReceptionCentre.Web.Features.Newcomers;

/// <summary>Registering somebody, a journey of three pages: who, the stay, check. What is typed is kept on the server page by page.</summary>
[Needs(Permission.RegisterNewcomer)]
public sealed partial class RegistrationController(ICodeLists codes, CurrentStaff me) : ReceptionController
{
    /// <summary>The first page, before anything is kept.</summary>
    [HttpGet("/newcomers/register")]
    public IActionResult Begin() => View("Person", new PersonForm { OnceKey = Guid.NewGuid() });

    [HttpPost("/newcomers/register")]
    public Task<IActionResult> Begin(PersonForm form) => SavePersonAsync(null, form);

    /// <summary>From the search: with what was typed there, or for somebody who is known already.</summary>
    /// <param name="householdOf">From the household of a file: whoever is registered is then added to it.</param>
    [HttpPost("/newcomers/register/begin")]
    public async Task<IActionResult> BeginWith(string? typed, Guid? personId, Guid? householdOf, Guid onceKey)
    {
        var journeyId = await Mediator.Send(new BeginRegistration.Command(onceKey, typed, personId, householdOf), Stop);
        return RedirectToAction(personId is null ? nameof(Person) : nameof(Stay), new { journeyId });
    }

    /// <param name="wrong">Somebody came back from the check: what is wrong is said at once.</param>
    [HttpGet("/newcomers/register/{journeyId:guid}/person")]
    public async Task<IActionResult> Person(Guid journeyId, bool wrong)
    {
        var answers = await Ask(new ShowRegistration.Query(journeyId));
        if (answers.PersonId is not null)
            return RedirectToAction(nameof(Stay), new { journeyId });
        var form = await PersonFormAsync(answers);
        if (!wrong)
            return View(form);
        var reading = new Reading(Today);
        return await Attempt(await form.ReadAsync(codes, reading, Stop), _ => View(form), () => Task.FromResult<IActionResult>(View(form)), reading);
    }

    [HttpPost("/newcomers/register/{journeyId:guid}/person")]
    public Task<IActionResult> Person(Guid journeyId, PersonForm form) => SavePersonAsync(journeyId, form);

    /// <param name="wrong">Somebody came back from the check: what is wrong is said at once.</param>
    [HttpGet("/newcomers/register/{journeyId:guid}/stay")]
    public async Task<IActionResult> Stay(Guid journeyId, bool wrong)
    {
        var answers = await Ask(new ShowRegistration.Query(journeyId));
        if (answers.CalledName is null && answers.PersonId is null)
            return RedirectToAction(nameof(Person), new { journeyId });
        var form = await WithChoicesAsync(await StayFormAsync(answers), answers.PersonId);
        if (!wrong)
            return View(form);
        var reading = new Reading(Today);
        return await Attempt(
            new CheckStay.Command(await form.ReadAsync(codes, reading, Stop)), _ => View(form), () => Task.FromResult<IActionResult>(View(form)), reading);
    }

    [HttpPost("/newcomers/register/{journeyId:guid}/stay")]
    public async Task<IActionResult> Stay(Guid journeyId, StayForm form)
    {
        var answers = await Ask(new ShowRegistration.Query(journeyId));
        var reading = new Reading(Today);
        var stay = await form.ReadAsync(codes, reading, Stop);
        var kept = form.Keep(answers, stay);
        await Mediator.Send(new KeepRegistration.Command(journeyId, kept), Stop);
        return await Attempt(
            new CheckStay.Command(stay), _ => RedirectToAction(nameof(Check), new { journeyId }),
            async () => View(await WithChoicesAsync(form, answers.PersonId)), reading);
    }

    [HttpGet("/newcomers/register/{journeyId:guid}/check")]
    public async Task<IActionResult> Check(Guid journeyId)
    {
        var answers = await Ask(new ShowRegistration.Query(journeyId));
        return await UnfinishedPageAsync(journeyId, answers) ?? View(await CheckViewAsync(journeyId, answers));
    }

    /// <param name="seen">The possible duplicates were on the page, and the clerk says that it is somebody else.</param>
    [HttpPost("/newcomers/register/{journeyId:guid}/check")]
    public async Task<IActionResult> Register(Guid journeyId, bool seen)
    {
        // Sent again after it was done: on a slow line, or with the back button.
        if (await Ask(new FinishedRegistration.Query(journeyId)) is { } finished)
            return RedirectToAction("Overview", "CaseFiles", new { finished.CaseFileId });
        var answers = await Ask(new ShowRegistration.Query(journeyId));
        if (await UnfinishedPageAsync(journeyId, answers) is { } page)
            return page;
        var (person, stay) = (Answer.Person(answers, Today), Answer.Stay(answers, Today));
        return await Attempt(
            new RegisterNewcomer.Command(
                journeyId, answers.PersonId, person.CalledName, person.GivenNames, person.Prefix, person.FamilyName, person.OwnScript,
                person.BirthDate, person.Nationality, person.Bsn, person.VNumber, stay, seen),
            done =>
            {
                if (answers.PersonId is null)
                    Say("Newcomers.Registered", answers.CalledName);
                else
                    Say("Newcomers.FileOpened");
                return answers.HouseholdOf is { } family
                    ? RedirectToAction("Add", "Households", new { caseFileId = family, done.PersonId })
                    : RedirectToAction("Overview", "CaseFiles", new { caseFileId = done.CaseFileId });
            },
            async () => View("Check", await CheckViewAsync(journeyId, answers)));
    }

    /// <summary>It is somebody whom we know: to the file, or to a new stay when there is none here.</summary>
    [HttpPost("/newcomers/register/{journeyId:guid}/same")]
    public async Task<IActionResult> Same(Guid journeyId, Guid personId, Guid? caseFileId)
    {
        var answers = await Ask(new ShowRegistration.Query(journeyId));
        if (caseFileId is { } file)
        {
            await Mediator.Send(new CancelRegistration.Command(journeyId), Stop);
            return answers.HouseholdOf is { } family
                ? RedirectToAction("Add", "Households", new { caseFileId = family, personId })
                : RedirectToAction("Overview", "CaseFiles", new { caseFileId = file });
        }
        await Mediator.Send(new KeepRegistration.Command(journeyId, answers with { PersonId = personId }), Stop);
        return RedirectToAction(nameof(Check), new { journeyId });
    }

    [HttpPost("/newcomers/register/{journeyId:guid}/cancel")]
    public async Task<IActionResult> Cancel(Guid journeyId)
    {
        await Mediator.Send(new CancelRegistration.Command(journeyId), Stop);
        Say("Newcomers.RegistrationCancelled");
        return RedirectToAction("Desk", "Newcomers");
    }

    private async Task<IActionResult> SavePersonAsync(Guid? journeyId, PersonForm form)
    {
        var reading = new Reading(Today);
        var command = await form.ReadAsync(codes, reading, Stop);
        // What was typed is kept, right or wrong: a session that ends here loses nothing.
        var id = journeyId ?? await Mediator.Send(new BeginRegistration.Command(form.OnceKey), Stop);
        var answers = await Ask(new ShowRegistration.Query(id));
        await Mediator.Send(new KeepRegistration.Command(id, form.Keep(answers, command)), Stop);
        ViewData["JourneyId"] = id;
        RouteData.Values["journeyId"] = id;
        return await Attempt(command, _ => RedirectToAction(nameof(Stay), new { journeyId = id }), () => Task.FromResult<IActionResult>(View("Person", form)), reading);
    }

    // What was typed is kept right or wrong, and a page can be skipped by its address: before anything is registered,
    // the page that is not right yet is shown.
    private async Task<IActionResult?> UnfinishedPageAsync(Guid journeyId, RegistrationAnswers answers)
    {
        if (!answers.HasStay)
            return RedirectToAction(nameof(Stay), new { journeyId });
        var reading = new Reading(Today);
        if (answers.PersonId is null && !await HoldsAsync(await (await PersonFormAsync(answers)).ReadAsync(codes, reading, Stop), reading))
            return RedirectToAction(nameof(Person), new { journeyId, wrong = true });
        reading = new Reading(Today);
        var stay = await StayFormAsync(answers);
        // What the page would fill in was not chosen yet.
        stay.Task = answers.Task;
        return await HoldsAsync(new CheckStay.Command(await stay.ReadAsync(codes, reading, Stop)), reading)
            ? null : RedirectToAction(nameof(Stay), new { journeyId, wrong = true });
    }

    private async Task<bool> HoldsAsync(ICommand<bool> check, Reading reading)
    {
        try
        {
            return reading.Errors.Count == 0 && await Mediator.Send(check, Stop);
        }
        catch (InvalidInputException)
        {
            return false;
        }
    }

    private async Task<PersonForm> PersonFormAsync(RegistrationAnswers answers) =>
        PersonForm.Of(answers, await CodeAsync(Lists.Nationalities, answers.Nationality));

    private async Task<StayForm> StayFormAsync(RegistrationAnswers answers) => StayForm.Of(
        answers, await CodeAsync(Lists.Motives, answers.Motive), await CodeAsync(Lists.Languages, answers.Language),
        await CodeAsync(Lists.Languages, answers.OtherLanguage));

    private async Task<StayForm> WithChoicesAsync(StayForm form, Guid? personId)
    {
        var municipalities = new List<Choice>();
        foreach (var code in me.Municipalities)
            municipalities.Add(new(code, T.Code(await codes.FindAsync(Lists.Municipalities, code, Stop))));
        form.Municipalities = [.. municipalities.OrderBy(choice => choice.Words, StringComparer.CurrentCulture)];
        form.Municipality ??= form.Municipalities.Count == 1 ? form.Municipalities[0].Value : null;
        form.Tasks = await ChoicesAsync(Lists.Tasks);
        form.AddressKinds = await ChoicesAsync(Lists.AddressKinds);
        form.Known = personId is { } known ? await Ask(new KnownPerson.Query(known)) : null;
        return form;
    }

    private async Task<IReadOnlyList<Choice>> ChoicesAsync(string list) =>
        [.. (await codes.AllAsync(list, Stop)).Where(code => code.IsValidOn(Today)).Select(code => new Choice(code.Value, code.In(Text.Language)))];

    private async Task<CodeInput> CodeAsync(string list, string? value) =>
        await codes.FindAsync(list, value, Stop) is { } code ? CodeInput.Of(code, Text.Language) : new() { Text = value };

    private async Task<CheckView> CheckViewAsync(Guid journeyId, RegistrationAnswers answers)
    {
        var (person, stay) = (Answer.Person(answers, Today), Answer.Stay(answers, Today));
        var duplicates = answers.PersonId is null && person.CalledName is { } called
            ? await Ask(new FindDuplicates.Query(
                new NameParts(called, person.GivenNames, person.Prefix, person.FamilyName, person.OwnScript),
                person.BirthDate ?? Domain.Facts.PartialDate.Unknown, person.Bsn, person.VNumber))
            : new([], []);
        return new(
            journeyId, answers, person, stay, duplicates, await codes.FindAsync(Lists.Nationalities, person.Nationality, Stop),
            await codes.FindAsync(Lists.Municipalities, stay.Municipality, Stop), await codes.FindAsync(Lists.Tasks, stay.Task, Stop),
            await codes.FindAsync(Lists.Motives, stay.Motive, Stop), await codes.FindAsync(Lists.AddressKinds, stay.AddressKind, Stop),
            await codes.FindAsync(Lists.Languages, stay.Language, Stop), await codes.FindAsync(Lists.Languages, stay.OtherLanguage, Stop),
            answers.PersonId is { } known ? await Ask(new KnownPerson.Query(known)) : null);
    }
}
