using System.Globalization;
using FluentValidation;
using ReceptionCentre.Application.NameMatching;
using ReceptionCentre.Application.Newcomers;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Stays;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Imports;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Imports;

/// <summary>What is wrong in a row, and where.</summary>
/// <param name="Field">Null = the row as a whole.</param>
/// <param name="Text">Key of the sentence.</param>
/// <param name="Most">For the sentence about a text that is too long: how long it may be.</param>
public sealed record ImportError(ImportField? Field, string Text, int? Most = null, int? Length = null);

/// <summary>A row as a registration, with what is wrong in it.</summary>
internal sealed record ReadArrival(int Number, RegisterNewcomer.Command Command, NameParts? Name, IReadOnlyList<ImportError> Errors)
{
    public PartialDate Born => Command.BirthDate ?? PartialDate.Unknown;

    /// <summary>Who it is, for a row without errors.</summary>
    public Identity Identity => new(
        Name!, Born, Command.Bsn, Command.VNumber, Command.Details?.Gender, [.. new[] { Command.Nationality, Command.OtherNationality }.OfType<string>()],
        [.. new[] { Command.Document?.DocumentNumber }.OfType<string>()]);
}

/// <summary>Reads rows as registrations, under the same rules as the desk's.</summary>
internal sealed class ArrivalReader(ImportMapping mapping, ImportCodes codes, IValidator<RegisterNewcomer.Command> validator, string municipality, string task, DateOnly today)
{
    private const int YearsAhead = 2;
    private static readonly DateOnly SerialZero = new(1899, 12, 30);

    // Properties of a registration that are called otherwise than the field.
    private static readonly Dictionary<string, ImportField> FieldOfProperty = new(StringComparer.Ordinal)
    {
        [nameof(ResidenceInput.Title)] = ImportField.ResidenceTitle,
    };

    private static readonly Dictionary<string, Gender> Genders = new(StringComparer.OrdinalIgnoreCase)
    {
        ["M"] = Gender.Man,
        ["man"] = Gender.Man,
        ["male"] = Gender.Man,
        ["m."] = Gender.Man,
        ["jongen"] = Gender.Man,
        ["V"] = Gender.Woman,
        ["F"] = Gender.Woman,
        ["vrouw"] = Gender.Woman,
        ["female"] = Gender.Woman,
        ["woman"] = Gender.Woman,
        ["meisje"] = Gender.Woman,
        ["O"] = Gender.Unknown,
        ["X"] = Gender.Unknown,
        ["onbekend"] = Gender.Unknown,
        ["unknown"] = Gender.Unknown,
        ["?"] = Gender.Unknown,
    };

    private static readonly string[] Yes = ["ja", "j", "yes", "y", "1", "true", "waar", "x"], No = ["nee", "n", "no", "0", "false", "onwaar", "-"];

    public ReadArrival Read(int number, IReadOnlyList<string?> cells)
    {
        var row = new Row(mapping, cells, codes, today);
        var (given, family) = (row.Text(ImportField.GivenNames), row.Text(ImportField.FamilyName));
        var script = row.Text(ImportField.OwnScript);
        // Somebody is always called something: the first given name says enough until the person is asked.
        var called = row.Text(ImportField.CalledName) ?? given?.Split(' ', 2)[0] ?? family ?? script;
        var partner = row.Text(ImportField.PartnerFamilyName);
        var details = new PersonDetails(
            PartnerPrefix: row.Text(ImportField.PartnerPrefix), PartnerFamilyName: partner, BirthPlace: row.Text(ImportField.BirthPlace), BirthCountry: row.Code(ImportField.BirthCountry),
            Gender: row.Gender(Genders));
        var document = new DocumentInput(
            row.Code(ImportField.DocumentKind), row.Text(ImportField.DocumentNumber), row.Code(ImportField.DocumentState), row.Date(ImportField.DocumentValidUntil, 15));
        var (street, postcode, place) = (row.Text(ImportField.Street), row.Text(ImportField.Postcode), row.Text(ImportField.Place));
        var kind = row.Code(ImportField.AddressKind) ?? (street is null && postcode is null && place is null ? null : "home");
        var stay = new StayInput(
            municipality, task, row.Code(ImportField.Motive), row.Date(ImportField.ArrivedOn, YearsAhead), kind, street, postcode, place, row.Code(ImportField.Language),
            row.Code(ImportField.OtherLanguage), row.YesOrNo(ImportField.InterpreterWanted, Yes, No), row.Text(ImportField.Phone), row.Text(ImportField.Email));
        var residence = new ResidenceInput(
            Title: row.Code(ImportField.ResidenceTitle), Employer: row.Text(ImportField.Employer), Referent: row.Text(ImportField.Referent), Institution: row.Text(ImportField.Institution),
            LodgingKind: row.Code(ImportField.LodgingKind));
        var command = new RegisterNewcomer.Command(
            Guid.Empty, null, called, given, row.Text(ImportField.Prefix), family, script, row.Date(ImportField.BirthDate, 0), row.Code(ImportField.Nationality),
            row.Digits(ImportField.Bsn, 9), row.Digits(ImportField.VNumber, 10), stay, LookedAt.Everybody, details, row.Code(ImportField.OtherNationality),
            document.IsEmpty ? null : document, residence.IsEmpty ? null : residence);
        var errors = row.Errors;
        errors.AddRange(validator.Validate(command).Errors.Select(wrong => Error(wrong.PropertyName, wrong.ErrorMessage, wrong.FormattedMessagePlaceholderValues))
            .Where(error => !errors.Exists(known => known.Field == error.Field && error.Field is not null)));
        return new(number, command, errors.Count == 0 ? NameOf(details, command, errors) : null, errors);
    }

