using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Documents;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Domain.Reminders;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Reminders;

/// <summary>How somebody is reminded of appointments, and what was sent.</summary>
public static class RemindersOfFile
{
    /// <summary>So many reminders are shown, the newest first.</summary>
    public const int Most = 20;

    [Needs(Permission.ReadAppointments)]
    public sealed record Query(Guid CaseFileId) : IQuery<View>;

    /// <param name="Way">Null = nobody asked.</param>
    /// <param name="Since">From which day it is so.</param>
    /// <param name="Mobile">To which number; null = none to which a message can be sent.</param>
    /// <param name="Language">In which language beside Dutch; null = Dutch alone.</param>
    /// <param name="IsProtected">Then nothing is sent, whatever was chosen.</param>
    /// <param name="Days">So many days before an appointment a message goes.</param>
    /// <param name="Example">What is sent of the next appointment; null = there is none.</param>
    public sealed record View(
        int Version, ReminderWay? Way, PartialDate? Since, string? Mobile, string? Email, CodeView? Language, bool IsProtected, int Days, bool MailIsConnected, bool TextsAreConnected,
        ReminderWords.Message? Example, IReadOnlyList<Line> Lines);

    public sealed record Line(DateTimeOffset BeginsAt, ReminderWay Way, ReminderState State, ReminderTrouble? Trouble, DateTimeOffset At, Guid? DocumentId);

    internal sealed class Handler(
        IReceptionDb db, ICodeLists codes, PersonLanguage languages, ReminderSubjects subjects, ReminderWords words, IMailbox mail, ITextMessages texts, CaseloadTerms terms, TimeProvider time) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var (now, today) = (time.GetUtcNow(), time.Today());
            var file = await db.CaseFiles.AsNoTracking().FirstOrDefaultAsync(one => one.Id == request.CaseFileId, cancellationToken) ?? throw new NotThereException("case file");
            var choice = await db.ReminderChoices.AsNoTracking().Include(one => one.Ways).FirstOrDefaultAsync(one => one.CaseFileId == file.Id, cancellationToken);
            var details = await db.ContactDetails.AsNoTracking().Where(fact => fact.PersonId == file.PersonId).ToListAsync(cancellationToken);
            var language = await languages.PreferredAsync(file.PersonId, cancellationToken) is { } preferred && PaperLanguages.BesideDutch.Contains(preferred) ? preferred : null;
            var next = await subjects.NextAsync(file.Id, now, cancellationToken);
            var days = await db.MunicipalitySettings.AsNoTracking().Where(one => one.Municipality == file.Controller).Select(one => one.ReminderDays).FirstOrDefaultAsync(cancellationToken) ?? terms.ReminderDays;
            var lines = await db.Reminders.AsNoTracking().Where(one => one.CaseFileId == file.Id).OrderByDescending(one => one.BeginsAt).Take(Most)
                .Select(one => new Line(one.BeginsAt, one.Way, one.State, one.Trouble, one.EndedAt ?? one.MadeAt, one.DocumentId)).ToListAsync(cancellationToken);
            return new(
                choice?.Version ?? 0, choice?.WayOn(today), choice?.Ways.Current(today)?.From,
                details.Where(fact => fact.Kind == "mobile").Current(today)?.Value is { } mobile && TelephoneNumber.International(mobile) is not null ? mobile : null,
                details.Where(fact => fact.Kind == "email").Current(today)?.Value, await codes.FindAsync(Lists.Languages, language, cancellationToken),
                await db.IsProtectedAsync(file.PersonId, today, cancellationToken), days, mail.IsConnected, texts.IsConnected,
                next is null ? null : await words.OfAsync(next, file.Controller, language, cancellationToken), lines);
        }
    }
}

/// <summary>Somebody said how they want to be reminded of appointments, from today on.</summary>
public static class ChooseReminder
{
    /// <param name="Version">On the screen; 0 = nobody asked before.</param>
    [Needs(Permission.MakeAppointment)]
    public sealed record Command(Guid CaseFileId, int Version, ReminderWay? Way) : ICommand<Guid>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Way).Chosen();
    }

    internal sealed class Handler(IReceptionDb db, ICurrentStaff current, IAuditTrail audit, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var today = time.Today();
            var file = await db.CaseFiles.FirstOrDefaultAsync(one => one.Id == request.CaseFileId, cancellationToken) ?? throw new NotThereException("case file");
            file.EnsureOpen();
            var choice = await db.ReminderChoices.Include(one => one.Ways).FirstOrDefaultAsync(one => one.CaseFileId == file.Id, cancellationToken);
            if (choice is null)
                db.ReminderChoices.Add(choice = ReminderChoice.Of(file.Id));
            else
                choice.EnsureStillAt(request.Version);
            if (request.Way != ReminderWay.None)
                ReminderRules.NotToWhoIsProtected.Check(!await db.IsProtectedAsync(file.PersonId, today, cancellationToken));
            choice.Choose(request.Way!.Value, today, current.Recording(time));
            audit.About(file.PersonId, file.Id);
            return choice.Id;
        }
    }
}

/// <summary>Letters of reminder that were made and are to be put in the post, the nearest appointment first.</summary>
public static class RemindersToPost
{
    public const int Most = 200;

    [Needs(Permission.RequestDocument)]
    public sealed record Query : IQuery<IReadOnlyList<Line>>;

    public sealed record Line(Guid Id, int Version, Guid CaseFileId, NameParts Name, DateTimeOffset BeginsAt, Guid DocumentId);

    internal sealed class Handler(IReceptionDb db, TimeProvider time) : IRequestHandler<Query, IReadOnlyList<Line>>
    {
        public async Task<IReadOnlyList<Line>> Handle(Query request, CancellationToken cancellationToken)
        {
            var (now, today) = (time.GetUtcNow(), time.Today());
            var waiting = await (
                from reminder in db.Reminders.AsNoTracking()
                where reminder.State == ReminderState.ToPost && reminder.BeginsAt > now
                join file in db.CaseFiles on reminder.CaseFileId equals file.Id
                orderby reminder.BeginsAt, reminder.Id
                select new { reminder.Id, reminder.Version, reminder.CaseFileId, file.PersonId, reminder.BeginsAt, DocumentId = reminder.DocumentId!.Value }).Take(Most).ToListAsync(cancellationToken);
            var people = waiting.Select(one => one.PersonId).ToList();
            var names = (await db.Names.AsNoTracking().Where(fact => people.Contains(fact.PersonId)).ToListAsync(cancellationToken)).ToLookup(fact => fact.PersonId);
            return waiting.ConvertAll(one => new Line(one.Id, one.Version, one.CaseFileId, names[one.PersonId].Current(today)?.Parts ?? names[one.PersonId].Last(fact => fact.Stands).Parts, one.BeginsAt, one.DocumentId));
        }
    }
}
