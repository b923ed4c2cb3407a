using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Facts;

namespace ReceptionCentre.Application.Households;

/// <summary>Who of a household can go along in what is done for several of them at once.</summary>
internal sealed class HouseholdCompany(IReceptionDb db, IMediator mediator, ICurrentStaff current, TimeProvider time)
{
    /// <summary>
    /// The person of the file and whoever of the household has an open file of the same municipality that the asker works on.
    /// Who is protected goes alone, and is nobody's company.
    /// </summary>
    public async Task<IReadOnlyList<HouseholdMembers.Member>> OfAsync(CaseFile file, CancellationToken cancellationToken)
    {
        var today = time.Today();
        var members = await mediator.Send(new HouseholdMembers.Query(file.Id, today), cancellationToken);
        var kept = await db.ProtectedAsync([.. members.Select(member => member.PersonId)], today, cancellationToken);
        if (kept.Contains(file.PersonId))
            return [.. members.Where(member => member.IsSelf)];
        var ids = members.Select(member => member.CaseFileId).ToList();
        var files = await db.CaseFiles.AsNoTracking().Include(one => one.Assignments).Where(one => ids.Contains(one.Id) && one.Controller == file.Controller && one.ClosedOn == null)
            .ToDictionaryAsync(one => one.Id, cancellationToken);
        return
        [
            .. members.Where(member => member.IsSelf || (!kept.Contains(member.PersonId) && files.TryGetValue(member.CaseFileId, out var own) && FileWork.MayWork(own, current, today))),
        ];
    }
}
