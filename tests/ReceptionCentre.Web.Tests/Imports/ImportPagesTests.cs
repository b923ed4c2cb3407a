using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using ReceptionCentre.Application.Imports;
using ReceptionCentre.Domain.Imports;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Web.Tests.Imports;

public sealed class ImportPagesTests(ReceptionWeb web) : IClassFixture<ReceptionWeb>
{
    [Fact]
    public async Task Rows_that_may_be_somebody_known_show_who_and_what_can_be_chosen()
    {
        var manager = A.StaffMember(Role.Manager).Build();
        var known = A.Newcomer("Hassan").Named("Hassan", "Warsame").Born("1985-06-17");
        await web.Save([manager, .. known.Things]);
        await A.Newcomer("Dilara").Named("Dilara", "Yıldız").Born("1979-02-11").In(A.Eindhoven).SavedIn(web);
        var bytes = Encoding.UTF8.GetBytes("Voornamen;Achternaam;Geboortedatum\nHasan;Warsame;17-06-1985\nDilara;Yildiz;11-02-1979\nNieuwe;Iemand;1-1-2001\nNieuwe;Iemand;1-1-2001\n");
        web.As(manager);
        var run = await web.Send(new UploadImport.Command(Guid.NewGuid(), A.Amsterdam, "reception-information", new("lijst.csv", bytes.Length, () => new MemoryStream(bytes))));
        var columns = await web.Send(new ImportColumns.Query(run));
        await web.Send(new MapColumns.Command(Guid.NewGuid(), run, columns.Version, [.. columns.Columns.Select(column => column.Field)]));
        await web.AsSystem(async services =>
        {
            await services.GetRequiredService<ImportWork>().RunAsync(run, new Progress<ImportBatch>(), default);
            return 0;
        });
        var view = await web.Send(new ShowImport.Query(run));
        var browser = await web.SignedInAs(manager);
        foreach (var finding in view.Found.Keys)
        {
            var page = await browser.Get($"/imports/{run}?finding={finding}");
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.NotEmpty(page.Document.QuerySelectorAll("tr[id^=row-]"));
        }
        var asked = await browser.Get($"/imports/{run}?finding={ImportFinding.Ask}");
        // Of who is behind the wall nothing but that there is somebody; nobody is linked to it.
        Assert.DoesNotContain("Yıldız", asked.Document.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Misschien elders bekend", asked.Document.Body.TextContent, StringComparison.Ordinal);
        Assert.Contains(asked.Document.QuerySelectorAll("button"), button => button.TextContent.StartsWith("Iemand anders", StringComparison.Ordinal));
        var same = view.FoundOf(ImportFinding.AlreadyHere) > 0 ? ImportFinding.AlreadyHere : ImportFinding.Ask;
        Assert.Contains("Warsame", (await browser.Get($"/imports/{run}?finding={same}")).Document.Body!.TextContent, StringComparison.Ordinal);
    }
}
