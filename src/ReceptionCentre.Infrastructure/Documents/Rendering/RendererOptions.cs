namespace ReceptionCentre.Infrastructure.Documents.Rendering;

/// <summary>Settings of the renderer; section <c>Documents:Renderer</c>.</summary>
public sealed class RendererOptions
{
    /// <summary>Node's program: a name that is searched on the path, or a full path.</summary>
    public string NodePath { get; set; } = "node";

    /// <summary>
    /// How many child processes work at the same time; 0 or less means one for
    /// each processor. Each takes about 150 MB.
    /// </summary>
    public int Processes { get; set; }

    /// <summary>How long one document may take before its process is ended.</summary>
    public TimeSpan TimeLimit { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>After how many documents a process is replaced, so that memory stays flat.</summary>
    public int RecycleAfter { get; set; } = 2500;

    /// <summary>
    /// Folder with <c>render.mjs</c> and <c>node_modules</c>; the folders <c>Templates</c>,
    /// <c>Texts</c> and <c>Fonts</c> stand beside it. Null means
    /// <c>Documents/Renderer</c> in the folder of the application.
    /// </summary>
    public string? Folder { get; set; }
}
