using ReceptionCentre.Domain.Staff;

namespace ReceptionCentre.EndToEnd.Tests;

/// <summary>Somebody of a provider opens what was referred to it, answers, and tells how it goes; the caseworker reads it.</summary>
[Collection(RunningCentre.Name)]
public sealed class ReceiverJourneyTests(RunningCentre centre)
{
    [Fact]
    public async Task A_school_takes_somebody_tells_how_it_goes_and_the_caseworker_reads_it()
    {
        var samples = await PageSamples.OfAsync(centre);
        await using (var school = await centre.OpenAsync(Role.Receiver))
        {
            await school.GoAsync("/");
            await school.StandsAtAsync("/received");
            await school.SeesAsync("Wacht op uw antwoord");
            await school.FlawlessAsync();
            await school.Page.Locator($"a[href$='{samples["referralId"]}']").ClickAsync();
            await school.FlawlessAsync();
            await school.ClickLinkAsync("Niet aannemen");
            await school.SubmitAsync();
            await school.SeesAsync("Kies waarom");
            await school.FlawlessAsync();
            await school.ClickLinkAsync("Annuleren");
            await school.FillAsync("AgreedStart", Steps.Day(0));
            await school.ClickButtonAsync("Aannemen");
            await school.SeesAsync("dat u deze persoon aanneemt");
            await school.ClickButtonAsync("Was er voor het eerst");
            await school.SeesAsync("Opgeschreven: was er voor het eerst.");
            await school.FlawlessAsync();
            await school.FillAsync("HoursThere", "2");
            await school.FillAsync("HoursOffered", "2");
            await school.FillAsync("How", "Durft al iets te vertellen.");
            await school.ClickButtonAsync("Schrijf op hoe het gaat");
            await school.SeesAsync("2 van 2 uur aanwezig");
            await school.FlawlessAsync();
        }
        await using var caseworker = await centre.OpenAsync(Role.Caseworker);
        await caseworker.GoAsync($"/case-files/{samples["caseFileId"]}/referrals/{samples["referralId"]}");
        await caseworker.SeesAsync("Durft al iets te vertellen.");
        await caseworker.FlawlessAsync();
    }
}
