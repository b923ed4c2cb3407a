using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Domain.Newcomers;

/// <summary>
/// A person's name. Only <see cref="CalledName"/> is required: a file can be opened for somebody with one name, or of
/// whom no other name is known.
/// </summary>
/// <param name="CalledName">What we call you.</param>
/// <param name="GivenNames">As in the population register: all given names, space-separated (≤ 200).</param>
/// <param name="Prefix">"van der", kept apart, as in the population register (≤ 10 there; foreign prefixes may be longer here).</param>
/// <param name="FamilyName">Without the prefix (≤ 200); null for mononyms and when unknown.</param>
/// <param name="OwnScript">The whole name as the person writes it (any script).</param>
public sealed record NameParts(string CalledName, string? GivenNames = null, string? Prefix = null, string? FamilyName = null, string? OwnScript = null)
{
    public const int CalledNameLength = 100, GivenNamesLength = 200, PrefixLength = 20, FamilyNameLength = 200, OwnScriptLength = 400;

    /// <summary>Given names, prefix and family name; what we call the person when none of these is known.</summary>
    public string FullName =>
        string.Join(' ', new[] { GivenNames, Prefix, FamilyName }.Where(part => !string.IsNullOrEmpty(part))) is { Length: > 0 } full
            ? full : CalledName;

    /// <summary>Spaces trimmed and single, empty parts null.</summary>
    /// <exception cref="BrokenRuleException">What we call the person is missing.</exception>
    public NameParts Tidy()
    {
        var called = Tidy(CalledName);
        NewcomerRules.EverybodyIsCalledSomething.Check(called is not null);
        return new(called!, Tidy(GivenNames), Tidy(Prefix), Tidy(FamilyName), Tidy(OwnScript));
    }

    private static string? Tidy(string? text)
    {
        var words = (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 0 ? null : string.Join(' ', words);
    }
}
