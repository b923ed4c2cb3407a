using System.Globalization;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Decisions;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Decisions;
using ReceptionCentre.Domain.Enforcement;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Enforcement;

/// <summary>Decisions about the measure at the end of a path: no measure, or a fine.</summary>
internal sealed class MeasureDecisions(IReceptionDb db, EnforcementWork work, PathWords words) : IDecisionSubject
{
    private static readonly CultureInfo Dutch = CultureInfo.GetCultureInfo("nl-NL");

    public LetterKind Letter => LetterKind.Measure;

    public Permission Writes => Permission.WriteEnforcement;

    public bool IsOf(Decision decision) => decision.PathId is not null;

    public Task<LetterTitle> OnPaperAsync(Decision decision, CaseFile file, CancellationToken cancellationToken) =>
        Task.FromResult(new LetterTitle("Besluit over handhaving bij uw inburgering", null, 1, $"besluit-handhaving-{file.Reference}.pdf"));

    public async Task<IReadOnlyDictionary<string, string?>> ValuesAsync(Decision decision, CaseFile file, DateOnly datedOn, CancellationToken cancellationToken)
    {
        var path = await FindAsync(decision, cancellationToken);
        var values = await words.ValuesAsync(path, cancellationToken);
        values[LetterText.IntentionOn] = LetterWords.Said(path.Intention?.SentOn);
        values[LetterText.ViewOn] = LetterWords.Said(path.Views.Count == 0 ? null : path.Views.Max(view => view.ReceivedOn));
        values[LetterText.Measure] = path.Measure == MeasureKind.Fine ? string.Create(Dutch, $"u krijgt een boete van € {path.Amount:N0}") : "u krijgt geen boete";
        values[LetterText.LegalBasis] = path.LegalBasis;
        values[LetterText.Why] = path.Why;
        return values;
    }

    public async Task DecideAsync(Decision decision, CaseFile file, DateOnly on, CancellationToken cancellationToken) =>
        (await FindAsync(decision, cancellationToken)).Decide(on, await work.GroundAsync(file, cancellationToken));

    public async Task ComeBackAsync(Decision decision, CancellationToken cancellationToken) => (await FindAsync(decision, cancellationToken)).ComeBack();

    private async Task<EnforcementPath> FindAsync(Decision decision, CancellationToken cancellationToken) =>
        await db.EnforcementPaths.Whole().FirstOrDefaultAsync(one => one.Id == decision.PathId, cancellationToken) ?? throw new NotThereException("enforcement path");
}

/// <summary>The decisions about the measure of a path, newest first, and whether the asker may sign.</summary>
public static class ShowMeasureDecision
{
    [Needs(Permission.ReadEnforcement)]
    public sealed record Query(Guid CaseFileId, Guid PathId) : IQuery<ShowDecision.Result>;

    internal sealed class Handler(IReceptionDb db, DecisionViews views) : IRequestHandler<Query, ShowDecision.Result>
    {
        public async Task<ShowDecision.Result> Handle(Query request, CancellationToken cancellationToken) => await views.OfAsync(
            await db.CaseFiles.Where(file => file.Id == request.CaseFileId && db.EnforcementPaths.Any(path => path.Id == request.PathId && path.CaseFileId == file.Id))
                .Select(file => file.Controller).FirstOrDefaultAsync(cancellationToken) ?? throw new NotThereException("enforcement path"),
            request.CaseFileId, request.PathId, cancellationToken);
    }
}
