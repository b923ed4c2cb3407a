using ReceptionCentre.Domain.CalendarFeeds;

namespace ReceptionCentre.Domain.Tests.CalendarFeeds;

public sealed class CalendarFeedTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Of_two_addresses_the_last_holds()
    {
        var feed = CalendarFeed.Of(Guid.CreateVersion7());
        Assert.False(feed.IsOpen);
        feed.Renew("a", "nl", Now);
        feed.Renew("b", "en", Now.AddHours(1));
        Assert.Equal(("b", "en", Now.AddHours(1), true), (feed.TokenSha256, feed.Language, feed.MadeAt, feed.IsOpen));
    }

    [Fact]
    public void A_revoked_address_opens_nothing_until_a_new_one_is_made()
    {
        var feed = CalendarFeed.Of(Guid.CreateVersion7());
        CalendarFeedRules.OnlyAnOpenFeedIsRevoked.Breaks(feed.Revoke);
        feed.Renew("a", "nl", Now);
        feed.Revoke();
        Assert.Equal((null, false), (feed.TokenSha256, feed.IsOpen));
        CalendarFeedRules.OnlyAnOpenFeedIsRevoked.Breaks(feed.Revoke);
        feed.Renew("b", "nl", Now);
        Assert.True(feed.IsOpen);
    }
}
