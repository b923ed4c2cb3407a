using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ReceptionCentre.Application.Documents;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Reporting;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Providers;
using ReceptionCentre.Infrastructure.Auditing;
using ReceptionCentre.Infrastructure.Clocks;
using ReceptionCentre.Infrastructure.Persistence;
using ReceptionCentre.Infrastructure.Persistence.Bulk;
using ReceptionCentre.Infrastructure.Reporting;
using ReceptionCentre.Infrastructure.Staff;

namespace ReceptionCentre.Infrastructure.Demo;

/// <summary>
/// Fills the database with an invented region: staff with accounts, and people with stays, files, notes and plans. The
/// same seed makes the same people; what is there already stays, and filling goes on behind it.
/// </summary>
public sealed class DemoSeeder(
    ReceptionDbContext db, DbContextOptions<ReceptionDbContext> options, IUnitOfWork unitOfWork, IBulkWriter bulk, ClockRebuild clocks, IMediator mediator, AuditTrail audit,
    ICodeLists codes, IOptions<CentreOptions> printed, TimeProvider time, CountedStaysRebuild stays)
{
    /// <summary>Names of the audit events: one of the beginning, and one for each person, with counts.</summary>
    public const string Begun = "Demo.Begin", Action = "Demo.Seed";

    private const string Region = "DemoRegion", SeedField = "Seed", MomentField = "Moment";

    /// <summary>How many people can be told apart by invented numbers.</summary>
    public const int MaximumPeople = DemoNumbers.MaximumPeople;

    private readonly PasswordHasher<Account> _hasher = new();

    private int _takenOn;

    /// <summary>How many people one transaction writes.</summary>
    internal int BatchSize { get; set; } = 1000;

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

    /// <summary>The demonstration that is in the database; null = there is none.</summary>
    public async Task<DemoState?> StateAsync(CancellationToken cancellationToken)
    {
        var told = await db.AuditEvents.Where(audit => audit.Action == Begun).SelectMany(audit => audit.Changes).Where(change => change.Thing == Region)
            .Select(change => new { change.Field, change.After }).ToListAsync(cancellationToken);
        if (told.Count == 0)
            return null;
        string Told(string field) => told.First(change => change.Field == field).After!;
        return new(
            int.Parse(Told(SeedField), CultureInfo.InvariantCulture), DateTimeOffset.Parse(Told(MomentField), CultureInfo.InvariantCulture),
            await FirstMissingAsync(MaximumPeople, cancellationToken));
    }

    /// <summary>Invents people, and then what their files ask and how the weeks before were. Goes on where an earlier run stopped.</summary>
    /// <param name="people">How many demonstration people there are when it is done.</param>
    /// <param name="progress">Told after each batch how many there are by then.</param>
    public async Task SeedAsync(int people, int seed, IProgress<int> progress, CancellationToken cancellationToken)
    {
        await InventAsync(people, seed, progress, cancellationToken);
        await clocks.RunAsync(new Progress<int>(), cancellationToken);
        foreach (var day in await mediator.Send(new MissingCaseloadDays.Query(), cancellationToken))
            await mediator.Send(new CountCaseloadDay.Command(day), cancellationToken);
    }

    /// <summary>
    /// Goes on where an earlier run stopped, as if it never had: people are as old, and their files as far, as on the day
    /// on which the first run began.
    /// </summary>
    /// <param name="people">How many demonstration people there are when it is done.</param>
    /// <param name="progress">Told after each batch how many there are by then.</param>
    /// <exception cref="InvalidOperationException">There are people of another seed, and fewer than asked for.</exception>
    public async Task InventAsync(int people, int seed, IProgress<int> progress, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(people);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(people, DemoNumbers.MaximumPeople);
        ArgumentNullException.ThrowIfNull(progress);

        var state = await StateAsync(cancellationToken) ?? await BeginAsync(seed, cancellationToken);
        if (state.People < people && state.Seed != seed)
            throw new InvalidOperationException($"The invented people here were made with seed {state.Seed}; with another they would not belong together.");
        var (tables, now, made) = (BulkTables.Of(db.Model), state.Moment, state.People);
        var centre = await DemoCentre.OfAsync(db, state.Seed, now, cancellationToken);
        if (made < Math.Min(people, StoryPeople.Count))
        {
            await StoryTeller.TellAsync(options, new(now), tables, centre, new(codes, printed), made, Math.Min(people, StoryPeople.Count), cancellationToken);
            made = Math.Min(people, StoryPeople.Count);
            progress.Report(made);
        }
        var coming = new Queue<Task<List<BulkPerson>>>();
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
            await TakeOnAsync(DemoStaff.GenerationOf(EndOf(made, people) - 1), cancellationToken);
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
        // Batches count what they write; those whose story was told are counted here.
        await stays.RunAsync(new Progress<int>(), cancellationToken, onlyMissing: true);
        if (!await db.SignUpDays.IgnoreQueryFilters().AnyAsync(cancellationToken))
            await SettleAsync(DemoSignUpDays.SettleAsync, now, cancellationToken);
        if (!await db.DuoSettings.IgnoreQueryFilters().AnyAsync(cancellationToken))
            await SettleAsync(DemoDuo.SettleAsync, now, cancellationToken);
        if (!await db.EnforcementPaths.IgnoreQueryFilters().AnyAsync(cancellationToken))
            await SettleAsync(DemoEnforcement.SettleAsync, now, cancellationToken);
        if (!await db.StructuralSignals.IgnoreQueryFilters().AnyAsync(cancellationToken))
            await SettleAsync(DemoSignals.SettleAsync, now, cancellationToken);
        if (!await db.ReminderChoices.IgnoreQueryFilters().AnyAsync(cancellationToken))
            await SettleAsync(DemoReminders.SettleAsync, now, cancellationToken);
        if (!await db.GroupEvents.IgnoreQueryFilters().AnyAsync(cancellationToken))
            await SettleAsync(DemoEvents.SettleAsync, now, cancellationToken);
        if (!await db.PlacementPlaces.IgnoreQueryFilters().AnyAsync(cancellationToken))
            await SettleAsync(DemoPlacement.SettleAsync, now, cancellationToken);
        if (!await db.HousingTargets.IgnoreQueryFilters().AnyAsync(cancellationToken))
            await SettleAsync(DemoHousing.SettleAsync, now, cancellationToken);

        List<BulkPerson> Invent(int first, int end) =>
            [.. new DemoGenerator(seed, now, tables, centre).Invent(first, end).Select(person => new BulkPerson(person.Person.Id, person.File?.Id, person.Records))];
    }

    private int EndOf(int first, int people) => Math.Min(DemoGenerator.EndOfBatch(first, BatchSize), people);

    private Task<DemoState> BeginAsync(int seed, CancellationToken cancellationToken) => unitOfWork.InTransactionAsync(
        () =>
        {
            var state = new DemoState(seed, time.GetUtcNow(), 0);
            audit.BeginCounting(Begun);
            audit.Tell(Region, Guid.Empty, SeedField, null, seed.ToString(CultureInfo.InvariantCulture));
            audit.Tell(Region, Guid.Empty, MomentField, null, state.Moment.ToString("O", CultureInfo.InvariantCulture));
            foreach (var (id, name, municipality) in DemoStaff.Teams)
                db.Teams.Add(Domain.Staff.Team.Form(name, municipality, id));
            DemoMunicipalities.Settle(db);
            Welcome(DemoStaff.All);
            db.AddRange(DemoCapacities.Of(DutchCalendar.DateOf(state.Moment)));
            db.AddRange(DemoMeetingPlaces.Of(DutchCalendar.DateOf(state.Moment)));
            db.AddRange(DemoWaitingRooms.Of(state.Moment));
            db.AddRange(DemoConsultationHours.Of(DutchCalendar.DateOf(state.Moment)));
            DemoPips.Settle(db);
            DemoEnforcement.Settle(db);
            var directory = DemoDirectory.Of(DutchCalendar.DateOf(state.Moment), BulkTables.Of(db.Model)).Records;
            db.AddRange(directory);
            Welcome([DemoStaff.ReceiverOf(directory.OfType<Provider>().First(provider => directory.OfType<Offer>().Any(offer => offer.ProviderId == provider.Id && offer.Track == "language")).Id)]);
            return Task.FromResult(state);
        },
        cancellationToken);

    // The centre grows with the people: each new generation of caseworkers is there before their files are.
    private async Task TakeOnAsync(int generation, CancellationToken cancellationToken)
    {
        for (; _takenOn < generation; _takenOn++)
        {
            var colleagues = DemoStaff.TakenOn(_takenOn + 1).ToList();
            var one = colleagues[0].Id;
            if (await db.StaffMembers.AnyAsync(member => member.Id == one, cancellationToken))
                continue;
            await unitOfWork.InTransactionAsync(
                () =>
                {
                    audit.BeginCounting(Begun);
                    Welcome(colleagues);
                    return Task.FromResult(0);
                },
                cancellationToken);
        }
    }

    // What belongs to no newcomer, or to some of those that are there.
    private Task<int> SettleAsync(Func<ReceptionDbContext, DateTimeOffset, CancellationToken, Task> settle, DateTimeOffset now, CancellationToken cancellationToken) =>
        unitOfWork.InTransactionAsync(
            async () =>
            {
                audit.BeginCounting(Begun);
                await settle(db, now, cancellationToken);
                return 0;
            },
            cancellationToken);

    private void Welcome(IEnumerable<DemoColleague> colleagues)
    {
        foreach (var (member, account) in colleagues.Select(colleague => DemoStaff.Welcome(colleague, _hasher)))
        {
            db.StaffMembers.Add(member);
            db.Users.Add(account);
        }
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
}

/// <summary>How far a demonstration came.</summary>
/// <param name="Moment">Its "now": what happened by then has happened.</param>
public sealed record DemoState(int Seed, DateTimeOffset Moment, int People);
