using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Infrastructure.Persistence;
using ReceptionCentre.Testing;

namespace ReceptionCentre.EndToEnd.Tests;

/// <summary>The same person was registered twice: seen, linked, found by the old number, and undone.</summary>
[Collection(RunningCentre.Name)]
public sealed class TwoRegistrationsTests(RunningCentre centre)
{
    [Fact]
    public async Task Two_registrations_become_one_person_that_is_found_by_the_old_number_and_two_again()
    {
        var one = A.Newcomer("Zelalem").Named("Zelalem", "Woldegebriel Tekle-Haimanot van den Broek", ownScript: "ዘላለም ወልደገብርኤል").Born("1992-02-11");
        var two = A.Newcomer("Zela").Named("Zalalem", "Wolde", ownScript: "زلالم ولد").Born("1992-11-02");
        one.Person.RecordNumber(IdentityNumberKind.VNumber, "2911000011", A.Provenance);
        two.Person.RecordNumber(IdentityNumberKind.VNumber, "2911000012", A.Provenance);
        await centre.As(async services => await services.GetRequiredService<IUnitOfWork>().InTransactionAsync(
            () =>
            {
                services.GetRequiredService<IAuditTrail>().Begin("Testing.Save");
                services.GetRequiredService<ReceptionDbContext>().AddRange([.. one.Things, .. two.Things]);
                return Task.FromResult(0);
            },
            default));

        await using var caseworker = await centre.OpenAsync(Role.Caseworker);
        await caseworker.GoAsync($"/case-files/{one.File.Id}/person");
        await caseworker.ClickLinkAsync("Is dit dezelfde als iemand anders?");
        await FlawlessAsync(caseworker);
        await caseworker.FillAsync("Query", "2911000012");
        await caseworker.Page.Locator("#hits a.rc-hit__link").First.ClickAsync();
        await caseworker.SeesAsync("Dit gebeurt er");
        await FlawlessAsync(caseworker);
        await using (var english = await centre.OpenAsync(Role.Caseworker, Window.English))
        {
            await english.GoAsync(new Uri(caseworker.Page.Url).PathAndQuery);
            await english.SeesAsync("This is what happens");
            await FlawlessAsync(english);
        }
        await caseworker.Page.Locator($"input[name='Chosen[Birth]'][value='{two.Person.Id}']").CheckAsync();
        await caseworker.FillAsync("Reason", "Zelfde paspoort gezien.");
        await caseworker.SubmitAsync("main form.rc-stack button[type=submit]");
        await caseworker.StandsAtAsync("/person");
        await caseworker.SeesAsync("Deze persoon bestaat uit 2 registraties");
        await FlawlessAsync(caseworker);

        await caseworker.GoAsync("/newcomers");
        await caseworker.FillAsync("Query", "2911000012");
        var hit = caseworker.Page.Locator("#found .rc-hit").First;
        await Assertions.Expect(hit).ToContainTextAsync("Tekle-Haimanot");
        await Assertions.Expect(hit).ToContainTextAsync("oud nummer");
        await hit.GetByRole(AriaRole.Link).ClickAsync();
        await caseworker.Page.WaitForURLAsync("**/overview");
        await caseworker.GoAsync($"/case-files/{two.File.Id}/person");
        await caseworker.ClickLinkAsync("Maak ongedaan");
        await FlawlessAsync(caseworker);
        await caseworker.FillAsync("Reason", "Toch een broer.");
        await caseworker.SubmitAsync();
        await caseworker.SeesAsync("Zalalem Wolde");
        Assert.Equal(two.Person.Id, await centre.InDb(db => db.CaseFiles.IgnoreQueryFilters().Where(file => file.Id == two.File.Id).Select(file => file.PersonId).SingleAsync()));
    }

    private static async Task FlawlessAsync(Window window)
    {
        Assert.Empty(await window.DefectsAsync());
        await window.Page.SetViewportSizeAsync(400, 800);
        Assert.Empty(await window.SidewaysAsync());
        await window.Page.SetViewportSizeAsync(1280, 800);
    }
}
