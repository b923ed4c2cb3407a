using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Departures;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Plans;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.Stays;

namespace ReceptionCentre.Application.Stays;

/// <summary>That somebody must leave, cannot leave, or both; and the tracks that are open beside each other: return, support, appeal.</summary>
public static class ShowLeaving
{
    /// <summary>Code of the list "cannot-leave-reasons": an application or appeal still runs.</summary>
    private const string Procedure = "procedure";

    [Needs(Permission.OpenWholeFile)]
    public sealed record Query(Guid CaseFileId) : IQuery<Page>;

    /// <param name="StayVersion">Version of the stay on the screen.</param>
    /// <param name="Facts">What holds today, what must first.</param>
    /// <param name="ReturnIsOpen">A departure is planned.</param>
    /// <param name="SupportIsOpen">A plan or a referral is open.</param>
    /// <param name="AppealIsOpen">An application or appeal runs.</param>
    public sealed record Page(int StayVersion, IReadOnlyList<Fact> Facts, bool ReturnIsOpen, bool SupportIsOpen, bool AppealIsOpen);

    /// <param name="Words">In the words of who recorded it.</param>
    public sealed record Fact(Guid Id, LeavingKind Kind, CodeView? Because, PartialDate From, DateOnly? AskAgainOn, CodeView? Source, string? Words, string RecordedBy);

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, TimeProvider time) : IRequestHandler<Query, Page>
    {
        public async Task<Page> Handle(Query request, CancellationToken cancellationToken)
        {
            var file = await db.CaseFiles.AsNoTracking().FirstOrDefaultAsync(file => file.Id == request.CaseFileId, cancellationToken) ?? throw new NotThereException("case file");
            var version = await db.Stays.Where(stay => stay.Id == file.StayId).Select(stay => stay.Version).FirstAsync(cancellationToken);
            var facts = (await db.LeavingFacts.AsNoTracking().Where(fact => fact.StayId == file.StayId).ToListAsync(cancellationToken)).On(file.ClosedOn ?? time.Today())
                .OrderBy(fact => fact.Kind).ThenBy(fact => fact.RecordedAt).ThenBy(fact => fact.Id).ToList();
            var by = facts.ConvertAll(fact => fact.RecordedBy);
            var names = await db.StaffMembers.Where(member => by.Contains(member.Id)).ToDictionaryAsync(member => member.Id, member => member.Name, cancellationToken);
            var shown = new List<Fact>();
            foreach (var fact in facts)
            {
                shown.Add(new(
                    fact.Id, fact.Kind, await codes.FindAsync(fact.Kind == LeavingKind.MustLeave ? Lists.MustLeaveReasons : Lists.CannotLeaveReasons, fact.Because, cancellationToken),
                    fact.From, fact.AskAgainOn, await codes.FindAsync(Lists.Sources, fact.Source, cancellationToken), fact.Reason, names.GetValueOrDefault(fact.RecordedBy, "ReceptionCentre")));
            }
            return new(
                version, shown, await db.Departures.AnyAsync(one => one.CaseFileId == file.Id && one.State == DepartureState.Planned, cancellationToken),
                await db.Plans.AnyAsync(plan => plan.CaseFileId == file.Id && (plan.State == PlanState.Draft || plan.State == PlanState.Agreed || plan.State == PlanState.Offered || plan.State == PlanState.Decided), cancellationToken)
                    || await db.Referrals.AnyAsync(one => one.CaseFileId == file.Id && one.EndedOn == null, cancellationToken),
                facts.Exists(fact => fact is { Kind: LeavingKind.CannotLeave, Because: Procedure }));
        }
    }
}
