using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Documents;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Plans;

namespace ReceptionCentre.Application.CaseFiles;

/// <summary>Open, new, waiting, overdue or silent: the words of the caseload, for one file on one day.</summary>
public sealed class FileOnDay
{
    public Guid CaseFileId { get; init; }
    public string Controller { get; init; } = "";
    public string Task { get; init; } = "";
    public DateOnly OpenedOn { get; init; }
    public Guid? CaseworkerId { get; init; }
    public Guid? TeamId { get; init; }
    public bool IsNew { get; init; }
    public bool IsWaiting { get; init; }
    public bool IsOverdue { get; init; }
    public bool IsSilent { get; init; }
}

/// <summary>A figure of the caseload, and the list behind it.</summary>
public enum CaseloadState
{
    Open = 1,
    New = 2,
    Overdue = 3,
    Waiting = 4,
    Silent = 5,
}

/// <summary>
/// The same definitions as <see cref="FileFacts"/>, asked of the whole database at once and for any day: what was recorded
/// by then, counted with the terms of today. What was withdrawn since was never true and does not count.
/// </summary>
internal static class FileStates
{
    /// <summary>The files in scope that were open on a day, each with its states.</summary>
    public static IQueryable<FileOnDay> StatesOn(this IReceptionDb db, DateOnly day, CaseloadTerms terms)
    {
        var endOfDay = DutchCalendar.StartOf(day.AddDays(1));
        var (newAfter, silentFrom, noPlanBefore) = (day.AddDays(-terms.NewDays), day.AddDays(-terms.SilentDays), day.AddDays(-terms.NoPlanDays));
        var assignments = db.AssignmentsOn(day);
        var contacts = db.LastContactsOn(day);
        var late = db.LateFilesOn(day, terms);
        var planned = db.Plans.Where(plan => plan.BegunAt < endOfDay && plan.State != PlanState.Dropped)
            .GroupBy(plan => plan.CaseFileId).Select(group => new FileRow { CaseFileId = group.Key });
        var documents = db.Documents
            .Where(document => document.RequestedAt < endOfDay
                && (document.ReadyAt >= endOfDay || (document.ReadyAt == null && (document.State == DocumentState.Queued || document.State == DocumentState.BeingMade))))
            .GroupBy(document => document.CaseFileId).Select(group => new FileRow { CaseFileId = group.Key });
        var questions = db.AccessRequests.Where(request => request.AskedAt < endOfDay && (request.AnsweredAt == null || request.AnsweredAt >= endOfDay) && (request.WithdrawnAt == null || request.WithdrawnAt >= endOfDay));

        return from file in db.CaseFiles.AsNoTracking().Where(file => file.OpenedOn <= day && (file.ClosedOn == null || file.ClosedOn > day))
               join one in assignments on file.Id equals one.CaseFileId into assigned
               from assignment in assigned.DefaultIfEmpty()
               join one in contacts on file.Id equals one.CaseFileId into spoken
               from contact in spoken.DefaultIfEmpty()
               join one in late on (Guid?)file.Id equals one.CaseFileId into lates
               from passed in lates.DefaultIfEmpty()
               join one in planned on (Guid?)file.Id equals one.CaseFileId into plans
               from plan in plans.DefaultIfEmpty()
               join one in documents on (Guid?)file.Id equals one.CaseFileId into papers
               from paper in papers.DefaultIfEmpty()
               select new FileOnDay
               {
                   CaseFileId = file.Id,
                   Controller = file.Controller,
                   Task = file.Task,
                   OpenedOn = file.OpenedOn,
                   CaseworkerId = assignment.CaseworkerId,
                   TeamId = assignment.TeamId,
                   IsNew = file.OpenedOn > newAfter,
                   IsWaiting = paper.CaseFileId != null || questions.Any(request => request.PersonId == file.PersonId && request.ForMunicipality == file.Controller),
                   IsOverdue = passed.CaseFileId != null || (plan.CaseFileId == null && file.OpenedOn < noPlanBefore),
                   IsSilent = ((DateOnly?)contact.On ?? file.OpenedOn) <= silentFrom,
               };
    }

    public static IQueryable<FileOnDay> In(this IQueryable<FileOnDay> files, CaseloadState? state) => state switch
    {
        CaseloadState.New => files.Where(file => file.IsNew),
        CaseloadState.Overdue => files.Where(file => file.IsOverdue),
        CaseloadState.Waiting => files.Where(file => file.IsWaiting),
        CaseloadState.Silent => files.Where(file => file.IsSilent),
        _ => files,
    };

