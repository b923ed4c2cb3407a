using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Linking;
using ReceptionCentre.Application.NameMatching;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Linking;
using ReceptionCentre.Domain.NameMatching;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.Stays;

namespace ReceptionCentre.Application.Newcomers;

/// <summary>Who the person of a file is: every fact that stands, with its time, source and author.</summary>
public static class PersonOfFile
{
    [Needs(Permission.OpenFileHead)]
    public sealed record Query(Guid CaseFileId) : IQuery<Details>;

    public sealed record Details(
        int Version, int StayVersion, NameParts Name, string? Bsn, string? VNumber, IReadOnlyList<FactView> Facts, DutyState Duty, string? Act, string? Grounds, PartialDate DecidedOn,
        Gender? Gender, CodeView? BirthCountry, string? BirthPlace, ArrivalState Arrival, PartialDate ArrivedOn, IReadOnlyList<CodeView> NotAtThatTime)
    {
        /// <summary>How Dutch letters address the person.</summary>
        public string AddressLine => AddressedName.Line(Name);
        public string Salutation => AddressedName.Salutation(Name, Gender);
    }

    /// <summary>Whose fact it is: that decides who ends or withdraws it, and whether that can be done on its own.</summary>
    public enum EndedAs
    {
        Otherwise,
        OfPerson,
        OfStay,
    }

