using System.Text.Encodings.Web;
using System.Text.Json;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Plans.PlanDocument;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Appointments;
using ReceptionCentre.Domain.Documents;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.ReferenceData;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Documents;

/// <summary>Asks for an invitation on paper to the next appointment of a file, in Dutch and beside it the newcomer's language. Gives the document's id.</summary>
public static class RequestInvitation
{
    /// <param name="Language">Code of the list "languages"; null or Dutch = Dutch alone.</param>
    [Needs(Permission.RequestDocument)]
    public sealed record Command(Guid CaseFileId, string? Language, Guid OnceKey) : ICommand<Guid>, IOnce;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Language).AtMost(Code.ValueLength)
            .Must(code => string.IsNullOrEmpty(code) || code == PlanDocumentBuilder.Dutch || PaperLanguages.BesideDutch.Contains(code)).WithMessage("Shared.ChooseFromTheList");
    }

    internal sealed class Handler(
        IReceptionDb db, ICodeLists codes, PlanDocumentBuilder builder, IDocumentWakeUp worker, IAfterCommit afterCommit, IAuditTrail audit, ICurrentStaff current, TimeProvider time)
        : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var language = request.Language is null or "" or PlanDocumentBuilder.Dutch ? null : request.Language;
            var file = await db.CaseFiles.AsNoTracking().Include(file => file.Assignments).FirstOrDefaultAsync(file => file.Id == request.CaseFileId, cancellationToken)
                ?? throw new NotThereException("case file");
            file.EnsureOpen();
            DocumentAccess.EnsureWorksOn(file, current, time.Today());
            audit.About(file.PersonId, file.Id);
            var now = time.GetUtcNow();
            var appointment = await db.Appointments.AsNoTracking()
                .Where(one => one.BeginsAt > now && one.Invitees.Any(invitee => invitee.CaseFileId == file.Id && invitee.State == InviteeState.Invited))
                .OrderBy(one => one.BeginsAt).ThenBy(one => one.Id).FirstOrDefaultAsync(cancellationToken);
            DocumentRules.AnInvitationIsToAnAppointment.Check(appointment is not null);
            var town = await builder.MunicipalityAsync(file.Controller, cancellationToken);
            var host = await db.StaffMembers.AsNoTracking().Where(member => member.Id == appointment!.StaffMemberId)
                .Select(member => new { member.Name, member.Phone }).FirstAsync(cancellationToken);
            var place = (await codes.FindAsync(Lists.AppointmentPlaces, appointment!.PlaceKind, cancellationToken))?.Dutch;
            var topic = (await codes.FindAsync(Lists.Topics, appointment.Topic, cancellationToken))?.Dutch;
            var data = new InvitationData(
                new("", time.Today(), 1, ""), language, town, await builder.PersonAsync(file.PersonId, cancellationToken), file.Reference, appointment.On,
                DutchCalendar.LocalTime(appointment.BeginsAt).ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture),
                string.Join(", ", new[] { place, appointment.Place }.Where(words => !string.IsNullOrWhiteSpace(words))), appointment.What ?? topic, host.Name,
                host.Phone ?? town.Phone, appointment.Interpreter is not null).ToJson();
            var document = Document.Request(
                file.Id, appointment.Id, InvitationData.Template, language, $"uitnodiging-{file.Reference}{(language is null ? "" : "-" + language)}.pdf", data, Checksum.Of(data), now, current.Id);
            db.Documents.Add(document);
            afterCommit.Do(worker.Raise);
            return document.Id;
        }
    }
}

/// <summary>All that the template <c>invitation</c> prints, in camelCase JSON.</summary>
/// <param name="Time"><c>HH:mm</c>, as in the Netherlands.</param>
/// <param name="About">In Dutch; null = it was not said.</param>
/// <param name="Host">Who receives the person.</param>
public sealed record InvitationData(
    PlanPaper Document, string? Language, PlanMunicipality Municipality, PlanPerson Person, string Reference, DateOnly On, string Time, string Place, string? About, string Host,
    string Phone, bool HasInterpreter)
{
    public const string Template = "invitation";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public string ToJson() => JsonSerializer.Serialize(this, Json);
}
