using FluentValidation;
using MediatR;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Duo;
using ReceptionCentre.Domain.Intakes;

namespace ReceptionCentre.Application.Duo;

/// <summary>What a notice says is typed from the portal; its effect on the file is shown before anything is taken over.</summary>
public static class CompleteNotice
{
    [Needs(Permission.WorkWithDuo)]
    public sealed record Command(Guid NoticeId, int Version, DuoFacts Facts) : ICommand<Guid>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Facts.TermUntil).Must((command, until) => until is null || command.Facts.TermFrom is null || until > command.Facts.TermFrom)
                .WithMessage(DuoRulesIn.ATermEndsAfterItBegins.Name).OverridePropertyName("TermLastDay");
            RuleFor(command => command.Facts.ExamNumber).Must(number => number is null || (number.Length <= LearnabilityStep.ExamNumberLength && number.All(char.IsAsciiLetterOrDigit)))
                .WithMessage(IntakeRules.AnExamNumberHasTwelveCharacters.Name).OverridePropertyName("ExamNumber");
            RuleFor(command => command.Facts.Achieved).Must((command, achieved) => (achieved is null) == (command.Facts.Required is null))
                .WithMessage(IntakeRules.ATestThatWasDoneHasAResult.Name).OverridePropertyName("Achieved");
            RuleFor(command => command.Facts.DutyReason).AtMost(DuoNotice.ReasonLength).PlainText().OverridePropertyName("DutyReason");
            RuleFor(command => command.Facts.EarlierPipMunicipality).AtMost(DuoNotice.ReasonLength).PlainText().OverridePropertyName("EarlierPipMunicipality");
        }
    }

    internal sealed class Handler(DuoNoticeWork work, ICodeLists codes) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            await codes.EnsureKnownAsync(Lists.DutyReasons, request.Facts.DutyReason, nameof(DuoFacts.DutyReason), cancellationToken);
            await codes.EnsureKnownAsync(Lists.Municipalities, request.Facts.EarlierPipMunicipality, nameof(DuoFacts.EarlierPipMunicipality), cancellationToken);
            var notice = await work.ToAnswerAsync(request.NoticeId, request.Version, cancellationToken);
            notice.Complete(request.Facts);
            return notice.Id;
        }
    }
}
