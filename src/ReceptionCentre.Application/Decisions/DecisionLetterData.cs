using System.Text.Encodings.Web;
using System.Text.Json;
using ReceptionCentre.Application.Plans.PlanDocument;

namespace ReceptionCentre.Application.Decisions;

/// <summary>All that the templates <c>decision</c> and <c>enforcement</c> print, in camelCase JSON. In Dutch alone: a decision has no unchecked translation. It bears no address of the person.</summary>
/// <param name="Language">Always null: Dutch alone.</param>
/// <param name="Title">Null: as a decision about a plan is headed.</param>
/// <param name="Reference">Number of the file.</param>
/// <param name="PlanNumber">Number of the plan that it is about; null = it is about none.</param>
/// <param name="Remedy">What the person can do who does not agree; null = it is no decision.</param>
/// <param name="SignedName">Under which mandate it is signed, or who made a letter that is no decision; null in a preview.</param>
/// <param name="IsSigned">False: a preview, which says so.</param>
/// <param name="HelpLanguage">The language of one line that says where help is; null = the person reads Dutch.</param>
public sealed record DecisionLetterData(
    PlanPaper Document, string? Language, PlanMunicipality Municipality, PlanPerson Person, string? Title, string Reference, string? PlanNumber, DateOnly DatedOn, string Salutation,
    IReadOnlyList<DecisionLetterPiece> Pieces, string? OwnSentences, string? Remedy, string? SignedName, string? SignedFunction, bool IsSigned, string? HelpLanguage)
{
    public const string Template = "decision";

    // The file is read by the renderer only; other scripts stay short.
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public string ToJson() => JsonSerializer.Serialize(this, Json);
}

public sealed record DecisionLetterPiece(string Heading, string Text);
