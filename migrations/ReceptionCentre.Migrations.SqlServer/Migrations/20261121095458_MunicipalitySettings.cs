using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReceptionCentre.Migrations.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class MunicipalitySettings : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "MunicipalityLogos",
                columns: table => new
                {
                    Sha256 = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    Format = table.Column<int>(type: "int", nullable: false),
                    Bytes = table.Column<byte[]>(type: "varbinary(max)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MunicipalityLogos", x => x.Sha256);
                });

            migrationBuilder.CreateTable(
                name: "MunicipalitySettings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Municipality = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    DeskName = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    Address = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: true),
                    Telephone = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    Email = table.Column<string>(type: "nvarchar(254)", maxLength: 254, nullable: true),
                    Website = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: true),
                    HoursDutch = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: true),
                    HoursEnglish = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: true),
                    Accent = table.Column<string>(type: "nvarchar(7)", maxLength: 7, nullable: true),
                    LogoSha256 = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true),
                    LogoFormat = table.Column<int>(type: "int", nullable: true),
                    NewDays = table.Column<int>(type: "int", nullable: true),
                    SilentDays = table.Column<int>(type: "int", nullable: true),
                    DraftDays = table.Column<int>(type: "int", nullable: true),
                    NoPlanDays = table.Column<int>(type: "int", nullable: true),
                    AheadDays = table.Column<int>(type: "int", nullable: true),
                    AnswerDays = table.Column<int>(type: "int", nullable: true),
                    ReferralAnswerDays = table.Column<int>(type: "int", nullable: true),
                    ReferralStartDays = table.Column<int>(type: "int", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MunicipalitySettings", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "TermsChanges",
                columns: table => new
                {
                    Municipality = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    ChangedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TermsChanges", x => x.Municipality);
                });

            migrationBuilder.CreateTable(
                name: "HiddenOffers",
                columns: table => new
                {
                    SettingsId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OfferId = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HiddenOffers", x => new { x.SettingsId, x.OfferId });
                    table.ForeignKey(
                        name: "FK_HiddenOffers_MunicipalitySettings_SettingsId",
                        column: x => x.SettingsId,
                        principalTable: "MunicipalitySettings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_HiddenOffers_Offers_OfferId",
                        column: x => x.OfferId,
                        principalTable: "Offers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "UnusedCodes",
                columns: table => new
                {
                    SettingsId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    List = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Code = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_UnusedCodes", x => new { x.SettingsId, x.List, x.Code });
                    table.ForeignKey(
                        name: "FK_UnusedCodes_MunicipalitySettings_SettingsId",
                        column: x => x.SettingsId,
                        principalTable: "MunicipalitySettings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_HiddenOffers_OfferId",
                table: "HiddenOffers",
                column: "OfferId");

            migrationBuilder.CreateIndex(
                name: "IX_MunicipalitySettings_OneOfEach",
                table: "MunicipalitySettings",
                column: "Municipality",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "HiddenOffers");

            migrationBuilder.DropTable(
                name: "MunicipalityLogos");

            migrationBuilder.DropTable(
                name: "TermsChanges");

            migrationBuilder.DropTable(
                name: "UnusedCodes");

            migrationBuilder.DropTable(
                name: "MunicipalitySettings");
        }
    }
}
