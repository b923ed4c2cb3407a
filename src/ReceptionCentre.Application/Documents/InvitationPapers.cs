using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Plans.PlanDocument;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Domain.Appointments;
using ReceptionCentre.Domain.Documents;
using ReceptionCentre.Domain.Facts;

namespace ReceptionCentre.Application.Documents;

/// <summary>Freezes what an invitation says on paper.</summary>
public sealed class InvitationPapers(IReceptionDb db, PlanDocumentBuilder builder, ICodeLists codes, TimeProvider time)
{
    // Of the list "interpreter-kinds": somebody comes whom the paper can promise.
    private static readonly string?[] WithInterpreter = ["professional-on-site", "professional-telephone", "professional-video", "volunteer"];

    /// <param name="CaseFileId">The file in which the paper stands.</param>
    /// <param name="Reference">Of that file.</param>
    /// <param name="People">Who is invited, first the one whom the file is about.</param>
    public sealed record Addressee(Guid CaseFileId, string Reference, IReadOnlyList<Guid> People, string? Language);

    /// <param name="Words">What the paper says besides, in Dutch; null = nothing.</param>
    /// <param name="AnswerBy">Last day to say whether somebody comes; null = it asks for no answer.</param>
    /// <param name="Moments">Every time on which somebody is expected, when there are several.</param>
    public sealed record Extra(string? Words, DateOnly? AnswerBy, IReadOnlyList<InvitationMoment>? Moments = null);

    /// <summary>To what somebody is invited.</summary>
    /// <param name="SubjectId">The appointment, or the invitation to an event.</param>
    /// <param name="About">In Dutch; null = it was not said.</param>
    /// <param name="Interpreter">Code of the list "interpreter-kinds".</param>
    public sealed record Meeting(Guid SubjectId, DateOnly On, DateTimeOffset BeginsAt, string Place, string? About, string? Interpreter);

    /// <summary>The invitation to an appointment.</summary>
    public async Task<Document> OfAsync(
        Appointment appointment, Addressee to, PlanMunicipality town, (string Name, string? Phone) host, Extra? extra, DateTimeOffset at, Guid by, DateTimeOffset? notBefore, CancellationToken cancellationToken) =>
        await OfAsync(await MeetingAsync(appointment, cancellationToken), to, town, host, extra, at, by, notBefore, cancellationToken);

    /// <summary>The kind of place of an appointment, in Dutch.</summary>
    public async Task<string?> PlaceKindAsync(Appointment appointment, CancellationToken cancellationToken) => (await codes.FindAsync(Lists.AppointmentPlaces, appointment.PlaceKind, cancellationToken))?.Dutch;

    /// <summary>An appointment as the invitation says it.</summary>
    public async Task<Meeting> MeetingAsync(Appointment appointment, CancellationToken cancellationToken)
    {
        var place = await PlaceKindAsync(appointment, cancellationToken);
        var room = await db.MeetingPlaces.IgnoreQueryFilters().Where(one => one.Id == appointment.MeetingPlaceId).Select(one => new { one.Name, one.Where }).FirstOrDefaultAsync(cancellationToken);
        var topic = (await codes.FindAsync(Lists.Topics, appointment.Topic, cancellationToken))?.Dutch;
        var where = string.Join(", ", new[] { place, room?.Name, room?.Where, appointment.Place }.Where(words => !string.IsNullOrWhiteSpace(words)));
        return new(appointment.Id, appointment.On, appointment.BeginsAt, where, appointment.What ?? topic, appointment.Interpreter);
    }

    /// <param name="host">Who receives them, and the telephone number where there is an own one.</param>
    /// <param name="notBefore">When it may be made; null = at once.</param>
    public async Task<Document> OfAsync(
        Meeting meeting, Addressee to, PlanMunicipality town, (string Name, string? Phone) host, Extra? extra, DateTimeOffset at, Guid by, DateTimeOffset? notBefore, CancellationToken cancellationToken)
    {
        var people = new List<PlanPerson>(to.People.Count);
        foreach (var person in to.People)
            people.Add(await builder.PersonAsync(person, cancellationToken));
        var data = new InvitationData(
            new("", time.Today(), 1, ""), to.Language, town, people[0], to.Reference, meeting.On,
            DutchCalendar.LocalTime(meeting.BeginsAt).ToString("HH:mm", CultureInfo.InvariantCulture), meeting.Place, meeting.About, host.Name,
            host.Phone ?? town.Phone, WithInterpreter.Contains(meeting.Interpreter), people[1..], extra?.Words, extra?.AnswerBy, extra?.Moments ?? []).ToJson();
        return Document.Request(
            to.CaseFileId, meeting.SubjectId, InvitationData.Template, to.Language, $"uitnodiging-{to.Reference}{(to.Language is null ? "" : "-" + to.Language)}.pdf", data, Checksum.Of(data), at, by,
            notBefore: notBefore);
    }
}

/// <summary>All that the template <c>invitation</c> prints, in camelCase JSON.</summary>
/// <param name="Time"><c>HH:mm</c>, as in the Netherlands.</param>
/// <param name="About">In Dutch; null = it was not said.</param>
/// <param name="Host">Who receives the person.</param>
/// <param name="Along">Who come too, of one household.</param>
/// <param name="Words">What it says besides, in Dutch; null = nothing.</param>
/// <param name="AnswerBy">Null = it asks for no answer.</param>
/// <param name="Moments">Every time on which the person is expected, when there are several; else none.</param>
public sealed record InvitationData(
    PlanPaper Document, string? Language, PlanMunicipality Municipality, PlanPerson Person, string Reference, DateOnly On, string Time, string Place, string? About, string Host,
    string Phone, bool HasInterpreter, IReadOnlyList<PlanPerson> Along, string? Words, DateOnly? AnswerBy, IReadOnlyList<InvitationMoment> Moments)
{
    public const string Template = "invitation";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public string ToJson() => JsonSerializer.Serialize(this, Json);
}

/// <summary>One of several times on which somebody is expected.</summary>
/// <param name="From"><c>HH:mm</c>, as in the Netherlands; so is <paramref name="Until"/>.</param>
public sealed record InvitationMoment(DateOnly On, string From, string Until, string Place);
