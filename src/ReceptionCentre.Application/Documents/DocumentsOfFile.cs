using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Documents;
using ReceptionCentre.Domain.Plans;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Documents;

/// <summary>The papers of a file, newest first.</summary>
public static class DocumentsOfFile
{
    [Needs(Permission.ReadDocuments)]
    public sealed record Query(Guid CaseFileId) : IQuery<IReadOnlyList<Item>>;

    /// <param name="SubjectId">What it shows: the plan's id.</param>
    /// <param name="Kind">Kind of the plan that it shows.</param>
    /// <param name="Edition">Edition of the plan that it shows.</param>
    /// <param name="Before">How many documents of the whole centre are before it, while it waits.</param>
    /// <param name="TriedAgainAt">When it is tried again after an attempt that failed; null when it just waits for its turn.</param>
    /// <param name="Size">Bytes of the accessible file; null until it is ready.</param>
    public sealed record Item(
        Guid DocumentId, Guid SubjectId, string Template, PlanKind? Kind, int? Edition, PaperVariant Variant, CodeView? Language, string FileName, DocumentState State,
        DocumentFailure Failure, int Before, DateTimeOffset? TriedAgainAt, DateTimeOffset RequestedAt, string? RequestedBy,
        DateTimeOffset? ReadyAt, int? Size);

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, TimeProvider time) : IRequestHandler<Query, IReadOnlyList<Item>>
    {
        public async Task<IReadOnlyList<Item>> Handle(Query request, CancellationToken cancellationToken)
        {
            if (!await db.CaseFiles.AnyAsync(file => file.Id == request.CaseFileId, cancellationToken))
                throw new NotThereException("case file");
            var now = time.GetUtcNow();
            var rows = await db.Documents.AsNoTracking().Where(document => document.CaseFileId == request.CaseFileId)
                .OrderByDescending(document => document.RequestedAt).ThenByDescending(document => document.Id)
                .Select(document => new
                {
                    document.Id,
                    document.SubjectId,
                    document.Template,
                    document.Variant,
                    document.Language,
                    document.FileName,
                    document.State,
                    document.Failure,
                    document.Attempts,
                    document.NotBefore,
                    document.RequestedAt,
                    document.ReadyAt,
                    PlanKind = db.Plans.Where(plan => plan.Id == document.SubjectId).Select(plan => (PlanKind?)plan.Kind).FirstOrDefault(),
                    PlanEdition = db.Plans.Where(plan => plan.Id == document.SubjectId).Select(plan => (int?)plan.Edition).FirstOrDefault(),
                    // How many are before it is no secret, wherever they are for; what they are is.
                    Before = document.State != DocumentState.Queued ? 0 : db.Documents.IgnoreQueryFilters()
                        .Count(other => other.State == DocumentState.Queued && other.RequestedAt < document.RequestedAt),
                    RequestedBy = db.StaffMembers.Where(member => member.Id == document.RequestedBy).Select(member => member.Name).FirstOrDefault(),
                    Size = db.DocumentContents.Where(file => file.DocumentId == document.Id && file.Standard == PdfStandard.Accessible)
                        .Select(file => (int?)file.Size).FirstOrDefault(),
                })
                .ToListAsync(cancellationToken);
            var items = new List<Item>(rows.Count);
            foreach (var row in rows)
            {
                items.Add(new(
                    row.Id, row.SubjectId, row.Template, row.PlanKind, row.PlanEdition, row.Variant, await codes.FindAsync(Lists.Languages, row.Language, cancellationToken),
                    row.FileName, row.State, row.Failure, row.Before,
                    row.State == DocumentState.Queued && row.Attempts > 0 && row.NotBefore > now ? row.NotBefore : null,
                    row.RequestedAt, row.RequestedBy, row.ReadyAt, row.Size));
            }
            return items;
        }
    }
}
