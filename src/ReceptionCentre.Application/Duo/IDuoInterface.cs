using System.Text.Json.Nodes;
using ReceptionCentre.Domain.Duo;

namespace ReceptionCentre.Application.Duo;

/// <summary>The machine-to-machine services of the executing agency.</summary>
public interface IDuoInterface
{
    /// <summary>False: off; everything goes by hand.</summary>
    bool IsConnected { get; }

    Task<DuoAnswer> CallAsync(DuoCall call, CancellationToken cancellationToken);
}

/// <summary>One call.</summary>
/// <param name="Oin">Number of the municipality that calls.</param>
/// <param name="Number">Number of the message: the same with every try.</param>
/// <param name="Bsn">Whom it is about; null = nobody.</param>
/// <param name="Path">What of the person, or of the agency; as it is written there.</param>
public sealed record DuoCall(string Oin, Guid Number, HttpVerb Verb, string? Bsn, string Path, JsonObject? Body = null);

public enum HttpVerb
{
    Get,
    Post,
    Put,
    Delete,
}

/// <summary>What came of a call.</summary>
public enum DuoOutcome
{
    Done = 1,

    /// <summary>Refused with reasons in words.</summary>
    Refused = 2,

    /// <summary>The agency does not know the person or the thing.</summary>
    NotThere = 3,

    /// <summary>It did not arrive: nobody there, or not available.</summary>
    Away = 4,

    /// <summary>It left, and no answer came that tells whether it was taken.</summary>
    Unclear = 5,

    /// <summary>The agency could not read it, or does not know us: a person looks at how the interface is set up.</summary>
    Wrong = 6,
}

/// <summary>Keys of the words for a refusal that came without any; what the agency itself wrote is kept and shown as it is.</summary>
public static class DuoRefusals
{
    public const string WithoutReason = "Duo.Refusal.WithoutReason", NotThere = "Duo.Refusal.NotThere", NotRead = "Duo.Refusal.NotRead";

    public static readonly IReadOnlyList<string> All = [WithoutReason, NotThere, NotRead];
}

/// <param name="Texts">Why it was refused: words of the agency, or a key of <see cref="DuoRefusals"/>.</param>
public sealed record DuoAnswer(DuoOutcome Outcome, IReadOnlyList<string> Texts, JsonNode? Body = null);

/// <summary>How a message is called.</summary>
internal static class DuoCalls
{
    private static readonly HashSet<string> Numbers = [DuoMessages.Hours, DuoMessages.EstimatedHours];

    public static DuoCall Of(DuoMessage message, string oin, string bsn)
    {
        var isWithdrawal = message.Act == DuoAct.Withdraw;
        return message.Kind switch
        {
            DuoMessageKind.Pip => new(oin, message.Number, isWithdrawal ? HttpVerb.Delete : HttpVerb.Post, bsn, "PIP", isWithdrawal ? null : Body(message)),
            DuoMessageKind.Offer => new(oin, message.Number, isWithdrawal ? HttpVerb.Delete : HttpVerb.Post, bsn, $"Inburgeringsaanbod/{message.Key}", isWithdrawal ? null : Body(message)),
            _ => new(oin, message.Number, HttpVerb.Put, bsn, Path(message.Kind), Body(message)),
        };
    }

    /// <summary>Doing it twice comes to the same: the whole is replaced.</summary>
    public static bool IsSafeToRepeat(DuoMessage message) => message.Kind is not (DuoMessageKind.Pip or DuoMessageKind.Offer);

    /// <summary>By what it is seen whether the agency has it; null = it cannot be seen.</summary>
    public static DuoCall? Look(DuoMessage message, string oin, string bsn) =>
        message.Kind is DuoMessageKind.Pip or DuoMessageKind.Pvt or DuoMessageKind.Map ? new(oin, Guid.CreateVersion7(), HttpVerb.Get, bsn, Path(message.Kind)) : null;

    /// <summary>Whether what the agency has is what the message says.</summary>
    public static bool IsThere(DuoMessage message, DuoAnswer seen)
    {
        var has = message.Kind == DuoMessageKind.Pip ? seen.Body?["pip"] : seen.Body;
        if (message.Act == DuoAct.Withdraw)
            return seen.Outcome == DuoOutcome.NotThere;
        return has is not null && message.Fields.All(said => said.Name == DuoMessages.OwnFault || has[said.Name]?.ToString() == said.Value);
    }

    private static string Path(DuoMessageKind kind) => kind switch
    {
        DuoMessageKind.Pip => "PIP",
        DuoMessageKind.Pvt => "pvt",
        DuoMessageKind.Map => "map",
        DuoMessageKind.ZRoute => "zroute",
        DuoMessageKind.Lessons => "uren/participatietaalles",
        DuoMessageKind.Participation => "uren/participatieactiviteiten",
        _ => "uren/bredeintake/taallesknm",
    };

    private static JsonObject Body(DuoMessage message)
    {
        var body = new JsonObject();
        foreach (var said in message.Fields.OrderBy(one => one.Place).Where(one => one.Name != DuoMessages.School))
            body[said.Name] = Numbers.Contains(said.Name) ? int.Parse(said.Value, System.Globalization.CultureInfo.InvariantCulture)
                : said.Name == DuoMessages.MayFinish ? said.Value == "true" : said.Value;
        return body;
    }
}
