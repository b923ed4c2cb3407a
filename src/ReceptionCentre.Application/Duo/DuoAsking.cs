using System.Globalization;
using System.Text.Json.Nodes;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Domain.CivicIntegration;
using ReceptionCentre.Domain.Duo;
using ReceptionCentre.Domain.Intakes;
using ReceptionCentre.Domain.Stays;

namespace ReceptionCentre.Application.Duo;

/// <summary>Asks the executing agency for what a received notice is about, so that nobody types it. Without an answer it is typed.</summary>
public sealed class DuoAsker(IReceptionDb db, IMediator mediator, IDuoInterface duo)
{
    private static readonly Dictionary<string, string> Reasons = new(StringComparer.Ordinal)
    {
        ["Volledige ontheffing"] = "full-dispensation",
        ["Volledige vrijstelling"] = "full-exemption",
        ["Inburgeringsplicht voldaan"] = "fulfilled",
        ["Verblijfsdoel gewijzigd"] = "purpose-changed",
        ["Vertrek uit Nederland langer dan een jaar"] = "left-over-a-year",
        ["Overlijden"] = "death",
        ["Overig"] = "other",
        ["Tijdelijke vrijstelling"] = "temporary-exemption",
    };

    private static readonly Dictionary<string, ExamPart> Parts = new(StringComparer.Ordinal)
    {
        ["LE"] = ExamPart.Reading,
        ["LU"] = ExamPart.Listening,
        ["SC"] = ExamPart.Writing,
        ["SP"] = ExamPart.Speaking,
        ["KNM"] = ExamPart.Society,
    };

    private static readonly Dictionary<string, NoExamResult?> NoResults = new(StringComparer.Ordinal)
    {
        ["Verwijtbaar"] = NoExamResult.OwnFault,
        ["Nietverwijtbaar"] = NoExamResult.NotOwnFault,
        ["Afgemeld"] = NoExamResult.CalledOff,
        ["Absent"] = NoExamResult.Absent,
    };

