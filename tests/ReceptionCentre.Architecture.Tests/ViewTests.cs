using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.Razor;
using ReceptionCentre.Architecture.Tests.Looking;

namespace ReceptionCentre.Architecture.Tests;

/// <summary>Pages hold no words, no addresses, no script and no style of their own.</summary>
public sealed partial class ViewTests
{
    /// <summary>Words that stand in a page itself, with the reason.</summary>
    private static readonly Dictionary<string, string> WordsOfTheirOwn = new(StringComparer.Ordinal)
    {
        ["Nederlands"] = "The name of a language is written in that language, whatever the language of the screen.",
        ["English"] = "The same.",
        ["r"] = "The key that one presses.",
        ["c"] = "The key that one presses.",
        ["a"] = "The key that one presses.",
        ["t"] = "The key that one presses.",
        ["b"] = "The key that one presses.",
        ["i"] = "The key that one presses.",
        ["g"] = "The key that one presses.",
        ["w"] = "The key that one presses.",
        ["n"] = "The key that one presses.",
        ["p"] = "The key that one presses.",
        ["Esc"] = "The key that one presses.",
        ["Tab"] = "The key that one presses.",
        ["Enter"] = "The key that one presses.",
    };

    [Fact]
    public void No_script_and_no_style_stands_in_a_page()
    {
        Looked.At(15, Sources.Views, view => Found(view, Inline()));
        foreach (var bad in new[] { "<p style=\"color:red\">", "<a onclick=\"go()\">", "<script>go()</script>", "<script type=\"module\">", "<style>", "<a href=\"javascript:go()\">" })
            Assert.Single(Found(Bad(bad), Inline()));
        Assert.Empty(Found(Bad("<script src=\"~/js/site.js\" type=\"module\"></script>"), Inline()));
    }

    [Fact]
    public void No_room_has_a_part_of_the_name_of_one_of_all_pages()
    {
        // A part of a room is found first: one called "_Bar" would take the place of the bar on every page of the room.
        var ofAll = Sources.Views.Where(view => view.IsUnder("src/ReceptionCentre.Web/Shared/Views")).Select(view => view.Name).Where(name => name != "_ViewImports.cshtml").ToHashSet(StringComparer.OrdinalIgnoreCase);
        Assert.Contains("_Bar.cshtml", ofAll);
        Looked.At(15, Sources.Views, view => view.IsUnder("src/ReceptionCentre.Web/Features") && ofAll.Contains(view.Name) ? [view.Path] : []);
    }

    [Fact]
    public void Addresses_are_made_by_the_framework()
    {
        Looked.At(15, Sources.Views, view => Found(view, Address()));
        foreach (var bad in new[] { "<a href=\"/newcomers\">", "<form action=\"/newcomers\">", "<div hx-get=\"/documents/1\">", "<a href=\"/case-files/@id\">" })
            Assert.Single(Found(Bad(bad), Address()));
        foreach (var good in new[] { "<link href=\"~/css/site.css\">", "<a href=\"#main\">", "<use href=\"/icons.svg#search\"/>", "<img src=\"~/brand/logo.svg\">", "<a href=\"@link.Href\">" })
            Assert.Empty(Found(Bad(good), Address()));
    }

    [Fact]
    public void No_word_stands_in_an_attribute()
    {
        Looked.At(15, Sources.Views, view => Found(view, SpokenAttribute()));
        Assert.Single(Found(Bad("<input placeholder=\"Naam\">"), SpokenAttribute()));
        Assert.Single(Found(Bad("<nav aria-label=\"Main menu\">"), SpokenAttribute()));
        Assert.Empty(Found(Bad("<nav aria-label=\"@T[\"Shared.MainMenu\"]\"><img alt=\"\">"), SpokenAttribute()));
    }

    /// <summary>What a compiled page writes as it stands, without tags, is what a person would read in every language.</summary>
    [Fact]
    public void No_word_stands_between_tags()
    {
        var pages = House.Web.GetTypes().Where(type => typeof(RazorPageBase).IsAssignableFrom(type) && !type.IsAbstract).ToList();
        var words = pages.SelectMany(page => WordsOf(page).Select(word => (Page: page.Name, Word: word))).ToList();
        Looked.At(15, pages, page => words.Where(found => found.Page == page.Name && !WordsOfTheirOwn.ContainsKey(found.Word)).Select(found => $"{found.Page}: {found.Word}"));
        Looked.Uses(WordsOfTheirOwn.Keys, words.Select(found => found.Word));
        Assert.Equal(["Hallo", "wereld"], Words("<p class=\"x > y\">Hallo</p>&nbsp;<b>3 – </b> wereld <!-- not this -->"));
    }

    private static IEnumerable<string> Found(SourceFile view, Regex what) =>
        what.Matches(WithoutComments(view.Text)).Select(match => $"{view.Path}: {match.Value.Trim()}");

    private static string WithoutComments(string view) => RazorComment().Replace(view, "");

    private static SourceFile Bad(string text) => new("Bad.cshtml", text);

    private static IEnumerable<string> WordsOf(Type page) =>
        TypesIn(page).SelectMany(type => type.GetMethods(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .SelectMany(method => Words(Written(method)));

    private static IEnumerable<Type> TypesIn(Type type) => type.GetNestedTypes(BindingFlags.Public | BindingFlags.NonPublic).SelectMany(TypesIn).Prepend(type);

    // Everything that the method writes as it stands, one after the other. Attributes of tag helpers are no part of it.
    private static string Written(MethodBase method)
    {
        var written = new StringBuilder();
        string? loaded = null;
        var inAttribute = false;
        foreach (var one in Instructions.Of(method))
        {
            inAttribute = one.Calls?.Name switch
            {
                nameof(RazorPageBase.BeginWriteTagHelperAttribute) => true,
                nameof(RazorPageBase.EndWriteTagHelperAttribute) => false,
                _ => inAttribute,
            };
            if (one.Calls?.Name == nameof(RazorPageBase.WriteLiteral) && loaded is not null && !inAttribute)
                written.Append(loaded);
            loaded = one.Text;
        }
        return written.ToString();
    }

    private static IEnumerable<string> Words(string html) =>
        Word().Matches(Entity().Replace(Tag().Replace(html, " "), " ")).Select(match => match.Value);

    [GeneratedRegex(@"\sstyle\s*=|\son[a-z]+\s*=\s*[""']|<script(?![^>]*\ssrc=)|<style|javascript:", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Inline();

    [GeneratedRegex(@"\s(href|action|formaction|src|hx-(get|post|put|delete|patch))\s*=\s*[""']/(?!icons\.svg)[^""']*", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Address();

    [GeneratedRegex(@"\s(title|alt|placeholder|aria-label|aria-description|data-busy)\s*=\s*""(?=[^""@]*\p{L})[^""@]*""", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex SpokenAttribute();

    [GeneratedRegex(@"@\*.*?\*@", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex RazorComment();

    [GeneratedRegex(@"<!--.*?-->|<(?:[^>""']|""[^""]*""|'[^']*')*>", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Tag();

    [GeneratedRegex(@"&\w+;", RegexOptions.CultureInvariant)]
    private static partial Regex Entity();

    [GeneratedRegex(@"\p{L}+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
