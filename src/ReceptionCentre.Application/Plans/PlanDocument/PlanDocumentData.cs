using System.Text.Encodings.Web;
using System.Text.Json;

namespace ReceptionCentre.Application.Plans.PlanDocument;

/// <summary>
/// All that the template <c>plan</c> prints, in camelCase JSON. What is null
/// is printed as "not known yet" or left out; nothing is filled in by default.
/// </summary>
/// <param name="Document">The paper itself.</param>
/// <param name="Language">
/// The newcomer's language beside Dutch (BCP 47, such as <c>ar</c>). Null, <c>nl</c>
/// or a language without texts gives Dutch alone; so does a formal decision
/// in a language whose texts nobody checked.
/// </param>
/// <param name="Municipality">The municipality that answers for the plan.</param>
/// <param name="Person">For whom the plan is.</param>
/// <param name="Caseworker">Whom to call; null when nobody is assigned yet.</param>
/// <param name="Plan">The plan.</param>
/// <param name="NextSteps">
/// What to do first, in order. Three fit on page 1 with the caseworker.
/// </param>
/// <param name="HelpLanguage">
/// The language of one line that says where help is, on a paper that is in Dutch alone. Null = none.
/// </param>
/// <param name="Variant"><c>whole</c>, <c>summary</c> (one page) or <c>large</c> (large print).</param>
public sealed record PlanDocumentData(
    PlanPaper Document,
    string? Language,
    PlanMunicipality Municipality,
    PlanPerson Person,
    PlanCaseworker? Caseworker,
    PlanContent Plan,
    IReadOnlyList<PlanNextStep> NextSteps,
    string? HelpLanguage = null,
    string Variant = PlanDocumentData.Whole)
{
    public const string Whole = "whole", Summary = "summary", Large = "large";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        // The file is read by the renderer only; other scripts stay short.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The data in the form that the template reads.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Json);
}

/// <summary>The paper itself.</summary>
/// <param name="Id">Id of the document.</param>
/// <param name="CreatedOn">Day on which it was made, Europe/Amsterdam.</param>
/// <param name="Version">Version of the plan, from 1.</param>
/// <param name="Checksum">
/// Checksum of the canonical plan data, hexadecimal. Its first sixteen signs
/// stand at the foot of each page, all of it on the last page.
/// </param>
public sealed record PlanPaper(string Id, DateOnly CreatedOn, int Version, string Checksum);

/// <summary>The municipality and its desk, as the newcomer reaches them: the settings of the moment at which the paper was asked for.</summary>
/// <param name="Centre">What the desk is called.</param>
/// <param name="HoursDutch">When it is open, in Dutch.</param>
/// <param name="HoursEnglish">The same for who does not read Dutch.</param>
/// <param name="Accent">The colour of headings and marks, <c>#rrggbb</c>; null = ours.</param>
/// <param name="Logo">Null = a bar in the colour stands in its place.</param>
public sealed record PlanMunicipality(
    string Name, string Centre, string Phone, string Email, string Address, string? Website = null, string? HoursDutch = null,
    string? HoursEnglish = null, string? Accent = null, PlanLogo? Logo = null);

/// <summary>A logo by the checksum of its bytes, which are kept apart, and what it shows in words.</summary>
public sealed record PlanLogo(string Sha256, string Alt);

/// <summary>For whom the plan is.</summary>
/// <param name="CalledName">What the person wants to be called.</param>
/// <param name="FullName">Name in Latin script.</param>
/// <param name="OwnScriptName">Name in the person's own script, if another.</param>
/// <param name="BirthDate">
/// <c>yyyy-MM-dd</c>, with <c>00</c> for what is unknown (<c>1990-00-00</c>); null
/// when nothing is known.
/// </param>
public sealed record PlanPerson(
    string CalledName, string FullName, string? OwnScriptName, string? BirthDate);

/// <summary>Whom the newcomer calls.</summary>
public sealed record PlanCaseworker(string Name, string Phone, string Email);

/// <summary>The plan.</summary>
/// <param name="Kind"><c>voluntary</c> or <c>pip</c> (Wet inburgering 2021, artikel 15).</param>
/// <param name="Number">Number of the plan, such as <c>2026-000123-1</c>.</param>
/// <param name="State"><c>draft</c>, <c>agreed</c> or <c>ended</c>.</param>
/// <param name="AgreedOn">Day of the agreement.</param>
/// <param name="OwnWords">What the person says about the plan.</param>
/// <param name="Disagreement">What the person does not agree with.</param>
/// <param name="Goals">In the order of printing; goals of one track together.</param>
/// <param name="Pip">What a PIP lays down; null for a voluntary plan, and until it is written.</param>
public sealed record PlanContent(
    string Kind,
    string Number,
    string State,
    DateOnly? AgreedOn,
    PlanOwnWords? OwnWords,
    PlanOwnWords? Disagreement,
    IReadOnlyList<PlanGoal> Goals,
    PlanPip? Pip = null);

