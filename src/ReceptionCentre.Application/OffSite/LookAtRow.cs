using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.NameMatching;
using ReceptionCentre.Application.Newcomers;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.PopulationRegister;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Domain.OffSite;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.OffSite;

/// <summary>A row that waits, with everything that was typed.</summary>
public static class RowToLookAt
{
    [Needs(Permission.RegisterOffSite)]
    public sealed record Query(Guid SlipId) : IQuery<Row>;

    /// <param name="Waits">False: somebody decided about it already, and nothing of it is kept.</param>
    /// <param name="RemovedOn">On this day it is destroyed when nobody looked.</param>
    public sealed record Row(
        Guid SlipId, Guid SignUpDayId, SlipNumber Number, bool Waits, NameParts Name, PartialDate? Born, Gender? Gender, CodeView? Nationality, CodeView? Language, string? Phone,
        PartialDate? ArrivedOn, CodeView? Municipality, string Place, DateOnly On, DateOnly RemovedOn);

    internal sealed class Handler(IReceptionDb db, ICodeLists codes) : IRequestHandler<Query, Row>
    {
        public async Task<Row> Handle(Query request, CancellationToken cancellationToken)
        {
            var slip = await db.Slips.AsNoTracking().FirstOrDefaultAsync(one => one.Id == request.SlipId, cancellationToken) ?? throw new NotThereException("row");
            var day = await db.SignUpDays.AsNoTracking().FirstAsync(one => one.Id == slip.SignUpDayId, cancellationToken);
            var typed = await db.WaitingRows.AsNoTracking().FirstOrDefaultAsync(one => one.SlipId == slip.Id, cancellationToken);
            return new(
                slip.Id, day.Id, new(day.Number, slip.Number), typed is not null, typed?.Name ?? new(""), typed?.Born, typed?.Gender,
                await codes.FindAsync(Lists.Nationalities, typed?.Nationality, cancellationToken), await codes.FindAsync(Lists.Languages, typed?.Language, cancellationToken),
                typed?.Phone, typed?.ArrivedOn, await codes.FindAsync(Lists.Municipalities, day.Municipality, cancellationToken), day.Place, day.On, day.On.AddDays(Slip.DaysKept));
        }
    }
}

/// <summary>It is somebody else than whom we know: person, stay and file begin. Gives the file.</summary>
public static class RegisterRow
{
    /// <param name="LookedAt">Of whom the desk says that it is somebody else.</param>
    [Needs(Permission.RegisterOffSite)]
    public sealed record Command(Guid OnceKey, Guid SlipId, LookedAt LookedAt) : ICommand<Guid>, IOnce;

    internal sealed class Handler(IReceptionDb db, ICurrentStaff current, NewcomerWork work, IAuditTrail audit, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var (slip, row, day) = await db.WaitingAsync(request.SlipId, cancellationToken);
            var (personId, fileId) = await work.RegisterAsync(row, day, request.LookedAt, current, time, cancellationToken);
            slip.SolveAsNew(fileId);
            db.WaitingRows.Remove(row);
            audit.About(personId, fileId);
            return fileId;
        }
    }
}

/// <summary>
/// It is somebody whom we know: the number leads to the file from now on, or to a new stay when there is none here. What we
/// know of the person stays as it is. Gives the file.
/// </summary>
public static class TieRow
{
    /// <param name="CaseFileId">An open file of the person here; null = a stay and a file begin.</param>
    [Needs(Permission.RegisterOffSite)]
    public sealed record Command(Guid OnceKey, Guid SlipId, Guid PersonId, Guid? CaseFileId) : ICommand<Guid>, IOnce;

    internal sealed class Handler(IReceptionDb db, ICurrentStaff current, NewcomerWork work, IAuditTrail audit, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var (slip, row, day) = await db.WaitingAsync(request.SlipId, cancellationToken);
            var fileId = request.CaseFileId;
            if (fileId is { } known)
            {
                var file = await db.CaseFiles.AsNoTracking().FirstOrDefaultAsync(one => one.Id == known && one.PersonId == request.PersonId, cancellationToken)
                    ?? throw new NotThereException("case file");
                file.EnsureOpen();
            }
            else
            {
                var person = await work.ComesBackAsync(request.PersonId, day.Municipality, cancellationToken);
                fileId = (await work.BeginStayAsync(person, row.StayOf(day), null, TakenOver.Of(null, current, time), cancellationToken)).Id;
            }
            slip.SolveAsKnown(fileId.Value);
            db.WaitingRows.Remove(row);
            audit.About(request.PersonId, fileId);
            return fileId.Value;
        }
    }
}

/// <summary>The row was a mistake: nobody is registered by it, and what was typed is gone. Gives the day.</summary>
public static class DropRow
{
    [Needs(Permission.RegisterOffSite)]
    public sealed record Command(Guid OnceKey, Guid SlipId) : ICommand<Guid>, IOnce;

    internal sealed class Handler(IReceptionDb db) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var (slip, row, day) = await db.WaitingAsync(request.SlipId, cancellationToken);
            slip.Drop();
            db.WaitingRows.Remove(row);
            return day.Id;
        }
    }
}

internal static class WaitingRows
{
    /// <exception cref="BrokenRuleException">Somebody decided about it already.</exception>
    public static async Task<(Slip Slip, WaitingRow Row, SignUpDay Day)> WaitingAsync(this IReceptionDb db, Guid slipId, CancellationToken cancellationToken)
    {
        var slip = await db.Slips.FirstOrDefaultAsync(one => one.Id == slipId, cancellationToken) ?? throw new NotThereException("row");
        OffSiteRules.ARowIsLookedAtOnce.Check(slip.State == SlipState.ToLookAt);
        return (
            slip, await db.WaitingRows.FirstAsync(one => one.SlipId == slipId, cancellationToken),
            await db.SignUpDays.AsNoTracking().FirstAsync(day => day.Id == slip.SignUpDayId, cancellationToken));
    }
}
