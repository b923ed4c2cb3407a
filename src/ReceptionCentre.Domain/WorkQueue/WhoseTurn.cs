using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Clocks;

namespace ReceptionCentre.Domain.WorkQueue;

/// <summary>Whose move it is.</summary>
public enum WhoseTurn
{
    /// <summary>Whoever works on the file.</summary>
    Centre = 1,

    /// <summary>A colleague who may sign.</summary>
    Signer = 2,

    /// <summary>The newcomer.</summary>
    Person = 3,

    /// <summary>Another municipality.</summary>
    Municipality = 4,

    /// <summary>The receiver of a referral.</summary>
    Provider = 5,

    /// <summary>Another organisation: DUO, the immigration service, whoever was asked for information.</summary>
    Others = 6,
}

public static class Turns
{
    /// <summary>Whose move a clock waits for. What is late and not ours is asked about, and stays the other's move.</summary>
    public static WhoseTurn WaitsFor(this ClockTerms clock) => clock.Reason switch
    {
        DueReason.OpenQuestion or DueReason.HandoverUnanswered => WhoseTurn.Municipality,
        DueReason.ReferralUnanswered or DueReason.ReferralNotStarted when clock.WaitsForOthers => WhoseTurn.Provider,
        DueReason.DecisionToSign or DueReason.MeasureToSign => WhoseTurn.Signer,
        DueReason.ObjectionPeriod or DueReason.IntegrationTerm or DueReason.PermitEnded or DueReason.EventAnswer => WhoseTurn.Person,
        _ => clock.WaitsForOthers ? WhoseTurn.Others : WhoseTurn.Centre,
    };
}
