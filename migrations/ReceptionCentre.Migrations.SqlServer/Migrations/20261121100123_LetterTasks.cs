using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReceptionCentre.Migrations.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class LetterTasks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "TaskId",
                table: "HelpedLetters",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_HelpedLetters_TaskId",
                table: "HelpedLetters",
                column: "TaskId",
                filter: "\"TaskId\" IS NOT NULL");

            migrationBuilder.AddForeignKey(
                name: "FK_HelpedLetters_StaffTasks_TaskId",
                table: "HelpedLetters",
                column: "TaskId",
                principalTable: "StaffTasks",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_HelpedLetters_StaffTasks_TaskId",
                table: "HelpedLetters");

            migrationBuilder.DropIndex(
                name: "IX_HelpedLetters_TaskId",
                table: "HelpedLetters");

            migrationBuilder.DropColumn(
                name: "TaskId",
                table: "HelpedLetters");
        }
    }
}
