using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Domain.OffSite;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.OffSite;

/// <summary>Somebody in the row, as the list shows it.</summary>
/// <param name="CaseFileId">The file, when one may see it.</param>
/// <param name="Name">Null for whom one may not see, and for a mistake.</param>
public sealed record RowLine(Guid SlipId, SlipNumber Number, SlipState State, Guid? CaseFileId, NameParts? Name, PartialDate? Born, DateTimeOffset? EnteredAt, string? EnteredBy);

/// <summary>One row, as the list shows it: after it was saved.</summary>
public static class ShowRow
{
    [Needs(Permission.RegisterOffSite)]
    public sealed record Query(Guid SlipId) : IQuery<RowLine>;

    internal sealed class Handler(IReceptionDb db, TimeProvider time) : IRequestHandler<Query, RowLine>
    {
        public async Task<RowLine> Handle(Query request, CancellationToken cancellationToken)
        {
            var slips = db.Slips.AsNoTracking().Where(slip => slip.Id == request.SlipId);
            var day = await db.SignUpDays.Where(one => slips.Any(slip => slip.SignUpDayId == one.Id)).Select(one => (long?)one.Number).FirstOrDefaultAsync(cancellationToken)
                ?? throw new NotThereException("row");
            return (await db.LinesAsync(slips, day, time, cancellationToken))[0];
        }
    }
}

internal static class RowLines
{
    /// <summary>In the order of the slips; names only of whom one may see.</summary>
    public static async Task<IReadOnlyList<RowLine>> LinesAsync(this IReceptionDb db, IQueryable<Slip> slips, long day, TimeProvider time, CancellationToken cancellationToken)
    {
        var today = time.Today();
        var rows = await slips.Select(slip => new
        {
            Slip = slip,
            EnteredBy = db.StaffMembers.Where(member => member.Id == slip.EnteredBy).Select(member => member.Name).FirstOrDefault(),
        }).ToListAsync(cancellationToken);
        var ids = rows.Select(row => row.Slip.Id).ToList();
        var waiting = await db.WaitingRows.AsNoTracking().Where(row => ids.Contains(row.SlipId)).ToDictionaryAsync(row => row.SlipId, cancellationToken);
        var fileIds = rows.Select(row => row.Slip.CaseFileId).OfType<Guid>().ToList();
        var files = await db.CaseFiles.AsNoTracking().Where(file => fileIds.Contains(file.Id)).ToDictionaryAsync(file => file.Id, file => file.PersonId, cancellationToken);
        var people = await db.Persons.AsNoTracking().Where(person => files.Values.Contains(person.Id))
            .Include(person => person.Names).Include(person => person.Births).ToDictionaryAsync(person => person.Id, cancellationToken);
        return rows.ConvertAll(row =>
        {
            var slip = row.Slip;
            var number = new SlipNumber(day, slip.Number);
            if (waiting.GetValueOrDefault(slip.Id) is { } typed)
                return new(slip.Id, number, slip.State, null, typed.Name, typed.Born, slip.EnteredAt, row.EnteredBy);
            return slip.CaseFileId is { } fileId && files.TryGetValue(fileId, out var personId)
                ? new(slip.Id, number, slip.State, fileId, people[personId].NameOn(today), people[personId].Births.Current(today)?.Born, slip.EnteredAt, row.EnteredBy)
                : new RowLine(slip.Id, number, slip.State, null, null, null, slip.EnteredAt, row.EnteredBy);
        });
    }
}
