using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReceptionCentre.Domain.Appointments;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Contacts;
using ReceptionCentre.Infrastructure.Persistence;

namespace ReceptionCentre.Infrastructure.Appointments;

internal sealed class AppointmentsTables :
    IEntityTypeConfiguration<Appointment>, IEntityTypeConfiguration<Invitee>, IEntityTypeConfiguration<AppointmentMove>
{
    public void Configure(EntityTypeBuilder<Appointment> table)
    {
        table.ToTable("Appointments");
        table.IsAggregate();
        table.Property(appointment => appointment.PlaceKind).HasMaxLength(FactTables.CodeLength);
        table.Property(appointment => appointment.Topic).HasMaxLength(FactTables.CodeLength);
        table.Property(appointment => appointment.Interpreter).HasMaxLength(FactTables.CodeLength);
        table.Property(appointment => appointment.InterpreterLanguage).HasMaxLength(FactTables.CodeLength);
        table.Property(appointment => appointment.Place).HasMaxLength(Appointment.PlaceLength);
        table.Property(appointment => appointment.What).HasMaxLength(Appointment.WordsLength);
        // A diary, and whether somebody is free.
        table.HasIndex(appointment => new { appointment.StaffMemberId, appointment.On, appointment.BeginsAt });
        // What a room or desk holds, and whether it is free. No foreign key, as for the member of staff: the history tells both.
        table.HasIndex(appointment => new { appointment.MeetingPlaceId, appointment.On, appointment.BeginsAt });
        table.Ignore(appointment => appointment.Expected);
        table.HasParts(appointment => appointment.Invitees, (Invitee invitee) => invitee.AppointmentId);
        table.HasParts(appointment => appointment.Moves, (AppointmentMove move) => move.AppointmentId);
    }

    public void Configure(EntityTypeBuilder<Invitee> table)
    {
        table.ToTable("Invitees");
        table.HasKey(invitee => invitee.Id);
        table.Property(invitee => invitee.AbsenceReason).HasMaxLength(FactTables.CodeLength);
        table.Property(invitee => invitee.CancelReason).HasMaxLength(FactTables.CodeLength);
        table.Property(invitee => invitee.Words).HasMaxLength(Appointment.ReasonLength);
        table.Ignore(invitee => invitee.IsExpected);
        table.HasIndex(invitee => new { invitee.AppointmentId, invitee.CaseFileId }).IsUnique();
        // Who comes on a day, in the order of time; and what a file has had and still has.
        table.HasIndex(invitee => new { invitee.On, invitee.BeginsAt, invitee.Id });
        table.HasIndex(invitee => new { invitee.CaseFileId, invitee.BeginsAt, invitee.Id });
        table.HasOne<CaseFile>().WithMany().HasForeignKey(invitee => invitee.CaseFileId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<ContactNote>().WithMany().HasForeignKey(invitee => invitee.ContactNoteId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<AppointmentMove> table)
    {
        table.ToTable("AppointmentMoves");
        table.HasKey(move => move.Id);
        table.Property(move => move.Reason).HasMaxLength(FactTables.CodeLength);
    }
}
