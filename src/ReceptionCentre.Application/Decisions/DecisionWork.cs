using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Decisions;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Decisions;

/// <summary>Finds the decision that a command changes.</summary>
internal sealed class DecisionWork(IReceptionDb db, LetterWork letters, IAuditTrail audit, ICurrentStaff current, TimeProvider time)
{
    /// <summary>Of a file that the asker works on, as the screen showed it.</summary>
    public async Task<Decision> ToWorkOnAsync(Guid decisionId, int version, CancellationToken cancellationToken)
    {
        var decision = await FindAsync(decisionId, cancellationToken);
        if (!current.May(letters.SubjectOf(decision).Writes))
            throw new NotPermittedException(nameof(Decision));
        var file = await db.FileToWorkOnAsync(decision.CaseFileId, current, time.Today(), cancellationToken);
        audit.About(file.PersonId, file.Id);
        decision.EnsureStillAt(version);
        return decision;
    }

    /// <summary>For whoever signs: in scope is enough, because who signs is seldom who works on the file. It is open.</summary>
    public async Task<(Decision Decision, CaseFile File)> ToSignAsync(Guid decisionId, int version, CancellationToken cancellationToken)
    {
        var decision = await FindAsync(decisionId, cancellationToken);
        var file = await db.CaseFiles.Include(file => file.Assignments).FirstOrDefaultAsync(file => file.Id == decision.CaseFileId, cancellationToken) ?? throw new NotThereException("case file");
        file.EnsureOpen();
        audit.About(file.PersonId, file.Id);
        decision.EnsureStillAt(version);
        return (decision, file);
    }

    private async Task<Decision> FindAsync(Guid decisionId, CancellationToken cancellationToken) =>
        await db.Decisions.Include(one => one.Objections).Include(one => one.Letter).FirstOrDefaultAsync(one => one.Id == decisionId, cancellationToken) ?? throw new NotThereException("decision");
}

internal static class DecisionQueries
{
    /// <summary>About one plan or one measure.</summary>
    public static IQueryable<Decision> About(this IQueryable<Decision> decisions, Guid subjectId) => decisions.Where(one => one.PlanId == subjectId || one.PathId == subjectId);

    /// <summary>The one that waits for a signature, tracked.</summary>
    public static async Task<Decision> OfferedAboutAsync(this IReceptionDb db, Guid subjectId, CancellationToken cancellationToken) =>
        await db.Decisions.About(subjectId).FirstOrDefaultAsync(one => one.State == DecisionState.Offered, cancellationToken) ?? throw new NotThereException("decision");

    /// <summary>The mandate that somebody has in a municipality on a day; null = none.</summary>
    public static Task<Mandate?> MandateAsync(this IReceptionDb db, string municipality, Guid staffMemberId, DateOnly day, CancellationToken cancellationToken) =>
        db.Mandates.Where(one => one.Municipality == municipality && one.StaffMemberId == staffMemberId && one.From <= day && (one.Until == null || one.Until > day))
            .OrderBy(one => one.From).FirstOrDefaultAsync(cancellationToken);
}
