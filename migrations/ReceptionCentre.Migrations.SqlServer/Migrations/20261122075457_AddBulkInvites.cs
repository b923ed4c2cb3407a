using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReceptionCentre.Migrations.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class AddBulkInvites : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "BulkInvites",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Municipality = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Whose = table.Column<int>(type: "int", nullable: false),
                    Of = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Because = table.Column<int>(type: "int", nullable: true),
                    When = table.Column<int>(type: "int", nullable: true),
                    Language = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    NothingPlanned = table.Column<bool>(type: "bit", nullable: false),
                    FromAllFiles = table.Column<bool>(type: "bit", nullable: false),
                    Topic = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    What = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    PlaceKind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Place = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    Interpreter = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    FromDay = table.Column<DateOnly>(type: "date", nullable: false),
                    UntilDay = table.Column<DateOnly>(type: "date", nullable: false),
                    Days = table.Column<int>(type: "int", nullable: false),
                    FirstFrom = table.Column<TimeOnly>(type: "time", nullable: false),
                    FirstUntil = table.Column<TimeOnly>(type: "time", nullable: false),
                    SecondFrom = table.Column<TimeOnly>(type: "time", nullable: true),
                    SecondUntil = table.Column<TimeOnly>(type: "time", nullable: true),
                    Minutes = table.Column<int>(type: "int", nullable: false),
                    FamilySlots = table.Column<int>(type: "int", nullable: false),
                    OnlyOwn = table.Column<bool>(type: "bit", nullable: false),
                    LetterWords = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    AnswerDays = table.Column<int>(type: "int", nullable: true),
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
                    table.PrimaryKey("PK_BulkInvites", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "InviteFiles",
                columns: table => new
                {
                    RunId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CaseFileId = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_InviteFiles", x => new { x.RunId, x.CaseFileId });
                    table.ForeignKey(
                        name: "FK_InviteFiles_BulkInvites_RunId",
                        column: x => x.RunId,
                        principalTable: "BulkInvites",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "InviteHosts",
                columns: table => new
                {
                    RunId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    StaffMemberId = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_InviteHosts", x => new { x.RunId, x.StaffMemberId });
                    table.ForeignKey(
                        name: "FK_InviteHosts_BulkInvites_RunId",
                        column: x => x.RunId,
                        principalTable: "BulkInvites",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "InviteProgress",
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
                    table.PrimaryKey("PK_InviteProgress", x => x.RunId);
                    table.ForeignKey(
                        name: "FK_InviteProgress_BulkInvites_RunId",
                        column: x => x.RunId,
                        principalTable: "BulkInvites",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "InviteRows",
                columns: table => new
                {
                    RunId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    Together = table.Column<int>(type: "int", nullable: false),
                    CaseFileId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: false),
                    StaffMemberId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    BeginsAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    EndsAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    WithoutLetter = table.Column<bool>(type: "bit", nullable: false),
                    Finding = table.Column<int>(type: "int", nullable: false),
                    State = table.Column<int>(type: "int", nullable: false),
                    AppointmentId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    DocumentId = table.Column<Guid>(type: "uniqueidentifier", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_InviteRows", x => new { x.RunId, x.Number });
                    table.ForeignKey(
                        name: "FK_InviteRows_BulkInvites_RunId",
                        column: x => x.RunId,
                        principalTable: "BulkInvites",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_BulkInvites_MadeAt_Id",
                table: "BulkInvites",
                columns: new[] { "MadeAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_BulkInvites_State",
                table: "BulkInvites",
                column: "State");

            migrationBuilder.CreateIndex(
                name: "IX_InviteRows_RunId_CaseFileId",
                table: "InviteRows",
                columns: new[] { "RunId", "CaseFileId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_InviteRows_RunId_Finding_Number",
                table: "InviteRows",
                columns: new[] { "RunId", "Finding", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_InviteRows_RunId_StaffMemberId_Number",
                table: "InviteRows",
                columns: new[] { "RunId", "StaffMemberId", "Number" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "InviteFiles");

            migrationBuilder.DropTable(
                name: "InviteHosts");

            migrationBuilder.DropTable(
                name: "InviteProgress");

            migrationBuilder.DropTable(
                name: "InviteRows");

            migrationBuilder.DropTable(
                name: "BulkInvites");
        }
    }
}
