using ReceptionCentre.Domain.PopulationRegister;

namespace ReceptionCentre.Application.PopulationRegister;

/// <summary>
/// The population register (BRP), asked over Haal Centraal BRP Personen. It never throws because the other side is slow,
/// away or wrong: the desk goes on without it.
/// </summary>
public interface IPopulationRegister
{
    /// <summary>An address of the register is configured.</summary>
    bool IsConnected { get; }

    Task<RegisterAnswer> AskAsync(RegisterQuestion question, CancellationToken cancellationToken);
}

/// <summary>Only what the register needs to find somebody.</summary>
public abstract record RegisterQuestion
{
    private RegisterQuestion()
    {
    }

    /// <summary>Everything that is shown of one person.</summary>
    public sealed record ByBsn(string Bsn) : RegisterQuestion;

    /// <summary>Who it may be.</summary>
    /// <param name="FamilyName">Without prefix; a star at the end after three letters or more.</param>
    public sealed record ByNameAndBirth(string FamilyName, string? Prefix, string? GivenNames, DateOnly Born) : RegisterQuestion;

    /// <summary>Who it may be.</summary>
    /// <param name="Municipality">Code of the municipality where the person is registered.</param>
    public sealed record ByNameAndMunicipality(string FamilyName, string? Prefix, string GivenNames, string Municipality) : RegisterQuestion;
}

/// <summary>What came of a question.</summary>
public enum RegisterOutcome
{
    /// <summary>The register answered; perhaps it knows nobody.</summary>
    Answered = 1,

    /// <summary>No register is configured.</summary>
    Off = 2,

    /// <summary>It is slow, cannot be reached, or answers something that is no answer.</summary>
    Away = 3,

    /// <summary>So many people fit that it names none.</summary>
    TooMany = 4,

    /// <summary>It refused the question or who asks: something has to be set right.</summary>
    Refused = 5,
}

public sealed record RegisterAnswer(RegisterOutcome Outcome, IReadOnlyList<RegisteredPerson> People)
{
    public static RegisterAnswer Of(RegisterOutcome outcome) => new(outcome, []);
}
