using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace ReceptionCentre.Infrastructure.Staff;

/// <summary>Identity's tables under our names, with bounded text so that SQL Server can index them.</summary>
internal static class AccountTables
{
    public static void Configure(ModelBuilder builder)
    {
        builder.Entity<Account>(table =>
        {
            table.ToTable("Accounts");
            table.Property(account => account.PasswordHash).HasMaxLength(500);
            table.Property(account => account.UserName).HasMaxLength(256);
            table.Property(account => account.NormalizedUserName).HasMaxLength(256);
            table.Property(account => account.Email).HasMaxLength(256);
            table.Property(account => account.NormalizedEmail).HasMaxLength(256);
        });
        builder.Entity<IdentityUserClaim<Guid>>().ToTable("AccountClaims");
        builder.Entity<IdentityUserLogin<Guid>>().ToTable("AccountLogins");
        // Authenticator key and recovery codes.
        builder.Entity<IdentityUserToken<Guid>>(table =>
        {
            table.ToTable("AccountTokens");
            table.Property(token => token.Value).HasMaxLength(4000);
        });
    }
}
