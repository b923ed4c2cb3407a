using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Domain.WorkQueue;

namespace ReceptionCentre.Application.WorkQueue;

/// <summary>What one caseworker can do, and when the person is away.</summary>
public static class ShowCapacity
{
    [Needs(Permission.SpreadWork)]
    public sealed record Query(Guid StaffMemberId) : IQuery<View>;

    /// <param name="Version">Null = nothing was set yet.</param>
    public sealed record View(Guid StaffMemberId, string Name, int? Version, int? MostFiles, int? PerWeek, CapacityTerms Region, IReadOnlyList<Absence> Absences, DateOnly Today);

    internal sealed class Handler(IReceptionDb db, ICurrentStaff current, CapacityOptions region, TimeProvider time) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var member = await db.CaseworkerInSightAsync(request.StaffMemberId, current, cancellationToken);
            var capacity = (await db.CapacitiesOfAsync([member.Id], cancellationToken)).GetValueOrDefault(member.Id);
            return new(
                member.Id, member.Name, capacity?.Version, capacity?.MostFiles, capacity?.PerWeek, region.Terms, [.. (capacity?.Absences ?? []).OrderBy(absence => absence.From)], time.Today());
        }
    }
}

/// <summary>Sets what a caseworker can do; empty = as the region has it.</summary>
public static class SetCapacity
{
    /// <param name="Version">On the screen; null = nothing was set yet.</param>
    [Needs(Permission.SpreadWork)]
    public sealed record Command(Guid StaffMemberId, int? Version, int? MostFiles, int? PerWeek) : ICommand<Guid>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.MostFiles).Must(files => files is null or (>= 0 and <= WorkCapacity.MostFilesThereAre)).WithMessage(CapacityRules.ACapacityIsANumberOneCanMean.Name);
            RuleFor(command => command.PerWeek).Must(week => week is null or (>= 0 and <= WorkCapacity.MostPerWeekThereIs)).WithMessage(CapacityRules.ACapacityIsANumberOneCanMean.Name);
        }
    }

    internal sealed class Handler(IReceptionDb db, ICurrentStaff current) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var capacity = await db.CapacityToChangeAsync(request.StaffMemberId, current, cancellationToken);
            // Somebody set it first, or since.
            if (await db.WorkCapacities.AnyAsync(there => there.Id == capacity.Id, cancellationToken))
                capacity.EnsureStillAt(request.Version ?? -1);
            capacity.Set(request.MostFiles, request.PerWeek);
            return request.StaffMemberId;
        }
    }
}

/// <summary>Writes down from when until when a caseworker is away, and not why.</summary>
public static class AddAbsence
{
    /// <param name="Until">Last day.</param>
    [Needs(Permission.SpreadWork)]
    public sealed record Command(Guid OnceKey, Guid StaffMemberId, DateOnly? From, DateOnly? Until) : ICommand<Guid>, IOnce;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(TimeProvider time)
        {
            RuleFor(command => command.From).Chosen();
            RuleFor(command => command.Until).Cascade(CascadeMode.Stop).Chosen()
                .Must((command, until) => command.From is null || until >= command.From).WithMessage(CapacityRules.AnAbsenceEndsAfterItBegins.Name)
                // Who is away for years is not a member of the team.
                .Must(until => until >= time.Today() && until < time.Today().AddYears(2)).WithMessage("WorkQueue.AbsenceOutOfReach");
        }
    }

    internal sealed class Handler(IReceptionDb db, ICurrentStaff current) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var capacity = await db.CapacityToChangeAsync(request.StaffMemberId, current, cancellationToken);
            capacity.BeAway(request.From!.Value, request.Until!.Value);
            return request.StaffMemberId;
        }
    }
}

/// <summary>A caseworker is here after all.</summary>
public static class RemoveAbsence
{
    [Needs(Permission.SpreadWork)]
    public sealed record Command(Guid OnceKey, Guid StaffMemberId, Guid AbsenceId) : ICommand<Guid>, IOnce;

    internal sealed class Handler(IReceptionDb db, ICurrentStaff current) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var capacity = await db.CapacityToChangeAsync(request.StaffMemberId, current, cancellationToken);
            capacity.BeHere(request.AbsenceId);
            return request.StaffMemberId;
        }
    }
}

internal static class CapacityToChange
{
    /// <summary>A caseworker who works for a municipality of whoever asks.</summary>
    public static async Task<StaffMember> CaseworkerInSightAsync(this IReceptionDb db, Guid staffMemberId, ICurrentStaff current, CancellationToken cancellationToken)
    {
        var municipalities = current.Municipalities;
        return await db.StaffMembers.AsNoTracking()
            .FirstOrDefaultAsync(
                member => member.Id == staffMemberId && member.EndedOn == null && member.Roles.Any(part => part.Role == Role.Caseworker)
                    && member.Municipalities.Any(part => municipalities.Contains(part.Municipality)),
                cancellationToken)
            ?? throw new NotThereException("caseworker");
    }

    /// <summary>The capacity of such a caseworker, tracked; new when nothing was set yet.</summary>
    public static async Task<WorkCapacity> CapacityToChangeAsync(this IReceptionDb db, Guid staffMemberId, ICurrentStaff current, CancellationToken cancellationToken)
    {
        await db.CaseworkerInSightAsync(staffMemberId, current, cancellationToken);
        if (await db.WorkCapacities.Include(capacity => capacity.Absences).FirstOrDefaultAsync(capacity => capacity.StaffMemberId == staffMemberId, cancellationToken) is { } there)
            return there;
        var capacity = WorkCapacity.For(staffMemberId);
        db.WorkCapacities.Add(capacity);
        return capacity;
    }
}
