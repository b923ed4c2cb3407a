using ReceptionCentre.Domain.Batches;

namespace ReceptionCentre.Web.Features.Batches;

/// <summary>How far a piece of work is, as a badge.</summary>
/// <param name="Words">The state in the words of its own feature.</param>
public sealed record RunBadge(string Words, RunState State, bool HasTrouble);

/// <summary>Work that goes on, followed by the page.</summary>
/// <param name="Words">What it is at, in the words of its own feature.</param>
/// <param name="Percent">From 0 to 100.</param>
/// <param name="Follow">Where the page asks how far it is.</param>
public sealed record RunProgress(string Words, int Percent, int Position, int Rows, string Follow);
