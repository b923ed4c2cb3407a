using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ReceptionCentre.Application.Reminders;

namespace ReceptionCentre.Infrastructure.Reminders;

internal static class MessageServices
{
    /// <summary>How messages leave the centre: e-mail and text messages, each off until it is configured.</summary>
    public static void AddMessages(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(configuration.GetSection("Messages").Get<MessageOptions>() ?? new());
        services.AddSingleton<IMailbox, SmtpMailbox>();
        services.AddSingleton<ITextMessages, HttpTextMessages>();
    }
}
