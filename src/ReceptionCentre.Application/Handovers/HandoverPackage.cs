using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Domain.CivicIntegration;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Handovers;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Domain.Plans;
using ReceptionCentre.Domain.Stays;

namespace ReceptionCentre.Application.Handovers;

/// <summary>A code with its words, so that another system can read it too.</summary>
public sealed record Coded(string Code, string Dutch, string English)
{
    public static Coded? Of(CodeView? code) => code is null ? null : new(code.Value, code.Dutch, code.English);

    /// <summary>In the language of the screen.</summary>
    public string In(string language) => language == "en" ? English : Dutch;
}

/// <summary>
/// What goes from one municipality to another: the content of the file and of the page. Version 1 of the format is written
/// down in docs/handovers.md; what is null was not chosen, or is not known.
/// </summary>
/// <param name="Sender">Who is called with a question.</param>
public sealed record HandoverPackage(int Version, Guid Id, Coded From, Coded To, DateOnly? MadeOn, DateOnly? LastDay, HandoverSender? Sender, IReadOnlyList<HandedPerson> People)
{
    public const int Current = 1, MostPeople = 30;

    private static readonly JsonSerializerOptions Canonical = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        IgnoreReadOnlyProperties = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(), new PartialDateInJson() },
    };

    public HandoverLabel Label => new(Id, From.Code, To.Code, MadeOn!.Value, LastDay!.Value);

    /// <summary>UTF-8 in the order of the format, without room between.</summary>
    public string Write() => JsonSerializer.Serialize(this, Canonical);

    /// <summary>Null when it is no package that this version can read.</summary>
    public static HandoverPackage? Read(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<HandoverPackage>(json, Canonical) is { Version: Current, People: { Count: > 0 and <= MostPeople } people, From: not null, To: not null } read
                && people.All(person => person?.Identity?.Name.CalledName is { Length: > 0 }) ? read : null;
        }
        catch (Exception broken) when (broken is JsonException or FormatException or NotSupportedException)
        {
            return null;
        }
    }

    private sealed class PartialDateInJson : JsonConverter<PartialDate>
    {
        public override PartialDate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.GetString()?.Split('-') is [var year, var month, var day] && int.TryParse(year + month + day, out var number) ? PartialDate.FromNumber(number) : throw new JsonException();

        public override void Write(Utf8JsonWriter writer, PartialDate value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }
}

/// <param name="Name">Of the member of staff who sent it.</param>
public sealed record HandoverSender(string Name, string? Phone, string? Desk);

/// <summary>One person, part by part; null = not chosen or not known.</summary>
/// <param name="Number">Place in the package, from 1.</param>
/// <param name="MovesOn">Day of the move, as far as known.</param>
public sealed record HandedPerson(
    int Number, PartialDate? MovesOn, HandedIdentity Identity, string? Bsn = null, string? VNumber = null, IReadOnlyList<HandedDocument>? Documents = null,
    HandedResidence? Residence = null, IReadOnlyList<HandedContact>? Contact = null, HandedAddress? Address = null, HandedAddress? HiddenAddress = null,
    IReadOnlyList<HandedLanguage>? Languages = null, IReadOnlyList<HandedMember>? Household = null, HandedDuty? Duty = null, HandedResults? Results = null,
    HandedPlan? Plan = null, IReadOnlyList<HandedDomain>? Intake = null, IReadOnlyList<HandedHealth>? Health = null, IReadOnlyList<HandedReferral>? Referrals = null)
{
    /// <summary>The parts of which there is something.</summary>
    public IReadOnlyList<HandoverPart> Parts => [.. HandoverNeeds.All.Where(Has)];

    public bool Has(HandoverPart part) => part switch
    {
        HandoverPart.Identity => true,
        HandoverPart.Bsn => Bsn is not null,
        HandoverPart.VNumber => VNumber is not null,
        HandoverPart.Documents => Documents is { Count: > 0 },
        HandoverPart.Residence => Residence is not null,
        HandoverPart.Contact => Contact is { Count: > 0 },
        HandoverPart.Address => Address is not null,
        HandoverPart.HiddenAddress => HiddenAddress is not null,
        HandoverPart.Languages => Languages is { Count: > 0 },
        HandoverPart.Household => Household is { Count: > 0 },
        HandoverPart.Duty => Duty is not null,
        HandoverPart.Results => Results is not null,
        HandoverPart.Plan => Plan is not null,
        HandoverPart.Intake => Intake is { Count: > 0 },
        HandoverPart.Health => Health is { Count: > 0 },
        _ => Referrals is { Count: > 0 },
    };

    /// <summary>Only the chosen parts; of the intake only the chosen domains.</summary>
    public HandedPerson Only(IReadOnlyCollection<HandoverPart> parts, IReadOnlyCollection<string> domains) => this with
    {
        Bsn = parts.Contains(HandoverPart.Bsn) ? Bsn : null,
        VNumber = parts.Contains(HandoverPart.VNumber) ? VNumber : null,
        Documents = parts.Contains(HandoverPart.Documents) ? Documents : null,
        Residence = parts.Contains(HandoverPart.Residence) ? Residence : null,
        Contact = parts.Contains(HandoverPart.Contact) ? Contact : null,
        Address = parts.Contains(HandoverPart.Address) ? Address : null,
        HiddenAddress = parts.Contains(HandoverPart.HiddenAddress) ? HiddenAddress : null,
        Languages = parts.Contains(HandoverPart.Languages) ? Languages : null,
        Household = parts.Contains(HandoverPart.Household) ? Household : null,
        Duty = parts.Contains(HandoverPart.Duty) ? Duty : null,
        Results = parts.Contains(HandoverPart.Results) ? Results : null,
        Plan = parts.Contains(HandoverPart.Plan) ? Plan : null,
        Intake = parts.Contains(HandoverPart.Intake) ? [.. (Intake ?? []).Where(domain => domains.Contains(domain.Domain.Code))] : null,
        Health = parts.Contains(HandoverPart.Health) ? Health : null,
        Referrals = parts.Contains(HandoverPart.Referrals) ? Referrals : null,
    };
}

