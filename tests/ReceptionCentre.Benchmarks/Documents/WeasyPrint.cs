using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using ReceptionCentre.Testing;
using Spectre.Console;

namespace ReceptionCentre.Benchmarks.Documents;

/// <summary>
/// The same plans as HTML through Debian's WeasyPrint, in one Python process that stays. A simple page with the same words:
/// one PDF a plan, without the tags of PDF/UA-1 and without PDF/A-2a, so it does less than half of the work.
/// </summary>
internal static class WeasyPrint
{
    // Prints the version, then the milliseconds of each plan, then the largest memory in kB.
    private const string Program = """
        import resource, sys, time
        import weasyprint
        from weasyprint.text.fonts import FontConfiguration
        print(weasyprint.__version__)
        fonts = FontConfiguration()
        style = weasyprint.CSS(filename=sys.argv[1], font_config=fonts)
        pages = sys.argv[2:]
        weasyprint.HTML(filename=pages[0]).write_pdf(pages[0] + '.pdf', stylesheets=[style], font_config=fonts)
        for page in pages:
            begun = time.perf_counter()
            weasyprint.HTML(filename=page).write_pdf(page + '.pdf', stylesheets=[style], font_config=fonts)
            print((time.perf_counter() - begun) * 1000)
        print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
        """;

