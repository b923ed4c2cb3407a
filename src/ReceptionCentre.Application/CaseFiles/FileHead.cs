using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Appointments;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.Stays;

namespace ReceptionCentre.Application.CaseFiles;

/// <summary>The head that stands above every page of a file: who it is, in the six facts that everybody needs first.</summary>
public static class FileHead
{
    [Needs(Permission.OpenFileHead)]
    public sealed record Query(Guid CaseFileId) : IQuery<Head>, IOpensFile;

    /// <param name="MayWork">Whoever asks is its caseworker or in its team.</param>
    /// <param name="Languages">Preferred first.</param>
    /// <param name="Closed">Null while the file is open.</param>
    public sealed record Head(
        Guid CaseFileId, Guid PersonId, Guid StayId, string Reference, DateOnly OpenedOn, bool IsClosed, NameParts Name, PartialDate Born, int? Age, int? AgeAtMost,
        IReadOnlyList<LanguageView> Languages, IReadOnlyList<MotiveView> Motives, DutyView Duty, CodeView? Municipality, CodeView? Task,
        string? Caseworker, Guid? CaseworkerId, string? Team, bool IsProtected, bool MayWork, Closing? Closed, NextAppointment? Next);

    /// <summary>The first appointment that is still to come, or is today.</summary>
    public sealed record NextAppointment(DateTimeOffset BeginsAt, CodeView? PlaceKind, string Host, string? Room);

    /// <summary>When and why the file was closed.</summary>
    /// <param name="OpenFileId">Another file of the person, open and in scope.</param>
    /// <param name="KeptUntil">First day on which it need no longer be kept; null = no term is known.</param>
    public sealed record Closing(DateOnly On, string? BecauseCode, CodeView? Because, Guid? OpenFileId, DateOnly? KeptUntil);

    public sealed record LanguageView(CodeView? Language, bool Preferred, bool InterpreterWanted);

    public sealed record MotiveView(CodeView? Motive, PartialDate From);

    public sealed record DutyView(DutyState State, CodeView? Act, PartialDate DecidedOn);

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, ICurrentStaff current, TimeProvider time) : IRequestHandler<Query, Head>
    {
        public async Task<Head> Handle(Query request, CancellationToken cancellationToken)
        {
            var today = time.Today();
            var file = await db.CaseFiles.AsNoTracking().Include(file => file.Assignments)
                .FirstOrDefaultAsync(file => file.Id == request.CaseFileId, cancellationToken) ?? throw new NotThereException("case file");
            var person = await db.Persons.AsNoTracking()
                .Include(person => person.Names).Include(person => person.Births).Include(person => person.Languages).Include(person => person.Protections)
                .FirstAsync(person => person.Id == file.PersonId, cancellationToken);
            var stay = await db.Stays.AsNoTracking().Include(stay => stay.Motives).Include(stay => stay.Duties)
                .FirstAsync(stay => stay.Id == file.StayId, cancellationToken);
            var assigned = file.AssignedOn(today);
            var caseworker = assigned?.CaseworkerId is { } id
                ? await db.StaffMembers.Where(member => member.Id == id).Select(member => member.Name).FirstOrDefaultAsync(cancellationToken) : null;
            var team = assigned?.TeamId is { } teamId
                ? await db.Teams.Where(team => team.Id == teamId).Select(team => team.Name).FirstOrDefaultAsync(cancellationToken) : null;

            var born = person.Births.Current(today)?.Born ?? PartialDate.Unknown;
            var duty = stay.Duties.Current(today);
            return new(
                file.Id, person.Id, stay.Id, file.Reference, file.OpenedOn, file.ClosedOn is not null, person.NameOn(today), born, born.AgeOn(today), born.AgeAtMostOn(today),
                await LanguagesAsync(person, today, cancellationToken), await MotivesAsync(stay, today, cancellationToken),
                new(duty?.State ?? DutyState.Undecided, await codes.FindAsync(Lists.Acts, duty?.Act, cancellationToken), duty?.DecidedOn ?? PartialDate.Unknown),
                await codes.FindAsync(Lists.Municipalities, file.Controller, cancellationToken), await codes.FindAsync(Lists.Tasks, file.Task, cancellationToken),
                caseworker, assigned?.CaseworkerId, team, person.IsProtectedOn(today), FileWork.MayWork(file, current, today), await ClosingAsync(file, cancellationToken),
                await NextAsync(file.Id, today, cancellationToken));
        }

        private async Task<NextAppointment?> NextAsync(Guid caseFileId, DateOnly today, CancellationToken cancellationToken)
        {
            var next = await db.Invitees.AsNoTracking()
                .Where(invitee => invitee.CaseFileId == caseFileId && invitee.On >= today && (invitee.State == InviteeState.Invited || invitee.State == InviteeState.Arrived))
                .Join(db.Appointments, invitee => invitee.AppointmentId, appointment => appointment.Id, (invitee, appointment) => new { invitee.BeginsAt, appointment.PlaceKind, appointment.StaffMemberId, appointment.MeetingPlaceId })
                .OrderBy(appointment => appointment.BeginsAt).FirstOrDefaultAsync(cancellationToken);
            if (next is null)
                return null;
            var host = await db.StaffMembers.Where(member => member.Id == next.StaffMemberId).Select(member => member.Name).FirstOrDefaultAsync(cancellationToken);
            return new(next.BeginsAt, await codes.FindAsync(Lists.AppointmentPlaces, next.PlaceKind, cancellationToken), host ?? "", await RoomAsync(next.MeetingPlaceId, cancellationToken));
        }

        private async Task<string?> RoomAsync(Guid? id, CancellationToken cancellationToken) =>
            id is null ? null : await db.MeetingPlaces.IgnoreQueryFilters().Where(place => place.Id == id).Select(place => place.Name).FirstOrDefaultAsync(cancellationToken);

        private async Task<Closing?> ClosingAsync(CaseFile file, CancellationToken cancellationToken)
        {
            if (file.ClosedOn is not { } on)
                return null;
            var open = await db.CaseFiles.Where(other => other.PersonId == file.PersonId && other.ClosedOn == null)
                .OrderByDescending(other => other.Controller == file.Controller).ThenBy(other => other.Id).Select(other => (Guid?)other.Id).FirstOrDefaultAsync(cancellationToken);
            return new(on, file.ClosedBecause, await codes.FindAsync(Lists.DepartureKinds, file.ClosedBecause, cancellationToken), open, file.KeptUntil);
        }

        private async Task<IReadOnlyList<LanguageView>> LanguagesAsync(Person person, DateOnly today, CancellationToken cancellationToken)
        {
            var languages = new List<LanguageView>();
            foreach (var fact in person.Languages.On(today).OrderByDescending(fact => fact.Preferred))
                languages.Add(new(await codes.FindAsync(Lists.Languages, fact.Code, cancellationToken), fact.Preferred, fact.InterpreterWanted));
            return languages;
        }

        private async Task<IReadOnlyList<MotiveView>> MotivesAsync(Stay stay, DateOnly today, CancellationToken cancellationToken)
        {
            var motives = new List<MotiveView>();
            foreach (var fact in stay.Motives.On(today).Where(fact => !fact.IsLocked || current.May(Permission.ReadLockedParts)))
                motives.Add(new(await codes.FindAsync(Lists.Motives, fact.Code, cancellationToken), fact.From));
            return motives;
        }
    }
}
