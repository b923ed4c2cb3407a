using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Domain.ReferenceData;

/// <summary>A list of codes that holds for a time: countries, motives, acts. A list is data; codes end, they do not vanish.</summary>
public sealed class CodeList : Aggregate
{
    private CodeList()
    {
    }

    public CodeList(string key)
    {
        Id = Guid.CreateVersion7();
        Key = key;
    }

    public string Key { get; private init; } = "";
    public string Dutch { get; private set; } = "";
    public string English { get; private set; } = "";

    /// <summary>True: an administrator extends and ends it. False: the publisher does, a new version is loaded.</summary>
    public bool Maintainable { get; private set; }
    public string? Source { get; private set; }
    public string? Licence { get; private set; }

    /// <summary>SHA-256 of the file that was loaded last; null for a list that only people keep.</summary>
    public string? LoadedFrom { get; private set; }

    /// <exception cref="BrokenRuleException">The list is kept by its publisher.</exception>
    public void EnsureMaintainable() => ReferenceDataRules.APublishedListIsLoaded.Check(Maintainable);

    public void Describe(string dutch, string english, bool maintainable, string? source, string? licence) =>
        (Dutch, English, Maintainable, Source, Licence) = (dutch, english, maintainable, source, licence);

    public void Loaded(string checksum) => LoadedFrom = checksum;
}

/// <summary>One code with its Dutch and English words, valid in [ValidFrom, ValidUntil).</summary>
public sealed class Code : Aggregate
{
    public const int ValueLength = 40, WordsLength = 300, NoteLength = 500;

    /// <summary>A code that an administrator added stands after those of the file.</summary>
    public const int LastPlace = 1_000_000;

    private Code()
    {
    }

    public Code(string list, string value, CodeWords words, DateOnly? from, DateOnly? until, int place = LastPlace)
    {
        Id = Guid.CreateVersion7();
        (List, Value, Place) = (list, value, place);
        Describe(words);
        (ValidFrom, ValidUntil) = (from, until);
    }

    /// <summary>Key of the list.</summary>
    public string List { get; private init; } = "";

    /// <summary>The code itself, unique in its list: "6030", "language".</summary>
    public string Value { get; private init; } = "";

    /// <summary>Order in the list: what is chosen most stands first.</summary>
    public int Place { get; private set; }
    public string Dutch { get; private set; } = "";
    public string English { get; private set; } = "";

    /// <summary>As the people concerned write it (a language, a country); null where that has no meaning.</summary>
    public string? Own { get; private set; }

    public DateOnly? ValidFrom { get; private set; }

    /// <summary>First day on which it is no longer valid; null = no end.</summary>
    public DateOnly? ValidUntil { get; private set; }

    /// <summary>Code that follows when this one ended.</summary>
    public string? Successor { get; private set; }

    /// <summary>Act (code of the list "acts") and article on which it rests, for tasks and purposes.</summary>
    public string? Act { get; private set; }
    public string? Article { get; private set; }

    /// <summary>How certain it is ([S] primary source, [S2] secondary, [K] own knowledge, [I] rule of this product), and remarks.</summary>
    public string? Note { get; private set; }

    public bool IsValidOn(DateOnly day) => (ValidFrom is null || ValidFrom <= day) && (ValidUntil is null || ValidUntil > day);

    public void Describe(CodeWords words) =>
        (Dutch, English, Own, Successor, Act, Article, Note) = (words.Dutch, words.English, words.Own, words.Successor, words.Act, words.Article, words.Note);

    public void Stand(int place) => Place = place;

    public void Period(DateOnly? from, DateOnly? until)
    {
        ReferenceDataRules.ACodeEndsAfterItBegins.Check(from is null || until is null || until >= from);
        (ValidFrom, ValidUntil) = (from, until);
    }

    /// <summary>Ends it on a day, with the code that follows; null = it goes on.</summary>
    public void End(DateOnly? until, string? successor)
    {
        ReferenceDataRules.ASuccessorIsAnotherCode.Check(successor != Value);
        Period(ValidFrom, until);
        Successor = until is null ? null : successor;
    }
}

/// <summary>What a code says; see the properties of <see cref="Code"/>.</summary>
public sealed record CodeWords(string Dutch, string English, string? Own = null, string? Successor = null, string? Act = null, string? Article = null, string? Note = null);

public static class ReferenceDataRules
{
    /// <summary>A code ends on or after the day on which it begins.</summary>
    public static readonly Rule ACodeEndsAfterItBegins = new("ReferenceData.ACodeEndsAfterItBegins");

    /// <summary>A code is followed by another code, not by itself.</summary>
    public static readonly Rule ASuccessorIsAnotherCode = new("ReferenceData.ASuccessorIsAnotherCode");

    /// <summary>A code is unique in its list.</summary>
    public static readonly Rule ACodeIsUniqueInItsList = new("ReferenceData.ACodeIsUniqueInItsList");

    /// <summary>Lists of a publisher are kept by the publisher; a new version is loaded.</summary>
    public static readonly Rule APublishedListIsLoaded = new("ReferenceData.APublishedListIsLoaded");
}
