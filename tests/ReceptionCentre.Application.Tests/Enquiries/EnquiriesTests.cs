using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Enquiries;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Reporting;
using ReceptionCentre.Domain.Enquiries;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Application.Tests.Enquiries;

public sealed class EnquiriesTests(ReceptionDatabase database) : IClassFixture<ReceptionDatabase>, IAsyncLifetime
{
    private readonly StaffMember _desk = A.StaffMember(Role.FrontDesk).Build();
    private readonly StaffMember _manager = A.StaffMember(Role.Manager).Build();

    public async Task InitializeAsync()
    {
        await database.Save(_desk, _manager);
        await database.Change(db => db.Enquiries.IgnoreQueryFilters().ExecuteDeleteAsync());
        database.As(_desk);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    private NoteEnquiry.Command Note(params string[] topics) => new(Guid.NewGuid(), database.Clock.Today, topics, "ti", A.Amsterdam);

    [Fact]
    public async Task The_event_tells_that_one_was_noted_and_nothing_of_it()
    {
        var id = await database.Send(Note("housing", "work"));
        var audit = await database.InDb(db => db.AuditEvents.Include(one => one.Changes).SingleAsync(one => one.By == _desk.Id && one.Action == "Enquiries.NoteEnquiry"));
        Assert.Equal((null, null, null), (audit.PersonId, audit.CaseFileId, audit.Reason));
        var change = Assert.Single(audit.Changes);
        Assert.Equal(("Enquiry", Guid.Empty, "1"), (change.Thing, change.ThingId, change.After));
        Assert.NotEqual(Guid.Empty, id);
    }

    [Fact]
    public async Task Sent_twice_it_counts_once()
    {
        var command = Note("housing");
        Assert.Equal(await database.Send(command), await database.Send(command));
        Assert.Equal(1, await database.InDb(db => db.Enquiries.CountAsync()));
    }

    [Fact]
    public async Task A_mistake_is_taken_back_by_who_made_it_on_the_same_day()
    {
        var id = await database.Send(Note("housing"));
        database.As(A.StaffMember(Role.FrontDesk).Build());
        Assert.Equal(EnquiryRules.WhoNotedItTakesItBackTheSameDay, (await Assert.ThrowsAsync<BrokenRuleException>(() => database.Send(new TakeBackEnquiry.Command(id)))).Rule);
        database.As(_desk);
        await database.Send(new TakeBackEnquiry.Command(id));
        Assert.Equal(0, await database.InDb(db => db.Enquiries.CountAsync()));
        await Assert.ThrowsAsync<NotThereException>(() => database.Send(new TakeBackEnquiry.Command(id)));
        Assert.Single(await database.InDb(db => db.AuditEvents.Where(one => one.By == _desk.Id && one.Action == "Enquiries.TakeBackEnquiry").ToListAsync()));
    }

    [Fact]
    public async Task Wrong_input_is_refused_by_its_field()
    {
        async Task<string> FieldOf(NoteEnquiry.Command command) => (await Assert.ThrowsAsync<InvalidInputException>(() => database.Send(command))).Fields[0].Field;
        Assert.Equal("On", await FieldOf(Note() with { On = null }));
        Assert.Equal("On", await FieldOf(Note() with { On = database.Clock.Today.AddDays(1) }));
        Assert.Equal("On", await FieldOf(Note() with { On = database.Clock.Today.AddYears(-2) }));
        Assert.Equal("Topics", await FieldOf(Note("no-such-topic")));
        Assert.Equal("Topics", await FieldOf(Note([.. Enumerable.Range(0, 11).Select(number => $"t{number}")])));
        Assert.Equal("Language", await FieldOf(Note() with { Language = "no-such-language" }));
        Assert.Equal("Municipality", await FieldOf(Note() with { Municipality = A.Eindhoven }));
    }

    [Fact]
    public async Task The_next_one_begins_with_what_was_chosen_last()
    {
        var first = await database.Send(new MyEnquiries.Query());
        Assert.Equal((null, A.Amsterdam), (first.Language, first.Municipality));
        await database.Send(Note("housing") with { Municipality = null });
        var next = await database.Send(new MyEnquiries.Query());
        Assert.Equal(("ti", null), (next.Language, next.Municipality));
        Assert.Equal(["housing"], Assert.Single(next.Today).Topics.Select(topic => topic!.Value));
    }

    [Fact]
    public async Task They_are_counted_per_month_topic_language_and_municipality()
    {
        await database.Send(Note("housing", "work"));
        await database.Send(Note("housing") with { On = new(2026, 10, 3), Language = null });
        await database.Send(Note("not-asked") with { Municipality = null });
        database.As(A.StaffMember(Role.FrontDesk).In(A.Eindhoven).Build());
        await database.Send(Note("work") with { Municipality = A.Eindhoven });

        var report = await database.As(_manager).Send(new EnquiryFigures.Query());
        // Where the municipality was not asked it is nobody's and seen by all; that of another municipality is not.
        Assert.Equal(3, report.Total);
        Assert.Equal(12, report.Months.Count);
        Assert.Equal([("2026-10", 1), ("2026-11", 2)], report.Months.TakeLast(2).Select(line => (line.Key, line.Count)));
        Assert.Equal([("housing", 2), ("work", 1), ("not-asked", 1)], report.Topics.Select(line => (line.Key, line.Count)));
        Assert.Equal([("ti", 2), ("not-asked", 1)], report.Languages.Select(line => (line.Key, line.Count)));
        Assert.Equal([(A.Amsterdam, 2), ("not-asked", 1)], report.Municipalities.Select(line => (line.Key, line.Count)));
        Assert.Equal(0, (await database.Send(new EnquiryFigures.Query(2025))).Total);
    }

    [Fact]
    public async Task For_outside_small_numbers_are_protected()
    {
        var year = database.Clock.Today.Year - 1;
        var notes = Enumerable.Range(0, 12).Select(month => new DateOnly(year, month + 1, 5)).SelectMany(day => Enumerable.Range(0, 6).Select(_ => day)).Append(new(year, 2, 1))
            .Select((day, number) => Enquiry.Note(day, ["housing"], number == 0 ? "ti" : "ar", A.Amsterdam, day, _desk.Id)).ToArray<object>();
        await database.Save(notes);
        var report = await database.As(_manager).Send(new PublicEnquiries.Query());
        Assert.Equal((year, 73), (report.Year, report.Total.Count));
        Assert.Equal(ProtectedCount.Exactly(7), report.Months[1].Count);
        // One in Tigrinya: neither that number nor the other is given, or it could be computed.
        Assert.Contains(report.Languages, line => line is { Key: "ti", Count.IsFewerThanFive: true });
        Assert.DoesNotContain(report.Languages, line => line.Key == "ar" && line.Count.Count is not null);
        Assert.Equal([("housing", 73)], report.Topics.Select(line => (line.Key, line.Count.Count!.Value)));
    }

    [Fact]
    public async Task What_leaves_the_system_is_recorded()
    {
        database.As(_manager);
        await database.Send(new ExportEnquiries.Command(null, TableFormat.Xlsx));
        await database.Send(new ExportPublicEnquiries.Command(null, TableFormat.Csv));
        Assert.Equal(
            ["Reporting.ExportEnquiries", "Reporting.ExportPublicEnquiries"],
            await database.InDb(db => db.AuditEvents.Where(one => one.By == _manager.Id).OrderBy(one => one.Id).Select(one => one.Action).ToListAsync()));
    }
}
