using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.GuestPasses;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.GuestPasses;

/// <summary>How a pass stands, for who made it.</summary>
/// <param name="Guest">Who said to be opening it.</param>
/// <param name="LetsIn">It can still be opened, or the page stands open there: it can be taken back.</param>
public sealed record PassView(Guid PassId, string Recipient, PassState State, DateTimeOffset MadeAt, DateTimeOffset ExpiresAt, DateTimeOffset? OpenedAt, string? Guest, bool LetsIn);

/// <summary>A pass that was just made: its secrets are shown once, so they are in no answer that is kept.</summary>
public sealed record NewPass(Guid PassId, string Recipient, PassSecrets Secrets, DateTimeOffset ExpiresAt);

/// <summary>Makes and shows the passes of one thing. Which thing may have one is for its own feature to say.</summary>
internal sealed class GuestPassWork(IReceptionDb db, ICurrentStaff current, TimeProvider time, CaseloadTerms terms)
{
    /// <summary>A new pass; the one before that nobody opened is taken back, so that one way in is open at a time.</summary>
    /// <param name="until">First moment at which it can no longer be opened; null = after the usual number of days.</param>
    public async Task<NewPass> MakeAsync(PassPurpose purpose, Guid subjectId, Guid caseFileId, string recipient, CancellationToken cancellationToken, DateTimeOffset? until = null)
    {
        var now = time.GetUtcNow();
        foreach (var earlier in await db.GuestPasses.Where(pass => pass.SubjectId == subjectId && pass.OpenedAt == null && pass.WithdrawnAt == null).ToListAsync(cancellationToken))
            earlier.Withdraw(now);
        var (pass, secrets) = GuestPass.Make(purpose, subjectId, caseFileId, recipient, until - now ?? TimeSpan.FromDays(terms.GuestPassDays), now, current.Id);
        db.GuestPasses.Add(pass);
        return new(pass.Id, recipient, secrets, pass.ExpiresAt);
    }

    /// <summary>All passes of one thing, the newest first.</summary>
    public async Task<IReadOnlyList<PassView>> OfAsync(Guid subjectId, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return (await db.GuestPasses.AsNoTracking().Where(pass => pass.SubjectId == subjectId).OrderByDescending(pass => pass.Id).ToListAsync(cancellationToken))
            .ConvertAll(pass => new PassView(pass.Id, pass.Recipient, pass.StateAt(now), pass.MadeAt, pass.ExpiresAt, pass.OpenedAt, pass.Guest, pass.StateAt(now) == PassState.Waiting || pass.IsVisitedAt(now)));
    }

    /// <exception cref="NotThereException">No such pass of this thing.</exception>
    public async Task WithdrawAsync(Guid subjectId, Guid passId, CancellationToken cancellationToken) =>
        (await db.GuestPasses.FirstOrDefaultAsync(pass => pass.Id == passId && pass.SubjectId == subjectId, cancellationToken) ?? throw new NotThereException("pass"))
            .Withdraw(time.GetUtcNow());
}
