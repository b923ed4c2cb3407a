namespace ReceptionCentre.Application.Reminders;

/// <summary>What came of handing a message over.</summary>
public enum Delivery
{
    /// <summary>The other side took it.</summary>
    Taken = 1,

    /// <summary>The other side says that there is no such number or address.</summary>
    Refused = 2,

    /// <summary>The other side could not be reached, or not now.</summary>
    NotReached = 3,
}

/// <summary>E-mail leaves the centre here.</summary>
public interface IMailbox
{
    /// <summary>False: this centre sends no e-mail.</summary>
    bool IsConnected { get; }

    /// <param name="fromName">Who writes, beside the address of the centre.</param>
    /// <param name="reference">The same each time the same message is tried.</param>
    Task<Delivery> SendAsync(string to, string fromName, string subject, string text, Guid reference, CancellationToken cancellationToken);
}

/// <summary>Text messages leave the centre here.</summary>
public interface ITextMessages
{
    /// <summary>False: this centre sends no text messages.</summary>
    bool IsConnected { get; }

    /// <param name="number">In the international form of E.164: "+31600000000".</param>
    /// <param name="reference">The same each time the same message is tried.</param>
    Task<Delivery> SendAsync(string number, string text, Guid reference, CancellationToken cancellationToken);
}
