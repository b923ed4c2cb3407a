using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Plans;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.CivicIntegration;
using ReceptionCentre.Domain.Duo;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Intakes;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.Stays;

namespace ReceptionCentre.Application.Duo;

/// <summary>Finds whose file a notice is about, and puts what it says into that file.</summary>
internal sealed class DuoNoticeWork(IReceptionDb db, IAuditTrail audit, ICurrentStaff current, TimeProvider time)
{
    public const string Source = "duo";

    /// <summary>
    /// The open files at a municipality of the person with a number, also of whoever may not be seen by the asker: then only
    /// who may, finds the notice. One = it is about that file; none or more = a person decides.
    /// </summary>
    public async Task<IReadOnlyList<Guid>> FilesAsync(string municipality, string? bsn, string? vNumber, CancellationToken cancellationToken)
    {
        if (bsn is null && vNumber is null)
            return [];
        var people = db.IdentityNumbers.Where(fact => fact.WithdrawnAt == null && fact.Until == null
            && ((fact.Kind == IdentityNumberKind.Bsn && fact.Value == bsn) || (fact.Kind == IdentityNumberKind.VNumber && fact.Value == vNumber))).Select(fact => fact.PersonId);
        return await db.CaseFiles.IgnoreQueryFilters().Where(file => file.Controller == municipality && file.ClosedOn == null && people.Contains(file.PersonId))
            .OrderBy(file => file.OpenedOn).ThenBy(file => file.Id).Select(file => file.Id).ToListAsync(cancellationToken);
    }

    /// <summary>A notice that waits, as the screen showed it.</summary>
    public async Task<DuoNotice> ToAnswerAsync(Guid noticeId, int version, CancellationToken cancellationToken)
    {
        var notice = await db.DuoNotices.Include(notice => notice.Content).FirstOrDefaultAsync(notice => notice.Id == noticeId, cancellationToken) ?? throw new NotThereException("notice");
        notice.EnsureStillAt(version);
        if (notice.CaseFileId is { } fileId)
            audit.About(await db.CaseFiles.Where(file => file.Id == fileId).Select(file => (Guid?)file.PersonId).FirstOrDefaultAsync(cancellationToken), fileId);
        return notice;
    }

    /// <summary>How a file stands, as far as a notice can change it.</summary>
    /// <param name="asShown">With the term that holds, also where we computed it; else only what DUO gave.</param>
    public async Task<DuoStanding> StandingAsync(Guid caseFileId, bool asShown, CancellationToken cancellationToken)
    {
        var stayId = await db.CaseFiles.Where(file => file.Id == caseFileId).Select(file => file.StayId).FirstAsync(cancellationToken);
        var duty = (await db.Duties.AsNoTracking().Where(duty => duty.StayId == stayId).ToListAsync(cancellationToken)).Current(time.Today());
        var known = await db.IntegrationTrajectories.AsNoTracking().FirstOrDefaultAsync(one => one.CaseFileId == caseFileId, cancellationToken);
        var test = (await db.LearnabilityTests.AsNoTracking().Include(test => test.Steps).FirstOrDefaultAsync(test => test.CaseFileId == caseFileId, cancellationToken))?.Last;
        var exams = known is null ? [] : await db.Exams.AsNoTracking().Where(fact => fact.TrajectoryId == known.Id && fact.WithdrawnAt == null).ToListAsync(cancellationToken);
        return new(
            duty?.State, duty?.From.FirstPossible(), duty?.DecidedOn.FirstPossible(), duty?.Grounds, known?.Group, known?.SettledOn, known?.EarlierPipOn, known?.EarlierPipMunicipality,
            asShown ? known?.TermFrom : known?.DuoTermFrom, asShown ? known?.TermUntil : known?.DuoTermUntil, test?.State, test?.ExamNumber, test?.Result)
        { Exams = new(exams.Select(fact => fact.Exam)) };
    }

