using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Checklists;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.Staff;

namespace ReceptionCentre.Application.Checklists;

/// <summary>Ticks a line of a file's checklist: it is done, or it is not needed and why.</summary>
public static class TickItem
{
    /// <param name="DepartureId">The departure whose list it is; null = the arrival list.</param>
    [Needs(Permission.TickChecklist)]
    public sealed record Command(Guid CaseFileId, Guid? DepartureId, Guid ItemId, TickState State, string? Note, Guid OnceKey) : ICommand<Result>, IOnce;

    public sealed record Result(Guid TickId);

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.State).IsInEnum().WithMessage("Shared.ChooseOne");
            RuleFor(command => command.Note).Cascade(CascadeMode.Stop)
                .Must((command, note) => command.State != TickState.NotNeeded || !string.IsNullOrWhiteSpace(note)).WithMessage(ChecklistRules.WhatIsNotNeededSaysWhy.Name)
                .AtMost(ChecklistTick.NoteLength).PlainText();
        }
    }

    internal sealed class Handler(IReceptionDb db, ICurrentStaff current, IAuditTrail audit, TimeProvider time) : IRequestHandler<Command, Result>
    {
        public async Task<Result> Handle(Command request, CancellationToken cancellationToken)
        {
            var file = await db.FileToTickAsync(request.CaseFileId, request.DepartureId is not null, current, time.Today(), cancellationToken);
            if (request.DepartureId is { } departure && !await db.Departures.AnyAsync(one => one.Id == departure && one.CaseFileId == file.Id, cancellationToken))
                throw new NotThereException("departure");
            var kind = request.DepartureId is null ? ChecklistKind.Arrival : ChecklistKind.Departure;
            var item = await db.ChecklistItems.AsNoTracking().FirstOrDefaultAsync(
                item => item.Id == request.ItemId && item.Kind == kind && (item.Municipality == null || item.Municipality == file.Controller), cancellationToken)
                ?? throw new NotThereException("line of the checklist");
            var listId = request.DepartureId ?? file.Id;
            ChecklistRules.TickedOnce.Check(
                !await db.ChecklistTicks.AnyAsync(tick => tick.ListId == listId && tick.ItemId == request.ItemId && tick.WithdrawnAt == null, cancellationToken));
            var note = string.IsNullOrWhiteSpace(request.Note) ? null : request.Note.Trim();
            var (today, now) = (time.Today(), time.GetUtcNow());
            var ticked = request.State == TickState.Done
                ? ChecklistTick.Done(file.Id, listId, item, note, today, now, current.Id)
                : ChecklistTick.NotNeeded(file.Id, listId, item, note, today, now, current.Id);
            db.ChecklistTicks.Add(ticked);
            audit.About(file.PersonId, file.Id);
            return new(ticked.Id);
        }
    }
}

/// <summary>Takes a tick back: the line is open again. The tick stays in the history.</summary>
public static class UntickItem
{
    [Needs(Permission.TickChecklist)]
    public sealed record Command(Guid CaseFileId, Guid TickId) : ICommand<Guid>;

    internal sealed class Handler(IReceptionDb db, ICurrentStaff current, IAuditTrail audit, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var tick = await db.ChecklistTicks.FirstOrDefaultAsync(tick => tick.Id == request.TickId && tick.CaseFileId == request.CaseFileId, cancellationToken)
                ?? throw new NotThereException("tick");
            var file = await db.FileToTickAsync(tick.CaseFileId, tick.ListId != tick.CaseFileId, current, time.Today(), cancellationToken);
            audit.About(file.PersonId, file.Id);
            tick.Withdraw(time.GetUtcNow(), current.Id);
            return tick.Id;
        }
    }
}

internal static class ChecklistWork
{
    /// <summary>
    /// The file of which a line is ticked. Arriving is the desk's work: the front desk ticks the arrival list of every open
    /// file in its scope. Everything else is for who works on the file; a departure for who may record one.
    /// </summary>
    public static async Task<CaseFile> FileToTickAsync(
        this IReceptionDb db, Guid caseFileId, bool isDeparture, ICurrentStaff current, DateOnly today, CancellationToken cancellationToken)
    {
        if (isDeparture && !current.May(Permission.RecordDeparture))
            throw new NotPermittedException("Checklists.TickItem of a departure");
        if (isDeparture || !current.Roles.Contains(Role.FrontDesk))
            return await db.FileToWorkOnAsync(caseFileId, current, today, cancellationToken);
        var file = await db.CaseFiles.FirstOrDefaultAsync(file => file.Id == caseFileId, cancellationToken) ?? throw new NotThereException("case file");
        file.EnsureOpen();
        return file;
    }
}
