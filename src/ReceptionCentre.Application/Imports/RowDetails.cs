using System.Text.Json;
using System.Text.Json.Serialization;

namespace ReceptionCentre.Application.Imports;

/// <summary>What is kept of the check of a row: what is wrong, or who it may be.</summary>
/// <param name="SameAs">Number of the earlier row in which the same person stands.</param>
public sealed record RowDetails(IReadOnlyList<ImportError> Errors, IReadOnlyList<RowCandidate> Candidates, int? SameAs = null)
{
    private static readonly JsonSerializerOptions Short = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault };

    public static readonly string Nothing = new RowDetails([], []).Write();

    public string Write() => JsonSerializer.Serialize(this, Short);

    public static RowDetails Read(string written) =>
        JsonSerializer.Deserialize<RowDetails>(written, Short) is { } details ? new(details.Errors ?? [], details.Candidates ?? [], details.SameAs) : new([], []);
}

/// <summary>Somebody whom a row may be.</summary>
/// <param name="Reasons">Keys of the words that say what agrees.</param>
public sealed record RowCandidate(Guid PersonId, IReadOnlyList<string> Reasons);
