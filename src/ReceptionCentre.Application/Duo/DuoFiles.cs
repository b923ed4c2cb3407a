using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.CivicIntegration;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.CivicIntegration;
using ReceptionCentre.Domain.Duo;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Domain.Plans;
using ReceptionCentre.Domain.Stays;

namespace ReceptionCentre.Application.Duo;

/// <summary>Reads what there is to tell about files, for some files at once, so that a list costs no more questions than a page.</summary>
internal sealed class DuoFiles(IReceptionDb db, CivicParameterBook parameters, TimeProvider time)
{
    /// <summary>The files of these that are in the scope of whoever asks.</summary>
    public async Task<IReadOnlyDictionary<Guid, DuoFile>> ReadAsync(IReadOnlyCollection<Guid> files, CancellationToken cancellationToken)
    {
        var ids = files.Distinct().ToList();
        var heads = await db.CaseFiles.AsNoTracking().Where(file => ids.Contains(file.Id)).ToListAsync(cancellationToken);
        var (people, stays) = (heads.ConvertAll(file => file.PersonId), heads.ConvertAll(file => file.StayId));
        ids = heads.ConvertAll(file => file.Id);
        var numbers = (await db.IdentityNumbers.AsNoTracking()
            .Where(fact => people.Contains(fact.PersonId) && fact.Kind == IdentityNumberKind.Bsn && fact.WithdrawnAt == null && fact.Until == null)
            .Select(fact => new { fact.PersonId, fact.Value }).ToListAsync(cancellationToken)).ToLookup(one => one.PersonId, one => one.Value);
        var duties = (await db.Duties.AsNoTracking().Where(duty => stays.Contains(duty.StayId)).ToListAsync(cancellationToken)).ToLookup(duty => duty.StayId);
        var arrivals = await db.Stays.AsNoTracking().Where(stay => stays.Contains(stay.Id)).ToDictionaryAsync(stay => stay.Id, stay => stay.ArrivedOn, cancellationToken);
        var plans = (await db.Plans.AsNoTracking().Include(plan => plan.Pip).Where(plan => ids.Contains(plan.CaseFileId) && plan.Kind == PlanKind.Pip && plan.AgreedOn != null)
            .ToListAsync(cancellationToken)).ToLookup(plan => plan.CaseFileId);
        var known = await db.IntegrationTrajectories.AsNoTracking().Where(one => ids.Contains(one.CaseFileId)).ToDictionaryAsync(one => one.CaseFileId, cancellationToken);
        var trajectories = known.Values.Select(one => one.Id).ToList();
        var achievements = (await db.Achievements.AsNoTracking().Where(fact => trajectories.Contains(fact.TrajectoryId) && fact.WithdrawnAt == null).ToListAsync(cancellationToken))
            .ToLookup(fact => fact.TrajectoryId);
        var hours = (await db.IntegrationHours.AsNoTracking().Where(fact => trajectories.Contains(fact.TrajectoryId) && fact.WithdrawnAt == null && fact.Until == null).ToListAsync(cancellationToken))
            .ToLookup(fact => fact.TrajectoryId);
        var offers = (await db.CourseOffers.AsNoTracking().Where(fact => trajectories.Contains(fact.TrajectoryId) && fact.WithdrawnAt == null).ToListAsync(cancellationToken))
            .ToLookup(fact => fact.TrajectoryId);
        var messages = (await db.DuoMessages.AsNoTracking().Include(message => message.Fields).Include(message => message.Rejections).Where(message => ids.Contains(message.CaseFileId))
            .ToListAsync(cancellationToken)).ToLookup(message => message.CaseFileId);
        var municipalities = heads.ConvertAll(file => file.Controller);
        var since = await db.DuoSettings.AsNoTracking().Where(settings => municipalities.Contains(settings.Municipality))
            .ToDictionaryAsync(settings => settings.Municipality, settings => settings.ReportsFrom, cancellationToken);
        var schoolNumbers = offers.SelectMany(one => one).Select(one => one.InstitutionNumber).Distinct().ToList();
        var schools = await db.DuoSchools.AsNoTracking().Where(school => schoolNumbers.Contains(school.Number)).ToDictionaryAsync(school => school.Number, cancellationToken);
        var all = await parameters.AllAsync(cancellationToken);
        var found = new Dictionary<Guid, DuoFile>();
        foreach (var file in heads)
        {
            var trajectory = known.GetValueOrDefault(file.Id);
            found.Add(file.Id, new(
                file, numbers[file.PersonId].FirstOrDefault(), duties[file.StayId].Current(time.Today()), arrivals[file.StayId].FirstPossible(), trajectory, [.. plans[file.Id].OrderBy(plan => plan.Edition)],
                trajectory is null ? [] : [.. achievements[trajectory.Id]], trajectory is null ? [] : [.. hours[trajectory.Id]], trajectory is null ? [] : [.. offers[trajectory.Id]],
                [.. messages[file.Id].OrderBy(message => message.MadeAt).ThenBy(message => message.Id)], schools, all, since.GetValueOrDefault(file.Controller), time.Today()));
        }
        return found;
    }

