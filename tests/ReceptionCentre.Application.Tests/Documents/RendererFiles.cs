using System.Diagnostics;
using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using ReceptionCentre.Infrastructure.Documents.Rendering;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Application.Tests.Documents;

/// <summary>Where the renderer's files stand, and tools that read a PDF back.</summary>
internal static partial class RendererFiles
{
    private const string Below = "src/ReceptionCentre.Infrastructure/Documents";

    /// <summary>The folder with Renderer, Templates, Texts and Fonts in the source tree.</summary>
    public static string Documents { get; } = Find();

    /// <summary>The pictures of pages that somebody looked at, in the source tree.</summary>
    public static string Golden { get; } = Checkout.File("tests", "ReceptionCentre.Application.Tests", "Documents", "Golden");

    public static TypstRenderer Renderer(Action<RendererOptions>? change = null)
    {
        var options = new RendererOptions { Folder = Path.Combine(Documents, "Renderer"), Processes = 2 };
        change?.Invoke(options);
        return new TypstRenderer(
            Options.Create(options), TimeProvider.System, NullLogger<TypstRenderer>.Instance);
    }

    public static Task<string> TextOfAsync(byte[] pdf) => ReadAsync(pdf, "pdftotext", "-enc", "UTF-8", "$", "-");

    public static Task<string> TagsOfAsync(byte[] pdf) => ReadAsync(pdf, "pdfinfo", "-struct-text", "$");

    /// <summary>
    /// What a screen reader is given, in its order and without any space:
    /// where lines break is of no meaning there.
    /// </summary>
    public static async Task<string> SpokenOfAsync(byte[] pdf) => Dense(string.Concat(
        (await TagsOfAsync(pdf)).Split('\n')
            .Select(line => line.Trim())
            .Where(line => line is ['"', .., '"'])
            .Select(line => line[1..^1])));

    /// <summary>The text without any space.</summary>
    public static string Dense(string text) => string.Concat(
        text.Where(sign => !char.IsWhiteSpace(sign)));

    /// <summary>Every word with the box that it takes, as XML.</summary>
    public static Task<string> BoxesOfAsync(byte[] pdf) => ReadAsync(pdf, "pdftotext", "-bbox", "-enc", "UTF-8", "$", "-");

    /// <summary>Page 1 alone.</summary>
    public static Task<string> FirstPageOfAsync(byte[] pdf) => ReadAsync(pdf, "pdftotext", "-enc", "UTF-8", "-f", "1", "-l", "1", "$", "-");

    public static Task<string> InfoOfAsync(byte[] pdf) => ReadAsync(pdf, "pdfinfo", "$");

    public static Task<string> FontsOfAsync(byte[] pdf) => ReadAsync(pdf, "pdffonts", "$");

    /// <summary>The languages that parts of a file are marked with, each once.</summary>
    public static IReadOnlyList<string> LanguagesOf(byte[] pdf)
    {
        var all = new StringBuilder(Encoding.Latin1.GetString(pdf));
        foreach (Match stream in StreamMark().Matches(all.ToString()))
        {
            try
            {
                using var packed = new ZLibStream(new MemoryStream(pdf[(stream.Index + stream.Length)..]), CompressionMode.Decompress);
                using var content = new StreamReader(packed, Encoding.Latin1);
                all.Append(content.ReadToEnd());
            }
            catch (InvalidDataException)
            {
                // Not packed, such as the description of the file.
            }
        }
        return [.. LanguageMark().Matches(all.ToString()).Select(mark => mark.Groups[1].Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    [GeneratedRegex(@"(?<!end)stream\r?\n", RegexOptions.None, 1000)]
    private static partial Regex StreamMark();

    [GeneratedRegex(@"/Lang ?\((\w+)\)", RegexOptions.None, 1000)]
    private static partial Regex LanguageMark();

    /// <summary>What a program of Debian's poppler-utils says, as text.</summary>
    private static async Task<string> ReadAsync(byte[] pdf, string program, params string[] arguments) =>
        Encoding.UTF8.GetString(await BytesOfAsync(pdf, program, arguments));

    /// <summary>What it says, as it is; "$" stands for the file.</summary>
    public static async Task<byte[]> BytesOfAsync(byte[] pdf, string program, params string[] arguments)
    {
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.pdf");
        await File.WriteAllBytesAsync(file, pdf);
        try
        {
            var start = new ProcessStartInfo(program)
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                UseShellExecute = false,
            };
            foreach (var argument in arguments)
                start.ArgumentList.Add(argument is "$" ? file : argument);
            using var process = Process.Start(start)!;
            // Complaints are read and dropped: poppler 22 wrongly objects to
            // a boolean in the file.
            var complaints = process.StandardError.ReadToEndAsync();
            using var said = new MemoryStream();
            await process.StandardOutput.BaseStream.CopyToAsync(said);
            await complaints;
            await process.WaitForExitAsync();
            Assert.Equal(0, process.ExitCode);
            return said.ToArray();
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static string Find([CallerFilePath] string here = "")
    {
        foreach (var from in new[] { AppContext.BaseDirectory, Path.GetDirectoryName(here) })
        {
            for (var folder = from; folder is not null; folder = Path.GetDirectoryName(folder))
            {
                var found = Path.Combine(folder, Below);
                if (File.Exists(Path.Combine(found, "Renderer", "render.mjs")))
                    return found;
            }
        }

        throw new DirectoryNotFoundException($"No folder above the tests holds {Below}.");
    }
}
