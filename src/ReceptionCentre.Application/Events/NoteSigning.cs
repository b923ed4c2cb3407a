using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.CivicIntegration;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.CivicIntegration;
using ReceptionCentre.Domain.Events;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.Stays;

namespace ReceptionCentre.Application.Events;

/// <summary>
/// Notes who signed the participation statement at a session. Of who is obliged it is the PVT of the integration, written there
/// once, with the day of the session; the list of the event only points at it. Who cannot is left out with the reason.
/// </summary>
public static class NoteSigning
{
    public const int Most = 500;

    /// <param name="Invitees">Who signed.</param>
    /// <param name="Witness">Before whom.</param>
    [Needs(Permission.NoteSigning)]
    public sealed record Command(Guid GroupEventId, Guid SessionId, IReadOnlyList<Guid> Invitees, string? Witness) : ICommand<Result>;

    public sealed record Result(IReadOnlyList<Line> Lines)
    {
        public int Noted => Lines.Count(line => line.Refused is null);
    }

    /// <param name="Refused">Name of the rule that left this person out; null = noted.</param>
    public sealed record Line(Guid EventInviteeId, string? Refused);

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Invitees).Must(invitees => invitees.Count is > 0 and <= Most).WithMessage("Events.NobodyTicked");
            RuleFor(command => command.Witness).Required().AtMost(EventInvitee.WitnessLength).PlainText();
        }
    }

    internal sealed class Handler(IReceptionDb db, EventWork work, TrajectoryWork trajectories, ICurrentStaff current, IAuditTrail audit, TimeProvider time) : IRequestHandler<Command, Result>
    {
        public async Task<Result> Handle(Command request, CancellationToken cancellationToken)
        {
            var to = await work.EventAsync(request.GroupEventId, null, cancellationToken);
            var session = to.SessionOf(request.SessionId);
            var wanted = request.Invitees.Distinct().ToList();
            var found = await db.EventInvitees.Include(one => one.Attendance).Where(one => one.GroupEventId == to.Id && wanted.Contains(one.Id)).ToDictionaryAsync(one => one.Id, cancellationToken);
            if (found.Count != wanted.Count)
                throw new NotThereException("invitation");
            var ids = found.Values.Select(one => one.CaseFileId).ToList();
            var files = await db.CaseFiles.AsNoTracking().Where(file => ids.Contains(file.Id)).ToDictionaryAsync(file => file.Id, cancellationToken);
            var obliged = await db.ObligedAsync(files.Values, session.On, cancellationToken);
            var lines = new List<Line>(wanted.Count);
            foreach (var id in wanted)
            {
                try
                {
                    await SignAsync(to, session, found[id], files[found[id].CaseFileId], obliged, request.Witness!, cancellationToken);
                    lines.Add(new(id, null));
                }
                catch (BrokenRuleException broken)
                {
                    lines.Add(new(id, broken.Rule.Name));
                }
            }
            var fileOf = found.Values.ToDictionary(one => one.Id, one => one.CaseFileId);
            var achievements = found.Values.Where(one => one.AchievementId is not null).ToDictionary(one => one.AchievementId!.Value, one => one.CaseFileId);
            audit.AboutEach([.. files.Values.Select(file => (file.PersonId, file.Id))], thing => thing switch
            {
                EventAttendance one when fileOf.TryGetValue(one.EventInviteeId, out var file) => [file],
                AchievementFact fact when achievements.TryGetValue(fact.Id, out var file) => [file],
                _ => [],
            });
            return new(lines);
        }

        private async Task SignAsync(GroupEvent to, EventSession session, EventInvitee invitee, CaseFile file, HashSet<Guid> obliged, string witness, CancellationToken cancellationToken)
        {
            file.EnsureOpen();
            // Asked before anything is written: what is refused leaves nothing behind.
            EventRules.SigningIsNotedOnce.Check(invitee.Signing is null);
            EventRules.OneSignsAtASigning.Check(session.Part == SessionPart.Signing);
            EventRules.AttendanceComesWithItsDay.Check(session.On <= time.Today() && to.State != EventState.Cancelled);
            invitee.Sign(to, session.Id, witness, obliged.Contains(file.Id) ? await AchieveAsync(file.Id, session.On, cancellationToken) : null, work.Moment);
        }

        // The same fact as when it is written in the file: who noted it there before need not do it again here.
        private async Task<Guid> AchieveAsync(Guid caseFileId, DateOnly on, CancellationToken cancellationToken)
        {
            var trajectory = await trajectories.WithAchievementsAsync(caseFileId, cancellationToken);
            var known = trajectory.Achievements.FirstOrDefault(fact => fact.Kind == AchievementKind.Pvt && fact.Stands);
            EventRules.SignedBefore.Check(known is null || known.On == on);
            return (known ?? trajectory.Achieve(AchievementKind.Pvt, on, null, time.Today(), current.Recording(time, Provenances.OwnObservation))).Id;
        }
    }

    /// <summary>Which of these files are of people who are obliged on a day.</summary>
    internal static async Task<HashSet<Guid>> ObligedAsync(this IReceptionDb db, IEnumerable<CaseFile> files, DateOnly day, CancellationToken cancellationToken)
    {
        var (on, stayOf) = (PartialDate.Of(day), files.ToDictionary(file => file.Id, file => file.StayId));
        var stays = stayOf.Values.Distinct().ToList();
        var obliged = await db.Duties.AsNoTracking()
            .Where(fact => stays.Contains(fact.StayId) && fact.State == DutyState.Obliged && fact.WithdrawnAt == null && fact.From <= on && (fact.Until == null || fact.Until > on))
            .Select(fact => fact.StayId).Distinct().ToListAsync(cancellationToken);
        return [.. stayOf.Where(one => obliged.Contains(one.Value)).Select(one => one.Key)];
    }
}

