using ReceptionCentre.Domain.Placement;
using ReceptionCentre.Infrastructure.ReferenceData;

namespace ReceptionCentre.Infrastructure.Placement;

/// <summary>Which kind of school is advised by the length of the stay, from its file, read once; a new version of the file counts from the next start.</summary>
internal static class SchoolAdviceFile
{
    public const string FileName = "school-advice.csv";

    public static SchoolAdvice Read() => new([.. ReferenceDataLoader.Read(
        Path.Combine(ReferenceDataLoader.DefaultFolder, FileName),
        csv => new SchoolAdviceLine(
            ReferenceDataLoader.Text(csv, "stay"), ReferenceDataLoader.Text(csv, "school"), ReferenceDataLoader.Date(csv, "from") ?? throw new FormatException("from is empty"),
            ReferenceDataLoader.Date(csv, "until"), ReferenceDataLoader.Text(csv, "source")))]);
}