    private static NameParts? NameOf(PersonDetails details, RegisterNewcomer.Command command, List<ImportError> errors)
    {
        try
        {
            return details.Name(command).Tidy();
        }
        catch (BrokenRuleException broken)
        {
            errors.Add(new(ImportField.CalledName, broken.Rule.Name));
            return null;
        }
    }

    private static ImportError Error(string property, string text, Dictionary<string, object> values)
    {
        var name = property[(property.LastIndexOf('.') + 1)..];
        ImportField? field = FieldOfProperty.TryGetValue(name, out var known) ? known : Enum.TryParse<ImportField>(name, out var same) ? same : null;
        return new(field, text, values.GetValueOrDefault("MaxLength") as int?, values.GetValueOrDefault("TotalLength") as int?);
    }

    private sealed class Row(ImportMapping mapping, IReadOnlyList<string?> cells, ImportCodes codes, DateOnly today)
    {
        public List<ImportError> Errors { get; } = [];

        public string? Text(ImportField field)
        {
            for (var place = 0; place < mapping.Fields.Count && place < cells.Count; place++)
            {
                if (mapping.Fields[place] == field)
                    return string.IsNullOrWhiteSpace(cells[place]) ? null : Unguarded(cells[place]!.Trim());
            }
            return null;
        }

        // The sign with which a file for a spreadsheet keeps a text from being taken for a formula, as ours does.
        private static string Unguarded(string text) => text is ['\'', '=' or '+' or '-' or '@', ..] ? text[1..] : text;

        public string? Code(ImportField field) => Read(field, text => codes.Find(field, text), "Imports.NotInTheList");

        public Gender? Gender(Dictionary<string, Gender> words) => Read(field: ImportField.Gender, text => words.TryGetValue(text, out var gender) ? gender : (Gender?)null, "Imports.NoGender");

        public bool YesOrNo(ImportField field, string[] yes, string[] no) => Read(
            field, text => yes.Contains(text, StringComparer.OrdinalIgnoreCase) ? true : no.Contains(text, StringComparer.OrdinalIgnoreCase) ? false : (bool?)null, "Imports.YesOrNo") == true;

        public PartialDate? Date(ImportField field, int yearsAhead) => Read(field, text => DateOf(text, yearsAhead), "Shared.NotADate");

        // A spreadsheet takes the zeros from the front of a number, and people write spaces and points in it.
        public string? Digits(ImportField field, int length)
        {
            if (Text(field) is not { } text)
                return null;
            var digits = text.Replace(" ", "", StringComparison.Ordinal).Replace(".", "", StringComparison.Ordinal);
            return digits.Length < length && digits.Length >= length - 2 && digits.All(char.IsAsciiDigit) ? digits.PadLeft(length, '0') : digits;
        }

        private T? Read<T>(ImportField field, Func<string, T?> read, string wrong)
        {
            if (Text(field) is not { } text)
                return default;
            var found = read(text);
            if (found is null)
                Errors.Add(new(field, wrong));
            return found;
        }

        private PartialDate? DateOf(string text, int yearsAhead)
        {
            // A moment is its day.
            if (text.Length > 10 && text[10] is 'T' or ' ' && text[4] == '-')
                text = text[..10];
            if (text.Length == 5 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var serial))
                return PartialDate.Of(SerialZero.AddDays(serial));
            if (PartialDate.TryParse(text, today.AddYears(yearsAhead), out var date))
                return date;
            return text.Length == 8 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && YearFirst(number) is { } first ? first : null;
        }

        private static PartialDate? YearFirst(int number) =>
            PartialDate.TryOf(number / 10000, number / 100 % 100 is var month and not 0 ? month : null, number % 100 is var day and not 0 ? day : null, out var date) ? date : null;
    }
}
