using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReceptionCentre.Migrations.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class RegistrationDeskInMinutes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropPrimaryKey(
                name: "PK_NameKeys",
                table: "NameKeys");

            migrationBuilder.DropIndex(
                name: "IX_NameKeys_Key_PersonId",
                table: "NameKeys");

            migrationBuilder.DropIndex(
                name: "IX_NameKeys_PersonId",
                table: "NameKeys");

            migrationBuilder.DropColumn(
                name: "Id",
                table: "NameKeys");

            migrationBuilder.CreateSequence(
                name: "SignUpDayNumbers");

            migrationBuilder.AddColumn<Guid>(
                name: "LinkedTo",
                table: "Persons",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Born",
                table: "NameKeys",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddPrimaryKey(
                name: "PK_NameKeys",
                table: "NameKeys",
                columns: new[] { "PersonId", "Key", "Born" });

            migrationBuilder.CreateTable(
                name: "ImportLines",
                columns: table => new
                {
                    RunId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    Cells = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ImportLines", x => new { x.RunId, x.Number });
                });

            migrationBuilder.CreateTable(
                name: "ImportRuns",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    FileName = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    Sha256 = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    Municipality = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Task = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Columns = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false),
                    Header = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    Rows = table.Column<int>(type: "int", nullable: false),
                    UploadedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    UploadedBy = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    State = table.Column<int>(type: "int", nullable: false),
                    StoppedFrom = table.Column<int>(type: "int", nullable: true),
                    HasTrouble = table.Column<bool>(type: "bit", nullable: false),
                    Mapping = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: true),
                    CheckedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    StartedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    StartedBy = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    FinishedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    TakenBackBy = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    TakenBackReason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    RowsClearedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ImportRuns", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "MunicipalWelcomes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Municipality = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    WhatDutch = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    BringDutch = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    WhoDutch = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    WhenDutch = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    WhatEnglish = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    BringEnglish = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    WhoEnglish = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    WhenEnglish = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MunicipalWelcomes", x => x.Id);
                });

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
                name: "SignUpDays",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Number = table.Column<long>(type: "bigint", nullable: false, defaultValueSql: "NEXT VALUE FOR [SignUpDayNumbers]"),
                    Municipality = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Task = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    Place = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Partner = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    ProviderId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    LastNumber = table.Column<int>(type: "int", nullable: false),
                    StartedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    ClosedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    PlannedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    PlannedBy = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
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
                name: "WelcomeTexts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Key = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Language = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Motives = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    Reasons = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    AddressKinds = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    Days = table.Column<int>(type: "int", nullable: true),
                    What = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    Bring = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    Who = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    When = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    Place = table.Column<int>(type: "int", nullable: false),
                    ValidFrom = table.Column<DateOnly>(type: "date", nullable: true),
                    ValidUntil = table.Column<DateOnly>(type: "date", nullable: true),
                    Source = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WelcomeTexts", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ImportedPeople",
                columns: table => new
                {
                    RunId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    PersonId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    StayId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CaseFileId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    IsNew = table.Column<bool>(type: "bit", nullable: false),
                    State = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ImportedPeople", x => new { x.RunId, x.Number });
                    table.ForeignKey(
                        name: "FK_ImportedPeople_ImportRuns_RunId",
                        column: x => x.RunId,
                        principalTable: "ImportRuns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ImportOutcomes",
                columns: table => new
                {
                    RunId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    Finding = table.Column<int>(type: "int", nullable: false),
                    Details = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false),
                    Choice = table.Column<int>(type: "int", nullable: false),
                    PersonId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    NameKey = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: true),
                    NumberKey = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ImportOutcomes", x => new { x.RunId, x.Number });
                    table.ForeignKey(
                        name: "FK_ImportOutcomes_ImportRuns_RunId",
                        column: x => x.RunId,
                        principalTable: "ImportRuns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ImportProgress",
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
                    table.PrimaryKey("PK_ImportProgress", x => x.RunId);
                    table.ForeignKey(
                        name: "FK_ImportProgress_ImportRuns_RunId",
                        column: x => x.RunId,
                        principalTable: "ImportRuns",
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

            migrationBuilder.CreateTable(
                name: "Slips",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    SignUpDayId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    Code = table.Column<string>(type: "nvarchar(16)", maxLength: 16, nullable: false, collation: "Latin1_General_100_BIN2"),
                    State = table.Column<int>(type: "int", nullable: false),
                    CaseFileId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    EnteredAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    EnteredBy = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
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
                    SlipId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CalledName = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    FamilyName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    Born = table.Column<int>(type: "int", nullable: true),
                    Gender = table.Column<int>(type: "int", nullable: true),
                    Nationality = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    Language = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    Phone = table.Column<string>(type: "nvarchar(254)", maxLength: 254, nullable: true),
                    ArrivedOn = table.Column<int>(type: "int", nullable: true)
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
                name: "IX_StayParties_PersonId",
                table: "StayParties",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_Persons_LinkedTo",
                table: "Persons",
                column: "LinkedTo",
                filter: "\"LinkedTo\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_NameKeys_Key_Born_PersonId",
                table: "NameKeys",
                columns: new[] { "Key", "Born", "PersonId" });

            migrationBuilder.CreateIndex(
                name: "IX_ImportedPeople_RunId_State_Number",
                table: "ImportedPeople",
                columns: new[] { "RunId", "State", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_ImportOutcomes_RunId_Finding_Number",
                table: "ImportOutcomes",
                columns: new[] { "RunId", "Finding", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_ImportOutcomes_RunId_NameKey",
                table: "ImportOutcomes",
                columns: new[] { "RunId", "NameKey" });

            migrationBuilder.CreateIndex(
                name: "IX_ImportOutcomes_RunId_NumberKey",
                table: "ImportOutcomes",
                columns: new[] { "RunId", "NumberKey" });

            migrationBuilder.CreateIndex(
                name: "IX_ImportRuns_Municipality_Header_UploadedAt",
                table: "ImportRuns",
                columns: new[] { "Municipality", "Header", "UploadedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_ImportRuns_State",
                table: "ImportRuns",
                column: "State");

            migrationBuilder.CreateIndex(
                name: "IX_ImportRuns_UploadedAt_Id",
                table: "ImportRuns",
                columns: new[] { "UploadedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_LinkedRows_LinkId",
                table: "LinkedRows",
                column: "LinkId");

            migrationBuilder.CreateIndex(
                name: "IX_MunicipalWelcomes_OneOfAKind",
                table: "MunicipalWelcomes",
                columns: new[] { "Municipality", "Kind" },
                unique: true);

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

            migrationBuilder.CreateIndex(
                name: "IX_WelcomeTexts_Key",
                table: "WelcomeTexts",
                column: "Key",
                unique: true);

            migrationBuilder.AddForeignKey(
                name: "FK_Persons_Persons_LinkedTo",
                table: "Persons",
                column: "LinkedTo",
                principalTable: "Persons",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

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
                name: "FK_Persons_Persons_LinkedTo",
                table: "Persons");

            migrationBuilder.DropForeignKey(
                name: "FK_StayParties_Persons_PersonId",
                table: "StayParties");

            migrationBuilder.DropTable(
                name: "ImportedPeople");

            migrationBuilder.DropTable(
                name: "ImportLines");

            migrationBuilder.DropTable(
                name: "ImportOutcomes");

            migrationBuilder.DropTable(
                name: "ImportProgress");

            migrationBuilder.DropTable(
                name: "LinkedRows");

            migrationBuilder.DropTable(
                name: "MunicipalWelcomes");

            migrationBuilder.DropTable(
                name: "WaitingRows");

            migrationBuilder.DropTable(
                name: "WelcomeTexts");

            migrationBuilder.DropTable(
                name: "ImportRuns");

            migrationBuilder.DropTable(
                name: "PersonLinks");

            migrationBuilder.DropTable(
                name: "Slips");

            migrationBuilder.DropTable(
                name: "SignUpDays");

            migrationBuilder.DropIndex(
                name: "IX_StayParties_PersonId",
                table: "StayParties");

            migrationBuilder.DropIndex(
                name: "IX_Persons_LinkedTo",
                table: "Persons");

            migrationBuilder.DropPrimaryKey(
                name: "PK_NameKeys",
                table: "NameKeys");

            migrationBuilder.DropIndex(
                name: "IX_NameKeys_Key_Born_PersonId",
                table: "NameKeys");

            migrationBuilder.DropColumn(
                name: "LinkedTo",
                table: "Persons");

            migrationBuilder.DropColumn(
                name: "Born",
                table: "NameKeys");

            migrationBuilder.DropSequence(
                name: "SignUpDayNumbers");

            migrationBuilder.AddColumn<Guid>(
                name: "Id",
                table: "NameKeys",
                type: "uniqueidentifier",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.AddPrimaryKey(
                name: "PK_NameKeys",
                table: "NameKeys",
                column: "Id");

            migrationBuilder.CreateIndex(
                name: "IX_NameKeys_Key_PersonId",
                table: "NameKeys",
                columns: new[] { "Key", "PersonId" });

            migrationBuilder.CreateIndex(
                name: "IX_NameKeys_PersonId",
                table: "NameKeys",
                column: "PersonId");
        }
    }
}
