using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Linking;
using ReceptionCentre.Application.NameMatching;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.PopulationRegister;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Application.Stays;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.NameMatching;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.Stays;

namespace ReceptionCentre.Application.Newcomers;

/// <summary>Who somebody is, read and tidied: enough to make a person of.</summary>
/// <param name="BirthDate">Null = not asked.</param>
/// <param name="Nationalities">Codes; null = not asked.</param>
internal sealed record NewcomerIdentity(
    NameParts Name, PartialDate? BirthDate, PersonDetails Details, IReadOnlyList<string?> Nationalities, string? Bsn, string? VNumber, DocumentInput? Document = null)
{
    /// <summary>By what somebody who is known already would be recognised.</summary>
    public Identity Identity => new(
        Name, BirthDate ?? PartialDate.Unknown, Bsn, VNumber, Details.Gender, [.. Nationalities.OfType<string>()], Document?.DocumentNumber is { } number ? [number] : []);
}

/// <summary>The one way in which somebody becomes a person with a stay and a file, registered alone or with a family.</summary>
internal sealed class NewcomerWork(
    IReceptionDb db, ICodeLists codes, ICurrentStaff current, PossibleDuplicates duplicates, NameIndex index, IOneAtATime oneAtATime, TimeProvider time)
{
    /// <param name="looked">The possible duplicates of whom the clerk says that it is somebody else.</param>
    /// <exception cref="BrokenRuleException">It may be somebody whom we know, and at whom nobody looked.</exception>
    public async Task<Person> RegisterAsync(NewcomerIdentity who, LookedAt looked, TakenOver taken, CancellationToken cancellationToken)
    {
        var (name, details) = (who.Name, who.Details);
        var (today, provenance, born) = (time.Today(), taken.Said, who.BirthDate ?? PartialDate.Unknown);
        await oneAtATime.TakeAsync(AlikeIn(who), cancellationToken);
        if (looked != LookedAt.Everybody)
        {
            var candidates = await duplicates.FindAsync(who.Identity, cancellationToken);
            NewcomerRules.PossibleDuplicatesAreLookedAt.Check(candidates.All(candidate => looked.Covers(candidate.PersonId)));
        }
        var person = Person.Register(name, taken.Name(name));
        if (who.BirthDate is not null || details.BirthPlace is not null || details.BirthCountry is not null)
            person.RecordBirth(born, details.BirthCountry, today, taken.Birth(born, details.BirthPlace, details.BirthCountry), details.BirthPlace);
        if (details.Gender is { } gender)
            person.CorrectGender(gender, today, taken.Gender(gender));
        taken.AddNationalities(person, who.Nationalities, (await codes.AllAsync(Lists.Nationalities, cancellationToken)).Select(code => code.Value));
        if (who.Document is { IsEmpty: false } document)
            person.AddDocument(document.Document, PartialDate.Unknown, provenance);
        if (who.Bsn is { } bsn)
            person.RecordNumber(IdentityNumberKind.Bsn, bsn, taken.Bsn(bsn));
        if (who.VNumber is { } vNumber)
            person.RecordNumber(IdentityNumberKind.VNumber, vNumber, provenance);
        db.Persons.Add(person);
        index.Add(person);
        return person;
    }

    // Two desks that register the same person at the same moment: the second waits, then finds whom the first registered. The
    // same person has one of these in common, in whatever script the name is typed.
    private static IEnumerable<string> AlikeIn(NewcomerIdentity who)
    {
        if (who.Bsn is { } bsn)
            yield return $"bsn:{bsn}";
        if (who.VNumber is { } vNumber)
            yield return $"v-number:{vNumber}";
        if (who.Document is { IsEmpty: false } document)
            yield return $"document:{document.Document.Tidy().Number}";
        if (who.BirthDate is { IsUnknown: false } born)
            yield return $"born:{born.Number}";
        foreach (var word in NameWords.Of(who.Name))
            yield return $"name:{word}";
    }

    /// <summary>
    /// Somebody whom we know begins another stay. Names, birth, numbers, nationalities and languages are the person's and still
    /// hold. Where the person lives is not: an address from before is not taken over. DUO's decision stays with the stay that
    /// it was taken in.
    /// </summary>
    /// <exception cref="NotThereException">Somebody whom whoever registers may not know.</exception>
    /// <exception cref="BrokenRuleException">The person stays in this municipality already.</exception>
    public async Task<Person> ComesBackAsync(Guid personId, string municipality, CancellationToken cancellationToken)
    {
        // Who is registered and linked at the same moment: the stay begins with whoever leads.
        await oneAtATime.TakeAsync([LinkWork.NameOf(personId)], cancellationToken);
        personId = await db.LeadingAsync(personId, cancellationToken);
        await db.EnsureMayKnowAsync(personId, current, time.Today(), cancellationToken);
        var person = await db.Persons.Include(person => person.Languages).Include(person => person.ContactDetails).Include(person => person.Addresses)
            .FirstAsync(person => person.Id == personId, cancellationToken);
        StayRules.OneStayAtATime.Check(
            !await db.Stays.AnyAsync(other => other.PersonId == personId && other.Municipality == municipality && other.EndedOn == null, cancellationToken));
        if (!await db.Stays.AnyAsync(other => other.PersonId == personId && other.EndedOn == null, cancellationToken))
            person.LeaveAddress(PartialDate.Of(time.Today()));
        return person;
    }

    /// <summary>Stay and file begin, with what was said about them.</summary>
    public async Task<CaseFile> BeginStayAsync(Person person, StayInput said, ResidenceInput? residence, TakenOver taken, CancellationToken cancellationToken)
    {
        var (today, provenance) = (time.Today(), taken.Said);
        Describe(person, said, today, provenance, taken);
        var stay = Stay.BeginOrExpect(person.Id, said.Municipality!, said.ArrivedOn ?? PartialDate.Unknown, today);
        if (said.Motive is { } motive)
            stay.AddMotive(motive, said.ArrivedOn ?? PartialDate.Unknown, provenance);
        residence?.RecordOn(stay, said.ArrivedOn ?? PartialDate.Of(today), today, provenance);
        db.Stays.Add(stay);

        var file = CaseFile.Open(person.Id, stay.Id, said.Municipality!, said.Task!, today);
        file.Assign(await OnlyTeamAsync(said.Municipality!, cancellationToken), null, today, provenance);
        db.CaseFiles.Add(file);
        return file;
    }

    private static void Describe(Person person, StayInput stay, DateOnly today, Provenance provenance, TakenOver taken)
    {
        var from = PartialDate.Of(today);
        if (stay.Language is { } language)
            person.AddLanguage(language, preferred: true, stay.InterpreterWanted, from, provenance);
        if (stay.OtherLanguage is { } other && other != stay.Language)
            person.AddLanguage(other, preferred: false, interpreter: false, from, provenance);
        if (stay.Phone is { } phone)
            person.RecordContactDetail("mobile", phone, from, provenance);
        if (stay.Email is { } email)
            person.RecordContactDetail("email", email, from, provenance);
        if (stay.AddressKind is { } kind)
        {
            var (address, since, source) = taken.Address(kind == AddressFact.NoAddress ? new(kind) : new(kind, stay.Street, stay.Postcode, stay.Place), from);
            person.RecordAddress(address, since, source);
        }
    }

    /// <summary>With one team in the municipality the file is its; with more a manager decides.</summary>
    private async Task<Guid?> OnlyTeamAsync(string municipality, CancellationToken cancellationToken)
    {
        var teams = await db.Teams.Where(team => team.Municipality == municipality).OrderBy(team => team.Id).Take(2).Select(team => team.Id).ToListAsync(cancellationToken);
        return teams.Count == 1 ? teams[0] : null;
    }
}
