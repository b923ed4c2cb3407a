using System.Net;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Domain.Appointments;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Households;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Web.Tests.Appointments;

public sealed class AppointmentsTests(ReceptionWeb web) : IClassFixture<ReceptionWeb>, IAsyncLifetime
{
    private static readonly DateOnly Monday = new(2026, 11, 23);
    private StaffMember _caseworker = null!;
    private Browser _browser = null!;
    private NewcomerBuilder _file = null!;

    private string Path => $"/case-files/{_file.File.Id}/appointments";

    public async Task InitializeAsync()
    {
        web.Clock.GoTo(new(2026, 11, 21));
        _caseworker = await web.Saved(A.StaffMember(Role.Caseworker).Named("Jolanda de Wit"));
        _browser = await web.SignedInAs(_caseworker);
        _file = await A.Newcomer("Selam").Speaking("ti").AssignedTo(_caseworker).SavedIn(web);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    private async Task<Browser> As(Role role) => await web.SignedInAs(await web.Saved(A.StaffMember(role)));

    // Nobody stays signed in overnight.
    private async Task GoTo(DateOnly day)
    {
        web.Clock.GoTo(day);
        await web.SignIn(_browser = web.Browser(), _caseworker);
    }

    private Task<WebPage> NewPage(Browser browser) => browser.Get($"{Path}/new");

    private async Task<WebPage> Make(string on = "23-11", string begins = "10:00") =>
        await _browser.Submit(await NewPage(_browser), ("On", on), ("Begins", begins), ("Topic.Text", "Wonen en huur"), ("What", "Neem het huurcontract mee"));

    private Task<List<Appointment>> Stored() => web.InDb(db => db.Appointments.Include(one => one.Invitees).Include(one => one.Moves)
        .Where(one => one.Invitees.Any(invitee => invitee.CaseFileId == _file.File.Id)).OrderBy(one => one.BeginsAt).ToListAsync());

    private async Task<string> Page(string action) => $"{Path}/{(await Stored())[0].Id}/{action}";

    [Fact]
    public async Task A_day_a_time_and_a_topic_are_enough()
    {
        var form = await NewPage(_browser);
        Assert.Equal("professional-telephone", form.Document.QuerySelector("#Interpreter option[selected]")!.GetAttribute("value"));
        Assert.Equal("Tigrinya", form.Document.QuerySelector("#InterpreterLanguage")!.GetAttribute("value"));
        Assert.Equal("Jolanda de Wit", form.Document.QuerySelector("#StaffMemberId option")!.TextContent);
        var done = await Make("maandag", "1030");
        Assert.Equal(Path, done.Location);
        var made = Assert.Single(await Stored());
        Assert.Equal((DutchCalendar.At(Monday, new(10, 30)), DutchCalendar.At(Monday, new(11, 30)), "housing", "office"), (made.BeginsAt, made.EndsAt, made.Topic, made.PlaceKind));
        var list = await _browser.Get(Path);
        Assert.Contains("De afspraak is gemaakt.", list.Words, StringComparison.Ordinal);
        Assert.Contains("maandag 23 november · met Jolanda de Wit · Op kantoor", list.Words, StringComparison.Ordinal);
        Assert.Contains("Volgende afspraak23-11-2026 10:30", list.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("On", "", "Kies een antwoord.")]
    [InlineData("On", "20-11", "Deze dag is al geweest.")]
    [InlineData("On", "ooit", "Deze datum bestaat niet.")]
    [InlineData("Begins", "", "Vul een tijd in")]
    [InlineData("Begins", "25:00", "Deze tijd bestaat niet.")]
    [InlineData("Ends", "9:00", "Een afspraak eindigt later")]
    [InlineData("PlaceKind", "maan", "Dit staat niet in de lijst.")]
    [InlineData("Topic.Text", "Geen onderwerp van ons", "Dit staat niet in de lijst.")]
    [InlineData("StaffMemberId", "", "Kies een antwoord.")]
    public async Task A_wrong_appointment_is_told_by_its_field_and_keeps_the_rest(string field, string typed, string message)
    {
        (string, string?)[] good = [("On", "23-11"), ("Begins", "10:00"), ("Topic.Text", "Wonen en huur"), ("Place", "Kamer *3*")];
        var page = await _browser.Submit(await NewPage(_browser), [.. good.Where(pair => pair.Item1 != field), (field, typed)]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains(message, page.TextOf($"#{field.Split('.')[0]}-error"), StringComparison.Ordinal);
        Assert.Equal("Kamer *3*", page.Document.QuerySelector("#Place")!.GetAttribute("value"));
        Assert.Empty(await Stored());
    }

    [Fact]
    public async Task The_same_form_sent_twice_is_one_appointment_and_a_taken_hour_is_told()
    {
        var form = await NewPage(_browser);
        (string, string?)[] fields = [("On", "23-11"), ("Begins", "10:00"), ("What", "Kennismaken")];
        await _browser.Submit(form, fields);
        Assert.Equal(Path, (await _browser.Submit(form, fields)).Location);
        Assert.Single(await Stored());
        var taken = await Make(begins: "10:30");
        Assert.Equal(["Deze medewerker heeft dan al een afspraak, van 10:00 tot 11:00 uur. Kies een ander moment of iemand anders."], taken.Errors);
    }

    [Fact]
    public async Task Others_of_the_household_come_along()
    {
        var dawit = await A.Newcomer("Dawit").SavedIn(web);
        var household = Household.Start(A.Provenance.At, A.Provenance.By);
        foreach (var person in new[] { _file.Person, dawit.Person })
            household.Join(HouseholdMember.Known(person.Id), "partner", PartialDate.Unknown, household.Memberships, web.Clock.Today, A.Provenance);
        await web.Save(household);
        var form = await NewPage(_browser);
        Assert.Contains("Dawit", form.TextOf("#Along"), StringComparison.Ordinal);
        await _browser.Submit(form, ("On", "23-11"), ("Begins", "10"), ("What", "Samen"), ("Along", dawit.File.Id.ToString()));
        Assert.Equal(2, Assert.Single(await Stored()).Invitees.Count);
        Assert.Contains("Ook uitgenodigd: Selam", (await _browser.Get($"/case-files/{dawit.File.Id}/appointments")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_move_asks_why_and_the_old_time_stays_readable()
    {
        await Make();
        var form = await _browser.Get(await Page("change"));
        var refused = await _browser.Submit(form, ("Begins", "14:00"), ("Ends", "15:00"));
        Assert.Contains("Kies waarom de afspraak op een ander moment is.", refused.TextOf("#Reason-error"), StringComparison.Ordinal);
        var done = await _browser.Submit(form, ("Begins", "14:00"), ("Ends", "15:00"), ("Reason", "better-time"));
        Assert.Equal(Path, done.Location);
        Assert.Contains("Verzet van 23-11-2026 10:00: Ander moment komt beter uit", (await _browser.Get(Path)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_who_change_it_see_both_versions_and_choose()
    {
        await Make();
        var (mine, theirs) = (await _browser.Get(await Page("change")), await _browser.Get(await Page("change")));
        await _browser.Submit(theirs, ("Place", "Kamer 7"));
        var conflict = await _browser.Submit(mine, ("Place", "Kamer 3"));
        Assert.Equal(HttpStatusCode.Conflict, conflict.Status);
        Assert.Contains("Kamer 3", conflict.Words, StringComparison.Ordinal);
        Assert.Contains("Kamer 7", conflict.Words, StringComparison.Ordinal);
        Assert.Equal("Kamer 7", Assert.Single(await Stored()).Place);
        Assert.Equal(Path, (await _browser.Submit(conflict)).Location);
        Assert.Equal("Kamer 3", Assert.Single(await Stored()).Place);
    }

    [Fact]
    public async Task It_is_called_off_with_by_whom_and_why_and_can_be_opened_again()
    {
        await Make();
        var form = await _browser.Get(await Page("cancel"));
        Assert.DoesNotContain("Dossier is gesloten", form.Words, StringComparison.Ordinal);
        var empty = await _browser.Submit(form);
        Assert.Equal(2, empty.Errors.Count);
        Assert.Equal(Path, (await _browser.Submit(form, ("By", "Person"), ("Reason", "person-ill"), ("Words", "Belde zelf"))).Location);
        Assert.Contains("De persoon: De persoon is ziek. Belde zelf", (await _browser.Get(Path)).Words, StringComparison.Ordinal);
        var back = await _browser.Get(await Page("take-back"));
        Assert.Contains("afgezegd", back.Words, StringComparison.Ordinal);
        Assert.Equal(Path, (await _browser.Submit(back, ("Reason", "Was een ander dossier"))).Location);
        Assert.Equal(InviteeState.Invited, Assert.Single(await Stored()).Invitees[0].State);
        var audit = await web.InDb(db => db.AuditEvents.SingleAsync(audit => audit.CaseFileId == _file.File.Id && audit.Action == "Appointments.TakeBackOutcome"));
        Assert.Equal("Was een ander dossier", audit.Reason);
    }

    [Fact]
    public async Task How_it_went_and_the_note_are_one_form_with_what_is_known_filled_in()
    {
        await Make();
        Assert.Contains("Deze dag moet nog komen", Assert.Single((await _browser.Submit(await _browser.Get(await Page("outcome")))).Errors), StringComparison.Ordinal);
        await GoTo(Monday);
        var form = await _browser.Get(await Page("outcome"));
        Assert.Equal("Wonen en huur: Neem het huurcontract mee", form.Document.QuerySelector("#Agreed")!.TextContent);
        Assert.Equal("office", form.Document.QuerySelector("#Channel option[selected]")!.GetAttribute("value"));
        Assert.Equal(Path, (await _browser.Submit(form, ("NextOn", "over 2 weken"))).Location);
        var note = await web.InDb(db => db.ContactNotes.SingleAsync(note => note.CaseFileId == _file.File.Id));
        Assert.Equal((Monday, "professional-telephone", Monday.AddDays(14)), (note.On, note.Interpreter, note.NextOn!.Value));
        Assert.Equal(InviteeState.Attended, Assert.Single(await Stored()).Invitees[0].State);
        // Sent again it is still one note, and a second one has nobody left to record.
        await _browser.Submit(form, ("NextOn", "over 2 weken"));
        Assert.Equal(1, await web.InDb(db => db.ContactNotes.CountAsync(note => note.CaseFileId == _file.File.Id)));
        Assert.Contains("Van iedereen is al vastgelegd hoe het ging.", (await _browser.Get(await Page("outcome"))).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_did_not_come_gets_no_note()
    {
        await Make();
        await GoTo(Monday);
        await _browser.Submit(await _browser.Get(await Page("outcome")), ("Answers[0].Came", "false"), ("Answers[0].Reason", "work-or-school"));
        var invitee = Assert.Single(await Stored()).Invitees[0];
        Assert.Equal((InviteeState.StayedAway, "work-or-school"), (invitee.State, invitee.AbsenceReason));
        Assert.Equal(0, await web.InDb(db => db.ContactNotes.CountAsync(note => note.CaseFileId == _file.File.Id)));
        Assert.Contains("kwam niet", (await _browser.Get(Path)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_appointment_that_passed_asks_how_it_went()
    {
        await Make();
        await GoTo(Monday.AddDays(1));
        var page = await _browser.Get(Path);
        Assert.Contains("Deze afspraak is geweest. Leg vast hoe het ging.", page.Words, StringComparison.Ordinal);
        Assert.Contains("1 dag te laat", (await _browser.Get("/caseload/today")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_desk_sees_who_comes_today_and_marks_who_is_here()
    {
        await Make("vandaag", "13:00");
        var desk = await As(Role.FrontDesk);
        var home = await desk.Get("/newcomers");
        Assert.Contains("13:00 – 14:00 Selam met Jolanda de Wit", home.Words, StringComparison.Ordinal);
        var form = $"form[action='{await Page("arrived")}']";
        Assert.Equal("/newcomers", (await desk.Submit(home, form)).Location);
        var day = await desk.Get("/appointments");
        Assert.Contains("Wacht sinds 12:00 uur", day.Words, StringComparison.Ordinal);
        // Who pressed it a moment before is not told of an error, but of what is so.
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await desk.Submit(home, form)).Status);
        Assert.Contains("is er", (await _browser.Get("/caseload/today")).Words, StringComparison.Ordinal);
        Assert.Contains("Selam", (await _browser.Get("/appointments/calendar")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Days_and_weeks_lead_to_the_next_and_nonsense_to_today()
    {
        await Make();
        Assert.Contains("Selam", (await _browser.Get("/appointments?day=2026-11-23")).Words, StringComparison.Ordinal);
        Assert.Contains("Selam", (await _browser.Get("/appointments/calendar?day=2026-11-29")).Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Selam", (await _browser.Get("/appointments/calendar?day=2026-11-30")).Words, StringComparison.Ordinal);
        foreach (var address in new[] { "/appointments?day=0001-01-01", "/appointments?day=9999-12-31", "/appointments?day=ooit&after=x_y", "/appointments/calendar?day=0001-01-01&who=x", "/appointments/calendar?day=9999-12-31&span=month", "/appointments/new?day=ooit&begins=x&host=y" })
            Assert.Equal(HttpStatusCode.OK, (await _browser.Get(address)).Status);
    }

    [Fact]
    public async Task A_manager_reads_and_changes_nothing()
    {
        await Make();
        var manager = await As(Role.Manager);
        var page = await manager.Get(Path);
        Assert.Contains("Wonen en huur", page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Verzet of wijzig", page.Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await manager.Get(await Page("change"))).Status);
    }

    [Fact]
    public async Task In_English_it_says_the_same()
    {
        await Make();
        var page = await (await web.SignedInAs(await web.Saved(A.StaffMember(Role.Caseworker)), "en-GB")).Get(Path);
        Assert.Contains("Coming appointments", page.Words, StringComparison.Ordinal);
        Assert.Contains("Monday 23 November · with Jolanda de Wit · At the office", page.Words, StringComparison.Ordinal);
    }
}
