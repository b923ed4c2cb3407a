using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Plans;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Plans;

/// <summary>
/// One edition of the plan of a file with all that a page needs: the edition that was asked for, else the draft, else the
/// one that holds; the other editions in short; and what it changed in the edition before it.
/// </summary>
public static class ShowPlan
{
    /// <param name="PlanId">A certain edition; null = the draft, else the agreed one.</param>
    [Needs(Permission.ReadPlan)]
    public sealed record Query(Guid CaseFileId, Guid? PlanId = null) : IQuery<Result>;

    /// <param name="Shown">Null: there is no plan yet.</param>
    /// <param name="Editions">All editions, newest first; dropped drafts too.</param>
    /// <param name="MayBePip">DUO found the person obliged under the Act of 2021.</param>
    /// <param name="Checks">What is missing in a PIP that is not decided yet, or would be rejected; null = there is nothing to check.</param>
    public sealed record Result(PlanView? Shown, IReadOnlyList<EditionView> Editions, DifferenceView? Difference, bool MayBePip, IReadOnlyList<PipFinding>? Checks)
    {
        public EditionView? Draft => Editions.FirstOrDefault(edition => edition.State is PlanState.Draft or PlanState.Offered);

        /// <summary>The edition that holds: agreed, or decided.</summary>
        public EditionView? Agreed => Editions.FirstOrDefault(edition => edition.State is PlanState.Agreed or PlanState.Decided);
    }

    public sealed record EditionView(
        Guid PlanId, PlanKind Kind, PlanState State, int Edition, RevisionTrigger? Trigger, string? RevisionReason, DateOnly? AgreedOn, DateTimeOffset BegunAt);

    /// <param name="Tracks">Tracks that have goals, in the order of the list.</param>
    public sealed record PlanView(
        Guid PlanId, int Version, PlanKind Kind, PlanState State, int Edition, RevisionTrigger? Trigger, string? RevisionReason, PipTerms? Pip, string? OwnWords,
        CodeView? OwnWordsLanguage, string? Disagreement, DateOnly? AgreedOn, string? AgreedBy, DateTimeOffset BegunAt, string? BegunBy,
        IReadOnlyList<TrackView> Tracks)
    {
        public bool Holds => State is PlanState.Agreed or PlanState.Decided;
        public IEnumerable<GoalView> Goals => Tracks.SelectMany(track => track.Goals);
        public IEnumerable<ItemView> Items => Goals.SelectMany(goal => goal.Items);
    }

    public sealed record TrackView(string Code, CodeView? Track, IReadOnlyList<GoalView> Goals);

    public sealed record GoalView(Guid GoalId, string TrackCode, CodeView? Track, string Text, IReadOnlyList<ItemView> Items);

    /// <param name="Act">Code of the act as kept; null = voluntary.</param>
    public sealed record ItemView(
        Guid ItemId, string What, string? Act, CodeView? ActName, string? Article, DateOnly? Since, string? Provider, DateOnly? StartsOn,
        int? MinutesAWeek, DateOnly? Deadline, DateOnly? DoneOn, IReadOnlyList<PayerView> Payers, string? Why)
    {
        public bool IsCompulsory => Act is not null;
    }

    public sealed record PayerView(string Code, CodeView? Payer, int BasisPoints);

    /// <param name="Edition">The edition with which it is compared.</param>
    /// <param name="PipBefore">What that one laid down; <paramref name="Pip"/> says which parts changed.</param>
    public sealed record DifferenceView(
        int Edition, PlanKind? KindBefore, bool OwnWordsChanged, bool DisagreementChanged, PipTerms PipBefore, IReadOnlyList<PipPart> Pip,
        IReadOnlyList<GoalChange> Goals, IReadOnlyList<ItemChange> Items)
    {
        public bool IsEmpty => KindBefore is null && !OwnWordsChanged && !DisagreementChanged && Pip.Count == 0 && Goals.Count == 0 && Items.Count == 0;
    }

    public sealed record GoalChange(GoalView? Before, GoalView? After);

