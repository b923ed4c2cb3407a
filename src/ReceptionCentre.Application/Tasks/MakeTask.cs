using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.Contacts;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Contacts;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.Tasks;

namespace ReceptionCentre.Application.Tasks;

/// <summary>Makes a task in a few seconds. Everybody in scope may: whoever hears what is needed writes it down.</summary>
public static class MakeTask
{
    /// <param name="For">Null = whoever works on the file; of a promise whoever writes it down.</param>
    /// <param name="IsPromise">It was promised to the person.</param>
    /// <param name="ContactNoteId">The contact in which it was agreed; null = it comes from elsewhere.</param>
    [Needs(Permission.MakeTask)]
    public sealed record Command(Guid OnceKey, Guid CaseFileId, string? What, string? Why, DateOnly? DueOn, Guid? For, Guid? ContactNoteId = null, bool IsPromise = false) : ICommand<Guid>, IOnce;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(TimeProvider time)
        {
            RuleFor(task => task.What).Cascade(CascadeMode.Stop).Must(what => !string.IsNullOrWhiteSpace(what)).WithMessage("Tasks.WhatMissing")
                .AtMost(StaffTask.WhatLength).PlainText();
            RuleFor(task => task.Why).AtMost(StaffTask.WordsLength).PlainText(lines: true);
            RuleFor(task => task.DueOn).Must(on => on is not null).WithMessage("Tasks.DueOnMissing");
            RuleFor(task => task.DueOn).Must(on => on is null || on >= time.Today()).WithMessage(TaskRules.ATaskIsAhead.Name);
        }
    }

    internal sealed class Handler(IReceptionDb db, ICurrentStaff current, IAuditTrail audit, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var file = await db.CaseFiles.FirstOrDefaultAsync(file => file.Id == request.CaseFileId, cancellationToken) ?? throw new NotThereException("case file");
            file.EnsureOpen();
            if (request.For is { } doer)
                TaskRules.TheDoerWorksForTheMunicipality.Check(await db.ColleaguesOf([file.Controller]).AnyAsync(member => member.Id == doer, cancellationToken));
            if (request.ContactNoteId is { } note && !await db.NotesToMakeTasksOf(file.Id, current).AnyAsync(one => one.Id == note, cancellationToken))
                throw new NotThereException("contact note");
            var task = StaffTask.Make(
                file.Id, request.What!.Trim(), request.Why, request.DueOn!.Value, request.For ?? (request.IsPromise ? current.Id : null), time.Today(), time.GetUtcNow(), current.Id,
                request.ContactNoteId, isPromise: request.IsPromise);
            db.StaffTasks.Add(task);
            audit.About(file.PersonId, file.Id);
            return task.Id;
        }
    }
}

/// <summary>The contact of which somebody makes a task: what was agreed stands beside the form and is not copied.</summary>
public static class ContactForTask
{
    [Needs(Permission.OpenWholeFile)]
    public sealed record Query(Guid CaseFileId, Guid ContactNoteId) : IQuery<Contact>;

    /// <param name="NextOn">Day that was agreed; the task is likely to be due by then.</param>
    public sealed record Contact(Guid Id, DateOnly On, string Agreed, DateOnly? NextOn);

    internal sealed class Handler(IReceptionDb db, ICurrentStaff current) : IRequestHandler<Query, Contact>
    {
        public async Task<Contact> Handle(Query request, CancellationToken cancellationToken) =>
            await db.NotesToMakeTasksOf(request.CaseFileId, current).AsNoTracking().Where(note => note.Id == request.ContactNoteId)
                .Select(note => new Contact(note.Id, note.On, note.Agreed, note.NextOn)).FirstOrDefaultAsync(cancellationToken)
                ?? throw new NotThereException("contact note");
    }

    // What was withdrawn was not agreed.
    internal static IQueryable<ContactNote> NotesToMakeTasksOf(this IReceptionDb db, Guid caseFileId, ICurrentStaff current) =>
        db.Readable(caseFileId, current).Where(note => note.WithdrawnAt == null);
}
