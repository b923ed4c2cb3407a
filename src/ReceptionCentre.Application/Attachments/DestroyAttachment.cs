using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Attachments;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Attachments;

/// <summary>Withdrawn papers that still exist, longest first: what the privacy officer has to decide on.</summary>
public static class WithdrawnAttachments
{
    public const int Most = 100;

    [Needs(Permission.DestroyAttachment)]
    public sealed record Query : IQuery<IReadOnlyList<Item>>;

    /// <summary>Says which file and why, nothing of whom: more is not needed to decide.</summary>
    public sealed record Item(
        Guid AttachmentId, string Reference, CodeView? Kind, int Size, DateTimeOffset AddedAt, DateTimeOffset WithdrawnAt, string WithdrawnBy, string? Reason);

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, ICurrentStaff current) : IRequestHandler<Query, IReadOnlyList<Item>>
    {
        public async Task<IReadOnlyList<Item>> Handle(Query request, CancellationToken cancellationToken)
        {
            var rows = await db.ToDestroy(current).AsNoTracking().OrderBy(attachment => attachment.WithdrawnAt).ThenBy(attachment => attachment.Id).Take(Most)
                .Join(db.CaseFiles.IgnoreQueryFilters(), attachment => attachment.CaseFileId, file => file.Id, (attachment, file) => new
                {
                    attachment.Id,
                    attachment.Kind,
                    attachment.Size,
                    attachment.AddedAt,
                    attachment.WithdrawnAt,
                    attachment.WithdrawnReason,
                    attachment.IsLocked,
                    By = db.StaffMembers.Where(member => member.Id == attachment.WithdrawnBy).Select(member => member.Name).FirstOrDefault(),
                    file.OpenedOn,
                    file.Number,
                }).ToListAsync(cancellationToken);
            var items = new List<Item>(rows.Count);
            foreach (var row in rows.OrderBy(row => row.WithdrawnAt).ThenBy(row => row.Id))
            {
                var isShown = !row.IsLocked || current.May(Permission.ReadLockedParts);
                items.Add(new(
                    row.Id, CaseFileReference.Of(row.OpenedOn, row.Number), isShown ? await codes.FindAsync(Lists.AttachmentKinds, row.Kind, cancellationToken) : null,
                    row.Size, row.AddedAt, row.WithdrawnAt!.Value, row.By ?? "ReceptionCentre", isShown ? row.WithdrawnReason : null));
            }
            return items;
        }
    }

    /// <summary>Also of protected people: who guards the privacy does not learn of whom it is.</summary>
    internal static IQueryable<Attachment> ToDestroy(this IReceptionDb db, ICurrentStaff current)
    {
        var municipalities = current.Municipalities;
        return db.Attachments.IgnoreQueryFilters().Where(attachment => attachment.WithdrawnAt != null && attachment.DestroyedAt == null
            && db.CaseFiles.IgnoreQueryFilters().Any(file => file.Id == attachment.CaseFileId && municipalities.Contains(file.Controller)));
    }
}

/// <summary>Destroys the bytes of a withdrawn paper. That it was there, its checksum, and who destroyed it stay.</summary>
public static class DestroyAttachment
{
    [Needs(Permission.DestroyAttachment)]
    public sealed record Command(Guid OnceKey, Guid AttachmentId) : ICommand<Guid>, IOnce;

    internal sealed class Handler(IReceptionDb db, ICurrentStaff current, IAuditTrail audit, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var attachment = await db.ToDestroy(current).FirstOrDefaultAsync(one => one.Id == request.AttachmentId, cancellationToken)
                ?? throw new NotThereException("attachment");
            var personId = await db.CaseFiles.IgnoreQueryFilters().Where(file => file.Id == attachment.CaseFileId).Select(file => file.PersonId).FirstAsync(cancellationToken);
            attachment.Destroy(time.GetUtcNow(), current.Id);
            await db.AttachmentContents.Where(content => content.AttachmentId == attachment.Id).ExecuteDeleteAsync(cancellationToken);
            audit.About(personId, attachment.CaseFileId);
            return attachment.Id;
        }
    }
}