    /// <summary>Null: not there, or out of scope.</summary>
    public async Task<DuoFile?> ReadAsync(Guid caseFileId, CancellationToken cancellationToken) => (await ReadAsync([caseFileId], cancellationToken)).GetValueOrDefault(caseFileId);
}

/// <summary>What there is to tell about one file, and what was told.</summary>
/// <param name="ReportsFrom">What was decided before this day was told in another way.</param>
internal sealed record DuoFile(
    CaseFile File, string? Bsn, IntegrationDutyFact? Duty, DateOnly? ArrivedOn, IntegrationTrajectory? Known, IReadOnlyList<IntegrationPlan> Plans,
    IReadOnlyList<AchievementFact> Achievements, IReadOnlyList<HoursFact> Hours, IReadOnlyList<CourseOfferFact> Offers, IReadOnlyList<DuoMessage> Messages,
    IReadOnlyDictionary<string, DuoSchool> Schools, CivicParameters Parameters, DateOnly? ReportsFrom, DateOnly Today)
{
    private IEnumerable<DuoMessage> Standing => Messages.Where(message => message.Stands);

    private bool PipIsAtDuo => Standing.Any(message => message.Kind == DuoMessageKind.Pip)
        || (CurrentPip?.AgreedOn < ReportsFrom && !Messages.Any(message => message is { Kind: DuoMessageKind.Pip, Act: DuoAct.Withdraw, State: DuoMessageState.Accepted }));

    private IntegrationPlan? CurrentPip => Plans.LastOrDefault(plan => plan.State == PlanState.Decided);

    /// <summary>The last message about something, whatever came of it.</summary>
    public DuoMessage? LastAbout(Guid subjectId) => Messages.LastOrDefault(message => message.SubjectId == subjectId);

    public DuoSurroundings Around(string? school = null) => new(
        Bsn is not null, Duty?.State, Known?.Group, CurrentPip?.Pip?.Route, CurrentPip?.AgreedOn, PipIsAtDuo, Known?.TermFrom, Known?.TermUntil,
        Known?.DuoTermUntil is not null, ZRouteAtDuo, Standing.Any(message => message.Kind == DuoMessageKind.Lessons),
        school is not null && Schools.TryGetValue(school, out var marks) ? new(marks.QualityMark, marks.EducationRoute) : null, Today);

    /// <summary>What would be told about something: a report, a correction, or a withdrawal. Null = there is nothing to tell.</summary>
    public DuoDraft? Draft(Guid subjectId)
    {
        if (Plans.FirstOrDefault(plan => plan.Id == subjectId) is { } plan)
            return Pip(plan);
        if (Achievements.FirstOrDefault(fact => fact.Id == subjectId) is { } achieved)
            return Of(DuoMessages.Of(achieved.Kind), achieved.Id, null, DuoMessages.FieldsOf(achieved), DuoMessages.ChecksOf(achieved, Around()));
        if (Hours.FirstOrDefault(fact => fact.Id == subjectId) is { } counted)
            return Of(DuoMessages.Of(counted.Kind), counted.Id, null, DuoMessages.FieldsOf(counted), DuoMessages.ChecksOf(counted, Around()));
        if (Offers.FirstOrDefault(fact => fact.Id == subjectId) is { } offer)
            return Of(DuoMessageKind.Offer, offer.Id, offer.InstitutionNumber, DuoMessages.FieldsOf(offer), DuoMessages.ChecksOfOffer(offer, Around(offer.InstitutionNumber)));
        return Standing.FirstOrDefault(message => message.SubjectId == subjectId) is { } wrong ? Withdrawal(wrong) : null;
    }

    /// <summary>What would be told to take back what stands at the executing agency.</summary>
    public DuoDraft Withdrawal(DuoMessage wrong) => new(
        File.Id, wrong.Kind, DuoAct.Withdraw, wrong.SubjectId, wrong.Key, wrong.Id, DuoMessages.FieldsOfWithdrawal(wrong.Kind, wrong.Key),
        [.. DuoMessages.ChecksOfAll(Around()), .. DuoMessages.ChecksOfWithdrawal(wrong.Kind, Around())]);

    private DuoDraft Pip(IntegrationPlan plan)
    {
        var datedOn = plan.AgreedOn!.Value;
        var earlier = Plans.LastOrDefault(one => one.Edition < plan.Edition);
        var first = new[] { Known?.EarlierPipOn, Plans.Where(one => one.Edition < plan.Edition).Min(one => one.AgreedOn) }.Min();
        var around = new PipSurroundings(
            Known?.Group, earlier?.Pip?.Terms, Duty?.From.FirstPossible(), Known?.SettledOn ?? ArrivedOn, first, earlier?.AgreedOn, Known?.TermFrom, null, Parameters);
        var terms = plan.Pip?.Terms ?? PipTerms.Empty;
        var isEarlierOwed = Plans.Any(one => one.Edition < plan.Edition && one.AgreedOn >= ReportsFrom && LastAbout(one.Id)?.State != DuoMessageState.Accepted);
        return Of(DuoMessageKind.Pip, plan.Id, null, DuoMessages.FieldsOf(terms, datedOn, Known?.Group), DuoMessages.ChecksOfPip(isEarlierOwed, PipChecks.Of(plan, around, datedOn, Today)));
    }

    private DuoDraft Of(DuoMessageKind kind, Guid subjectId, string? key, IReadOnlyList<DuoField> fields, IEnumerable<DuoFinding> findings)
    {
        var told = Standing.LastOrDefault(message => message.Kind == kind && message.Key == key && message.SubjectId != subjectId);
        return new(File.Id, kind, told is null ? DuoAct.Report : DuoAct.Correct, subjectId, key, told?.Id, fields, [.. DuoMessages.ChecksOfAll(Around()), .. findings]);
    }

    /// <summary>How the integration stands here, to be compared.</summary>
    public DuoSide Side() => new(
        CurrentPip?.AgreedOn, CurrentPip?.Pip?.Route is { } route ? DuoCodes.Of(route) : null, Achievements.FirstOrDefault(fact => fact.Kind == AchievementKind.Pvt)?.On,
        Achievements.FirstOrDefault(fact => fact.Kind == AchievementKind.Map)?.On, Known?.TermFrom, Known?.TermUntil?.AddDays(-1),
        Duty?.State switch { null or DutyState.Undecided or DutyState.Unknown => null, DutyState.Obliged => true, _ => false });

    private DateOnly? ZRouteAtDuo =>
        Standing.LastOrDefault(message => message.Kind == DuoMessageKind.ZRoute)?.Fields.FirstOrDefault(one => one.Name == DuoMessages.ZRouteDate) is { } date
            ? DateOnly.ParseExact(date.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;
}
