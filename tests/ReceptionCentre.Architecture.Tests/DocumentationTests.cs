using System.Text.RegularExpressions;
using ReceptionCentre.Architecture.Tests.Looking;

namespace ReceptionCentre.Architecture.Tests;

/// <summary>The pages about the house lead somewhere.</summary>
public sealed partial class DocumentationTests
{
    private const string DecisionIndex = "docs/adr/README.md";

    private static readonly string[] Chapters = ["## Context", "## Decision", "## Easier", "## Harder"];

    private static IReadOnlyList<SourceFile> Decisions => [.. Sources.Pages.Where(page => page.IsUnder("docs/adr") && page.Path != DecisionIndex)];

    [Fact]
    public void Every_decision_stands_in_the_index_and_is_numbered_in_turn()
    {
        var index = Sources.Get(DecisionIndex).Text;
        Looked.At(12, Decisions, decision => index.Contains($"({decision.Name})", StringComparison.Ordinal) ? [] : [$"{decision.Name} is not in the index"]);
        Assert.Equal(Enumerable.Range(1, Decisions.Count), Decisions.Select(decision => int.Parse(decision.Name[..4], System.Globalization.CultureInfo.InvariantCulture)).Order());
    }

    [Fact]
    public void Every_decision_says_what_becomes_easier_and_what_becomes_harder()
    {
        Looked.At(12, Decisions, Incomplete);
        Assert.Equal(3, Incomplete(new("docs/adr/0000-bad.md", "# Bad\n## Context\n")).Count());
    }

    [Fact]
    public void Every_link_in_a_page_leads_somewhere()
    {
        var links = Sources.Pages.SelectMany(page => LinksOf(page.Text).Select(link => (page.Path, Link: link))).ToList();
        Looked.At(30, links, found => Leads(found.Path, found.Link) ? [] : [$"{found.Path}: {found.Link}"]);
        Assert.False(Leads("docs/architecture.md", "no-such-page.md"));
        Assert.False(Leads("README.md", "#no-such-heading"));
        Assert.True(Leads("docs/architecture.md", "../README.md"));
        Assert.Equal(["a.md", "b.png"], LinksOf("[x](a.md) ![y](b.png \"title\") `[z](c.md)` [w](https://example.test)"));
    }

    [Fact]
    public void Every_class_that_the_architecture_page_names_is_there()
    {
        var code = Sources.CSharp.Concat(Sources.Views).Where(file => !file.IsUnder("tests/ReceptionCentre.Architecture.Tests")).Select(file => file.Text).ToList();
        var page = Sources.Get("docs/architecture.md").Text;
        Looked.At(40, [.. ClassName().Matches(page).Select(match => match.Groups["name"].Value).Distinct()], name => IsDeclared(name, code) ? [] : [$"{name} is not in the code"]);
        Assert.True(IsDeclared("FactLog", code));
        Assert.False(IsDeclared("NewcomerService", code));
    }

    private static IEnumerable<string> Incomplete(SourceFile decision) =>
        Chapters.Where(heading => !decision.Text.Contains($"\n{heading}\n", StringComparison.Ordinal)).Select(heading => $"{decision.Name} has no {heading[3..]}");

    private static IEnumerable<string> LinksOf(string page) =>
        Link().Matches(Fence().Replace(page, "")).Select(match => match.Groups["to"].Value)
            .Where(link => !link.Contains("://", StringComparison.Ordinal) && !link.StartsWith("mailto:", StringComparison.Ordinal));

    private static bool Leads(string from, string link)
    {
        var (path, anchor) = link.IndexOf('#', StringComparison.Ordinal) is var hash and >= 0 ? (link[..hash], link[(hash + 1)..]) : (link, "");
        var folder = from.Contains('/', StringComparison.Ordinal) ? from[..from.LastIndexOf('/')] : "";
        var target = path.Length == 0 ? from : Path.GetRelativePath(Sources.Root, Path.GetFullPath(Path.Combine(Sources.Root, folder, path))).Replace('\\', '/');
        if (!Sources.Exists(target))
            return false;
        return anchor.Length == 0 || !target.EndsWith(".md", StringComparison.Ordinal) || Headings(Sources.Get(target).Text).Contains(anchor);
    }

    private static IEnumerable<string> Headings(string page) =>
        Heading().Matches(page).Select(match => NotInAnchor().Replace(match.Groups["words"].Value.Trim().ToLowerInvariant(), "").Replace(' ', '-'));

    private static bool IsDeclared(string name, List<string> code)
    {
        var declaration = new Regex($@"\b(class|record|struct|interface|enum|namespace [\w.]+\.)\s*{name}\b", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
        return code.Exists(text => text.Contains(name, StringComparison.Ordinal) && declaration.IsMatch(text));
    }

    [GeneratedRegex(@"\]\((?<to>[^)\s]+)(\s+""[^""]*"")?\)", RegexOptions.CultureInvariant)]
    private static partial Regex Link();

    [GeneratedRegex(@"```.*?```|`[^`\n]*`", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"^#{1,6}\s+(?<words>.+)$", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\p{L}\p{N}\s_-]", RegexOptions.CultureInvariant)]
    private static partial Regex NotInAnchor();

    // `ClassName` with two capitals at least, as classes here are called; a room or a plain word has one.
    [GeneratedRegex(@"`(?<name>I?[A-Z][a-z]+(?:[A-Z][a-z]+)+)`", RegexOptions.CultureInvariant)]
    private static partial Regex ClassName();
}
