using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.NameMatching;
using ReceptionCentre.Application.OffSite;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Domain.OffSite;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Application.Tests.OffSite;

public sealed class EnterRowTests(ReceptionDatabase database) : IClassFixture<ReceptionDatabase>, IAsyncLifetime
{
    private readonly StaffMember _desk = A.StaffMember(Role.FrontDesk).Build();
    private Guid _day;

    public async Task InitializeAsync()
    {
        await database.Save(_desk);
        database.As(_desk);
        _day = await PlanAsync();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    private async Task<Guid> PlanAsync()
    {
        var day = await database.Send(new PlanSignUpDay.Command(Guid.NewGuid(), A.Amsterdam, "reception-information", database.Clock.Today, "Kantine", null));
        return await database.Send(new StartSignUpDay.Command(day));
    }

    private EnterRow.Command Row(string? called = null, string? family = null, string? slip = null) =>
        new(Guid.NewGuid(), _day, slip, called ?? A.UnheardName(), family, PartialDate.Of(1991), Gender.Man, "0070", "pl", "06 12345678", PartialDate.Of(database.Clock.Today));

    private Task<Slip> SlipAsync(Guid id) => database.InDb(db => db.Slips.SingleAsync(one => one.Id == id));

    private Task<int> FilesAsync(string called) => database.InDb(db => db.CaseFiles.CountAsync(file => db.Names.Any(name => name.PersonId == file.PersonId && name.CalledName == called)));

    [Fact]
    public async Task Each_row_is_a_person_with_a_stay_and_a_file_for_the_task_of_the_day()
    {
        var row = Row(family: A.UnheardName());
        var slip = await SlipAsync((await database.Send(row)).SlipId);
        Assert.Equal((1, SlipState.Registered), (slip.Number, slip.State));
        var file = await database.InDb(db => db.CaseFiles.SingleAsync(one => one.Id == slip.CaseFileId));
        Assert.Equal((A.Amsterdam, "reception-information"), (file.Controller, file.Task));
        var person = await database.InDb(db => db.Persons.Include(one => one.Names).Include(one => one.Births).Include(one => one.Nationalities).Include(one => one.Languages).Include(one => one.ContactDetails).SingleAsync(one => one.Id == file.PersonId));
        Assert.Equal((row.CalledName, row.FamilyName), (person.NameOn(database.Clock.Today).CalledName, person.NameOn(database.Clock.Today).FamilyName));
        Assert.Equal(("0070", "pl", "06 12345678"), (person.Nationalities[0].Code, person.Languages[0].Code, person.ContactDetails[0].Value));
        var stay = await database.InDb(db => db.Stays.SingleAsync(one => one.Id == file.StayId));
        Assert.Equal(PartialDate.Of(database.Clock.Today), stay.ArrivedOn);
        var audit = await database.InDb(db => db.AuditEvents.Include(one => one.Changes).SingleAsync(one => one.CaseFileId == file.Id));
        Assert.Equal(("OffSite.EnterRow", person.Id), (audit.Action, audit.PersonId!.Value));
        Assert.DoesNotContain(audit.Changes, change => change.After?.Contains(slip.Code, StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task Sent_twice_it_is_one_person_with_one_number()
    {
        var row = Row();
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => database.Send(row)));
        Assert.Single(answers.Append(await database.Send(row)).Distinct());
        Assert.Equal(1, await FilesAsync(row.CalledName!));
        Assert.Equal(1, (await database.Send(new ShowSignUpDay.Query(_day))).LastNumber);
    }

    [Fact]
    public async Task Many_desks_at_once_give_every_person_a_number_of_its_own()
    {
        var rows = Enumerable.Range(0, 12).Select(_ => Row()).ToList();
        var slips = await Task.WhenAll((await Task.WhenAll(rows.Select(row => database.Send(row)))).Select(done => SlipAsync(done.SlipId)));
        Assert.Equal(Enumerable.Range(1, 12), slips.Select(slip => slip.Number).Order());
        Assert.All(slips, slip => Assert.Equal(SlipState.Registered, slip.State));
    }

    [Fact]
    public async Task The_same_person_at_two_desks_at_the_same_moment_is_registered_once_and_looked_at_once()
    {
        var (called, family) = (A.UnheardName(), A.UnheardName());
        var slips = await Task.WhenAll((await Task.WhenAll(database.Send(Row(called, family)), database.Send(Row(called, family)))).Select(done => SlipAsync(done.SlipId)));
        Assert.Equal([SlipState.Registered, SlipState.ToLookAt], slips.Select(slip => slip.State).Order());
        Assert.Equal(1, await FilesAsync(called));
    }

    [Fact]
    public async Task Who_may_be_known_is_kept_with_a_number_and_tied_to_the_file()
    {
        var called = A.UnheardName();
        var known = await SlipAsync((await database.Send(Row(called))).SlipId);
        var waiting = (await database.Send(Row(called))).SlipId;
        var row = await database.Send(new RowToLookAt.Query(waiting));
        Assert.Equal((true, called, database.Clock.Today.AddDays(90)), (row.Waits, row.Name.CalledName, row.RemovedOn));
        Assert.Equal(waiting, Assert.Single((await database.Send(new ShowSignUpDay.Query(_day))).ToLookAt).SlipId);

        var personId = await database.InDb(db => db.CaseFiles.Where(file => file.Id == known.CaseFileId).Select(file => file.PersonId).SingleAsync());
        var same = new TieRow.Command(Guid.NewGuid(), waiting, personId, known.CaseFileId);
        Assert.Equal(known.CaseFileId, await database.Send(same));
        Assert.Equal(known.CaseFileId, await database.Send(same));
        Assert.Equal((SlipState.Known, known.CaseFileId), ((await SlipAsync(waiting)).State, (await SlipAsync(waiting)).CaseFileId));
        Assert.False((await database.Send(new RowToLookAt.Query(waiting))).Waits);
        Assert.Equal(0, await database.InDb(db => db.WaitingRows.CountAsync(one => one.SlipId == waiting)));
        Assert.Equal(1, await FilesAsync(called));
        Assert.Equal(OffSiteRules.ARowIsLookedAtOnce, (await Assert.ThrowsAsync<BrokenRuleException>(() => database.Send(new RegisterRow.Command(Guid.NewGuid(), waiting, LookedAt.Everybody)))).Rule);
    }

    [Fact]
    public async Task Somebody_else_is_registered_with_what_was_typed_and_a_mistake_leaves_nobody()
    {
        var called = A.UnheardName();
        await database.Send(Row(called));
        var (other, mistake) = ((await database.Send(Row(called))).SlipId, (await database.Send(Row(called))).SlipId);
        var file = await database.Send(new RegisterRow.Command(Guid.NewGuid(), other, LookedAt.Everybody));
        Assert.Equal((SlipState.Registered, file), ((await SlipAsync(other)).State, (await SlipAsync(other)).CaseFileId!.Value));
        Assert.Equal(_day, await database.Send(new DropRow.Command(Guid.NewGuid(), mistake)));
        Assert.Equal((SlipState.Dropped, null), ((await SlipAsync(mistake)).State, (await SlipAsync(mistake)).CaseFileId));
        Assert.Equal(2, await FilesAsync(called));
        Assert.Equal(2, (await database.Send(new ShowSignUpDay.Query(_day))).People);
        // Nothing that was typed stands in the log of a row that came to nothing.
        Assert.DoesNotContain(await database.InDb(db => db.AuditEvents.Where(one => one.Action == "OffSite.DropRow").SelectMany(one => one.Changes).ToListAsync()), change => $"{change.Before}{change.After}".Contains(called, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Two_desks_that_decide_at_the_same_moment_decide_once()
    {
        var called = A.UnheardName();
        await database.Send(Row(called));
        var waiting = (await database.Send(Row(called))).SlipId;
        var refused = await Task.WhenAll(Enumerable.Range(0, 2).Select(async _ =>
        {
            try
            {
                await database.Send(new RegisterRow.Command(Guid.NewGuid(), waiting, LookedAt.Everybody));
                return 0;
            }
            catch (Exception refusal) when (refusal is BrokenRuleException or ChangedMeanwhileException)
            {
                return 1;
            }
        }));
        Assert.Equal(1, refused.Sum());
        Assert.Equal(2, await FilesAsync(called));
    }

    [Fact]
    public async Task A_slip_that_was_printed_before_is_tied_to_who_holds_it()
    {
        var made = await database.Send(new PrintSlips.Command(Guid.NewGuid(), _day, 10));
        Assert.Equal((1, 10), (made.First, made.Last));
        var day = await database.Send(new ShowSignUpDay.Query(_day));
        var code = await database.InDb(db => db.Slips.Where(one => one.SignUpDayId == _day && one.Number == 5).Select(one => one.Code).SingleAsync());
        foreach (var (typed, number) in new[] { ("3", 3), (new SlipNumber(day.Number, 4).ToString(), 4), ($"https://centrum.example/s/{code}", 5) })
            Assert.Equal(number, (await SlipAsync((await database.Send(Row(slip: typed))).SlipId)).Number);
        // Without a slip the next number, behind all that were handed out.
        Assert.Equal(11, (await SlipAsync((await database.Send(Row())).SlipId)).Number);
        Assert.Equal(7, (await database.Send(new ShowSignUpDay.Query(_day))).Empty);

        async Task<InvalidField> Refused(string typed) => (await Assert.ThrowsAsync<InvalidInputException>(() => database.Send(Row(slip: typed)))).Fields[0];
        Assert.Equal(("Slip", OffSiteRules.ASlipIsForOnePerson.Name), ((await Refused("3")).Field, (await Refused("3")).Text));
        foreach (var wrong in new[] { "99", "geen", new SlipNumber(day.Number + 1, 6).ToString() })
            Assert.Equal(("Slip", "OffSite.SlipNotOfThisDay"), ((await Refused(wrong)).Field, (await Refused(wrong)).Text));
        // What was refused took no number.
        Assert.Equal(11, (await database.Send(new ShowSignUpDay.Query(_day))).LastNumber);
    }

    [Fact]
    public async Task Wrong_input_is_refused_by_its_field_and_a_day_that_is_not_open_takes_nobody()
    {
        async Task<string> FieldOf(EnterRow.Command row) => (await Assert.ThrowsAsync<InvalidInputException>(() => database.Send(row))).Fields[0].Field;
        Assert.Equal("CalledName", await FieldOf(Row(" ")));
        Assert.Equal("CalledName", await FieldOf(Row(new string('x', 101))));
        Assert.Equal("BirthDate", await FieldOf(Row() with { BirthDate = PartialDate.Of(2027) }));
        Assert.Equal("Phone", await FieldOf(Row() with { Phone = "bel maar" }));
        Assert.Equal("Nationality", await FieldOf(Row() with { Nationality = "no-such" }));
        Assert.Equal("Language", await FieldOf(Row() with { Language = "no-such" }));
        await database.Send(new CloseSignUpDay.Command(_day));
        Assert.Equal(OffSiteRules.OnlyAnOpenDayTakesRows, (await Assert.ThrowsAsync<BrokenRuleException>(() => database.Send(Row()))).Rule);
        // What still waited on a device is sent after the day was opened again.
        await database.Send(new StartSignUpDay.Command(_day));
        await database.Send(Row());
    }

    [Fact]
    public async Task Of_another_municipality_nothing_is_there()
    {
        var slip = (await database.Send(Row())).SlipId;
        var code = (await SlipAsync(slip)).Code;
        var number = (await database.Send(new ShowRow.Query(slip))).Number;
        Assert.NotNull((await database.Send(new FindSlip.Query(new(null, code, null))))?.CaseFileId);
        Assert.NotNull((await database.Send(new FindSlip.Query(new(number, null, null))))?.CaseFileId);
        database.As(A.StaffMember(Role.Caseworker).In(A.Eindhoven).Build());
        Assert.Null(await database.Send(new FindSlip.Query(new(null, code, null))));
        Assert.Null(await database.Send(new FindSlip.Query(new(number, null, null))));
        await Assert.ThrowsAsync<NotThereException>(() => database.Send(new ShowSignUpDay.Query(_day)));
        await Assert.ThrowsAsync<NotThereException>(() => database.Send(new ShowRow.Query(slip)));
        await Assert.ThrowsAsync<NotThereException>(() => database.Send(Row()));
        await Assert.ThrowsAsync<NotThereException>(() => database.Send(new PrintSlips.Command(Guid.NewGuid(), _day, 1)));
        Assert.DoesNotContain((await database.Send(new SignUpDays.Query())).Days, day => day.SignUpDayId == _day);
        database.As(A.StaffMember(Role.Manager).Build());
        await Assert.ThrowsAsync<NotPermittedException>(() => database.Send(new SignUpDays.Query()));
    }

    [Fact]
    public async Task Ninety_days_after_the_day_a_slip_leads_nowhere_and_what_nobody_looked_at_is_gone()
    {
        var called = A.UnheardName();
        var registered = (await database.Send(Row(called))).SlipId;
        var waiting = (await database.Send(Row(called))).SlipId;
        database.As(null);
        database.Clock.Advance(TimeSpan.FromDays(Slip.DaysKept));
        await database.Send(new ClearOldSlips.Command());
        Assert.Equal(SlipState.ToLookAt, (await SlipAsync(waiting)).State);
        database.Clock.Advance(TimeSpan.FromDays(1));
        await database.Send(new ClearOldSlips.Command());
        database.Clock.Advance(TimeSpan.FromDays(-Slip.DaysKept - 1));
        database.As(_desk);
        Assert.Equal((SlipState.Registered, null), ((await SlipAsync(registered)).State, (await SlipAsync(registered)).CaseFileId));
        Assert.Equal(SlipState.Dropped, (await SlipAsync(waiting)).State);
        Assert.Equal(0, await database.InDb(db => db.WaitingRows.CountAsync(row => row.SlipId == waiting)));
        var code = (await SlipAsync(registered)).Code;
        Assert.True((await database.Send(new FindSlip.Query(new(null, code, null))))?.TooOld);
        Assert.Equal(1, await FilesAsync(called));
    }

    [Fact]
    public async Task Days_come_by_their_date_and_rows_page_by_page()
    {
        for (var row = 0; row < 5; row++)
        {
            await database.Send(Row());
            database.Clock.Advance(TimeSpan.FromSeconds(20));
        }
        var first = await database.Send(new ShowSignUpDay.Query(_day, Most: 3));
        Assert.Equal([5, 4, 3], first.Rows.Select(row => row.Number.Number));
        var second = await database.Send(new ShowSignUpDay.Query(_day, first.Next, 3));
        Assert.Equal([2, 1], second.Rows.Select(row => row.Number.Number));
        Assert.Null(second.Next);
        var days = await database.Send(new SignUpDays.Query());
        Assert.Equal(5, days.Days.Single(day => day.SignUpDayId == _day).People);
        Assert.Equal(days.Days.Select(day => day.On), days.Days.Select(day => day.On).OrderDescending());
    }
}
