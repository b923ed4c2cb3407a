using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Domain.Checklists;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Checklists;

/// <summary>What an administrator fills in about a line of the checklists.</summary>
/// <param name="Source">On what it rests.</param>
public sealed record ChecklistItemInput(
    string? Dutch, string? English, string? DutchNote, string? EnglishNote, string? Link, ChecklistDoer? Doer, IReadOnlyList<string> Motives,
    IReadOnlyList<string> DepartureKinds, string? Source)
{
    internal ChecklistWords Words => new(Dutch!.Trim(), English!.Trim(), Tidy(DutchNote), Tidy(EnglishNote), Tidy(Link));

    internal ChecklistScope Scope => new(Doer!.Value, Motives, DepartureKinds);

    internal string? TidySource => Tidy(Source);

    private static string? Tidy(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

internal sealed class ChecklistItemInputValidator : AbstractValidator<ChecklistItemInput>
{
    public ChecklistItemInputValidator()
    {
        RuleFor(input => input.Dutch).Cascade(CascadeMode.Stop).Required().AtMost(ChecklistItem.WordsLength).PlainText();
        RuleFor(input => input.English).Cascade(CascadeMode.Stop).Required().AtMost(ChecklistItem.WordsLength).PlainText();
        RuleFor(input => input.DutchNote).AtMost(ChecklistItem.NoteLength).PlainText(lines: true);
        RuleFor(input => input.EnglishNote).AtMost(ChecklistItem.NoteLength).PlainText(lines: true);
        RuleFor(input => input.Link).Cascade(CascadeMode.Stop).AtMost(ChecklistItem.LinkLength).PlainText()
            .Must(link => string.IsNullOrWhiteSpace(link) || (Uri.TryCreate(link.Trim(), UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps))
            .WithMessage("Checklists.LinkIsHttps");
        RuleFor(input => input.Doer).NotNull().WithMessage("Shared.ChooseOne");
        RuleFor(input => input.Source).AtMost(ChecklistItem.NoteLength).PlainText();
    }
}

internal static class ChecklistItemChecks
{
    public static async Task EnsureKnownAsync(this ICodeLists codes, ChecklistItemInput input, CancellationToken cancellationToken)
    {
        foreach (var motive in input.Motives)
            await codes.EnsureKnownAsync(Lists.Motives, motive, nameof(input.Motives), cancellationToken);
        foreach (var kind in input.DepartureKinds)
            await codes.EnsureKnownAsync(Lists.DepartureKinds, kind, nameof(input.DepartureKinds), cancellationToken);
    }

    public static async Task<ChecklistItem> ChecklistItemAsync(this IReceptionDb db, Guid itemId, CancellationToken cancellationToken) =>
        await db.ChecklistItems.Include(item => item.Motives).Include(item => item.DepartureKinds)
            .FirstOrDefaultAsync(item => item.Id == itemId, cancellationToken) ?? throw new NotThereException("line of the checklists");
}
