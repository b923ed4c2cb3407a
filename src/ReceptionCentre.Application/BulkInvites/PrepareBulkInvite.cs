using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Appointments;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.Municipalities;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Application.WorkQueue;
using ReceptionCentre.Domain.Appointments;
using ReceptionCentre.Domain.BulkInvites;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.WorkQueue;

namespace ReceptionCentre.Application.BulkInvites;

/// <summary>What somebody fills in for a bulk invite; see <see cref="BulkInvite"/>.</summary>
/// <param name="SecondFrom">Null, with <paramref name="SecondUntil"/> = one part of the day.</param>
public sealed record InviteInput(
    string? Topic, string? What, string? PlaceKind, string? Place, string? Interpreter, DateOnly? FromDay, DateOnly? UntilDay, TalkDays Days, TimeOnly? FirstFrom, TimeOnly? FirstUntil,
    TimeOnly? SecondFrom, TimeOnly? SecondUntil, int? Minutes, int? FamilySlots, IReadOnlyList<Guid> Hosts, bool OnlyOwn, string? LetterWords, int? AnswerDays, string? Because)
{
    internal InviteTalk Talk => new(Topic, What, PlaceKind!, Place, Interpreter);

    internal TalkTimes Times => new(
        FromDay!.Value, UntilDay!.Value, Days, new(FirstFrom!.Value, FirstUntil!.Value), SecondFrom is { } from && SecondUntil is { } until ? new(from, until) : null, Minutes!.Value, FamilySlots!.Value);
}

/// <summary>Prepares a bulk invite for files of the work queue, and starts the dry run in the background. Nothing changes yet. Gives its id.</summary>
public static class PrepareBulkInvite
{
    /// <param name="Municipality">Code.</param>
    /// <param name="Files">Files that were ticked; none = all that the selection has.</param>
    [Needs(Permission.InviteInBulk)]
    public sealed record Command(Guid OnceKey, string? Municipality, InviteSelection Selection, IReadOnlyList<Guid> Files, InviteInput Input) : ICommand<Guid>, IOnce;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(TimeProvider time)
        {
            RuleFor(command => command.Municipality).Required();
            Field(command => command.Input.Topic, nameof(InviteInput.Topic)).Must((command, topic) => topic is not null || command.Input.What is not null)
                .WithMessage(AppointmentRules.AnAppointmentIsAboutSomething.Name);
            Field(command => command.Input.What, nameof(InviteInput.What)).AtMost(Appointment.WordsLength).PlainText(lines: true);
            Field(command => command.Input.PlaceKind, nameof(InviteInput.PlaceKind)).Required();
            Field(command => command.Input.Place, nameof(InviteInput.Place)).AtMost(Appointment.PlaceLength).PlainText();
            Field(command => command.Input.FromDay, nameof(InviteInput.FromDay)).Cascade(CascadeMode.Stop).Chosen().Must(day => day > time.Today()).WithMessage(InviteRules.TalksLieAhead.Name);
            Field(command => command.Input.UntilDay, nameof(InviteInput.UntilDay)).Cascade(CascadeMode.Stop).Chosen()
                .Must((command, day) => command.Input.FromDay is not { } from || (day >= from && day!.Value.DayNumber - from.DayNumber <= TalkTimes.MostDays)).WithMessage(InviteRules.TalksLieAhead.Name);
            Field(command => command.Input.Days, nameof(InviteInput.Days)).Must(days => days != TalkDays.None).WithMessage(InviteRules.ThereAreDaysToTalk.Name);
            Field(command => command.Input.FirstFrom, nameof(InviteInput.FirstFrom)).Must(at => at is not null).WithMessage("Appointments.TimeMissing");
            Field(command => command.Input.FirstUntil, nameof(InviteInput.FirstUntil)).Must((command, at) => at is not null && (command.Input.FirstFrom is null || at > command.Input.FirstFrom))
                .WithMessage(InviteRules.HoursFollowEachOther.Name);
            Field(command => command.Input.SecondFrom, nameof(InviteInput.SecondFrom))
                .Must((command, at) => at is not null == command.Input.SecondUntil is not null && (at is null || command.Input.FirstUntil is null || at >= command.Input.FirstUntil))
                .WithMessage(InviteRules.HoursFollowEachOther.Name);
            Field(command => command.Input.SecondUntil, nameof(InviteInput.SecondUntil)).Must((command, at) => at is null || command.Input.SecondFrom is null || at > command.Input.SecondFrom)
                .WithMessage(InviteRules.HoursFollowEachOther.Name);
            Field(command => command.Input.Minutes, nameof(InviteInput.Minutes)).Must(minutes => minutes is >= TalkTimes.LeastMinutes and <= TalkTimes.MostMinutes).WithMessage(InviteRules.ATalkHasALength.Name);
            Field(command => command.Input.FamilySlots, nameof(InviteInput.FamilySlots)).Must(slots => slots is >= 1 and <= TalkTimes.MostFamilySlots).WithMessage(InviteRules.ATalkHasALength.Name);
            Field(command => command.Input.Hosts, nameof(InviteInput.Hosts)).Must(hosts => hosts.Count > 0).WithMessage(InviteRules.SomebodyHoldsTheTalks.Name);
            Field(command => command.Input.LetterWords, nameof(InviteInput.LetterWords)).AtMost(BulkInvite.LetterLength).PlainText(lines: true);
            Field(command => command.Input.AnswerDays, nameof(InviteInput.AnswerDays)).Must(days => days is null or (>= 1 and <= BulkInvite.MostAnswerDays)).WithMessage(InviteRules.AnAnswerIsAskedInTime.Name);
            Field(command => command.Input.Because, nameof(InviteInput.Because)).Cascade(CascadeMode.Stop).Required().AtMost(BulkInvite.ReasonLength).PlainText(lines: true);
        }

