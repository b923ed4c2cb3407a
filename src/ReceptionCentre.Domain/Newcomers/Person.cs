using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Linking;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Domain.Newcomers;

/// <summary>
/// Somebody whom the centre knows, once in the whole region. Names, numbers and other facts of identity belong to the
/// centre; what is known for a task belongs to a case file.
/// </summary>
public sealed class Person : Aggregate
{
    private readonly List<NameFact> _names = [];
    private readonly List<BirthFact> _births = [];
    private readonly List<NationalityFact> _nationalities = [];
    private readonly List<GenderFact> _genders = [];
    private readonly List<IdentityDocumentFact> _documents = [];
    private readonly List<IdentityNumberFact> _numbers = [];
    private readonly List<LanguageFact> _languages = [];
    private readonly List<ContactDetailFact> _contactDetails = [];
    private readonly List<AddressFact> _addresses = [];
    private readonly List<ProtectionFact> _protections = [];

    private Person()
    {
    }

    public DateTimeOffset RegisteredAt { get; private init; }
    public Guid RegisteredBy { get; private init; }

    /// <summary>The person that this registration is part of, since somebody saw that they are one; null = a person of its own.</summary>
    public Guid? LinkedTo { get; private set; }

    public IReadOnlyList<NameFact> Names => _names;
    public IReadOnlyList<BirthFact> Births => _births;
    public IReadOnlyList<NationalityFact> Nationalities => _nationalities;
    public IReadOnlyList<GenderFact> Genders => _genders;
    public IReadOnlyList<IdentityDocumentFact> Documents => _documents;
    public IReadOnlyList<IdentityNumberFact> Numbers => _numbers;
    public IReadOnlyList<LanguageFact> Languages => _languages;
    public IReadOnlyList<ContactDetailFact> ContactDetails => _contactDetails;
    public IReadOnlyList<AddressFact> Addresses => _addresses;
    public IReadOnlyList<ProtectionFact> Protections => _protections;

    /// <summary>Begins to know somebody. Nothing but what we call the person is needed.</summary>
    public static Person Register(NameParts name, Provenance provenance)
    {
        var person = new Person { Id = Guid.CreateVersion7(), RegisteredAt = provenance.At, RegisteredBy = provenance.By };
        person._names.Add(new(name, PartialDate.Unknown, provenance));
        return person;
    }

    /// <summary>The name changed on a day (marriage, naturalisation): the old one ends there.</summary>
    public void ChangeName(NameParts name, PartialDate from, Provenance provenance) => _names.Change(new(name, from, provenance));

    /// <summary>The recorded name was wrong: it is withdrawn and the right one stands in its place, from the same day.</summary>
    public void CorrectName(NameParts name, DateOnly today, Provenance provenance)
    {
        var wrong = _names.Current(today)!;
        _names.Correct(wrong, new(name, wrong.From, provenance), provenance);
    }

    /// <summary>Records the birth, or corrects it: one is born once.</summary>
    public void RecordBirth(PartialDate born, string? country, DateOnly today, Provenance provenance, string? place = null)
    {
        NewcomerRules.BornInThePast.Check(born.FirstPossible() is not { } first || first <= today);
        var birth = new BirthFact(born, country, place, provenance);
        if (_births.Find(fact => fact.Stands) is { } earlier)
            _births.Correct(earlier, birth, provenance);
        else
            _births.Add(birth);
    }

    /// <summary>
    /// Adds a nationality beside those that hold. That somebody is stateless, or that it is not known, takes the place of the
    /// others; a nationality that becomes known takes the place of these.
    /// </summary>
    public void AddNationality(string code, PartialDate from, Provenance provenance)
    {
        if (_nationalities.Exists(fact => fact.Stands && fact.Until is null && fact.Code == code))
            return;
        var next = new NationalityFact(code, from, provenance);
        // A beginning that is not known would leave the end of the others open; what takes their place does so from today.
        foreach (var other in _nationalities.Where(fact => fact.Stands && fact.Until is null && (next.StandsAlone || fact.StandsAlone)))
            other.End(from.IsUnknown || from < other.From ? PartialDate.Of(DutchCalendar.DateOf(provenance.At)) : from);
        _nationalities.Add(next);
    }