    /// <param name="Kind">What it is about: "Name", "Birth", "Nationality"…</param>
    /// <param name="Words">The value in words, for what is not a code.</param>
    public sealed record FactView(
        string Kind, CodeView? Code, string? Words, PartialDate From, PartialDate? Until, bool Holds, CodeView? Source, string? Reason, DateTimeOffset RecordedAt, string RecordedBy,
        Guid FactId = default, EndedAs EndedAs = EndedAs.Otherwise, CodeView? OtherCode = null, PartialDate? Day = null);

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, ICurrentStaff current, TimeProvider time) : IRequestHandler<Query, Details>
    {
        public async Task<Details> Handle(Query request, CancellationToken cancellationToken)
        {
            var today = time.Today();
            var file = await db.CaseFiles.AsNoTracking().FirstOrDefaultAsync(file => file.Id == request.CaseFileId, cancellationToken)
                ?? throw new NotThereException("case file");
            var person = await db.Persons.AsNoTracking()
                .Include(person => person.Names).Include(person => person.Births).Include(person => person.Nationalities).Include(person => person.Numbers)
                .Include(person => person.Languages).Include(person => person.ContactDetails).Include(person => person.Addresses)
                .Include(person => person.Genders).Include(person => person.Documents)
                .FirstAsync(person => person.Id == file.PersonId, cancellationToken);
            var stay = await db.Stays.AsNoTracking().Include(stay => stay.Motives).Include(stay => stay.Duties).Include(stay => stay.FormalMotives)
                .Include(stay => stay.Titles).Include(stay => stay.IntendedStays).Include(stay => stay.Parties).Include(stay => stay.Lodgings)
                .Include(stay => stay.RegisterEntries).Include(stay => stay.Leaving).FirstAsync(stay => stay.Id == file.StayId, cancellationToken);

            var facts = FactsOf(person, current.May(Permission.ReadLockedParts)).Concat(FactsOf(stay, current.May(Permission.ReadLockedParts)))
                // What is told of leaving is for who works with the whole file.
                .Concat(current.May(Permission.OpenWholeFile) ? LeavingOf(stay) : []).Where(row => row.Fact.Stands).ToList();
            var views = await ViewsAsync(db, codes, facts, today, cancellationToken);
            var (duty, birth) = (stay.Duties.Current(today), person.Births.Current(today));
            string? Number(IdentityNumberKind kind) => person.Numbers.Where(fact => fact.Kind == kind && fact.Stands).Select(fact => fact.Value).FirstOrDefault();
            return new(
                person.Version, stay.Version, person.NameOn(today), Number(IdentityNumberKind.Bsn), Number(IdentityNumberKind.VNumber), views,
                duty?.State ?? DutyState.Undecided, duty?.Act, duty?.Grounds, duty?.DecidedOn ?? PartialDate.Unknown,
                person.GenderOn(today), await codes.FindAsync(Lists.Countries, birth?.Country, cancellationToken), birth?.Place, stay.Arrival, stay.ArrivedOn,
                await NotAtThatTimeAsync(person, birth, today, cancellationToken));
        }

        /// <summary>Facts in words, with source and author.</summary>
        internal static async Task<List<FactView>> ViewsAsync(IReceptionDb db, ICodeLists codes, IReadOnlyCollection<Row> facts, DateOnly today, CancellationToken cancellationToken)
        {
            var authors = facts.Select(row => row.Fact.RecordedBy).Distinct().ToList();
            var names = await db.StaffMembers.AsNoTracking().Where(member => authors.Contains(member.Id)).ToDictionaryAsync(member => member.Id, member => member.Name, cancellationToken);
            var views = new List<FactView>();
            foreach (var (kind, list, code, words, fact, ended, otherList, otherCode, day) in facts)
            {
                views.Add(new(
                    kind, list is null ? null : await codes.FindAsync(list, code, cancellationToken), words, fact.From, fact.Until, fact.HoldsOn(today),
                    await codes.FindAsync(Lists.Sources, fact.Source, cancellationToken), fact.Reason, fact.RecordedAt, names.GetValueOrDefault(fact.RecordedBy, "ReceptionCentre"),
                    fact.Id, ended, otherList is null ? null : await codes.FindAsync(otherList, otherCode, cancellationToken), day));
            }
            return views;
        }

        internal static IEnumerable<Row> FactsOf(Person person, bool mayReadLocked) =>
        [
            .. person.Names.Select(fact => new Row("Name", null, null, Words(fact.Parts), fact)),
            .. person.Births.Select(fact => new Row("Birth", Lists.Countries, fact.Country, fact.Place, fact, Day: fact.Born)),
            .. person.Genders.Select(fact => new Row("Gender", null, null, fact.Gender.ToString(), fact)),
            .. person.Nationalities.Select(fact => new Row("Nationality", Lists.Nationalities, fact.Code, null, fact, EndedAs.OfPerson)),
            .. person.Numbers.Select(fact => new Row(fact.Kind.ToString(), null, null, fact.Value, fact)),
            .. person.Documents.Select(fact => new Row("Document", Lists.IdentityDocumentKinds, fact.Kind, fact.Number, fact, EndedAs.OfPerson, Lists.Countries, fact.IssuedBy, fact.ValidUntil)),
            .. person.Languages.Select(fact => new Row("Language", Lists.Languages, fact.Code, null, fact)),
            .. person.ContactDetails.Select(fact => new Row("Contact", Lists.ContactDetailKinds, fact.Kind, fact.Value, fact)),
            .. person.Addresses.Where(fact => !fact.IsLocked || mayReadLocked).Select(fact => new Row(
                "Address", Lists.AddressKinds, fact.Kind, string.Join(", ", new[] { fact.Street, fact.Postcode, fact.Place }.Where(part => part is not null)), fact)),
        ];

        private static IEnumerable<Row> FactsOf(Stay stay, bool mayReadLocked) =>
        [
            .. stay.Motives.Where(fact => !fact.IsLocked || mayReadLocked).Select(fact => new Row("Motive", Lists.Motives, fact.Code, null, fact, EndedAs.OfStay)),
            .. stay.FormalMotives.Where(fact => !fact.IsLocked || mayReadLocked).Select(fact => new Row("FormalMotive", Lists.Motives, fact.Code, null, fact, EndedAs.OfStay)),
            .. stay.Titles.Select(fact => new Row("Title", Lists.ResidenceTitles, fact.Code, null, fact, EndedAs.OfStay)),
            .. stay.IntendedStays.Select(fact => new Row("IntendedStay", null, null, fact.Length.ToString(), fact, EndedAs.OfStay, Day: fact.AskAgainOn is { } on ? PartialDate.Of(on) : null)),
            .. stay.Parties.Select(fact => new Row("Party", Lists.StayPartyKinds, fact.Kind, fact.Name, fact, EndedAs.OfStay)),
            .. stay.Lodgings.Select(fact => new Row("Lodging", Lists.LodgingKinds, fact.Kind, null, fact, EndedAs.OfStay, Lists.LodgingOwners, fact.Owner)),
            .. stay.RegisterEntries.Select(fact => new Row("Register", null, null, fact.State.ToString(), fact, EndedAs.OfStay, Lists.NotInRegisterReasons, fact.Because)),
        ];

        private static IEnumerable<Row> LeavingOf(Stay stay) => stay.Leaving.Select(fact => new Row(
            fact.Kind.ToString(), fact.Kind == LeavingKind.MustLeave ? Lists.MustLeaveReasons : Lists.CannotLeaveReasons, fact.Because, null, fact, EndedAs.OfStay,
            Day: fact.AskAgainOn is { } on ? PartialDate.Of(on) : null));

        // A country or nationality that was not there (yet, any more) at the birth, or is not there now: looked at, never refused.
        private async Task<IReadOnlyList<CodeView>> NotAtThatTimeAsync(Person person, BirthFact? birth, DateOnly today, CancellationToken cancellationToken)
        {
            var found = new List<CodeView>();
            if (await codes.FindAsync(Lists.Countries, birth?.Country, cancellationToken) is { } country && !country.CanHoldOn(birth!.Born))
                found.Add(country);
            foreach (var fact in person.Nationalities.On(today))
            {
                if (await codes.FindAsync(Lists.Nationalities, fact.Code, cancellationToken) is { } nationality && !nationality.IsValidOn(today))
                    found.Add(nationality);
            }
            return found;
        }

        internal sealed record Row(
            string Kind, string? List, string? Code, string? Words, DatedFact Fact, EndedAs Ended = EndedAs.Otherwise, string? OtherList = null, string? OtherCode = null,
            PartialDate? Day = null);

        private static string Words(NameParts name) => name.OwnScript is { } own ? $"{name.FullName} · {own}" : name.FullName;
    }
}

