using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Newcomers;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Journeys;
using ReceptionCentre.Domain.PopulationRegister;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.PopulationRegister;

/// <summary>
/// What the register told to one member of staff: kept on the server for as long as the work takes, so that what is taken
/// over is what was seen, and going back asks nothing again.
/// </summary>
public sealed record RegisterLookup
{
    /// <summary>The file that is compared; null while registering.</summary>
    public Guid? CaseFileId { get; init; }

    /// <summary>A registration that was begun already, to fill.</summary>
    public Guid? RegistrationId { get; init; }

    /// <summary>Code of the list "tasks": what it was asked for.</summary>
    public string? Task { get; init; }

    public DateTimeOffset AskedAt { get; init; }

    /// <summary>Who it may be, after a search.</summary>
    public IReadOnlyList<RegisteredPerson> People { get; init; } = [];

    /// <summary>Who it is, with all that the register told.</summary>
    public RegisteredPerson? Chosen { get; init; }

    /// <exception cref="BrokenRuleException">Nobody was chosen yet, or the answer is too old.</exception>
    internal RegisteredPerson Fresh(TimeProvider time)
    {
        PopulationRegisterRules.OnePersonIsChosen.Check(Chosen is not null);
        PopulationRegisterRules.AnAnswerIsFresh.Check(time.GetUtcNow() - AskedAt < PopulationRegisterRules.FreshFor);
        return Chosen!;
    }
}

/// <summary>Look-ups as journeys: one's own only, removed when used and after a week at most.</summary>
internal static class RegisterLookups
{
    public const string Kind = "PopulationRegister";

    private static readonly JsonSerializerOptions Options = new() { Converters = { new PartialDateAsNumber() } };

    public static string Written<T>(T told) => JsonSerializer.Serialize(told, Options);

    public static T Read<T>(string written) => JsonSerializer.Deserialize<T>(written, Options)!;

    public static RegisterLookup Told(this Journey journey) => Read<RegisterLookup>(journey.Answers);

    public static IQueryable<Journey> RegisterLookupsOf(this IReceptionDb db, ICurrentStaff current) =>
        db.Journeys.Where(journey => journey.Kind == Kind && journey.OwnerId == current.Id);

    /// <exception cref="NotThereException">Somebody else's, of another file, or gone.</exception>
    public static async Task<Journey> RegisterLookupAsync(this IReceptionDb db, Guid id, Guid? caseFileId, ICurrentStaff current, CancellationToken cancellationToken)
    {
        var journey = await db.RegisterLookupsOf(current).FirstOrDefaultAsync(journey => journey.Id == id, cancellationToken);
        if (journey is null || journey.Told().CaseFileId != caseFileId)
            throw new NotThereException("look-up in the population register");
        // The file may have gone out of one's scope meanwhile.
        if (caseFileId is { } file && !await db.CaseFiles.AnyAsync(one => one.Id == file, cancellationToken))
            throw new NotThereException("case file");
        return journey;
    }

    /// <summary>What the register told of somebody who is being registered; null = it was not asked.</summary>
    public static RegisteredPerson? Registered(this RegistrationAnswers answers) => answers.FromRegister is { } written ? Read<RegisteredPerson>(written) : null;

    private sealed class PartialDateAsNumber : JsonConverter<PartialDate>
    {
        public override PartialDate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => PartialDate.FromNumber(reader.GetInt32());

        public override void Write(Utf8JsonWriter writer, PartialDate value, JsonSerializerOptions options) => writer.WriteNumberValue(value.Number);
    }
}
