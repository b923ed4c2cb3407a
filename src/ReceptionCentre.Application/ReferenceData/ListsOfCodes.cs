using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;

namespace ReceptionCentre.Application.ReferenceData;

/// <summary>All code lists, with how many codes, from whom, under which licence, and who keeps them.</summary>
public static class ListsOfCodes
{
    [Needs(Permission.ManageReferenceData)]
    public sealed record Query : IQuery<IReadOnlyList<ListView>>;

    /// <param name="Valid">Codes that hold today.</param>
    public sealed record ListView(string Key, string Dutch, string English, bool Maintainable, string? Source, string? Licence, int Codes, int Valid);

    internal sealed class Handler(IReceptionDb db, TimeProvider time) : IRequestHandler<Query, IReadOnlyList<ListView>>
    {
        public async Task<IReadOnlyList<ListView>> Handle(Query request, CancellationToken cancellationToken)
        {
            var today = time.Today();
            var counts = await db.Codes.GroupBy(code => code.List)
                .Select(group => new
                {
                    group.Key,
                    Codes = group.Count(),
                    Valid = group.Count(code => (code.ValidFrom == null || code.ValidFrom <= today) && (code.ValidUntil == null || code.ValidUntil > today)),
                })
                .ToDictionaryAsync(group => group.Key, cancellationToken);
            var lists = await db.CodeLists.AsNoTracking().OrderBy(list => list.Key)
                .Select(list => new { list.Key, list.Dutch, list.English, list.Maintainable, list.Source, list.Licence }).ToListAsync(cancellationToken);
            return lists.ConvertAll(list => new ListView(
                list.Key, list.Dutch, list.English, list.Maintainable, list.Source, list.Licence,
                counts.TryGetValue(list.Key, out var count) ? count.Codes : 0, count?.Valid ?? 0));
        }
    }
}
