using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Domain.Documents;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Application.Tests.Persistence;

public sealed class ScopeTests(ReceptionDatabase centre) : IClassFixture<ReceptionDatabase>
{
    private const string Here = "0363", Elsewhere = "0772";

    [Fact]
    public async Task A_caseworker_sees_the_files_of_the_own_municipality_and_not_those_of_another()
    {
        var (here, elsewhere) = (await FileAsync(a.Newcomer().In(Here)), await FileAsync(a.Newcomer().In(Elsewhere)));
        var caseworker = await centre.Put(a.StaffMember(Role.Caseworker).In(Here));

        var seen = await centre.As(caseworker).InDb(db => db.CaseFiles.Select(file => file.Id).ToListAsync());

        Assert.Contains(here.File.Id, seen);
        Assert.DoesNotContain(elsewhere.File.Id, seen);
    }

    [Fact]
    public async Task Somebody_of_two_municipalities_sees_both()
    {
        var (here, elsewhere) = (await FileAsync(a.Newcomer().In(Here)), await FileAsync(a.Newcomer().In(Elsewhere)));
        var both = await centre.Put(a.StaffMember(Role.Caseworker).In(Here, Elsewhere));

        var seen = await centre.As(both).InDb(db => db.CaseFiles.Select(file => file.Id).ToListAsync());

        Assert.Contains(here.File.Id, seen);
        Assert.Contains(elsewhere.File.Id, seen);
    }

    [Fact]
    public async Task Notes_plans_and_documents_are_seen_with_their_file_only()
    {
        var (here, elsewhere) = (await FileAsync(a.Newcomer().In(Here)), await FileAsync(a.Newcomer().In(Elsewhere)));
        var caseworker = await centre.Put(a.StaffMember(Role.Caseworker).In(Here));

        var seen = await SeenAsync(centre.As(caseworker));

        Assert.All(seen, ids =>
        {
            Assert.Contains(here.File.Id, ids);
            Assert.DoesNotContain(elsewhere.File.Id, ids);
        });
    }

    [Fact]
    public async Task A_protected_person_is_hidden_with_everything_from_whoever_may_not_see_locked_parts()
    {
        var hidden = await FileAsync(a.Newcomer().In(Here).Protected());
        var caseworker = await centre.Put(a.StaffMember(Role.Caseworker).In(Here));

        Assert.DoesNotContain(hidden.File.Id, await centre.As(caseworker).InDb(db => db.CaseFiles.Select(file => file.Id).ToListAsync()));
        Assert.All(await SeenAsync(centre.As(caseworker)), ids => Assert.DoesNotContain(hidden.File.Id, ids));
    }

    [Fact]
    public async Task A_protected_person_is_seen_with_the_named_permission_but_never_across_municipalities()
    {
        var (here, elsewhere) = (await FileAsync(a.Newcomer().In(Here).Protected()), await FileAsync(a.Newcomer().In(Elsewhere).Protected()));
        var trusted = await centre.Put(a.StaffMember(Role.Caseworker).In(Here).WithLockedParts());

        Assert.All(await SeenAsync(centre.As(trusted)), ids =>
        {
            Assert.Contains(here.File.Id, ids);
            Assert.DoesNotContain(elsewhere.File.Id, ids);
        });
    }

    [Fact]
    public async Task The_system_sees_everything()
    {
        var hidden = await FileAsync(a.Newcomer().In(Elsewhere).Protected());
        Assert.All(await SeenAsync(centre.AsSystem), ids => Assert.Contains(hidden.File.Id, ids));
    }

    /// <summary>Somebody with a file on which hangs what can hang on it.</summary>
    private async Task<Newcomer> FileAsync(NewcomerBuilder builder)
    {
        var newcomer = await centre.Put(builder.SpokenTo(daysAgo: 1).WithPlan());
        await centre.Put(Document.Request(newcomer.File.Id, newcomer.Plan!.Id, "plan", "ar", "plan.pdf", "{}", new string('0', 64), centre.Clock.GetUtcNow(), Guid.NewGuid()));
        return newcomer;
    }

    private static async Task<IReadOnlyList<List<Guid>>> SeenAsync(ReceptionDatabase.Desk desk) =>
    [
        await desk.InDb(db => db.ContactNotes.Select(note => note.CaseFileId).ToListAsync()),
        await desk.InDb(db => db.Plans.Select(plan => plan.CaseFileId).ToListAsync()),
        await desk.InDb(db => db.Documents.Select(document => document.CaseFileId).ToListAsync()),
    ];
}
