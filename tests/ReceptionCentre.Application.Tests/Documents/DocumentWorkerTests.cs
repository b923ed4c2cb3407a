using System.Diagnostics.Metrics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReceptionCentre.Application.Documents;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Domain.Documents;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Infrastructure.Persistence;
using ReceptionCentre.Testing.Documents;

namespace ReceptionCentre.Application.Tests.Documents;

/// <summary>The worker with the real renderer; what goes wrong is made to go wrong by its settings.</summary>
public sealed class DocumentWorkerTests(Centre centre) : IClassFixture<Centre>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Nodes_that_compete_store_each_document_once()
    {
        await using var one = centre.Node();
        await using var two = centre.Node();
        var ids = await centre.QueueAsync(one, 40);

        await Task.WhenAll(one.Worker.StartAsync(default), two.Worker.StartAsync(default));
        await UntilAsync(one, ids, document => document.State == DocumentState.Ready);
        await Task.WhenAll(one.Worker.StopAsync(default), two.Worker.StopAsync(default));

        var files = await one.AsSystemAsync(services => services.GetRequiredService<IReceptionDb>().DocumentContents.AsNoTracking()
            .Where(file => ids.Contains(file.DocumentId)).ToListAsync());
        Assert.Equal(80, files.Count);
        Assert.All(files, file => Assert.Equal("%PDF-"u8, file.Bytes.AsSpan(0, 5)));
        Assert.All(files, file => Assert.Equal(Checksum.Of(file.Bytes), file.Sha256));
        Assert.All(await DocumentsAsync(one, ids), document => Assert.Equal(1, document.Attempts));
    }

    [Fact]
    public async Task One_document_that_cannot_be_stored_keeps_no_other_from_being_stored()
    {
        await using var node = centre.Node();
        var ids = await centre.QueueAsync(node, 10);
        await SqlAsync(node, $"""ALTER TABLE "DocumentContents" ADD CONSTRAINT "Unwilling" CHECK ("DocumentId" <> '{ids[4]}')""");
        await node.Worker.StartAsync(default);
        await UntilAsync(node, [.. ids.Where(id => id != ids[4])], document => document.State == DocumentState.Ready);
        await node.Worker.StopAsync(default);
        await SqlAsync(node, "ALTER TABLE \"DocumentContents\" DROP CONSTRAINT \"Unwilling\"");
        Assert.NotEqual(DocumentState.Ready, (await Centre.DocumentAsync(node, ids[4])).State);
    }

    [Fact]
    public async Task Without_the_renderer_documents_wait_untried_and_are_made_when_it_is_there()
    {
        await using var without = centre.Node(new() { ["Documents:Renderer:NodePath"] = "no-such-node" });
        var ids = await centre.QueueAsync(without, 3);
        await without.Worker.StartAsync(default);
        await Task.Delay(500);
        await without.Worker.StopAsync(default);
        Assert.All(await DocumentsAsync(without, ids), document => Assert.Equal((DocumentState.Queued, 0), (document.State, document.Attempts)));
        var status = await without.SendAsync(TestStaff.Of(centre.CaseworkerId, Role.Caseworker), new DocumentStatus.Query(ids[1]));
        Assert.Equal((2, RendererProblem.NodeMissing), (status.Position, status.RendererProblem));

        await using var with = centre.Node();
        await with.Worker.StartAsync(default);
        await UntilAsync(with, ids, document => document.State == DocumentState.Ready);
        await with.Worker.StopAsync(default);
    }

    [Fact]
    public async Task What_takes_too_long_is_parked_after_its_attempts_and_made_when_it_is_tried_again()
    {
        var caseworker = TestStaff.Of(centre.CaseworkerId, Role.Caseworker);
        await using var slow = centre.Node(new()
        {
            ["Documents:Renderer:TimeLimit"] = "00:00:00.0001",
            ["Documents:Queue:FirstBackOff"] = "00:00:00.010",
        });
        var ids = await centre.QueueAsync(slow, 1);
        await slow.Worker.StartAsync(default);
        var failed = (await UntilAsync(slow, ids, document => document.State == DocumentState.Failed)).Single();
        await slow.Worker.StopAsync(default);
        Assert.Equal((DocumentFailure.TimedOut, Document.MaximumAttempts), (failed.Failure, failed.Attempts));

        await using var node = centre.Node();
        await node.Worker.StartAsync(default);
        await node.SendAsync(caseworker, new RetryDocument.Command(ids[0], Guid.NewGuid()));
        var made = (await UntilAsync(node, ids, document => document.State == DocumentState.Ready)).Single();
        await node.Worker.StopAsync(default);
        Assert.Equal((DocumentFailure.None, 1), (made.Failure, made.Attempts));
    }

    [Fact]
    public async Task What_the_template_refuses_is_parked_at_once()
    {
        await using var node = centre.Node();
        var ids = await centre.QueueAsync(node, 1, template: "no-such-template");
        await node.Worker.StartAsync(default);
        var failed = (await UntilAsync(node, ids, document => document.State == DocumentState.Failed)).Single();
        await node.Worker.StopAsync(default);
        Assert.Equal((DocumentFailure.TemplateRejected, 1), (failed.Failure, failed.Attempts));
    }

    [Fact]
    public async Task The_instruments_count_what_was_made_and_how_long_it_took()
    {
        await using var node = centre.Node();
        var seen = new System.Collections.Concurrent.ConcurrentDictionary<string, double>();
        using var listener = new MeterListener();
        var ours = node.Host.Services.GetRequiredService<IMeterFactory>();
        listener.InstrumentPublished = (instrument, it) =>
        {
            if (instrument.Meter.Scope == ours)
                it.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, _, _) => seen.AddOrUpdate(instrument.Name, value, (_, sum) => sum + value));
        listener.SetMeasurementEventCallback<double>((instrument, value, _, _) => seen.AddOrUpdate(instrument.Name, value, (_, sum) => sum + value));
        listener.Start();
        var ids = await centre.QueueAsync(node, 2);
        await node.Worker.StartAsync(default);
        await UntilAsync(node, ids, document => document.State == DocumentState.Ready);
        await node.Worker.StopAsync(default);
        listener.RecordObservableInstruments();

        // What another test left in the queue is made too.
        Assert.True(seen["receptioncentre.documents.made"] >= 2);
        Assert.True(seen["receptioncentre.documents.duration"] > 0);
        Assert.Contains("receptioncentre.documents.queue", seen.Keys);
    }

    [Fact]
    public async Task A_node_that_stops_gives_back_what_it_did_not_make()
    {
        await using var node = centre.Node(new() { ["Documents:Queue:BatchSize"] = "60", ["Documents:Queue:StopWithin"] = "00:00:00.001" });
        var ids = await centre.QueueAsync(node, 60);
        await node.Worker.StartAsync(default);
        await UntilAsync(node, ids, document => document.State != DocumentState.Queued);
        await node.Worker.StopAsync(default);

        var documents = await DocumentsAsync(node, ids);
        Assert.DoesNotContain(documents, document => document.State is DocumentState.BeingMade or DocumentState.Failed);
        var waiting = documents.Where(document => document.State == DocumentState.Queued).ToList();
        Assert.NotEmpty(waiting);
        Assert.All(waiting, document => Assert.Equal((0, (Guid?)null), (document.Attempts, document.ClaimedBy)));
    }

    private static Task<int> SqlAsync(Node node, string sql) =>
        node.AsSystemAsync(services => services.GetRequiredService<ReceptionDbContext>().Database.ExecuteSqlRawAsync(sql));

    private static async Task<List<Document>> UntilAsync(Node node, IReadOnlyList<Guid> ids, Func<Document, bool> all)
    {
        var until = DateTime.UtcNow + Patience;
        while (true)
        {
            var documents = await DocumentsAsync(node, ids);
            if (documents.TrueForAll(document => all(document)))
                return documents;
            Assert.True(DateTime.UtcNow < until, $"Still {string.Join(", ", documents.CountBy(document => (document.State, document.Failure)))}");
            node.Host.Services.GetRequiredService<IDocumentWakeUp>().Raise();
            await Task.Delay(30);
        }
    }

    private static Task<List<Document>> DocumentsAsync(Node node, IReadOnlyList<Guid> ids) => node.AsSystemAsync(services =>
        services.GetRequiredService<IReceptionDb>().Documents.AsNoTracking().Where(document => ids.Contains(document.Id)).ToListAsync());
}
