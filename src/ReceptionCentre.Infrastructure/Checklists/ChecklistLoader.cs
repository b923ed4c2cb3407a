using System.Globalization;
using CsvHelper;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Checklists;
using ReceptionCentre.Infrastructure.Persistence;
using ReceptionCentre.Infrastructure.ReferenceData;

namespace ReceptionCentre.Infrastructure.Checklists;

/// <summary>
/// Loads the lines of the checklists from their file, as the code lists are loaded: new lines are added, changed words are taken over, nothing is removed; what an administrator added, changed or ended stays.
/// </summary>
internal sealed class ChecklistLoader(ReceptionDbContext db, IUnitOfWork work, IAuditTrail audit)
    : LineFile<ChecklistItem, ChecklistLoader.ChecklistRow>(ChecklistLoader.FileName, ChecklistLoader.Action, db, work, audit)
{
    public const string FileName = "checklist-items.csv", Action = "Checklists.LoadChecklists";

    protected override string KeyOf(ChecklistRow row) => row.Key;

    protected override async Task CheckAsync(IReadOnlyList<ChecklistRow> rows, CancellationToken cancellationToken)
    {
        await EnsureKnownAsync(Lists.Motives, rows.SelectMany(row => row.Scope.Motives), cancellationToken);
        await EnsureKnownAsync(Lists.StayPartyKinds, rows.SelectMany(row => row.Scope.Parties ?? []), cancellationToken);
        await EnsureKnownAsync(Lists.DepartureKinds, rows.SelectMany(row => row.Scope.DepartureKinds), cancellationToken);
    }

    protected override async Task TakeOverAsync(IReadOnlyList<ChecklistRow> rows, CancellationToken cancellationToken)
    {
        var known = await Db.ChecklistItems.Include(item => item.Motives).Include(item => item.DepartureKinds).Include(item => item.Parties).AsSplitQuery()
            .ToDictionaryAsync(item => item.Key, StringComparer.Ordinal, cancellationToken);
        var kept = known.Count == 0 ? [] : await KeptByPeopleAsync("Checklists", cancellationToken);
        foreach (var (place, row) in rows.Index())
        {
            if (!known.TryGetValue(row.Key, out var item))
                Db.ChecklistItems.Add(item = new(row.Key, row.Kind, row.Municipality, place, row.From));
            item.Stand(place);
            if (kept.Contains(item.Id))
                continue;
            item.Describe(row.Words, row.Scope, row.Source);
            item.Period(row.From, row.Until ?? item.ValidUntil);
        }
    }

    protected override ChecklistRow Row(CsvReader csv) => new(
        ReferenceDataLoader.Text(csv, "key"), Kind(ReferenceDataLoader.Text(csv, "kind")), ReferenceDataLoader.Maybe(csv, "municipality"),
        new(ReferenceDataLoader.Text(csv, "dutch"), ReferenceDataLoader.Text(csv, "english"), ReferenceDataLoader.Maybe(csv, "dutch_note"),
            ReferenceDataLoader.Maybe(csv, "english_note"), ReferenceDataLoader.Maybe(csv, "link"), ReferenceDataLoader.Maybe(csv, "dutch_paper"), ReferenceDataLoader.Maybe(csv, "english_paper")),
        new(Doer(ReferenceDataLoader.Text(csv, "doer")), Split(Codes(csv, "motives")), Split(Codes(csv, "departure_kinds")), Split(Codes(csv, "parties")),
            Ages(ReferenceDataLoader.Maybe(csv, "ages")), Days(ReferenceDataLoader.Maybe(csv, "days"))),
        ReferenceDataLoader.Date(csv, "from"), ReferenceDataLoader.Date(csv, "until"), ReferenceDataLoader.Maybe(csv, "source"));

    private static ChecklistKind Kind(string word) => word switch
    {
        "arrival" => ChecklistKind.Arrival,
        "departure" => ChecklistKind.Departure,
        _ => throw new FormatException($"{word} is no kind of checklist"),
    };

    private static ChecklistDoer Doer(string word) => word switch
    {
        "newcomer" => ChecklistDoer.Newcomer,
        "we" => ChecklistDoer.We,
        "employer" => ChecklistDoer.Employer,
        "partner" => ChecklistDoer.Partner,
        _ => throw new FormatException($"{word} does nothing: newcomer, we, employer or partner"),
    };

    // "4-17": from the youngest to the oldest.
    private static ChecklistAges? Ages(string? words) => words is null ? null
        : words.Split('-') is [var from, var to] ? new(Whole(from), Whole(to)) : throw new FormatException($"{words} is no range of ages");

    // "-5..0": from five days before the day to the day itself.
    private static ChecklistDays? Days(string? words) => words is null ? null
        : words.Split("..") is [var from, var by] ? new(Whole(from), Whole(by)) : throw new FormatException($"{words} is no range of days");

    private static int Whole(string digits) => int.Parse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);

    internal sealed record ChecklistRow(string Key, ChecklistKind Kind, string? Municipality, ChecklistWords Words, ChecklistScope Scope, DateOnly? From, DateOnly? Until, string? Source);
}
