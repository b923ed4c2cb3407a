using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReceptionCentre.Migrations.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class Departures : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "CallAfterDays",
                table: "MunicipalitySettings",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "CallOn",
                table: "Departures",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Evidence",
                table: "Departures",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "MayCall",
                table: "Departures",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "Place",
                table: "Departures",
                type: "nvarchar(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "SilentSince",
                table: "Departures",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Will",
                table: "Departures",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "AgeFrom",
                table: "ChecklistItems",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "AgeTo",
                table: "ChecklistItems",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "DayBy",
                table: "ChecklistItems",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "DayFrom",
                table: "ChecklistItems",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "DutchPaper",
                table: "ChecklistItems",
                type: "nvarchar(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "EnglishPaper",
                table: "ChecklistItems",
                type: "nvarchar(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "KeptUntil",
                table: "CaseFiles",
                type: "date",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "ChecklistItemParties",
                columns: table => new
                {
                    ItemId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Code = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ChecklistItemParties", x => new { x.ItemId, x.Code });
                    table.ForeignKey(
                        name: "FK_ChecklistItemParties_ChecklistItems_ItemId",
                        column: x => x.ItemId,
                        principalTable: "ChecklistItems",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "DepartureReadiness",
                columns: table => new
                {
                    DepartureId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Question = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    State = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DepartureReadiness", x => new { x.DepartureId, x.Question });
                    table.ForeignKey(
                        name: "FK_DepartureReadiness_Departures_DepartureId",
                        column: x => x.DepartureId,
                        principalTable: "Departures",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "DestinationCares",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CaseFileId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    DepartureId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    ProviderId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Organisation = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    Contact = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    Place = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    On = table.Column<DateOnly>(type: "date", nullable: true),
                    State = table.Column<int>(type: "int", nullable: false),
                    ConfirmedBy = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    ConfirmedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    EndReason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    AskedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    AskedBy = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DestinationCares", x => x.Id);
                    table.ForeignKey(
                        name: "FK_DestinationCares_CaseFiles_CaseFileId",
                        column: x => x.CaseFileId,
                        principalTable: "CaseFiles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_DestinationCares_Departures_DepartureId",
                        column: x => x.DepartureId,
                        principalTable: "Departures",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_DestinationCares_Providers_ProviderId",
                        column: x => x.ProviderId,
                        principalTable: "Providers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "HealthHandovers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CaseFileId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    DepartureId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Receiver = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    What = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    AgreedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    HeardBy = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    RecordedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    State = table.Column<int>(type: "int", nullable: false),
                    HandedOverOn = table.Column<DateOnly>(type: "date", nullable: true),
                    WithdrawnOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HealthHandovers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_HealthHandovers_CaseFiles_CaseFileId",
                        column: x => x.CaseFileId,
                        principalTable: "CaseFiles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_HealthHandovers_Departures_DepartureId",
                        column: x => x.DepartureId,
                        principalTable: "Departures",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "LeavingFacts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    StayId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Kind = table.Column<int>(type: "int", nullable: false),
                    Because = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    AskAgainOn = table.Column<DateOnly>(type: "date", nullable: true),
                    From = table.Column<int>(type: "int", nullable: false),
                    Until = table.Column<int>(type: "int", nullable: true),
                    Source = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    RecordedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    RecordedBy = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    WithdrawnAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    WithdrawnBy = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    WithdrawnReason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LeavingFacts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_LeavingFacts_Stays_StayId",
                        column: x => x.StayId,
                        principalTable: "Stays",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Departures_CallOn",
                table: "Departures",
                column: "CallOn",
                filter: "\"CallOn\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_DestinationCares_CaseFileId",
                table: "DestinationCares",
                column: "CaseFileId");

            migrationBuilder.CreateIndex(
                name: "IX_DestinationCares_DepartureId",
                table: "DestinationCares",
                column: "DepartureId");

            migrationBuilder.CreateIndex(
                name: "IX_DestinationCares_ProviderId",
                table: "DestinationCares",
                column: "ProviderId");

            migrationBuilder.CreateIndex(
                name: "IX_HealthHandovers_CaseFileId",
                table: "HealthHandovers",
                column: "CaseFileId");

            migrationBuilder.CreateIndex(
                name: "IX_HealthHandovers_DepartureId",
                table: "HealthHandovers",
                column: "DepartureId");

            migrationBuilder.CreateIndex(
                name: "IX_LeavingFacts_StayId",
                table: "LeavingFacts",
                column: "StayId");

            // Care there was free text of the departure: it becomes something that was asked, and nobody said yes to yet.
            migrationBuilder.Sql(
                """
                INSERT INTO "DestinationCares" ("Id", "CaseFileId", "DepartureId", "Kind", "Organisation", "Contact", "Place", "State", "AskedAt", "AskedBy", "Version")
                SELECT NEWID(), "CaseFileId", "Id", 'care', SUBSTRING("CareThere", 1, 200), NULLIF(SUBSTRING("CareThere", 201, 200), ''), NULLIF(SUBSTRING("CareThere", 401, 200), ''), 1, "RecordedAt", "RecordedBy", 0
                FROM "Departures" WHERE "CareThere" IS NOT NULL;
                """);

            migrationBuilder.DropColumn(
                name: "CareThere",
                table: "Departures");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ChecklistItemParties");

            migrationBuilder.DropTable(
                name: "DepartureReadiness");

            migrationBuilder.DropTable(
                name: "DestinationCares");

            migrationBuilder.DropTable(
                name: "HealthHandovers");

            migrationBuilder.DropTable(
                name: "LeavingFacts");

            migrationBuilder.DropIndex(
                name: "IX_Departures_CallOn",
                table: "Departures");

            migrationBuilder.DropColumn(
                name: "CallAfterDays",
                table: "MunicipalitySettings");

            migrationBuilder.DropColumn(
                name: "CallOn",
                table: "Departures");

            migrationBuilder.DropColumn(
                name: "Evidence",
                table: "Departures");

            migrationBuilder.DropColumn(
                name: "MayCall",
                table: "Departures");

            migrationBuilder.DropColumn(
                name: "Place",
                table: "Departures");

            migrationBuilder.DropColumn(
                name: "SilentSince",
                table: "Departures");

            migrationBuilder.DropColumn(
                name: "Will",
                table: "Departures");

            migrationBuilder.DropColumn(
                name: "AgeFrom",
                table: "ChecklistItems");

            migrationBuilder.DropColumn(
                name: "AgeTo",
                table: "ChecklistItems");

            migrationBuilder.DropColumn(
                name: "DayBy",
                table: "ChecklistItems");

            migrationBuilder.DropColumn(
                name: "DayFrom",
                table: "ChecklistItems");

            migrationBuilder.DropColumn(
                name: "DutchPaper",
                table: "ChecklistItems");

            migrationBuilder.DropColumn(
                name: "EnglishPaper",
                table: "ChecklistItems");

            migrationBuilder.DropColumn(
                name: "KeptUntil",
                table: "CaseFiles");

            migrationBuilder.AddColumn<string>(
                name: "CareThere",
                table: "Departures",
                type: "nvarchar(1000)",
                maxLength: 1000,
                nullable: true);
        }
    }
}
