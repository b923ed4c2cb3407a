using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReceptionCentre.Domain.Plans;
using ReceptionCentre.Domain.PlanTemplates;
using ReceptionCentre.Infrastructure.Persistence;

namespace ReceptionCentre.Infrastructure.PlanTemplates;

internal sealed class PlanTemplatesTables : IEntityTypeConfiguration<PlanTemplateLine>
{
    public const string OneKeyIndex = "IX_PlanTemplateLines_OneKey";

    public void Configure(EntityTypeBuilder<PlanTemplateLine> table)
    {
        table.ToTable("PlanTemplateLines");
        table.IsAggregate();
        table.Property(line => line.Key).HasMaxLength(PlanTemplateLine.KeyLength);
        table.Property(line => line.NotIn).HasMaxLength(PlanTemplateLine.CodesLength);
        table.Property(line => line.Routes).HasMaxLength(PlanTemplateLine.CodesLength);
        table.Property(line => line.Motives).HasMaxLength(PlanTemplateLine.CodesLength);
        table.Property(line => line.Answers).HasMaxLength(PlanTemplateLine.CodesLength);
        table.Property(line => line.Goal).HasMaxLength(PlanGoal.TextLength);
        table.Property(line => line.What).HasMaxLength(PlanItem.WhatLength);
        table.Property(line => line.WhatInEnglish).HasMaxLength(PlanItem.WhatLength);
        table.Property(line => line.Why).HasMaxLength(PlanTemplateLine.WhyLength);
        table.Property(line => line.WhyInEnglish).HasMaxLength(PlanTemplateLine.WhyLength);
        table.Property(line => line.Article).HasMaxLength(PlanItem.ArticleLength);
        table.Property(line => line.Source).HasMaxLength(PlanTemplateLine.NoteLength);
        table.HasIndex(line => line.Key, OneKeyIndex).IsUnique();
    }
}
