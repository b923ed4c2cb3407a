using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.CaseFiles;

/// <summary>Who works on a file: its caseworker and the team that it is with. Everybody in scope may read what the role allows.</summary>
public static class FileWork
{
    /// <summary>A file that nobody was given yet is worked on by whoever is in scope.</summary>
    public static bool MayWork(CaseFile file, ICurrentStaff current, DateOnly today) =>
        current.IsSystem || file.AssignedOn(today) is not { } assigned || assigned is { TeamId: null, CaseworkerId: null }
        || assigned.CaseworkerId == current.Id || (assigned.TeamId is { } team && current.Teams.Contains(team));

    /// <summary>The file, open and to be worked on by whoever asks; tracked, with its assignments.</summary>
    /// <exception cref="NotThereException">Not there or out of scope.</exception>
    /// <exception cref="BrokenRuleException">Closed, or another team's.</exception>
    public static async Task<CaseFile> FileToWorkOnAsync(
        this IReceptionDb db, Guid caseFileId, ICurrentStaff current, DateOnly today, CancellationToken cancellationToken)
    {
        var file = await db.CaseFiles.Include(file => file.Assignments).FirstOrDefaultAsync(file => file.Id == caseFileId, cancellationToken)
            ?? throw new NotThereException("case file");
        file.EnsureOpen();
        CaseFileRules.OnlyItsTeamWorksOnAFile.Check(MayWork(file, current, today));
        return file;
    }
}
