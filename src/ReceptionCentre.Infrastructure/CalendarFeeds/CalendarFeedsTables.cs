using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReceptionCentre.Domain.CalendarFeeds;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Infrastructure.Persistence;

namespace ReceptionCentre.Infrastructure.CalendarFeeds;

internal sealed class CalendarFeedsTables : IEntityTypeConfiguration<CalendarFeed>
{
    public const string OneFeedIndex = "IX_CalendarFeeds_One";
    private const int DigitsOfSha256 = 64, LanguageLength = 2;

    public void Configure(EntityTypeBuilder<CalendarFeed> table)
    {
        table.ToTable("CalendarFeeds");
        table.IsAggregate();
        table.Property(feed => feed.TokenSha256).HasMaxLength(DigitsOfSha256);
        table.Property(feed => feed.Language).HasMaxLength(LanguageLength);
        table.Ignore(feed => feed.IsOpen);
        table.HasIndex(feed => feed.StaffMemberId, OneFeedIndex).IsUnique();
        table.HasIndex(feed => feed.TokenSha256).IsUnique();
        table.HasOne<StaffMember>().WithMany().HasForeignKey(feed => feed.StaffMemberId).OnDelete(DeleteBehavior.Restrict);
    }
}
