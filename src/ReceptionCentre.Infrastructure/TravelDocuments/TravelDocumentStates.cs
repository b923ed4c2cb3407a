using ReceptionCentre.Application.TravelDocuments;
using ReceptionCentre.Infrastructure.ReferenceData;

namespace ReceptionCentre.Infrastructure.TravelDocuments;

/// <summary>Reads travel-document-states.csv once; a new version of the file counts from the next start.</summary>
internal sealed class TravelDocumentStates : ITravelDocumentStates
{
    public const string FileName = "travel-document-states.csv";

    private readonly Lazy<Dictionary<string, TravelDocumentState>> _states = new(() => Load(Path.Combine(ReferenceDataLoader.DefaultFolder, FileName)));
    private readonly Lazy<HashSet<string>> _codes;

    public TravelDocumentStates() => _codes = new(() => [.. _states.Value.Keys]);

    public IReadOnlySet<string> Codes => _codes.Value;

    public TravelDocumentState? Find(string? code) => code is null ? null : _states.Value.GetValueOrDefault(code);

    private static Dictionary<string, TravelDocumentState> Load(string file) => ReferenceDataLoader.Read(file, csv => new TravelDocumentState(
            ReferenceDataLoader.Text(csv, "code"), ReferenceDataLoader.Maybe(csv, "country"), ReferenceDataLoader.Maybe(csv, "nationality"),
            ReferenceDataLoader.Maybe(csv, "dutch"), ReferenceDataLoader.Maybe(csv, "english")))
        .ToDictionary(state => state.Code, StringComparer.Ordinal);
}
