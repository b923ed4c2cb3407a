using ReceptionCentre.Domain.Batches;

namespace ReceptionCentre.Web.Features.Batches;

/// <summary>How far a piece of work is, as a badge.</summary>
/// <param name="Room">Feature whose words for the states are shown.</param>
public sealed record RunBadge(string Room, RunState State, bool HasTrouble);

/// <summary>Work that goes on, followed by the page.</summary>
/// <param name="Follow">Where the page asks how far it is.</param>
/// <param name="Percent">From 0 to 100.</param>
public sealed record RunProgress(string Room, RunState State, int Percent, int Position, int Rows, string Follow);
