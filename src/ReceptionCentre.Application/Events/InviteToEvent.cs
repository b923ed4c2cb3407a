using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.BulkInvites;
using ReceptionCentre.Application.Documents;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Events;
using ReceptionCentre.Domain.Facts;

namespace ReceptionCentre.Application.Events;

/// <summary>
/// Puts people on the list of an event, with how they were reached, and lets their letters be made. Who cannot be invited is
/// left out with the reason; the others are invited. The same form sent again invites nobody twice: a file is on a list once.
/// </summary>
public static class InviteToEvent
{
    /// <summary>So many in one transaction; a thousand people are two such steps, and the second shows who is left.</summary>
    public const int Most = 500;

    /// <param name="Channel">Code of the list "event-channels".</param>
    /// <param name="ProviderId">Which partner, of the channel "partner".</param>
    /// <param name="Letters">An invitation on paper is made, in Dutch beside the language of whom it is to.</param>
    /// <param name="Together">Those of one household get one letter.</param>
    [Needs(Permission.InviteToEvent)]
    public sealed record Command(Guid GroupEventId, IReadOnlyList<Guid> Files, string? Channel, Guid? ProviderId, bool Letters, bool Together = false) : ICommand<Result>;

    public sealed record Result(IReadOnlyList<Line> Lines)
    {
        public int Invited => Lines.Count(line => line.Refused is null);
    }

    /// <param name="Refused">Name of the rule that left this file out; null = invited.</param>
    public sealed record Line(Guid CaseFileId, string? Refused);

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Files).Must(files => files.Count is > 0 and <= Most).WithMessage(EventRules.ThereAreSomeToInvite.Name);
            RuleFor(command => command.Channel).Must(channel => !string.IsNullOrWhiteSpace(channel) && channel != EventChannel.WalkedIn).WithMessage("Shared.ChooseOne");
            RuleFor(command => command.ProviderId).Must((command, provider) => (provider is not null) == (command.Channel == EventChannel.Partner)).WithMessage(EventRules.APartnerIsNamed.Name);
        }
    }

    internal sealed class Handler(
        IReceptionDb db, ICodeLists codes, EventWork work, EventLetterWriting letters, IDocumentWakeUp worker, IAfterCommit afterCommit, IAuditTrail audit, TimeProvider time) : IRequestHandler<Command, Result>
    {
        public async Task<Result> Handle(Command request, CancellationToken cancellationToken)
        {
            await codes.EnsureKnownAsync(Lists.EventChannels, request.Channel, nameof(request.Channel), cancellationToken);
            if (request.ProviderId is { } partner && !await db.Providers.AnyAsync(provider => provider.Id == partner, cancellationToken))
                throw new InvalidInputException(nameof(request.ProviderId), "Shared.ChooseFromTheList");
            await work.HoldAsync(request.GroupEventId, cancellationToken);
            var to = await work.EventAsync(request.GroupEventId, null, cancellationToken);
            EventRules.OnlyAnOpenEventInvites.Check(to.State == EventState.Open);
            var wanted = request.Files.Distinct().ToList();
            // Out of scope, or protected and out of sight, is as if it were not there.
            var files = await db.CaseFiles.AsNoTracking().Where(file => wanted.Contains(file.Id)).ToDictionaryAsync(file => file.Id, cancellationToken);
            var before = await db.EventInvitees.Include(one => one.Attendance).Where(one => one.GroupEventId == to.Id && wanted.Contains(one.CaseFileId)).ToDictionaryAsync(one => one.CaseFileId, cancellationToken);
            var findings = await db.FindingsAsync(to, files.ToDictionary(one => one.Key, one => one.Value.PersonId), true, time.Today(), cancellationToken);
            var (channel, moment) = (new EventChannel(request.Channel!, request.ProviderId), work.Moment);
            var (lines, invited) = (new List<Line>(wanted.Count), new List<EventInvitee>());
            foreach (var id in wanted)
            {
                if (WhyNot(to, files.GetValueOrDefault(id), before.GetValueOrDefault(id), findings.GetValueOrDefault(id), wanted.Count > 1) is { } refused)
                {
                    lines.Add(new(id, refused));
                    continue;
                }
                if (before.TryGetValue(id, out var earlier))
                    earlier.InviteAgain(to, channel, moment);
                else
                    db.EventInvitees.Add(earlier = EventInvitee.Invite(to, id, channel, moment));
                invited.Add(earlier);
                lines.Add(new(id, null));
            }
            if (request.Letters && invited.Count > 0)
            {
                // A letter at home can betray whom it is to: who is protected is told by somebody.
                await letters.WriteAsync(to, [.. invited.Where(one => findings[one.CaseFileId] != EventFinding.Protected)], files, request.Together, cancellationToken);
                afterCommit.Do(worker.Raise);
            }
            audit.AboutEach([.. invited.Select(one => (files[one.CaseFileId].PersonId, one.CaseFileId))]);
            return new(lines);
        }

        private static string? WhyNot(GroupEvent to, CaseFile? file, EventInvitee? before, EventFinding finding, bool inAGroup) =>
            file is null ? CaseFileGone
            : file.ClosedOn is not null ? CaseFileRules.AClosedFileIsReadOnly.Name
            : to.Municipality is { } town && file.Controller != town ? EventRules.TheEventIsForTheMunicipality.Name
            : finding == EventFinding.Protected && inAGroup ? EventRules.WhoIsProtectedIsInvitedAlone.Name
            : before is not null && !before.MayBecome(EventInviteeState.Invited) ? EventRules.OnceOnTheList.Name : null;

        private const string CaseFileGone = "Events.FileIsNotThere";
    }
}
