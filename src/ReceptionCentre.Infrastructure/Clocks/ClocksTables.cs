using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Clocks;
using ReceptionCentre.Infrastructure.Persistence;

namespace ReceptionCentre.Infrastructure.Clocks;

internal sealed class ClocksTables(Dialect dialect) : IEntityTypeConfiguration<Clock>, IEntityTypeConfiguration<FileState>, IEntityTypeConfiguration<Postponement>
{
    public const string OnePostponementIndex = "IX_Postponements_One";

    public void Configure(EntityTypeBuilder<Clock> table)
    {
        table.ToTable("Clocks");
        table.HasKey(clock => clock.Id);
        table.Property(clock => clock.What).HasMaxLength(Clock.WhatLength);
        table.Ignore(clock => clock.Terms);
        // One thing asks once at a time; and the clocks of a file that run.
        table.HasIndex(clock => new { clock.CaseFileId, clock.Reason, clock.SubjectId }, "IX_Clocks_Running").IsUnique().HasFilter("\"EndedOn\" IS NULL");
        // All clocks of a file, also those that ended: for whoever removes the file.
        table.HasIndex(clock => clock.CaseFileId);
        // The work queue of one reason, by its day.
        table.HasIndex(clock => new { clock.Reason, clock.DueOn, clock.Id, clock.CaseFileId, clock.WaitsForOthers }, "IX_Clocks_Queue").HasFilter("\"EndedOn\" IS NULL");
        // What is to be reported to DUO, by its day: few of all clocks.
        table.HasIndex(clock => new { clock.DueOn, clock.Id }, "IX_Clocks_Duo").HasFilter("\"EndedOn\" IS NULL AND \"Reason\" >= 90 AND \"Reason\" <= 96");
        table.HasOne<CaseFile>().WithMany().HasForeignKey(clock => clock.CaseFileId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Postponement> table)
    {
        table.ToTable("Postponements");
        table.IsAggregate();
        table.Property(one => one.Why).HasMaxLength(Postponement.WhyLength);
        table.HasIndex(one => new { one.CaseFileId, one.Asks, one.SubjectId }, OnePostponementIndex).IsUnique().HasFilter("\"EndedAt\" IS NULL");
        // All of a file, also those that ended.
        table.HasIndex(one => one.CaseFileId);
        table.HasOne<CaseFile>().WithMany().HasForeignKey(one => one.CaseFileId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<FileState> table)
    {
        table.ToTable("FileStates");
        table.HasKey(state => state.CaseFileId);
        table.Property(state => state.Controller).HasMaxLength(FactTables.CodeLength);
        table.Property(state => state.Task).HasMaxLength(FactTables.CodeLength);
        // A caseworker's files by what they ask first.
        table.HasIndex(state => new { state.CaseworkerId, state.NextDueOn, state.CaseFileId });
        // The figures, and the lists behind them, oldest first. They hold all that is asked of a file, and who it is about for
        // the scope, so that neither reads the table itself: an index of 30 MB for 300,000 files (docs/benchmarks.md).
        table.HasIndex(
            state => new { state.Controller, state.CaseworkerId, state.TeamId, state.OpenedOn, state.LateFrom, state.WaitsSince, state.SilentFrom, state.PersonId }, "IX_FileStates_Figures");
        table.HasIndex(
            state => new { state.OpenedOn, state.CaseFileId, state.Controller, state.CaseworkerId, state.TeamId, state.LateFrom, state.WaitsSince, state.SilentFrom, state.PersonId }, "IX_FileStates_Oldest");
        // The work queue: of all, and of a team.
        table.Property(state => state.DueBy).HasComputedColumnSql(dialect.DayBefore(nameof(FileState.LateFrom)), stored: true);
        table.HasIndex(state => new { state.DueBy, state.CaseFileId, state.Controller, state.CaseworkerId, state.TeamId, state.LateFrom, state.WaitsSince, state.PersonId }, "IX_FileStates_Queue");
        table.HasIndex(state => new { state.TeamId, state.DueBy, state.CaseFileId });
        // The files that nobody has yet.
        table.HasIndex(state => new { state.OpenedOn, state.CaseFileId, state.Controller, state.TeamId, state.PersonId }, "IX_FileStates_Free").HasFilter("\"CaseworkerId\" IS NULL");
        table.HasOne<CaseFile>().WithOne().HasForeignKey<FileState>(state => state.CaseFileId).OnDelete(DeleteBehavior.Restrict);
    }
}
