using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Duo;

namespace ReceptionCentre.Application.Duo;

/// <summary>How many notices of the executing agency wait for an answer, in the municipalities of whoever asks; counted no further than a page would tell.</summary>
public static class CountNotices
{
    public const int Most = 100;

    [Needs(Permission.ReadDuoWork)]
    public sealed record Query : IQuery<int>;

    internal sealed class Handler(IReceptionDb db) : IRequestHandler<Query, int>
    {
        public Task<int> Handle(Query request, CancellationToken cancellationToken) =>
            db.DuoNotices.AsNoTracking().Where(notice => notice.State == DuoNoticeState.New).OrderBy(notice => notice.RegisteredAt).ThenBy(notice => notice.Id).Take(Most).CountAsync(cancellationToken);
    }
}
