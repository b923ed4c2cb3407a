using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Intakes;

namespace ReceptionCentre.Testing;

/// <summary>One of everything that an intake leaves in a file, where a test does not care what was said.</summary>
public sealed class IntakeSamples
{
    public IntakeSamples(Guid caseFileId, DateOnly today)
    {
        Intake = Intake.Begin(caseFileId, IntakeForm.Broad, null, A.Provenance.At, A.Provenance.By);
        Intake.AddTalk(new(today, "none-needed", null, null, null), [], today, A.Provenance.At, A.Provenance.By);
        var facts = new SignalFacts(today, new Dictionary<string, string>(), false, new Dictionary<string, PartialDate>(), []);
        Dismissal = SignalDismissal.Of(caseFileId, new(SignalKind.Overcrowding, "", [], []), facts, "Daar", A.Provenance.At, A.Provenance.By);
    }

    public Intake Intake { get; }
    public SignalDismissal Dismissal { get; }

    /// <summary>By their names in the routes.</summary>
    public IReadOnlyDictionary<string, Guid> Ids => new Dictionary<string, Guid> { ["intakeId"] = Intake.Id, ["talkId"] = Intake.Talks[0].Id, ["dismissalId"] = Dismissal.Id };
}
