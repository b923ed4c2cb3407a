using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.Stays;

namespace ReceptionCentre.Application.Households;

/// <summary>What a family takes over from the one who is registered already: shown before the others are, and not typed again.</summary>
public static class FamilyOfFile
{
    [Needs(Permission.RegisterNewcomer)]
    public sealed record Query(Guid CaseFileId) : IQuery<View>;

    /// <param name="Version">Of the household, or <see cref="RegisterFamily.NoHousehold"/>.</param>
    /// <param name="AddressIsHidden">The family shares the address; whoever asks may not see it.</param>
    /// <param name="Members">Who belongs to it already, besides the person of the file, as far as whoever asks may know.</param>
    public sealed record View(
        Guid CaseFileId, int Version, NameParts Name, bool IsAdult, CodeView? Nationality, CodeView? Municipality, CodeView? Task, CodeView? Motive, PartialDate ArrivedOn,
        IReadOnlyList<CodeView> Languages, CodeView? AddressKind, Address? Address, bool AddressIsHidden, IntendedStay? IntendedStay, IReadOnlyList<string> Members);

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, ICurrentStaff current, TimeProvider time) : IRequestHandler<Query, View>
    {
        private const int Grown = 18;

        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var today = time.Today();
            var file = await db.CaseFiles.AsNoTracking().FirstOrDefaultAsync(file => file.Id == request.CaseFileId, cancellationToken) ?? throw new NotThereException("case file");
            var (person, stay) = await db.FirstOfFamilyAsync(file, cancellationToken);
            var household = await db.Households.AsNoTracking().Include(household => household.Memberships).OfPerson(file.PersonId).FirstOrDefaultAsync(cancellationToken);
            var address = person.Addresses.Current(today);
            var isHidden = address is { IsLocked: true } && !current.May(Permission.ReadLockedParts);
            var languages = new List<CodeView>();
            foreach (var spoken in person.Languages.On(today).OrderByDescending(fact => fact.Preferred))
            {
                if (await codes.FindAsync(Lists.Languages, spoken.Code, cancellationToken) is { } language)
                    languages.Add(language);
            }
            return new(
                file.Id, household?.Version ?? RegisterFamily.NoHousehold, person.NameOn(today), person.Births.Current(today)?.Born.AgeOn(today) is not { } age || age >= Grown,
                await codes.FindAsync(Lists.Nationalities, person.Nationalities.On(today).OrderBy(fact => fact.RecordedAt).FirstOrDefault()?.Code, cancellationToken),
                await codes.FindAsync(Lists.Municipalities, file.Controller, cancellationToken), await codes.FindAsync(Lists.Tasks, file.Task, cancellationToken),
                await codes.FindAsync(Lists.Motives, SharedStay.MotiveOf(stay, today), cancellationToken), stay.ArrivedOn, languages,
                await codes.FindAsync(Lists.AddressKinds, address?.Kind, cancellationToken),
                address is null || isHidden ? null : new(address.Kind, address.Street, address.Postcode, address.Place), isHidden,
                stay.IntendedStays.Current(today)?.Length, await MembersAsync(household, file.PersonId, today, cancellationToken));
        }

        private async Task<IReadOnlyList<string>> MembersAsync(Domain.Households.Household? household, Guid self, DateOnly today, CancellationToken cancellationToken)
        {
            var facts = household?.Memberships.Where(fact => fact.IsOpen && fact.PersonId != self).ToList() ?? [];
            var seen = await db.InSightAsync([.. facts.Select(fact => fact.PersonId).OfType<Guid>()], current, today, cancellationToken);
            var people = await db.Persons.AsNoTracking().Where(person => seen.Contains(person.Id)).Include(person => person.Names).ToListAsync(cancellationToken);
            return [.. people.Select(person => person.NameOn(today).FullName).Concat(facts.Where(fact => fact.PersonId is null).Select(fact => fact.Name!)).Order(StringComparer.CurrentCulture)];
        }
    }
}

/// <summary>What the members of a family have in common when they are registered together.</summary>
internal static class SharedStay
{
    /// <summary>The person of a file with what others share of it, and the stay.</summary>
    public static async Task<(Person Person, Stay Stay)> FirstOfFamilyAsync(this IReceptionDb db, CaseFile file, CancellationToken cancellationToken)
    {
        var person = await db.Persons.Include(person => person.Names).Include(person => person.Births).Include(person => person.Nationalities)
            .Include(person => person.Languages).Include(person => person.Addresses).FirstAsync(person => person.Id == file.PersonId, cancellationToken);
        var stay = await db.Stays.Include(stay => stay.Motives).Include(stay => stay.IntendedStays).Include(stay => stay.Parties).FirstAsync(stay => stay.Id == file.StayId, cancellationToken);
        return (person, stay);
    }

    /// <summary>Why the first is here, as far as everybody may know: that somebody is a victim is never taken over.</summary>
    public static string? MotiveOf(Stay stay, DateOnly day) => stay.Motives.On(day).Where(fact => !fact.IsLocked).OrderBy(fact => fact.RecordedAt).FirstOrDefault()?.Code;
}
