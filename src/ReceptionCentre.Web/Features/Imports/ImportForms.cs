using ReceptionCentre.Application.Imports;
using ReceptionCentre.Domain.Imports;
using ReceptionCentre.Web.Shared.Forms;
using ReceptionCentre.Web.Shared.Texts;

namespace ReceptionCentre.Web.Features.Imports;

public sealed class ImportForm
{
    public Guid OnceKey { get; set; }
    public IFormFile? File { get; set; }

    /// <summary>A file was chosen, but it was lost on the way: the session ended.</summary>
    public bool HadFile { get; set; }
    public string? Municipality { get; set; }
    public string? Task { get; set; }

    public IReadOnlyList<Choice> Municipalities { get; set; } = [];
    public IReadOnlyList<Choice> Tasks { get; set; } = [];
    public int Megabytes { get; set; }
    public int Rows { get; set; }
    public int KeepDays { get; set; }
}

public sealed class ColumnsForm
{
    public Guid OnceKey { get; set; }
    public int Version { get; set; }

    /// <summary>Name of a field for each column; empty = it is left out.</summary>
    public IList<string?> Fields { get; set; } = [];

    public ImportColumns.Page? Page { get; set; }

    /// <summary>The form comes back: what was chosen stands in it.</summary>
    public bool IsAgain { get; set; }

    public string? Chosen(int place) => IsAgain ? Fields.ElementAtOrDefault(place) : Page!.Columns[place].Field?.ToString();
}

public sealed class StepForm
{
    public Guid OnceKey { get; set; }
    public int Version { get; set; }
}

public sealed class ChoiceForm
{
    public Guid OnceKey { get; set; }
    public string? Choice { get; set; }
    public Guid? PersonId { get; set; }

    /// <summary>Where one was in the list.</summary>
    public ImportFinding? Finding { get; set; }
    public int After { get; set; }
}

public sealed class TakeBackForm
{
    public Guid OnceKey { get; set; }
    public int Version { get; set; }
    public string? Reason { get; set; }
    public ShowImport.View? Run { get; set; }
}

/// <param name="Rows">Null = none are listed now.</param>
/// <param name="People">Null = none are listed now.</param>
public sealed record ImportPage(ShowImport.View Run, ImportFinding? Finding, RowsOfImport.Page? Rows, ImportedState? State, PeopleOfImport.Page? People, ImportWords Words, int After);

/// <summary>Rows in words.</summary>
public sealed class ImportWords(Text texts)
{
    private static readonly ImportField[] Name = [ImportField.GivenNames, ImportField.Prefix, ImportField.FamilyName];

    public string Of(ImportField field) => texts.Of("Imports", field);

    /// <summary>"Geboortedatum: dit is geen datum die bestaat."</summary>
    public string Sentence(ImportError error)
    {
        var sentence = texts.Named(error.Text, new Dictionary<string, object>(StringComparer.Ordinal) { ["MaxLength"] = error.Most ?? 0, ["TotalLength"] = error.Length ?? 0 });
        return error.Field is { } field ? $"{Of(field)}: {sentence}" : sentence;
    }

    /// <summary>Who stands in a row, as the file says it; its number when it says nothing.</summary>
    public string Who(RowsOfImport.Page page, RowsOfImport.Row row)
    {
        var full = string.Join(' ', Name.Select(field => Cell(page, row, field)).OfType<string>());
        return full.Length > 0 ? full : Cell(page, row, ImportField.CalledName) ?? Cell(page, row, ImportField.OwnScript) ?? texts["Imports.WithoutName"];
    }

    public static string? Cell(RowsOfImport.Page page, RowsOfImport.Row row, ImportField field)
    {
        for (var place = 0; place < page.Fields.Count; place++)
        {
            if (page.Fields[place] == field)
                return row.Cells.ElementAtOrDefault(place);
        }
        return null;
    }
}

public sealed record ImportBadge(ImportState State, bool HasTrouble);

/// <param name="Who">Of whom it is chosen, for whoever hears the page.</param>
public sealed record ImportChoiceButton(Guid RunId, int Number, ImportChoice Choice, Guid? PersonId, ImportFinding Finding, int After, string Words, string Who);
