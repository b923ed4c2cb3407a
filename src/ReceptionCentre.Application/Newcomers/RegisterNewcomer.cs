using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Access;
using ReceptionCentre.Application.Auditing;
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

/// <summary>
/// Person, stay and case file begin together. The journey's id is the key: sent twice, or from two windows, it is one
/// registration. For somebody who is known already only stay and file begin.
/// </summary>
public static class RegisterNewcomer
{
    /// <param name="JourneyId">The registration's journey; also the key that makes it happen once.</param>
    /// <param name="PersonId">Somebody whom we know already; null = a new person.</param>
    /// <param name="DuplicatesLookedAt">The clerk saw the possible duplicates and says that it is somebody else.</param>
    [Needs(Permission.RegisterNewcomer)]
    public sealed record Command(
        Guid JourneyId, Guid? PersonId, string? CalledName, string? GivenNames, string? Prefix, string? FamilyName, string? OwnScript,
        PartialDate? BirthDate, string? Nationality, string? Bsn, string? VNumber, StayInput Stay, bool DuplicatesLookedAt,
        PersonDetails? Details = null, string? OtherNationality = null, DocumentInput? Document = null, ResidenceInput? Residence = null)
        : ICommand<Result>, IOnce, IPersonInput
    {
        public Guid OnceKey => JourneyId;

        internal Identity Identity => this.Identity(Details, BirthDate, Bsn, VNumber, [Nationality, OtherNationality], Document);
    }

    public sealed record Result(Guid PersonId, Guid CaseFileId);

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(ICurrentStaff current, TimeProvider time)
        {
            When(command => command.PersonId is null, () =>
            {
                this.NameFits();
                RuleFor(input => input.BirthDate).Must(born => born?.FirstPossible() is not { } first || first <= time.Today())
                    .WithMessage(NewcomerRules.BornInThePast.Name);
                PersonInputRules.NumbersFit(this, input => input.Bsn, input => input.VNumber);
                this.DetailsFit(input => input.Details);
                RuleFor(input => input.Document).SetValidator(new DocumentInputValidator()!).OverridePropertyName("");
            });
            RuleFor(command => command.Residence).SetValidator(new ResidenceInputValidator(time)!).OverridePropertyName("");
            RuleFor(command => command.Stay).SetValidator(new StayInputValidator(current));
        }
    }

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, ICurrentStaff current, IAuditTrail audit, PossibleDuplicates duplicates, NameIndex index, TimeProvider time) : IRequestHandler<Command, Result>
    {
        public async Task<Result> Handle(Command request, CancellationToken cancellationToken)
        {
            await codes.EnsureKnownAsync(Lists.Nationalities, request.Nationality, nameof(request.Nationality), cancellationToken);
            await codes.EnsureKnownAsync(Lists.Nationalities, request.OtherNationality, nameof(request.OtherNationality), cancellationToken);
            await codes.EnsureKnownAsync(request.Details, cancellationToken);
            await codes.EnsureKnownAsync(request.Document, cancellationToken);
            await codes.EnsureKnownAsync(request.Stay, cancellationToken);
            await codes.EnsureKnownAsync(request.Residence, cancellationToken);
            var today = time.Today();
            var provenance = current.Recording(time);
            var journey = await db.Registrations(current).FirstOrDefaultAsync(journey => journey.Id == request.JourneyId, cancellationToken);
            var taken = TakenOver.Of(request.PersonId is null ? journey?.Answered() : null, current, time);
            var person = request.PersonId is { } known ? await KnownAsync(known, cancellationToken) : await NewAsync(request, today, provenance, taken, cancellationToken);
            if (request.PersonId is not null)
                await ComesBackAsync(person, request.Stay, cancellationToken);
            Describe(person, request.Stay, today, provenance, taken);

            var stay = Stay.BeginOrExpect(person.Id, request.Stay.Municipality!, request.Stay.ArrivedOn ?? PartialDate.Unknown, today);
            if (request.Stay.Motive is { } motive)
                stay.AddMotive(motive, request.Stay.ArrivedOn ?? PartialDate.Unknown, provenance);
            request.Residence?.RecordOn(stay, request.Stay.ArrivedOn ?? PartialDate.Of(today), today, provenance);
            db.Stays.Add(stay);

            var file = CaseFile.Open(person.Id, stay.Id, request.Stay.Municipality!, request.Stay.Task!, today);
            file.Assign(await OnlyTeamAsync(request.Stay.Municipality!, cancellationToken), null, today, provenance);
            db.CaseFiles.Add(file);

            if (journey is not null)
                db.Journeys.Remove(journey);
            audit.About(person.Id, file.Id);
            return new(person.Id, file.Id);
        }

        private async Task<Person> NewAsync(Command request, DateOnly today, Provenance provenance, TakenOver taken, CancellationToken cancellationToken)
        {
            var details = request.Details ?? new();
            var name = details.Name(request).Tidy();
            var born = request.BirthDate ?? PartialDate.Unknown;
            if (!request.DuplicatesLookedAt)
            {
                var candidates = await duplicates.FindAsync(request.Identity, cancellationToken);
                NewcomerRules.PossibleDuplicatesAreLookedAt.Check(candidates.Count == 0);
            }
            var person = Person.Register(name, taken.Name(name));
            if (request.BirthDate is not null || details.BirthPlace is not null || details.BirthCountry is not null)
                person.RecordBirth(born, details.BirthCountry, today, taken.Birth(born, details.BirthPlace, details.BirthCountry), details.BirthPlace);
            if (details.Gender is { } gender)
                person.CorrectGender(gender, today, taken.Gender(gender));
            taken.AddNationalities(person, [request.Nationality, request.OtherNationality], (await codes.AllAsync(Lists.Nationalities, cancellationToken)).Select(code => code.Value));
            if (request.Document is { IsEmpty: false } document)
                person.AddDocument(document.Document, PartialDate.Unknown, provenance);
            if (request.Bsn is { } bsn)
                person.RecordNumber(IdentityNumberKind.Bsn, bsn, taken.Bsn(bsn));
            if (request.VNumber is { } vNumber)
                person.RecordNumber(IdentityNumberKind.VNumber, vNumber, provenance);
            db.Persons.Add(person);
            index.Add(person);
            return person;
        }

        private async Task<Person> KnownAsync(Guid id, CancellationToken cancellationToken)
        {
            await db.EnsureMayKnowAsync(id, current, time.Today(), cancellationToken);
            return await db.Persons.Include(person => person.Languages).Include(person => person.ContactDetails).Include(person => person.Addresses)
                .FirstAsync(person => person.Id == id, cancellationToken);
        }

        // Names, birth, numbers, nationalities and languages are the person's and still hold. Where the person lives is not: an
        // address from before is not taken over. DUO's decision stays with the stay that it was taken in.
        private async Task ComesBackAsync(Person person, StayInput stay, CancellationToken cancellationToken)
        {
            StayRules.OneStayAtATime.Check(
                !await db.Stays.AnyAsync(other => other.PersonId == person.Id && other.Municipality == stay.Municipality && other.EndedOn == null, cancellationToken));
            if (!await db.Stays.AnyAsync(other => other.PersonId == person.Id && other.EndedOn == null, cancellationToken))
                person.LeaveAddress(PartialDate.Of(time.Today()));
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
}
