using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Placement;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Placement;

/// <summary>A place for somebody who waits.</summary>
public sealed record Placing(Guid WishId, Guid PlaceId);

/// <summary>
/// A person decides who gets which place, of one or of several proposals. What changed since they were made is asked again: who no
/// longer waits and what has no place left is refused by the rule that it breaks, and the others go through. What was decided just so
/// already is answered as it was: a form that is sent twice decides once.
/// </summary>
/// <remarks>
/// Whoever decides need not work on the file: proposals are over all who wait in a municipality. What follows is done by whoever works on it.
/// </remarks>
public static class DecidePlacements
{
    /// <summary>At a time, in one transaction.</summary>
    public const int Most = 100;

    /// <param name="On">Day of the decision; can lie before today, when it is written down later.</param>
    [Needs(Permission.PlacePeople)]
    public sealed record Command(IReadOnlyList<Placing> Chosen, DateOnly? On) : ICommand<Result>;

    public sealed record Result(IReadOnlyList<Line> Lines)
    {
        public IEnumerable<Line> LeftOut => Lines.Where(line => line.PairId is null);
    }

    /// <param name="PairId">Null = not decided, because of the rule.</param>
    /// <param name="Refused">Name of the rule; null = decided.</param>
    public sealed record Line(Guid WishId, Guid PlaceId, Guid CaseFileId, Guid? PairId, string? Refused);

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(TimeProvider time)
        {
            RuleFor(command => command.Chosen).Must(chosen => chosen.Count is > 0 and <= Most && chosen.DistinctBy(one => one.WishId).Count() == chosen.Count)
                .WithMessage("Placement.ChooseSomebody");
            RuleFor(command => command.On).Must(on => on is null || on <= time.Today()).WithMessage(PlacementRules.ADayHasCome.Name);
        }
    }

    internal sealed class Handler(IReceptionDb db, PlacementWork work, IAuditTrail audit, TimeProvider time) : IRequestHandler<Command, Result>
    {
        public async Task<Result> Handle(Command request, CancellationToken cancellationToken)
        {
            var (wishIds, placeIds) = (request.Chosen.Select(one => one.WishId).ToList(), request.Chosen.Select(one => one.PlaceId).Distinct().ToList());
            await work.HoldAsync(wishIds, placeIds, cancellationToken);
            var wishes = await db.PlacementWishes.Include(wish => wish.Codes).Where(wish => wishIds.Contains(wish.Id)).ToDictionaryAsync(wish => wish.Id, cancellationToken);
            var fileIds = wishes.Values.Select(wish => wish.CaseFileId).ToList();
            var files = await db.CaseFiles.Where(file => fileIds.Contains(file.Id)).ToDictionaryAsync(file => file.Id, cancellationToken);
            var seekers = (await work.SeekersAsync(wishes.Values, cancellationToken)).ToDictionary(seeker => seeker.WishId);
            var open = await db.PlacementPairs.AsNoTracking().Where(pair => wishIds.Contains(pair.WishId) && pair.EndedOn == null).Select(pair => new { pair.Id, pair.WishId, pair.PlaceId })
                .ToDictionaryAsync(pair => new Placing(pair.WishId, pair.PlaceId), pair => pair.Id, cancellationToken);
            var taken = await work.TakenAsync(placeIds, cancellationToken);
            var (today, step) = (time.Today(), work.StepOf(request.On ?? time.Today()));
            var (lines, told) = (new List<Line>(), new List<(Guid, Guid)>());
            foreach (var chosen in request.Chosen)
            {
                var (wishId, placeId) = chosen;
                if (!wishes.TryGetValue(wishId, out var wish) || !files.TryGetValue(wish.CaseFileId, out var file))
                    throw new NotThereException("wish");
                if (open.TryGetValue(chosen, out var earlier))
                {
                    lines.Add(new(wishId, placeId, file.Id, earlier, null));
                    continue;
                }
                // What is not for this municipality is as if it were not there.
                var place = await db.PlacesFor(wish.Kind, file.Controller, today).AsTracking().Include(place => place.Codes).FirstOrDefaultAsync(place => place.Id == placeId, cancellationToken);
                try
                {
                    file.EnsureOpen();
                    PlacementRules.ThePlaceIsOpen.Check(place is not null);
                    var count = taken.GetValueOrDefault(placeId);
                    var pair = PlacementPair.Decide(wish, place!, count, PairFit.Of(seekers[wishId], Vacancy.Of(place!, place!.Capacity - count), today), step);
                    taken[placeId] = count + 1;
                    db.PlacementPairs.Add(pair);
                    told.Add((file.PersonId, file.Id));
                    lines.Add(new(wishId, placeId, file.Id, pair.Id, null));
                }
                catch (BrokenRuleException broken) when (request.Chosen.Count > 1)
                {
                    lines.Add(new(wishId, placeId, file.Id, null, broken.Rule.Name));
                }
            }
            audit.AboutEach(told);
            return new(lines);
        }
    }
}

/// <summary>A person refuses a proposal: these two are not proposed to each other again. Gives the refusal's id.</summary>
public static class RefusePairing
{
    /// <param name="Reason">Code of the list "placement-reasons".</param>
    [Needs(Permission.PlacePeople)]
    public sealed record Command(Guid OnceKey, Guid WishId, Guid PlaceId, string? Reason, string? Words) : ICommand<Guid>, IOnce;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Reason).Required();
            RuleFor(command => command.Words).AtMost(PlacementLimits.ReasonLength).PlainText(lines: true)
                .Must((command, words) => command.Reason != PlacementReasons.Other || !string.IsNullOrWhiteSpace(words)).WithMessage(PlacementRules.AnotherReasonIsTold.Name);
        }
    }

    internal sealed class Handler(IReceptionDb db, PlacementWork work, IAuditTrail audit, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var wish = await db.PlacementWishes.FirstOrDefaultAsync(wish => wish.Id == request.WishId, cancellationToken) ?? throw new NotThereException("wish");
            var file = await db.CaseFiles.FirstOrDefaultAsync(file => file.Id == wish.CaseFileId, cancellationToken) ?? throw new NotThereException("case file");
            if (!await db.PlacementPlaces.AnyAsync(place => place.Id == request.PlaceId && place.Kind == wish.Kind, cancellationToken))
                throw new NotThereException("place");
            file.EnsureOpen();
            audit.About(file.PersonId, file.Id);
            var refusal = PlacementRefusal.Of(wish, request.PlaceId, await work.ReasonAsync(request.Reason, cancellationToken), work.StepOf(time.Today(), request.Words?.Trim()));
            db.PlacementRefusals.Add(refusal);
            return refusal.Id;
        }
    }
}
