using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Enforcement;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.CivicIntegration;
using ReceptionCentre.Domain.Enforcement;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Testing.Plans;

namespace ReceptionCentre.Testing.Enforcement;

/// <summary>Somebody obliged in a municipality that has enforcement on for family and other migrants, and the path of their file.</summary>
public sealed class EnforcementStage
{
    public const string Basis = "Verordening handhaving, artikel 4";

    private readonly ReceptionDatabase _database;

    private EnforcementStage(ReceptionDatabase database, PlanStage people) => (_database, People) = (database, people);

    public PlanStage People { get; }

    public Guid File => People.File;

    public static async Task<EnforcementStage> SetAsync(ReceptionDatabase database, DutyGroup? group = DutyGroup.FamilyAndOther, NewcomerBuilder? newcomer = null)
    {
        await SwitchedOnAsync(database);
        var stage = new EnforcementStage(database, await PlanStage.SetAsync(database, newcomer ?? A.Newcomer(A.UnheardName()).Obliged()));
        if (group is { } known)
            await stage.People.Known(known);
        return stage;
    }

    /// <summary>Settings of Amsterdam: on for family and other migrants since the beginning of the year, with days and the amount of a first fine.</summary>
    public static EnforcementSettings On()
    {
        var settings = EnforcementSettings.For(A.Amsterdam);
        settings.Switch(DutyGroup.FamilyAndOther, true, new(2026, 1, 1), "Besluit van het college", Basis, A.Provenance.At, A.Provenance.By);
        settings.SetDays(new(7, 7, 14, 28), new(2026, 1, 1), A.Provenance.At, A.Provenance.By);
        settings.SetAmount("intake", 1, 100, Basis, new(2026, 1, 1), A.Provenance.At, A.Provenance.By);
        return settings;
    }

    private static async Task SwitchedOnAsync(ReceptionDatabase database)
    {
        if (!await database.InDb(db => db.EnforcementSettings.IgnoreQueryFilters().AnyAsync(one => one.Municipality == A.Amsterdam)))
            await database.Save(On());
    }

    public Task<Guid> Open(string occasion = "intake", Guid? once = null) =>
        _database.Send(new OpenPath.Command(File, occasion, _database.Clock.Today.AddDays(-2), "Kwam niet op de intake.", once ?? Guid.NewGuid()));

    public async Task<Guid> Take(Guid path, StepKind kind, int days = 14) =>
        await _database.Send(new TakeStep.Command(path, await Version(path), Step(kind, _database.Clock.Today, days), Guid.NewGuid()));

    public async Task Send(Guid path, Guid step) => await _database.Send(new RecordStepSent.Command(path, step, await Version(path), _database.Clock.Today));

    /// <summary>Takes and sends each step up to this one; the clock goes on past the last day of each.</summary>
    public async Task Walk(Guid path, StepKind until)
    {
        while ((await Stored(path)).Next is { } next && next <= until)
        {
            await Send(path, await Take(path, next));
            _database.Clock.Advance(TimeSpan.FromDays(15));
        }
    }

    public async Task<Guid> Propose(Guid path, MeasureKind measure = MeasureKind.Fine, int? amount = 100) =>
        await _database.Send(new ProposeMeasure.Command(path, await Version(path), measure, amount, "Het was eigen schuld: er was geen goede reden.", Guid.NewGuid()));

    public static StepInput Step(StepKind kind, DateOnly today, int days = 14) => new(
        kind, today.AddDays(days), new(10, 0), "Balie, kamer 4", null, kind == StepKind.Invitation ? null : today, kind == StepKind.Invitation ? null : TalkOutcome.NotReached,
        kind == StepKind.Invitation ? null : "Twee keer gebeld.", null);

    public Task<int> Version(Guid path) => _database.InDb(db => db.EnforcementPaths.Where(one => one.Id == path).Select(one => one.Version).SingleAsync());

    public Task<EnforcementPath> Stored(Guid path) =>
        _database.InDb(db => db.EnforcementPaths.AsNoTracking().Include(one => one.Steps).Include(one => one.Views).SingleAsync(one => one.Id == path));

    public Task<List<DueReason>> Clocks() => _database.InDb(db => db.Clocks.Where(clock => clock.CaseFileId == File && clock.EndedOn == null).Select(clock => clock.Reason).ToListAsync());

    public async Task<StaffMember> Administrator()
    {
        var administrator = A.StaffMember(Role.Administrator).Build();
        await _database.Save(administrator);
        _database.As(administrator);
        return administrator;
    }

    /// <summary>A path with a step, for pages that show one. With the names of their ids in routes.</summary>
    public static (object[] Things, IReadOnlyDictionary<string, Guid> Ids) Beside(CaseFile file, DateOnly today)
    {
        var path = EnforcementPath.Open(file.Id, "intake", today, "Kwam niet op de intake.", new(true, DutyGroup.FamilyAndOther, On(), today), A.Provenance.At, A.Provenance.By);
        var step = path.Take(StepKind.Invitation, new(today.AddDays(14), new(10, 0), "Balie", null, null, null), new(true, DutyGroup.FamilyAndOther, On(), today), A.Provenance.At, A.Provenance.By);
        return ([path], new Dictionary<string, Guid>(StringComparer.Ordinal) { ["pathId"] = path.Id, ["stepId"] = step.Id });
    }
}
