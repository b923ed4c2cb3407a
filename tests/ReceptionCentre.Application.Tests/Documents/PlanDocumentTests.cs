using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReceptionCentre.Application.Documents;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Documents;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Infrastructure.Documents;
using ReceptionCentre.Testing.Documents;

namespace ReceptionCentre.Application.Tests.Documents;

public sealed class PlanDocumentTests(Centre centre) : IClassFixture<Centre>
{
    private TestStaff Caseworker => TestStaff.Of(centre.CaseworkerId, Role.Caseworker);

    [Fact]
    public async Task What_stands_on_the_page_is_frozen_with_its_checksum()
    {
        await using var node = centre.Node(new() { ["Centre:Phone"] = "030 000 00 00" });
        var (first, second) = (await RequestAsync(node, "ar"), await RequestAsync(node, "ar"));

        Assert.NotEqual(first.Id, second.Id);
        Assert.Equal(first.Data, second.Data);
        Assert.Equal(Checksum.Of(first.Data), first.DataChecksum);
        Assert.Matches(@"^plan-\d{4}-\d{6}-1-ar\.pdf$", first.FileName);
        Assert.DoesNotContain("Selam", first.FileName, StringComparison.Ordinal);
        var data = JsonDocument.Parse(first.Data).RootElement;
        Assert.Equal("Utrecht", data.GetProperty("municipality").GetProperty("name").GetString());
        Assert.Equal("1990-00-00", data.GetProperty("person").GetProperty("birthDate").GetString());
        Assert.Equal("Selam Haile", data.GetProperty("person").GetProperty("fullName").GetString());
        Assert.Equal("030 000 00 01", data.GetProperty("caseworker").GetProperty("phone").GetString());
        Assert.Equal("Wet inburgering 2021", data.GetProperty("plan").GetProperty("goals")[0].GetProperty("items")[2].GetProperty("obligation").GetProperty("act").GetString());
        Assert.Equal(4m, data.GetProperty("plan").GetProperty("goals")[0].GetProperty("items")[0].GetProperty("hoursPerWeek").GetDecimal());
    }

    [Fact]
    public async Task The_next_three_steps_are_what_begins_or_is_due_first()
    {
        await using var node = centre.Node();
        var data = JsonDocument.Parse((await RequestAsync(node, null)).Data).RootElement;
        var today = node.Clock.Today();
        Assert.Equal(
            [("Taalmaatje zoeken", today.AddDays(4)), ("Avondles Nederlands", today.AddDays(9)), ("Naar de bibliotheek", today.AddDays(30))],
            data.GetProperty("nextSteps").EnumerateArray().Select(step => (step.GetProperty("what").GetString()!, DateOnly.FromDateTime(step.GetProperty("on").GetDateTime()))));
    }

    [Fact]
    public async Task The_same_form_sent_twice_asks_for_one_document()
    {
        await using var node = centre.Node();
        var command = new RequestPlanDocument.Command(centre.PlanId, "ar", Guid.NewGuid());
        var ids = await Task.WhenAll(node.SendAsync(Caseworker, command), node.SendAsync(Caseworker, command));
        Assert.Equal(ids[0], ids[1]);
    }

    [Fact]
    public async Task The_worker_is_woken_after_the_commit_and_not_by_a_refusal()
    {
        await using var node = centre.Node();
        var bell = node.Host.Services.GetRequiredService<DocumentWakeUp>();
        await Assert.ThrowsAsync<InvalidInputException>(() => node.SendAsync(Caseworker, new RequestPlanDocument.Command(centre.PlanId, "no-such", Guid.NewGuid())));
        Assert.False(await bell.WaitAsync(TimeSpan.Zero, default));
        await RequestAsync(node, null);
        Assert.True(await bell.WaitAsync(TimeSpan.Zero, default));
    }

    [Fact]
    public async Task Only_who_works_on_the_file_asks_for_it()
    {
        await using var node = centre.Node();
        var broken = await Assert.ThrowsAsync<BrokenRuleException>(() => node.SendAsync(
            TestStaff.Of(Guid.NewGuid(), Role.Caseworker), new RequestPlanDocument.Command(centre.PlanId, null, Guid.NewGuid())));
        Assert.Equal(CaseFileRules.OnlyItsTeamWorksOnAFile, broken.Rule);
        await Assert.ThrowsAsync<NotThereException>(() => node.SendAsync(
            TestStaff.Of(centre.CaseworkerId, Role.Caseworker, "0363"), new RequestPlanDocument.Command(centre.PlanId, null, Guid.NewGuid())));
        await Assert.ThrowsAsync<NotPermittedException>(() => node.SendAsync(
            TestStaff.Of(centre.CaseworkerId, Role.FrontDesk), new RequestPlanDocument.Command(centre.PlanId, null, Guid.NewGuid())));
    }

    [Fact]
    public async Task From_the_request_to_the_file_in_hand_with_each_step_recorded()
    {
        await using var node = centre.Node();
        var document = await RequestAsync(node, "ar");
        Assert.Equal(DocumentState.Queued, (await node.SendAsync(Caseworker, new DocumentStatus.Query(document.Id))).State);
        await Assert.ThrowsAsync<NotThereException>(() => node.SendAsync(Caseworker, new DownloadDocument.Query(document.Id)));

        await node.Worker.StartAsync(default);
        for (var i = 0; i < 600 && (await node.SendAsync(Caseworker, new DocumentStatus.Query(document.Id))).State != DocumentState.Ready; i++)
            await Task.Delay(50);
        await node.Worker.StopAsync(default);

        var people = await node.SendAsync(Caseworker, new DownloadDocument.Query(document.Id));
        var archive = await node.SendAsync(Caseworker, new DownloadDocument.Query(document.Id, Archive: true));
        Assert.Equal(document.FileName, people.FileName);
        Assert.NotEqual(people.Sha256, archive.Sha256);
        var listed = (await node.SendAsync(Caseworker, new DocumentsOfFile.Query(centre.CaseFileId))).Single(item => item.DocumentId == document.Id);
        Assert.Equal((people.Bytes.Length, "Anneke de Boer"), (listed.Size, listed.RequestedBy));
        await Assert.ThrowsAsync<NotThereException>(() => node.SendAsync(
            TestStaff.Of(Guid.NewGuid(), Role.Caseworker, "0363"), new DownloadDocument.Query(document.Id)));

        var events = await node.AsSystemAsync(services => services.GetRequiredService<IReceptionDb>().AuditEvents.AsNoTracking()
            .Include(audit => audit.Changes).Where(audit => audit.CaseFileId == centre.CaseFileId && audit.By == centre.CaseworkerId).ToListAsync());
        Assert.Contains(events, audit => audit.Action == "Documents.RequestPlanDocument" && audit.PersonId == centre.PersonId && audit.Changes.Any(change => change.ThingId == document.Id));
        Assert.Equal(2, events.Count(audit => audit.Action == "Documents.DownloadDocument"));
        Assert.DoesNotContain(events.SelectMany(audit => audit.Changes), change => change.After?.Contains("Taalhuis", StringComparison.Ordinal) == true);
    }

    private async Task<Document> RequestAsync(Node node, string? language) =>
        await Centre.DocumentAsync(node, await node.SendAsync(Caseworker, new RequestPlanDocument.Command(centre.PlanId, language, Guid.NewGuid())));
}
