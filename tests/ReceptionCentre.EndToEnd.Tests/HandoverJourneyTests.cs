using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Handovers;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Households;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Infrastructure.Persistence;
using ReceptionCentre.Testing;

namespace ReceptionCentre.EndToEnd.Tests;

/// <summary>The family of an engineer moves: chosen, shown, sent with a code, taken over, the receipt goes back and the files close. Then somebody whose next municipality has only a browser.</summary>
[Collection(RunningCentre.Name)]
public sealed class HandoverJourneyTests(RunningCentre centre)
{
    private const string Amsterdam = "0363", Westland = "1783", WestlandCaseworker = "katarzyna.mol@demo.example", FamilyName = "Iyengar-Vandersteen";

    [Fact]
    public async Task The_family_of_an_engineer_moves_and_the_files_close_after_the_receipt()
    {
        await KeysAsync();
        var file = await SomebodyAsync("Rohan", "Meera");
        await using var caseworker = await centre.OpenAsync(Role.Caseworker);
        await MoveAsync(caseworker, file);
        await caseworker.ClickLinkAsync("Overdracht voorbereiden");
        await caseworker.SeesAsync($"Meera {FamilyName}");
        await caseworker.FlawlessAsync();
        await caseworker.ClickButtonAsync("Bekijk de overdracht");
        await caseworker.SeesAsync("Zo gaat het mee");
        await caseworker.FlawlessAsync();
        await caseworker.ClickButtonAsync("Overdracht versturen");
        await caseworker.SeesAsync("Laat de persoon eerst zien wat meegaat.");
        await caseworker.ChooseAsync("ShownToPerson", "true");
        await caseworker.Page.SelectOptionAsync("#Basis", "reception-task");
        await caseworker.ClickButtonAsync("Overdracht versturen");
        var code = await caseworker.Page.Locator("#the-code").InnerTextAsync();
        await caseworker.FlawlessAsync();
        var sent = await caseworker.Page.RunAndWaitForDownloadAsync(() => caseworker.Page.GetByRole(AriaRole.Link, new() { Name = "Bestand downloaden" }).ClickAsync());
        // The code is shown once.
        await caseworker.Page.ReloadAsync();
        await Assertions.Expect(caseworker.Page.Locator("#the-code")).ToHaveCountAsync(0);
        var address = caseworker.Page.Url;

        var receipt = await TakeOverAsync(await sent.PathAsync(), code);
        await caseworker.Page.GotoAsync(address);
        await caseworker.Page.SetInputFilesAsync("#Receipt", new FilePayload { Name = "bewijs.rcreceipt", MimeType = "application/octet-stream", Buffer = receipt });
        await caseworker.ClickButtonAsync("Bewijs van ontvangst inlezen");
        await caseworker.SeesAsync("Westland heeft bevestigd");
        await caseworker.FlawlessAsync();
        await caseworker.ClickButtonAsync("2 dossiers hier sluiten");
        await caseworker.SeesAsync("Gesloten. De andere gemeente gaat verder.");
        (await caseworker.HistoryAsync()).Tells("Overdracht voorbereid", "Overdracht verstuurd als bestand", "Bewijs van ontvangst ingelezen", "Gesloten na de overdracht");
    }

    [Fact]
    public async Task A_municipality_with_only_a_browser_reads_what_was_handed_over_and_confirms()
    {
        var file = await SomebodyAsync("Tomasz", null);
        await using var caseworker = await centre.OpenAsync(Role.Caseworker);
        await MoveAsync(caseworker, file);
        await caseworker.ClickLinkAsync("Overdracht voorbereiden");
        await caseworker.ClickButtonAsync("Bekijk de overdracht");
        await caseworker.ChooseAsync("ShownToPerson", "true");
        await caseworker.ChooseAsync("How", "Link");
        await caseworker.Page.SelectOptionAsync("#Basis", "reception-task");
        await caseworker.ClickButtonAsync("Overdracht versturen");
        var address = await caseworker.Page.Locator("#the-address").InnerTextAsync();
        var code = await caseworker.Page.Locator(".rc-secret").InnerTextAsync();
        await caseworker.FlawlessAsync();

        await using (var guest = await centre.OpenAsync())
        {
            await guest.GoAsync(new Uri(address).PathAndQuery);
            await guest.FillAsync("Code", code);
            await guest.FillAsync("Guest", "Noor de Boer, consulent");
            await guest.ClickButtonAsync("Openen");
            await guest.SeesAsync($"Tomasz {FamilyName}");
            await guest.FlawlessAsync();
            await guest.SubmitAsync();
            await guest.FlawlessAsync();
            await guest.ChooseAsync("TakenOver", "true");
            await guest.FillAsync("Function", "consulent");
            await guest.SubmitAsync();
            await guest.SeesAsync("Dank u.");
            await guest.FlawlessAsync();
        }
        await caseworker.ClickLinkAsync("Terug naar de overdracht");
        await caseworker.SeesAsync("Noor de Boer");
        await caseworker.ClickButtonAsync("Dossier hier sluiten");
        await caseworker.SeesAsync("Gesloten. De andere gemeente gaat verder.");
    }

