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

/// <summary>One list, in its own order, by page.</summary>
public static class CodesOfList
{
    public const int PageSize = 50, TextLength = 100;

    /// <param name="Text">Part of the Dutch, English or own words, or the code.</param>
    /// <param name="Validity">Null = all.</param>
    [Needs(Permission.ManageReferenceData)]
    public sealed record Query(string List, string? Text = null, CodeValidity? Validity = null, Guid? After = null, Guid? Before = null) : IQuery<Page>;

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
            var backward = request.After is null && request.Before is not null;
            var page = request.After is { } after ? found.Where(code => code.Id > after) : request.Before is { } before ? found.Where(code => code.Id < before) : found;
            var lines = await (backward ? page.OrderByDescending(code => code.Id) : page.OrderBy(code => code.Id)).Take(PageSize + 1)
                .Select(code => new Line(code.Id, code.Value, code.Dutch, code.English, code.Own, code.ValidFrom, code.ValidUntil, code.Successor, code.Act, code.Article))
                .ToListAsync(cancellationToken);
            var more = lines.Count > PageSize;
            lines = [.. lines.Take(PageSize)];
            if (backward)
                lines.Reverse();
            return new(
                list.Key, list.Dutch, list.English, list.Maintainable, list.Source, list.Licence, today, lines, await found.CountAsync(cancellationToken), await all.CountAsync(cancellationToken),
                lines.Count > 0 && (backward ? more : request.After is not null) ? lines[0].Id : null, lines.Count > 0 && (backward || more) ? lines[^1].Id : null);
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
