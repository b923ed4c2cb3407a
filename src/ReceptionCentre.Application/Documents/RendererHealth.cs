namespace ReceptionCentre.Application.Documents;

/// <summary>Whether documents can be made, and why not.</summary>
/// <param name="Available">True when a document may be asked for.</param>
/// <param name="Problem"><see cref="RendererProblem.None"/> when available.</param>
public sealed record RendererHealth(bool Available, RendererProblem Problem);

/// <summary>Why no documents can be made. The screens have a sentence for each.</summary>
public enum RendererProblem
{
    /// <summary>Nothing is wrong.</summary>
    None,

    /// <summary>Node is not on this machine, or not where the setting says.</summary>
    NodeMissing,

    /// <summary>The renderer's script is not in its folder.</summary>
    ScriptMissing,

    /// <summary>The Node packages were not installed (<c>npm ci</c>).</summary>
    PackagesMissing,

    /// <summary>The folder with the pinned fonts is empty or away.</summary>
    FontsMissing,

    /// <summary>All is there, but the process did not get ready in time.</summary>
    DoesNotStart,
}
