using System.Globalization;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.Checklists;
using ReceptionCentre.Application.Documents;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Plans.PlanDocument;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Appointments;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Checklists;
using ReceptionCentre.Domain.Departures;
using ReceptionCentre.Domain.Documents;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.ReferenceData;

namespace ReceptionCentre.Application.Departures;

/// <summary>
/// Asks for the departure plan on paper, in Dutch and beside it the newcomer's language: what to do now, the checklist, what is
/// arranged at the destination, whom to call. Nothing of health is in it. Gives the document's id.
/// </summary>
public static class RequestDeparturePlan
{
    /// <summary>Page 1 has room for these.</summary>
    private const int MostNextSteps = 3;

    /// <param name="Language">Code of the list "languages"; null or Dutch = Dutch alone.</param>
    [Needs(Permission.RequestDocument)]
    public sealed record Command(Guid CaseFileId, Guid DepartureId, string? Language, Guid OnceKey) : ICommand<Guid>, IOnce;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Language).AtMost(Code.ValueLength)
            .Must(code => string.IsNullOrEmpty(code) || code == PlanDocumentBuilder.Dutch || PaperLanguages.BesideDutch.Contains(code)).WithMessage("Shared.ChooseFromTheList");
    }

    internal sealed class Handler(
        IReceptionDb db, ICodeLists codes, PlanDocumentBuilder builder, PaperWords words, IMediator mediator, IDocumentWakeUp worker, IAfterCommit afterCommit, IAuditTrail audit,
        ICurrentStaff current, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var language = request.Language is null or "" or PlanDocumentBuilder.Dutch ? null : request.Language;
            var file = await db.FileToWorkOnAsync(request.CaseFileId, current, time.Today(), cancellationToken);
            audit.About(file.PersonId, file.Id);
            var departure = await db.DepartureAsync(file.Id, request.DepartureId, cancellationToken);
            DepartureRules.APlanIsForWhoIsGoing.Check(departure is { State: DepartureState.Planned } && departure.Kind is not (Departure.Death or Departure.Disappeared));
            var data = (await DataAsync(departure, file, language, cancellationToken)).ToJson();
            var document = Document.Request(
                file.Id, departure.Id, DeparturePlanData.Template, language, $"vertrek-{file.Reference}{(language is null ? "" : "-" + language)}.pdf", data, Checksum.Of(data),
                time.GetUtcNow(), current.Id);
            db.Documents.Add(document);
            afterCommit.Do(worker.Raise);
            return document.Id;
        }

        private async Task<DeparturePlanData> DataAsync(Departure departure, CaseFile file, string? language, CancellationToken cancellationToken)
        {
            var list = await mediator.Send(new ChecklistOfFile.Query(file.Id, departure.Id), cancellationToken);
            var there = await mediator.Send(new ShowDestination.Query(file.Id, departure.Id), cancellationToken);
            var town = await builder.MunicipalityAsync(file.Controller, cancellationToken);
            PaperSaid Said(string key, string dutch, string english) => words.Said(key, dutch, english, language);

            var lines = list.Lines.Where(line => line.Tick?.State != TickState.NotNeeded).Select(line => new DepartureLine(
                Said($"checklist.{line.Key}", line.Dutch, line.English), DoerCode(line.Doer), line.Tick is not null, line.From, line.By,
                line.DutchPaper,
                line.DutchNote is { } note ? Said($"checklist.{line.Key}.note", note, line.EnglishNote ?? note) : null)).ToList();
            var arranged = there.Arrangements.Where(one => one.State != DestinationState.FellThrough).Select(one => new DepartureArranged(
                Said($"leave.kind.{one.Kind?.Value}", one.Kind?.Dutch ?? "", one.Kind?.English ?? ""), one.With, one.Contact, one.Place, one.On, one.Telephone,
                one.State == DestinationState.Confirmed)).ToList();
            var destination = departure.Municipality is not null
                ? await codes.FindAsync(Lists.Municipalities, departure.Municipality, cancellationToken)
                : await codes.FindAsync(Lists.Countries, departure.Country, cancellationToken);
            return new(
                new("", time.Today(), 1, ""), language, town, await builder.PersonAsync(file.PersonId, cancellationToken),
                await builder.CaseworkerOfAsync(file, cancellationToken), file.Reference,
                destination is null ? null : new(destination.Dutch, destination.Own ?? destination.English, language ?? PlanDocumentBuilder.Dutch), departure.Place,
                departure.PlannedOn is { IsUnknown: false } on ? on.ToString() : null, departure.Kind != Departure.ToMunicipality,
                await NextAsync(file, lines, arranged, Said, cancellationToken), lines, arranged, departure.MayCall);
        }

        // What has a day first, the soonest before; then what has none, in the order of the list.
        private async Task<IReadOnlyList<DepartureNext>> NextAsync(
            CaseFile file, List<DepartureLine> lines, List<DepartureArranged> arranged, Func<string, string, string, PaperSaid> said, CancellationToken cancellationToken)
        {
            var (now, today) = (time.GetUtcNow(), time.Today());
            var appointments = await db.Appointments.AsNoTracking()
                .Where(one => one.BeginsAt > now && one.Invitees.Any(invitee => invitee.CaseFileId == file.Id && invitee.State == InviteeState.Invited))
                .OrderBy(one => one.BeginsAt).ThenBy(one => one.Id).Take(MostNextSteps)
                .Select(one => new { one.BeginsAt, one.On, one.Place, one.PlaceKind, Room = db.MeetingPlaces.Where(place => place.Id == one.MeetingPlaceId).Select(place => place.Name).FirstOrDefault(), Host = db.StaffMembers.Where(member => member.Id == one.StaffMemberId).Select(member => member.Name).FirstOrDefault() })
                .ToListAsync(cancellationToken);
            var steps = new List<DepartureNext>();
            foreach (var one in appointments)
            {
                var place = (await codes.FindAsync(Lists.AppointmentPlaces, one.PlaceKind, cancellationToken))?.Dutch;
                steps.Add(new(
                    said("leave.appointment", "Afspraak", "Appointment"), null, one.On, DutchCalendar.LocalTime(one.BeginsAt).ToString("HH:mm", CultureInfo.InvariantCulture),
                    string.Join(", ", new[] { place, one.Room, one.Place }.Where(part => !string.IsNullOrWhiteSpace(part))), one.Host));
            }
            steps.AddRange(arranged.Where(one => one.On >= today).Select(one => new DepartureNext(one.What, null, one.On, null, one.Place, one.With)));
            var open = lines.Where(line => !line.IsDone).ToList();
            steps.AddRange(open.Where(line => line.On is not null).Select(line => new DepartureNext(line.What, line.From, line.On, null, null, null)));
            return
            [
                .. steps.OrderBy(step => step.From ?? step.On).ThenBy(step => step.Time, StringComparer.Ordinal)
                    .Concat(open.Where(line => line.On is null && line.Doer == DoerCode(ChecklistDoer.Newcomer)).Select(line => new DepartureNext(line.What, null, null, null, null, null)))
                    .Take(MostNextSteps),
            ];
        }

        private static string DoerCode(ChecklistDoer doer) => doer switch
        {
            ChecklistDoer.Newcomer => "newcomer",
            ChecklistDoer.We => "we",
            ChecklistDoer.Employer => "employer",
            _ => "partner",
        };
    }
}
