using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Departures;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Departures;

/// <summary>The departure of a file: the planned or carried out one, those that were cancelled or taken back, and what others told.</summary>
public static class ShowDeparture
{
    [Needs(Permission.OpenWholeFile)]
    public sealed record Query(Guid CaseFileId, Guid? DepartureId = null) : IQuery<Page>;

    /// <param name="Now">Planned, or carried out and not taken back; null = there is none.</param>
    /// <param name="Earlier">Cancelled or taken back, newest first.</param>
    public sealed record Page(DepartureInFull? Now, IReadOnlyList<DepartureInFull> Earlier, IReadOnlyList<Notice> Notices);

    /// <param name="IsServed">The municipality of destination is served by this centre: its desk can be told.</param>
    /// <param name="BeganThere">There the new stay began already.</param>
    /// <param name="MayTakeBack">It was carried out and nothing else began.</param>
    public sealed record DepartureInFull(
        Guid Id, int Version, DepartureState State, string KindCode, CodeView? Kind, IReadOnlyList<CodeView> Reasons, PartialDate? PlannedOn, CodeView? Country,
        CodeView? Municipality, bool Announced, bool IsServed, bool BeganThere, DepartureView? View, string? OwnWords, string? Forwarding,
        DepartureWill? Will, string? Place, IReadOnlyList<Ready> Readiness, bool MayCall, DateOnly? CallOn,
        PartialDate? DepartedOn, DateOnly? ClosedOn, DepartureEvidence? Evidence, PartialDate? SilentSince, string? EndReason, DateTimeOffset RecordedAt, string RecordedBy, bool IsLate,
        bool MayTakeBack);

    /// <summary>One thing that has to be ready, as the person says it.</summary>
    public sealed record Ready(CodeView? Question, string QuestionCode, ReadyState State);

    /// <summary>What another municipality told about the same stay.</summary>
    public sealed record Notice(Guid Id, CodeView? SaidBy, CodeView? Kind, PartialDate DepartedOn, DateOnly ToldOn, bool IsRead, bool IsTakenBack);

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, TimeProvider time) : IRequestHandler<Query, Page>
    {
        public async Task<Page> Handle(Query request, CancellationToken cancellationToken)
        {
            var file = await db.CaseFiles.AsNoTracking().FirstOrDefaultAsync(file => file.Id == request.CaseFileId, cancellationToken)
                ?? throw new NotThereException("case file");
            var departures = await db.Departures.AsNoTracking().Include(departure => departure.Reasons).Include(departure => departure.Readiness).Where(departure => departure.CaseFileId == file.Id)
                .OrderByDescending(departure => departure.RecordedAt).ToListAsync(cancellationToken);
            if (departures.Count == 0 && file.ClosedOn is not null)
            {
                // Closed together with another file of the same stay: the departure stands there.
                departures = await db.Departures.AsNoTracking().Include(departure => departure.Reasons).Include(departure => departure.Readiness)
                    .Where(departure => departure.StayId == file.StayId && departure.State == DepartureState.CarriedOut && departure.ClosedOn == file.ClosedOn)
                    .ToListAsync(cancellationToken);
            }
            var shown = request.DepartureId is { } id ? departures.FindAll(departure => departure.Id == id) : departures;
            if (request.DepartureId is not null && shown.Count == 0)
                throw new NotThereException("departure");
            var notices = await db.DepartureNotices.AsNoTracking().Where(notice => notice.CaseFileId == file.Id).OrderByDescending(notice => notice.ToldAt).ToListAsync(cancellationToken);
            var views = new List<DepartureInFull>();
            foreach (var departure in shown)
                views.Add(await ViewAsync(departure, file.Controller, cancellationToken));
            var told = new List<Notice>();
            foreach (var notice in notices)
            {
                told.Add(new(
                    notice.Id, await codes.FindAsync(Lists.Municipalities, notice.SaidBy, cancellationToken), await codes.FindAsync(Lists.DepartureKinds, notice.Kind, cancellationToken),
                    notice.DepartedOn, notice.ToldOn, notice.SettledAt is not null, notice.IsTakenBack));
            }
            return new(
                views.Find(view => view.State is DepartureState.Planned or DepartureState.CarriedOut),
                views.FindAll(view => view.State is DepartureState.Cancelled or DepartureState.TakenBack), told);
        }

        private async Task<DepartureInFull> ViewAsync(Departure departure, string controller, CancellationToken cancellationToken)
        {
            var reasons = new List<CodeView>();
            foreach (var reason in departure.Reasons)
            {
                if (await codes.FindAsync(Lists.DepartureReasons, reason.Code, cancellationToken) is { } code)
                    reasons.Add(code);
            }
            var readiness = new List<Ready>();
            foreach (var answer in departure.Readiness.OrderBy(answer => answer.Question, StringComparer.Ordinal))
                readiness.Add(new(await codes.FindAsync(Lists.DepartureReadiness, answer.Question, cancellationToken), answer.Question, answer.State));
            var by = await db.StaffMembers.Where(member => member.Id == departure.RecordedBy).Select(member => member.Name).FirstOrDefaultAsync(cancellationToken);
            var served = departure.Municipality is { } code1 && await db.IsServedAsync(code1, cancellationToken);
            var began = departure.Municipality is { } code2
                && await db.Stays.AnyAsync(stay => stay.PersonId == departure.PersonId && stay.Municipality == code2 && stay.EndedOn == null, cancellationToken);
            return new(
                departure.Id, departure.Version, departure.State, departure.Kind, await codes.FindAsync(Lists.DepartureKinds, departure.Kind, cancellationToken), reasons,
                departure.PlannedOn, await codes.FindAsync(Lists.Countries, departure.Country, cancellationToken),
                await codes.FindAsync(Lists.Municipalities, departure.Municipality, cancellationToken), departure.Announced, served, began, departure.View, departure.OwnWords,
                departure.Forwarding, departure.Will, departure.Place, readiness, departure.MayCall, departure.CallOn, departure.DepartedOn, departure.ClosedOn, departure.Evidence,
                departure.SilentSince, departure.EndReason, departure.RecordedAt, by ?? "ReceptionCentre",
                departure.State == DepartureState.Planned && departure.ExpectedBy < time.Today(),
                departure.State == DepartureState.CarriedOut && !await db.SomethingElseBeganAsync(departure, controller, cancellationToken));
        }
    }

    /// <summary>Whether anybody of this centre works for the municipality.</summary>
    internal static Task<bool> IsServedAsync(this IReceptionDb db, string municipality, CancellationToken cancellationToken) =>
        db.StaffMembers.AnyAsync(member => member.EndedOn == null && member.Municipalities.Any(part => part.Municipality == municipality), cancellationToken);
}
