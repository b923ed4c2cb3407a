using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReceptionCentre.Migrations.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class SignUpDays : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateSequence(
                name: "SignUpDayNumbers");

            migrationBuilder.CreateTable(
                name: "SignUpDays",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<long>(type: "bigint", nullable: false, defaultValueSql: "nextval('\"SignUpDayNumbers\"')"),
                    Municipality = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Task = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    Place = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Partner = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    ProviderId = table.Column<Guid>(type: "uuid", nullable: true),
                    LastNumber = table.Column<int>(type: "integer", nullable: false),
                    StartedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ClosedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    PlannedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    PlannedBy = table.Column<Guid>(type: "uuid", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SignUpDays", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SignUpDays_Providers_ProviderId",
                        column: x => x.ProviderId,
                        principalTable: "Providers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Slips",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    SignUpDayId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Code = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false, collation: "C"),
                    State = table.Column<int>(type: "integer", nullable: false),
                    CaseFileId = table.Column<Guid>(type: "uuid", nullable: true),
                    EnteredAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    EnteredBy = table.Column<Guid>(type: "uuid", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Slips", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Slips_CaseFiles_CaseFileId",
                        column: x => x.CaseFileId,
                        principalTable: "CaseFiles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Slips_SignUpDays_SignUpDayId",
                        column: x => x.SignUpDayId,
                        principalTable: "SignUpDays",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "WaitingRows",
                columns: table => new
                {
                    SlipId = table.Column<Guid>(type: "uuid", nullable: false),
                    CalledName = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    FamilyName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    Born = table.Column<int>(type: "integer", nullable: true),
                    Gender = table.Column<int>(type: "integer", nullable: true),
                    Nationality = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Language = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Phone = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: true),
                    ArrivedOn = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WaitingRows", x => x.SlipId);
                    table.ForeignKey(
                        name: "FK_WaitingRows_Slips_SlipId",
                        column: x => x.SlipId,
                        principalTable: "Slips",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_SignUpDays_Number",
                table: "SignUpDays",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SignUpDays_On_Id",
                table: "SignUpDays",
                columns: new[] { "On", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_SignUpDays_ProviderId",
                table: "SignUpDays",
                column: "ProviderId");

            migrationBuilder.CreateIndex(
                name: "IX_Slips_CaseFileId",
                table: "Slips",
                column: "CaseFileId");

            migrationBuilder.CreateIndex(
                name: "IX_Slips_Code",
                table: "Slips",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Slips_SignUpDayId_EnteredAt_Id",
                table: "Slips",
                columns: new[] { "SignUpDayId", "EnteredAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Slips_SignUpDayId_Number",
                table: "Slips",
                columns: new[] { "SignUpDayId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Slips_SignUpDayId_State_Number",
                table: "Slips",
                columns: new[] { "SignUpDayId", "State", "Number" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "WaitingRows");

            migrationBuilder.DropTable(
                name: "Slips");

            migrationBuilder.DropTable(
                name: "SignUpDays");

            migrationBuilder.DropSequence(
                name: "SignUpDayNumbers");
        }
    }
}
