using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.CivicIntegration;
using ReceptionCentre.Application.Decisions;
using ReceptionCentre.Application.Plans;
using ReceptionCentre.Domain.Auditing;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.CivicIntegration;
using ReceptionCentre.Domain.Decisions;
using ReceptionCentre.Domain.Documents;
using ReceptionCentre.Domain.Duo;
using ReceptionCentre.Domain.Plans;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Testing.Enforcement;

namespace ReceptionCentre.Testing.Plans;

/// <summary>A newcomer with a file of Team Noord and its caseworker, and the others who may come by: where a plan is written.</summary>
public sealed class PlanStage
{
    private readonly ReceptionDatabase _database;

    private PlanStage(ReceptionDatabase database, NewcomerBuilder newcomer)
    {
        _database = database;
        Team = A.Team();
        var other = A.Team(name: "Team Zuid");
        Caseworker = A.StaffMember(Role.Caseworker).Named("Jolanda de Wit").Of(Team).Build();
        Colleague = A.StaffMember(Role.Caseworker).Named("Thijs Bakker").Of(Team).Build();
        OtherTeam = A.StaffMember(Role.Caseworker).Named("Fatima el Amrani").Of(other).Build();
        Manager = A.StaffMember(Role.Manager).Named("Marit Vos").Build();
        FrontDesk = A.StaffMember(Role.FrontDesk).Named("Anil Ramdin").Build();
        Elsewhere = A.StaffMember(Role.Caseworker).Named("Sanne Smit").In(A.Eindhoven).Build();
        Newcomer = newcomer.AssignedTo(Caseworker, Team);
        _things = [Team, other, Caseworker, Colleague, OtherTeam, Manager, FrontDesk, Elsewhere];
    }

    private readonly object[] _things;

    public Team Team { get; }
    public StaffMember Caseworker { get; }
    public StaffMember Colleague { get; }
    public StaffMember OtherTeam { get; }
    public StaffMember Manager { get; }
    public StaffMember FrontDesk { get; }

    /// <summary>A caseworker of another municipality: the file is not in scope.</summary>
    public StaffMember Elsewhere { get; }
    public NewcomerBuilder Newcomer { get; }
    public Guid File => Newcomer.File.Id;

    public static async Task<PlanStage> SetAsync(ReceptionDatabase database, NewcomerBuilder? newcomer = null)
    {
        var stage = new PlanStage(database, newcomer ?? A.Newcomer());
        await database.Save(stage._things);
        await stage.Newcomer.SavedIn(database);
        database.As(stage.Caseworker);
        return stage;
    }

    public Task<Guid> Begin(PlanKind kind = PlanKind.Voluntary) => _database.Send(new BeginPlan.Command(File, kind, Guid.NewGuid()));

    public async Task<Guid> AddGoal(Guid planId, string track = "work", string text = "Ik wil als kok werken.") =>
        await _database.Send(new AddGoal.Command(planId, await Version(planId), track, text, Guid.NewGuid()));

    public async Task<Guid> AddItem(Guid planId, Guid goalId, ItemInput? item = null) =>
        await _database.Send(new AddItem.Command(planId, goalId, await Version(planId), item ?? Item(), Guid.NewGuid()));

    public async Task Agree(Guid planId) => await _database.Send(new AgreePlan.Command(planId, await Version(planId), _database.Clock.Today));

    /// <summary>A draft with one goal and one item.</summary>
    public async Task<(Guid Plan, Guid Goal, Guid Item)> Draft(ItemInput? item = null)
    {
        var plan = await Begin();
        var goal = await AddGoal(plan);
        return (plan, goal, await AddItem(plan, goal, item));
    }

    /// <summary>Everything that a PIP of an asylum status holder lays down.</summary>
    public static readonly PipTerms Route = new(
        LearningRoute.B1Route, LanguageLevel.B1, new("B1 is haalbaar volgens de toets.", "Wil eerst werken.", "Niet nodig."), 640, 12, 40, LiteracyEducation.NotApplicable, null,
        "Er zijn geen jonge kinderen.", "Een gesprek per maand.", null, null, null, null);

    /// <summary>A PIP with a goal and all that it lays down; DUO says that the person is an asylum status holder.</summary>
    public async Task<Guid> Pip(PipTerms? terms = null)
    {
        var plan = await Begin(PlanKind.Pip);
        await AddGoal(plan, "language", "Ik wil Nederlands leren.");
        await _database.Send(new WritePip.Command(plan, await Version(plan), terms ?? Route));
        await Known(DutyGroup.Asylum);
        return plan;
    }

