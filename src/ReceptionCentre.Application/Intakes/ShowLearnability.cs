using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Intakes;

namespace ReceptionCentre.Application.Intakes;

/// <summary>The learnability test of a file, step by step. Why somebody is exempt is seen with the permission for health.</summary>
public static class ShowLearnability
{
    /// <summary>The version before the first step: of two who note it at the same moment the second is told so.</summary>
    public const int NoTest = -1;

    [Needs(Permission.ReadIntake)]
    public sealed record Query(Guid CaseFileId) : IQuery<View>;

    /// <param name="Version"><see cref="NoTest"/> before the first step.</param>
    /// <param name="Steps">From the first to the last; those that were taken back too.</param>
    public sealed record View(int Version, StepView? Last, IReadOnlyList<StepView> Steps, IReadOnlyList<LearnabilityState> Next);

    /// <param name="IsHidden">The reason of an exemption is there, and whoever asks may not read it.</param>
    public sealed record StepView(
        LearnabilityState State, DateOnly On, CodeView? Exemption, bool IsHidden, LearnabilityResult? Result, int? Achieved, int? Required, string? ExamNumber, string? WrittenBy,
        DateTimeOffset? TakenBackAt, string? TakenBackReason);

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, ICurrentStaff current, TimeProvider time) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            await db.IntakePersonAsync(request.CaseFileId, time.Today(), cancellationToken);
            var test = await db.LearnabilityTests.AsNoTracking().Include(test => test.Steps).FirstOrDefaultAsync(test => test.CaseFileId == request.CaseFileId, cancellationToken);
            if (test is null)
                return new(NoTest, null, [], LearnabilityTest.Next(null));
            var by = test.Steps.Select(step => step.WrittenBy).Distinct().ToList();
            var staff = await db.StaffMembers.AsNoTracking().Where(member => by.Contains(member.Id)).ToDictionaryAsync(member => member.Id, member => member.Name, cancellationToken);
            var mayRead = current.May(Permission.ReadHealth);
            var steps = new List<(LearnabilityStep Step, StepView View)>();
            foreach (var step in test.Steps.OrderBy(step => step.Place))
            {
                steps.Add((step, new(
                    step.State, step.On, mayRead ? await codes.FindAsync(Lists.LearnabilityExemptions, step.Exemption, cancellationToken) : null, !mayRead && step.Exemption is not null,
                    step.Result, step.Achieved, step.Required, step.ExamNumber, staff.GetValueOrDefault(step.WrittenBy), step.TakenBackAt, step.TakenBackReason)));
            }
            return new(test.Version, steps.Find(one => one.Step == test.Last).View, steps.ConvertAll(one => one.View), LearnabilityTest.Next(test.Last?.State));
        }
    }
}
