using System.Globalization;
using Microsoft.Extensions.Configuration;
using ReceptionCentre.Domain.Intakes;
using ReceptionCentre.Infrastructure.ReferenceData;

namespace ReceptionCentre.Infrastructure.Intakes;

/// <summary>
/// The numbers in the rules of signals: the section "Signals" of the configuration, and the dated terms of family reunion from their
/// file, read once; a new version of the file counts from the next start.
/// </summary>
internal static class SignalSettings
{
    public const string FileName = "family-reunion-windows.csv";

    public static SignalTerms Of(IConfiguration configuration) => (configuration.GetSection("Signals").Get<SignalTerms>() ?? new()) with
    {
        FamilyReunion = Windows(Path.Combine(ReferenceDataLoader.DefaultFolder, FileName)),
    };

    private static List<ReunionWindow> Windows(string file) => ReferenceDataLoader.Read(file, csv => new ReunionWindow(
        ReferenceDataLoader.Text(csv, "motives").Split(' ', StringSplitOptions.RemoveEmptyEntries),
        ReferenceDataLoader.Date(csv, "from") ?? throw new FormatException("from is empty"),
        int.Parse(ReferenceDataLoader.Text(csv, "months"), NumberStyles.None, CultureInfo.InvariantCulture),
        ReferenceDataLoader.Text(csv, "source"), ReferenceDataLoader.Date(csv, "until")));
}
