using FluentValidation;
using MediatR;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Enforcement;
using ReceptionCentre.Domain.Facts;

namespace ReceptionCentre.Application.Enforcement;

/// <summary>Writes down what the person says about the intention, in the person's words. Gives the view's id.</summary>
public static class RecordView
{
    [Needs(Permission.WriteEnforcement)]
    public sealed record Command(Guid PathId, int Version, ViewManner? Manner, DateOnly? ReceivedOn, string? Words, Guid OnceKey) : ICommand<Guid>, IOnce;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(TimeProvider time)
        {
            RuleFor(command => command.Manner).Must(manner => manner is { } known && Enum.IsDefined(known)).WithMessage("Shared.ChooseOne");
            RuleFor(command => command.ReceivedOn).Must(on => on is not null).WithMessage("Enforcement.DayMissing");
            RuleFor(command => command.ReceivedOn).Must(on => on is null || on <= time.Today()).WithMessage(EnforcementRules.AViewFollowsTheIntention.Name);
            RuleFor(command => command.Words).Required().AtMost(EnforcementView.WordsLength).PlainText(lines: true);
        }
    }

    internal sealed class Handler(EnforcementWork work, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var (path, _) = await work.PathAsync(request.PathId, request.Version, cancellationToken);
            return path.HearView(request.Manner!.Value, request.ReceivedOn!.Value, request.Words!.Trim().ReplaceLineEndings("\n"), time.Today()).Id;
        }
    }
}
