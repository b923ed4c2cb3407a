using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using ReceptionCentre.Application.NameMatching;
using ReceptionCentre.Application.Newcomers;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.PopulationRegister;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Domain.PopulationRegister;
using ReceptionCentre.Web.Features.CaseFiles;
using ReceptionCentre.Web.Features.Newcomers;
using ReceptionCentre.Web.Shared.Forms;
using ReceptionCentre.Web.Shared.Security;
using ReceptionCentre.Web.Shared.Texts;

namespace ReceptionCentre.Web.Features.PopulationRegister;

/// <summary>What the pages of a registration and of a file share: ask, show who it may be, choose one.</summary>
public abstract class RegisterPages(ICodeLists codes, CurrentStaff me) : FileController
{
    /// <summary>Sends the question; null when it is wrong, with the errors by their fields.</summary>
    protected async Task<LookUpPerson.Result?> TryAsync(LookUpPerson.Query query, Reading? reading = null)
    {
        var wrong = new List<InvalidField>(reading?.Errors ?? []);
        if (wrong.Count > 0)
        {
            var validator = HttpContext.RequestServices.GetRequiredService<IValidator<LookUpPerson.Query>>();
            var result = await validator.ValidateAsync(query, Stop);
            wrong.AddRange(result.Errors.Where(error => error.PropertyName is nameof(query.Bsn) or nameof(query.FamilyName) or nameof(query.GivenNames) or nameof(query.Prefix))
                .Select(error => new InvalidField(error.PropertyName, error.ErrorMessage, error.FormattedMessagePlaceholderValues)));
        }
        try
        {
            if (wrong.Count == 0)
                return await Ask(query);
        }
        catch (InvalidInputException invalid)
        {
            wrong.AddRange(invalid.Fields);
        }
        foreach (var field in wrong)
            ModelState.AddModelError(field.Field == nameof(query.Born) ? nameof(LookupForm.BirthDate) : field.Field, T.Named(field.Text, field.Values));
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return null;
    }

    /// <summary>Keeps an answer with somebody in it; null when it led nowhere.</summary>
    protected async Task<Guid?> KeepAsync(LookUpPerson.Result answer, Guid? caseFileId, Guid? registrationId, string? task) =>
        answer.Outcome != RegisterOutcome.Answered || answer.FoundNobody ? null
            : await Mediator.Send(
                new KeepAnswer.Command(null, new() { CaseFileId = caseFileId, RegistrationId = registrationId, Task = task, AskedAt = answer.AskedAt, People = answer.People, Chosen = answer.Chosen }), Stop);

    /// <summary>Asks for all of the one who was chosen from a list.</summary>
    /// <param name="person">Place in the list.</param>
    /// <returns>Null = kept, and can be shown; else what came of it.</returns>
    protected async Task<RegisterOutcome?> ChooseAsync(Guid lookupId, RegisterLookup lookup, int? person)
    {
        if (person is not { } place || place < 0 || place >= lookup.People.Count || lookup.People[place].Bsn is not { } bsn)
        {
            ModelState.AddModelError("", T[PopulationRegisterRules.OnePersonIsChosen.Name]);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return RegisterOutcome.Answered;
        }
        var answer = await TryAsync(new(bsn, null, null, null, null, null, lookup.CaseFileId, lookup.Task));
        if (answer?.Chosen is not { } chosen)
            return answer?.Outcome ?? RegisterOutcome.Answered;
        await Mediator.Send(new KeepAnswer.Command(lookupId, lookup with { Chosen = chosen, AskedAt = answer.AskedAt }), Stop);
        return null;
    }

    protected async Task<AnswerView> AnswerAsync(Guid lookupId, RegisterLookup lookup)
    {
        var people = new List<RegisteredView>();
        foreach (var person in lookup.People)
            people.Add(await InWordsAsync(person));
        var chosen = lookup.Chosen is { } one ? await InWordsAsync(one) : null;
        var known = chosen is null || lookup.CaseFileId is not null ? null : await KnownAsync(chosen.Person);
        var others = known is null ? new Dictionary<Guid, string>()
            : await Ask(new OtherNumbers.Query([.. known.People.Select(person => person.PersonId)], chosen!.Person.Bsn));
        return new(lookupId, lookup, people, chosen, known, others);
    }

    protected async Task<LookupForm> WithChoicesAsync(LookupForm form)
    {
        form.Tasks = [.. (await codes.AllAsync(Lists.Tasks, Stop)).Where(code => code.IsValidOn(Today)).Select(code => new Choice(code.Value, code.In(Text.Language)))];
        return form;
    }

    // Called something by what the register told: enough to look whether we know the person.
    private Task<FindDuplicates.Result> KnownAsync(RegisteredPerson person) => Ask(new FindDuplicates.Query(new Identity(
        new NameParts(person.GivenNames ?? person.FamilyName ?? person.Bsn!, person.GivenNames, person.Prefix, person.FamilyName), person.Born ?? PartialDate.Unknown, person.Bsn)));

    private async Task<RegisteredView> InWordsAsync(RegisteredPerson person)
    {
        var nationalities = new List<string>();
        foreach (var nationality in person.Nationalities)
            nationalities.Add(T.Code(await codes.FindAsync(Lists.Nationalities, nationality.Code, Stop)));
        var municipality = person.Municipality is null ? null : T.Code(await codes.FindAsync(Lists.Municipalities, person.Municipality, Stop));
        var country = person.Address?.Country is { } code ? T.Code(await codes.FindAsync(Lists.Countries, code, Stop)) : null;
        var address = person.Address is { } known ? string.Join(", ", new[] { known.Street, Joined(known.Postcode, known.Place), country }.Where(part => !string.IsNullOrEmpty(part))) : null;
        return new(person, municipality, nationalities, address, person.IsSecret && !me.May(Permission.ReadLockedParts),
            person.BirthCountry is null ? null : T.Code(await codes.FindAsync(Lists.Countries, person.BirthCountry, Stop)));
    }

    private static string Joined(string? postcode, string? place) => string.Join(' ', new[] { postcode, place }.Where(part => part is not null));
}
