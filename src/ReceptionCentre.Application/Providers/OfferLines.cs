using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Domain.Providers;
using ReceptionCentre.Domain.Referrals;

namespace ReceptionCentre.Application.Providers;

/// <summary>An offer as a line of a list: what somebody needs to choose it.</summary>
/// <param name="Municipality">Null = of the common floor.</param>
/// <param name="Taken">Places held by referrals of all municipalities.</param>
/// <param name="Waiting">Open referrals that hold no place yet.</param>
/// <param name="StartsOn">First day from today on which a group begins; null = one can always begin, or no day is known.</param>
public sealed record OfferLine(
    Guid OfferId, Guid ProviderId, string Name, string Provider, CodeView? Municipality, CodeView? Topic, CodeView? Track, IReadOnlyList<CodeView> Languages,
    string? Place, string? Times, Weekdays Days, int? PriceCents, CodeView? Payer, int? Places, int Taken, int Waiting, DateOnly? StartsOn, bool OpenToAll,
    DateOnly OpenFrom, DateOnly? OpenUntil)
{
    public IReadOnlyList<CodeView> HelpLanguages { get; init; } = [];
    public string? Postcode { get; init; }
    public bool Online { get; init; }
    public DayParts Parts { get; init; }
    public int? LeastMinutesAWeek { get; init; }
    public int? MostMinutesAWeek { get; init; }
    public DutchLevel? LevelFrom { get; init; }
    public DutchLevel? LevelTo { get; init; }
    public string? Childcare { get; init; }
    public CodeView? PriceUnit { get; init; }
    public int? WaitingWeeks { get; init; }

    /// <summary>Groups begin on certain days; with none ahead the next one is not known.</summary>
    public bool HasStarts { get; init; }
    public bool ResidenceNotAsked { get; init; }
    public DateOnly CheckedOn { get; init; }

    /// <summary>Nobody looked for too long whether it is still so.</summary>
    public bool IsUnchecked { get; init; }

    /// <summary>Null = the places are not counted.</summary>
    public int? Free => Places is { } places ? Math.Max(0, places - Taken) : null;

    public bool HasRoom => Free is null or > 0;

    /// <summary>For comparing it with what somebody needs.</summary>
    internal OfferFacts Facts(int recentReferrals) => new(
        OfferId, Name, Provider, Track?.Value, [.. Languages.Select(code => code.Value)], [.. HelpLanguages.Select(code => code.Value)], Days, Parts, LeastMinutesAWeek, LevelFrom,
        LevelTo, Place, Postcode, Online, Childcare, Free, WaitingWeeks, StartsOn, HasStarts, recentReferrals);
}

internal static class OfferLines
{
    /// <summary>Places are counted over the referrals of every municipality; nothing else of them is read.</summary>
    internal static readonly string[] CountedOverAll = ["Scope"];

    /// <summary>With everything that belongs to it.</summary>
    public static IQueryable<Offer> Whole(this IQueryable<Offer> offers) => offers.Include(offer => offer.Codes).Include(offer => offer.Rooms)
        .Include(offer => offer.Starts).Include(offer => offer.Conditions).Include(offer => offer.Checks);

    /// <summary>After how many days an offer is looked at again, by what holds on a day.</summary>
    public static async Task<int> CheckDaysAsync(this IReceptionDb db, DateOnly on, CancellationToken cancellationToken) =>
        await db.CheckTerms.Where(term => term.From <= on).OrderByDescending(term => term.From).Select(term => (int?)term.Days).FirstOrDefaultAsync(cancellationToken)
        ?? CheckTerm.UsualDays;

