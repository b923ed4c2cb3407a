using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.CivicIntegration;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Plans;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.CivicIntegration;
using ReceptionCentre.Domain.Duo;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Domain.Stays;

namespace ReceptionCentre.Application.Duo;

/// <summary>
/// Who counts for the yearly grant on 31 December, of everybody with a file in scope that was open on that day and with a decision of
/// DUO under the Act of 2021: per person whether, why, and where the two sides differ. A year that is not over is counted as things
/// stand now.
/// </summary>
public static class CountSpuk
{
    public const int PageSize = 50;

    /// <summary>The first year of the Act.</summary>
    public const int FirstYear = 2022;

    /// <param name="Municipality">One of the asker's; null = all of them.</param>
    /// <param name="After">The file behind which the page begins; null = the first page.</param>
    [Needs(Permission.ReadDuoWork)]
    public sealed record Query(int Year, string? Municipality = null, Guid? After = null) : IQuery<Result>;

    /// <param name="IsFinal">The day has come.</param>
    /// <param name="Totals">How many for each reason.</param>
    /// <param name="Next">The next page begins after this file; null = this is the last.</param>
    public sealed record Result(int Year, DateOnly On, bool IsFinal, IReadOnlyList<CodeView> Municipalities, string? Municipality, IReadOnlyDictionary<SpukReason, int> Totals, IReadOnlyList<Line> Lines, Guid? Next)
    {
        public int Counts => Totals.Where(total => new SpukFinding(total.Key).Counts).Sum(total => total.Value);
        public int All => Totals.Values.Sum();
    }

    /// <param name="Differences">What the executing agency has otherwise, as far as both sides were compared and it is not settled.</param>
    public sealed record Line(Guid CaseFileId, NameParts Name, CodeView? Municipality, DutyGroup? Group, SpukFinding Finding, IReadOnlyList<DuoComparison> Differences);

    internal sealed class Validator : AbstractValidator<Query>
    {
        public Validator(TimeProvider time) => RuleFor(query => query.Year).Must(year => SpukWork.IsYear(year, time.Today())).WithMessage(SpukRules.AYearOfTheAct.Name);
    }

    internal sealed class Handler(SpukWork work) : IRequestHandler<Query, Result>
    {
        public Task<Result> Handle(Query request, CancellationToken cancellationToken) => work.CountAsync(request.Year, request.Municipality, request.After, PageSize, cancellationToken);
    }
}

/// <summary>Takes the whole count out of the system, as a file; what leaves is recorded.</summary>
public static class ExportSpuk
{
    [Needs(Permission.ReadDuoWork)]
    public sealed record Command(int Year, string? Municipality) : ICommand<CountSpuk.Result>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(TimeProvider time) => RuleFor(command => command.Year).Must(year => SpukWork.IsYear(year, time.Today())).WithMessage(SpukRules.AYearOfTheAct.Name);
    }

    internal sealed class Handler(SpukWork work, IAuditTrail audit) : IRequestHandler<Command, CountSpuk.Result>
    {
        public async Task<CountSpuk.Result> Handle(Command request, CancellationToken cancellationToken)
        {
            var result = await work.CountAsync(request.Year, request.Municipality, null, int.MaxValue, cancellationToken);
            audit.Tell("SpukCount", Guid.Empty, "Year", null, request.Year.ToString(System.Globalization.CultureInfo.InvariantCulture));
            return result;
        }
    }
}

/// <summary>Counts, five hundred files at a time.</summary>
internal sealed class SpukWork(IReceptionDb db, ICodeLists codes, ICurrentStaff current, CivicParameterBook parameters, TimeProvider time)
{
    private const int BatchSize = 500;
    private const string Reception = "reception";

    public static bool IsYear(int year, DateOnly today) => year >= CountSpuk.FirstYear && year <= today.Year;

