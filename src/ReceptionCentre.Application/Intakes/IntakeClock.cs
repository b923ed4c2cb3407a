using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.Clocks;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Intakes;

namespace ReceptionCentre.Application.Intakes;

/// <summary>
/// An open file without a complete intake asks for one within the term, where the region or the municipality has one: no source
/// gives a number of days, so without the setting no clock runs.
/// </summary>
internal sealed class IntakeClock(IReceptionDb db, CaseloadTerms terms) : IClockSource
{
    public IReadOnlyCollection<DueReason> Reasons { get; } = [DueReason.Intake];

    public IReadOnlyCollection<Type> Watches { get; } = [typeof(CaseFile), typeof(Intake)];

    public IQueryable<ClockReading> On(DateOnly day)
    {
        var days = terms.IntakeDays;
        var complete = db.Intakes.IgnoreQueryFilters().Where(intake => intake.CompletedOn <= day);
        return from file in db.CaseFiles.IgnoreQueryFilters().AsNoTracking().OpenOn(day)
               join settings in db.MunicipalitySettings on file.Controller equals settings.Municipality into own
               from chosen in own.DefaultIfEmpty()
               let within = chosen.IntakeDays ?? days
               where within != null && !complete.Any(intake => intake.CaseFileId == file.Id)
               select new ClockReading
               {
                   CaseFileId = file.Id,
                   Reason = DueReason.Intake,
                   SubjectId = file.Id,
                   StartedOn = file.OpenedOn,
                   DueOn = file.OpenedOn.AddDays(within!.Value),
                   WaitsForOthers = false,
               };
    }
}
