using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Contacts;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.NameMatching;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Domain.Plans;
using ReceptionCentre.Domain.Providers;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Domain.Stays;
using ReceptionCentre.Infrastructure.NameMatching;

namespace ReceptionCentre.Testing;

/// <summary>Builders with valid defaults; a test says only what it is about. All people are invented.</summary>
public static class A
{
    public const string Amsterdam = "0363", Eindhoven = "0772";

    public static IRomaniser Romaniser { get; } = new IcuRomaniser();

    private static int _unheard;

    /// <summary>A name that sounds like nobody else's, so that a test that is not about duplicates meets none.</summary>
    public static string UnheardName()
    {
        var random = new Random(Interlocked.Increment(ref _unheard) * 7919);
        var name = string.Concat(Enumerable.Range(0, 8).Select(_ => $"{"pfmntksrl"[random.Next(9)]}{"aeiou"[random.Next(5)]}"));
        return char.ToUpperInvariant(name[0]) + name[1..];
    }

    public static NewcomerBuilder Newcomer(string calledName = "Selam") => new(calledName);

    public static StaffBuilder StaffMember(params Role[] roles) => new(roles);

    public static Team Team(string municipality = Amsterdam, string name = "Team Noord") => Domain.Staff.Team.Form(name, municipality);

    public static PlanItemTerms ItemTerms(string what = "Taalles, twee avonden") => new(what, null, null, null, null, null, []);

    public static Provenance Provenance { get; } = new("person-said", null, new DateTimeOffset(2026, 11, 1, 9, 0, 0, TimeSpan.Zero), Application.Staff.SystemActor.Id);
}

public sealed class StaffBuilder(Role[] roles)
{
    private readonly List<string> _municipalities = [];
    private readonly List<Guid> _teams = [];
    private readonly List<NamedPermission> _permissions = [];
    private string _name = "Jolanda de Wit";
    private string? _email;
    private Guid? _provider;

    public StaffBuilder Named(string name)
    {
        _name = name;
        return this;
    }

    public StaffBuilder WithEmail(string email)
    {
        _email = email;
        return this;
    }

    public StaffBuilder In(params string[] municipalities)
    {
        _municipalities.AddRange(municipalities);
        return this;
    }

    public StaffBuilder Of(Team team)
    {
        _teams.Add(team.Id);
        return this;
    }

    public StaffBuilder With(NamedPermission permission)
    {
        _permissions.Add(permission);
        return this;
    }

    /// <summary>Works for a provider.</summary>
    public StaffBuilder For(Provider provider)
    {
        _provider = provider.Id;
        return this;
    }

    public StaffMember Build()
    {
        var member = StaffMember.Welcome(_name, _email ?? $"{Guid.NewGuid():N}@staff.test");
        if (roles is [Role.Receiver])
        {
            member.Entrust(roles, [], [], [], _provider ?? Guid.CreateVersion7());
            return member;
        }
        member.Entrust(roles, _municipalities.Count == 0 ? [A.Amsterdam] : _municipalities, _teams, _permissions);
        return member;
    }
}

/// <summary>A person with a stay and a case file. <see cref="Things"/> is what <see cref="ReceptionDatabase.Save"/> takes.</summary>
public sealed class NewcomerBuilder(string calledName)
{
    private NameParts _name = new(calledName);
    private PartialDate _born = PartialDate.Of(1994);
    private string _municipality = A.Amsterdam, _task = "reception-information";
    private string? _motive, _language, _bsn, _nationality;
    private DateOnly? _motiveSince;
    private DateOnly _openedOn = new(2026, 9, 1);
    private bool _isProtected, _isObliged;
    private Guid? _team, _caseworker;
    private Built? _built;

    public NewcomerBuilder Named(NameParts name)
    {
        _name = name;
        return this;
    }

    public NewcomerBuilder Named(string? given = null, string? family = null, string? prefix = null, string? ownScript = null)
    {
        _name = _name with { GivenNames = given, FamilyName = family, Prefix = prefix, OwnScript = ownScript };
        return this;
    }

    /// <summary>"1990-04-00": zeros for what is unknown.</summary>
    public NewcomerBuilder Born(string date)
    {
        _born = PartialDate.FromNumber(int.Parse(date.Replace("-", "", StringComparison.Ordinal), System.Globalization.CultureInfo.InvariantCulture));
        return this;
    }

    public NewcomerBuilder In(string municipality)
    {
        _municipality = municipality;
        return this;
    }

    public NewcomerBuilder ForTask(string task)
    {
        _task = task;
        return this;
    }

    /// <param name="since">Null = since today.</param>
    public NewcomerBuilder WithMotive(string motive, DateOnly? since = null)
    {
        (_motive, _motiveSince) = (motive, since);
        return this;
    }

    public NewcomerBuilder Speaking(string language)
    {
        _language = language;
        return this;
    }

    public NewcomerBuilder WithBsn(string bsn)
    {
        _bsn = bsn;
        return this;
    }

    public NewcomerBuilder WithNationality(string code)
    {
        _nationality = code;
        return this;
    }

    public NewcomerBuilder OpenedOn(DateOnly day)
    {
        _openedOn = day;
        return this;
    }

    /// <summary>DUO found the person obliged under the Integration Act 2021.</summary>
    public NewcomerBuilder Obliged()
    {
        _isObliged = true;
        return this;
    }

    public NewcomerBuilder Protected()
    {
        _isProtected = true;
        return this;
    }

    public NewcomerBuilder AssignedTo(StaffMember? caseworker, Team? team = null)
    {
        (_caseworker, _team) = (caseworker?.Id, team?.Id);
        return this;
    }

    public Person Person => Build().Person;
    public Stay Stay => Build().Stay;
    public CaseFile File => Build().File;
    public object[] Things => [Build().Person, Build().Stay, Build().File, .. Build().Keys];

    /// <summary>Saves person, stay and file.</summary>
    public async Task<NewcomerBuilder> SavedIn(ReceptionDatabase database)
    {
        await database.Save(Things);
        return this;
    }

    private Built Build()
    {
        if (_built is not null)
            return _built;
        var (by, today) = (A.Provenance, _openedOn);
        var person = Person.Register(_name, by);
        if (!_born.IsUnknown)
            person.RecordBirth(_born, null, new DateOnly(2026, 11, 21), by);
        if (_nationality is not null)
            person.AddNationality(_nationality, PartialDate.Unknown, by);
        if (_bsn is not null)
            person.RecordNumber(IdentityNumberKind.Bsn, _bsn, by);
        if (_language is not null)
            person.AddLanguage(_language, preferred: true, interpreter: true, PartialDate.Of(today), by);
        if (_isProtected)
            person.Protect(PartialDate.Of(today), by);
        var stay = Stay.Begin(person.Id, _municipality, PartialDate.Of(today));
        if (_motive is not null)
            stay.AddMotive(_motive, PartialDate.Of(_motiveSince ?? today), by);
        if (_isObliged)
            stay.RecordDuty(new(DutyState.Obliged, "wi2021", null, PartialDate.Of(today), PartialDate.Of(today)), by);
        var file = CaseFile.Open(person.Id, stay.Id, _municipality, _task, _openedOn);
        if (_team is not null || _caseworker is not null)
            file.Assign(_team, _caseworker, _openedOn, by);
        return _built = new(person, stay, file, [.. NameKeys.Of(person, A.Romaniser)]);
    }

    private sealed record Built(Person Person, Stay Stay, CaseFile File, object[] Keys);
}
