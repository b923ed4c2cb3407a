namespace ReceptionCentre.Infrastructure.Reminders;

/// <summary>Section "Messages". Without a host no e-mail is sent, without an address no text messages.</summary>
public sealed class MessageOptions
{
    /// <summary>The mail server; null = e-mail is off.</summary>
    public string? SmtpHost { get; set; }
    public int SmtpPort { get; set; } = 587;

    /// <summary>STARTTLS is asked for; a server that does not offer it gets nothing. Off only for a server on the same machine.</summary>
    public bool SmtpTls { get; set; } = true;
    public string? SmtpUser { get; set; }
    public string? SmtpPassword { get; set; }

    /// <summary>The address from which e-mail comes; answers go there too.</summary>
    public string? From { get; set; }

    /// <summary>Where text messages are handed over, as JSON <c>{"to", "text", "from", "reference"}</c> by POST; null = they are off.</summary>
    public Uri? TextAddress { get; set; }

    /// <summary>Goes along as bearer token; null = none.</summary>
    public string? TextToken { get; set; }

    /// <summary>What stands on the telephone as sender; at most eleven letters and digits, as networks ask.</summary>
    public string TextSender { get; set; } = "Gemeente";

    /// <summary>How long a server may take.</summary>
    public TimeSpan TimeLimit { get; set; } = TimeSpan.FromSeconds(15);
}
