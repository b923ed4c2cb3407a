using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Municipalities;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Providers;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Referrals;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Referrals;

/// <summary>One referral: where to, what was shared, and its steps in turn.</summary>
public static class ShowReferral
{
    [Needs(Permission.ReadReferrals)]
    public sealed record Query(Guid CaseFileId, Guid ReferralId) : IQuery<View>;

    /// <param name="Item">The item of the plan that it serves, in its words.</param>
    /// <param name="DueOn">Last day on which the next step is in time; null = nothing is waited for.</param>
    /// <param name="Next">What can be written down next, the most usual first.</param>
    public sealed record View(
        Guid ReferralId, int Version, OfferLine Offer, ShowProvider.Contact Contact, string? Item, ReferralState State, bool IsOnWaitingList, DateOnly? AgreedStart,
        DateOnly? DueOn, Shared Shared, IReadOnlyList<StepView> Steps, IReadOnlyList<ReferralState> Next, DateOnly Today);

    /// <summary>What went along when it was sent.</summary>
    public sealed record Shared(string Name, string? Contact, IReadOnlyList<CodeView> Languages, string Goal, CodeView? Basis);

    public sealed record StepView(
        ReferralState State, DateOnly On, string? Words, CodeView? Barrier, CodeView? Reason, DateTimeOffset RecordedAt, string RecordedBy);

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, TimeProvider time, CaseloadTerms region) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var referral = await db.Referrals.AsNoTracking().Include(referral => referral.Steps)
                .FirstOrDefaultAsync(referral => referral.Id == request.ReferralId && referral.CaseFileId == request.CaseFileId, cancellationToken)
                ?? throw new NotThereException("referral");
            var controller = await db.CaseFiles.Where(file => file.Id == referral.CaseFileId).Select(file => file.Controller).FirstAsync(cancellationToken);
            var terms = await db.TermsOfAsync(controller, region, cancellationToken);
            var offer = (await db.LinesAsync(
                db.Offers.AsNoTracking().IgnoreQueryFilters(["Floor"]).Where(offer => offer.Id == referral.OfferId), codes, time.Today(), cancellationToken))[0];
            var contact = await db.Providers.AsNoTracking().Where(provider => provider.Id == offer.ProviderId)
                .Select(provider => new ShowProvider.Contact(provider.Contact, provider.Telephone, provider.Email, provider.Website, provider.EndedOn))
                .FirstAsync(cancellationToken);
            var item = referral.PlanItemId is { } itemId
                ? await db.Plans.AsNoTracking().SelectMany(plan => plan.Goals).SelectMany(goal => goal.Items).Where(one => one.Id == itemId)
                    .Select(one => one.What).FirstOrDefaultAsync(cancellationToken)
                : null;
            return new(
                referral.Id, referral.Version, offer, contact, item, referral.State, referral.IsOnWaitingList, referral.AgreedStart, referral.DueOn(terms),
                await SharedAsync(referral, cancellationToken), await StepsAsync(referral, cancellationToken), ReferralWay.From(referral.State), time.Today());
        }

        private async Task<Shared> SharedAsync(Referral referral, CancellationToken cancellationToken)
        {
            var languages = new List<CodeView>();
            foreach (var code in (referral.SharedLanguages ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries))
            {
                if (await codes.FindAsync(Lists.Languages, code, cancellationToken) is { } language)
                    languages.Add(language);
            }
            return new(
                referral.SharedName, referral.SharedContact, languages, referral.SharedGoal, await codes.FindAsync(Lists.SharingBases, referral.Basis, cancellationToken));
        }

        private async Task<IReadOnlyList<StepView>> StepsAsync(Referral referral, CancellationToken cancellationToken)
        {
            var writers = referral.Steps.Select(step => step.RecordedBy).Distinct().ToList();
            var names = await db.StaffMembers.AsNoTracking().Where(member => writers.Contains(member.Id)).ToDictionaryAsync(member => member.Id, member => member.Name, cancellationToken);
            var steps = new List<StepView>();
            foreach (var step in referral.Steps.OrderBy(step => step.Number))
            {
                steps.Add(new(
                    step.State, step.On, step.Words, await codes.FindAsync(Lists.Barriers, step.Barrier, cancellationToken),
                    await codes.FindAsync(Lists.ReferralEndReasons, step.Reason, cancellationToken), step.RecordedAt, names.GetValueOrDefault(step.RecordedBy, "ReceptionCentre")));
            }
            return steps;
        }
    }
}
