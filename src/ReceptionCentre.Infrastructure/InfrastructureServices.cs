using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ReceptionCentre.Application.Attachments;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Reporting;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Application.TravelDocuments;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Infrastructure.Auditing;
using ReceptionCentre.Infrastructure.Clocks;
using ReceptionCentre.Infrastructure.Documents;
using ReceptionCentre.Infrastructure.Hosting;
using ReceptionCentre.Infrastructure.Persistence;
using ReceptionCentre.Infrastructure.Persistence.Bulk;
using ReceptionCentre.Infrastructure.PopulationRegister;
using ReceptionCentre.Infrastructure.ReferenceData;
using ReceptionCentre.Infrastructure.Reporting;
using ReceptionCentre.Infrastructure.Staff;
using ReceptionCentre.Infrastructure.TravelDocuments;

namespace ReceptionCentre.Infrastructure;

public static class InfrastructureServices
{
    /// <summary>Database, audit and code lists: what web, jobs and command line share. Who is asking is registered by each of them.</summary>
    public static IServiceCollection AddInfrastructure(this IServiceCollection services, IConfiguration configuration)
    {
        var database = DatabaseSettings(configuration);
        services.AddSingleton(database);
        services.AddSingleton(TimeProvider.System);
        services.AddMemoryCache();
        services.AddSingleton(configuration.GetSection("Caseload").Get<CaseloadTerms>() ?? new());
        services.AddSingleton(configuration.GetSection("Attachments").Get<AttachmentOptions>() ?? new());
        services.AddScoped<AuditTrail>();
        services.AddScoped<IAuditTrail>(provider => provider.GetRequiredService<AuditTrail>());
        services.AddScoped<IOpeningLog, OpeningLog>();
        services.AddDbContext<ReceptionDbContext>((provider, options) =>
            Dialect.Of(database.Provider).Use(options, provider.GetRequiredService<DatabaseOptions>().ConnectionString));
        services.AddScoped<IReceptionDb>(provider => provider.GetRequiredService<ReceptionDbContext>());
        services.AddScoped<AfterCommit>();
        services.AddScoped<IAfterCommit>(provider => provider.GetRequiredService<AfterCommit>());
        services.AddScoped<IUnitOfWork, UnitOfWork>();
        services.AddScoped<IBulkWriter, BulkWriter>();
        services.AddScoped<IOneAtATime, OneAtATime>();
        services.AddScoped<ICodeLists, CodeLists>();
        services.AddScoped<ReferenceDataLoader>();
        services.AddScoped<ClockRebuild>();
        services.AddScoped<CountedStaysRebuild>();
        services.AddSingleton<ITableFiles, TableFiles>();
        services.AddSingleton<ITravelDocumentStates, TravelDocumentStates>();
        // Authenticator keys are encrypted with them, so the command line needs them too.
        services.AddSharedProtectionKeys(configuration);
        services.AddAccounts();
        services.AddScoped<IUsedSecondFactorCodes, UsedSecondFactorCodes>();
        services.AddDocuments(configuration);
        services.AddPopulationRegister(configuration);
        return services;
    }

    private static DatabaseOptions DatabaseSettings(IConfiguration configuration)
    {
        var options = configuration.GetSection("Database").Get<DatabaseOptions>() ?? new();
        options.ConnectionString = configuration.GetConnectionString("ReceptionCentre")
            ?? throw new InvalidOperationException("No connection string 'ReceptionCentre' is configured (ConnectionStrings__ReceptionCentre).");
        SqlServerGuard.EnsureUsable(options.Provider);
        return options;
    }
}
