using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.NameMatching;
using ReceptionCentre.Application.Newcomers;
using ReceptionCentre.Domain.Contacts;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Domain.Plans;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Application.Tests.Persistence;

public sealed class SavingTests(ReceptionDatabase database) : IClassFixture<ReceptionDatabase>
{
    [Fact]
    public async Task What_changes_is_told_before_and_after_with_who_and_when()
    {
        var (administrator, member) = (A.StaffMember(Role.Administrator).Build(), A.StaffMember(Role.Caseworker).Named("Hanna Mulder").Build());
        await database.Save(administrator, member);
        database.As(administrator);

        await database.Change(async db => (await db.StaffMembers.SingleAsync(one => one.Id == member.Id)).Describe("Hanna Mulder-Bos", null));

        var audit = await database.InDb(db => db.AuditEvents.Include(audit => audit.Changes).SingleAsync(audit =>
            audit.By == administrator.Id && audit.Changes.Any(change => change.ThingId == member.Id)));
        Assert.Equal(("Testing.Change", database.Clock.GetUtcNow()), (audit.Action, audit.At));
        var change = Assert.Single(audit.Changes);
        Assert.Equal(("StaffMember", "Name", "Hanna Mulder", "Hanna Mulder-Bos"), (change.Thing, change.Field, change.Before, change.After));
    }

    [Fact]
    public async Task A_fact_that_changes_tells_the_end_of_the_old_and_the_whole_of_the_new()
    {
        var newcomer = await A.Newcomer("Rojin").SavedIn(database);
        database.As(null);
        await database.Change(async db => (await db.Persons.Include(person => person.Names).SingleAsync(person => person.Id == newcomer.Person.Id))
            .ChangeName(new("Rojin", "Rojin", null, "Yıldız"), PartialDate.Of(database.Clock.Today), A.Provenance));

        var names = await database.InDb(db => db.Names.Where(name => name.PersonId == newcomer.Person.Id).OrderBy(name => name.From).ToListAsync());
        Assert.Equal([names[1].From, null], names.Select(name => name.Until));
        var changes = await database.InDb(db => db.AuditEvents.Where(audit => audit.Action == "Testing.Change").SelectMany(audit => audit.Changes)
            .Where(change => change.ThingId == names[0].Id || change.ThingId == names[1].Id).OrderBy(change => change.Field).ToListAsync());
        Assert.Equal(["*", "Until"], changes.Select(change => change.Field));
        Assert.Contains("Yıldız", changes[0].After, StringComparison.Ordinal);
        Assert.Equal((null, names[1].From.ToString()), (changes[1].Before, changes[1].After));
    }

    [Fact]
    public async Task Values_of_a_locked_note_and_of_a_protection_carry_the_permission()
    {
        var newcomer = await A.Newcomer().Protected().SavedIn(database);
        var (locked, open) = (Note(newcomer.File.Id, locked: true), Note(newcomer.File.Id, locked: false));
        await database.Save(locked, open);

        Assert.Equal("ReadLockedParts", await PermissionOf(locked.Id));
        Assert.Equal("ReadLockedParts", await PermissionOf(newcomer.Person.Protections[0].Id));
        Assert.Null(await PermissionOf(open.Id));

        Task<string?> PermissionOf(Guid id) => database.InDb(db =>
            db.AuditEvents.SelectMany(audit => audit.Changes).Where(change => change.ThingId == id).Select(change => change.Permission).SingleAsync());
    }

