using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Documents;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Decisions;
using ReceptionCentre.Domain.Documents;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Plans;

namespace ReceptionCentre.Application.Decisions;

/// <summary>Signs for the college, under a mandate. What it is about is decided; the letter is fixed and made.</summary>
public static class SignDecision
{
    /// <param name="DatedOn">The date of the decision (dagtekening).</param>
    /// <param name="Remedy">What the person can do who does not agree.</param>
    [Needs(Permission.SignDecision)]
    public sealed record Command(Guid DecisionId, int Version, DateOnly? DatedOn, string? Remedy) : ICommand<Guid>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(TimeProvider time)
        {
            RuleFor(command => command.DatedOn).Must(on => on is not null).WithMessage("Decisions.DatedOnMissing");
            RuleFor(command => command.DatedOn).Must(on => on is null || on <= time.Today()).WithMessage(PipRules.DatedOnADayThatHasCome.Name);
            RuleFor(command => command.Remedy).Must(words => !string.IsNullOrWhiteSpace(words)).WithMessage(DecisionRules.ADecisionStatesItsRemedy.Name);
            RuleFor(command => command.Remedy).AtMost(Decision.RemedyLength).PlainText(lines: true);
        }
    }

    internal sealed class Handler(
        IReceptionDb db, DecisionWork work, LetterWork letters, IDocumentWakeUp worker, IAfterCommit afterCommit, ICurrentStaff current, TimeProvider time)
        : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var (decision, file) = await work.ToSignAsync(request.DecisionId, request.Version, cancellationToken);
            var on = request.DatedOn!.Value;
            var mandate = await db.MandateAsync(file.Controller, current.Id, on, cancellationToken);
            DecisionRules.WhoSignsHasAMandate.Check(mandate is not null);
            var fourEyes = await db.SigningSettings.Where(one => one.Municipality == file.Controller).Select(one => one.FourEyes).FirstOrDefaultAsync(cancellationToken);
            var (remedy, letter) = (request.Remedy!.Trim(), await letters.DraftAsync(decision, file, on, null, cancellationToken));
            decision.Sign(mandate!, fourEyes, on, remedy, time.GetUtcNow(), current.Id);

            var subject = letters.SubjectOf(decision);
            await subject.DecideAsync(decision, file, on, cancellationToken);

            // What the person gets is fixed with the signature, word by word.
            decision.FreezeLetter(letter.Salutation, letter.OwnSentences, letter.Pieces.Select(piece => (piece.BlockId, piece.Heading, piece.Text)));
            var data = (await letters.DataAsync(decision, file, letter, on, remedy, (decision.SignedName!, decision.SignedFunction!), cancellationToken)).ToJson();
            db.Documents.Add(Document.Request(
                file.Id, decision.SubjectId, DecisionLetterData.Template, null, (await subject.OnPaperAsync(decision, file, cancellationToken)).FileName, data, Checksum.Of(data),
                time.GetUtcNow(), current.Id));
            afterCommit.Do(worker.Raise);
            return decision.Id;
        }
    }
}
