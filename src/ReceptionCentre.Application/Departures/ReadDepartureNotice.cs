using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Departures;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Departures;

/// <summary>Whoever works on the file has read that another municipality says that the person departed, and decides what follows.</summary>
public static class ReadDepartureNotice
{
    [Needs(Permission.RecordDeparture)]
    public sealed record Command(Guid CaseFileId, Guid NoticeId) : ICommand<Guid>;

    internal sealed class Handler(IReceptionDb db, DepartureWork work, ICurrentStaff current, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var notice = await db.DepartureNotices.FirstOrDefaultAsync(notice => notice.Id == request.NoticeId && notice.CaseFileId == request.CaseFileId, cancellationToken)
                ?? throw new NotThereException("notice");
            await work.FileAsync(request.CaseFileId, cancellationToken);
            notice.Read(time.GetUtcNow(), current.Id);
            return notice.Id;
        }
    }
}
