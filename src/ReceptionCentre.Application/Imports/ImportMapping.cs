using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Domain.Imports;
using ReceptionCentre.Domain.NameMatching;

namespace ReceptionCentre.Application.Imports;

/// <summary>Which column of a file is which field; a column may be none. Proposed from the words above the columns.</summary>
public sealed record ImportMapping(IReadOnlyList<ImportField?> Fields)
{
    // Words above a column, folded and joined: Dutch, English, and what systems of partners write.
    private static readonly Dictionary<string, ImportField> Words = new Dictionary<ImportField, string>
    {
        [ImportField.CalledName] = "roepnaam, aanspreeknaam, hoe noemen we u, called name, what we call you, nickname, preferred name, name, naam",
        [ImportField.GivenNames] = "voornamen, voornaam, given names, given name, first name, first names, forename, forenames",
        [ImportField.Prefix] = "voorvoegsel, voorvoegsels, tussenvoegsel, tussenvoegsels, prefix",
        [ImportField.FamilyName] = "achternaam, geslachtsnaam, familienaam, family name, last name, surname",
        [ImportField.OwnScript] = "eigen schrift, naam in eigen schrift, own script, name in own script, native name",
        [ImportField.PartnerPrefix] = "voorvoegsel partner, tussenvoegsel partner, partner prefix, prefix of partner",
        [ImportField.PartnerFamilyName] = "achternaam partner, geslachtsnaam partner, partnernaam, partner family name, partner name, partner surname",
        [ImportField.BirthDate] = "geboortedatum, geboren, geboren op, geb datum, gebdatum, birth date, date of birth, born, dob",
        [ImportField.BirthPlace] = "geboorteplaats, birth place, place of birth",
        [ImportField.BirthCountry] = "geboorteland, birth country, country of birth",
        [ImportField.Gender] = "geslacht, gender, sex",
        [ImportField.Nationality] = "nationaliteit, nationality",
        [ImportField.OtherNationality] = "tweede nationaliteit, andere nationaliteit, second nationality, other nationality",
        [ImportField.Bsn] = "bsn, burgerservicenummer, sofinummer, citizen service number",
        [ImportField.VNumber] = "v nummer, vnummer, vreemdelingennummer, v number, vnumber, alien number",
        [ImportField.DocumentKind] = "soort document, documentsoort, document kind, document type, kind of document",
        [ImportField.DocumentNumber] = "documentnummer, nummer document, paspoortnummer, document number, passport number, document no",
        [ImportField.DocumentState] = "land van afgifte, afgegeven door, issuing country, issuing state, document country",
        [ImportField.DocumentValidUntil] = "geldig tot, document geldig tot, valid until, expiry date, date of expiry",
        [ImportField.ArrivedOn] = "aankomst, aankomstdatum, datum aankomst, datum van aankomst, arrival, arrival date, date of arrival, arrived on",
        [ImportField.Motive] = "reden van komst, motief, reden, motive, reason for coming, reason",
        [ImportField.ResidenceTitle] = "verblijfstitel, verblijfsstatus, residence title, residence status",
        [ImportField.Language] = "taal, voorkeurstaal, language, preferred language",
        [ImportField.OtherLanguage] = "andere taal, tweede taal, other language, second language",
        [ImportField.InterpreterWanted] = "tolk, tolk nodig, interpreter, interpreter wanted, needs interpreter",
        [ImportField.Phone] = "telefoon, telefoonnummer, mobiel, mobiele telefoon, gsm, phone, telephone, mobile, phone number",
        [ImportField.Email] = "e mail, email, mail, e mailadres, emailadres, email address, e mail address",
        [ImportField.AddressKind] = "soort adres, adressoort, address kind, address type",
        [ImportField.Street] = "straat, adres, straat en huisnummer, street, address, street and number",
        [ImportField.Postcode] = "postcode, postal code, zip, zip code",
        [ImportField.Place] = "plaats, woonplaats, place, town, city",
        [ImportField.LodgingKind] = "soort woonruimte, huisvesting, lodging, kind of lodging, accommodation",
        [ImportField.Employer] = "werkgever, uitzendbureau, employer, agency",
        [ImportField.Referent] = "referent, sponsor",
        [ImportField.Institution] = "instelling, school, universiteit, onderwijsinstelling, institution, university",
    }.SelectMany(pair => pair.Value.Split(", ").Select(words => (Words: Folded(words), pair.Key))).ToDictionary(pair => pair.Words, pair => pair.Key, StringComparer.Ordinal);