    public sealed record ItemChange(ItemView? Before, ItemView? After, IReadOnlyList<ItemPart> Changed);

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, PipWork pips, TimeProvider time) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query request, CancellationToken cancellationToken)
        {
            var stayId = await db.CaseFiles.Where(file => file.Id == request.CaseFileId).Select(file => (Guid?)file.StayId).FirstOrDefaultAsync(cancellationToken)
                ?? throw new NotThereException("case file");
            var editions = await db.Plans.AsNoTracking().Where(plan => plan.CaseFileId == request.CaseFileId)
                .OrderByDescending(plan => plan.Edition).ThenByDescending(plan => plan.BegunAt)
                .Select(plan => new EditionView(plan.Id, plan.Kind, plan.State, plan.Edition, plan.Trigger, plan.RevisionReason, plan.AgreedOn, plan.BegunAt))
                .ToListAsync(cancellationToken);
            var mayBePip = await db.IsObligedUnderTheActOf2021Async(stayId, time.Today(), cancellationToken);
            var id = request.PlanId ?? editions.Find(edition => edition.State is PlanState.Draft or PlanState.Offered)?.PlanId
                ?? editions.Find(edition => edition.State is PlanState.Agreed or PlanState.Decided)?.PlanId ?? editions.Find(edition => edition.State == PlanState.Ended)?.PlanId;
            if (id is null)
                return new(null, editions, null, mayBePip, null);

            var plan = await db.Plans.AsNoTracking().Whole().FirstOrDefaultAsync(plan => plan.Id == id && plan.CaseFileId == request.CaseFileId, cancellationToken)
                ?? throw new NotThereException("plan");
            return new(await ViewAsync(plan, cancellationToken), editions, await DifferenceAsync(plan, cancellationToken), mayBePip,
                plan is { Kind: PlanKind.Pip, State: PlanState.Draft or PlanState.Offered }
                    ? PipChecks.Of(plan, await pips.AroundAsync(plan, cancellationToken), time.Today(), time.Today()) : null);
        }

        private async Task<PlanView> ViewAsync(IntegrationPlan plan, CancellationToken cancellationToken)
        {
            var names = await db.StaffMembers.AsNoTracking().Where(member => member.Id == plan.AgreedBy || member.Id == plan.BegunBy)
                .ToDictionaryAsync(member => member.Id, member => member.Name, cancellationToken);
            return new(
                plan.Id, plan.Version, plan.Kind, plan.State, plan.Edition, plan.Trigger, plan.RevisionReason, plan.Pip?.Terms, plan.OwnWords,
                await codes.FindAsync(Lists.Languages, plan.OwnWordsLanguage, cancellationToken), plan.Disagreement, plan.AgreedOn,
                plan.AgreedBy is { } by ? names.GetValueOrDefault(by) : null, plan.BegunAt, names.GetValueOrDefault(plan.BegunBy),
                await TracksAsync(plan, cancellationToken));
        }

        private async Task<IReadOnlyList<TrackView>> TracksAsync(IntegrationPlan plan, CancellationToken cancellationToken)
        {
            var order = (await codes.AllAsync(Lists.Tracks, cancellationToken)).Select(code => code.Value).ToList();
            var tracks = new List<TrackView>();
            foreach (var track in plan.Goals.GroupBy(goal => goal.Track, StringComparer.Ordinal).OrderBy(track => order.IndexOf(track.Key) is var place and >= 0 ? place : order.Count))
            {
                var goals = new List<GoalView>();
                foreach (var goal in track.OrderBy(goal => goal.Place))
                    goals.Add(await GoalAsync(goal, cancellationToken));
                tracks.Add(new(track.Key, await codes.FindAsync(Lists.Tracks, track.Key, cancellationToken), goals));
            }
            return tracks;
        }

        private async Task<GoalView> GoalAsync(PlanGoal goal, CancellationToken cancellationToken)
        {
            var items = new List<ItemView>();
            foreach (var item in goal.Items.OrderBy(item => item.Place))
                items.Add(await ItemAsync(item, cancellationToken));
            return new(goal.Id, goal.Track, await codes.FindAsync(Lists.Tracks, goal.Track, cancellationToken), goal.Text, items);
        }

        private async Task<ItemView> ItemAsync(PlanItem item, CancellationToken cancellationToken)
        {
            var payers = new List<PayerView>();
            foreach (var share in item.Payers.OrderByDescending(share => share.BasisPoints).ThenBy(share => share.Payer, StringComparer.Ordinal))
                payers.Add(new(share.Payer, await codes.FindAsync(Lists.Payers, share.Payer, cancellationToken), share.BasisPoints));
            return new(
                item.Id, item.What, item.Act, await codes.FindAsync(Lists.Acts, item.Act, cancellationToken), item.Article, item.CompulsorySince,
                item.Provider, item.StartsOn, item.MinutesAWeek, item.Deadline, item.DoneOn, payers, item.Why);
        }

        private async Task<DifferenceView?> DifferenceAsync(IntegrationPlan plan, CancellationToken cancellationToken)
        {
            if (plan.RevisionOf is not { } formerId
                || await db.Plans.AsNoTracking().Whole().FirstOrDefaultAsync(former => former.Id == formerId, cancellationToken) is not { } former)
                return null;
            var difference = PlanDifference.Between(former, plan);
            var goals = new List<GoalChange>();
            foreach (var goal in difference.Goals)
                goals.Add(new(goal.Before is null ? null : await GoalAsync(goal.Before, cancellationToken), goal.After is null ? null : await GoalAsync(goal.After, cancellationToken)));
            var items = new List<ItemChange>();
            foreach (var item in difference.Items)
                items.Add(new(
                    item.Before is null ? null : await ItemAsync(item.Before, cancellationToken),
                    item.After is null ? null : await ItemAsync(item.After, cancellationToken), item.Changed));
            return new(former.Edition, difference.KindChanged ? former.Kind : null, difference.OwnWordsChanged, difference.DisagreementChanged,
                former.Pip?.Terms ?? PipTerms.Empty, difference.Pip, goals, items);
        }
    }
}
