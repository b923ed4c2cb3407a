using ReceptionCentre.Application.Newcomers;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Stays;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Domain.Stays;
using ReceptionCentre.Web.Shared.Forms;

namespace ReceptionCentre.Web.Features.Newcomers;

/// <summary>The first page: who somebody is.</summary>
public class PersonForm
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

    public string? PartnerPrefix { get; set; }
    public string? PartnerFamilyName { get; set; }
    public string? NameUsage { get; set; } = nameof(Domain.Newcomers.NameUsage.Own);
    public bool NoGivenNames { get; set; }
    public bool NoFamilyName { get; set; }
    public string? BirthPlace { get; set; }
    public CodeInput BirthCountry { get; set; } = new();
    public CodeInput OtherNationality { get; set; } = new();
    public string? Gender { get; set; }
    public string? DocumentKind { get; set; }
    public string? DocumentNumber { get; set; }
    public CodeInput DocumentState { get; set; } = new();
    public string? DocumentValidUntil { get; set; }

    public RegistrationQuestions.PageQuestions Asked { get; set; } = new([], []);
    public IReadOnlyList<Choice> DocumentKinds { get; set; } = [];

    /// <summary>Of how many pages the registration is, as far as known.</summary>
    public int Steps { get; set; } = 3;

    /// <summary>Of the first page only, before anything is kept: sent twice, it begins one registration.</summary>
    public Guid OnceKey { get; set; }

    /// <summary>Fills in what was kept.</summary>
    public async Task<PersonForm> FillAsync(RegistrationAnswers answers, ICodeLists codes, CancellationToken cancellationToken)
    {
        CalledName = answers.CalledName;
        GivenNames = answers.GivenNames;
        Prefix = answers.Prefix;
        FamilyName = answers.FamilyName;
        OwnScript = answers.OwnScript;
        BirthDate = answers.BirthDate;
        Nationality = await CodeInput.OfAsync(codes, Lists.Nationalities, answers.Nationality, cancellationToken);
        Bsn = answers.Bsn;
        VNumber = answers.VNumber;
        PartnerPrefix = answers.PartnerPrefix;
        PartnerFamilyName = answers.PartnerFamilyName;
        NameUsage = answers.NameUsage ?? nameof(Domain.Newcomers.NameUsage.Own);
        NoGivenNames = answers.NoGivenNames;
        NoFamilyName = answers.NoFamilyName;
        BirthPlace = answers.BirthPlace;
        BirthCountry = await CodeInput.OfAsync(codes, Lists.Countries, answers.BirthCountry, cancellationToken);
        OtherNationality = await CodeInput.OfAsync(codes, Lists.Nationalities, answers.OtherNationality, cancellationToken);
        Gender = answers.Gender;
        DocumentKind = answers.DocumentKind;
        DocumentNumber = answers.DocumentNumber;
        DocumentState = await CodeInput.OfAsync(codes, Lists.Countries, answers.DocumentState, cancellationToken);
        DocumentValidUntil = answers.DocumentValidUntil;
        return this;
    }

    /// <summary>What is wrong in the questions that stood on the page is kept as an error by its field.</summary>
    public async Task<CheckPerson.Command> ReadAsync(ICodeLists codes, Reading reading, CancellationToken cancellationToken) => new(
        Reading.Words(CalledName), Reading.Words(GivenNames), Reading.Words(Prefix), Reading.Words(FamilyName), Reading.Words(OwnScript),
        reading.PartialDate(BirthDate, nameof(BirthDate)),
        await Nationality.ReadAsync(codes, Lists.Nationalities, nameof(Nationality), reading, cancellationToken),
        IdentityNumbers.Tidy(IdentityNumberKind.Bsn, Bsn), IdentityNumbers.Tidy(IdentityNumberKind.VNumber, VNumber),
        await DetailsAsync(codes, reading, cancellationToken),
        await OtherNationality.ReadAsync(codes, Lists.Nationalities, nameof(OtherNationality), reading, cancellationToken),
        await DocumentAsync(codes, reading, cancellationToken));

    public async Task<PersonDetails> DetailsAsync(ICodeLists codes, Reading reading, CancellationToken cancellationToken) => new(
        Reading.Words(PartnerPrefix), Reading.Words(PartnerFamilyName), Reading.Choice<NameUsage>(NameUsage) ?? Domain.Newcomers.NameUsage.Own, NoGivenNames, NoFamilyName,
        Reading.Words(BirthPlace), await BirthCountry.ReadAsync(codes, Lists.Countries, nameof(BirthCountry), reading, cancellationToken), Reading.Choice<Gender>(Gender));

    public async Task<DocumentInput> DocumentAsync(ICodeLists codes, Reading reading, CancellationToken cancellationToken) => new(
        Reading.Words(DocumentKind), Reading.Words(DocumentNumber),
        await DocumentState.ReadAsync(codes, Lists.Countries, nameof(DocumentState), reading, cancellationToken),
        reading.PartialDate(DocumentValidUntil, nameof(DocumentValidUntil), StayForm.YearsAhead + StayForm.YearsAhead));

    /// <summary>What was typed, right or wrong, as it is kept.</summary>
    public RegistrationAnswers Sent(CheckPerson.Command read) => new()
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
        PartnerPrefix = read.Details!.PartnerPrefix,
        PartnerFamilyName = read.Details.PartnerFamilyName,
        NameUsage = read.Details.NameUsage.ToString(),
        NoGivenNames = NoGivenNames,
        NoFamilyName = NoFamilyName,
        BirthPlace = read.Details.BirthPlace,
        BirthCountry = read.Details.BirthCountry ?? Reading.Words(BirthCountry.Text),
        OtherNationality = read.OtherNationality ?? Reading.Words(OtherNationality.Text),
        Gender = read.Details.Gender?.ToString(),
        DocumentKind = read.Document!.DocumentKind,
        DocumentNumber = read.Document.DocumentNumber,
        DocumentState = read.Document.DocumentState ?? Reading.Words(DocumentState.Text),
        DocumentValidUntil = Reading.Words(DocumentValidUntil),
    };

    /// <summary>Whether a question has an answer: then it is not folded away.</summary>
    public virtual bool HasAnswer(string question) => question switch
    {
        Questions.VNumber => VNumber is not null,
        Questions.Bsn => Bsn is not null,
        Questions.Gender => Gender is not null,
        Questions.OtherNationality => OtherNationality.Text is not null,
        Questions.BirthPlace => BirthPlace is not null || BirthCountry.Text is not null,
        Questions.PartnerName => PartnerPrefix is not null || PartnerFamilyName is not null,
        Questions.OneName => NoGivenNames || NoFamilyName,
        Questions.Document => DocumentKind is not null || DocumentNumber is not null || DocumentState.Text is not null || DocumentValidUntil is not null,
        _ => false,
    };
}

