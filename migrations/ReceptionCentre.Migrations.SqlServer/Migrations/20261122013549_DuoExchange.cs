using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReceptionCentre.Migrations.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class DuoExchange : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Achievements",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    TrajectoryId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Kind = table.Column<int>(type: "int", nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    OwnFault = table.Column<bool>(type: "bit", nullable: true),
                    From = table.Column<int>(type: "int", nullable: false),
                    Until = table.Column<int>(type: "int", nullable: true),
                    Source = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    RecordedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    RecordedBy = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    WithdrawnAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    WithdrawnBy = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    WithdrawnReason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Achievements", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Achievements_IntegrationTrajectories_TrajectoryId",
                        column: x => x.TrajectoryId,
                        principalTable: "IntegrationTrajectories",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "CourseOffers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    TrajectoryId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    InstitutionNumber = table.Column<string>(type: "nvarchar(10)", maxLength: 10, nullable: false),
                    InstitutionName = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: false),
                    OfferedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    StartsOn = table.Column<DateOnly>(type: "date", nullable: true),
                    EndsOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Literacy = table.Column<int>(type: "int", nullable: false),
                    From = table.Column<int>(type: "int", nullable: false),
                    Until = table.Column<int>(type: "int", nullable: true),
                    Source = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    RecordedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    RecordedBy = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    WithdrawnAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    WithdrawnBy = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    WithdrawnReason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CourseOffers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CourseOffers_IntegrationTrajectories_TrajectoryId",
                        column: x => x.TrajectoryId,
                        principalTable: "IntegrationTrajectories",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "DuoDifferences",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CaseFileId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    What = table.Column<int>(type: "int", nullable: false),
                    Ours = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: true),
                    Theirs = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: true),
                    FoundOn = table.Column<DateOnly>(type: "date", nullable: false),
                    GoneOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DuoDifferences", x => x.Id);
                    table.ForeignKey(
                        name: "FK_DuoDifferences_CaseFiles_CaseFileId",
                        column: x => x.CaseFileId,
                        principalTable: "CaseFiles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "DuoMessages",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CaseFileId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Kind = table.Column<int>(type: "int", nullable: false),
                    Act = table.Column<int>(type: "int", nullable: false),
                    SubjectId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Key = table.Column<string>(type: "nvarchar(10)", maxLength: 10, nullable: true),
                    ReplacesId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Reason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    Channel = table.Column<int>(type: "int", nullable: false),
                    State = table.Column<int>(type: "int", nullable: false),
                    Number = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    MadeAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    MadeBy = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    AcceptedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    AcceptedBy = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Acknowledgement = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: true),
                    DespiteChecks = table.Column<bool>(type: "bit", nullable: false),
                    EndedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    Attempts = table.Column<int>(type: "int", nullable: false),
                    NotBefore = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DuoMessages", x => x.Id);
                    table.ForeignKey(
                        name: "FK_DuoMessages_CaseFiles_CaseFileId",
                        column: x => x.CaseFileId,
                        principalTable: "CaseFiles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_DuoMessages_DuoMessages_ReplacesId",
                        column: x => x.ReplacesId,
                        principalTable: "DuoMessages",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "DuoNotices",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Municipality = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Number = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    EventCode = table.Column<string>(type: "nvarchar(6)", maxLength: 6, nullable: false),
                    RegisteredAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    ReceivedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    ReceivedBy = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Channel = table.Column<int>(type: "int", nullable: false),
                    CaseFileId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    AskedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    State = table.Column<int>(type: "int", nullable: false),
                    AnsweredAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    AnsweredBy = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Reason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DuoNotices", x => x.Id);
                    table.ForeignKey(
                        name: "FK_DuoNotices_CaseFiles_CaseFileId",
                        column: x => x.CaseFileId,
                        principalTable: "CaseFiles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "DuoSchools",
                columns: table => new
                {
                    Number = table.Column<string>(type: "nvarchar(10)", maxLength: 10, nullable: false),
                    Name = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: false),
                    Place = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    QualityMark = table.Column<bool>(type: "bit", nullable: false),
                    EducationRoute = table.Column<bool>(type: "bit", nullable: false),
                    ReadAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DuoSchools", x => x.Number);
                });

            migrationBuilder.CreateTable(
                name: "DuoSettings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Municipality = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    ReportsFrom = table.Column<DateOnly>(type: "date", nullable: true),
                    ReportDays = table.Column<int>(type: "int", nullable: false),
                    ByInterface = table.Column<bool>(type: "bit", nullable: false),
                    Oin = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DuoSettings", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "IntegrationHours",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    TrajectoryId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Kind = table.Column<int>(type: "int", nullable: false),
                    Hours = table.Column<int>(type: "int", nullable: false),
                    CountedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    From = table.Column<int>(type: "int", nullable: false),
                    Until = table.Column<int>(type: "int", nullable: true),
                    Source = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    RecordedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    RecordedBy = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    WithdrawnAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    WithdrawnBy = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    WithdrawnReason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IntegrationHours", x => x.Id);
                    table.ForeignKey(
                        name: "FK_IntegrationHours_IntegrationTrajectories_TrajectoryId",
                        column: x => x.TrajectoryId,
                        principalTable: "IntegrationTrajectories",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "DuoMessageFields",
                columns: table => new
                {
                    MessageId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Place = table.Column<int>(type: "int", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    Value = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DuoMessageFields", x => new { x.MessageId, x.Place });
                    table.ForeignKey(
                        name: "FK_DuoMessageFields_DuoMessages_MessageId",
                        column: x => x.MessageId,
                        principalTable: "DuoMessages",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "DuoRejections",
                columns: table => new
                {
                    MessageId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Place = table.Column<int>(type: "int", nullable: false),
                    Text = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    At = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DuoRejections", x => new { x.MessageId, x.Place });
                    table.ForeignKey(
                        name: "FK_DuoRejections_DuoMessages_MessageId",
                        column: x => x.MessageId,
                        principalTable: "DuoMessages",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "DuoNoticeContents",
                columns: table => new
                {
                    NoticeId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Bsn = table.Column<string>(type: "nvarchar(9)", maxLength: 9, nullable: true),
                    VNumber = table.Column<string>(type: "nvarchar(10)", maxLength: 10, nullable: true),
                    DutyFrom = table.Column<DateOnly>(type: "date", nullable: true),
                    LetterOn = table.Column<DateOnly>(type: "date", nullable: true),
                    DutyReason = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    Group = table.Column<int>(type: "int", nullable: true),
                    SettledOn = table.Column<DateOnly>(type: "date", nullable: true),
                    EarlierPipOn = table.Column<DateOnly>(type: "date", nullable: true),
                    EarlierPipMunicipality = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    TermFrom = table.Column<DateOnly>(type: "date", nullable: true),
                    TermUntil = table.Column<DateOnly>(type: "date", nullable: true),
                    ExamNumber = table.Column<string>(type: "nvarchar(12)", maxLength: 12, nullable: true),
                    TestResult = table.Column<int>(type: "int", nullable: true),
                    TestOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Achieved = table.Column<int>(type: "int", nullable: true),
                    Required = table.Column<int>(type: "int", nullable: true),
                    FormerGroup = table.Column<int>(type: "int", nullable: true),
                    FormerSettledOn = table.Column<DateOnly>(type: "date", nullable: true),
                    FormerEarlierPipOn = table.Column<DateOnly>(type: "date", nullable: true),
                    FormerEarlierPipMunicipality = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    FormerTermFrom = table.Column<DateOnly>(type: "date", nullable: true),
                    FormerTermUntil = table.Column<DateOnly>(type: "date", nullable: true),
                    DutyFactId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    TestStepId = table.Column<Guid>(type: "uniqueidentifier", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DuoNoticeContents", x => x.NoticeId);
                    table.ForeignKey(
                        name: "FK_DuoNoticeContents_DuoNotices_NoticeId",
                        column: x => x.NoticeId,
                        principalTable: "DuoNotices",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Clocks_Duo",
                table: "Clocks",
                columns: new[] { "DueOn", "Id" },
                filter: "\"EndedOn\" IS NULL AND \"Reason\" >= 90 AND \"Reason\" <= 96");

            migrationBuilder.CreateIndex(
                name: "IX_Achievements_TrajectoryId",
                table: "Achievements",
                column: "TrajectoryId");

            migrationBuilder.CreateIndex(
                name: "IX_CourseOffers_TrajectoryId",
                table: "CourseOffers",
                column: "TrajectoryId");

            migrationBuilder.CreateIndex(
                name: "IX_DuoDifferences_CaseFileId",
                table: "DuoDifferences",
                column: "CaseFileId");

            migrationBuilder.CreateIndex(
                name: "IX_DuoDifferences_OneAtATime",
                table: "DuoDifferences",
                columns: new[] { "CaseFileId", "What" },
                unique: true,
                filter: "\"GoneOn\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_DuoDifferences_Open",
                table: "DuoDifferences",
                columns: new[] { "FoundOn", "Id" },
                filter: "\"GoneOn\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_DuoMessages_CaseFileId_Kind",
                table: "DuoMessages",
                columns: new[] { "CaseFileId", "Kind" });

            migrationBuilder.CreateIndex(
                name: "IX_DuoMessages_OneOfEach",
                table: "DuoMessages",
                columns: new[] { "SubjectId", "Act" },
                unique: true,
                filter: "\"EndedAt\" IS NULL AND \"State\" <> 4");

            migrationBuilder.CreateIndex(
                name: "IX_DuoMessages_ReplacesId",
                table: "DuoMessages",
                column: "ReplacesId");

            migrationBuilder.CreateIndex(
                name: "IX_DuoMessages_Underway",
                table: "DuoMessages",
                columns: new[] { "State", "NotBefore", "Id" },
                filter: "\"State\" IN (1, 2, 5)");

            migrationBuilder.CreateIndex(
                name: "IX_DuoNotices_Answered",
                table: "DuoNotices",
                columns: new[] { "RegisteredAt", "Id" },
                filter: "\"State\" <> 1");

            migrationBuilder.CreateIndex(
                name: "IX_DuoNotices_CaseFileId",
                table: "DuoNotices",
                column: "CaseFileId");

            migrationBuilder.CreateIndex(
                name: "IX_DuoNotices_OneNumber",
                table: "DuoNotices",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DuoNotices_Waiting",
                table: "DuoNotices",
                columns: new[] { "RegisteredAt", "Id" },
                filter: "\"State\" = 1");

            migrationBuilder.CreateIndex(
                name: "IX_DuoSettings_Oin",
                table: "DuoSettings",
                column: "Oin");

            migrationBuilder.CreateIndex(
                name: "IX_DuoSettings_OneOfEach",
                table: "DuoSettings",
                column: "Municipality",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_IntegrationHours_TrajectoryId",
                table: "IntegrationHours",
                column: "TrajectoryId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Achievements");

            migrationBuilder.DropTable(
                name: "CourseOffers");

            migrationBuilder.DropTable(
                name: "DuoDifferences");

            migrationBuilder.DropTable(
                name: "DuoMessageFields");

            migrationBuilder.DropTable(
                name: "DuoNoticeContents");

            migrationBuilder.DropTable(
                name: "DuoRejections");

            migrationBuilder.DropTable(
                name: "DuoSchools");

            migrationBuilder.DropTable(
                name: "DuoSettings");

            migrationBuilder.DropTable(
                name: "IntegrationHours");

            migrationBuilder.DropTable(
                name: "DuoNotices");

            migrationBuilder.DropTable(
                name: "DuoMessages");

            migrationBuilder.DropIndex(
                name: "IX_Clocks_Duo",
                table: "Clocks");
        }
    }
}
