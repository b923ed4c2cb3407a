using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Auditing;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Departures;
using ReceptionCentre.Domain.Reporting;
using ReceptionCentre.Domain.Stays;
using ReceptionCentre.Infrastructure.Auditing;

namespace ReceptionCentre.Infrastructure.Persistence.Bulk;

/// <summary>Writes batches the way each database takes them fastest, in the transaction of the running command.</summary>
internal sealed class BulkWriter(ReceptionDbContext db, AuditTrail audit, ICurrentStaff current, TimeProvider time) : IBulkWriter
{
    public async Task WriteAsync(IReadOnlyCollection<BulkPerson> people, CancellationToken cancellationToken)
    {
        var rows = new BulkRows(BulkTables.Of(db.Model));
        foreach (var person in people)
        {
            foreach (var record in person.Records)
                rows.Add(record);
            foreach (var counted in Counted(person))
                rows.Add(counted);
            rows.Add(EventOf(person));
        }
        await WriteAsync(rows, cancellationToken);
    }

    public async Task WriteDerivedAsync(IEnumerable<object> rows, CancellationToken cancellationToken)
    {
        var written = new BulkRows(BulkTables.Of(db.Model));
        foreach (var row in rows)
            written.Add(row);
        await WriteAsync(written, cancellationToken);
    }

    public async Task TellRemovedAsync(IEnumerable<(Guid PersonId, Guid? CaseFileId, IReadOnlyList<string> Things)> people, CancellationToken cancellationToken)
    {
        var rows = new BulkRows(BulkTables.Of(db.Model));
        foreach (var (personId, caseFileId, things) in people)
        {
            var removed = audit.EventOf(current, time).About(personId, caseFileId);
            foreach (var thing in things)
                removed.Add(AuditTrail.Removed(removed.Id, thing));
            rows.Add(removed);
        }
        await WriteAsync(rows, cancellationToken);
    }

    private async Task WriteAsync(BulkRows rows, CancellationToken cancellationToken)
    {
        var transaction = db.Database.CurrentTransaction?.GetDbTransaction()
            ?? throw new InvalidOperationException("A batch is written inside a transaction: all of it or nothing.");
        var (dialect, connection) = (Dialect.Of(db), db.Database.GetDbConnection());
        // Both clients write a stream of rows fastest without awaiting each value; the caller's thread does not wait for it.
        await Task.Run(
            () =>
            {
                foreach (var (table, ofTable) in rows.InOrder)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    Write(dialect, connection, transaction, table, ofTable);
                }
            },
            cancellationToken);
    }

    // What arrivals and departures count is kept with the facts, in bulk as everywhere.
    private static IEnumerable<CountedStay> Counted(BulkPerson person)
    {
        var files = person.Records.OfType<CaseFile>().ToLookup(file => file.StayId, FileOfStay.Of);
        var departures = person.Records.OfType<Departure>().ToLookup(departure => departure.StayId, DepartureOfStay.Of);
        return person.Records.OfType<Stay>().SelectMany(stay => CountedStay.Of(stay, files[stay.Id], departures[stay.Id]));
    }

    private static void Write(Dialect dialect, DbConnection connection, DbTransaction transaction, BulkTable table, IReadOnlyList<BulkRow> rows)
    {
        // Where the database gives a value, it is left out of the copy: of all the rows, or of those that lack it.
        var given = table.Columns.Where(column => column.IsGivenByDatabase).ToList();
        var groups = given.Count == 0 ? [rows] : rows.GroupBy(row => string.Concat(given.Select(column => column.IsLeftToDatabase(row) ? '0' : '1'))).Select(group => (IReadOnlyList<BulkRow>)[.. group]);
        foreach (var alike in groups)
        {
            List<BulkColumn> columns = [.. table.Columns.Where(column => !column.IsLeftToDatabase(alike[0]))];
            try
            {
                dialect.Copy(connection, transaction, table, columns, alike);
            }
            catch (DbException refused) when (!dialect.IsAway(refused))
            {
                throw new DbUpdateException($"A batch of {table.Name} was refused.", refused);
            }
        }
    }

    private AuditEvent EventOf(BulkPerson person)
    {
        var written = audit.EventOf(current, time).About(person.PersonId, person.CaseFileId);
        foreach (var (thing, count) in person.Records.Where(record => AuditTrail.IsAudited(record.GetType())).CountBy(record => record.GetType().Name).OrderBy(kind => kind.Key, StringComparer.Ordinal))
            written.Add(AuditTrail.Counted(written.Id, thing, count));
        return written;
    }
}
