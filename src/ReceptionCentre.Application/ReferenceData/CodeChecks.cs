using FluentValidation;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Domain.Auditing;
using ReceptionCentre.Domain.ReferenceData;

namespace ReceptionCentre.Application.ReferenceData;

/// <summary>What an administrator fills in about a code: words in both languages, and the act on which it rests.</summary>
public sealed record CodeText(string? Dutch, string? English, string? Own, string? Act, string? Article);

internal static class CodeChecks
{
    private const int ArticleLength = 100;

    /// <summary>Words in both languages; an article names its act. Errors stand by the fields as the form calls them.</summary>
    public static void CheckText<T>(this AbstractValidator<T> form, Func<T, CodeText> text)
    {
        form.RuleFor(command => text(command).Dutch).Cascade(CascadeMode.Stop).Required().AtMost(Code.WordsLength).PlainText().OverridePropertyName(nameof(CodeText.Dutch));
        form.RuleFor(command => text(command).English).Cascade(CascadeMode.Stop).Required().AtMost(Code.WordsLength).PlainText().OverridePropertyName(nameof(CodeText.English));
        form.RuleFor(command => text(command).Own).Cascade(CascadeMode.Stop).AtMost(Code.WordsLength).PlainText().OverridePropertyName(nameof(CodeText.Own));
        form.RuleFor(command => text(command).Article).Cascade(CascadeMode.Stop).AtMost(ArticleLength).PlainText().OverridePropertyName(nameof(CodeText.Article));
        form.RuleFor(command => text(command).Act).Must((command, act) => act is not null || text(command).Article is null)
            .WithMessage("ReferenceData.ActMissing").OverridePropertyName(nameof(CodeText.Act));
    }

    public static IRuleBuilderOptions<T, string?> ReasonOfChange<T>(this IRuleBuilderInitial<T, string?> reason) =>
        reason.Cascade(CascadeMode.Stop).Required().AtMost(AuditEvent.ReasonLength).PlainText(lines: true);

    public static CodeWords Words(this CodeText text, string? successor) =>
        new(text.Dutch!.Trim(), text.English!.Trim(), Tidy(text.Own), successor, Tidy(text.Act), Tidy(text.Article));

    private static string? Tidy(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
