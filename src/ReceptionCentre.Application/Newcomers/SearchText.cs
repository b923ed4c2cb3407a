using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.NameMatching;
using ReceptionCentre.Domain.Newcomers;

namespace ReceptionCentre.Application.Newcomers;

/// <summary>What a clerk typed in the one search field: numbers, a birth date, and words of a name, in any order.</summary>
/// <param name="Words">Folded words of the name.</param>
/// <param name="NameAsTyped">The words that are not a number or date, as typed; fills the registration form.</param>
public sealed record SearchText(string? Bsn, string? VNumber, PartialDate? Born, IReadOnlyList<string> Words, string NameAsTyped)
{
    public const int MaximumLength = 200, MaximumWords = 8;

    // Very many bear one, and nobody is told apart by it: "al", "van". "de" is also a name, beside a short word it stays.
    private static readonly HashSet<string> Small = new(StringComparer.Ordinal) { "al", "el", "ul", "bin", "ibn", "bint", "van", "der", "den", "von", "del" };

    /// <summary>The words by which people are looked up: without prefixes, as long as another word remains.</summary>
    public IReadOnlyList<string> Telling { get; } = Words.Where(word => !Small.Contains(word) && !(word == "de" && Words.Any(other => other.Length > 2))).ToList() is { Count: > 0 } telling ? telling : Words;

    public bool IsEmpty => Bsn is null && VNumber is null && Born is null && Words.Count == 0;

    /// <summary>Enough to mean one person: only then is a match across a wall told.</summary>
    public bool IsSpecific => Bsn is not null || VNumber is not null || (Born is { IsComplete: true } && Words.Count > 0) || Words.Count(word => word.Length > 2) > 1;

    public static SearchText Read(string? typed, DateOnly today)
    {
        typed = (typed ?? "").Trim();
        if (typed.Length > MaximumLength)
            typed = typed[..MaximumLength];
        string? bsn = null, vNumber = null;
        PartialDate? born = null;
        var name = new List<string>();
        // A date typed with spaces is read as a whole first: "3 apr 1990".
        if (PartialDate.TryParse(typed, today, out var whole) && !whole.IsUnknown && typed.Any(char.IsDigit))
            return new(null, null, whole, [], "");
        foreach (var part in typed.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            if (IdentityNumbers.Tidy(IdentityNumberKind.Bsn, part) is { Length: 9 } nine && IdentityNumbers.IsBsn(nine) && part.Count(char.IsDigit) >= 8)
                bsn = nine;
            else if (IdentityNumbers.Tidy(IdentityNumberKind.VNumber, part) is { } ten && part.Count(char.IsDigit) == 10 && IdentityNumbers.IsVNumber(ten))
                vNumber = ten;
            else if (part.Any(char.IsDigit) && PartialDate.TryParse(part, today, out var date) && !date.IsUnknown)
                born = date;
            else
                name.Add(part);
        }
        return new(bsn, vNumber, born, [.. NameWords.Of(string.Join(' ', name)).Take(MaximumWords)], string.Join(' ', name));
    }
}
