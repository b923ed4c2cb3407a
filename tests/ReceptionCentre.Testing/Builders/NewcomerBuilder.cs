using System.Globalization;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Contacts;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.NameMatching;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Domain.Plans;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Domain.Stays;

namespace ReceptionCentre.Testing;

/// <summary>
/// Somebody who is registered: person, stay and case file, in Amsterdam, arrived and opened today, with nobody yet, unless
/// said otherwise.
/// </summary>
public sealed class NewcomerBuilder
{
    private readonly List<Action<Person, DateOnly, Provenance>> _person = [];
    private readonly List<Action<Stay, DateOnly, Provenance>> _stay = [];
    private readonly List<Contact> _notes = [];
    private readonly List<NoteAgo> _notesAgo = [];
    private NameParts _name = new("Selam");
    private string _municipality = StaffMemberBuilder.Municipality, _task = "reception-information";
    private string? _motive;
    private PartialDate? _arrivedOn;
    private int _openedDaysAgo;
    private Guid? _teamId, _caseworkerId;
    private PlanWanted _plan;
    private bool _ownPlan;
    private Action<IntegrationPlan>? _write;

    private enum PlanWanted
    {
        None,
        Draft,
        Agreed,
    }

    public NewcomerBuilder CalledName(string name) => Named(_name with { CalledName = name });

    public NewcomerBuilder Named(string givenNames, string? familyName, string? prefix = null, string? ownScript = null) =>
        Named(new NameParts(givenNames.Split(' ')[0], givenNames, prefix, familyName, ownScript));

    public NewcomerBuilder Named(NameParts name)
    {
        _name = name;
        return this;
    }

    /// <param name="date">As the population register writes it: "1990-04-03", "1990-04-00", "1990-00-00".</param>
    public NewcomerBuilder Born(string date, string? country = null)
    {
        var born = Date(date);
        return That((person, today, by) => person.RecordBirth(born, country, today, by));
    }

    public NewcomerBuilder OfNationality(string code) => That((person, _, by) => person.AddNationality(code, PartialDate.Unknown, by));

    public NewcomerBuilder WithBsn(string? bsn = null)
    {
        var number = bsn ?? a.Bsn();
        return That((person, _, by) => person.RecordNumber(IdentityNumberKind.Bsn, number, by));
    }

    public NewcomerBuilder WithVNumber(string? vNumber = null)
    {
        var number = vNumber ?? a.VNumber();
        return That((person, _, by) => person.RecordNumber(IdentityNumberKind.VNumber, number, by));
    }

    /// <summary>The language in which we speak and write to the person.</summary>
    public NewcomerBuilder Speaking(string language, bool interpreter = false) =>
        That((person, today, by) => person.AddLanguage(language, preferred: true, interpreter, PartialDate.Of(today), by));

    public NewcomerBuilder WithPhone(string number) => That((person, today, by) => person.RecordContactDetail("mobile", number, PartialDate.Of(today), by));

    public NewcomerBuilder LivingAt(string street, string postcode, string place, string kind = "home") =>
        That((person, today, by) => person.RecordAddress(new(kind, street, postcode, place), PartialDate.Of(today), by));

    public NewcomerBuilder WithoutAddress() => That((person, today, by) => person.RecordAddress(new(AddressFact.NoAddress), PartialDate.Of(today), by));

    /// <summary>Nobody without the named permission learns that the person is known here.</summary>
    public NewcomerBuilder Protected() => That((person, today, by) => person.Protect(PartialDate.Of(today), by));

    /// <summary>The municipality of stay and file.</summary>
    public NewcomerBuilder In(string municipality)
    {
        _municipality = municipality;
        return this;
    }

    public NewcomerBuilder WithMotive(string code)
    {
        _motive = code;
        return this;
    }

    public NewcomerBuilder ArrivedOn(string date)
    {
        _arrivedOn = Date(date);
        return this;
    }

    /// <summary>DUO decided that there is a duty to integrate under the Integration Act 2021.</summary>
    public NewcomerBuilder Obliged() => WithDuty(DutyState.Obliged, act: "wi2021");

    public NewcomerBuilder WithDuty(DutyState state, string? act = null, string? grounds = null)
    {
        _stay.Add((stay, today, by) => stay.RecordDuty(new(state, act, grounds, PartialDate.Of(today), PartialDate.Of(today)), by));
        return this;
    }

    /// <summary>Code of the list "tasks".</summary>
    public NewcomerBuilder ForTask(string task)
    {
        _task = task;
        return this;
    }

    public NewcomerBuilder OpenedDaysAgo(int days)
    {
        _openedDaysAgo = days;
        return this;
    }

