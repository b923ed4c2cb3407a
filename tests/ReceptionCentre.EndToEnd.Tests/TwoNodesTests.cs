using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using ReceptionCentre.Application.Documents;
using ReceptionCentre.Domain.Documents;
using ReceptionCentre.Domain.Plans;
using ReceptionCentre.Domain.Staff;

namespace ReceptionCentre.EndToEnd.Tests;

/// <summary>
/// Two web processes on one database, as behind a load balancer that sends each request to either: who signed in at one is
/// signed in at the other, what was begun at one goes on at the other, and the death of one loses nothing.
/// </summary>
[Collection(RunningCentre.Name)]
public sealed class TwoNodesTests(RunningCentre centre)
{
    private const int Plans = 200;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    [Fact]
    public async Task Both_work_on_one_queue_and_when_one_dies_the_other_makes_what_is_left_and_shows_it()
    {
        await using var database = await DemoDatabase.CreateAsync(40);
        var documents = await RequestAsync(database);
        await using var first = Start(database);
        await using var second = Start(database);
        var workers = new HashSet<Guid>();
        var ready = await UntilAsync(
            async () =>
            {
                workers.UnionWith(await database.InDb(db => db.Documents.Where(document => document.ClaimedBy != null).Select(document => document.ClaimedBy!.Value).Distinct().ToListAsync()));
                return await ReadyAsync();
            },
            made => made > 0 && workers.Count == 2);
        await UntilAsync(() => NodesAsync(database), nodes => nodes == 2);
        Assert.True(ready < Plans, "Everything was made already: the kill came too late.");
        await first.KillAsync();

        // The page of a file follows its papers on the node that is left.
        await second.UntilReadyAsync();
        await using var caseworker = await centre.OpenAtAsync(second);
        var account = RunningCentre.AccountOf(Role.Caseworker);
        await caseworker.SignInAsync(account.Email, account.Password);
        await caseworker.GoAsync($"/case-files/{documents.FileOfTheLast}/documents");
        await Assertions.Expect(caseworker.Page.Locator(".rc-doc", new() { HasText = "Klaar" })).ToHaveCountAsync(
            await database.InDb(db => db.Documents.CountAsync(document => document.CaseFileId == documents.FileOfTheLast)), new() { Timeout = (float)Patience.TotalMilliseconds });

        await UntilAsync(ReadyAsync, made => made == Plans);
        var files = await database.InDb(db => db.DocumentContents.IgnoreQueryFilters().Where(file => documents.Ids.Contains(file.DocumentId))
            .Select(file => new { file.DocumentId, file.Standard }).ToListAsync());
        Assert.Equal((2 * Plans, 2 * Plans), (files.Count, files.Distinct().Count()));
        // What the dead node had to do by the clock is the other's now.
        await UntilAsync(() => NodesAsync(database), nodes => nodes == 1);
        Assert.Equal(0, await second.StopAsync());

        Task<int> ReadyAsync() => database.InDb(db => db.Documents.CountAsync(document => documents.Ids.Contains(document.Id) && document.State == DocumentState.Ready));
    }

    [Fact]
    public async Task Who_signed_in_at_one_goes_on_at_the_other_with_the_page_that_was_begun()
    {
        await using var database = await DemoDatabase.CreateAsync(40);
        await using var first = Start(database);
        await using var second = Start(database);
        await Task.WhenAll(first.UntilReadyAsync(), second.UntilReadyAsync());
        await using var desk = await centre.OpenAtAsync(first);
        var account = RunningCentre.AccountOf(Role.FrontDesk);
        await desk.SignInAsync(account.Email, account.Password);
        await desk.GoAsync("/newcomers/register");
        await desk.FillAsync("CalledName", "Lemlem");
        await desk.SubmitAsync();
        await desk.SeesAsync("Het verblijf");

        // A browser gives the cookies of one port to the other, as it does to two nodes behind one address.
        await desk.GoAsync(second.Address + new Uri(desk.Page.Url).PathAndQuery);
        await desk.Page.SelectOptionAsync("#Municipality", "0363");
        await first.KillAsync();
        await desk.SubmitAsync();
        await desk.SeesAsync("Lemlem");
        await desk.SubmitAsync();
        await desk.SeesAsync("Lemlem is geregistreerd en heeft een dossier.");
    }

    // The lease is short, so that the test need not wait for the papers of a dead node.
    private static WebNode Start(DemoDatabase database) => WebNode.Start(database.ConnectionString, ("Documents__Queue__Lease", "00:00:04"));

    // The nodes that keep telling the scheduler that they are alive.
    private static Task<int> NodesAsync(DemoDatabase database) =>
        database.InDb(db => db.Database.SqlQuery<int>($"""SELECT count(*)::int AS "Value" FROM qrtz_scheduler_state""").SingleAsync());

    private static async Task<(IReadOnlyList<Guid> Ids, Guid FileOfTheLast)> RequestAsync(DemoDatabase database)
    {
        var plans = await database.InDb(db => db.Plans.Where(plan => plan.State == PlanState.Agreed && plan.Kind == PlanKind.Voluntary
                && db.CaseFiles.Any(file => file.Id == plan.CaseFileId && file.ClosedOn == null))
            .OrderBy(plan => plan.Id).Select(plan => new { plan.Id, plan.CaseFileId }).ToListAsync());
        var ids = new List<Guid>();
        for (var number = 0; number < Plans; number++)
        {
            var plan = plans[number % plans.Count].Id;
            ids.Add(await database.As(services => services.GetRequiredService<MediatR.IMediator>().Send(new RequestPlanDocument.Command(plan, "uk", Guid.NewGuid()))));
        }
        return (ids, plans[(Plans - 1) % plans.Count].CaseFileId);
    }

    private static async Task<int> UntilAsync(Func<Task<int>> look, Func<int, bool> holds)
    {
        var until = DateTime.UtcNow + Patience;
        int seen;
        while (!holds(seen = await look()) && DateTime.UtcNow < until)
            await Task.Delay(20);
        Assert.True(holds(seen), $"It did not come so far: {seen}.");
        return seen;
    }
}
