using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.NameMatching;
using ReceptionCentre.Application.Newcomers;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Linking;
using ReceptionCentre.Domain.NameMatching;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.Stays;

namespace ReceptionCentre.Application.Linking;

/// <summary>
/// They are two people after all: everything goes back to the registration that it came from, and what was set aside holds
/// again. What was added to a file since stays with that file.
/// </summary>
public static class UnlinkPersons
{
    /// <param name="CaseFileId">A file of the person.</param>
    /// <param name="OfOther">Facts recorded since of the one person that are the other registration's; all others stay.</param>
    /// <param name="Version">Of the leading person.</param>
    [Needs(Permission.LinkPersons)]
    public sealed record Command(Guid OnceKey, Guid CaseFileId, Guid LinkId, int Version, IReadOnlyList<Guid> OfOther, string? Reason) : ICommand<Result>, IOnce;

    public sealed record Result(Guid LeadingId, Guid OtherId);

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Reason).Cascade(CascadeMode.Stop).Required().AtMost(PersonLink.ReasonLength).PlainText(lines: true);
    }

    internal sealed class Handler(IReceptionDb db, LinkWork work, NameIndex index, ICurrentStaff current, IAuditTrail audit, TimeProvider time) : IRequestHandler<Command, Result>
    {
        public async Task<Result> Handle(Command request, CancellationToken cancellationToken)
        {
            var ends = await db.LinkOfFileAsync(request.CaseFileId, request.LinkId, cancellationToken);
            await work.TakeAsync(ends.LeadingId, ends.OtherId, cancellationToken);
            var link = await db.PersonLinks.Include(link => link.Rows).FirstAsync(link => link.Id == request.LinkId, cancellationToken);
            LinkRules.UndoneOnce.Check(link.UndoneAt is null);
            LinkRules.LaterLinkFirst.Check(await db.LaterLinkAsync(link, cancellationToken) is null);

            var leading = await db.Persons.WithFacts().FirstAsync(person => person.Id == link.LeadingId, cancellationToken);
            var other = await db.Persons.WithFacts().FirstAsync(person => person.Id == link.OtherId, cancellationToken);
            leading.EnsureStillAt(request.Version);
            var undo = new LinkUndo(link, leading, other);
            if (request.OfOther.Except(undo.Added.Select(fact => fact.Id)).Any())
                throw new NotThereException("fact");
            var places = undo.Undo(request.OfOther.ToHashSet(), fact => current.Recording(time, fact.Source, request.Reason));
            foreach (var moved in places.GroupBy(place => (Thing: place.Fact.GetType().Name, place.To)))
                await db.MoveAsync(moved.Key.Thing, [.. moved.Select(place => place.Fact.Id)], moved.Key.To, cancellationToken);
            await MoveTheRestBackAsync(link, cancellationToken);

            var parts = await PartsAsync(link.OtherId, cancellationToken);
            foreach (var part in await db.Persons.Where(person => parts.Contains(person.Id)).ToListAsync(cancellationToken))
                part.FollowTo(other.Id);
            await RenewKeysAsync(leading, other, places, parts, cancellationToken);
            other.StandAlone(leading);
            link.Undo(request.Reason!, time.GetUtcNow(), current.Id);

            audit.About(leading.Id);
            audit.AlsoAbout([other.Id], thing => thing is PersonLink, RequestName.Of<Command>());
            audit.Because(request.Reason);
            return new(leading.Id, other.Id);
        }

        private async Task MoveTheRestBackAsync(PersonLink link, CancellationToken cancellationToken)
        {
            List<Guid> Of(string thing) => [.. link.Rows.Where(row => row.Thing == thing).Select(row => row.RowId)];
            var stayOfFile = link.Rows.Where(row => row.Thing == LinkWork.StayOfFile).ToDictionary(row => row.RowId, row => row.From);
            await work.MoveStaysAsync(Of(nameof(Stay)), link.OtherId, cancellationToken);
            await work.MoveFilesAsync(Of(nameof(CaseFile)), link.OtherId, stayOfFile, cancellationToken);
            foreach (var thing in new[] { nameof(Domain.Households.MembershipFact), nameof(StayPartyFact), nameof(Domain.Access.AccessRequest) })
                await db.MoveAsync(thing, Of(thing), link.OtherId, cancellationToken);
            await EndWhatEndedAsync(link, cancellationToken);

            var ids = new[] { link.LeadingId, link.OtherId };
            var files = await db.CaseFiles.IgnoreQueryFilters().Where(file => ids.Contains(file.PersonId)).Select(file => file.Id).ToListAsync(cancellationToken);
            var stays = await db.Stays.IgnoreQueryFilters().Where(stay => ids.Contains(stay.PersonId)).Select(stay => stay.Id).ToListAsync(cancellationToken);
            await work.KeepAsync(files, stays, cancellationToken);
        }

        // Files of both shared one stay. When that ended meanwhile, so did the one that was set aside.
        private async Task EndWhatEndedAsync(PersonLink link, CancellationToken cancellationToken)
        {
            foreach (var shared in link.Rows.Where(row => row.Thing == LinkWork.StayOfFile).DistinctBy(row => row.From).ToList())
            {
                var (aside, led) = (await db.Stays.FirstAsync(stay => stay.Id == shared.From, cancellationToken), await db.Stays.FirstAsync(stay => stay.Id == shared.To, cancellationToken));
                var goesOn = await db.CaseFiles.IgnoreQueryFilters().AnyAsync(file => file.StayId == aside.Id && file.ClosedOn == null, cancellationToken);
                if (aside.EndedOn is null && led.EndedOn is { } ended && !goesOn)
                    aside.End(ended.LastPossible() >= aside.ArrivedOn.FirstPossible() ? ended : PartialDate.Unknown);
            }
        }

        // Registrations that were part of the other one before it became part of the leading one.
        private async Task<List<Guid>> PartsAsync(Guid otherId, CancellationToken cancellationToken)
        {
            var parts = new List<Guid>();
            var whole = new List<Guid> { otherId };
            while (whole.Count > 0)
            {
                whole = await db.PersonLinks.Where(link => whole.Contains(link.LeadingId) && link.UndoneAt == null).Select(link => link.OtherId).ToListAsync(cancellationToken);
                parts.AddRange(whole);
            }
            return parts;
        }

        private async Task RenewKeysAsync(Person leading, Person other, IReadOnlyCollection<FactPlace> places, List<Guid> partsOfOther, CancellationToken cancellationToken)
        {
            var setAside = (await db.Persons.AsNoTracking().Where(person => person.LinkedTo == leading.Id && person.Id != other.Id)
                .Include(person => person.Names).Include(person => person.Births).ToListAsync(cancellationToken)).ToLookup(person => partsOfOther.Contains(person.Id));
            await index.RenewAsync(leading.Id, LinkUndo.KnownAs(leading.Id, leading, other, places).And(KnownAs.Of([.. setAside[false]])), cancellationToken);
            await index.RenewAsync(other.Id, LinkUndo.KnownAs(other.Id, leading, other, places).And(KnownAs.Of([.. setAside[true]])), cancellationToken);
        }
    }

    /// <summary>A link, stood or undone, of the person of a file; or of a registration that is part of that person.</summary>
    /// <exception cref="NotThereException">The file is not there, or the link is somebody else's.</exception>
    internal static async Task<PersonLink> LinkOfFileAsync(this IReceptionDb db, Guid caseFileId, Guid linkId, CancellationToken cancellationToken)
    {
        var personId = await db.CaseFiles.Where(file => file.Id == caseFileId).Select(file => (Guid?)file.PersonId).FirstOrDefaultAsync(cancellationToken)
            ?? throw new NotThereException("case file");
        var link = await db.PersonLinks.AsNoTracking().Include(link => link.Rows).FirstOrDefaultAsync(link => link.Id == linkId, cancellationToken) ?? throw new NotThereException("link");
        return await db.LeadingAsync(link.LeadingId, cancellationToken) == personId ? link : throw new NotThereException("link");
    }

    /// <summary>A later link of the same person: it rests on what this one did, and is undone first. Null = there is none.</summary>
    internal static async Task<PersonLink?> LaterLinkAsync(this IReceptionDb db, PersonLink link, CancellationToken cancellationToken) =>
        await db.PersonLinks.AsNoTracking()
            .Where(later => later.UndoneAt == null && later.Id != link.Id && (later.LinkedAt > link.LinkedAt || (later.LinkedAt == link.LinkedAt && later.Id.CompareTo(link.Id) > 0))
                && (later.LeadingId == link.LeadingId || later.OtherId == link.LeadingId))
            .OrderByDescending(later => later.LinkedAt).FirstOrDefaultAsync(cancellationToken);
}
