using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReceptionCentre.Migrations.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class Handovers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "HandoverDays",
                table: "MunicipalitySettings",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "EarlierRoute",
                table: "IntegrationTrajectories",
                type: "int",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "HandoverKeys",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Municipality = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Fingerprint = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    PublicKey = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    IsOwn = table.Column<bool>(type: "bit", nullable: false),
                    State = table.Column<int>(type: "int", nullable: false),
                    RecordedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    RecordedBy = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ComparedWith = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    TrustedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    EndedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HandoverKeys", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Handovers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CaseFileId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    DepartureId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    FromMunicipality = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    ToMunicipality = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    State = table.Column<int>(type: "int", nullable: false),
                    Means = table.Column<int>(type: "int", nullable: true),
                    SentOn = table.Column<DateOnly>(type: "date", nullable: true),
                    LastDay = table.Column<DateOnly>(type: "date", nullable: true),
                    EndedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Basis = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    ConsentOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Sha256 = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true),
                    AnsweredBy = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    AnswererFunction = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    AnswererOrganisation = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    EndReason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    ClosedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Handovers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Handovers_CaseFiles_CaseFileId",
                        column: x => x.CaseFileId,
                        principalTable: "CaseFiles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Handovers_Departures_DepartureId",
                        column: x => x.DepartureId,
                        principalTable: "Departures",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ReceivedHandovers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PackageId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    FromMunicipality = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    ToMunicipality = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    MadeOn = table.Column<DateOnly>(type: "date", nullable: false),
                    LastDay = table.Column<DateOnly>(type: "date", nullable: false),
                    Sha256 = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    State = table.Column<int>(type: "int", nullable: false),
                    OpenedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    OpenedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    OpenedBy = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    AnsweredOn = table.Column<DateOnly>(type: "date", nullable: true),
                    AnsweredBy = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    DeclineReason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReceivedHandovers", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "HandoverSecrets",
                columns: table => new
                {
                    KeyId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ProtectedKey = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HandoverSecrets", x => x.KeyId);
                    table.ForeignKey(
                        name: "FK_HandoverSecrets_HandoverKeys_KeyId",
                        column: x => x.KeyId,
                        principalTable: "HandoverKeys",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "HandoverContents",
                columns: table => new
                {
                    HandoverId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Json = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false),
                    Sealed = table.Column<byte[]>(type: "varbinary(max)", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HandoverContents", x => x.HandoverId);
                    table.ForeignKey(
                        name: "FK_HandoverContents_Handovers_HandoverId",
                        column: x => x.HandoverId,
                        principalTable: "Handovers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "HandoverPeople",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    HandoverId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CaseFileId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Place = table.Column<int>(type: "int", nullable: false),
                    IsProtected = table.Column<bool>(type: "bit", nullable: false),
                    GoesBeyondNeed = table.Column<bool>(type: "bit", nullable: false),
                    Chosen = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HandoverPeople", x => x.Id);
                    table.ForeignKey(
                        name: "FK_HandoverPeople_CaseFiles_CaseFileId",
                        column: x => x.CaseFileId,
                        principalTable: "CaseFiles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_HandoverPeople_Handovers_HandoverId",
                        column: x => x.HandoverId,
                        principalTable: "Handovers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "HandoverSteps",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    HandoverId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    State = table.Column<int>(type: "int", nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    Words = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    RecordedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    RecordedBy = table.Column<Guid>(type: "uniqueidentifier", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HandoverSteps", x => x.Id);
                    table.ForeignKey(
                        name: "FK_HandoverSteps_Handovers_HandoverId",
                        column: x => x.HandoverId,
                        principalTable: "Handovers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ReceivedContents",
                columns: table => new
                {
                    ReceivedHandoverId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Json = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReceivedContents", x => x.ReceivedHandoverId);
                    table.ForeignKey(
                        name: "FK_ReceivedContents_ReceivedHandovers_ReceivedHandoverId",
                        column: x => x.ReceivedHandoverId,
                        principalTable: "ReceivedHandovers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ReceivedPeople",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ReceivedHandoverId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    CaseFileId = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReceivedPeople", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ReceivedPeople_CaseFiles_CaseFileId",
                        column: x => x.CaseFileId,
                        principalTable: "CaseFiles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ReceivedPeople_ReceivedHandovers_ReceivedHandoverId",
                        column: x => x.ReceivedHandoverId,
                        principalTable: "ReceivedHandovers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_HandoverKeys_One",
                table: "HandoverKeys",
                column: "Fingerprint",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_HandoverPeople_CaseFileId",
                table: "HandoverPeople",
                column: "CaseFileId");

            migrationBuilder.CreateIndex(
                name: "IX_HandoverPeople_HandoverId_Place",
                table: "HandoverPeople",
                columns: new[] { "HandoverId", "Place" });

            migrationBuilder.CreateIndex(
                name: "IX_Handovers_CaseFileId",
                table: "Handovers",
                column: "CaseFileId");

            migrationBuilder.CreateIndex(
                name: "IX_Handovers_DepartureId",
                table: "Handovers",
                column: "DepartureId");

            migrationBuilder.CreateIndex(
                name: "IX_Handovers_LastDay",
                table: "Handovers",
                column: "LastDay",
                filter: "\"State\" = 2");

            migrationBuilder.CreateIndex(
                name: "IX_Handovers_OneOpen",
                table: "Handovers",
                column: "CaseFileId",
                unique: true,
                filter: "\"EndedOn\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_HandoverSteps_HandoverId_Number",
                table: "HandoverSteps",
                columns: new[] { "HandoverId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ReceivedHandovers_OnePackage",
                table: "ReceivedHandovers",
                column: "PackageId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ReceivedHandovers_ToMunicipality_State",
                table: "ReceivedHandovers",
                columns: new[] { "ToMunicipality", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_ReceivedPeople_CaseFileId",
                table: "ReceivedPeople",
                column: "CaseFileId");

            migrationBuilder.CreateIndex(
                name: "IX_ReceivedPeople_ReceivedHandoverId",
                table: "ReceivedPeople",
                column: "ReceivedHandoverId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "HandoverContents");

            migrationBuilder.DropTable(
                name: "HandoverPeople");

            migrationBuilder.DropTable(
                name: "HandoverSecrets");

            migrationBuilder.DropTable(
                name: "HandoverSteps");

            migrationBuilder.DropTable(
                name: "ReceivedContents");

            migrationBuilder.DropTable(
                name: "ReceivedPeople");

            migrationBuilder.DropTable(
                name: "HandoverKeys");

            migrationBuilder.DropTable(
                name: "Handovers");

            migrationBuilder.DropTable(
                name: "ReceivedHandovers");

            migrationBuilder.DropColumn(
                name: "HandoverDays",
                table: "MunicipalitySettings");

            migrationBuilder.DropColumn(
                name: "EarlierRoute",
                table: "IntegrationTrajectories");
        }
    }
}
