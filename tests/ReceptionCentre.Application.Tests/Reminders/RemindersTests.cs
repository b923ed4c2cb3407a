using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using ReceptionCentre.Application.Appointments;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Reminders;
using ReceptionCentre.Domain.Appointments;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Municipalities;
using ReceptionCentre.Domain.Reminders;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Fakes.Messages;
using ReceptionCentre.Infrastructure.Reminders;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Application.Tests.Reminders;

/// <summary>A mail server and a service for text messages listen on this machine.</summary>
public sealed class MessagesDatabase : ReceptionDatabase
{
    public FakeMailServer Mail { get; private set; } = null!;
    public FakeTextService Texts { get; private set; } = null!;

    public override async Task InitializeAsync()
    {
        (Mail, Texts) = (FakeMailServer.Start(), await FakeTextService.StartAsync("een-sleutel"));
        await base.InitializeAsync();
    }

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await Mail.DisposeAsync();
        await Texts.DisposeAsync();
    }

    protected override void Add(IServiceCollection services) => services.Replace(ServiceDescriptor.Singleton(new MessageOptions
    {
        SmtpHost = "127.0.0.1",
        SmtpPort = Mail.Port,
        SmtpTls = false,
        From = "centrum@demo.example",
        TextAddress = Texts.Address,
        TextToken = "een-sleutel",
    }));
}

public sealed class RemindersTests(MessagesDatabase database) : IClassFixture<MessagesDatabase>, IAsyncLifetime
{
    // Twelve o'clock in the Netherlands.
    private static readonly DateOnly Today = new(2026, 11, 21), Friday = new(2026, 11, 27);
    private static int _numbers = 10_000_000;
    private StaffMember _caseworker = null!;

