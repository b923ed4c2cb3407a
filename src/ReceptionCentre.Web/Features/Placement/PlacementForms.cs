using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.Households;
using ReceptionCentre.Application.Placement;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Domain.Placement;
using ReceptionCentre.Domain.Providers;
using ReceptionCentre.Web.Features.Plans;
using ReceptionCentre.Web.Features.Providers;
using ReceptionCentre.Web.Shared.Forms;
using ReceptionCentre.Web.Shared.Texts;

namespace ReceptionCentre.Web.Features.Placement;

/// <param name="Children">Those of the household who have a file that one may see: a place in a class is asked in theirs.</param>
public sealed record FilePlacementPage(FileHead.Head Head, PlacementOfFile.View View, bool MayPlace, bool IsGrown, IReadOnlyList<HouseholdMembers.Member> Children);

/// <summary>What wish and place have in common, as it is typed.</summary>
public abstract class TraitsForm
{
    private const int LanguageFields = 4;

    public PlacementKind Kind { get; set; }
    public Guid OnceKey { get; set; }
    public int Version { get; set; }
    public List<CodeInput> Languages { get; set; } = [];
    public List<string> Interests { get; set; } = [];
    public List<string> Skills { get; set; } = [];
    public List<string> Days { get; set; } = [];
    public List<string> Parts { get; set; } = [];
    public string? Postcode { get; set; }
    public string? Town { get; set; }
    public string? Reach { get; set; }
    public string? Words { get; set; }

    /// <summary>Hours a week.</summary>
    public string? MinutesAWeek { get; set; }

    public TraitsChoices Choices { get; set; } = TraitsChoices.None;

    /// <summary>Fields for what is to come beside what there is.</summary>
    public void Widen()
    {
        while (Languages.Count < LanguageFields)
            Languages.Add(new());
    }

    protected async Task<IReadOnlyList<string>> LanguagesAsync(ICodeLists codes, Reading reading, CancellationToken cancellationToken)
    {
        var read = new List<string>();
        for (var i = 0; i < Languages.Count; i++)
        {
            if (await Languages[i].ReadAsync(codes, Lists.Languages, $"{nameof(Languages)}[{i}]", reading, cancellationToken) is { } code)
                read.Add(code);
        }
        return [.. read.Distinct(StringComparer.Ordinal)];
    }

    protected int? Minutes(string field, Reading reading)
    {
        if (string.IsNullOrWhiteSpace(MinutesAWeek))
            return null;
        if (PlanNumbers.TryMinutes(MinutesAWeek, out var minutes))
            return minutes;
        reading.Refuse(field, "Plans.NotHours");
        return null;
    }

    protected static async Task<List<CodeInput>> InputsAsync(ICodeLists codes, IEnumerable<string> values, CancellationToken cancellationToken) =>
        [.. (await codes.ManyAsync(Lists.Languages, values, cancellationToken)).Select(code => CodeInput.Of(code, Text.Language))];
}

/// <summary>What can be chosen in a form.</summary>
public sealed record TraitsChoices(
    IReadOnlyList<Choice> Interests, IReadOnlyList<Choice> Skills, IReadOnlyList<Choice> Days, IReadOnlyList<Choice> Parts, IReadOnlyList<Choice> Reaches,
    IReadOnlyList<Choice> Levels, IReadOnlyList<Choice> SchoolKinds, IReadOnlyList<Choice> SchoolStays)
{
    public static readonly TraitsChoices None = new([], [], [], [], [], [], [], []);

    public static async Task<TraitsChoices> OfAsync(ICodeLists codes, Text texts, DateOnly today, CancellationToken cancellationToken)
    {
        Task<IReadOnlyList<Choice>> Of(string list) => PlacementWords.ChoicesAsync(codes, list, today, cancellationToken);
        return new(
            await Of(Lists.Interests), await Of(Lists.Skills), [.. OfferWords.EachDay.Select(day => new Choice(day.ToString(), texts.Of("Providers", day)))],
            [.. OfferWords.EachPart.Select(part => new Choice(part.ToString(), texts.Of("Providers", part)))],
            [.. Enum.GetValues<Reach>().Select(reach => new Choice(reach.ToString(), texts.Of("Placement", reach)))],
            [.. Enum.GetValues<DutchLevel>().Select(level => new Choice(level.ToString(), texts.Of("Providers", level)))], await Of(Lists.SchoolKinds), await Of(Lists.SchoolStays));
    }
}

/// <summary>A wish as it is typed.</summary>
public sealed class WishForm : TraitsForm
{
    public Guid? WishId { get; set; }
    public string? Since { get; set; }
    public CodeInput Learns { get; set; } = new();
    public string? LevelFrom { get; set; }
    public string? LevelTo { get; set; }
    public string? SchoolStay { get; set; }

