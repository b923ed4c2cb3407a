namespace ReceptionCentre.Domain.Rules;

/// <summary>The thing asked for is not there, or not the asker's. Shown as "not found" in both cases.</summary>
public sealed class NotThereException(string what) : Exception($"No such {what}.");
