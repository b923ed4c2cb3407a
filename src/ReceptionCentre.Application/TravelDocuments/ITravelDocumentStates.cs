namespace ReceptionCentre.Application.TravelDocuments;

/// <summary>
/// The codes of states and organisations on travel documents (ISO 3166-1 alpha-3 and those of ICAO Doc 9303 part 3), with what
/// the population register calls them.
/// </summary>
public interface ITravelDocumentStates
{
    IReadOnlySet<string> Codes { get; }

    /// <summary>Null when the code is not in the list.</summary>
    TravelDocumentState? Find(string? code);
}

/// <param name="Country">Code of the list "countries"; null when it is no country of the population register.</param>
/// <param name="Nationality">Code of the list "nationalities"; null when there is no mapping: then a person chooses.</param>
/// <param name="Dutch">Its name where it is no country of the list.</param>
public sealed record TravelDocumentState(string Code, string? Country, string? Nationality, string? Dutch, string? English);
