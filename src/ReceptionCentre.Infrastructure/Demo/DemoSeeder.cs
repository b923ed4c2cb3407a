using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Infrastructure.Auditing;
using ReceptionCentre.Infrastructure.Clocks;
using ReceptionCentre.Infrastructure.Persistence;
using ReceptionCentre.Infrastructure.Staff;

namespace ReceptionCentre.Infrastructure.Demo;

/// <summary>
/// Fills the database with an invented region: staff with accounts, and people with stays, files, notes and plans. The
/// same seed makes the same people; what is there already stays, and filling goes on behind it.
/// </summary>
public sealed class DemoSeeder(ReceptionDbContext db, AuditTrail audit, ClockRebuild clocks, TimeProvider time)
{
    /// <summary>Name of the audit events: one for each batch, with counts.</summary>
    public const string Action = "Demo.Seed";

    /// <summary>How many people can be told apart by invented numbers.</summary>
    public const int MaximumPeople = DemoNumbers.MaximumPeople;

    private const int BatchSize = 200;

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

        var detects = db.ChangeTracker.AutoDetectChangesEnabled;
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            await WelcomeStaffAsync(cancellationToken);
            var names = new DemoNames();
            for (var next = await FirstMissingAsync(people, cancellationToken); next < people; next = Math.Min(next + BatchSize, people))
            {
                var newcomer = new DemoNewcomer(new(db, time), names);
                var story = new StoryPeople(new(db, time));
                for (var index = next; index < Math.Min(next + BatchSize, people); index++)
                {
                    if (index < StoryPeople.Count)
                        story.Tell(index);
                    else
                        newcomer.Make(seed, index);
                }
                await SaveAsync(cancellationToken);
                progress.Report(Math.Min(next + BatchSize, people));
            }
            await clocks.RunAsync(new Progress<int>(), cancellationToken);
        }
        finally
        {
            db.ChangeTracker.Clear();
            db.ChangeTracker.AutoDetectChangesEnabled = detects;
        }
    }

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
