namespace ReceptionCentre.Domain.CaseFiles;

/// <summary>
/// The terms, in days, that turn facts about files into "new", "silent" and "late". They come from the municipality
/// (a municipal setting, section "Caseload"), not from an act; the pages that use them name them.
/// </summary>
public sealed record CaseloadTerms
{
    /// <summary>A file is new while it was opened less than this number of days ago.</summary>
    public int NewDays { get; init; } = 14;

    /// <summary>A file is silent from this number of days without a contact.</summary>
    public int SilentDays { get; init; } = 42;

    /// <summary>A draft plan is agreed within this number of days.</summary>
    public int DraftDays { get; init; } = 14;

    /// <summary>A first plan is begun within this number of days after the file was opened.</summary>
    public int NoPlanDays { get; init; } = 28;

    /// <summary>So many days ahead the starts and deadlines of an agreed plan are shown.</summary>
    public int AheadDays { get; init; } = 7;

    /// <summary>Another municipality is reminded of a question after this number of days.</summary>
    public int AnswerDays { get; init; } = 7;

    /// <summary>A referral is answered within this number of days after it was sent.</summary>
    public int ReferralAnswerDays { get; init; } = 14;

    /// <summary>
    /// A referral that nobody answered within this number of days after it was sent expires: its place is free again; null = none
    /// does. Not before it was reminded of.
    /// </summary>
    public int? ReferralExpiryDays { get; init; }

    /// <summary>A referral that was written down is sent within this number of days; of the region alone, our own choice.</summary>
    public int ReferralDraftDays { get; init; } = 7;

    /// <summary>The longest time ahead that a municipality can choose for a reminder of an appointment.</summary>
    public const int MostReminderDays = 14;

    /// <summary>So many days before an appointment somebody is reminded who wants that: time enough to move it, and not yet forgotten again.</summary>
    public int ReminderDays { get; init; } = 2;

    /// <summary>So many days after its end a receiver still sees a referral; of the region alone.</summary>
    public int ReceiverSeesEndedDays { get; init; } = 28;

    /// <summary>So many days a guest can open what was sent to be seen once; of the region alone, our own choice.</summary>
    public int GuestPassDays { get; init; } = 7;

    /// <summary>A structural signal is answered within this number of days; of the region alone, our own choice.</summary>
    public int SignalAnswerDays { get; init; } = 28;

    /// <summary>Who was accepted comes for the first time within this number of days after the agreed start, or after the acceptance.</summary>
    public int ReferralStartDays { get; init; } = 7;

    /// <summary>An intake is complete within this number of days after the file was opened; null = nobody asks: no source gives a number.</summary>
    public int? IntakeDays { get; init; }

    /// <summary>
    /// After this number of days since the last one, or since the PIP was decided, there is a talk about its progress; null =
    /// nobody asks: to follow the progress is a duty, and no source gives a number of talks.
    /// </summary>
    public int? ProgressTalkDays { get; init; }

    /// <summary>Who found work is spoken to within this number of days after its first; null = nobody asks. Our own choice.</summary>
    public int? AfterCareDays { get; init; } = 30;

    /// <summary>Whose work ended is spoken to within this number of days about what now; null = nobody asks. Our own choice.</summary>
    public int? JobEndDays { get; init; } = 5;

    /// <summary>The same when the dwelling is the employer's and goes with the job; null = nobody asks. Our own choice.</summary>
    public int? JobEndHomeDays { get; init; } = 1;

    /// <summary>So many days before a residence title ends it is asked whether it will be extended; null = nobody asks. Our own choice.</summary>
    public int? PermitDays { get; init; } = 90;

    /// <summary>
    /// After this number of days somebody who departed, and agreed to it, is called to hear how it goes; null = no day is proposed.
    /// Our own choice.
    /// </summary>
    public int? CallAfterDays { get; init; } = 42;

    /// <summary>For this number of days a hand-over to another municipality can be opened. Our own choice.</summary>
    public int HandoverDays { get; init; } = 30;

    /// <summary>So many days after the last day of an event it is noted who came; of the region alone, our own choice.</summary>
    public int EventAttendanceDays { get; init; } = 2;

    /// <summary>Who was prepared for the participation statement is invited to sign it within this number of days; of the region alone, our own choice.</summary>
    public int EventSigningDays { get; init; } = 28;

    /// <summary>Both sides of a pair say yes within this number of days after the decision, and it begins within it after the last yes or the agreed first day; of the region alone, our own choice.</summary>
    public int PlacementDays { get; init; } = 14;

    /// <summary>So many days after a buddy and a newcomer should have met somebody asks; of the region alone, our own choice.</summary>
    public int BuddyMarginDays { get; init; } = 7;

    /// <summary>
    /// Who is linked by the COA is offered a dwelling within this number of days after the link, or after the last offer came to nothing. Our own
    /// choice: what an act says about weeks was not at hand.
    /// </summary>
    public int HousingOfferDays { get; init; } = 42;

    /// <summary>An offer of a dwelling is answered within this number of days, where no day was named; of the region alone, our own choice.</summary>
    public int HousingAnswerDays { get; init; } = 7;

    /// <summary>Who accepted a dwelling moves in within this number of days; of the region alone, our own choice.</summary>
    public int HousingMoveDays { get; init; } = 28;
}