    /// <param name="most">How many lines after <paramref name="after"/>; everybody is counted all the same.</param>
    public async Task<CountSpuk.Result> CountAsync(int year, string? municipality, Guid? after, int most, CancellationToken cancellationToken)
    {
        var on = new DateOnly(year, 12, 31);
        var numbers = await parameters.AllAsync(cancellationToken);
        var totals = new Dictionary<SpukReason, int>();
        var (shown, isMore) = (new List<(Counted Person, SpukFinding Finding)>(), false);
        Guid? last = null;
        while (true)
        {
            var batch = await BatchAsync(on, municipality, last, cancellationToken);
            foreach (var person in batch)
            {
                var finding = SpukCount.Of(person.Person, on, numbers);
                totals[finding.Reason] = totals.GetValueOrDefault(finding.Reason) + 1;
                if (after is { } begin && person.CaseFileId.CompareTo(begin) <= 0)
                    continue;
                if (shown.Count < most)
                    shown.Add((person, finding));
                else
                    isMore = true;
            }
            if (batch.Count < BatchSize)
                break;
            last = batch[^1].CaseFileId;
        }
        return new(
            year, on, on <= time.Today(), [.. (await codes.AllAsync(Lists.Municipalities, cancellationToken)).Where(code => current.Municipalities.Contains(code.Value))], municipality, totals,
            await LinesAsync(shown, cancellationToken), isMore ? shown[^1].Person.CaseFileId : null);
    }

    private async Task<List<Counted>> BatchAsync(DateOnly on, string? municipality, Guid? after, CancellationToken cancellationToken)
    {
        // Only who ever had a decision under the Act; of these only files that were open on the day.
        var files = await db.CaseFiles.AsNoTracking()
            .Where(file => (municipality == null || file.Controller == municipality) && file.OpenedOn <= on && (file.ClosedOn == null || file.ClosedOn > on) && (after == null || file.Id > after)
                && db.Duties.Any(duty => duty.StayId == file.StayId && duty.WithdrawnAt == null && duty.Act == PlanWork.IntegrationAct2021))
            .OrderBy(file => file.Id).Take(BatchSize).Select(file => new { file.Id, file.PersonId, file.StayId, file.Controller }).ToListAsync(cancellationToken);
        var (ids, stays) = (files.Select(file => file.Id).ToList(), files.Select(file => file.StayId).Distinct().ToList());
        var duties = (await db.Duties.AsNoTracking().Where(fact => stays.Contains(fact.StayId)).ToListAsync(cancellationToken)).ToLookup(fact => fact.StayId);
        var lodgings = (await db.Lodgings.AsNoTracking().Where(fact => stays.Contains(fact.StayId)).ToListAsync(cancellationToken)).ToLookup(fact => fact.StayId);
        var known = await db.IntegrationTrajectories.AsNoTracking().Where(one => ids.Contains(one.CaseFileId))
            .Select(one => new { one.CaseFileId, one.Group, one.SettledOn }).ToDictionaryAsync(one => one.CaseFileId, cancellationToken);
        return
        [
            .. files.Select(file =>
            {
                var duty = duties[file.StayId].On(on).FirstOrDefault();
                var lodging = lodgings[file.StayId].On(on).FirstOrDefault();
                var trajectory = known.GetValueOrDefault(file.Id);
                return new Counted(file.Id, file.PersonId, file.Controller, new(
                    duty is { State: DutyState.Obliged, Act: PlanWork.IntegrationAct2021 }, trajectory?.Group, duty?.From.FirstPossible()?.Year, trajectory?.SettledOn,
                    lodging?.Owner == Reception || lodging?.Kind == Reception));
            }),
        ];
    }

    private async Task<IReadOnlyList<CountSpuk.Line>> LinesAsync(List<(Counted Person, SpukFinding Finding)> shown, CancellationToken cancellationToken)
    {
        var lines = new List<CountSpuk.Line>();
        foreach (var part in shown.Chunk(BatchSize))
        {
            var ids = part.Select(one => one.Person.CaseFileId).ToList();
            var names = await db.NamesAsync([.. part.Select(one => one.Person.PersonId).Distinct()], time.Today(), cancellationToken);
            var differences = (await db.DuoDifferences.AsNoTracking().Where(one => one.GoneOn == null && ids.Contains(one.CaseFileId))
                .Select(one => new { one.CaseFileId, one.What }).ToListAsync(cancellationToken)).ToLookup(one => one.CaseFileId, one => one.What);
            foreach (var (person, finding) in part)
                lines.Add(new(
                    person.CaseFileId, names[person.PersonId], await codes.FindAsync(Lists.Municipalities, person.Municipality, cancellationToken), person.Person.Group, finding,
                    [.. differences[person.CaseFileId].Order()]));
        }
        return lines;
    }

    private sealed record Counted(Guid CaseFileId, Guid PersonId, string Municipality, SpukPerson Person);
}
