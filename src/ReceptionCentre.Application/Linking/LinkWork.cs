using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Clocks;
using ReceptionCentre.Application.Newcomers;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Reporting;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Linking;
using ReceptionCentre.Domain.NameMatching;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Linking;

/// <summary>What linking and undoing have in common: who may, whom it is about, and what follows from where files and stays hang.</summary>
internal sealed class LinkWork(IReceptionDb db, ICurrentStaff current, IOneAtATime oneAtATime, StayCounter stays, ClockKeeper clocks, TimeProvider time)
{
    /// <summary>A stay that a file hangs on; noted when a file moves to another one.</summary>
    public const string StayOfFile = "CaseFile.Stay";

    /// <summary>A person with all facts.</summary>
    /// <exception cref="NotThereException">Somebody whom whoever asks may not know.</exception>
    public async Task<Person> PersonAsync(Guid id, bool tracked, CancellationToken cancellationToken)
    {
        await db.EnsureMayKnowAsync(id, current, time.Today(), cancellationToken);
        return await (tracked ? db.Persons : db.Persons.AsNoTracking()).WithFacts().FirstAsync(person => person.Id == id, cancellationToken);
    }

    /// <summary>Nobody else links, undoes or registers these people until we are done.</summary>
    public Task TakeAsync(Guid one, Guid two, CancellationToken cancellationToken) => oneAtATime.TakeAsync([NameOf(one), NameOf(two)], cancellationToken);

    public static string NameOf(Guid personId) => $"person:{personId}";

    /// <summary>Who is protected, or whose address is hidden, is compared and linked by whoever may know so.</summary>
    public static bool IsLocked(Person person, DateOnly today) =>
        person.IsProtectedOn(today) || person.Addresses.Any(fact => fact.IsLocked && fact.Stands);

    public void EnsureMayLink(Person one, Person two)
    {
        var today = time.Today();
        LinkRules.LockedPartsNeedThePermission.Check(current.May(Permission.ReadLockedParts) || !(IsLocked(one, today) || IsLocked(two, today)));
    }

    /// <summary>Files hang on another person, and perhaps on another stay; what follows them comes along.</summary>
    public async Task MoveFilesAsync(IReadOnlyCollection<Guid> files, Guid to, IReadOnlyDictionary<Guid, Guid> stayOfFile, CancellationToken cancellationToken)
    {
        await db.MoveAsync(nameof(CaseFile), files, to, cancellationToken);
        await db.Departures.IgnoreQueryFilters().Where(departure => files.Contains(departure.CaseFileId))
            .ExecuteUpdateAsync(set => set.SetProperty(departure => departure.PersonId, to), cancellationToken);
        await db.FileStates.IgnoreQueryFilters().Where(state => files.Contains(state.CaseFileId))
            .ExecuteUpdateAsync(set => set.SetProperty(state => state.PersonId, to), cancellationToken);
        foreach (var (file, stay) in stayOfFile)
        {
            await db.CaseFiles.IgnoreQueryFilters().Where(row => row.Id == file).ExecuteUpdateAsync(set => set.SetProperty(row => row.StayId, stay), cancellationToken);
            await db.Departures.IgnoreQueryFilters().Where(row => row.CaseFileId == file).ExecuteUpdateAsync(set => set.SetProperty(row => row.StayId, stay), cancellationToken);
        }
    }

    public async Task MoveStaysAsync(IReadOnlyCollection<Guid> ids, Guid to, CancellationToken cancellationToken)
    {
        await db.MoveAsync(nameof(Domain.Stays.Stay), ids, to, cancellationToken);
        await db.CountedStays.IgnoreQueryFilters().Where(row => ids.Contains(row.StayId)).ExecuteUpdateAsync(set => set.SetProperty(row => row.PersonId, to), cancellationToken);
    }

    /// <summary>Clocks and counted stays follow what hangs where now.</summary>
    public async Task KeepAsync(IReadOnlyCollection<Guid> files, IReadOnlyCollection<Guid> touchedStays, CancellationToken cancellationToken)
    {
        if (touchedStays.Count > 0)
            await stays.KeepAsync(touchedStays, cancellationToken);
        await clocks.KeepAsync(files, null, cancellationToken);
    }
}

/// <summary>Which registrations are part of which person.</summary>
internal static class LinkedPersons
{
    public static IQueryable<Person> WithFacts(this IQueryable<Person> persons) => persons
        .Include(person => person.Names).Include(person => person.Births).Include(person => person.Genders).Include(person => person.Nationalities)
        .Include(person => person.Numbers).Include(person => person.Documents).Include(person => person.Languages).Include(person => person.ContactDetails)
        .Include(person => person.Addresses).Include(person => person.Protections);

    /// <summary>The person that a registration is part of, or the registration itself: old ids stay good.</summary>
    public static async Task<Guid> LeadingAsync(this IReceptionDb db, Guid personId, CancellationToken cancellationToken) =>
        await db.Persons.Where(person => person.Id == personId).Select(person => person.LinkedTo).FirstOrDefaultAsync(cancellationToken) ?? personId;

    /// <summary>People instead of registrations: of who is part of another, the one who leads.</summary>
    public static IQueryable<Guid> Leading(this IQueryable<Guid> personIds, IReceptionDb db) =>
        personIds.Join(db.Persons, id => id, person => person.Id, (_, person) => person.LinkedTo ?? person.Id);

    /// <summary>Registrations that are part of this person.</summary>
    public static IQueryable<Guid> PartsOf(this IReceptionDb db, Guid personId) => db.Persons.Where(person => person.LinkedTo == personId).Select(person => person.Id);

    /// <summary>Names and birth dates that stand with registrations that are part of this person: set aside, and still found.</summary>
    public static async Task<KnownAs> SetAsideAsync(this IReceptionDb db, Guid personId, CancellationToken cancellationToken) => KnownAs.Of(
        await db.Persons.AsNoTracking().Where(person => person.LinkedTo == personId).Include(person => person.Names).Include(person => person.Births)
            .ToListAsync(cancellationToken));

    /// <summary>Links that stand, of which this person is the leading one, latest first.</summary>
    public static IQueryable<PersonLink> LinksOf(this IReceptionDb db, Guid personId) =>
        db.PersonLinks.Where(link => link.LeadingId == personId && link.UndoneAt == null).OrderByDescending(link => link.LinkedAt).ThenByDescending(link => link.Id);
}
