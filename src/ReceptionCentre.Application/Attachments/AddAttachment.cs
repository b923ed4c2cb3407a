using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Attachments;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Plans;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Attachments;

/// <summary>
/// Puts a scanned or photographed paper in a file. Everybody at the desk may; who may read it is another matter. Gives the
/// attachment's id.
/// </summary>
public static class AddAttachment
{
    /// <param name="PlanId">Of a signed plan: the edition that was signed.</param>
    [Needs(Permission.AddAttachment)]
    public sealed record Command(
        Guid OnceKey, Guid CaseFileId, string? Kind, string? What, DateOnly? PaperDate, Guid? PlanId, bool IsLocked, Upload? File) : ICommand<Guid>, IOnce;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(TimeProvider time)
        {
            RuleFor(command => command.File).NotNull().WithMessage("Attachments.FileMissing");
            RuleFor(command => command.Kind).Required().WithMessage("Attachments.KindMissing");
            RuleFor(command => command.What).Cascade(CascadeMode.Stop).Required().WithMessage("Attachments.WhatMissing").AtMost(Attachment.WhatLength).PlainText();
            RuleFor(command => command.PaperDate).Must(date => date is null || date <= time.Today()).WithMessage(AttachmentRules.APaperIsNotFromTheFuture.Name);
            RuleFor(command => command.PlanId).Must((command, plan) => plan is not null || command.Kind != Attachment.SignedPlan)
                .WithMessage(AttachmentRules.ASignedPlanNamesItsPlan.Name);
        }
    }

    internal sealed class Handler(
        IReceptionDb db, ICodeLists codes, AttachmentOptions options, ICurrentStaff current, IAuditTrail audit, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            await codes.EnsureKnownAsync(Lists.AttachmentKinds, request.Kind, nameof(request.Kind), cancellationToken);
            var file = await db.CaseFiles.FirstOrDefaultAsync(file => file.Id == request.CaseFileId, cancellationToken) ?? throw new NotThereException("case file");
            file.EnsureOpen();
            var plan = request.Kind == Attachment.SignedPlan ? request.PlanId : null;
            if (plan is { } id && !await db.Plans.AnyAsync(one => one.Id == id && one.CaseFileId == file.Id && one.State != PlanState.Dropped, cancellationToken))
                throw new NotThereException("plan");
            var paper = new Paper(request.Kind!, request.What!.Trim(), request.PaperDate, plan, request.IsLocked);
            var attachment = await db.KeepAsync(file, paper, request.File!, options, current, time, cancellationToken);
            audit.About(file.PersonId, file.Id);
            return attachment.Id;
        }
    }

    /// <summary>Checks, cleans and keeps a file that was sent, as a paper of a case file; saved with the command that runs.</summary>
    internal static async Task<Attachment> KeepAsync(
        this IReceptionDb db, CaseFile file, Paper paper, Upload upload, AttachmentOptions options, ICurrentStaff current, TimeProvider time,
        CancellationToken cancellationToken)
    {
        // Whoever may not read a locked paper may not add one that nobody at the desk could check.
        AttachmentRules.ALockedPaperNeedsThePermission.Check(
            !(paper.IsLocked || paper.Kind == Attachment.HealthPaper) || current.May(Permission.ReadLockedParts));
        var (kept, bytes) = await UploadCheck.CheckAsync(upload, options, cancellationToken);
        var attachment = Attachment.Add(file.Id, paper, kept, time.Today(), time.GetUtcNow(), current.Id);
        db.Attachments.Add(attachment);
        db.AttachmentContents.Add(new(attachment.Id, bytes));
        return attachment;
    }
}

/// <summary>The editions of the plan of a file, newest first, of which one may have been signed.</summary>
public static class PlansToSign
{
    [Needs(Permission.AddAttachment)]
    public sealed record Query(Guid CaseFileId) : IQuery<IReadOnlyList<Edition>>;

    public sealed record Edition(Guid PlanId, PlanKind Kind, int Number);

    internal sealed class Handler(IReceptionDb db) : IRequestHandler<Query, IReadOnlyList<Edition>>
    {
        public async Task<IReadOnlyList<Edition>> Handle(Query request, CancellationToken cancellationToken) =>
            await db.Plans.AsNoTracking().Where(plan => plan.CaseFileId == request.CaseFileId && plan.State != PlanState.Dropped)
                .OrderByDescending(plan => plan.Edition).Select(plan => new Edition(plan.Id, plan.Kind, plan.Edition)).ToListAsync(cancellationToken);
    }
}
