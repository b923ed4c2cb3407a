using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Enforcement;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.CivicIntegration;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Plans;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.Stays;

namespace ReceptionCentre.Application.CivicIntegration;

/// <summary>What DUO and earlier municipalities said about the person of a file, the ten weeks, and what the PIP waits for.</summary>
public static class ShowTrajectory
{
    [Needs(Permission.ReadPlan)]
    public sealed record Query(Guid CaseFileId) : IQuery<Result>;

    /// <param name="Version">0: nothing is recorded yet.</param>
    /// <param name="TermLastDay">Last day as DUO gives it.</param>
    /// <param name="Term">First and last day of the integration term, by DUO or as computed; null = it has not begun.</param>
    /// <param name="Duty">What DUO decided, as it holds today; null = nothing.</param>
    /// <param name="PipUntil">Last day on which the first PIP is in time; null = no such term runs.</param>
    /// <param name="EarlierRoute">Of a PIP that another municipality handed over; the new PIP keeps it.</param>
    /// <param name="HasEnforcement">The municipality has the path on for the group, or there was one: its page is there.</param>
    public sealed record Result(
        int Version, DutyGroup? Group, DateOnly? SettledOn, DateOnly? EarlierPipOn, CodeView? EarlierPipMunicipality, DateOnly? TermFrom, DateOnly? TermLastDay,
        (DateOnly From, DateOnly LastDay, bool ByDuo)? Term, DateOnly? FirstPipOn, DutyView? Duty, DateOnly? PipUntil, IReadOnlyList<AwaitedView> Awaited, bool HasEnforcement,
        LearningRoute? EarlierRoute);

    public sealed record DutyView(DutyState State, CodeView? Act, PartialDate DecidedOn, PartialDate From);

    public sealed record AwaitedView(Guid AwaitedId, string What, DateOnly AskedOn, DateOnly? ReceivedOn);

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, PipTermClock clock, TimeProvider time) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query request, CancellationToken cancellationToken)
        {
            var stayId = await db.CaseFiles.Where(file => file.Id == request.CaseFileId).Select(file => (Guid?)file.StayId).FirstOrDefaultAsync(cancellationToken)
                ?? throw new NotThereException("case file");
            var duty = (await db.Duties.AsNoTracking().Where(duty => duty.StayId == stayId).ToListAsync(cancellationToken)).Current(time.Today());
            var known = await db.IntegrationTrajectories.AsNoTracking().Include(one => one.Awaited).FirstOrDefaultAsync(one => one.CaseFileId == request.CaseFileId, cancellationToken);
            var until = await clock.On(time.Today()).Where(reading => reading.CaseFileId == request.CaseFileId).Select(reading => (DateOnly?)reading.DueOn).FirstOrDefaultAsync(cancellationToken);
            return new(
                known?.Version ?? 0, known?.Group, known?.SettledOn, known?.EarlierPipOn,
                await codes.FindAsync(Lists.Municipalities, known?.EarlierPipMunicipality, cancellationToken), known?.DuoTermFrom, known?.DuoTermUntil?.AddDays(-1),
                known is { TermFrom: { } from, TermUntil: { } end } ? (from, end.AddDays(-1), known.DuoTermUntil is not null) : null, known?.FirstPipOn,
                duty is null ? null : new(duty.State, await codes.FindAsync(Lists.Acts, duty.Act, cancellationToken), duty.DecidedOn, duty.From), until,
                [.. (known?.Awaited ?? []).OrderByDescending(one => one.AskedOn).ThenByDescending(one => one.Id).Select(one => new AwaitedView(one.Id, one.What, one.AskedOn, one.ReceivedOn))],
                await db.HasEnforcementAsync(request.CaseFileId, known?.Group, time.Today(), cancellationToken), known?.EarlierRoute);
        }
    }
}