/// <summary>Somebody came to sign and did not want to. What was said is kept; no penalty follows from it here.</summary>
public static class NoteRefusal
{
    [Needs(Permission.NoteSigning)]
    public sealed record Command(Guid GroupEventId, Guid SessionId, Guid EventInviteeId, int Version, string? Witness, string? Words) : ICommand<Guid>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Witness).Required().AtMost(EventInvitee.WitnessLength).PlainText();
            RuleFor(command => command.Words).Cascade(CascadeMode.Stop).Must(words => !string.IsNullOrWhiteSpace(words)).WithMessage(EventRules.ARefusalIsTold.Name)
                .AtMost(EventInvitee.WordsLength).PlainText(lines: true);
        }
    }

    internal sealed class Handler(EventWork work) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var (to, invitee, _) = await work.InviteeAsync(request.GroupEventId, request.EventInviteeId, request.Version, cancellationToken);
            invitee.Refuse(to, request.SessionId, request.Witness!, request.Words, work.Moment);
            return invitee.Id;
        }
    }
}

/// <summary>A signature or a refusal was noted by mistake. The PVT of the file, where it is one, is withdrawn with it.</summary>
public static class TakeBackSigning
{
    [Needs(Permission.NoteSigning)]
    public sealed record Command(Guid GroupEventId, Guid EventInviteeId, int Version, string? Reason) : ICommand<Guid>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Reason).Required().AtMost(DatedFact.ReasonLength).PlainText();
    }

    internal sealed class Handler(EventWork work, TrajectoryWork trajectories, ICurrentStaff current, IAuditTrail audit, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var (_, invitee, file) = await work.InviteeAsync(request.GroupEventId, request.EventInviteeId, request.Version, cancellationToken);
            if (invitee.AchievementId is { } fact)
            {
                var trajectory = await trajectories.WithAchievementsAsync(file.Id, cancellationToken);
                // Somebody may have corrected it in the file since: then it is gone already.
                if (trajectory.Achievements.Any(one => one.Id == fact && one.Stands))
                    trajectory.WithdrawResult(fact, current.Recording(time, Provenances.OwnObservation, request.Reason));
            }
            invitee.TakeBackSigning();
            audit.Because(request.Reason);
            return invitee.Id;
        }
    }
}
