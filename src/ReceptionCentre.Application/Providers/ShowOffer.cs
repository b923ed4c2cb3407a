using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Providers;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Providers;

/// <summary>One offer with everything that it says and how full it is; who is in it stands in their files.</summary>
public static class ShowOffer
{
    [Needs(Permission.ReadProviders)]
    public sealed record Query(Guid OfferId) : IQuery<View>;

    /// <param name="Terms">As they are kept, with the places of today, for the form.</param>
    /// <param name="Rooms">How many places there were, are and will be; the newest first.</param>
    /// <param name="Checks">Who looked whether it is still so; the newest first.</param>
    /// <param name="CheckDays">After how many days it is looked at again.</param>
    public sealed record View(
        OfferLine Line, int Version, OfferTerms Terms, ShowProvider.Contact Contact, IReadOnlyList<ShowProvider.MarkView> Marks, IReadOnlyList<CodeView> Topics,
        IReadOnlyList<CodeView> Audiences, CodeView? Childcare, CodeView? Funding, IReadOnlyList<RoomView> Rooms, IReadOnlyList<CheckView> Checks, int CheckDays, DateOnly Today)
    {
        public bool IsOpen => Line.OpenUntil is null || Line.OpenUntil > Today;

        /// <summary>By when it is looked at again.</summary>
        public DateOnly CheckBy => Line.CheckedOn.AddDays(CheckDays);
    }

    public sealed record RoomView(DateOnly? From, DateOnly? Until, int? Places, int? WaitingWeeks, string? Because);

    public sealed record CheckView(DateOnly On, string? Changed, string? By);

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, TimeProvider time) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var today = time.Today();
            var offer = await db.Offers.AsNoTracking().Whole().FirstOrDefaultAsync(offer => offer.Id == request.OfferId, cancellationToken)
                ?? throw new NotThereException("offer");
            var lines = await db.LinesAsync(db.Offers.AsNoTracking().Where(one => one.Id == offer.Id), codes, today, cancellationToken);
            var provider = await db.Providers.AsNoTracking().Include(provider => provider.Marks).FirstAsync(provider => provider.Id == offer.ProviderId, cancellationToken);
            var by = offer.Checks.Select(check => check.RecordedBy).ToList();
            var names = await db.StaffMembers.AsNoTracking().Where(member => by.Contains(member.Id)).ToDictionaryAsync(member => member.Id, member => member.Name, cancellationToken);
            return new(
                lines[0], offer.Version, offer.TermsOn(today), ShowProvider.ContactOf(provider), await codes.MarksAsync(provider, today, cancellationToken),
                await codes.ManyAsync(Lists.Topics, offer.CodesFor(OfferCodeUse.Topic), cancellationToken),
                await codes.ManyAsync(Lists.OfferAudiences, offer.CodesFor(OfferCodeUse.Audience), cancellationToken),
                await codes.FindAsync(Lists.OfferChildcare, offer.Childcare, cancellationToken), await codes.FindAsync(Lists.FundingForms, offer.Funding, cancellationToken),
                [.. offer.Rooms.OrderByDescending(room => room.From).Select(room => new RoomView(room.From, room.Until, room.Places, room.WaitingWeeks, room.Because))],
                [.. offer.Checks.OrderByDescending(check => check.Number).Select(check => new CheckView(check.On, check.Changed, names.GetValueOrDefault(check.RecordedBy)))],
                await db.CheckDaysAsync(today, cancellationToken), today);
        }
    }
}
