using System.Globalization;
using CsvHelper;
using ReceptionCentre.Domain.Providers;

namespace ReceptionCentre.Infrastructure.Demo;

internal sealed record NameRow(string Language, string Country, string Gender, string Kind, string Latin, string OwnScript, string Script);

internal sealed record NoteRow(string Channel, string About, string Text);

internal sealed record GoalRow(string Track, string Goal, IReadOnlyList<string> Items);

internal sealed record ProviderRow(string Name, string Track);

internal sealed record TaskRow(string What, string Why);

/// <param name="Days">From the bringing to the deadline; null = the letter asks for nothing.</param>
internal sealed record LetterRow(string SenderKind, string Sender, string Topic, int? Days, string? ToDo, string? Outcome);

/// <summary>One offer of an organisation of the directory.</summary>
/// <param name="Municipality">Whose own offer it is; null = of the whole region.</param>
/// <param name="StartsIn">Days from the day of filling until a group begins.</param>
/// <param name="FundedDays">So many days more there is money for it; null = no end known.</param>
/// <param name="CheckedAgo">So many days before the day of filling somebody looked at it.</param>
internal sealed record OfferRow(
    string Provider, string Kind, string? Municipality, string Contact, OfferTerms Offer, IReadOnlyList<int> StartsIn, int? FundedDays, int CheckedAgo)
{
    public OfferTerms Terms(DateOnly today, DateOnly openFrom) => Offer with
    {
        OpenFrom = openFrom,
        Starts = [.. StartsIn.Select(days => today.AddDays(days).Workday())],
        FundedUntil = FundedDays is { } days ? today.AddDays(days) : null,
    };
}

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
        Tasks = Rows("tasks", row => new TaskRow(row("what"), row("why")));
        Letters = Rows("letters", row => new LetterRow(
            row("sender_kind"), row("sender"), row("topic"), Number(row("days")), Words(row("to_do")), Words(row("outcome"))));
        Offers = Rows("directory", row => new OfferRow(
            row("provider"), row("kind"), Words(row("municipality")), row("contact"), Terms(row), [.. Many(row("starts_in")).Select(Days)], Number(row("funded_days")),
            Days(row("checked_ago"))));
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
    public IReadOnlyList<TaskRow> Tasks { get; }
    public IReadOnlyList<LetterRow> Letters { get; }
    public IReadOnlyList<OfferRow> Offers { get; }
    public IReadOnlyList<WordsRow> OwnWords { get; }
    public IReadOnlyList<string> Streets { get; }
    public IReadOnlyList<string> Employers { get; }

    private static OfferTerms Terms(Func<string, string> row) => new()
    {
        Name = row("offer"),
        Description = Words(row("description")),
        Municipality = Words(row("municipality")),
        Topic = Words(row("topic")),
        Track = Words(row("track")),
        Topics = Many(row("topics")),
        Languages = Many(row("languages")),
        HelpLanguages = Many(row("help_languages")),
        Audiences = Many(row("audiences")),
        Place = Words(row("place")),
        Postcode = Words(row("postcode")),
        Online = row("online") == "true",
        Times = Words(row("times")),
        Days = Flags<Weekdays>(row("days")),
        Parts = Flags<DayParts>(row("parts")),
        LeastMinutesAWeek = Number(row("least_minutes")),
        MostMinutesAWeek = Number(row("most_minutes")),
        LevelFrom = Level(row("level_from")),
        LevelTo = Level(row("level_to")),
        Childcare = Words(row("childcare")),
        PriceCents = Number(row("cents")),
        PriceUnit = Words(row("price_unit")),
        Payer = Words(row("payer")),
        Funding = Words(row("funding")),
        Places = Number(row("places")),
        WaitingWeeks = Number(row("waiting_weeks")),
        Conditions = Words(row("conditions")) is { } what ? [new(what, row("why"))] : [],
        OpenToAll = row("open_to_all") == "true",
        ResidenceNotAsked = row("residence_not_asked") == "true",
    };

    private static string[] Many(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static int Days(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static DutchLevel? Level(string text) => text.Length == 0 ? null : Enum.Parse<DutchLevel>(text);

    private static TFlags Flags<TFlags>(string text) where TFlags : struct, Enum => text.Length == 0 ? default : Enum.Parse<TFlags>(text.Replace(' ', ','));

    private static string? Words(string text) => text.Length == 0 ? null : text;

    private static int? Number(string text) => text.Length == 0 ? null : int.Parse(text, CultureInfo.InvariantCulture);

    private static List<T> Rows<T>(string file, Func<Func<string, string>, T> make)
    {
        using var csv = CsvReader.FromFile(Path.Combine(AppContext.BaseDirectory, "Demo", "Data", file + ".csv"), new CsvReaderOptions { Separator = ',' });
        var rows = new List<T>();
        while (csv.Read())
            rows.Add(make(column => csv.GetString(column)));
        return rows;
    }
}
