using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Access;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.NameMatching;
using ReceptionCentre.Application.Newcomers;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.PopulationRegister;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Application.Stays;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Households;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.Stays;

namespace ReceptionCentre.Application.Households;

/// <summary>
/// Registers the family of somebody at once: everybody a person with an own stay and file, together in one household. Address,
/// arrival, municipality, task, language and intended stay are those of the first. A referent needs no file: known by name
/// and as the referent of the stays. Who is kept apart is registered too, and shares nothing with the others.
/// </summary>
public static class RegisterFamily
{
    public const int Most = 12;

    /// <summary>The version of a household that is not there yet.</summary>
    public const int NoHousehold = -1;

    /// <param name="CaseFileId">File of the one who is registered already.</param>
    /// <param name="Version">Of the household on the screen, or <see cref="NoHousehold"/>.</param>
    /// <param name="RoleOfFirst">Code of the list "household-roles"; only where there is no household yet.</param>
    /// <param name="Motive">Why the family is here; code of the list "motives".</param>
    /// <param name="Members">In the order of the page; null = a line that was left empty.</param>
    [Needs(Permission.RegisterNewcomer)]
    public sealed record Command(Guid OnceKey, Guid CaseFileId, int Version, string? RoleOfFirst, string? Motive, IReadOnlyList<Member?> Members)
        : ICommand<Result>, IOnce;

    /// <param name="Role">Code of the list "household-roles".</param>
    /// <param name="PersonId">Somebody whom we know already; null = a new person.</param>
    /// <param name="KeptApart">Needs safety: in no household with the others, at no address of theirs, protected.</param>
    /// <param name="LookedAt">Of whom the clerk says that it is somebody else.</param>
    public sealed record Member(
        string? Role, string? CalledName, string? GivenNames, string? Prefix, string? FamilyName, string? OwnScript, PartialDate? BirthDate, Gender? Gender,
        string? Nationality, string? Bsn, string? VNumber, Guid? PersonId, bool KeptApart, LookedAt LookedAt) : IPersonInput
    {
        /// <summary>Lets somebody come and is no newcomer: no stay, no file.</summary>
        public bool IsReferent => Role == Referents.PartyKind;

        public NameParts Name => new(CalledName!, GivenNames, Prefix, FamilyName, OwnScript);

        /// <summary>By what somebody who is known already would be recognised.</summary>
        public Identity Identity => new(Name, BirthDate ?? PartialDate.Unknown, Bsn, VNumber, Gender, [.. new[] { Nationality }.OfType<string>()]);
    }

