using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Domain.Access;

/// <summary>
/// A question across a wall: "possible match elsewhere: ask". The desk of one municipality asks the municipality that knows
/// the person whether it may know who it is. The answer is dated and recorded.
/// </summary>
public sealed class AccessRequest : Aggregate, IOfFilesAboutPerson
{
    public const int ReasonLength = 500;

    private AccessRequest()
    {
    }

    public Guid PersonId { get; private init; }

    /// <summary>Code of the list "municipalities": for which desk is asked.</summary>
    public string ForMunicipality { get; private init; } = "";

    string IOfFilesAboutPerson.Controller => ForMunicipality;

    public Guid AskedBy { get; private init; }
    public DateTimeOffset AskedAt { get; private init; }
    public string Reason { get; private init; } = "";

    public bool? Granted { get; private set; }
    public Guid? AnsweredBy { get; private set; }
    public DateTimeOffset? AnsweredAt { get; private set; }
    public string? Answer { get; private set; }

    /// <summary>When the asker no longer needs the answer: the file was closed.</summary>
    public DateTimeOffset? WithdrawnAt { get; private set; }

    public static AccessRequest Ask(Guid personId, string forMunicipality, string reason, DateTimeOffset at, Guid by) =>
        new() { Id = Guid.CreateVersion7(), PersonId = personId, ForMunicipality = forMunicipality, Reason = reason, AskedAt = at, AskedBy = by };

    /// <summary>The question is no longer asked. What was answered stands.</summary>
    public void Withdraw(DateTimeOffset at)
    {
        AccessRules.AnsweredOnce.Check(Granted is null && WithdrawnAt is null);
        WithdrawnAt = at;
    }

    public void Reply(bool granted, string answer, DateTimeOffset at, Guid by)
    {
        AccessRules.AnsweredOnce.Check(Granted is null && WithdrawnAt is null);
        AccessRules.AnotherAnswers.Check(by != AskedBy);
        (Granted, Answer, AnsweredAt, AnsweredBy) = (granted, answer, at, by);
    }
}

public static class AccessRules
{
    /// <summary>A question that waits for its answer is not asked again.</summary>
    public static readonly Rule AskedOnceAtATime = new("Access.AskedOnceAtATime");

    /// <summary>Who asks does not answer.</summary>
    public static readonly Rule AnotherAnswers = new("Access.AnotherAnswers");

    /// <summary>A question is answered once.</summary>
    public static readonly Rule AnsweredOnce = new("Access.AnsweredOnce");
}