    /// <summary>The lines of these offers, in their order.</summary>
    public static async Task<List<OfferLine>> LinesAsync(
        this IReceptionDb db, IQueryable<Offer> offers, ICodeLists codes, DateOnly today, CancellationToken cancellationToken)
    {
        var looked = today.AddDays(-await db.CheckDaysAsync(today, cancellationToken));
        var rows = await offers.IgnoreQueryFilters(CountedOverAll).Select(offer => new
        {
            offer.Id,
            offer.ProviderId,
            offer.Name,
            Provider = db.Providers.Where(provider => provider.Id == offer.ProviderId).Select(provider => provider.Name).First(),
            offer.Municipality,
            offer.Topic,
            offer.Track,
            Languages = offer.Codes.Where(part => part.Use == OfferCodeUse.Language || part.Use == OfferCodeUse.HelpLanguage).Select(part => new { part.Use, part.Code }).ToList(),
            offer.Place,
            offer.Postcode,
            offer.Online,
            offer.Times,
            offer.Days,
            offer.Parts,
            offer.LeastMinutesAWeek,
            offer.MostMinutesAWeek,
            offer.LevelFrom,
            offer.LevelTo,
            offer.Childcare,
            offer.PriceCents,
            offer.PriceUnit,
            offer.Payer,
            Places = offer.Rooms.Where(room => (room.From == null || room.From <= today) && (room.Until == null || room.Until > today)).Select(room => room.Places).FirstOrDefault(),
            WaitingWeeks = offer.Rooms.Where(room => (room.From == null || room.From <= today) && (room.Until == null || room.Until > today)).Select(room => room.WaitingWeeks).FirstOrDefault(),
            Taken = db.Referrals.Count(referral => referral.OfferId == offer.Id && referral.HoldsPlace),
            Waiting = db.Referrals.Count(referral => referral.OfferId == offer.Id && !referral.HoldsPlace
                && (referral.State == ReferralState.Sent || referral.State == ReferralState.Received)),
            NextStart = offer.Starts.Where(start => start.On >= today).Min(start => (DateOnly?)start.On),
            HasStarts = offer.Starts.Any(),
            offer.OpenToAll,
            offer.ResidenceNotAsked,
            offer.OpenFrom,
            offer.OpenUntil,
            offer.CheckedOn,
        }).ToListAsync(cancellationToken);
        var lines = new List<OfferLine>(rows.Count);
        foreach (var row in rows)
        {
            lines.Add(new(
                row.Id, row.ProviderId, row.Name, row.Provider, await codes.FindAsync(Lists.Municipalities, row.Municipality, cancellationToken),
                await codes.FindAsync(Lists.Topics, row.Topic, cancellationToken), await codes.FindAsync(Lists.Tracks, row.Track, cancellationToken),
                await LanguagesAsync(row.Languages.Where(part => part.Use == OfferCodeUse.Language).Select(part => part.Code)), row.Place, row.Times, row.Days, row.PriceCents,
                await codes.FindAsync(Lists.Payers, row.Payer, cancellationToken), row.Places, row.Taken, row.Waiting, row.NextStart, row.OpenToAll, row.OpenFrom, row.OpenUntil)
            {
                HelpLanguages = await LanguagesAsync(row.Languages.Where(part => part.Use == OfferCodeUse.HelpLanguage).Select(part => part.Code)),
                Postcode = row.Postcode,
                Online = row.Online,
                Parts = row.Parts,
                LeastMinutesAWeek = row.LeastMinutesAWeek,
                MostMinutesAWeek = row.MostMinutesAWeek,
                LevelFrom = row.LevelFrom,
                LevelTo = row.LevelTo,
                Childcare = row.Childcare,
                PriceUnit = await codes.FindAsync(Lists.PriceUnits, row.PriceUnit, cancellationToken),
                WaitingWeeks = row.WaitingWeeks,
                HasStarts = row.HasStarts,
                ResidenceNotAsked = row.ResidenceNotAsked,
                CheckedOn = row.CheckedOn,
                IsUnchecked = row.CheckedOn <= looked,
            });
        }
        return lines;

        async Task<IReadOnlyList<CodeView>> LanguagesAsync(IEnumerable<string> given) =>
            [.. (await codes.ManyAsync(Lists.Languages, given, cancellationToken)).OrderBy(view => view.Dutch, StringComparer.Ordinal)];
    }
}
