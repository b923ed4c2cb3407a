using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Clocks;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Referrals;

namespace ReceptionCentre.Application.Referrals;

/// <summary>
/// What referrals ask: that a draft is sent, an answer of the receiver within a number of days, and a first attendance soon
/// after the agreed start.
/// Until the receiver confirms, the sender keeps the case and the file waits.
/// </summary>
public sealed class ReferralClocks(IReceptionDb db, CaseloadTerms terms) : IClockSource
{
    public IReadOnlyCollection<DueReason> Reasons { get; } = [DueReason.ReferralUnanswered, DueReason.ReferralNotStarted, DueReason.ReferralNotSent];

    public IReadOnlyCollection<Type> Watches { get; } = [typeof(Referral), typeof(ReferralDraft)];

    public IQueryable<ClockReading> On(DateOnly day)
    {
        var (answer, start, send) = (terms.ReferralAnswerDays, terms.ReferralStartDays, terms.ReferralDraftDays);
        var drafts = from draft in db.ReferralDrafts.AsNoTracking().IgnoreQueryFilters()
                     join file in db.CaseFiles on draft.CaseFileId equals file.Id
                     where draft.MadeOn <= day
                     select new ClockReading
                     {
                         CaseFileId = draft.CaseFileId,
                         Reason = DueReason.ReferralNotSent,
                         SubjectId = draft.Id,
                         StartedOn = draft.MadeOn,
                         DueOn = draft.MadeOn.AddDays(send),
                         What = draft.Goal,
                         WaitsForOthers = false,
                     };
        var sent = from referral in db.Referrals.AsNoTracking().IgnoreQueryFilters()
                   join file in db.CaseFiles on referral.CaseFileId equals file.Id
                   join settings in db.MunicipalitySettings on file.Controller equals settings.Municipality into own
                   from chosen in own.DefaultIfEmpty()
                   where referral.SentOn <= day && (referral.EndedOn == null || referral.EndedOn > day) && (referral.StartedOn == null || referral.StartedOn > day)
                   select new ClockReading
                   {
                       CaseFileId = referral.CaseFileId,
                       Reason = referral.AcceptedOn != null && referral.AcceptedOn <= day ? DueReason.ReferralNotStarted : DueReason.ReferralUnanswered,
                       SubjectId = referral.Id,
                       StartedOn = referral.AcceptedOn != null && referral.AcceptedOn <= day ? referral.AcceptedOn!.Value : referral.SentOn,
                       DueOn = referral.AcceptedOn != null && referral.AcceptedOn <= day
                           ? (referral.AgreedStart ?? referral.AcceptedOn!.Value).AddDays(chosen.ReferralStartDays ?? start) : referral.SentOn.AddDays(chosen.ReferralAnswerDays ?? answer),
                       What = db.Offers.Where(offer => offer.Id == referral.OfferId).Select(offer => offer.Name).FirstOrDefault(),
                       WaitsForOthers = !(referral.AcceptedOn != null && referral.AcceptedOn <= day),
                   };
        return sent.Concat(drafts);
    }
}

internal static class ReferralTerms
{
    /// <summary>Last day on which the next step of a referral is in time; null = nothing is waited for.</summary>
    public static DateOnly? DueOn(this Referral referral, CaseloadTerms terms) => referral.State switch
    {
        ReferralState.Sent or ReferralState.Received => referral.SentOn.AddDays(terms.ReferralAnswerDays),
        ReferralState.Accepted or ReferralState.Planned => (referral.AgreedStart ?? referral.AcceptedOn!.Value).AddDays(terms.ReferralStartDays),
        _ => null,
    };
}
