using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.CivicIntegration;
using ReceptionCentre.Domain.Enforcement;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Enforcement;

/// <summary>The paths of a file, open ones first, and whether another can be opened.</summary>
public static class ShowEnforcement
{
    /// <param name="PathId">Only this one; null = all.</param>
    [Needs(Permission.ReadEnforcement)]
    public sealed record Query(Guid CaseFileId, Guid? PathId = null) : IQuery<Result>;

    /// <param name="MayNotOpen">Name of the rule because of which none can be opened; null = one can.</param>
    public sealed record Result(DutyGroup? Group, string? MayNotOpen, IReadOnlyList<PathView> Paths);

    /// <param name="Act">Of the occasion.</param>
    /// <param name="Article">Of the act.</param>
    /// <param name="MostAmount">The most that the next fine can be; null = none can be laid on.</param>
    /// <param name="NextTime">The how-maniest fine it would be.</param>
    /// <param name="DecideBy">By the municipality's own number of days; null = it has none, or it is not so far.</param>
    public sealed record PathView(
        Guid PathId, int Version, CodeView? Occasion, CodeView? Act, string? Article, DateOnly HappenedOn, string What, DutyGroup Group, PathState State, DateTimeOffset OpenedAt,
        string? OpenedBy, IReadOnlyList<StepView> Steps, IReadOnlyList<ViewView> Views, StepKind? Next, PathEnd? HowEnded, DateOnly? EndedOn, CodeView? Excuse, string? EndNote,
        MeasureKind? Measure, int? Amount, int? Time, string? LegalBasis, string? Why, int? MostAmount, string? MostAmountBasis, int NextTime, DateOnly? DecideBy)
    {
        public bool IsOpen => State is PathState.Running or PathState.Offered;

        /// <summary>The step that was taken last.</summary>
        public StepView? Last => Steps.LastOrDefault(step => step.SkippedBecause is null);

        public StepView? ToSend => Last is { SentOn: null } last ? last : null;

        /// <summary>Until then the next step waits; null = it does not.</summary>
        public DateOnly? WaitsUntil(DateOnly today) => Last is { SentOn: not null, LastDay: { } day } && day >= today && (Next is not null || Views.Count == 0) ? day : null;
    }

    public sealed record StepView(
        Guid StepId, StepKind Kind, DateTimeOffset TakenAt, string? TakenBy, string? SkippedBecause, DateOnly? LastDay, TimeOnly? At, string? Place, DateOnly? TalkOn, TalkOutcome? TalkOutcome,
        string? TalkWords, DateOnly? SentOn, Guid? DocumentId);

    public sealed record ViewView(ViewManner Manner, DateOnly ReceivedOn, string Words, bool IsLate);

    internal sealed class Handler(IReceptionDb db, EnforcementWork work, ICodeLists codes) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query request, CancellationToken cancellationToken)
        {
            var file = await db.CaseFiles.AsNoTracking().FirstOrDefaultAsync(one => one.Id == request.CaseFileId, cancellationToken) ?? throw new NotThereException("case file");
            var ground = await work.GroundAsync(file, cancellationToken);
            var paths = await db.EnforcementPaths.Whole().AsNoTracking().Where(one => one.CaseFileId == file.Id && (request.PathId == null || one.Id == request.PathId)).ToListAsync(cancellationToken);
            // Without a path, and where it is off, the page is not there.
            if (paths.Count == 0 && (request.PathId is not null || ground.Group is not { } group || ground.Settings?.IsOn(group, ground.Today) != true))
                throw new NotThereException("enforcement");
            var steps = paths.SelectMany(path => path.Steps).ToList();
            var staff = paths.Select(path => path.OpenedBy).Concat(steps.Select(step => step.TakenBy)).Distinct().ToList();
            var names = await db.StaffMembers.AsNoTracking().Where(member => staff.Contains(member.Id)).ToDictionaryAsync(member => member.Id, member => member.Name, cancellationToken);
            var stepIds = steps.ConvertAll(step => step.Id);
            var papers = (await db.Documents.AsNoTracking().Where(document => stepIds.Contains(document.SubjectId) && document.Template == TakeStep.Template)
                .Select(document => new { document.SubjectId, document.Id }).ToListAsync(cancellationToken)).ToDictionary(one => one.SubjectId, one => (Guid?)one.Id);
            var views = new List<PathView>();
            foreach (var path in paths.OrderByDescending(path => path.IsOpen).ThenByDescending(path => path.OpenedAt).ThenBy(path => path.Id))
                views.Add(await ViewAsync(path, ground, names, papers, cancellationToken));
            return new(ground.Group, MayNotOpen(ground), views);
        }

        private static string? MayNotOpen(EnforcementGround ground) =>
            !ground.IsObliged ? EnforcementRules.ForWhoIsObliged.Name
            : ground.Group is not { } group ? EnforcementRules.TheGroupIsKnown.Name
            : ground.Settings?.IsOn(group, ground.Today) != true ? EnforcementRules.OnForTheGroup.Name : null;

        private async Task<PathView> ViewAsync(
            EnforcementPath path, EnforcementGround ground, Dictionary<Guid, string> names, Dictionary<Guid, Guid?> papers, CancellationToken cancellationToken)
        {
            var occasion = await codes.FindAsync(Lists.EnforcementOccasions, path.Occasion, cancellationToken);
            var time = await db.NextTimeAsync(path, cancellationToken);
            var most = ground.Settings?.AmountOn(path.Occasion, time, ground.Today);
            return new(
                path.Id, path.Version, occasion, await codes.FindAsync(Lists.Acts, occasion?.Act, cancellationToken), occasion?.Article, path.HappenedOn, path.What, path.Group, path.State,
                path.OpenedAt, names.GetValueOrDefault(path.OpenedBy),
                [.. path.Steps.OrderBy(step => step.Kind).Select(step => new StepView(
                    step.Id, step.Kind, step.TakenAt, names.GetValueOrDefault(step.TakenBy), step.SkippedBecause, step.LastDay, step.At, step.Place, step.TalkOn, step.TalkOutcome, step.TalkWords,
                    step.SentOn, papers.GetValueOrDefault(step.Id)))],
                [.. path.Views.OrderBy(view => view.ReceivedOn).ThenBy(view => view.Id).Select(view => new ViewView(view.Manner, view.ReceivedOn, view.Words, view.IsLate))],
                path.Next, path.HowEnded, path.EndedOn, await codes.FindAsync(Lists.EnforcementExcuses, path.Excuse, cancellationToken), path.EndNote, path.Measure, path.Amount, path.Time,
                path.LegalBasis, path.Why, most?.Amount, most?.LegalBasis, time, path.DecideBy);
        }
    }
}