/// <summary>
/// The page with what goes with the motive: facts of the residence, and questions about the person that only some are asked.
/// The same fields stand on the page of the file where residence is recorded later.
/// </summary>
public class ResidenceForm : PersonForm
{
    public CodeInput FormalMotive { get; set; } = new();
    public CodeInput Title { get; set; } = new();
    public string? TitleFrom { get; set; }
    public string? TitleUntil { get; set; }
    public string? IntendedStay { get; set; }
    public string? AskAgainOn { get; set; }
    public string? Employer { get; set; }
    public string? Referent { get; set; }
    public string? Institution { get; set; }
    public string? Guardian { get; set; }
    public string? LodgingKind { get; set; }
    public string? LodgingOwner { get; set; }
    public string? Register { get; set; }
    public string? NotRegisteredBecause { get; set; }
    public string? Duty { get; set; }
    public string? DutyAct { get; set; } = DutyForm.CurrentAct;
    public string? DutyDecidedOn { get; set; }

    public IReadOnlyList<Choice> LodgingKinds { get; set; } = [];
    public IReadOnlyList<Choice> LodgingOwners { get; set; } = [];
    public IReadOnlyList<Choice> NotRegisteredReasons { get; set; } = [];
    public IReadOnlyList<Choice> Acts { get; set; } = [];

    /// <summary>Only the stay is asked about.</summary>
    public bool KnownPerson { get; set; }

    /// <summary>The motive that the questions go with.</summary>
    public CodeView? Motive { get; set; }

