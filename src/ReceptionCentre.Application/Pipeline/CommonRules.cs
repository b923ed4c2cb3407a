using FluentValidation;

namespace ReceptionCentre.Application.Pipeline;

/// <summary>Checks that many forms share. The message is always the key of a sentence in the texts.</summary>
public static class CommonRules
{
    public static IRuleBuilderOptions<T, string?> Required<T>(this IRuleBuilder<T, string?> field) =>
        field.Must(text => !string.IsNullOrWhiteSpace(text)).WithMessage("Shared.Required");

    public static IRuleBuilderOptions<T, TValue?> Chosen<T, TValue>(this IRuleBuilder<T, TValue?> field) =>
        field.Must(value => value is not null && !value.Equals(default(TValue))).WithMessage("Shared.ChooseOne");

    /// <summary>At most a number of characters; the sentence says how many there are and may be.</summary>
    public static IRuleBuilderOptions<T, string?> AtMost<T>(this IRuleBuilder<T, string?> field, int length) =>
        field.MaximumLength(length).WithMessage("Shared.TooLong");

    /// <summary>No control characters: what a scanner or a paste can bring along and no page or paper can show.</summary>
    public static IRuleBuilderOptions<T, string?> PlainText<T>(this IRuleBuilder<T, string?> field, bool lines = false) =>
        field.Must(text => text is null || !text.Any(c => char.IsControl(c) && !(lines && c is '\n' or '\r' or '\t')))
            .WithMessage("Shared.StrangeCharacters");
}
