using FluentValidation;
using MediatR;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Housing;

namespace ReceptionCentre.Application.Housing;

/// <summary>Offers one dwelling to everybody of a link. Gives the offer's id.</summary>
public static class OfferDwelling
{
    /// <param name="On">Day on which it was offered.</param>
    [Needs(Permission.KeepHousing)]
    public sealed record Command(Guid OnceKey, Guid CaseFileId, Guid LinkId, int Version, DateOnly? On, DwellingTerms Terms) : ICommand<Guid>, IOnce;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(TimeProvider time)
        {
            RuleFor(command => command.On).Chosen();
            RuleFor(command => command.On).Must(day => day is null || day <= time.Today()).WithMessage(HousingRules.ADayHasCome.Name);
            RuleFor(command => command.Terms).SetValidator(new DwellingTermsValidator()).OverridePropertyName("");
            RuleFor(command => command.Terms.AnswerBy).Must((command, by) => by is null || command.On is null || by >= command.On)
                .WithMessage(HousingRules.AnAnswerIsAskedAfterTheOffer.Name).OverridePropertyName("AnswerBy");
            RuleFor(command => command.Terms.ViewingOn).Must((command, on) => on is null || command.On is null || on >= command.On)
                .WithMessage(HousingRules.AnAnswerIsAskedAfterTheOffer.Name).OverridePropertyName("ViewingOn");
        }
    }

    internal sealed class Handler(HousingWork work) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            await work.EnsureKnownAsync(request.Terms, cancellationToken);
            var (link, _) = await work.LinkAsync(request.CaseFileId, request.LinkId, request.Version, cancellationToken);
            return link.Offer(request.Terms, work.Step(request.On!.Value)).Id;
        }
    }
}

/// <summary>What is known of a dwelling that is offered became otherwise: a day of viewing was agreed, say.</summary>
public static class ChangeDwelling
{
    [Needs(Permission.KeepHousing)]
    public sealed record Command(Guid CaseFileId, Guid LinkId, Guid OfferId, int Version, DwellingTerms Terms) : ICommand<Guid>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Terms).SetValidator(new DwellingTermsValidator()).OverridePropertyName("");
    }

    internal sealed class Handler(HousingWork work, ICurrentStaff current) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            await work.EnsureKnownAsync(request.Terms, cancellationToken);
            var (link, _) = await work.LinkAsync(request.CaseFileId, request.LinkId, request.Version, cancellationToken);
            // A hidden address is not made visible, or written over, by somebody who may not read it.
            HousingRules.AHiddenAddressNeedsThePermission.Check(link.OpenOffer is not { IsHidden: true } || current.May(Permission.ReadLockedParts));
            link.ChangeOffer(request.OfferId, request.Terms);
            return request.OfferId;
        }
    }
}

/// <summary>What became of an offer: accepted, refused with the reason, or taken back by the landlord.</summary>
public static class AnswerDwelling
{
    /// <param name="Answer">Accepted, refused or withdrawn.</param>
    /// <param name="Reason">Code of the list "housing-refusal-reasons", of a refusal.</param>
    /// <param name="Founded">Whether the municipality finds a refusal founded; null = it did not judge it yet.</param>
    /// <param name="Follows">What follows from a refusal.</param>
    [Needs(Permission.KeepHousing)]
    public sealed record Command(
        Guid CaseFileId, Guid LinkId, Guid OfferId, int Version, OfferState? Answer, DateOnly? On, string? Reason, bool? Founded, string? Follows, string? Words) : ICommand<Guid>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(TimeProvider time)
        {
            RuleFor(command => command.Answer).Chosen();
            RuleFor(command => command.Answer).Must(answer => answer is null or OfferState.Accepted or OfferState.Refused or OfferState.Withdrawn).WithMessage("Shared.ChooseOne");
            this.Happened(time, command => command.On, command => command.Words);
            RuleFor(command => command.Reason).Must((command, reason) => command.Answer != OfferState.Refused || reason is not null).WithMessage("Shared.ChooseOne");
            RuleFor(command => command.Words).Must((command, words) => command.Answer != OfferState.Refused || command.Reason != HousingReasons.Other || !string.IsNullOrWhiteSpace(words))
                .WithMessage(HousingRules.AnotherReasonIsTold.Name);
            RuleFor(command => command.Follows).AtMost(HousingLimits.WordsLength).PlainText(lines: true).WithoutNumber();
        }
    }

    internal sealed class Handler(HousingWork work) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var (link, _) = await work.LinkAsync(request.CaseFileId, request.LinkId, request.Version, cancellationToken);
            var step = work.Step(request.On!.Value, request.Words);
            if (request.Answer == OfferState.Accepted)
                link.Accept(request.OfferId, step);
            else if (request.Answer == OfferState.Refused)
                link.Refuse(request.OfferId, await work.ReasonAsync(Lists.HousingRefusalReasons, request.Reason, cancellationToken), request.Founded, request.Follows?.Trim(), step);
            else
                link.WithdrawOffer(request.OfferId, step);
            return request.OfferId;
        }
    }
}

/// <summary>What the municipality thinks of a refusal that was written down before, and what follows.</summary>
public static class JudgeRefusal
{
    [Needs(Permission.KeepHousing)]
    public sealed record Command(Guid CaseFileId, Guid LinkId, Guid OfferId, int Version, bool? Founded, string? Follows) : ICommand<Guid>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Founded).Chosen();
            RuleFor(command => command.Follows).AtMost(HousingLimits.WordsLength).PlainText(lines: true).WithoutNumber();
        }
    }

    internal sealed class Handler(HousingWork work) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var (link, _) = await work.LinkAsync(request.CaseFileId, request.LinkId, request.Version, cancellationToken);
            link.Judge(request.OfferId, request.Founded!.Value, request.Follows?.Trim());
            return request.OfferId;
        }
    }
}