    /// <summary>Ticked: the person agrees.</summary>
    public List<string> Consents { get; set; } = [];

    /// <summary>Day on which the person agreed.</summary>
    public string? ConsentOn { get; set; }

    public FileHead.Head? Head { get; set; }

    /// <summary>What the intake tells, with the words of the question.</summary>
    public IReadOnlyList<(string Question, string Words)> Told { get; set; } = [];
    public bool StayIsAsked { get; set; }

    public static async Task<WishForm> OfAsync(PlacementKind kind, WishTerms terms, ICodeLists codes, CancellationToken cancellationToken) => new()
    {
        Kind = kind,
        OnceKey = Guid.NewGuid(),
        Since = terms.Since.InDigits(),
        Words = terms.Words,
        Languages = await InputsAsync(codes, terms.Languages, cancellationToken),
        Learns = (await InputsAsync(codes, terms.Learns, cancellationToken)).FirstOrDefault() ?? new(),
        Interests = [.. terms.Interests],
        Skills = [.. terms.Skills],
        Days = OfferWords.Names(terms.Days),
        Parts = OfferWords.Names(terms.Parts),
        Postcode = terms.Postcode,
        Town = terms.Town,
        Reach = terms.Reach?.ToString(),
        MinutesAWeek = PlanNumbers.Hours(terms.MinutesAWeek),
        LevelFrom = terms.LevelFrom?.ToString(),
        LevelTo = terms.LevelTo?.ToString(),
        SchoolStay = terms.SchoolStay,
        ConsentOn = (terms.ConsentOn ?? terms.Since).InDigits(),
    };

    public async Task<WishTerms> ReadAsync(ICodeLists codes, Reading reading, CancellationToken cancellationToken) => new()
    {
        Since = reading.PastDate(Since, nameof(Since)) ?? default,
        Words = Reading.Words(Words),
        Languages = await LanguagesAsync(codes, reading, cancellationToken),
        Learns = await Learns.ReadAsync(codes, Lists.Languages, nameof(Learns), reading, cancellationToken) is { } code ? [code] : [],
        Interests = FormCodes.Apart(Interests),
        Skills = FormCodes.Apart(Skills),
        Days = OfferWords.Read<Weekdays>(Days),
        Parts = OfferWords.Read<DayParts>(Parts),
        Postcode = Reading.Words(Postcode)?.ToUpperInvariant(),
        Town = Reading.Words(Town),
        Reach = Reading.Choice<Reach>(Reach),
        MinutesAWeek = Minutes(nameof(MinutesAWeek), reading),
        LevelFrom = Reading.Choice<DutchLevel>(LevelFrom),
        LevelTo = Reading.Choice<DutchLevel>(LevelTo),
        SchoolStay = Reading.Words(SchoolStay),
        ConsentOn = PlacementWish.NeedsConsent(Kind) && Consents.Contains("true") ? reading.PastDate(ConsentOn, nameof(ConsentOn)) : null,
    };
}

/// <summary>A place as it is typed.</summary>
public sealed class PlaceForm : TraitsForm
{
    public Guid? PlaceId { get; set; }
    public Guid? ProviderId { get; set; }
    public string? Municipality { get; set; }
    public string? Name { get; set; }
    public string? Contact { get; set; }
    public List<string> NeededSkills { get; set; } = [];
    public string? Capacity { get; set; } = "1";
    public string? Level { get; set; }
    public string? SchoolKind { get; set; }
    public string? AgeFrom { get; set; }
    public string? AgeTo { get; set; }
    public string? OpenFrom { get; set; }
    public string? OpenUntil { get; set; }

    /// <summary>What the organisation is called; null = it is still to be chosen.</summary>
    public string? Provider { get; set; }
    public IReadOnlyList<Choice> Providers { get; set; } = [];
    public IReadOnlyList<Choice> Municipalities { get; set; } = [];

    public static async Task<PlaceForm> OfAsync(PlaceLine line, PlaceTerms terms, int version, ICodeLists codes, CancellationToken cancellationToken) => new()
    {
        Kind = line.Kind,
        PlaceId = line.PlaceId,
        Provider = line.Provider,
        Version = version,
        Municipality = terms.Municipality,
        Name = terms.Name,
        Contact = terms.Contact,
        Words = terms.Words,
        Languages = await InputsAsync(codes, terms.Languages, cancellationToken),
        Interests = [.. terms.Interests],
        Skills = [.. terms.Skills],
        NeededSkills = [.. terms.NeededSkills],
        Days = OfferWords.Names(terms.Days),
        Parts = OfferWords.Names(terms.Parts),
        Postcode = terms.Postcode,
        Town = terms.Town,
        Reach = terms.Reach?.ToString(),
        Capacity = terms.Capacity.ToString(System.Globalization.CultureInfo.InvariantCulture),
        MinutesAWeek = PlanNumbers.Hours(terms.LeastMinutesAWeek),
        Level = terms.Level?.ToString(),
        SchoolKind = terms.SchoolKind,
        AgeFrom = terms.AgeFrom?.ToString(System.Globalization.CultureInfo.InvariantCulture),
        AgeTo = terms.AgeTo?.ToString(System.Globalization.CultureInfo.InvariantCulture),
        OpenFrom = terms.OpenFrom.InDigits(),
        OpenUntil = terms.OpenUntil.InDigits(),
    };

