using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Reporting;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Web.Shared.Forms;
using ReceptionCentre.Web.Shared.Security;
using ReceptionCentre.Web.Shared.Texts;

namespace ReceptionCentre.Web.Features.Reporting;

/// <summary>Contacts without a dossier, counted: for inside, and of a whole year for outside with small numbers protected.</summary>
[Route("reporting/enquiries")]
public sealed class EnquiryFiguresController(ICodeLists codes, ITableFiles files, TimeProvider time) : ReceptionController
{
    [HttpGet(""), Needs(Permission.CaseloadReport)]
    public async Task<IActionResult> Index(int? year)
    {
        var (words, report) = (await WordsAsync(), await Ask(new EnquiryFigures.Query(YearOf(year))));
        return View("Enquiries", new EnquiriesPage(EnquiryTable.Of(report, words), Scope(report.Scope, words), report.On, report.Year, report.From, report.Until, false));
    }

    [HttpGet("csv"), Needs(Permission.CaseloadReport)]
    public async Task<IActionResult> Csv(int? year)
    {
        var (words, report) = (await WordsAsync(), await Mediator.Send(new ExportEnquiries.Command(YearOf(year), TableFormat.Csv), Stop));
        return files.Csv(EnquiryTable.Flat(EnquiryTable.Of(report, words), T), NameOf(report));
    }

    [HttpGet("xlsx"), Needs(Permission.CaseloadReport)]
    public async Task<IActionResult> Xlsx(int? year)
    {
        var (words, report) = (await WordsAsync(), await Mediator.Send(new ExportEnquiries.Command(YearOf(year), TableFormat.Xlsx), Stop));
        (string, string)[] about = [(T["Reporting.Sheet.From"], report.From.InDigits()), (T["Reporting.Sheet.Until"], report.Until.InDigits()), .. Made(report.Scope, words)];
        return files.Xlsx(EnquiryTable.Sheets(EnquiryTable.Of(report, words), T, about), NameOf(report));
    }

    [HttpGet("public"), Needs(Permission.PublicFigures)]
    public async Task<IActionResult> Public(int? year)
    {
        var (words, report) = (await WordsAsync(), await Ask(new PublicEnquiries.Query(YearOver(year))));
        return View("Enquiries", new EnquiriesPage(
            EnquiryTable.Of(report, words), Scope(report.Scope, words), report.On, report.Year, new(report.Year, 1, 1), new(report.Year, 12, 31), true));
    }

    [HttpGet("public/csv"), Needs(Permission.PublicFigures)]
    public async Task<IActionResult> PublicCsv(int? year)
    {
        var (words, report) = (await WordsAsync(), await Mediator.Send(new ExportPublicEnquiries.Command(YearOver(year), TableFormat.Csv), Stop));
        return files.Csv(EnquiryTable.Flat(EnquiryTable.Of(report, words), T), $"{T["Reporting.FileName.PublicEnquiries"]}-{report.Year}");
    }

    [HttpGet("public/xlsx"), Needs(Permission.PublicFigures)]
    public async Task<IActionResult> PublicXlsx(int? year)
    {
        var (words, report) = (await WordsAsync(), await Mediator.Send(new ExportPublicEnquiries.Command(YearOver(year), TableFormat.Xlsx), Stop));
        (string, string)[] about = [(T["Reporting.Sheet.Year"], $"{report.Year}"), .. Made(report.Scope, words)];
        return files.Xlsx(EnquiryTable.Sheets(EnquiryTable.Of(report, words), T, about), $"{T["Reporting.FileName.PublicEnquiries"]}-{report.Year}");
    }

    // A year that cannot be chosen: what is shown without one.
    private int? YearOf(int? year) => year is { } one && EnquiryFigures.Report.YearsUntil(Today).Contains(one) ? one : null;

    private int? YearOver(int? year) => year is { } one && PublicMovements.Report.YearsUntil(Today).Contains(one) ? one : null;

    private string NameOf(EnquiryFigures.Report report) => $"{T["Reporting.FileName.Enquiries"]}-{MovementFilter.Write(report.From)}-{MovementFilter.Write(report.Until)}";

    private static string Scope(IEnumerable<string> scope, EnquiryWords words) => string.Join(", ", scope.Select(words.Municipality).Order(StringComparer.CurrentCulture));

    private IEnumerable<(string, string)> Made(IEnumerable<string> scope, EnquiryWords words) =>
        [(T["Reporting.Sheet.Scope"], Scope(scope, words)), (T["Reporting.Sheet.Source"], T["Reporting.EnquirySource"]), (T["Reporting.Sheet.CountedOn"], time.GetUtcNow().Moment())];

    private async Task<EnquiryWords> WordsAsync()
    {
        async Task<IReadOnlyDictionary<string, string>> NamesAsync(string list) =>
            (await codes.AllAsync(list, Stop)).ToDictionary(code => code.Value, code => code.In(Text.Language), StringComparer.Ordinal);
        return new(T, await NamesAsync(Lists.Topics), await NamesAsync(Lists.Languages), await NamesAsync(Lists.Municipalities));
    }
}

/// <param name="Year">Null = the last twelve months.</param>
public sealed record EnquiriesPage(IReadOnlyList<MovementBlock> Blocks, string Scope, DateOnly On, int? Year, DateOnly From, DateOnly Until, bool IsPublic);

