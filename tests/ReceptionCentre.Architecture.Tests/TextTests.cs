using System.Reflection;
using System.Text.RegularExpressions;
using ReceptionCentre.Application;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Architecture.Tests.Looking;
using ReceptionCentre.Web.Shared.Texts;

namespace ReceptionCentre.Architecture.Tests;

/// <summary>Every word of the screens is there, in Dutch and in English, and says the same.</summary>
public sealed partial class TextTests
{
    /// <summary>Values of enumerations that are never shown in words, with the reason.</summary>
    private static readonly Dictionary<string, string> NeverShown = new(StringComparer.Ordinal)
    {
        ["Newcomers.Why.None"] = "Nobody is a hit for no reason.",
    };

    /// <summary>Commands that leave no event, with the reason.</summary>
    private static readonly Dictionary<string, string> LeaveNoEvent = new(StringComparer.Ordinal)
    {
        ["Newcomers.CheckPerson"] = "Says what is wrong with a page and changes nothing.",
        ["Newcomers.CheckStay"] = "The same.",
        ["Newcomers.CheckResidence"] = "The same.",
        ["Newcomers.KeepRegistration"] = "Keeps what was typed; nothing of it is a fact yet.",
        ["PopulationRegister.KeepAnswer"] = "Keeps what the register told; that it was asked is an event of its own.",
        ["PopulationRegister.LinkToFile"] = "The same, beside a file; what is taken over is an event.",
        ["PopulationRegister.UseInRegistration"] = "Fills the answers of a registration; nothing of it is a fact yet.",
    };

    private static readonly HashSet<string> Enumerations = [.. House.Floors.SelectMany(floor => floor.GetTypes()).Where(type => type.IsEnum).Select(type => type.Name)];

    private const string AuditAction = "Auditing.Action.";

    private static readonly HashSet<string> Features = [.. Texts.Books.Select(book => book.Feature), .. House.Domain.GetTypes().Select(FeatureOf), .. House.Application.GetTypes().Select(FeatureOf)];

    [Fact]
    public void Both_languages_have_the_same_keys()
    {
        Looked.At(5, [.. Texts.Books.Select(book => book.Feature).Distinct()], feature => Different(Book(feature, "nl"), Book(feature, "en")));
        Assert.Equal(2, Different(Bad(("A", "a"), ("B", "b")), Bad(("A", "a"), ("C", "c"))).Count());
    }

    [Fact]
    public void No_text_is_empty_or_written_twice()
    {
        Looked.At(10, Texts.Books, book => [.. EmptyIn(book), .. book.Twice.Select(key => $"{book.Path}: {key} stands there twice")]);
        Assert.True(Texts.Books.Sum(book => book.Words.Count) > 300);
        Assert.Single(EmptyIn(Bad(("A", " "), ("B", "b"))));
    }

    [Fact]
    public void Both_languages_take_the_same_values()
    {
        Looked.At(5, [.. Texts.Books.Where(book => book.Language == "nl")], dutch => OtherValues(dutch, Book(dutch.Feature, "en")));
        Assert.Equal(["Bad.A"], OtherValues(Bad(("A", "{0} van {1}"), ("B", "{MaxLength} {0}")), Bad(("A", "{0} of {2}"), ("B", "{0} {MaxLength}"))).Select(text => text.Split(' ')[0]));
    }

    /// <summary>Keys are read from the compiled code: views, controllers, tag helpers, validators, rules, menus.</summary>
    [Fact]
    public void Every_key_that_the_code_uses_is_there()
    {
        var used = House.Floors.SelectMany(floor => Instructions.MethodsOf(floor).SelectMany(method => Instructions.Of(method).Where(one => one.Text is not null).Select(one => one.Text!)))
            .Where(LooksLikeAKey).Distinct().ToList();
        Looked.At(200, used, Missing);
        Assert.Contains("Shared.SkipToContent", used);
        Assert.NotEmpty(Missing("Newcomers.NoSuchWords"));
        Assert.NotEmpty(Missing("Newcomers.NoSuchGroup."));
        Assert.NotEmpty(Missing("Home.Error"));
        Assert.Empty(Missing("Home.Error."));
        Assert.Empty(Missing("Stays.DutyState"));
        Assert.Empty(Missing("Shared.ErrorsInTitle"));
        Assert.True(LooksLikeAKey("Plans.GoalMissing"));
        Assert.False(LooksLikeAKey("Plans.csv"));
        Assert.False(LooksLikeAKey("SomethingElse.Name"));
    }

    /// <summary>What was done and looked at is told in words; what can no longer be done has no words left.</summary>
    [Fact]
    public void Every_event_of_the_audit_log_has_words()
    {
        var events = ApplicationServices.Requests.Where(IsRecorded).Select(RequestName.Of).ToList();
        Looked.At(20, events, name => LeaveNoEvent.ContainsKey(name) ? [] : Missing(AuditAction + name));
        Looked.Uses(LeaveNoEvent.Keys, events.Where(name => Missing(AuditAction + name).Any()));
        var names = ApplicationServices.Requests.Select(RequestName.Of).ToHashSet();
        var written = House.Floors.SelectMany(floor => Instructions.MethodsOf(floor).SelectMany(Instructions.Of)).Select(one => one.Text).ToHashSet();
        Looked.At(20, Texts.Keys("nl").Where(key => key.StartsWith(AuditAction, StringComparison.Ordinal)).Select(key => key[AuditAction.Length..]).ToList(), name =>
            IsAnEvent(name, names, written) ? [] : [$"{AuditAction}{name} names nothing that happens"]);
        Assert.False(IsAnEvent("Plans.EatPlan", names, written));
    }

