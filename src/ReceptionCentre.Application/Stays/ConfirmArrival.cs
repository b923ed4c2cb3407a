using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Departures;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.Stays;

namespace ReceptionCentre.Application.Stays;

/// <summary>Somebody who was expected stands at the desk: the stay begins today.</summary>
public static class ConfirmArrival
{
    [Needs(Permission.RegisterNewcomer)]
    public sealed record Command(Guid OnceKey, Guid CaseFileId, int Version) : ICommand<Guid>, IOnce;

    internal sealed class Handler(IReceptionDb db, IAuditTrail audit, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var (stay, file) = await db.ExpectedAsync(request.CaseFileId, request.Version, audit, cancellationToken);
            stay.ConfirmArrival(time.Today());
            return file.Id;
        }
    }
}

/// <summary>
/// Somebody who was expected did not come: the stay is over before it began and its files here close, with everything that is
/// open in them. The person stays known; who comes later gets a new stay.
/// </summary>
public static class RecordNoArrival
{
    [Needs(Permission.RegisterNewcomer)]
    public sealed record Command(Guid OnceKey, Guid CaseFileId, int Version) : ICommand<Guid>, IOnce;

    internal sealed class Handler(IReceptionDb db, FileClosing files, IAuditTrail audit, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var (stay, file) = await db.ExpectedAsync(request.CaseFileId, request.Version, audit, cancellationToken);
            stay.DidNotCome(time.Today());
            var closing = await files.CloseAsync(file, null, cancellationToken);
            if (closing.Count > 1)
                audit.AboutEach([.. closing.Select(one => (one.PersonId, one.Id))]);
            return file.Id;
        }
    }
}

internal static class ExpectedStays
{
    /// <summary>The stay of an open file, as the screen showed it.</summary>
    public static async Task<(Stay Stay, CaseFile File)> ExpectedAsync(this IReceptionDb db, Guid caseFileId, int version, IAuditTrail audit, CancellationToken cancellationToken)
    {
        var file = await db.CaseFiles.FirstOrDefaultAsync(file => file.Id == caseFileId, cancellationToken) ?? throw new NotThereException("case file");
        audit.About(file.PersonId, file.Id);
        file.EnsureOpen();
        var stay = await db.Stays.FirstAsync(stay => stay.Id == file.StayId, cancellationToken);
        stay.EnsureStillAt(version);
        return (stay, file);
    }
}
