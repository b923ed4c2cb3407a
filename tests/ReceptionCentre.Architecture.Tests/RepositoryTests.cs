using System.Text.RegularExpressions;
using System.Xml.Linq;
using ReceptionCentre.Architecture.Tests.Looking;

namespace ReceptionCentre.Architecture.Tests;

/// <summary>What stands in the repository builds the same everywhere and tells nothing of where it was made.</summary>
public sealed partial class RepositoryTests
{
    private static IReadOnlyList<SourceFile> LockFiles => [.. Sources.All.Where(file => file.Name is "package-lock.json" or "package.json")];

    [Fact]
    public void Every_package_is_pinned_exactly()
    {
        var pins = XDocument.Parse(Sources.Get("Directory.Packages.props").Text).Descendants("PackageVersion")
            .Select(pin => (Name: pin.Attribute("Include")!.Value, Version: pin.Attribute("Version")!.Value)).ToList();
        Looked.At(20, pins, pin => Exact().IsMatch(pin.Version) ? [] : [$"{pin.Name} {pin.Version}"]);
        Assert.Equal(pins.Count, pins.Select(pin => pin.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        foreach (var loose in new[] { "1.2.3", "[1.2.3,)", "[1.2,2.0)", "1.*", "[1.2]" })
            Assert.DoesNotMatch(Exact(), loose);
    }

    [Fact]
    public void No_project_has_a_version_of_its_own()
    {
        Looked.At(12, Sources.Projects, project => OwnVersion().Matches(project.Text).Select(match => $"{project.Path}: {match.Value}"));
        Assert.Matches(OwnVersion(), "<PackageReference Include=\"X\" Version=\"1.0.0\" />");
    }

    [Fact]
    public void Front_end_and_renderer_are_pinned_and_name_no_host()
    {
        Looked.At(4, LockFiles, Loose);
        Assert.NotEmpty(Loose(new("package-lock.json", "{ \"resolved\": \"https://registry.example/x.tgz\" }")));
        Assert.NotEmpty(Loose(new("package.json", "{ \"dependencies\": { \"x\": \"^1.0.0\" } }")));
        Assert.Empty(Loose(new("package.json", "{ \"name\": \"y\", \"dependencies\": { \"x\": \"1.0.0\" } }")));
    }

    [Fact]
    public void No_file_tells_where_it_was_made()
    {
        Looked.At(200, [.. Sources.All.Where(file => !file.Path.EndsWith("RepositoryTests.cs", StringComparison.Ordinal))], file =>
            file.Lines.Where(line => MadeHere().IsMatch(line.Text)).Select(line => $"{file.Path}:{line.Number}: {line.Text.Trim()}"));
        foreach (var bad in new[] { "/home/anna/centre", "C:\\Users\\anna", "/Users/anna/centre", "cd /root/centre", "/work/wt/docs", "https://registry.npmjs.org/x", "https://api.nuget.org/v3/index.json", "nexus.local/repository" })
            Assert.Matches(MadeHere(), bad);
        foreach (var good in new[] { "</root>", "a /work permit", "\"@utrecht/root-css\"", "homes/of", ":root" })
            Assert.DoesNotMatch(MadeHere(), good);
    }

    [Fact]
    public void No_merge_was_left_half_done()
    {
        Looked.At(200, Sources.All, file => file.Lines.Where(line => HalfMerged().IsMatch(line.Text)).Select(line => $"{file.Path}:{line.Number}"));
        Assert.Matches(HalfMerged(), "<<<<<<< HEAD");
        Assert.Matches(HalfMerged(), ">>>>>>>> staff:migrations/Initial.cs");
    }

    [Fact]
    public void Nobody_configures_a_package_source_here()
    {
        Assert.DoesNotContain(Directory.EnumerateFiles(Sources.Root, "*", SearchOption.TopDirectoryOnly), file =>
            string.Equals(Path.GetFileName(file), "nuget.config", StringComparison.OrdinalIgnoreCase) || Path.GetFileName(file) == ".npmrc");
        Assert.True(Sources.Exists("Directory.Packages.props"));
    }

    [Fact]
    public void The_solution_holds_every_project()
    {
        var solution = Sources.Get("ReceptionCentre.sln").Text.Replace('\\', '/');
        Looked.At(12, Sources.Projects, project => IsIn(solution, project.Path) ? [] : [project.Path]);
        Assert.False(IsIn(solution, "src/ReceptionCentre.Nowhere/ReceptionCentre.Nowhere.csproj"));
    }

    [Fact]
    public void Both_databases_have_the_same_migrations_in_the_same_order()
    {
        var (postgreSql, sqlServer) = (MigrationsOf("PostgreSql"), MigrationsOf("SqlServer"));
        Assert.NotEmpty(postgreSql);
        Assert.Equal(postgreSql, sqlServer);
    }

    [Fact]
    public void The_licence_is_the_european_public_licence()
    {
        var licence = Sources.Get("LICENCE").Text;
        Assert.Contains("EUROPEAN UNION PUBLIC LICENCE v. 1.2", licence, StringComparison.Ordinal);
        Assert.Contains("Appendix", licence, StringComparison.Ordinal);
        Assert.True(licence.Length > 12_000, $"Only {licence.Length} characters.");
    }

    private static bool IsIn(string solution, string project) => solution.Contains($"\"{project}\"", StringComparison.Ordinal);

    private static List<string> MigrationsOf(string provider) =>
        [.. Sources.CSharp.Where(file => file.IsUnder($"migrations/ReceptionCentre.Migrations.{provider}/Migrations"))
            .Select(file => Migration().Match(file.Name)).Where(match => match.Success).OrderBy(match => match.Value, StringComparer.Ordinal).Select(match => match.Groups["name"].Value)];

    private static IEnumerable<string> Loose(SourceFile file)
    {
        var what = file.Name == "package-lock.json" ? NamesHost() : LooseVersion();
        return what.Matches(file.Text).Select(match => $"{file.Path}: {match.Value}").Concat(NamesHost().Matches(file.Text).Select(match => $"{file.Path}: {match.Value}"));
    }

    [GeneratedRegex(@"^\[\d+\.\d+\.\d+(\.\d+)?(-[A-Za-z0-9.]+)?\]$", RegexOptions.CultureInvariant)]
    private static partial Regex Exact();

    [GeneratedRegex(@"<PackageReference[^>]*\sVersion(Override)?=", RegexOptions.CultureInvariant)]
    private static partial Regex OwnVersion();

    [GeneratedRegex(@"""resolved""\s*:|""(registry|publishConfig)""", RegexOptions.CultureInvariant)]
    private static partial Regex NamesHost();

    [GeneratedRegex(@"""[^""]+""\s*:\s*""([\^~*]|latest|https?:|git)[^""]*""", RegexOptions.CultureInvariant)]
    private static partial Regex LooseVersion();

    [GeneratedRegex(@"/home/[a-z]|[A-Z]:\\Users|/Users/[a-z]|(?<![<\w.])/root/|/work/(wt|main|shared)|registry\.npmjs|api\.nuget\.org|\b(artifactory|nexus|jfrog|verdaccio)\b", RegexOptions.CultureInvariant)]
    private static partial Regex MadeHere();

    [GeneratedRegex(@"^(<{7,}|>{7,}) ", RegexOptions.CultureInvariant)]
    private static partial Regex HalfMerged();

    [GeneratedRegex(@"^\d{14}_(?<name>\w+)\.cs$", RegexOptions.CultureInvariant)]
    private static partial Regex Migration();
}
