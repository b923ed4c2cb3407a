using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Contacts;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.NameMatching;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Domain.Plans;
using ReceptionCentre.Domain.Stays;
using ReceptionCentre.Infrastructure.Persistence;

namespace ReceptionCentre.Infrastructure.Demo;

/// <summary>Takes what is made for one newcomer to the database, under ids that follow from the place in the row.</summary>
internal sealed class DemoRecords(ReceptionDbContext db, TimeProvider time)
{
    public DateOnly Today { get; } = time.Today();

    public DateTimeOffset Now { get; } = time.GetUtcNow();

    /// <summary>Half past ten of a day in the Netherlands, or now when that is still to come.</summary>
    public DateTimeOffset At(DateOnly day, int minutes = 630)
    {
        var local = day.ToDateTime(TimeOnly.MinValue).AddMinutes(minutes);
        var at = new DateTimeOffset(local, DutchCalendar.Zone.GetUtcOffset(local)).ToUniversalTime();
        return at < Now ? at : Now;
    }

    public Provenance Said(DateOnly day, Guid by, string source = "person-said", string? reason = null) => new(source, reason, At(day), by);

    public Person Person(int index, NameParts name, Provenance provenance)
    {
        var person = Domain.Newcomers.Person.Register(name, provenance);
        db.Entry(person).Property(one => one.Id).CurrentValue = DemoNumbers.PersonId(index);
        db.Persons.Add(person);
        foreach (var word in NameWords.Of(name.Tidy()))
            db.NameKeys.Add(new(person.Id, word));
        return person;
    }

    public Stay Stay(Person person, string municipality, PartialDate arrivedOn)
    {
        var stay = Domain.Stays.Stay.Begin(person.Id, municipality, arrivedOn);
        db.Stays.Add(stay);
        return stay;
    }

    public CaseFile CaseFile(int index, Stay stay, string task, DateOnly openedOn)
    {
        var file = Domain.CaseFiles.CaseFile.Open(stay.PersonId, stay.Id, stay.Municipality, task, openedOn);
        db.Entry(file).Property(one => one.Id).CurrentValue = DemoNumbers.CaseFileId(index);
        db.CaseFiles.Add(file);
        return file;
    }

    public void Note(CaseFile file, Contact contact, Guid by) =>
        db.ContactNotes.Add(ContactNote.Write(file.Id, contact, Today, At(contact.On, 600 + (contact.Agreed.Length % 300)), by));

    public void Plan(IntegrationPlan plan) => db.Plans.Add(plan);
}
