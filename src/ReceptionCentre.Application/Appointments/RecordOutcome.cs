using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Appointments;
using ReceptionCentre.Domain.Contacts;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Appointments;

/// <summary>
/// Records of each who was expected whether they came, and writes the contact note in the same step: its day, interpreter and
/// who took part are known from the appointment.
/// </summary>
public static class RecordOutcome
{
    /// <param name="Note">Null = no note is written now.</param>
    /// <param name="NoteIn">Files that get the note, each of somebody who came. What one tells is not shown to another, so each is chosen.</param>
    [Needs(Permission.MakeAppointment)]
    public sealed record Command(
        Guid OnceKey, Guid CaseFileId, Guid AppointmentId, int Version, IReadOnlyList<Answer> Answers, NoteInput? Note, IReadOnlyList<Guid> NoteIn) : ICommand<Guid>, IOnce;

    /// <param name="Reason">Code of the list "absence-reasons", of somebody who did not come.</param>
    public sealed record Answer(Guid CaseFileId, bool Came, string? Reason);

    /// <summary>See <see cref="ContactNote"/>.</summary>
    public sealed record NoteInput(string? Channel, string? With, string? Agreed, DateOnly? NextOn, bool IsLocked, string? Occasion = null);

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Answers).Must(answers => answers.Count > 0).WithMessage("Shared.ChooseOne");
            RuleForEach(command => command.Answers).Must(answer => answer.Came || answer.Reason is not null).WithMessage("Appointments.AbsenceReasonMissing");
            When(command => command.Note is not null, () =>
            {
                RuleFor(command => command.NoteIn).Must((command, files) => files.Count > 0 && files.All(file => command.Answers.Any(answer => answer.CaseFileId == file && answer.Came)))
                    .WithMessage("Appointments.NoteOfWhoCame");
                RuleFor(command => command.Note!.Channel).Required().OverridePropertyName(nameof(NoteInput.Channel));
                RuleFor(command => command.Note!.With).AtMost(ContactNote.WithLength).PlainText().OverridePropertyName(nameof(NoteInput.With));
                RuleFor(command => command.Note!.Agreed).Cascade(CascadeMode.Stop).Must(words => !string.IsNullOrWhiteSpace(words)).WithMessage("Contacts.AgreedMissing")
                    .AtMost(ContactNote.AgreedLength).PlainText(lines: true).OverridePropertyName(nameof(NoteInput.Agreed));
            });
        }
    }

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, ICurrentStaff current, IAuditTrail audit, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            await codes.EnsureKnownAsync(Lists.Channels, request.Note?.Channel, nameof(NoteInput.Channel), cancellationToken);
            await codes.EnsureKnownAsync(Lists.Occasions, request.Note?.Occasion, nameof(NoteInput.Occasion), cancellationToken);
            foreach (var answer in request.Answers.Where(answer => !answer.Came))
                await codes.EnsureKnownAsync(Lists.AbsenceReasons, answer.Reason, nameof(request.Answers), cancellationToken);
            var (file, appointment) = await db.AppointmentToChangeAsync(request.CaseFileId, request.AppointmentId, cancellationToken);
            appointment.EnsureStillAt(request.Version);
            // An answer about somebody is an answer about their file: only whom one sees.
            var answered = request.Answers.Select(answer => answer.CaseFileId).Distinct().ToList();
            var open = await db.CaseFiles.Where(other => answered.Contains(other.Id) && other.ClosedOn == null).CountAsync(cancellationToken);
            if (open != answered.Count)
                throw new NotThereException("case file");
            foreach (var answer in request.Answers)
            {
                if (answer.Came)
                    appointment.Attend(answer.CaseFileId, Note(answer.CaseFileId, appointment, request), time.GetUtcNow(), current.Id);
                else
                    appointment.StayAway(answer.CaseFileId, answer.Reason!, time.GetUtcNow(), current.Id);
            }
            await db.TellAsync(audit, file, appointment, RequestName.Of<Command>(), cancellationToken);
            return appointment.Id;
        }

        private Guid? Note(Guid caseFileId, Appointment appointment, Command request)
        {
            if (request.Note is not { } input || !request.NoteIn.Contains(caseFileId))
                return null;
            ContactRules.ALockedNoteNeedsThePermission.Check(!input.IsLocked || current.May(Permission.ReadLockedParts));
            var note = ContactNote.Write(
                caseFileId, new(appointment.On, input.Channel!, true, input.With, appointment.Interpreter, input.Agreed!.Trim(), input.NextOn, input.IsLocked, input.Occasion),
                time.Today(), time.GetUtcNow(), current.Id);
            db.ContactNotes.Add(note);
            return note.Id;
        }
    }
}
