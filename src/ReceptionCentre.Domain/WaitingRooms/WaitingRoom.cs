using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Domain.WaitingRooms;

/// <summary>
/// A place where people wait for their turn with a number: the hall of one desk. Its screen stands at a secret address that
/// anybody in the hall may look at, so it shows numbers and where to go, and nothing else.
/// </summary>
public sealed class WaitingRoom : Aggregate
{
    public const int NameLength = 60;

    private WaitingRoom()
    {
    }

    /// <summary>Code of the list "municipalities".</summary>
    public string Municipality { get; private init; } = "";

    /// <summary>As staff call it: "Hal Stadhuis".</summary>
    public string Name { get; private set; } = "";

    /// <summary>Last day on which numbers are given; null = it stays in use.</summary>
    public DateOnly? UsedUntil { get; private set; }

    /// <summary>SHA-256 of the secret part of the address of the screen, in hexadecimal digits; null = there is no screen.</summary>
    public string? ScreenSha256 { get; private set; }

    /// <summary>When the address that holds was made; null = there is none.</summary>
    public DateTimeOffset? ScreenMadeAt { get; private set; }

    public static WaitingRoom Open(string municipality, string name, Guid? id = null) => new() { Id = id ?? Guid.CreateVersion7(), Municipality = municipality, Name = name };

    public void Rename(string name) => Name = name;

    /// <summary>Numbers are given for the last time on a day; null = it stays in use after all.</summary>
    public void UseUntil(DateOnly? lastDay) => UsedUntil = lastDay;

    public bool IsUsedOn(DateOnly day) => UsedUntil is null || day <= UsedUntil;

    /// <summary>A new address for the screen; the one before shows nothing any more.</summary>
    public void RenewScreen(string sha256, DateTimeOffset at) => (ScreenSha256, ScreenMadeAt) = (sha256, at);

    /// <summary>The screen shows nothing any more.</summary>
    public void TakeDownScreen()
    {
        WaitingRules.OnlyAScreenIsTakenDown.Check(ScreenSha256 is not null);
        (ScreenSha256, ScreenMadeAt) = (null, null);
    }
}