    public NewcomerBuilder With(StaffMember caseworker)
    {
        _caseworkerId = caseworker.Id;
        return this;
    }

    public NewcomerBuilder With(Team team)
    {
        _teamId = team.Id;
        return this;
    }

    public NewcomerBuilder WithNote(Contact contact)
    {
        _notes.Add(contact);
        return this;
    }

    /// <summary>Spoken to, so many days ago; the next contact so many days from today.</summary>
    public NewcomerBuilder SpokenTo(int daysAgo, int? nextInDays = null, string agreed = "Wil Nederlands leren.", bool locked = false)
    {
        _notesAgo.Add(new(daysAgo, nextInDays, agreed, locked));
        return this;
    }

    /// <summary>A draft plan with a goal, and an item that nobody has to do and the municipality pays.</summary>
    public NewcomerBuilder WithPlan(Action<IntegrationPlan>? write = null) => Planned(PlanWanted.Draft, write);

    /// <summary>The same plan, agreed today.</summary>
    public NewcomerBuilder WithAgreedPlan(Action<IntegrationPlan>? write = null) => Planned(PlanWanted.Agreed, write);

    /// <summary>For somebody obliged: the plan of the Integration Act.</summary>
    public NewcomerBuilder AsPip()
    {
        _ownPlan = true;
        return Obliged();
    }

    public Newcomer Build(TimeProvider time)
    {
        var (today, now) = (time.Today(), time.GetUtcNow());
        var author = _caseworkerId ?? SystemActor.Id;
        var by = new Provenance(Provenances.SaidByThePerson, null, now, author);
        var opened = today.AddDays(-_openedDaysAgo);

        var person = Person.Register(_name, by);
        foreach (var record in _person)
            record(person, today, by);
        var arrived = _arrivedOn ?? PartialDate.Of(opened);
        var stay = Stay.Begin(person.Id, _municipality, arrived);
        if (_motive is not null)
            stay.AddMotive(_motive, arrived, by);
        foreach (var record in _stay)
            record(stay, today, by);
        var file = CaseFile.Open(person.Id, stay.Id, _municipality, _task, opened);
        if (_teamId is not null || _caseworkerId is not null)
            file.Assign(_teamId, _caseworkerId, opened, by);

        var notes = _notes.Concat(_notesAgo.Select(note => note.On(today))).Select(contact => ContactNote.Write(file.Id, contact, today, now, author)).ToList();
        return new(person, stay, file, PlanOf(file, today, now, author), notes);
    }

    private IntegrationPlan? PlanOf(CaseFile file, DateOnly today, DateTimeOffset now, Guid author)
    {
        if (_plan == PlanWanted.None)
            return null;
        var plan = IntegrationPlan.Begin(file.Id, _ownPlan ? PlanKind.Pip : PlanKind.Voluntary, now, author);
        if (_write is not null)
            _write(plan);
        else
            plan.AddItem(
                plan.AddGoal("language", "Met de buren kunnen praten").Id,
                new("Taalles, twee avonden per week", null, "Taalhuis", today.AddDays(14), 240, today.AddDays(180), [new("municipality", PayerShare.Whole)]));
        if (_plan == PlanWanted.Agreed)
            plan.Agree(today, today, author);
        return plan;
    }

    private NewcomerBuilder That(Action<Person, DateOnly, Provenance> record)
    {
        _person.Add(record);
        return this;
    }

    private NewcomerBuilder Planned(PlanWanted wanted, Action<IntegrationPlan>? write)
    {
        (_plan, _write) = (wanted, write);
        return this;
    }

    private static PartialDate Date(string text) => PartialDate.FromNumber(int.Parse(text.Replace("-", "", StringComparison.Ordinal), CultureInfo.InvariantCulture));

    private sealed record NoteAgo(int DaysAgo, int? NextInDays, string Agreed, bool Locked)
    {
        public Contact On(DateOnly today) =>
            new(today.AddDays(-DaysAgo), "desk", true, null, null, Agreed, NextInDays is { } days ? today.AddDays(days) : null, Locked);
    }
}

/// <summary>What was made for one newcomer.</summary>
public sealed record Newcomer(Person Person, Stay Stay, CaseFile File, IntegrationPlan? Plan, IReadOnlyList<ContactNote> Notes)
{
    public IEnumerable<object> Things
    {
        get
        {
            yield return Person;
            foreach (var word in NameWords.Of(Person.Names[0].Parts))
                yield return new NameKey(Person.Id, word);
            yield return Stay;
            yield return File;
            if (Plan is not null)
                yield return Plan;
            foreach (var note in Notes)
                yield return note;
        }
    }
}