    private static readonly ImportField[] Names = [ImportField.CalledName, ImportField.GivenNames, ImportField.FamilyName, ImportField.OwnScript];

    /// <summary>What the words above the columns say; each field once, the first column that names it.</summary>
    public static ImportMapping Propose(IReadOnlyList<string> columns)
    {
        var taken = new HashSet<ImportField>();
        return new([.. columns.Select(column => FieldOf(column) is { } field && taken.Add(field) ? field : (ImportField?)null)]);
    }

    private static ImportField? FieldOf(string column) =>
        Enum.TryParse<ImportField>(column, ignoreCase: true, out var named) && Enum.IsDefined(named) && !char.IsAsciiDigit(column.FirstOrDefault('0')) ? named
        : Words.TryGetValue(Folded(column), out var field) ? field : null;

    /// <summary>The same columns in the same order give the same key.</summary>
    public static string HeaderOf(IReadOnlyList<string> columns) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u001f', columns.Select(Folded)))));

    public string Write() => JsonSerializer.Serialize(Fields.Select(field => field?.ToString()));

    public static ImportMapping? Read(string? written) => written is null ? null
        : new([.. JsonSerializer.Deserialize<List<string?>>(written)!.Select(name => Enum.TryParse<ImportField>(name, out var field) ? field : (ImportField?)null)]);

    /// <summary>
    /// A mapping written down for the command line: on each line the name of a column, an equals sign and the name of a field.
    /// Columns that are not named are left out; empty lines and lines that begin with # say nothing.
    /// </summary>
    /// <exception cref="InvalidDataException">A line names no column of the file, or no field; the message says which.</exception>
    public static ImportMapping ReadLines(IEnumerable<string> lines, IReadOnlyList<string> columns)
    {
        var fields = new ImportField?[columns.Count];
        foreach (var line in lines.Select(line => line.Trim()).Where(line => line.Length > 0 && !line.StartsWith('#')))
        {
            var at = line.LastIndexOf('=');
            var (column, name) = at < 0 ? (line, "") : (line[..at].Trim(), line[(at + 1)..].Trim());
            var place = columns.ToList().FindIndex(one => one.Equals(column, StringComparison.OrdinalIgnoreCase));
            if (place < 0)
                throw new InvalidDataException($"The mapping names the column '{column}', which the file does not have.");
            if (!Enum.TryParse<ImportField>(name, ignoreCase: true, out var field) || !Enum.IsDefined(field))
                throw new InvalidDataException($"The mapping names the field '{name}', which does not exist. There are: {string.Join(", ", Enum.GetNames<ImportField>())}.");
            fields[place] = field;
        }
        return new(fields);
    }

    /// <exception cref="Domain.Rules.BrokenRuleException">No name among them, or a field that two columns fill.</exception>
    /// <exception cref="InvalidInputException">Not as many as there are columns.</exception>
    public void Check(int columns)
    {
        if (Fields.Count != columns)
            throw new InvalidInputException("", "Imports.OtherColumns");
        ImportRules.ANameIsAmongTheColumns.Check(Fields.Any(field => field is { } name && Names.Contains(name)));
        ImportRules.AFieldHasOneColumn.Check(Fields.OfType<ImportField>().Distinct().Count() == Fields.OfType<ImportField>().Count());
    }

    private static string Folded(string words) => string.Join(' ', NameWords.Of(words));
}
