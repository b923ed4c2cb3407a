using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Domain.Access;
using ReceptionCentre.Domain.Auditing;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Clocks;
using ReceptionCentre.Domain.Departures;
using ReceptionCentre.Domain.Households;
using ReceptionCentre.Domain.Imports;
using ReceptionCentre.Domain.Linking;
using ReceptionCentre.Domain.NameMatching;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Domain.Reporting;
using ReceptionCentre.Domain.Stays;

namespace ReceptionCentre.Application.Linking;

/// <summary>What becomes of the rows of a table that point at a person when two registrations turn out to be one person.</summary>
public enum WhenLinked
{
    /// <summary>A fact of the person: it leads, stands beside the others, or is set aside.</summary>
    IsAFact,

    /// <summary>It goes to the leading registration, and back when that is undone.</summary>
    Moves,

    /// <summary>It goes where its case file or stay goes.</summary>
    Follows,

    /// <summary>It is made anew from the facts.</summary>
    IsMadeAnew,

    /// <summary>It says what was so at the time, and stays as it was written.</summary>
    Stays,
}

/// <summary>
/// Every table that points at a person, with what a link does with it. A test reads the model and fails on a table that
/// stands not here: whoever adds one decides.
/// </summary>
public static class PersonTables
{
    public static IReadOnlyDictionary<Type, WhenLinked> All { get; } = new Dictionary<Type, WhenLinked>
    {
        [typeof(NameFact)] = WhenLinked.IsAFact,
        [typeof(BirthFact)] = WhenLinked.IsAFact,
        [typeof(GenderFact)] = WhenLinked.IsAFact,
        [typeof(NationalityFact)] = WhenLinked.IsAFact,
        [typeof(IdentityNumberFact)] = WhenLinked.IsAFact,
        [typeof(IdentityDocumentFact)] = WhenLinked.IsAFact,
        [typeof(LanguageFact)] = WhenLinked.IsAFact,
        [typeof(ContactDetailFact)] = WhenLinked.IsAFact,
        [typeof(AddressFact)] = WhenLinked.IsAFact,
        [typeof(ProtectionFact)] = WhenLinked.IsAFact,
        [typeof(Stay)] = WhenLinked.Moves,
        [typeof(CaseFile)] = WhenLinked.Moves,
        [typeof(MembershipFact)] = WhenLinked.Moves,
        [typeof(StayPartyFact)] = WhenLinked.Moves,
        [typeof(AccessRequest)] = WhenLinked.Moves,
        [typeof(Departure)] = WhenLinked.Follows,
        [typeof(FileState)] = WhenLinked.Follows,
        [typeof(CountedStay)] = WhenLinked.Follows,
        [typeof(NameKey)] = WhenLinked.IsMadeAnew,
        [typeof(AuditEvent)] = WhenLinked.Stays,
        [typeof(PersonLink)] = WhenLinked.Stays,
        [typeof(ImportOutcome)] = WhenLinked.Stays,
        [typeof(ImportedPerson)] = WhenLinked.Stays,
        [typeof(Person)] = WhenLinked.Stays,
    };

    /// <summary>Which rows of a kind hang on a person.</summary>
    internal static Task<List<Guid>> IdsOfAsync<T>(this IQueryable<T> rows, Guid personId, CancellationToken cancellationToken) where T : class =>
        rows.IgnoreQueryFilters().Where(row => EF.Property<Guid?>(row, "PersonId") == personId).Select(row => EF.Property<Guid>(row, "Id")).ToListAsync(cancellationToken);

    /// <summary>Lets rows of a kind hang on a person from now on, past the change tracker: nothing else of them changes.</summary>
    internal static async Task MoveAsync(this IReceptionDb db, string thing, IReadOnlyCollection<Guid> ids, Guid to, CancellationToken cancellationToken)
    {
        if (ids.Count == 0)
            return;
        await (thing switch
        {
            nameof(NameFact) => MoveAsync(db.Names, ids, to, cancellationToken),
            nameof(BirthFact) => MoveAsync(db.Births, ids, to, cancellationToken),
            nameof(GenderFact) => MoveAsync(db.Genders, ids, to, cancellationToken),
            nameof(NationalityFact) => MoveAsync(db.Nationalities, ids, to, cancellationToken),
            nameof(IdentityNumberFact) => MoveAsync(db.IdentityNumbers, ids, to, cancellationToken),
            nameof(IdentityDocumentFact) => MoveAsync(db.IdentityDocuments, ids, to, cancellationToken),
            nameof(LanguageFact) => MoveAsync(db.Languages, ids, to, cancellationToken),
            nameof(ContactDetailFact) => MoveAsync(db.ContactDetails, ids, to, cancellationToken),
            nameof(AddressFact) => MoveAsync(db.Addresses, ids, to, cancellationToken),
            nameof(ProtectionFact) => MoveAsync(db.Protections, ids, to, cancellationToken),
            nameof(Stay) => MoveAsync(db.Stays, ids, to, cancellationToken),
            nameof(CaseFile) => MoveAsync(db.CaseFiles, ids, to, cancellationToken),
            nameof(AccessRequest) => MoveAsync(db.AccessRequests, ids, to, cancellationToken),
            nameof(MembershipFact) => MoveMaybeAsync(db.Memberships, ids, to, cancellationToken),
            nameof(StayPartyFact) => MoveMaybeAsync(db.StayParties, ids, to, cancellationToken),
            _ => throw new InvalidOperationException($"{thing} does not move between people."),
        });
    }

    private static Task<int> MoveAsync<T>(DbSet<T> rows, IReadOnlyCollection<Guid> ids, Guid to, CancellationToken cancellationToken) where T : class =>
        rows.IgnoreQueryFilters().Where(row => ids.Contains(EF.Property<Guid>(row, "Id")))
            .ExecuteUpdateAsync(set => set.SetProperty(row => EF.Property<Guid>(row, "PersonId"), to), cancellationToken);

    // Of these somebody without a file may be meant too.
    private static Task<int> MoveMaybeAsync<T>(DbSet<T> rows, IReadOnlyCollection<Guid> ids, Guid to, CancellationToken cancellationToken) where T : class =>
        rows.IgnoreQueryFilters().Where(row => ids.Contains(EF.Property<Guid>(row, "Id")))
            .ExecuteUpdateAsync(set => set.SetProperty(row => EF.Property<Guid?>(row, "PersonId"), (Guid?)to), cancellationToken);
}
