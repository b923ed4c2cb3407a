using System.Text.RegularExpressions;
using ReceptionCentre.Architecture.Tests.Looking;

namespace ReceptionCentre.Architecture.Tests;

/// <summary>The same word for a feature on every floor: who opens the tree sees the reception centre.</summary>
public sealed partial class FeatureTests
{
    private static readonly Lazy<HashSet<string>> Rooms = new(() =>
        [.. Room().Matches(Sources.Get("docs/architecture.md").Text).Select(match => match.Groups["word"].Value)]);

    [Fact]
    public void The_architecture_page_names_the_rooms()
    {
        Assert.True(Rooms.Value.Count >= 15, $"Only {Rooms.Value.Count} rooms in the tables of docs/architecture.md.");
        Assert.Contains("Newcomers", Rooms.Value);
    }

    [Theory]
    [InlineData("src/ReceptionCentre.Domain", 8)]
    [InlineData("src/ReceptionCentre.Application", 10)]
    [InlineData("src/ReceptionCentre.Infrastructure", 10)]
    [InlineData("src/ReceptionCentre.Web/Features", 4)]
    [InlineData("tests/ReceptionCentre.Domain.Tests", 6)]
    [InlineData("tests/ReceptionCentre.Application.Tests", 1)]
    [InlineData("tests/ReceptionCentre.Web.Tests", 0)]
    public void A_folder_is_a_room_of_the_house(string floor, int atLeast)
    {
        var folders = FoldersOf(floor);
        Looked.At(atLeast, folders, folder => IsRoom(folder) ? [] : [$"{floor}/{folder}: docs/architecture.md names no such room"]);
        Assert.False(IsRoom("Services"));
        Assert.False(IsRoom("Helpers"));
    }

    [Fact]
    public void A_namespace_is_its_folder()
    {
        Looked.At(150, [.. Sources.CSharp.Where(file => file.IsUnder("src") && file.Name != "Program.cs")], Displaced);
        Assert.NotEmpty(Displaced(new("src/ReceptionCentre.Domain/Plans/PlanGoal.cs", "namespace ReceptionCentre.Domain.Goals;\n")));
    }

    private static bool IsRoom(string folder) => Rooms.Value.Contains(folder);

    private static List<string> FoldersOf(string floor) =>
        [.. Sources.All.Where(file => file.IsUnder(floor)).Select(file => file.Path[(floor.Length + 1)..]).Where(path => path.Contains('/', StringComparison.Ordinal))
            .Select(path => path[..path.IndexOf('/', StringComparison.Ordinal)]).Where(folder => folder != "Properties").Distinct()];

    private static IEnumerable<string> Displaced(SourceFile file)
    {
        var expected = file.Path["src/".Length..file.Path.LastIndexOf('/')].Replace('/', '.');
        var named = Namespace().Match(file.Text).Groups["name"].Value;
        return named == expected ? [] : [$"{file.Path}: namespace {named}"];
    }

    [GeneratedRegex(@"^\| `(?<word>[A-Z][A-Za-z]+)` \|", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Room();

    [GeneratedRegex(@"^namespace (?<name>[\w.]+)", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Namespace();
}