    /// <summary>Puts what a notice says into the file, each as a fact with its source; gives what was so before.</summary>
    public async Task<DuoFormer> PutAsync(DuoEvent what, DuoFacts facts, Guid caseFileId, DateOnly registeredOn, CivicParameters parameters, CancellationToken cancellationToken)
    {
        var file = await db.CaseFiles.FirstAsync(one => one.Id == caseFileId, cancellationToken);
        file.EnsureOpen();
        var (today, now) = (time.Today(), await StandingAsync(caseFileId, asShown: false, cancellationToken));
        Guid? dutyId = null, stepId = null;
        if (what.Topics.HasFlag(DuoTopics.Duty) && what.Becomes is { } becomes)
        {
            var stay = await db.Stays.Include(stay => stay.Duties).FirstAsync(stay => stay.Id == file.StayId, cancellationToken);
            var from = facts.DutyFrom ?? facts.LetterOn ?? registeredOn;
            stay.RecordDuty(
                new(becomes, becomes == DutyState.Obliged ? PlanWork.IntegrationAct2021 : null, becomes == DutyState.Obliged ? null : facts.DutyReason ?? what.Reason,
                    facts.LetterOn is { } letter ? PartialDate.Of(letter) : PartialDate.Of(registeredOn), PartialDate.Of(from)),
                current.Recording(time, Source));
            dutyId = stay.LastDuty!.Id;
        }
        if ((what.Topics & (DuoTopics.Group | DuoTopics.Settlement | DuoTopics.EarlierPip | DuoTopics.Term)) != DuoTopics.None)
        {
            var known = await TrajectoryAsync(caseFileId, cancellationToken);
            known.Record(
                new(facts.Group ?? known.Group, facts.SettledOn ?? known.SettledOn, facts.EarlierPipOn ?? known.EarlierPipOn, facts.EarlierPipMunicipality ?? known.EarlierPipMunicipality,
                    facts.TermFrom ?? known.DuoTermFrom, facts.TermUntil ?? known.DuoTermUntil),
                today, parameters);
        }
        if (what.Topics.HasFlag(DuoTopics.Test) && (facts.TestResult is not null || now.Test is null))
        {
            var test = await db.LearnabilityTests.Include(test => test.Steps).FirstOrDefaultAsync(test => test.CaseFileId == caseFileId, cancellationToken);
            if (test is null)
                db.LearnabilityTests.Add(test = LearnabilityTest.Of(caseFileId));
            var terms = facts.TestResult is { } result
                ? new LearnabilityTerms(LearnabilityState.Done, facts.TestOn ?? registeredOn, null, result, facts.Achieved, facts.Required, facts.ExamNumber)
                : new LearnabilityTerms(LearnabilityState.Invited, registeredOn);
            stepId = test.Add(terms, today, time.GetUtcNow(), current.Id).Id;
        }
        var brought = what.Topics.HasFlag(DuoTopics.Exams) ? DuoEffects.New(facts, now).ToList() : [];
        if (brought.Count > 0)
        {
            var known = await WithExamsAsync(caseFileId, cancellationToken);
            // Another result of the same exam is a correction by the agency itself.
            foreach (var exam in brought)
                known.Take(exam, today, current.Recording(time, Source, "DUO"));
        }
        return new(now.Group, now.SettledOn, now.EarlierPipOn, now.EarlierPipMunicipality, now.TermFrom, now.TermUntil, dutyId, stepId) { Brought = new(brought) };
    }

    /// <summary>A notice proved wrong: what it brought is withdrawn, and what was so before is put back where nothing else was said since.</summary>
    public async Task PutBackAsync(Guid caseFileId, DuoFacts facts, DuoFormer former, string reason, CivicParameters parameters, CancellationToken cancellationToken)
    {
        var file = await db.CaseFiles.FirstAsync(one => one.Id == caseFileId, cancellationToken);
        file.EnsureOpen();
        var provenance = current.Recording(time, Source, reason);
        if (former.DutyFactId is { } dutyId)
        {
            var stay = await db.Stays.Include(stay => stay.Duties).FirstAsync(stay => stay.Id == file.StayId, cancellationToken);
            if (stay.Duties.Any(duty => duty.Id == dutyId && duty.Stands))
                stay.WithdrawDuty(dutyId, provenance);
        }
        var known = await TrajectoryAsync(caseFileId, cancellationToken);
        known.Record(
            new(Back(known.Group, facts.Group, former.Group), Back(known.SettledOn, facts.SettledOn, former.SettledOn), Back(known.EarlierPipOn, facts.EarlierPipOn, former.EarlierPipOn),
                known.EarlierPipMunicipality == facts.EarlierPipMunicipality ? former.EarlierPipMunicipality : known.EarlierPipMunicipality,
                Back(known.DuoTermFrom, facts.TermFrom, former.TermFrom), Back(known.DuoTermUntil, facts.TermUntil, former.TermUntil)),
            time.Today(), parameters);
        await WithdrawExamsAsync(caseFileId, former.Brought, provenance, cancellationToken);
        if (former.TestStepId is { } stepId && await db.LearnabilityTests.Include(test => test.Steps).FirstOrDefaultAsync(test => test.CaseFileId == caseFileId, cancellationToken) is { } taken
            && taken.Last?.Id == stepId)
            taken.TakeBackLast(reason, time.GetUtcNow(), current.Id);
    }

    private async Task WithdrawExamsAsync(Guid caseFileId, DuoExams brought, Provenance provenance, CancellationToken cancellationToken)
    {
        if (brought.All.Count == 0)
            return;
        var known = await WithExamsAsync(caseFileId, cancellationToken);
        foreach (var fact in known.Exams.Where(fact => fact.Stands && brought.All.Contains(fact.Exam)).ToList())
            known.WithdrawResult(fact.Id, provenance);
    }

    private async Task<IntegrationTrajectory> WithExamsAsync(Guid caseFileId, CancellationToken cancellationToken)
    {
        var known = await TrajectoryAsync(caseFileId, cancellationToken);
        await db.Exams.Where(fact => fact.TrajectoryId == known.Id).LoadAsync(cancellationToken);
        return known;
    }

    // What somebody said since stays.
    private static T? Back<T>(T? now, T? told, T? former) where T : struct => told is not null && now.Equals(told) ? former : now;

    private async Task<IntegrationTrajectory> TrajectoryAsync(Guid caseFileId, CancellationToken cancellationToken)
    {
        var known = db.IntegrationTrajectories.Local.FirstOrDefault(one => one.CaseFileId == caseFileId)
            ?? await db.IntegrationTrajectories.Include(one => one.Awaited).FirstOrDefaultAsync(one => one.CaseFileId == caseFileId, cancellationToken);
        if (known is null)
            db.IntegrationTrajectories.Add(known = IntegrationTrajectory.Of(caseFileId));
        return known;
    }
}
