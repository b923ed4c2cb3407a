using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReceptionCentre.Migrations.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class WaitingRooms : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "WaitingRooms",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Municipality = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    UsedUntil = table.Column<DateOnly>(type: "date", nullable: true),
                    ScreenSha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    ScreenMadeAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WaitingRooms", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "WaitingNumbers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    WaitingRoomId = table.Column<Guid>(type: "uuid", nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Topic = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Language = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    First = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    StaffMemberId = table.Column<Guid>(type: "uuid", nullable: true),
                    AppointmentId = table.Column<Guid>(type: "uuid", nullable: true),
                    AppointmentAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    State = table.Column<int>(type: "integer", nullable: false),
                    TakenAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    FirstCalledAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    CalledAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    CalledBy = table.Column<Guid>(type: "uuid", nullable: true),
                    MeetingPlaceId = table.Column<Guid>(type: "uuid", nullable: true),
                    EndedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WaitingNumbers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_WaitingNumbers_Appointments_AppointmentId",
                        column: x => x.AppointmentId,
                        principalTable: "Appointments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_WaitingNumbers_WaitingRooms_WaitingRoomId",
                        column: x => x.WaitingRoomId,
                        principalTable: "WaitingRooms",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_WaitingNumbers_AppointmentId",
                table: "WaitingNumbers",
                column: "AppointmentId");

            migrationBuilder.CreateIndex(
                name: "IX_WaitingNumbers_On",
                table: "WaitingNumbers",
                column: "On");

            migrationBuilder.CreateIndex(
                name: "IX_WaitingNumbers_One",
                table: "WaitingNumbers",
                columns: new[] { "WaitingRoomId", "On", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_WaitingRooms_One",
                table: "WaitingRooms",
                columns: new[] { "Municipality", "Name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_WaitingRooms_ScreenSha256",
                table: "WaitingRooms",
                column: "ScreenSha256");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "WaitingNumbers");

            migrationBuilder.DropTable(
                name: "WaitingRooms");
        }
    }
}
