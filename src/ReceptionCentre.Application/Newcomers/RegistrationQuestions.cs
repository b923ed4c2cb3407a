using System.Collections.Frozen;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Newcomers;

namespace ReceptionCentre.Application.Newcomers;

/// <summary>The questions that a registration can ask, each with what it takes over from a page that was sent.</summary>
public static class Questions
{
    public const string
        CalledName = "called-name", GivenNames = "given-names", FamilyName = "family-name", OwnScript = "own-script", PartnerName = "partner-name",
        OneName = "one-name", BirthDate = "birth-date", BirthPlace = "birth-place", Nationality = "nationality", OtherNationality = "other-nationality",
        Gender = "gender", Bsn = "bsn", VNumber = "v-number", Document = "document",
        Motive = "motive", ArrivedOn = "arrived-on", Municipality = "municipality", Task = "task", Language = "language", OtherLanguage = "other-language",
        Interpreter = "interpreter", Phone = "phone", Email = "email", Address = "address",
        FormalMotive = "formal-motive", Title = "residence-title", IntendedStay = "intended-stay", Employer = "employer", Referent = "referent",
        Institution = "institution", Guardian = "guardian", Lodging = "lodging", Register = "register-entry", Duty = "duty";

    /// <summary>Without these there is no registration: never folded away or left out.</summary>
    public static readonly FrozenSet<string> Always = FrozenSet.Create(StringComparer.Ordinal, CalledName, Municipality, Task);

    /// <summary>Of the stay itself: asked again of somebody who is known. The others belong to the person.</summary>
    public static readonly FrozenSet<string> OfResidence = FrozenSet.Create(
        StringComparer.Ordinal, FormalMotive, Title, IntendedStay, Employer, Referent, Institution, Guardian, Lodging, Register, Duty);

    private static readonly FrozenDictionary<string, Func<RegistrationAnswers, RegistrationAnswers, RegistrationAnswers>> Takes =
        new Dictionary<string, Func<RegistrationAnswers, RegistrationAnswers, RegistrationAnswers>>(StringComparer.Ordinal)
        {
            [CalledName] = (kept, sent) => kept with { CalledName = sent.CalledName },
            [GivenNames] = (kept, sent) => kept with { GivenNames = sent.GivenNames },
            [FamilyName] = (kept, sent) => kept with { Prefix = sent.Prefix, FamilyName = sent.FamilyName },
            [OwnScript] = (kept, sent) => kept with { OwnScript = sent.OwnScript },
            [PartnerName] = (kept, sent) => kept with { PartnerPrefix = sent.PartnerPrefix, PartnerFamilyName = sent.PartnerFamilyName, NameUsage = sent.NameUsage },
            [OneName] = (kept, sent) => kept with { NoGivenNames = sent.NoGivenNames, NoFamilyName = sent.NoFamilyName },
            [BirthDate] = (kept, sent) => kept with { BirthDate = sent.BirthDate },
            [BirthPlace] = (kept, sent) => kept with { BirthPlace = sent.BirthPlace, BirthCountry = sent.BirthCountry },
            [Nationality] = (kept, sent) => kept with { Nationality = sent.Nationality },
            [OtherNationality] = (kept, sent) => kept with { OtherNationality = sent.OtherNationality },
            [Gender] = (kept, sent) => kept with { Gender = sent.Gender },
            [Bsn] = (kept, sent) => kept with { Bsn = sent.Bsn },
            [VNumber] = (kept, sent) => kept with { VNumber = sent.VNumber },
            [Document] = (kept, sent) => kept with
            {
                DocumentKind = sent.DocumentKind,
                DocumentNumber = sent.DocumentNumber,
                DocumentState = sent.DocumentState,
                DocumentValidUntil = sent.DocumentValidUntil,
            },
            [Motive] = (kept, sent) => kept with { Motive = sent.Motive },
            [ArrivedOn] = (kept, sent) => kept with { ArrivedOn = sent.ArrivedOn },
            [Municipality] = (kept, sent) => kept with { Municipality = sent.Municipality },
            [Task] = (kept, sent) => kept with { Task = sent.Task },
            [Language] = (kept, sent) => kept with { Language = sent.Language },
            [OtherLanguage] = (kept, sent) => kept with { OtherLanguage = sent.OtherLanguage },
            [Interpreter] = (kept, sent) => kept with { InterpreterWanted = sent.InterpreterWanted },
            [Phone] = (kept, sent) => kept with { Phone = sent.Phone },
            [Email] = (kept, sent) => kept with { Email = sent.Email },
            [Address] = (kept, sent) => kept with { AddressKind = sent.AddressKind, Street = sent.Street, Postcode = sent.Postcode, Place = sent.Place },
            [FormalMotive] = (kept, sent) => kept with { FormalMotive = sent.FormalMotive },
            [Title] = (kept, sent) => kept with { Title = sent.Title, TitleFrom = sent.TitleFrom, TitleUntil = sent.TitleUntil },
            [IntendedStay] = (kept, sent) => kept with { IntendedStay = sent.IntendedStay, AskAgainOn = sent.AskAgainOn },
            [Employer] = (kept, sent) => kept with { Employer = sent.Employer },
            [Referent] = (kept, sent) => kept with { Referent = sent.Referent },
            [Institution] = (kept, sent) => kept with { Institution = sent.Institution },
            [Guardian] = (kept, sent) => kept with { Guardian = sent.Guardian },
            [Lodging] = (kept, sent) => kept with { LodgingKind = sent.LodgingKind, LodgingOwner = sent.LodgingOwner },
            [Register] = (kept, sent) => kept with { Register = sent.Register, NotRegisteredBecause = sent.NotRegisteredBecause },
            [Duty] = (kept, sent) => kept with { Duty = sent.Duty, DutyAct = sent.DutyAct, DutyDecidedOn = sent.DutyDecidedOn },
        }.ToFrozenDictionary(StringComparer.Ordinal);