    public async Task<ResidenceForm> FillResidenceAsync(RegistrationAnswers answers, ICodeLists codes, CancellationToken cancellationToken)
    {
        await FillAsync(answers, codes, cancellationToken);
        FormalMotive = await CodeInput.OfAsync(codes, Lists.Motives, answers.FormalMotive, cancellationToken);
        Title = await CodeInput.OfAsync(codes, Lists.ResidenceTitles, answers.Title, cancellationToken);
        TitleFrom = answers.TitleFrom;
        TitleUntil = answers.TitleUntil;
        IntendedStay = answers.IntendedStay;
        AskAgainOn = answers.AskAgainOn;
        Employer = answers.Employer;
        Referent = answers.Referent;
        Institution = answers.Institution;
        Guardian = answers.Guardian;
        LodgingKind = answers.LodgingKind;
        LodgingOwner = answers.LodgingOwner;
        Register = answers.Register;
        NotRegisteredBecause = answers.NotRegisteredBecause;
        Duty = answers.Duty;
        DutyAct = answers.DutyAct ?? DutyForm.CurrentAct;
        DutyDecidedOn = answers.DutyDecidedOn;
        return this;
    }

    public async Task<ResidenceInput> ReadResidenceAsync(ICodeLists codes, Reading reading, CancellationToken cancellationToken) => new(
        await FormalMotive.ReadAsync(codes, Lists.Motives, nameof(FormalMotive), reading, cancellationToken),
        await Title.ReadAsync(codes, Lists.ResidenceTitles, nameof(Title), reading, cancellationToken),
        reading.PartialDate(TitleFrom, nameof(TitleFrom)), reading.PartialDate(TitleUntil, nameof(TitleUntil), StayForm.YearsAhead + StayForm.YearsAhead),
        Reading.Choice<IntendedStay>(IntendedStay), reading.Date(AskAgainOn, nameof(AskAgainOn)), Reading.Words(Employer), Reading.Words(Referent),
        Reading.Words(Institution), Reading.Words(Guardian), Reading.Words(LodgingKind), Reading.Words(LodgingOwner), Reading.Choice<RegisterState>(Register),
        Reading.Words(NotRegisteredBecause), Reading.Choice<DutyState>(Duty), Duty is null ? null : Reading.Words(DutyAct), reading.PartialDate(DutyDecidedOn, nameof(DutyDecidedOn)));

    public RegistrationAnswers SentResidence(CheckPerson.Command person, ResidenceInput read) => Sent(person) with
    {
        FormalMotive = read.FormalMotive ?? Reading.Words(FormalMotive.Text),
        Title = read.Title ?? Reading.Words(Title.Text),
        TitleFrom = Reading.Words(TitleFrom),
        TitleUntil = Reading.Words(TitleUntil),
        IntendedStay = read.IntendedStay?.ToString(),
        AskAgainOn = Reading.Words(AskAgainOn),
        Employer = read.Employer,
        Referent = read.Referent,
        Institution = read.Institution,
        Guardian = read.Guardian,
        LodgingKind = read.LodgingKind,
        LodgingOwner = read.LodgingOwner,
        Register = read.Register?.ToString(),
        NotRegisteredBecause = read.NotRegisteredBecause,
        Duty = read.Duty?.ToString(),
        DutyAct = read.DutyAct,
        DutyDecidedOn = Reading.Words(DutyDecidedOn),
    };

