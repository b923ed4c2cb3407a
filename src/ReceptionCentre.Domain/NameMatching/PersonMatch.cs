using System.Globalization;
using ReceptionCentre.Domain.Facts;

namespace ReceptionCentre.Domain.NameMatching;

/// <summary>What is compared of somebody. Every part may be missing.</summary>
/// <param name="Names">All readings of the name: as in papers, in its own script, an earlier one.</param>
/// <param name="Gender">M, V or O; null = not recorded. O says nothing.</param>
/// <param name="Nationalities">ISO 3166-1 alpha-2 or BRP codes, as long as both sides use the same.</param>
/// <param name="Numbers">Numbers of documents, tidied by <see cref="DocumentNumber"/>.</param>
/// <param name="Bsn">Citizen service number; somebody has one, for life.</param>
/// <param name="VNumber">Number of the immigration service.</param>
public sealed record ComparedPerson(
    IReadOnlyList<SpokenName> Names, PartialDate Born, char? Gender, IReadOnlyList<string> Nationalities, IReadOnlyList<string> Numbers, string? Bsn = null, string? VNumber = null)
{
    /// <summary>A number without spaces and marks, capitals; O and 0, I and 1 are one, because readers and typists confuse them.</summary>
    public static string? DocumentNumber(string? typed)
    {
        var tidy = string.Concat((typed ?? "").Where(char.IsLetterOrDigit)).ToUpperInvariant();
        return tidy.Length == 0 ? null : tidy.Replace('O', '0').Replace('I', '1');
    }
}

public enum MatchOutcome
{
    Different,

    /// <summary>A person must look and say.</summary>
    Ask,
    Same,
}

/// <summary>A named thing that speaks for or against two records being one person; shown in words.</summary>
public enum MatchReason
{
    SameName,
    NameSoundsAlike,
    NameInOtherScript,
    ShortForm,
    PartsSwapped,
    PartOfName,
    OtherGivenName,
    OtherFamilyName,
    OtherName,
    CommonName,
    SameBirthDate,
    BirthDateFits,
    BirthDayNotKnown,
    BirthDaySwapped,
    BirthDateOneDigit,
    OtherBirthDate,
    BirthDateGeneration,
    BirthDateMissing,
    SameBsn,
    SameVNumber,

    /// <summary>The same number of a document.</summary>
    SameNumber,
    NumberOneCharacter,
    OtherNumber,
    OtherBsn,
    OtherVNumber,
    OtherGender,
    OtherNationality,
}

/// <param name="Score">How likely it is that they are one person, 0 to 1, as fitted on the made pairs.</param>
/// <param name="Reasons">What weighs most first.</param>
public sealed record MatchResult(double Score, MatchOutcome Outcome, IReadOnlyList<MatchReason> Reasons);

/// <summary>
/// Whether two records are one person: features with a name, each with a weight, added up to log-odds (after I. P. Fellegi
/// and A. B. Sunter, "A theory for record linkage", 1969; the weights are fitted together by logistic regression, so that
/// features that go together are not counted twice). Weights and limits are data, see <c>match-weights.csv</c> and
/// docs/name-matching.md.
/// </summary>
public static class PersonMatch
{
    public static MatchResult Compare(ComparedPerson first, ComparedPerson second) => Compare(first, second, MatchWeights.Current);

    public static MatchResult Compare(ComparedPerson first, ComparedPerson second, MatchWeights weights)
    {
        var evidence = MatchEvidence.Of(first, second);
        // Without a name there is nothing to weigh but numbers.
        var score = evidence.CanBeWeighed ? weights.Score(evidence.Features) : 0;
        var outcome = weights.OutcomeOf(score);
        // Numbers that somebody is given once: the same is always looked at, whatever the name; another is never the same without a look.
        if (NumberAgreements.IsSame(first.Bsn, second.Bsn) || NumberAgreements.IsSame(first.VNumber, second.VNumber))
            (score, outcome) = (Math.Max(score, weights.AskFrom), outcome == MatchOutcome.Different ? MatchOutcome.Ask : outcome);
        else if (outcome == MatchOutcome.Same && (NumberAgreements.IsOther(first.Bsn, second.Bsn) || NumberAgreements.IsOther(first.VNumber, second.VNumber)))
            (score, outcome) = (Math.Min(score, weights.SameFrom), MatchOutcome.Ask);
        return new(score, outcome, evidence.Reasons());
    }
}

/// <summary>What is known about a pair, as numbers with a name.</summary>
public sealed class MatchEvidence
{
    private const double Agrees = 0.8;

