using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReceptionCentre.Application.Documents;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Domain.Documents;
using ReceptionCentre.Testing.Documents;
using Xunit.Abstractions;

namespace ReceptionCentre.EndToEnd.Tests;

/// <summary>The real web process is killed while it makes plans, and started again.</summary>
public sealed class KillTests(Centre centre, ITestOutputHelper output) : IClassFixture<Centre>
{
    private const int Plans = 200;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(4);

    [Fact]
    public async Task Killed_twice_with_200_plans_in_the_queue_each_plan_exists_once()
    {
        await using var node = centre.Node();
        var ids = await centre.QueueAsync(node, Plans);

        foreach (var made in (int[])[Plans / 4, Plans / 2])
        {
            await using var web = Start();
            await UntilReadyAsync(node, web, made);
            await web.KillAsync();
            var left = await StatesAsync(node);
            output.WriteLine($"Killed with {string.Join(", ", left.Select(state => $"{state.Value} {state.Key}"))}.");
            Assert.True(left.GetValueOrDefault(DocumentState.Ready) < Plans, "Nothing was left to be made: the kill came too late.");
        }
        var begun = Stopwatch.StartNew();
        await using (var web = Start())
        {
            await UntilReadyAsync(node, web, Plans);
            output.WriteLine($"All were there {begun.Elapsed.TotalSeconds:0.0} s after the last start.");
            Assert.Equal(0, await web.StopAsync());
        }

        var documents = await node.AsSystemAsync(services => services.GetRequiredService<IReceptionDb>().Documents.AsNoTracking().ToListAsync());
        var files = await node.AsSystemAsync(services => services.GetRequiredService<IReceptionDb>().DocumentContents.AsNoTracking()
            .Select(file => new { file.DocumentId, file.Standard, file.Sha256, file.Bytes }).ToListAsync());
        Assert.Equal(ids.Order(), documents.Select(document => document.Id).Order());
        Assert.All(documents, document => Assert.Equal((DocumentState.Ready, DocumentFailure.None, (Guid?)null), (document.State, document.Failure, document.ClaimedBy)));
        Assert.Equal(
            ids.SelectMany(id => (PdfStandard[])[PdfStandard.Accessible, PdfStandard.Archive], (id, standard) => (id, standard)).Order(),
            files.Select(file => (file.DocumentId, file.Standard)).Order());
        Assert.All(files, file => Assert.Equal(Checksum.Of(file.Bytes), file.Sha256));
    }

    private WebNode Start() => WebNode.Start(centre.ConnectionString, ("Documents__Queue__Lease", Lease.ToString()));

    private static async Task UntilReadyAsync(Node node, WebNode web, int count)
    {
        var waited = Stopwatch.StartNew();
        while ((await StatesAsync(node)).GetValueOrDefault(DocumentState.Ready) < count)
        {
            Assert.False(web.HasExited, "The web process ended by itself.");
            Assert.True(waited.Elapsed < Patience, $"Waited too long for {count} plans: {string.Join(", ", await StatesAsync(node))}.");
            await Task.Delay(20);
        }
    }

    private static Task<Dictionary<DocumentState, int>> StatesAsync(Node node) => node.AsSystemAsync(services =>
        services.GetRequiredService<IReceptionDb>().Documents.GroupBy(document => document.State)
            .Select(state => new { state.Key, Count = state.Count() }).ToDictionaryAsync(state => state.Key, state => state.Count));
}
