using ReceptionCentre.Application.Documents;

namespace ReceptionCentre.Infrastructure.Documents.Rendering;

/// <summary>What must stand where before a document can be made.</summary>
internal static class RendererFolder
{
    /// <summary>The script that the child process runs.</summary>
    public const string Script = "render.mjs";

    private static readonly string Compiler =
        Path.Combine("node_modules", "@myriaddreamin", "typst-ts-node-compiler");

    /// <summary>The folder that the settings name, or the one of the application.</summary>
    public static string Resolve(RendererOptions options) => Path.GetFullPath(
        options.Folder ?? Path.Combine(AppContext.BaseDirectory, "Documents", "Renderer"));

    /// <summary>The folder with templates, texts and fonts.</summary>
    public static string DocumentsOf(string folder) =>
        Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(folder)) ?? folder;

    /// <summary>What is missing, without starting anything.</summary>
    public static RendererProblem Missing(string nodePath, string folder)
    {
        if (!ProgramExists(nodePath))
            return RendererProblem.NodeMissing;
        if (!File.Exists(Path.Combine(folder, Script)))
            return RendererProblem.ScriptMissing;
        if (!Directory.Exists(Path.Combine(folder, Compiler)))
            return RendererProblem.PackagesMissing;
        return Directory.Exists(Path.Combine(DocumentsOf(folder), "Fonts"))
            ? RendererProblem.None
            : RendererProblem.FontsMissing;
    }

    private static bool ProgramExists(string program)
    {
        if (program.Contains(Path.DirectorySeparatorChar, StringComparison.Ordinal))
            return File.Exists(program);
        var path = Environment.GetEnvironmentVariable("PATH") ?? "";
        var names = OperatingSystem.IsWindows() ? [program, program + ".exe"] : new[] { program };
        return path
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Any(folder => names.Any(name => File.Exists(Path.Combine(folder, name))));
    }
}
