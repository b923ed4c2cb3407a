using CsvHelper;

namespace ReceptionCentre.Infrastructure.Demo;

internal sealed record NameRow(string Language, string Country, string Gender, string Kind, string Latin, string OwnScript, string Script);

internal sealed record NoteRow(string Channel, string About, string Text);

internal sealed record GoalRow(string Track, string Goal, IReadOnlyList<string> Items);

internal sealed record ProviderRow(string Name, string Track);

internal sealed record WordsRow(string Language, string Own);

/// <summary>The invented names, streets, notes and goals that lie beside the program in Demo/Data.</summary>
internal sealed class DemoFiles
{
    private static readonly Lazy<DemoFiles> Loaded = new(() => new());

    private DemoFiles()
    {
        Names = Rows("names", row => new NameRow(row("language"), row("country"), row("gender"), row("kind"), row("latin"), row("script_text"), row("script")));
        Notes = Rows("contact-notes", row => new NoteRow(row("channel"), row("about"), row("dutch")));
        Goals =
        [
            .. Rows("goals", row => (Goal: row("goal"), Track: row("track"), Kind: row("kind"), Dutch: row("dutch"))).GroupBy(row => row.Goal)
                .Select(rows => new GoalRow(
                    rows.First().Track, rows.Single(row => row.Kind == "goal").Dutch, [.. rows.Where(row => row.Kind == "item").Select(row => row.Dutch)])),
        ];
        Providers = Rows("providers", row => new ProviderRow(row("name"), row("track")));
        OwnWords = Rows("own-words", row => new WordsRow(row("language"), row("own")));
        Streets = Rows("streets", row => row("street"));
        Employers = Rows("employers", row => row("name"));
    }

    /// <summary>Read once for the whole process.</summary>
    public static DemoFiles All => Loaded.Value;

    public IReadOnlyList<NameRow> Names { get; }
    public IReadOnlyList<NoteRow> Notes { get; }
    public IReadOnlyList<GoalRow> Goals { get; }
    public IReadOnlyList<ProviderRow> Providers { get; }
    public IReadOnlyList<WordsRow> OwnWords { get; }
    public IReadOnlyList<string> Streets { get; }
    public IReadOnlyList<string> Employers { get; }

    private static List<T> Rows<T>(string file, Func<Func<string, string>, T> make)
    {
        using var csv = CsvReader.FromFile(Path.Combine(AppContext.BaseDirectory, "Demo", "Data", file + ".csv"), new CsvReaderOptions { Separator = ',' });
        var rows = new List<T>();
        while (csv.Read())
            rows.Add(make(column => csv.GetString(column)));
        return rows;
    }
}
