using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReceptionCentre.Migrations.SqlServer.Migrations
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
                type: "nvarchar(500)",
                maxLength: 500,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "PlanTemplateLines",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Key = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    Municipality = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    NotIn = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    Place = table.Column<int>(type: "int", nullable: false),
                    Kind = table.Column<int>(type: "int", nullable: true),
                    Routes = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    Stay = table.Column<int>(type: "int", nullable: false),
                    Motives = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    Answers = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    Track = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    Goal = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    What = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false),
                    WhatInEnglish = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false),
                    Why = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false),
                    WhyInEnglish = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false),
                    MinutesAWeek = table.Column<int>(type: "int", nullable: true),
                    StartsAfterDays = table.Column<int>(type: "int", nullable: true),
                    DueAfterDays = table.Column<int>(type: "int", nullable: true),
                    Act = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    Article = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    Payer = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    ValidFrom = table.Column<DateOnly>(type: "date", nullable: true),
                    ValidUntil = table.Column<DateOnly>(type: "date", nullable: true),
                    Source = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
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
