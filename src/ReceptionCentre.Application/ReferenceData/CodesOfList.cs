using System.Globalization;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.ReferenceData;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.ReferenceData;

public enum CodeValidity
{
    Valid = 1,
    Ended = 2,
    Coming = 3,
}

/// <summary>One list by the names of the codes, as the reader's language sorts them, by page.</summary>
public static class CodesOfList
{
    public const int PageSize = 50, TextLength = 100;

    /// <param name="Text">Part of the Dutch, English or own words, or the code.</param>
    /// <param name="Validity">Null = all.</param>
    /// <param name="Language">"nl" or "en": whose names the list goes by.</param>
    [Needs(Permission.ManageReferenceData)]
    public sealed record Query(string List, string? Text = null, CodeValidity? Validity = null, Guid? After = null, Guid? Before = null, string Language = "nl") : IQuery<Page>;

    public sealed record Page(
        string List, string Dutch, string English, bool Maintainable, string? Source, string? Licence, DateOnly Today, IReadOnlyList<Line> Codes, int Found, int All, Guid? Previous, Guid? Next);

    public sealed record Line(Guid Id, string Value, string Dutch, string English, string? Own, DateOnly? ValidFrom, DateOnly? ValidUntil, string? Successor, string? Act, string? Article);

    internal sealed class Handler(IReceptionDb db, TimeProvider time) : IRequestHandler<Query, Page>
    {
        public async Task<Page> Handle(Query request, CancellationToken cancellationToken)
        {
            var list = await db.CodeLists.AsNoTracking().FirstOrDefaultAsync(list => list.Key == request.List, cancellationToken) ?? throw new NotThereException("code list");
            var today = time.Today();
            var all = db.Codes.AsNoTracking().Where(code => code.List == request.List);
            var found = Filtered(all, request, today);
            // The longest list has some thousands of codes. The database sorts by bytes; people look for "Éénouder" among the E's.
            var names = await found.Select(code => new { code.Id, Name = request.Language == "en" ? code.English : code.Dutch }).ToListAsync(cancellationToken);
            var comparer = StringComparer.Create(CultureInfo.GetCultureInfo(request.Language), ignoreCase: true);
            List<Guid> order = [.. names.OrderBy(code => code.Name, comparer).ThenBy(code => code.Id).Select(code => code.Id)];
            var first = request.After is { } after ? order.IndexOf(after) + 1 : request.Before is { } before ? Math.Max(0, order.IndexOf(before) - PageSize) : 0;
            var shown = order.Slice(first, Math.Min(PageSize, order.Count - first));
            var lines = await all.Where(code => shown.Contains(code.Id))
                .Select(code => new Line(code.Id, code.Value, code.Dutch, code.English, code.Own, code.ValidFrom, code.ValidUntil, code.Successor, code.Act, code.Article))
                .ToDictionaryAsync(line => line.Id, cancellationToken);
            return new(
                list.Key, list.Dutch, list.English, list.Maintainable, list.Source, list.Licence, today, shown.ConvertAll(id => lines[id]), order.Count, await all.CountAsync(cancellationToken),
                first > 0 && shown.Count > 0 ? shown[0] : null, first + shown.Count < order.Count ? shown[^1] : null);
        }

        private static IQueryable<Code> Filtered(IQueryable<Code> codes, Query request, DateOnly today)
        {
            if (!string.IsNullOrWhiteSpace(request.Text))
            {
                var (typed, text) = (request.Text.Trim(), request.Text.Trim().ToLowerInvariant());
#pragma warning disable CA1304, CA1311, CA1862 // LOWER() of the database: there is no culture in it, and a comparison with one is not translated.
                codes = codes.Where(code => code.Dutch.ToLower().Contains(text) || code.English.ToLower().Contains(text) || code.Value == typed
                    || (code.Own != null && code.Own.ToLower().Contains(text)));
#pragma warning restore CA1304, CA1311, CA1862
            }
            return request.Validity switch
            {
                CodeValidity.Valid => codes.Where(code => (code.ValidFrom == null || code.ValidFrom <= today) && (code.ValidUntil == null || code.ValidUntil > today)),
                CodeValidity.Ended => codes.Where(code => code.ValidUntil != null && code.ValidUntil <= today),
                CodeValidity.Coming => codes.Where(code => code.ValidFrom != null && code.ValidFrom > today),
                _ => codes,
            };
        }
    }
}
