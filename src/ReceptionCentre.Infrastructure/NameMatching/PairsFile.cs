using System.Globalization;
using CsvHelper;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.NameMatching;

namespace ReceptionCentre.Infrastructure.NameMatching;

/// <summary>One record of a pair, as it stands in a file of pairs.</summary>
/// <param name="Birth">yyyy-mm-dd with 00 for what is not known; empty or unreadable = unknown.</param>
/// <param name="Gender">M, V or O.</param>
/// <param name="Nationality">ISO 3166-1 alpha-2.</param>
public sealed record PairRecord(string Given, string Prefix, string Family, string Birth, string Gender, string Nationality, string Number)
{
    public ComparedPerson Compared(IRomaniser romaniser) => new(
        [SpokenName.Read(Given, Prefix, Family, romaniser)], BirthOf(Birth), Gender.Trim().ToUpperInvariant() is [var gender] ? gender : null,
        Nationality.Trim().ToUpperInvariant() is { Length: > 0 } nationality ? [nationality] : [], ComparedPerson.DocumentNumber(Number) is { } number ? [number] : []);

    public PartialDate Born => BirthOf(Birth);

    private static PartialDate BirthOf(string text)
    {
        text = text.Trim();
        if (text is not [_, _, _, _, '-', _, _, '-', _, _])
            return PartialDate.Unknown;
        return int.TryParse(text.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year) && int.TryParse(text.AsSpan(5, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var month)
            && int.TryParse(text.AsSpan(8, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var day)
            && PartialDate.TryOf(year, month == 0 ? null : month, month == 0 || day == 0 ? null : day, out var date) ? date : PartialDate.Unknown;
    }
}

/// <summary>
/// Reads pairs of records, says of each how likely they are one person, and writes that. Columns by name, others are
/// ignored; read and written a line at a time.
/// </summary>
public sealed class PairsFile(IRomaniser romaniser)
{
    /// <returns>How many pairs there were.</returns>
    /// <exception cref="InvalidDataException">A column is missing, or the file is not CSV; the message names the line.</exception>
    public int Match(string from, TextWriter into, CancellationToken cancellationToken)
    {
        using var csv = CsvReader.FromFile(from, new CsvReaderOptions { Separator = ',', TrackLineNumbers = true });
        into.Write("pair_id,score,outcome,reasons\n");
        var count = 0;
        try
        {
            while (csv.Read())
            {
                cancellationToken.ThrowIfCancellationRequested();
                var (first, second) = (Read(csv, "a_"), Read(csv, "b_"));
                var result = PersonMatch.Compare(first.Compared(romaniser), second.Compared(romaniser));
                into.Write(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{Quoted(csv.GetString("pair_id"))},{result.Score:0.0000},{(result.Outcome switch { MatchOutcome.Same => "same", MatchOutcome.Ask => "ask", _ => "different" })},{string.Join("; ", result.Reasons.Select(Words))}\n"));
                count++;
            }
        }
        catch (Exception wrong) when (wrong is FormatException or CsvFormatException or ArgumentException or KeyNotFoundException)
        {
            throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileName(from)}, line {csv.LineNumber}: {wrong.Message}"), wrong);
        }
        return count;
    }

    private static PairRecord Read(CsvReader csv, string side)
    {
        string Of(string column) => csv.GetString(side + column) ?? "";
        return new(Of("given"), Of("prefix"), Of("family"), Of("birth"), Of("gender"), Of("nationality"), Of("docno"));
    }

    /// <summary>"SameBirthDate" as "same birth date".</summary>
    private static string Words(MatchReason reason) =>
        string.Concat(reason.ToString().Select((letter, at) => char.IsUpper(letter) ? (at == 0 ? "" : " ") + char.ToLowerInvariant(letter) : letter.ToString()));

    private static string Quoted(string? text) => (text ?? "") is var one && one.AsSpan().IndexOfAny(",\"\r\n") < 0 ? one : $"\"{one.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
