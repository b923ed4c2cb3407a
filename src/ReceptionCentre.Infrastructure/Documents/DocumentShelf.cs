using ReceptionCentre.Application.Documents;

namespace ReceptionCentre.Infrastructure.Documents;

/// <param name="Begun">Timestamp at which its making began.</param>
internal sealed record ShelvedDocument(MadeDocument Made, string Template, long Begun);

/// <summary>
/// Where documents stand between being made and being stored. While many wait to be made they leave it several at a time,
/// because a transaction for each took a tenth of the time of a paper (ADR 26); when few wait, each leaves it at once.
/// </summary>
/// <param name="store">Stores what leaves the shelf; called by whoever puts the last one there, by several at once.</param>
internal sealed class DocumentShelf(Func<IReadOnlyList<ShelvedDocument>, Task> store)
{
    private const int Together = 8;

    private readonly Lock _lock = new();
    private List<ShelvedDocument> _standing = [];
    private bool _more;

    /// <summary>Says whether many wait to be made. When not, nothing is left standing.</summary>
    public Task ExpectAsync(bool more)
    {
        _more = more;
        return more ? Task.CompletedTask : ClearAsync();
    }

    /// <summary>Puts a document there; stores it with all others when it is the last of a group.</summary>
    public Task PutAsync(ShelvedDocument document)
    {
        lock (_lock)
        {
            _standing.Add(document);
            if (_more && _standing.Count < Together)
                return Task.CompletedTask;
        }
        return ClearAsync();
    }

    /// <summary>Stores all that stands there.</summary>
    public Task ClearAsync()
    {
        List<ShelvedDocument> taken;
        lock (_lock)
            (taken, _standing) = (_standing, []);
        return taken.Count == 0 ? Task.CompletedTask : store(taken);
    }
}
