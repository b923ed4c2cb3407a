using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Staff;

namespace ReceptionCentre.EndToEnd.Tests;

/// <summary>Twelve people of the work queue are invited at once, a family among them; they stand in the day of the desk, and are called off again.</summary>
[Collection(RunningCentre.Name)]
public sealed class BulkInviteJourneyTests(RunningCentre centre)
{
    [Fact]
    public async Task A_caseworker_invites_twelve_people_looks_at_the_day_and_calls_them_off()
    {
        var (family, files) = await FilesAsync();
        await using var caseworker = await centre.OpenAsync(Role.Caseworker);
        await caseworker.GoAsync("/work-queue?whose=all");
        await Assertions.Expect(caseworker.Page.Locator("tbody input[name=file]").First).ToBeVisibleAsync();
        await caseworker.GoAsync("/work-queue/invites/new?whose=all&municipality=0363&" + string.Join('&', files.Select(file => $"file={file}")));
        await caseworker.SeesAsync("12 gekozen dossiers");
        await caseworker.FillAsync("What", "Kennismaken met de nieuwe wijkcoach");
        await caseworker.FillAsync("Because", "Er is een nieuwe wijkcoach");
        await caseworker.FlawlessAsync();
        await caseworker.SubmitAsync("main form[method=post] button.utrecht-button--primary-action");
        await caseworker.SeesAsync("12 mensen worden uitgenodigd.");
        await caseworker.FlawlessAsync();
        await caseworker.ClickLinkAsync("Uitnodigen");
        await caseworker.SubmitAsync();
        await caseworker.SeesAsync("12 mensen zijn uitgenodigd");
        await caseworker.FlawlessAsync();

        // The family comes together.
        var begins = await centre.InDb(db => db.Invitees.Where(invitee => family.Contains(invitee.CaseFileId) && invitee.BeginsAt > DateTimeOffset.UtcNow)
            .Join(db.Appointments.Where(one => one.What == "Kennismaken met de nieuwe wijkcoach"), invitee => invitee.AppointmentId, one => one.Id, (_, one) => one.BeginsAt).ToListAsync());
        Assert.Equal((family.Count, 1), (begins.Count, begins.Distinct().Count()));
        await caseworker.GoAsync($"/appointments?day={DutchCalendar.DateOf(begins[0]):yyyy-MM-dd}");
        await caseworker.SeesAsync("Kennismaken met de nieuwe wijkcoach");
        await caseworker.FlawlessAsync();

        await caseworker.GoAsync("/work-queue/invites");
        await caseworker.Page.Locator("tbody a[data-row]").First.ClickAsync();
        await caseworker.ClickLinkAsync("Afzeggen");
        await caseworker.FillAsync("Reason", "De wijkcoach is ziek");
        await caseworker.SubmitAsync();
        await caseworker.SeesAsync("De gesprekken van 12 mensen zijn afgezegd.");
    }

    /// <summary>Files of grown-ups in one municipality whom everybody there may know: of one household, and of ten others.</summary>
    private Task<(IReadOnlyList<Guid> Family, IReadOnlyList<Guid> Files)> FilesAsync() => centre.InDb(async db =>
    {
        var grown = PartialDate.Of(Steps.DutchToday.AddYears(-19));
        var open = db.FileStates.Where(state => state.Controller == "0363" && !db.Protections.Any(fact => fact.PersonId == state.PersonId)
            && db.Births.Any(fact => fact.PersonId == state.PersonId && fact.WithdrawnAt == null && fact.Born < grown));
        var members = await open.Join(db.Memberships.Where(fact => fact.WithdrawnAt == null && fact.Until == null), state => state.PersonId, fact => fact.PersonId, (state, fact) => new { fact.HouseholdId, state.CaseFileId, state.PersonId }).ToListAsync();
        var family = members.GroupBy(one => one.HouseholdId).OrderBy(one => one.Key).First(one => one.DistinctBy(member => member.PersonId).Count() == 2).Select(one => one.CaseFileId).ToList();
        var living = members.ConvertAll(one => one.CaseFileId);
        var others = await open.Where(state => !living.Contains(state.CaseFileId)).OrderBy(state => state.CaseFileId).Select(state => state.CaseFileId).Take(12 - family.Count).ToListAsync();
        return ((IReadOnlyList<Guid>)family, (IReadOnlyList<Guid>)[.. family, .. others]);
    });
}