    private async Task KeysAsync()
    {
        await using var administrator = await centre.OpenAsync(Role.Administrator);
        await administrator.GoAsync("/handover-keys");
        await administrator.FlawlessAsync();
        await administrator.Page.Locator($"form:has(input[name='municipality'][value='{Amsterdam}']) button").First.ClickAsync();
        await administrator.SeesAsync("De sleutel is gemaakt.");
        // The administrator of the other municipality made theirs.
        await centre.As(services => services.GetRequiredService<IMediator>().Send(new MakeHandoverKey.Command(Guid.NewGuid(), Westland)));
        await administrator.FlawlessAsync();
    }

    private async Task<byte[]> TakeOverAsync(string path, string code)
    {
        await using var receiver = await centre.OpenAsync(WestlandCaseworker, Window.Dutch);
        await receiver.GoAsync("/handovers/new");
        await receiver.FlawlessAsync();
        var file = new FilePayload { Name = "overdracht.rchandover", MimeType = "application/octet-stream", Buffer = await File.ReadAllBytesAsync(path) };
        await receiver.Page.SetInputFilesAsync("#File", file);
        await receiver.FillAsync("Code", "2222-2222-2222");
        await receiver.ClickButtonAsync("Openen");
        await receiver.SeesAsync("De code past niet bij dit bestand.");
        await receiver.Page.SetInputFilesAsync("#File", file);
        await receiver.FillAsync("Code", code);
        await receiver.ClickButtonAsync("Openen");
        await receiver.SeesAsync("Kijk of we deze mensen al kennen.");
        await receiver.FlawlessAsync();
        // In this region both are known already: the move told this desk who comes.
        foreach (var number in (int[])[1, 2])
            await receiver.Page.Locator($"input[name='Who[{number}]']").First.CheckAsync();
        await receiver.Page.SelectOptionAsync("#Task", "reception-information");
        await receiver.ClickButtonAsync("Overnemen");
        await receiver.SeesAsync("Stuur nu het bewijs van ontvangst terug.");
        await receiver.FlawlessAsync();
        var receipt = await receiver.Page.RunAndWaitForDownloadAsync(() => receiver.Page.GetByRole(AriaRole.Link, new() { Name = "Bewijs van ontvangst downloaden" }).ClickAsync());
        return await File.ReadAllBytesAsync(await receipt.PathAsync());
    }

    private static async Task MoveAsync(Window caseworker, Guid file)
    {
        await caseworker.GoAsync($"/case-files/{file}/departure/plan");
        await caseworker.ChooseAsync("Kind", "other-municipality");
        await caseworker.FillAsync("PlannedOn", Steps.Day(0));
        await caseworker.ChooseCodeAsync("Municipality", "westl", "Westland");
        await caseworker.SubmitAsync();
        await caseworker.ClickLinkAsync("Overdracht aan een andere gemeente");
        await caseworker.FlawlessAsync();
    }

    /// <summary>Somebody of the demonstration's caseworker, alone or with a partner who lives there too.</summary>
    private Task<Guid> SomebodyAsync(string name, string? partner) => centre.As(async services =>
    {
        var db = services.GetRequiredService<ReceptionDbContext>();
        var member = await db.StaffMembers.SingleAsync(one => one.Email == RunningCentre.AccountOf(Role.Caseworker).Email);
        var people = new[] { name, partner }.OfType<string>()
            .Select(called => A.Newcomer(called).Named(given: called, family: FamilyName).Born($"1991-03-{(called.Length * 7 % 27) + 1:00}").In(Amsterdam).WithMotive("knowledge-migrant").AssignedTo(member)).ToList();
        await services.GetRequiredService<IUnitOfWork>().InTransactionAsync(
            () =>
            {
                services.GetRequiredService<IAuditTrail>().Begin("Testing.Samples");
                foreach (var one in people)
                    db.AddRange(one.Things);
                if (people.Count > 1)
                {
                    var household = Household.Start(A.Provenance.At, member.Id);
                    foreach (var one in people)
                        household.Join(HouseholdMember.Known(one.Person.Id), "partner", PartialDate.Unknown, [], DutchCalendar.DateOf(DateTimeOffset.UtcNow), A.Provenance);
                    db.Add(household);
                }
                return Task.FromResult(0);
            },
            default);
        return people[0].File.Id;
    });
}
