using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Newcomers;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Infrastructure.Auditing;
using ReceptionCentre.Infrastructure.Persistence;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Application.Tests.Persistence;

public sealed class SavingTests(ReceptionDatabase centre) : IClassFixture<ReceptionDatabase>
{
    [Fact]
    public async Task What_is_new_leaves_one_event_with_all_its_values()
    {
        var newcomer = await centre.Put(a.Newcomer().CalledName("Marwa").Born("1990-04-00"));

        var audit = await EventAsync(newcomer.Person.Id, nameof(NameFact));
        Assert.Equal(ReceptionDatabase.Arranging, audit.Action);
        var name = Assert.Single(audit.Changes, change => change.Thing == nameof(NameFact));
        Assert.Equal((AuditTrail.WholeRecord, null), (name.Field, name.Before));
        Assert.Contains("Marwa", name.After, StringComparison.Ordinal);
        Assert.Contains("1990-04-00", Assert.Single(audit.Changes, change => change.Thing == nameof(BirthFact)).After, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_changes_is_told_before_and_after_with_who_and_why()
    {
        var caseworker = await centre.Put(a.StaffMember(Role.Caseworker).Named("Hanna Mulder"));
        await ChangeAsync(centre.AsSystem, async db =>
        {
            var member = await db.StaffMembers.SingleAsync(member => member.Id == caseworker.Id);
            member.Describe("Hanna Mulder-Bos", member.Phone);
        });

        var change = await centre.InDb(db => db.AuditEvents.SelectMany(audit => audit.Changes).SingleAsync(change =>
            change.ThingId == caseworker.Id && change.Field == nameof(StaffMember.Name)));
        Assert.Equal(("Hanna Mulder", "Hanna Mulder-Bos"), (change.Before, change.After));
    }

    [Fact]
    public async Task Values_of_a_locked_note_and_of_a_protection_carry_the_permission()
    {
        var newcomer = await centre.Put(a.Newcomer().Protected().SpokenTo(daysAgo: 0, locked: true).SpokenTo(daysAgo: 1));
        var changes = await centre.InDb(db => db.AuditEvents.SelectMany(audit => audit.Changes)
            .Where(change => newcomer.Notes.Select(note => note.Id).Contains(change.ThingId) || change.ThingId == newcomer.Person.Protections[0].Id).ToListAsync());
        Assert.Equal(
            ["ReadLockedParts", null, "ReadLockedParts"],
            changes.OrderBy(change => change.Thing == nameof(ProtectionFact)).ThenBy(change => change.Permission is null).Select(change => change.Permission));
    }

    [Fact]
    public async Task A_change_outside_a_command_is_refused()
    {
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => centre.InDb(db =>
        {
            db.Teams.Add(a.Team().Build());
            return db.SaveChangesAsync();
        }));
        Assert.Contains("leave no trace", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_of_a_part_raises_the_version_of_its_whole_once()
    {
        var plan = (await centre.Put(a.Newcomer().WithPlan())).Plan!;
        Assert.Equal(0, await VersionAsync());

        await ChangeAsync(centre.AsSystem, async db =>
        {
            var stored = await db.Plans.Include(one => one.Goals).ThenInclude(goal => goal.Items).ThenInclude(item => item.Payers).SingleAsync(one => one.Id == plan.Id);
            stored.ChangeItem(stored.Items.Single().Id, new("Elke dag lezen", null, null, null, null, null, [new("newcomer", 10_000)]));
            stored.ChangeGoal(stored.Goals[0].Id, "language", "Zelf bellen");
        });
        Assert.Equal(1, await VersionAsync());

        Task<int> VersionAsync() => centre.InDb(db => db.Plans.Where(one => one.Id == plan.Id).Select(one => one.Version).SingleAsync());
    }

    [Fact]
    public async Task Of_two_who_change_the_same_thing_the_second_hears_so()
    {
        var team = await centre.Put(a.Team());
        var (first, second) = (new TaskCompletionSource(), new TaskCompletionSource());

        var late = ChangeAsync(centre.AsSystem, async db =>
        {
            var mine = await db.Teams.SingleAsync(one => one.Id == team.Id);
            first.SetResult();
            await second.Task;
            mine.Rename("Te laat");
        });
        await first.Task;
        await ChangeAsync(centre.AsSystem, async db => (await db.Teams.SingleAsync(one => one.Id == team.Id)).Rename("Op tijd"));
        second.SetResult();

        await Assert.ThrowsAsync<ChangedMeanwhileException>(() => late);
        Assert.Equal("Op tijd", await centre.InDb(db => db.Teams.Where(one => one.Id == team.Id).Select(one => one.Name).SingleAsync()));
    }

    [Fact]
    public async Task The_same_registration_sent_twice_at_once_registers_once_and_gives_the_first_answer()
    {
        var desk = await centre.Put(a.StaffMember(Role.FrontDesk));
        var form = Registration("Tweemaal");

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => centre.As(desk).Send(form)));

        Assert.Single(answers.Distinct());
        Assert.Equal(answers[0], await centre.As(desk).Send(form));
        Assert.Equal(1, await centre.InDb(db => db.Names.CountAsync(name => name.CalledName == "Tweemaal")));
        Assert.Equal(1, await centre.InDb(db => db.HandledCommands.CountAsync(handled => handled.Key == form.OnceKey)));
    }

    [Fact]
    public async Task Nobody_gets_anothers_answer_with_the_same_key()
    {
        var (one, other) = (await centre.Put(a.StaffMember(Role.FrontDesk)), await centre.Put(a.StaffMember(Role.FrontDesk)));
        var form = Registration("Gedeelde sleutel");
        var first = await centre.As(one).Send(form);
        Assert.NotEqual(first, await centre.As(other).Send(form));
    }

    [Fact]
    public async Task One_citizen_service_number_registered_by_two_at_once_belongs_to_one_and_the_other_reads_the_rule()
    {
        var bsn = a.Bsn();
        var tries = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => TryAsync(() => centre.Put(a.Newcomer().WithBsn(bsn)))));
        Assert.Single(tries, refusal => refusal is null);
        Assert.Equal(3, tries.Count(refusal => refusal is BrokenRuleException { Rule: var rule } && rule == NewcomerRules.NumberBelongsToOnePerson));
        Assert.Equal(1, await centre.InDb(db => db.IdentityNumbers.CountAsync(number => number.Value == bsn)));
    }

    [Fact]
    public async Task A_withdrawn_number_is_free_again()
    {
        var bsn = a.Bsn();
        var wrong = await centre.Put(a.Newcomer().WithBsn(bsn));
        await ChangeAsync(centre.AsSystem, async db =>
        {
            var person = await db.Persons.Include(person => person.Numbers).SingleAsync(person => person.Id == wrong.Person.Id);
            person.RecordNumber(IdentityNumberKind.Bsn, a.Bsn(), new("document-seen", "typed wrongly", centre.Clock.GetUtcNow(), Guid.NewGuid()));
        });
        await centre.Put(a.Newcomer().WithBsn(bsn));
    }

    [Fact]
    public async Task Files_get_running_numbers()
    {
        await centre.Put(a.Newcomer());
        await centre.Put(a.Newcomer());
        var numbers = await centre.InDb(db => db.CaseFiles.Select(file => file.Number).ToListAsync());
        Assert.All(numbers, number => Assert.True(number > 0));
        Assert.Equal(numbers.Count, numbers.Distinct().Count());
    }

    private static RegisterNewcomer.Command Registration(string calledName) => new(
        Guid.NewGuid(), null, calledName, null, null, null, null, PartialDate.Unknown, null, null, null,
        new StayInput("0363", "reception-information", null, null, null, null, null, null, null, null, false, null, null), DuplicatesLookedAt: true);

    private Task<Domain.Auditing.AuditEvent> EventAsync(Guid personId, string thing) => centre.InDb(async db =>
    {
        var id = await db.Names.Where(name => name.PersonId == personId).Select(name => name.Id).SingleAsync();
        return await db.AuditEvents.Include(audit => audit.Changes).SingleAsync(audit => audit.Changes.Any(change => change.ThingId == id && change.Thing == thing));
    });

    private static Task<int> ChangeAsync(ReceptionDatabase.Desk desk, Func<ReceptionDbContext, Task> change) => desk.Run(services =>
        services.GetRequiredService<IUnitOfWork>().InTransactionAsync(
            async () =>
            {
                services.GetRequiredService<IAuditTrail>().Begin("Tests.Change");
                await change(services.GetRequiredService<ReceptionDbContext>());
                return 0;
            },
            default));

    private static async Task<Exception?> TryAsync(Func<Task> work)
    {
        try
        {
            await work();
            return null;
        }
        catch (Exception refusal) when (refusal is BrokenRuleException)
        {
            return refusal;
        }
    }
}
