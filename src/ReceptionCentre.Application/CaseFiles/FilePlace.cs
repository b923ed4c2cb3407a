using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace ReceptionCentre.Application.CaseFiles;

/// <summary>A place in a list of files, oldest opening first: where a page begins or ends. As text "20261121-0190…".</summary>
public sealed record FilePlace(DateOnly OpenedOn, Guid CaseFileId)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{OpenedOn:yyyyMMdd}-{CaseFileId:N}");

    /// <summary>Null when the text is no place: the list then begins at its beginning.</summary>
    public static FilePlace? Read(string? text) =>
        text is { Length: 41 } && DateOnly.TryParseExact(text[..8], "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        && Guid.TryParseExact(text[9..], "N", out var id)
            ? new(day, id) : null;
}

/// <summary>A page of a list of files, and where its neighbours begin.</summary>
internal sealed record FilePage(IReadOnlyList<Guid> Ids, FilePlace? Previous, FilePlace? Next)
{
    public IReadOnlyList<CaseloadFile> InOrder(IReadOnlyList<CaseloadFile> files) =>
        [.. Ids.Select(id => files.FirstOrDefault(file => file.CaseFileId == id)).OfType<CaseloadFile>()];
}

internal static class FilePages
{
    /// <summary>One page by key, forward or backward, in a form that both databases answer from the order of the key.</summary>
    public static async Task<FilePage> PageAsync(this IQueryable<FileOnDay> files, FilePlace? after, FilePlace? before, int size, CancellationToken cancellationToken)
    {
        var backward = after is null && before is not null;
        var query = files;
        if (after is not null)
        {
            var (day, id) = (after.OpenedOn, after.CaseFileId);
            query = query.Where(file => file.OpenedOn >= day && (file.OpenedOn > day || file.CaseFileId > id));
        }
        else if (before is not null)
        {
            var (day, id) = (before.OpenedOn, before.CaseFileId);
            query = query.Where(file => file.OpenedOn <= day && (file.OpenedOn < day || file.CaseFileId < id));
        }
        query = backward
            ? query.OrderByDescending(file => file.OpenedOn).ThenByDescending(file => file.CaseFileId)
            : query.OrderBy(file => file.OpenedOn).ThenBy(file => file.CaseFileId);
        var found = (await query.Take(size + 1).Select(file => new { file.OpenedOn, file.CaseFileId }).ToListAsync(cancellationToken))
            .ConvertAll(file => new FilePlace(file.OpenedOn, file.CaseFileId));
        var more = found.Count > size;
        var page = found.Take(size).ToList();
        if (backward)
            page.Reverse();
        return new(
            page.ConvertAll(place => place.CaseFileId),
            page.Count > 0 && (backward ? more : after is not null) ? page[0] : null,
            page.Count > 0 && (backward || more) ? page[^1] : null);
    }
}
