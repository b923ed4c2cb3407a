using System.Text.RegularExpressions;
using ReceptionCentre.Architecture.Tests.Looking;

namespace ReceptionCentre.Architecture.Tests;

/// <summary>Domain ← Application ← Infrastructure ← Web.</summary>
public sealed partial class LayerTests
{
    /// <summary>Outside Program.cs and Shared, where the application is put together.</summary>
    private static readonly Dictionary<string, string> WebThatNamesInfrastructure = new(StringComparer.Ordinal)
    {
    };

    [Fact]
    public void The_domain_needs_nothing_but_the_language()
    {
        Looked.At(3, House.Domain.GetReferencedAssemblies(), name => ForeignToTheDomain(name.Name!));
        Assert.DoesNotMatch("Reference", Sources.Get("src/ReceptionCentre.Domain/ReceptionCentre.Domain.csproj").Text);
        Assert.NotEmpty(House.Application.GetReferencedAssemblies().SelectMany(name => ForeignToTheDomain(name.Name!)));
    }

    [Fact]
    public void The_application_knows_neither_database_nor_screens()
    {
        Looked.At(5, House.Application.GetReferencedAssemblies(), name => ForeignToTheApplication(name.Name!));
        Looked.At(
            3, PackagesOf("Application"), package => package is "MediatR" or "FluentValidation" or "Microsoft.EntityFrameworkCore" ? [] : [package]);
        Assert.NotEmpty(House.Infrastructure.GetReferencedAssemblies().SelectMany(name => ForeignToTheApplication(name.Name!)));
    }

    [Fact]
    public void The_infrastructure_knows_no_screens()
    {
        Looked.At(10, House.Infrastructure.GetReferencedAssemblies(), name => ForeignToTheInfrastructure(name.Name!));
        Assert.NotEmpty(ForeignToTheInfrastructure("ReceptionCentre.Web"));
    }

    [Fact]
    public void Screens_do_not_name_the_infrastructure()
    {
        var screens = Sources.All.Where(file => file.IsUnder("src/ReceptionCentre.Web") && (file.Name.EndsWith(".cs", StringComparison.Ordinal) || file.Name.EndsWith(".cshtml", StringComparison.Ordinal))).ToList();
        var named = screens.Where(NamesInfrastructure).Where(file => file.Name != "Program.cs" && !file.IsUnder("src/ReceptionCentre.Web/Shared")).ToList();
        Looked.At(30, screens, file => named.Contains(file) && !WebThatNamesInfrastructure.ContainsKey(file.Path) ? [file.Path] : []);
        Looked.Uses(WebThatNamesInfrastructure.Keys, named.Select(file => file.Path));
        Assert.Contains(screens, file => file.Name == "Program.cs" && NamesInfrastructure(file));
    }

    [Fact]
    public void Projects_refer_downwards()
    {
        Dictionary<string, string[]> downwards = new(StringComparer.Ordinal)
        {
            ["Domain"] = [],
            ["Application"] = ["Domain"],
            ["Infrastructure"] = ["Application"],
            ["Web"] = ["Infrastructure", "Migrations.PostgreSql", "Migrations.SqlServer"],
            ["Admin"] = ["Infrastructure", "Migrations.PostgreSql", "Migrations.SqlServer"],
        };
        Looked.At(5, downwards.Keys, project => ReferencesOf(project).Except(downwards[project]).Select(other => $"{project} refers to {other}"));
        Assert.NotEmpty(ReferencesOf("Web").Except(downwards["Application"]));
    }

    private static IEnumerable<string> ForeignToTheDomain(string assembly) =>
        assembly.StartsWith("System", StringComparison.Ordinal) || assembly == "netstandard" ? [] : [assembly];

    private static IEnumerable<string> ForeignToTheApplication(string assembly) => ForeignToApplication().IsMatch(assembly) ? [assembly] : [];

    private static IEnumerable<string> ForeignToTheInfrastructure(string assembly) => ForeignToInfrastructure().IsMatch(assembly) ? [assembly] : [];

    private static bool NamesInfrastructure(SourceFile file) => CSharpText.CodeOf(file.Text, false).Contains("ReceptionCentre.Infrastructure", StringComparison.Ordinal);

    private static List<string> PackagesOf(string project) =>
        [.. Package().Matches(Sources.Get($"src/ReceptionCentre.{project}/ReceptionCentre.{project}.csproj").Text).Select(match => match.Groups["name"].Value)];

    private static IEnumerable<string> ReferencesOf(string project) =>
        Reference().Matches(Sources.Get($"src/ReceptionCentre.{project}/ReceptionCentre.{project}.csproj").Text).Select(match => match.Groups["name"].Value);

    [GeneratedRegex(@"^(ReceptionCentre\.(Infrastructure|Web|Admin)|Npgsql|Quartz|CsvHelper|Microsoft\.Data|Microsoft\.EntityFrameworkCore\.(SqlServer|Relational)|Microsoft\.AspNetCore\.Mvc)", RegexOptions.CultureInvariant)]
    private static partial Regex ForeignToApplication();

    [GeneratedRegex(@"^(ReceptionCentre\.(Web|Admin)|Microsoft\.AspNetCore\.Mvc|Microsoft\.AspNetCore\.Razor)", RegexOptions.CultureInvariant)]
    private static partial Regex ForeignToInfrastructure();

    [GeneratedRegex("PackageReference Include=\"(?<name>[^\"]+)\"", RegexOptions.CultureInvariant)]
    private static partial Regex Package();

    [GeneratedRegex("ProjectReference Include=\"[^\"]*ReceptionCentre\\.(?<name>[A-Za-z.]+)\\.csproj\"", RegexOptions.CultureInvariant)]
    private static partial Regex Reference();
}
