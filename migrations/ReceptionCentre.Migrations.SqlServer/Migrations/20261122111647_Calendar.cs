using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReceptionCentre.Migrations.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class Calendar : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
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
                name: "IX_MeetingPlaces_One",
                table: "MeetingPlaces",
                columns: new[] { "Municipality", "Name" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "CalendarFeeds");

            migrationBuilder.DropTable(
                name: "ConsultationTopics");

            migrationBuilder.DropTable(
                name: "MeetingPlaces");

            migrationBuilder.DropTable(
                name: "ConsultationHours");

            migrationBuilder.DropIndex(
                name: "IX_Appointments_MeetingPlaceId_On_BeginsAt",
                table: "Appointments");

            migrationBuilder.DropColumn(
                name: "MeetingPlaceId",
                table: "Appointments");
        }
    }
}
