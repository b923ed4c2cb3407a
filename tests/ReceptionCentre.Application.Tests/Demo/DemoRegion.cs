using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Infrastructure.Demo;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Application.Tests.Demo;

/// <summary>A database with the demonstration region in it.</summary>
public sealed class DemoRegion : ReceptionDatabase
{
    public const int People = 520, Seed = 7, BatchSize = 200;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await SeedAsync(this, People, Seed);
    }

    public static Task<IReadOnlyList<int>> SeedAsync(ReceptionDatabase database, int people, int seed, CancellationTokenSource? stopAfterOne = null) =>
        database.AsSystem<IReadOnlyList<int>>(async services =>
        {
            var told = new Told(stopAfterOne);
            var seeder = ActivatorUtilities.CreateInstance<DemoSeeder>(services);
            seeder.BatchSize = BatchSize;
            await seeder.SeedAsync(people, seed, told, stopAfterOne?.Token ?? CancellationToken.None);
            return told.Counts;
        });

    public Task<StaffMember> MemberAsync(string email) =>
        InDb(db => db.StaffMembers.Include(member => member.Roles).Include(member => member.Municipalities).Include(member => member.Teams)
            .Include(member => member.Permissions).AsSplitQuery().SingleAsync(member => member.Email == email));

    private sealed class Told(CancellationTokenSource? stop) : IProgress<int>
    {
        public List<int> Counts { get; } = [];

        public void Report(int value)
        {
            Counts.Add(value);
            stop?.Cancel();
        }
    }
}
