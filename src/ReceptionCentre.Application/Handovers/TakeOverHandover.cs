using System.Security.Cryptography;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.NameMatching;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Handovers;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Handovers;

/// <summary>What becomes of one person who was handed over.</summary>
public enum TakeOverChoice
{
    /// <summary>Somebody whom nobody here knows.</summary>
    New = 1,

    /// <summary>Somebody of ours: a new stay begins.</summary>
    Same = 2,

    /// <summary>This one does not come here.</summary>
    LeaveOut = 3,
}

/// <param name="Number">Place in the package.</param>
/// <param name="PersonId">Of somebody whom we know.</param>
public sealed record TakeOverPerson(int Number, TakeOverChoice? Choice, Guid? PersonId = null);

/// <summary>
/// Takes over who was handed over: each becomes a person with a stay and a file of ours, or begins a new stay. Every fact names
/// the other municipality as its source. Gives the id of what came in.
/// </summary>
public static class TakeOverHandover
{
    /// <param name="Task">Code of the list "tasks", for the files that begin.</param>
    /// <param name="ArrivedOn">Day of arrival here, or on which the people are expected.</param>
    /// <param name="LookedAt">The possible duplicates of whom the clerk says that it is somebody else.</param>
    [Needs(Permission.ReceiveHandover)]
    public sealed record Command(Guid OnceKey, Guid ReceivedHandoverId, int Version, string? Task, PartialDate? ArrivedOn, IReadOnlyList<TakeOverPerson> People, LookedAt LookedAt)
        : ICommand<Guid>, IOnce;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Task).Required();
            RuleFor(command => command.People).Must(people => people.All(person => person.Choice is not null && Enum.IsDefined(person.Choice.Value))).WithMessage("Handovers.ChooseForEach");
            RuleFor(command => command.People).Must(people => people.All(person => person.Choice != TakeOverChoice.Same || person.PersonId is not null)).WithMessage("Handovers.ChooseForEach");
        }
    }

    internal sealed class Handler(ReceivedHandoverWork work, ICodeLists codes, IAuditTrail audit, ICurrentStaff current, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            await codes.EnsureKnownAsync(Lists.Tasks, request.Task, nameof(request.Task), cancellationToken);
            var received = await work.ReceivedAsync(request.ReceivedHandoverId, request.Version, cancellationToken);
            HandoverRules.AFileIsAnsweredOnce.Check(received.State == ReceivedHandoverState.Opened);
            var package = await work.PackageAsync(received.Id, cancellationToken) ?? throw new NotThereException("content of a hand-over");
            var (taken, people) = (new List<TakenPerson>(), new List<(Guid PersonId, Guid? CaseFileId)>());
            foreach (var handed in package.People)
            {
                if (request.People.FirstOrDefault(person => person.Number == handed.Number) is not { Choice: TakeOverChoice.New or TakeOverChoice.Same } choice)
                    continue;
                var file = await work.TakeOverAsync(
                    handed, choice.Choice == TakeOverChoice.Same ? choice.PersonId : null, received, request.Task!, request.ArrivedOn ?? handed.MovesOn ?? PartialDate.Of(time.Today()),
                    request.LookedAt, cancellationToken);
                taken.Add(new(handed.Number, file.Id));
                people.Add((file.PersonId, file.Id));
            }
            received.TakeOver(taken, time.Today(), current.Id);
            // Each has it in the own history, with what was written of that person and no more.
            audit.AboutEachPerson(people);
            return received.Id;
        }
    }
}

/// <summary>We do not take it over: the receipt says why, and what came is no longer kept.</summary>
public static class DeclineHandover
{
    [Needs(Permission.ReceiveHandover)]
    public sealed record Command(Guid ReceivedHandoverId, int Version, string? Reason) : ICommand<Guid>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Reason).Cascade(CascadeMode.Stop).Required().AtMost(ReceivedHandover.ReasonLength).PlainText(lines: true);
    }

    internal sealed class Handler(IReceptionDb db, ReceivedHandoverWork work, IAuditTrail audit, ICurrentStaff current, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var received = await work.ReceivedAsync(request.ReceivedHandoverId, request.Version, cancellationToken);
            audit.Because(request.Reason);
            received.Decline(request.Reason, time.Today(), current.Id);
            db.ReceivedContents.RemoveRange(await db.ReceivedContents.Where(content => content.ReceivedHandoverId == received.Id).ToListAsync(cancellationToken));
            return received.Id;
        }
    }
}

/// <summary>The receipt of what was answered, signed by us: it goes back to the sender, and says nothing about whom it is.</summary>
public static class ReceiptOfHandover
{
    [Needs(Permission.ReceiveHandover)]
    public sealed record Query(Guid ReceivedHandoverId) : IQuery<DownloadHandover.Result>;

    internal sealed class Handler(IReceptionDb db, ReceivedHandoverWork work, HandoverSigning signing) : IRequestHandler<Query, DownloadHandover.Result>
    {
        public async Task<DownloadHandover.Result> Handle(Query request, CancellationToken cancellationToken)
        {
            var received = await db.ReceivedHandovers.AsNoTracking()
                .FirstOrDefaultAsync(one => one.Id == request.ReceivedHandoverId && one.State != ReceivedHandoverState.Opened, cancellationToken) ?? throw new NotThereException("receipt");
            using ECDsa key = await signing.SignerAsync(received.ToMunicipality, cancellationToken);
            var receipt = new HandoverReceipt(
                received.PackageId, received.ToMunicipality, received.FromMunicipality, received.AnsweredOn!.Value, received.State == ReceivedHandoverState.TakenOver,
                received.DeclineReason, received.Sha256, await work.NameAsync(received.AnsweredBy!.Value, cancellationToken) ?? "ReceptionCentre", null);
            return new(
                $"{HandoverFiles.Receipt}-{received.ToMunicipality}-{received.FromMunicipality}-{received.AnsweredOn:yyyyMMdd}{HandoverFiles.ReceiptEnding}", HandoverSeal.WriteReceipt(receipt, key));
        }
    }
}
