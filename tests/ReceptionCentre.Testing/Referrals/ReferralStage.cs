using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Referrals;
using ReceptionCentre.Domain.Auditing;
using ReceptionCentre.Domain.GuestPasses;
using ReceptionCentre.Domain.Journeys;
using ReceptionCentre.Domain.Providers;
using ReceptionCentre.Domain.Referrals;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Domain.StructuralSignals;
using ReceptionCentre.Testing.Housing;
using ReceptionCentre.Testing.Placement;
using ReceptionCentre.Testing.Plans;

namespace ReceptionCentre.Testing.Referrals;

/// <summary>A file with its people (as where a plan is written), and a provider with an offer: where somebody is referred.</summary>
public sealed class ReferralStage
{
    private readonly ReceptionDatabase _database;

    private ReferralStage(ReceptionDatabase database, PlanStage plan, Provider provider, Offer offer) =>
        (_database, Plan, Provider, Offer) = (database, plan, provider, offer);

    public PlanStage Plan { get; }
    public Provider Provider { get; }
    public Offer Offer { get; }
    public Guid File => Plan.File;
    public StaffMember Caseworker => Plan.Caseworker;

    /// <param name="places">Of the offer; null = not counted.</param>
    public static async Task<ReferralStage> SetAsync(ReceptionDatabase database, int? places = 2, NewcomerBuilder? newcomer = null)
    {
        var plan = await PlanStage.SetAsync(database, newcomer);
        var provider = AProvider();
        var offer = AnOffer(provider, terms => terms with { Places = places });
        await database.Save(provider);
        await database.Save(offer);
        return new(database, plan, provider, offer);
    }

    /// <summary>A provider with a name that no other test uses.</summary>
    public static Provider AProvider(params string[] municipalities) =>
        Provider.Add(new($"Taalhuis {Guid.NewGuid():N}", "language-school", "Balie", "020 5551234", "info@taalhuis.test", "https://taalhuis.test", municipalities));

    public static Offer AnOffer(Provider provider, Func<OfferTerms, OfferTerms>? change = null)
    {
        var terms = new OfferTerms
        {
            Name = "Taalcafé",
            Topic = "language",
            Track = "language",
            Languages = ["nl"],
            Place = "Bibliotheek",
            Times = "maandag van 10.00 tot 12.00 uur",
            Days = Weekdays.Monday,
            PriceCents = 0,
            Places = 12,
            OpenToAll = true,
            OpenFrom = new(2026, 1, 1),
        };
        return Offer.Add(provider, change?.Invoke(terms) ?? terms);
    }

    /// <summary>What else has a page: an agreement of a municipality, a file of offers that somebody else looked at, a draft and a pass of a file, a signal about the offer.</summary>
    public static (object[] Things, IReadOnlyDictionary<string, Guid> Ids) Beside(Provider provider, Offer offer, string municipality, Guid caseFileId, Guid referralId)
    {
        var draft = ReferralDraft.Begin(caseFileId, new(offer.Id, null, null, "Fietsen leren", null, null, false), new(2026, 11, 21), A.Provenance.At, A.Provenance.By);
        var (pass, _) = GuestPass.Make(PassPurpose.Referral, referralId, caseFileId, "Taalhuis", TimeSpan.FromDays(7), A.Provenance.At, A.Provenance.By);
        var agreement = ProviderAgreement.Make(provider, new(municipality, "contract", "Taallessen", null, null, new(2026, 1, 1), null, []));
        var file = Journey.Begin("TakeInOffers", Guid.NewGuid(), "{}", A.Provenance.At);
        var signal = StructuralSignal.Note(new(municipality, "housing", null, offer.Id, "Daar"), null, new(2026, 11, 21), A.Provenance.At, A.Provenance.By);
        var (placed, ids) = PlacementStage.Beside(provider, municipality, caseFileId, new(2026, 11, 21));
        var (housed, housing) = HousingStage.Beside(municipality, caseFileId, new(2026, 11, 21));
        return ([agreement, file, draft, pass, signal, .. placed, .. housed], new Dictionary<string, Guid>(ids.Concat(housing))
        {
            ["offerId"] = offer.Id,
            ["agreementId"] = agreement.Id,
            ["fileId"] = file.Id,
            ["draftId"] = draft.Id,
            ["passId"] = pass.Id,
            ["signalId"] = signal.Id,
        });
    }

    public SendReferral.Command Sending(Guid? file = null, Guid? offer = null, Guid? item = null, bool waitingList = false, DateOnly? on = null) => new(
        Guid.NewGuid(), file ?? File, offer ?? Offer.Id, item, new(on ?? _database.Clock.Today, null), null, "Nederlands leren", "integration-task", waitingList, ShownToPerson: true);

    public Task<Guid> Send(Guid? item = null, DateOnly? on = null) => _database.Send(Sending(item: item, on: on));

    public StepInput Today(string? words = null) => new(_database.Clock.Today, words);

    public Task<int> Version(Guid referralId) => _database.InDb(db => db.Referrals.Where(referral => referral.Id == referralId).Select(referral => referral.Version).SingleAsync());

    public async Task Receive(Guid referralId) => await _database.Send(new ReceiveReferral.Command(File, referralId, await Version(referralId), Today()));

    public async Task Accept(Guid referralId, DateOnly? agreedStart = null) =>
        await _database.Send(new AcceptReferral.Command(File, referralId, await Version(referralId), Today(), agreedStart));

    public async Task Start(Guid referralId) => await _database.Send(new StartReferral.Command(File, referralId, await Version(referralId), Today()));

    public async Task Decline(Guid referralId, string? barrier = "time", string? reason = null, string? words = null) =>
        await _database.Send(new DeclineReferral.Command(File, referralId, await Version(referralId), Today(words), new(barrier, reason)));

    public Task<Referral> Stored(Guid referralId) =>
        _database.InDb(db => db.Referrals.AsNoTracking().Include(referral => referral.Steps).SingleAsync(referral => referral.Id == referralId));

    /// <summary>The last audit event with this name about the file.</summary>
    public Task<AuditEvent> Audit(string action) => Plan.Audit(action);
}
