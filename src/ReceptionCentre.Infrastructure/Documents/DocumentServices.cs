using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ReceptionCentre.Application.Documents;
using ReceptionCentre.Infrastructure.Documents.Rendering;

namespace ReceptionCentre.Infrastructure.Documents;

internal static class DocumentServices
{
    /// <summary>Asking for documents, looking at them and making them; who makes them is started by the background work.</summary>
    public static IServiceCollection AddDocuments(this IServiceCollection services, IConfiguration configuration)
    {
        services.Configure<CentreOptions>(configuration.GetSection("Centre"));
        services.Configure<RendererOptions>(configuration.GetSection("Documents:Renderer"));
        services.Configure<DocumentQueueOptions>(configuration.GetSection("Documents:Queue"));
        services.AddMetrics();
        services.AddSingleton<DocumentMetrics>();
        services.AddSingleton<DocumentWakeUp>();
        services.AddSingleton<IDocumentWakeUp>(provider => provider.GetRequiredService<DocumentWakeUp>());
        services.AddSingleton<IDocumentRenderer, TypstRenderer>();
        services.AddSingleton<IPaperTexts, PaperTexts>();
        services.AddScoped<IDocumentStore, DocumentStore>();
        services.AddScoped<DocumentQueue>();
        return services;
    }
}
