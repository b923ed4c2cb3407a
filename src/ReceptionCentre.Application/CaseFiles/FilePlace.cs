using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace ReceptionCentre.Application.CaseFiles;

/// <summary>A place in a list of files that is ordered by a day: where a page begins or ends. As text "20261121-0190…".</summary>
public sealed record FilePlace(DateOnly Day, Guid CaseFileId)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Day:yyyyMMdd}-{CaseFileId:N}");

    /// <summary>Null when the text is no place: the list then begins at its beginning.</summary>
    public static FilePlace? Read(string? text) =>
        text is { Length: 41 } && DateOnly.TryParseExact(text[..8], "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        && Guid.TryParseExact(text[9..], "N", out var id)
            ? new(day, id) : null;
}

/// <summary>A file with the day that its list is ordered by.</summary>
internal sealed class PlacedFile
{
    public DateOnly Day { get; init; }
    public Guid CaseFileId { get; init; }
}

/// <summary>A page of a list of files, and where its neighbours begin.</summary>
/// <param name="First">Place of its first file; null of an empty page.</param>
internal sealed record FilePage(IReadOnlyList<Guid> Ids, FilePlace? First, FilePlace? Previous, FilePlace? Next)
{
    public IReadOnlyList<CaseloadFile> InOrder(IReadOnlyList<CaseloadFile> files) =>
        [.. Ids.Select(id => files.FirstOrDefault(file => file.CaseFileId == id)).OfType<CaseloadFile>()];
}

internal static class FilePages
{
    public static Task<FilePage> PageAsync(this IQueryable<FileOnDay> files, FilePlace? after, FilePlace? before, int size, CancellationToken cancellationToken) =>
        files.Select(file => new PlacedFile { Day = file.OpenedOn, CaseFileId = file.CaseFileId }).PageAsync(after, before, size, false, cancellationToken);

    /// <summary>One page by key, forward or backward, in a form that both databases answer from the order of the key.</summary>
    public static async Task<FilePage> PageAsync(
        this IQueryable<PlacedFile> files, FilePlace? after, FilePlace? before, int size, bool descending, CancellationToken cancellationToken)
    {
        var backward = after is null && before is not null;
        var query = (after ?? before) is { } from ? files.Beyond(from, descending != backward) : files;
        query = descending != backward
            ? query.OrderByDescending(file => file.Day).ThenByDescending(file => file.CaseFileId)
            : query.OrderBy(file => file.Day).ThenBy(file => file.CaseFileId);
        var found = (await query.Take(size + 1).ToListAsync(cancellationToken)).ConvertAll(file => new FilePlace(file.Day, file.CaseFileId));
        var more = found.Count > size;
        var page = found.Take(size).ToList();
        if (backward)
            page.Reverse();
        return new(
            page.ConvertAll(place => place.CaseFileId),
            page.FirstOrDefault(),
            page.Count > 0 && (backward ? more : after is not null) ? page[0] : null,
            page.Count > 0 && (backward || more) ? page[^1] : null);
    }

    /// <summary>What comes after a place, or with <paramref name="down"/> before it.</summary>
    public static IQueryable<PlacedFile> Beyond(this IQueryable<PlacedFile> files, FilePlace place, bool down)
    {
        var (day, id) = (place.Day, place.CaseFileId);
        return down
            ? files.Where(file => file.Day <= day && (file.Day < day || file.CaseFileId < id))
            : files.Where(file => file.Day >= day && (file.Day > day || file.CaseFileId > id));
    }
}
