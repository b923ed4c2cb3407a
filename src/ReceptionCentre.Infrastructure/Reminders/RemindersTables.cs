using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReceptionCentre.Domain.Appointments;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Documents;
using ReceptionCentre.Domain.Events;
using ReceptionCentre.Domain.Reminders;
using ReceptionCentre.Infrastructure.Persistence;

namespace ReceptionCentre.Infrastructure.Reminders;

internal sealed class RemindersTables : IEntityTypeConfiguration<ReminderChoice>, IEntityTypeConfiguration<ReminderWayFact>, IEntityTypeConfiguration<Reminder>
{
    public const string OneChoiceIndex = "IX_ReminderChoices_One", OnceIndex = "IX_Reminders_Once", OnceOfEventIndex = "IX_Reminders_OnceOfEvent";

    public void Configure(EntityTypeBuilder<ReminderChoice> table)
    {
        table.ToTable("ReminderChoices");
        table.IsAggregate();
        table.HasIndex(choice => choice.CaseFileId, OneChoiceIndex).IsUnique();
        table.HasOne<CaseFile>().WithMany().HasForeignKey(choice => choice.CaseFileId).OnDelete(DeleteBehavior.Restrict);
        table.HasParts(choice => choice.Ways, (ReminderWayFact fact) => fact.ReminderChoiceId);
    }

    public void Configure(EntityTypeBuilder<ReminderWayFact> table)
    {
        table.ToTable("ReminderWays");
        table.IsFact(fact => fact.ReminderChoiceId);
    }

    public void Configure(EntityTypeBuilder<Reminder> table)
    {
        table.ToTable("Reminders");
        table.IsAggregate();
        table.Property(reminder => reminder.Language).HasMaxLength(FactTables.CodeLength);
        table.HasIndex(reminder => new { reminder.AppointmentId, reminder.CaseFileId, reminder.BeginsAt }, OnceIndex).IsUnique().HasFilter("\"AppointmentId\" IS NOT NULL");
        table.HasIndex(reminder => new { reminder.EventInviteeId, reminder.BeginsAt }, OnceOfEventIndex).IsUnique().HasFilter("\"EventInviteeId\" IS NOT NULL");
        // What goes next, and letters to post.
        table.HasIndex(reminder => new { reminder.State, reminder.NextAt });
        table.HasIndex(reminder => new { reminder.CaseFileId, reminder.BeginsAt });
        table.HasIndex(reminder => reminder.DocumentId);
        table.HasOne<CaseFile>().WithMany().HasForeignKey(reminder => reminder.CaseFileId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<Appointment>().WithMany().HasForeignKey(reminder => reminder.AppointmentId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<EventInvitee>().WithMany().HasForeignKey(reminder => reminder.EventInviteeId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<Document>().WithMany().HasForeignKey(reminder => reminder.DocumentId).OnDelete(DeleteBehavior.Restrict);
    }
}
