using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReceptionCentre.Migrations.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class BulkChangesAndChangedDays : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "OtherCaseFileId",
                table: "StaffTasks",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "CancelledAt",
                table: "SignUpDays",
                type: "datetimeoffset",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "BulkChanges",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    Fact = table.Column<int>(type: "int", nullable: false),
                    Code = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    Successor = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    SuccessorUntil = table.Column<DateOnly>(type: "date", nullable: true),
                    AlsoFromRegister = table.Column<bool>(type: "bit", nullable: false),
                    Task = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    Motive = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    EndsFrom = table.Column<DateOnly>(type: "date", nullable: true),
                    EndsUntil = table.Column<DateOnly>(type: "date", nullable: true),
                    Act = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Article = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    Decision = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    DecidedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    BasisSource = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
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
                    UndoneReason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BulkChanges", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "BulkChanged",
                columns: table => new
                {
                    RunId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    StayId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CaseFileId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    EndedFactId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    UntilBefore = table.Column<int>(type: "int", nullable: true),
                    AddedFactId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    State = table.Column<int>(type: "int", nullable: false),
                    KeptBecause = table.Column<int>(type: "int", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BulkChanged", x => new { x.RunId, x.Number });
                    table.ForeignKey(
                        name: "FK_BulkChanged_BulkChanges_RunId",
                        column: x => x.RunId,
                        principalTable: "BulkChanges",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "BulkCodes",
                columns: table => new
                {
                    RunId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Use = table.Column<int>(type: "int", nullable: false),
                    Code = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BulkCodes", x => new { x.RunId, x.Use, x.Code });
                    table.ForeignKey(
                        name: "FK_BulkCodes_BulkChanges_RunId",
                        column: x => x.RunId,
                        principalTable: "BulkChanges",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "BulkProgress",
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
                    table.PrimaryKey("PK_BulkProgress", x => x.RunId);
                    table.ForeignKey(
                        name: "FK_BulkProgress_BulkChanges_RunId",
                        column: x => x.RunId,
                        principalTable: "BulkChanges",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "BulkRows",
                columns: table => new
                {
                    RunId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    StayId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CaseFileId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    StayVersion = table.Column<int>(type: "int", nullable: false),
                    Finding = table.Column<int>(type: "int", nullable: false),
                    FoundLater = table.Column<bool>(type: "bit", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BulkRows", x => new { x.RunId, x.Number });
                    table.ForeignKey(
                        name: "FK_BulkRows_BulkChanges_RunId",
                        column: x => x.RunId,
                        principalTable: "BulkChanges",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "BulkTakenOut",
                columns: table => new
                {
                    RunId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    StayId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false),
                    TakenOutAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    TakenOutBy = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BulkTakenOut", x => new { x.RunId, x.StayId });
                    table.ForeignKey(
                        name: "FK_BulkTakenOut_BulkChanges_RunId",
                        column: x => x.RunId,
                        principalTable: "BulkChanges",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_StaffTasks_OtherCaseFileId",
                table: "StaffTasks",
                column: "OtherCaseFileId",
                filter: "\"OtherCaseFileId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ResidenceTitles_Code_StayId",
                table: "ResidenceTitles",
                columns: new[] { "Code", "StayId" });

            migrationBuilder.CreateIndex(
                name: "IX_PersonLinks_OtherId",
                table: "PersonLinks",
                column: "OtherId");

            migrationBuilder.CreateIndex(
                name: "IX_Motives_Code_StayId",
                table: "Motives",
                columns: new[] { "Code", "StayId" });

            migrationBuilder.CreateIndex(
                name: "IX_FormalMotives_Code_StayId",
                table: "FormalMotives",
                columns: new[] { "Code", "StayId" });

            migrationBuilder.CreateIndex(
                name: "IX_Clocks_CaseFileId",
                table: "Clocks",
                column: "CaseFileId");

            migrationBuilder.CreateIndex(
                name: "IX_BulkChanged_RunId_State_Number",
                table: "BulkChanged",
                columns: new[] { "RunId", "State", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_BulkChanged_RunId_StayId",
                table: "BulkChanged",
                columns: new[] { "RunId", "StayId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_BulkChanges_MadeAt_Id",
                table: "BulkChanges",
                columns: new[] { "MadeAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_BulkChanges_State",
                table: "BulkChanges",
                column: "State");

            migrationBuilder.CreateIndex(
                name: "IX_BulkRows_RunId_Finding_Number",
                table: "BulkRows",
                columns: new[] { "RunId", "Finding", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_BulkRows_RunId_StayId",
                table: "BulkRows",
                columns: new[] { "RunId", "StayId" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "BulkChanged");

            migrationBuilder.DropTable(
                name: "BulkCodes");

            migrationBuilder.DropTable(
                name: "BulkProgress");

            migrationBuilder.DropTable(
                name: "BulkRows");

            migrationBuilder.DropTable(
                name: "BulkTakenOut");

            migrationBuilder.DropTable(
                name: "BulkChanges");

            migrationBuilder.DropIndex(
                name: "IX_StaffTasks_OtherCaseFileId",
                table: "StaffTasks");

            migrationBuilder.DropIndex(
                name: "IX_ResidenceTitles_Code_StayId",
                table: "ResidenceTitles");

            migrationBuilder.DropIndex(
                name: "IX_PersonLinks_OtherId",
                table: "PersonLinks");

            migrationBuilder.DropIndex(
                name: "IX_Motives_Code_StayId",
                table: "Motives");

            migrationBuilder.DropIndex(
                name: "IX_FormalMotives_Code_StayId",
                table: "FormalMotives");

            migrationBuilder.DropIndex(
                name: "IX_Clocks_CaseFileId",
                table: "Clocks");

            migrationBuilder.DropColumn(
                name: "OtherCaseFileId",
                table: "StaffTasks");

            migrationBuilder.DropColumn(
                name: "CancelledAt",
                table: "SignUpDays");
        }
    }
}