public sealed record HandedIdentity(NameParts Name, PartialDate? Born, string? BirthPlace, Coded? BirthCountry, Gender? Gender, IReadOnlyList<Coded> Nationalities);

public sealed record HandedDocument(Coded Kind, string Number, Coded? State, PartialDate? ValidUntil);

/// <param name="TitleUntil">First day on which it is no longer valid.</param>
public sealed record HandedResidence(IReadOnlyList<HandedMotive> Motives, Coded? Title, PartialDate? TitleFrom, PartialDate? TitleUntil, bool? InRegister);

public sealed record HandedMotive(Coded Motive, PartialDate Since);

public sealed record HandedContact(Coded Kind, string Value);

public sealed record HandedAddress(Coded Kind, string? Street, string? Postcode, string? Place);

public sealed record HandedLanguage(Coded Language, bool Preferred, bool Interpreter);

/// <param name="Number">Place of that person in the package.</param>
public sealed record HandedMember(int Number, string Name, Coded Role);

/// <param name="TermUntil">First day after the term.</param>
/// <param name="FirstPipOn">Date of the person's first PIP.</param>
/// <param name="FirstPipBy">Municipality that made it.</param>
/// <param name="Route">Of the PIP that holds: the next municipality makes a new one and keeps the route.</param>
public sealed record HandedDuty(
    DutyState State, Coded? Act, PartialDate DecidedOn, PartialDate From, DutyGroup? Group, DateOnly? TermFrom, DateOnly? TermUntil, DateOnly? FirstPipOn, Coded? FirstPipBy,
    LearningRoute? Route, LanguageLevel? Level, string? WhyRoute);

public sealed record HandedResults(IReadOnlyList<HandedAchievement> Achieved, IReadOnlyList<HandedHours> Hours, IReadOnlyList<Exam> Exams);

public sealed record HandedAchievement(AchievementKind Kind, DateOnly On);

/// <param name="Total">Of the kind, counted up to the day.</param>
public sealed record HandedHours(HoursKind Kind, int Total, DateOnly CountedOn);

/// <param name="Kind">A PIP or a voluntary plan; at the other side it is what came, and not theirs.</param>
public sealed record HandedPlan(PlanKind Kind, DateOnly? AgreedOn, string? OwnWords, IReadOnlyList<HandedGoal> Goals);

/// <param name="Open">What is still to be done for it.</param>
public sealed record HandedGoal(Coded Track, string Goal, IReadOnlyList<HandedItem> Open);

public sealed record HandedItem(string What, string? Provider, DateOnly? StartsOn, DateOnly? Deadline, bool Compulsory);

public sealed record HandedDomain(Coded Domain, IReadOnlyList<HandedAnswer> Answers);

/// <param name="Chosen">Codes that were chosen; empty for an answer in words.</param>
public sealed record HandedAnswer(Coded Question, string? Words, IReadOnlyList<Coded> Chosen, DateOnly On);

/// <param name="What">What the person agreed to be told.</param>
public sealed record HandedHealth(string Receiver, string What, DateOnly AgreedOn);

public sealed record HandedReferral(string Offer, string Provider, string Goal, DateOnly SentOn, DateOnly? StartedOn);
