using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.Clocks;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Domain.Access;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Facts;

namespace ReceptionCentre.Application.Access;

/// <summary>
/// A question to another municipality that has no answer. It is about a person and asked by a municipality, so every open
/// file of that municipality about that person waits for it.
/// </summary>
internal sealed class OpenQuestionClock(IReceptionDb db, CaseloadTerms terms) : IClockSource
{
    public IReadOnlyCollection<DueReason> Reasons { get; } = [DueReason.OpenQuestion];

    public IReadOnlyCollection<Type> Watches { get; } = [typeof(AccessRequest), typeof(CaseFile)];

    public IQueryable<ClockReading> On(DateOnly day)
    {
        var (endOfDay, answerDays) = (DutchCalendar.StartOf(day.AddDays(1)), terms.AnswerDays);
        return from question in db.AccessRequests.IgnoreQueryFilters().AsNoTracking()
               where question.AskedAt < endOfDay && (question.AnsweredAt == null || question.AnsweredAt >= endOfDay)
                   && (question.WithdrawnAt == null || question.WithdrawnAt >= endOfDay)
               from file in db.CaseFiles.OpenOn(day)
               where file.PersonId == question.PersonId && file.Controller == question.ForMunicipality
               join settings in db.MunicipalitySettings on file.Controller equals settings.Municipality into own
               from chosen in own.DefaultIfEmpty()
               select new ClockReading
               {
                   CaseFileId = file.Id,
                   Reason = DueReason.OpenQuestion,
                   SubjectId = question.Id,
                   StartedOn = DutchCalendar.DateOf(question.AskedAt),
                   DueOn = DutchCalendar.DateOf(question.AskedAt).AddDays(chosen.AnswerDays ?? answerDays),
                   WaitsForOthers = true,
               };
    }
}
