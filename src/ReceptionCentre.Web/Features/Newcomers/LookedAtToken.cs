using ReceptionCentre.Application.NameMatching;
using ReceptionCentre.Application.Newcomers;
using ReceptionCentre.Web.Shared.Security;

namespace ReceptionCentre.Web.Features.Newcomers;

/// <summary>
/// Goes with a page that shows possible duplicates, and says at whom the clerk looked when the form comes back. Good for a
/// day of work; after that the clerk looks again.
/// </summary>
public sealed class LookedAtToken(SealedIds ids)
{
    private const string Purpose = "looked-at";
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);

    public string For(FindDuplicates.Result shown) => ids.Seal(Purpose, Lifetime, [.. shown.Everybody]);

    public LookedAt Read(string? token) => ids.Open(Purpose, token) is { } people ? LookedAt.At(people) : LookedAt.Nobody;
}