    /// <summary>A PIP that is decided today, signed by the manager.</summary>
    public async Task<Guid> DecidedPip()
    {
        var plan = await Pip();
        await Mandate(Manager);
        await _database.Send(new OfferPlan.Command(plan, await Version(plan), Guid.NewGuid()));
        var decision = await DecisionOf(plan);
        await _database.As(Manager).Send(new SignDecision.Command(decision.Id, decision.Version, _database.Clock.Today, "Bezwaar kan."));
        _database.As(Caseworker);
        return plan;
    }

    public async Task Known(DutyGroup group)
    {
        var version = await _database.InDb(db => db.IntegrationTrajectories.Where(one => one.CaseFileId == File).Select(one => one.Version).SingleOrDefaultAsync());
        await _database.Send(new RecordTrajectory.Command(File, version, group, null, null, null, null, null));
    }

    /// <summary>Somebody may sign for the municipality of the file.</summary>
    public async Task<Mandate> Mandate(StaffMember who)
    {
        var mandate = Domain.Decisions.Mandate.Give(Newcomer.File.Controller, who.Id, who.Name, "teammanager", new(2026, 1, 1), null);
        await _database.Save(mandate);
        return mandate;
    }

    public Task<Decision> DecisionOf(Guid subjectId) => _database.InDb(db => db.Decisions.AsNoTracking().Include(one => one.Objections).Include(one => one.Letter).Where(one => one.PlanId == subjectId || one.PathId == subjectId)
        .OrderByDescending(one => one.OfferedAt).ThenByDescending(one => one.Id).FirstAsync());

    /// <summary>What stands beside the plan of a file: information that is awaited, somebody who may sign there, what was reached, told to DUO and heard of it. With the names of their ids in routes.</summary>
    public static (object[] Things, IReadOnlyDictionary<string, Guid> Ids) Beside(CaseFile file, DateOnly today)
    {
        var trajectory = IntegrationTrajectory.Of(file.Id);
        var awaited = trajectory.Await("Advies van de GGD", today, today);
        var signer = A.StaffMember(Role.Manager).In(file.Controller).Build();
        var mandate = Domain.Decisions.Mandate.Give(file.Controller, signer.Id, signer.Name, "teammanager", today, null);
        var reached = trajectory.Achieve(AchievementKind.Pvt, today, null, today, A.Provenance);
        var told = DuoMessage.Entered(new(file.Id, DuoMessageKind.Map, DuoAct.Report, Guid.CreateVersion7(), null, null, [], []), null, null, false, A.Provenance.At, A.Provenance.By);
        var notice = DuoNotice.Receive(file.Controller, Guid.CreateVersion7(), "SS102", A.Provenance.At, DuoChannel.ByHand, null, null, DuoFacts.None, file.Id, A.Provenance.At, A.Provenance.By);
        var block = LetterBlock.Begin(file.Controller, "Daar", 1, "Daar.", today, A.Provenance.At, A.Provenance.By);
        var export = PlanExport.Begin(file.Controller, null, 1, A.Provenance.At, A.Provenance.By);
        var (path, pathIds) = EnforcementStage.Beside(file, today);
        return (
            [trajectory, signer, mandate, told, notice, block, export, new PlanExportProgress(export.Id), .. path],
            new Dictionary<string, Guid>(pathIds, StringComparer.Ordinal)
            {
                ["awaitedId"] = awaited.Id,
                ["mandateId"] = mandate.Id,
                ["resultId"] = reached.Id,
                ["subjectId"] = reached.Id,
                ["messageId"] = told.Id,
                ["duoNoticeId"] = notice.Id,
                ["blockId"] = block.Id,
                ["planExportId"] = export.Id,
            });
    }

    public static ItemInput Item(string what = "Taalles, twee avonden") => new(what, false, null, null, null, null, null, null, null, []);

    /// <summary>The edition that the plan page shows to the caseworker.</summary>
    public async Task<ShowPlan.PlanView?> ShownTo(ReceptionDatabase database) => (await database.As(Caseworker).Send(new ShowPlan.Query(File))).Shown;

    public Task<int> Version(Guid planId) => _database.InDb(db => db.Plans.Where(plan => plan.Id == planId).Select(plan => plan.Version).SingleAsync());

    public Task<IntegrationPlan> Stored(Guid planId) => _database.InDb(db => db.Plans.AsNoTracking()
        .Include(plan => plan.Pip).Include(plan => plan.Goals).ThenInclude(goal => goal.Items).ThenInclude(item => item.Payers).SingleAsync(plan => plan.Id == planId));

    /// <summary>The last audit event with this name about the file.</summary>
    public Task<AuditEvent> Audit(string action) => _database.InDb(db => db.AuditEvents.AsNoTracking().Include(audit => audit.Changes)
        .Where(audit => audit.CaseFileId == File && audit.Action == action).OrderByDescending(audit => audit.At).ThenByDescending(audit => audit.Id).FirstAsync());
}
