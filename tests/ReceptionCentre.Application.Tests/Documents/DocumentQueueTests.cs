using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReceptionCentre.Application.Documents;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Domain.Documents;
using ReceptionCentre.Infrastructure.Persistence;
using ReceptionCentre.Testing.Documents;

namespace ReceptionCentre.Application.Tests.Documents;

public sealed class DocumentQueueTests(Centre centre) : IClassFixture<Centre>
{
    private static readonly TimeSpan AfterTheLease = TimeSpan.FromSeconds(31);
    private static readonly RenderedDocument Files = new([1, 2, 3], [4, 5, 6, 7]);

    private readonly Guid _one = Guid.NewGuid(), _two = Guid.NewGuid();

    [Fact]
    public async Task Two_workers_claim_different_documents_and_together_all()
    {
        await using var node = await EmptyAsync();
        var queued = await centre.QueueAsync(node, 500);

        var claims = await Task.WhenAll(ClaimAllAsync(_one), ClaimAllAsync(_two));

        Assert.Empty(claims[0].Intersect(claims[1]));
        Assert.Equal(queued.Order(), claims.SelectMany(claimed => claimed).Order());
        Assert.All(claims, claimed => Assert.NotEmpty(claimed));

        Task<List<Guid>> ClaimAllAsync(Guid worker) => Task.Run(async () =>
        {
            var all = new List<Guid>();
            while (await node.QueueAsync(queue => queue.ClaimAsync(worker, 20, default)) is { Count: > 0 } batch)
                all.AddRange(batch.Select(document => document.Id));
            return all;
        });
    }

    [Fact]
    public async Task Who_waits_longest_is_claimed_first()
    {
        await using var node = await EmptyAsync();
        var queued = await centre.QueueAsync(node, 5);
        var claimed = await node.QueueAsync(queue => queue.ClaimAsync(_one, 3, default));
        Assert.Equal(queued.Take(3), claimed.Select(document => document.Id));
    }

    [Fact]
    public async Task What_a_dead_worker_claimed_is_taken_over_after_its_lease_and_not_before()
    {
        await using var node = await EmptyAsync();
        var queued = await centre.QueueAsync(node, 3);
        await node.QueueAsync(queue => queue.ClaimAsync(_one, 10, default));

        Assert.Empty(await node.QueueAsync(queue => queue.ClaimAsync(_two, 10, default)));
        node.Clock.Advance(AfterTheLease);
        var taken = await node.QueueAsync(queue => queue.ClaimAsync(_two, 10, default));

        Assert.Equal(queued, taken.Select(document => document.Id));
        Assert.All(taken, document => Assert.Equal(2, document.Attempt));
    }

    [Fact]
    public async Task A_renewed_claim_is_not_taken_over()
    {
        await using var node = await EmptyAsync();
        var queued = await centre.QueueAsync(node, 1);
        await node.QueueAsync(queue => queue.ClaimAsync(_one, 1, default));
        node.Clock.Advance(TimeSpan.FromSeconds(20));
        Assert.Equal(1, await node.QueueAsync(queue => queue.RenewAsync(_one, queued, default)));
        node.Clock.Advance(TimeSpan.FromSeconds(20));
        Assert.Empty(await node.QueueAsync(queue => queue.ClaimAsync(_two, 1, default)));
    }

    [Fact]
    public async Task Only_who_still_holds_the_claim_stores_and_only_once()
    {
        await using var node = await EmptyAsync();
        var id = (await centre.QueueAsync(node, 1)).Single();
        await node.QueueAsync(queue => queue.ClaimAsync(_one, 1, default));
        node.Clock.Advance(AfterTheLease);
        await node.QueueAsync(queue => queue.ClaimAsync(_two, 1, default));

        Assert.False(await node.QueueAsync(queue => queue.StoreAsync(_one, [new(id, Files)], default)));
        Assert.Equal(0, await FilesOfAsync(node, id));
        Assert.True(await node.QueueAsync(queue => queue.StoreAsync(_two, [new(id, Files)], default)));
        Assert.False(await node.QueueAsync(queue => queue.StoreAsync(_two, [new(id, Files)], default)));

        Assert.Equal(2, await FilesOfAsync(node, id));
        var document = await Centre.DocumentAsync(node, id);
        Assert.Equal(DocumentState.Ready, document.State);
        Assert.Null(document.ClaimedBy);
        Assert.NotNull(document.ReadyAt);
    }

    [Fact]
    public async Task Documents_are_stored_together_or_none_when_the_claim_of_one_was_lost()
    {
        await using var node = await EmptyAsync();
        var ids = await centre.QueueAsync(node, 3);
        await node.QueueAsync(queue => queue.ClaimAsync(_one, 3, default));
        await node.QueueAsync(queue => queue.ReleaseAsync(_one, [ids[1]], default));
        await node.QueueAsync(queue => queue.ClaimAsync(_two, 1, default));

        Assert.False(await node.QueueAsync(queue => queue.StoreAsync(_one, [.. ids.Select(id => new MadeDocument(id, Files))], default)));
        foreach (var id in ids)
            Assert.Equal((DocumentState.BeingMade, 0), ((await Centre.DocumentAsync(node, id)).State, await FilesOfAsync(node, id)));
        Assert.True(await node.QueueAsync(queue => queue.StoreAsync(_one, [new(ids[0], Files), new(ids[2], Files)], default)));

        Assert.Equal((2, 0, 2), (await FilesOfAsync(node, ids[0]), await FilesOfAsync(node, ids[1]), await FilesOfAsync(node, ids[2])));
    }

