using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReceptionCentre.Migrations.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class TaskOfContact : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "ContactNoteId",
                table: "StaffTasks",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_StaffTasks_ContactNoteId",
                table: "StaffTasks",
                column: "ContactNoteId");

            migrationBuilder.AddForeignKey(
                name: "FK_StaffTasks_ContactNotes_ContactNoteId",
                table: "StaffTasks",
                column: "ContactNoteId",
                principalTable: "ContactNotes",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_StaffTasks_ContactNotes_ContactNoteId",
                table: "StaffTasks");

            migrationBuilder.DropIndex(
                name: "IX_StaffTasks_ContactNoteId",
                table: "StaffTasks");

            migrationBuilder.DropColumn(
                name: "ContactNoteId",
                table: "StaffTasks");
        }
    }
}
