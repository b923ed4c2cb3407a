using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Domain.Welcome;

/// <summary>What somebody must do to be registered, in the words of one language. Lines of <see cref="Bring"/> are things.</summary>
/// <param name="What">What to do, and where.</param>
/// <param name="Bring">What to bring, one thing a line.</param>
/// <param name="Who">Who must come.</param>
/// <param name="When">By when.</param>
public sealed record WelcomeWords(string? What, string? Bring, string? Who, string? When)
{
    public static readonly WelcomeWords None = new(null, null, null, null);

    /// <summary>Where these say nothing, the others do.</summary>
    public WelcomeWords Over(WelcomeWords others) => new(What ?? others.What, Bring ?? others.Bring, Who ?? others.Who, When ?? others.When);
}

/// <summary>Of whom a text is: any of these makes it theirs; all empty = everybody else.</summary>
/// <param name="Motives">Codes of the list "motives", space-separated.</param>
/// <param name="Reasons">Codes of the list "not-in-brp-reasons", space-separated; "registered" = stands in the population register.</param>
/// <param name="AddressKinds">Codes of the list "address-kinds", space-separated.</param>
public sealed record WelcomeFor(string Motives, string Reasons, string AddressKinds)
{
    public const string Registered = "registered";

    public bool IsEverybody => Motives.Length + Reasons.Length + AddressKinds.Length == 0;

    public bool Includes(IReadOnlyCollection<string> motives, string? reason, string? addressKind) =>
        IsEverybody || Codes(Motives).Any(motives.Contains) || (reason is not null && Codes(Reasons).Contains(reason)) || (addressKind is not null && Codes(AddressKinds).Contains(addressKind));

    private static string[] Codes(string codes) => codes.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>
/// What we tell newcomers of one kind about their registration with the municipality, in one language: reference data with dates and a source.
/// A municipality can say it in its own words, see <see cref="MunicipalWelcome"/>.
/// </summary>
public sealed class WelcomeText : Aggregate
{
    public const int KeyLength = 80, CodesLength = 1000, WordsLength = 1000, NoteLength = 500;

    private WelcomeText()
    {
    }

    public WelcomeText(string key) => (Id, Key) = (Guid.CreateVersion7(), key);

    /// <summary>Names the line in its file.</summary>
    public string Key { get; private init; } = "";

    /// <summary>Code of the list "welcome-kinds".</summary>
    public string Kind { get; private set; } = "";

    /// <summary>Code of the list "languages". The Dutch line says of whom the kind is and how many days there are.</summary>
    public string Language { get; private set; } = "";

    public string Motives { get; private set; } = "";
    public string Reasons { get; private set; } = "";
    public string AddressKinds { get; private set; } = "";

    /// <summary>Days after arrival, of which {days} in the words tells; null = there is no term.</summary>
    public int? Days { get; private set; }

    public string What { get; private set; } = "";
    public string Bring { get; private set; } = "";
    public string Who { get; private set; } = "";
    public string When { get; private set; } = "";

    /// <summary>Place in the order of the file: the first line that includes somebody counts.</summary>
    public int Place { get; private set; }

    public DateOnly? ValidFrom { get; private set; }
    public DateOnly? ValidUntil { get; private set; }

    /// <summary>What says so, and how certain that is.</summary>
    public string Source { get; private set; } = "";

    public WelcomeFor For => new(Motives, Reasons, AddressKinds);
    public WelcomeWords Words => new(What, Bring, Who, When);

    public bool IsValidOn(DateOnly day) => (ValidFrom is null || ValidFrom <= day) && (ValidUntil is null || ValidUntil > day);

    public void Describe(string kind, string language, WelcomeFor whom, int? days, WelcomeWords words, int place, DateOnly? from, DateOnly? until, string source)
    {
        (Kind, Language, Motives, Reasons, AddressKinds, Days) = (kind, language, whom.Motives, whom.Reasons, whom.AddressKinds, days);
        (What, Bring, Who, When) = (words.What ?? "", words.Bring ?? "", words.Who ?? "", words.When ?? "");
        (Place, ValidFrom, ValidUntil, Source) = (place, from, until, source);
    }
}

/// <summary>How one municipality tells newcomers of one kind about their registration. What it left empty is as the region has it.</summary>
public sealed class MunicipalWelcome : Aggregate
{
    private MunicipalWelcome()
    {
    }

    /// <summary>Code of the list "municipalities".</summary>
    public string Municipality { get; private init; } = "";

    /// <summary>Code of the list "welcome-kinds"; a municipality has one of each at most.</summary>
    public string Kind { get; private init; } = "";

    public string? WhatDutch { get; private set; }
    public string? BringDutch { get; private set; }
    public string? WhoDutch { get; private set; }
    public string? WhenDutch { get; private set; }
    public string? WhatEnglish { get; private set; }
    public string? BringEnglish { get; private set; }
    public string? WhoEnglish { get; private set; }
    public string? WhenEnglish { get; private set; }

    public WelcomeWords Dutch => new(WhatDutch, BringDutch, WhoDutch, WhenDutch);
    public WelcomeWords English => new(WhatEnglish, BringEnglish, WhoEnglish, WhenEnglish);

    /// <summary>Begins at version 1: 0 is what a page says of a municipality that has none.</summary>
    public static MunicipalWelcome For(string municipality, string kind)
    {
        var welcome = new MunicipalWelcome { Id = Guid.CreateVersion7(), Municipality = municipality, Kind = kind };
        welcome.RaiseVersion();
        return welcome;
    }

    /// <exception cref="BrokenRuleException">Something is said in one of the two languages only.</exception>
    public void Write(WelcomeWords dutch, WelcomeWords english)
    {
        WelcomeRules.OwnWordsInBothLanguages.Check(
            (dutch.What is null) == (english.What is null) && (dutch.Bring is null) == (english.Bring is null)
            && (dutch.Who is null) == (english.Who is null) && (dutch.When is null) == (english.When is null));
        (WhatDutch, BringDutch, WhoDutch, WhenDutch) = (dutch.What, dutch.Bring, dutch.Who, dutch.When);
        (WhatEnglish, BringEnglish, WhoEnglish, WhenEnglish) = (english.What, english.Bring, english.Who, english.When);
    }
}

public static class WelcomeRules
{
    /// <summary>What a municipality says in its own words, it says in Dutch and in English: who reads no Dutch must not read something else.</summary>
    public static readonly Rule OwnWordsInBothLanguages = new("Welcome.OwnWordsInBothLanguages");

    /// <summary>A municipality has one text of a kind; who writes the first at the same moment sees that it is there.</summary>
    public static readonly Rule OneTextOfAKind = new("Welcome.OneTextOfAKind");
}
