using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReceptionCentre.Migrations.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class HousingPromisesAndReminders : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Reminders_Once",
                table: "Reminders");

            migrationBuilder.AddColumn<bool>(
                name: "IsPromise",
                table: "StaffTasks",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AlterColumn<Guid>(
                name: "AppointmentId",
                table: "Reminders",
                type: "uniqueidentifier",
                nullable: true,
                oldClrType: typeof(Guid),
                oldType: "uniqueidentifier");

            migrationBuilder.AddColumn<Guid>(
                name: "EventInviteeId",
                table: "Reminders",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "HousingOfferDays",
                table: "MunicipalitySettings",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "JobEndDays",
                table: "MunicipalitySettings",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "JobEndHomeDays",
                table: "MunicipalitySettings",
                type: "int",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "HousingLinks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CaseFileId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Municipality = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    State = table.Column<int>(type: "int", nullable: false),
                    LinkedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Location = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    Reference = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    PeopleInAll = table.Column<int>(type: "int", nullable: false),
                    Bedrooms = table.Column<int>(type: "int", nullable: true),
                    Wishes = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    Urgency = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    UrgencyWords = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    Family = table.Column<int>(type: "int", nullable: false),
                    FamilyAdults = table.Column<int>(type: "int", nullable: true),
                    FamilyChildren = table.Column<int>(type: "int", nullable: true),
                    FamilyDecided = table.Column<int>(type: "int", nullable: false),
                    FamilyFrom = table.Column<DateOnly>(type: "date", nullable: true),
                    FamilyBy = table.Column<DateOnly>(type: "date", nullable: true),
                    How = table.Column<int>(type: "int", nullable: true),
                    EndedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    EndReason = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    EndWords = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HousingLinks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_HousingLinks_CaseFiles_CaseFileId",
                        column: x => x.CaseFileId,
                        principalTable: "CaseFiles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "HousingTargets",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Municipality = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Year = table.Column<int>(type: "int", nullable: false),
                    Half = table.Column<int>(type: "int", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HousingTargets", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Postponements",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CaseFileId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Asks = table.Column<int>(type: "int", nullable: false),
                    SubjectId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Until = table.Column<DateOnly>(type: "date", nullable: false),
                    Why = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false),
                    MadeAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    MadeBy = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    EndedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    EndedBy = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Postponements", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Postponements_CaseFiles_CaseFileId",
                        column: x => x.CaseFileId,
                        principalTable: "CaseFiles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "HousingLinkPeople",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    HousingLinkId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CaseFileId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Place = table.Column<int>(type: "int", nullable: false),
                    EndedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    HousedOn = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HousingLinkPeople", x => x.Id);
                    table.ForeignKey(
                        name: "FK_HousingLinkPeople_CaseFiles_CaseFileId",
                        column: x => x.CaseFileId,
                        principalTable: "CaseFiles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_HousingLinkPeople_HousingLinks_HousingLinkId",
                        column: x => x.HousingLinkId,
                        principalTable: "HousingLinks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "HousingNeeds",
                columns: table => new
                {
                    HousingLinkId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Code = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HousingNeeds", x => new { x.HousingLinkId, x.Code });
                    table.ForeignKey(
                        name: "FK_HousingNeeds_HousingLinks_HousingLinkId",
                        column: x => x.HousingLinkId,
                        principalTable: "HousingLinks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "HousingOffers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    HousingLinkId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    State = table.Column<int>(type: "int", nullable: false),
                    OfferedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    Rooms = table.Column<int>(type: "int", nullable: true),
                    Street = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    Postcode = table.Column<string>(type: "nvarchar(12)", maxLength: 12, nullable: true),
                    Place = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    IsHidden = table.Column<bool>(type: "bit", nullable: false),
                    Provider = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    Rule = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    RuleVersion = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    ChoiceGiven = table.Column<bool>(type: "bit", nullable: true),
                    NearNetwork = table.Column<bool>(type: "bit", nullable: true),
                    ViewingOn = table.Column<DateOnly>(type: "date", nullable: true),
                    AnswerBy = table.Column<DateOnly>(type: "date", nullable: true),
                    AcceptedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    EndedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    RefusalReason = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    Words = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    IsFounded = table.Column<bool>(type: "bit", nullable: true),
                    Follows = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    RecordedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    RecordedBy = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HousingOffers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_HousingOffers_HousingLinks_HousingLinkId",
                        column: x => x.HousingLinkId,
                        principalTable: "HousingLinks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "HousingTargetFigures",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    HousingTargetId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    People = table.Column<int>(type: "int", nullable: false),
                    Balance = table.Column<int>(type: "int", nullable: true),
                    Source = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    AnnouncedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    RecordedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    RecordedBy = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HousingTargetFigures", x => x.Id);
                    table.ForeignKey(
                        name: "FK_HousingTargetFigures_HousingTargets_HousingTargetId",
                        column: x => x.HousingTargetId,
                        principalTable: "HousingTargets",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Reminders_Once",
                table: "Reminders",
                columns: new[] { "AppointmentId", "CaseFileId", "BeginsAt" },
                unique: true,
                filter: "\"AppointmentId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Reminders_OnceOfEvent",
                table: "Reminders",
                columns: new[] { "EventInviteeId", "BeginsAt" },
                unique: true,
                filter: "\"EventInviteeId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_HousingLinkPeople_CaseFileId",
                table: "HousingLinkPeople",
                column: "CaseFileId");

            migrationBuilder.CreateIndex(
                name: "IX_HousingLinkPeople_HousedOn",
                table: "HousingLinkPeople",
                column: "HousedOn",
                filter: "\"HousedOn\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_HousingLinkPeople_HousingLinkId_Place",
                table: "HousingLinkPeople",
                columns: new[] { "HousingLinkId", "Place" });

            migrationBuilder.CreateIndex(
                name: "IX_HousingLinkPeople_OneOpen",
                table: "HousingLinkPeople",
                column: "CaseFileId",
                unique: true,
                filter: "\"EndedOn\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_HousingLinks_CaseFileId",
                table: "HousingLinks",
                column: "CaseFileId");

            migrationBuilder.CreateIndex(
                name: "IX_HousingLinks_Municipality_EndedOn",
                table: "HousingLinks",
                columns: new[] { "Municipality", "EndedOn" });

            migrationBuilder.CreateIndex(
                name: "IX_HousingLinks_Waiting",
                table: "HousingLinks",
                columns: new[] { "Municipality", "LinkedOn", "Id" },
                filter: "\"EndedOn\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_HousingOffers_HousingLinkId_Number",
                table: "HousingOffers",
                columns: new[] { "HousingLinkId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_HousingOffers_OfferedOn",
                table: "HousingOffers",
                column: "OfferedOn");

            migrationBuilder.CreateIndex(
                name: "IX_HousingOffers_OneOpen",
                table: "HousingOffers",
                column: "HousingLinkId",
                unique: true,
                filter: "\"EndedOn\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_HousingTargetFigures_HousingTargetId_Number",
                table: "HousingTargetFigures",
                columns: new[] { "HousingTargetId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_HousingTargets_OneForAHalfYear",
                table: "HousingTargets",
                columns: new[] { "Municipality", "Year", "Half" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Postponements_CaseFileId",
                table: "Postponements",
                column: "CaseFileId");

            migrationBuilder.CreateIndex(
                name: "IX_Postponements_One",
                table: "Postponements",
                columns: new[] { "CaseFileId", "Asks", "SubjectId" },
                unique: true,
                filter: "\"EndedAt\" IS NULL");

            migrationBuilder.AddForeignKey(
                name: "FK_Reminders_EventInvitees_EventInviteeId",
                table: "Reminders",
                column: "EventInviteeId",
                principalTable: "EventInvitees",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Reminders_EventInvitees_EventInviteeId",
                table: "Reminders");

            migrationBuilder.DropTable(
                name: "HousingLinkPeople");

            migrationBuilder.DropTable(
                name: "HousingNeeds");

            migrationBuilder.DropTable(
                name: "HousingOffers");

            migrationBuilder.DropTable(
                name: "HousingTargetFigures");

            migrationBuilder.DropTable(
                name: "Postponements");

            migrationBuilder.DropTable(
                name: "HousingLinks");

            migrationBuilder.DropTable(
                name: "HousingTargets");

            migrationBuilder.DropIndex(
                name: "IX_Reminders_Once",
                table: "Reminders");

            migrationBuilder.DropIndex(
                name: "IX_Reminders_OnceOfEvent",
                table: "Reminders");

            migrationBuilder.DropColumn(
                name: "IsPromise",
                table: "StaffTasks");

            migrationBuilder.DropColumn(
                name: "EventInviteeId",
                table: "Reminders");

            migrationBuilder.DropColumn(
                name: "HousingOfferDays",
                table: "MunicipalitySettings");

            migrationBuilder.DropColumn(
                name: "JobEndDays",
                table: "MunicipalitySettings");

            migrationBuilder.DropColumn(
                name: "JobEndHomeDays",
                table: "MunicipalitySettings");

            migrationBuilder.AlterColumn<Guid>(
                name: "AppointmentId",
                table: "Reminders",
                type: "uniqueidentifier",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"),
                oldClrType: typeof(Guid),
                oldType: "uniqueidentifier",
                oldNullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Reminders_Once",
                table: "Reminders",
                columns: new[] { "AppointmentId", "CaseFileId", "BeginsAt" },
                unique: true);
        }
    }
}
