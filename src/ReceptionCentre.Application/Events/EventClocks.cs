using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.Clocks;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.CivicIntegration;
using ReceptionCentre.Domain.Events;

namespace ReceptionCentre.Application.Events;

/// <summary>
/// What events ask of files, all as reminders: an answer that stays out, attendance that was not noted, and of who was prepared
/// for the participation statement that there is a signing to come to.
/// </summary>
internal sealed class EventClocks(IReceptionDb db, CaseloadTerms terms) : IClockSource
{
    public IReadOnlyCollection<DueReason> Reasons { get; } = [DueReason.EventAnswer, DueReason.EventAttendance, DueReason.EventSigning];

    public IReadOnlyCollection<Type> Watches { get; } = [typeof(EventInvitee), typeof(IntegrationTrajectory)];

    public IQueryable<ClockReading> On(DateOnly day)
    {
        var (attendance, signing) = (terms.EventAttendanceDays, terms.EventSigningDays);
        var ahead = from invitee in db.EventInvitees.IgnoreQueryFilters().AsNoTracking()
                    join file in db.CaseFiles.OpenOn(day) on invitee.CaseFileId equals file.Id
                    join of in db.GroupEvents on invitee.GroupEventId equals of.Id
                    where invitee.InvitedOn <= day && (invitee.EndedOn == null || invitee.EndedOn > day)
                    select new { invitee, of.Title };
        var unanswered = from one in ahead
                         where one.invitee.State != EventInviteeState.Withdrawn && (one.invitee.AnsweredOn == null || one.invitee.AnsweredOn > day) && one.invitee.Channel != EventChannel.WalkedIn
                             && !one.invitee.Attendance.Any(noted => noted.NotedOn <= day)
                         select new ClockReading
                         {
                             CaseFileId = one.invitee.CaseFileId,
                             Reason = DueReason.EventAnswer,
                             SubjectId = one.invitee.Id,
                             StartedOn = one.invitee.InvitedOn,
                             DueOn = one.invitee.AskedBy,
                             What = one.Title,
                             WaitsForOthers = true,
                         };
        var unnoted = from one in ahead
                      where one.invitee.State == EventInviteeState.Coming && one.invitee.AnsweredOn <= day && !one.invitee.Attendance.Any(noted => noted.NotedOn <= day)
                      select new ClockReading
                      {
                          CaseFileId = one.invitee.CaseFileId,
                          Reason = DueReason.EventAttendance,
                          SubjectId = one.invitee.Id,
                          StartedOn = one.invitee.AnsweredOn!.Value,
                          DueOn = one.invitee.LastOn.AddDays(attendance),
                          What = one.Title,
                          WaitsForOthers = false,
                      };
        // Prepared, and neither signed nor refused; the next event with a signing, also this one, is where it can be done.
        var prepared = from invitee in db.EventInvitees.IgnoreQueryFilters().AsNoTracking()
                       join file in db.CaseFiles.OpenOn(day) on invitee.CaseFileId equals file.Id
                       join of in db.GroupEvents on invitee.GroupEventId equals of.Id
                       from noted in invitee.Attendance
                       where noted.Came && noted.NotedOn <= day
                           && of.Sessions.Any(session => session.Id == noted.SessionId && session.Part == SessionPart.Preparation)
                           && !db.EventInvitees.Any(other => other.CaseFileId == file.Id && other.Signing != null)
                           && !db.EventInvitees.Any(other => other.CaseFileId == file.Id && other.InvitedOn <= day && (other.EndedOn == null || other.EndedOn > day)
                               && other.State != EventInviteeState.Withdrawn && other.State != EventInviteeState.Declined
                               && db.GroupEvents.Any(ahead => ahead.Id == other.GroupEventId && ahead.Sessions.Any(session => session.Part == SessionPart.Signing)))
                           && !db.IntegrationTrajectories.Any(trajectory => trajectory.CaseFileId == file.Id
                               && db.Achievements.Any(fact => fact.TrajectoryId == trajectory.Id && fact.Kind == AchievementKind.Pvt && fact.WithdrawnAt == null))
                       group noted by new { invitee.CaseFileId, invitee.Id, of.Title } into one
                       select new ClockReading
                       {
                           CaseFileId = one.Key.CaseFileId,
                           Reason = DueReason.EventSigning,
                           SubjectId = one.Key.Id,
                           StartedOn = one.Min(noted => noted.NotedOn),
                           DueOn = one.Min(noted => noted.NotedOn).AddDays(signing),
                           What = one.Key.Title,
                           WaitsForOthers = false,
                       };
        return unanswered.Concat(unnoted).Concat(prepared);
    }
}
