using FluentValidation;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Domain.Auditing;
using ReceptionCentre.Domain.ReferenceData;

namespace ReceptionCentre.Application.ReferenceData;

/// <summary>What an administrator fills in about a code: words in both languages, and the act on which it rests.</summary>
public sealed record CodeText(string? Dutch, string? English, string? Own, string? Act, string? Article);

internal sealed class CodeTextValidator : AbstractValidator<CodeText>
{
    public const int ArticleLength = 100;

    public CodeTextValidator()
    {
        RuleFor(text => text.Dutch).Cascade(CascadeMode.Stop).Required().AtMost(Code.WordsLength).PlainText();
        RuleFor(text => text.English).Cascade(CascadeMode.Stop).Required().AtMost(Code.WordsLength).PlainText();
        RuleFor(text => text.Own).AtMost(Code.WordsLength).PlainText();
        RuleFor(text => text.Article).AtMost(ArticleLength).PlainText();
        RuleFor(text => text.Act).Must((text, act) => act is not null || text.Article is null).WithMessage("ReferenceData.ActMissing");
    }
}

internal static class CodeChecks
{
    public static IRuleBuilderOptions<T, string?> ReasonOfChange<T>(this IRuleBuilderInitial<T, string?> reason) =>
        reason.Cascade(CascadeMode.Stop).Required().AtMost(AuditEvent.ReasonLength).PlainText(lines: true);

    public static CodeWords Words(this CodeText text, string? successor) =>
        new(text.Dutch!.Trim(), text.English!.Trim(), Tidy(text.Own), successor, Tidy(text.Act), Tidy(text.Article));

    private static string? Tidy(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
