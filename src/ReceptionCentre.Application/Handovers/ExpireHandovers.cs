using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Handovers;

namespace ReceptionCentre.Application.Handovers;

/// <summary>What nobody answered by its last day expires: it opens no more, and its content is no longer kept. Gives their number.</summary>
public static class ExpireHandovers
{
    [BySystem]
    public sealed record Command : ICommand<int>;

    internal sealed class Handler(IReceptionDb db, IAuditTrail audit, TimeProvider time) : IRequestHandler<Command, int>
    {
        public async Task<int> Handle(Command request, CancellationToken cancellationToken)
        {
            var today = time.Today();
            var over = await db.Handovers.Include(one => one.People).Include(one => one.Steps).Where(one => one.State == HandoverState.Sent && one.LastDay < today).ToListAsync(cancellationToken);
            if (over.Count == 0)
                return 0;
            var (ids, files) = (over.ConvertAll(one => one.Id), over.ConvertAll(one => one.CaseFileId));
            foreach (var handover in over)
                handover.Expire(new(today, today, time.GetUtcNow(), null));
            db.HandoverContents.RemoveRange(await db.HandoverContents.Where(content => ids.Contains(content.HandoverId)).ToListAsync(cancellationToken));
            var people = await db.CaseFiles.Where(file => files.Contains(file.Id)).Select(file => new { file.PersonId, file.Id }).ToListAsync(cancellationToken);
            audit.AboutEach([.. people.Select(one => (one.PersonId, one.Id))], thing => thing is HandoverStep step ? over.Where(one => one.Id == step.HandoverId).Select(one => one.CaseFileId) : []);
            return over.Count;
        }
    }
}
