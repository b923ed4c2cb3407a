using ReceptionCentre.Application.Newcomers;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Domain.Facts;

namespace ReceptionCentre.Web.Features.Newcomers;

/// <summary>Who may be the same person, beside what was typed.</summary>
/// <param name="TypedLabel">Above what was typed.</param>
/// <param name="Numbers">BSN and V-number that were typed.</param>
/// <param name="SameAddress">Where "this is the same person" is posted.</param>
/// <param name="OnceKey">Where the choice makes something by itself.</param>
public sealed record CandidatesView(
    IReadOnlyList<FindDuplicates.Known> People, string TypedLabel, string Name, string? OwnScript, PartialDate? Born, string Numbers, CodeView? Municipality, string SameAddress, Guid? OnceKey = null);
