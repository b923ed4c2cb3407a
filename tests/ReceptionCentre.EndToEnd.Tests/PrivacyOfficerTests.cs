using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using ReceptionCentre.Domain.Staff;

namespace ReceptionCentre.EndToEnd.Tests;

/// <summary>The privacy officer can prove who saw what.</summary>
[Collection(RunningCentre.Name)]
public sealed class PrivacyOfficerTests(RunningCentre centre)
{
    [Fact]
    public async Task Who_opened_a_file_is_found_by_its_reference()
    {
        var file = await centre.FileOfAsync("Priya", "Sharma");
        var reference = (await centre.InDb(db => db.CaseFiles.SingleAsync(one => one.Id == file))).Reference;
        await using (var manager = await centre.OpenAsync(Role.Manager))
            await manager.GoAsync($"/case-files/{file}/overview");

        await using var officer = await centre.OpenAsync(Role.PrivacyOfficer);
        await officer.GoAsync("/");
        await officer.StandsAtAsync("/auditing");
        await officer.FillAsync("Reference", reference);
        await officer.Page.Locator("form.rc-filters button").ClickAsync();
        var row = officer.Page.Locator("tbody tr", new() { HasText = "Dossier geopend" }).Filter(new() { HasText = "Marijke Tanis" }).First;
        await Assertions.Expect(row).ToContainTextAsync(reference);
        await row.GetByRole(AriaRole.Link).ClickAsync();
        await officer.SeesAsync("Marijke Tanis");

        // The log tells that a file was opened; it does not open it.
        await officer.GoAsync($"/case-files/{file}/overview");
        await officer.SeesAsync("Dit mag u niet openen");
    }
}
