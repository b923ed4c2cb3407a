using System.Globalization;
using CsvHelper;

namespace ReceptionCentre.Infrastructure.ReferenceData;

/// <summary>Reads our own data files: comma, header row, columns by name; an error names file and line.</summary>
internal static class CsvFile
{
    private static readonly CsvReaderOptions Format = new() { Separator = ',', TrackLineNumbers = true, FormatProvider = CultureInfo.InvariantCulture };

    /// <exception cref="InvalidDataException">The file is not there or a row is not right.</exception>
    public static List<T> Read<T>(string path, Func<CsvReader, T> one)
    {
        if (!File.Exists(path))
            throw new InvalidDataException($"The data file {path} is not there.");
        using var reader = CsvReader.FromFile(path, Format);
        var rows = new List<T>();
        try
        {
            while (reader.Read())
                rows.Add(one(reader));
        }
        catch (Exception wrong) when (wrong is FormatException or CsvFormatException or ArgumentException)
        {
            throw new InvalidDataException($"{Path.GetFileName(path)}, line {reader.LineNumber.ToString(CultureInfo.InvariantCulture)}: {wrong.Message}", wrong);
        }
        return rows;
    }

    /// <exception cref="FormatException">The field is empty.</exception>
    public static string Text(this CsvReader row, string column) => row.Maybe(column) ?? throw new FormatException($"{column} is empty");

    public static string? Maybe(this CsvReader row, string column) => row.GetString(column) is { Length: > 0 } text ? text : null;
}
