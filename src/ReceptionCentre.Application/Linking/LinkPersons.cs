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
using ReceptionCentre.Domain.Households;
using ReceptionCentre.Domain.Linking;
using ReceptionCentre.Domain.NameMatching;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.Stays;
using ReceptionCentre.Domain.Tasks;

namespace ReceptionCentre.Application.Linking;

/// <summary>
/// "These two are one person": everything of one registration hangs on the other from now on, of what excludes each other
/// the clerk says what leads, and the rest is set aside with its source. Nothing is copied or thrown away.
/// </summary>
public static class LinkPersons
{
    /// <param name="CaseFileId">A file of the one person, from which it is done.</param>
    /// <param name="OtherId">The other registration.</param>
    /// <param name="OtherLeads">The other one becomes the person, and this one part of it.</param>
    /// <param name="Chosen">For each group of facts that exclude each other: the registration whose fact leads.</param>
    /// <param name="Version">Of the person of the file.</param>
    [Needs(Permission.LinkPersons)]
    public sealed record Command(
        Guid OnceKey, Guid CaseFileId, Guid OtherId, bool OtherLeads, IReadOnlyDictionary<string, Guid> Chosen, int Version, int OtherVersion, string? Reason)
        : ICommand<Result>, IOnce;

    public sealed record Result(Guid LinkId);

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Reason).Cascade(CascadeMode.Stop).Required().AtMost(PersonLink.ReasonLength).PlainText(lines: true);
    }

    internal sealed class Handler(IReceptionDb db, LinkWork work, NameIndex index, ICurrentStaff current, IAuditTrail audit, TimeProvider time) : IRequestHandler<Command, Result>
    {
        public async Task<Result> Handle(Command request, CancellationToken cancellationToken)
        {
            var today = time.Today();
            var file = await db.CaseFiles.AsNoTracking().FirstOrDefaultAsync(file => file.Id == request.CaseFileId, cancellationToken) ?? throw new NotThereException("case file");
            file.EnsureOpen();
            var otherId = await db.LeadingAsync(request.OtherId, cancellationToken);
            await work.TakeAsync(file.PersonId, otherId, cancellationToken);
            LinkRules.NotWithOneself.Check(file.PersonId != otherId);
            var self = await work.PersonAsync(file.PersonId, tracked: true, cancellationToken);
            var second = await work.PersonAsync(otherId, tracked: true, cancellationToken);
            self.EnsureStillAt(request.Version);
            second.EnsureStillAt(request.OtherVersion);
            work.EnsureMayLink(self, second);

            var (leading, other) = request.OtherLeads ? (second, self) : (self, second);
            var choices = LinkedFacts.Choices(leading, other, today);
            LinkRules.TwoBsnsAreTwoPeople.Check(!choices.Any(choice => choice.Group == LinkedFacts.Bsn));
            foreach (var choice in choices)
            {
                if (!request.Chosen.TryGetValue(choice.Group, out var chosen) || (chosen != leading.Id && chosen != other.Id))
                    throw new InvalidInputException($"{nameof(request.Chosen)}[{choice.Group}]", "Linking.ChooseWhichLeads");
            }
            var otherLeads = choices.Select(choice => choice.Group).Where(group => request.Chosen[group] == other.Id).ToHashSet(StringComparer.Ordinal);
            var link = PersonLink.Of(leading, other, LinkedFacts.Places(leading, other, otherLeads, today), request.Reason!, time.GetUtcNow(), current.Id);
            foreach (var moved in link.Rows.Where(row => row.HasMoved).GroupBy(row => (row.Thing, row.To)).ToList())
                await db.MoveAsync(moved.Key.Thing, [.. moved.Select(row => row.RowId)], moved.Key.To, cancellationToken);
            await MoveTheRestAsync(link, cancellationToken);
            await RenewKeysAsync(leading, other, cancellationToken);
            foreach (var part in await db.Persons.Where(person => person.LinkedTo == other.Id).ToListAsync(cancellationToken))
                part.FollowTo(leading.Id);
            db.PersonLinks.Add(link);
            await EndProposalsAsync(leading.Id, cancellationToken);

            audit.About(leading.Id);
            audit.AlsoAbout([other.Id], thing => thing is PersonLink, RequestName.Of<Command>());
            audit.Because(request.Reason);
            return new(link.Id);
        }

        // Who proposed it, was heard.
        private async Task EndProposalsAsync(Guid leading, CancellationToken cancellationToken)
        {
            var files = db.CaseFiles.IgnoreQueryFilters().Where(file => file.PersonId == leading).Select(file => file.Id);
            var proposals = await db.StaffTasks.Where(task => task.State == StaffTaskState.Open && task.OtherCaseFileId != null && files.Contains(task.CaseFileId) && files.Contains(task.OtherCaseFileId.Value))
                .ToListAsync(cancellationToken);
            foreach (var proposal in proposals)
                proposal.Finish(null, time.GetUtcNow(), current.Id);
        }

        private async Task MoveTheRestAsync(PersonLink link, CancellationToken cancellationToken)
        {
            var (leading, other) = (link.LeadingId, link.OtherId);
            var stays = await db.Stays.IgnoreQueryFilters().AsNoTracking().Where(stay => stay.PersonId == leading || stay.PersonId == other)
                .Select(stay => new { stay.Id, stay.PersonId, stay.Municipality, stay.EndedOn }).ToListAsync(cancellationToken);
            var files = await db.CaseFiles.IgnoreQueryFilters().AsNoTracking().Where(file => file.PersonId == leading || file.PersonId == other)
                .Select(file => new { file.Id, file.PersonId, file.StayId }).ToListAsync(cancellationToken);

            // One open stay in a municipality: where both have one the leading stay goes on with the files of both, and the other
            // is set aside with what was recorded of it.
            var sharing = stays.Where(stay => stay.PersonId == other && stay.EndedOn is null)
                .Join(stays.Where(stay => stay.PersonId == leading && stay.EndedOn is null), stay => stay.Municipality, stay => stay.Municipality, (aside, leads) => (Aside: aside.Id, Leads: leads.Id))
                .ToDictionary(pair => pair.Aside, pair => pair.Leads);
            var moved = files.Where(file => file.PersonId == other).ToList();
            var stayOfFile = moved.Where(file => sharing.ContainsKey(file.StayId)).ToDictionary(file => file.Id, file => sharing[file.StayId]);
            foreach (var file in moved)
            {
                link.Moved(nameof(CaseFile), file.Id, other, leading);
                if (stayOfFile.TryGetValue(file.Id, out var stay))
                    link.Moved(LinkWork.StayOfFile, file.Id, file.StayId, stay);
            }
            await work.MoveFilesAsync([.. moved.Select(file => file.Id)], leading, stayOfFile, cancellationToken);

            var along = stays.Where(stay => stay.PersonId == other && !sharing.ContainsKey(stay.Id)).Select(stay => stay.Id).ToList();
            Note(link, nameof(Stay), along);
            await work.MoveStaysAsync(along, leading, cancellationToken);

            var memberships = await db.Memberships.IgnoreQueryFilters().AsNoTracking()
                .Where(fact => fact.PersonId == leading || fact.PersonId == other).ToListAsync(cancellationToken);
            var isMember = memberships.Exists(fact => fact.PersonId == leading && fact.IsOpen);
            await MoveAllAsync(link, nameof(MembershipFact), [.. memberships.Where(fact => fact.PersonId == other && !(fact.IsOpen && isMember)).Select(fact => fact.Id)], cancellationToken);
            await MoveAllAsync(link, nameof(StayPartyFact), await db.StayParties.IdsOfAsync(other, cancellationToken), cancellationToken);
            await MoveAllAsync(link, nameof(Domain.Access.AccessRequest), await db.AccessRequests.IdsOfAsync(other, cancellationToken), cancellationToken);
            await work.KeepAsync([.. files.Select(file => file.Id)], [.. stays.Select(stay => stay.Id)], cancellationToken);
        }

        private async Task MoveAllAsync(PersonLink link, string thing, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
        {
            Note(link, thing, ids);
            await db.MoveAsync(thing, ids, link.LeadingId, cancellationToken);
        }

        private static void Note(PersonLink link, string thing, IEnumerable<Guid> ids)
        {
            foreach (var id in ids)
                link.Moved(thing, id, link.OtherId, link.LeadingId);
        }

        // Whatever leads, both are found by all names and birth dates that stand.
        private async Task RenewKeysAsync(Person leading, Person other, CancellationToken cancellationToken)
        {
            var known = KnownAs.Of([leading, other]).And(await db.SetAsideAsync(leading.Id, cancellationToken)).And(await db.SetAsideAsync(other.Id, cancellationToken));
            await index.RenewAsync(leading.Id, known, cancellationToken);
            await index.RenewAsync(other.Id, new([], []), cancellationToken);
        }
    }
}
