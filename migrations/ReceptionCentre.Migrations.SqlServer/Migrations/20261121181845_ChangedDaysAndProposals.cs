using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReceptionCentre.Migrations.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class ChangedDaysAndProposals : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "OtherCaseFileId",
                table: "StaffTasks",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "CancelledAt",
                table: "SignUpDays",
                type: "datetimeoffset",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_StaffTasks_OtherCaseFileId",
                table: "StaffTasks",
                column: "OtherCaseFileId",
                filter: "\"OtherCaseFileId\" IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_StaffTasks_OtherCaseFileId",
                table: "StaffTasks");

            migrationBuilder.DropColumn(
                name: "OtherCaseFileId",
                table: "StaffTasks");

            migrationBuilder.DropColumn(
                name: "CancelledAt",
                table: "SignUpDays");
        }
    }
}
