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

/// <summary>One agreement with a provider, for its form.</summary>
public static class ShowAgreement
{
    [Needs(Permission.ManageProviders)]
    public sealed record Query(Guid AgreementId) : IQuery<View>;

    public sealed record View(
        Guid AgreementId, Guid ProviderId, int Version, AgreementTerms Terms, CodeView? Kind, CodeView? Funding, CodeView? Municipality, bool Holds, DateOnly Today)
    {
        public IEnumerable<ObligationTerms> Late => Terms.Obligations.Where(one => one.MetOn is null && one.DueOn < Today);
    }

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, TimeProvider time) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken) => await codes.ViewAsync(
            await db.ProviderAgreements.AsNoTracking().Include(agreement => agreement.Obligations).FirstOrDefaultAsync(one => one.Id == request.AgreementId, cancellationToken)
                ?? throw new NotThereException("agreement"),
            time.Today(), cancellationToken);
    }

    internal static async Task<View> ViewAsync(this ICodeLists codes, ProviderAgreement agreement, DateOnly today, CancellationToken cancellationToken) => new(
        agreement.Id, agreement.ProviderId, agreement.Version,
        new(
            agreement.Municipality, agreement.Kind, agreement.Subject, agreement.Reference, agreement.Funding, agreement.From, agreement.Until,
            [.. agreement.Obligations.OrderBy(one => one.Place).Select(one => new ObligationTerms(one.Party, one.What, one.DueOn, one.MetOn))]),
        await codes.FindAsync(Lists.AgreementKinds, agreement.Kind, cancellationToken), await codes.FindAsync(Lists.FundingForms, agreement.Funding, cancellationToken),
        await codes.FindAsync(Lists.Municipalities, agreement.Municipality, cancellationToken), agreement.HoldsOn(today), today);
}