    public override bool HasAnswer(string question) => question switch
    {
        Questions.FormalMotive => FormalMotive.Text is not null,
        Questions.Title => Title.Text is not null || TitleFrom is not null || TitleUntil is not null,
        Questions.IntendedStay => IntendedStay is not null || AskAgainOn is not null,
        Questions.Employer => Employer is not null,
        Questions.Referent => Referent is not null,
        Questions.Institution => Institution is not null,
        Questions.Guardian => Guardian is not null,
        Questions.Lodging => LodgingKind is not null || LodgingOwner is not null,
        Questions.Register => Register is not null || NotRegisteredBecause is not null,
        Questions.Duty => Duty is not null || DutyDecidedOn is not null,
        _ => base.HasAnswer(question),
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

    public RegistrationQuestions.PageQuestions Asked { get; set; } = new([], []);

    /// <summary>Of how many pages the registration is, as far as known.</summary>
    public int Steps { get; set; } = 3;

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

    /// <summary>Whether a question has an answer: then it is not folded away.</summary>
    public bool HasAnswer(string question) => question switch
    {
        Questions.Motive => Motive.Text is not null,
        Questions.ArrivedOn => ArrivedOn is not null,
        Questions.Language => Language.Text is not null,
        Questions.OtherLanguage => OtherLanguage.Text is not null,
        Questions.Interpreter => InterpreterWanted,
        Questions.Phone => Phone is not null,
        Questions.Email => Email is not null,
        Questions.Address => AddressKind is not null || Street is not null || Postcode is not null || Place is not null,
        _ => false,
    };

    public RegistrationAnswers Keep(RegistrationAnswers answers, StayInput read, IEnumerable<string> asked) => Questions.Take(answers, Sent(read), asked) with { HasStay = true };

    private RegistrationAnswers Sent(StayInput read) => new()
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
    };
}

/// <summary>Reads the kept answers again: they were checked page by page.</summary>
public static class Answer
{
    public static CheckPerson.Command Person(RegistrationAnswers answers, DateOnly today) => new(
        answers.CalledName, answers.GivenNames, answers.Prefix, answers.FamilyName, answers.OwnScript, Date(answers.BirthDate, today),
        answers.Nationality, answers.Bsn, answers.VNumber,
        new(
            answers.PartnerPrefix, answers.PartnerFamilyName, Reading.Choice<NameUsage>(answers.NameUsage) ?? NameUsage.Own, answers.NoGivenNames, answers.NoFamilyName,
            answers.BirthPlace, answers.BirthCountry, Reading.Choice<Gender>(answers.Gender)),
        answers.OtherNationality,
        new(answers.DocumentKind, answers.DocumentNumber, answers.DocumentState, Date(answers.DocumentValidUntil, today.AddYears(StayForm.YearsAhead + StayForm.YearsAhead))));

    public static StayInput Stay(RegistrationAnswers answers, DateOnly today) => new(
        answers.Municipality, answers.Task, answers.Motive, Date(answers.ArrivedOn, today.AddYears(StayForm.YearsAhead)), answers.AddressKind, answers.Street, answers.Postcode,
        answers.Place, answers.Language, answers.OtherLanguage, answers.InterpreterWanted, answers.Phone, answers.Email);

    public static ResidenceInput Residence(RegistrationAnswers answers, DateOnly today) => new(
        answers.FormalMotive, answers.Title, Date(answers.TitleFrom, today), Date(answers.TitleUntil, today.AddYears(StayForm.YearsAhead + StayForm.YearsAhead)),
        Reading.Choice<IntendedStay>(answers.IntendedStay), DateText.TryParse(answers.AskAgainOn ?? "", today, out var on) ? on : null, answers.Employer, answers.Referent,
        answers.Institution, answers.Guardian, answers.LodgingKind, answers.LodgingOwner, Reading.Choice<RegisterState>(answers.Register), answers.NotRegisteredBecause,
        Reading.Choice<DutyState>(answers.Duty), answers.DutyAct, Date(answers.DutyDecidedOn, today));

    private static PartialDate? Date(string? typed, DateOnly pivot) => PartialDate.TryParse(typed, pivot, out var date) ? date : null;
}

public sealed record CheckView(
    Guid JourneyId, RegistrationAnswers Answers, CheckPerson.Command Person, StayInput Stay, FindDuplicates.Result Duplicates,
    CodeView? Nationality, CodeView? Municipality, CodeView? Task, CodeView? Motive, CodeView? AddressKind, CodeView? Language, CodeView? OtherLanguage, KnownPerson.Known? Known,
    IReadOnlyList<AnsweredQuestion> More, IReadOnlyList<CodeView> NotAtThatTime, bool HasResidencePage, int Steps);

/// <summary>An answer that is shown on the check page only when it was given.</summary>
/// <param name="Page">Action of the page on which it is changed.</param>
public sealed record AnsweredQuestion(string Page, string Label, string Value);
