using System.Diagnostics;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using ReceptionCentre.Infrastructure.Documents.Rendering;

namespace ReceptionCentre.Application.Tests.Documents;

/// <summary>Where the renderer's files stand, and tools that read a PDF back.</summary>
internal static class RendererFiles
{
    private const string Below = "src/ReceptionCentre.Infrastructure/Documents";

    /// <summary>The folder with Renderer, Templates, Texts and Fonts in the source tree.</summary>
    public static string Documents { get; } = Find();

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

    public static Task<string> InfoOfAsync(byte[] pdf) => ReadAsync(pdf, "pdfinfo", "$");

    public static Task<string> FontsOfAsync(byte[] pdf) => ReadAsync(pdf, "pdffonts", "$");

    /// <summary>Runs a program of Debian's poppler-utils; "$" stands for the file.</summary>
    private static async Task<string> ReadAsync(byte[] pdf, string program, params string[] arguments)
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
            var text = await process.StandardOutput.ReadToEndAsync();
            await complaints;
            await process.WaitForExitAsync();
            Assert.Equal(0, process.ExitCode);
            return text;
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