    private readonly NameAgreement _name;
    private readonly BirthAgreement _birth;
    private readonly NumberAgreement _number;
    private readonly bool _otherGender, _otherNationality;
    private readonly IReadOnlyList<MatchReason> _given;

    private MatchEvidence(NameAgreement name, BirthAgreement birth, NumberAgreement number, IReadOnlyList<MatchReason> given, bool? sameGender, bool? sameNationality, bool woman)
    {
        (_name, _birth, _number, _given, _otherGender, _otherNationality) = (name, birth, number, given, sameGender == false, sameNationality == false);
        Features = Make(name, birth, number, sameGender, sameNationality, woman);
    }

    /// <summary>Names of the features, in the order of <see cref="Features"/>.</summary>
    public static IReadOnlyList<string> FeatureNames { get; } =
    [
        "given-over-60", "given-over-80", "given-over-92", "given-conflict", "given-missing", "family-over-60", "family-over-80", "family-over-92", "family-conflict", "family-missing",
        "whole-over-70", "whole-over-90", "most-over-70", "swapped", "short-form", "other-script", "other-ending", "common", "same-letters",
        "both-conflict", "one-part-only", "birth-same", "birth-same-default", "birth-fits", "birth-default-day", "birth-swapped", "birth-one-digit", "birth-one-digit-of-year", "birth-same-year", "birth-near-year", "birth-different",
        "birth-generation", "number-same", "number-one-character", "number-other", "gender-other", "gender-same", "nationality-other", "nationality-same", "number-same-and-name-conflict",
        "birth-default-and-common", "birth-wrong-and-given-conflict", "birth-wrong-and-common", "other-ending-and-other-gender", "number-one-character-and-birth-same", "given-conflict-and-birth-same",
        "birth-wrong-and-name-whole", "number-other-and-birth-wrong", "number-other-and-default", "family-conflict-and-woman", "family-conflict-and-birth-same", "abbreviated", "birth-missing-and-common", "begins-alike-and-given-conflict", "little", "little-and-birth-same", "same-letters-and-number-other", "woman-and-family-conflict-and-given", "default-and-same-letters",
        "clipped-and-given-conflict",
    ];

    public double[] Features { get; }

    /// <summary>Both have a name, or a number that is the same.</summary>
    public bool CanBeWeighed { get; private init; }

    public static MatchEvidence Of(ComparedPerson first, ComparedPerson second)
    {
        var best = default(NameAgreement);
        var most = double.MinValue;
        // Both known in both scripts: what is written the same way says most, and the other way round nothing more.
        var inBoth = first.Names.Count > 1 && second.Names.Count > 1 && SystemsOf(first) == SystemsOf(second);
        foreach (var mine in first.Names)
        {
            foreach (var other in second.Names)
            {
                if (inBoth && mine.System != other.System)
                    continue;
                var agreement = NameAgreement.Of(mine, other);
                if (agreement.Given + agreement.Family + agreement.Whole + agreement.Most is var sum && sum > most)
                    (best, most) = (agreement, sum);
            }
        }
        bool? gender = first.Gender is 'M' or 'V' && second.Gender is 'M' or 'V' ? first.Gender == second.Gender : null;
        bool? nationality = first.Nationalities.Count > 0 && second.Nationalities.Count > 0 ? first.Nationalities.Intersect(second.Nationalities, StringComparer.Ordinal).Any() : null;
        var number = NumberAgreements.Of(first, second);
        return new(best, BirthAgreements.Of(first.Born, second.Born), number, Given(first, second), gender, nationality, first.Gender == 'V' || second.Gender == 'V')
        {
            CanBeWeighed = (first.Names.Any(name => name.Count > 0) && second.Names.Any(name => name.Count > 0)) || number == NumberAgreement.Same,
        };
    }

