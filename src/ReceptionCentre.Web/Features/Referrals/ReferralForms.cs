using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.Providers;
using ReceptionCentre.Application.Referrals;
using ReceptionCentre.Domain.Referrals;
using ReceptionCentre.Web.Shared.Forms;

namespace ReceptionCentre.Web.Features.Referrals;

public sealed record ReferralsPage(FileHead.Head Head, ReferralsOfFile.View View, bool MayRefer);

/// <summary>A referral as it is typed, and how the offers were looked for.</summary>
public sealed class ReferForm
{
    /// <summary>No telephone number or address goes along.</summary>
    public const string NoContact = "none";

    public Guid OnceKey { get; set; }
    public Guid? OfferId { get; set; }
    public Guid? Item { get; set; }
    public string? Goal { get; set; }

    /// <summary>Id of a contact detail, or <see cref="NoContact"/>.</summary>
    public string? Contact { get; set; }
    public string? Basis { get; set; }
    public string? On { get; set; }
    public string? Words { get; set; }
    public bool WaitingList { get; set; }

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
    public int Version { get; set; }

    public FileHead.Head? Head { get; set; }
    public ShowReferral.View? Referral { get; set; }
    public bool MayRefer { get; set; }

    /// <summary>Steps that are written down at once; the others ask why, on a page of their own.</summary>
    public IEnumerable<ReferralState> Plain => (Referral?.Next ?? []).Where(state => !AsksWhy(state));

    public IEnumerable<ReferralState> WithReason => (Referral?.Next ?? []).Where(AsksWhy);

    public static bool AsksWhy(ReferralState state) => state is ReferralState.Declined or ReferralState.Stopped or ReferralState.Withdrawn;
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
