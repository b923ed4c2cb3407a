using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Enforcement;
using ReceptionCentre.Domain.Facts;

namespace ReceptionCentre.Application.Enforcement;

/// <summary>Opens a path for somebody obliged, where the municipality has it on for the group. Nothing is sent yet. Gives the path's id.</summary>
public static class OpenPath
{
    /// <param name="Occasion">Code of the list "enforcement-occasions".</param>
    /// <param name="What">What happened, as it will stand in the letters.</param>
    [Needs(Permission.WriteEnforcement)]
    public sealed record Command(Guid CaseFileId, string? Occasion, DateOnly? HappenedOn, string? What, Guid OnceKey) : ICommand<Guid>, IOnce;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(TimeProvider time)
        {
            RuleFor(command => command.Occasion).Must(code => !string.IsNullOrWhiteSpace(code)).WithMessage("Shared.ChooseOne");
            RuleFor(command => command.HappenedOn).Must(on => on is not null).WithMessage("Enforcement.DayMissing");
            RuleFor(command => command.HappenedOn).Must(on => on is null || on <= time.Today()).WithMessage(EnforcementRules.HappenedOnADayThatHasCome.Name);
            RuleFor(command => command.What).Required().AtMost(EnforcementPath.WhatLength).PlainText(lines: true);
        }
    }

    internal sealed class Handler(IReceptionDb db, EnforcementWork work, ICodeLists codes, ICurrentStaff current, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var file = await work.FileAsync(request.CaseFileId, cancellationToken);
            await codes.EnsureKnownAsync(Lists.EnforcementOccasions, request.Occasion, nameof(request.Occasion), cancellationToken);
            EnforcementRules.OnePathForAnOccasion.Check(!await db.EnforcementPaths.AnyAsync(
                one => one.CaseFileId == file.Id && one.Occasion == request.Occasion && (one.State == PathState.Running || one.State == PathState.Offered), cancellationToken));
            var path = EnforcementPath.Open(
                file.Id, request.Occasion!, request.HappenedOn!.Value, request.What!.Trim().ReplaceLineEndings("\n"), await work.GroundAsync(file, cancellationToken), time.GetUtcNow(), current.Id);
            db.EnforcementPaths.Add(path);
            return path.Id;
        }
    }
}
