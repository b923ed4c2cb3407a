using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReceptionCentre.Migrations.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class HouseholdsAndWelcome : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "MunicipalWelcomes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Municipality = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    WhatDutch = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    BringDutch = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    WhoDutch = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    WhenDutch = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    WhatEnglish = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    BringEnglish = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    WhoEnglish = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    WhenEnglish = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MunicipalWelcomes", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "WelcomeTexts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Key = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Language = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Motives = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    Reasons = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    AddressKinds = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    Days = table.Column<int>(type: "integer", nullable: true),
                    What = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    Bring = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    Who = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    When = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    Place = table.Column<int>(type: "integer", nullable: false),
                    ValidFrom = table.Column<DateOnly>(type: "date", nullable: true),
                    ValidUntil = table.Column<DateOnly>(type: "date", nullable: true),
                    Source = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WelcomeTexts", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_StayParties_PersonId",
                table: "StayParties",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_MunicipalWelcomes_OneOfAKind",
                table: "MunicipalWelcomes",
                columns: new[] { "Municipality", "Kind" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_WelcomeTexts_Key",
                table: "WelcomeTexts",
                column: "Key",
                unique: true);

            migrationBuilder.AddForeignKey(
                name: "FK_StayParties_Persons_PersonId",
                table: "StayParties",
                column: "PersonId",
                principalTable: "Persons",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_StayParties_Persons_PersonId",
                table: "StayParties");

            migrationBuilder.DropTable(
                name: "MunicipalWelcomes");

            migrationBuilder.DropTable(
                name: "WelcomeTexts");

            migrationBuilder.DropIndex(
                name: "IX_StayParties_PersonId",
                table: "StayParties");
        }
    }
}
