using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using ReceptionCentre.Domain.Documents;
using ReceptionCentre.Domain.Staff;

namespace ReceptionCentre.EndToEnd.Tests;

/// <summary>A bad day: the program that makes the PDFs is not there. Paper waits, everything else goes on.</summary>
[Collection(RunningCentre.Name)]
public sealed class WithoutNodeTests(RunningCentre centre)
{
    [Theory]
    [InlineData(Window.Dutch, "Maak PDF", "In de wachtrij", "Documenten worden nu niet gemaakt")]
    [InlineData(Window.English, "Make PDF", "Waiting", "Documents are not being made now")]
    public async Task Documents_wait_the_rest_works_and_the_screen_and_the_health_page_say_so(string language, string make, string waits, string warning)
    {
        await using var database = await DemoDatabase.CreateAsync(40);
        var file = await database.FileOfAsync("Oksana", "Shevchuk");
        await using (var node = WebNode.Start(database.ConnectionString, ("Documents__Renderer__NodePath", "/there/is/no/node")))
        {
            Assert.Contains("Degraded", await node.UntilReadyAsync(), StringComparison.Ordinal);
            await using var window = await centre.OpenAtAsync(node, language);
            var account = RunningCentre.AccountOf(Role.Caseworker);
            await window.SignInAsync(account.Email, account.Password);
            await window.GoAsync($"/case-files/{file}/plan");
            await window.ClickButtonAsync(make);
            await window.StandsAtAsync($"/case-files/{file}/documents");
            await window.SeesAsync(warning);
            await Assertions.Expect(window.Page.Locator(".rc-doc").First).ToContainTextAsync(waits);
            Assert.Empty(await window.DefectsAsync());

            // A contact is noted as on any other day.
            await window.GoAsync($"/case-files/{file}/contacts/new");
            await window.FillAsync("Agreed", "Kyiv, 21-11: оформлення.");
            await window.SubmitAsync();
            await window.SeesAsync("оформлення");
            Assert.Equal(DocumentState.Queued, await StateAsync());
        }

        // With the program back, the paper that waited is made without anybody asking again.
        await using (var node = WebNode.Start(database.ConnectionString))
        {
            Assert.Contains("Healthy", await node.UntilReadyAsync(), StringComparison.Ordinal);
            for (var patience = DateTime.UtcNow.AddSeconds(60); await StateAsync() != DocumentState.Ready && DateTime.UtcNow < patience;)
                await Task.Delay(50);
            Assert.Equal(DocumentState.Ready, await StateAsync());
        }

        Task<DocumentState> StateAsync() => database.InDb(db => db.Documents.Where(document => document.CaseFileId == file).OrderByDescending(document => document.RequestedAt)
            .Select(document => document.State).FirstAsync());
    }
}
