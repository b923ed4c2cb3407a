using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReceptionCentre.Migrations.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class Papers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "Variant",
                table: "Documents",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "LetterWrittenAt",
                table: "Decisions",
                type: "datetimeoffset",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "OwnSentences",
                table: "Decisions",
                type: "nvarchar(4000)",
                maxLength: 4000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Salutation",
                table: "Decisions",
                type: "nvarchar(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "LetterBlocks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Municipality = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Heading = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    Place = table.Column<int>(type: "int", nullable: false),
                    EndsOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LetterBlocks", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "LetterParts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    DecisionId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Place = table.Column<int>(type: "int", nullable: false),
                    BlockId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Heading = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    Text = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LetterParts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_LetterParts_Decisions_DecisionId",
                        column: x => x.DecisionId,
                        principalTable: "Decisions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "PlanExports",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Municipality = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Language = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    State = table.Column<int>(type: "int", nullable: false),
                    HasTrouble = table.Column<bool>(type: "bit", nullable: false),
                    Rows = table.Column<int>(type: "int", nullable: false),
                    MadeAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    MadeBy = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    FinishedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PlanExports", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "LetterBlockEditions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    BlockId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Text = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    WrittenAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    WrittenBy = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LetterBlockEditions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_LetterBlockEditions_LetterBlocks_BlockId",
                        column: x => x.BlockId,
                        principalTable: "LetterBlocks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "PlanExportProgress",
                columns: table => new
                {
                    RunId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Position = table.Column<int>(type: "int", nullable: false),
                    HeldBy = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    HeldUntil = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    Failures = table.Column<int>(type: "int", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PlanExportProgress", x => x.RunId);
                    table.ForeignKey(
                        name: "FK_PlanExportProgress_PlanExports_RunId",
                        column: x => x.RunId,
                        principalTable: "PlanExports",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "PlanExportRows",
                columns: table => new
                {
                    RunId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    PlanId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CaseFileId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    DocumentId = table.Column<Guid>(type: "uniqueidentifier", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PlanExportRows", x => new { x.RunId, x.Number });
                    table.ForeignKey(
                        name: "FK_PlanExportRows_PlanExports_RunId",
                        column: x => x.RunId,
                        principalTable: "PlanExports",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_LetterBlockEditions_BlockId",
                table: "LetterBlockEditions",
                column: "BlockId");

            migrationBuilder.CreateIndex(
                name: "IX_LetterBlocks_Municipality",
                table: "LetterBlocks",
                column: "Municipality");

            migrationBuilder.CreateIndex(
                name: "IX_LetterParts_DecisionId",
                table: "LetterParts",
                column: "DecisionId");

            migrationBuilder.CreateIndex(
                name: "IX_PlanExportRows_DocumentId",
                table: "PlanExportRows",
                column: "DocumentId");

            migrationBuilder.CreateIndex(
                name: "IX_PlanExportRows_RunId_PlanId",
                table: "PlanExportRows",
                columns: new[] { "RunId", "PlanId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PlanExports_MadeAt_Id",
                table: "PlanExports",
                columns: new[] { "MadeAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_PlanExports_State",
                table: "PlanExports",
                column: "State");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "LetterBlockEditions");

            migrationBuilder.DropTable(
                name: "LetterParts");

            migrationBuilder.DropTable(
                name: "PlanExportProgress");

            migrationBuilder.DropTable(
                name: "PlanExportRows");

            migrationBuilder.DropTable(
                name: "LetterBlocks");

            migrationBuilder.DropTable(
                name: "PlanExports");

            migrationBuilder.DropColumn(
                name: "Variant",
                table: "Documents");

            migrationBuilder.DropColumn(
                name: "LetterWrittenAt",
                table: "Decisions");

            migrationBuilder.DropColumn(
                name: "OwnSentences",
                table: "Decisions");

            migrationBuilder.DropColumn(
                name: "Salutation",
                table: "Decisions");
        }
    }
}
