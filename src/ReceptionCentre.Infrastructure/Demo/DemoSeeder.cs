using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Infrastructure.Auditing;
using ReceptionCentre.Infrastructure.Persistence;
using ReceptionCentre.Infrastructure.Persistence.Bulk;
using ReceptionCentre.Infrastructure.Staff;

namespace ReceptionCentre.Infrastructure.Demo;

/// <summary>
/// Fills the database with an invented region: staff with accounts, and people with stays, files, notes and plans. The
/// same seed makes the same people; what is there already stays, and filling goes on behind it.
/// </summary>
public sealed class DemoSeeder(ReceptionDbContext db, IUnitOfWork unitOfWork, IBulkWriter bulk, AuditTrail audit, TimeProvider time)
{
    /// <summary>Name of the audit events: one for each batch, with counts.</summary>
    public const string Action = "Demo.Seed";

    /// <summary>How many people can be told apart by invented numbers.</summary>
    public const int MaximumPeople = DemoNumbers.MaximumPeople;

    private const int BatchSize = 1000;

    private static readonly int BatchesAhead = Math.Clamp(Environment.ProcessorCount - 1, 2, 4);

    /// <summary>One account for each role, and a second desk in another municipality.</summary>
    public static IReadOnlyList<DemoAccount> Accounts => DemoStaff.Accounts;

    /// <summary>Whether somebody who was not invented here is registered: then this is no place for a demonstration.</summary>
    public async Task<bool> IsForRealAsync(CancellationToken cancellationToken)
    {
        var (demonstration, first) = (DemoStaff.FrontDesk.Id, DemoNumbers.PersonId(0));
        return await db.Persons.AnyAsync(cancellationToken)
            && !await db.StaffMembers.AnyAsync(member => member.Id == demonstration, cancellationToken)
            && !await db.Persons.AnyAsync(person => person.Id == first, cancellationToken);
    }

    /// <param name="people">How many demonstration people there are when it is done.</param>
    /// <param name="progress">Told after each batch how many there are by then.</param>
    public async Task SeedAsync(int people, int seed, IProgress<int> progress, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(people);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(people, DemoNumbers.MaximumPeople);
        ArgumentNullException.ThrowIfNull(progress);

        await WelcomeStaffAsync(cancellationToken);
        var (tables, now) = (BulkTables.Of(db.Model), time.GetUtcNow());
        var coming = new Queue<Task<List<BulkPerson>>>();
        var made = await FirstMissingAsync(people, cancellationToken);
        var next = made;
        while (made < people)
        {
            // While one batch goes to the database, the next ones are being invented.
            for (; next < people && coming.Count < BatchesAhead; next = EndOf(next, people))
            {
                var first = next;
                coming.Enqueue(Task.Run(() => Invent(first, EndOf(first, people)), cancellationToken));
            }
            cancellationToken.ThrowIfCancellationRequested();
            var batch = await coming.Dequeue();
            // A batch that was begun is finished: what is there stands in one row without gaps.
            await unitOfWork.InTransactionAsync(
                async () =>
                {
                    audit.Begin(Action);
                    await bulk.WriteAsync(batch, CancellationToken.None);
                    return 0;
                },
                CancellationToken.None);
            made = EndOf(made, people);
            progress.Report(made);
        }

        List<BulkPerson> Invent(int first, int end) =>
            [.. new DemoGenerator(seed, now, tables).Invent(first, end).Select(person => new BulkPerson(person.Person.Id, person.File?.Id, person.Records))];
    }

    private static int EndOf(int first, int people) => Math.Min(DemoGenerator.EndOfBatch(first, BatchSize), people);

    private async Task WelcomeStaffAsync(CancellationToken cancellationToken)
    {
        var first = DemoStaff.FrontDesk.Id;
        if (await db.StaffMembers.AnyAsync(member => member.Id == first, cancellationToken))
            return;
        foreach (var (id, name, municipality) in DemoStaff.Teams)
            db.Teams.Add(Domain.Staff.Team.Form(name, municipality, id));
        var hasher = new PasswordHasher<Account>();
        foreach (var (member, account) in DemoStaff.All.Select(colleague => DemoStaff.Welcome(colleague, hasher)))
        {
            db.StaffMembers.Add(member);
            db.Users.Add(account);
        }
        await SaveAsync(cancellationToken);
    }

    // Batches are saved whole and in order, so whoever is there stands in one row without gaps.
    private async Task<int> FirstMissingAsync(int people, CancellationToken cancellationToken)
    {
        var (from, to) = (0, people);
        while (from < to)
        {
            var middle = from + ((to - from) / 2);
            var id = DemoNumbers.PersonId(middle);
            if (await db.Persons.AnyAsync(person => person.Id == id, cancellationToken))
                from = middle + 1;
            else
                to = middle;
        }
        return from;
    }

    private async Task SaveAsync(CancellationToken cancellationToken)
    {
        audit.BeginCounting(Action);
        await db.SaveChangesAsync(cancellationToken);
        db.ChangeTracker.Clear();
    }
}
