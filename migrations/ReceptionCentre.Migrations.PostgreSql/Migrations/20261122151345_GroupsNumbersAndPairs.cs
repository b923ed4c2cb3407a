using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReceptionCentre.Migrations.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class GroupsNumbersAndPairs : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "ReminderDays",
                table: "MunicipalitySettings",
                type: "integer",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "GroupEvents",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Municipality = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Words = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    Places = table.Column<int>(type: "integer", nullable: true),
                    AnswerBy = table.Column<DateOnly>(type: "date", nullable: true),
                    Needed = table.Column<int>(type: "integer", nullable: false),
                    State = table.Column<int>(type: "integer", nullable: false),
                    FirstOn = table.Column<DateOnly>(type: "date", nullable: false),
                    LastOn = table.Column<DateOnly>(type: "date", nullable: false),
                    EndedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    CancelReason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    MadeAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    MadeBy = table.Column<Guid>(type: "uuid", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_GroupEvents", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "PlacementPlaces",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<int>(type: "integer", nullable: false),
                    ProviderId = table.Column<Guid>(type: "uuid", nullable: false),
                    Municipality = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    Name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    Contact = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    Words = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    Days = table.Column<int>(type: "integer", nullable: false),
                    Parts = table.Column<int>(type: "integer", nullable: false),
                    Postcode = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: true),
                    Town = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    Reach = table.Column<int>(type: "integer", nullable: true),
                    Capacity = table.Column<int>(type: "integer", nullable: false),
                    LeastMinutesAWeek = table.Column<int>(type: "integer", nullable: true),
                    Level = table.Column<int>(type: "integer", nullable: true),
                    SchoolKind = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    AgeFrom = table.Column<int>(type: "integer", nullable: true),
                    AgeTo = table.Column<int>(type: "integer", nullable: true),
                    OpenFrom = table.Column<DateOnly>(type: "date", nullable: false),
                    OpenUntil = table.Column<DateOnly>(type: "date", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
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
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CaseFileId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<int>(type: "integer", nullable: false),
                    State = table.Column<int>(type: "integer", nullable: false),
                    Since = table.Column<DateOnly>(type: "date", nullable: false),
                    Words = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    Days = table.Column<int>(type: "integer", nullable: false),
                    Parts = table.Column<int>(type: "integer", nullable: false),
                    Postcode = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: true),
                    Town = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    Reach = table.Column<int>(type: "integer", nullable: true),
                    MinutesAWeek = table.Column<int>(type: "integer", nullable: true),
                    LevelFrom = table.Column<int>(type: "integer", nullable: true),
                    LevelTo = table.Column<int>(type: "integer", nullable: true),
                    SchoolStay = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    ConsentOn = table.Column<DateOnly>(type: "date", nullable: true),
                    ConsentEndedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    EndedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    EndReason = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
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
                name: "ReminderChoices",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CaseFileId = table.Column<Guid>(type: "uuid", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReminderChoices", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ReminderChoices_CaseFiles_CaseFileId",
                        column: x => x.CaseFileId,
                        principalTable: "CaseFiles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Reminders",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CaseFileId = table.Column<Guid>(type: "uuid", nullable: false),
                    AppointmentId = table.Column<Guid>(type: "uuid", nullable: false),
                    BeginsAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Way = table.Column<int>(type: "integer", nullable: false),
                    State = table.Column<int>(type: "integer", nullable: false),
                    NextAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Tries = table.Column<int>(type: "integer", nullable: false),
                    Trouble = table.Column<int>(type: "integer", nullable: true),
                    Language = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    DocumentId = table.Column<Guid>(type: "uuid", nullable: true),
                    EndedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    FailedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    MadeAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Reminders", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Reminders_Appointments_AppointmentId",
                        column: x => x.AppointmentId,
                        principalTable: "Appointments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Reminders_CaseFiles_CaseFileId",
                        column: x => x.CaseFileId,
                        principalTable: "CaseFiles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Reminders_Documents_DocumentId",
                        column: x => x.DocumentId,
                        principalTable: "Documents",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "WaitingRooms",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Municipality = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    UsedUntil = table.Column<DateOnly>(type: "date", nullable: true),
                    ScreenSha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    ScreenMadeAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WaitingRooms", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "EventLanguages",
                columns: table => new
                {
                    GroupEventId = table.Column<Guid>(type: "uuid", nullable: false),
                    Code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EventLanguages", x => new { x.GroupEventId, x.Code });
                    table.ForeignKey(
                        name: "FK_EventLanguages_GroupEvents_GroupEventId",
                        column: x => x.GroupEventId,
                        principalTable: "GroupEvents",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "EventPartners",
                columns: table => new
                {
                    GroupEventId = table.Column<Guid>(type: "uuid", nullable: false),
                    ProviderId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EventPartners", x => new { x.GroupEventId, x.ProviderId });
                    table.ForeignKey(
                        name: "FK_EventPartners_GroupEvents_GroupEventId",
                        column: x => x.GroupEventId,
                        principalTable: "GroupEvents",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_EventPartners_Providers_ProviderId",
                        column: x => x.ProviderId,
                        principalTable: "Providers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "EventSessions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    GroupEventId = table.Column<Guid>(type: "uuid", nullable: false),
                    Part = table.Column<int>(type: "integer", nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    BeginsAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    EndsAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ForGroup = table.Column<int>(type: "integer", nullable: true),
                    Counts = table.Column<bool>(type: "boolean", nullable: false),
                    ProviderId = table.Column<Guid>(type: "uuid", nullable: true),
                    MeetingPlaceId = table.Column<Guid>(type: "uuid", nullable: true),
                    Place = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    LedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    Interpreter = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    InterpreterLanguage = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    WithoutFile = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EventSessions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_EventSessions_GroupEvents_GroupEventId",
                        column: x => x.GroupEventId,
                        principalTable: "GroupEvents",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_EventSessions_Providers_ProviderId",
                        column: x => x.ProviderId,
                        principalTable: "Providers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PlacementPlaceCodes",
                columns: table => new
                {
                    PlaceId = table.Column<Guid>(type: "uuid", nullable: false),
                    Use = table.Column<int>(type: "integer", nullable: false),
                    Code = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false)
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
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CaseFileId = table.Column<Guid>(type: "uuid", nullable: false),
                    WishId = table.Column<Guid>(type: "uuid", nullable: false),
                    PlaceId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<int>(type: "integer", nullable: false),
                    State = table.Column<int>(type: "integer", nullable: false),
                    WaitedSince = table.Column<DateOnly>(type: "date", nullable: false),
                    DecidedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    ReceiverAgreedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    PersonAgreedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    FirstOn = table.Column<DateOnly>(type: "date", nullable: true),
                    BeganOn = table.Column<DateOnly>(type: "date", nullable: true),
                    EndedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
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
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CaseFileId = table.Column<Guid>(type: "uuid", nullable: false),
                    WishId = table.Column<Guid>(type: "uuid", nullable: false),
                    PlaceId = table.Column<Guid>(type: "uuid", nullable: false),
                    Reason = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    Words = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    RefusedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    RefusedBy = table.Column<Guid>(type: "uuid", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
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
                    WishId = table.Column<Guid>(type: "uuid", nullable: false),
                    Use = table.Column<int>(type: "integer", nullable: false),
                    Code = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false)
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
                name: "ReminderWays",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ReminderChoiceId = table.Column<Guid>(type: "uuid", nullable: false),
                    Way = table.Column<int>(type: "integer", nullable: false),
                    From = table.Column<int>(type: "integer", nullable: false),
                    Until = table.Column<int>(type: "integer", nullable: true),
                    Source = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    Reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    RecordedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    RecordedBy = table.Column<Guid>(type: "uuid", nullable: false),
                    WithdrawnAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    WithdrawnBy = table.Column<Guid>(type: "uuid", nullable: true),
                    WithdrawnReason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReminderWays", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ReminderWays_ReminderChoices_ReminderChoiceId",
                        column: x => x.ReminderChoiceId,
                        principalTable: "ReminderChoices",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "WaitingNumbers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    WaitingRoomId = table.Column<Guid>(type: "uuid", nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Topic = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Language = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    First = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    StaffMemberId = table.Column<Guid>(type: "uuid", nullable: true),
                    AppointmentId = table.Column<Guid>(type: "uuid", nullable: true),
                    AppointmentAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    State = table.Column<int>(type: "integer", nullable: false),
                    TakenAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    FirstCalledAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    CalledAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    CalledBy = table.Column<Guid>(type: "uuid", nullable: true),
                    MeetingPlaceId = table.Column<Guid>(type: "uuid", nullable: true),
                    EndedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WaitingNumbers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_WaitingNumbers_Appointments_AppointmentId",
                        column: x => x.AppointmentId,
                        principalTable: "Appointments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_WaitingNumbers_WaitingRooms_WaitingRoomId",
                        column: x => x.WaitingRoomId,
                        principalTable: "WaitingRooms",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "EventInvitees",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    GroupEventId = table.Column<Guid>(type: "uuid", nullable: false),
                    CaseFileId = table.Column<Guid>(type: "uuid", nullable: false),
                    Channel = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    ProviderId = table.Column<Guid>(type: "uuid", nullable: true),
                    InvitedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    InvitedBy = table.Column<Guid>(type: "uuid", nullable: false),
                    DocumentId = table.Column<Guid>(type: "uuid", nullable: true),
                    State = table.Column<int>(type: "integer", nullable: false),
                    AnsweredOn = table.Column<DateOnly>(type: "date", nullable: true),
                    WaitsSince = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Barrier = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    AbsenceReason = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Words = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    AskedBy = table.Column<DateOnly>(type: "date", nullable: false),
                    LastOn = table.Column<DateOnly>(type: "date", nullable: false),
                    EndedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Signing = table.Column<int>(type: "integer", nullable: true),
                    SigningSessionId = table.Column<Guid>(type: "uuid", nullable: true),
                    Witness = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    SigningWords = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    AchievementId = table.Column<Guid>(type: "uuid", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EventInvitees", x => x.Id);
                    table.ForeignKey(
                        name: "FK_EventInvitees_Achievements_AchievementId",
                        column: x => x.AchievementId,
                        principalTable: "Achievements",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_EventInvitees_CaseFiles_CaseFileId",
                        column: x => x.CaseFileId,
                        principalTable: "CaseFiles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_EventInvitees_EventSessions_SigningSessionId",
                        column: x => x.SigningSessionId,
                        principalTable: "EventSessions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_EventInvitees_GroupEvents_GroupEventId",
                        column: x => x.GroupEventId,
                        principalTable: "GroupEvents",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_EventInvitees_Providers_ProviderId",
                        column: x => x.ProviderId,
                        principalTable: "Providers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PlacementPairEvaluations",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PairId = table.Column<Guid>(type: "uuid", nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    PersonWords = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    ReceiverWords = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    GoesOn = table.Column<bool>(type: "boolean", nullable: false),
                    RecordedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    RecordedBy = table.Column<Guid>(type: "uuid", nullable: false)
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
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PairId = table.Column<Guid>(type: "uuid", nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    Met = table.Column<bool>(type: "boolean", nullable: false),
                    Activity = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    Absence = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    NextOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Words = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    RecordedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    RecordedBy = table.Column<Guid>(type: "uuid", nullable: false)
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
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PairId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    State = table.Column<int>(type: "integer", nullable: false),
                    Party = table.Column<int>(type: "integer", nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    Words = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    Reason = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    RecordedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    RecordedBy = table.Column<Guid>(type: "uuid", nullable: false)
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

            migrationBuilder.CreateTable(
                name: "EventAttendance",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    EventInviteeId = table.Column<Guid>(type: "uuid", nullable: false),
                    SessionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Came = table.Column<bool>(type: "boolean", nullable: false),
                    NotedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    NotedBy = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EventAttendance", x => x.Id);
                    table.ForeignKey(
                        name: "FK_EventAttendance_EventInvitees_EventInviteeId",
                        column: x => x.EventInviteeId,
                        principalTable: "EventInvitees",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_EventAttendance_EventSessions_SessionId",
                        column: x => x.SessionId,
                        principalTable: "EventSessions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_EventAttendance_One",
                table: "EventAttendance",
                columns: new[] { "EventInviteeId", "SessionId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_EventAttendance_SessionId",
                table: "EventAttendance",
                column: "SessionId");

            migrationBuilder.CreateIndex(
                name: "IX_EventInvitees_AchievementId",
                table: "EventInvitees",
                column: "AchievementId");

            migrationBuilder.CreateIndex(
                name: "IX_EventInvitees_CaseFileId_LastOn",
                table: "EventInvitees",
                columns: new[] { "CaseFileId", "LastOn" });

            migrationBuilder.CreateIndex(
                name: "IX_EventInvitees_GroupEventId_State_WaitsSince",
                table: "EventInvitees",
                columns: new[] { "GroupEventId", "State", "WaitsSince" });

            migrationBuilder.CreateIndex(
                name: "IX_EventInvitees_Once",
                table: "EventInvitees",
                columns: new[] { "GroupEventId", "CaseFileId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_EventInvitees_ProviderId",
                table: "EventInvitees",
                column: "ProviderId");

            migrationBuilder.CreateIndex(
                name: "IX_EventInvitees_SigningSessionId",
                table: "EventInvitees",
                column: "SigningSessionId");

            migrationBuilder.CreateIndex(
                name: "IX_EventPartners_ProviderId",
                table: "EventPartners",
                column: "ProviderId");

            migrationBuilder.CreateIndex(
                name: "IX_EventSessions_GroupEventId",
                table: "EventSessions",
                column: "GroupEventId");

            migrationBuilder.CreateIndex(
                name: "IX_EventSessions_On_LedBy",
                table: "EventSessions",
                columns: new[] { "On", "LedBy" });

            migrationBuilder.CreateIndex(
                name: "IX_EventSessions_On_MeetingPlaceId",
                table: "EventSessions",
                columns: new[] { "On", "MeetingPlaceId" });

            migrationBuilder.CreateIndex(
                name: "IX_EventSessions_ProviderId",
                table: "EventSessions",
                column: "ProviderId");

            migrationBuilder.CreateIndex(
                name: "IX_GroupEvents_FirstOn_LastOn",
                table: "GroupEvents",
                columns: new[] { "FirstOn", "LastOn" });

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

            migrationBuilder.CreateIndex(
                name: "IX_ReminderChoices_One",
                table: "ReminderChoices",
                column: "CaseFileId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Reminders_CaseFileId_BeginsAt",
                table: "Reminders",
                columns: new[] { "CaseFileId", "BeginsAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Reminders_DocumentId",
                table: "Reminders",
                column: "DocumentId");

            migrationBuilder.CreateIndex(
                name: "IX_Reminders_Once",
                table: "Reminders",
                columns: new[] { "AppointmentId", "CaseFileId", "BeginsAt" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Reminders_State_NextAt",
                table: "Reminders",
                columns: new[] { "State", "NextAt" });

            migrationBuilder.CreateIndex(
                name: "IX_ReminderWays_ReminderChoiceId",
                table: "ReminderWays",
                column: "ReminderChoiceId");

            migrationBuilder.CreateIndex(
                name: "IX_WaitingNumbers_AppointmentId",
                table: "WaitingNumbers",
                column: "AppointmentId");

            migrationBuilder.CreateIndex(
                name: "IX_WaitingNumbers_On",
                table: "WaitingNumbers",
                column: "On");

            migrationBuilder.CreateIndex(
                name: "IX_WaitingNumbers_One",
                table: "WaitingNumbers",
                columns: new[] { "WaitingRoomId", "On", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_WaitingRooms_One",
                table: "WaitingRooms",
                columns: new[] { "Municipality", "Name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_WaitingRooms_ScreenSha256",
                table: "WaitingRooms",
                column: "ScreenSha256");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "EventAttendance");

            migrationBuilder.DropTable(
                name: "EventLanguages");

            migrationBuilder.DropTable(
                name: "EventPartners");

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
                name: "Reminders");

            migrationBuilder.DropTable(
                name: "ReminderWays");

            migrationBuilder.DropTable(
                name: "WaitingNumbers");

            migrationBuilder.DropTable(
                name: "EventInvitees");

            migrationBuilder.DropTable(
                name: "PlacementPairs");

            migrationBuilder.DropTable(
                name: "ReminderChoices");

            migrationBuilder.DropTable(
                name: "WaitingRooms");

            migrationBuilder.DropTable(
                name: "EventSessions");

            migrationBuilder.DropTable(
                name: "PlacementPlaces");

            migrationBuilder.DropTable(
                name: "PlacementWishes");

            migrationBuilder.DropTable(
                name: "GroupEvents");

            migrationBuilder.DropColumn(
                name: "ReminderDays",
                table: "MunicipalitySettings");
        }
    }
}