/// <summary>What a PIP lays down (Wet inburgering 2021, artikel 15). Nothing of it is about health.</summary>
/// <param name="Route"><c>b1</c>, <c>education</c> or <c>z</c>.</param>
/// <param name="Level"><c>A2</c> or <c>B1</c>.</param>
/// <param name="Why">Why each route was chosen or not, in the caseworker's Dutch.</param>
/// <param name="Hours">Estimated hours of lessons in the whole route.</param>
/// <param name="Literacy"><c>none</c>, <c>cannotRead</c> or <c>otherScript</c>.</param>
/// <param name="Basis">Act and article by which it is compulsory.</param>
/// <param name="TermFrom">First day of the integration term; null = it has not begun.</param>
/// <param name="TermUntil">Its last day.</param>
/// <param name="ReliefFrom">First day on which the municipality pays fixed costs; null = it does not.</param>
/// <param name="ReliefUntil">The last such day; null = no end known.</param>
public sealed record PlanPip(
    string? Route, string? Level, IReadOnlyList<PlanRouteReason> Why, int? Hours, int? PvtHours, int? MapHours, string? Literacy, bool MayFinishEducation, PlanBasis Basis,
    DateOnly? TermFrom, DateOnly? TermUntil, string? Guidance, string? Preschool, DateOnly? ReliefFrom, DateOnly? ReliefUntil);

/// <summary>Why one route was chosen or not.</summary>
public sealed record PlanRouteReason(string Route, string Text);

/// <summary>By what something is compulsory.</summary>
public sealed record PlanBasis(string Act, string Article);

/// <summary>
/// All that the template <c>employer</c> prints: work and schedule, and nothing else about the person. What an employer need not
/// know is not in the data at all.
/// </summary>
public sealed record EmployerPaperData(PlanPaper Document, string? Language, PlanMunicipality Municipality, string FullName, string? OwnScriptName, IReadOnlyList<EmployerItem> Items)
{
    public const string Template = "employer";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public string ToJson() => JsonSerializer.Serialize(this, Json);
}

/// <summary>Something at work, or a time at which the person has lessons.</summary>
/// <param name="What">Only of work; of lessons the track says enough.</param>
public sealed record EmployerItem(PlanNamed Track, string? What, string? Provider, string? Place, DateOnly? Start, decimal? HoursPerWeek, DateOnly? Deadline);

/// <summary>
/// Words that are printed once, as they were said. The page names their
/// language for who does not read it.
/// </summary>
/// <param name="Text">The words; line ends are kept.</param>
/// <param name="Language">Language of the words (BCP 47).</param>
public sealed record PlanOwnWords(string Text, string Language);

/// <summary>One goal with its items.</summary>
public sealed record PlanGoal(
    PlanNamed Track, string Text, PlanOwnWords? OwnWords, IReadOnlyList<PlanItem> Items);

/// <summary>
/// A row of a list. <paramref name="Name"/> is the Dutch name; the other language
/// comes from the texts by <paramref name="Code"/>, else the Dutch name stands there too.
/// </summary>
public sealed record PlanNamed(string Code, string Name);

/// <summary>One thing that happens in the plan.</summary>
/// <param name="What">What, in the caseworker's Dutch.</param>
/// <param name="Obligation">Voluntary, or compulsory with its act.</param>
/// <param name="Provider">By whom.</param>
/// <param name="Place">Where.</param>
/// <param name="Start">First day.</param>
/// <param name="HoursPerWeek">Hours a week, printed with at most two decimals.</param>
/// <param name="Deadline">Last day on which it must be done.</param>
/// <param name="Payers">
/// Who pays which share. Empty as long as no dated rule or agreement says it;
/// the page then says "not known yet".
/// </param>
/// <param name="Why">Why it is in the plan of this person. Never on the sheet for an employer.</param>
public sealed record PlanItem(
    string What,
    PlanObligation Obligation,
    string? Provider,
    string? Place,
    DateOnly? Start,
    decimal? HoursPerWeek,
    DateOnly? Deadline,
    IReadOnlyList<PlanPayer> Payers,
    string? Why = null);

/// <summary>Whether an item must be done.</summary>
/// <param name="Kind"><c>voluntary</c> or <c>compulsory</c>.</param>
/// <param name="Act">Name of the act; only when compulsory.</param>
/// <param name="Article">Its article; only when compulsory.</param>
/// <param name="Since">Day from which it is compulsory.</param>
public sealed record PlanObligation(
    string Kind, string? Act = null, string? Article = null, DateOnly? Since = null)
{
    /// <summary>The person chooses.</summary>
    public static PlanObligation Voluntary { get; } = new("voluntary");

    /// <summary>The act says that it must be done.</summary>
    public static PlanObligation Compulsory(string act, string article, DateOnly since) =>
        new("compulsory", act, article, since);
}

/// <summary>A share of the costs.</summary>
/// <param name="Code">Payer, such as <c>municipality</c>.</param>
/// <param name="Name">The payer's Dutch name.</param>
/// <param name="SharePercent">Share in percent; all shares of an item make 100.</param>
public sealed record PlanPayer(string Code, string Name, decimal SharePercent);

/// <summary>One of the next things to do.</summary>
/// <param name="What">What, in the caseworker's Dutch.</param>
/// <param name="On">Day.</param>
/// <param name="Time">Time of day as <c>HH:mm</c>.</param>
/// <param name="Place">Where.</param>
/// <param name="Phone">Whom to call about it.</param>
public sealed record PlanNextStep(
    string What, DateOnly? On, string? Time, string? Place, string? Phone);
