using System.Globalization;
using System.Security.Cryptography;
using CsvHelper;
using ReceptionCentre.Domain.ReferenceData;

namespace ReceptionCentre.Infrastructure.ReferenceData;

/// <summary>
/// The files with code lists: "lists.csv" names the lists, each list has a file of its own name. Other files in the folder
/// have another shape and are no lists. The format stands in the README beside them.
/// </summary>
public sealed class ReferenceDataFiles(string folder)
{
    public static readonly ReferenceDataFiles Shipped = new(Path.Combine(AppContext.BaseDirectory, "ReferenceData", "Data"));

    public string Folder { get; } = folder;

    /// <summary>The lists in the order of the index.</summary>
    /// <exception cref="InvalidDataException">The index is not there or not right; says where.</exception>
    public IReadOnlyList<ListFile> Lists() => Read("lists.csv", row => new ListFile(
        row.Text("key"),
        row.GetString("maintainable") switch { "yes" => true, "no" => false, _ => throw new FormatException("maintainable is yes or no") },
        row.Maybe("source"), row.Maybe("licence"), row.Text("dutch"), row.Text("english")));

    /// <summary>SHA-256 of the file of a list, lower-case hex.</summary>
    public string Checksum(string list) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(PathOf(list + ".csv"))));

    /// <summary>The codes of a list in the order of the file.</summary>
    /// <exception cref="InvalidDataException">A row is not right; says which.</exception>
    public IReadOnlyList<CodeRow> Codes(string list)
    {
        var rows = Read(list + ".csv", row => new CodeRow(
            row.Text("code"),
            new(row.Text("dutch"), row.Text("english"), row.Maybe("own"), row.Maybe("successor"), row.Maybe("act"), row.Maybe("article")),
            Day(row, "from"), Day(row, "until")));
        if (rows.GroupBy(row => row.Value, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw new InvalidDataException($"{list}.csv: the code {twice.Key} stands there twice.");
        return rows;
    }

    private List<T> Read<T>(string file, Func<CsvReader, T> one) => CsvFile.Read(PathOf(file), one);

    private string PathOf(string file) => Path.Combine(Folder, file);

    private static DateOnly? Day(CsvReader row, string column) =>
        row.Maybe(column) is { } text ? DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;
}

/// <param name="Maintainable">The centre's administrator keeps it; otherwise its publisher.</param>
public sealed record ListFile(string Key, bool Maintainable, string? Source, string? Licence, string Dutch, string English);

public sealed record CodeRow(string Value, CodeWords Words, DateOnly? From, DateOnly? Until);
