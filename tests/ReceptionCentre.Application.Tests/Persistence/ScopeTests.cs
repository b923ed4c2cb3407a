using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Domain.Contacts;
using ReceptionCentre.Domain.Documents;
using ReceptionCentre.Domain.Plans;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Application.Tests.Persistence;

public sealed class ScopeTests(ReceptionDatabase database) : IClassFixture<ReceptionDatabase>
{
    [Fact]
    public async Task A_caseworker_sees_the_files_of_the_own_municipality_and_not_those_of_another()
    {
        var (here, elsewhere) = (await FileIn(A.Amsterdam), await FileIn(A.Eindhoven));
        var seen = await SeenBy(A.StaffMember(Role.Caseworker).In(A.Amsterdam));
        Assert.All(seen, ids => Assert.Contains(here, ids));
        Assert.All(seen, ids => Assert.DoesNotContain(elsewhere, ids));
    }

    [Fact]
    public async Task Somebody_of_two_municipalities_sees_both()
    {
        var (here, elsewhere) = (await FileIn(A.Amsterdam), await FileIn(A.Eindhoven));
        var seen = await SeenBy(A.StaffMember(Role.Caseworker).In(A.Amsterdam, A.Eindhoven));
        Assert.All(seen, ids => Assert.Contains(here, ids));
        Assert.All(seen, ids => Assert.Contains(elsewhere, ids));
    }

    [Theory]
    [InlineData(Role.FrontDesk)]
    [InlineData(Role.Caseworker)]
    [InlineData(Role.Manager)]
    public async Task A_protected_person_is_hidden_with_everything_from_whoever_may_not_see_locked_parts(Role role)
    {
        var hidden = await FileIn(A.Amsterdam, isProtected: true);
        Assert.All(await SeenBy(A.StaffMember(role).In(A.Amsterdam)), ids => Assert.DoesNotContain(hidden, ids));
    }

    [Fact]
    public async Task A_protected_person_is_seen_with_the_named_permission_but_never_across_municipalities()
    {
        var (here, elsewhere) = (await FileIn(A.Amsterdam, isProtected: true), await FileIn(A.Eindhoven, isProtected: true));
        var seen = await SeenBy(A.StaffMember(Role.Caseworker).In(A.Amsterdam).With(NamedPermission.LockedParts));
        Assert.All(seen, ids => Assert.Contains(here, ids));
        Assert.All(seen, ids => Assert.DoesNotContain(elsewhere, ids));
    }

    [Fact]
    public async Task A_protection_that_ended_or_was_withdrawn_hides_nobody()
    {
        var newcomer = await A.Newcomer("Was beschermd").Protected().SavedIn(database);
        database.As(null);
        await database.Change(async db =>
        {
            var person = await db.Persons.Include(person => person.Protections).SingleAsync(person => person.Id == newcomer.Person.Id);
            person.EndProtection(Domain.Facts.PartialDate.Of(database.Clock.Today));
        });
        Assert.Contains(newcomer.File.Id, (await SeenBy(A.StaffMember(Role.Caseworker).In(A.Amsterdam)))[0]);
    }

    [Fact]
    public async Task The_system_sees_everything()
    {
        var hidden = await FileIn(A.Eindhoven, isProtected: true);
        database.As(null);
        Assert.All(await Seen(), ids => Assert.Contains(hidden, ids));
    }

    /// <summary>A file on which hangs what can hang on it: a note, a plan and a document.</summary>
    private async Task<Guid> FileIn(string municipality, bool isProtected = false)
    {
        var builder = A.Newcomer().In(municipality);
        var newcomer = await (isProtected ? builder.Protected() : builder).SavedIn(database);
        var (file, now, today) = (newcomer.File.Id, database.Clock.GetUtcNow(), database.Clock.Today);
        var plan = IntegrationPlan.Begin(file, PlanKind.Voluntary, now, Guid.NewGuid());
        await database.Save(
            plan,
            ContactNote.Write(file, new(today, "desk", true, null, null, "Wil Nederlands leren.", null, false), today, now, Guid.NewGuid()),
            Document.Request(file, plan.Id, "plan", "ar", "plan.pdf", "{}", new string('0', 64), now, Guid.NewGuid()));
        return file;
    }

    private Task<IReadOnlyList<List<Guid>>> SeenBy(StaffBuilder staff)
    {
        database.As(staff.Build());
        return Seen();
    }

    private async Task<IReadOnlyList<List<Guid>>> Seen() =>
    [
        await database.InScope(db => db.CaseFiles.Select(file => file.Id).ToListAsync()),
        await database.InScope(db => db.ContactNotes.Select(note => note.CaseFileId).ToListAsync()),
        await database.InScope(db => db.Plans.Select(plan => plan.CaseFileId).ToListAsync()),
        await database.InScope(db => db.Documents.Select(document => document.CaseFileId).ToListAsync()),
    ];
}