    /// <summary>Gender as recorded changed on a day; the first is simply recorded.</summary>
    public void ChangeGender(Gender gender, PartialDate from, Provenance provenance) => _genders.Change(new(gender, from, provenance));

    /// <summary>The recorded gender was wrong, or is recorded for the first time.</summary>
    public void CorrectGender(Gender gender, DateOnly today, Provenance provenance)
    {
        if (_genders.Current(today) is { } wrong)
            _genders.Correct(wrong, new(gender, wrong.From, provenance), provenance);
        else
            _genders.Add(new(gender, PartialDate.Unknown, provenance));
    }

    public Gender? GenderOn(DateOnly day) => _genders.Current(day)?.Gender;

    /// <summary>Records a document beside those that are known. The same kind and number again corrects what was recorded of it.</summary>
    /// <param name="from">Day of issue, as far as known.</param>
    /// <exception cref="BrokenRuleException">Kind or number is missing.</exception>
    public void AddDocument(IdentityDocument document, PartialDate from, Provenance provenance)
    {
        var next = new IdentityDocumentFact(document, from, provenance);
        if (_documents.Find(fact => fact.Stands && fact.Kind == next.Kind && fact.Number == next.Number) is not { } same)
            _documents.Add(next);
        else if ((same.IssuedBy, same.ValidUntil, same.From) != (next.IssuedBy, next.ValidUntil, next.From))
            _documents.Correct(same, next, provenance);
    }

    /// <summary>A nationality or document of the person no longer holds from a day on.</summary>
    /// <exception cref="NotThereException">The person has no such fact that can end.</exception>
    public void EndFact(Guid factId, PartialDate until) => Ending(factId).End(until);

    /// <summary>A nationality or document was never the person's: it is withdrawn.</summary>
    /// <exception cref="NotThereException">The person has no such fact that can be withdrawn.</exception>
    public void WithdrawFact(Guid factId, Provenance provenance) => Ending(factId).Withdraw(provenance);

    private DatedFact Ending(Guid factId) =>
        _nationalities.Concat<DatedFact>(_documents).FirstOrDefault(fact => fact.Id == factId && fact.Stands) ?? throw new NotThereException("fact");

    /// <summary>Records a number. A second number of the same kind corrects the first.</summary>
    /// <exception cref="BrokenRuleException">The number cannot exist (elfproef, length).</exception>
    public void RecordNumber(IdentityNumberKind kind, string value, Provenance provenance)
    {
        var rule = kind == IdentityNumberKind.Bsn ? NewcomerRules.BsnPassesTheElevenTest : NewcomerRules.VNumberHasTenDigits;
        rule.Check(IdentityNumbers.IsValid(kind, value));
        var number = new IdentityNumberFact(kind, value, provenance);
        if (_numbers.Find(fact => fact.Stands && fact.Kind == kind) is not { } earlier)
            _numbers.Add(number);
        else if (earlier.Value != value)
            _numbers.Correct(earlier, number, provenance);
    }

    /// <summary>The recorded number was never this person's: it is withdrawn, and free for whoever it belongs to.</summary>
    public void WithdrawNumber(IdentityNumberKind kind, Provenance provenance) =>
        _numbers.Find(fact => fact.Stands && fact.Kind == kind)?.Withdraw(provenance);

    /// <summary>
    /// Adds a language, or changes what is known of it. One language is preferred at a time; the one that was preferred
    /// before is still spoken.
    /// </summary>
    public void AddLanguage(string code, bool preferred, bool interpreter, PartialDate from, Provenance provenance)
    {
        var givesWay = _languages.Where(fact => preferred && fact is { Stands: true, Preferred: true, Until: null } && fact.Code != code && fact.From <= from).ToList();
        foreach (var other in givesWay)
            _languages.Change(new(other.Code, false, other.InterpreterWanted, from, provenance), earlier => earlier.Code == other.Code);
        _languages.Change(new(code, preferred, interpreter, from, provenance), earlier => earlier.Code == code);
    }

