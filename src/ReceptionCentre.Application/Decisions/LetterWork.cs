using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Documents;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Plans.PlanDocument;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Decisions;
using ReceptionCentre.Domain.Facts;

namespace ReceptionCentre.Application.Decisions;

/// <summary>A block that a letter can have.</summary>
/// <param name="Text">With its placeholders.</param>
/// <param name="IsStandard">Of the centre, because the municipality has none of its own.</param>
public sealed record LetterBlockView(Guid BlockId, string Heading, string Text, bool IsStandard);

/// <summary>A piece of a letter, filled.</summary>
public sealed record LetterPiece(Guid BlockId, string Heading, string Text);

/// <summary>A letter as it would be signed on a day.</summary>
/// <param name="Available">Blocks that hold on that day.</param>
/// <param name="Chosen">Which of them stand in it.</param>
/// <param name="SalutationText">As it was written, with its placeholders.</param>
/// <param name="Salutation">Filled.</param>
public sealed record LetterDraft(
    IReadOnlyList<LetterBlockView> Available, IReadOnlyList<Guid> Chosen, string SalutationText, string Salutation, IReadOnlyList<LetterPiece> Pieces, string? OwnSentences);

/// <summary>What somebody typed for a letter and did not save yet.</summary>
public sealed record LetterInput(string? Salutation, IReadOnlyList<Guid> Blocks, string? OwnSentences);

/// <summary>Fills letters: blocks of the municipality, and what is known of person, municipality and what the letter is about.</summary>
internal sealed class LetterWork(IReceptionDb db, PlanDocumentBuilder builder, IEnumerable<IDecisionSubject> subjects, PersonLanguage languages, TimeProvider time)
{
    /// <summary>What a decision is about: a plan, a measure.</summary>
    public IDecisionSubject SubjectOf(Decision decision) => subjects.Single(subject => subject.IsOf(decision));

    /// <summary>The blocks of a municipality for one kind of letter on a day; the centre's where it has none of its own.</summary>
    public async Task<IReadOnlyList<LetterBlockView>> BlocksAsync(LetterKind kind, string municipality, DateOnly day, CancellationToken cancellationToken)
    {
        var own = await db.LetterBlocks.AsNoTracking().Include(block => block.Editions).Where(block => block.Municipality == municipality && block.Kind == kind).ToListAsync(cancellationToken);
        var held = own.OrderBy(block => block.Place).ThenBy(block => block.Id).Select(block => (Block: block, Text: block.On(day))).Where(one => one.Text is not null)
            .Select(one => new LetterBlockView(one.Block.Id, one.Block.Heading, one.Text!, false)).ToList();
        return held.Count > 0 ? held : [.. StandardLetter.Of(kind).Select(block => new LetterBlockView(block.Id, block.Heading, block.Text, true))];
    }

    /// <param name="datedOn">The date that it bears.</param>
    /// <param name="input">What was typed and not saved yet; null = as it was saved.</param>
    public async Task<LetterDraft> DraftAsync(Decision decision, CaseFile file, DateOnly datedOn, LetterInput? input, CancellationToken cancellationToken)
    {
        var subject = SubjectOf(decision);
        var blocks = await BlocksAsync(subject.Letter, file.Controller, datedOn, cancellationToken);
        List<Guid> chosen =
            input is not null ? [.. blocks.Select(block => block.BlockId).Where(input.Blocks.Contains)]
            : decision.LetterWrittenAt is null ? [.. blocks.Select(block => block.BlockId)]
            : [.. decision.Letter.OrderBy(part => part.Place).Select(part => part.BlockId).Where(id => blocks.Any(block => block.BlockId == id))];
        return await FilledAsync(
            file, datedOn, blocks, chosen, input is null ? decision.Salutation : input.Salutation, input is null ? decision.OwnSentences : input.OwnSentences,
            await subject.ValuesAsync(decision, file, datedOn, cancellationToken), cancellationToken);
    }

