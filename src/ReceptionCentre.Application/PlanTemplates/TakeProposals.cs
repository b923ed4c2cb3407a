using FluentValidation;
using MediatR;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Plans;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.PlanTemplates;

namespace ReceptionCentre.Application.PlanTemplates;

/// <summary>
/// Takes proposals over into the draft: each under its goal, with the reason. From then on they are items as any other, to be
/// changed with the person. What stands in the draft already is not taken twice.
/// </summary>
public static class TakeProposals
{
    /// <param name="Lines">Lines of the template that the page proposed.</param>
    [Needs(Permission.WritePlan)]
    public sealed record Command(Guid PlanId, int Version, IReadOnlyList<Guid> Lines, Guid OnceKey) : ICommand<Guid>, IOnce;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Lines).Must(lines => lines.Count > 0).WithMessage("PlanTemplates.ChooseSomething");
    }

    internal sealed class Handler(PlanWork plans, ProposalWork work, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var plan = await plans.PlanAsync(request.PlanId, request.Version, cancellationToken);
            var (proposals, _, since) = await work.OfAsync(plan, cancellationToken);
            TemplateRules.OnlyWhatIsProposedIsTaken.Check(request.Lines.All(id => proposals.Any(proposal => proposal.Line.Id == id)));
            foreach (var proposal in proposals.Where(proposal => request.Lines.Contains(proposal.Line.Id) && plan.Items.All(item => item.What != proposal.Line.What)))
            {
                var goal = plan.Goals.FirstOrDefault(goal => goal.Track == proposal.Line.Track && goal.Text == proposal.Line.Goal)
                    ?? plan.AddGoal(proposal.Line.Track, proposal.Line.Goal);
                plan.AddItem(goal.Id, proposal.Terms(time.Today(), since));
            }
            return plan.Id;
        }
    }
}
