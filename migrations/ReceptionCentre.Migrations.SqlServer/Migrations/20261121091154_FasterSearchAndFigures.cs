using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReceptionCentre.Migrations.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class FasterSearchAndFigures : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_FileStates_Controller_OpenedOn_CaseFileId",
                table: "FileStates");

            migrationBuilder.DropIndex(
                name: "IX_FileStates_Free",
                table: "FileStates");

            migrationBuilder.DropIndex(
                name: "IX_CaseFiles_PersonId",
                table: "CaseFiles");

            migrationBuilder.CreateIndex(
                name: "IX_FileStates_Figures",
                table: "FileStates",
                columns: new[] { "Controller", "CaseworkerId", "TeamId", "OpenedOn", "LateFrom", "WaitsSince", "SilentFrom", "PersonId" });

            migrationBuilder.CreateIndex(
                name: "IX_FileStates_Free",
                table: "FileStates",
                columns: new[] { "OpenedOn", "CaseFileId", "Controller", "TeamId", "PersonId" },
                filter: "\"CaseworkerId\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_FileStates_Oldest",
                table: "FileStates",
                columns: new[] { "OpenedOn", "CaseFileId", "Controller", "CaseworkerId", "TeamId", "LateFrom", "WaitsSince", "SilentFrom", "PersonId" });

            migrationBuilder.CreateIndex(
                name: "IX_CaseFiles_PersonId_Controller_ClosedOn",
                table: "CaseFiles",
                columns: new[] { "PersonId", "Controller", "ClosedOn" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_FileStates_Figures",
                table: "FileStates");

            migrationBuilder.DropIndex(
                name: "IX_FileStates_Free",
                table: "FileStates");

            migrationBuilder.DropIndex(
                name: "IX_FileStates_Oldest",
                table: "FileStates");

            migrationBuilder.DropIndex(
                name: "IX_CaseFiles_PersonId_Controller_ClosedOn",
                table: "CaseFiles");

            migrationBuilder.CreateIndex(
                name: "IX_FileStates_Controller_OpenedOn_CaseFileId",
                table: "FileStates",
                columns: new[] { "Controller", "OpenedOn", "CaseFileId" });

            migrationBuilder.CreateIndex(
                name: "IX_FileStates_Free",
                table: "FileStates",
                columns: new[] { "OpenedOn", "CaseFileId" },
                filter: "\"CaseworkerId\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_CaseFiles_PersonId",
                table: "CaseFiles",
                column: "PersonId");
        }
    }
}
