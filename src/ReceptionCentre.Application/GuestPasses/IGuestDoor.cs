namespace ReceptionCentre.Application.GuestPasses;

/// <summary>What the page of the door asks for somebody who did not sign in.</summary>
public interface IGuestDoor
{
    /// <summary>Who sent the address; null when it opens nothing any more.</summary>
    Task<FindPass.View?> FindAsync(string token, CancellationToken cancellationToken);

    /// <summary>Tries to open it.</summary>
    /// <exception cref="Pipeline.InvalidInputException">No code or no name.</exception>
    Task<OpenPass.Opening> OpenAsync(OpenPass.Command attempt, CancellationToken cancellationToken);
}
