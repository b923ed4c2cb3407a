using Microsoft.AspNetCore.Mvc;
using ReceptionCentre.Application.Events;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Reporting;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Events;
using ReceptionCentre.Web.Features.Reporting;
using ReceptionCentre.Web.Shared.Forms;
using ReceptionCentre.Web.Shared.Texts;

namespace ReceptionCentre.Web.Features.Events;

/// <summary>How many of whom went on, and who reached them: on the page and as a file.</summary>
[Route("events/funnel")]
public sealed class EventFunnelController(ICodeLists codes, ITableFiles files) : ReceptionController
{
    /// <param name="outside">For readers outside: small numbers are protected.</param>
    [HttpGet(""), Needs(Permission.KeepEvents)]
    public async Task<IActionResult> Index(Guid? groupEventId, string? kind, int? year, bool outside = false) =>
        View("Funnel", await PageAsync(await Ask(new EventFunnel.Query(groupEventId, Reading.Words(kind), YearOf(year))), groupEventId, Reading.Words(kind), YearOf(year), outside));

    [HttpGet("csv"), Needs(Permission.KeepEvents)]
    public async Task<IActionResult> Csv(Guid? groupEventId, string? kind, int? year, bool outside = false)
    {
        var report = await Mediator.Send(new ExportEventFunnel.Command(groupEventId, Reading.Words(kind), YearOf(year), outside), Stop);
        var page = await PageAsync(report, groupEventId, Reading.Words(kind), YearOf(year), outside);
        return files.Csv(page.Sheet(T), $"{T["Events.FunnelFile"]}-{report.On:yyyy-MM-dd}");
    }

    private async Task<FunnelPage> PageAsync(EventFunnel.Report report, Guid? groupEventId, string? kind, int? year, bool outside)
    {
        var channels = (await codes.AllAsync(Lists.EventChannels, Stop)).ToDictionary(code => code.Value, code => T.Code(code), StringComparer.Ordinal);
        var kinds = (await codes.AllAsync(Lists.EventKinds, Stop)).Select(code => new Choice(code.Value, T.Code(code))).ToList();
        return FunnelPage.Of(report, outside, T, key => channels.GetValueOrDefault(key, key)) with { GroupEventId = groupEventId, Kind = kind, Year = year, Kinds = kinds };
    }

    private int? YearOf(int? year) => year is { } one && EventFunnel.Report.YearsUntil(Today).Contains(one) ? one : null;
}

/// <summary>A number of a step as the page says it.</summary>
/// <param name="Percent">Of who reached the step before; null = nobody did, or it is not told.</param>
/// <param name="JumpedIn">Who reached it in another way; null = it is not told.</param>
public sealed record FunnelCell(string Words, TableCell Cell, int? Percent, int? JumpedIn);

public sealed record FunnelRow(string Name, IReadOnlyList<FunnelCell> Cells);

/// <summary>The tables of a funnel, once: the page and the file are made from these and so say the same.</summary>
public sealed record FunnelPage(EventFunnel.Report Report, bool Outside, FunnelRow Total, IReadOnlyList<FunnelRow> Channels, IReadOnlyList<FunnelRow> Partners)
{
    // As Statistics Netherlands writes a figure that is not given.
    private const string FewerThanFive = "<5", NotShown = ".";

    public Guid? GroupEventId { get; init; }
    public string? Kind { get; init; }
    public int? Year { get; init; }
    public IReadOnlyList<Choice> Kinds { get; init; } = [];

    /// <summary>The same choice in an address.</summary>
    public object Route(bool outside) => new { groupEventId = GroupEventId, kind = Kind, year = Year, outside = outside ? "true" : null };

    public static FunnelPage Of(EventFunnel.Report report, bool outside, Text texts, Func<string, string> channel) => new(
        report, outside, Rows([new EventFunnel.Line("", report.Total)], outside, _ => texts["Events.FunnelTotal"])[0], Rows(report.Channels, outside, channel), Rows(report.Partners, outside, name => name));

    /// <summary>One table: what a row is of, its name, and each step.</summary>
    public TableSheet Sheet(Text texts) => new(
        texts["Events.Funnel"],
        [new(texts["Events.FunnelOf"], 24), new(texts["Events.FunnelName"], 40), .. Report.Steps.Select(step => new TableColumn(texts[$"Events.FunnelStep.{step}"]))],
        [
            Row(texts["Events.FunnelTotal"], Total), .. Channels.Select(row => Row(texts["Events.Channel"], row)), .. Partners.Select(row => Row(texts["Events.Partner"], row)),
        ]);

    private static IReadOnlyList<TableCell> Row(string of, FunnelRow row) => [TableCell.Of(of), TableCell.Of(row.Name), .. row.Cells.Select(cell => cell.Cell)];

    private static IReadOnlyList<FunnelRow> Rows(IReadOnlyList<EventFunnel.Line> lines, bool outside, Func<string, string> name)
    {
        if (!outside)
            return [.. lines.Select(line => new FunnelRow(name(line.Key), [.. line.Counts.Select(Open)]))];
        var shown = FunnelProtection.Rows([.. lines.Select(line => line.Counts)]);
        return [.. lines.Select((line, place) => new FunnelRow(name(line.Key), [.. shown[place].Select(Protected)]))];
    }

    private static FunnelCell Open(FunnelCount count) =>
        new($"{count.Count:N0}", TableCell.Of(count.Count), count.Of == 0 ? null : (int)Math.Round(100.0 * count.Count / count.Of), count.JumpedIn);

    private static FunnelCell Protected(ProtectedCount count) => count.Count is { } number
        ? new($"{number:N0}", TableCell.Of(number), null, null)
        : new(count.IsFewerThanFive ? FewerThanFive : NotShown, TableCell.Of(count.IsFewerThanFive ? FewerThanFive : NotShown), null, null);
}
