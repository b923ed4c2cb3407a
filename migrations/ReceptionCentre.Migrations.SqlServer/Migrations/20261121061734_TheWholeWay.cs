using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReceptionCentre.Migrations.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class TheWholeWay : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_ContactNotes_CaseFileId_On",
                table: "ContactNotes");

            migrationBuilder.CreateTable(
                name: "CaseloadDays",
                columns: table => new
                {
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    Line = table.Column<int>(type: "int", nullable: false),
                    Controller = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    CaseworkerId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    TeamId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    IsProtected = table.Column<bool>(type: "bit", nullable: false),
                    Open = table.Column<int>(type: "int", nullable: false),
                    New = table.Column<int>(type: "int", nullable: false),
                    Overdue = table.Column<int>(type: "int", nullable: false),
                    Waiting = table.Column<int>(type: "int", nullable: false),
                    Silent = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CaseloadDays", x => new { x.Day, x.Line });
                });

            migrationBuilder.CreateTable(
                name: "Clocks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CaseFileId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Reason = table.Column<int>(type: "int", nullable: false),
                    SubjectId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    StartedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: false),
                    What = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    WaitsForOthers = table.Column<bool>(type: "bit", nullable: false),
                    KnownOn = table.Column<DateOnly>(type: "date", nullable: false),
                    EndedOn = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Clocks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Clocks_CaseFiles_CaseFileId",
                        column: x => x.CaseFileId,
                        principalTable: "CaseFiles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "FileStates",
                columns: table => new
                {
                    CaseFileId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PersonId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Controller = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Task = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    OpenedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    CaseworkerId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    TeamId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    NextDueOn = table.Column<DateOnly>(type: "date", nullable: false),
                    NextReason = table.Column<int>(type: "int", nullable: false),
                    LateFrom = table.Column<DateOnly>(type: "date", nullable: true),
                    SpokenOn = table.Column<DateOnly>(type: "date", nullable: true),
                    SilentFrom = table.Column<DateOnly>(type: "date", nullable: false),
                    WaitsSince = table.Column<DateOnly>(type: "date", nullable: true),
                    Keepings = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FileStates", x => x.CaseFileId);
                    table.ForeignKey(
                        name: "FK_FileStates_CaseFiles_CaseFileId",
                        column: x => x.CaseFileId,
                        principalTable: "CaseFiles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_ContactNotes_CaseFileId_On_WrittenAt_Id",
                table: "ContactNotes",
                columns: new[] { "CaseFileId", "On", "WrittenAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Clocks_Running",
                table: "Clocks",
                columns: new[] { "CaseFileId", "Reason", "SubjectId" },
                unique: true,
                filter: "\"EndedOn\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_FileStates_CaseworkerId_NextDueOn_CaseFileId",
                table: "FileStates",
                columns: new[] { "CaseworkerId", "NextDueOn", "CaseFileId" });

            migrationBuilder.CreateIndex(
                name: "IX_FileStates_Controller_OpenedOn_CaseFileId",
                table: "FileStates",
                columns: new[] { "Controller", "OpenedOn", "CaseFileId" });

            migrationBuilder.CreateIndex(
                name: "IX_FileStates_Free",
                table: "FileStates",
                columns: new[] { "OpenedOn", "CaseFileId" },
                filter: "\"CaseworkerId\" IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "CaseloadDays");

            migrationBuilder.DropTable(
                name: "Clocks");

            migrationBuilder.DropTable(
                name: "FileStates");

            migrationBuilder.DropIndex(
                name: "IX_ContactNotes_CaseFileId_On_WrittenAt_Id",
                table: "ContactNotes");

            migrationBuilder.CreateIndex(
                name: "IX_ContactNotes_CaseFileId_On",
                table: "ContactNotes",
                columns: new[] { "CaseFileId", "On" });
        }
    }
}
