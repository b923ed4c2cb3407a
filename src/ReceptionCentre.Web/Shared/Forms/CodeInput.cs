using ReceptionCentre.Application.ReferenceData;

namespace ReceptionCentre.Web.Shared.Forms;

/// <summary>A choice from a long code list, typed: the words, and the code when one was picked.</summary>
public sealed class CodeInput
{
    public string? Text { get; set; }
    public string? Code { get; set; }

    /// <summary>Finds the code by what was picked or typed (Dutch, English or own name); an unknown word is an error by the field.</summary>
    public async Task<string?> ReadAsync(ICodeLists lists, string list, string field, Reading reading, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(Text))
            return null;
        var typed = Text.Trim();
        var codes = await lists.AllAsync(list, cancellationToken);
        var picked = codes.FirstOrDefault(code => code.Value == Code && Is(code, typed)) ?? codes.FirstOrDefault(code => code.ValidUntil is null && Is(code, typed))
            ?? codes.FirstOrDefault(code => Is(code, typed)) ?? codes.FirstOrDefault(code => code.Value == typed);
        if (picked is null)
            reading.Refuse(field, "Shared.ChooseFromTheList");
        return picked?.Value;
    }

    /// <summary>A kept code, or the words that were typed and are no code.</summary>
    public static async Task<CodeInput> OfAsync(ICodeLists lists, string list, string? kept, CancellationToken cancellationToken) =>
        await lists.FindAsync(list, kept, cancellationToken) is { } code ? Of(code, Texts.Text.Language) : new() { Text = kept };

    public static CodeInput Of(CodeView? code, string language) => new() { Text = code?.In(language), Code = code?.Value };

    private static bool Is(CodeView code, string typed) =>
        typed.Equals(code.Dutch, StringComparison.OrdinalIgnoreCase) || typed.Equals(code.English, StringComparison.OrdinalIgnoreCase)
        || typed.Equals(code.Own, StringComparison.OrdinalIgnoreCase);
}
