using System.Text.Encodings.Web;
using System.Text.Json;
using ReceptionCentre.Application.Documents;
using ReceptionCentre.Application.Plans.PlanDocument;

namespace ReceptionCentre.Application.Departures;

/// <summary>All that the template <c>departure</c> prints, in camelCase JSON.</summary>
/// <param name="Language">The newcomer's language beside Dutch; null = Dutch alone.</param>
/// <param name="Reference">Number of the file, for whoever calls.</param>
/// <param name="Destination">Country or municipality; null = not known.</param>
/// <param name="Place">Town or village there.</param>
/// <param name="PlannedOn"><c>yyyy-MM-dd</c>, with <c>00</c> for what is unknown; null = not known.</param>
/// <param name="IsVoluntary">It says that return is voluntary: not on a move within the country.</param>
/// <param name="NextSteps">What to do first, in order; three fit on page 1.</param>
/// <param name="Lines">The checklist, without what is not needed.</param>
/// <param name="Arranged">What waits at the destination, without what fell through.</param>
/// <param name="MayCall">The person agreed to be called afterwards.</param>
public sealed record DeparturePlanData(
    PlanPaper Document, string? Language, PlanMunicipality Municipality, PlanPerson Person, PlanCaseworker? Caseworker, string Reference, PaperSaid? Destination, string? Place,
    string? PlannedOn, bool IsVoluntary, IReadOnlyList<DepartureNext> NextSteps, IReadOnlyList<DepartureLine> Lines, IReadOnlyList<DepartureArranged> Arranged, bool MayCall)
{
    public const string Template = "departure";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public string ToJson() => JsonSerializer.Serialize(this, Json);
}

/// <param name="From">First day on which it can be done, when there is one.</param>
/// <param name="Time"><c>HH:mm</c>, as in the Netherlands.</param>
public sealed record DepartureNext(PaperSaid What, DateOnly? From, DateOnly? On, string? Time, string? Place, string? Who);

/// <param name="Doer"><c>newcomer</c>, <c>we</c>, <c>employer</c> or <c>partner</c>.</param>
/// <param name="On">Last day on which it can be done.</param>
/// <param name="Paper">The paper that goes with it, by its Dutch name: that is what one asks for.</param>
/// <param name="Note">Help; in a language that nobody translated it to the paper says whom to ask.</param>
public sealed record DepartureLine(PaperSaid What, string Doer, bool IsDone, DateOnly? From, DateOnly? On, string? Paper, PaperSaid? Note);

public sealed record DepartureArranged(PaperSaid What, string With, string? Contact, string? Place, DateOnly? On, string? Phone, bool IsConfirmed);
