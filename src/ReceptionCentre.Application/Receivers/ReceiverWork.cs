using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.GuestPasses;
using ReceptionCentre.Domain.Referrals;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Receivers;

/// <summary>
/// What a provider received, for who signs in for it. The wall stands here: a receiver has no municipality, so that every
/// other list is empty, and of the referrals those to an offer of the own provider are let through, for as long as they are
/// open and some days after. A guest has no provider: of a guest's it is the one referral of the pass.
/// </summary>
internal sealed class ReceiverWork(IReceptionDb db, IAuditTrail audit, ICurrentStaff current, TimeProvider time, CaseloadTerms terms)
{
    // Files and offers of every municipality stand behind these filters; the provider is asked for instead.
    private static readonly string[] Walls = ["Scope", "Floor", "Protection"];

    /// <summary>The provider of whoever asks.</summary>
    /// <exception cref="NotThereException">Whoever asks receives for nobody.</exception>
    public async Task<Guid> ProviderAsync(CancellationToken cancellationToken) =>
        (Only is { } referralId
            ? await db.Referrals.IgnoreQueryFilters(Walls).Where(referral => referral.Id == referralId)
                .Select(referral => (Guid?)db.Offers.IgnoreQueryFilters(Walls).Where(offer => offer.Id == referral.OfferId).Select(offer => offer.ProviderId).First())
                .FirstOrDefaultAsync(cancellationToken)
            : await db.StaffMembers.Where(member => member.Id == current.Id).Select(member => member.ProviderId).FirstOrDefaultAsync(cancellationToken))
        ?? throw new NotThereException("provider of a receiver");

    // The one referral of a guest.
    private Guid? Only => current.Guest is { Purpose: PassPurpose.Referral } guest ? guest.SubjectId : null;

    /// <summary>What was referred to this provider and may still be seen there.</summary>
    public IQueryable<Referral> ReceivedBy(Guid provider)
    {
        var (since, only) = (time.Today().AddDays(-terms.ReceiverSeesEndedDays), Only);
        return db.Referrals.IgnoreQueryFilters(Walls).Where(referral =>
            (only == null || referral.Id == only) && (referral.EndedOn == null || referral.EndedOn >= since) && db.Offers.Any(offer => offer.Id == referral.OfferId && offer.ProviderId == provider));
    }

    /// <summary>A referral with its steps and reports, tracked, to write down what happened with it; the audit event is about its file.</summary>
    /// <param name="version">The version that the screen showed.</param>
    /// <exception cref="NotThereException">Not there, or referred to somebody else.</exception>
    /// <exception cref="ChangedMeanwhileException">Somebody saved a newer version.</exception>
    public async Task<Referral> ReferralAsync(Guid referralId, int version, CancellationToken cancellationToken)
    {
        var provider = await ProviderAsync(cancellationToken);
        var referral = await ReceivedBy(provider).Include(referral => referral.Steps).Include(referral => referral.Reports)
            .FirstOrDefaultAsync(referral => referral.Id == referralId, cancellationToken) ?? throw new NotThereException("referral");
        var (personId, _) = await FileAsync(referral.CaseFileId, cancellationToken);
        audit.About(personId, referral.CaseFileId);
        referral.EnsureStillAt(version);
        return referral;
    }

    /// <summary>Whose words on this referral are the provider's own: who signs in for it, and who was its guest.</summary>
    public async Task<Dictionary<Guid, string>> ColleaguesAsync(Guid provider, Guid referralId, CancellationToken cancellationToken)
    {
        var names = await db.StaffMembers.AsNoTracking().Where(member => member.ProviderId == provider).ToDictionaryAsync(member => member.Id, member => member.Name, cancellationToken);
        foreach (var pass in await db.GuestPasses.IgnoreQueryFilters(Walls).AsNoTracking().Where(pass => pass.SubjectId == referralId && pass.Guest != null)
            .Select(pass => new { pass.Id, pass.Guest }).ToListAsync(cancellationToken))
            names[pass.Id] = pass.Guest!;
        return names;
    }

    /// <summary>Of the file behind a referral only whom it is about and who answers for it.</summary>
    public async Task<(Guid PersonId, string Controller)> FileAsync(Guid caseFileId, CancellationToken cancellationToken)
    {
        var file = await db.CaseFiles.IgnoreQueryFilters(Walls).Where(file => file.Id == caseFileId).Select(file => new { file.PersonId, file.Controller }).FirstAsync(cancellationToken);
        return (file.PersonId, file.Controller);
    }
}
