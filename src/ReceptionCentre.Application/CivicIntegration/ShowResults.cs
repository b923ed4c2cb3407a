using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.CivicIntegration;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Plans;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.CivicIntegration;

/// <summary>What is reached in somebody's integration, with its days, sources and what was withdrawn.</summary>
public static class ShowResults
{
    [Needs(Permission.ReadPlan)]
    public sealed record Query(Guid CaseFileId) : IQuery<Result>;

    /// <param name="Version">0: nothing is recorded yet.</param>
    public sealed record Result(int Version, IReadOnlyList<Line> Lines)
    {
        public IEnumerable<Line> Standing => Lines.Where(line => line.Withdrawn is null);
        public IEnumerable<Line> Gone => Lines.Where(line => line.Withdrawn is not null);
    }

    /// <summary>One fact; of the four kinds one is filled.</summary>
    public sealed record Line(
        Guid ResultId, DateOnly On, AchievementKind? Achieved, bool? OwnFault, HoursKind? Hours, int? Total, CourseOffer? Offer, Exam? Exam, CodeView? Source, string? Reason, DateTimeOffset RecordedAt, string? RecordedBy,
        Withdrawal? Withdrawn);

    public sealed record Withdrawal(DateTimeOffset At, string? By, string? Reason);

    internal sealed class Handler(IReceptionDb db, ICodeLists codes) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query request, CancellationToken cancellationToken)
        {
            if (!await db.CaseFiles.AnyAsync(file => file.Id == request.CaseFileId, cancellationToken))
                throw new NotThereException("case file");
            var known = await db.IntegrationTrajectories.AsNoTracking().FirstOrDefaultAsync(one => one.CaseFileId == request.CaseFileId, cancellationToken);
            if (known is null)
                return new(0, []);
            List<DatedFact> facts =
            [
                .. await db.Achievements.AsNoTracking().Where(fact => fact.TrajectoryId == known.Id).ToListAsync(cancellationToken),
                .. await db.IntegrationHours.AsNoTracking().Where(fact => fact.TrajectoryId == known.Id && (fact.Until == null || fact.WithdrawnAt != null)).ToListAsync(cancellationToken),
                .. await db.CourseOffers.AsNoTracking().Where(fact => fact.TrajectoryId == known.Id).ToListAsync(cancellationToken),
                .. await db.Exams.AsNoTracking().Where(fact => fact.TrajectoryId == known.Id).ToListAsync(cancellationToken),
            ];
            var people = facts.SelectMany(fact => new[] { fact.RecordedBy, fact.WithdrawnBy ?? fact.RecordedBy }).Distinct().ToList();
            var names = await db.StaffMembers.AsNoTracking().Where(member => people.Contains(member.Id)).ToDictionaryAsync(member => member.Id, member => member.Name, cancellationToken);
            var lines = new List<Line>();
            foreach (var fact in facts.OrderByDescending(fact => fact.From).ThenByDescending(fact => fact.RecordedAt))
            {
                var (achieved, hours, offer) = (fact as AchievementFact, fact as HoursFact, fact as CourseOfferFact);
                lines.Add(new(
                    fact.Id, fact.From.FirstPossible()!.Value, achieved?.Kind, achieved?.OwnFault, hours?.Kind, hours?.Hours,
                    offer is null ? null : new(offer.InstitutionNumber, offer.InstitutionName, offer.OfferedOn, offer.StartsOn, offer.EndsOn, offer.Literacy), (fact as ExamFact)?.Exam,
                    await codes.FindAsync(Lists.Sources, fact.Source, cancellationToken), fact.Reason, fact.RecordedAt, names.GetValueOrDefault(fact.RecordedBy),
                    fact.WithdrawnAt is { } at ? new(at, names.GetValueOrDefault(fact.WithdrawnBy ?? Guid.Empty), fact.WithdrawnReason) : null));
            }
            return new(known.Version, lines);
        }
    }
}
