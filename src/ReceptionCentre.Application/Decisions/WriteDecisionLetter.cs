using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.Documents;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Decisions;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Decisions;

/// <summary>Chooses what stands in the letter of a decision that waits for a signature: which blocks, the salutation, sentences of one's own.</summary>
public static class WriteDecisionLetter
{
    /// <param name="Blocks">Those that stand in it, in any order; they stand in the order of the municipality.</param>
    [Needs(Permission.WriteDecisionLetter)]
    public sealed record Command(Guid DecisionId, int Version, string? Salutation, IReadOnlyList<Guid> Blocks, string? OwnSentences) : ICommand<Guid>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Salutation).AtMost(Decision.SalutationLength).PlainText();
            RuleFor(command => command.OwnSentences).AtMost(Decision.OwnSentencesLength).PlainText(lines: true);
            RuleFor(command => command.Salutation).Must(text => text is null || LetterText.UnknownIn(text).Count == 0).WithMessage("Decisions.UnknownPlaceholder");
            RuleFor(command => command.OwnSentences).Must(text => text is null || LetterText.UnknownIn(text).Count == 0).WithMessage("Decisions.UnknownPlaceholder");
        }
    }

    internal sealed class Handler(IReceptionDb db, DecisionWork work, LetterWork letters, ICurrentStaff current, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var (decision, file) = await work.ToSignAsync(request.DecisionId, request.Version, cancellationToken);
            LetterRules.WhoWritesTheLetter.Check(await db.MayWriteLetterAsync(file, current, time.Today(), cancellationToken));
            var available = await letters.BlocksAsync(letters.SubjectOf(decision).Letter, file.Controller, time.Today(), cancellationToken);
            decision.WriteLetter(
                string.IsNullOrWhiteSpace(request.Salutation) || request.Salutation.Trim() == StandardLetter.Salutation ? null : request.Salutation.Trim(),
                string.IsNullOrWhiteSpace(request.OwnSentences) ? null : request.OwnSentences.Trim().ReplaceLineEndings("\n"),
                available.Select(block => block.BlockId).Where(request.Blocks.Contains), time.GetUtcNow());
            return decision.Id;
        }
    }

    /// <summary>Who works on the file with the permission to offer decisions, or who may sign it today.</summary>
    internal static async Task<bool> MayWriteLetterAsync(this IReceptionDb db, CaseFile file, ICurrentStaff current, DateOnly today, CancellationToken cancellationToken) =>
        (current.May(Permission.AgreePlan) && FileWork.MayWork(file, current, today))
        || (current.May(Permission.SignDecision) && await db.MandateAsync(file.Controller, current.Id, today, cancellationToken) is not null);
}

/// <summary>The letter of a decision that waits for a signature, to be written, with what it would say today.</summary>
public static class ShowDecisionLetter
{
    /// <param name="SubjectId">The plan, or the enforcement path.</param>
    /// <param name="Unsaved">What was typed; null = as it was saved.</param>
    [Needs(Permission.WriteDecisionLetter)]
    public sealed record Query(Guid CaseFileId, Guid SubjectId, LetterInput? Unsaved = null) : IQuery<View>;

    /// <param name="Remedy">Of the municipality; null = as the centre has it.</param>
    /// <param name="MayWrite">Otherwise it is only read.</param>
    public sealed record View(Guid DecisionId, int Version, LetterDraft Letter, DateOnly DatedOn, string? Remedy, string Municipality, bool MayWrite);

    internal sealed class Handler(IReceptionDb db, LetterWork letters, ICurrentStaff current, TimeProvider time) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var (decision, file) = await db.LetterOfAsync(request.CaseFileId, request.SubjectId, cancellationToken);
            var draft = await letters.DraftAsync(decision, file, time.Today(), request.Unsaved, cancellationToken);
            var remedy = await db.SigningSettings.Where(one => one.Municipality == file.Controller).Select(one => one.Remedy).FirstOrDefaultAsync(cancellationToken);
            return new(
                decision.Id, decision.Version, draft, time.Today(), remedy, file.Controller,
                file.ClosedOn is null && await db.MayWriteLetterAsync(file, current, time.Today(), cancellationToken));
        }
    }

    /// <summary>The decision about this plan or measure that waits for a signature.</summary>
    internal static async Task<(Decision Decision, CaseFile File)> LetterOfAsync(this IReceptionDb db, Guid caseFileId, Guid subjectId, CancellationToken cancellationToken)
    {
        var decision = await db.Decisions.AsNoTracking().Include(one => one.Letter).About(subjectId)
            .FirstOrDefaultAsync(one => one.CaseFileId == caseFileId && one.State == DecisionState.Offered, cancellationToken) ?? throw new NotThereException("letter");
        var file = await db.CaseFiles.AsNoTracking().Include(file => file.Assignments).FirstOrDefaultAsync(file => file.Id == caseFileId, cancellationToken)
            ?? throw new NotThereException("case file");
        return (decision, file);
    }
}

/// <summary>The letter as PDF before it is signed, with a sentence that says so. Nothing is kept.</summary>
public static class PreviewDecisionLetter
{
    /// <param name="Remedy">As it would stand in the letter.</param>
    [Needs(Permission.WriteDecisionLetter)]
    public sealed record Query(Guid CaseFileId, Guid SubjectId, string Remedy) : IQuery<Result>;

    /// <param name="Pdf">Null: no document can be made now.</param>
    public sealed record Result(byte[]? Pdf);

    internal sealed class Handler(IReceptionDb db, LetterWork letters, IDocumentRenderer renderer, IOpeningLog openings, TimeProvider time) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query request, CancellationToken cancellationToken)
        {
            var (decision, file) = await db.LetterOfAsync(request.CaseFileId, request.SubjectId, cancellationToken);
            var draft = await letters.DraftAsync(decision, file, time.Today(), null, cancellationToken);
            var data = (await letters.DataAsync(decision, file, draft, time.Today(), request.Remedy, null, cancellationToken)).ToJson();
            await openings.RecordAsync(RequestName.Of<Query>(), file.Id, cancellationToken);
            try
            {
                var printed = await renderer.RenderAsync(new(DecisionLetterData.Template, PrintableData.Of(data, Guid.Empty, Checksum.Of(data)), time.GetUtcNow()), cancellationToken);
                return new(printed.Accessible);
            }
            catch (RenderFailedException away) when (away.Failure is RenderFailure.RendererAway or RenderFailure.TimedOut or RenderFailure.Crashed)
            {
                return new((byte[]?)null);
            }
        }
    }
}
