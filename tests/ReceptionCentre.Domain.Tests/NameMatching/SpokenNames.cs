using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.NameMatching;

namespace ReceptionCentre.Domain.Tests.NameMatching;

/// <summary>Short ways to write down who is compared; scripts without a table of ours are tested with ICU, in the tests of the application.</summary>
internal static class SpokenNames
{
    public static SpokenWord Word(string word) => SpokenWord.Read(word, Unread.Romaniser);

    /// <summary>"given/prefix/family"; parts at the end may be left out.</summary>
    public static SpokenName Name(string text)
    {
        var parts = text.Split('/');
        return SpokenName.Read(parts[0], parts.Length == 3 ? parts[1] : null, parts.Length > 1 ? parts[^1] : null, Unread.Romaniser);
    }

    public static ComparedPerson Person(string name, string born = "", char? gender = null, string? nationality = null, string? number = null) => new(
        [Name(name)], born.Length == 0 ? PartialDate.Unknown : PartialDate.FromNumber(int.Parse(born.Replace("-", "", StringComparison.Ordinal), System.Globalization.CultureInfo.InvariantCulture)), gender,
        nationality is null ? [] : [nationality], ComparedPerson.DocumentNumber(number) is { } tidy ? [tidy] : []);

    public sealed class Unread : IRomaniser
    {
        public static readonly Unread Romaniser = new();
        public string Version => "none";
        public string Romanise(string text) => "";
        public string Simplify(string text) => text;
    }
}