    public static IReadOnlyCollection<string> All => Takes.Keys;

    /// <summary>What was kept, with the answers to the questions that stood on the page; the others stay as they were.</summary>
    public static RegistrationAnswers Take(RegistrationAnswers kept, RegistrationAnswers sent, IEnumerable<string> asked) =>
        asked.Aggregate(kept, (answers, question) => Takes[question](answers, sent));
}

/// <summary>Which questions the registration asks of somebody with this motive, for this task, today.</summary>
public static class RegistrationQuestions
{
    /// <param name="Motive">Code of the list "motives"; null = not known (yet).</param>
    /// <param name="ThePersonIsKnown">Only the stay is asked about.</param>
    [Needs(Permission.RegisterNewcomer)]
    public sealed record Query(RegistrationPage Page, string? Motive = null, string? Task = null, bool ThePersonIsKnown = false) : IQuery<PageQuestions>;

    /// <summary>In the order in which they are asked.</summary>
    public sealed record PageQuestions(IReadOnlyList<string> AtOnce, IReadOnlyList<string> More)
    {
        public IEnumerable<string> All => AtOnce.Concat(More);
    }

    internal sealed class Handler(IReceptionDb db, TimeProvider time) : IRequestHandler<Query, PageQuestions>
    {
        public async Task<PageQuestions> Handle(Query request, CancellationToken cancellationToken)
        {
            var lines = await db.RegistrationQuestions.AsNoTracking().ToListAsync(cancellationToken);
            return Of(lines, request.Page, request.Motive, request.Task, request.ThePersonIsKnown, time.Today());
        }
    }

    /// <summary>
    /// Of several lines for one question the one that says most of whom it is about counts: a motive before a task before
    /// everybody. A question stands on one page.
    /// </summary>
    public static PageQuestions Of(
        IEnumerable<RegistrationQuestion> lines, RegistrationPage page, string? motive, string? task, bool thePersonIsKnown, DateOnly day)
    {
        var asked = lines.Where(line => (line.ValidFrom is null || line.ValidFrom <= day) && (line.ValidUntil is null || line.ValidUntil > day))
            .Where(line => Names(line.Motives, motive) && Names(line.Tasks, task))
            .GroupBy(line => line.Question, StringComparer.Ordinal)
            .Select(group => group.OrderByDescending(line => line.Motives.Length > 0).ThenByDescending(line => line.Tasks.Length > 0).ThenBy(line => line.Place).First())
            .Where(line => line.Page == page && line.Shown != QuestionShown.NotAsked)
            .Where(line => !thePersonIsKnown || page != RegistrationPage.Residence || Questions.OfResidence.Contains(line.Question))
            .OrderBy(line => line.Place).ToList();
        return new([.. asked.Where(line => line.Shown == QuestionShown.AtOnce).Select(line => line.Question)], [.. asked.Where(line => line.Shown == QuestionShown.UnderMore).Select(line => line.Question)]);
    }

    private static bool Names(string codes, string? code) => codes.Length == 0 || (code is not null && codes.Split(' ').Contains(code));
}
