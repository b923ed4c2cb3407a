using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ReceptionCentre.Domain.Documents;

namespace ReceptionCentre.Application.Documents;

/// <summary>
/// The frozen data of a document with the two things that cannot stand in what they are made from: its id and its own
/// checksum. Both are printed; everything else on the page is the frozen data itself.
/// </summary>
public static class PrintableData
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Checksum of the logo that the frozen data names; null = it prints none.</summary>
    public static string? LogoOf(string data) => (string?)JsonNode.Parse(data)?["municipality"]?["logo"]?["sha256"];

    /// <param name="data">See <see cref="Document.Data"/>; its "document" has an empty "id" and "checksum".</param>
    public static string Of(string data, Guid documentId, string checksum)
    {
        var json = JsonNode.Parse(data)!;
        json["document"]!["id"] = documentId.ToString();
        json["document"]!["checksum"] = checksum;
        return json.ToJsonString(Readable);
    }
}
