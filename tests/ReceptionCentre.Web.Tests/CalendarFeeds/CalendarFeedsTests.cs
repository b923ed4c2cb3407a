using System.Net;
using ReceptionCentre.Domain.Appointments;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Web.Tests.CalendarFeeds;

public sealed class CalendarFeedsTests(ReceptionWeb web) : IClassFixture<ReceptionWeb>, IAsyncLifetime
{
    private static readonly DateOnly Monday = new(2026, 11, 23);
    private StaffMember _caseworker = null!;
    private Browser _browser = null!;
    private NewcomerBuilder _file = null!;

    public async Task InitializeAsync()
    {
        web.Clock.GoTo(new(2026, 11, 21));
        _caseworker = await web.Saved(A.StaffMember(Role.Caseworker).Named("Jolanda de Wit"));
        _browser = await web.SignedInAs(_caseworker);
        _file = await A.Newcomer("Selam").Speaking("ti").AssignedTo(_caseworker).SavedIn(web);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    private async Task<Appointment> Save()
    {
        var appointment = Appointment.Make(
            [_file.File.Id], new(AppointmentTime.Of(Monday, new(10, 0), new(11, 0)), "office", "Kamer 3", "housing", "Neem uw paspoort mee", _caseworker.Id, null, null), web.Clock.Today, web.Clock.GetUtcNow(), _caseworker.Id);
        await web.Save(appointment);
        return appointment;
    }

    private async Task<string> AddressAsync(Browser? browser = null)
    {
        browser ??= _browser;
        var made = await browser.Submit(await browser.Get("/account/calendar"), "form[action='/account/calendar']");
        Assert.True(made.Answer.Headers.CacheControl?.NoStore);
        return new Uri(made.Document.QuerySelector("#feed")!.TextContent).AbsolutePath;
    }

    private async Task<HttpResponseMessage> ReadAsync(string address, string? tag = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative));
        if (tag is not null)
            request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        return await web.Browser().Client.SendAsync(request);
    }

    [Fact]
    public async Task A_program_without_a_session_reads_the_calendar_and_not_again_while_it_is_the_same()
    {
        var appointment = await Save();
        var address = await AddressAsync();
        var answer = await ReadAsync(address);
        Assert.Equal(("text/calendar", "utf-8"), (answer.Content.Headers.ContentType!.MediaType, answer.Content.Headers.ContentType.CharSet));
        var text = await answer.Content.ReadAsStringAsync();
        Assert.Contains($"UID:{appointment.Id}", text, StringComparison.Ordinal);
        Assert.Contains("SUMMARY:Afspraak\\, Op kantoor\\, Wonen en huur", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Selam", text, StringComparison.Ordinal);
        Assert.DoesNotContain("paspoort", text, StringComparison.Ordinal);
        Assert.DoesNotContain(_file.File.Id.ToString(), text, StringComparison.Ordinal);
        var tag = answer.Headers.ETag!.ToString();
        Assert.Equal(HttpStatusCode.NotModified, (await ReadAsync(address, tag)).StatusCode);
        await Save();
        var changed = await ReadAsync(address, tag);
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        Assert.NotEqual(tag, changed.Headers.ETag!.ToString());
    }

    [Fact]
    public async Task The_link_in_it_asks_to_sign_in_and_leads_to_the_file()
    {
        var appointment = await Save();
        Assert.Equal($"/case-files/{_file.File.Id}/appointments", (await _browser.Get($"/appointments/{appointment.Id}")).Location);
        Assert.Contains("/account/sign-in", (await web.Browser().Get($"/appointments/{appointment.Id}")).Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_renewed_and_a_revoked_address_are_not_there()
    {
        var first = await AddressAsync();
        var second = await AddressAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await ReadAsync(first)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await ReadAsync(second)).StatusCode);
        await _browser.Submit(await _browser.Get("/account/calendar"), "form[action='/account/calendar/revoke']");
        Assert.Equal(HttpStatusCode.NotFound, (await ReadAsync(second)).StatusCode);
        Assert.Contains("Maak een adres", (await _browser.Get("/account/calendar")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_speaks_the_language_in_which_it_was_made()
    {
        await Save();
        var english = await web.SignedInAs(_caseworker, "en-GB");
        Assert.Contains("SUMMARY:Appointment\\, At the office", await (await ReadAsync(await AddressAsync(english))).Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_newcomer_gets_a_file_that_is_put_in_moved_and_taken_out()
    {
        var appointment = await Save();
        var path = $"/case-files/{_file.File.Id}/appointments/{appointment.Id}";
        var first = await FileAsync(path);
        Assert.Equal("PUBLISH", first.Method);
        Assert.Contains("SUMMARY:Afspraak bij ", first.Text, StringComparison.Ordinal);
        Assert.Contains("Appointment at ", first.Text, StringComparison.Ordinal);
        Assert.Contains("Neem uw paspoort mee", first.Text, StringComparison.Ordinal);
        Assert.Contains("SEQUENCE:0", first.Text, StringComparison.Ordinal);
        await _browser.Submit(await _browser.Get($"{path}/change"), ("Begins", "14:00"), ("Ends", "15:00"), ("Reason", "better-time"));
        var moved = await FileAsync(path);
        Assert.Contains("SEQUENCE:1", moved.Text, StringComparison.Ordinal);
        Assert.Contains("DTSTART:20261123T130000Z", moved.Text, StringComparison.Ordinal);
        await _browser.Submit(await _browser.Get($"{path}/cancel"), ("By", "Person"), ("Reason", "person-ill"));
        var off = await FileAsync(path);
        Assert.Equal("CANCEL", off.Method);
        Assert.Contains($"UID:{appointment.Id}", off.Text, StringComparison.Ordinal);
        Assert.Contains("STATUS:CANCELLED", off.Text, StringComparison.Ordinal);
        Assert.Contains("Haal uit de agenda van de nieuwkomer", (await _browser.Get($"/case-files/{_file.File.Id}/appointments")).Words, StringComparison.Ordinal);
    }

    private async Task<(string Method, string Text)> FileAsync(string path)
    {
        var answer = (await _browser.Get($"{path}/calendar-file")).Answer;
        Assert.EndsWith(".ics", answer.Content.Headers.ContentDisposition!.FileName!.Trim('"'), StringComparison.Ordinal);
        return (answer.Content.Headers.ContentType!.Parameters.Single(parameter => parameter.Name == "method").Value!, await answer.Content.ReadAsStringAsync());
    }
}
