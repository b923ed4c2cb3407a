using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using ReceptionCentre.Application.Staff;

namespace ReceptionCentre.Infrastructure.Staff;

/// <summary>Whether the work in this scope is the system's own: a job, never a request of a member of staff.</summary>
internal sealed class ScopeOwner
{
    public bool IsSystem { get; set; }
}

public static class SystemScopes
{
    /// <summary>
    /// Registers who is asking. In a scope of <see cref="CreateSystemScope"/> that is the system itself, everywhere else
    /// <typeparamref name="TStaff"/>.
    /// </summary>
    public static IServiceCollection AddCurrentStaff<TStaff>(this IServiceCollection services) where TStaff : class, ICurrentStaff
    {
        services.TryAddScoped<TStaff>();
        services.TryAddScoped<SystemStaff>();
        services.TryAddScoped<ScopeOwner>();
        return services.AddScoped<ICurrentStaff>(provider => provider.GetRequiredService<ScopeOwner>().IsSystem
            ? provider.GetRequiredService<SystemStaff>()
            : provider.GetRequiredService<TStaff>());
    }

    /// <summary>A scope for the system's own work.</summary>
    public static AsyncServiceScope CreateSystemScope(this IServiceScopeFactory scopes)
    {
        var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ScopeOwner>().IsSystem = true;
        return scope;
    }
}
