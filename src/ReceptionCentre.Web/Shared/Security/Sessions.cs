using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.RateLimiting;
using ReceptionCentre.Domain.GuestPasses;
using ReceptionCentre.Infrastructure.Staff;

namespace ReceptionCentre.Web.Shared.Security;

/// <summary>How long a session lasts and how its cookies look.</summary>
public static class Sessions
{
    /// <summary>Without a request for so long, the session ends.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromHours(8);

    /// <summary>However busy, after so long the session ends: nobody works longer in one go.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    /// <summary>Time for the second factor after the password.</summary>
    public static readonly TimeSpan HalfwayTime = TimeSpan.FromMinutes(5);

    /// <summary>The cookie of a guest, and its name: good for the one thing of a pass, for an hour.</summary>
    public const string Guest = "Guest", GuestCookie = "rc-guest";

    /// <summary>Name of the limit on attempts to sign in.</summary>
    public const string SignInLimit = "sign-in", FeedLimit = "feed", ScreenLimit = "screen";

    // A whole centre may stand behind one address, and comes in at the same minute; guessing needs far more.
    private const int SignInsAMinute = 120, FeedsAMinute = 300, ScreensAMinute = 600;

    public static IServiceCollection AddSessions(this IServiceCollection services)
    {
        services.AddAuthentication(SignInCookies.Session)
            .AddCookie(SignInCookies.Session, options =>
            {
                Shape(options, "rc-session");
                options.ExpireTimeSpan = Idle;
                options.SlidingExpiration = true;
                options.LoginPath = "/account/sign-in";
                options.ReturnUrlParameter = "returnUrl";
                options.Events.OnValidatePrincipal = EndAfterLongestAsync;
                // "Not allowed" is our own page with its own status, not a redirect.
                options.Events.OnRedirectToAccessDenied = context =>
                {
                    context.Response.StatusCode = StatusCodes.Status403Forbidden;
                    return Task.CompletedTask;
                };
            })
            .AddCookie(SignInCookies.Halfway, options =>
            {
                Shape(options, "rc-halfway");
                options.ExpireTimeSpan = HalfwayTime;
                options.SlidingExpiration = false;
            })
            .AddCookie(Guest, options =>
            {
                Shape(options, GuestCookie);
                options.ExpireTimeSpan = GuestPass.Visit;
                options.SlidingExpiration = false;
            });
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "rc-form";
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            // Counted by each node for itself: a brake, not a lock. The lock-out of an account counts in the database.
            options.AddPolicy(SignInLimit, context => RateLimitPartition.GetFixedWindowLimiter(
                context.Connection.RemoteIpAddress?.ToString() ?? "",
                _ => new FixedWindowRateLimiterOptions { PermitLimit = SignInsAMinute, Window = TimeSpan.FromMinutes(1) }));
            // A service that shows calendars reads those of many people from one address.
            options.AddPolicy(FeedLimit, context => RateLimitPartition.GetFixedWindowLimiter(
                context.Connection.RemoteIpAddress?.ToString() ?? "",
                _ => new FixedWindowRateLimiterOptions { PermitLimit = FeedsAMinute, Window = TimeSpan.FromMinutes(1) }));
            // A screen asks every few seconds, and all screens of a municipality may come from one address.
            options.AddPolicy(ScreenLimit, context => RateLimitPartition.GetFixedWindowLimiter(
                context.Connection.RemoteIpAddress?.ToString() ?? "",
                _ => new FixedWindowRateLimiterOptions { PermitLimit = ScreensAMinute, Window = TimeSpan.FromMinutes(1) }));
        });
        return services;
    }

    private static void Shape(CookieAuthenticationOptions options, string name)
    {
        options.Cookie.Name = name;
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.Cookie.IsEssential = true;
    }

    private static async Task EndAfterLongestAsync(CookieValidatePrincipalContext context)
    {
        var time = context.HttpContext.RequestServices.GetRequiredService<TimeProvider>();
        var began = context.Properties.Items.TryGetValue(SignInCookies.Began, out var text)
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var moment) ? moment : DateTimeOffset.MinValue;
        if (time.GetUtcNow() - began < Longest)
            return;
        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(SignInCookies.Session);
    }
}
