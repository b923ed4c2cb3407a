using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReceptionCentre.Migrations.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class ProvidersReceiversInvitesAndDepartures : Migration
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

            migrationBuilder.AddColumn<Guid>(
                name: "ProviderId",
                table: "StaffMembers",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "ConsentEndedOn",
                table: "Referrals",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Result",
                table: "Referrals",
                type: "character varying(100)",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SharedExtra",
                table: "Referrals",
                type: "character varying(500)",
                maxLength: 500,
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

            migrationBuilder.AddColumn<int>(
                name: "CallAfterDays",
                table: "MunicipalitySettings",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "CallOn",
                table: "Departures",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Evidence",
                table: "Departures",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "MayCall",
                table: "Departures",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "Place",
                table: "Departures",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "SilentSince",
                table: "Departures",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Will",
                table: "Departures",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "AgeFrom",
                table: "ChecklistItems",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "AgeTo",
                table: "ChecklistItems",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "DayBy",
                table: "ChecklistItems",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "DayFrom",
                table: "ChecklistItems",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "DutchPaper",
                table: "ChecklistItems",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "EnglishPaper",
                table: "ChecklistItems",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "KeptUntil",
                table: "CaseFiles",
                type: "date",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "BulkInvites",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Municipality = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Whose = table.Column<int>(type: "integer", nullable: false),
                    Of = table.Column<Guid>(type: "uuid", nullable: true),
                    Because = table.Column<int>(type: "integer", nullable: true),
                    When = table.Column<int>(type: "integer", nullable: true),
                    Language = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    NothingPlanned = table.Column<bool>(type: "boolean", nullable: false),
                    FromAllFiles = table.Column<bool>(type: "boolean", nullable: false),
                    Topic = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    What = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    PlaceKind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Place = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    Interpreter = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    FromDay = table.Column<DateOnly>(type: "date", nullable: false),
                    UntilDay = table.Column<DateOnly>(type: "date", nullable: false),
                    Days = table.Column<int>(type: "integer", nullable: false),
                    FirstFrom = table.Column<TimeOnly>(type: "time without time zone", nullable: false),
                    FirstUntil = table.Column<TimeOnly>(type: "time without time zone", nullable: false),
                    SecondFrom = table.Column<TimeOnly>(type: "time without time zone", nullable: true),
                    SecondUntil = table.Column<TimeOnly>(type: "time without time zone", nullable: true),
                    Minutes = table.Column<int>(type: "integer", nullable: false),
                    FamilySlots = table.Column<int>(type: "integer", nullable: false),
                    OnlyOwn = table.Column<bool>(type: "boolean", nullable: false),
                    LetterWords = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    AnswerDays = table.Column<int>(type: "integer", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    Reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    MadeAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    MadeBy = table.Column<Guid>(type: "uuid", nullable: false),
                    WithProtected = table.Column<bool>(type: "boolean", nullable: false),
                    State = table.Column<int>(type: "integer", nullable: false),
                    StoppedFrom = table.Column<int>(type: "integer", nullable: true),
                    HasTrouble = table.Column<bool>(type: "boolean", nullable: false),
                    Rows = table.Column<int>(type: "integer", nullable: false),
                    CheckedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    StartedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    StartedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    FinishedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    UndoneBy = table.Column<Guid>(type: "uuid", nullable: true),
                    UndoneReason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BulkInvites", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ChecklistItemParties",
                columns: table => new
                {
                    ItemId = table.Column<Guid>(type: "uuid", nullable: false),
                    Code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ChecklistItemParties", x => new { x.ItemId, x.Code });
                    table.ForeignKey(
                        name: "FK_ChecklistItemParties_ChecklistItems_ItemId",
                        column: x => x.ItemId,
                        principalTable: "ChecklistItems",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

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
                name: "DepartureReadiness",
                columns: table => new
                {
                    DepartureId = table.Column<Guid>(type: "uuid", nullable: false),
                    Question = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    State = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DepartureReadiness", x => new { x.DepartureId, x.Question });
                    table.ForeignKey(
                        name: "FK_DepartureReadiness_Departures_DepartureId",
                        column: x => x.DepartureId,
                        principalTable: "Departures",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "DestinationCares",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CaseFileId = table.Column<Guid>(type: "uuid", nullable: false),
                    DepartureId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    ProviderId = table.Column<Guid>(type: "uuid", nullable: true),
                    Organisation = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    Contact = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    Place = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    On = table.Column<DateOnly>(type: "date", nullable: true),
                    State = table.Column<int>(type: "integer", nullable: false),
                    ConfirmedBy = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    ConfirmedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    EndReason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    AskedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    AskedBy = table.Column<Guid>(type: "uuid", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DestinationCares", x => x.Id);
                    table.ForeignKey(
                        name: "FK_DestinationCares_CaseFiles_CaseFileId",
                        column: x => x.CaseFileId,
                        principalTable: "CaseFiles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_DestinationCares_Departures_DepartureId",
                        column: x => x.DepartureId,
                        principalTable: "Departures",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_DestinationCares_Providers_ProviderId",
                        column: x => x.ProviderId,
                        principalTable: "Providers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "HealthHandovers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CaseFileId = table.Column<Guid>(type: "uuid", nullable: false),
                    DepartureId = table.Column<Guid>(type: "uuid", nullable: false),
                    Receiver = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    What = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    AgreedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    HeardBy = table.Column<Guid>(type: "uuid", nullable: false),
                    RecordedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    State = table.Column<int>(type: "integer", nullable: false),
                    HandedOverOn = table.Column<DateOnly>(type: "date", nullable: true),
                    WithdrawnOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HealthHandovers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_HealthHandovers_CaseFiles_CaseFileId",
                        column: x => x.CaseFileId,
                        principalTable: "CaseFiles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_HealthHandovers_Departures_DepartureId",
                        column: x => x.DepartureId,
                        principalTable: "Departures",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "LeavingFacts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    StayId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<int>(type: "integer", nullable: false),
                    Because = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    AskAgainOn = table.Column<DateOnly>(type: "date", nullable: true),
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
                    table.PrimaryKey("PK_LeavingFacts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_LeavingFacts_Stays_StayId",
                        column: x => x.StayId,
                        principalTable: "Stays",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
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
                name: "ReferralReports",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ReferralId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    Until = table.Column<DateOnly>(type: "date", nullable: false),
                    HoursThere = table.Column<int>(type: "integer", nullable: true),
                    HoursOffered = table.Column<int>(type: "integer", nullable: true),
                    Words = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    RecordedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    RecordedBy = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReferralReports", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ReferralReports_Referrals_ReferralId",
                        column: x => x.ReferralId,
                        principalTable: "Referrals",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "InviteFiles",
                columns: table => new
                {
                    RunId = table.Column<Guid>(type: "uuid", nullable: false),
                    CaseFileId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_InviteFiles", x => new { x.RunId, x.CaseFileId });
                    table.ForeignKey(
                        name: "FK_InviteFiles_BulkInvites_RunId",
                        column: x => x.RunId,
                        principalTable: "BulkInvites",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "InviteHosts",
                columns: table => new
                {
                    RunId = table.Column<Guid>(type: "uuid", nullable: false),
                    StaffMemberId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_InviteHosts", x => new { x.RunId, x.StaffMemberId });
                    table.ForeignKey(
                        name: "FK_InviteHosts_BulkInvites_RunId",
                        column: x => x.RunId,
                        principalTable: "BulkInvites",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "InviteProgress",
                columns: table => new
                {
                    RunId = table.Column<Guid>(type: "uuid", nullable: false),
                    Position = table.Column<int>(type: "integer", nullable: false),
                    HeldBy = table.Column<Guid>(type: "uuid", nullable: true),
                    HeldUntil = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Failures = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_InviteProgress", x => x.RunId);
                    table.ForeignKey(
                        name: "FK_InviteProgress_BulkInvites_RunId",
                        column: x => x.RunId,
                        principalTable: "BulkInvites",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "InviteRows",
                columns: table => new
                {
                    RunId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Together = table.Column<int>(type: "integer", nullable: false),
                    CaseFileId = table.Column<Guid>(type: "uuid", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: false),
                    StaffMemberId = table.Column<Guid>(type: "uuid", nullable: true),
                    BeginsAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    EndsAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    WithoutLetter = table.Column<bool>(type: "boolean", nullable: false),
                    Finding = table.Column<int>(type: "integer", nullable: false),
                    State = table.Column<int>(type: "integer", nullable: false),
                    AppointmentId = table.Column<Guid>(type: "uuid", nullable: true),
                    DocumentId = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_InviteRows", x => new { x.RunId, x.Number });
                    table.ForeignKey(
                        name: "FK_InviteRows_BulkInvites_RunId",
                        column: x => x.RunId,
                        principalTable: "BulkInvites",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
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
                name: "IX_StaffMembers_ProviderId",
                table: "StaffMembers",
                column: "ProviderId");

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
                name: "IX_Departures_CallOn",
                table: "Departures",
                column: "CallOn",
                filter: "\"CallOn\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_BulkInvites_MadeAt_Id",
                table: "BulkInvites",
                columns: new[] { "MadeAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_BulkInvites_State",
                table: "BulkInvites",
                column: "State");

            migrationBuilder.CreateIndex(
                name: "IX_CheckTerms_OneADay",
                table: "CheckTerms",
                column: "From",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DestinationCares_CaseFileId",
                table: "DestinationCares",
                column: "CaseFileId");

            migrationBuilder.CreateIndex(
                name: "IX_DestinationCares_DepartureId",
                table: "DestinationCares",
                column: "DepartureId");

            migrationBuilder.CreateIndex(
                name: "IX_DestinationCares_ProviderId",
                table: "DestinationCares",
                column: "ProviderId");

            migrationBuilder.CreateIndex(
                name: "IX_HealthHandovers_CaseFileId",
                table: "HealthHandovers",
                column: "CaseFileId");

            migrationBuilder.CreateIndex(
                name: "IX_HealthHandovers_DepartureId",
                table: "HealthHandovers",
                column: "DepartureId");

            migrationBuilder.CreateIndex(
                name: "IX_InviteRows_RunId_CaseFileId",
                table: "InviteRows",
                columns: new[] { "RunId", "CaseFileId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_InviteRows_RunId_Finding_Number",
                table: "InviteRows",
                columns: new[] { "RunId", "Finding", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_InviteRows_RunId_StaffMemberId_Number",
                table: "InviteRows",
                columns: new[] { "RunId", "StaffMemberId", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_LeavingFacts_StayId",
                table: "LeavingFacts",
                column: "StayId");

            migrationBuilder.CreateIndex(
                name: "IX_OfferCodes_Use_Code_OfferId",
                table: "OfferCodes",
                columns: new[] { "Use", "Code", "OfferId" });

            migrationBuilder.CreateIndex(
                name: "IX_ProviderAgreements_ProviderId",
                table: "ProviderAgreements",
                column: "ProviderId");

            migrationBuilder.CreateIndex(
                name: "IX_ReferralReports_ReferralId_Number",
                table: "ReferralReports",
                columns: new[] { "ReferralId", "Number" },
                unique: true);

            migrationBuilder.AddForeignKey(
                name: "FK_StaffMembers_Providers_ProviderId",
                table: "StaffMembers",
                column: "ProviderId",
                principalTable: "Providers",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            // What offers said so far goes along: languages, places, the next start and the conditions.
            migrationBuilder.Sql("""
                INSERT INTO "OfferCodes" ("OfferId", "Use", "Code") SELECT "OfferId", 1, "Language" FROM "OfferLanguages";
                INSERT INTO "OfferRooms" ("OfferId", "Number", "Places") SELECT "Id", 1, "Places" FROM "Offers" WHERE "Places" IS NOT NULL;
                INSERT INTO "OfferStarts" ("OfferId", "On") SELECT "Id", "StartsOn" FROM "Offers" WHERE "StartsOn" IS NOT NULL;
                INSERT INTO "OfferConditions" ("OfferId", "Place", "What", "Why") SELECT "Id", 1, "Conditions", 'Niet opgeschreven' FROM "Offers" WHERE "Conditions" IS NOT NULL;
                UPDATE "Offers" SET "CheckedOn" = "OpenFrom";
                """);

            // Care there was free text of the departure: it becomes something that was asked, and nobody said yes to yet.
            migrationBuilder.Sql(
                """
                INSERT INTO "DestinationCares" ("Id", "CaseFileId", "DepartureId", "Kind", "Organisation", "Contact", "Place", "State", "AskedAt", "AskedBy", "Version")
                SELECT gen_random_uuid(), "CaseFileId", "Id", 'care', substring("CareThere" from 1 for 200), NULLIF(substring("CareThere" from 201 for 200), ''), NULLIF(substring("CareThere" from 401 for 200), ''), 1, "RecordedAt", "RecordedBy", 0
                FROM "Departures" WHERE "CareThere" IS NOT NULL;
                """);

            migrationBuilder.DropTable(
                name: "OfferLanguages");

            migrationBuilder.DropColumn(
                name: "Conditions",
                table: "Offers");

            migrationBuilder.DropColumn(
                name: "CareThere",
                table: "Departures");

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
            migrationBuilder.DropColumn(
                name: "FundedUntil",
                table: "Offers");

            migrationBuilder.DropColumn(
                name: "MostMinutesAWeek",
                table: "Offers");

            migrationBuilder.AddColumn<DateOnly>(
                name: "StartsOn",
                table: "Offers",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Places",
                table: "Offers",
                type: "integer",
                nullable: true);

            migrationBuilder.DropForeignKey(
                name: "FK_StaffMembers_Providers_ProviderId",
                table: "StaffMembers");

            migrationBuilder.DropTable(
                name: "AgreementObligations");

            migrationBuilder.DropTable(
                name: "ChecklistItemParties");

            migrationBuilder.DropTable(
                name: "CheckTerms");

            migrationBuilder.DropTable(
                name: "DepartureReadiness");

            migrationBuilder.DropTable(
                name: "DestinationCares");

            migrationBuilder.DropTable(
                name: "HealthHandovers");

            migrationBuilder.DropTable(
                name: "InviteFiles");

            migrationBuilder.DropTable(
                name: "InviteHosts");

            migrationBuilder.DropTable(
                name: "InviteProgress");

            migrationBuilder.DropTable(
                name: "InviteRows");

            migrationBuilder.DropTable(
                name: "LeavingFacts");

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
                name: "ReferralReports");

            migrationBuilder.DropTable(
                name: "ProviderAgreements");

            migrationBuilder.DropTable(
                name: "BulkInvites");

            migrationBuilder.DropIndex(
                name: "IX_StaffMembers_ProviderId",
                table: "StaffMembers");

            migrationBuilder.DropIndex(
                name: "IX_Providers_ExternalKey",
                table: "Providers");

            migrationBuilder.DropIndex(
                name: "IX_Offers_CheckedOn_Name_Id",
                table: "Offers");

            migrationBuilder.DropIndex(
                name: "IX_Offers_OneKey",
                table: "Offers");

            migrationBuilder.DropIndex(
                name: "IX_Departures_CallOn",
                table: "Departures");

            migrationBuilder.DropColumn(
                name: "ProviderId",
                table: "StaffMembers");

            migrationBuilder.DropColumn(
                name: "ConsentEndedOn",
                table: "Referrals");

            migrationBuilder.DropColumn(
                name: "Result",
                table: "Referrals");

            migrationBuilder.DropColumn(
                name: "SharedExtra",
                table: "Referrals");

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
                name: "CallAfterDays",
                table: "MunicipalitySettings");

            migrationBuilder.DropColumn(
                name: "CallOn",
                table: "Departures");

            migrationBuilder.DropColumn(
                name: "Evidence",
                table: "Departures");

            migrationBuilder.DropColumn(
                name: "MayCall",
                table: "Departures");

            migrationBuilder.DropColumn(
                name: "Place",
                table: "Departures");

            migrationBuilder.DropColumn(
                name: "SilentSince",
                table: "Departures");

            migrationBuilder.DropColumn(
                name: "Will",
                table: "Departures");

            migrationBuilder.DropColumn(
                name: "AgeFrom",
                table: "ChecklistItems");

            migrationBuilder.DropColumn(
                name: "AgeTo",
                table: "ChecklistItems");

            migrationBuilder.DropColumn(
                name: "DayBy",
                table: "ChecklistItems");

            migrationBuilder.DropColumn(
                name: "DayFrom",
                table: "ChecklistItems");

            migrationBuilder.DropColumn(
                name: "DutchPaper",
                table: "ChecklistItems");

            migrationBuilder.DropColumn(
                name: "EnglishPaper",
                table: "ChecklistItems");

            migrationBuilder.DropColumn(
                name: "KeptUntil",
                table: "CaseFiles");

            migrationBuilder.AddColumn<string>(
                name: "Conditions",
                table: "Offers",
                type: "character varying(1000)",
                maxLength: 1000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "CareThere",
                table: "Departures",
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
