using System.Text;

namespace ReceptionCentre.Application.Tests.CalendarFeeds;

/// <summary>
/// Reads iCalendar as RFC 5545 says, and shares nothing with what writes it: lines end with CRLF, none is longer than 75
/// octets, folded ones are put together, text is given back as it was meant. Anything else is an error.
/// </summary>
internal sealed class CalendarReader
{
    private CalendarReader(IReadOnlyList<Property> properties, IReadOnlyList<IReadOnlyList<Property>> events) => (Properties, Events) = (properties, events);

    public sealed record Property(string Name, IReadOnlyDictionary<string, string> Parameters, string Raw)
    {
        public string Text => Unescaped(Raw);
    }

    /// <summary>Of the calendar itself.</summary>
    public IReadOnlyList<Property> Properties { get; }
    public IReadOnlyList<IReadOnlyList<Property>> Events { get; }

    public static CalendarReader Read(byte[] octets)
    {
        var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(octets);
        Assert.EndsWith("\r\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', text.Replace("\r\n", "", StringComparison.Ordinal));
        Assert.DoesNotContain('\r', text.Replace("\r\n", "", StringComparison.Ordinal));
        var lines = new List<string>();
        foreach (var line in text[..^2].Split("\r\n"))
        {
            Assert.InRange(Encoding.UTF8.GetByteCount(line), 1, 75);
            if (line[0] is ' ' or '\t')
                lines[^1] += line[1..];
            else
                lines.Add(line);
        }
        var (calendar, events) = (new List<Property>(), new List<IReadOnlyList<Property>>());
        var open = new Stack<string>();
        List<Property>? current = null;
        foreach (var property in lines.Select(PropertyOf))
        {
            if (property.Name == "BEGIN")
            {
                open.Push(property.Raw);
                if (property.Raw == "VEVENT")
                    events.Add(current = []);
            }
            else if (property.Name == "END")
            {
                Assert.Equal(open.Pop(), property.Raw);
                current = null;
            }
            else
            {
                Assert.NotEmpty(open);
                (current ?? calendar).Add(property);
            }
        }
        Assert.Empty(open);
        return new(calendar, events);
    }

    // Name, parameters of which a value may stand in quotation marks, and what follows the first colon outside these.
    private static Property PropertyOf(string line)
    {
        var (parts, part, quoted, at) = (new List<string>(), new StringBuilder(), false, 0);
        for (; at < line.Length && (quoted || line[at] != ':'); at++)
        {
            quoted ^= line[at] == '"';
            if (line[at] == ';' && !quoted)
            {
                parts.Add(part.ToString());
                part.Clear();
            }
            else
            {
                part.Append(line[at]);
            }
        }
        Assert.True(at < line.Length, $"No value: {line}");
        parts.Add(part.ToString());
        Assert.Matches("^[A-Z0-9-]+$", parts[0]);
        return new(parts[0], parts.Skip(1).Select(one => one.Split('=', 2)).ToDictionary(one => one[0], one => one[1].Trim('"')), line[(at + 1)..]);
    }

    private static string Unescaped(string raw)
    {
        var text = new StringBuilder();
        for (var at = 0; at < raw.Length; at++)
        {
            if (raw[at] != '\\')
            {
                Assert.False(raw[at] is ';' or ',', $"Not escaped: {raw}");
                text.Append(raw[at]);
                continue;
            }
            at++;
            text.Append(raw[at] switch { 'n' or 'N' => '\n', '\\' or ';' or ',' => raw[at], _ => throw new FormatException($"Strange mark: {raw}") });
        }
        return text.ToString();
    }
}
