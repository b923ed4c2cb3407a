using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReceptionCentre.Migrations.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class AnnouncedLately : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_Departures_AnnouncedLately",
                table: "Departures",
                columns: new[] { "Municipality", "RecordedOn" },
                filter: "\"Municipality\" IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Departures_AnnouncedLately",
                table: "Departures");
        }
    }
}
