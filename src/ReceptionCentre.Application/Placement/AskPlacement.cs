using FluentValidation;
using MediatR;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Placement;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Placement;

/// <summary>Somebody wishes a buddy, a job or a place in a class, and waits for it from then on. Gives the wish's id.</summary>
public static class AskPlacement
{
    [Needs(Permission.PlacePeople)]
    public sealed record Command(Guid OnceKey, Guid CaseFileId, PlacementKind Kind, WishTerms Terms) : ICommand<Guid>, IOnce;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(TimeProvider time)
        {
            RuleFor(command => command.Terms).SetValidator(new WishTermsValidator(time)).OverridePropertyName("");
            RuleFor(command => command.Terms.ConsentOn).Must((command, on) => on is not null || !PlacementWish.NeedsConsent(command.Kind))
                .WithMessage(PlacementRules.ABuddyNeedsConsent.Name).OverridePropertyName("Consents");
        }
    }

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, PlacementWork work, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        private const int Grown = 18;

        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            await codes.EnsureKnownAsync(request.Terms, cancellationToken);
            var file = await work.FileAsync(request.CaseFileId, cancellationToken);
            var today = time.Today();
            var born = (await work.BornAsync([file.Id], today, cancellationToken)).GetValueOrDefault(file.Id);
            // Of an unknown birth nobody can say that it is no child.
            var youngest = born.LastPossible() is { } last ? PartialDate.Of(last).AgeOn(today) : null;
            var wish = PlacementWish.Ask(file.Id, request.Kind, request.Terms, youngest is null or < Grown, today);
            db.PlacementWishes.Add(wish);
            return wish.Id;
        }
    }
}

/// <summary>What is wished became otherwise.</summary>
public static class ChangeWish
{
    [Needs(Permission.PlacePeople)]
    public sealed record Command(Guid CaseFileId, Guid WishId, int Version, WishTerms Terms) : ICommand<Guid>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(TimeProvider time) => RuleFor(command => command.Terms).SetValidator(new WishTermsValidator(time)).OverridePropertyName("");
    }

    internal sealed class Handler(ICodeLists codes, PlacementWork work, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var wish = await work.WishAsync(request.CaseFileId, request.WishId, request.Version, cancellationToken);
            await codes.EnsureKnownAsync(request.Terms, cancellationToken);
            wish.Change(request.Terms, time.Today());
            return wish.Id;
        }
    }
}

/// <summary>The person does not want it any more, or it came about in another way.</summary>
public static class WithdrawWish
{
    /// <param name="Reason">Code of the list "placement-reasons".</param>
    [Needs(Permission.PlacePeople)]
    public sealed record Command(Guid CaseFileId, Guid WishId, int Version, string? Reason) : ICommand<Guid>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Reason).Required();
    }

    internal sealed class Handler(PlacementWork work, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var wish = await work.WishAsync(request.CaseFileId, request.WishId, request.Version, cancellationToken);
            wish.Withdraw(await work.ReasonAsync(request.Reason, cancellationToken), time.Today(), time.Today());
            return wish.Id;
        }
    }
}

/// <summary>The person takes back the consent: the waiting ends, and the pair where there is one.</summary>
public static class EndWishConsent
{
    [Needs(Permission.PlacePeople)]
    public sealed record Command(Guid CaseFileId, Guid WishId, int Version) : ICommand<Guid>;

    internal sealed class Handler(IReceptionDb db, PlacementWork work, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var wish = await work.WishAsync(request.CaseFileId, request.WishId, request.Version, cancellationToken);
            PlacementRules.OnlyConsentThatHoldsIsTakenBack.Check(wish is { ConsentOn: not null, ConsentEndedOn: null, EndedOn: null });
            if (await db.OpenPairAsync(wish.Id, cancellationToken) is { } pair)
                pair.Stop(wish, PairParty.Person, PlacementReasons.ConsentEnded, work.StepOf(time.Today()));
            wish.EndConsent(time.Today());
            return wish.Id;
        }
    }
}
