using ReceptionCentre.Application.Newcomers;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Web.Shared.Forms;

namespace ReceptionCentre.Web.Features.Newcomers;

/// <summary>The first page: who somebody is.</summary>
public sealed class PersonForm
{
    public string? CalledName { get; set; }
    public string? GivenNames { get; set; }
    public string? Prefix { get; set; }
    public string? FamilyName { get; set; }
    public string? OwnScript { get; set; }
    public string? BirthDate { get; set; }
    public CodeInput Nationality { get; set; } = new();
    public string? Bsn { get; set; }
    public string? VNumber { get; set; }

    /// <summary>Of the first page only, before anything is kept: sent twice, it begins one registration.</summary>
    public Guid OnceKey { get; set; }

    public static PersonForm Of(RegistrationAnswers answers, CodeInput nationality) => new()
    {
        CalledName = answers.CalledName,
        GivenNames = answers.GivenNames,
        Prefix = answers.Prefix,
        FamilyName = answers.FamilyName,
        OwnScript = answers.OwnScript,
        BirthDate = answers.BirthDate,
        Nationality = nationality,
        Bsn = answers.Bsn,
        VNumber = answers.VNumber,
    };

    public async Task<CheckPerson.Command> ReadAsync(ICodeLists codes, Reading reading, CancellationToken cancellationToken) => new(
        Reading.Words(CalledName), Reading.Words(GivenNames), Reading.Words(Prefix), Reading.Words(FamilyName), Reading.Words(OwnScript),
        reading.PartialDate(BirthDate, nameof(BirthDate)),
        await Nationality.ReadAsync(codes, Lists.Nationalities, nameof(Nationality), reading, cancellationToken),
        IdentityNumbers.Tidy(IdentityNumberKind.Bsn, Bsn), IdentityNumbers.Tidy(IdentityNumberKind.VNumber, VNumber));

    public RegistrationAnswers Keep(RegistrationAnswers answers, CheckPerson.Command read) => answers with
    {
        CalledName = Reading.Words(CalledName),
        GivenNames = Reading.Words(GivenNames),
        Prefix = Reading.Words(Prefix),
        FamilyName = Reading.Words(FamilyName),
        OwnScript = Reading.Words(OwnScript),
        BirthDate = Reading.Words(BirthDate),
        Nationality = read.Nationality ?? Reading.Words(Nationality.Text),
        Bsn = read.Bsn,
        VNumber = read.VNumber,
    };
}

/// <summary>The second page: why, where and how somebody is here.</summary>
public sealed class StayForm
{
    public const string DefaultTask = "reception-information";

    /// <summary>Somebody can be expected; nobody so far ahead.</summary>
    public const int YearsAhead = 5;

    public string? Municipality { get; set; }
    public string? Task { get; set; } = DefaultTask;
    public CodeInput Motive { get; set; } = new();
    public string? ArrivedOn { get; set; }
    public string? AddressKind { get; set; }
    public string? Street { get; set; }
    public string? Postcode { get; set; }
    public string? Place { get; set; }
    public CodeInput Language { get; set; } = new();
    public CodeInput OtherLanguage { get; set; } = new();
    public bool InterpreterWanted { get; set; }
    public string? Phone { get; set; }
    public string? Email { get; set; }

    public IReadOnlyList<Choice> Municipalities { get; set; } = [];
    public IReadOnlyList<Choice> Tasks { get; set; } = [];
    public IReadOnlyList<Choice> AddressKinds { get; set; } = [];

    /// <summary>Who it is, when the person is known already.</summary>
    public KnownPerson.Known? Known { get; set; }

    public static StayForm Of(RegistrationAnswers answers, CodeInput motive, CodeInput language, CodeInput otherLanguage) => new()
    {
        Municipality = answers.Municipality,
        Task = answers.Task ?? DefaultTask,
        Motive = motive,
        ArrivedOn = answers.ArrivedOn,
        AddressKind = answers.AddressKind,
        Street = answers.Street,
        Postcode = answers.Postcode,
        Place = answers.Place,
        Language = language,
        OtherLanguage = otherLanguage,
        InterpreterWanted = answers.InterpreterWanted,
        Phone = answers.Phone,
        Email = answers.Email,
    };

    public async Task<StayInput> ReadAsync(ICodeLists codes, Reading reading, CancellationToken cancellationToken) => new(
        Reading.Words(Municipality), Reading.Words(Task), await Motive.ReadAsync(codes, Lists.Motives, nameof(Motive), reading, cancellationToken),
        reading.PartialDate(ArrivedOn, nameof(ArrivedOn), YearsAhead), Reading.Words(AddressKind), Reading.Words(Street), Reading.Words(Postcode), Reading.Words(Place),
        await Language.ReadAsync(codes, Lists.Languages, nameof(Language), reading, cancellationToken),
        await OtherLanguage.ReadAsync(codes, Lists.Languages, nameof(OtherLanguage), reading, cancellationToken),
        InterpreterWanted, Reading.Words(Phone), Reading.Words(Email));

    public RegistrationAnswers Keep(RegistrationAnswers answers, StayInput read) => answers with
    {
        Municipality = read.Municipality,
        Task = read.Task,
        Motive = read.Motive ?? Reading.Words(Motive.Text),
        ArrivedOn = Reading.Words(ArrivedOn),
        AddressKind = read.AddressKind,
        Street = read.Street,
        Postcode = read.Postcode,
        Place = read.Place,
        Language = read.Language ?? Reading.Words(Language.Text),
        OtherLanguage = read.OtherLanguage ?? Reading.Words(OtherLanguage.Text),
        InterpreterWanted = InterpreterWanted,
        Phone = read.Phone,
        Email = read.Email,
        HasStay = true,
    };
}

/// <summary>Reads the kept answers again: they were checked page by page.</summary>
public static class Answer
{
    public static CheckPerson.Command Person(RegistrationAnswers answers, DateOnly today) => new(
        answers.CalledName, answers.GivenNames, answers.Prefix, answers.FamilyName, answers.OwnScript, Date(answers.BirthDate, today),
        answers.Nationality, answers.Bsn, answers.VNumber);

    public static StayInput Stay(RegistrationAnswers answers, DateOnly today) => new(
        answers.Municipality, answers.Task, answers.Motive, Date(answers.ArrivedOn, today.AddYears(StayForm.YearsAhead)), answers.AddressKind, answers.Street, answers.Postcode,
        answers.Place, answers.Language, answers.OtherLanguage, answers.InterpreterWanted, answers.Phone, answers.Email);

    private static PartialDate? Date(string? typed, DateOnly pivot) => PartialDate.TryParse(typed, pivot, out var date) ? date : null;
}

public sealed record CheckView(
    Guid JourneyId, RegistrationAnswers Answers, CheckPerson.Command Person, StayInput Stay, FindDuplicates.Result Duplicates,
    CodeView? Nationality, CodeView? Municipality, CodeView? Task, CodeView? Motive, CodeView? AddressKind, CodeView? Language, CodeView? OtherLanguage, KnownPerson.Known? Known);
