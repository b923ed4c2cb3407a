using System.Globalization;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Documents;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Events;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Events;

/// <summary>Says that somebody takes the letters of an event along, to print and send them; each of them is an opening of its file as it goes out.</summary>
public static class TakeEventLetters
{
    [Needs(Permission.InviteToEvent)]
    public sealed record Command(Guid GroupEventId) : ICommand<Result>;

    /// <param name="Name">Of the file, without a name of anybody.</param>
    public sealed record Result(Guid GroupEventId, string Name);

    internal sealed class Handler(IReceptionDb db, IAuditTrail audit) : IRequestHandler<Command, Result>
    {
        public async Task<Result> Handle(Command request, CancellationToken cancellationToken)
        {
            var of = await db.GroupEvents.AsNoTracking().Where(one => one.Id == request.GroupEventId).Select(one => new { one.Id, one.FirstOn }).FirstOrDefaultAsync(cancellationToken) ?? throw new NotThereException("event");
            var letters = await db.EventInvitees.CountAsync(one => one.GroupEventId == of.Id && one.DocumentId != null && one.State != EventInviteeState.Withdrawn, cancellationToken);
            audit.Tell(nameof(GroupEvent), of.Id, "Letters", null, letters.ToString(CultureInfo.InvariantCulture));
            return new(of.Id, $"uitnodigingen-bijeenkomst-{of.FirstOn:yyyyMMdd}.zip");
        }
    }
}

/// <summary>The letters of an event. Whose invitation was taken back gets none.</summary>
public sealed class EventLetters
{
    private readonly IReceptionDb _db;
    private readonly PapersTogether _papers;

    public EventLetters(IReceptionDb db, IDocumentStore store, IOpeningLog openings) => (_db, _papers) = (db, new(db, store, openings));

    public async IAsyncEnumerable<ExportedPaper> OfAsync(Guid groupEventId, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var letters = await _db.EventInvitees.AsNoTracking().Where(one => one.GroupEventId == groupEventId && one.DocumentId != null && one.State != EventInviteeState.Withdrawn)
            .OrderBy(one => one.InvitedOn).ThenBy(one => one.Id).Select(one => new { one.CaseFileId, DocumentId = one.DocumentId!.Value }).ToListAsync(cancellationToken);
        await foreach (var paper in _papers.OfAsync([.. letters.Select((one, place) => new NumberedPaper { Number = place + 1, CaseFileId = one.CaseFileId, DocumentId = one.DocumentId })], RequestName.Of<TakeEventLetters.Command>(), cancellationToken))
            yield return paper;
    }
}
