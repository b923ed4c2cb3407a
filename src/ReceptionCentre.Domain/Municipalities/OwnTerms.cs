using ReceptionCentre.Domain.CaseFiles;

namespace ReceptionCentre.Domain.Municipalities;

/// <summary>
/// The terms that a municipality chose itself, in days; null = as the region has it. See the properties of
/// <see cref="CaseloadTerms"/>.
/// </summary>
public sealed record OwnTerms(
    int? NewDays = null, int? SilentDays = null, int? DraftDays = null, int? NoPlanDays = null, int? AheadDays = null, int? AnswerDays = null,
    int? ReferralAnswerDays = null, int? ReferralStartDays = null, int? IntakeDays = null, int? ProgressTalkDays = null, int? AfterCareDays = null, int? PermitDays = null,
    int? CallAfterDays = null, int? ReferralExpiryDays = null, int? HandoverDays = null, int? ReminderDays = null,
    int? JobEndDays = null, int? JobEndHomeDays = null, int? HousingOfferDays = null)
{
    /// <summary>The fewest and the most days of each term: below it everything is late at once, above it nothing ever is.</summary>
    public static readonly IReadOnlyDictionary<string, (int Fewest, int Most)> Ranges = new Dictionary<string, (int, int)>(StringComparer.Ordinal)
    {
        [nameof(NewDays)] = (1, 90),
        [nameof(SilentDays)] = (7, 365),
        [nameof(DraftDays)] = (1, 180),
        [nameof(NoPlanDays)] = (1, 365),
        [nameof(AheadDays)] = (0, 60),
        [nameof(AnswerDays)] = (1, 90),
        [nameof(ReferralAnswerDays)] = (1, 180),
        [nameof(ReferralStartDays)] = (0, 180),
        [nameof(IntakeDays)] = (1, 365),
        [nameof(ProgressTalkDays)] = (7, 365),
        [nameof(AfterCareDays)] = (1, 180),
        [nameof(PermitDays)] = (1, 365),
        [nameof(JobEndDays)] = (0, 90),
        [nameof(JobEndHomeDays)] = (0, 30),
        [nameof(CallAfterDays)] = (7, 365),
        [nameof(ReferralExpiryDays)] = (14, 365),
        [nameof(HandoverDays)] = (1, 90),
        [nameof(ReminderDays)] = (1, CaseloadTerms.MostReminderDays),
        [nameof(HousingOfferDays)] = (1, 365),
    };

    /// <summary>Each term with its name, in the order of the pages.</summary>
    public IReadOnlyList<(string Name, int? Days)> All =>
    [
        (nameof(SilentDays), SilentDays), (nameof(NewDays), NewDays), (nameof(NoPlanDays), NoPlanDays), (nameof(DraftDays), DraftDays),
        (nameof(AheadDays), AheadDays), (nameof(AnswerDays), AnswerDays), (nameof(ReferralAnswerDays), ReferralAnswerDays), (nameof(ReferralStartDays), ReferralStartDays), (nameof(ReferralExpiryDays), ReferralExpiryDays),
        (nameof(IntakeDays), IntakeDays), (nameof(ProgressTalkDays), ProgressTalkDays), (nameof(AfterCareDays), AfterCareDays), (nameof(JobEndDays), JobEndDays), (nameof(JobEndHomeDays), JobEndHomeDays), (nameof(PermitDays), PermitDays),
        (nameof(CallAfterDays), CallAfterDays), (nameof(HandoverDays), HandoverDays), (nameof(ReminderDays), ReminderDays),
        (nameof(HousingOfferDays), HousingOfferDays),
    ];

    public static bool IsInRange(string name, int? days) => days is null || (days >= Ranges[name].Fewest && days <= Ranges[name].Most);

    /// <summary>What holds: the own number, else the region's.</summary>
    public CaseloadTerms Over(CaseloadTerms region) => new()
    {
        NewDays = NewDays ?? region.NewDays,
        SilentDays = SilentDays ?? region.SilentDays,
        DraftDays = DraftDays ?? region.DraftDays,
        NoPlanDays = NoPlanDays ?? region.NoPlanDays,
        AheadDays = AheadDays ?? region.AheadDays,
        AnswerDays = AnswerDays ?? region.AnswerDays,
        ReferralAnswerDays = ReferralAnswerDays ?? region.ReferralAnswerDays,
        ReferralStartDays = ReferralStartDays ?? region.ReferralStartDays,
        IntakeDays = IntakeDays ?? region.IntakeDays,
        ProgressTalkDays = ProgressTalkDays ?? region.ProgressTalkDays,
        AfterCareDays = AfterCareDays ?? region.AfterCareDays,
        JobEndDays = JobEndDays ?? region.JobEndDays,
        JobEndHomeDays = JobEndHomeDays ?? region.JobEndHomeDays,
        PermitDays = PermitDays ?? region.PermitDays,
        CallAfterDays = CallAfterDays ?? region.CallAfterDays,
        ReferralExpiryDays = ReferralExpiryDays ?? region.ReferralExpiryDays,
        HandoverDays = HandoverDays ?? region.HandoverDays,
        ReminderDays = ReminderDays ?? region.ReminderDays,
        HousingOfferDays = HousingOfferDays ?? region.HousingOfferDays,
    };

    /// <summary>Whether clocks of files move with the difference. What is only counted or shown moves by itself.</summary>
    public bool MovesClocks(OwnTerms before) =>
        this with
        {
            NewDays = before.NewDays,
            AheadDays = before.AheadDays,
            CallAfterDays = before.CallAfterDays,
            ReferralExpiryDays = before.ReferralExpiryDays,
            HandoverDays = before.HandoverDays,
            ReminderDays = before.ReminderDays,
        } != before;
}
