using FluentValidation;
using MediatR;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Plans;

namespace ReceptionCentre.Application.Plans;

/// <summary>Writes what the PIP lays down, as far as it is known: it may be unfinished until it is offered for signature.</summary>
public static class WritePip
{
    [Needs(Permission.WritePlan)]
    public sealed record Command(Guid PlanId, int Version, PipTerms Terms) : ICommand<Guid>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Terms).SetValidator(new TermsValidator()).OverridePropertyName("");
    }

    private sealed class TermsValidator : AbstractValidator<PipTerms>
    {
        public TermsValidator()
        {
            RuleFor(terms => terms.Route).Must(route => route is null || Enum.IsDefined(route.Value)).WithMessage("Shared.ChooseOne");
            RuleFor(terms => terms.Level).Must(level => level is null || Enum.IsDefined(level.Value)).WithMessage("Shared.ChooseOne");
            RuleFor(terms => terms.Literacy).Must(literacy => literacy is null || Enum.IsDefined(literacy.Value)).WithMessage("Shared.ChooseOne");
            RuleFor(terms => terms.Reasons.B1Route).AtMost(PipContent.ReasonLength).PlainText(lines: true).OverridePropertyName("WhyB1Route");
            RuleFor(terms => terms.Reasons.EducationRoute).AtMost(PipContent.ReasonLength).PlainText(lines: true).OverridePropertyName("WhyEducationRoute");
            RuleFor(terms => terms.Reasons.ZRoute).AtMost(PipContent.ReasonLength).PlainText(lines: true).OverridePropertyName("WhyZRoute");
            RuleFor(terms => terms.Preschool).AtMost(PipContent.WordsLength).PlainText(lines: true);
            RuleFor(terms => terms.Guidance).AtMost(PipContent.WordsLength).PlainText(lines: true);
            RuleFor(terms => terms.RouteHours).Must(AreHours).WithMessage(PipRules.HoursAreHours.Name);
            RuleFor(terms => terms.PvtHours).Must(AreHours).WithMessage(PipRules.HoursAreHours.Name);
            RuleFor(terms => terms.MapHours).Must(AreHours).WithMessage(PipRules.HoursAreHours.Name);
            RuleFor(terms => terms.HoursOfDutch).Must(hours => hours is null or (>= 0 and <= PipTerms.MostHours)).WithMessage(PipRules.HoursAreHours.Name);
            RuleFor(terms => terms.ReliefUntil).Must((terms, until) => until is null || (terms.ReliefFrom is { } from && until > from))
                .WithMessage(PipRules.ReliefEndsAfterItBegins.Name);
        }

        private static bool AreHours(int? hours) => hours is null or (>= 1 and <= PipTerms.MostHours);
    }

    internal sealed class Handler(PlanWork work) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var plan = await work.PlanAsync(request.PlanId, request.Version, cancellationToken);
            plan.WritePip(request.Terms);
            return plan.Id;
        }
    }
}
