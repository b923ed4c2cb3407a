using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReceptionCentre.Migrations.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class NameKeysWithBirthDate : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_NameKeys_Key_PersonId",
                table: "NameKeys");

            migrationBuilder.AddColumn<int>(
                name: "Born",
                table: "NameKeys",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateIndex(
                name: "IX_NameKeys_Key_Born_PersonId",
                table: "NameKeys",
                columns: new[] { "Key", "Born", "PersonId" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_NameKeys_Key_Born_PersonId",
                table: "NameKeys");

            migrationBuilder.DropColumn(
                name: "Born",
                table: "NameKeys");

            migrationBuilder.CreateIndex(
                name: "IX_NameKeys_Key_PersonId",
                table: "NameKeys",
                columns: new[] { "Key", "PersonId" });
        }
    }
}
