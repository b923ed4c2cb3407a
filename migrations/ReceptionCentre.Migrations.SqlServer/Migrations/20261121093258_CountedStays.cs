using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReceptionCentre.Migrations.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class CountedStays : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "CountedStays",
                columns: table => new
                {
                    StayId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Controller = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    PersonId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Municipality = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Type = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    Arrival = table.Column<int>(type: "int", nullable: false),
                    Departure = table.Column<int>(type: "int", nullable: true),
                    DepartureKind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    Place = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CountedStays", x => new { x.StayId, x.Controller });
                    table.ForeignKey(
                        name: "FK_CountedStays_Stays_StayId",
                        column: x => x.StayId,
                        principalTable: "Stays",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_CountedStays_Arrival",
                table: "CountedStays",
                columns: new[] { "Controller", "Arrival", "StayId", "Place", "PersonId", "Municipality", "Type", "Departure" });

            migrationBuilder.CreateIndex(
                name: "IX_CountedStays_Departure",
                table: "CountedStays",
                columns: new[] { "Controller", "Departure", "StayId", "Place", "PersonId", "Municipality", "Type", "DepartureKind", "Arrival" },
                filter: "\"Departure\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_CountedStays_Here",
                table: "CountedStays",
                columns: new[] { "Controller", "Municipality", "Type", "Arrival", "StayId", "Place", "PersonId", "Departure" },
                filter: "\"Departure\" IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "CountedStays");
        }
    }
}