    /// <summary>Gives how many notices were asked about.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        if (!duo.IsConnected)
            return 0;
        var waiting = await (
            from notice in db.DuoNotices.AsNoTracking()
            join settings in db.DuoSettings on notice.Municipality equals settings.Municipality
            where notice.State == DuoNoticeState.New && notice.Channel == DuoChannel.Interface && notice.AskedAt == null && settings.ByInterface && settings.Oin != null
            orderby notice.RegisteredAt, notice.Id
            select new { notice.Id, notice.EventCode, notice.Content!.Bsn, settings.Oin }).Take(DuoSender.BatchSize).ToListAsync(cancellationToken);
        foreach (var notice in waiting)
        {
            var facts = notice.Bsn is { } bsn && DuoEvents.Find(notice.EventCode) is { } what ? await AskAsync(what, notice.Oin!, bsn, cancellationToken) : DuoFacts.None;
            if (facts is null)
                return 0;
            await mediator.Send(new TellNotice.Command(notice.Id, facts), cancellationToken);
        }
        return waiting.Count;
    }

    // Null: away; asked again later.
    private async Task<DuoFacts?> AskAsync(DuoEvent what, string oin, string bsn, CancellationToken cancellationToken)
    {
        var facts = DuoFacts.None;
        if (what.Topics.HasFlag(DuoTopics.Duty))
        {
            if (await GetAsync(oin, bsn, "inburgeringsplicht", cancellationToken) is not (true, var duty))
                return null;
            var isObliged = what.Becomes == DutyState.Obliged;
            facts = facts with
            {
                // The last day of a duty is inclusive: what comes after it begins the day after.
                DutyFrom = isObliged ? Day(duty?["begindatum"]) : Day(duty?["einddatum"])?.AddDays(1),
                LetterOn = isObliged ? Day(duty?["datumKennisgevingInburgeringsplicht"]) : null,
                DutyReason = duty?["redenGeenInburgeringsplicht"]?.ToString() is { } reason ? Reasons.GetValueOrDefault(reason) : null,
            };
        }
        if (what.Topics.HasFlag(DuoTopics.Group))
        {
            if (await GetAsync(oin, bsn, "doelgroep", cancellationToken) is not (true, var group))
                return null;
            facts = facts with { Group = group?["indeling"]?.ToString() switch { "Asielstatushouder" => DutyGroup.Asylum, "Gezinsmigrant en overige migrant" => DutyGroup.FamilyAndOther, _ => null } };
        }
        if (what.Topics.HasFlag(DuoTopics.Term))
        {
            if (await GetAsync(oin, bsn, "inburgeringstermijn", cancellationToken) is not (true, var term))
                return null;
            facts = facts with { TermFrom = Day(term?["startdatum"]), TermUntil = Day(term?["einddatum"]) };
        }
        if (what.Topics.HasFlag(DuoTopics.EarlierPip))
        {
            if (await GetAsync(oin, bsn, "PIP", cancellationToken) is not (true, var pip))
                return null;
            facts = facts with { EarlierPipOn = Day(pip?["pip"]?["dagtekeningPip"]), EarlierPipMunicipality = pip?["gemeentecode"]?.ToString() };
        }
        if (what.Topics.HasFlag(DuoTopics.Exams))
        {
            if (await GetAsync(oin, bsn, "examens/resultaten", cancellationToken) is not (true, var results))
                return null;
            facts = facts with { Exams = Exams(results as JsonArray ?? []) };
        }
        return what.Topics.HasFlag(DuoTopics.Test) ? await TestAsync(facts, oin, bsn, cancellationToken) : facts;
    }

    // An exam whose part, day or result cannot be read is left to the portal.
    private static DuoExams Exams(JsonArray results) => new(
        from result in results
        let part = result?["onderdeel"]?.ToString() is { } code ? Parts.GetValueOrDefault(code) : default
        let outcome = result?["resultaat"]?.ToString() switch { "Geslaagd" => ExamResult.Passed, "Gezakt" => ExamResult.Failed, "Geen" => ExamResult.None, _ => default }
        let day = Day(result?["examendatum"])
        let level = part == ExamPart.Society ? null : Enum.TryParse<ExamLevel>(result?["niveau"]?.ToString(), out var given) ? given : (ExamLevel?)null
        where part != default && outcome != default && day is not null && (part == ExamPart.Society || level is not null)
        select new Exam(part, level, outcome, outcome == ExamResult.None && result?["redenGeenResultaat"]?.ToString() is { } why ? NoResults.GetValueOrDefault(why) : null, day.Value));

    private async Task<DuoFacts?> TestAsync(DuoFacts facts, string oin, string bsn, CancellationToken cancellationToken)
    {
        if (await GetAsync(oin, bsn, "lbt/examennummer", cancellationToken) is not (true, var number) || await GetAsync(oin, bsn, "lbt/resultaten", cancellationToken) is not (true, var results))
            return null;
        var last = (results as JsonArray)?.MaxBy(result => result?["datumAfname"]?.ToString(), StringComparer.Ordinal);
        return facts with
        {
            ExamNumber = number?["examennummer"]?.ToString(),
            TestResult = last?["resultaat"]?.ToString() switch
            {
                "B1-route haalbaar" => LearnabilityResult.B1Feasible,
                "B1-route niet haalbaar" => LearnabilityResult.B1NotFeasible,
                "Onbekend" => LearnabilityResult.Unknown,
                _ => null,
            },
            TestOn = Day(last?["datumAfname"]),
            Achieved = Score(last?["behaaldeScore"]),
            Required = Score(last?["benodigdeScore"]),
        };
    }

    // False: no answer came. What is not there is an answer.
    private async Task<(bool Answered, JsonNode? Body)> GetAsync(string oin, string bsn, string path, CancellationToken cancellationToken)
    {
        var answer = await duo.CallAsync(new(oin, Guid.CreateVersion7(), HttpVerb.Get, bsn, path), cancellationToken);
        return (answer.Outcome is not (DuoOutcome.Away or DuoOutcome.Unclear), answer.Outcome == DuoOutcome.Done ? answer.Body : null);
    }

    private static DateOnly? Day(JsonNode? value) => DateOnly.TryParseExact(value?.ToString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    // "123,45" in hundredths.
    private static int? Score(JsonNode? value) =>
        int.TryParse(value?.ToString().Replace(",", "", StringComparison.Ordinal), NumberStyles.None, CultureInfo.InvariantCulture, out var hundredths) ? hundredths : null;
}

/// <summary>What the executing agency told when it was asked about a notice.</summary>
public static class TellNotice
{
    [BySystem]
    public sealed record Command(Guid NoticeId, DuoFacts Facts) : ICommand<Guid>;

    internal sealed class Handler(IReceptionDb db, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var notice = await db.DuoNotices.Include(one => one.Content).FirstAsync(one => one.Id == request.NoticeId, cancellationToken);
            notice.Asked(time.GetUtcNow());
            // Somebody was quicker: what they typed stays.
            if (notice.State == DuoNoticeState.New && notice.Content!.Facts == DuoFacts.None)
                notice.Complete(request.Facts);
            return notice.Id;
        }
    }
}
