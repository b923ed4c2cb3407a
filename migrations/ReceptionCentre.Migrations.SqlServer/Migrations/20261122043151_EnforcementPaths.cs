using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReceptionCentre.Migrations.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class EnforcementPaths : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Decisions_OneOffer",
                table: "Decisions");

            migrationBuilder.AddColumn<int>(
                name: "Kind",
                table: "LetterBlocks",
                type: "int",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AlterColumn<Guid>(
                name: "PlanId",
                table: "Decisions",
                type: "uniqueidentifier",
                nullable: true,
                oldClrType: typeof(Guid),
                oldType: "uniqueidentifier");

            migrationBuilder.AddColumn<Guid>(
                name: "PathId",
                table: "Decisions",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "EnforcementPaths",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CaseFileId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Occasion = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    HappenedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    What = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    Group = table.Column<int>(type: "int", nullable: false),
                    OpenedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    OpenedBy = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    State = table.Column<int>(type: "int", nullable: false),
                    HowEnded = table.Column<int>(type: "int", nullable: true),
                    EndedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Excuse = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    EndNote = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    Measure = table.Column<int>(type: "int", nullable: true),
                    Amount = table.Column<int>(type: "int", nullable: true),
                    Time = table.Column<int>(type: "int", nullable: true),
                    LegalBasis = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: true),
                    Why = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EnforcementPaths", x => x.Id);
                    table.ForeignKey(
                        name: "FK_EnforcementPaths_CaseFiles_CaseFileId",
                        column: x => x.CaseFileId,
                        principalTable: "CaseFiles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "EnforcementSettings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Municipality = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EnforcementSettings", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "EnforcementSteps",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PathId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Kind = table.Column<int>(type: "int", nullable: false),
                    TakenAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    TakenBy = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    SkippedBecause = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    LastDay = table.Column<DateOnly>(type: "date", nullable: true),
                    At = table.Column<TimeOnly>(type: "time", nullable: true),
                    Place = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    AppointmentId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    DaysAtLeast = table.Column<int>(type: "int", nullable: true),
                    DecisionDays = table.Column<int>(type: "int", nullable: true),
                    TalkOn = table.Column<DateOnly>(type: "date", nullable: true),
                    TalkOutcome = table.Column<int>(type: "int", nullable: true),
                    TalkWords = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    OwnSentences = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true),
                    SentOn = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EnforcementSteps", x => x.Id);
                    table.ForeignKey(
                        name: "FK_EnforcementSteps_Appointments_AppointmentId",
                        column: x => x.AppointmentId,
                        principalTable: "Appointments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_EnforcementSteps_EnforcementPaths_PathId",
                        column: x => x.PathId,
                        principalTable: "EnforcementPaths",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "EnforcementViews",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PathId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Manner = table.Column<int>(type: "int", nullable: false),
                    ReceivedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Words = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    IsLate = table.Column<bool>(type: "bit", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EnforcementViews", x => x.Id);
                    table.ForeignKey(
                        name: "FK_EnforcementViews_EnforcementPaths_PathId",
                        column: x => x.PathId,
                        principalTable: "EnforcementPaths",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "EnforcementAmounts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Occasion = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Time = table.Column<int>(type: "int", nullable: false),
                    Amount = table.Column<int>(type: "int", nullable: true),
                    LegalBasis = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: true),
                    SettingsId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    RecordedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    RecordedBy = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EnforcementAmounts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_EnforcementAmounts_EnforcementSettings_SettingsId",
                        column: x => x.SettingsId,
                        principalTable: "EnforcementSettings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "EnforcementSwitches",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Group = table.Column<int>(type: "int", nullable: false),
                    IsOn = table.Column<bool>(type: "bit", nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    LegalBasis = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: true),
                    SettingsId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    RecordedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    RecordedBy = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EnforcementSwitches", x => x.Id);
                    table.ForeignKey(
                        name: "FK_EnforcementSwitches_EnforcementSettings_SettingsId",
                        column: x => x.SettingsId,
                        principalTable: "EnforcementSettings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "EnforcementTerms",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Invitation = table.Column<int>(type: "int", nullable: true),
                    Warning = table.Column<int>(type: "int", nullable: true),
                    View = table.Column<int>(type: "int", nullable: true),
                    Decision = table.Column<int>(type: "int", nullable: true),
                    SettingsId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    RecordedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    RecordedBy = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EnforcementTerms", x => x.Id);
                    table.ForeignKey(
                        name: "FK_EnforcementTerms_EnforcementSettings_SettingsId",
                        column: x => x.SettingsId,
                        principalTable: "EnforcementSettings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Decisions_OneMeasure",
                table: "Decisions",
                column: "PathId",
                unique: true,
                filter: "\"State\" <> 2 AND \"PathId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Decisions_OneOffer",
                table: "Decisions",
                column: "PlanId",
                unique: true,
                filter: "\"State\" <> 2 AND \"PlanId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Decisions_PathId",
                table: "Decisions",
                column: "PathId");

            migrationBuilder.AddCheckConstraint(
                name: "CK_Decisions_Subject",
                table: "Decisions",
                sql: "(\"PlanId\" IS NULL AND \"PathId\" IS NOT NULL) OR (\"PlanId\" IS NOT NULL AND \"PathId\" IS NULL)");

            migrationBuilder.CreateIndex(
                name: "IX_EnforcementAmounts_SettingsId",
                table: "EnforcementAmounts",
                column: "SettingsId");

            migrationBuilder.CreateIndex(
                name: "IX_EnforcementPaths_CaseFileId",
                table: "EnforcementPaths",
                column: "CaseFileId");

            migrationBuilder.CreateIndex(
                name: "IX_EnforcementPaths_OnePath",
                table: "EnforcementPaths",
                columns: new[] { "CaseFileId", "Occasion" },
                unique: true,
                filter: "\"State\" < 3");

            migrationBuilder.CreateIndex(
                name: "IX_EnforcementSettings_OneOfEach",
                table: "EnforcementSettings",
                column: "Municipality",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_EnforcementSteps_AppointmentId",
                table: "EnforcementSteps",
                column: "AppointmentId");

            migrationBuilder.CreateIndex(
                name: "IX_EnforcementSteps_OneStep",
                table: "EnforcementSteps",
                columns: new[] { "PathId", "Kind" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_EnforcementSwitches_SettingsId",
                table: "EnforcementSwitches",
                column: "SettingsId");

            migrationBuilder.CreateIndex(
                name: "IX_EnforcementTerms_SettingsId",
                table: "EnforcementTerms",
                column: "SettingsId");

            migrationBuilder.CreateIndex(
                name: "IX_EnforcementViews_PathId",
                table: "EnforcementViews",
                column: "PathId");

            migrationBuilder.AddForeignKey(
                name: "FK_Decisions_EnforcementPaths_PathId",
                table: "Decisions",
                column: "PathId",
                principalTable: "EnforcementPaths",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Decisions_EnforcementPaths_PathId",
                table: "Decisions");

            migrationBuilder.DropTable(
                name: "EnforcementAmounts");

            migrationBuilder.DropTable(
                name: "EnforcementSteps");

            migrationBuilder.DropTable(
                name: "EnforcementSwitches");

            migrationBuilder.DropTable(
                name: "EnforcementTerms");

            migrationBuilder.DropTable(
                name: "EnforcementViews");

            migrationBuilder.DropTable(
                name: "EnforcementSettings");

            migrationBuilder.DropTable(
                name: "EnforcementPaths");

            migrationBuilder.DropIndex(
                name: "IX_Decisions_OneMeasure",
                table: "Decisions");

            migrationBuilder.DropIndex(
                name: "IX_Decisions_OneOffer",
                table: "Decisions");

            migrationBuilder.DropIndex(
                name: "IX_Decisions_PathId",
                table: "Decisions");

            migrationBuilder.DropCheckConstraint(
                name: "CK_Decisions_Subject",
                table: "Decisions");

            migrationBuilder.DropColumn(
                name: "Kind",
                table: "LetterBlocks");

            migrationBuilder.DropColumn(
                name: "PathId",
                table: "Decisions");

            migrationBuilder.AlterColumn<Guid>(
                name: "PlanId",
                table: "Decisions",
                type: "uniqueidentifier",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"),
                oldClrType: typeof(Guid),
                oldType: "uniqueidentifier",
                oldNullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Decisions_OneOffer",
                table: "Decisions",
                column: "PlanId",
                unique: true,
                filter: "\"State\" <> 2");
        }
    }
}
