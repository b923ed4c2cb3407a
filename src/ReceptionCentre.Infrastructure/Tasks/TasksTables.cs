using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Contacts;
using ReceptionCentre.Domain.Tasks;
using ReceptionCentre.Infrastructure.Persistence;

namespace ReceptionCentre.Infrastructure.Tasks;

internal sealed class TasksTables : IEntityTypeConfiguration<StaffTask>, IEntityTypeConfiguration<StaffTaskMove>
{
    public void Configure(EntityTypeBuilder<StaffTask> table)
    {
        table.ToTable("StaffTasks");
        table.IsAggregate();
        table.Property(task => task.What).HasMaxLength(StaffTask.WhatLength);
        table.Property(task => task.Why).HasMaxLength(StaffTask.WordsLength);
        table.Property(task => task.Words).HasMaxLength(StaffTask.WordsLength);
        table.HasIndex(task => new { task.CaseFileId, task.State, task.DueOn });
        // What somebody has to do, first what is due first.
        table.HasIndex(task => new { task.ForStaffMemberId, task.DueOn, task.Id }, "IX_StaffTasks_ToDo").HasFilter("\"State\" = 1");
        table.HasOne<CaseFile>().WithMany().HasForeignKey(task => task.CaseFileId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<ContactNote>().WithMany().HasForeignKey(task => task.ContactNoteId).OnDelete(DeleteBehavior.Restrict);
        // Not tied to the other file: an import that is taken back removes files, and then there is nothing left to compare.
        table.HasIndex(task => task.OtherCaseFileId).HasFilter("\"OtherCaseFileId\" IS NOT NULL");
        table.HasParts(task => task.Moves, (StaffTaskMove move) => move.TaskId);
    }

    public void Configure(EntityTypeBuilder<StaffTaskMove> table)
    {
        table.ToTable("StaffTaskMoves");
        table.HasKey(move => move.Id);
        table.Property(move => move.Reason).HasMaxLength(StaffTask.ReasonLength);
    }
}
