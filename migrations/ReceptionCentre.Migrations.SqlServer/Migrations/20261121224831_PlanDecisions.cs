using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReceptionCentre.Migrations.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class PlanDecisions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "Trigger",
                table: "Plans",
                type: "int",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "CivicParameters",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Key = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    Parameter = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    Value = table.Column<int>(type: "int", nullable: true),
                    ValidFrom = table.Column<DateOnly>(type: "date", nullable: true),
                    ValidUntil = table.Column<DateOnly>(type: "date", nullable: true),
                    Certainty = table.Column<int>(type: "int", nullable: false),
                    Source = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false),
                    Dutch = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    English = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Place = table.Column<int>(type: "int", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CivicParameters", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "IntegrationTrajectories",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CaseFileId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Group = table.Column<int>(type: "int", nullable: true),
                    SettledOn = table.Column<DateOnly>(type: "date", nullable: true),
                    EarlierPipOn = table.Column<DateOnly>(type: "date", nullable: true),
                    EarlierPipMunicipality = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    FirstDecidedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    DuoTermFrom = table.Column<DateOnly>(type: "date", nullable: true),
                    DuoTermUntil = table.Column<DateOnly>(type: "date", nullable: true),
                    TermUntil = table.Column<DateOnly>(type: "date", nullable: true),
                    TermFrom = table.Column<DateOnly>(type: "date", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
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
                name: "Mandates",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Municipality = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    StaffMemberId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    Function = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    Until = table.Column<DateOnly>(type: "date", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
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
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PlanId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Route = table.Column<int>(type: "int", nullable: true),
                    Level = table.Column<int>(type: "int", nullable: true),
                    WhyB1Route = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true),
                    WhyEducationRoute = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true),
                    WhyZRoute = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true),
                    RouteHours = table.Column<int>(type: "int", nullable: true),
                    PvtHours = table.Column<int>(type: "int", nullable: true),
                    MapHours = table.Column<int>(type: "int", nullable: true),
                    Literacy = table.Column<int>(type: "int", nullable: true),
                    MayFinishEducation = table.Column<bool>(type: "bit", nullable: true),
                    Preschool = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    Guidance = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    ReliefFrom = table.Column<DateOnly>(type: "date", nullable: true),
                    ReliefUntil = table.Column<DateOnly>(type: "date", nullable: true),
                    HoursOfDutch = table.Column<int>(type: "int", nullable: true),
                    SufficientEffort = table.Column<bool>(type: "bit", nullable: true)
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
                name: "SigningSettings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Municipality = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    FourEyes = table.Column<bool>(type: "bit", nullable: false),
                    Committee = table.Column<bool>(type: "bit", nullable: false),
                    Remedy = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true),
                    RouteSwitchMonths = table.Column<int>(type: "int", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SigningSettings", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "AwaitedInformation",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    TrajectoryId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    What = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false),
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
                name: "Decisions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CaseFileId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PlanId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    State = table.Column<int>(type: "int", nullable: false),
                    OfferedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    OfferedBy = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    AnsweredAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    AnsweredBy = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    SentBackReason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    DatedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    MandateId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    SignedName = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    SignedFunction = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    Remedy = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true),
                    SentOn = table.Column<DateOnly>(type: "date", nullable: true),
                    ObjectionUntil = table.Column<DateOnly>(type: "date", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
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
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    DecisionId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ReceivedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    IsLate = table.Column<bool>(type: "bit", nullable: false),
                    WithCommittee = table.Column<bool>(type: "bit", nullable: false),
                    AnswerUntil = table.Column<DateOnly>(type: "date", nullable: false),
                    DecidedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Outcome = table.Column<int>(type: "int", nullable: true)
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
                name: "IX_IntegrationTrajectories_OneTrajectory",
                table: "IntegrationTrajectories",
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
                name: "Objections");

            migrationBuilder.DropTable(
                name: "PipContents");

            migrationBuilder.DropTable(
                name: "SigningSettings");

            migrationBuilder.DropTable(
                name: "IntegrationTrajectories");

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
