using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Checklists;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Checklists;

/// <summary>All lines of the checklists, ended ones too, in the order of the lists; or one of them, for the forms.</summary>
public static class ChecklistItems
{
    [Needs(Permission.ManageReferenceData)]
    public sealed record Query(Guid? ItemId = null) : IQuery<IReadOnlyList<Item>>;

    public sealed record Item(
        Guid Id, int Version, string Key, ChecklistKind Kind, CodeView? Municipality, string Dutch, string English, string? DutchNote, string? EnglishNote, string? Link,
        ChecklistDoer Doer, IReadOnlyList<CodeView> Motives, IReadOnlyList<CodeView> DepartureKinds, DateOnly? ValidFrom, DateOnly? ValidUntil, string? Source, bool IsEnded,
        string? DutchPaper, string? EnglishPaper, IReadOnlyList<CodeView> Parties, int? AgeFrom, int? AgeTo, int? DayFrom, int? DayBy);

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, TimeProvider time) : IRequestHandler<Query, IReadOnlyList<Item>>
    {
        public async Task<IReadOnlyList<Item>> Handle(Query request, CancellationToken cancellationToken)
        {
            var found = await db.ChecklistItems.AsNoTracking().Include(item => item.Motives).Include(item => item.DepartureKinds).Include(item => item.Parties)
                .Where(item => request.ItemId == null || item.Id == request.ItemId)
                .OrderBy(item => item.Kind).ThenBy(item => item.Place).ThenBy(item => item.Key).ToListAsync(cancellationToken);
            if (request.ItemId is not null && found.Count == 0)
                throw new NotThereException("line of the checklists");
            var today = time.Today();
            var items = new List<Item>();
            foreach (var item in found)
            {
                items.Add(new(
                    item.Id, item.Version, item.Key, item.Kind, await codes.FindAsync(Lists.Municipalities, item.Municipality, cancellationToken), item.Dutch, item.English,
                    item.DutchNote, item.EnglishNote, item.Link, item.Doer, await CodesAsync(Lists.Motives, item.Motives.Select(motive => motive.Code)),
                    await CodesAsync(Lists.DepartureKinds, item.DepartureKinds.Select(kind => kind.Code)), item.ValidFrom, item.ValidUntil, item.Source, item.ValidUntil <= today,
                    item.DutchPaper, item.EnglishPaper, await CodesAsync(Lists.StayPartyKinds, item.Parties.Select(party => party.Code)), item.AgeFrom, item.AgeTo, item.DayFrom, item.DayBy));
            }
            return items;

            async Task<IReadOnlyList<CodeView>> CodesAsync(string list, IEnumerable<string> values)
            {
                var wanted = values.ToHashSet(StringComparer.Ordinal);
                return [.. (await codes.AllAsync(list, cancellationToken)).Where(code => wanted.Contains(code.Value))];
            }
        }
    }
}
