using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReceptionCentre.Migrations.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class RoomsGuestsAndHandovers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "GroupId",
                table: "Referrals",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Priority",
                table: "Referrals",
                type: "nvarchar(100)",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "PriorityWords",
                table: "Referrals",
                type: "nvarchar(1000)",
                maxLength: 1000,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "HandoverDays",
                table: "MunicipalitySettings",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "ReferralExpiryDays",
                table: "MunicipalitySettings",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "EarlierRoute",
                table: "IntegrationTrajectories",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "MeetingPlaceId",
                table: "Appointments",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "CalendarFeeds",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    StaffMemberId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    TokenSha256 = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true),
                    Language = table.Column<string>(type: "nvarchar(2)", maxLength: 2, nullable: false),
                    MadeAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CalendarFeeds", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CalendarFeeds_StaffMembers_StaffMemberId",
                        column: x => x.StaffMemberId,
                        principalTable: "StaffMembers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ConsultationHours",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Municipality = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    StaffMemberId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    TeamId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    MeetingPlaceId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Day = table.Column<int>(type: "int", nullable: false),
                    From = table.Column<TimeOnly>(type: "time", nullable: false),
                    Until = table.Column<TimeOnly>(type: "time", nullable: false),
                    TakesWalkIns = table.Column<bool>(type: "bit", nullable: false),
                    BeginsOn = table.Column<DateOnly>(type: "date", nullable: false),
                    EndsOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ConsultationHours", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "GuestPasses",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Purpose = table.Column<int>(type: "int", nullable: false),
                    SubjectId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CaseFileId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Recipient = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    TokenHash = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: false),
                    CodeHash = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: false),
                    MadeAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    MadeBy = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ExpiresAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    WrongCodes = table.Column<int>(type: "int", nullable: false),
                    OpenedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    Guest = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    WithdrawnAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_GuestPasses", x => x.Id);
                    table.ForeignKey(
                        name: "FK_GuestPasses_CaseFiles_CaseFileId",
                        column: x => x.CaseFileId,
                        principalTable: "CaseFiles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "HandoverKeys",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Municipality = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Fingerprint = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    PublicKey = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    IsOwn = table.Column<bool>(type: "bit", nullable: false),
                    State = table.Column<int>(type: "int", nullable: false),
                    RecordedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    RecordedBy = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ComparedWith = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    TrustedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    EndedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HandoverKeys", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Handovers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CaseFileId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    DepartureId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    FromMunicipality = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    ToMunicipality = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    State = table.Column<int>(type: "int", nullable: false),
                    Means = table.Column<int>(type: "int", nullable: true),
                    SentOn = table.Column<DateOnly>(type: "date", nullable: true),
                    LastDay = table.Column<DateOnly>(type: "date", nullable: true),
                    EndedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Basis = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    ConsentOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Sha256 = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true),
                    AnsweredBy = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    AnswererFunction = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    AnswererOrganisation = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    EndReason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    ClosedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Handovers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Handovers_CaseFiles_CaseFileId",
                        column: x => x.CaseFileId,
                        principalTable: "CaseFiles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Handovers_Departures_DepartureId",
                        column: x => x.DepartureId,
                        principalTable: "Departures",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "MeetingPlaces",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Municipality = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Kind = table.Column<int>(type: "int", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    Fits = table.Column<int>(type: "int", nullable: false),
                    Where = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    IsStepFree = table.Column<bool>(type: "bit", nullable: false),
                    UsedUntil = table.Column<DateOnly>(type: "date", nullable: true),
                    Bookings = table.Column<int>(type: "int", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MeetingPlaces", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ReceivedHandovers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PackageId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    FromMunicipality = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    ToMunicipality = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    MadeOn = table.Column<DateOnly>(type: "date", nullable: false),
                    LastDay = table.Column<DateOnly>(type: "date", nullable: false),
                    Sha256 = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    State = table.Column<int>(type: "int", nullable: false),
                    OpenedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    OpenedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    OpenedBy = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    AnsweredOn = table.Column<DateOnly>(type: "date", nullable: true),
                    AnsweredBy = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    DeclineReason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReceivedHandovers", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ReferralDrafts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CaseFileId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OfferId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    PlanItemId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    ContactDetailId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Goal = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    Basis = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    Extra = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    WaitingList = table.Column<bool>(type: "bit", nullable: false),
                    MadeAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    MadeOn = table.Column<DateOnly>(type: "date", nullable: false),
                    MadeBy = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReferralDrafts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ReferralDrafts_CaseFiles_CaseFileId",
                        column: x => x.CaseFileId,
                        principalTable: "CaseFiles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ReferralDrafts_Offers_OfferId",
                        column: x => x.OfferId,
                        principalTable: "Offers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ReferralDrafts_PlanItems_PlanItemId",
                        column: x => x.PlanItemId,
                        principalTable: "PlanItems",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.SetNull);
                });

            migrationBuilder.CreateTable(
                name: "StructuralSignals",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Municipality = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Topic = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Barrier = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    OfferId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    What = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    State = table.Column<int>(type: "int", nullable: false),
                    WaitsSince = table.Column<DateOnly>(type: "date", nullable: false),
                    LookAgainOn = table.Column<DateOnly>(type: "date", nullable: true),
                    SolvedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StructuralSignals", x => x.Id);
                    table.ForeignKey(
                        name: "FK_StructuralSignals_Offers_OfferId",
                        column: x => x.OfferId,
                        principalTable: "Offers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ConsultationTopics",
                columns: table => new
                {
                    ConsultationHourId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Code = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ConsultationTopics", x => new { x.ConsultationHourId, x.Code });
                    table.ForeignKey(
                        name: "FK_ConsultationTopics_ConsultationHours_ConsultationHourId",
                        column: x => x.ConsultationHourId,
                        principalTable: "ConsultationHours",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "HandoverSecrets",
                columns: table => new
                {
                    KeyId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ProtectedKey = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HandoverSecrets", x => x.KeyId);
                    table.ForeignKey(
                        name: "FK_HandoverSecrets_HandoverKeys_KeyId",
                        column: x => x.KeyId,
                        principalTable: "HandoverKeys",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "HandoverContents",
                columns: table => new
                {
                    HandoverId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Json = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false),
                    Sealed = table.Column<byte[]>(type: "varbinary(max)", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HandoverContents", x => x.HandoverId);
                    table.ForeignKey(
                        name: "FK_HandoverContents_Handovers_HandoverId",
                        column: x => x.HandoverId,
                        principalTable: "Handovers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "HandoverPeople",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    HandoverId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CaseFileId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Place = table.Column<int>(type: "int", nullable: false),
                    IsProtected = table.Column<bool>(type: "bit", nullable: false),
                    GoesBeyondNeed = table.Column<bool>(type: "bit", nullable: false),
                    Chosen = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HandoverPeople", x => x.Id);
                    table.ForeignKey(
                        name: "FK_HandoverPeople_CaseFiles_CaseFileId",
                        column: x => x.CaseFileId,
                        principalTable: "CaseFiles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_HandoverPeople_Handovers_HandoverId",
                        column: x => x.HandoverId,
                        principalTable: "Handovers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "HandoverSteps",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    HandoverId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    State = table.Column<int>(type: "int", nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    Words = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    RecordedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    RecordedBy = table.Column<Guid>(type: "uniqueidentifier", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HandoverSteps", x => x.Id);
                    table.ForeignKey(
                        name: "FK_HandoverSteps_Handovers_HandoverId",
                        column: x => x.HandoverId,
                        principalTable: "Handovers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ReceivedContents",
                columns: table => new
                {
                    ReceivedHandoverId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Json = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReceivedContents", x => x.ReceivedHandoverId);
                    table.ForeignKey(
                        name: "FK_ReceivedContents_ReceivedHandovers_ReceivedHandoverId",
                        column: x => x.ReceivedHandoverId,
                        principalTable: "ReceivedHandovers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ReceivedPeople",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ReceivedHandoverId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    CaseFileId = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReceivedPeople", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ReceivedPeople_CaseFiles_CaseFileId",
                        column: x => x.CaseFileId,
                        principalTable: "CaseFiles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ReceivedPeople_ReceivedHandovers_ReceivedHandoverId",
                        column: x => x.ReceivedHandoverId,
                        principalTable: "ReceivedHandovers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "SignalAnswers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    SignalId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    Kind = table.Column<int>(type: "int", nullable: false),
                    Words = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    AnsweredAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    AnsweredBy = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SignalAnswers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SignalAnswers_StructuralSignals_SignalId",
                        column: x => x.SignalId,
                        principalTable: "StructuralSignals",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "SignalSightings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    SignalId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Words = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    People = table.Column<int>(type: "int", nullable: true),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    SeenAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    SeenBy = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SignalSightings", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SignalSightings_StructuralSignals_SignalId",
                        column: x => x.SignalId,
                        principalTable: "StructuralSignals",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Appointments_MeetingPlaceId_On_BeginsAt",
                table: "Appointments",
                columns: new[] { "MeetingPlaceId", "On", "BeginsAt" });

            migrationBuilder.CreateIndex(
                name: "IX_CalendarFeeds_One",
                table: "CalendarFeeds",
                column: "StaffMemberId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CalendarFeeds_TokenSha256",
                table: "CalendarFeeds",
                column: "TokenSha256",
                unique: true,
                filter: "[TokenSha256] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ConsultationHours_MeetingPlaceId",
                table: "ConsultationHours",
                column: "MeetingPlaceId");

            migrationBuilder.CreateIndex(
                name: "IX_ConsultationHours_Municipality_Day",
                table: "ConsultationHours",
                columns: new[] { "Municipality", "Day" });

            migrationBuilder.CreateIndex(
                name: "IX_ConsultationHours_StaffMemberId",
                table: "ConsultationHours",
                column: "StaffMemberId");

            migrationBuilder.CreateIndex(
                name: "IX_ConsultationHours_TeamId",
                table: "ConsultationHours",
                column: "TeamId");

            migrationBuilder.CreateIndex(
                name: "IX_GuestPasses_CaseFileId",
                table: "GuestPasses",
                column: "CaseFileId");

            migrationBuilder.CreateIndex(
                name: "IX_GuestPasses_SubjectId",
                table: "GuestPasses",
                column: "SubjectId");

            migrationBuilder.CreateIndex(
                name: "IX_GuestPasses_TokenHash",
                table: "GuestPasses",
                column: "TokenHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_HandoverKeys_One",
                table: "HandoverKeys",
                column: "Fingerprint",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_HandoverPeople_CaseFileId",
                table: "HandoverPeople",
                column: "CaseFileId");

            migrationBuilder.CreateIndex(
                name: "IX_HandoverPeople_HandoverId_Place",
                table: "HandoverPeople",
                columns: new[] { "HandoverId", "Place" });

            migrationBuilder.CreateIndex(
                name: "IX_Handovers_CaseFileId",
                table: "Handovers",
                column: "CaseFileId");

            migrationBuilder.CreateIndex(
                name: "IX_Handovers_DepartureId",
                table: "Handovers",
                column: "DepartureId");

            migrationBuilder.CreateIndex(
                name: "IX_Handovers_LastDay",
                table: "Handovers",
                column: "LastDay",
                filter: "\"State\" = 2");

            migrationBuilder.CreateIndex(
                name: "IX_Handovers_OneOpen",
                table: "Handovers",
                column: "CaseFileId",
                unique: true,
                filter: "\"EndedOn\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_HandoverSteps_HandoverId_Number",
                table: "HandoverSteps",
                columns: new[] { "HandoverId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_MeetingPlaces_One",
                table: "MeetingPlaces",
                columns: new[] { "Municipality", "Name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ReceivedHandovers_OnePackage",
                table: "ReceivedHandovers",
                column: "PackageId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ReceivedHandovers_ToMunicipality_State",
                table: "ReceivedHandovers",
                columns: new[] { "ToMunicipality", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_ReceivedPeople_CaseFileId",
                table: "ReceivedPeople",
                column: "CaseFileId");

            migrationBuilder.CreateIndex(
                name: "IX_ReceivedPeople_ReceivedHandoverId",
                table: "ReceivedPeople",
                column: "ReceivedHandoverId");

            migrationBuilder.CreateIndex(
                name: "IX_ReferralDrafts_CaseFileId",
                table: "ReferralDrafts",
                column: "CaseFileId");

            migrationBuilder.CreateIndex(
                name: "IX_ReferralDrafts_OfferId",
                table: "ReferralDrafts",
                column: "OfferId");

            migrationBuilder.CreateIndex(
                name: "IX_ReferralDrafts_PlanItemId",
                table: "ReferralDrafts",
                column: "PlanItemId");

            migrationBuilder.CreateIndex(
                name: "IX_SignalAnswers_SignalId_Number",
                table: "SignalAnswers",
                columns: new[] { "SignalId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SignalSightings_OnceADay",
                table: "SignalSightings",
                columns: new[] { "SignalId", "SeenBy", "On" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_StructuralSignals_Municipality_State_WaitsSince_Id",
                table: "StructuralSignals",
                columns: new[] { "Municipality", "State", "WaitsSince", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_StructuralSignals_OfferId",
                table: "StructuralSignals",
                column: "OfferId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "CalendarFeeds");

            migrationBuilder.DropTable(
                name: "ConsultationTopics");

            migrationBuilder.DropTable(
                name: "GuestPasses");

            migrationBuilder.DropTable(
                name: "HandoverContents");

            migrationBuilder.DropTable(
                name: "HandoverPeople");

            migrationBuilder.DropTable(
                name: "HandoverSecrets");

            migrationBuilder.DropTable(
                name: "HandoverSteps");

            migrationBuilder.DropTable(
                name: "MeetingPlaces");

            migrationBuilder.DropTable(
                name: "ReceivedContents");

            migrationBuilder.DropTable(
                name: "ReceivedPeople");

            migrationBuilder.DropTable(
                name: "ReferralDrafts");

            migrationBuilder.DropTable(
                name: "SignalAnswers");

            migrationBuilder.DropTable(
                name: "SignalSightings");

            migrationBuilder.DropTable(
                name: "ConsultationHours");

            migrationBuilder.DropTable(
                name: "HandoverKeys");

            migrationBuilder.DropTable(
                name: "Handovers");

            migrationBuilder.DropTable(
                name: "ReceivedHandovers");

            migrationBuilder.DropTable(
                name: "StructuralSignals");

            migrationBuilder.DropIndex(
                name: "IX_Appointments_MeetingPlaceId_On_BeginsAt",
                table: "Appointments");

            migrationBuilder.DropColumn(
                name: "GroupId",
                table: "Referrals");

            migrationBuilder.DropColumn(
                name: "Priority",
                table: "Referrals");

            migrationBuilder.DropColumn(
                name: "PriorityWords",
                table: "Referrals");

            migrationBuilder.DropColumn(
                name: "HandoverDays",
                table: "MunicipalitySettings");

            migrationBuilder.DropColumn(
                name: "ReferralExpiryDays",
                table: "MunicipalitySettings");

            migrationBuilder.DropColumn(
                name: "EarlierRoute",
                table: "IntegrationTrajectories");

            migrationBuilder.DropColumn(
                name: "MeetingPlaceId",
                table: "Appointments");
        }
    }
}
