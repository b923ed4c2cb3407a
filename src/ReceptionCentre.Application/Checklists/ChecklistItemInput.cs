using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Departures;
using ReceptionCentre.Application.Municipalities;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Domain.Checklists;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Checklists;

/// <summary>What an administrator fills in about a line of the checklists.</summary>
/// <param name="Source">On what it rests.</param>
/// <param name="AgeFrom">With <paramref name="AgeTo"/>: somebody in the household has such an age. Both or neither.</param>
/// <param name="DayFrom">With <paramref name="DayBy"/>: when it can be done, in days from the day of arrival or departure. Both or neither.</param>
public sealed record ChecklistItemInput(
    string? Dutch, string? English, string? DutchNote, string? EnglishNote, string? Link, ChecklistDoer? Doer, IReadOnlyList<string> Motives,
    IReadOnlyList<string> DepartureKinds, string? Source, string? DutchPaper = null, string? EnglishPaper = null, IReadOnlyList<string>? Parties = null,
    int? AgeFrom = null, int? AgeTo = null, int? DayFrom = null, int? DayBy = null)
{
    internal ChecklistWords Words => new(Dutch!.Trim(), English!.Trim(), Tidy(DutchNote), Tidy(EnglishNote), Tidy(Link), Tidy(DutchPaper), Tidy(EnglishPaper));

    internal ChecklistScope Scope => new(
        Doer!.Value, Motives, DepartureKinds, Parties, AgeFrom is { } youngest && AgeTo is { } oldest ? new(youngest, oldest) : null,
        DayFrom is { } first && DayBy is { } last ? new(first, last) : null);

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
        RuleFor(input => input.DutchPaper).AtMost(ChecklistItem.WordsLength).PlainText().Must((input, paper) => string.IsNullOrWhiteSpace(paper) == string.IsNullOrWhiteSpace(input.EnglishPaper))
            .WithMessage("Checklists.PaperInBothLanguages");
        RuleFor(input => input.EnglishPaper).AtMost(ChecklistItem.WordsLength).PlainText();
        RuleFor(input => input.AgeTo).Must((input, to) => to is null == input.AgeFrom is null).WithMessage("Checklists.BothOrNeither");
        RuleFor(input => input.AgeTo).Must((input, to) => to is null || input.AgeFrom is null || (input.AgeFrom >= 0 && input.AgeFrom <= to && to <= 120))
            .WithMessage(ChecklistRules.YoungestBeforeOldest.Name);
        RuleFor(input => input.DayBy).Must((input, by) => by is null == input.DayFrom is null).WithMessage("Checklists.BothOrNeither");
        RuleFor(input => input.DayBy).Must((input, by) => by is null || input.DayFrom is null || (input.DayFrom <= by && input.DayFrom >= -365 && by <= 365))
            .WithMessage(ChecklistRules.FirstDayBeforeLast.Name);
        RuleFor(input => input.Source).AtMost(ChecklistItem.NoteLength).PlainText();
    }
}

internal static class ChecklistItemChecks
{
    public static async Task EnsureKnownAsync(this ICodeLists codes, ChecklistItemInput input, CancellationToken cancellationToken)
    {
        foreach (var motive in input.Motives)
            await codes.EnsureKnownAsync(Lists.Motives, motive, nameof(input.Motives), cancellationToken);
        foreach (var party in input.Parties ?? [])
            await codes.EnsureKnownAsync(Lists.StayPartyKinds, party, nameof(input.Parties), cancellationToken);
        foreach (var kind in input.DepartureKinds)
            await codes.EnsureKnownAsync(Lists.DepartureKinds, kind, nameof(input.DepartureKinds), cancellationToken);
    }

    /// <summary>Days of departures that are planned now may follow from another line.</summary>
    public static async Task AskAgainAsync(this IReceptionDb db, ChecklistItem item, TimeProvider time, CancellationToken cancellationToken)
    {
        if (item.Kind != ChecklistKind.Departure)
            return;
        var planned = db.PlannedOn(time.Today()).Select(departure => departure.CaseFileId);
        var municipalities = await db.CaseFiles.IgnoreQueryFilters().Where(file => planned.Contains(file.Id) && (item.Municipality == null || file.Controller == item.Municipality))
            .Select(file => file.Controller).Distinct().ToListAsync(cancellationToken);
        await db.MoveClocksOfAsync(municipalities, time.GetUtcNow(), cancellationToken);
    }

    public static async Task<ChecklistItem> ChecklistItemAsync(this IReceptionDb db, Guid itemId, CancellationToken cancellationToken) =>
        await db.ChecklistItems.Include(item => item.Motives).Include(item => item.DepartureKinds).Include(item => item.Parties)
            .FirstOrDefaultAsync(item => item.Id == itemId, cancellationToken) ?? throw new NotThereException("line of the checklists");
}
