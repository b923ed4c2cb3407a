using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Municipalities;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Referrals;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Referrals;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Receivers;

/// <summary>
/// One referral as its receiver may see it: what was shared, who sent it, what happened. Remarks of the centre are for
/// colleagues and not shown; neither is anything of the file.
/// </summary>
public static class ShowReceived
{
    [Needs(Permission.AnswerReferrals)]
    public sealed record Query(Guid ReferralId) : IQuery<View>;

    /// <param name="Before">How many wait for a place before this person; 0 where it waits for none.</param>
    /// <param name="AnswerBy">Day by which an answer is asked for; null = none is waited for.</param>
    /// <param name="Next">What can be written down next, the most usual first.</param>
    /// <param name="ReportFrom">First day that the next report is about; null = nothing can be reported.</param>
    public sealed record View(
        Guid ReferralId, int Version, string Offer, Sender Sender, ReferralState State, bool IsOnWaitingList, int Before, DateOnly SentOn, DateOnly? AgreedStart, DateOnly? AnswerBy,
        Shared Shared, IReadOnlyList<Step> Steps, IReadOnlyList<Report> Reports, CodeView? Result, IReadOnlyList<ReferralState> Next, DateOnly? ReportFrom, DateOnly Today);

    /// <summary>Who sent it, and is called with a question.</summary>
    public sealed record Sender(CodeView? Municipality, string? Name, string? Phone);

    /// <param name="Extra">What went along with consent, while the consent holds.</param>
    public sealed record Shared(string Name, string? Contact, IReadOnlyList<CodeView> Languages, string Goal, CodeView? Basis, string? Extra);

    /// <param name="Words">Only of the own organisation.</param>
    public sealed record Step(ReferralState State, DateOnly On, string? Words, CodeView? Barrier, CodeView? Reason, string? By);

    public sealed record Report(DateOnly From, DateOnly Until, int? HoursThere, int? HoursOffered, string? Words, string? By);

    internal sealed class Handler(IReceptionDb db, ReceiverWork work, ICodeLists codes, IOpeningLog openings, TimeProvider time, CaseloadTerms region) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var provider = await work.ProviderAsync(cancellationToken);
            var referral = await work.ReceivedBy(provider).AsNoTracking().Include(referral => referral.Steps).Include(referral => referral.Reports)
                .FirstOrDefaultAsync(referral => referral.Id == request.ReferralId, cancellationToken) ?? throw new NotThereException("referral");
            var (personId, controller) = await work.FileAsync(referral.CaseFileId, cancellationToken);
            await openings.RecordReceivedAsync("Receivers.ShowReceived", personId, referral.CaseFileId, cancellationToken);
            var offer = await db.Offers.IgnoreQueryFilters(["Floor"]).Where(offer => offer.Id == referral.OfferId).Select(offer => offer.Name).FirstAsync(cancellationToken);
            var steps = referral.Steps.OrderBy(step => step.Number).ToList();
            var sentBy = steps[0].RecordedBy;
            var sender = await db.StaffMembers.AsNoTracking().Where(member => member.Id == sentBy).Select(member => new { member.Name, member.Phone }).FirstOrDefaultAsync(cancellationToken);
            var colleagues = await work.ColleaguesAsync(provider, referral.Id, cancellationToken);
            var terms = await db.TermsOfAsync(controller, region, cancellationToken);
            return new(
                referral.Id, referral.Version, offer, new(await codes.FindAsync(Lists.Municipalities, controller, cancellationToken), sender?.Name, sender?.Phone),
                referral.State, referral.IsOnWaitingList, referral.IsOnWaitingList ? await db.WaitsBefore(referral).CountAsync(cancellationToken) : 0, referral.SentOn, referral.AgreedStart, referral.WaitsForReceiver ? referral.SentOn.AddDays(terms.ReferralAnswerDays) : null,
                await SharedAsync(referral, cancellationToken), await StepsAsync(steps, colleagues, cancellationToken),
                [
                    .. referral.Reports.Where(report => colleagues.ContainsKey(report.RecordedBy)).OrderBy(report => report.Number).Select(report => new Report(
                        report.From, report.Until, report.HoursThere, report.HoursOffered, report.Words, colleagues[report.RecordedBy])),
                ],
                await codes.FindAsync(Lists.ReferralResults, referral.Result, cancellationToken), [.. ReferralWay.ByReceiver(referral.State)], ShowReferral.ReportFrom(referral), time.Today());
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
                referral.SharedName, referral.SharedContact, languages, referral.SharedGoal, await codes.FindAsync(Lists.SharingBases, referral.Basis, cancellationToken),
                referral.ExtraForReceiver);
        }

        private async Task<IReadOnlyList<Step>> StepsAsync(List<ReferralStep> steps, Dictionary<Guid, string> colleagues, CancellationToken cancellationToken)
        {
            var shown = new List<Step>();
            foreach (var step in steps)
            {
                var own = colleagues.GetValueOrDefault(step.RecordedBy);
                shown.Add(new(
                    step.State, step.On, own is null ? null : step.Words, own is null ? null : await codes.FindAsync(Lists.Barriers, step.Barrier, cancellationToken),
                    own is null ? null : await codes.ReasonOfAsync(step, cancellationToken), own));
            }
            return shown;
        }
    }
}
