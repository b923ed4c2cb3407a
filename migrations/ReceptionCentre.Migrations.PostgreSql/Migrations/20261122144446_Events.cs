using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReceptionCentre.Migrations.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class Events : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "GroupEvents",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Municipality = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Words = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    Places = table.Column<int>(type: "integer", nullable: true),
                    AnswerBy = table.Column<DateOnly>(type: "date", nullable: true),
                    Needed = table.Column<int>(type: "integer", nullable: false),
                    State = table.Column<int>(type: "integer", nullable: false),
                    FirstOn = table.Column<DateOnly>(type: "date", nullable: false),
                    LastOn = table.Column<DateOnly>(type: "date", nullable: false),
                    EndedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    CancelReason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    MadeAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    MadeBy = table.Column<Guid>(type: "uuid", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_GroupEvents", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "EventLanguages",
                columns: table => new
                {
                    GroupEventId = table.Column<Guid>(type: "uuid", nullable: false),
                    Code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EventLanguages", x => new { x.GroupEventId, x.Code });
                    table.ForeignKey(
                        name: "FK_EventLanguages_GroupEvents_GroupEventId",
                        column: x => x.GroupEventId,
                        principalTable: "GroupEvents",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "EventPartners",
                columns: table => new
                {
                    GroupEventId = table.Column<Guid>(type: "uuid", nullable: false),
                    ProviderId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EventPartners", x => new { x.GroupEventId, x.ProviderId });
                    table.ForeignKey(
                        name: "FK_EventPartners_GroupEvents_GroupEventId",
                        column: x => x.GroupEventId,
                        principalTable: "GroupEvents",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_EventPartners_Providers_ProviderId",
                        column: x => x.ProviderId,
                        principalTable: "Providers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "EventSessions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    GroupEventId = table.Column<Guid>(type: "uuid", nullable: false),
                    Part = table.Column<int>(type: "integer", nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    BeginsAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    EndsAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ForGroup = table.Column<int>(type: "integer", nullable: true),
                    Counts = table.Column<bool>(type: "boolean", nullable: false),
                    ProviderId = table.Column<Guid>(type: "uuid", nullable: true),
                    MeetingPlaceId = table.Column<Guid>(type: "uuid", nullable: true),
                    Place = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    LedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    Interpreter = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    InterpreterLanguage = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    WithoutFile = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EventSessions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_EventSessions_GroupEvents_GroupEventId",
                        column: x => x.GroupEventId,
                        principalTable: "GroupEvents",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_EventSessions_Providers_ProviderId",
                        column: x => x.ProviderId,
                        principalTable: "Providers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "EventInvitees",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    GroupEventId = table.Column<Guid>(type: "uuid", nullable: false),
                    CaseFileId = table.Column<Guid>(type: "uuid", nullable: false),
                    Channel = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    ProviderId = table.Column<Guid>(type: "uuid", nullable: true),
                    InvitedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    InvitedBy = table.Column<Guid>(type: "uuid", nullable: false),
                    DocumentId = table.Column<Guid>(type: "uuid", nullable: true),
                    State = table.Column<int>(type: "integer", nullable: false),
                    AnsweredOn = table.Column<DateOnly>(type: "date", nullable: true),
                    WaitsSince = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Barrier = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    AbsenceReason = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Words = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    AskedBy = table.Column<DateOnly>(type: "date", nullable: false),
                    LastOn = table.Column<DateOnly>(type: "date", nullable: false),
                    EndedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Signing = table.Column<int>(type: "integer", nullable: true),
                    SigningSessionId = table.Column<Guid>(type: "uuid", nullable: true),
                    Witness = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    SigningWords = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    AchievementId = table.Column<Guid>(type: "uuid", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EventInvitees", x => x.Id);
                    table.ForeignKey(
                        name: "FK_EventInvitees_Achievements_AchievementId",
                        column: x => x.AchievementId,
                        principalTable: "Achievements",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_EventInvitees_CaseFiles_CaseFileId",
                        column: x => x.CaseFileId,
                        principalTable: "CaseFiles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_EventInvitees_EventSessions_SigningSessionId",
                        column: x => x.SigningSessionId,
                        principalTable: "EventSessions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_EventInvitees_GroupEvents_GroupEventId",
                        column: x => x.GroupEventId,
                        principalTable: "GroupEvents",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_EventInvitees_Providers_ProviderId",
                        column: x => x.ProviderId,
                        principalTable: "Providers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "EventAttendance",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    EventInviteeId = table.Column<Guid>(type: "uuid", nullable: false),
                    SessionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Came = table.Column<bool>(type: "boolean", nullable: false),
                    NotedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    NotedBy = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EventAttendance", x => x.Id);
                    table.ForeignKey(
                        name: "FK_EventAttendance_EventInvitees_EventInviteeId",
                        column: x => x.EventInviteeId,
                        principalTable: "EventInvitees",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_EventAttendance_EventSessions_SessionId",
                        column: x => x.SessionId,
                        principalTable: "EventSessions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_EventAttendance_One",
                table: "EventAttendance",
                columns: new[] { "EventInviteeId", "SessionId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_EventAttendance_SessionId",
                table: "EventAttendance",
                column: "SessionId");

            migrationBuilder.CreateIndex(
                name: "IX_EventInvitees_AchievementId",
                table: "EventInvitees",
                column: "AchievementId");

            migrationBuilder.CreateIndex(
                name: "IX_EventInvitees_CaseFileId_LastOn",
                table: "EventInvitees",
                columns: new[] { "CaseFileId", "LastOn" });

            migrationBuilder.CreateIndex(
                name: "IX_EventInvitees_GroupEventId_State_WaitsSince",
                table: "EventInvitees",
                columns: new[] { "GroupEventId", "State", "WaitsSince" });

            migrationBuilder.CreateIndex(
                name: "IX_EventInvitees_Once",
                table: "EventInvitees",
                columns: new[] { "GroupEventId", "CaseFileId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_EventInvitees_ProviderId",
                table: "EventInvitees",
                column: "ProviderId");

            migrationBuilder.CreateIndex(
                name: "IX_EventInvitees_SigningSessionId",
                table: "EventInvitees",
                column: "SigningSessionId");

            migrationBuilder.CreateIndex(
                name: "IX_EventPartners_ProviderId",
                table: "EventPartners",
                column: "ProviderId");

            migrationBuilder.CreateIndex(
                name: "IX_EventSessions_GroupEventId",
                table: "EventSessions",
                column: "GroupEventId");

            migrationBuilder.CreateIndex(
                name: "IX_EventSessions_On_LedBy",
                table: "EventSessions",
                columns: new[] { "On", "LedBy" });

            migrationBuilder.CreateIndex(
                name: "IX_EventSessions_On_MeetingPlaceId",
                table: "EventSessions",
                columns: new[] { "On", "MeetingPlaceId" });

            migrationBuilder.CreateIndex(
                name: "IX_EventSessions_ProviderId",
                table: "EventSessions",
                column: "ProviderId");

            migrationBuilder.CreateIndex(
                name: "IX_GroupEvents_FirstOn_LastOn",
                table: "GroupEvents",
                columns: new[] { "FirstOn", "LastOn" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "EventAttendance");

            migrationBuilder.DropTable(
                name: "EventLanguages");

            migrationBuilder.DropTable(
                name: "EventPartners");

            migrationBuilder.DropTable(
                name: "EventInvitees");

            migrationBuilder.DropTable(
                name: "EventSessions");

            migrationBuilder.DropTable(
                name: "GroupEvents");
        }
    }
}
