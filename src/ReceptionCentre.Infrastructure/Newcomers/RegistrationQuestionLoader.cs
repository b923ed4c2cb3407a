using CsvHelper;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Newcomers;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Infrastructure.Persistence;
using ReceptionCentre.Infrastructure.ReferenceData;

namespace ReceptionCentre.Infrastructure.Newcomers;

/// <summary>
/// Loads what a registration asks of whom: new lines are added, changed ones taken over, nothing is removed (a line that is
/// no longer asked gets an end). A line that the pages cannot show is refused, and nothing of the file is loaded.
/// </summary>
internal sealed class RegistrationQuestionLoader(ReceptionDbContext db, IUnitOfWork work, IAuditTrail audit)
    : LineFile<RegistrationQuestion, RegistrationQuestionLoader.QuestionRow>(RegistrationQuestionLoader.FileName, RegistrationQuestionLoader.Action, db, work, audit)
{
    public const string FileName = "registration-questions.csv", Action = "Newcomers.LoadQuestions";

    protected override string KeyOf(QuestionRow row) => row.Key;

    protected override async Task CheckAsync(IReadOnlyList<QuestionRow> rows, CancellationToken cancellationToken)
    {
        await EnsureKnownAsync(Lists.Motives, rows.Select(row => row.Asked.Motives), cancellationToken);
        await EnsureKnownAsync(Lists.Tasks, rows.Select(row => row.Asked.Tasks), cancellationToken);
    }

    protected override async Task TakeOverAsync(IReadOnlyList<QuestionRow> rows, CancellationToken cancellationToken)
    {
        var known = await Db.RegistrationQuestions.ToDictionaryAsync(line => line.Key, StringComparer.Ordinal, cancellationToken);
        foreach (var (place, row) in rows.Index())
        {
            if (!known.TryGetValue(row.Key, out var line))
                Db.RegistrationQuestions.Add(line = new(row.Key));
            line.Describe(row.Asked, place, row.From, row.Until, row.Source);
        }
    }

    protected override QuestionRow Row(CsvReader csv)
    {
        var asked = new AskedWhen(
            ReferenceDataLoader.Text(csv, "question"), Page(ReferenceDataLoader.Text(csv, "page")), Shown(ReferenceDataLoader.Text(csv, "shown")),
            Codes(csv, "motives"), Codes(csv, "tasks"));
        if (!Questions.All.Contains(asked.Question))
            throw new FormatException($"{asked.Question} is no question that a registration can ask");
        if (Questions.Always.Contains(asked.Question) && asked.Shown != QuestionShown.AtOnce)
            throw new FormatException($"{asked.Question} is always asked, at once");
        // Motive and task are asked on the second page: what depends on them can only come after it.
        if (asked.Page != RegistrationPage.Residence && asked.Motives.Length + asked.Tasks.Length > 0)
            throw new FormatException($"{asked.Question} depends on the motive or the task, so it stands on the page residence");
        var isOfTheStay = Array.IndexOf(OfStay, asked.Question) >= 0;
        if (isOfTheStay != (asked.Page == RegistrationPage.Stay) || (Questions.OfResidence.Contains(asked.Question) && asked.Page != RegistrationPage.Residence))
            throw new FormatException($"{asked.Question} cannot stand on that page");
        return new(ReferenceDataLoader.Text(csv, "key"), asked, ReferenceDataLoader.Date(csv, "from"), ReferenceDataLoader.Date(csv, "until"), ReferenceDataLoader.Text(csv, "source"));
    }

    private static readonly string[] OfStay =
    [
        Questions.Motive, Questions.ArrivedOn, Questions.Municipality, Questions.Task, Questions.Language, Questions.OtherLanguage, Questions.Interpreter,
        Questions.Phone, Questions.Email, Questions.Address,
    ];

    private static RegistrationPage Page(string word) => word switch
    {
        "person" => RegistrationPage.Person,
        "stay" => RegistrationPage.Stay,
        "residence" => RegistrationPage.Residence,
        _ => throw new FormatException($"{word} is no page: person, stay or residence"),
    };

    private static QuestionShown Shown(string word) => word switch
    {
        "at-once" => QuestionShown.AtOnce,
        "more" => QuestionShown.UnderMore,
        "no" => QuestionShown.NotAsked,
        _ => throw new FormatException($"{word} says not how it is shown: at-once, more or no"),
    };

    internal sealed record QuestionRow(string Key, AskedWhen Asked, DateOnly? From, DateOnly? Until, string Source);
}
