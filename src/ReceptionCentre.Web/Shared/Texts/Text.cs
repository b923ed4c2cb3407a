using System.Globalization;
using System.Reflection;
using System.Resources;
using Microsoft.AspNetCore.Html;
using ReceptionCentre.Application.ReferenceData;

namespace ReceptionCentre.Web.Shared.Texts;

/// <summary>
/// All words of the screens. A key is the feature and a name, "Newcomers.CalledName"; its texts stand in the feature's
/// folder, Dutch in Newcomers.resx and English in Newcomers.en.resx. A test finds keys that one of them lacks.
/// </summary>
public sealed class Text
{
    private static readonly Dictionary<string, ResourceManager> Features = typeof(Text).Assembly.GetManifestResourceNames()
        .Where(name => name.EndsWith(".resources", StringComparison.Ordinal))
        .Select(name => name[..^".resources".Length])
        .ToDictionary(name => name[(name.LastIndexOf('.') + 1)..], name => new ResourceManager(name, typeof(Text).Assembly), StringComparer.Ordinal);

    private static readonly CultureInfo Dutch = CultureInfo.GetCultureInfo("nl-NL");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>"nl" or "en".</summary>
    public static string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? "en" : "nl";

    /// <summary>The text of a key, or the key itself where it is missing.</summary>
    public string this[string key] => Find(key) ?? key;

    /// <summary>The text with values for {0}, {1} …, written in the language of the screen.</summary>
    public string this[string key, params object?[] values] => string.Format(CultureInfo.CurrentCulture, this[key], values);

    /// <summary>The text with named placeholders such as {MaxLength}.</summary>
    public string Named(string key, IReadOnlyDictionary<string, object>? values)
    {
        var text = this[key];
        foreach (var (name, value) in values ?? new Dictionary<string, object>())
            text = text.Replace("{" + name + "}", Convert.ToString(value, CultureInfo.CurrentCulture), StringComparison.Ordinal);
        return text;
    }

    /// <summary>The words of an enumeration's value: "Documents.DocumentState.Ready".</summary>
    public string Of<TEnum>(string feature, TEnum value) where TEnum : struct, Enum => this[$"{feature}.{typeof(TEnum).Name}.{value}"];

    /// <summary>One or many: the keys "….One" and "….Many" with the count as {0}.</summary>
    public string Count(string key, int count) => this[count == 1 ? $"{key}.One" : $"{key}.Many", count];

    public string Code(CodeView? code, string unknown = "Shared.Unknown") => code?.In(Language) ?? this[unknown];

    public static string? Find(string key)
    {
        var dot = key.IndexOf('.', StringComparison.Ordinal);
        return dot > 0 && Features.TryGetValue(key[..dot], out var texts) ? texts.GetString(key[(dot + 1)..], CultureInfo.CurrentUICulture) : null;
    }

    /// <summary>What is written down for colleagues stands in Dutch, whatever the language of the screen.</summary>
    public static string InDutch(string key, params object?[] values) => In(Dutch, key, values);

    /// <summary>Beside the Dutch, for somebody who does not read that.</summary>
    public static string InEnglish(string key, params object?[] values) => In(English, key, values);

    private static string In(CultureInfo culture, string key, object?[] values)
    {
        var dot = key.IndexOf('.', StringComparison.Ordinal);
        return string.Format(culture, Features[key[..dot]].GetString(key[(dot + 1)..], culture) ?? key, values);
    }

    /// <summary>Every feature's texts, for the test that compares the languages.</summary>
    public static IReadOnlyDictionary<string, ResourceManager> All => Features;
}
