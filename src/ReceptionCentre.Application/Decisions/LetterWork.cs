using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.CivicIntegration;
using ReceptionCentre.Application.Documents;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Plans;
using ReceptionCentre.Application.Plans.PlanDocument;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.CivicIntegration;
using ReceptionCentre.Domain.Decisions;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Plans;
using ReceptionCentre.Domain.Rules;

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

/// <summary>Fills the letter of a decision from plan, person, municipality and mandate.</summary>
internal sealed class LetterWork(
    IReceptionDb db, PlanDocumentBuilder builder, CivicParameterBook parameters, PersonLanguage languages, TimeProvider time)
{
    private static readonly CultureInfo Dutch = CultureInfo.GetCultureInfo("nl-NL");

    /// <summary>The blocks of a municipality on a day; the centre's where it has none of its own.</summary>
    public async Task<IReadOnlyList<LetterBlockView>> BlocksAsync(string municipality, DateOnly day, CancellationToken cancellationToken)
    {
        var own = await db.LetterBlocks.AsNoTracking().Include(block => block.Editions).Where(block => block.Municipality == municipality).ToListAsync(cancellationToken);
        var held = own.OrderBy(block => block.Place).ThenBy(block => block.Id).Select(block => (Block: block, Text: block.On(day))).Where(one => one.Text is not null)
            .Select(one => new LetterBlockView(one.Block.Id, one.Block.Heading, one.Text!, false)).ToList();
        return held.Count > 0 ? held : [.. StandardLetter.Blocks.Select(block => new LetterBlockView(block.Id, block.Heading, block.Text, true))];
    }

    /// <param name="datedOn">The date that it bears.</param>
    /// <param name="input">What was typed and not saved yet; null = as it was saved.</param>
    public async Task<LetterDraft> DraftAsync(Decision decision, CaseFile file, DateOnly datedOn, LetterInput? input, CancellationToken cancellationToken)
    {
        var blocks = await BlocksAsync(file.Controller, datedOn, cancellationToken);
        var values = await ValuesAsync(decision, file, datedOn, cancellationToken);
        List<Guid> chosen =
            input is not null ? [.. blocks.Select(block => block.BlockId).Where(input.Blocks.Contains)]
            : decision.LetterWrittenAt is null ? [.. blocks.Select(block => block.BlockId)]
            : [.. decision.Letter.OrderBy(part => part.Place).Select(part => part.BlockId).Where(id => blocks.Any(block => block.BlockId == id))];
        var salutation = (input is null ? decision.Salutation : input.Salutation) is { } typed && !string.IsNullOrWhiteSpace(typed) ? typed.Trim() : StandardLetter.Salutation;
        var pieces = chosen.ConvertAll(id => blocks.First(block => block.BlockId == id))
            .ConvertAll(block => new LetterPiece(block.BlockId, LetterText.Fill(block.Heading, values), LetterText.Fill(block.Text, values)));
        var own = input is null ? decision.OwnSentences : input.OwnSentences;
        return new(
            blocks, chosen, salutation, LetterText.Fill(salutation, values), [.. pieces.Where(piece => piece.Text.Length > 0)], string.IsNullOrWhiteSpace(own) ? null : LetterText.Fill(own, values));
    }

    /// <summary>The letter as the paper prints it.</summary>
    /// <param name="signedBy">Under which mandate; null = nobody signed it yet.</param>
    public async Task<DecisionLetterData> DataAsync(
        Decision decision, CaseFile file, LetterDraft draft, DateOnly datedOn, string remedy, (string Name, string Function)? signedBy, CancellationToken cancellationToken)
    {
        var plan = await db.Plans.AsNoTracking().FirstAsync(plan => plan.Id == decision.PlanId, cancellationToken);
        var reads = PaperLanguages.OrEnglishFor(await languages.PreferredAsync(file.PersonId, cancellationToken));
        return new(
            new("", time.Today(), plan.Edition, ""), null, await builder.MunicipalityAsync(file.Controller, cancellationToken), await builder.PersonAsync(file.PersonId, cancellationToken),
            file.Reference, PlanDocumentBuilder.NumberOf(file, plan), datedOn, draft.Salutation, [.. draft.Pieces.Select(piece => new DecisionLetterPiece(piece.Heading, piece.Text))],
            draft.OwnSentences, remedy, signedBy?.Name, signedBy?.Function, signedBy is not null, reads);
    }

    private async Task<Dictionary<string, string?>> ValuesAsync(Decision decision, CaseFile file, DateOnly datedOn, CancellationToken cancellationToken)
    {
        var plan = await db.Plans.AsNoTracking().Include(plan => plan.Pip).FirstOrDefaultAsync(plan => plan.Id == decision.PlanId, cancellationToken) ?? throw new NotThereException("plan");
        var terms = plan.Pip?.Terms ?? PipTerms.Empty;
        var town = await builder.MunicipalityAsync(file.Controller, cancellationToken);
        var person = await builder.PersonAsync(file.PersonId, cancellationToken);
        var (from, until) = await TermAsync(file.Id, datedOn, cancellationToken);
        return new(StringComparer.Ordinal)
        {
            [LetterText.Name] = person.FullName,
            [LetterText.Municipality] = town.Name,
            [LetterText.Desk] = town.Centre,
            [LetterText.Telephone] = town.Phone,
            [LetterText.Date] = Said(datedOn),
            [LetterText.PlanNumber] = PlanDocumentBuilder.NumberOf(file, plan),
            [LetterText.Route] = terms.Route switch { LearningRoute.B1Route => "B1-route", LearningRoute.EducationRoute => "onderwijsroute", LearningRoute.ZRoute => "zelfredzaamheidsroute (Z-route)", _ => null },
            [LetterText.Reason] = terms.Route is { } route ? terms.Reasons.Of(route) : null,
            [LetterText.Level] = terms.Level?.ToString(),
            [LetterText.Hours] = Said(terms.RouteHours),
            [LetterText.PvtHours] = Said(terms.PvtHours),
            [LetterText.MapHours] = Said(terms.MapHours),
            [LetterText.Guidance] = terms.Guidance,
            [LetterText.ReliefFrom] = Said(terms.ReliefFrom),
            [LetterText.ReliefUntil] = Said(terms.ReliefUntil?.AddDays(-1)),
            [LetterText.TermFrom] = Said(from),
            [LetterText.TermUntil] = Said(until?.AddDays(-1)),
        };
    }

    /// <summary>The integration term as it is, or as this decision starts it.</summary>
    public async Task<(DateOnly? From, DateOnly? Until)> TermAsync(Guid caseFileId, DateOnly datedOn, CancellationToken cancellationToken)
    {
        var known = await db.IntegrationTrajectories.FirstOrDefaultAsync(one => one.CaseFileId == caseFileId, cancellationToken);
        if (known is { TermFrom: not null })
            return (known.TermFrom, known.TermUntil);
        var all = await parameters.AllAsync(cancellationToken);
        return all.On(datedOn, CivicParameters.TermYears) is null ? (null, null) : all.TermAfter(datedOn);
    }

    private static string? Said(DateOnly? day) => day?.ToString("d MMMM yyyy", Dutch);

    private static string? Said(int? number) => number?.ToString("N0", Dutch);
}