    /// <param name="Apart">Those of the people who are kept apart.</param>
    public sealed record Result(IReadOnlyList<Guid> PersonIds, IReadOnlyList<Guid> Apart);

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(TimeProvider time)
        {
            RuleFor(command => command.RoleOfFirst).Required().When(command => command.Version == NoHousehold).WithMessage("Households.RoleMissing");
            RuleFor(command => command.Members).Must(members => members.Any(member => member is not null)).WithMessage("Households.NobodyFilledIn");
            RuleFor(command => command.Members).Must(members => members.Count <= Most).WithMessage("Households.TooManyAtOnce");
            RuleForEach(command => command.Members).SetValidator(new MemberValidator(time)!);
        }
    }

    internal sealed class MemberValidator : AbstractValidator<Member>
    {
        public MemberValidator(TimeProvider time)
        {
            RuleFor(member => member.Role).Required().WithMessage("Households.RoleMissing");
            RuleFor(member => member.KeptApart).Must((member, apart) => !apart || !member.IsReferent).WithMessage(HouseholdRules.AReferentIsNotKeptApart.Name);
            When(member => member.PersonId is null, () =>
            {
                this.NameFits();
                RuleFor(member => member.BirthDate).Must(born => born?.FirstPossible() is not { } first || first <= time.Today()).WithMessage(NewcomerRules.BornInThePast.Name);
                PersonInputRules.NumbersFit(this, member => member.Bsn, member => member.VNumber);
            });
        }
    }

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, ICurrentStaff current, NewcomerWork newcomers, IAuditTrail audit, TimeProvider time) : IRequestHandler<Command, Result>
    {
        public async Task<Result> Handle(Command request, CancellationToken cancellationToken)
        {
            await EnsureKnownAsync(request, cancellationToken);
            var file = await db.CaseFiles.FirstOrDefaultAsync(file => file.Id == request.CaseFileId, cancellationToken) ?? throw new NotThereException("case file");
            file.EnsureOpen();
            var (first, stay) = await db.FirstOfFamilyAsync(file, cancellationToken);
            var household = await HouseholdAsync(request, file, cancellationToken);
            var family = new Family(file, household, stay, StayOf(first, stay, file, request.Motive), ResidenceOf(stay));
            var before = household.OthersThan(file.PersonId);

            var registered = new List<One>();
            foreach (var member in request.Members.OfType<Member>())
                registered.Add(await OneAsync(member, family, cancellationToken));
            foreach (var one in registered.Where(one => one.Member.IsReferent))
                NameReferent(one, [stay, .. registered.Where(other => !other.Member.KeptApart).Select(other => other.Stay).OfType<Stay>()], family);

            audit.About(file.PersonId, file.Id);
            audit.AboutEachPerson([(file.PersonId, file.Id), .. registered.Select(one => (one.Person.Id, one.CaseFileId))]);
            // The others read who came, and nothing of who is kept apart.
            audit.AlsoAbout([file.PersonId, .. before], thing => household.IsOf(thing) && ((MembershipFact)thing).PersonId != file.PersonId, RequestName.Of<Command>());
            return new([.. registered.Select(one => one.Person.Id)], [.. registered.Where(one => one.Member.KeptApart).Select(one => one.Person.Id)]);
        }

        private async Task EnsureKnownAsync(Command request, CancellationToken cancellationToken)
        {
            await codes.EnsureKnownAsync(Lists.HouseholdRoles, request.RoleOfFirst, nameof(request.RoleOfFirst), cancellationToken);
            await codes.EnsureKnownAsync(Lists.Motives, request.Motive, nameof(request.Motive), cancellationToken);
            foreach (var (index, member) in request.Members.Index())
            {
                await codes.EnsureKnownAsync(Lists.HouseholdRoles, member?.Role, $"{nameof(request.Members)}[{index}].{nameof(member.Role)}", cancellationToken);
                await codes.EnsureKnownAsync(Lists.Nationalities, member?.Nationality, $"{nameof(request.Members)}[{index}].{nameof(member.Nationality)}", cancellationToken);
            }
        }

        private async Task<Household> HouseholdAsync(Command request, CaseFile file, CancellationToken cancellationToken)
        {
            var household = await db.Households.Include(household => household.Memberships).OfPerson(file.PersonId).FirstOrDefaultAsync(cancellationToken);
            if (household is not null)
            {
                household.EnsureStillAt(request.Version);
                return household;
            }
            household = Household.Start(time.GetUtcNow(), current.Id);
            var others = await db.Memberships.Where(fact => fact.PersonId == file.PersonId).ToListAsync(cancellationToken);
            household.Join(HouseholdMember.Known(file.PersonId), request.RoleOfFirst!, PartialDate.Unknown, others, time.Today(), current.Recording(time));
            db.Households.Add(household);
            return household;
        }

        private StayInput StayOf(Person first, Stay stay, CaseFile file, string? motive)
        {
            var today = time.Today();
            var address = first.Addresses.Current(today);
            var spoken = first.Languages.On(today).OrderByDescending(fact => fact.Preferred).ToList();
            return new(
                file.Controller, file.Task, motive, stay.ArrivedOn.IsUnknown ? null : stay.ArrivedOn, address?.Kind, address?.Street, address?.Postcode, address?.Place,
                spoken.ElementAtOrDefault(0)?.Code, spoken.ElementAtOrDefault(1)?.Code, spoken.ElementAtOrDefault(0)?.InterpreterWanted ?? false, Phone: null, Email: null);
        }

        private ResidenceInput ResidenceOf(Stay stay) => stay.IntendedStays.Current(time.Today()) is { } intended
            ? new(IntendedStay: intended.Length, AskAgainOn: intended.AskAgainOn > time.Today() ? intended.AskAgainOn : null) : new();

        private async Task<One> OneAsync(Member member, Family family, CancellationToken cancellationToken)
        {
            var isHere = member.PersonId is { } id
                && await db.Stays.AnyAsync(stay => stay.PersonId == id && stay.Municipality == family.File.Controller && stay.EndedOn == null, cancellationToken);
            var taken = TakenOver.Of(null, current, time);
            var person = member.PersonId is { } known
                ? await KnownAsync(known, member, isHere, family, cancellationToken)
                : await newcomers.RegisterAsync(
                    new(member.Name.Tidy(), member.BirthDate, new(Gender: member.Gender), [member.Nationality], member.Bsn, member.VNumber), member.LookedAt, taken, cancellationToken);
            var opened = isHere || member.IsReferent
                ? null : await newcomers.BeginStayAsync(person, member.KeptApart ? family.WithoutAddress : family.Shared, family.Residence, taken, cancellationToken);
            if (member.KeptApart)
                KeepApart(person, family);
            else
                await JoinAsync(person, member, family, cancellationToken);
            return new(member, person, opened is null ? null : await db.Stays.FindAsync([opened.StayId], cancellationToken), opened?.Id ?? await FileAsync(member.PersonId, cancellationToken));
        }

        private async Task<Person> KnownAsync(Guid id, Member member, bool isHere, Family family, CancellationToken cancellationToken)
        {
            if (!isHere && !member.IsReferent)
            {
                var back = await newcomers.ComesBackAsync(id, family.File.Controller, cancellationToken);
                await db.Protections.Where(fact => fact.PersonId == id).LoadAsync(cancellationToken);
                return back;
            }
            await db.EnsureMayKnowAsync(id, current, time.Today(), cancellationToken);
            return await db.Persons.Include(person => person.Names).Include(person => person.Addresses).Include(person => person.Protections)
                .FirstAsync(person => person.Id == id, cancellationToken);
        }

        private async Task JoinAsync(Person person, Member member, Family family, CancellationToken cancellationToken)
        {
            var others = member.PersonId is null ? [] : await db.Memberships.Where(fact => fact.PersonId == person.Id).ToListAsync(cancellationToken);
            family.Household.Join(HouseholdMember.Known(person.Id), member.Role!, PartialDate.Unknown, others, time.Today(), current.Recording(time));
        }

        private void KeepApart(Person person, Family family)
        {
            var from = PartialDate.Of(time.Today());
            if (family.Household.Memberships.FirstOrDefault(fact => fact.IsOpen && fact.PersonId == person.Id) is { } membership)
                family.Household.Leave(membership.Id, from, time.Today());
            person.LeaveAddress(from);
            person.Protect(from, current.Recording(time));
        }

        private void NameReferent(One referent, IReadOnlyList<Stay> stays, Family family)
        {
            var name = referent.Person.NameOn(time.Today()).FullName;
            foreach (var stay in stays)
                stay.AddParty(new(Referents.PartyKind, name, referent.Person.Id), family.Shared.ArrivedOn ?? PartialDate.Of(time.Today()), current.Recording(time));
        }

        private async Task<Guid?> FileAsync(Guid? personId, CancellationToken cancellationToken) => personId is null ? null
            : await db.CaseFiles.Where(file => file.PersonId == personId && file.ClosedOn == null).OrderByDescending(file => file.Id).Select(file => (Guid?)file.Id).FirstOrDefaultAsync(cancellationToken);
    }

    private sealed record Family(CaseFile File, Household Household, Stay Stay, StayInput Shared, ResidenceInput Residence)
    {
        public StayInput WithoutAddress => Shared with { AddressKind = null, Street = null, Postcode = null, Place = null };
    }

    /// <param name="Stay">The stay that began; null for a referent, and for somebody who is here already.</param>
    private sealed record One(Member Member, Person Person, Stay? Stay, Guid? CaseFileId);
}
