using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Documents;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Newcomers;

namespace ReceptionCentre.Application.CaseFiles;

/// <summary>A file as a line of a caseload: whose it is, what it asks next, and what decides that.</summary>
public sealed record CaseloadFile(
    Guid CaseFileId, Guid PersonId, string Reference, NameParts Name, string Controller, string Task, Guid? CaseworkerId, Guid? TeamId, FileFacts Facts)
{
    /// <summary>The first thing that it asks, now or later.</summary>
    public FileStep NextStep(DateOnly today, CaseloadTerms terms) => Facts.Steps(today, terms)[0];

    public bool Is(CaseloadState state, DateOnly today, CaseloadTerms terms) => state switch
    {
        CaseloadState.New => Facts.IsNewOn(today, terms),
        CaseloadState.Overdue => Facts.IsOverdueOn(today, terms),
        CaseloadState.Waiting => Facts.IsWaiting,
        CaseloadState.Silent => Facts.IsSilentOn(today, terms),
        _ => true,
    };
}

internal static class CaseloadFiles
{
    /// <summary>The lines of some files, in nine queries however many they are. Files out of scope are left out.</summary>
    public static async Task<IReadOnlyList<CaseloadFile>> CaseloadFilesAsync(
        this IReceptionDb db, IReadOnlyCollection<Guid> ids, DateOnly today, CancellationToken cancellationToken)
    {
        if (ids.Count == 0)
            return [];
        var files = await db.CaseFiles.AsNoTracking().Where(file => ids.Contains(file.Id))
            .Select(file => new { file.Id, file.PersonId, file.OpenedOn, file.Number, file.Controller, file.Task })
            .ToListAsync(cancellationToken);
        var personIds = files.ConvertAll(file => file.PersonId);
        var names = (await db.Names.AsNoTracking().Where(name => personIds.Contains(name.PersonId) && name.WithdrawnAt == null).ToListAsync(cancellationToken))
            .ToLookup(name => name.PersonId);
        var assigned = (await db.AssignmentsOn(today).Where(fact => ids.Contains(fact.CaseFileId))
            .Select(fact => new { fact.CaseFileId, fact.CaseworkerId, fact.TeamId }).ToListAsync(cancellationToken)).ToLookup(fact => fact.CaseFileId);
        var contacts = await DaysAsync(db.LastContactsOn(today));
        var agreedContacts = await DaysAsync(db.AgreedContactsOn(today));
        var plans = (await db.Plans.AsNoTracking().Where(plan => ids.Contains(plan.CaseFileId) && plan.State != Domain.Plans.PlanState.Dropped)
            .Select(plan => new { plan.CaseFileId, plan.State, plan.BegunAt }).ToListAsync(cancellationToken)).ToLookup(plan => plan.CaseFileId);
        var items = (await db.AgreedItemsOn(today).Where(item => ids.Contains(item.CaseFileId) && (item.StartsOn != null || item.Deadline != null))
            .ToListAsync(cancellationToken)).ToLookup(item => item.CaseFileId);
        var papers = (await db.Documents.AsNoTracking().Where(document => ids.Contains(document.CaseFileId) && document.State != DocumentState.Ready && document.State != DocumentState.Withdrawn)
            .Select(document => new { document.CaseFileId, document.State, document.RequestedAt }).ToListAsync(cancellationToken)).ToLookup(document => document.CaseFileId);
        var questions = (await db.AccessRequests.AsNoTracking().Where(request => personIds.Contains(request.PersonId) && request.AnsweredAt == null && request.WithdrawnAt == null)
            .Select(request => new { request.PersonId, request.ForMunicipality, request.AskedAt }).ToListAsync(cancellationToken)).ToLookup(request => request.PersonId);

        return files.ConvertAll(file =>
        {
            var assignment = assigned[file.Id].FirstOrDefault();
            var waits = papers[file.Id].Where(paper => paper.State is DocumentState.Queued or DocumentState.BeingMade).Select(paper => paper.RequestedAt)
                .Concat(questions[file.PersonId].Where(question => question.ForMunicipality == file.Controller).Select(question => question.AskedAt));
            return new CaseloadFile(
                file.Id, file.PersonId, CaseFileReference.Of(file.OpenedOn, file.Number), NameOf(file.PersonId), file.Controller, file.Task,
                assignment?.CaseworkerId, assignment?.TeamId,
                new(file.OpenedOn, contacts.GetValueOrDefault(file.Id), agreedContacts.GetValueOrDefault(file.Id),
                    FirstDay(plans[file.Id].Where(plan => plan.State == Domain.Plans.PlanState.Draft).Select(plan => plan.BegunAt)),
                    plans[file.Id].Any(),
                    [.. items[file.Id].Select(item => new PlanMoment(item.What, item.StartsOn, item.Deadline))],
                    FirstDay(papers[file.Id].Where(paper => paper.State == DocumentState.Failed).Select(paper => paper.RequestedAt)),
                    FirstDay(waits)));
        });

        async Task<Dictionary<Guid, DateOnly?>> DaysAsync(IQueryable<FileDay> days) =>
            (await days.Where(day => ids.Contains(day.CaseFileId)).ToListAsync(cancellationToken))
                .GroupBy(day => day.CaseFileId).ToDictionary(group => group.Key, group => (DateOnly?)group.Max(day => day.On));

        NameParts NameOf(Guid personId) =>
            (names[personId].Current(today) ?? names[personId].OrderBy(name => name.RecordedAt).Last()).Parts;
    }

    private static DateOnly? FirstDay(IEnumerable<DateTimeOffset> moments) =>
        moments.Select(moment => (DateTimeOffset?)moment).Min() is { } first ? DutchCalendar.DateOf(first) : null;
}
