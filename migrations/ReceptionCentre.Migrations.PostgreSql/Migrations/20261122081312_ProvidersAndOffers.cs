using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReceptionCentre.Migrations.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class ProvidersAndOffers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "FundedUntil",
                table: "Offers",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "MostMinutesAWeek",
                table: "Offers",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ExternalKey",
                table: "Providers",
                type: "character varying(100)",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "CheckedOn",
                table: "Offers",
                type: "date",
                nullable: false,
                defaultValue: new DateOnly(1, 1, 1));

            migrationBuilder.AddColumn<string>(
                name: "Childcare",
                table: "Offers",
                type: "character varying(100)",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Contact",
                table: "Offers",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Description",
                table: "Offers",
                type: "character varying(2000)",
                maxLength: 2000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Email",
                table: "Offers",
                type: "character varying(254)",
                maxLength: 254,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ExternalKey",
                table: "Offers",
                type: "character varying(100)",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Funding",
                table: "Offers",
                type: "character varying(100)",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "LeastMinutesAWeek",
                table: "Offers",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "LevelFrom",
                table: "Offers",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "LevelTo",
                table: "Offers",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "Online",
                table: "Offers",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "Parts",
                table: "Offers",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "Postcode",
                table: "Offers",
                type: "character varying(12)",
                maxLength: 12,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "PriceUnit",
                table: "Offers",
                type: "character varying(100)",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "ResidenceNotAsked",
                table: "Offers",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "Telephone",
                table: "Offers",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "CheckTerms",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    Days = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CheckTerms", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "OfferChecks",
                columns: table => new
                {
                    OfferId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    Changed = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    RecordedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    RecordedBy = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OfferChecks", x => new { x.OfferId, x.Number });
                    table.ForeignKey(
                        name: "FK_OfferChecks_Offers_OfferId",
                        column: x => x.OfferId,
                        principalTable: "Offers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "OfferCodes",
                columns: table => new
                {
                    OfferId = table.Column<Guid>(type: "uuid", nullable: false),
                    Use = table.Column<int>(type: "integer", nullable: false),
                    Code = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OfferCodes", x => new { x.OfferId, x.Use, x.Code });
                    table.ForeignKey(
                        name: "FK_OfferCodes_Offers_OfferId",
                        column: x => x.OfferId,
                        principalTable: "Offers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "OfferConditions",
                columns: table => new
                {
                    OfferId = table.Column<Guid>(type: "uuid", nullable: false),
                    Place = table.Column<int>(type: "integer", nullable: false),
                    What = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    Why = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OfferConditions", x => new { x.OfferId, x.Place });
                    table.ForeignKey(
                        name: "FK_OfferConditions_Offers_OfferId",
                        column: x => x.OfferId,
                        principalTable: "Offers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "OfferRooms",
                columns: table => new
                {
                    OfferId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: true),
                    Until = table.Column<DateOnly>(type: "date", nullable: true),
                    Places = table.Column<int>(type: "integer", nullable: true),
                    WaitingWeeks = table.Column<int>(type: "integer", nullable: true),
                    Because = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OfferRooms", x => new { x.OfferId, x.Number });
                    table.ForeignKey(
                        name: "FK_OfferRooms_Offers_OfferId",
                        column: x => x.OfferId,
                        principalTable: "Offers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "OfferStarts",
                columns: table => new
                {
                    OfferId = table.Column<Guid>(type: "uuid", nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OfferStarts", x => new { x.OfferId, x.On });
                    table.ForeignKey(
                        name: "FK_OfferStarts_Offers_OfferId",
                        column: x => x.OfferId,
                        principalTable: "Offers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ProviderAgreements",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ProviderId = table.Column<Guid>(type: "uuid", nullable: false),
                    Municipality = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    Kind = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    Subject = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    Reference = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    Funding = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    Until = table.Column<DateOnly>(type: "date", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProviderAgreements", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ProviderAgreements_Providers_ProviderId",
                        column: x => x.ProviderId,
                        principalTable: "Providers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ProviderMarks",
                columns: table => new
                {
                    ProviderId = table.Column<Guid>(type: "uuid", nullable: false),
                    Mark = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    Number = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    ValidUntil = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProviderMarks", x => new { x.ProviderId, x.Mark });
                    table.ForeignKey(
                        name: "FK_ProviderMarks_Providers_ProviderId",
                        column: x => x.ProviderId,
                        principalTable: "Providers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AgreementObligations",
                columns: table => new
                {
                    AgreementId = table.Column<Guid>(type: "uuid", nullable: false),
                    Place = table.Column<int>(type: "integer", nullable: false),
                    Party = table.Column<int>(type: "integer", nullable: false),
                    What = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: true),
                    MetOn = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AgreementObligations", x => new { x.AgreementId, x.Place });
                    table.ForeignKey(
                        name: "FK_AgreementObligations_ProviderAgreements_AgreementId",
                        column: x => x.AgreementId,
                        principalTable: "ProviderAgreements",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Providers_ExternalKey",
                table: "Providers",
                column: "ExternalKey");

            migrationBuilder.CreateIndex(
                name: "IX_Offers_CheckedOn_Name_Id",
                table: "Offers",
                columns: new[] { "CheckedOn", "Name", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Offers_OneKey",
                table: "Offers",
                column: "ExternalKey",
                unique: true,
                filter: "\"ExternalKey\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_CheckTerms_OneADay",
                table: "CheckTerms",
                column: "From",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_OfferCodes_Use_Code_OfferId",
                table: "OfferCodes",
                columns: new[] { "Use", "Code", "OfferId" });

            migrationBuilder.CreateIndex(
                name: "IX_ProviderAgreements_ProviderId",
                table: "ProviderAgreements",
                column: "ProviderId");

            // What offers said so far goes along: languages, places, the next start and the conditions.
            migrationBuilder.Sql("""
                INSERT INTO "OfferCodes" ("OfferId", "Use", "Code") SELECT "OfferId", 1, "Language" FROM "OfferLanguages";
                INSERT INTO "OfferRooms" ("OfferId", "Number", "Places") SELECT "Id", 1, "Places" FROM "Offers" WHERE "Places" IS NOT NULL;
                INSERT INTO "OfferStarts" ("OfferId", "On") SELECT "Id", "StartsOn" FROM "Offers" WHERE "StartsOn" IS NOT NULL;
                INSERT INTO "OfferConditions" ("OfferId", "Place", "What", "Why") SELECT "Id", 1, "Conditions", 'Niet opgeschreven' FROM "Offers" WHERE "Conditions" IS NOT NULL;
                UPDATE "Offers" SET "CheckedOn" = "OpenFrom";
                """);

            migrationBuilder.DropTable(
                name: "OfferLanguages");

            migrationBuilder.DropColumn(
                name: "Conditions",
                table: "Offers");

            migrationBuilder.DropColumn(
                name: "StartsOn",
                table: "Offers");

            migrationBuilder.DropColumn(
                name: "Places",
                table: "Offers");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AgreementObligations");

            migrationBuilder.DropTable(
                name: "CheckTerms");

            migrationBuilder.DropTable(
                name: "OfferChecks");

            migrationBuilder.DropTable(
                name: "OfferCodes");

            migrationBuilder.DropTable(
                name: "OfferConditions");

            migrationBuilder.DropTable(
                name: "OfferRooms");

            migrationBuilder.DropTable(
                name: "OfferStarts");

            migrationBuilder.DropTable(
                name: "ProviderMarks");

            migrationBuilder.DropTable(
                name: "ProviderAgreements");

            migrationBuilder.DropIndex(
                name: "IX_Providers_ExternalKey",
                table: "Providers");

            migrationBuilder.DropIndex(
                name: "IX_Offers_CheckedOn_Name_Id",
                table: "Offers");

            migrationBuilder.DropIndex(
                name: "IX_Offers_OneKey",
                table: "Offers");

            migrationBuilder.DropColumn(
                name: "ExternalKey",
                table: "Providers");

            migrationBuilder.DropColumn(
                name: "CheckedOn",
                table: "Offers");

            migrationBuilder.DropColumn(
                name: "Childcare",
                table: "Offers");

            migrationBuilder.DropColumn(
                name: "Contact",
                table: "Offers");

            migrationBuilder.DropColumn(
                name: "Description",
                table: "Offers");

            migrationBuilder.DropColumn(
                name: "Email",
                table: "Offers");

            migrationBuilder.DropColumn(
                name: "ExternalKey",
                table: "Offers");

            migrationBuilder.DropColumn(
                name: "Funding",
                table: "Offers");

            migrationBuilder.DropColumn(
                name: "LeastMinutesAWeek",
                table: "Offers");

            migrationBuilder.DropColumn(
                name: "LevelFrom",
                table: "Offers");

            migrationBuilder.DropColumn(
                name: "LevelTo",
                table: "Offers");

            migrationBuilder.DropColumn(
                name: "Online",
                table: "Offers");

            migrationBuilder.DropColumn(
                name: "Parts",
                table: "Offers");

            migrationBuilder.DropColumn(
                name: "Postcode",
                table: "Offers");

            migrationBuilder.DropColumn(
                name: "PriceUnit",
                table: "Offers");

            migrationBuilder.DropColumn(
                name: "ResidenceNotAsked",
                table: "Offers");

            migrationBuilder.DropColumn(
                name: "Telephone",
                table: "Offers");

            migrationBuilder.DropColumn(
                name: "MostMinutesAWeek",
                table: "Offers");

            migrationBuilder.AddColumn<int>(
                name: "Places",
                table: "Offers",
                type: "integer",
                nullable: true);

            migrationBuilder.DropColumn(
                name: "FundedUntil",
                table: "Offers");

            migrationBuilder.AddColumn<DateOnly>(
                name: "StartsOn",
                table: "Offers",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Conditions",
                table: "Offers",
                type: "character varying(1000)",
                maxLength: 1000,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "OfferLanguages",
                columns: table => new
                {
                    OfferId = table.Column<Guid>(type: "uuid", nullable: false),
                    Language = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OfferLanguages", x => new { x.OfferId, x.Language });
                    table.ForeignKey(
                        name: "FK_OfferLanguages_Offers_OfferId",
                        column: x => x.OfferId,
                        principalTable: "Offers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_OfferLanguages_Language",
                table: "OfferLanguages",
                column: "Language");
        }
    }
}
