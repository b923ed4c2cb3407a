using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Contacts;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.Tasks;

namespace ReceptionCentre.Application.Contacts;

/// <summary>Notes a contact in 20 seconds. Everybody in scope may: whoever spoke to the person writes it down.</summary>
public static class NoteContact
{
    /// <param name="Occasion">Which talk that is asked for it was; null = any other contact.</param>
    /// <param name="Promise">What was promised to the person by whoever writes; null = nothing.</param>
    /// <param name="PromisedBy">By when.</param>
    [Needs(Permission.NoteContact)]
    public sealed record Command(
        Guid OnceKey, Guid CaseFileId, DateOnly? On, string? Channel, bool PersonTookPart, string? With, string? Interpreter, string? Agreed,
        DateOnly? NextOn, bool IsLocked, string? Occasion = null, string? Promise = null, DateOnly? PromisedBy = null) : ICommand<Guid>, IOnce;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(TimeProvider time)
        {
            RuleFor(contact => contact.On).Chosen();
            RuleFor(contact => contact.On).Must(on => on is null || on <= time.Today()).WithMessage(ContactRules.AContactHasHappened.Name);
            RuleFor(contact => contact.Channel).Required();
            RuleFor(contact => contact.With).AtMost(ContactNote.WithLength).PlainText();
            RuleFor(contact => contact.Agreed).Cascade(CascadeMode.Stop)
                .Must(words => !string.IsNullOrWhiteSpace(words)).WithMessage("Contacts.AgreedMissing").AtMost(ContactNote.AgreedLength).PlainText(lines: true);
            RuleFor(contact => contact.NextOn).Must((contact, next) => next is null || contact.On is null || next >= contact.On)
                .WithMessage(ContactRules.TheNextContactIsLater.Name);
            RuleFor(contact => contact.Promise).Cascade(CascadeMode.Stop).Must((contact, promise) => promise is not null || contact.PromisedBy is null).WithMessage("Contacts.PromiseMissing")
                .AtMost(StaffTask.WhatLength).PlainText();
            RuleFor(contact => contact.PromisedBy).Cascade(CascadeMode.Stop).Must((contact, by) => by is not null || contact.Promise is null).WithMessage("Tasks.DueOnMissing")
                .Must(by => by is null || by >= time.Today()).WithMessage(TaskRules.ATaskIsAhead.Name);
            RuleFor(contact => contact.Occasion).Must((contact, occasion) => occasion is null || contact.PersonTookPart).WithMessage(ContactRules.ATalkIsWithThePerson.Name);
        }
    }

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, ICurrentStaff current, IAuditTrail audit, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            await codes.EnsureKnownAsync(Lists.Channels, request.Channel, nameof(request.Channel), cancellationToken);
            await codes.EnsureKnownAsync(Lists.Interpreters, request.Interpreter, nameof(request.Interpreter), cancellationToken);
            await codes.EnsureKnownAsync(Lists.Occasions, request.Occasion, nameof(request.Occasion), cancellationToken);
            var file = await db.CaseFiles.FirstOrDefaultAsync(file => file.Id == request.CaseFileId, cancellationToken) ?? throw new NotThereException("case file");
            file.EnsureOpen();
            // Whoever may not read a locked note may not write one that nobody at the desk could check.
            ContactRules.ALockedNoteNeedsThePermission.Check(!request.IsLocked || current.May(Permission.ReadLockedParts));
            var note = ContactNote.Write(
                file.Id, new(request.On!.Value, request.Channel!, request.PersonTookPart, request.With, request.Interpreter, request.Agreed!.Trim(), request.NextOn, request.IsLocked, request.Occasion),
                time.Today(), time.GetUtcNow(), current.Id);
            db.ContactNotes.Add(note);
            if (request.Promise is { } promise)
                db.StaffTasks.Add(StaffTask.Make(file.Id, promise.Trim(), null, request.PromisedBy!.Value, current.Id, time.Today(), time.GetUtcNow(), current.Id, note.Id, isPromise: true));
            audit.About(file.PersonId, file.Id);
            return note.Id;
        }
    }
}

/// <summary>Takes back a note that was wrong. It stays readable, struck out, with who, when and why.</summary>
public static class WithdrawContact
{
    [Needs(Permission.NoteContact)]
    public sealed record Command(Guid OnceKey, Guid CaseFileId, Guid ContactNoteId, string? Reason) : ICommand<Guid>, IOnce;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Reason).Required().AtMost(ContactNote.ReasonLength).PlainText();
    }

    internal sealed class Handler(IReceptionDb db, ICurrentStaff current, IAuditTrail audit, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var note = await db.Readable(request.CaseFileId, current).FirstOrDefaultAsync(note => note.Id == request.ContactNoteId, cancellationToken)
                ?? throw new NotThereException("contact note");
            var file = await db.CaseFiles.FirstAsync(file => file.Id == note.CaseFileId, cancellationToken);
            file.EnsureOpen();
            ContactRules.TheWriterWithdraws.Check(note.WrittenBy == current.Id);
            note.Withdraw(request.Reason!.Trim(), time.GetUtcNow(), current.Id);
            audit.About(file.PersonId, file.Id);
            // Why a locked note was wrong says what is in it: that stands in the note, behind the same lock.
            audit.Because(note.IsLocked ? null : request.Reason);
            return file.Id;
        }
    }

    internal static IQueryable<ContactNote> Readable(this IReceptionDb db, Guid caseFileId, ICurrentStaff current)
    {
        var mayReadLocked = current.May(Permission.ReadLockedParts);
        return db.ContactNotes.Where(note => note.CaseFileId == caseFileId && (mayReadLocked || !note.IsLocked));
    }
}

/// <summary>Whether somebody may be asked to take back a note: it is in the file and can be read.</summary>
public static class ContactToWithdraw
{
    [Needs(Permission.NoteContact)]
    public sealed record Query(Guid CaseFileId, Guid ContactNoteId) : IQuery<Guid>;

    internal sealed class Handler(IReceptionDb db, ICurrentStaff current) : IRequestHandler<Query, Guid>
    {
        public async Task<Guid> Handle(Query request, CancellationToken cancellationToken) =>
            await db.Readable(request.CaseFileId, current).AnyAsync(note => note.Id == request.ContactNoteId, cancellationToken)
                ? request.ContactNoteId : throw new NotThereException("contact note");
    }
}
