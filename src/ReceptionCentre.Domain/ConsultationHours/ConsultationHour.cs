using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Domain.ConsultationHours;

/// <summary>
/// Some hours of a day of the week, week after week, in which a member of staff or a team receives people: about some topics,
/// and without an appointment where that is said. Public holidays have none.
/// </summary>
public sealed class ConsultationHour : Aggregate
{
    private readonly List<ConsultationTopic> _topics = [];

    private ConsultationHour()
    {
    }

    /// <summary>Code of the list "municipalities".</summary>
    public string Municipality { get; private init; } = "";

    /// <summary>Who receives; null = a team does.</summary>
    public Guid? StaffMemberId { get; private init; }

    /// <summary>Whichever of them is there; null = one member of staff does.</summary>
    public Guid? TeamId { get; private init; }

    /// <summary>Where; null = where whoever receives is.</summary>
    public Guid? MeetingPlaceId { get; private set; }
    public DayOfWeek Day { get; private set; }
    public TimeOnly From { get; private set; }

    /// <summary>The first moment after it.</summary>
    public TimeOnly Until { get; private set; }

    /// <summary>People can come without an appointment.</summary>
    public bool TakesWalkIns { get; private set; }

    /// <summary>First day on which it can be.</summary>
    public DateOnly BeginsOn { get; private set; }

    /// <summary>Last day on which it can be; null = it goes on.</summary>
    public DateOnly? EndsOn { get; private set; }

    /// <summary>What one can come about; none = anything.</summary>
    public IReadOnlyList<ConsultationTopic> Topics => _topics;

    /// <param name="staffMemberId">Either this one, or a team.</param>
    public static ConsultationHour Hold(string municipality, Guid? staffMemberId, Guid? teamId, ConsultationTerms terms, Guid? id = null)
    {
        ConsultationRules.SomebodyHoldsIt.Check(staffMemberId is null != teamId is null);
        var hour = new ConsultationHour { Id = id ?? Guid.CreateVersion7(), Municipality = municipality, StaffMemberId = staffMemberId, TeamId = teamId };
        hour.Change(terms);
        return hour;
    }

    /// <summary>Other hours, place, topics or days. Who holds it stays: for somebody else it is another one.</summary>
    public void Change(ConsultationTerms terms)
    {
        ConsultationRules.ItEndsAfterItBegins.Check(terms.Until > terms.From && (terms.EndsOn is null || terms.EndsOn >= terms.BeginsOn));
        (Day, From, Until, TakesWalkIns) = (terms.Day, terms.From, terms.Until, terms.TakesWalkIns);
        (BeginsOn, EndsOn, MeetingPlaceId) = (terms.BeginsOn, terms.EndsOn, terms.MeetingPlaceId);
        var topics = terms.Topics.ToHashSet(StringComparer.Ordinal);
        _topics.RemoveAll(topic => !topics.Contains(topic.Code));
        _topics.AddRange(topics.Where(code => !_topics.Exists(topic => topic.Code == code)).Select(code => new ConsultationTopic(Id, code)).ToList());
    }

    /// <summary>Whether it is held on a day.</summary>
    public bool IsOn(DateOnly day) => day.DayOfWeek == Day && day >= BeginsOn && (EndsOn is null || day <= EndsOn) && !DutchHolidays.IsHoliday(day);
}

/// <summary>What one can come about: a code of the list "topics".</summary>
public sealed record ConsultationTopic(Guid ConsultationHourId, string Code);

/// <summary>What is filled in; see the properties of <see cref="ConsultationHour"/>.</summary>
public sealed record ConsultationTerms(
    DayOfWeek Day, TimeOnly From, TimeOnly Until, bool TakesWalkIns, IReadOnlyCollection<string> Topics, Guid? MeetingPlaceId, DateOnly BeginsOn, DateOnly? EndsOn);

public static class ConsultationRules
{
    /// <summary>A member of staff holds it or a team, not both and not nobody.</summary>
    public static readonly Rule SomebodyHoldsIt = new("ConsultationHours.SomebodyHoldsIt");

    /// <summary>It ends later than it begins, and its last day lies not before its first.</summary>
    public static readonly Rule ItEndsAfterItBegins = new("ConsultationHours.ItEndsAfterItBegins");
}
