using ReceptionCentre.Application.Providers;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Providers;
using ReceptionCentre.Web.Shared.Forms;
using ReceptionCentre.Web.Shared.Texts;

namespace ReceptionCentre.Web.Features.Providers;

/// <summary>A provider as it is typed.</summary>
public sealed class ProviderForm
{
    public string? Name { get; set; }
    public string? Kind { get; set; }
    public string? Contact { get; set; }
    public string? Telephone { get; set; }
    public string? Email { get; set; }
    public string? Website { get; set; }

    /// <summary>Codes, each alone or several with commas; none = the whole region.</summary>
    public List<string> Municipalities { get; set; } = [];
    public List<MarkForm> Marks { get; set; } = [];

    /// <summary>The marks a line each, where two versions were compared; null = as typed in the fields.</summary>
    public string? MarkLines { get; set; }
    public int Version { get; set; }
    public Guid OnceKey { get; set; }

    /// <summary>Null: a new provider.</summary>
    public Guid? ProviderId { get; set; }
    public IReadOnlyList<Choice> Kinds { get; set; } = [];
    public IReadOnlyList<Choice> MunicipalityChoices { get; set; } = [];
    public IReadOnlyList<Choice> MarkChoices { get; set; } = [];

    public static ProviderForm Of(ShowProvider.View provider) => new()
    {
        ProviderId = provider.ProviderId,
        Version = provider.Version,
        Name = provider.Name,
        Kind = provider.KindCode,
        Contact = provider.Contact.Person,
        Telephone = provider.Contact.Telephone,
        Email = provider.Contact.Email,
        Website = provider.Contact.Website,
        Municipalities = [.. provider.Municipalities.Select(code => code.Value)],
        Marks = [.. provider.Marks.Select(mark => new MarkForm { Mark = mark.Code, Number = mark.Number, ValidUntil = mark.ValidUntil.InDigits() })],
    };

    public ProviderInput Read(Reading reading)
    {
        if (MarkLines is not null)
            Marks = [.. MarkLines.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(MarkForm.OfLine)];
        Marks.RemoveAll(mark => Reading.Words(mark.Mark) is null);
        return new(
            Reading.Words(Name), Reading.Words(Kind), Reading.Words(Contact), Reading.Words(Telephone), Reading.Words(Email), Reading.Words(Website),
            FormCodes.Apart(Municipalities))
        {
            Marks = [.. Marks.Select((mark, i) => new MarkTerms(mark.Mark!, Reading.Words(mark.Number), reading.Date(mark.ValidUntil, $"{nameof(Marks)}[{i}].{nameof(mark.ValidUntil)}")))],
        };
    }
}

/// <summary>A quality mark as it is typed.</summary>
public sealed class MarkForm
{
    private const string Between = " / ";

    /// <summary>Code of the list "quality-marks".</summary>
    public string? Mark { get; set; }
    public string? Number { get; set; }
    public string? ValidUntil { get; set; }

    public string Line => string.Join(Between, Mark, Number, ValidUntil);

    public static MarkForm OfLine(string line) => line.Split(Between) is [var mark, var number, var until] ? new() { Mark = mark, Number = number, ValidUntil = until } : new() { Mark = line };
}

/// <summary>The day and reason of an end, of a provider or of an offer.</summary>
public sealed class EndForm
{
    public string? On { get; set; }
    public string? Reason { get; set; }
    public int Version { get; set; }

    public Guid Id { get; set; }
    public string Name { get; set; } = "";
}

/// <summary>Several codes in one form: each in a field of its own, or together with commas.</summary>
internal static class FormCodes
{
    public static List<string> Apart(IEnumerable<string?> fields) =>
        [.. fields.SelectMany(field => (field ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).Distinct(StringComparer.Ordinal)];
}
