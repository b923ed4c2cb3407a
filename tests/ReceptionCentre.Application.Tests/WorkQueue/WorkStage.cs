using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReceptionCentre.Application.WorkQueue;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Application.Tests.WorkQueue;

/// <summary>A team with two caseworkers and their manager, in a town of its own, so that no test meets the files of another.</summary>
internal sealed record WorkStage(ReceptionDatabase Database, Team Team, StaffMember Manager, StaffMember First, StaffMember Second)
{
    public static async Task<WorkStage> SetAsync(ReceptionDatabase database, string municipality)
    {
        var team = A.Team(municipality);
        var manager = A.StaffMember(Role.Manager).Named("Marijke Smit").In(municipality).Build();
        var first = A.StaffMember(Role.Caseworker).Named("Anna Bos").In(municipality).Of(team).Build();
        var second = A.StaffMember(Role.Caseworker).Named("Bart Vos").In(municipality).Of(team).Build();
        await database.Save(team);
        await database.Save(manager, first, second);
        database.As(manager);
        return new(database, team, manager, first, second);
    }

    /// <summary>An open file; opened so many days ago, so that its first plan is due in 28 less.</summary>
    public async Task<NewcomerBuilder> FileAsync(int ago = 10, StaffMember? with = null, Func<NewcomerBuilder, NewcomerBuilder>? build = null) =>
        await (build ?? (one => one))(A.Newcomer(A.UnheardName()).In(Team.Municipality).OpenedOn(Database.Clock.Today.AddDays(-ago)).AssignedTo(with, with is null ? null : Team)).SavedIn(Database);

    public async Task<ShowSpread.View> PlannedAsync(Func<PrepareSpread.Command, PrepareSpread.Command>? but = null)
    {
        var command = new PrepareSpread.Command(Guid.NewGuid(), Team.Id, null, null, null, [First.Id, Second.Id], false, "Brief van DUO");
        var run = await Database.As(Manager).Send((but ?? (one => one))(command));
        await WorkAsync(run);
        return await ShowAsync(run);
    }

    public async Task<ShowSpread.View> DoneAsync(ShowSpread.View planned)
    {
        await Database.Send(new StartSpread.Command(Guid.NewGuid(), planned.RunId, planned.Version));
        await WorkAsync(planned.RunId);
        return await ShowAsync(planned.RunId);
    }

    public Task<ShowSpread.View> ShowAsync(Guid run) => Database.Send(new ShowSpread.Query(run));

    public Task<int> WorkAsync(Guid run) => Database.AsSystem(async services =>
    {
        await services.GetRequiredService<SpreadWork>().RunAsync(run, default);
        return 0;
    });

    public Task<Guid?> CaseworkerOfAsync(NewcomerBuilder newcomer) => Database.InDb(db => db.FileStates.Where(state => state.CaseFileId == newcomer.File.Id).Select(state => state.CaseworkerId).SingleAsync());
}
