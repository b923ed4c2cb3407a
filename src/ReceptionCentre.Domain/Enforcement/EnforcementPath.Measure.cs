namespace ReceptionCentre.Domain.Enforcement;

/// <summary>How a path comes to its decision, or ends without one.</summary>
public sealed partial class EnforcementPath
{
    /// <summary>Proposes what the college decides; it waits for whoever signs.</summary>
    /// <param name="amount">Of a fine, in whole euros.</param>
    /// <param name="time">The how-maniest fine for this occasion in this file.</param>
    public void Propose(MeasureKind measure, int? amount, int time, string why, EnforcementGround ground)
    {
        EnforcementRules.OnlyARunningPathGoesOn.Check(State == PathState.Running);
        EnsureStandsOn(ground);
        EnforcementRules.StepsGoInOrder.Check(Next is null);
        // Whoever gave a view before the last day need not wait for it.
        if (_views.Count == 0)
            EnsureLastStepIsOver(ground.Today);
        EnforcementRules.ADecisionSaysWhy.Check(!string.IsNullOrWhiteSpace(why));
        var allowed = EnsureMayBe(measure, amount, time, ground.Settings!, ground.Today);
        (Measure, Amount, Time, LegalBasis, Why, State) =
            (measure, measure == MeasureKind.Fine ? amount : null, measure == MeasureKind.Fine ? time : null, allowed?.LegalBasis, why, PathState.Offered);
    }

    /// <summary>It was not signed: whoever wrote it goes on.</summary>
    public void ComeBack()
    {
        EnforcementRules.OnlyWhatIsOfferedIsDecided.Check(State == PathState.Offered);
        State = PathState.Running;
    }

    /// <summary>The college decided, on the date of the decision.</summary>
    public void Decide(DateOnly on, EnforcementGround ground)
    {
        EnforcementRules.OnlyWhatIsOfferedIsDecided.Check(State == PathState.Offered);
        EnsureStandsOn(ground);
        EnforcementRules.DecidedAfterTheView.Check(_views.Count > 0 ? _views.TrueForAll(view => on >= view.ReceivedOn) : Last is null || on > Last.LastDay);
        EnsureMayBe(Measure!.Value, Amount, Time ?? 1, ground.Settings!, on);
        State = PathState.Decided;
    }

    /// <summary>Ends without a decision.</summary>
    public void End(PathEnd how, DateOnly on, string? excuse, string? note, DateOnly today)
    {
        EnforcementRules.OnlyAnOpenPathEnds.Check(IsOpen && how != PathEnd.FileClosed);
        EnforcementRules.EndedOnADayThatHasCome.Check(on >= HappenedOn && on <= today);
        EnforcementRules.AnExcuseIsNamed.Check(how != PathEnd.Excusable || !string.IsNullOrWhiteSpace(excuse));
        EnforcementRules.AnotherReasonIsSaid.Check(how != PathEnd.Other || !string.IsNullOrWhiteSpace(note));
        (State, HowEnded, EndedOn, Excuse, EndNote) = (PathState.Ended, how, on, how == PathEnd.Excusable ? excuse : null, note);
    }

    public void EndWithFile(DateOnly on)
    {
        EnforcementRules.OnlyAnOpenPathEnds.Check(IsOpen);
        (State, HowEnded, EndedOn) = (PathState.Ended, PathEnd.FileClosed, on);
    }

    /// <summary>The closing was a mistake: the path runs on. What waited for a signature is offered anew.</summary>
    public void GoOnWithFile()
    {
        EnforcementRules.OnlyWhatEndedWithTheFileGoesOn.Check(State == PathState.Ended && HowEnded == PathEnd.FileClosed);
        (State, HowEnded, EndedOn) = (PathState.Running, null, null);
    }

    private EnforcementAmount? EnsureMayBe(MeasureKind measure, int? amount, int time, EnforcementSettings settings, DateOnly day)
    {
        if (measure == MeasureKind.None)
            return null;
        EnforcementRules.AFineFollowsAnIntention.Check(Intention is not null);
        var allowed = settings.AmountOn(Occasion, time, day);
        EnforcementRules.AFineNeedsAnAmountOfTheMunicipality.Check(allowed is not null);
        EnforcementRules.AFineIsNoMoreThanTheMunicipalitySet.Check(amount >= 1 && amount <= allowed!.Amount, allowed!.Amount!);
        return allowed;
    }
}
