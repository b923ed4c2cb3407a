using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Facts;
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
        int Version, int StayVersion, NameParts Name, string? Bsn, string? VNumber, IReadOnlyList<FactView> Facts, DutyState Duty, string? Act, string? Grounds, PartialDate DecidedOn);

    /// <param name="Kind">What it is about: "Name", "Birth", "Nationality"…</param>
    /// <param name="Words">The value in words, for what is not a code.</param>
    public sealed record FactView(
        string Kind, CodeView? Code, string? Words, PartialDate From, PartialDate? Until, bool Holds, CodeView? Source, string? Reason, DateTimeOffset RecordedAt, string RecordedBy);

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
                .FirstAsync(person => person.Id == file.PersonId, cancellationToken);
            var stay = await db.Stays.AsNoTracking().Include(stay => stay.Motives).Include(stay => stay.Duties).FirstAsync(stay => stay.Id == file.StayId, cancellationToken);

            var mayReadLocked = current.May(Permission.ReadLockedParts);
            var facts = new List<(string Kind, string? List, string? Code, string? Words, DatedFact Fact)>();
            facts.AddRange(person.Names.Select(fact => ("Name", (string?)null, (string?)null, (string?)Words(fact.Parts), (DatedFact)fact)));
            facts.AddRange(person.Births.Select(fact => ("Birth", (string?)Lists.Countries, fact.Country, (string?)fact.Born.ToString(), (DatedFact)fact)));
            facts.AddRange(person.Nationalities.Select(fact => ("Nationality", (string?)Lists.Nationalities, (string?)fact.Code, (string?)null, (DatedFact)fact)));
            facts.AddRange(person.Numbers.Select(fact => (fact.Kind.ToString(), (string?)null, (string?)null, (string?)fact.Value, (DatedFact)fact)));
            facts.AddRange(person.Languages.Select(fact => ("Language", (string?)Lists.Languages, (string?)fact.Code, (string?)null, (DatedFact)fact)));
            facts.AddRange(person.ContactDetails.Select(fact => ("Contact", (string?)Lists.ContactDetailKinds, (string?)fact.Kind, (string?)fact.Value, (DatedFact)fact)));
            facts.AddRange(person.Addresses.Where(fact => !fact.IsLocked || mayReadLocked).Select(fact => ("Address", (string?)Lists.AddressKinds, (string?)fact.Kind,
                (string?)string.Join(", ", new[] { fact.Street, fact.Postcode, fact.Place }.Where(part => part is not null)), (DatedFact)fact)));
            facts.AddRange(stay.Motives.Where(fact => !fact.IsLocked || mayReadLocked).Select(fact => ("Motive", (string?)Lists.Motives, (string?)fact.Code, (string?)null, (DatedFact)fact)));

            var authors = facts.Select(fact => fact.Fact.RecordedBy).Distinct().ToList();
            var names = await db.StaffMembers.AsNoTracking().Where(member => authors.Contains(member.Id)).ToDictionaryAsync(member => member.Id, member => member.Name, cancellationToken);
            var views = new List<FactView>();
            foreach (var (kind, list, code, words, fact) in facts.Where(fact => fact.Fact.Stands))
            {
                views.Add(new(
                    kind, list is null ? null : await codes.FindAsync(list, code, cancellationToken), words, fact.From, fact.Until, fact.HoldsOn(today),
                    await codes.FindAsync(Lists.Sources, fact.Source, cancellationToken), fact.Reason, fact.RecordedAt, names.GetValueOrDefault(fact.RecordedBy, "ReceptionCentre")));
            }
            var duty = stay.Duties.Current(today);
            string? Number(IdentityNumberKind kind) => person.Numbers.Where(fact => fact.Kind == kind && fact.Stands).Select(fact => fact.Value).FirstOrDefault();
            return new(
                person.Version, stay.Version, person.NameOn(today), Number(IdentityNumberKind.Bsn), Number(IdentityNumberKind.VNumber), views,
                duty?.State ?? DutyState.Undecided, duty?.Act, duty?.Grounds, duty?.DecidedOn ?? PartialDate.Unknown);
        }

        private static string Words(NameParts name) => name.OwnScript is { } own ? $"{name.FullName} · {own}" : name.FullName;
    }
}

