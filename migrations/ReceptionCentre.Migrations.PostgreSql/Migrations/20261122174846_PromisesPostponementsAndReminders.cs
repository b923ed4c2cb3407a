using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReceptionCentre.Migrations.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class PromisesPostponementsAndReminders : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Reminders_Once",
                table: "Reminders");

            migrationBuilder.AddColumn<bool>(
                name: "IsPromise",
                table: "StaffTasks",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AlterColumn<Guid>(
                name: "AppointmentId",
                table: "Reminders",
                type: "uuid",
                nullable: true,
                oldClrType: typeof(Guid),
                oldType: "uuid");

            migrationBuilder.AddColumn<Guid>(
                name: "EventInviteeId",
                table: "Reminders",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "JobEndDays",
                table: "MunicipalitySettings",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "JobEndHomeDays",
                table: "MunicipalitySettings",
                type: "integer",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Postponements",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CaseFileId = table.Column<Guid>(type: "uuid", nullable: false),
                    Asks = table.Column<int>(type: "integer", nullable: false),
                    SubjectId = table.Column<Guid>(type: "uuid", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Until = table.Column<DateOnly>(type: "date", nullable: false),
                    Why = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    MadeAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    MadeBy = table.Column<Guid>(type: "uuid", nullable: false),
                    EndedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    EndedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Postponements", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Postponements_CaseFiles_CaseFileId",
                        column: x => x.CaseFileId,
                        principalTable: "CaseFiles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Reminders_Once",
                table: "Reminders",
                columns: new[] { "AppointmentId", "CaseFileId", "BeginsAt" },
                unique: true,
                filter: "\"AppointmentId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Reminders_OnceOfEvent",
                table: "Reminders",
                columns: new[] { "EventInviteeId", "BeginsAt" },
                unique: true,
                filter: "\"EventInviteeId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Postponements_CaseFileId",
                table: "Postponements",
                column: "CaseFileId");

            migrationBuilder.CreateIndex(
                name: "IX_Postponements_One",
                table: "Postponements",
                columns: new[] { "CaseFileId", "Asks", "SubjectId" },
                unique: true,
                filter: "\"EndedAt\" IS NULL");

            migrationBuilder.AddForeignKey(
                name: "FK_Reminders_EventInvitees_EventInviteeId",
                table: "Reminders",
                column: "EventInviteeId",
                principalTable: "EventInvitees",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Reminders_EventInvitees_EventInviteeId",
                table: "Reminders");

            migrationBuilder.DropTable(
                name: "Postponements");

            migrationBuilder.DropIndex(
                name: "IX_Reminders_Once",
                table: "Reminders");

            migrationBuilder.DropIndex(
                name: "IX_Reminders_OnceOfEvent",
                table: "Reminders");

            migrationBuilder.DropColumn(
                name: "IsPromise",
                table: "StaffTasks");

            migrationBuilder.DropColumn(
                name: "EventInviteeId",
                table: "Reminders");

            migrationBuilder.DropColumn(
                name: "JobEndDays",
                table: "MunicipalitySettings");

            migrationBuilder.DropColumn(
                name: "JobEndHomeDays",
                table: "MunicipalitySettings");

            migrationBuilder.AlterColumn<Guid>(
                name: "AppointmentId",
                table: "Reminders",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"),
                oldClrType: typeof(Guid),
                oldType: "uuid",
                oldNullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Reminders_Once",
                table: "Reminders",
                columns: new[] { "AppointmentId", "CaseFileId", "BeginsAt" },
                unique: true);
        }
    }
}
