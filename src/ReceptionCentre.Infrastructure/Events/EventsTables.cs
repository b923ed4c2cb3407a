using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReceptionCentre.Domain.Appointments;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.CivicIntegration;
using ReceptionCentre.Domain.Events;
using ReceptionCentre.Domain.Providers;
using ReceptionCentre.Infrastructure.Persistence;

namespace ReceptionCentre.Infrastructure.Events;

internal sealed class EventsTables :
    IEntityTypeConfiguration<GroupEvent>, IEntityTypeConfiguration<EventLanguage>, IEntityTypeConfiguration<EventPartner>, IEntityTypeConfiguration<EventSession>, IEntityTypeConfiguration<EventInvitee>,
    IEntityTypeConfiguration<EventAttendance>
{
    public const string OnceOnTheListIndex = "IX_EventInvitees_Once", OneAttendanceIndex = "IX_EventAttendance_One";

    public void Configure(EntityTypeBuilder<GroupEvent> table)
    {
        table.ToTable("GroupEvents");
        table.IsAggregate();
        table.Property(one => one.Municipality).HasMaxLength(FactTables.CodeLength);
        table.Property(one => one.Kind).HasMaxLength(FactTables.CodeLength);
        table.Property(one => one.Title).HasMaxLength(GroupEvent.TitleLength);
        table.Property(one => one.Words).HasMaxLength(GroupEvent.WordsLength);
        table.Property(one => one.CancelReason).HasMaxLength(GroupEvent.ReasonLength);
        table.Ignore(one => one.InTime);
        table.Ignore(one => one.HasSigning);
        table.HasIndex(one => new { one.FirstOn, one.LastOn });
        table.HasParts(one => one.Languages, (EventLanguage part) => part.GroupEventId);
        table.HasParts(one => one.Partners, (EventPartner part) => part.GroupEventId);
        table.HasParts(one => one.Sessions, (EventSession session) => session.GroupEventId);
    }

    public void Configure(EntityTypeBuilder<EventLanguage> table)
    {
        table.ToTable("EventLanguages");
        table.HasKey(part => new { part.GroupEventId, part.Code });
        table.Property(part => part.Code).HasMaxLength(FactTables.CodeLength);
    }

    public void Configure(EntityTypeBuilder<EventPartner> table)
    {
        table.ToTable("EventPartners");
        table.HasKey(part => new { part.GroupEventId, part.ProviderId });
        table.HasIndex(part => part.ProviderId);
        table.HasOne<Provider>().WithMany().HasForeignKey(part => part.ProviderId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<EventSession> table)
    {
        table.ToTable("EventSessions");
        table.HasKey(session => session.Id);
        table.Property(session => session.Place).HasMaxLength(Appointment.PlaceLength);
        table.Property(session => session.Interpreter).HasMaxLength(FactTables.CodeLength);
        table.Property(session => session.InterpreterLanguage).HasMaxLength(FactTables.CodeLength);
        table.Ignore(session => session.Time);
        table.HasIndex(session => session.GroupEventId);
        // What a diary and a room hold, and whether they are free. No foreign keys, as of appointments: the history tells both.
        table.HasIndex(session => new { session.On, session.LedBy });
        table.HasIndex(session => new { session.On, session.MeetingPlaceId });
        table.HasIndex(session => session.ProviderId);
        table.HasOne<Provider>().WithMany().HasForeignKey(session => session.ProviderId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<EventInvitee> table)
    {
        table.ToTable("EventInvitees");
        table.IsAggregate();
        table.Property(one => one.Channel).HasMaxLength(FactTables.CodeLength);
        table.Property(one => one.Barrier).HasMaxLength(FactTables.CodeLength);
        table.Property(one => one.AbsenceReason).HasMaxLength(FactTables.CodeLength);
        table.Property(one => one.Words).HasMaxLength(EventInvitee.WordsLength);
        table.Property(one => one.Witness).HasMaxLength(EventInvitee.WitnessLength);
        table.Property(one => one.SigningWords).HasMaxLength(EventInvitee.WordsLength);
        table.Ignore(one => one.CameTo);
        table.Ignore(one => one.IsWalkIn);
        // Two people who invite the same file at the same moment: one of them is told so.
        table.HasIndex(one => new { one.GroupEventId, one.CaseFileId }, OnceOnTheListIndex).IsUnique();
        // How many places are given, and who waits.
        table.HasIndex(one => new { one.GroupEventId, one.State, one.WaitsSince });
        table.HasIndex(one => new { one.CaseFileId, one.LastOn });
        table.HasIndex(one => one.ProviderId);
        table.HasIndex(one => one.SigningSessionId);
        table.HasIndex(one => one.AchievementId);
        table.HasOne<GroupEvent>().WithMany().HasForeignKey(one => one.GroupEventId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<CaseFile>().WithMany().HasForeignKey(one => one.CaseFileId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<Provider>().WithMany().HasForeignKey(one => one.ProviderId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<EventSession>().WithMany().HasForeignKey(one => one.SigningSessionId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<AchievementFact>().WithMany().HasForeignKey(one => one.AchievementId).OnDelete(DeleteBehavior.Restrict);
        table.HasParts(one => one.Attendance, (EventAttendance part) => part.EventInviteeId);
    }

    public void Configure(EntityTypeBuilder<EventAttendance> table)
    {
        table.ToTable("EventAttendance");
        table.HasKey(one => one.Id);
        // Two people who note the same at the same moment: it is there once.
        table.HasIndex(one => new { one.EventInviteeId, one.SessionId }, OneAttendanceIndex).IsUnique();
        table.HasIndex(one => one.SessionId);
        table.HasOne<EventSession>().WithMany().HasForeignKey(one => one.SessionId).OnDelete(DeleteBehavior.Restrict);
    }
}