/// <summary>
/// Corrects or changes the name, birth date and numbers of the person of a file. A correction withdraws what was never true;
/// a change of name begins on a day and leaves the old name as it was.
/// </summary>
public static class ChangePerson
{
    /// <param name="ChangedOn">The name changed on this day; null = the recorded name was wrong.</param>
    /// <param name="Source">Code of the list "fact-sources".</param>
    [Needs(Permission.ChangeNewcomer)]
    public sealed record Command(
        Guid OnceKey, Guid CaseFileId, int Version, string? CalledName, string? GivenNames, string? Prefix, string? FamilyName, string? OwnScript,
        PartialDate? BirthDate, string? Bsn, string? VNumber, PartialDate? ChangedOn, string? Source, string? Reason) : ICommand<Guid>, IOnce, IPersonInput;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(TimeProvider time)
        {
            this.NameFits();
            RuleFor(input => input.BirthDate).Must(born => born?.FirstPossible() is not { } first || first <= time.Today()).WithMessage(NewcomerRules.BornInThePast.Name);
            PersonInputRules.NumbersFit(this, input => input.Bsn, input => input.VNumber);
            RuleFor(input => input.Reason).AtMost(DatedFact.ReasonLength).PlainText();
        }
    }

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, ICurrentStaff current, IAuditTrail audit, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            await codes.EnsureKnownAsync(Lists.Sources, request.Source, nameof(request.Source), cancellationToken);
            var today = time.Today();
            var file = await db.CaseFiles.FirstOrDefaultAsync(file => file.Id == request.CaseFileId, cancellationToken) ?? throw new NotThereException("case file");
            file.EnsureOpen();
            var person = await db.Persons.Include(person => person.Names).Include(person => person.Births).Include(person => person.Numbers)
                .FirstAsync(person => person.Id == file.PersonId, cancellationToken);
            person.EnsureStillAt(request.Version);
            var provenance = current.Recording(time, request.Source ?? Provenances.SaidByThePerson, request.Reason);
            var name = new NameParts(request.CalledName!, request.GivenNames, request.Prefix, request.FamilyName, request.OwnScript).Tidy();
            if (name != person.NameOn(today))
            {
                if (request.ChangedOn is { } from)
                    person.ChangeName(name, from, provenance);
                else
                    person.CorrectName(name, today, provenance);
                await db.RenewNameKeysAsync(person, cancellationToken);
            }
            if ((request.BirthDate ?? PartialDate.Unknown) is var born && born != (person.Births.Current(today)?.Born ?? PartialDate.Unknown))
                person.RecordBirth(born, person.Births.Current(today)?.Country, today, provenance);
            Number(person, IdentityNumberKind.Bsn, request.Bsn, provenance);
            Number(person, IdentityNumberKind.VNumber, request.VNumber, provenance);
            audit.About(person.Id, file.Id);
            audit.Because(request.Reason);
            return file.Id;
        }

        private static void Number(Person person, IdentityNumberKind kind, string? value, Provenance provenance)
        {
            if (value is null)
                person.WithdrawNumber(kind, provenance);
            else
                person.RecordNumber(kind, value, provenance);
        }
    }

    /// <summary>After a change of name: old names stay findable, words of a withdrawn name do not.</summary>
    internal static async Task RenewNameKeysAsync(this IReceptionDb db, Person person, CancellationToken cancellationToken)
    {
        var words = person.Names.Where(name => name.Stands).SelectMany(name => NameWords.Of(name.Parts)).ToHashSet(StringComparer.Ordinal);
        var keys = await db.NameKeys.Where(key => key.PersonId == person.Id).ToListAsync(cancellationToken);
        db.NameKeys.RemoveRange(keys.Where(key => !words.Contains(key.Key)));
        db.NameKeys.AddRange(words.Except(keys.Select(key => key.Key)).Select(word => new NameKey(person.Id, word)));
    }
}