    /// <summary>Who works on which file on a day.</summary>
    public static IQueryable<AssignmentFact> AssignmentsOn(this IReceptionDb db, DateOnly day)
    {
        var on = PartialDate.Of(day);
        return db.Assignments.AsNoTracking().Where(fact => fact.WithdrawnAt == null && fact.From <= on && (fact.Until == null || fact.Until > on));
    }

    /// <summary>The latest contact in which the person took part, of each file that has one.</summary>
    public static IQueryable<FileDay> LastContactsOn(this IReceptionDb db, DateOnly day) =>
        db.ContactNotes.Where(note => note.WithdrawnAt == null && note.PersonTookPart && note.On <= day)
            .GroupBy(note => note.CaseFileId)
            .Select(group => new FileDay { CaseFileId = group.Key, On = group.Max(note => note.On) });

    /// <summary>
    /// The day that was agreed for the next contact: of the latest note that names one, as long as no later note was written
    /// on or after that day.
    /// </summary>
    public static IQueryable<FileDay> AgreedContactsOn(this IReceptionDb db, DateOnly day) =>
        db.ContactNotes
            .Where(note => note.WithdrawnAt == null && note.On <= day && note.NextOn != null)
            .Where(note => !db.ContactNotes.Any(later =>
                later.CaseFileId == note.CaseFileId && later.WithdrawnAt == null && later.On <= day
                && later.On >= note.On && (later.On > note.On || later.WrittenAt > note.WrittenAt)
                && (later.NextOn != null || later.On >= note.NextOn)))
            .Select(note => new FileDay { CaseFileId = note.CaseFileId, On = note.NextOn!.Value });

    /// <summary>Items, not done yet, of the plan that was agreed and not yet revised on a day.</summary>
    public static IQueryable<AgreedItem> AgreedItemsOn(this IReceptionDb db, DateOnly day) =>
        from plan in db.Plans
        where plan.AgreedOn <= day && (plan.State == PlanState.Agreed || (plan.State == PlanState.Ended && plan.EndedOn > day)
            || (plan.State == PlanState.Revised && !db.Plans.Any(next => next.CaseFileId == plan.CaseFileId && next.Edition > plan.Edition && next.AgreedOn <= day)))
        from goal in plan.Goals
        from item in goal.Items
        where item.DoneOn == null || item.DoneOn > day
        select new AgreedItem { CaseFileId = plan.CaseFileId, What = item.What, StartsOn = item.StartsOn, Deadline = item.Deadline };

    /// <summary>Drafts that were being written on a day. A draft that was dropped since is not counted.</summary>
    public static IQueryable<IntegrationPlan> DraftsOn(this IReceptionDb db, DateOnly day)
    {
        var endOfDay = DutchCalendar.StartOf(day.AddDays(1));
        return db.Plans.AsNoTracking().Where(plan => plan.BegunAt < endOfDay && plan.State != PlanState.Dropped && (plan.AgreedOn == null || plan.AgreedOn > day));
    }

    // Files with a clock that passed, each once; "no plan yet" is asked of the file itself.
    private static IQueryable<FileRow> LateFilesOn(this IReceptionDb db, DateOnly day, CaseloadTerms terms)
    {
        var draftsBefore = DutchCalendar.StartOf(day.AddDays(-terms.DraftDays));
        return db.AgreedContactsOn(day).Where(contact => contact.On < day).Select(contact => new FileRow { CaseFileId = contact.CaseFileId })
            .Union(db.AgreedItemsOn(day).Where(item => item.Deadline < day).Select(item => new FileRow { CaseFileId = item.CaseFileId }))
            .Union(db.DraftsOn(day).Where(plan => plan.BegunAt < draftsBefore).Select(plan => new FileRow { CaseFileId = plan.CaseFileId }));
    }
}

// Nullable, so that "this file is not in it" can be asked after a left join.
internal sealed class FileRow
{
    public Guid? CaseFileId { get; init; }
}

internal sealed class FileDay
{
    public Guid CaseFileId { get; init; }
    public DateOnly On { get; init; }
}

internal sealed class AgreedItem
{
    public Guid CaseFileId { get; init; }
    public string What { get; init; } = "";
    public DateOnly? StartsOn { get; init; }
    public DateOnly? Deadline { get; init; }
}
