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
                name: "MeetingPlaces");

            migrationBuilder.DropIndex(
                name: "IX_Appointments_MeetingPlaceId_On_BeginsAt",
                table: "Appointments");

            migrationBuilder.DropColumn(
                name: "MeetingPlaceId",
                table: "Appointments");
        }
    }
}