    [Fact]
    public async Task A_change_outside_a_command_is_refused()
    {
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => database.InDb(db =>
        {
            db.Teams.Add(A.Team());
            return db.SaveChangesAsync();
        }));
        Assert.Contains("leave no trace", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Parts_that_are_added_changed_and_removed_raise_the_version_of_their_whole_once()
    {
        var newcomer = await A.Newcomer().SavedIn(database);
        var plan = IntegrationPlan.Begin(newcomer.File.Id, PlanKind.Voluntary, database.Clock.GetUtcNow(), Guid.NewGuid());
        plan.AddItem(plan.AddGoal("language", "Met de buren kunnen praten").Id, A.ItemTerms() with { Payers = [new("municipality", 10_000)] });
        plan.AddItem(plan.AddGoal("work", "Werk zoeken").Id, A.ItemTerms("Brief schrijven"));
        await database.Save(plan);
        database.As(null);
        Assert.Equal(0, await Version());

        await Edit(stored =>
        {
            stored.ChangeItem(stored.Items.First().Id, A.ItemTerms("Elke dag lezen") with { Payers = [new("newcomer", 4_000), new("employer", 6_000)] });
            stored.AddItem(stored.AddGoal("housing", "Een eigen kamer").Id, A.ItemTerms("Inschrijven"));
        });
        Assert.Equal(1, await Version());

        await Edit(stored => stored.RemoveGoal(stored.Goals.Single(goal => goal.Track == "work").Id));
        Assert.Equal(2, await Version());
        Assert.Equal(["housing", "language"], await database.InDb(db => db.Plans.Where(one => one.Id == plan.Id).SelectMany(one => one.Goals).Select(goal => goal.Track).OrderBy(track => track).ToListAsync()));

        Task<int> Version() => database.InDb(db => db.Plans.Where(one => one.Id == plan.Id).Select(one => one.Version).SingleAsync());

        Task Edit(Action<IntegrationPlan> edit) => database.Change(async db => edit(
            await db.Plans.Include(one => one.Goals).ThenInclude(goal => goal.Items).ThenInclude(item => item.Payers).SingleAsync(one => one.Id == plan.Id)));
    }

    [Fact]
    public async Task Of_two_who_change_the_same_thing_at_once_the_second_hears_so_and_the_first_stands()
    {
        var team = A.Team();
        await database.Save(team);
        database.As(null);
        var (read, saved) = (new TaskCompletionSource(), new TaskCompletionSource());

        var late = database.Change(async db =>
        {
            var mine = await db.Teams.SingleAsync(one => one.Id == team.Id);
            read.SetResult();
            await saved.Task;
            mine.Rename("Te laat");
        });
        await read.Task;
        await database.Change(async db => (await db.Teams.SingleAsync(one => one.Id == team.Id)).Rename("Op tijd"));
        saved.SetResult();

        await Assert.ThrowsAsync<ChangedMeanwhileException>(() => late);
        Assert.Equal("Op tijd", await database.InDb(db => db.Teams.Where(one => one.Id == team.Id).Select(one => one.Name).SingleAsync()));
    }

    [Fact]
    public async Task A_form_sent_again_later_gives_the_first_answer()
    {
        database.As(A.StaffMember(Role.FrontDesk).Build());
        var form = Registration("Later nog eens");
        var first = await database.Send(form);
        database.Clock.Advance(TimeSpan.FromHours(5));
        Assert.Equal(first, await database.Send(form));
        Assert.Equal(1, await database.InDb(db => db.HandledCommands.CountAsync(handled => handled.Key == form.OnceKey)));
    }

    [Fact]
    public async Task Nobody_gets_anothers_answer_with_the_same_key()
    {
        var form = Registration("Gedeelde sleutel");
        var first = await database.As(A.StaffMember(Role.FrontDesk).Build()).Send(form);
        Assert.NotEqual(first, await database.As(A.StaffMember(Role.FrontDesk).Build()).Send(form));
    }

    [Fact]
    public async Task A_refused_form_keeps_no_answer_and_can_be_sent_again()
    {
        database.As(A.StaffMember(Role.FrontDesk).Build());
        await database.Send(Registration("Bestaat") with { Bsn = "999990019" });
        var form = Registration("Bestaat ook") with { Bsn = "999990019" };
        await Assert.ThrowsAsync<BrokenRuleException>(() => database.Send(form));
        Assert.NotEqual(Guid.Empty, (await database.Send(form with { Bsn = null })).PersonId);
    }

    [Fact]
    public async Task A_withdrawn_number_is_free_again()
    {
        const string Bsn = "999990020";
        var wrong = await A.Newcomer().WithBsn(Bsn).SavedIn(database);
        database.As(null);
        await database.Change(async db =>
        {
            var person = await db.Persons.Include(person => person.Numbers).SingleAsync(person => person.Id == wrong.Person.Id);
            person.RecordNumber(IdentityNumberKind.Bsn, "999990032", A.Provenance);
        });
        await A.Newcomer().WithBsn(Bsn).SavedIn(database);
        Assert.Equal(1, await database.InDb(db => db.IdentityNumbers.CountAsync(number => number.Value == Bsn && number.WithdrawnAt == null)));
    }

    private ContactNote Note(Guid file, bool locked) => ContactNote.Write(
        file, new(database.Clock.Today, "desk", true, null, null, "Gesprek.", null, locked), database.Clock.Today, database.Clock.GetUtcNow(), Guid.NewGuid());

    private static RegisterNewcomer.Command Registration(string calledName) => new(
        Guid.NewGuid(), null, calledName, null, null, null, null, PartialDate.Unknown, null, null, null,
        new StayInput(A.Amsterdam, "reception-information", null, null, null, null, null, null, null, null, false, null, null), LookedAt.Everybody);
}
