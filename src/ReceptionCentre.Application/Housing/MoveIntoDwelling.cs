using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Housing;
using ReceptionCentre.Domain.Newcomers;

namespace ReceptionCentre.Application.Housing;

/// <summary>
/// They moved in: lodging and address of everybody who goes along are recorded with it, so that nothing is typed twice, and each of
/// them counts for the target of the half-year. That they register with the municipality is their own next step.
/// </summary>
public static class MoveIntoDwelling
{
    private const string HomeAddress = "home";

    /// <param name="How">By the offer that was accepted, or into a dwelling that they found themselves.</param>
    /// <param name="Kind">Code of the list "lodging-kinds", of a dwelling that they found themselves.</param>
    /// <param name="Owner">Code of the list "lodging-owners"; null = not asked.</param>
    /// <param name="RecordsAddress">False = the address is left until the population register tells it.</param>
    [Needs(Permission.KeepHousing)]
    public sealed record Command(
        Guid OnceKey, Guid CaseFileId, Guid LinkId, int Version, HousedHow How, DateOnly? On, string? Kind, string? Owner, bool RecordsAddress, string? Street, string? Postcode, string? Place,
        string? Words) : ICommand<Guid>, IOnce;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(TimeProvider time)
        {
            this.Happened(time, command => command.On, command => command.Words);
            RuleFor(command => command.How).IsInEnum().WithMessage("Shared.ChooseOne");
            RuleFor(command => command.Kind).Must((command, kind) => command.How != HousedHow.Own || kind is not null).WithMessage("Shared.ChooseOne");
            RuleFor(command => command.Street).AtMost(AddressFact.StreetLength).PlainText();
            RuleFor(command => command.Postcode).AtMost(AddressFact.PostcodeLength).PlainText();
            RuleFor(command => command.Place).AtMost(AddressFact.PlaceLength).PlainText();
        }
    }

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, HousingWork work, ICurrentStaff current, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            await codes.EnsureKnownAsync(Lists.LodgingKinds, request.Kind, nameof(request.Kind), cancellationToken);
            await codes.EnsureKnownAsync(Lists.LodgingOwners, request.Owner, nameof(request.Owner), cancellationToken);
            var (link, _) = await work.LinkAsync(request.CaseFileId, request.LinkId, request.Version, cancellationToken);
            var (step, offer) = (work.Step(request.On!.Value, request.Words), request.How == HousedHow.Offered ? link.OpenOffer : null);
            var files = await work.MovingAsync(link, cancellationToken);
            if (request.How == HousedHow.Offered)
                link.MoveIn(step);
            else
                link.FindOwn(step);
            await RecordAsync(request, offer, [.. files.Select(file => file.StayId)], [.. files.Select(file => file.PersonId)], cancellationToken);
            return link.Id;
        }

        private async Task RecordAsync(Command request, HousingOffer? offer, IReadOnlyList<Guid> stays, IReadOnlyList<Guid> people, CancellationToken cancellationToken)
        {
            var (from, provenance) = (PartialDate.Of(request.On!.Value), current.Recording(time, Provenances.OwnObservation));
            foreach (var stay in await db.Stays.Include(stay => stay.Lodgings).Where(stay => stays.Contains(stay.Id)).ToListAsync(cancellationToken))
                stay.RecordLodging(offer?.Kind ?? request.Kind, request.Owner, from, provenance);
            if (AddressOf(request, offer) is not { } address)
                return;
            foreach (var person in await db.Persons.Include(person => person.Addresses).Where(person => people.Contains(person.Id)).ToListAsync(cancellationToken))
                person.RecordAddress(address, from, provenance);
        }

        // A hidden address is taken over as it was offered by whoever may not see it.
        private Address? AddressOf(Command request, HousingOffer? offer)
        {
            if (!request.RecordsAddress)
                return null;
            if (offer is not { IsHidden: true })
                return new(HomeAddress, request.Street, request.Postcode, request.Place);
            return current.May(Permission.ReadLockedParts) ? new(AddressFact.Hidden, request.Street, request.Postcode, request.Place) : new(AddressFact.Hidden, offer.Street, offer.Postcode, offer.Place);
        }
    }
}

/// <summary>The link ends and they do not move in here; or one of them no longer goes along.</summary>
public static class EndHousingLink
{
    /// <param name="Reason">Code of the list "housing-end-reasons".</param>
    /// <param name="OnlyThisPerson">The person of the file leaves the link, the others stay.</param>
    [Needs(Permission.KeepHousing)]
    public sealed record Command(Guid CaseFileId, Guid LinkId, int Version, string? Reason, DateOnly? On, bool OnlyThisPerson, string? Words) : ICommand<Guid>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(TimeProvider time)
        {
            RuleFor(command => command.Reason).Required();
            this.Happened(time, command => command.On, command => command.Words);
            RuleFor(command => command.Words).Must((command, words) => command.Reason != HousingReasons.Other || !string.IsNullOrWhiteSpace(words)).WithMessage(HousingRules.AnotherReasonIsTold.Name);
        }
    }

    internal sealed class Handler(HousingWork work) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var (link, file) = await work.LinkAsync(request.CaseFileId, request.LinkId, request.Version, cancellationToken);
            var (reason, step) = (await work.ReasonAsync(Lists.HousingEndReasons, request.Reason, cancellationToken), work.Step(request.On!.Value, request.Words));
            if (request.OnlyThisPerson)
                link.Leave(file.Id, reason, step);
            else
                link.End(reason, step);
            return link.Id;
        }
    }
}

/// <summary>It was a mistake that they moved in, or that the link ended: it runs again, and nobody is counted. Lodging and address are put right with the person.</summary>
public static class TakeBackHousing
{
    [Needs(Permission.KeepHousing)]
    public sealed record Command(Guid CaseFileId, Guid LinkId, int Version, string? Reason) : ICommand<Guid>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Reason).Required().AtMost(DatedFact.ReasonLength).PlainText(lines: true);
    }

    internal sealed class Handler(HousingWork work, Auditing.IAuditTrail audit) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var (link, _) = await work.LinkAsync(request.CaseFileId, request.LinkId, request.Version, cancellationToken);
            link.TakeBack();
            audit.Because(request.Reason);
            return link.Id;
        }
    }
}
