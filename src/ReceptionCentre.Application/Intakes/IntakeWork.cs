using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Intakes;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Intakes;

/// <summary>Finds the intake that a command changes, and what is asked of whom.</summary>
internal sealed class IntakeWork(IReceptionDb db, IAuditTrail audit, ICurrentStaff current, TimeProvider time)
{
    /// <summary>The intake with everything in it, tracked.</summary>
    /// <param name="version">The version that the screen showed.</param>
    /// <exception cref="NotThereException">Not there or out of scope.</exception>
    /// <exception cref="BrokenRuleException">The file is closed or another team's.</exception>
    /// <exception cref="ChangedMeanwhileException">Somebody saved a newer version.</exception>
    public async Task<(Intake Intake, CaseFile File)> IntakeAsync(Guid intakeId, int version, CancellationToken cancellationToken)
    {
        var intake = await db.Intakes.Whole().FirstOrDefaultAsync(intake => intake.Id == intakeId, cancellationToken) ?? throw new NotThereException("intake");
        var file = await FileAsync(intake.CaseFileId, cancellationToken);
        intake.EnsureStillAt(version);
        return (intake, file);
    }

    /// <summary>The file, open and to be worked on; the audit event is about it.</summary>
    public async Task<CaseFile> FileAsync(Guid caseFileId, CancellationToken cancellationToken)
    {
        var file = await db.FileToWorkOnAsync(caseFileId, current, time.Today(), cancellationToken);
        audit.About(file.PersonId, file.Id);
        return file;
    }
}

/// <summary>Whom an intake is of, as far as the questions depend on it.</summary>
internal sealed record IntakePerson(Guid CaseFileId, Guid PersonId, Guid StayId, string Controller, PartialDate Born, bool IsAdult, IReadOnlyList<string> Motives);

internal static class IntakeQueries
{
    /// <summary>With conversations, domains and answers.</summary>
    public static IQueryable<Intake> Whole(this IQueryable<Intake> intakes) =>
        intakes.Include(intake => intake.Talks).Include(intake => intake.Domains).Include(intake => intake.Answers);

    /// <summary>The person of a file in scope. Who has no known birth date counts as an adult.</summary>
    /// <exception cref="NotThereException">Not there or out of scope.</exception>
    public static async Task<IntakePerson> IntakePersonAsync(this IReceptionDb db, Guid caseFileId, DateOnly today, CancellationToken cancellationToken)
    {
        var file = await db.CaseFiles.AsNoTracking().Where(file => file.Id == caseFileId)
            .Select(file => new { file.Id, file.PersonId, file.StayId, file.Controller }).FirstOrDefaultAsync(cancellationToken) ?? throw new NotThereException("case file");
        var births = await db.Births.AsNoTracking().Where(fact => fact.PersonId == file.PersonId).ToListAsync(cancellationToken);
        var motives = await db.Motives.AsNoTracking().Where(fact => fact.StayId == file.StayId).ToListAsync(cancellationToken);
        var born = births.Current(today)?.Born ?? PartialDate.Unknown;
        return new(
            file.Id, file.PersonId, file.StayId, file.Controller, born, born.AgeOn(today) is not { } age || age >= Signals.Adult,
            [.. motives.On(today).Where(fact => !fact.IsLocked).Select(fact => fact.Code)]);
    }

    /// <summary>What is asked of somebody today in this intake.</summary>
    public static async Task<IReadOnlyList<IntakeQuestion>> IntakeQuestionsAsync(
        this IReceptionDb db, IntakePerson person, IntakeForm form, DateOnly today, CancellationToken cancellationToken) =>
        IntakeQuestion.For(await db.IntakeQuestions.AsNoTracking().ToListAsync(cancellationToken), form, person.IsAdult, person.Motives, today);
}
