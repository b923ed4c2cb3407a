using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.GuestPasses;
using ReceptionCentre.Domain.Handovers;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Handovers;

/// <summary>
/// The one hand-over of a guest: what was handed over, to read and print. The wall stands here: a guest has no municipality, so
/// that every list is empty, and only the hand-over of the pass is let through. Each look is an opening in the history of the file.
/// </summary>
public static class HandedOverToGuest
{
    [Needs(Permission.AnswerHandover)]
    public sealed record Query(Guid HandoverId) : IQuery<View>;

    /// <param name="Package">Null = it is over, and is no longer shown.</param>
    public sealed record View(Guid HandoverId, int Version, HandoverState State, CodeView? From, CodeView? To, DateOnly SentOn, DateOnly LastDay, CodeView? Basis, HandoverPackage? Package, string? AnsweredBy, DateOnly? AnsweredOn);

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, IOpeningLog openings, ICurrentStaff current) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var handover = await db.HandedTo(current, request.HandoverId).AsNoTracking().FirstOrDefaultAsync(cancellationToken) ?? throw new NotThereException("hand-over");
            var personId = await db.CaseFiles.IgnoreQueryFilters().Where(file => file.Id == handover.CaseFileId).Select(file => file.PersonId).FirstAsync(cancellationToken);
            await openings.RecordReceivedAsync("Handovers.HandedOverToGuest", personId, handover.CaseFileId, cancellationToken);
            var json = handover.State is HandoverState.Sent or HandoverState.Received
                ? await db.HandoverContents.IgnoreQueryFilters().AsNoTracking().Where(content => content.HandoverId == handover.Id).Select(content => content.Json).FirstOrDefaultAsync(cancellationToken)
                : null;
            return new(
                handover.Id, handover.Version, handover.State, await codes.FindAsync(Lists.Municipalities, handover.FromMunicipality, cancellationToken),
                await codes.FindAsync(Lists.Municipalities, handover.ToMunicipality, cancellationToken), handover.SentOn!.Value, handover.LastDay!.Value,
                await codes.FindAsync(Lists.SharingBases, handover.Basis, cancellationToken), json is null ? null : HandoverPackage.Read(json), handover.AnsweredBy, handover.EndedOn);
        }
    }

    /// <summary>The hand-over of the pass of whoever asks; nothing for anybody else.</summary>
    internal static IQueryable<Handover> HandedTo(this IReceptionDb db, ICurrentStaff current, Guid handoverId)
    {
        var only = current.Guest is { Purpose: PassPurpose.Handover } guest ? guest.SubjectId : Guid.Empty;
        return db.Handovers.IgnoreQueryFilters().Where(one => one.Id == handoverId && one.Id == only && one.SentOn != null);
    }
}

/// <summary>The guest confirms that the other municipality goes on with it, or says why not.</summary>
public static class AnswerHandedOver
{
    /// <param name="Name">Who answers.</param>
    /// <param name="Organisation">For which municipality or desk.</param>
    [Needs(Permission.AnswerHandover)]
    public sealed record Command(Guid HandoverId, int Version, bool? TakenOver, string? Name, string? Function, string? Organisation, string? Why) : ICommand<Guid>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.TakenOver).NotNull().WithMessage("Shared.ChooseOne");
            RuleFor(command => command.Name).Cascade(CascadeMode.Stop).Required().AtMost(HandoverAnswerer.NameLength).PlainText();
            RuleFor(command => command.Function).Cascade(CascadeMode.Stop).Required().AtMost(HandoverAnswerer.FunctionLength).PlainText();
            RuleFor(command => command.Organisation).Cascade(CascadeMode.Stop).Required().AtMost(HandoverAnswerer.OrganisationLength).PlainText();
            RuleFor(command => command.Why).AtMost(Handover.ReasonLength).PlainText(lines: true);
            RuleFor(command => command.Why).Must((command, why) => command.TakenOver != false || !string.IsNullOrWhiteSpace(why)).WithMessage(HandoverRules.AnEndSaysWhy.Name);
        }
    }

    internal sealed class Handler(IReceptionDb db, IAuditTrail audit, ICurrentStaff current, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var handover = await db.HandedTo(current, request.HandoverId).Include(one => one.People).Include(one => one.Steps).FirstOrDefaultAsync(cancellationToken)
                ?? throw new NotThereException("hand-over");
            audit.About(await db.CaseFiles.IgnoreQueryFilters().Where(file => file.Id == handover.CaseFileId).Select(file => file.PersonId).FirstAsync(cancellationToken), handover.CaseFileId);
            handover.EnsureStillAt(request.Version);
            var (who, moment) = (new HandoverAnswerer(request.Name!, request.Function, request.Organisation), new HandoverMoment(time.Today(), time.Today(), time.GetUtcNow(), current.Id));
            if (request.TakenOver == true)
                handover.Receive(who, moment);
            else
            {
                handover.Decline(who, request.Why, moment);
                db.HandoverContents.RemoveRange(await db.HandoverContents.IgnoreQueryFilters().Where(content => content.HandoverId == handover.Id).ToListAsync(cancellationToken));
            }
            return handover.Id;
        }
    }
}
