using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.GuestPasses;
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
    /// <param name="ReportFrom">First day that the next report is about; null = nothing can be reported.</param>
    /// <param name="Waits">How it stands on the waiting list; null = it is on none.</param>
    /// <param name="Passes">Who was let in as a guest, the newest first.</param>
    public sealed record View(
        Guid ReferralId, int Version, OfferLine Offer, ShowProvider.Contact Contact, string? Item, ReferralState State, bool IsOnWaitingList, DateOnly? AgreedStart,
        DateOnly? DueOn, Shared Shared, IReadOnlyList<StepView> Steps, IReadOnlyList<ReportView> Reports, CodeView? Result,
        IReadOnlyList<ReferralState> Next, DateOnly? ReportFrom, Wait? Waits, IReadOnlyList<PassView> Passes, DateOnly Today);

    /// <param name="Before">How many go before.</param>
    /// <param name="Priority">Why it goes before others who wait longer; null = in turn.</param>
    public sealed record Wait(int Before, CodeView? Priority, string? PriorityWords);

    /// <summary>What went along when it was sent.</summary>
    public sealed record Shared(string Name, string? Contact, IReadOnlyList<CodeView> Languages, string Goal, CodeView? Basis, string? Extra, DateOnly? ConsentEndedOn);

    public sealed record StepView(
        ReferralState State, DateOnly On, string? Words, CodeView? Barrier, CodeView? Reason, DateTimeOffset RecordedAt, string RecordedBy);

    /// <summary>How it went over some days.</summary>
    public sealed record ReportView(DateOnly From, DateOnly Until, int? HoursThere, int? HoursOffered, string? Words, DateTimeOffset RecordedAt, string RecordedBy);

    /// <summary>First day of which the next report tells: after the last report, or the first attendance; null = it is not reported now.</summary>
    public static DateOnly? ReportFrom(Referral referral) =>
        referral.State is ReferralState.Started or ReferralState.UnderWay
            ? referral.Reports.Count == 0 ? referral.StartedOn : referral.Reports.Max(report => report.Until).AddDays(1)
            : null;

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, GuestPassWork passes, TimeProvider time, CaseloadTerms region) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var referral = await db.Referrals.AsNoTracking().Include(referral => referral.Steps).Include(referral => referral.Reports)
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
            var names = await db.NamesOfAsync(referral.Steps.Select(step => step.RecordedBy).Concat(referral.Reports.Select(report => report.RecordedBy)), cancellationToken);
            return new(
                referral.Id, referral.Version, offer, contact, item, referral.State, referral.IsOnWaitingList, referral.AgreedStart, referral.DueOn(terms),
                await SharedAsync(referral, cancellationToken), await StepsAsync(referral, names, cancellationToken),
                [
                    .. referral.Reports.OrderBy(report => report.Number).Select(report => new ReportView(
                        report.From, report.Until, report.HoursThere, report.HoursOffered, report.Words, report.RecordedAt, names.GetValueOrDefault(report.RecordedBy, "ReceptionCentre"))),
                ],
                await codes.FindAsync(Lists.ReferralResults, referral.Result, cancellationToken), [.. ReferralWay.ByPeople(referral.State)], ReportFrom(referral),
                await WaitAsync(referral, cancellationToken), await passes.OfAsync(referral.Id, cancellationToken), time.Today());
        }

        private async Task<Wait?> WaitAsync(Referral referral, CancellationToken cancellationToken) =>
            referral.IsOnWaitingList
                ? new(await db.WaitsBefore(referral).CountAsync(cancellationToken), await codes.FindAsync(Lists.WaitingPriorities, referral.Priority, cancellationToken), referral.PriorityWords)
                : null;

        private async Task<Shared> SharedAsync(Referral referral, CancellationToken cancellationToken)
        {
            var languages = new List<CodeView>();
            foreach (var code in (referral.SharedLanguages ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries))
            {
                if (await codes.FindAsync(Lists.Languages, code, cancellationToken) is { } language)
                    languages.Add(language);
            }
            return new(
                referral.SharedName, referral.SharedContact, languages, referral.SharedGoal, await codes.FindAsync(Lists.SharingBases, referral.Basis, cancellationToken),
                referral.SharedExtra, referral.ConsentEndedOn);
        }

        private async Task<IReadOnlyList<StepView>> StepsAsync(Referral referral, Dictionary<Guid, string> names, CancellationToken cancellationToken)
        {
            var steps = new List<StepView>();
            foreach (var step in referral.Steps.OrderBy(step => step.Number))
            {
                steps.Add(new(
                    step.State, step.On, step.Words, await codes.FindAsync(Lists.Barriers, step.Barrier, cancellationToken),
                    await codes.ReasonOfAsync(step, cancellationToken), step.RecordedAt, names.GetValueOrDefault(step.RecordedBy, "ReceptionCentre")));
            }
            return steps;
        }
    }
}
