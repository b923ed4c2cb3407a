using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Domain.CalendarFeeds;

/// <summary>
/// A secret address at which a program for calendars reads when a member of staff has appointments, without signing in. Who
/// has the address can read it, so nothing about newcomers is there; what is kept of it is only its checksum.
/// </summary>
public sealed class CalendarFeed : Aggregate
{
    private CalendarFeed()
    {
    }

    public Guid StaffMemberId { get; private init; }

    /// <summary>SHA-256 of the secret part of the address, in hexadecimal digits; null = it was revoked.</summary>
    public string? TokenSha256 { get; private set; }

    /// <summary>"nl" or "en": in which language it says what an appointment is about.</summary>
    public string Language { get; private set; } = "";

    /// <summary>When the address that holds was made.</summary>
    public DateTimeOffset MadeAt { get; private set; }

    public bool IsOpen => TokenSha256 is not null;

    public static CalendarFeed Of(Guid staffMemberId) => new() { Id = Guid.CreateVersion7(), StaffMemberId = staffMemberId };

    /// <summary>A new address; the one before opens nothing any more.</summary>
    public void Renew(string tokenSha256, string language, DateTimeOffset at) => (TokenSha256, Language, MadeAt) = (tokenSha256, language, at);

    public void Revoke()
    {
        CalendarFeedRules.OnlyAnOpenFeedIsRevoked.Check(IsOpen);
        TokenSha256 = null;
    }
}

public static class CalendarFeedRules
{
    /// <summary>A member of staff has one address at a time.</summary>
    public static readonly Rule OneFeedForEachMember = new("CalendarFeeds.OneFeedForEachMember");

    /// <summary>What was revoked already is not revoked again.</summary>
    public static readonly Rule OnlyAnOpenFeedIsRevoked = new("CalendarFeeds.OnlyAnOpenFeedIsRevoked");
}
