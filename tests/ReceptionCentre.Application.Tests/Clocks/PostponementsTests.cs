using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.Clocks;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Tasks;
using ReceptionCentre.Application.WorkQueue;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Clocks;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Domain.WorkQueue;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Application.Tests.Clocks;

/// <summary>What a file asks is put off with why: off the list of the day until then, and in sight everywhere else. A file of 40 days has had no plan for 12 days too long.</summary>
public sealed class PostponementsTests(ReceptionDatabase database) : IClassFixture<ReceptionDatabase>, IAsyncLifetime
{
    private static readonly DateOnly Today = new(2026, 11, 21);
    private StaffMember _caseworker = null!;
    private NewcomerBuilder _file = null!;

    public async Task InitializeAsync()
    {
        database.Clock.GoTo(Today);
        _caseworker = A.StaffMember(Role.Caseworker).Named("Anna Bos").Build();
        await database.Save(_caseworker);
        _file = await A.Newcomer("Selam").OpenedOn(Today.AddDays(-40)).AssignedTo(_caseworker).SavedIn(database);
        database.As(_caseworker);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    private Guid File => _file.File.Id;

    private Postpone.Command PutOff(int days = 7, string? why = "Wacht op de school", DueReason asks = DueReason.NoPlan, Guid? subject = null) =>
        new(Guid.NewGuid(), File, asks, subject ?? File, Today.AddDays(days), why);

    private Task<Today.Day> Day() => database.Send(new Today.Query());

    [Fact]
    public async Task It_leaves_the_list_until_its_day_and_stays_late_in_the_work_queue_with_why()
    {
        Assert.Contains((await Day()).Due, thing => thing.CaseFileId == File && thing.Clock.Reason == DueReason.NoPlan);
        await database.Send(PutOff());
        var day = await Day();
        Assert.DoesNotContain(day.Due, thing => thing.CaseFileId == File && thing.Clock.Reason == DueReason.NoPlan);
        var put = Assert.Single(day.Postponed, thing => thing.CaseFileId == File);
        Assert.Equal((Today.AddDays(7), "Wacht op de school", "Anna Bos", Today.AddDays(-12)), (put.Postponed!.Until, put.Postponed.Why, put.Postponed.By, put.Clock.DueOn));
        Assert.Equal(1, day.Counts.Overdue);

        var line = Assert.Single((await database.Send(new ShowQueue.Query(new(QueueWhose.Mine)))).Lines);
        Assert.Equal((DueReason.NoPlan, Today.AddDays(-12), "Wacht op de school"), (line.Due!.Reason, line.Due.DueOn, line.Postponed!.Why));
        var asked = (await database.Send(new FileLife.Query(File))).Asks.Single(one => one.Clock.Reason == DueReason.NoPlan);
        Assert.Equal(Today.AddDays(7), asked.Postponed!.Until);

        database.Clock.GoTo(Today.AddDays(7));
        Assert.Contains((await Day()).Due, thing => thing.CaseFileId == File && thing.Clock.Reason == DueReason.NoPlan);
    }

    [Fact]
    public async Task It_says_why_and_until_when_and_is_in_the_history()
    {
        var refused = await Assert.ThrowsAsync<InvalidInputException>(() => database.Send(new Postpone.Command(Guid.NewGuid(), File, DueReason.NoPlan, File, null, " ")));
        Assert.Equal([("Until", "Clocks.UntilMissing"), ("Why", "Clocks.WhyMissing")], refused.Fields.Select(field => (field.Field, field.Text)));
        foreach (var (days, rule) in ((int, Rule)[])[(0, PostponementRules.ItComesBackOnALaterDay), (Postponement.MostDays + 1, PostponementRules.NotForLongerThanAQuarter)])
            Assert.Contains(rule.Name, (await Assert.ThrowsAsync<InvalidInputException>(() => database.Send(PutOff(days)))).Fields.Select(field => field.Text));
        await database.Send(PutOff());
        var told = await database.InDb(db => db.AuditEvents.SingleAsync(one => one.Action == "Clocks.Postpone" && one.CaseFileId == File));
        Assert.Equal("Wacht op de school", told.Reason);
    }

    [Fact]
    public async Task Put_off_anew_the_other_day_counts_and_it_is_taken_up_again_before_its_day()
    {
        var first = await database.Send(PutOff());
        var second = await database.Send(PutOff(14, "School is dicht"));
        var shown = await database.Send(new ClockToPostpone.Query(File, DueReason.NoPlan, File));
        Assert.Equal([(second, false), (first, true)], shown.Earlier.Select(one => (one.Id, one.EndedAt is not null)).OrderBy(one => one.Item2));
        await database.Send(new TakeUpAgain.Command(Guid.NewGuid(), File, second));
        Assert.Contains((await Day()).Due, thing => thing.CaseFileId == File && thing.Clock.Reason == DueReason.NoPlan);
        Assert.Same(PostponementRules.TakenBackOnce, (await Assert.ThrowsAsync<BrokenRuleException>(() => database.Send(new TakeUpAgain.Command(Guid.NewGuid(), File, second)))).Rule);
    }

    [Fact]
    public async Task Only_who_works_on_the_file_puts_off_what_it_asks()
    {
        var other = A.StaffMember(Role.Caseworker).Build();
        await database.Save(other);
        await Assert.ThrowsAsync<BrokenRuleException>(() => database.As(other).Send(PutOff()));
        database.As(_caseworker);
        await Assert.ThrowsAsync<NotThereException>(() => database.Send(PutOff(asks: DueReason.PipTerm)));
        await Assert.ThrowsAsync<NotThereException>(() => database.Send(PutOff(subject: Guid.NewGuid())));
    }

    [Fact]
    public async Task A_task_is_moved_and_not_put_off()
    {
        var task = await database.Send(new MakeTask.Command(Guid.NewGuid(), File, "Bel de school", null, Today, null));
        Assert.Same(PostponementRules.WhatIsMovedItselfIsNotPutOff, (await Assert.ThrowsAsync<BrokenRuleException>(() => database.Send(PutOff(asks: DueReason.Task, subject: task)))).Rule);
    }

    [Fact]
    public async Task The_database_keeps_one_that_stands_of_each_thing()
    {
        await database.Send(PutOff());
        var terms = await database.InDb(db => db.Clocks.SingleAsync(clock => clock.CaseFileId == File && clock.Reason == DueReason.NoPlan && clock.EndedOn == null));
        var second = Postponement.Make(File, terms.Terms, Today.AddDays(3), "Nog eens", Today, database.Clock.GetUtcNow(), _caseworker.Id);
        var refused = await Assert.ThrowsAsync<BrokenRuleException>(() => database.As(null).Change(db =>
        {
            db.Add(second);
            return Task.CompletedTask;
        }));
        Assert.Same(PostponementRules.PostponedOnce, refused.Rule);
    }
}
