using System.Collections.Concurrent;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Contacts;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.NameMatching;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Domain.Plans;
using ReceptionCentre.Domain.Stays;
using ReceptionCentre.Infrastructure.NameMatching;

namespace ReceptionCentre.Infrastructure.Demo;

/// <summary>One invented person and everything that was made for them.</summary>
internal sealed class DemoPerson(int index)
{
    private readonly List<object> _records = [];

    /// <summary>Place in the row, from 0.</summary>
    public int Index { get; } = index;

    public IReadOnlyCollection<object> Records => _records;

    public Person Person => _records.OfType<Person>().First();

    /// <summary>The file that the history of filling stands in.</summary>
    public CaseFile? File => _records.OfType<CaseFile>().FirstOrDefault();

    public void Add(object record) => _records.Add(record);
}

/// <summary>Makes records for an invented person by the factories of the domain, on a day that stands still.</summary>
internal sealed class DemoRecords(DateTimeOffset now)
{
    private static readonly ConcurrentDictionary<DateOnly, TimeSpan> Offsets = new();
    private static readonly IcuRomaniser Romaniser = new();

    private DemoPerson _person = new(0);

    public DateOnly Today { get; } = DutchCalendar.DateOf(now);

    public DateTimeOffset Now { get; } = now;

    /// <summary>What is made from now on is this person's.</summary>
    public void Begin(DemoPerson person) => _person = person;

    /// <summary>Half past ten of a day in the Netherlands, or now when that is still to come.</summary>
    public DateTimeOffset At(DateOnly day, int minutes = 630)
    {
        var local = day.ToDateTime(TimeOnly.MinValue).AddMinutes(minutes);
        // By day, in which it is the same at any hour of work: asking the zone each time costs more than the rest of a small record.
        var offset = Offsets.GetOrAdd(day, static on => DutchCalendar.Zone.GetUtcOffset(on.ToDateTime(new(12, 0))));
        var at = new DateTimeOffset(local, offset).ToUniversalTime();
        return at < Now ? at : Now;
    }

    public Provenance Said(DateOnly day, Guid by, string source = "person-said", string? reason = null) => new(source, reason, At(day), by);

    public Person Person(NameParts name, Provenance provenance)
    {
        var person = Domain.Newcomers.Person.Register(name, provenance);
        _person.Add(person);
        return person;
    }

    /// <summary>The keys by which the person is found, when names and birth date are recorded.</summary>
    public void Index(Person person)
    {
        foreach (var key in NameKeys.Of(person, Romaniser))
            _person.Add(key);
    }

    public Stay Stay(Person person, string municipality, PartialDate arrivedOn)
    {
        var stay = Domain.Stays.Stay.BeginOrExpect(person.Id, municipality, arrivedOn, Today);
        _person.Add(stay);
        return stay;
    }

    public CaseFile CaseFile(Stay stay, string task, DateOnly openedOn)
    {
        var file = Domain.CaseFiles.CaseFile.Open(stay.PersonId, stay.Id, stay.Municipality, task, openedOn);
        _person.Add(file);
        return file;
    }

    /// <param name="at">When it was written; null = some time of that day.</param>
    public void Note(CaseFile file, Contact contact, Guid by, DateTimeOffset? at = null) =>
        _person.Add(ContactNote.Write(file.Id, contact, Today, at ?? At(contact.On, 600 + (contact.Agreed.Length % 300)), by));

    public void Plan(IntegrationPlan plan) => Add(plan);

    /// <summary>Something else of the person.</summary>
    public void Add(object record) => _person.Add(record);

    /// <summary>Everything that was made for the person so far.</summary>
    public IReadOnlyCollection<object> All => _person.Records;

    /// <summary>What of one kind was made in a file so far.</summary>
    public IEnumerable<T> Of<T>(CaseFile file) where T : IOfCaseFile => _person.Records.OfType<T>().Where(record => record.CaseFileId == file.Id);
}
