using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Batches;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Domain.Batches;
using ReceptionCentre.Domain.Clocks;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Domain.WorkQueue;

namespace ReceptionCentre.Application.WorkQueue;

/// <summary>How far a batch brought a spread.</summary>
public sealed record SpreadBatch(bool GoesOn, RunState State, int Position, int Rows) : Batch(GoesOn, Position, Rows)
{
    /// <summary>Nothing to do here: somebody stopped it, or another node works on it.</summary>
    public static readonly SpreadBatch Nothing = new(false, RunState.Stopped, 0, 0);

    public override string Stage => State.ToString();
}

/// <summary>What the batches of a spread share.</summary>
internal sealed class SpreadBatches(IReceptionDb db, IOneAtATime oneAtATime, TimeProvider time)
{
    /// <summary>How many files one transaction gives.</summary>
    public const int Size = 200;

    /// <returns>Null when there is nothing to do for this worker.</returns>
    public async Task<(Spread Spread, SpreadProgress Progress)?> HoldAsync(Guid runId, RunState state, Guid worker, CancellationToken cancellationToken)
    {
        // Of two that begin at the same moment the second waits, and then sees that the first holds it.
        await oneAtATime.TakeAsync([$"spread:{runId}"], cancellationToken);
        var spread = await db.Spreads.Include(spread => spread.Receivers).FirstOrDefaultAsync(spread => spread.Id == runId && spread.State == state, cancellationToken);
        var progress = spread is null ? null : await db.SpreadProgress.FirstAsync(progress => progress.RunId == runId, cancellationToken);
        return progress?.MayBeHeldBy(worker, time.GetUtcNow()) == true ? (spread!, progress) : null;
    }
}

internal static class SpreadFiles
{
    /// <summary>The open files of a municipality that would be spread. What is with another team stays there.</summary>
    public static IQueryable<FileState> ToSpread(this IReceptionDb db, Guid teamId, string municipality, SpreadSelection selection)
    {
        var (from, until) = (selection.From, selection.DueUntil ?? DateOnly.MaxValue);
        var files = db.FileStates.Where(state => state.Controller == municipality);
        files = from is null
            ? files.Where(state => state.CaseworkerId == null && (state.TeamId == null || state.TeamId == teamId))
            : files.Where(state => state.CaseworkerId == from);
        if (selection.Because is { } reason)
            files = files.Where(state => db.Clocks.Any(clock => clock.CaseFileId == state.CaseFileId && clock.EndedOn == null && clock.Reason == reason && clock.DueOn <= until));
        else if (selection.DueUntil is not null)
            files = files.Where(state => state.DueBy <= until);
        return files;
    }

    /// <summary>The caseworkers of a team who may be given files of its municipality.</summary>
    public static IQueryable<StaffMember> ReceiversOf(this IReceptionDb db, Guid teamId, string municipality) =>
        db.CaseworkersOfTeam(teamId).Where(member => member.Municipalities.Any(part => part.Municipality == municipality));

    /// <summary>A spread as the screen showed it, and how far it is.</summary>
    public static async Task<(Spread Spread, SpreadProgress Progress)> SpreadAsync(this IReceptionDb db, Guid runId, int version, CancellationToken cancellationToken)
    {
        var spread = await db.Spreads.FirstOrDefaultAsync(spread => spread.Id == runId, cancellationToken) ?? throw new NotThereException("spread");
        spread.EnsureStillAt(version);
        return (spread, await db.SpreadProgress.FirstAsync(progress => progress.RunId == runId, cancellationToken));
    }
}