    /// <summary>A change in the history names what was changed.</summary>
    [Fact]
    public void Every_thing_in_the_audit_log_has_words()
    {
        var kept = House.Domain.GetTypes().Where(type => type is { IsClass: true, IsAbstract: false }
            && (typeof(Domain.Rules.Aggregate).IsAssignableFrom(type) || typeof(Domain.Facts.DatedFact).IsAssignableFrom(type))
            && type != typeof(Domain.Journeys.Journey)).Select(type => type.Name).ToList();
        Looked.At(18, kept, name => Missing($"Auditing.Thing.{name}"));
        Assert.NotEmpty(Missing("Auditing.Thing.NoSuchThing"));
    }

    [Fact]
    public void Every_value_that_is_shown_in_words_has_them()
    {
        var shown = Instructions.MethodsOf(House.Web).SelectMany(EnumerationsShown).Distinct().ToList();
        var missing = shown.SelectMany(one => Enum.GetNames(one.Type).Select(value => $"{one.Feature}.{one.Type.Name}.{value}")).Where(key => Missing(key).Any()).ToList();
        Looked.At(3, shown, one => missing.Where(key => key.StartsWith($"{one.Feature}.{one.Type.Name}.", StringComparison.Ordinal) && !NeverShown.ContainsKey(key)));
        Looked.Uses(NeverShown.Keys, missing);
        Assert.Contains(("Stays", typeof(Domain.Stays.DutyState)), shown);
    }

    private static bool IsRecorded(Type request) =>
        typeof(IOpensFile).IsAssignableFrom(request) || request.GetInterfaces().Any(one => one.IsGenericType && one.GetGenericTypeDefinition() == typeof(ICommand<>));

    // A request of which the event bears the name, or a name that the code writes down itself.
    private static bool IsAnEvent(string name, HashSet<string> names, HashSet<string?> written) => names.Contains(name) || written.Contains(name);

    private static string FeatureOf(Type type) => type.Namespace is { } name ? name[(name.LastIndexOf('.') + 1)..] : "";

    private static Texts.Book Book(string feature, string language) => Texts.Books.FirstOrDefault(book => book.Feature == feature && book.Language == language)
        ?? new("", feature, language, new Dictionary<string, string>(), []);

    private static Texts.Book Bad(params (string Key, string Text)[] words) => new("Bad.resx", "Bad", "nl", words.ToDictionary(word => word.Key, word => word.Text), []);

    private static IEnumerable<string> Different(Texts.Book one, Texts.Book other) =>
        one.Words.Keys.Except(other.Words.Keys).Select(key => $"{one.Feature}.{key} is only in {one.Language}")
            .Concat(other.Words.Keys.Except(one.Words.Keys).Select(key => $"{one.Feature}.{key} is only in {other.Language}"));

    private static IEnumerable<string> EmptyIn(Texts.Book book) => book.Words.Where(word => string.IsNullOrWhiteSpace(word.Value)).Select(word => $"{book.Path}: {word.Key} is empty");

    private static IEnumerable<string> OtherValues(Texts.Book one, Texts.Book other) =>
        one.Words.Where(word => other.Words.TryGetValue(word.Key, out var text) && !Values(word.Value).SetEquals(Values(text)))
            .Select(word => $"{one.Feature}.{word.Key} takes other values in {other.Language}");

    private static HashSet<string> Values(string text) => [.. Value().Matches(text).Select(match => match.Value)];

    private static bool LooksLikeAKey(string text) => Key().Match(text) is { Success: true } key && Features.Contains(key.Groups["feature"].Value);

    private static IEnumerable<string> Missing(string key) =>
        Texts.Languages.Where(language => !IsThere(key, language)).Select(language => $"{key} is missing in {language}");

    // A key itself; the name of a group, from which a key is put together; or the name of an event in the audit log.
    private static bool IsThere(string key, string language) =>
        Texts.Find(key, language) is not null
        || (IsGroup(key) && Texts.Keys(language).Any(other => other.StartsWith($"{key.TrimEnd('.')}.", StringComparison.Ordinal)))
        || (Texts.Find($"{key}.One", language) is not null && Texts.Find($"{key}.Many", language) is not null)
        || Texts.Find($"{AuditAction}{key}", language) is not null;

    // "Home.Error." goes on; "Stays.DutyState" is an enumeration, of which each value has words.
    private static bool IsGroup(string key) => key.EndsWith('.') || Enumerations.Contains(key[(key.LastIndexOf('.') + 1)..]);

    // Text.Of<TEnum>(feature, value): the feature is the last text loaded before the call.
    private static IEnumerable<(string Feature, Type Type)> EnumerationsShown(MethodBase method)
    {
        string? last = null;
        foreach (var one in Instructions.Of(method))
        {
            last = one.Text is not null && Features.Contains(one.Text) ? one.Text : last;
            if (one.Calls is MethodInfo { Name: nameof(Text.Of), IsGenericMethod: true } of && of.DeclaringType == typeof(Text) && last is not null && of.GetGenericArguments()[0].IsEnum)
                yield return (last, of.GetGenericArguments()[0]);
        }
    }

    [GeneratedRegex(@"\{\w+\}", RegexOptions.CultureInvariant)]
    private static partial Regex Value();

    [GeneratedRegex(@"^(?<feature>[A-Z][A-Za-z]+)\.[A-Z][A-Za-z0-9]*(\.[A-Z][A-Za-z0-9]*)*\.?$", RegexOptions.CultureInvariant)]
    private static partial Regex Key();
}