public sealed record EnquiryWords(Text Texts, IReadOnlyDictionary<string, string> Topics, IReadOnlyDictionary<string, string> Languages, IReadOnlyDictionary<string, string> Municipalities)
{
    public string Topic(string key) => Of(Topics, key);

    public string Language(string key) => Of(Languages, key);

    public string Municipality(string key) => Of(Municipalities, key);

    private string Of(IReadOnlyDictionary<string, string> names, string key) => key == EnquiryFigures.NotAsked ? Texts["Enquiries.NotAsked"] : names.GetValueOrDefault(key, key);
}

/// <summary>The tables of contacts without a dossier, once: the page, its chart and the files are made from these and so say the same.</summary>
public static class EnquiryTable
{
    public static IReadOnlyList<MovementBlock> Of(EnquiryFigures.Report report, EnquiryWords words) => Blocks(
        words, Lines(report.Months), Lines(report.Topics), Lines(report.Languages), Lines(report.Municipalities),
        MovementTable.Shown(report.Total), MovementTable.Shown(report.Topics.Sum(line => line.Count)));

    public static IReadOnlyList<MovementBlock> Of(PublicEnquiries.Report report, EnquiryWords words) => Blocks(
        words, Lines(report.Months), Lines(report.Topics), Lines(report.Languages), Lines(report.Municipalities),
        MovementTable.Shown(report.Total), MovementTable.Shown(report.TopicTotal));

    /// <summary>The same lists under each other, as one table.</summary>
    public static TableSheet Flat(IReadOnlyList<MovementBlock> blocks, Text texts) => new(
        texts["Reporting.Enquiries"], [new(texts["Reporting.Csv.Group"], 24), new(texts["Reporting.Csv.Name"], 44), new(texts["Reporting.Conversations"])],
        from block in blocks
        from row in block.Rows.Append(block.Total)
        select (IReadOnlyList<TableCell>)[TableCell.Of(block.Heading), row.NameCell, row.Cells[0].Cell]);

    public static IReadOnlyList<TableSheet> Sheets(IReadOnlyList<MovementBlock> blocks, Text texts, IReadOnlyList<(string Word, string Meaning)> about) =>
        [.. blocks.Select(block => block.Sheet()), MovementSheets.Definitions(texts, Definitions.Select(one => (texts[one.Word], texts[one.Meaning])), about)];

    public static readonly IReadOnlyList<(string Word, string Meaning)> Definitions =
    [
        ("Reporting.Conversations", "Reporting.Conversations.Means"), ("Reporting.EnquiryTopic", "Reporting.EnquiryTopic.Means"), ("Enquiries.NotAsked", "Reporting.NotAsked.Means"),
        ("Reporting.NotPeople", "Reporting.NotPeople.Means"),
    ];

    private static IReadOnlyList<(string Key, MovementCell Cell)> Lines(IEnumerable<EnquiryFigures.Line> lines) => [.. lines.Select(line => (line.Key, MovementTable.Shown(line.Count)))];

    private static IReadOnlyList<(string Key, MovementCell Cell)> Lines(IEnumerable<PublicEnquiries.Line> lines) => [.. lines.Select(line => (line.Key, MovementTable.Shown(line.Count)))];

    private static IReadOnlyList<MovementBlock> Blocks(
        EnquiryWords words, IReadOnlyList<(string Key, MovementCell Cell)> months, IReadOnlyList<(string Key, MovementCell Cell)> topics,
        IReadOnlyList<(string Key, MovementCell Cell)> languages, IReadOnlyList<(string Key, MovementCell Cell)> municipalities, MovementCell total, MovementCell topicTotal)
    {
        var texts = words.Texts;
        MovementColumn[] columns = [new(texts["Reporting.Conversations"], "")];
        MovementBlock Block(string id, string heading, string column, IEnumerable<MovementRow> rows, MovementCell sum, string chart = "none") =>
            new(id, texts[heading], texts[column], columns, [.. rows], new(texts["Reporting.Total"], TableCell.Of(texts["Reporting.Total"]), [sum]), chart, "Reporting.EnquiriesCaption");
        IEnumerable<MovementRow> Named(IEnumerable<(string Key, MovementCell Cell)> lines, Func<string, string> name) =>
            lines.Select(line => new MovementRow(name(line.Key), TableCell.Of(name(line.Key)), [line.Cell]));
        return
        [
            Block("per-month", "Reporting.PerMonth", "Reporting.Month", months.Select(line => Month(line.Key, line.Cell)), total, "columns"),
            Block("per-topic", "Reporting.PerTopic", "Reporting.EnquiryTopic", Named(topics, words.Topic), topicTotal),
            Block("per-language", "Reporting.PerLanguage", "Enquiries.Language", Named(languages, words.Language), total),
            Block("per-municipality", "Reporting.PerMunicipality", "Reporting.Municipality", Named(municipalities, words.Municipality), total),
        ];
    }

    private static MovementRow Month(string key, MovementCell cell)
    {
        var month = DateOnly.ParseExact(key + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture);
        return new(month.ToString("MMMM yyyy", CultureInfo.CurrentCulture), TableCell.OfMonth(month), [cell], month.ToString("MMM", CultureInfo.CurrentCulture));
    }
}