    [Fact]
    public async Task Files_are_packed_in_the_way_that_costs_the_database_little()
    {
        await using var node = await EmptyAsync();
        const string Ways = """SELECT attcompression::text AS "Value" FROM pg_attribute WHERE attrelid = '"DocumentContents"'::regclass AND attname = 'Bytes'""";
        Assert.Equal("l", await node.AsSystemAsync(services => services.GetRequiredService<ReceptionDbContext>().Database.SqlQueryRaw<string>(Ways).SingleAsync()));
    }

    [Fact]
    public async Task Equal_stores_at_the_same_moment_leave_one()
    {
        await using var node = await EmptyAsync();
        var ids = await centre.QueueAsync(node, 20);
        await node.QueueAsync(queue => queue.ClaimAsync(_one, 20, default));

        var stored = await Task.WhenAll(ids.Concat(ids).Select(id => node.QueueAsync(queue => queue.StoreAsync(_one, [new(id, Files)], default))));

        Assert.Equal(20, stored.Count(mine => mine));
        foreach (var id in ids)
            Assert.Equal(2, await FilesOfAsync(node, id));
    }

    [Fact]
    public async Task A_failed_attempt_is_repeated_later_and_later_and_then_parked_with_its_reason()
    {
        await using var node = await EmptyAsync();
        var id = (await centre.QueueAsync(node, 1)).Single();
        foreach (var (attempt, wait) in new[] { (1, 5), (2, 10) })
        {
            var claimed = (await node.QueueAsync(queue => queue.ClaimAsync(_one, 1, default))).Single();
            Assert.Equal(attempt, claimed.Attempt);
            Assert.False(await node.QueueAsync(queue => queue.FailAsync(_one, claimed, DocumentFailure.TimedOut, true, default)));
            node.Clock.Advance(TimeSpan.FromSeconds(wait - 1));
            Assert.Empty(await node.QueueAsync(queue => queue.ClaimAsync(_one, 1, default)));
            node.Clock.Advance(TimeSpan.FromSeconds(1));
        }
        var last = (await node.QueueAsync(queue => queue.ClaimAsync(_one, 1, default))).Single();
        Assert.True(await node.QueueAsync(queue => queue.FailAsync(_one, last, DocumentFailure.TimedOut, true, default)));

        var document = await Centre.DocumentAsync(node, id);
        Assert.Equal((DocumentState.Failed, DocumentFailure.TimedOut), (document.State, document.Failure));
        node.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Empty(await node.QueueAsync(queue => queue.ClaimAsync(_one, 1, default)));
    }

    [Fact]
    public async Task What_cannot_pass_is_parked_at_once()
    {
        await using var node = await EmptyAsync();
        var id = (await centre.QueueAsync(node, 1)).Single();
        var claimed = (await node.QueueAsync(queue => queue.ClaimAsync(_one, 1, default))).Single();
        Assert.True(await node.QueueAsync(queue => queue.FailAsync(_one, claimed, DocumentFailure.TemplateRejected, false, default)));
        Assert.Equal(DocumentFailure.TemplateRejected, (await Centre.DocumentAsync(node, id)).Failure);
    }

    [Fact]
    public async Task A_document_that_kills_its_worker_each_time_is_parked()
    {
        await using var node = await EmptyAsync();
        var id = (await centre.QueueAsync(node, 1)).Single();
        for (var attempt = 1; attempt <= Document.MaximumAttempts; attempt++)
        {
            Assert.Single(await node.QueueAsync(queue => queue.ClaimAsync(Guid.NewGuid(), 1, default)));
            Assert.Equal(0, await node.QueueAsync(queue => queue.ParkLostAsync(default)));
            node.Clock.Advance(AfterTheLease);
        }
        Assert.Empty(await node.QueueAsync(queue => queue.ClaimAsync(_one, 1, default)));
        Assert.Equal(1, await node.QueueAsync(queue => queue.ParkLostAsync(default)));

        var document = await Centre.DocumentAsync(node, id);
        Assert.Equal((DocumentState.Failed, DocumentFailure.Crashed), (document.State, document.Failure));
    }

    [Fact]
    public async Task What_is_given_back_was_not_an_attempt()
    {
        await using var node = await EmptyAsync();
        var id = (await centre.QueueAsync(node, 1)).Single();
        await node.QueueAsync(queue => queue.ClaimAsync(_one, 1, default));
        await node.QueueAsync(queue => queue.ReleaseAsync(_one, null, default));

        var document = await Centre.DocumentAsync(node, id);
        Assert.Equal((DocumentState.Queued, 0), (document.State, document.Attempts));
        Assert.Single(await node.QueueAsync(queue => queue.ClaimAsync(_two, 1, default)));
    }

    private async Task<Node> EmptyAsync()
    {
        var node = centre.Node();
        await node.AsSystemAsync(services => services.GetRequiredService<IReceptionDb>().Documents.ExecuteDeleteAsync());
        return node;
    }

    private static Task<int> FilesOfAsync(Node node, Guid id) => node.AsSystemAsync(services =>
        services.GetRequiredService<IReceptionDb>().DocumentContents.CountAsync(file => file.DocumentId == id));
}
