using System.Globalization;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Mvc.Razor;
using ReceptionCentre.Application;
using ReceptionCentre.Infrastructure.Duo;
using ReceptionCentre.Infrastructure.Hosting;
using ReceptionCentre.Infrastructure.Persistence;
using ReceptionCentre.Infrastructure.Staff;
using ReceptionCentre.Web.Features.Auditing;
using ReceptionCentre.Web.Shared.Security;
using ReceptionCentre.Web.Shared.Texts;

namespace ReceptionCentre.Web.Shared;

/// <summary>How the web application is put together, and the way of a request through it.</summary>
public static class Screens
{
    private static readonly CultureInfo[] Languages = [new("nl-NL"), new("en-GB")];

    public static IServiceCollection AddScreens(this IServiceCollection services)
    {
        services.AddSingleton<Text>();
        services.AddScoped<AuditWords>();
        services.AddScoped<Security.SealedIds>();
        services.AddSingleton<Security.AsSystem>();
        services.AddScoped<ReceptionCentre.Web.Features.Access.MatchToken>();
        services.AddScoped<ReceptionCentre.Web.Features.Newcomers.LookedAtToken>();
        services.AddScoped<ReceptionCentre.Web.Features.OffSite.QueueKeys>();
        services.AddControllersWithViews(options =>
        {
            options.Filters.Add<PermissionFilter>();
            options.Filters.Add<RefusalFilter>();
            // What is required is said by the use case, in the words of the screen.
            options.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true;
        });
        services.Configure<RazorViewEngineOptions>(options =>
        {
            // Views stand beside their controller: Features/<Feature>/<View>.cshtml.
            options.ViewLocationFormats.Clear();
            options.ViewLocationFormats.Add("/Features/{1}/{0}.cshtml");
            options.ViewLocationFormats.Add("/Shared/Views/{0}.cshtml");
            options.ViewLocationExpanders.Add(new FeatureViews());
        });
        services.AddSignIn();
        services.AddSessions();
        services.Configure<RequestLocalizationOptions>(options =>
        {
            options.DefaultRequestCulture = new RequestCulture(Languages[0]);
            options.SupportedCultures = options.SupportedUICultures = Languages;
            options.RequestCultureProviders = [new CookieRequestCultureProvider()];
        });
        services.AddRouting(options => options.LowercaseUrls = true);
        return services;
    }

    public static void UseScreens(this WebApplication app)
    {
        app.UseExceptionHandler("/error");
        app.UseStatusCodePagesWithReExecute("/error/{0}");
        app.UseRequestLog();
        app.UseSecurityHeaders();
        app.UseDatabaseAwayPage();
        app.UseStaticFiles();
        app.UseRouting();
        app.UseRequestLocalization();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseMiddleware<CurrentStaffMiddleware>();
        app.MapHealth();
        app.MapDuoNotices();
        app.MapControllers();
    }

    /// <summary>Refuses to start with a use case that nobody handles, or a page without a permission.</summary>
    /// <exception cref="InvalidOperationException">Names what is incomplete.</exception>
    public static void EnsureComplete(this WebApplication app)
    {
        using var scope = app.Services.CreateScope();
        ApplicationServices.EnsureEveryRequestIsComplete(scope.ServiceProvider);
        var actions = app.Services.GetRequiredService<IActionDescriptorCollectionProvider>().ActionDescriptors.Items.OfType<ControllerActionDescriptor>().ToList();
        if (actions.Find(action => PermissionFilter.Needs(action) is null && !PermissionFilter.IsOpen(action)) is { } undeclared)
            throw new InvalidOperationException($"{undeclared.DisplayName} declares no permission.");
    }

    /// <summary>The feature is the folder of the controller, also where a feature has several controllers.</summary>
    private sealed class FeatureViews : IViewLocationExpander
    {
        public void PopulateValues(ViewLocationExpanderContext context) =>
            context.Values["feature"] = context.ActionContext.ActionDescriptor is ControllerActionDescriptor action
                ? action.ControllerTypeInfo.Namespace![(action.ControllerTypeInfo.Namespace!.LastIndexOf('.') + 1)..] : "";

        public IEnumerable<string> ExpandViewLocations(ViewLocationExpanderContext context, IEnumerable<string> viewLocations) =>
            viewLocations.Prepend($"/Features/{context.Values["feature"]}/{{0}}.cshtml");
    }
}
