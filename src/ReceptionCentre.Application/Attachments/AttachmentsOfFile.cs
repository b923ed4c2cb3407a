using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Attachments;
using ReceptionCentre.Domain.Plans;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Attachments;

/// <summary>
/// The papers from outside in a file, newest first. Of a locked one whoever may not read it sees only that it is there; of a
/// withdrawn one everybody sees why, and nobody its content.
/// </summary>
public static class AttachmentsOfFile
{
    public const int PageSize = 50;

    /// <param name="Before">Show what is older than this one; null = the newest.</param>
    [Needs(Permission.ReadDocuments)]
    public sealed record Query(Guid CaseFileId, Guid? Before = null, int Most = PageSize) : IQuery<Page>;

    /// <param name="Next">Where the next, older page begins; null = this is the last.</param>
    public sealed record Page(IReadOnlyList<Item> Items, Guid? Next);

    /// <param name="What">Null when it is locked for whoever asks.</param>
    /// <param name="PlanKind">Kind and edition of the plan that was signed.</param>
    /// <param name="MayOpen">It can be downloaded by whoever asks.</param>
    public sealed record Item(
        Guid AttachmentId, CodeView? Kind, string? What, DateOnly? PaperDate, Guid? PlanId, PlanKind? PlanKind, int? Edition, AttachmentFormat Format, int Size,
        bool IsLocked, bool MayOpen, DateTimeOffset AddedAt, string AddedBy, DateTimeOffset? WithdrawnAt, string? WithdrawnReason, DateTimeOffset? DestroyedAt);

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, ICurrentStaff current) : IRequestHandler<Query, Page>
    {
        public async Task<Page> Handle(Query request, CancellationToken cancellationToken)
        {
            if (!await db.CaseFiles.AnyAsync(file => file.Id == request.CaseFileId, cancellationToken))
                throw new NotThereException("case file");
            var ofFile = db.Attachments.AsNoTracking().Where(attachment => attachment.CaseFileId == request.CaseFileId);
            if (request.Before is { } before)
            {
                var at = await ofFile.Where(attachment => attachment.Id == before).Select(attachment => attachment.AddedAt).FirstOrDefaultAsync(cancellationToken);
                ofFile = ofFile.Where(attachment => attachment.AddedAt <= at && (attachment.AddedAt < at || attachment.Id < before));
            }
            var rows = await ofFile.OrderByDescending(attachment => attachment.AddedAt).ThenByDescending(attachment => attachment.Id).Take(request.Most + 1)
                .Select(attachment => new
                {
                    attachment.Id,
                    attachment.Kind,
                    attachment.What,
                    attachment.PaperDate,
                    attachment.PlanId,
                    attachment.Format,
                    attachment.Size,
                    attachment.IsLocked,
                    attachment.AddedAt,
                    attachment.WithdrawnAt,
                    attachment.WithdrawnReason,
                    attachment.DestroyedAt,
                    PlanKind = db.Plans.Where(plan => plan.Id == attachment.PlanId).Select(plan => (PlanKind?)plan.Kind).FirstOrDefault(),
                    PlanEdition = db.Plans.Where(plan => plan.Id == attachment.PlanId).Select(plan => (int?)plan.Edition).FirstOrDefault(),
                    AddedBy = db.StaffMembers.Where(member => member.Id == attachment.AddedBy).Select(member => member.Name).FirstOrDefault(),
                })
                .ToListAsync(cancellationToken);
            var mayReadLocked = current.May(Permission.ReadLockedParts);
            var items = new List<Item>();
            foreach (var row in rows.Take(request.Most))
            {
                var isShown = !row.IsLocked || mayReadLocked;
                items.Add(new(
                    row.Id, isShown ? await codes.FindAsync(Lists.AttachmentKinds, row.Kind, cancellationToken) : null, isShown ? row.What : null,
                    isShown ? row.PaperDate : null, row.PlanId, row.PlanKind, row.PlanEdition, row.Format, row.Size, row.IsLocked,
                    isShown && row.WithdrawnAt is null, row.AddedAt, row.AddedBy ?? "ReceptionCentre", row.WithdrawnAt, isShown ? row.WithdrawnReason : null, row.DestroyedAt));
            }
            return new(items, rows.Count > request.Most ? rows[request.Most - 1].Id : null);
        }
    }
}

/// <summary>The signed papers of one edition of a plan, oldest first.</summary>
public static class SignedPapersOfPlan
{
    [Needs(Permission.ReadDocuments)]
    public sealed record Query(Guid CaseFileId, Guid PlanId) : IQuery<IReadOnlyList<Item>>;

    public sealed record Item(Guid AttachmentId, string What, DateOnly? PaperDate, DateTimeOffset AddedAt);

    internal sealed class Handler(IReceptionDb db, ICurrentStaff current) : IRequestHandler<Query, IReadOnlyList<Item>>
    {
        public async Task<IReadOnlyList<Item>> Handle(Query request, CancellationToken cancellationToken)
        {
            var mayReadLocked = current.May(Permission.ReadLockedParts);
            return await db.Attachments.AsNoTracking()
                .Where(attachment => attachment.CaseFileId == request.CaseFileId && attachment.PlanId == request.PlanId && attachment.WithdrawnAt == null
                    && (mayReadLocked || !attachment.IsLocked))
                .OrderBy(attachment => attachment.AddedAt).ThenBy(attachment => attachment.Id)
                .Select(attachment => new Item(attachment.Id, attachment.What, attachment.PaperDate, attachment.AddedAt)).ToListAsync(cancellationToken);
        }
    }
}
