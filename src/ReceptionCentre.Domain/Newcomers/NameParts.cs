using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Domain.Newcomers;

/// <summary>Which name somebody uses beside a partner's (population register, "aanduiding naamgebruik").</summary>
public enum NameUsage
{
    /// <summary>E: the own name.</summary>
    Own = 0,

    /// <summary>P: the partner's name.</summary>
    Partner = 1,

    /// <summary>V: the partner's name before the own name.</summary>
    PartnerFirst = 2,

    /// <summary>N: the partner's name after the own name.</summary>
    PartnerLast = 3,
}

/// <summary>
/// A person's name. Only <see cref="CalledName"/> is required: a file can be opened for somebody with one name, or of
/// whom no other name is known. A part that is empty is not known (yet), unless it is said that there is none.
/// </summary>
/// <param name="CalledName">What we call you.</param>
/// <param name="GivenNames">As in the population register: all given names, space-separated (≤ 200).</param>
/// <param name="Prefix">"van der", kept apart, as in the population register (≤ 10 there; foreign prefixes may be longer here).</param>
/// <param name="FamilyName">Without the prefix (≤ 200); null for mononyms and when unknown.</param>
/// <param name="OwnScript">The whole name as the person writes it (any script).</param>
/// <param name="PartnerPrefix">Prefix of the partner's family name.</param>
/// <param name="PartnerFamilyName">Family name of the (former) partner, without the prefix.</param>
/// <param name="Usage">Which of the two the person goes by. Without a partner's name it says nothing.</param>
/// <param name="NoGivenNames">The person has no given names; false with empty given names = not known.</param>
/// <param name="NoFamilyName">The person has no family name (a mononym); false with an empty family name = not known.</param>
public sealed record NameParts(
    string CalledName, string? GivenNames = null, string? Prefix = null, string? FamilyName = null, string? OwnScript = null,
    string? PartnerPrefix = null, string? PartnerFamilyName = null, NameUsage Usage = NameUsage.Own, bool NoGivenNames = false, bool NoFamilyName = false)
{
    public const int CalledNameLength = 100, GivenNamesLength = 200, PrefixLength = 20, FamilyNameLength = 200, OwnScriptLength = 400;

    /// <summary>Given names, prefix and family name; what we call the person when none of these is known.</summary>
    public string FullName =>
        string.Join(' ', new[] { GivenNames, Prefix, FamilyName }.Where(part => !string.IsNullOrEmpty(part))) is { Length: > 0 } full
            ? full : CalledName;

    /// <summary>Spaces trimmed and single, empty parts null.</summary>
    /// <exception cref="BrokenRuleException">What we call the person is missing, or a part that is said not to exist is filled in.</exception>
    public NameParts Tidy()
    {
        var called = Tidy(CalledName);
        NewcomerRules.EverybodyIsCalledSomething.Check(called is not null);
        var (given, prefix, family) = (Tidy(GivenNames), Tidy(Prefix), Tidy(FamilyName));
        NewcomerRules.ANameIsThereOrNot.Check(!(NoGivenNames && given is not null) && !(NoFamilyName && family is not null));
        return new(called!, given, prefix, family, Tidy(OwnScript), Tidy(PartnerPrefix), Tidy(PartnerFamilyName), Usage, NoGivenNames, NoFamilyName);
    }

    private static string? Tidy(string? text)
    {
        var words = (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 0 ? null : string.Join(' ', words);
    }
}
