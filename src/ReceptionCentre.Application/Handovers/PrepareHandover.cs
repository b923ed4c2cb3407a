using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Handovers;

namespace ReceptionCentre.Application.Handovers;

/// <summary>Chooses who goes and what of each, and freezes it: so it is shown to the person, and so it goes. Gives the hand-over's id.</summary>
public static class PrepareHandover
{
    [Needs(Permission.HandOver)]
    public sealed record Command(Guid OnceKey, Guid CaseFileId, IReadOnlyList<PersonChoice> People) : ICommand<Guid>, IOnce;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.People).Choice(command => command.CaseFileId);
    }

    internal sealed class Handler(IReceptionDb db, HandoverWork work) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var file = await work.FileAsync(request.CaseFileId, cancellationToken);
            var move = await work.MoveAsync(file.Id, cancellationToken);
            HandoverRules.OnlyWhoMovesIsHandedOver.Check(move is not null);
            var ids = request.People.Select(person => person.CaseFileId).ToList();
            // One person is handed over once at a time, whoever of the household began it.
            HandoverRules.OneAtATime.Check(!await db.Handovers.AnyAsync(
                one => (one.State == HandoverState.Prepared || one.State == HandoverState.Sent || (one.State == HandoverState.Received && one.ClosedOn == null))
                    && one.People.Any(person => ids.Contains(person.CaseFileId)), cancellationToken));
            var id = Guid.CreateVersion7();
            var (people, package) = await work.ChooseAsync(id, file, move!, request.People, cancellationToken);
            var handover = Handover.Prepare(id, file, move!.Id, move.Municipality!, people, work.Moment());
            db.Handovers.Add(handover);
            db.HandoverContents.Add(new(id, package.Write()));
            return id;
        }
    }
}

/// <summary>Another choice of who goes and what of each, while nothing went.</summary>
public static class ChangeHandover
{
    [Needs(Permission.HandOver)]
    public sealed record Command(Guid CaseFileId, Guid HandoverId, int Version, IReadOnlyList<PersonChoice> People) : ICommand<Guid>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.People).Choice(command => command.CaseFileId);
    }

    internal sealed class Handler(HandoverWork work) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var (handover, file) = await work.HandoverAsync(request.CaseFileId, request.HandoverId, request.Version, cancellationToken);
            var move = await work.MoveAsync(file.Id, cancellationToken);
            HandoverRules.OnlyWhoMovesIsHandedOver.Check(move?.Municipality == handover.ToMunicipality);
            var (people, package) = await work.ChooseAsync(handover.Id, file, move!, request.People, cancellationToken);
            handover.Change(people);
            (await work.ContentAsync(handover.Id, cancellationToken)).Replace(package.Write());
            return handover.Id;
        }
    }
}

internal static class PersonChoices
{
    /// <summary>The person of the file is among those who go, and everybody once.</summary>
    public static void Choice<T>(this IRuleBuilder<T, IReadOnlyList<PersonChoice>> people, Func<T, Guid> file) =>
        people.Must((command, chosen) => chosen.Any(person => person.CaseFileId == file(command)) && chosen.Select(person => person.CaseFileId).Distinct().Count() == chosen.Count)
            .WithMessage("Handovers.SomebodyGoes");
}
