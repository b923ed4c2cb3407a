using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReceptionCentre.Migrations.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class PersonLinks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "LinkedTo",
                table: "Persons",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "PersonLinks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    LeadingId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OtherId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    LinkedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    LinkedBy = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false),
                    UndoneAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    UndoneBy = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    UndoneReason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PersonLinks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PersonLinks_Persons_LeadingId",
                        column: x => x.LeadingId,
                        principalTable: "Persons",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PersonLinks_Persons_OtherId",
                        column: x => x.OtherId,
                        principalTable: "Persons",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "LinkedRows",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    LinkId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Thing = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    RowId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    From = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    To = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Group = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    Until = table.Column<int>(type: "int", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LinkedRows", x => x.Id);
                    table.ForeignKey(
                        name: "FK_LinkedRows_PersonLinks_LinkId",
                        column: x => x.LinkId,
                        principalTable: "PersonLinks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Persons_LinkedTo",
                table: "Persons",
                column: "LinkedTo",
                filter: "\"LinkedTo\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_LinkedRows_LinkId",
                table: "LinkedRows",
                column: "LinkId");

            migrationBuilder.CreateIndex(
                name: "IX_PersonLinks_LeadingId",
                table: "PersonLinks",
                column: "LeadingId");

            migrationBuilder.CreateIndex(
                name: "IX_PersonLinks_OneLeading",
                table: "PersonLinks",
                column: "OtherId",
                unique: true,
                filter: "\"UndoneAt\" IS NULL");

            migrationBuilder.AddForeignKey(
                name: "FK_Persons_Persons_LinkedTo",
                table: "Persons",
                column: "LinkedTo",
                principalTable: "Persons",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Persons_Persons_LinkedTo",
                table: "Persons");

            migrationBuilder.DropTable(
                name: "LinkedRows");

            migrationBuilder.DropTable(
                name: "PersonLinks");

            migrationBuilder.DropIndex(
                name: "IX_Persons_LinkedTo",
                table: "Persons");

            migrationBuilder.DropColumn(
                name: "LinkedTo",
                table: "Persons");
        }
    }
}
