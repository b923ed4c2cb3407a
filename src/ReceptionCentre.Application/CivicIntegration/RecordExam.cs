using FluentValidation;
using MediatR;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.CivicIntegration;
using ReceptionCentre.Domain.Facts;

namespace ReceptionCentre.Application.CivicIntegration;

/// <summary>What came of one exam of somebody: part, level, result and day. Another result of the same part on the same day is a correction.</summary>
public static class RecordExam
{
    /// <param name="Version">0 = nothing was recorded yet.</param>
    /// <param name="Level">Null of KNM, which has none.</param>
    /// <param name="NoResult">Why there is no result; null = there is one, or nobody said.</param>
    [Needs(Permission.WritePlan)]
    public sealed record Command(
        Guid OnceKey, Guid CaseFileId, int Version, ExamPart? Part, ExamLevel? Level, ExamResult? Result, NoExamResult? NoResult, DateOnly? On, string? Source, string? Reason)
        : ICommand<Guid>, IOnce;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(TimeProvider time)
        {
            RuleFor(exam => exam.Part).Must(part => part is { } given && Enum.IsDefined(given)).WithMessage("Shared.ChooseOne");
            RuleFor(exam => exam.Level).Must((exam, level) => exam.Part is null || (level is null) == (exam.Part == ExamPart.Society)).WithMessage(TrajectoryRules.ALanguageExamHasALevel.Name);
            RuleFor(exam => exam.Result).Must(result => result is { } given && Enum.IsDefined(given)).WithMessage("Shared.ChooseOne");
            RuleFor(exam => exam.NoResult).Must((exam, why) => why is null || exam.Result is null or ExamResult.None).WithMessage(TrajectoryRules.OnlyWithoutAResultThereIsAReason.Name);
            RuleFor(exam => exam.On).Must(on => on is not null).WithMessage("CivicIntegration.DayMissing");
            RuleFor(exam => exam.On).Must(on => on is null || on <= time.Today()).WithMessage(TrajectoryRules.OnADayThatHasCome.Name);
            RuleFor(exam => exam.Source).Required();
            RuleFor(exam => exam.Reason).AtMost(DatedFact.ReasonLength).PlainText();
        }
    }

    internal sealed class Handler(TrajectoryWork work, ICodeLists codes, ICurrentStaff current, IAuditTrail audit, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            await codes.EnsureKnownAsync(Lists.Sources, request.Source, nameof(request.Source), cancellationToken);
            var trajectory = await work.WithResultsAsync(request.CaseFileId, request.Version, cancellationToken);
            audit.Because(request.Reason);
            var exam = new Exam(request.Part!.Value, request.Level, request.Result!.Value, request.NoResult, request.On!.Value);
            return trajectory.Take(exam, time.Today(), current.Recording(time, request.Source!, request.Reason)).Id;
        }
    }
}
