using System.Text.RegularExpressions;
using ReceptionCentre.Architecture.Tests.Looking;

namespace ReceptionCentre.Architecture.Tests;

/// <summary>A rule has a name, a sentence in both languages, and a test.</summary>
public sealed class RuleTests
{
    [Fact]
    public void A_rule_is_named_after_its_feature_and_itself()
    {
        Looked.At(25, House.Rules, rule => Misnamed(rule.Field, rule.Rule));
        Assert.NotEmpty(Misnamed(House.Rules[0].Field, House.Rules[1].Rule));
        Assert.Equal(House.Rules.Count, House.Rules.Select(rule => rule.Rule.Name).Distinct().Count());
    }

    [Fact]
    public void A_rule_has_a_sentence_in_both_languages()
    {
        Looked.At(25, House.Rules, rule => Wordless(rule.Rule.Name));
        Assert.Equal(2, Wordless("Plans.NoSuchRule").Count());
    }

    [Fact]
    public void A_rule_is_tested()
    {
        var tests = Sources.CSharp.Where(file => file.IsUnder("tests") && !file.IsUnder("tests/ReceptionCentre.Architecture.Tests")).Select(file => file.Text).ToList();
        Looked.At(25, House.Rules, rule => IsNamed(rule.Field.Name, tests) ? [] : [$"{rule.Rule.Name} stands in no test"]);
        Assert.True(IsNamed("ADutyNamesItsAct", tests));
        Assert.False(IsNamed("NoSuchRuleAtAll", tests));
    }

    private static IEnumerable<string> Misnamed(System.Reflection.FieldInfo declared, Domain.Rules.Rule rule) =>
        rule.Name == NameOf(declared) ? [] : [$"{declared.DeclaringType!.Name}.{declared.Name} is called {rule.Name}"];

    private static string NameOf(System.Reflection.FieldInfo rule) =>
        $"{rule.DeclaringType!.Namespace![(rule.DeclaringType.Namespace!.LastIndexOf('.') + 1)..]}.{rule.Name}";

    private static IEnumerable<string> Wordless(string name) =>
        Texts.Languages.Where(language => Texts.Find(name, language) is null).Select(language => $"{name} has no sentence in {language}");

    private static bool IsNamed(string rule, List<string> tests)
    {
        var word = new Regex($@"\b{rule}\b", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
        return tests.Exists(text => text.Contains(rule, StringComparison.Ordinal) && word.IsMatch(text));
    }
}
