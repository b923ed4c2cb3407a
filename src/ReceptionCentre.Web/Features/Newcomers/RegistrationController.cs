using Microsoft.AspNetCore.Mvc;
using ReceptionCentre.Application.Newcomers;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Application.Stays;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Web.Features.CaseFiles;
using ReceptionCentre.Web.Shared.Forms;
using ReceptionCentre.Web.Shared.Security;
using ReceptionCentre.Web.Shared.Texts;

namespace ReceptionCentre.Web.Features.Newcomers;

/// <summary>Registering somebody, a journey of three pages: who, the stay, check. What is typed is kept on the server page by page.</summary>
[Needs(Permission.RegisterNewcomer)]
public sealed partial class RegistrationController(ICodeLists codes, CurrentStaff me, LookedAtToken looked) : ReceptionController
{
    /// <summary>The first page, before anything is kept.</summary>
    [HttpGet("/newcomers/register")]
    public async Task<IActionResult> Begin() => View("Person", await WithQuestionsAsync(new PersonForm { OnceKey = Guid.NewGuid() }, new()));

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
        var form = await WithChoicesAsync(await StayFormAsync(answers), answers);
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
        var asked = await Ask(new RegistrationQuestions.Query(RegistrationPage.Stay));
        var kept = form.Keep(answers, stay, asked.All);
        await Mediator.Send(new KeepRegistration.Command(journeyId, kept), Stop);
        // What goes with the motive is asked next, when there is something that is asked at once.
        var next = !kept.HasResidence && (await ResidenceQuestionsAsync(kept)).AtOnce.Count > 0 ? nameof(Residence) : nameof(Check);
        return await Attempt(
            new CheckStay.Command(stay), _ => RedirectToAction(next, new { journeyId }),
            async () => View(await WithChoicesAsync(form, kept)), reading);
    }

    /// <summary>What goes with the motive and the task.</summary>
    /// <param name="wrong">Somebody came back from the check: what is wrong is said at once.</param>
    [HttpGet("/newcomers/register/{journeyId:guid}/residence")]
    public async Task<IActionResult> Residence(Guid journeyId, bool wrong)
    {
        var answers = await Ask(new ShowRegistration.Query(journeyId));
        if (!answers.HasStay)
            return RedirectToAction(nameof(Stay), new { journeyId });
        var form = await ResidenceFormAsync(answers);
        if (!wrong)
            return View(form);
        var reading = new Reading(Today);
        return await Attempt(await ResidenceCheckAsync(form, answers, reading), _ => View(form), () => Task.FromResult<IActionResult>(View(form)), reading);
    }

    [HttpPost("/newcomers/register/{journeyId:guid}/residence")]
    public async Task<IActionResult> Residence(Guid journeyId, ResidenceForm form)
    {
        var answers = await Ask(new ShowRegistration.Query(journeyId));
        var asked = await ResidenceQuestionsAsync(answers);
        var reading = new Reading(Today);
        var check = await ResidenceCheckAsync(form, answers, reading);
        var sent = form.SentResidence(check.Person ?? await form.ReadAsync(codes, new Reading(Today), Stop), check.Residence);
        var kept = Questions.Take(answers, sent, asked.All) with { HasResidence = true };
        await Mediator.Send(new KeepRegistration.Command(journeyId, kept), Stop);
        return await Attempt(
            check, _ => RedirectToAction(nameof(Check), new { journeyId }), async () => View(await WithResidenceAsync(form, kept)), reading);
    }

    [HttpGet("/newcomers/register/{journeyId:guid}/check")]
    public async Task<IActionResult> Check(Guid journeyId)
    {
        var answers = await Ask(new ShowRegistration.Query(journeyId));
        return await UnfinishedPageAsync(journeyId, answers) ?? View(await CheckViewAsync(journeyId, answers));
    }

    /// <param name="lookedAt">The possible duplicates that were on the page: the clerk says that it is somebody else.</param>
    [HttpPost("/newcomers/register/{journeyId:guid}/check")]
    public async Task<IActionResult> Register(Guid journeyId, string? lookedAt)
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
                person.BirthDate, person.Nationality, person.Bsn, person.VNumber, stay, looked.Read(lookedAt),
                person.Details, person.OtherNationality, person.Document, Answer.Residence(answers, Today)),
            done =>
            {
                if (answers.PersonId is null)
                    Say("Newcomers.Registered", answers.CalledName);
                else
                    Say("Newcomers.FileOpened");
                TempData[CaseFilesController.JustRegistered] = done.CaseFileId;
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
        var asked = await Ask(new RegistrationQuestions.Query(RegistrationPage.Person));
        var kept = Questions.Take(answers, form.Sent(command), asked.All);
        await Mediator.Send(new KeepRegistration.Command(id, kept), Stop);
        ViewData["JourneyId"] = id;
        RouteData.Values["journeyId"] = id;
        return await Attempt(command, _ => RedirectToAction(nameof(Stay), new { journeyId = id }), async () => View("Person", await WithQuestionsAsync(form, kept)), reading);
    }

    // Names are asked on the first page: here they only have to be there.
    private async Task<CheckResidence.Command> ResidenceCheckAsync(ResidenceForm form, RegistrationAnswers answers, Reading reading) => new(
        await form.ReadResidenceAsync(codes, reading, Stop),
        answers.PersonId is not null ? null : await form.ReadAsync(codes, reading, Stop) with { CalledName = answers.CalledName });

    // What was typed is kept right or wrong, and a page can be skipped by its address: before anything is registered,
    // the page that is not right yet is shown.
    private async Task<IActionResult?> UnfinishedPageAsync(Guid journeyId, RegistrationAnswers answers)
    {
        if (!answers.HasStay)
            return RedirectToAction(nameof(Stay), new { journeyId });
        var reading = new Reading(Today);
        // What goes with the motive is looked at on its own page, where it was asked.
        var asked = (await Ask(new RegistrationQuestions.Query(RegistrationPage.Person))).All.Except((await ResidenceQuestionsAsync(answers)).All);
        if (answers.PersonId is null && !await HoldsAsync(await (await PersonFormAsync(Questions.Take(new(), answers, asked))).ReadAsync(codes, reading, Stop), reading))
            return RedirectToAction(nameof(Person), new { journeyId, wrong = true });
        reading = new Reading(Today);
        var stay = await StayFormAsync(answers);
        // What the page would fill in was not chosen yet.
        stay.Task = answers.Task;
        if (!await HoldsAsync(new CheckStay.Command(await stay.ReadAsync(codes, reading, Stop)), reading))
            return RedirectToAction(nameof(Stay), new { journeyId, wrong = true });
        reading = new Reading(Today);
        return await HoldsAsync(await ResidenceCheckAsync(await ResidenceFormAsync(answers), answers, reading), reading)
            ? null : RedirectToAction(nameof(Residence), new { journeyId, wrong = true });
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
        await WithQuestionsAsync(await new PersonForm().FillAsync(answers, codes, Stop), answers);

    private async Task<ResidenceForm> ResidenceFormAsync(RegistrationAnswers answers)
    {
        var asked = (await ResidenceQuestionsAsync(answers)).All;
        // Only what stands on the page is read from it.
        return await WithResidenceAsync(await new ResidenceForm().FillResidenceAsync(Questions.Take(new(), answers, asked), codes, Stop), answers);
    }

    private Task<RegistrationQuestions.PageQuestions> ResidenceQuestionsAsync(RegistrationAnswers answers) =>
        Ask(new RegistrationQuestions.Query(RegistrationPage.Residence, answers.Motive, answers.Task, answers.PersonId is not null));

    private async Task<TForm> WithQuestionsAsync<TForm>(TForm form, RegistrationAnswers answers) where TForm : PersonForm
    {
        form.Asked = await Ask(new RegistrationQuestions.Query(RegistrationPage.Person));
        form.DocumentKinds = await ChoicesAsync(Lists.IdentityDocumentKinds);
        form.Steps = await StepsAsync(answers);
        return form;
    }

    private async Task<ResidenceForm> WithResidenceAsync(ResidenceForm form, RegistrationAnswers answers)
    {
        await WithQuestionsAsync(form, answers);
        form.Asked = await ResidenceQuestionsAsync(answers);
        form.LodgingKinds = await ChoicesAsync(Lists.LodgingKinds);
        form.LodgingOwners = await ChoicesAsync(Lists.LodgingOwners);
        form.NotRegisteredReasons = await ChoicesAsync(Lists.NotInRegisterReasons);
        form.Acts = [.. (await codes.AllAsync(Lists.Acts, Stop)).Where(code => code.Value.StartsWith("wi", StringComparison.Ordinal)).Select(code => new Choice(code.Value, code.In(Text.Language)))];
        form.Motive = await codes.FindAsync(Lists.Motives, answers.Motive, Stop);
        form.KnownPerson = answers.PersonId is not null;
        return form;
    }

    /// <summary>Who is known is not asked about: one page less. What goes with a motive may be one more.</summary>
    private async Task<int> StepsAsync(RegistrationAnswers answers) =>
        (answers.PersonId is null ? 3 : 2) + (answers.HasResidence || (await ResidenceQuestionsAsync(answers)).AtOnce.Count > 0 ? 1 : 0);

    private async Task<StayForm> StayFormAsync(RegistrationAnswers answers) => StayForm.Of(
        answers, await CodeAsync(Lists.Motives, answers.Motive), await CodeAsync(Lists.Languages, answers.Language),
        await CodeAsync(Lists.Languages, answers.OtherLanguage));

    private async Task<StayForm> WithChoicesAsync(StayForm form, RegistrationAnswers answers)
    {
        form.Asked = await Ask(new RegistrationQuestions.Query(RegistrationPage.Stay));
        form.Steps = await StepsAsync(answers);
        var municipalities = new List<Choice>();
        foreach (var code in me.Municipalities)
            municipalities.Add(new(code, T.Code(await codes.FindAsync(Lists.Municipalities, code, Stop))));
        form.Municipalities = [.. municipalities.OrderBy(choice => choice.Words, StringComparer.CurrentCulture)];
        form.Municipality ??= form.Municipalities.Count == 1 ? form.Municipalities[0].Value : null;
        form.Tasks = await ChoicesAsync(Lists.Tasks);
        form.AddressKinds = await ChoicesAsync(Lists.AddressKinds);
        form.Known = answers.PersonId is { } known ? await Ask(new KnownPerson.Query(known)) : null;
        return form;
    }

    private async Task<IReadOnlyList<Choice>> ChoicesAsync(string list) =>
        [.. (await codes.AllAsync(list, Stop)).Where(code => code.IsValidOn(Today)).Select(code => new Choice(code.Value, code.In(Text.Language)))];

    private async Task<CodeInput> CodeAsync(string list, string? value) =>
        await codes.FindAsync(list, value, Stop) is { } code ? CodeInput.Of(code, Text.Language) : new() { Text = value };

    private async Task<CheckView> CheckViewAsync(Guid journeyId, RegistrationAnswers answers)
    {
        var (person, stay) = (Answer.Person(answers, Today), Answer.Stay(answers, Today));
        var duplicates = answers.PersonId is null && person.CalledName is not null
            ? await Ask(new FindDuplicates.Query(person.Identity(person.Details, person.BirthDate, person.Bsn, person.VNumber, [person.Nationality, person.OtherNationality], person.Document)))
            : new([], []);
        return new(
            journeyId, answers, person, stay, duplicates, await codes.FindAsync(Lists.Nationalities, person.Nationality, Stop),
            await codes.FindAsync(Lists.Municipalities, stay.Municipality, Stop), await codes.FindAsync(Lists.Tasks, stay.Task, Stop),
            await codes.FindAsync(Lists.Motives, stay.Motive, Stop), await codes.FindAsync(Lists.AddressKinds, stay.AddressKind, Stop),
            await codes.FindAsync(Lists.Languages, stay.Language, Stop), await codes.FindAsync(Lists.Languages, stay.OtherLanguage, Stop),
            answers.PersonId is { } known ? await Ask(new KnownPerson.Query(known)) : null,
            [.. (answers.PersonId is null ? await PersonAnswersAsync(answers, person) : []).Concat(await ResidenceAnswersAsync(Answer.Residence(answers, Today)))],
            await NotAtThatTimeAsync(person), (await ResidenceQuestionsAsync(answers)).All.Any(), await StepsAsync(answers));
    }

    // What few are asked stands on the check page only when it was answered.
    private async Task<List<AnsweredQuestion>> PersonAnswersAsync(RegistrationAnswers answers, CheckPerson.Command person)
    {
        var residence = (await ResidenceQuestionsAsync(answers)).All.ToHashSet(StringComparer.Ordinal);
        var (details, found) = (person.Details!, new List<AnsweredQuestion>());
        void Add(string question, string label, params string?[] parts)
        {
            var words = string.Join(", ", parts.Where(part => !string.IsNullOrEmpty(part)));
            if (words.Length > 0)
                found.Add(new(residence.Contains(question) ? nameof(Residence) : nameof(Person), T[label], words));
        }
        Add(Questions.PartnerName, "Newcomers.PartnerName", string.Join(' ', new[] { details.PartnerPrefix, details.PartnerFamilyName }.Where(part => part is not null)), details.PartnerFamilyName is null ? null : T.Of("Newcomers", details.NameUsage));
        Add(Questions.OneName, "Newcomers.OneName", details.NoFamilyName ? T["Newcomers.NoFamilyName.Is"] : null, details.NoGivenNames ? T["Newcomers.NoGivenNames.Is"] : null);
        Add(Questions.BirthPlace, "Newcomers.BirthPlace", details.BirthPlace, await WordsAsync(Lists.Countries, details.BirthCountry));
        Add(Questions.Gender, "Newcomers.Gender", details.Gender is { } gender ? T.Of("Newcomers", gender) : null);
        Add(Questions.OtherNationality, "Newcomers.OtherNationality", await WordsAsync(Lists.Nationalities, person.OtherNationality));
        Add(
            Questions.Document, "Newcomers.Document", await WordsAsync(Lists.IdentityDocumentKinds, person.Document!.DocumentKind), person.Document.DocumentNumber,
            await WordsAsync(Lists.Countries, person.Document.DocumentState),
            person.Document.DocumentValidUntil is { } until ? T["Newcomers.ValidUntil", until.InDigits()] : null);
        return found;
    }

    private async Task<List<AnsweredQuestion>> ResidenceAnswersAsync(ResidenceInput stay)
    {
        var found = new List<AnsweredQuestion>();
        void Add(string label, params string?[] parts)
        {
            var words = string.Join(", ", parts.Where(part => !string.IsNullOrEmpty(part)));
            if (words.Length > 0)
                found.Add(new(nameof(Residence), T[label], words));
        }
        Add("Stays.FormalMotive", await WordsAsync(Lists.Motives, stay.FormalMotive));
        Add("Stays.Title", await WordsAsync(Lists.ResidenceTitles, stay.Title), stay.TitleUntil is { } until ? T["Newcomers.ValidUntil", until.InDigits()] : null);
        Add("Stays.IntendedStay", stay.IntendedStay is { } length ? T.Of("Stays", length) : null, stay.AskAgainOn is { } on ? T["Stays.AskAgainOn.Is", on.InDigits()] : null);
        Add("Stays.Employer", stay.Employer);
        Add("Stays.Referent", stay.Referent);
        Add("Stays.Institution", stay.Institution);
        Add("Stays.Guardian", stay.Guardian);
        Add("Stays.Lodging", await WordsAsync(Lists.LodgingKinds, stay.LodgingKind), await WordsAsync(Lists.LodgingOwners, stay.LodgingOwner));
        Add("CaseFiles.Duty", stay.Duty is { } duty ? T.Of("Stays", duty) : null, stay.DutyDecidedOn is { } decided ? T["CaseFiles.DecidedByDuo", decided.InDigits()] : null);
        Add("Stays.Register", stay.Register is { } register ? T.Of("Stays", register) : null, await WordsAsync(Lists.NotInRegisterReasons, stay.NotRegisteredBecause));
        return found;
    }

    private async Task<string?> WordsAsync(string list, string? code) => (await codes.FindAsync(list, code, Stop))?.In(Text.Language);

    // Looked at and never refused: papers name countries that are no more.
    private async Task<IReadOnlyList<CodeView>> NotAtThatTimeAsync(CheckPerson.Command person)
    {
        var found = new List<CodeView>();
        if (await codes.FindAsync(Lists.Countries, person.Details!.BirthCountry, Stop) is { } country && !country.CanHoldOn(person.BirthDate ?? Domain.Facts.PartialDate.Unknown))
            found.Add(country);
        foreach (var code in new[] { person.Nationality, person.OtherNationality })
        {
            if (await codes.FindAsync(Lists.Nationalities, code, Stop) is { } nationality && !nationality.IsValidOn(Today))
                found.Add(nationality);
        }
        return found;
    }
}
