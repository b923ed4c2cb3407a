using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReceptionCentre.Migrations.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class PlanTemplates : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Why",
                table: "PlanItems",
                type: "character varying(500)",
                maxLength: 500,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "PlanTemplateLines",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Key = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Municipality = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    NotIn = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    Place = table.Column<int>(type: "integer", nullable: false),
                    Kind = table.Column<int>(type: "integer", nullable: true),
                    Routes = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    Stay = table.Column<int>(type: "integer", nullable: false),
                    Motives = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    Answers = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    Track = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    Goal = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    What = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    WhatInEnglish = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    Why = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    WhyInEnglish = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    MinutesAWeek = table.Column<int>(type: "integer", nullable: true),
                    StartsAfterDays = table.Column<int>(type: "integer", nullable: true),
                    DueAfterDays = table.Column<int>(type: "integer", nullable: true),
                    Act = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    Article = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    Payer = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    ValidFrom = table.Column<DateOnly>(type: "date", nullable: true),
                    ValidUntil = table.Column<DateOnly>(type: "date", nullable: true),
                    Source = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PlanTemplateLines", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_PlanTemplateLines_OneKey",
                table: "PlanTemplateLines",
                column: "Key",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "PlanTemplateLines");

            migrationBuilder.DropColumn(
                name: "Why",
                table: "PlanItems");
        }
    }
}
