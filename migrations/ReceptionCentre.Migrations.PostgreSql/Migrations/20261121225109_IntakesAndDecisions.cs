using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReceptionCentre.Migrations.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class IntakesAndDecisions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "Trigger",
                table: "Plans",
                type: "integer",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "CivicParameters",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Key = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    Parameter = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    Value = table.Column<int>(type: "integer", nullable: true),
                    ValidFrom = table.Column<DateOnly>(type: "date", nullable: true),
                    ValidUntil = table.Column<DateOnly>(type: "date", nullable: true),
                    Certainty = table.Column<int>(type: "integer", nullable: false),
                    Source = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    Dutch = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    English = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Place = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CivicParameters", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "IntakeQuestions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Key = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    Question = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    Domain = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    Kind = table.Column<int>(type: "integer", nullable: false),
                    List = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    Codes = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    Form = table.Column<int>(type: "integer", nullable: true),
                    AskedOf = table.Column<int>(type: "integer", nullable: false),
                    Motives = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    IsShared = table.Column<bool>(type: "boolean", nullable: false),
                    IsLocked = table.Column<bool>(type: "boolean", nullable: false),
                    Place = table.Column<int>(type: "integer", nullable: false),
                    ValidFrom = table.Column<DateOnly>(type: "date", nullable: true),
                    ValidUntil = table.Column<DateOnly>(type: "date", nullable: true),
                    Source = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IntakeQuestions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Intakes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CaseFileId = table.Column<Guid>(type: "uuid", nullable: false),
                    Edition = table.Column<int>(type: "integer", nullable: false),
                    Form = table.Column<int>(type: "integer", nullable: false),
                    State = table.Column<int>(type: "integer", nullable: false),
                    BegunAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    BegunBy = table.Column<Guid>(type: "uuid", nullable: false),
                    CompletedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    CompletedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    NotAloneBecause = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    EndedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Intakes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Intakes_CaseFiles_CaseFileId",
                        column: x => x.CaseFileId,
                        principalTable: "CaseFiles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "IntegrationTrajectories",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CaseFileId = table.Column<Guid>(type: "uuid", nullable: false),
                    Group = table.Column<int>(type: "integer", nullable: true),
                    SettledOn = table.Column<DateOnly>(type: "date", nullable: true),
                    EarlierPipOn = table.Column<DateOnly>(type: "date", nullable: true),
                    EarlierPipMunicipality = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    FirstDecidedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    DuoTermFrom = table.Column<DateOnly>(type: "date", nullable: true),
                    DuoTermUntil = table.Column<DateOnly>(type: "date", nullable: true),
                    TermUntil = table.Column<DateOnly>(type: "date", nullable: true),
                    TermFrom = table.Column<DateOnly>(type: "date", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IntegrationTrajectories", x => x.Id);
                    table.ForeignKey(
                        name: "FK_IntegrationTrajectories_CaseFiles_CaseFileId",
                        column: x => x.CaseFileId,
                        principalTable: "CaseFiles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "LearnabilityTests",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CaseFileId = table.Column<Guid>(type: "uuid", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LearnabilityTests", x => x.Id);
                    table.ForeignKey(
                        name: "FK_LearnabilityTests_CaseFiles_CaseFileId",
                        column: x => x.CaseFileId,
                        principalTable: "CaseFiles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Mandates",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Municipality = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    StaffMemberId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    Function = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    Until = table.Column<DateOnly>(type: "date", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Mandates", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Mandates_StaffMembers_StaffMemberId",
                        column: x => x.StaffMemberId,
                        principalTable: "StaffMembers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PipContents",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PlanId = table.Column<Guid>(type: "uuid", nullable: false),
                    Route = table.Column<int>(type: "integer", nullable: true),
                    Level = table.Column<int>(type: "integer", nullable: true),
                    WhyB1Route = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    WhyEducationRoute = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    WhyZRoute = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    RouteHours = table.Column<int>(type: "integer", nullable: true),
                    PvtHours = table.Column<int>(type: "integer", nullable: true),
                    MapHours = table.Column<int>(type: "integer", nullable: true),
                    Literacy = table.Column<int>(type: "integer", nullable: true),
                    MayFinishEducation = table.Column<bool>(type: "boolean", nullable: true),
                    Preschool = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    Guidance = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    ReliefFrom = table.Column<DateOnly>(type: "date", nullable: true),
                    ReliefUntil = table.Column<DateOnly>(type: "date", nullable: true),
                    HoursOfDutch = table.Column<int>(type: "integer", nullable: true),
                    SufficientEffort = table.Column<bool>(type: "boolean", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PipContents", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PipContents_Plans_PlanId",
                        column: x => x.PlanId,
                        principalTable: "Plans",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "SignalDismissals",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CaseFileId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<int>(type: "integer", nullable: false),
                    Subject = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    Basis = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    Reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    DismissedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    DismissedBy = table.Column<Guid>(type: "uuid", nullable: false),
                    TakenBackAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    TakenBackBy = table.Column<Guid>(type: "uuid", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SignalDismissals", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SignalDismissals_CaseFiles_CaseFileId",
                        column: x => x.CaseFileId,
                        principalTable: "CaseFiles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SigningSettings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Municipality = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    FourEyes = table.Column<bool>(type: "boolean", nullable: false),
                    Committee = table.Column<bool>(type: "boolean", nullable: false),
                    Remedy = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    RouteSwitchMonths = table.Column<int>(type: "integer", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SigningSettings", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "IntakeAnswers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    IntakeId = table.Column<Guid>(type: "uuid", nullable: false),
                    Question = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    Value = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    IsLocked = table.Column<bool>(type: "boolean", nullable: false),
                    TakenFrom = table.Column<Guid>(type: "uuid", nullable: true),
                    AnsweredAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    AnsweredBy = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IntakeAnswers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_IntakeAnswers_CaseFiles_TakenFrom",
                        column: x => x.TakenFrom,
                        principalTable: "CaseFiles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_IntakeAnswers_Intakes_IntakeId",
                        column: x => x.IntakeId,
                        principalTable: "Intakes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "IntakeDomains",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    IntakeId = table.Column<Guid>(type: "uuid", nullable: false),
                    Domain = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    SavedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    SavedBy = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IntakeDomains", x => x.Id);
                    table.ForeignKey(
                        name: "FK_IntakeDomains_Intakes_IntakeId",
                        column: x => x.IntakeId,
                        principalTable: "Intakes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "IntakeTalks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    IntakeId = table.Column<Guid>(type: "uuid", nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    Interpreter = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    InterpreterLanguage = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    InterpreterName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    With = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    WrittenAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    WrittenBy = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IntakeTalks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_IntakeTalks_Intakes_IntakeId",
                        column: x => x.IntakeId,
                        principalTable: "Intakes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AwaitedInformation",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    TrajectoryId = table.Column<Guid>(type: "uuid", nullable: false),
                    What = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    AskedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    ReceivedOn = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AwaitedInformation", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AwaitedInformation_IntegrationTrajectories_TrajectoryId",
                        column: x => x.TrajectoryId,
                        principalTable: "IntegrationTrajectories",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "LearnabilitySteps",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    TestId = table.Column<Guid>(type: "uuid", nullable: false),
                    Place = table.Column<int>(type: "integer", nullable: false),
                    State = table.Column<int>(type: "integer", nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    Exemption = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    Result = table.Column<int>(type: "integer", nullable: true),
                    Achieved = table.Column<int>(type: "integer", nullable: true),
                    Required = table.Column<int>(type: "integer", nullable: true),
                    ExamNumber = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: true),
                    WrittenAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    WrittenBy = table.Column<Guid>(type: "uuid", nullable: false),
                    TakenBackAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    TakenBackBy = table.Column<Guid>(type: "uuid", nullable: true),
                    TakenBackReason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LearnabilitySteps", x => x.Id);
                    table.ForeignKey(
                        name: "FK_LearnabilitySteps_LearnabilityTests_TestId",
                        column: x => x.TestId,
                        principalTable: "LearnabilityTests",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Decisions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CaseFileId = table.Column<Guid>(type: "uuid", nullable: false),
                    PlanId = table.Column<Guid>(type: "uuid", nullable: false),
                    State = table.Column<int>(type: "integer", nullable: false),
                    OfferedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    OfferedBy = table.Column<Guid>(type: "uuid", nullable: false),
                    AnsweredAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    AnsweredBy = table.Column<Guid>(type: "uuid", nullable: true),
                    SentBackReason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    DatedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    MandateId = table.Column<Guid>(type: "uuid", nullable: true),
                    SignedName = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    SignedFunction = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    Remedy = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    SentOn = table.Column<DateOnly>(type: "date", nullable: true),
                    ObjectionUntil = table.Column<DateOnly>(type: "date", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Decisions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Decisions_CaseFiles_CaseFileId",
                        column: x => x.CaseFileId,
                        principalTable: "CaseFiles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Decisions_Mandates_MandateId",
                        column: x => x.MandateId,
                        principalTable: "Mandates",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Decisions_Plans_PlanId",
                        column: x => x.PlanId,
                        principalTable: "Plans",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Objections",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    DecisionId = table.Column<Guid>(type: "uuid", nullable: false),
                    ReceivedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    IsLate = table.Column<bool>(type: "boolean", nullable: false),
                    WithCommittee = table.Column<bool>(type: "boolean", nullable: false),
                    AnswerUntil = table.Column<DateOnly>(type: "date", nullable: false),
                    DecidedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Outcome = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Objections", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Objections_Decisions_DecisionId",
                        column: x => x.DecisionId,
                        principalTable: "Decisions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_AwaitedInformation_TrajectoryId",
                table: "AwaitedInformation",
                column: "TrajectoryId");

            migrationBuilder.CreateIndex(
                name: "IX_CivicParameters_Key",
                table: "CivicParameters",
                column: "Key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Decisions_CaseFileId",
                table: "Decisions",
                column: "CaseFileId");

            migrationBuilder.CreateIndex(
                name: "IX_Decisions_MandateId",
                table: "Decisions",
                column: "MandateId");

            migrationBuilder.CreateIndex(
                name: "IX_Decisions_OneOffer",
                table: "Decisions",
                column: "PlanId",
                unique: true,
                filter: "\"State\" <> 2");

            migrationBuilder.CreateIndex(
                name: "IX_Decisions_PlanId",
                table: "Decisions",
                column: "PlanId");

            migrationBuilder.CreateIndex(
                name: "IX_Decisions_State_OfferedAt_Id",
                table: "Decisions",
                columns: new[] { "State", "OfferedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_IntakeAnswers_IntakeId",
                table: "IntakeAnswers",
                column: "IntakeId");

            migrationBuilder.CreateIndex(
                name: "IX_IntakeAnswers_TakenFrom",
                table: "IntakeAnswers",
                column: "TakenFrom",
                filter: "\"TakenFrom\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_IntakeDomains_IntakeId",
                table: "IntakeDomains",
                column: "IntakeId");

            migrationBuilder.CreateIndex(
                name: "IX_IntakeQuestions_Key",
                table: "IntakeQuestions",
                column: "Key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Intakes_OneEdition",
                table: "Intakes",
                columns: new[] { "CaseFileId", "Edition" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_IntakeTalks_IntakeId",
                table: "IntakeTalks",
                column: "IntakeId");

            migrationBuilder.CreateIndex(
                name: "IX_IntegrationTrajectories_OneTrajectory",
                table: "IntegrationTrajectories",
                column: "CaseFileId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_LearnabilitySteps_TestId",
                table: "LearnabilitySteps",
                column: "TestId");

            migrationBuilder.CreateIndex(
                name: "IX_LearnabilityTests_OneInAFile",
                table: "LearnabilityTests",
                column: "CaseFileId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Mandates_OneMandate",
                table: "Mandates",
                columns: new[] { "Municipality", "StaffMemberId" },
                unique: true,
                filter: "\"Until\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Mandates_StaffMemberId",
                table: "Mandates",
                column: "StaffMemberId");

            migrationBuilder.CreateIndex(
                name: "IX_Objections_DecisionId",
                table: "Objections",
                column: "DecisionId");

            migrationBuilder.CreateIndex(
                name: "IX_PipContents_PlanId",
                table: "PipContents",
                column: "PlanId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SignalDismissals_CaseFileId",
                table: "SignalDismissals",
                column: "CaseFileId");

            migrationBuilder.CreateIndex(
                name: "IX_SigningSettings_OneOfEach",
                table: "SigningSettings",
                column: "Municipality",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AwaitedInformation");

            migrationBuilder.DropTable(
                name: "CivicParameters");

            migrationBuilder.DropTable(
                name: "IntakeAnswers");

            migrationBuilder.DropTable(
                name: "IntakeDomains");

            migrationBuilder.DropTable(
                name: "IntakeQuestions");

            migrationBuilder.DropTable(
                name: "IntakeTalks");

            migrationBuilder.DropTable(
                name: "LearnabilitySteps");

            migrationBuilder.DropTable(
                name: "Objections");

            migrationBuilder.DropTable(
                name: "PipContents");

            migrationBuilder.DropTable(
                name: "SignalDismissals");

            migrationBuilder.DropTable(
                name: "SigningSettings");

            migrationBuilder.DropTable(
                name: "IntegrationTrajectories");

            migrationBuilder.DropTable(
                name: "Intakes");

            migrationBuilder.DropTable(
                name: "LearnabilityTests");

            migrationBuilder.DropTable(
                name: "Decisions");

            migrationBuilder.DropTable(
                name: "Mandates");

            migrationBuilder.DropColumn(
                name: "Trigger",
                table: "Plans");
        }
    }
}
