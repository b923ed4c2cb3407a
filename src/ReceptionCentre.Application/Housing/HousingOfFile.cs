using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.Households;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Housing;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Housing;

/// <summary>The links of a file, with who goes along and what was offered: the one that runs first, then the newest.</summary>
public static class HousingOfFile
{
    [Needs(Permission.ReadHousing)]
    public sealed record Query(Guid CaseFileId) : IQuery<View>;

    public sealed record View(IReadOnlyList<Link> Links, DateOnly Today)
    {
        /// <summary>The link that runs, or the newest; null = there never was one.</summary>
        public Link? Current => Links.Count == 0 ? null : Links[0];
    }

    /// <param name="People">Who goes along or moved in together, as far as the asker may know.</param>
    /// <param name="Others">How many go along of whom the asker may not know.</param>
    /// <param name="OfferBy">Day by which an offer is asked for, where nothing is open.</param>
    public sealed record Link(
        Guid LinkId, int Version, HousingState State, HousingTerms Terms, IReadOnlyList<CodeView> Needs, CodeView? Urgency, IReadOnlyList<Person> People, int Others, IReadOnlyList<Dwelling> Offers,
        HousedHow? How, DateOnly? EndedOn, CodeView? EndReason, string? EndWords)
    {
        public bool IsOpen => HousingWay.Runs(State);

        public Dwelling? OpenOffer => Offers.FirstOrDefault(offer => HousingWay.IsOpen(offer.State));
    }

    public sealed record Person(Guid CaseFileId, NameParts Name, bool IsSelf);

    /// <param name="Terms">Without the address where it is hidden and the asker may not see it.</param>
    /// <param name="HidesAddress">There is an address, and the asker may not see it.</param>
    public sealed record Dwelling(
        Guid OfferId, OfferState State, DateOnly OfferedOn, DwellingTerms Terms, CodeView? Kind, bool HidesAddress, DateOnly? AcceptedOn, DateOnly? EndedOn, CodeView? RefusalReason, string? Words,
        bool? IsFounded, string? Follows, string RecordedBy);

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, ICurrentStaff current, TimeProvider time) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var today = time.Today();
            if (!await db.CaseFiles.AnyAsync(file => file.Id == request.CaseFileId, cancellationToken))
                throw new NotThereException("case file");
            // A link that somebody left earlier goes on without them, and is not shown here any more.
            var links = await db.HousingLinks.AsNoTracking().IgnoreQueryFilters(["Scope"]).Include(link => link.People).Include(link => link.Offers).Include(link => link.Needs)
                .Where(link => link.People.Any(person => person.CaseFileId == request.CaseFileId && (person.EndedOn == null || person.EndedOn == link.EndedOn))).ToListAsync(cancellationToken);
            var ids = links.SelectMany(link => link.Going).Select(person => person.CaseFileId).Distinct().ToList();
            var files = await db.CaseFiles.AsNoTracking().Where(file => ids.Contains(file.Id)).Select(file => new { file.Id, file.PersonId }).ToDictionaryAsync(file => file.Id, file => file.PersonId, cancellationToken);
            var names = await db.NamesAsync([.. files.Values.Distinct()], today, cancellationToken);
            var writers = await db.NamesOfAsync(links.SelectMany(link => link.Offers).Select(offer => offer.RecordedBy), cancellationToken);
            var views = new List<Link>(links.Count);
            foreach (var link in links.OrderByDescending(link => link.IsOpen).ThenByDescending(link => link.LinkedOn).ThenByDescending(link => link.Id))
            {
                var offers = new List<Dwelling>();
                foreach (var offer in link.Offers.OrderByDescending(offer => offer.Number))
                    offers.Add(await OfferAsync(offer, writers.GetValueOrDefault(offer.RecordedBy, "ReceptionCentre"), cancellationToken));
                var going = link.Going.ToList();
                views.Add(new(
                    link.Id, link.Version, link.State, link.Terms, await codes.ManyAsync(Lists.HousingNeeds, link.Needs.Select(need => need.Code), cancellationToken),
                    await codes.FindAsync(Lists.HousingUrgency, link.Urgency, cancellationToken),
                    [.. going.Where(person => files.ContainsKey(person.CaseFileId)).Select(person => new Person(person.CaseFileId, names[files[person.CaseFileId]], person.CaseFileId == request.CaseFileId))],
                    going.Count(person => !files.ContainsKey(person.CaseFileId)), offers, link.How, link.EndedOn,
                    await codes.FindAsync(Lists.HousingEndReasons, link.EndReason, cancellationToken), link.EndWords));
            }
            return new(views, today);
        }

        private async Task<Dwelling> OfferAsync(HousingOffer offer, string by, CancellationToken cancellationToken)
        {
            var hides = offer.IsHidden && !current.May(Permission.ReadLockedParts);
            return new(
                offer.Id, offer.State, offer.OfferedOn, hides ? offer.Terms with { Street = null, Postcode = null, Place = null } : offer.Terms,
                await codes.FindAsync(Lists.LodgingKinds, offer.Kind, cancellationToken), hides, offer.AcceptedOn, offer.EndedOn,
                await codes.FindAsync(Lists.HousingRefusalReasons, offer.RefusalReason, cancellationToken), offer.Words, offer.IsFounded, offer.Follows, by);
        }
    }
}

/// <summary>Who can go along when somebody is linked, or with the link that runs.</summary>
public static class HousingCompany
{
    [Needs(Permission.KeepHousing)]
    public sealed record Query(Guid CaseFileId, Guid? LinkId) : IQuery<IReadOnlyList<HouseholdMembers.Member>>;

    internal sealed class Handler(IReceptionDb db, HousingWork work) : IRequestHandler<Query, IReadOnlyList<HouseholdMembers.Member>>
    {
        public async Task<IReadOnlyList<HouseholdMembers.Member>> Handle(Query request, CancellationToken cancellationToken)
        {
            var file = await db.CaseFiles.AsNoTracking().FirstOrDefaultAsync(file => file.Id == request.CaseFileId, cancellationToken) ?? throw new NotThereException("case file");
            return await work.CompanyAsync(file, request.LinkId, cancellationToken);
        }
    }
}