        // Errors stand by the fields as the form calls them.
        private IRuleBuilderInitial<Command, T> Field<T>(System.Linq.Expressions.Expression<Func<Command, T>> field, string name)
        {
            var rule = RuleFor(field);
            rule.Configure(options => options.PropertyName = name);
            return rule;
        }
    }

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, ICurrentStaff current, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var (input, today, now) = (request.Input, time.Today(), time.GetUtcNow());
            await codes.EnsureKnownAsync(Lists.AppointmentPlaces, input.PlaceKind, nameof(input.PlaceKind), cancellationToken);
            await codes.EnsureKnownAsync(Lists.Topics, input.Topic, nameof(input.Topic), cancellationToken);
            await codes.EnsureKnownAsync(Lists.Interpreters, input.Interpreter, nameof(input.Interpreter), cancellationToken);
            var municipality = current.Municipalities.FirstOrDefault(code => code == request.Municipality) ?? throw new NotThereException("municipality");
            await db.EnsureUsedAsync([municipality], Lists.Topics, input.Topic, nameof(input.Topic), cancellationToken);
            var hosts = input.Hosts.Distinct().ToList();
            AppointmentRules.TheHostWorksForTheMunicipality.Check(await db.ColleaguesOf([municipality]).CountAsync(member => hosts.Contains(member.Id), cancellationToken) == hosts.Count);
            var files = await TickedAsync(request, municipality, cancellationToken);
            var selection = await db.KnownAsync(request.Selection, current, cancellationToken);
            if (files.Count == 0)
                BulkInvite.EnsureFew(await db.ToInvite(municipality, selection, files, QueueSight.Of(current), today, now).CountAsync(cancellationToken));
            var invite = BulkInvite.Prepare(
                municipality, selection, files, current.May(Permission.AssignFile), input.Talk, input.Times, hosts, input.OnlyOwn, new(input.LetterWords, input.AnswerDays), input.Because!,
                current.May(Permission.ReadLockedParts), today, now, current.Id);
            db.BulkInvites.Add(invite);
            db.InviteProgress.Add(new(invite.Id));
            return invite.Id;
        }

        /// <exception cref="NotThereException">Of a file that whoever asks may not see.</exception>
        private async Task<List<Guid>> TickedAsync(Command request, string municipality, CancellationToken cancellationToken)
        {
            var ticked = request.Files.Distinct().ToList();
            var controllers = await db.CaseFiles.AsNoTracking().Where(file => ticked.Contains(file.Id)).Select(file => file.Controller).ToListAsync(cancellationToken);
            if (controllers.Count != ticked.Count)
                throw new NotThereException("case file");
            InviteRules.AllFilesAreOfOneMunicipality.Check(controllers.TrueForAll(code => code == municipality));
            return ticked;
        }
    }
}

