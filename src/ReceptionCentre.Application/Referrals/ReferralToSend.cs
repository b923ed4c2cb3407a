using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Providers;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Referrals;

/// <summary>For the page that refers: what would be shared, shown before anything is, and what the item of the plan says already.</summary>
public static class ReferralToSend
{
    [Needs(Permission.Refer)]
    public sealed record Query(Guid CaseFileId, Guid? PlanItemId) : IQuery<View>;

    /// <param name="Name">That would go along.</param>
    /// <param name="Languages">That would go along, the preferred one first.</param>
    /// <param name="Contacts">One of these may go along.</param>
    /// <param name="Item">Null = it stands alone.</param>
    public sealed record View(
        string Name, string CalledName, IReadOnlyList<CodeView> Languages, IReadOnlyList<ContactView> Contacts, bool IsProtected, ItemView? Item);

    public sealed record ContactView(Guid Id, CodeView? Kind, string Value);

    /// <param name="Track">Code of the list "tracks": what is looked for first.</param>
    public sealed record ItemView(Guid ItemId, string What, string Track);

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, TimeProvider time) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var today = time.Today();
            var personId = await db.CaseFiles.Where(file => file.Id == request.CaseFileId).Select(file => (Guid?)file.PersonId).FirstOrDefaultAsync(cancellationToken)
                ?? throw new NotThereException("case file");
            var person = await db.Persons.AsNoTracking().Include(person => person.Names).Include(person => person.Languages)
                .Include(person => person.ContactDetails).Include(person => person.Protections)
                .FirstAsync(person => person.Id == personId, cancellationToken);
            var languages = new List<CodeView>();
            foreach (var fact in person.Languages.On(today).OrderByDescending(fact => fact.Preferred))
            {
                if (await codes.FindAsync(Lists.Languages, fact.Code, cancellationToken) is { } language)
                    languages.Add(language);
            }
            var contacts = new List<ContactView>();
            foreach (var fact in person.ContactDetails.On(today))
                contacts.Add(new(fact.Id, await codes.FindAsync(Lists.ContactDetailKinds, fact.Kind, cancellationToken), fact.Value));
            var item = request.PlanItemId is { } id
                ? await db.Plans.AsNoTracking().Where(plan => plan.CaseFileId == request.CaseFileId).SelectMany(plan => plan.Goals)
                    .SelectMany(goal => goal.Items, (goal, item) => new { goal.Track, item.Id, item.What }).Where(found => found.Id == id)
                    .Select(found => new ItemView(found.Id, found.What, found.Track)).FirstOrDefaultAsync(cancellationToken)
                    ?? throw new NotThereException("item of the plan")
                : null;
            var name = person.NameOn(today);
            return new(name.FullName, name.CalledName, languages, contacts, person.IsProtectedOn(today), item);
        }
    }
}

/// <summary>
/// The offers to which the person of a file can be referred: the common floor and the own offer of its municipality, what fits
/// best first, with the reasons.
/// </summary>
public static class OffersForFile
{
    public const int Most = 20;

    /// <param name="Chosen">Stands in the list also when the filter leaves it out.</param>
    /// <param name="PlanItemId">The item of the plan that it serves: what it asks counts.</param>
    [Needs(Permission.Refer)]
    public sealed record Query(Guid CaseFileId, OfferFilter Filter, Guid? Chosen = null, Guid? PlanItemId = null) : IQuery<Page>;

    /// <param name="Found">How many there are; at most <see cref="Most"/> are listed.</param>
    public sealed record Page(IReadOnlyList<OfferSuggestion> Offers, int Found);

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, SuggestionWork work, TimeProvider time) : IRequestHandler<Query, Page>
    {
        public async Task<Page> Handle(Query request, CancellationToken cancellationToken)
        {
            var item = request.PlanItemId is { } id
                ? await db.Plans.AsNoTracking().Where(plan => plan.CaseFileId == request.CaseFileId).SelectMany(plan => plan.Goals)
                    .SelectMany(goal => goal.Items, (goal, item) => new { item.Id, goal.Track, item.Provider }).FirstOrDefaultAsync(item => item.Id == id, cancellationToken)
                : null;
            var (offers, found) = await work.OfAsync(request.CaseFileId, request.Filter, item?.Track, item?.Provider, Most, cancellationToken);
            if (request.Chosen is not { } chosen || offers.Any(one => one.Offer.OfferId == chosen))
                return new(offers, found);
            var today = time.Today();
            var controller = await db.CaseFiles.Where(file => file.Id == request.CaseFileId).Select(file => file.Controller).FirstAsync(cancellationToken);
            var line = await db.LinesAsync(db.OffersIn(new(Municipality: controller), today).Where(offer => offer.Id == chosen), codes, today, cancellationToken);
            return new([.. line.Select(one => new OfferSuggestion(one, [], [])), .. offers], found);
        }
    }
}
