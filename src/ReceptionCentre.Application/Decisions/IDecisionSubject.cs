using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Decisions;

namespace ReceptionCentre.Application.Decisions;

/// <summary>
/// One kind of thing that the college decides: what its letter says, and what signing or sending back does to it. All the rest
/// of a decision (mandate, four eyes, letter, sending, objection) is the same for each.
/// </summary>
internal interface IDecisionSubject
{
    /// <summary>Which blocks its letter is made of.</summary>
    LetterKind Letter { get; }

    /// <summary>Without it nobody changes a decision of this kind.</summary>
    Permission Writes { get; }

    bool IsOf(Decision decision);

    /// <summary>What fills the letter, beside person, municipality and date.</summary>
    Task<IReadOnlyDictionary<string, string?>> ValuesAsync(Decision decision, CaseFile file, DateOnly datedOn, CancellationToken cancellationToken);

    Task<LetterTitle> OnPaperAsync(Decision decision, CaseFile file, CancellationToken cancellationToken);

    /// <summary>It was signed.</summary>
    /// <exception cref="Domain.Rules.BrokenRuleException">It cannot be decided like this on that day.</exception>
    Task DecideAsync(Decision decision, CaseFile file, DateOnly on, CancellationToken cancellationToken);

    /// <summary>It was sent back: whoever wrote it goes on.</summary>
    Task ComeBackAsync(Decision decision, CancellationToken cancellationToken);
}

/// <summary>How a letter is headed.</summary>
/// <param name="Title">Null: as a decision about a plan is.</param>
/// <param name="PlanNumber">Number of the plan that it is about; null = it is about none.</param>
/// <param name="FileName">Of the paper, without personal data.</param>
internal sealed record LetterTitle(string? Title, string? PlanNumber, int Edition, string FileName);