    public IReadOnlyList<MatchReason> Reasons()
    {
        var reasons = new List<MatchReason>();
        void Add(bool holds, MatchReason reason)
        {
            if (holds)
                reasons.Add(reason);
        }

        reasons.AddRange(_given);
        Add(_number == NumberAgreement.Same && _given.Count == 0, MatchReason.SameNumber);
        Add(_number == NumberAgreement.OneCharacter, MatchReason.NumberOneCharacter);
        var (given, family) = (_name.GivenMissing || _name.Given >= Agrees, _name.FamilyMissing || _name.Family >= Agrees);
        Add(given && family && _name.SameLetters && !_name.Swapped && _name.Most > 0.99, MatchReason.SameName);
        Add(given && family && !_name.OtherScript && !_name.ShortForm && !_name.SameLetters, MatchReason.NameSoundsAlike);
        Add(given && family && _name.OtherScript, MatchReason.NameInOtherScript);
        Add(given && _name.ShortForm, MatchReason.ShortForm);
        Add(_name.Swapped, MatchReason.PartsSwapped);
        Add(given && family && _name.Most < 0.8, MatchReason.PartOfName);
        Add(!given && family, MatchReason.OtherGivenName);
        Add(given && !family, MatchReason.OtherFamilyName);
        Add(!given && !family, MatchReason.OtherName);
        Add(given && family && _name.Common > 0.6, MatchReason.CommonName);
        reasons.Add(_birth switch
        {
            BirthAgreement.Missing => MatchReason.BirthDateMissing,
            BirthAgreement.Same => MatchReason.SameBirthDate,
            BirthAgreement.SameDefault or BirthAgreement.DefaultDay => MatchReason.BirthDayNotKnown,
            BirthAgreement.Fits => MatchReason.BirthDateFits,
            BirthAgreement.Swapped => MatchReason.BirthDaySwapped,
            BirthAgreement.OneDigit or BirthAgreement.OneDigitOfYear => MatchReason.BirthDateOneDigit,
            BirthAgreement.Generation => MatchReason.BirthDateGeneration,
            _ => MatchReason.OtherBirthDate,
        });
        Add(_otherGender, MatchReason.OtherGender);
        Add(_number == NumberAgreement.Other && _given.Count == 0, MatchReason.OtherNumber);
        Add(_otherNationality, MatchReason.OtherNationality);
        return reasons;
    }

    // One bit for each.
    private static int SystemsOf(ComparedPerson person)
    {
        var systems = 0;
        foreach (var name in person.Names)
            systems |= 1 << (int)name.System;
        return systems;
    }

    private static List<MatchReason> Given(ComparedPerson first, ComparedPerson second)
    {
        var reasons = new List<MatchReason>();
        if (NumberAgreements.IsSame(first.Bsn, second.Bsn))
            reasons.Add(MatchReason.SameBsn);
        else if (NumberAgreements.IsOther(first.Bsn, second.Bsn))
            reasons.Add(MatchReason.OtherBsn);
        if (NumberAgreements.IsSame(first.VNumber, second.VNumber))
            reasons.Add(MatchReason.SameVNumber);
        else if (NumberAgreements.IsOther(first.VNumber, second.VNumber))
            reasons.Add(MatchReason.OtherVNumber);
        return reasons;
    }

    private static double[] Make(NameAgreement name, BirthAgreement birth, NumberAgreement number, bool? sameGender, bool? sameNationality, bool woman)
    {
        static double Over(double value, double from) => Math.Max(0, value - from) / (1 - from);
        static double If(bool holds) => holds ? 1 : 0;
        var givenConflict = If(!name.GivenMissing && name.Given < Agrees);
        var familyConflict = If(!name.FamilyMissing && name.Family < Agrees);
        var wrong = If(birth is BirthAgreement.SameYear or BirthAgreement.NearYear or BirthAgreement.Different or BirthAgreement.Generation);
        var unsure = If(birth is BirthAgreement.SameDefault or BirthAgreement.DefaultDay);
        return
        [
            name.GivenMissing ? 0 : Over(name.Given, 0.6), name.GivenMissing ? 0 : Over(name.Given, 0.8), name.GivenMissing ? 0 : Over(name.Given, 0.92), givenConflict, If(name.GivenMissing),
            name.FamilyMissing ? 0 : Over(name.Family, 0.6), name.FamilyMissing ? 0 : Over(name.Family, 0.8), name.FamilyMissing ? 0 : Over(name.Family, 0.92), familyConflict, If(name.FamilyMissing),
            Over(name.Whole, 0.7), Over(name.Whole, 0.9), Over(name.Most, 0.7), If(name.Swapped), If(name.ShortForm), If(name.OtherScript), If(name.OtherEnding), name.Common, If(name.SameLetters),
            givenConflict * familyConflict, If((name.GivenMissing || name.FamilyMissing) && name.Whole > 0.8),
            If(birth == BirthAgreement.Same), If(birth == BirthAgreement.SameDefault), If(birth == BirthAgreement.Fits), If(birth == BirthAgreement.DefaultDay), If(birth == BirthAgreement.Swapped),
            If(birth == BirthAgreement.OneDigit), If(birth == BirthAgreement.OneDigitOfYear), If(birth == BirthAgreement.SameYear), If(birth == BirthAgreement.NearYear), If(birth == BirthAgreement.Different), If(birth == BirthAgreement.Generation),
            If(number == NumberAgreement.Same), If(number == NumberAgreement.OneCharacter), If(number == NumberAgreement.Other), If(sameGender == false), If(sameGender == true),
            If(sameNationality == false), If(sameNationality == true), If(number == NumberAgreement.Same) * Math.Max(givenConflict, familyConflict),
            unsure * name.Common, wrong * givenConflict, wrong * name.Common, If(name.OtherEnding && sameGender == false), If(number == NumberAgreement.OneCharacter && birth == BirthAgreement.Same),
            givenConflict * If(birth == BirthAgreement.Same), wrong * Over(name.Whole, 0.7), wrong * If(number == NumberAgreement.Other), unsure * If(number == NumberAgreement.Other),
            familyConflict * If(woman), familyConflict * If(birth == BirthAgreement.Same), If(name.Abbreviated), If(birth == BirthAgreement.Missing) * name.Common,
            givenConflict * If(name.BeginsAlike), name.Little, name.Little * If(birth == BirthAgreement.Same), If(name.SameLetters && number == NumberAgreement.Other),
            familyConflict * If(woman) * Over(name.Given, 0.8), unsure * If(name.SameLetters),
            givenConflict * If(name.Clipped),
        ];
    }
}

