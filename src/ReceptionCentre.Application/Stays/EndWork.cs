using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.Stays;

namespace ReceptionCentre.Application.Stays;

/// <summary>
/// Work ended or will end, and with it perhaps the dwelling: one form, that does not ask why. What must be spoken about then asks by itself
/// (<see cref="Progress.JobEndClock"/>).
/// </summary>
public static class EndWork
{
    /// <param name="PartyId">The employer or agency.</param>
    /// <param name="LastDay">Last day of work; it may lie ahead.</param>
    /// <param name="LodgingLastDay">Last day on which the person can live in the employer's dwelling; null = not known, or another's dwelling.</param>
    [Needs(Permission.ChangeStay)]
    public sealed record Command(Guid OnceKey, Guid CaseFileId, Guid PartyId, int Version, DateOnly? LastDay, DateOnly? LodgingLastDay) : ICommand<Guid>, IOnce;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.LastDay).Must(on => on is not null).WithMessage("Stays.LastDayOfWorkMissing");
    }

    internal sealed class Handler(StayWork work) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var (stay, file) = await work.OfFileAsync(request.CaseFileId, request.Version, cancellationToken);
            // A clerk says the last day; a fact ends on the first day after it.
            stay.EndWork(request.PartyId, PartialDate.Of(request.LastDay!.Value.AddDays(1)), request.LodgingLastDay is { } last ? PartialDate.Of(last.AddDays(1)) : null);
            return file.Id;
        }
    }
}

/// <summary>The work that ended, for the form: with whom, and whether the dwelling is the employer's.</summary>
public static class WorkToEnd
{
    [Needs(Permission.ChangeStay)]
    public sealed record Query(Guid CaseFileId, Guid PartyId) : IQuery<Work>;

    /// <param name="Since">First day of the work, as far as known.</param>
    /// <param name="LastDay">The last day that is known already.</param>
    /// <param name="DwellingGoesToo">The person lives, as far as known, in a dwelling of the employer.</param>
    /// <param name="LodgingLastDay">The last day there that is known already.</param>
    public sealed record Work(int Version, string Name, PartialDate Since, DateOnly? LastDay, bool DwellingGoesToo, DateOnly? LodgingLastDay);

    internal sealed class Handler(IReceptionDb db) : IRequestHandler<Query, Work>
    {
        public async Task<Work> Handle(Query request, CancellationToken cancellationToken)
        {
            var stays = db.CaseFiles.Where(file => file.Id == request.CaseFileId).Select(file => file.StayId);
            var stay = await db.Stays.AsNoTracking().Include(stay => stay.Parties).Include(stay => stay.Lodgings).FirstOrDefaultAsync(stay => stays.Contains(stay.Id), cancellationToken)
                ?? throw new NotThereException("case file");
            var work = stay.Parties.FirstOrDefault(fact => fact.Id == request.PartyId && fact.Stands && fact.Kind == StayPartyFact.Employer) ?? throw new NotThereException("employer");
            var lodging = stay.LodgingOfEmployer;
            return new(stay.Version, work.Name, work.From, LastDayOf(work), lodging is not null, lodging is null ? null : LastDayOf(lodging));
        }

        private static DateOnly? LastDayOf(DatedFact fact) => fact.Until?.ToDateOnly()?.AddDays(-1);
    }
}
