using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Clocks;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Clocks;

/// <summary>Puts off what a file asks until a day, and why. The clock runs on; only the list of the day leaves it out until then.</summary>
public static class Postpone
{
    /// <param name="SubjectId">What asks; see <see cref="Clock.SubjectId"/>.</param>
    [Needs(Permission.OwnCaseload)]
    public sealed record Command(Guid OnceKey, Guid CaseFileId, DueReason Asks, Guid SubjectId, DateOnly? Until, string? Why) : ICommand<Guid>, IOnce;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(TimeProvider time)
        {
            RuleFor(command => command.Until).Cascade(CascadeMode.Stop).Must(until => until is not null).WithMessage("Clocks.UntilMissing")
                .Must(until => until > time.Today()).WithMessage(PostponementRules.ItComesBackOnALaterDay.Name)
                .Must(until => until <= time.Today().AddDays(Postponement.MostDays)).WithMessage(PostponementRules.NotForLongerThanAQuarter.Name);
            RuleFor(command => command.Why).Cascade(CascadeMode.Stop).Must(why => !string.IsNullOrWhiteSpace(why)).WithMessage("Clocks.WhyMissing")
                .AtMost(Postponement.WhyLength).PlainText(lines: true);
        }
    }

    internal sealed class Handler(IReceptionDb db, ICurrentStaff current, IAuditTrail audit, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var file = await db.FileToWorkOnAsync(request.CaseFileId, current, time.Today(), cancellationToken);
            var clock = await db.Clocks.AsNoTracking().FirstOrDefaultAsync(
                clock => clock.CaseFileId == file.Id && clock.Reason == request.Asks && clock.SubjectId == request.SubjectId && clock.EndedOn == null, cancellationToken)
                ?? throw new NotThereException("clock");
            var now = time.GetUtcNow();
            // Put off once more: the other day takes the place of the first, which stays readable.
            if (await db.Postponements.FirstOrDefaultAsync(
                    one => one.CaseFileId == file.Id && one.Asks == request.Asks && one.SubjectId == request.SubjectId && one.EndedAt == null, cancellationToken) is { } earlier)
                earlier.End(now, current.Id);
            var made = Postponement.Make(file.Id, clock.Terms, request.Until!.Value, request.Why!.Trim(), time.Today(), now, current.Id);
            db.Postponements.Add(made);
            audit.About(file.PersonId, file.Id);
            audit.Because(request.Why);
            return made.Id;
        }
    }
}

/// <summary>What was put off is back on the list now.</summary>
public static class TakeUpAgain
{
    [Needs(Permission.OwnCaseload)]
    public sealed record Command(Guid OnceKey, Guid CaseFileId, Guid PostponementId) : ICommand<Guid>, IOnce;

    internal sealed class Handler(IReceptionDb db, ICurrentStaff current, IAuditTrail audit, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var file = await db.FileToWorkOnAsync(request.CaseFileId, current, time.Today(), cancellationToken);
            var one = await db.Postponements.FirstOrDefaultAsync(one => one.Id == request.PostponementId && one.CaseFileId == file.Id, cancellationToken) ?? throw new NotThereException("postponement");
            one.End(time.GetUtcNow(), current.Id);
            audit.About(file.PersonId, file.Id);
            return one.Id;
        }
    }
}

/// <summary>A clock of a file that somebody may want to put off, with how often that was done before.</summary>
public static class ClockToPostpone
{
    [Needs(Permission.OwnCaseload)]
    public sealed record Query(Guid CaseFileId, DueReason Asks, Guid SubjectId) : IQuery<Result>;

    /// <param name="Earlier">What was put off before, newest first.</param>
    public sealed record Result(ClockTerms Clock, CaseloadTerms Terms, IReadOnlyList<PostponedUntil> Earlier);

    internal sealed class Handler(IReceptionDb db, CaseloadTerms region) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query request, CancellationToken cancellationToken)
        {
            var clock = await db.Clocks.AsNoTracking().FirstOrDefaultAsync(
                clock => clock.CaseFileId == request.CaseFileId && clock.Reason == request.Asks && clock.SubjectId == request.SubjectId && clock.EndedOn == null, cancellationToken)
                ?? throw new NotThereException("clock");
            var earlier = await db.Postponements.AsNoTracking().Where(one => one.CaseFileId == request.CaseFileId && one.Asks == request.Asks && one.SubjectId == request.SubjectId)
                .OrderByDescending(one => one.MadeAt).ThenBy(one => one.Id).Views(db).ToListAsync(cancellationToken);
            var controller = await db.CaseFiles.Where(file => file.Id == request.CaseFileId).Select(file => file.Controller).FirstAsync(cancellationToken);
            var own = await db.MunicipalitySettings.AsNoTracking().FirstOrDefaultAsync(settings => settings.Municipality == controller, cancellationToken);
            return new(clock.Terms, own?.Terms.Over(region) ?? region, earlier);
        }
    }
}

/// <summary>Until when something is put off, why and by whom.</summary>
/// <param name="DueOn">The last day of the clock when it was put off.</param>
/// <param name="EndedAt">When it was taken back or put off anew; null = it was not.</param>
public sealed record PostponedUntil(Guid Id, Guid CaseFileId, DueReason Asks, Guid SubjectId, DateOnly DueOn, DateOnly Until, string Why, DateTimeOffset MadeAt, string? By, DateTimeOffset? EndedAt);

internal static class Postponements
{
    public static IQueryable<PostponedUntil> Views(this IQueryable<Postponement> postponements, IReceptionDb db) => postponements.Select(one => new PostponedUntil(
        one.Id, one.CaseFileId, one.Asks, one.SubjectId, one.DueOn, one.Until, one.Why, one.MadeAt,
        db.StaffMembers.Where(member => member.Id == one.MadeBy).Select(member => member.Name).FirstOrDefault(), one.EndedAt));

    /// <summary>What is put off on a day of some files, by what it is about.</summary>
    public static async Task<IReadOnlyDictionary<(Guid File, DueReason Asks, Guid Subject), PostponedUntil>> PostponedAsync(
        this IReceptionDb db, IReadOnlyCollection<Guid> files, DateOnly today, CancellationToken cancellationToken) =>
        files.Count == 0 ? new Dictionary<(Guid, DueReason, Guid), PostponedUntil>()
        : await db.Postponements.AsNoTracking().Where(one => files.Contains(one.CaseFileId) && one.EndedAt == null && one.Until > today).Views(db)
            .ToDictionaryAsync(one => (one.CaseFileId, one.Asks, one.SubjectId), cancellationToken);
}
