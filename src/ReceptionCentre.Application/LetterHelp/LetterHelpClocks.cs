using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Clocks;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.LetterHelp;
using ReceptionCentre.Domain.Tasks;

namespace ReceptionCentre.Application.LetterHelp;

/// <summary>
/// A letter that asks for something by a day, and on that day was not done yet. While a task that was made of it is open, the
/// task asks: nobody is asked twice for the same thing.
/// </summary>
internal sealed class LetterDeadlineClock(IReceptionDb db) : IClockSource
{
    public IReadOnlyCollection<DueReason> Reasons { get; } = [DueReason.LetterDeadline];

    public IReadOnlyCollection<Type> Watches { get; } = [typeof(HelpedLetter), typeof(StaffTask)];

    public IQueryable<ClockReading> On(DateOnly day)
    {
        var endOfDay = DutchCalendar.StartOf(day.AddDays(1));
        return db.HelpedLetters.IgnoreQueryFilters().AsNoTracking()
            .Where(letter => letter.Deadline != null && letter.NotedAt < endOfDay && (letter.DoneOn == null || letter.DoneOn > day)
                && !db.StaffTasks.IgnoreQueryFilters().Any(task => task.Id == letter.TaskId && (task.EndedAt == null || task.EndedAt >= endOfDay)))
            .Select(letter => new ClockReading
            {
                CaseFileId = letter.CaseFileId,
                Reason = DueReason.LetterDeadline,
                SubjectId = letter.Id,
                StartedOn = DutchCalendar.DateOf(letter.NotedAt),
                DueOn = letter.Deadline!.Value,
                WaitsForOthers = false,
                What = letter.Sender,
            });
    }
}