    public async Task<PlaceTerms> ReadAsync(ICodeLists codes, Reading reading, DateOnly today, CancellationToken cancellationToken) => new()
    {
        Name = Reading.Words(Name) ?? "",
        OpenFrom = reading.Date(OpenFrom, nameof(OpenFrom)) ?? today,
        OpenUntil = reading.Date(OpenUntil, nameof(OpenUntil)),
        Municipality = Reading.Words(Municipality),
        Contact = Reading.Words(Contact),
        Words = Reading.Words(Words),
        Languages = await LanguagesAsync(codes, reading, cancellationToken),
        Interests = FormCodes.Apart(Interests),
        Skills = FormCodes.Apart(Skills),
        NeededSkills = FormCodes.Apart(NeededSkills),
        Days = OfferWords.Read<Weekdays>(Days),
        Parts = OfferWords.Read<DayParts>(Parts),
        Postcode = Reading.Words(Postcode),
        Town = Reading.Words(Town),
        Reach = Reading.Choice<Reach>(Reach),
        // A buddy meets one person: that is not asked.
        Capacity = Kind == PlacementKind.Buddy ? 1 : OfferWords.ReadNumber(Capacity, nameof(Capacity), reading) ?? 0,
        LeastMinutesAWeek = Minutes(nameof(MinutesAWeek), reading),
        Level = Reading.Choice<DutchLevel>(Level),
        SchoolKind = Reading.Words(SchoolKind),
        AgeFrom = OfferWords.ReadNumber(AgeFrom, nameof(AgeFrom), reading),
        AgeTo = OfferWords.ReadNumber(AgeTo, nameof(AgeTo), reading),
    };
}

public sealed record PlacesPage(PlacementKind Kind, bool Closed, PlaceList.View View);

/// <summary>The places for one wish, with the day of a decision.</summary>
public sealed class PlacesForm
{
    public string? On { get; set; }
    public Guid PlaceId { get; set; }

    public FileHead.Head? Head { get; set; }
    public PlacesForWish.View? Page { get; set; }
}

/// <summary>Why a wish is withdrawn.</summary>
public sealed class WithdrawForm
{
    public int Version { get; set; }
    public string? Reason { get; set; }

    public FileHead.Head? Head { get; set; }
    public ShowWish.View? Wish { get; set; }
    public IReadOnlyList<Choice> Reasons { get; set; } = [];
}

/// <summary>The page of one pair, with the forms of what can be written down next.</summary>
public sealed class PairForm
{
    public int Version { get; set; }
    public Guid OnceKey { get; set; }
    public string? On { get; set; }
    public string? Words { get; set; }
    public string? Party { get; set; }
    public string? FirstOn { get; set; }

    public string? Met { get; set; }
    public string? Activity { get; set; }
    public string? Absence { get; set; }
    public string? NextOn { get; set; }
    public string? MeetingWords { get; set; }

    public string? EvaluatedOn { get; set; }
    public string? PersonWords { get; set; }
    public string? ReceiverWords { get; set; }
    public string? GoesOn { get; set; }

    public FileHead.Head? Head { get; set; }
    public ShowPair.View? Pair { get; set; }
    public bool MayPlace { get; set; }
    public IReadOnlyList<Choice> Activities { get; set; } = [];
    public IReadOnlyList<Choice> Absences { get; set; } = [];
}

/// <summary>Why a pair is declined or ended.</summary>
public sealed class EndPairForm
{
    public int Version { get; set; }

    /// <summary>Declined or ended.</summary>
    public PairState How { get; set; }
    public string? On { get; set; }
    public string? Words { get; set; }
    public string? Reason { get; set; }
    public string? Party { get; set; }
    public string? WaitsAgain { get; set; }

    public FileHead.Head? Head { get; set; }
    public ShowPair.View? Pair { get; set; }
    public IReadOnlyList<Choice> Reasons { get; set; } = [];
    public IReadOnlyList<Choice> Parties { get; set; } = [];
}
