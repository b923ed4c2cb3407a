using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.GuestPasses;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Departures;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Handovers;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Handovers;

/// <summary>One hand-over: what goes exactly as it goes, what happened, and what can be done next.</summary>
public static class ShowHandover
{
    [Needs(Permission.HandOver)]
    public sealed record Query(Guid CaseFileId, Guid HandoverId) : IQuery<View>, IOpensFile;

    /// <param name="Package">What goes, or went; null = it is no longer kept, because it did not arrive.</param>
    /// <param name="NeedsConsent">Something goes that the receiver does not need.</param>
    /// <param name="HasProtected">Somebody of it is protected: then it goes as a file and not as a page.</param>
    /// <param name="Days">How long it can be opened once it is sent.</param>
    /// <param name="MovesOn">Day of the planned move, as far as known; null = none is planned any more.</param>
    /// <param name="MayClose">The other side confirmed and the files here are open.</param>
    public sealed record View(
        Guid HandoverId, int Version, HandoverState State, HandoverMeans? Means, CodeView? To, CodeView? Basis, DateOnly? ConsentOn, DateOnly? SentOn, DateOnly? LastDay,
        DateOnly? EndedOn, string? AnsweredBy, string? AnswererFunction, string? AnswererOrganisation, string? EndReason, DateOnly? ClosedOn, HandoverPackage? Package,
        IReadOnlyList<Person> People, IReadOnlyList<Step> Steps, bool NeedsConsent, bool HasProtected, bool HasKey, int Days, PartialDate? MovesOn, bool MayClose, IReadOnlyList<PassView> Passes, DateOnly Today);

    public sealed record Person(Guid CaseFileId, int Number, IReadOnlyList<HandoverPart> Parts, bool GoesBeyondNeed);

    /// <param name="By">Null = somebody of the other side, or the clock.</param>
    public sealed record Step(HandoverState State, DateOnly On, string? Words, string? By, DateTimeOffset At);

    internal sealed class Handler(IReceptionDb db, HandoverWork work, HandoverSigning signing, GuestPassWork passes, ICodeLists codes, ICurrentStaff current, TimeProvider time)
        : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var handover = await db.Handovers.AsNoTracking().Include(one => one.People).Include(one => one.Steps)
                .FirstOrDefaultAsync(one => one.Id == request.HandoverId && one.CaseFileId == request.CaseFileId, cancellationToken) ?? throw new NotThereException("hand-over");
            var json = await db.HandoverContents.AsNoTracking().Where(content => content.HandoverId == handover.Id).Select(content => content.Json).FirstOrDefaultAsync(cancellationToken);
            var names = await db.NamesOfAsync(handover.Steps.Select(step => step.RecordedBy).OfType<Guid>(), cancellationToken);
            var movesOn = await db.Departures.AsNoTracking().Where(departure => departure.Id == handover.DepartureId && departure.State == DepartureState.Planned)
                .Select(departure => new { departure.PlannedOn }).FirstOrDefaultAsync(cancellationToken);
            var isOpen = await db.CaseFiles.AnyAsync(file => file.Id == handover.CaseFileId && file.ClosedOn == null, cancellationToken);
            return new(
                handover.Id, handover.Version, handover.State, handover.Means, await codes.FindAsync(Lists.Municipalities, handover.ToMunicipality, cancellationToken),
                await codes.FindAsync(Lists.SharingBases, handover.Basis, cancellationToken), handover.ConsentOn, handover.SentOn, handover.LastDay, handover.EndedOn, handover.AnsweredBy,
                handover.AnswererFunction, handover.AnswererOrganisation, handover.EndReason, handover.ClosedOn, (json is null ? null : HandoverPackage.Read(json)).For(current),
                [.. handover.People.OrderBy(person => person.Place).Select(person => new Person(person.CaseFileId, person.Place, [.. person.Parts.Where(current.MaySee)], person.GoesBeyondNeed))],
                [
                    .. handover.Steps.OrderBy(step => step.Number)
                        .Select(step => new Step(step.State, step.On, step.Words, step.RecordedBy is { } by ? names.GetValueOrDefault(by, "ReceptionCentre") : null, step.RecordedAt)),
                ],
                handover.People.Any(person => person.GoesBeyondNeed), handover.People.Any(person => person.IsProtected),
                await signing.HasKeyAsync(handover.FromMunicipality, cancellationToken), await work.DaysAsync(handover.FromMunicipality, cancellationToken), movesOn?.PlannedOn,
                handover is { State: HandoverState.Received, ClosedOn: null } && isOpen, await passes.OfAsync(handover.Id, cancellationToken), time.Today());
        }
    }
}

/// <summary>The signed and locked file of a hand-over, to be sent in whatever way; without the code it opens for nobody.</summary>
public static class DownloadHandover
{
    [Needs(Permission.HandOver)]
    public sealed record Query(Guid CaseFileId, Guid HandoverId) : IQuery<Result>, IOpensFile;

    public sealed record Result(string FileName, byte[] Bytes);

    internal sealed class Handler(IReceptionDb db) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query request, CancellationToken cancellationToken)
        {
            var found = await db.Handovers.AsNoTracking().Where(one => one.Id == request.HandoverId && one.CaseFileId == request.CaseFileId && one.State == HandoverState.Sent)
                .Join(db.HandoverContents, one => one.Id, content => content.HandoverId, (one, content) => new { one.FromMunicipality, one.ToMunicipality, one.SentOn, content.Sealed })
                .FirstOrDefaultAsync(cancellationToken);
            // The name says which municipalities and which day, and nothing about whom it is.
            return found?.Sealed is { } bytes
                ? new($"{HandoverFiles.Name}-{found.FromMunicipality}-{found.ToMunicipality}-{found.SentOn:yyyyMMdd}{HandoverFiles.Ending}", bytes) : throw new NotThereException("file of a hand-over");
        }
    }
}

/// <summary>How files of hand-overs are called.</summary>
public static class HandoverFiles
{
    public const string Name = "overdracht", Receipt = "ontvangstbewijs", Ending = ".rchandover", ReceiptEnding = ".rcreceipt";
}