public enum NumberAgreement
{
    /// <summary>At least one has none.</summary>
    Missing,
    Same,

    /// <summary>One character differs, is missing, or two neighbours changed places.</summary>
    OneCharacter,
    Other,
}

public static class NumberAgreements
{
    private static readonly NumberAgreement[] MostTelling = [NumberAgreement.Same, NumberAgreement.OneCharacter, NumberAgreement.Other];

    /// <summary>Numbers of one kind beside each other: that somebody has a BSN here and a passport there says nothing.</summary>
    public static NumberAgreement Of(ComparedPerson first, ComparedPerson second)
    {
        var (bsn, vNumber, documents) = (Of(first.Bsn, second.Bsn), Of(first.VNumber, second.VNumber), Of(first.Numbers, second.Numbers));
        foreach (var agreement in MostTelling)
        {
            if (bsn == agreement || vNumber == agreement || documents == agreement)
                return agreement;
        }
        return NumberAgreement.Missing;
    }

    public static bool IsSame(string? first, string? second) => first is not null && first == second;

    public static bool IsOther(string? first, string? second) => first is not null && second is not null && first != second;

    private static NumberAgreement Of(string? first, string? second) =>
        first is null || second is null ? NumberAgreement.Missing : first == second ? NumberAgreement.Same : Slips.IsOne(first, second) ? NumberAgreement.OneCharacter : NumberAgreement.Other;

    public static NumberAgreement Of(IReadOnlyList<string> first, IReadOnlyList<string> second)
    {
        if (first.Count == 0 || second.Count == 0)
            return NumberAgreement.Missing;
        if (first.Intersect(second, StringComparer.Ordinal).Any())
            return NumberAgreement.Same;
        return first.Any(one => second.Any(other => Slips.IsOne(one, other))) ? NumberAgreement.OneCharacter : NumberAgreement.Other;
    }
}

/// <summary>The weights of the features and the limits of the outcomes.</summary>
public sealed record MatchWeights(int Version, double Bias, IReadOnlyDictionary<string, double> Weights, double AskFrom, double SameFrom)
{
    private static readonly Lazy<MatchWeights> Fitted = new(Load);

    private readonly double[] _inOrder = [.. MatchEvidence.FeatureNames.Select(name => Weights.GetValueOrDefault(name))];

    public static MatchWeights Current => Fitted.Value;

    public double Score(double[] features)
    {
        var sum = Bias;
        for (var at = 0; at < features.Length; at++)
            sum += features[at] * _inOrder[at];
        return 1 / (1 + Math.Exp(-sum));
    }

    public MatchOutcome OutcomeOf(double score) => score >= SameFrom ? MatchOutcome.Same : score >= AskFrom ? MatchOutcome.Ask : MatchOutcome.Different;

    public static MatchWeights Read(TextReader reader)
    {
        var weights = new Dictionary<string, double>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#' && line.Split(',') is [var name, var weight] && name != "feature")
                weights.Add(name, double.Parse(weight, CultureInfo.InvariantCulture));
        }
        double Take(string name) => weights.Remove(name, out var value) ? value : throw new InvalidDataException($"The weights lack '{name}'.");
        var read = new MatchWeights((int)Take("version"), Take("bias"), weights, Take("ask-from"), Take("same-from"));
        return weights.Keys.All(MatchEvidence.FeatureNames.Contains) ? read : throw new InvalidDataException("The weights name a feature that does not exist.");
    }

    private static MatchWeights Load()
    {
        using var stream = typeof(MatchWeights).Assembly.GetManifestResourceStream("match-weights.csv") ?? throw new InvalidOperationException("The weights of the matching are missing.");
        using var reader = new StreamReader(stream);
        return Read(reader);
    }
}