    public async Task InitializeAsync()
    {
        database.Clock.GoTo(Today);
        database.Texts.Status = 202;
        _caseworker = A.StaffMember(Role.Caseworker).Build();
        _caseworker.Describe(_caseworker.Name, "06 12 34 56 78");
        await database.Save(_caseworker);
        database.As(_caseworker);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    private async Task<(NewcomerBuilder Person, string Mobile, string Email)> Person(bool reachable = true, string? email = null, string language = "ti")
    {
        var person = A.Newcomer("Selam").Speaking(language);
        var mobile = $"06 {Interlocked.Increment(ref _numbers)}";
        email ??= $"s{_numbers}@demo.example";
        if (reachable)
        {
            person.Person.RecordContactDetail("mobile", mobile, PartialDate.Of(Today), A.Provenance);
            person.Person.RecordContactDetail("email", email, PartialDate.Of(Today), A.Provenance);
        }
        await person.SavedIn(database);
        return (person, "+31" + mobile.Replace(" ", "", StringComparison.Ordinal)[1..], email);
    }

    private Task<Guid> Choose(NewcomerBuilder who, ReminderWay way, int version = 0) => database.Send(new ChooseReminder.Command(who.File.Id, version, way));

    private Task<Guid> Make(NewcomerBuilder who, DateOnly? on = null, int hour = 10) => database.Send(new MakeAppointment.Command(
        Guid.NewGuid(), who.File.Id, [], new(on ?? Friday, new(hour, 0), new(hour, 30), "office", "Kamer 2", "debts", null, _caseworker.Id, null, null, null)));

    private async Task Run(DateTimeOffset? at = null)
    {
        if (at is { } moment)
            database.Clock.Advance(moment - database.Clock.GetUtcNow());
        await database.AsSystem(services => services.GetRequiredService<ReminderSender>().RunAsync(default));
        database.As(_caseworker);
    }

    private static DateTimeOffset Ten(int day) => DutchCalendar.At(new DateOnly(2026, 11, day), new(10, 0));

    private Task<Reminder> Of(Guid appointment) => database.InDb(db => db.Reminders.OrderByDescending(one => one.MadeAt).FirstAsync(one => one.AppointmentId == appointment));

    private IEnumerable<FakeTextService.Message> To(string number) => database.Texts.Messages.Where(message => message.To == number);

    private static async Task Refused(Rule rule, Func<Task> change) => Assert.Same(rule, (await Assert.ThrowsAsync<BrokenRuleException>(change)).Rule);

    [Fact]
    public async Task Nobody_is_reminded_before_somebody_asked_how()
    {
        var (selam, mobile, _) = await Person();
        var appointment = await Make(selam);
        await Run(Ten(25));
        Assert.Empty(To(mobile));
        Assert.False(await database.InDb(db => db.Reminders.AnyAsync(one => one.AppointmentId == appointment)));
    }

    [Fact]
    public async Task A_text_message_goes_two_days_before_once_in_the_own_language_without_name_or_reason()
    {
        var (selam, mobile, _) = await Person();
        await Choose(selam, ReminderWay.Text);
        var appointment = await Make(selam);
        await Run(Ten(24));
        Assert.Empty(To(mobile));
        await Run(Ten(25));
        await Run();
        var message = Assert.Single(To(mobile));
        Assert.Contains("27-11-2026, 10:00", message.Text, StringComparison.Ordinal);
        Assert.Contains("Kamer 2", message.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Selam", message.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("chuld", message.Text, StringComparison.OrdinalIgnoreCase);
        // Tigrinya, and nothing in Dutch beside it.
        Assert.Contains(message.Text, sign => sign is >= '\u1200' and <= '\u137F');
        var sent = await Of(appointment);
        Assert.Equal((ReminderState.Sent, "ti", message.Reference), (sent.State, sent.Language, sent.Id));
        Assert.True(await database.InDb(db => db.AuditEvents.AnyAsync(one => one.Action == "Reminders.RecordReminder" && one.CaseFileId == selam.File.Id)));
    }

    [Fact]
    public async Task In_a_language_from_right_to_left_date_time_and_telephone_number_keep_their_own_direction()
    {
        var (selam, mobile, _) = await Person(language: "ar");
        await Choose(selam, ReminderWay.Text);
        await Make(selam);
        await Run(Ten(25));
        var text = Assert.Single(To(mobile)).Text;
        // First strong isolate and its end (Unicode Standard Annex 9): without them a reader sees 2026-11-27 and the number back to front.
        Assert.Contains("\u206827-11-2026, 10:00\u2069", text, StringComparison.Ordinal);
        Assert.Contains("\u206806 12 34 56 78\u2069", text, StringComparison.Ordinal);
        Assert.Equal(text.Count(sign => sign == '\u2068'), text.Count(sign => sign == '\u2069'));
        // Who reads it begins with a word of the own language, which gives the whole message its direction.
        Assert.InRange(text[0], '\u0600', '\u06FF');
    }

    [Fact]
    public async Task An_email_has_both_languages_and_one_message_id_for_every_try()
    {
        var (selam, _, email) = await Person();
        await Choose(selam, ReminderWay.Email);
        var appointment = await Make(selam);
        await Run(Ten(25));
        var letter = Assert.Single(database.Mail.Letters, one => one.To == email);
        Assert.Contains("Kunt u niet komen?", letter.Text, StringComparison.Ordinal);
        Assert.Contains("De Nederlandse tekst geldt.", letter.Text, StringComparison.Ordinal);
        Assert.Contains(letter.Text, sign => sign is >= '\u1200' and <= '\u137F');
        Assert.DoesNotContain("Selam", letter.Text + letter.Subject, StringComparison.Ordinal);
        Assert.Contains("27-11-2026, 10:00", letter.Subject, StringComparison.Ordinal);
        Assert.Contains((await Of(appointment)).Id.ToString("N"), letter.Reference, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_letter_is_made_a_week_before_and_stands_in_a_list_until_it_was_posted()
    {
        var (selam, _, _) = await Person();
        await Choose(selam, ReminderWay.Letter);
        var appointment = await Make(selam, new(2026, 11, 30));
        await Run(Ten(23));
        var made = await Of(appointment);
        Assert.Equal(ReminderState.ToPost, made.State);
        Assert.Equal("ti", await database.InDb(db => db.Documents.Where(one => one.Id == made.DocumentId).Select(one => one.Language).SingleAsync()));
        var line = Assert.Single(await database.Send(new RemindersToPost.Query()), one => one.CaseFileId == selam.File.Id);
        await database.Send(new PostReminder.Command(line.Id, line.Version));
        Assert.DoesNotContain(await database.Send(new RemindersToPost.Query()), one => one.CaseFileId == selam.File.Id);
        await Refused(ReminderRules.OnlyWhatWaitsGoes, () => database.Send(new PostReminder.Command(line.Id, line.Version + 1)));
    }

    [Fact]
    public async Task Of_a_time_that_no_longer_holds_nobody_is_reminded_and_of_the_new_one_they_are()
    {
        var (selam, mobile, _) = await Person();
        await Choose(selam, ReminderWay.Text);
        var appointment = await Make(selam);
        // Planned, and then the service is away: meanwhile it is moved.
        database.Texts.Status = 503;
        await Run(Ten(25));
        await database.Send(new ChangeAppointment.Command(selam.File.Id, appointment, 0, new(Friday.AddDays(3), new(11, 0), new(11, 30), "office", "Kamer 2", "debts", null, _caseworker.Id, null, null, null), "better-time"));
        database.Texts.Status = 202;
        await Run(Ten(25).AddMinutes(10));
        Assert.Equal((ReminderState.Dropped, ReminderTrouble.NoLongerNeeded), await Of(appointment) is var old ? (old.State, old.Trouble!.Value) : default);
        await Run(Ten(28));
        Assert.Contains("30-11-2026, 11:00", To(mobile).Last().Text, StringComparison.Ordinal);
        Assert.Equal(ReminderState.Sent, (await Of(appointment)).State);
    }

    [Fact]
    public async Task Who_called_off_does_not_want_it_any_more_or_is_protected_gets_nothing()
    {
        var (off, changed, hidden) = (await Person(), await Person(), await Person());
        var appointments = new List<Guid>();
        foreach (var (one, hour) in new[] { (off, 10), (changed, 11), (hidden, 12) })
        {
            await Choose(one.Person, ReminderWay.Text);
            appointments.Add(await Make(one.Person, null, hour));
        }
        database.Texts.Status = 503;
        await Run(Ten(25));
        database.Texts.Status = 202;
        await database.Send(new CancelAppointment.Command(off.Person.File.Id, appointments[0], 0, CancelledBy.Person, "person-ill", null, true));
        await Choose(changed.Person, ReminderWay.None, 1);
        await database.As(null).Change(async db => (await db.Persons.Include(one => one.Protections).SingleAsync(one => one.Id == hidden.Person.Person.Id)).Protect(PartialDate.Of(Today), A.Provenance));
        await Run(Ten(25).AddMinutes(10));
        Assert.All([off.Mobile, changed.Mobile, hidden.Mobile], number => Assert.Single(To(number)));
        var ended = new List<(ReminderState, ReminderTrouble?)>();
        foreach (var appointment in appointments)
            ended.Add(await Of(appointment) is var one ? (one.State, one.Trouble) : default);
        Assert.Equal([(ReminderState.Dropped, ReminderTrouble.NoLongerNeeded), (ReminderState.Dropped, ReminderTrouble.NotWanted), (ReminderState.Dropped, ReminderTrouble.NotWanted)], ended);
    }

    [Fact]
    public async Task Without_a_number_the_file_asks_to_call_until_the_person_was_there()
    {
        var (selam, _, _) = await Person(reachable: false);
        await Choose(selam, ReminderWay.Text);
        var appointment = await Make(selam);
        await Run(Ten(25));
        Assert.Equal((ReminderState.Failed, ReminderTrouble.NoAddress), await Of(appointment) is var failed ? (failed.State, failed.Trouble!.Value) : default);
        Assert.Equal(new DateOnly(2026, 11, 25), (await Clocks()).Single());
        await Run(DutchCalendar.At(Friday, new(10, 5)));
        await database.Send(new RecordArrival.Command(selam.File.Id, appointment));
        Assert.Empty(await Clocks());

        Task<List<DateOnly>> Clocks() => database.InDb(db => db.Clocks.Where(one => one.CaseFileId == selam.File.Id && one.Reason == DueReason.ReminderFailed && one.EndedOn == null).Select(one => one.DueOn).ToListAsync());
    }

    [Fact]
    public async Task What_the_other_side_refuses_fails_at_once_and_what_is_not_reached_is_tried_three_times()
    {
        var (gone, _, _) = await Person(email: database.Mail.Unknown);
        await Choose(gone, ReminderWay.Email);
        var refused = await Make(gone);
        var (selam, mobile, _) = await Person();
        await Choose(selam, ReminderWay.Text);
        var missed = await Make(selam, null, 11);
        database.Texts.Status = 503;
        await Run(Ten(25));
        Assert.Equal(ReminderTrouble.Refused, (await Of(refused)).Trouble);
        await Run(Ten(25).AddMinutes(1));
        Assert.Single(To(mobile));
        await Run(Ten(25).AddMinutes(5));
        await Run(Ten(25).AddMinutes(35));
        Assert.Equal(3, To(mobile).Count());
        Assert.Equal((ReminderState.Failed, ReminderTrouble.NotReached), await Of(missed) is var one ? (one.State, one.Trouble!.Value) : default);
        Assert.Single(To(mobile).Select(message => message.Reference).Distinct());
    }

    [Fact]
    public async Task Of_a_node_that_died_in_between_it_goes_again()
    {
        var (selam, mobile, _) = await Person();
        await Choose(selam, ReminderWay.Text);
        var appointment = await Make(selam);
        database.Clock.Advance(Ten(25) - database.Clock.GetUtcNow());
        await database.As(null).Send(new PlanReminders.Command());
        await database.Send(new LeaveReminder.Command((await Of(appointment)).Id, true, true));
        await Run();
        Assert.Empty(To(mobile));
        await Run(Ten(25).AddMinutes(5));
        Assert.Single(To(mobile));
        Assert.Equal((ReminderState.Sent, 2), await Of(appointment) is var one ? (one.State, one.Tries) : default);
    }

    [Fact]
    public async Task A_municipality_chooses_how_many_days_before()
    {
        await database.As(null).Change(async db =>
        {
            var settings = await db.MunicipalitySettings.FirstOrDefaultAsync(one => one.Municipality == A.Eindhoven);
            if (settings is null)
                db.Add(settings = MunicipalitySettings.For(A.Eindhoven));
            settings.Choose(new(ReminderDays: 4));
        });
        var there = A.StaffMember(Role.Caseworker).In(A.Eindhoven).Build();
        await database.Save(there);
        database.As(there);
        var person = A.Newcomer("Dawit").In(A.Eindhoven);
        person.Person.RecordContactDetail("mobile", "06 00 98 76 54", PartialDate.Of(Today), A.Provenance);
        await person.SavedIn(database);
        await Choose(person, ReminderWay.Text);
        await database.Send(new MakeAppointment.Command(Guid.NewGuid(), person.File.Id, [], new(Friday, new(10, 0), new(10, 30), "office", null, "debts", null, there.Id, null, null, null)));
        await Run(Ten(23));
        Assert.Single(To("+31600987654"));
    }

    [Fact]
    public async Task A_choice_is_of_a_file_in_scope_that_is_open_and_not_of_who_is_protected()
    {
        var (selam, _, _) = await Person();
        var elsewhere = A.StaffMember(Role.Caseworker).In(A.Eindhoven).Build();
        await database.Save(elsewhere);
        database.As(elsewhere);
        await Assert.ThrowsAsync<NotThereException>(() => Choose(selam, ReminderWay.Text));
        await Assert.ThrowsAsync<NotThereException>(() => database.Send(new RemindersOfFile.Query(selam.File.Id)));
        database.As(_caseworker);
        await Choose(selam, ReminderWay.Text);
        await Refused(ReminderRules.AnotherWayIsChosen, () => Choose(selam, ReminderWay.Text, 1));
        await Assert.ThrowsAsync<ChangedMeanwhileException>(() => Choose(selam, ReminderWay.Email, 0));
        var protector = A.StaffMember(Role.Caseworker).With(NamedPermission.LockedParts).Build();
        await database.Save(protector);
        await database.As(null).Change(async db => (await db.Persons.Include(one => one.Protections).SingleAsync(one => one.Id == selam.Person.Id)).Protect(PartialDate.Of(Today), A.Provenance));
        database.As(protector);
        await Refused(ReminderRules.NotToWhoIsProtected, () => Choose(selam, ReminderWay.Email, 1));
        await Choose(selam, ReminderWay.None, 1);
    }

    [Fact]
    public async Task The_database_keeps_one_choice_of_a_file_and_one_reminder_of_a_time()
    {
        var (selam, _, _) = await Person();
        await Choose(selam, ReminderWay.Text);
        await Refused(ReminderRules.OneChoiceForAFile, () => database.As(null).Change(db => Add(db, ReminderChoice.Of(selam.File.Id))));
        database.As(_caseworker);
        var appointment = await Make(selam);
        await Run(Ten(25));
        await Refused(ReminderRules.OnceForATime, () => database.As(null).Change(db => Add(db, Reminder.Plan(selam.File.Id, appointment, Ten(27), ReminderWay.Text, Ten(25), Ten(25)))));

        static Task Add(DbContext db, object thing)
        {
            db.Add(thing);
            return Task.CompletedTask;
        }
    }

    [Theory]
    [InlineData("06 12 34 56 78", "+31612345678")]
    [InlineData("+48 600 123 456", "+48600123456")]
    [InlineData("0049 151 23456789", "+4915123456789")]
    [InlineData("020 555 12 34", null)]
    [InlineData("12", null)]
    [InlineData("", null)]
    public void A_number_is_sent_to_when_its_country_is_known(string typed, string? number) => Assert.Equal(number, TelephoneNumber.International(typed));
}

/// <summary>A centre that sends nothing.</summary>
public sealed class RemindersNotConnectedTests(ReceptionDatabase database) : IClassFixture<ReceptionDatabase>
{
    [Fact]
    public async Task Where_nothing_is_connected_somebody_is_asked_to_call()
    {
        var caseworker = A.StaffMember(Role.Caseworker).Build();
        await database.Save(caseworker);
        database.As(caseworker);
        var selam = A.Newcomer("Selam");
        selam.Person.RecordContactDetail("email", "selam@demo.example", PartialDate.Of(new(2026, 11, 21)), A.Provenance);
        await selam.SavedIn(database);
        await database.Send(new ChooseReminder.Command(selam.File.Id, 0, ReminderWay.Email));
        await database.Send(new MakeAppointment.Command(Guid.NewGuid(), selam.File.Id, [], new(new(2026, 11, 27), new(10, 0), new(10, 30), "office", null, "debts", null, caseworker.Id, null, null, null)));
        database.Clock.GoTo(new(2026, 11, 25));
        await database.AsSystem(services => services.GetRequiredService<ReminderSender>().RunAsync(default));
        Assert.Equal(ReminderTrouble.NotConnected, await database.InDb(db => db.Reminders.Where(one => one.CaseFileId == selam.File.Id).Select(one => one.Trouble).SingleAsync()));
    }
}
