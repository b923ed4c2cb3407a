using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReceptionCentre.Application.Appointments;
using ReceptionCentre.Application.BulkInvites;
using ReceptionCentre.Application.Tests.WorkQueue;
using ReceptionCentre.Domain.Appointments;
using ReceptionCentre.Domain.BulkInvites;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Households;
using ReceptionCentre.Domain.WorkQueue;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Application.Tests.BulkInvites;

/// <summary>The people of a town who are invited, and who talk to them.</summary>
internal sealed record InviteStage(WorkStage Work)
{
    /// <summary>Monday 30 November 2026.</summary>
    public static readonly DateOnly Monday = new(2026, 11, 30);

    public ReceptionDatabase Database => Work.Database;

    public static async Task<InviteStage> SetAsync(ReceptionDatabase database, string municipality) => new(await WorkStage.SetAsync(database, municipality));

    public InviteInput Input => new(
        "housing", "Kennismaken", "office", "Kamer 3", null, Monday, Monday.AddDays(3), (TalkDays)31, new(9, 0), new(12, 0), null, null, 60, 2, [Work.First.Id, Work.Second.Id], false, null, 3, "Brief van DUO");

    public async Task<Guid> PrepareAsync(InviteSelection? selection = null, Func<InviteInput, InviteInput>? but = null, params Guid[] files)
    {
        var command = new PrepareBulkInvite.Command(Guid.NewGuid(), Work.Team.Municipality, selection ?? new(QueueWhose.All), files, (but ?? (one => one))(Input));
        return await Database.Send(command);
    }

    public async Task<ShowBulkInvite.View> PlannedAsync(InviteSelection? selection = null, Func<InviteInput, InviteInput>? but = null, params Guid[] files)
    {
        var run = await Database.As(Work.Manager).Send(new PrepareBulkInvite.Command(Guid.NewGuid(), Work.Team.Municipality, selection ?? new(QueueWhose.All), files, (but ?? (one => one))(Input)));
        await WorkAsync(run);
        return await ShowAsync(run);
    }

    public async Task<ShowBulkInvite.View> DoneAsync(ShowBulkInvite.View planned)
    {
        await StartAsync(planned);
        await WorkAsync(planned.RunId);
        return await ShowAsync(planned.RunId);
    }

    public Task<Guid> StartAsync(ShowBulkInvite.View planned) => Database.Send(new StartBulkInvite.Command(Guid.NewGuid(), planned.RunId, planned.Version));

    public Task<ShowBulkInvite.View> ShowAsync(Guid run) => Database.Send(new ShowBulkInvite.Query(run));

    public Task<int> WorkAsync(Guid run) => Database.AsSystem(async services =>
    {
        await services.GetRequiredService<InviteWork>().RunAsync(run, default);
        return 0;
    });

    /// <summary>What a file is expected for, called off or not.</summary>
    public Task<List<Appointment>> AppointmentsOfAsync(NewcomerBuilder newcomer) =>
        Database.InDb(db => db.Appointments.Include(one => one.Invitees).Where(one => one.Invitees.Any(invitee => invitee.CaseFileId == newcomer.File.Id)).ToListAsync());

    public Task<Guid> AppointmentAsync(NewcomerBuilder newcomer, DateOnly on, int hour, string topic = "housing", Guid? host = null) => Database.Send(new MakeAppointment.Command(
        Guid.NewGuid(), newcomer.File.Id, [], new(on, new(hour, 0), new(hour + 1, 0), "office", null, topic, "Kennismaken", host ?? Work.First.Id, null, null)));

    public Task FamilyAsync(params NewcomerBuilder[] members)
    {
        var household = Household.Start(Database.Clock.GetUtcNow(), Application.Staff.SystemActor.Id);
        foreach (var member in members)
            household.Join(HouseholdMember.Known(member.Person.Id), "other", PartialDate.Of(2026, 1, 1), [], Database.Clock.Today, A.Provenance);
        return Database.Save(household);
    }
}
