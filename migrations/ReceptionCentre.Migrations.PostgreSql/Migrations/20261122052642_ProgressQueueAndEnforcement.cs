using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReceptionCentre.Migrations.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class ProgressQueueAndEnforcement : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Decisions_OneOffer",
                table: "Decisions");

            migrationBuilder.AddColumn<int>(
                name: "AfterCareDays",
                table: "MunicipalitySettings",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "IntakeDays",
                table: "MunicipalitySettings",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "PermitDays",
                table: "MunicipalitySettings",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "ProgressTalkDays",
                table: "MunicipalitySettings",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Kind",
                table: "LetterBlocks",
                type: "integer",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<string>(
                name: "BroughtExams",
                table: "DuoNoticeContents",
                type: "character varying(16000)",
                maxLength: 16000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Exams",
                table: "DuoNoticeContents",
                type: "character varying(16000)",
                maxLength: 16000,
                nullable: true);

            migrationBuilder.AlterColumn<Guid>(
                name: "PlanId",
                table: "Decisions",
                type: "uuid",
                nullable: true,
                oldClrType: typeof(Guid),
                oldType: "uuid");

            migrationBuilder.AddColumn<Guid>(
                name: "PathId",
                table: "Decisions",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Occasion",
                table: "ContactNotes",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "DueBy",
                table: "FileStates",
                type: "date",
                nullable: false,
                computedColumnSql: "COALESCE(\"LateFrom\" - 1, DATE '9999-12-31')",
                stored: true);

            migrationBuilder.CreateTable(
                name: "EnforcementPaths",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CaseFileId = table.Column<Guid>(type: "uuid", nullable: false),
                    Occasion = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    HappenedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    What = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    Group = table.Column<int>(type: "integer", nullable: false),
                    OpenedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    OpenedBy = table.Column<Guid>(type: "uuid", nullable: false),
                    State = table.Column<int>(type: "integer", nullable: false),
                    HowEnded = table.Column<int>(type: "integer", nullable: true),
                    EndedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Excuse = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    EndNote = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    Measure = table.Column<int>(type: "integer", nullable: true),
                    Amount = table.Column<int>(type: "integer", nullable: true),
                    Time = table.Column<int>(type: "integer", nullable: true),
                    LegalBasis = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    Why = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
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
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Municipality = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EnforcementSettings", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Exams",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    TrajectoryId = table.Column<Guid>(type: "uuid", nullable: false),
                    Part = table.Column<int>(type: "integer", nullable: false),
                    Level = table.Column<int>(type: "integer", nullable: true),
                    Result = table.Column<int>(type: "integer", nullable: false),
                    NoResult = table.Column<int>(type: "integer", nullable: true),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    From = table.Column<int>(type: "integer", nullable: false),
                    Until = table.Column<int>(type: "integer", nullable: true),
                    Source = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    Reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    RecordedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    RecordedBy = table.Column<Guid>(type: "uuid", nullable: false),
                    WithdrawnAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    WithdrawnBy = table.Column<Guid>(type: "uuid", nullable: true),
                    WithdrawnReason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Exams", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Exams_IntegrationTrajectories_TrajectoryId",
                        column: x => x.TrajectoryId,
                        principalTable: "IntegrationTrajectories",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Spreads",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    TeamId = table.Column<Guid>(type: "uuid", nullable: false),
                    Municipality = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    FromStaffMemberId = table.Column<Guid>(type: "uuid", nullable: true),
                    Because = table.Column<int>(type: "integer", nullable: true),
                    DueUntil = table.Column<DateOnly>(type: "date", nullable: true),
                    EvenOver = table.Column<bool>(type: "boolean", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    Reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    MadeAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    MadeBy = table.Column<Guid>(type: "uuid", nullable: false),
                    WithProtected = table.Column<bool>(type: "boolean", nullable: false),
                    State = table.Column<int>(type: "integer", nullable: false),
                    StoppedFrom = table.Column<int>(type: "integer", nullable: true),
                    HasTrouble = table.Column<bool>(type: "boolean", nullable: false),
                    Rows = table.Column<int>(type: "integer", nullable: false),
                    CheckedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    StartedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    StartedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    FinishedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    UndoneBy = table.Column<Guid>(type: "uuid", nullable: true),
                    UndoneReason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true)
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
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    StaffMemberId = table.Column<Guid>(type: "uuid", nullable: false),
                    MostFiles = table.Column<int>(type: "integer", nullable: true),
                    PerWeek = table.Column<int>(type: "integer", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
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
                name: "EnforcementSteps",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PathId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<int>(type: "integer", nullable: false),
                    TakenAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    TakenBy = table.Column<Guid>(type: "uuid", nullable: false),
                    SkippedBecause = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    LastDay = table.Column<DateOnly>(type: "date", nullable: true),
                    At = table.Column<TimeOnly>(type: "time without time zone", nullable: true),
                    Place = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    AppointmentId = table.Column<Guid>(type: "uuid", nullable: true),
                    DaysAtLeast = table.Column<int>(type: "integer", nullable: true),
                    DecisionDays = table.Column<int>(type: "integer", nullable: true),
                    TalkOn = table.Column<DateOnly>(type: "date", nullable: true),
                    TalkOutcome = table.Column<int>(type: "integer", nullable: true),
                    TalkWords = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    OwnSentences = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
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
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PathId = table.Column<Guid>(type: "uuid", nullable: false),
                    Manner = table.Column<int>(type: "integer", nullable: false),
                    ReceivedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Words = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    IsLate = table.Column<bool>(type: "boolean", nullable: false)
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
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Occasion = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Time = table.Column<int>(type: "integer", nullable: false),
                    Amount = table.Column<int>(type: "integer", nullable: true),
                    LegalBasis = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    SettingsId = table.Column<Guid>(type: "uuid", nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    RecordedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    RecordedBy = table.Column<Guid>(type: "uuid", nullable: false)
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
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Group = table.Column<int>(type: "integer", nullable: false),
                    IsOn = table.Column<bool>(type: "boolean", nullable: false),
                    Reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    LegalBasis = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    SettingsId = table.Column<Guid>(type: "uuid", nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    RecordedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    RecordedBy = table.Column<Guid>(type: "uuid", nullable: false)
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
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Invitation = table.Column<int>(type: "integer", nullable: true),
                    Warning = table.Column<int>(type: "integer", nullable: true),
                    View = table.Column<int>(type: "integer", nullable: true),
                    Decision = table.Column<int>(type: "integer", nullable: true),
                    SettingsId = table.Column<Guid>(type: "uuid", nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    RecordedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    RecordedBy = table.Column<Guid>(type: "uuid", nullable: false)
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

            migrationBuilder.CreateTable(
                name: "SpreadProgress",
                columns: table => new
                {
                    RunId = table.Column<Guid>(type: "uuid", nullable: false),
                    Position = table.Column<int>(type: "integer", nullable: false),
                    HeldBy = table.Column<Guid>(type: "uuid", nullable: true),
                    HeldUntil = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Failures = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
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
                    RunId = table.Column<Guid>(type: "uuid", nullable: false),
                    StaffMemberId = table.Column<Guid>(type: "uuid", nullable: false),
                    Files = table.Column<int>(type: "integer", nullable: true),
                    MostFiles = table.Column<int>(type: "integer", nullable: true),
                    PerWeek = table.Column<int>(type: "integer", nullable: true)
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
                    RunId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    CaseFileId = table.Column<Guid>(type: "uuid", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: false),
                    HouseholdId = table.Column<Guid>(type: "uuid", nullable: true),
                    StaffMemberId = table.Column<Guid>(type: "uuid", nullable: true),
                    Week = table.Column<DateOnly>(type: "date", nullable: true),
                    Finding = table.Column<int>(type: "integer", nullable: false),
                    State = table.Column<int>(type: "integer", nullable: false),
                    TeamBefore = table.Column<Guid>(type: "uuid", nullable: true),
                    CaseworkerBefore = table.Column<Guid>(type: "uuid", nullable: true)
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
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CapacityId = table.Column<Guid>(type: "uuid", nullable: false),
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
                name: "IX_Clocks_Queue",
                table: "Clocks",
                columns: new[] { "Reason", "DueOn", "Id", "CaseFileId", "WaitsForOthers" },
                filter: "\"EndedOn\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Absences_CapacityId",
                table: "Absences",
                column: "CapacityId");

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

            migrationBuilder.CreateIndex(
                name: "IX_Exams_TrajectoryId",
                table: "Exams",
                column: "TrajectoryId");

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
                name: "Absences");

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
                name: "Exams");

            migrationBuilder.DropTable(
                name: "SpreadProgress");

            migrationBuilder.DropTable(
                name: "SpreadReceivers");

            migrationBuilder.DropTable(
                name: "SpreadRows");

            migrationBuilder.DropTable(
                name: "WorkCapacities");

            migrationBuilder.DropTable(
                name: "EnforcementSettings");

            migrationBuilder.DropTable(
                name: "EnforcementPaths");

            migrationBuilder.DropTable(
                name: "Spreads");

            migrationBuilder.DropIndex(
                name: "IX_FileStates_Queue",
                table: "FileStates");

            migrationBuilder.DropIndex(
                name: "IX_FileStates_TeamId_DueBy_CaseFileId",
                table: "FileStates");

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

            migrationBuilder.DropIndex(
                name: "IX_Clocks_Queue",
                table: "Clocks");

            migrationBuilder.DropColumn(
                name: "DueBy",
                table: "FileStates");

            migrationBuilder.DropColumn(
                name: "AfterCareDays",
                table: "MunicipalitySettings");

            migrationBuilder.DropColumn(
                name: "IntakeDays",
                table: "MunicipalitySettings");

            migrationBuilder.DropColumn(
                name: "PermitDays",
                table: "MunicipalitySettings");

            migrationBuilder.DropColumn(
                name: "ProgressTalkDays",
                table: "MunicipalitySettings");

            migrationBuilder.DropColumn(
                name: "Kind",
                table: "LetterBlocks");

            migrationBuilder.DropColumn(
                name: "BroughtExams",
                table: "DuoNoticeContents");

            migrationBuilder.DropColumn(
                name: "Exams",
                table: "DuoNoticeContents");

            migrationBuilder.DropColumn(
                name: "PathId",
                table: "Decisions");

            migrationBuilder.DropColumn(
                name: "Occasion",
                table: "ContactNotes");

            migrationBuilder.AlterColumn<Guid>(
                name: "PlanId",
                table: "Decisions",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"),
                oldClrType: typeof(Guid),
                oldType: "uuid",
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
