namespace ReceptionCentre.Domain.Rules;

/// <summary>
/// What is loaded, changed and saved as one. <see cref="Version"/> goes up with every saved change, so that two people
/// who save the same thing see each other's version instead of losing one.
/// </summary>
public abstract class Aggregate
{
    public Guid Id { get; protected init; }

    /// <summary>0 when new; raised by the database layer on every save that touches the aggregate or its parts.</summary>
    public int Version { get; private set; }

    /// <exception cref="ChangedMeanwhileException">Somebody saved a newer version than the one on the screen.</exception>
    public void EnsureStillAt(int version)
    {
        if (Version != version)
            throw new ChangedMeanwhileException(GetType().Name, Id, version, Version);
    }

    /// <summary>Called once per save by the database layer.</summary>
    public void RaiseVersion() => Version++;
}

/// <summary>The change was made on an older version than the one now stored. The screen shows both.</summary>
public sealed class ChangedMeanwhileException(string what, Guid id, int onScreen, int stored)
    : Exception($"{what} {id} is at version {stored}, not {onScreen}.");
