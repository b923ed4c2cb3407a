using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Housing;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Housing;

/// <summary>The target of a municipality for a half-year, as it was announced; or another number in its place, with the reason.</summary>
public static class RecordHousingTarget
{
    /// <param name="Half">1 or 2.</param>
    /// <param name="Balance">Backlog (above nought) or lead (below) at the start as the ministry states it; null = carried over.</param>
    /// <param name="Reason">Why, where a number stood already.</param>
    /// <param name="Version">Of the target that stood already, as the screen showed it; null = there was none.</param>
    [Needs(Permission.KeepHousingTargets)]
    public sealed record Command(
        Guid OnceKey, string Municipality, int? Year, int? Half, int? People, int? Balance, string? Source, DateOnly? AnnouncedOn, string? Reason, int? Version) : ICommand<Guid>, IOnce;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(TimeProvider time)
        {
            RuleFor(command => command.Year).Chosen();
            RuleFor(command => command.Year).InclusiveBetween(HalfYear.FirstYear, HalfYear.LastYear).WithMessage("Housing.NotAYear");
            RuleFor(command => command.Half).Must(half => half is 1 or 2).WithMessage("Shared.ChooseOne");
            RuleFor(command => command.People).Chosen();
            RuleFor(command => command.People).InclusiveBetween(0, HousingLimits.MostTarget).WithMessage(HousingRules.ATargetIsANumberOfPeople.Name);
            RuleFor(command => command.Balance).InclusiveBetween(-HousingLimits.MostTarget, HousingLimits.MostTarget).WithMessage(HousingRules.ATargetIsANumberOfPeople.Name);
            RuleFor(command => command.Source).Required().AtMost(HousingLimits.SourceLength).PlainText();
            RuleFor(command => command.AnnouncedOn).Chosen();
            RuleFor(command => command.AnnouncedOn).Must(on => on is null || on <= time.Today()).WithMessage(HousingRules.ADayHasCome.Name);
            RuleFor(command => command.Reason).AtMost(DatedFact.ReasonLength).PlainText();
            RuleFor(command => command.Reason).Must((command, reason) => command.Version is null || !string.IsNullOrWhiteSpace(reason)).WithMessage(HousingRules.ACorrectionSaysWhy.Name);
        }
    }

    internal sealed class Handler(IReceptionDb db, ICurrentStaff current, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            if (!current.Municipalities.Contains(request.Municipality))
                throw new NotThereException("municipality");
            var (half, terms) = (new HalfYear(request.Year!.Value, request.Half!.Value), new TargetTerms(request.People!.Value, request.Balance, request.Source!, request.AnnouncedOn!.Value));
            var target = await db.HousingTargets.Include(target => target.Figures)
                .FirstOrDefaultAsync(target => target.Municipality == request.Municipality && target.Year == half.Year && target.Half == half.Half, cancellationToken);
            if (target is null)
            {
                target = HousingTarget.Announce(request.Municipality, half, terms, time.GetUtcNow(), current.Id);
                db.HousingTargets.Add(target);
                return target.Id;
            }
            HousingRules.OneTargetForAHalfYear.Check(request.Version is not null);
            target.EnsureStillAt(request.Version!.Value);
            target.Correct(terms, request.Reason, time.GetUtcNow(), current.Id);
            return target.Id;
        }
    }
}

/// <summary>The targets of a municipality, newest half-year first, each with the numbers that stood before.</summary>
public static class HousingTargetList
{
    [Needs(Permission.KeepHousingTargets)]
    public sealed record Query(string Municipality) : IQuery<View>;

    public sealed record View(IReadOnlyList<Target> Targets, DateOnly Today);

    /// <param name="Figures">The one that holds first.</param>
    public sealed record Target(Guid TargetId, int Version, HalfYear Half, IReadOnlyList<Figure> Figures);

    public sealed record Figure(TargetTerms Terms, string? Reason, DateTimeOffset RecordedAt, string RecordedBy);

    internal sealed class Handler(IReceptionDb db, TimeProvider time) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var targets = await db.HousingTargets.AsNoTracking().Include(target => target.Figures).Where(target => target.Municipality == request.Municipality).ToListAsync(cancellationToken);
            var names = await db.NamesOfAsync(targets.SelectMany(target => target.Figures).Select(figure => figure.RecordedBy), cancellationToken);
            return new(
            [
                .. targets.OrderByDescending(target => target.HalfYear).Select(target => new Target(
                    target.Id, target.Version, target.HalfYear,
                    [.. target.Figures.OrderByDescending(figure => figure.Number).Select(figure => new Figure(figure.Terms, figure.Reason, figure.RecordedAt, names.GetValueOrDefault(figure.RecordedBy, "ReceptionCentre")))])),
            ], time.Today());
        }
    }
}
