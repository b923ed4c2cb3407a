using System.Globalization;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.GuestPasses;
using ReceptionCentre.Application.Providers;
using ReceptionCentre.Application.Referrals;
using ReceptionCentre.Domain.Referrals;
using ReceptionCentre.Web.Shared.Forms;
using ReceptionCentre.Web.Shared.Texts;

namespace ReceptionCentre.Web.Features.Referrals;

/// <param name="Address">Whole, to be sent.</param>
public sealed record GuestPassPage(Guid CaseFileId, Guid ReferralId, NewPass Pass, string Address);

public sealed record ReferralsPage(FileHead.Head Head, ReferralsOfFile.View View, bool MayRefer);

/// <summary>A referral as it is typed, and how the offers were looked for.</summary>
public sealed class ReferForm
{
    /// <summary>No telephone number or address goes along.</summary>
    public const string NoContact = "none";

    public Guid OnceKey { get; set; }

    /// <summary>The draft that is gone on with; null = none.</summary>
    public Guid? DraftId { get; set; }
    public int DraftVersion { get; set; }

    /// <summary>To go on with later, instead of being sent.</summary>
    public bool Keep { get; set; }
    public Guid? OfferId { get; set; }
    public Guid? Item { get; set; }
    public string? Goal { get; set; }

    /// <summary>Id of a contact detail, or <see cref="NoContact"/>.</summary>
    public string? Contact { get; set; }
    public string? Basis { get; set; }
    public string? On { get; set; }
    public string? Words { get; set; }
    public bool WaitingList { get; set; }

    /// <summary>Ticked: the person saw what goes along.</summary>
    public List<string> ShownToPerson { get; set; } = [];

    /// <summary>What the person lets go along beyond what the receiver needs.</summary>
    public string? Extra { get; set; }

    /// <summary>Ticked: the person agrees to the extra.</summary>
    public List<string> Consents { get; set; } = [];

    /// <summary>What the list was filtered by.</summary>
    public string? Q { get; set; }
    public string? Topic { get; set; }
    public string? Language { get; set; }
    public bool Room { get; set; }

    public FileHead.Head? Head { get; set; }
    public ReferralToSend.View? Person { get; set; }
    public OffersForFile.Page? Offers { get; set; }
    public IReadOnlyList<Choice> Topics { get; set; } = [];
    public IReadOnlyList<Choice> Languages { get; set; } = [];
    public IReadOnlyList<Choice> Contacts { get; set; } = [];
    public IReadOnlyList<Choice> Bases { get; set; } = [];

    public OfferFilter Filter => new(Reading.Words(Q), Reading.Words(Topic), Reading.Words(Language), WithRoom: Room);
}

/// <param name="Error">What is wrong with the choice; null = nothing.</param>
public sealed record OfferChoices(OffersForFile.Page Page, Guid? Chosen, string? Error);

/// <summary>The page of one referral, with the form of the next step.</summary>
public sealed class StepForm
{
    /// <summary>What the referral becomes.</summary>
    public ReferralState Step { get; set; }
    public string? On { get; set; }
    public string? Words { get; set; }
    public string? AgreedStart { get; set; }

    /// <summary>Code of the list "referral-results", with a completion.</summary>
    public string? Result { get; set; }
    public int Version { get; set; }

    /// <summary>Code of the list "out-of-turn-reasons", with an acceptance before who waits longer.</summary>
    public string? OutOfTurn { get; set; }

    /// <summary>Code of the list "waiting-priorities", and why.</summary>
    public string? Priority { get; set; }
    public string? PriorityWords { get; set; }

    public IReadOnlyList<Choice> OutOfTurnReasons { get; set; } = [];
    public IReadOnlyList<Choice> Priorities { get; set; } = [];

    /// <summary>For whom a pass is made.</summary>
    public string? Recipient { get; set; }

    public IReadOnlyList<Choice> Results { get; set; } = [];

    /// <summary>The form in which is written how it goes; null = nothing can be reported.</summary>
    public ReportForm? Report { get; set; }

    public FileHead.Head? Head { get; set; }
    public ShowReferral.View? Referral { get; set; }
    public bool MayRefer { get; set; }

    /// <summary>Steps that are written down at once; the others ask why, on a page of their own. That it goes on is said by a report.</summary>
    public IEnumerable<ReferralState> Plain => (Referral?.Next ?? []).Where(state => !AsksWhy(state) && state != ReferralState.UnderWay);

    public IEnumerable<ReferralState> WithReason => (Referral?.Next ?? []).Where(AsksWhy);

    public static bool AsksWhy(ReferralState state) => state is ReferralState.Declined or ReferralState.Stopped or ReferralState.Withdrawn;
}

/// <summary>How it goes at the receiver, as it is typed.</summary>
public sealed class ReportForm
{
    public Guid OnceKey { get; set; }
    public int Version { get; set; }
    public string? From { get; set; }
    public string? Until { get; set; }
    public string? HoursThere { get; set; }
    public string? HoursOffered { get; set; }

    /// <summary>In words; the step beside it has words of its own.</summary>
    public string? How { get; set; }

    public static ReportForm Since(DateOnly from, DateOnly today, int version) => new()
    {
        OnceKey = Guid.NewGuid(),
        Version = version,
        From = (from > today ? today : from).InDigits(),
        Until = today.InDigits(),
    };

    public ReportTyped Read(Reading reading) => new(
        reading.Date(From, nameof(From)), reading.Date(Until, nameof(Until)), Hours(HoursThere, nameof(HoursThere), reading), Hours(HoursOffered, nameof(HoursOffered), reading),
        Reading.Words(How));

    private static int? Hours(string? typed, string field, Reading reading)
    {
        if (string.IsNullOrWhiteSpace(typed))
            return null;
        if (int.TryParse(typed.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var hours))
            return hours;
        reading.Refuse(field, "Referrals.NotHours");
        return null;
    }
}

/// <summary>Why a referral was declined, stopped or withdrawn.</summary>
public sealed class EndReferralForm
{
    public ReferralState How { get; set; }
    public string? On { get; set; }
    public string? Barrier { get; set; }
    public string? Reason { get; set; }
    public string? Words { get; set; }
    public int Version { get; set; }

    public FileHead.Head? Head { get; set; }
    public ShowReferral.View? Referral { get; set; }
    public IReadOnlyList<Choice> Barriers { get; set; } = [];
    public IReadOnlyList<Choice> Reasons { get; set; } = [];
}
