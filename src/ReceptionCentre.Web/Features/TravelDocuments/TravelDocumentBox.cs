using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.TravelDocuments;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.TravelDocuments;
using ReceptionCentre.Web.Features.Newcomers;
using ReceptionCentre.Web.Shared.Texts;

namespace ReceptionCentre.Web.Features.TravelDocuments;

/// <summary>What the box of the document sends along with the page on which it stands.</summary>
public sealed class TravelDocumentForm
{
    /// <summary>The code as typed, pasted or scanned.</summary>
    public string? Zone { get; set; }

    /// <summary>Key of the proposal that the clerk accepts.</summary>
    public string? Accept { get; set; }

    /// <summary>Field of which what the document says takes the place of what was typed.</summary>
    public string? Take { get; set; }
}

/// <summary>The box on the first page of a registration, before and after a document was read.</summary>
/// <param name="Zone">What stands in the field: as it was given, or as it was accepted.</param>
/// <param name="Filled">Labels of the fields that were filled.</param>
public sealed record TravelDocumentBox(string? Zone, ReadTravelDocument.Result? Read, IReadOnlyList<string> Filled, IReadOnlyList<TravelDocumentBox.Difference> Differences, string? FocusOn)
{
    public const string Field = "Zone";

    public static readonly TravelDocumentBox Empty = new(null, null, [], [], null);

    /// <summary>Two values for one field: what was typed stays until the clerk takes the other.</summary>
    public sealed record Difference(string Field, string Label, string Typed, string OnDocument);

    public IEnumerable<ZoneProblem> Wrong => Read?.Reading.Problems.Where(problem => !problem.IsRemark) ?? [];

    public IEnumerable<ZoneProblem> Remarks => Read?.Reading.Problems.Where(problem => problem.IsRemark) ?? [];

    /// <summary>The line in pieces: what is wrong apart from the rest.</summary>
    public IEnumerable<(string Text, bool Wrong)> Pieces(int line)
    {
        var text = Read!.Reading.Lines[line - 1];
        var wrong = new bool[text.Length];
        foreach (var problem in Wrong.Where(problem => problem.Place?.Line == line))
            wrong.AsSpan(problem.Place!.Value.Position - 1, Math.Min(problem.Length, text.Length - problem.Place.Value.Position + 1)).Fill(true);
        for (var at = 0; at < text.Length;)
        {
            var to = at + 1;
            while (to < text.Length && wrong[to] == wrong[at])
                to++;
            yield return (text[at..to], wrong[at]);
            at = to;
        }
    }

    /// <summary>Fills what is empty; what was typed and differs stays and is shown, unless the clerk takes it over.</summary>
    public static async Task<TravelDocumentBox> FillAsync(PersonForm form, TravelDocumentForm given, ReadTravelDocument.Result read, ICodeLists codes, DateOnly today, CancellationToken cancellationToken)
    {
        var (filled, differences) = (new List<string>(), new List<Difference>());
        if (read.Answers is { } answers)
        {
            void Answer(string field, string label, string? typed, string? value, bool same, Action<string> set)
            {
                if (value is null || same)
                    return;
                if (string.IsNullOrWhiteSpace(typed) || given.Take == field)
                {
                    set(value);
                    filled.Add(label);
                }
                else
                {
                    differences.Add(new(field, label, typed.Trim(), value));
                }
            }
            static bool Same(string? typed, string? value) => string.Equals(typed?.Trim(), value, StringComparison.OrdinalIgnoreCase);
            // What we call somebody is the person's own choice: proposed where nothing stands, never held against it.
            if (string.IsNullOrWhiteSpace(form.CalledName))
                Answer(nameof(form.CalledName), "Newcomers.CalledName", null, answers.CalledName, false, value => form.CalledName = value);
            Answer(nameof(form.GivenNames), "Newcomers.GivenNames", form.GivenNames, answers.GivenNames, Same(form.GivenNames, answers.GivenNames), value => form.GivenNames = value);
            Answer(nameof(form.FamilyName), "Newcomers.FamilyName", form.FamilyName, answers.FamilyName,
                Same(form.FamilyName, answers.FamilyName) || Same($"{form.Prefix} {form.FamilyName}", answers.FamilyName), value => form.FamilyName = value);
            Answer(nameof(form.BirthDate), "Newcomers.BirthDate", form.BirthDate, answers.BirthDate,
                PartialDate.TryParse(form.BirthDate, today, out var typed) && PartialDate.TryParse(answers.BirthDate, today, out var onDocument) && typed == onDocument, value => form.BirthDate = value);
            if (read.Nationality is { } nationality)
            {
                var chosen = await form.Nationality.ReadAsync(codes, Lists.Nationalities, nameof(form.Nationality), new(today), cancellationToken);
                Answer(nameof(form.Nationality), "Newcomers.Nationality", form.Nationality.Text, nationality.In(Text.Language), chosen == nationality.Value,
                    _ => form.Nationality = Shared.Forms.CodeInput.Of(nationality, Text.Language));
            }
        }
        if (read.Answers is { } paper)
            filled.AddRange(FillPaper(form, paper));
        var zone = given.Accept is not null && read.Reading.Lines.Count > 0 ? string.Join('\n', read.Reading.Lines) : given.Zone;
        var box = new TravelDocumentBox(zone, read, filled, differences, null);
        return box with { FocusOn = box.Wrong.Any() ? Field : NextOf(form) };
    }

    // The document itself, unless another was typed already: its kind, number, state and last day belong together.
    private static IEnumerable<string> FillPaper(PersonForm form, ReadTravelDocument.Answers answers)
    {
        if (form.Gender is null && answers.Gender is { } gender)
        {
            form.Gender = gender.ToString();
            yield return "Newcomers.Gender";
        }
        if (answers.DocumentNumber is null || !string.IsNullOrWhiteSpace(form.DocumentNumber))
            yield break;
        (form.DocumentKind, form.DocumentNumber, form.DocumentValidUntil) = (answers.DocumentKind, answers.DocumentNumber, answers.DocumentValidUntil);
        if (answers.DocumentState is { } state)
            form.DocumentState = Shared.Forms.CodeInput.Of(state, Text.Language);
        yield return "Newcomers.DocumentNumber";
    }

    // Where something is still to be typed: what a document has and this one did not give, else what no document has.
    public static string NextOf(PersonForm form) =>
        string.IsNullOrWhiteSpace(form.CalledName) ? nameof(form.CalledName)
        : string.IsNullOrWhiteSpace(form.GivenNames) && string.IsNullOrWhiteSpace(form.FamilyName) ? nameof(form.GivenNames)
        : string.IsNullOrWhiteSpace(form.FamilyName) && !form.NoFamilyName && form.GivenNames != form.CalledName ? nameof(form.FamilyName)
        : string.IsNullOrWhiteSpace(form.BirthDate) ? nameof(form.BirthDate)
        : string.IsNullOrWhiteSpace(form.Nationality.Text) ? nameof(form.Nationality)
        : nameof(form.OwnScript);
}
