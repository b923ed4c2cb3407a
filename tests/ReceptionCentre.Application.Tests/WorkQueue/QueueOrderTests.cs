using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using ReceptionCentre.Application.WorkQueue;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.WorkQueue;
using ReceptionCentre.Infrastructure.Persistence;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Application.Tests.WorkQueue;

/// <summary>The lines of the queue come in the order of an index, however many files there are: nothing is sorted.</summary>
public sealed class QueueOrderTests(QueueOrderTests.Telling database) : IClassFixture<QueueOrderTests.Telling>
{
    [Fact]
    public async Task The_order_of_the_queue_comes_from_its_indexes()
    {
        var stage = await WorkStage.SetAsync(database, "0109");
        await stage.FileAsync(with: stage.First);
        foreach (var (choice, index) in new[]
        {
            (new QueueChoice(QueueWhose.All), "IX_FileStates_Queue"), (new QueueChoice(QueueWhose.Team, stage.Team.Id), "IX_FileStates_TeamId_DueBy_CaseFileId"),
            (new QueueChoice(QueueWhose.All, Reason: DueReason.NoPlan), "IX_Clocks_Queue"),
        })
        {
            database.Said.Clear();
            Assert.Equal(1, (await database.As(stage.Manager).Send(new ShowQueue.Query(choice))).Found);
            var plan = await PlanAsync(Assert.Single(database.Said, said => said.CommandText.Contains("ORDER BY", StringComparison.Ordinal) && said.CommandText.Contains("LIMIT", StringComparison.Ordinal)
                && said.CommandText.Contains("\"Day\"", StringComparison.Ordinal)));
            Assert.Contains(index, plan, StringComparison.Ordinal);
            Assert.DoesNotContain("Sort Key", plan, StringComparison.Ordinal);
        }
    }

    /// <summary>How PostgreSQL finds it when a table is not worth reading as a whole, and sorting costs.</summary>
    private async Task<string> PlanAsync(NpgsqlCommand said)
    {
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync();
        await using (var large = new NpgsqlCommand("SET enable_seqscan = off; SET enable_hashjoin = off; SET enable_mergejoin = off; SET enable_bitmapscan = off; SET enable_sort = off", connection))
            await large.ExecuteNonQueryAsync();
        await using var explain = said;
        (explain.Connection, explain.Transaction, explain.CommandText) = (connection, null, "EXPLAIN " + said.CommandText);
        await using var reader = await explain.ExecuteReaderAsync();
        var plan = new List<string>();
        while (await reader.ReadAsync())
            plan.Add(reader.GetString(0));
        return string.Join('\n', plan);
    }

    /// <summary>A database that remembers what it was asked.</summary>
    public sealed class Telling : ReceptionDatabase
    {
        private readonly Listener _listener = new();

        public ConcurrentBag<NpgsqlCommand> Said => _listener.Said;

        protected override void Add(IServiceCollection services) => services.ConfigureDbContext<ReceptionDbContext>(options => options.AddInterceptors(_listener));

        private sealed class Listener : DbCommandInterceptor
        {
            public ConcurrentBag<NpgsqlCommand> Said { get; } = [];

            public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
                DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
            {
                Said.Add(((NpgsqlCommand)command).Clone());
                return new(result);
            }
        }
    }
}
