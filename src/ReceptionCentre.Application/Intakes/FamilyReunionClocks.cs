using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.Clocks;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Progress;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Contacts;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Intakes;
using ReceptionCentre.Domain.Stays;

namespace ReceptionCentre.Application.Intakes;

/// <summary>
/// Somebody with protection wants family to come, and the window runs in which fewer demands are made: a talk about the
/// application is asked from the day on which the wish was told, and the last day of the window is shown ahead. Until a talk is
/// noted, the answer or the motive changes, or somebody puts the signal aside. A window that was over before the wish was told,
/// or before the file was opened, asks nothing. Windows are dated data, see family-reunion-windows.csv.
/// </summary>
internal sealed class FamilyReunionClocks(IReceptionDb db, SignalTerms terms) : IClockSource
{
    private const string Yes = "yes";

    public IReadOnlyCollection<DueReason> Reasons { get; } = [DueReason.FamilyReunion, DueReason.FamilyReunionEnds];

    public IReadOnlyCollection<Type> Watches { get; } = [typeof(CaseFile), typeof(Intake), typeof(MotiveFact), typeof(ContactNote), typeof(SignalDismissal)];

    public IReadOnlyCollection<Type> Needs { get; } = [typeof(Intake)];

    public IQueryable<ClockReading> On(DateOnly day)
    {
        var nothing = db.CaseFiles.Where(file => false).Select(file => new ClockReading { CaseFileId = file.Id, WaitsForOthers = false });
        return terms.FamilyReunion.Select(window => Within(window, day)).Aggregate((IQueryable<ClockReading>?)null, (all, one) => all is null ? one : all.Concat(one)) ?? nothing;
    }

    private IQueryable<ClockReading> Within(ReunionWindow window, DateOnly day)
    {
        var endOfDay = DutchCalendar.StartOf(day.AddDays(1));
        var (codes, months, begins, ends) = (window.Motives, window.Months, window.From, window.Until);
        var intakes = db.Intakes.IgnoreQueryFilters().AsNoTracking();
        var motives = db.Motives.AsNoTracking().Where(fact => codes.Contains(fact.Code) && fact.From > PartialDate.Unknown && (fact.Until == null || fact.Until > PartialDate.Of(day))
            && fact.RecordedAt < endOfDay && (fact.WithdrawnAt == null || fact.WithdrawnAt >= endOfDay));
        var wishes =
            from file in db.CaseFiles.IgnoreQueryFilters().AsNoTracking().OpenOn(day)
            from intake in intakes.Where(intake => intake.CaseFileId == file.Id && !intakes.Any(later => later.CaseFileId == file.Id && later.Edition > intake.Edition))
            from answer in intake.Answers.Where(answer => answer.Question == Signals.FamilyAbroad && answer.Value == Yes && !answer.IsLocked && answer.AnsweredAt < endOfDay)
            join motive in motives on file.StayId equals motive.StayId
            let since = DutchCalendar.FirstDayOf(motive.From)
            where since >= begins && (ends == null || since < ends)
            let told = DutchCalendar.DateOf(answer.AnsweredAt)
            let last = since.AddMonths(months)
            where last >= told && last >= file.OpenedOn
                && !db.TalksOn(day, ContactOccasions.FamilyReunion).Any(note => note.CaseFileId == file.Id && note.On >= since)
                // It was put aside knowing both; what is recorded since shows it again, as it does the signal.
                && !db.SignalDismissals.IgnoreQueryFilters().Any(aside => aside.CaseFileId == file.Id && aside.Kind == SignalKind.FamilyReunionWindow && aside.DismissedAt < endOfDay
                    && (aside.TakenBackAt == null || aside.TakenBackAt >= endOfDay) && aside.DismissedAt >= answer.AnsweredAt && aside.DismissedAt >= motive.RecordedAt)
            select new { file.Id, Motive = motive.Id, Told = told > file.OpenedOn ? told : file.OpenedOn, Last = last };
        var asked = wishes.Select(wish => new ClockReading
        {
            CaseFileId = wish.Id,
            Reason = DueReason.FamilyReunion,
            SubjectId = wish.Motive,
            StartedOn = wish.Told,
            DueOn = wish.Told,
            WaitsForOthers = false,
        });
        return asked.Concat(wishes.Select(wish => new ClockReading
        {
            CaseFileId = wish.Id,
            Reason = DueReason.FamilyReunionEnds,
            SubjectId = wish.Motive,
            StartedOn = wish.Told,
            DueOn = wish.Last,
            WaitsForOthers = false,
        }));
    }
}
