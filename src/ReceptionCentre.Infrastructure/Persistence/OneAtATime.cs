using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;

namespace ReceptionCentre.Infrastructure.Persistence;

/// <summary>Locks of the database that end with the transaction, by a number that is made of the name.</summary>
internal sealed class OneAtATime(ReceptionDbContext db) : IOneAtATime
{
    public async Task TakeAsync(IEnumerable<string> what, CancellationToken cancellationToken)
    {
        if (db.Database.CurrentTransaction is null)
            throw new InvalidOperationException("Waiting for others makes sense in a transaction only.");
        // Always in one order, so that two never wait for each other.
        foreach (var number in what.Select(Number).Distinct().Order())
            await db.Database.ExecuteSqlRawAsync(Dialect.Of(db).TakeLock, [number], cancellationToken);
    }

    private static long Number(string name) => BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(name)));
}
