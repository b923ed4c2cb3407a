using System.Globalization;
using System.Text;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Municipalities;

namespace ReceptionCentre.Application.ReferenceData;

/// <summary>Finds codes by the start of a word, in Dutch, English or the own name; codes that ended come last.</summary>
public static class SuggestCodes
{
    public const int Most = 12;

    [Needs(Permission.OwnAccount)]
    public sealed record Query(string List, string Typed) : IQuery<IReadOnlyList<Suggestion>>;

    /// <param name="Beside">The name by which it was found, or the own name; null when it adds nothing.</param>
    public sealed record Suggestion(CodeView Code, string? Beside);

    internal sealed class Handler(ICodeLists lists, IReceptionDb db, ICurrentStaff current, TimeProvider time) : IRequestHandler<Query, IReadOnlyList<Suggestion>>
    {
        public async Task<IReadOnlyList<Suggestion>> Handle(Query request, CancellationToken cancellationToken)
        {
            var typed = Fold(request.Typed);
            if (typed.Length == 0)
                return [];
            var today = time.Today();
            var unused = request.List is MunicipalitySettings.Topics or MunicipalitySettings.Tracks ? await UnusedAsync(request.List, cancellationToken) : System.Collections.Frozen.FrozenSet<string>.Empty;
            var language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
            return [.. (await lists.AllAsync(request.List, cancellationToken))
                .Select(code => (Code: code, Rank: Rank(code, typed)))
                .Where(found => found.Rank < NotAtAll && !unused.Contains(found.Code.Value))
                .OrderBy(found => found.Code.IsValidOn(today) ? 0 : 1).ThenBy(found => found.Rank).ThenBy(found => found.Code.In(language), StringComparer.CurrentCulture)
                .Take(Most)
                .Select(found => new Suggestion(found.Code, Beside(found.Code, language)))];
        }

        /// <summary>What none of the own municipalities uses. What one of them uses is suggested; the file's own says the last word.</summary>
        private async Task<IReadOnlySet<string>> UnusedAsync(string list, CancellationToken cancellationToken) =>
            (await db.MunicipalitySettings.AsNoTracking().SelectMany(one => one.Unused).Where(part => part.List == list).Select(part => part.Code).ToListAsync(cancellationToken))
            .CountBy(code => code).Where(code => code.Value >= current.Municipalities.Count && !current.May(Permission.ManageReferenceData)).Select(code => code.Key).ToHashSet(StringComparer.Ordinal);

        private static string? Beside(CodeView code, string language) =>
            code.Own is { } own && !own.Equals(code.In(language), StringComparison.OrdinalIgnoreCase) ? own : null;

        private const int NotAtAll = 4;

        // 0: it is the name; 1: a name begins so; 2: a word of a name begins so; 3: the code itself. Who types on takes the first.
        private static int Rank(CodeView code, string typed)
        {
            var names = new[] { code.Dutch, code.English, code.Own ?? "" }.Select(Fold).ToList();
            return names.Exists(name => name.Equals(typed, StringComparison.Ordinal)) ? 0
                : names.Exists(name => name.StartsWith(typed, StringComparison.Ordinal)) ? 1
                : names.Exists(name => name.Contains(" " + typed, StringComparison.Ordinal)) ? 2
                : code.Value.Equals(typed, StringComparison.OrdinalIgnoreCase) ? 3 : NotAtAll;
        }
    }

    private static string Fold(string text) => string.Concat(
        text.Trim().ToLowerInvariant().Normalize(NormalizationForm.FormD)
            .Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
            .Select(c => char.IsLetterOrDigit(c) ? c : ' '));
}
