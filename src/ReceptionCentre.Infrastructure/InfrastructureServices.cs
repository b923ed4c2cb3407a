using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ReceptionCentre.Application.Attachments;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.BulkChanges;
using ReceptionCentre.Application.Clocks;
using ReceptionCentre.Application.Handovers;
using ReceptionCentre.Application.Imports;
using ReceptionCentre.Application.NameMatching;
using ReceptionCentre.Application.OffSite;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Reporting;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Application.TravelDocuments;
using ReceptionCentre.Application.WorkQueue;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.NameMatching;
using ReceptionCentre.Infrastructure.Auditing;
using ReceptionCentre.Infrastructure.Clocks;
using ReceptionCentre.Infrastructure.Documents;
using ReceptionCentre.Infrastructure.Duo;
using ReceptionCentre.Infrastructure.Handovers;
using ReceptionCentre.Infrastructure.Hosting;
using ReceptionCentre.Infrastructure.Imports;
using ReceptionCentre.Infrastructure.Intakes;
using ReceptionCentre.Infrastructure.NameMatching;
using ReceptionCentre.Infrastructure.OffSite;
using ReceptionCentre.Infrastructure.Persistence;
using ReceptionCentre.Infrastructure.Persistence.Bulk;
using ReceptionCentre.Infrastructure.Placement;
using ReceptionCentre.Infrastructure.PopulationRegister;
using ReceptionCentre.Infrastructure.Providers;
using ReceptionCentre.Infrastructure.ReferenceData;
using ReceptionCentre.Infrastructure.Reminders;
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
        services.AddSingleton(SignalSettings.Of(configuration));
        services.AddSingleton(TopicWordFile.Read());
        services.AddSingleton(SchoolAdviceFile.Read());
        services.AddSingleton(configuration.GetSection("Attachments").Get<AttachmentOptions>() ?? new());
        services.AddSingleton(configuration.GetSection("Imports").Get<ImportOptions>() ?? new());
        services.AddSingleton(configuration.GetSection("BulkChanges").Get<BulkChangeOptions>() ?? new());
        services.AddSingleton(configuration.GetSection("WorkQueue").Get<CapacityOptions>() ?? new());
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
        services.AddSingleton<IReadsAtOnce, ReadsAtOnce>();
        services.AddScoped<ICodeLists, CodeLists>();
        services.AddScoped<ReferenceDataLoader>();
        services.AddScoped<ClockRebuild>();
        services.AddScoped<IClocksInBulk, ClocksInBulk>();
        services.AddSingleton<IImportFiles, ImportFiles>();
        services.AddScoped<CountedStaysRebuild>();
        services.AddScoped<NameKeyRebuild>();
        services.AddScoped<INameKeyLookup, NameKeyLookup>();
        services.AddSingleton<ITableFiles, TableFiles>();
        services.AddSingleton<IRomaniser, IcuRomaniser>();
        services.AddSingleton<ITravelDocumentStates, TravelDocumentStates>();
        services.AddSingleton<ISlipPictures, SlipPictures>();
        // Authenticator keys are encrypted with them, so the command line needs them too.
        services.AddSharedProtectionKeys(configuration);
        services.AddSingleton<IHandoverSecrets, HandoverSecrets>();
        services.AddAccounts();
        services.AddScoped<IUsedSecondFactorCodes, UsedSecondFactorCodes>();
        services.AddDocuments(configuration);
        services.AddPopulationRegister(configuration);
        services.AddDuo(configuration);
        services.AddMessages(configuration);
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
