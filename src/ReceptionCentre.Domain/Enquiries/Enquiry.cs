using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Domain.Enquiries;

/// <summary>
/// A contact without a dossier: somebody asked something at the desk and was helped, whoever it was and whatever the legal
/// status. Day, topics, language and municipality; nothing that could tell who it was, and no field in which somebody could
/// write it. What was not asked is not known, and that is an answer.
/// </summary>
public sealed class Enquiry : Aggregate
{
    /// <summary>More topics than these are no longer one conversation.</summary>
    public const int MostTopics = 10;

    private readonly List<EnquiryTopic> _topics = [];

    private Enquiry()
    {
    }

    public DateOnly On { get; private init; }

    /// <summary>Code of the list "municipalities"; null = not asked.</summary>
    public string? Municipality { get; private init; }

    /// <summary>Code of the list "languages"; null = not asked.</summary>
    public string? Language { get; private init; }

    /// <summary>What it was about; none = not asked.</summary>
    public IReadOnlyList<EnquiryTopic> Topics => _topics;

    /// <summary>Day on which it was noted: on that day a mistake can be taken back.</summary>
    public DateOnly NotedOn { get; private init; }

    /// <summary>The member of staff who noted it and may take it back.</summary>
    public Guid NotedBy { get; private init; }

    /// <param name="topics">Codes of the list "topics".</param>
    public static Enquiry Note(DateOnly on, IReadOnlyCollection<string> topics, string? language, string? municipality, DateOnly today, Guid by)
    {
        EnquiryRules.AnEnquiryHasHappened.Check(on <= today);
        EnquiryRules.AnEnquiryHasFewTopics.Check(topics.Distinct().Count() <= MostTopics, MostTopics);
        var enquiry = new Enquiry
        {
            Id = Guid.CreateVersion7(),
            On = on,
            Municipality = municipality,
            Language = language,
            NotedOn = today,
            NotedBy = by,
        };
        enquiry._topics.AddRange(topics.Distinct(StringComparer.Ordinal).Select(topic => new EnquiryTopic(enquiry.Id, topic)));
        return enquiry;
    }

    /// <summary>Refuses to let somebody else, or another day, take it away: then it has been counted.</summary>
    public void EnsureMayBeTakenBack(DateOnly today, Guid by) => EnquiryRules.WhoNotedItTakesItBackTheSameDay.Check(NotedOn == today && NotedBy == by);
}

/// <param name="Topic">Code of the list "topics".</param>
public sealed record EnquiryTopic(Guid EnquiryId, string Topic);

public static class EnquiryRules
{
    /// <summary>A contact has happened: its day is today or before.</summary>
    public static readonly Rule AnEnquiryHasHappened = new("Enquiries.AnEnquiryHasHappened");

    /// <summary>A contact is about a few topics.</summary>
    public static readonly Rule AnEnquiryHasFewTopics = new("Enquiries.AnEnquiryHasFewTopics");

    /// <summary>Who noted a contact can take it back on the same day; after that it has been counted.</summary>
    public static readonly Rule WhoNotedItTakesItBackTheSameDay = new("Enquiries.WhoNotedItTakesItBackTheSameDay");
}