/// <summary>For the page that prepares a bulk invite: who could hold the talks, and how many files the selection has.</summary>
public static class InviteChoices
{
    /// <param name="Municipality">Code; null = not chosen yet, or the only one.</param>
    [Needs(Permission.InviteInBulk)]
    public sealed record Query(string? Municipality, InviteSelection Selection, IReadOnlyList<Guid> Files) : IQuery<View>;

    /// <param name="Municipalities">Codes of those in scope.</param>
    /// <param name="Municipality">Code; null = one is to be chosen first.</param>
    /// <param name="Whose">Name of the team or colleague, where one is chosen.</param>
    /// <param name="Languages">What those people read and speak, with how many they are.</param>
    /// <param name="Found">How many files, as far as whoever asks may see.</param>
    public sealed record View(
        IReadOnlyList<string> Municipalities, string? Municipality, string? Whose, IReadOnlyList<QueueColleague> Colleagues, IReadOnlyList<(CodeView Language, int Files)> Languages, int Found, DateOnly Today);

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, ICurrentStaff current, TimeProvider time) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var (today, now) = (time.Today(), time.GetUtcNow());
            var selection = await db.KnownAsync(request.Selection, current, cancellationToken);
            var municipality = request.Municipality is { } asked && current.Municipalities.Contains(asked) ? asked : current.Municipalities is [var only] ? only : null;
            var whose = selection.Of is not { } of ? null
                : selection.Whose == QueueWhose.Team ? await db.Teams.AsNoTracking().Where(team => team.Id == of).Select(team => team.Name).FirstOrDefaultAsync(cancellationToken)
                : await db.StaffMembers.AsNoTracking().Where(member => member.Id == of).Select(member => member.Name).FirstOrDefaultAsync(cancellationToken);
            if (municipality is null)
                return new(current.Municipalities, null, whose, [], [], 0, today);
            var files = db.ToInvite(municipality, selection with { Language = null }, request.Files, QueueSight.Of(current), today, now);
            var holding = PartialDate.Of(today);
            var spoken = await (
                from file in files
                from fact in db.Languages
                where fact.PersonId == file.PersonId && fact.Preferred && fact.WithdrawnAt == null && fact.From <= holding && (fact.Until == null || fact.Until > holding)
                group fact by fact.Code into language
                select new { language.Key, Count = language.Count() }).ToListAsync(cancellationToken);
            var languages = new List<(CodeView, int)>();
            foreach (var language in spoken.OrderByDescending(one => one.Count).ThenBy(one => one.Key, StringComparer.Ordinal))
            {
                if (await codes.FindAsync(Lists.Languages, language.Key, cancellationToken) is { } known)
                    languages.Add((known, language.Count));
            }
            var colleagues = await db.ColleaguesOf([municipality]).OrderBy(member => member.Name).ThenBy(member => member.Id).Select(member => new { member.Id, member.Name }).ToListAsync(cancellationToken);
            var found = await db.ToInvite(municipality, selection, request.Files, QueueSight.Of(current), today, now).CountAsync(cancellationToken);
            return new(current.Municipalities, municipality, whose, colleagues.ConvertAll(one => new QueueColleague(one.Id, one.Name, one.Id == current.Id)), languages, found, today);
        }
    }
}

internal static class InviteSelections
{
    /// <summary>The selection as the system can read it later: "mine" says whose; a team or colleague is one that whoever asks may choose.</summary>
    public static async Task<InviteSelection> KnownAsync(this IReceptionDb db, InviteSelection selection, ICurrentStaff current, CancellationToken cancellationToken)
    {
        if (selection.Whose == QueueWhose.Mine)
            return selection with { Whose = QueueWhose.Colleague, Of = current.Id };
        if (selection.Whose is not (QueueWhose.Team or QueueWhose.Colleague) || selection.Of == current.Id)
            return selection;
        var (teams, colleagues) = await db.QueuePeopleAsync(current, cancellationToken);
        if (selection.Whose == QueueWhose.Team ? !teams.Any(team => team.Id == selection.Of) : !colleagues.Any(one => one.Id == selection.Of))
            throw new NotThereException("team or colleague");
        return selection;
    }
}
