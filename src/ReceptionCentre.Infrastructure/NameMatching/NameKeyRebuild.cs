using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Domain.NameMatching;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Infrastructure.Persistence;

namespace ReceptionCentre.Infrastructure.NameMatching;

/// <summary>
/// Makes the keys by which people are found anew where they are of an older version. What is right stays as it is, so it can
/// be stopped and run again, also while people work.
/// </summary>
public sealed class NameKeyRebuild(ReceptionDbContext db, IBulkWriter bulk, IRomaniser romaniser)
{
    private const int BatchSize = 2000;

    /// <summary>How many people have no key of this version.</summary>
    public Task<int> CountAsync(CancellationToken cancellationToken) => People().CountAsync(cancellationToken);

    /// <param name="progress">Told after each batch how many people have new keys.</param>
    public async Task RunAsync(IProgress<int> progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(progress);
        var (after, done) = (Guid.Empty, 0);
        while (true)
        {
            // First who comes next, then who of them is right already: asked in one, the database reads all keys for each batch.
            var next = await db.Persons.Where(person => person.LinkedTo == null && person.Id > after).OrderBy(person => person.Id).Take(BatchSize).Select(person => person.Id).ToListAsync(cancellationToken);
            if (next.Count == 0)
                return;
            after = next[^1];
            var right = await db.NameKeys.Where(key => next.Contains(key.PersonId) && key.Maker == NameKeys.Version).Select(key => key.PersonId).Distinct().ToListAsync(cancellationToken);
            var batch = next.Except(right).ToList();
            if (batch.Count == 0)
                continue;
            await RenewAsync(batch, cancellationToken);
            done += batch.Count;
            progress.Report(done);
        }
    }

    private async Task RenewAsync(List<Guid> batch, CancellationToken cancellationToken)
    {
        var people = await db.Persons.AsNoTracking().AsSplitQuery().Where(person => batch.Contains(person.Id) || batch.Contains(person.LinkedTo!.Value)).Include(person => person.Names).Include(person => person.Births)
            .ToListAsync(cancellationToken);
        // A registration that is part of another is found as that one.
        var keys = people.GroupBy(person => person.LinkedTo ?? person.Id).SelectMany(one => NameKeys.Of(one.Key, KnownAs.Of([.. one]), romaniser)).ToList();
        await db.Database.CreateExecutionStrategy().ExecuteAsync(
            async token =>
            {
                await using var transaction = await db.Database.BeginTransactionAsync(token);
                await db.NameKeys.Where(key => batch.Contains(key.PersonId)).ExecuteDeleteAsync(token);
                await bulk.WriteDerivedAsync(keys, token);
                await transaction.CommitAsync(token);
            },
            cancellationToken);
    }

    private IQueryable<Person> People() => db.Persons.Where(person => person.LinkedTo == null && !db.NameKeys.Any(key => key.PersonId == person.Id && key.Maker == NameKeys.Version));
}
