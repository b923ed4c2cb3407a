using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReceptionCentre.Application.Clocks;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Clocks;
using ReceptionCentre.Domain.Contacts;
using ReceptionCentre.Domain.Plans;
using ReceptionCentre.Infrastructure.Clocks;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Application.Tests.Clocks;

/// <summary>What happens to a file, day by day, and what its clocks tell then. Days count from the clock of the test.</summary>
internal sealed class ClockStage(ReceptionDatabase database)
{
    private readonly DateOnly _day = database.Clock.Today;

    public DateOnly Day(int days) => _day.AddDays(days);

    public void GoTo(int day) => database.Clock.GoTo(Day(day));

    public async Task<Guid> File(int opened = 0, string municipality = A.Amsterdam)
    {
        var newcomer = A.Newcomer().In(municipality).OpenedOn(Day(opened));
        await database.Save(newcomer.Things);
        return newcomer.File.Id;
    }

    public async Task<Guid> Note(Guid file, int on, int? next = null, bool tookPart = true)
    {
        var note = ContactNote.Write(
            file, new(Day(on), "desk", tookPart, null, null, "Gesproken", next is { } days ? Day(days) : null, false), database.Clock.Today, database.Clock.GetUtcNow(), Guid.Empty);
        database.Clock.Advance(TimeSpan.FromSeconds(1));
        await database.Save(note);
        return note.Id;
    }

    public Task Withdraw(Guid noteId) => Change(async db => (await db.ContactNotes.FirstAsync(note => note.Id == noteId)).Withdraw("Ander dossier", database.Clock.GetUtcNow(), Guid.Empty));

    public async Task<IntegrationPlan> Draft(Guid file, int? starts = null, int? deadline = null)
    {
        var plan = IntegrationPlan.Begin(file, PlanKind.Voluntary, database.Clock.GetUtcNow(), Guid.Empty);
        plan.AddItem(
            plan.AddGoal("language", "Nederlands leren").Id,
            A.ItemTerms("Taalles") with { StartsOn = starts is { } start ? Day(start) : null, Deadline = deadline is { } until ? Day(until) : null });
        await database.Save(plan);
        return plan;
    }

    public Task Agree(IntegrationPlan draft, int on) => Plan(draft.Id, plan => plan.Agree(Day(on), database.Clock.Today, Guid.Empty));

    public Task Plan(Guid planId, Action<IntegrationPlan> change, Action<Infrastructure.Persistence.ReceptionDbContext, IntegrationPlan>? more = null) => Change(async db =>
    {
        var plan = await db.Plans.Include(one => one.Goals).ThenInclude(goal => goal.Items).ThenInclude(item => item.Payers).FirstAsync(one => one.Id == planId);
        change(plan);
        more?.Invoke(db, plan);
    });

    /// <summary>A draft that revises an agreed plan, with another deadline.</summary>
    public async Task<Guid> Revise(Guid planId, int deadline)
    {
        var revision = Guid.Empty;
        await Plan(planId, plan => { }, (db, plan) =>
        {
            var draft = plan.Revise("Anders", database.Clock.GetUtcNow(), Guid.Empty);
            var item = draft.Items.Single();
            draft.ChangeItem(item.Id, item.Terms with { Deadline = Day(deadline) });
            db.Add(draft);
            revision = draft.Id;
        });
        return revision;
    }

    public Task AgreeInPlaceOf(Guid planId, Guid revisionId, int on) => Change(async db =>
    {
        var plans = await db.Plans.Include(plan => plan.Goals).ThenInclude(goal => goal.Items).ThenInclude(item => item.Payers)
            .Where(plan => plan.Id == planId || plan.Id == revisionId).ToDictionaryAsync(plan => plan.Id);
        plans[revisionId].Agree(Day(on), database.Clock.Today, Guid.Empty);
        plans[planId].GiveWayTo(plans[revisionId]);
    });

    public Task Change(Func<Infrastructure.Persistence.ReceptionDbContext, Task> change) => database.As(null).Change(change);

    /// <summary>What runs, as "NextContact 3": the reason and how many days from the first day of the test it is due.</summary>
    public async Task<string> Running(Guid file) => Told(await database.InDb(db => db.Clocks.AsNoTracking().Where(clock => clock.CaseFileId == file && clock.EndedOn == null).ToListAsync()));

    private string Told(IEnumerable<Clock> clocks) => string.Join(
        ", ", clocks.OrderBy(clock => clock.Reason).ThenBy(clock => clock.DueOn).Select(clock => $"{clock.Reason} {clock.DueOn.DayNumber - _day.DayNumber}"));

    public Task<FileState?> State(Guid file) => database.InDb(db => db.FileStates.AsNoTracking().FirstOrDefaultAsync(state => state.CaseFileId == file));

    public Task Rebuild() => database.AsSystem(async services =>
    {
        await services.GetRequiredService<ClockRebuild>().RunAsync(new Progress<int>(), default);
        return 0;
    });

    /// <summary>What a source reads on a day of one file.</summary>
    public Task<List<ClockReading>> Read(DueReason reason, Guid file, int on) => database.AsSystem(services =>
        services.GetServices<IClockSource>().Single(source => source.Reasons.Contains(reason)).On(Day(on)).Where(reading => reading.CaseFileId == file).ToListAsync());
}
