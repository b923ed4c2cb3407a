using System.Text;

namespace ReceptionCentre.Architecture.Tests.Looking;

/// <summary>Reads C# just well enough to tell code from comments and from text.</summary>
internal static class CSharpText
{
    /// <summary>The code with comments blanked, and with <paramref name="textToo"/> also what stands between quotes. Lines stay where they are.</summary>
    public static string CodeOf(string source, bool textToo)
    {
        var code = new StringBuilder(source.Length);
        for (var i = 0; i < source.Length;)
        {
            var (end, isText) = TokenAt(source, i);
            var blank = end > i + 1 && (!isText || textToo);
            for (; i < end; i++)
                code.Append(blank && source[i] != '\n' ? ' ' : source[i]);
        }
        return code.ToString();
    }

    // The end of the comment or text that begins here; else one character further.
    private static (int End, bool IsText) TokenAt(string source, int at)
    {
        if (Begins(source, at, "//"))
            return (EndOf(source, at, "\n", 0), false);
        if (Begins(source, at, "/*"))
            return (EndOf(source, at + 2, "*/", 2), false);
        if (source[at] == '\'' && source.IndexOf('\'', at + (at + 1 < source.Length && source[at + 1] == '\\' ? 3 : 2)) is var close and > 0 && close - at <= 8)
            return (close + 1, true);
        if (source[at] != '"')
            return (at + 1, false);
        if (Begins(source, at, "\"\"\""))
            return (EndOf(source, at + 3, "\"\"\"", 3), true);
        var verbatim = at > 0 && (source[at - 1] == '@' || (source[at - 1] == '$' && at > 1 && source[at - 2] == '@'));
        return (EndOfText(source, at + 1, verbatim), true);
    }

    private static int EndOfText(string source, int from, bool verbatim)
    {
        for (var i = from; i < source.Length; i++)
        {
            if (!verbatim && source[i] == '\\')
                i++;
            else if (source[i] == '"' && verbatim && Begins(source, i + 1, "\""))
                i++;
            else if (source[i] == '"')
                return i + 1;
            else if (source[i] == '\n' && !verbatim)
                return i;
        }
        return source.Length;
    }

    private static int EndOf(string source, int from, string closing, int length) =>
        source.IndexOf(closing, from, StringComparison.Ordinal) is var end and >= 0 ? end + length : source.Length;

    private static bool Begins(string source, int at, string with) => string.CompareOrdinal(source, at, with, 0, with.Length) == 0;
}
