using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Batches;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Domain.Clocks;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Domain.WorkQueue;

namespace ReceptionCentre.Application.WorkQueue;

/// <summary>What the steps and batches of a spread share.</summary>
internal sealed class SpreadBatches(IReceptionDb db, IOneAtATime oneAtATime, TimeProvider time) : RunBatches<Spread, SpreadProgress>(oneAtATime, time)
{
    /// <summary>How many files one transaction gives.</summary>
    public const int Size = 200;

    protected override string Name => "spread";

    protected override IQueryable<Spread> Runs => db.Spreads.Include(spread => spread.Receivers);

    protected override IQueryable<SpreadProgress> Progress => db.SpreadProgress;
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
}
