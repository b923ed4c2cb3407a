using ReceptionCentre.Web.Shared.Security;

namespace ReceptionCentre.Web.Features.Access;

/// <summary>Stands in a page for "the person behind this possible match elsewhere"; good for one hour.</summary>
public sealed class MatchToken(SealedIds ids)
{
    private const string Purpose = "match";
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    public string For(Guid personId) => ids.Seal(Purpose, Lifetime, [personId]);

    /// <summary>The person; null when the token is somebody else's, too old or not ours.</summary>
    public Guid? Read(string? token) => ids.Open(Purpose, token) is [var personId] ? personId : null;
}
