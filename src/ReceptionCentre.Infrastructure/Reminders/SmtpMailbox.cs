using System.Net;
using System.Net.Mail;
using System.Text;
using Microsoft.Extensions.Logging;
using ReceptionCentre.Application.Reminders;

namespace ReceptionCentre.Infrastructure.Reminders;

/// <summary>E-mail over SMTP (RFC 5321) with STARTTLS, by the client of the platform: plain text, one message at a time.</summary>
internal sealed partial class SmtpMailbox(MessageOptions options, ILogger<SmtpMailbox> logger) : IMailbox
{
    public bool IsConnected => options is { SmtpHost: not null, From: not null };

    public async Task<Delivery> SendAsync(string to, string fromName, string subject, string text, Guid reference, CancellationToken cancellationToken)
    {
        MailMessage message;
        try
        {
            message = new(new MailAddress(options.From!, fromName, Encoding.UTF8), new MailAddress(to)) { Subject = subject, SubjectEncoding = Encoding.UTF8, Body = text, BodyEncoding = Encoding.UTF8 };
        }
        catch (FormatException)
        {
            return Delivery.Refused;
        }
        using (message)
        {
            // The same each time: a server that got it already can see that.
            message.Headers.Add("Message-ID", $"<{reference:N}@{new MailAddress(options.From!).Host}>");
            message.Headers.Add("Auto-Submitted", "auto-generated");
            using var client = new SmtpClient(options.SmtpHost, options.SmtpPort) { EnableSsl = options.SmtpTls };
            if (options.SmtpUser is not null)
                client.Credentials = new NetworkCredential(options.SmtpUser, options.SmtpPassword);
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            limit.CancelAfter(options.TimeLimit);
            try
            {
                await client.SendMailAsync(message, limit.Token);
                return Delivery.Taken;
            }
            catch (SmtpException refused) when (refused.StatusCode is SmtpStatusCode.MailboxUnavailable or SmtpStatusCode.MailboxNameNotAllowed or SmtpStatusCode.UserNotLocalTryAlternatePath)
            {
                return Delivery.Refused;
            }
            catch (SmtpException trouble)
            {
                // The answer of a server can hold the address: only its code is told.
                LogTrouble(logger, trouble.StatusCode.ToString());
                return Delivery.NotReached;
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                LogTrouble(logger, "time limit");
                return Delivery.NotReached;
            }
        }
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "The mail server took no message: {Status}")]
    private static partial void LogTrouble(ILogger logger, string status);
}
