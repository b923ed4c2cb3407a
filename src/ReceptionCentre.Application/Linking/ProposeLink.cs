using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Linking;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.Tasks;

namespace ReceptionCentre.Application.Linking;

/// <summary>
/// Whoever may open both files says that they may be of one person, and why: a task for whoever works on the file, who
/// compares and decides. Nothing is linked by it.
/// </summary>
public static class ProposeLink
{
    /// <summary>In a week it is decided: two registrations go on growing apart.</summary>
    public const int DaysToDecide = 7;

    /// <param name="OtherId">The other registration.</param>
    /// <param name="What">The task in the words of the page; it names the other file, and nobody.</param>
    [Needs(Permission.MakeTask)]
    public sealed record Command(Guid OnceKey, Guid CaseFileId, Guid OtherId, string What, string? Reason) : ICommand<Guid>, IOnce;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(proposal => proposal.What).AtMost(StaffTask.WhatLength).PlainText();
            RuleFor(proposal => proposal.Reason).Cascade(CascadeMode.Stop).Required().AtMost(StaffTask.WordsLength).PlainText(lines: true);
        }
    }

    internal sealed class Handler(IReceptionDb db, ICurrentStaff current, IAuditTrail audit, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var (file, other) = await db.FilesToProposeAsync(request.CaseFileId, request.OtherId, cancellationToken);
            file.EnsureOpen();
            var both = new[] { file.Id, other.Id };
            // Who says it a second time, from whichever side, adds nothing.
            var known = await db.StaffTasks.Where(task => task.State == StaffTaskState.Open && both.Contains(task.CaseFileId) && task.OtherCaseFileId != null && both.Contains(task.OtherCaseFileId.Value))
                .Select(task => (Guid?)task.Id).FirstOrDefaultAsync(cancellationToken);
            if (known is { } already)
                return already;
            var task = StaffTask.Make(
                file.Id, request.What, request.Reason, time.Today().AddDays(DaysToDecide), null, time.Today(), time.GetUtcNow(), current.Id, otherCaseFileId: other.Id);
            db.StaffTasks.Add(task);
            audit.About(file.PersonId, file.Id);
            return task.Id;
        }
    }

    internal static async Task<(CaseFile File, CaseFile Other)> FilesToProposeAsync(this IReceptionDb db, Guid caseFileId, Guid otherId, CancellationToken cancellationToken)
    {
        var file = await db.CaseFiles.AsNoTracking().FirstOrDefaultAsync(one => one.Id == caseFileId, cancellationToken) ?? throw new NotThereException("case file");
        var leading = await db.LeadingAsync(otherId, cancellationToken);
        LinkRules.NotWithOneself.Check(leading != file.PersonId);
        var other = await db.CaseFiles.AsNoTracking().Where(one => one.PersonId == leading).OrderBy(one => one.ClosedOn != null).ThenByDescending(one => one.OpenedOn).ThenByDescending(one => one.Id)
            .FirstOrDefaultAsync(cancellationToken) ?? throw new NotThereException("case file");
        return (file, other);
    }
}

/// <summary>The two that may be one person, as the desk knows them: enough to see whether the right one was chosen.</summary>
public static class TwoToPropose
{
    [Needs(Permission.MakeTask)]
    public sealed record Query(Guid CaseFileId, Guid OtherId) : IQuery<Both>;

    public sealed record Both(Side Self, Side Other);

    public sealed record Side(Guid PersonId, string Reference, NameParts Name, PartialDate Born, CodeView? Municipality);

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, TimeProvider time) : IRequestHandler<Query, Both>
    {
        public async Task<Both> Handle(Query request, CancellationToken cancellationToken)
        {
            var (file, other) = await db.FilesToProposeAsync(request.CaseFileId, request.OtherId, cancellationToken);
            return new(await SideAsync(file, cancellationToken), await SideAsync(other, cancellationToken));
        }

        private async Task<Side> SideAsync(CaseFile file, CancellationToken cancellationToken)
        {
            var today = time.Today();
            var person = await db.Persons.AsNoTracking().Include(one => one.Names).Include(one => one.Births).FirstAsync(one => one.Id == file.PersonId, cancellationToken);
            return new(
                person.Id, CaseFileReference.Of(file.OpenedOn, file.Number), person.NameOn(today), person.Births.Current(today)?.Born ?? PartialDate.Unknown,
                await codes.FindAsync(Lists.Municipalities, file.Controller, cancellationToken));
        }
    }
}
