using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.Tasks;

namespace ReceptionCentre.Application.Tasks;

/// <summary>Makes a task in a few seconds. Everybody in scope may: whoever hears what is needed writes it down.</summary>
public static class MakeTask
{
    /// <param name="For">Null = whoever works on the file.</param>
    [Needs(Permission.MakeTask)]
    public sealed record Command(Guid OnceKey, Guid CaseFileId, string? What, string? Why, DateOnly? DueOn, Guid? For) : ICommand<Guid>, IOnce;

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
            var task = StaffTask.Make(file.Id, request.What!.Trim(), request.Why, request.DueOn!.Value, request.For, time.Today(), time.GetUtcNow(), current.Id);
            db.StaffTasks.Add(task);
            audit.About(file.PersonId, file.Id);
            return task.Id;
        }
    }
}