/// <summary>
/// Corrects or changes the name, birth date and numbers of the person of a file. A correction withdraws what was never true;
/// a change of name begins on a day and leaves the old name as it was.
/// </summary>
public static class ChangePerson
{
    /// <param name="ChangedOn">Name or gender changed on this day; null = what was recorded was wrong.</param>
    /// <param name="Details">Null = these stay as they are.</param>
    /// <param name="Source">Code of the list "fact-sources".</param>
    [Needs(Permission.ChangeNewcomer)]
    public sealed record Command(
        Guid OnceKey, Guid CaseFileId, int Version, string? CalledName, string? GivenNames, string? Prefix, string? FamilyName, string? OwnScript,
        PartialDate? BirthDate, string? Bsn, string? VNumber, PartialDate? ChangedOn, string? Source, string? Reason, PersonDetails? Details = null)
        : ICommand<Guid>, IOnce, IPersonInput;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(TimeProvider time)
        {
            this.NameFits();
            RuleFor(input => input.BirthDate).Must(born => born?.FirstPossible() is not { } first || first <= time.Today()).WithMessage(NewcomerRules.BornInThePast.Name);
            PersonInputRules.NumbersFit(this, input => input.Bsn, input => input.VNumber);
            RuleFor(input => input.Reason).AtMost(DatedFact.ReasonLength).PlainText();
            this.DetailsFit(input => input.Details);
        }
    }

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, ICurrentStaff current, IAuditTrail audit, NameIndex index, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            await codes.EnsureKnownAsync(Lists.Sources, request.Source, nameof(request.Source), cancellationToken);
            await codes.EnsureKnownAsync(request.Details, cancellationToken);
            var today = time.Today();
            var file = await db.CaseFiles.FirstOrDefaultAsync(file => file.Id == request.CaseFileId, cancellationToken) ?? throw new NotThereException("case file");
            file.EnsureOpen();
            var person = await db.Persons.Include(person => person.Names).Include(person => person.Births).Include(person => person.Numbers)
                .Include(person => person.Genders).FirstAsync(person => person.Id == file.PersonId, cancellationToken);
            person.EnsureStillAt(request.Version);
            var provenance = current.Recording(time, request.Source ?? Provenances.SaidByThePerson, request.Reason);
            var birth = person.Births.Current(today);
            var details = request.Details ?? PersonDetails.Of(person.NameOn(today), birth, person.GenderOn(today));
            var name = details.Name(request).Tidy();
            if (name != person.NameOn(today))
            {
                if (request.ChangedOn is { } from)
                    person.ChangeName(name, from, provenance);
                else
                    person.CorrectName(name, today, provenance);
            }
            var (born, place) = (request.BirthDate ?? PartialDate.Unknown, details.BirthPlace);
            if ((born, details.BirthCountry, place) != (birth?.Born ?? PartialDate.Unknown, birth?.Country, birth?.Place))
                person.RecordBirth(born, details.BirthCountry, today, provenance, place);
            await index.RenewAsync(person, cancellationToken);
            if (details.Gender is { } gender && gender != person.GenderOn(today))
            {
                if (request.ChangedOn is { } from)
                    person.ChangeGender(gender, from, provenance);
                else
                    person.CorrectGender(gender, today, provenance);
            }
            await EnsureNotSetAsideAsync(person, [(IdentityNumberKind.Bsn, request.Bsn), (IdentityNumberKind.VNumber, request.VNumber)], cancellationToken);
            Number(person, IdentityNumberKind.Bsn, request.Bsn, provenance);
            Number(person, IdentityNumberKind.VNumber, request.VNumber, provenance);
            audit.About(person.Id, file.Id);
            audit.Because(request.Reason);
            return file.Id;
        }

        // It stands with a registration that is part of this person, and can stand in one place only.
        private async Task EnsureNotSetAsideAsync(Person person, IReadOnlyList<(IdentityNumberKind Kind, string? Value)> numbers, CancellationToken cancellationToken)
        {
            foreach (var (kind, value) in numbers.Where(number => number.Value is not null && !person.Numbers.Any(fact => fact.Stands && fact.Kind == number.Kind && fact.Value == number.Value)))
                LinkRules.NumberIsSetAside.Check(!await db.WithNumber(kind, value!).ContainsAsync(person.Id, cancellationToken));
        }

        private static void Number(Person person, IdentityNumberKind kind, string? value, Provenance provenance)
        {
            if (value is null)
                person.WithdrawNumber(kind, provenance);
            else
                person.RecordNumber(kind, value, provenance);
        }
    }
}
