using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Documents;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.BulkInvites;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.BulkInvites;

/// <summary>Says that somebody takes the letters of a bulk invite along, to print and send them; each of them is an opening of its file as it goes out.</summary>
public static class TakeInviteLetters
{
    [Needs(Permission.InviteInBulk)]
    public sealed record Command(Guid RunId) : ICommand<Result>;

    /// <param name="Name">Of the file, without a name of anybody.</param>
    public sealed record Result(Guid RunId, string Name);

    internal sealed class Handler(IReceptionDb db, IAuditTrail audit) : IRequestHandler<Command, Result>
    {
        public async Task<Result> Handle(Command request, CancellationToken cancellationToken)
        {
            var invite = await db.BulkInvites.AsNoTracking().FirstOrDefaultAsync(invite => invite.Id == request.RunId, cancellationToken) ?? throw new NotThereException("bulk invite");
            var letters = await db.InviteRows.CountAsync(row => row.RunId == invite.Id && row.State == InviteRowState.Invited && row.DocumentId != null, cancellationToken);
            audit.Tell(nameof(BulkInvite), invite.Id, "Letters", null, letters.ToString(System.Globalization.CultureInfo.InvariantCulture));
            return new(invite.Id, $"uitnodigingen-{invite.Municipality}-{invite.MadeAt.UtcDateTime:yyyyMMdd}.zip");
        }
    }
}

/// <summary>The letters of a bulk invite in the order of the talks. Who was called off gets none.</summary>
public sealed class InviteLetters
{
    private readonly IReceptionDb _db;
    private readonly PapersTogether _papers;

    public InviteLetters(IReceptionDb db, IDocumentStore store, IOpeningLog openings) => (_db, _papers) = (db, new(db, store, openings));

    public IAsyncEnumerable<ExportedPaper> OfAsync(Guid runId, CancellationToken cancellationToken) => _papers.OfAsync(
        _db.InviteRows.AsNoTracking().Where(row => row.RunId == runId && row.State == InviteRowState.Invited && row.DocumentId != null)
            .Select(row => new NumberedPaper { Number = row.Number, CaseFileId = row.CaseFileId, DocumentId = row.DocumentId!.Value }),
        0, RequestName.Of<TakeInviteLetters.Command>(), cancellationToken);
}