    /// <summary>Records a telephone number or e-mail address; the earlier one of that kind ends.</summary>
    public void RecordContactDetail(string kind, string value, PartialDate from, Provenance provenance) =>
        _contactDetails.Change(new(kind, value.Trim(), from, provenance), earlier => earlier.Kind == kind);

    /// <summary>The person stays at an address, or at none, from a day on.</summary>
    public void RecordAddress(Address address, PartialDate from, Provenance provenance) =>
        _addresses.Change(new(address, from, provenance));

    /// <summary>The person is no longer where we thought; where, we do not know until somebody says so.</summary>
    public void LeaveAddress(PartialDate until)
    {
        foreach (var address in _addresses.Where(fact => fact.Stands && fact.Until is null && fact.From <= until))
            address.End(until);
    }

    /// <summary>The person is no longer reached in these ways.</summary>
    /// <param name="values">Telephone numbers and e-mail addresses.</param>
    public void EndContactDetails(IReadOnlyCollection<string> values, PartialDate until)
    {
        foreach (var detail in _contactDetails.Where(fact => fact.Stands && fact.Until is null && values.Contains(fact.Value)))
            detail.End(until);
    }

    /// <summary>From now on nobody outside the named permission learns that the person is known here.</summary>
    public void Protect(PartialDate from, Provenance provenance)
    {
        if (!_protections.Exists(fact => fact.Stands && fact.Until is null))
            _protections.Add(new(from, provenance));
    }

    public void EndProtection(PartialDate until)
    {
        foreach (var protection in _protections.Where(fact => fact.Stands && fact.Until is null))
            protection.End(until);
    }

    public bool IsProtectedOn(DateOnly day) => _protections.Current(day) is not null;

    /// <summary>This registration is the same person as another one, which leads.</summary>
    /// <exception cref="BrokenRuleException">One of them is part of another already.</exception>
    internal void BecomePartOf(Person leading)
    {
        LinkRules.NotWithOneself.Check(LinkedTo is null && leading.LinkedTo is null);
        LinkedTo = leading.Id;
        // Whoever has a page of either open is told that somebody saved meanwhile.
        leading.SupersedeAlso(this);
    }

    /// <summary>What this one is part of is itself part of another from now on, or no longer.</summary>
    public void FollowTo(Guid leadingId) => LinkedTo = leadingId;

    /// <summary>This registration is a person of its own again.</summary>
    public void StandAlone(Person leading)
    {
        LinkedTo = null;
        SupersedeAlso(leading);
        leading.SupersedeAlso(this);
    }

    // A form of one of them must never pass for a form of the other.
    private void SupersedeAlso(Person other)
    {
        do
            RaiseVersion();
        while (Version <= other.Version);
    }

    /// <summary>A link is undone, and what had taken the place of this fact since does not belong to the same registration.</summary>
    /// <param name="until">Its end when they were linked.</param>
    public void Reopen(Guid factId, PartialDate? until) => Fact(factId).Reopen(until);

    /// <summary>A link is undone, and a newer fact of this registration takes the place of one that was set aside.</summary>
    public void GiveWay(Guid factId, DatedFact newer, Provenance provenance)
    {
        var earlier = Fact(factId);
        if (!newer.From.IsUnknown && newer.From > earlier.From)
            earlier.End(newer.From);
        else
            earlier.Withdraw(provenance);
    }

    private DatedFact Fact(Guid factId) => LinkedFacts.All(this).First(fact => fact.Id == factId);

    /// <summary>The name on a day. Somebody always has one.</summary>
    public NameParts NameOn(DateOnly day) =>
        (_names.Current(day) ?? _names.Where(name => name.Stands).OrderBy(name => name.RecordedAt).Last()).Parts;
}
