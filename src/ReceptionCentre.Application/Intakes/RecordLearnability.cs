using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Intakes;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Intakes;

/// <summary>A step of the learnability test: invited, did not come, done with its result, exempt with its reason.</summary>
public static class RecordLearnability
{
    /// <param name="Version">That the screen showed; <see cref="ShowLearnability.NoTest"/> before the first step.</param>
    /// <param name="Achieved">In hundredths.</param>
    [Needs(Permission.WriteIntake)]
    public sealed record Command(
        Guid CaseFileId, int Version, LearnabilityState? State, DateOnly? On, string? Exemption, LearnabilityResult? Result, int? Achieved, int? Required, string? ExamNumber, Guid OnceKey)
        : ICommand<Guid>, IOnce;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(TimeProvider time)
        {
            RuleFor(step => step.State).Must(state => state is { } chosen && Enum.IsDefined(chosen)).WithMessage("Shared.ChooseOne");
            RuleFor(step => step.On).Chosen();
            RuleFor(step => step.On).Must(on => on is null || on <= time.Today()).WithMessage(IntakeRules.StepsOfATestAreInOrder.Name);
            RuleFor(step => step.Exemption).Must((step, reason) => step.State != LearnabilityState.Exempt || !string.IsNullOrWhiteSpace(reason)).WithMessage(IntakeRules.AnExemptionHasAReason.Name);
            RuleFor(step => step.Result).Must((step, result) => step.State != LearnabilityState.Done || (result is { } chosen && Enum.IsDefined(chosen))).WithMessage("Shared.ChooseOne");
            RuleFor(step => step.Required).Must((step, required) => step.State != LearnabilityState.Done || (required is null) == (step.Achieved is null)).WithMessage("Intakes.BothScores");
            RuleFor(step => step.ExamNumber).Must(number => number is null || (number.Length <= LearnabilityStep.ExamNumberLength && number.All(char.IsAsciiLetterOrDigit)))
                .WithMessage(IntakeRules.AnExamNumberHasTwelveCharacters.Name);
        }
    }

    internal sealed class Handler(IReceptionDb db, IntakeWork work, ICodeLists codes, ICurrentStaff current, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var file = await work.FileAsync(request.CaseFileId, cancellationToken);
            var (isDone, isExempt) = (request.State == LearnabilityState.Done, request.State == LearnabilityState.Exempt);
            // The reason tells of somebody's health.
            IntakeRules.HealthNeedsThePermission.Check(!isExempt || current.May(Permission.ReadHealth));
            if (isExempt)
                await codes.EnsureKnownAsync(Lists.LearnabilityExemptions, request.Exemption, nameof(request.Exemption), cancellationToken);
            var test = await db.LearnabilityTests.Include(test => test.Steps).FirstOrDefaultAsync(test => test.CaseFileId == file.Id, cancellationToken);
            if (test is null)
                db.LearnabilityTests.Add(test = LearnabilityTest.Of(file.Id));
            else
                test.EnsureStillAt(request.Version);
            // What was typed for another kind of step is left out.
            test.Add(
                new(request.State!.Value, request.On!.Value, isExempt ? request.Exemption : null, isDone ? request.Result : null, isDone ? request.Achieved : null, isDone ? request.Required : null,
                    isDone ? request.ExamNumber : null),
                time.Today(), time.GetUtcNow(), current.Id);
            return test.Id;
        }
    }
}

/// <summary>Takes back the last step of the learnability test. It stays readable, with the reason.</summary>
public static class TakeBackLearnability
{
    [Needs(Permission.WriteIntake)]
    public sealed record Command(Guid CaseFileId, int Version, string? Reason) : ICommand<Guid>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Reason).Required().AtMost(LearnabilityStep.ReasonLength).PlainText();
    }

    internal sealed class Handler(IReceptionDb db, IntakeWork work, ICurrentStaff current, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var file = await work.FileAsync(request.CaseFileId, cancellationToken);
            var test = await db.LearnabilityTests.Include(test => test.Steps).FirstOrDefaultAsync(test => test.CaseFileId == file.Id, cancellationToken) ?? throw new NotThereException("test");
            test.EnsureStillAt(request.Version);
            test.TakeBackLast(request.Reason!.Trim(), time.GetUtcNow(), current.Id);
            return test.Id;
        }
    }
}
