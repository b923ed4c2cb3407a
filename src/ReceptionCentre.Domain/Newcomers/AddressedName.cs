using System.Globalization;

namespace ReceptionCentre.Domain.Newcomers;

/// <summary>
/// How Dutch letters address somebody, composed as the population register does (BRP API, "aanschrijfwijze" and "aanhef"):
/// the usage E, P, V or N decides which family names stand where. Dutch on purpose: these words go on Dutch paper.
/// </summary>
public static class AddressedName
{
    /// <summary>The line above the address: initials and family names, "J.R. van der Berg-de Wit".</summary>
    public static string Line(NameParts name)
    {
        var (parts, initials) = (name.Tidy(), Initials(name.GivenNames));
        var family = Family(parts);
        if (family.Length == 0)
            return parts.GivenNames ?? parts.CalledName;
        return initials.Length == 0 ? Capital(family) : $"{initials} {family}";
    }

    /// <summary>
    /// "Geachte mevrouw Van der Berg-de Wit"; where the gender is unknown with initials, "Geachte J.R. van der Berg". The first
    /// prefix takes a capital unless initials precede it.
    /// </summary>
    public static string Salutation(NameParts name, Gender? gender)
    {
        var parts = name.Tidy();
        var family = Family(parts);
        var addressed = family.Length == 0 ? parts.GivenNames ?? parts.CalledName : Capital(family);
        return gender switch
        {
            Gender.Man => $"Geachte heer {addressed}",
            Gender.Woman => $"Geachte mevrouw {addressed}",
            _ => $"Geachte {Line(parts)}",
        };
    }

    /// <summary>One letter of each given name, each with a dot: "Jan Rudolf" → "J.R.".</summary>
    private static string Initials(string? givenNames) => string.Concat(
        (givenNames ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Select(name => StringInfo.GetNextTextElement(name).ToUpperInvariant() + "."));

    private static string Family(NameParts name)
    {
        var (own, partner) = (Joined(name.Prefix, name.FamilyName), Joined(name.PartnerPrefix, name.PartnerFamilyName));
        // Without a partner's name, or without an own one, there is nothing to choose.
        if (partner.Length == 0)
            return own;
        if (own.Length == 0)
            return name.Usage == NameUsage.Own ? own : partner;
        return name.Usage switch
        {
            NameUsage.Partner => partner,
            NameUsage.PartnerFirst => $"{partner}-{own}",
            NameUsage.PartnerLast => $"{own}-{partner}",
            _ => own,
        };
    }

    private static string Joined(string? prefix, string? family) =>
        family is null ? "" : prefix is null ? family : prefix.EndsWith('\'') ? prefix + family : $"{prefix} {family}";

    private static string Capital(string family)
    {
        // "'t Hart": the letter after the apostrophe stays small, as the field writes it.
        var first = StringInfo.GetNextTextElement(family);
        return first.ToUpper(CultureInfo.InvariantCulture) + family[first.Length..];
    }
}