    /// <summary>A letter with every block of its kind.</summary>
    /// <param name="values">What it is filled with beside what every letter is.</param>
    public async Task<LetterDraft> WholeAsync(
        LetterKind kind, CaseFile file, DateOnly datedOn, string? ownSentences, IReadOnlyDictionary<string, string?> values, CancellationToken cancellationToken)
    {
        var blocks = await BlocksAsync(kind, file.Controller, datedOn, cancellationToken);
        return await FilledAsync(file, datedOn, blocks, [.. blocks.Select(block => block.BlockId)], null, ownSentences, values, cancellationToken);
    }

    /// <summary>The letter as the paper prints it.</summary>
    /// <param name="signedBy">Under which mandate; null = nobody signed it yet.</param>
    public async Task<DecisionLetterData> DataAsync(
        Decision decision, CaseFile file, LetterDraft draft, DateOnly datedOn, string remedy, (string Name, string Function)? signedBy, CancellationToken cancellationToken) =>
        await PaperAsync(file, draft, datedOn, await SubjectOf(decision).OnPaperAsync(decision, file, cancellationToken), remedy, signedBy, signedBy is not null, cancellationToken);

    /// <summary>The same of a letter that is no decision: it has no remedy, and whoever made it stands below it.</summary>
    public Task<DecisionLetterData> DataAsync(CaseFile file, LetterDraft draft, DateOnly datedOn, LetterTitle title, string sender, CancellationToken cancellationToken) =>
        PaperAsync(file, draft, datedOn, title, null, (sender, ""), true, cancellationToken);

    private async Task<DecisionLetterData> PaperAsync(
        CaseFile file, LetterDraft draft, DateOnly datedOn, LetterTitle title, string? remedy, (string Name, string Function)? signedBy, bool isSigned, CancellationToken cancellationToken)
    {
        var reads = PaperLanguages.OrEnglishFor(await languages.PreferredAsync(file.PersonId, cancellationToken));
        return new(
            new("", time.Today(), title.Edition, ""), null, await builder.MunicipalityAsync(file.Controller, cancellationToken), await builder.PersonAsync(file.PersonId, cancellationToken),
            title.Title, file.Reference, title.PlanNumber, datedOn, draft.Salutation, [.. draft.Pieces.Select(piece => new DecisionLetterPiece(piece.Heading, piece.Text))],
            draft.OwnSentences, remedy, signedBy?.Name, signedBy?.Function, isSigned, reads);
    }

    private async Task<LetterDraft> FilledAsync(
        CaseFile file, DateOnly datedOn, IReadOnlyList<LetterBlockView> blocks, List<Guid> chosen, string? typed, string? own, IReadOnlyDictionary<string, string?> about,
        CancellationToken cancellationToken)
    {
        var town = await builder.MunicipalityAsync(file.Controller, cancellationToken);
        var values = new Dictionary<string, string?>(about, StringComparer.Ordinal)
        {
            [LetterText.Name] = (await builder.PersonAsync(file.PersonId, cancellationToken)).FullName,
            [LetterText.Municipality] = town.Name,
            [LetterText.Desk] = town.Centre,
            [LetterText.Telephone] = town.Phone,
            [LetterText.Date] = LetterWords.Said(datedOn),
        };
        var salutation = string.IsNullOrWhiteSpace(typed) ? StandardLetter.Salutation : typed.Trim();
        var pieces = chosen.ConvertAll(id => blocks.First(block => block.BlockId == id))
            .ConvertAll(block => new LetterPiece(block.BlockId, LetterText.Fill(block.Heading, values), LetterText.Fill(block.Text, values)));
        return new(
            blocks, chosen, salutation, LetterText.Fill(salutation, values), [.. pieces.Where(piece => piece.Text.Length > 0)], string.IsNullOrWhiteSpace(own) ? null : LetterText.Fill(own, values));
    }
}

/// <summary>How days and numbers stand in a letter: in Dutch.</summary>
internal static class LetterWords
{
    private static readonly CultureInfo Dutch = CultureInfo.GetCultureInfo("nl-NL");

    public static string? Said(DateOnly? day) => day?.ToString("d MMMM yyyy", Dutch);

    /// <summary>With the day of the week, for a day on which somebody is expected.</summary>
    public static string? SaidInFull(DateOnly? day) => day?.ToString("dddd d MMMM yyyy", Dutch);

    public static string? Said(int? number) => number?.ToString("N0", Dutch);
}
