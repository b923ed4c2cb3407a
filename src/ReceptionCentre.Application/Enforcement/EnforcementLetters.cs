using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Decisions;
using ReceptionCentre.Application.Documents;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Decisions;
using ReceptionCentre.Domain.Documents;
using ReceptionCentre.Domain.Enforcement;
using ReceptionCentre.Domain.Facts;

namespace ReceptionCentre.Application.Enforcement;

/// <summary>The letters of the steps: filled from path and step, in Dutch, without an address.</summary>
internal sealed class EnforcementLetters(IReceptionDb db, LetterWork letters, PathWords words, IDocumentWakeUp worker, IAfterCommit afterCommit, ICurrentStaff current, TimeProvider time)
{
    /// <summary>The letter of the step that would be taken now.</summary>
    public async Task<LetterDraft> DraftAsync(EnforcementPath path, CaseFile file, StepKind kind, StepTerms terms, CancellationToken cancellationToken)
    {
        var values = await words.ValuesAsync(path, cancellationToken);
        values[LetterText.MeetingDay] = LetterWords.SaidInFull(terms.LastDay);
        values[LetterText.MeetingTime] = terms.At?.ToString("HH:mm", CultureInfo.InvariantCulture);
        values[LetterText.MeetingPlace] = terms.Place;
        values[LetterText.LastDay] = LetterWords.SaidInFull(terms.LastDay);
        return await letters.WholeAsync(Of(kind), file, time.Today(), terms.OwnSentences, values, cancellationToken);
    }

    /// <summary>Fixes the letter of a step and lets it be made.</summary>
    public async Task MakeAsync(EnforcementPath path, EnforcementStep step, CaseFile file, LetterDraft draft, CancellationToken cancellationToken)
    {
        var sender = await db.StaffMembers.AsNoTracking().Where(member => member.Id == current.Id).Select(member => member.Name).FirstOrDefaultAsync(cancellationToken) ?? "";
        var number = path.Steps.Count.ToString(CultureInfo.InvariantCulture);
        var title = new LetterTitle(draft.Pieces is [var first, ..] ? first.Heading : "", null, 1, $"handhaving-{file.Reference}-{number}.pdf");
        var data = (await letters.DataAsync(file, draft with { Pieces = [.. WithoutFirstHeading(draft.Pieces)] }, time.Today(), title, sender, cancellationToken)).ToJson();
        db.Documents.Add(Document.Request(file.Id, step.Id, TakeStep.Template, null, title.FileName, data, Checksum.Of(data), time.GetUtcNow(), current.Id));
        afterCommit.Do(worker.Raise);
    }

    /// <summary>A step that is made again needs no paper any more, where it is not made yet.</summary>
    public async Task WithdrawAsync(Guid stepId, CancellationToken cancellationToken) =>
        (await db.Documents.Where(document => document.SubjectId == stepId && document.Template == TakeStep.Template && (document.State == DocumentState.Queued || document.State == DocumentState.Failed))
            .ToListAsync(cancellationToken)).ForEach(document => document.Withdraw());

    public static LetterKind Of(StepKind kind) => kind switch
    {
        StepKind.Invitation => LetterKind.Invitation,
        StepKind.SecondInvitation => LetterKind.SecondInvitation,
        StepKind.Warning => LetterKind.Warning,
        _ => LetterKind.Intention,
    };

    // The letter is headed by what it is; the same words do not stand twice.
    private static IEnumerable<LetterPiece> WithoutFirstHeading(IReadOnlyList<LetterPiece> pieces) =>
        pieces.Select((piece, place) => place == 0 ? piece with { Heading = "" } : piece);
}
