using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Providers;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Providers;

/// <summary>One provider: how it is reached, for whom it works, and what it offers.</summary>
public static class ShowProvider
{
    [Needs(Permission.ReadProviders)]
    public sealed record Query(Guid ProviderId) : IQuery<View>;

    /// <param name="Municipalities">Empty = the whole region.</param>
    /// <param name="Agreements">Only for who keeps the directory; the newest first.</param>
    /// <param name="Offers">Of the common floor and the own municipalities, by name; open ones first.</param>
    public sealed record View(
        Guid ProviderId, int Version, string Name, string KindCode, CodeView? Kind, Contact Contact, IReadOnlyList<CodeView> Municipalities,
        IReadOnlyList<MarkView> Marks, IReadOnlyList<OfferLine> Offers, IReadOnlyList<ShowAgreement.View> Agreements, DateOnly Today);

    public sealed record MarkView(CodeView? Mark, string Code, string? Number, DateOnly? ValidUntil, bool IsValid);

    public sealed record Contact(string? Person, string? Telephone, string? Email, string? Website, DateOnly? EndedOn);

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, ICurrentStaff current, TimeProvider time) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var provider = await db.Providers.AsNoTracking().Include(provider => provider.Municipalities).Include(provider => provider.Marks)
                .FirstOrDefaultAsync(provider => provider.Id == request.ProviderId, cancellationToken) ?? throw new NotThereException("provider");
            var today = time.Today();
            var offers = await db.LinesAsync(
                db.Offers.AsNoTracking().Where(offer => offer.ProviderId == provider.Id).OrderBy(offer => offer.Name).ThenBy(offer => offer.Id), codes, today, cancellationToken);
            return new(
                provider.Id, provider.Version, provider.Name, provider.Kind, await codes.FindAsync(Lists.ProviderKinds, provider.Kind, cancellationToken),
                ContactOf(provider),
                await codes.ManyAsync(provider.Municipalities.Select(part => part.Municipality), cancellationToken),
                await codes.MarksAsync(provider, today, cancellationToken), [.. offers.OrderBy(offer => offer.OpenUntil is not null && offer.OpenUntil <= today)],
                current.May(Permission.ManageProviders) ? await AgreementsAsync(provider.Id, today, cancellationToken) : [], today);
        }

        private async Task<IReadOnlyList<ShowAgreement.View>> AgreementsAsync(Guid providerId, DateOnly today, CancellationToken cancellationToken)
        {
            var agreements = await db.ProviderAgreements.AsNoTracking().Include(agreement => agreement.Obligations).Where(agreement => agreement.ProviderId == providerId)
                .OrderByDescending(agreement => agreement.From).ThenBy(agreement => agreement.Id).ToListAsync(cancellationToken);
            var views = new List<ShowAgreement.View>(agreements.Count);
            foreach (var agreement in agreements)
                views.Add(await codes.ViewAsync(agreement, today, cancellationToken));
            return views;
        }
    }

    internal static Contact ContactOf(Provider provider) => new(provider.Contact, provider.Telephone, provider.Email, provider.Website, provider.EndedOn);

    internal static async Task<IReadOnlyList<MarkView>> MarksAsync(this ICodeLists codes, Provider provider, DateOnly today, CancellationToken cancellationToken)
    {
        var marks = new List<MarkView>();
        foreach (var mark in provider.Marks.OrderBy(mark => mark.Mark, StringComparer.Ordinal))
            marks.Add(new(await codes.FindAsync(Lists.QualityMarks, mark.Mark, cancellationToken), mark.Mark, mark.Number, mark.ValidUntil, mark.IsValidOn(today)));
        return marks;
    }
}
