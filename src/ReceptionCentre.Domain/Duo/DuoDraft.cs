using ReceptionCentre.Domain.CivicIntegration;
using ReceptionCentre.Domain.Plans;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.Stays;

namespace ReceptionCentre.Domain.Duo;

/// <summary>A message that is owed: what it would say, and what the executing agency would say to it.</summary>
public sealed record DuoDraft(
    Guid CaseFileId, DuoMessageKind Kind, DuoAct Act, Guid SubjectId, string? Key, Guid? ReplacesId, IReadOnlyList<DuoField> Fields, IReadOnlyList<DuoFinding> Findings);

/// <summary>Why a message may not go yet, or would be refused.</summary>
/// <param name="Blocks">It does not go like this. Otherwise it is told, and whoever sends it weighs it.</param>
/// <param name="Values">For the placeholders of the sentence.</param>
public sealed record DuoFinding(Rule Rule, bool Blocks, params object[] Values);

/// <summary>What the executing agency says of a school.</summary>
public sealed record SchoolMarks(bool QualityMark, bool EducationRoute);

/// <summary>What is known around a message when it is checked.</summary>
/// <param name="PipOn">Date of the PIP that holds here; null = none does.</param>
/// <param name="PipIsAtDuo">The current PIP of this file was taken by the executing agency.</param>
/// <param name="TermUntil">First day after the integration term; null = it has not begun.</param>
/// <param name="TermIsDuos">The executing agency gave the term.</param>
/// <param name="ZRouteOn">Day on which the Z-route was completed, as the agency has it; null = it has none.</param>
/// <param name="HoursAreAtDuo">Course hours of the current offer are known there.</param>
/// <param name="School">Of the school of an offer; null = we do not know.</param>
public sealed record DuoSurroundings(
    bool HasBsn, DutyState? Duty, DutyGroup? Group, LearningRoute? Route, DateOnly? PipOn, bool PipIsAtDuo, DateOnly? TermFrom, DateOnly? TermUntil, bool TermIsDuos,
    DateOnly? ZRouteOn, bool HoursAreAtDuo, SchoolMarks? School, DateOnly Today);
