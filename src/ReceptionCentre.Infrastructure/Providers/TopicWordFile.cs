using ReceptionCentre.Application.Providers;
using ReceptionCentre.Infrastructure.ReferenceData;

namespace ReceptionCentre.Infrastructure.Providers;

/// <summary>Other words for what offers are about, from their file, read once; a new version of the file counts from the next start.</summary>
internal static class TopicWordFile
{
    public const string FileName = "topic-words.csv";

    public static TopicWords Read() => new([.. ReferenceDataLoader.Read(
        Path.Combine(ReferenceDataLoader.DefaultFolder, FileName),
        csv => new TopicWord(ReferenceDataLoader.Text(csv, "topic"), ReferenceDataLoader.Text(csv, "word").ToLowerInvariant()))]);
}
