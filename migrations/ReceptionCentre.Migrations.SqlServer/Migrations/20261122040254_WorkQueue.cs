using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReceptionCentre.Migrations.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class WorkQueue : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "DueBy",
                table: "FileStates",
                type: "date",
                nullable: false,
                computedColumnSql: "COALESCE(DATEADD(day, -1, [LateFrom]), CONVERT(date, '9999-12-31', 23))",
                stored: true);

            migrationBuilder.CreateTable(
                name: "Spreads",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    TeamId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Municipality = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    FromStaffMemberId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Because = table.Column<int>(type: "int", nullable: true),
                    DueUntil = table.Column<DateOnly>(type: "date", nullable: true),
                    EvenOver = table.Column<bool>(type: "bit", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false),
                    MadeAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    MadeBy = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    WithProtected = table.Column<bool>(type: "bit", nullable: false),
                    State = table.Column<int>(type: "int", nullable: false),
                    StoppedFrom = table.Column<int>(type: "int", nullable: true),
                    HasTrouble = table.Column<bool>(type: "bit", nullable: false),
                    Rows = table.Column<int>(type: "int", nullable: false),
                    CheckedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    StartedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    StartedBy = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    FinishedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    UndoneBy = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    UndoneReason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Spreads", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Spreads_Teams_TeamId",
                        column: x => x.TeamId,
                        principalTable: "Teams",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "WorkCapacities",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    StaffMemberId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    MostFiles = table.Column<int>(type: "int", nullable: true),
                    PerWeek = table.Column<int>(type: "int", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WorkCapacities", x => x.Id);
                    table.ForeignKey(
                        name: "FK_WorkCapacities_StaffMembers_StaffMemberId",
                        column: x => x.StaffMemberId,
                        principalTable: "StaffMembers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SpreadProgress",
                columns: table => new
                {
                    RunId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Position = table.Column<int>(type: "int", nullable: false),
                    HeldBy = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    HeldUntil = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    Failures = table.Column<int>(type: "int", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SpreadProgress", x => x.RunId);
                    table.ForeignKey(
                        name: "FK_SpreadProgress_Spreads_RunId",
                        column: x => x.RunId,
                        principalTable: "Spreads",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SpreadReceivers",
                columns: table => new
                {
                    RunId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    StaffMemberId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Files = table.Column<int>(type: "int", nullable: true),
                    MostFiles = table.Column<int>(type: "int", nullable: true),
                    PerWeek = table.Column<int>(type: "int", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SpreadReceivers", x => new { x.RunId, x.StaffMemberId });
                    table.ForeignKey(
                        name: "FK_SpreadReceivers_Spreads_RunId",
                        column: x => x.RunId,
                        principalTable: "Spreads",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "SpreadRows",
                columns: table => new
                {
                    RunId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    CaseFileId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: false),
                    HouseholdId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    StaffMemberId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Week = table.Column<DateOnly>(type: "date", nullable: true),
                    Finding = table.Column<int>(type: "int", nullable: false),
                    State = table.Column<int>(type: "int", nullable: false),
                    TeamBefore = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    CaseworkerBefore = table.Column<Guid>(type: "uniqueidentifier", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SpreadRows", x => new { x.RunId, x.Number });
                    table.ForeignKey(
                        name: "FK_SpreadRows_Spreads_RunId",
                        column: x => x.RunId,
                        principalTable: "Spreads",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Absences",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CapacityId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    Until = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Absences", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Absences_WorkCapacities_CapacityId",
                        column: x => x.CapacityId,
                        principalTable: "WorkCapacities",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_FileStates_Queue",
                table: "FileStates",
                columns: new[] { "DueBy", "CaseFileId", "Controller", "CaseworkerId", "TeamId", "LateFrom", "WaitsSince", "PersonId" });

            migrationBuilder.CreateIndex(
                name: "IX_FileStates_TeamId_DueBy_CaseFileId",
                table: "FileStates",
                columns: new[] { "TeamId", "DueBy", "CaseFileId" });

            migrationBuilder.CreateIndex(
                name: "IX_Clocks_Queue",
                table: "Clocks",
                columns: new[] { "Reason", "DueOn", "Id", "CaseFileId", "WaitsForOthers" },
                filter: "\"EndedOn\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Absences_CapacityId",
                table: "Absences",
                column: "CapacityId");

            migrationBuilder.CreateIndex(
                name: "IX_SpreadRows_RunId_CaseFileId",
                table: "SpreadRows",
                columns: new[] { "RunId", "CaseFileId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SpreadRows_RunId_Finding_Number",
                table: "SpreadRows",
                columns: new[] { "RunId", "Finding", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_SpreadRows_RunId_StaffMemberId_Number",
                table: "SpreadRows",
                columns: new[] { "RunId", "StaffMemberId", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_Spreads_MadeAt_Id",
                table: "Spreads",
                columns: new[] { "MadeAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Spreads_State",
                table: "Spreads",
                column: "State");

            migrationBuilder.CreateIndex(
                name: "IX_Spreads_TeamId",
                table: "Spreads",
                column: "TeamId");

            migrationBuilder.CreateIndex(
                name: "IX_WorkCapacities_One",
                table: "WorkCapacities",
                column: "StaffMemberId",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Absences");

            migrationBuilder.DropTable(
                name: "SpreadProgress");

            migrationBuilder.DropTable(
                name: "SpreadReceivers");

            migrationBuilder.DropTable(
                name: "SpreadRows");

            migrationBuilder.DropTable(
                name: "WorkCapacities");

            migrationBuilder.DropTable(
                name: "Spreads");

            migrationBuilder.DropIndex(
                name: "IX_FileStates_Queue",
                table: "FileStates");

            migrationBuilder.DropIndex(
                name: "IX_FileStates_TeamId_DueBy_CaseFileId",
                table: "FileStates");

            migrationBuilder.DropIndex(
                name: "IX_Clocks_Queue",
                table: "Clocks");

            migrationBuilder.DropColumn(
                name: "DueBy",
                table: "FileStates");
        }
    }
}