    public static async Task CompareAsync(IReadOnlyList<string> plans, CancellationToken stop)
    {
        if (!File.Exists("/usr/bin/weasyprint"))
        {
            AnsiConsole.MarkupLine("WeasyPrint is not installed: apt-get install weasyprint.");
            return;
        }
        var folder = Directory.CreateTempSubdirectory("rc-weasyprint-").FullName;
        try
        {
            var pages = new List<string>();
            foreach (var plan in plans)
            {
                var page = Path.Combine(folder, $"{pages.Count}.html");
                await File.WriteAllTextAsync(page, PlanPage.Of(plan), stop);
                pages.Add(page);
            }
            var style = Path.Combine(folder, "style.css");
            await File.WriteAllTextAsync(style, PlanPage.Style, stop);
            var program = Path.Combine(folder, "measure.py");
            await File.WriteAllTextAsync(program, Program, stop);

            using var process = Process.Start(new ProcessStartInfo("/usr/bin/python3", [program, style, .. pages]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var noise = process.StandardError.ReadToEndAsync(stop);
            var lines = (await process.StandardOutput.ReadToEndAsync(stop)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            await process.WaitForExitAsync(stop);
            if (process.ExitCode != 0)
                throw new InvalidOperationException("WeasyPrint failed: " + await noise);

            var times = new Times();
            foreach (var line in lines[1..^1])
                times.Add(double.Parse(line, CultureInfo.InvariantCulture));
            var table = Figures.Table($"WeasyPrint {lines[0]}, {plans.Count} of the same plans, one PDF each, one process", "measured", "value");
            table.Row("plans/s", Figures.Of(1000 / times.Mean));
            table.Row("p50 ms a plan", Figures.Of(times.Percentile(0.5)));
            table.Row("p95 ms a plan", Figures.Of(times.Percentile(0.95)));
            table.Row("most memory, MB", Figures.Of(double.Parse(lines[^1], CultureInfo.InvariantCulture) / 1024));
            table.Row("size of the file, kB a plan", Figures.Of(pages.Average(page => new FileInfo(page + ".pdf").Length) / 1024));
            table.Row("load of the machine right after", Figures.Load);
            table.Print();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}

/// <summary>A plan as a plain HTML page: what our template prints, in both languages, without its layout.</summary>
internal static class PlanPage
{
    private static readonly string Texts = Checkout.File("src", "ReceptionCentre.Infrastructure", "Documents", "Texts");
    private static readonly string Fonts = Checkout.File("src", "ReceptionCentre.Infrastructure", "Documents", "Fonts");
    private static readonly string[] Families = ["NotoSans", "NotoSansArabic", "NotoSansEthiopic", "NotoSansSC"];

    /// <summary>With the fonts of our own template, so that both lay out the same signs.</summary>
    public static string Style => string.Join('\n', Families.Select(family => $$"""
        @font-face { font-family: {{family}}; src: url(file://{{Fonts}}/{{family}}-Regular.ttf); }
        @font-face { font-family: {{family}}; font-weight: bold; src: url(file://{{Fonts}}/{{family}}-Bold.ttf); }
        """)) + $$"""

        @page { size: A4; margin: 18mm; @bottom-right { content: counter(page) "/" counter(pages); } }
        body { font: 11pt {{string.Join(", ", Families)}}; }
        h1 { font-size: 20pt; } h2 { font-size: 14pt; border-bottom: 1pt solid #333; }
        table { width: 100%; border-collapse: collapse; } td, th { width: 50%; padding: 2mm; border: .5pt solid #aaa; text-align: start; vertical-align: top; }
        tr { break-inside: avoid; } .term { font-weight: bold; }
        """;

    public static string Of(string data)
    {
        using var json = JsonDocument.Parse(data);
        var plan = json.RootElement;
        var language = plan.GetProperty("language").GetString() ?? "nl";
        var (dutch, other) = (Words("nl"), Words(language));
        var direction = language == "ar" ? "rtl" : "ltr";
        string Both(string key, string? value = null)
        {
            var shown = value is null ? "" : $"<br>{Escape(value)}";
            return $"""<tr><td><span class="term">{Escape(dutch.GetValueOrDefault(key, key))}</span>{shown}</td><td lang="{language}" dir="{direction}"><span class="term">{Escape(other.GetValueOrDefault(key, key))}</span>{shown}</td></tr>""";
        }

        var content = plan.GetProperty("plan");
        var rows = new List<string> { Both("voluntary.notice"), Both("dutchTextCounts"), Both("help.line"), Both("next.title") };
        foreach (var step in plan.GetProperty("nextSteps").EnumerateArray())
            rows.Add(Both("step.when", $"{Text(step, "what")} {Text(step, "on")} {Text(step, "time")} {Text(step, "place")} {Text(step, "phone")}"));
        if (plan.GetProperty("caseworker") is { ValueKind: JsonValueKind.Object } caseworker)
            rows.Add(Both("contact.title", $"{Text(caseworker, "name")} {Text(caseworker, "phone")} {Text(caseworker, "email")}"));
        rows.Add(Both("contact.centre", $"{Text(plan.GetProperty("municipality"), "centre")} {Text(plan.GetProperty("municipality"), "address")}"));
        rows.Add(Both("goals.title"));
        foreach (var goal in content.GetProperty("goals").EnumerateArray())
        {
            rows.Add(Both(Text(goal.GetProperty("track"), "name"), Text(goal, "text")));
            foreach (var item in goal.GetProperty("items").EnumerateArray())
            {
                var obligation = item.GetProperty("obligation");
                var payers = string.Join(", ", item.GetProperty("payers").EnumerateArray().Select(payer => $"{Text(payer, "name")} {Text(payer, "sharePercent")} %"));
                rows.Add(Both(Text(item, "what"), $"{Text(obligation, "kind")} {Text(obligation, "act")} {Text(obligation, "article")} {Text(item, "provider")} {Text(item, "start")} {Text(item, "hoursPerWeek")} {Text(item, "deadline")} {payers}"));
            }
        }
        if (content.GetProperty("ownWords") is { ValueKind: JsonValueKind.Object } words)
            rows.Add(Both("Eigen woorden", Text(words, "text")));
        var person = plan.GetProperty("person");
        return $"""
            <!doctype html><html lang="nl"><meta charset="utf-8"><title>{Escape(Text(content, "number"))}</title>
            <h1>{Escape(dutch["title.voluntary"])} · <span lang="{language}" dir="{direction}">{Escape(other["title.voluntary"])}</span></h1>
            <p>{Escape(Text(person, "fullName"))} {Escape(Text(person, "ownScriptName"))} {Escape(Text(person, "birthDate"))} · {Escape(Text(content, "number"))} · {Escape(Text(content, "agreedOn"))}</p>
            <h2>{Escape(dutch["goals.title"])}</h2><table>{string.Join('\n', rows)}</table></html>
            """;
    }

    private static Dictionary<string, string> Words(string language)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(Texts, language + ".json")));
        return json.RootElement.GetProperty("texts").EnumerateObject().Where(text => text.Value.ValueKind == JsonValueKind.String)
            .ToDictionary(text => text.Name, text => text.Value.GetString()!, StringComparer.Ordinal);
    }

    private static string Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind is not JsonValueKind.Null ? value.ToString() : "";

    private static string Escape(string text) => System.Net.WebUtility.HtmlEncode(text);
}
