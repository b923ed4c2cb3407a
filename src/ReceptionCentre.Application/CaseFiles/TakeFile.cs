using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.CaseFiles;

/// <summary>A caseworker takes a file that nobody works on yet, of an own team or of no team.</summary>
public static class TakeFile
{
    [Needs(Permission.TakeFile)]
    public sealed record Command(Guid CaseFileId) : ICommand<Result>;

    public sealed record Result(Guid CaseFileId);

    internal sealed class Handler(IReceptionDb db, ICurrentStaff current, IAuditTrail audit, TimeProvider time) : IRequestHandler<Command, Result>
    {
        public async Task<Result> Handle(Command request, CancellationToken cancellationToken)
        {
            var file = await db.CaseFiles.Include(file => file.Assignments).FirstOrDefaultAsync(file => file.Id == request.CaseFileId, cancellationToken)
                ?? throw new NotThereException("case file");
            audit.About(file.PersonId, file.Id);
            // With one team in that municipality the file goes along to it; with several the manager decides.
            var teams = current.Teams;
            var own = await db.Teams.Where(team => teams.Contains(team.Id) && team.Municipality == file.Controller).Select(team => team.Id).Take(2).ToListAsync(cancellationToken);
            file.Take(current.Id, current.Teams, own.Count == 1 ? own[0] : null, time.Today(), current.Recording(time, Provenances.OwnObservation));
            return new(file.Id);
        }
    }
}
