using System.Globalization;
using System.Text.Json.Nodes;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.CivicIntegration;
using ReceptionCentre.Domain.Duo;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Plans;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.Stays;

namespace ReceptionCentre.Application.Duo;

/// <summary>
/// Compares the files of municipalities that work with the interface with what the executing agency has, once a day. Safe to
/// run twice; away, it stops and looks again the next time.
/// </summary>
public sealed class DuoComparer
{
    private const int BatchSize = 200;

    private readonly IReceptionDb _db;
    private readonly IMediator _mediator;
    private readonly IDuoInterface _duo;
    private readonly DuoFiles _files;

    internal DuoComparer(IReceptionDb db, IMediator mediator, IDuoInterface duo, DuoFiles files) => (_db, _mediator, _duo, _files) = (db, mediator, duo, files);

    /// <summary>Gives how many files were compared.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        if (!_duo.IsConnected)
            return 0;
        var (compared, last) = (0, Guid.Empty);
        while (true)
        {
            var after = last;
            var batch = await (
                from file in _db.CaseFiles.AsNoTracking()
                join settings in _db.DuoSettings on file.Controller equals settings.Municipality
                where settings.ByInterface && settings.Oin != null && file.ClosedOn == null && file.Id > after
                    && (_db.IntegrationTrajectories.Any(known => known.CaseFileId == file.Id) || _db.Duties.Any(duty => duty.StayId == file.StayId && duty.WithdrawnAt == null && duty.State == DutyState.Obliged))
                orderby file.Id
                select new { file.Id, settings.Oin }).Take(BatchSize).ToListAsync(cancellationToken);
            if (batch.Count == 0)
                return compared;
            last = batch[^1].Id;
            var read = await _files.ReadAsync([.. batch.Select(one => one.Id)], cancellationToken);
            foreach (var one in batch)
            {
                if (read[one.Id] is not { Bsn: { } bsn } file)
                    continue;
                if (await TheirsAsync(one.Oin!, bsn, cancellationToken) is not { } theirs)
                    return compared;
                try
                {
                    await _mediator.Send(new KeepDifferences.Command(one.Id, [.. DuoSides.Differences(file.Side(), theirs).Select(found => new KeepDifferences.Found(found.What, found.Ours, found.Theirs))]), cancellationToken);
                    compared++;
                }
                catch (BrokenRuleException closed) when (closed.Rule == CaseFileRules.AClosedFileIsReadOnly)
                {
                    // Somebody closed it meanwhile: there is nothing to compare any more.
                }
            }
        }
    }

    // Null: away.
    private async Task<DuoSide?> TheirsAsync(string oin, string bsn, CancellationToken cancellationToken)
    {
        var answers = new Dictionary<string, JsonNode?>(StringComparer.Ordinal);
        foreach (var path in (string[])["PIP", "pvt", "map", "inburgeringstermijn", "inburgeringsplicht"])
        {
            var answer = await _duo.CallAsync(new(oin, Guid.CreateVersion7(), HttpVerb.Get, bsn, path), cancellationToken);
            if (answer.Outcome is DuoOutcome.Away or DuoOutcome.Unclear)
                return null;
            answers[path] = answer.Outcome == DuoOutcome.Done ? answer.Body : null;
        }
        return new(
            Day(answers["PIP"]?["pip"]?["dagtekeningPip"]), answers["PIP"]?["pip"]?["leerroute"]?.ToString(), Day(answers["pvt"]?["datumOndertekeningPvt"]), Day(answers["map"]?["datumEindgesprekMap"]),
            Day(answers["inburgeringstermijn"]?["startdatum"]), Day(answers["inburgeringstermijn"]?["einddatum"])?.AddDays(-1), answers["inburgeringsplicht"]?["indicatorInburgeringsplicht"]?.GetValue<bool>());
    }

    private static DateOnly? Day(JsonNode? value) => DateOnly.TryParseExact(value?.ToString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}

/// <summary>What of a file differs now: kept since when, and what no longer differs is over.</summary>
public static class KeepDifferences
{
    [BySystem]
    public sealed record Command(Guid CaseFileId, IReadOnlyList<Found> Differences) : ICommand<int>;

    public sealed record Found(DuoComparison What, string? Ours, string? Theirs);

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleForEach(command => command.Differences).ChildRules(found =>
        {
            found.RuleFor(one => one.Ours).AtMost(DuoDifference.ValueLength).PlainText();
            found.RuleFor(one => one.Theirs).AtMost(DuoDifference.ValueLength).PlainText();
        });
    }

    internal sealed class Handler(IReceptionDb db, IAuditTrail audit, TimeProvider time) : IRequestHandler<Command, int>
    {
        public async Task<int> Handle(Command request, CancellationToken cancellationToken)
        {
            var today = time.Today();
            var open = await db.DuoDifferences.Where(one => one.CaseFileId == request.CaseFileId && one.GoneOn == null).ToListAsync(cancellationToken);
            var file = await db.CaseFiles.FirstAsync(file => file.Id == request.CaseFileId, cancellationToken);
            file.EnsureOpen();
            audit.About(file.PersonId, file.Id);
            foreach (var gone in open.Where(one => !request.Differences.Any(found => found.What == one.What)))
                gone.Gone(today);
            foreach (var found in request.Differences)
            {
                if (open.Find(one => one.What == found.What) is { } known)
                    known.SeenAgain(found.Ours, found.Theirs);
                else
                    db.DuoDifferences.Add(DuoDifference.Found(request.CaseFileId, found.What, found.Ours, found.Theirs, today));
            }
            return request.Differences.Count;
        }
    }
}
