using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReceptionCentre.Migrations.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class Progress : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
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

            migrationBuilder.AddColumn<string>(
                name: "Occasion",
                table: "ContactNotes",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);

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

            migrationBuilder.CreateIndex(
                name: "IX_Exams_TrajectoryId",
                table: "Exams",
                column: "TrajectoryId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Exams");

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
                name: "BroughtExams",
                table: "DuoNoticeContents");

            migrationBuilder.DropColumn(
                name: "Exams",
                table: "DuoNoticeContents");

            migrationBuilder.DropColumn(
                name: "Occasion",
                table: "ContactNotes");
        }
    }
}
