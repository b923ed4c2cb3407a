using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Departures;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Departures;

/// <summary>Records that the person agrees that something of the health is told to whoever goes on with the care.</summary>
public static class AgreeHealthHandover
{
    [Needs(Permission.ReadHealth)]
    public sealed record Command(Guid CaseFileId, Guid DepartureId, string? Receiver, string? What, DateOnly? AgreedOn, Guid OnceKey) : ICommand<Guid>, IOnce;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(TimeProvider time)
        {
            RuleFor(command => command.Receiver).Cascade(CascadeMode.Stop).Required().AtMost(HealthHandover.ReceiverLength).PlainText();
            RuleFor(command => command.What).Cascade(CascadeMode.Stop).Required().AtMost(HealthHandover.WhatLength).PlainText(lines: true);
            RuleFor(command => command.AgreedOn).Cascade(CascadeMode.Stop).Chosen().Must(on => on <= time.Today()).WithMessage(DestinationRules.ThePersonHasAgreed.Name);
        }
    }

    internal sealed class Handler(IReceptionDb db, DestinationWork work, ICurrentStaff current, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            work.EnsureMayRecordHealth();
            var departure = await work.DepartureAsync(request.CaseFileId, request.DepartureId, cancellationToken);
            var handover = HealthHandover.Agree(departure, request.Receiver!, request.What!, request.AgreedOn!.Value, time.Today(), time.GetUtcNow(), current.Id);
            db.HealthHandovers.Add(handover);
            return handover.Id;
        }
    }
}

/// <summary>What the person agreed to be told was told.</summary>
public static class HandOverHealth
{
    [Needs(Permission.ReadHealth)]
    public sealed record Command(Guid CaseFileId, Guid HealthHandoverId, int Version, DateOnly? On) : ICommand<Guid>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(TimeProvider time) => RuleFor(command => command.On).Cascade(CascadeMode.Stop).Chosen().Must(on => on <= time.Today()).WithMessage(DestinationRules.ItWentAfterTheConsent.Name);
    }

    internal sealed class Handler(DestinationWork work, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var handover = await work.HealthAsync(request.CaseFileId, request.HealthHandoverId, request.Version, mayBeClosed: false, cancellationToken);
            handover.HandOver(request.On!.Value, time.Today());
            return handover.Id;
        }
    }
}

/// <summary>The person takes the consent back, whenever that is: also when the file is closed.</summary>
public static class WithdrawHealthConsent
{
    [Needs(Permission.ReadHealth)]
    public sealed record Command(Guid CaseFileId, Guid HealthHandoverId, int Version) : ICommand<Guid>;

    internal sealed class Handler(DestinationWork work, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var handover = await work.HealthAsync(request.CaseFileId, request.HealthHandoverId, request.Version, mayBeClosed: true, cancellationToken);
            handover.Withdraw(time.Today());
            return handover.Id;
        }
    }
}
