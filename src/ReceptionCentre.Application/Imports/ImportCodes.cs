using System.Globalization;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.TravelDocuments;
using ReceptionCentre.Domain.Imports;

namespace ReceptionCentre.Application.Imports;

/// <summary>
/// Finds codes by what a file calls them: the code itself, its name in Dutch, English or its own language, and for states
/// also the codes of ISO 3166-1 (two or three letters). A nationality may be told by its country.
/// </summary>
internal sealed class ImportCodes
{
    private static readonly Dictionary<ImportField, string> ListOf = new()
    {
        [ImportField.BirthCountry] = Lists.Countries,
        [ImportField.DocumentState] = Lists.Countries,
        [ImportField.Nationality] = Lists.Nationalities,
        [ImportField.OtherNationality] = Lists.Nationalities,
        [ImportField.DocumentKind] = Lists.IdentityDocumentKinds,
        [ImportField.Motive] = Lists.Motives,
        [ImportField.ResidenceTitle] = Lists.ResidenceTitles,
        [ImportField.Language] = Lists.Languages,
        [ImportField.OtherLanguage] = Lists.Languages,
        [ImportField.AddressKind] = Lists.AddressKinds,
        [ImportField.LodgingKind] = Lists.LodgingKinds,
    };

    /// <summary>The two letters of ISO 3166-1 by the three; the framework knows them.</summary>
    private static readonly Lazy<Dictionary<string, string>> TwoLetters = new(ReadTwoLetters);

    private readonly Dictionary<string, Dictionary<string, string>> _codes = new(StringComparer.Ordinal);

    private ImportCodes()
    {
    }

    public static async Task<ImportCodes> ReadAsync(ICodeLists lists, ITravelDocumentStates states, DateOnly today, CancellationToken cancellationToken)
    {
        var codes = new ImportCodes();
        foreach (var list in ListOf.Values.Distinct())
        {
            var words = codes._codes[list] = new(StringComparer.OrdinalIgnoreCase);
            // What holds today goes before what ended under the same name.
            var all = (await lists.AllAsync(list, cancellationToken)).OrderBy(code => code.IsValidOn(today) ? 0 : 1).ToList();
            foreach (var code in all)
                words.TryAdd(code.Value, code.Value);
            foreach (var code in all)
            {
                foreach (var name in new[] { code.Dutch, code.English, code.Own }.OfType<string>())
                    words.TryAdd(name, code.Value);
            }
        }
        codes.AddStates(states);
        return codes;
    }

    /// <summary>The code; null = the list has nothing of that name.</summary>
    public string? Find(ImportField field, string text) => _codes[ListOf[field]].GetValueOrDefault(text);

    private void AddStates(ITravelDocumentStates states)
    {
        var (countries, nationalities) = (_codes[Lists.Countries], _codes[Lists.Nationalities]);
        var twoLetters = TwoLetters.Value;
        var nationalityOf = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var state in states.Codes.Select(states.Find).OfType<TravelDocumentState>())
        {
            foreach (var iso in new[] { state.Code, twoLetters.GetValueOrDefault(state.Code) }.OfType<string>())
            {
                if (state.Country is { } country)
                    countries.TryAdd(iso, country);
                if (state.Nationality is { } nationality)
                    nationalities.TryAdd(iso, nationality);
            }
            if (state is { Country: { } of, Nationality: { } one })
                (nationalityOf.TryGetValue(of, out var known) ? known : nationalityOf[of] = []).Add(one);
        }
        foreach (var (name, country) in countries.Where(pair => pair.Key != pair.Value))
        {
            if (nationalityOf.GetValueOrDefault(country) is { Count: 1 } only)
                nationalities.TryAdd(name, only.First());
        }
    }

    private static Dictionary<string, string> ReadTwoLetters()
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var region in CultureInfo.GetCultures(CultureTypes.SpecificCultures).Select(Region).OfType<RegionInfo>().Where(region => region.TwoLetterISORegionName.Length == 2))
            found.TryAdd(region.ThreeLetterISORegionName, region.TwoLetterISORegionName);
        return found;
    }

    private static RegionInfo? Region(CultureInfo culture)
    {
        try
        {
            return new(culture.Name);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
