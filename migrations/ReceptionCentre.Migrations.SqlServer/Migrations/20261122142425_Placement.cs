using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReceptionCentre.Migrations.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class Placement : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "PlacementPlaces",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Kind = table.Column<int>(type: "int", nullable: false),
                    ProviderId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Municipality = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    Name = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    Contact = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    Words = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    Days = table.Column<int>(type: "int", nullable: false),
                    Parts = table.Column<int>(type: "int", nullable: false),
                    Postcode = table.Column<string>(type: "nvarchar(12)", maxLength: 12, nullable: true),
                    Town = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    Reach = table.Column<int>(type: "int", nullable: true),
                    Capacity = table.Column<int>(type: "int", nullable: false),
                    LeastMinutesAWeek = table.Column<int>(type: "int", nullable: true),
                    Level = table.Column<int>(type: "int", nullable: true),
                    SchoolKind = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    AgeFrom = table.Column<int>(type: "int", nullable: true),
                    AgeTo = table.Column<int>(type: "int", nullable: true),
                    OpenFrom = table.Column<DateOnly>(type: "date", nullable: false),
                    OpenUntil = table.Column<DateOnly>(type: "date", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PlacementPlaces", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PlacementPlaces_Providers_ProviderId",
                        column: x => x.ProviderId,
                        principalTable: "Providers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PlacementWishes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CaseFileId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Kind = table.Column<int>(type: "int", nullable: false),
                    State = table.Column<int>(type: "int", nullable: false),
                    Since = table.Column<DateOnly>(type: "date", nullable: false),
                    Words = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    Days = table.Column<int>(type: "int", nullable: false),
                    Parts = table.Column<int>(type: "int", nullable: false),
                    Postcode = table.Column<string>(type: "nvarchar(12)", maxLength: 12, nullable: true),
                    Town = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    Reach = table.Column<int>(type: "int", nullable: true),
                    MinutesAWeek = table.Column<int>(type: "int", nullable: true),
                    LevelFrom = table.Column<int>(type: "int", nullable: true),
                    LevelTo = table.Column<int>(type: "int", nullable: true),
                    SchoolStay = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    ConsentOn = table.Column<DateOnly>(type: "date", nullable: true),
                    ConsentEndedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    EndedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    EndReason = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PlacementWishes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PlacementWishes_CaseFiles_CaseFileId",
                        column: x => x.CaseFileId,
                        principalTable: "CaseFiles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PlacementPlaceCodes",
                columns: table => new
                {
                    PlaceId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Use = table.Column<int>(type: "int", nullable: false),
                    Code = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PlacementPlaceCodes", x => new { x.PlaceId, x.Use, x.Code });
                    table.ForeignKey(
                        name: "FK_PlacementPlaceCodes_PlacementPlaces_PlaceId",
                        column: x => x.PlaceId,
                        principalTable: "PlacementPlaces",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "PlacementPairs",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CaseFileId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    WishId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PlaceId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Kind = table.Column<int>(type: "int", nullable: false),
                    State = table.Column<int>(type: "int", nullable: false),
                    WaitedSince = table.Column<DateOnly>(type: "date", nullable: false),
                    DecidedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    ReceiverAgreedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    PersonAgreedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    FirstOn = table.Column<DateOnly>(type: "date", nullable: true),
                    BeganOn = table.Column<DateOnly>(type: "date", nullable: true),
                    EndedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PlacementPairs", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PlacementPairs_CaseFiles_CaseFileId",
                        column: x => x.CaseFileId,
                        principalTable: "CaseFiles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PlacementPairs_PlacementPlaces_PlaceId",
                        column: x => x.PlaceId,
                        principalTable: "PlacementPlaces",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PlacementPairs_PlacementWishes_WishId",
                        column: x => x.WishId,
                        principalTable: "PlacementWishes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PlacementRefusals",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CaseFileId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    WishId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PlaceId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    Words = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    RefusedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    RefusedBy = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PlacementRefusals", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PlacementRefusals_CaseFiles_CaseFileId",
                        column: x => x.CaseFileId,
                        principalTable: "CaseFiles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PlacementRefusals_PlacementPlaces_PlaceId",
                        column: x => x.PlaceId,
                        principalTable: "PlacementPlaces",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PlacementRefusals_PlacementWishes_WishId",
                        column: x => x.WishId,
                        principalTable: "PlacementWishes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PlacementWishCodes",
                columns: table => new
                {
                    WishId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Use = table.Column<int>(type: "int", nullable: false),
                    Code = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PlacementWishCodes", x => new { x.WishId, x.Use, x.Code });
                    table.ForeignKey(
                        name: "FK_PlacementWishCodes_PlacementWishes_WishId",
                        column: x => x.WishId,
                        principalTable: "PlacementWishes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "PlacementPairEvaluations",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PairId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    PersonWords = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    ReceiverWords = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    GoesOn = table.Column<bool>(type: "bit", nullable: false),
                    RecordedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    RecordedBy = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PlacementPairEvaluations", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PlacementPairEvaluations_PlacementPairs_PairId",
                        column: x => x.PairId,
                        principalTable: "PlacementPairs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "PlacementPairMeetings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PairId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    Met = table.Column<bool>(type: "bit", nullable: false),
                    Activity = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    Absence = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    NextOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Words = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    RecordedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    RecordedBy = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PlacementPairMeetings", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PlacementPairMeetings_PlacementPairs_PairId",
                        column: x => x.PairId,
                        principalTable: "PlacementPairs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "PlacementPairSteps",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PairId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    State = table.Column<int>(type: "int", nullable: false),
                    Party = table.Column<int>(type: "int", nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    Words = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    Reason = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    RecordedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    RecordedBy = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PlacementPairSteps", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PlacementPairSteps_PlacementPairs_PairId",
                        column: x => x.PairId,
                        principalTable: "PlacementPairs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_PairEvaluations_OneADay",
                table: "PlacementPairEvaluations",
                columns: new[] { "PairId", "On" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PairMeetings_OneADay",
                table: "PlacementPairMeetings",
                columns: new[] { "PairId", "On" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PlacementPairs_CaseFileId",
                table: "PlacementPairs",
                column: "CaseFileId");

            migrationBuilder.CreateIndex(
                name: "IX_PlacementPairs_OneOpen",
                table: "PlacementPairs",
                column: "WishId",
                unique: true,
                filter: "\"EndedOn\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_PlacementPairs_Open",
                table: "PlacementPairs",
                column: "DecidedOn",
                filter: "\"EndedOn\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_PlacementPairs_PlaceId_EndedOn",
                table: "PlacementPairs",
                columns: new[] { "PlaceId", "EndedOn" });

            migrationBuilder.CreateIndex(
                name: "IX_PlacementPairs_WishId",
                table: "PlacementPairs",
                column: "WishId");

            migrationBuilder.CreateIndex(
                name: "IX_PlacementPairSteps_PairId_Number",
                table: "PlacementPairSteps",
                columns: new[] { "PairId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PlacementPlaces_Kind_Name_Id",
                table: "PlacementPlaces",
                columns: new[] { "Kind", "Name", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_PlacementPlaces_ProviderId",
                table: "PlacementPlaces",
                column: "ProviderId");

            migrationBuilder.CreateIndex(
                name: "IX_PlacementRefusals_CaseFileId",
                table: "PlacementRefusals",
                column: "CaseFileId");

            migrationBuilder.CreateIndex(
                name: "IX_PlacementRefusals_Once",
                table: "PlacementRefusals",
                columns: new[] { "WishId", "PlaceId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PlacementRefusals_PlaceId",
                table: "PlacementRefusals",
                column: "PlaceId");

            migrationBuilder.CreateIndex(
                name: "IX_PlacementWishes_CaseFileId",
                table: "PlacementWishes",
                column: "CaseFileId");

            migrationBuilder.CreateIndex(
                name: "IX_PlacementWishes_OneOpen",
                table: "PlacementWishes",
                columns: new[] { "CaseFileId", "Kind" },
                unique: true,
                filter: "\"EndedOn\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_PlacementWishes_Waiting",
                table: "PlacementWishes",
                columns: new[] { "Kind", "Since", "Id" },
                filter: "\"EndedOn\" IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "PlacementPairEvaluations");

            migrationBuilder.DropTable(
                name: "PlacementPairMeetings");

            migrationBuilder.DropTable(
                name: "PlacementPairSteps");

            migrationBuilder.DropTable(
                name: "PlacementPlaceCodes");

            migrationBuilder.DropTable(
                name: "PlacementRefusals");

            migrationBuilder.DropTable(
                name: "PlacementWishCodes");

            migrationBuilder.DropTable(
                name: "PlacementPairs");

            migrationBuilder.DropTable(
                name: "PlacementPlaces");

            migrationBuilder.DropTable(
                name: "PlacementWishes");
        }
    }
}
