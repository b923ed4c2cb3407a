using FluentValidation;
using MediatR;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.CivicIntegration;
using ReceptionCentre.Domain.Facts;

namespace ReceptionCentre.Application.CivicIntegration;

/// <summary>Notes that the PIP waits for information of others: the only ground on which its term is extended.</summary>
public static class AwaitInformation
{
    /// <param name="Version">0 = nothing was recorded yet.</param>
    [Needs(Permission.WritePlan)]
    public sealed record Command(Guid CaseFileId, int Version, string? What, DateOnly? AskedOn) : ICommand<Guid>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(TimeProvider time)
        {
            RuleFor(awaited => awaited.What).Must(what => !string.IsNullOrWhiteSpace(what)).WithMessage("CivicIntegration.WhatMissing");
            RuleFor(awaited => awaited.What).AtMost(AwaitedInformation.WhatLength).PlainText();
            RuleFor(awaited => awaited.AskedOn).Must(on => on is not null).WithMessage("CivicIntegration.DayMissing");
            RuleFor(awaited => awaited.AskedOn).Must(on => on is null || on <= time.Today()).WithMessage(TrajectoryRules.OnADayThatHasCome.Name);
        }
    }

    internal sealed class Handler(TrajectoryWork work, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var trajectory = await work.ToWorkOnAsync(request.CaseFileId, request.Version, cancellationToken);
            return trajectory.Await(request.What!.Trim(), request.AskedOn!.Value, time.Today()).Id;
        }
    }
}
