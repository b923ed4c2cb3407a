using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using ReceptionCentre.Application.GuestPasses;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Infrastructure.GuestPasses;

namespace ReceptionCentre.Infrastructure.Staff;

public static class AccountServices
{
    /// <summary>Shortest password that is accepted.</summary>
    public const int PasswordLength = 12;

    /// <summary>Wrong passwords or codes in a row before the account is locked, and for how long.</summary>
    public const int TriesBeforeLockOut = 5;
    public static readonly TimeSpan LockOut = TimeSpan.FromMinutes(10);

    /// <summary>Accounts with their rules; what web and command line share.</summary>
    public static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        services.AddIdentityCore<Account>(options =>
            {
                options.User.RequireUniqueEmail = true;
                // The user name is the e-mail address, which may hold any letter.
                options.User.AllowedUserNameCharacters = "";
                options.Password.RequiredLength = PasswordLength;
                options.Password.RequireDigit = options.Password.RequireLowercase = options.Password.RequireUppercase =
                    options.Password.RequireNonAlphanumeric = false;
                options.Lockout.MaxFailedAccessAttempts = TriesBeforeLockOut;
                options.Lockout.DefaultLockoutTimeSpan = LockOut;
            })
            .AddUserStore<AccountStore>()
            .AddPasswordValidator<CommonPasswords>();
        services.AddScoped(provider => (AccountStore)provider.GetRequiredService<IUserStore<Account>>());
        services.AddScoped<SecondFactor>();
        services.AddScoped<IAccounts, Accounts>();
        return services;
    }

    /// <summary>Signing in with cookies; for the web application.</summary>
    public static IServiceCollection AddSignIn(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddScoped<ISignIn, SignIn>();
        services.AddScoped<IGuestDoor, GuestDoor>();
        return services;
    }
}
