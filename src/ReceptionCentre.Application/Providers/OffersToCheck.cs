using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Auditing;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Providers;

namespace ReceptionCentre.Application.Providers;

/// <summary>What in the directory asks to be looked at: open offers that nobody checked for too long, agreements that end or of which something is late.</summary>
public static class OffersToCheck
{
    public const int Most = 100;

    /// <summary>So many days before its end an agreement, a mark or the money of an offer is told.</summary>
    public const int AheadDays = 60;

    [Needs(Permission.ManageProviders)]
    public sealed record Query : IQuery<View>;

    /// <param name="Found">How many offers there are; at most <see cref="Most"/> are listed, the longest unchecked first.</param>
    /// <param name="Terms">Which terms were set, the last first.</param>
    public sealed record View(IReadOnlyList<Line> Offers, int Found, int Days, IReadOnlyList<TermView> Terms, IReadOnlyList<AgreementLine> Agreements, IReadOnlyList<MarkLine> Marks, DateOnly Today);

    public sealed record Line(Guid OfferId, int Version, string Name, string Provider, DateOnly CheckedOn, DateOnly DueOn);

    public sealed record TermView(DateOnly From, int Days);

    /// <param name="LateSince">First day by which something of it should have been done.</param>
    public sealed record AgreementLine(Guid AgreementId, Guid ProviderId, string Provider, string Subject, DateOnly? Until, DateOnly? LateSince);

    public sealed record MarkLine(Guid ProviderId, string Provider, CodeView? Mark, DateOnly ValidUntil);

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, TimeProvider time) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var today = time.Today();
            var days = await db.CheckDaysAsync(today, cancellationToken);
            var due = db.OffersDue(today, days);
            var lines = await due.OrderBy(offer => offer.CheckedOn).ThenBy(offer => offer.Name).ThenBy(offer => offer.Id).Take(Most)
                .Select(offer => new
                {
                    offer.Id,
                    offer.Version,
                    offer.Name,
                    Provider = db.Providers.Where(provider => provider.Id == offer.ProviderId).Select(provider => provider.Name).First(),
                    offer.CheckedOn,
                })
                .ToListAsync(cancellationToken);
            var terms = await db.CheckTerms.AsNoTracking().OrderByDescending(term => term.From).Select(term => new TermView(term.From, term.Days)).Take(10).ToListAsync(cancellationToken);
            return new(
                lines.ConvertAll(line => new Line(line.Id, line.Version, line.Name, line.Provider, line.CheckedOn, line.CheckedOn.AddDays(days))),
                await due.CountAsync(cancellationToken), days, terms, await AgreementsAsync(today, cancellationToken), await MarksAsync(today, cancellationToken), today);
        }

        private async Task<IReadOnlyList<AgreementLine>> AgreementsAsync(DateOnly today, CancellationToken cancellationToken)
        {
            var ahead = today.AddDays(AheadDays);
            return await db.ProviderAgreements.AsNoTracking()
                .Where(agreement => (agreement.Until > today && agreement.Until <= ahead)
                    || ((agreement.Until == null || agreement.Until > today) && agreement.Obligations.Any(one => one.MetOn == null && one.DueOn < today)))
                .Join(db.Providers.Where(provider => provider.EndedOn == null), agreement => agreement.ProviderId, provider => provider.Id, (agreement, provider) => new { agreement, provider })
                .OrderBy(pair => pair.agreement.Until ?? today).ThenBy(pair => pair.provider.Name).ThenBy(pair => pair.agreement.Id).Take(Most)
                .Select(pair => new AgreementLine(
                    pair.agreement.Id, pair.provider.Id, pair.provider.Name, pair.agreement.Subject, pair.agreement.Until,
                    pair.agreement.Obligations.Where(one => one.MetOn == null && one.DueOn < today).Min(one => one.DueOn)))
                .ToListAsync(cancellationToken);
        }

        private async Task<IReadOnlyList<MarkLine>> MarksAsync(DateOnly today, CancellationToken cancellationToken)
        {
            var ahead = today.AddDays(AheadDays);
            var marks = await db.Providers.AsNoTracking().Where(provider => provider.EndedOn == null)
                .SelectMany(provider => provider.Marks, (provider, mark) => new { provider.Id, provider.Name, mark.Mark, mark.ValidUntil })
                .Where(mark => mark.ValidUntil != null && mark.ValidUntil <= ahead).OrderBy(mark => mark.ValidUntil).ThenBy(mark => mark.Name).Take(Most).ToListAsync(cancellationToken);
            var lines = new List<MarkLine>(marks.Count);
            foreach (var mark in marks)
                lines.Add(new(mark.Id, mark.Name, await codes.FindAsync(Lists.QualityMarks, mark.Mark, cancellationToken), mark.ValidUntil!.Value));
            return lines;
        }
    }

    /// <summary>Open offers that were not looked at for so many days.</summary>
    internal static IQueryable<Offer> OffersDue(this IReceptionDb db, DateOnly today, int days)
    {
        var looked = today.AddDays(-days);
        return db.Offers.AsNoTracking().Where(offer => (offer.OpenUntil == null || offer.OpenUntil > today) && offer.CheckedOn <= looked);
    }
}

/// <summary>How many open offers nobody checked for too long: the figure at the head of the list.</summary>
public static class CountOffersToCheck
{
    [Needs(Permission.ManageProviders)]
    public sealed record Query : IQuery<int>;

    internal sealed class Handler(IReceptionDb db, TimeProvider time) : IRequestHandler<Query, int>
    {
        public async Task<int> Handle(Query request, CancellationToken cancellationToken)
        {
            var today = time.Today();
            return await db.OffersDue(today, await db.CheckDaysAsync(today, cancellationToken)).CountAsync(cancellationToken);
        }
    }
}

/// <summary>From a day on the offers of the region are looked at again after so many days. The terms before stay to be seen.</summary>
public static class SetCheckTerm
{
    [Needs(Permission.ManageReferenceData)]
    public sealed record Command(Guid OnceKey, DateOnly? From, int? Days, string? Reason) : ICommand<Guid>, IOnce;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(TimeProvider time)
        {
            RuleFor(command => command.From).Chosen();
            RuleFor(command => command.From).Must(from => from is null || from >= time.Today()).WithMessage("Providers.TermIsAhead");
            RuleFor(command => command.Days).Must(days => days is >= CheckTerm.FewestDays and <= CheckTerm.MostDays).WithMessage(ProviderRules.ACheckTermIsInItsRange.Name);
            RuleFor(command => command.Reason).Cascade(CascadeMode.Stop).Required().AtMost(AuditEvent.ReasonLength).PlainText(lines: true);
        }
    }

    internal sealed class Handler(IReceptionDb db, IAuditTrail audit) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            ProviderRules.OneCheckTermADay.Check(!await db.CheckTerms.AnyAsync(term => term.From == request.From, cancellationToken));
            audit.Because(request.Reason);
            var term = CheckTerm.Set(request.From!.Value, request.Days!.Value);
            db.CheckTerms.Add(term);
            return term.Id;
        }
    }
}
