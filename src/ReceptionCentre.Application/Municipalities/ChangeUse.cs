using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Municipalities;

namespace ReceptionCentre.Application.Municipalities;

/// <summary>Which topics, tracks and offers of the common floor a municipality uses. What was written with others stays.</summary>
public static class ChangeUse
{
    /// <param name="Version">On the screen; 0 = the municipality had no settings.</param>
    /// <param name="Topics">Codes that are used, of those that hold today.</param>
    /// <param name="Tracks">As the topics.</param>
    /// <param name="Offers">Offers of the common floor that are shown, of those that are open today.</param>
    [Needs(Permission.ManageMunicipality)]
    public sealed record Command(
        string? Municipality, int Version, IReadOnlyList<string> Topics, IReadOnlyList<string> Tracks, IReadOnlyList<Guid> Offers) : ICommand<Guid>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Tracks).Must(tracks => tracks.Count > 0).WithMessage("Municipalities.TracksMissing");
    }

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, ICurrentStaff current, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var municipality = (await codes.EnsureOwnAsync(request.Municipality, current, cancellationToken)).Value;
            var settings = await db.SettingsToChangeAsync(municipality, request.Version, cancellationToken);
            var choices = await db.UseChoicesAsync(codes, municipality, time, cancellationToken);
            var codesLeft = choices.Topics.Select(code => code.Value).Except(request.Topics).Select(code => (MunicipalitySettings.Topics, code))
                .Concat(choices.Tracks.Select(code => code.Value).Except(request.Tracks).Select(code => (MunicipalitySettings.Tracks, code)))
                // What ended since is not on the page; it stays as it was said.
                .Concat(settings.Unused.Select(part => (part.List, part.Code)).Where(part => !choices.Has(part.List, part.Code)));
            var offersLeft = choices.Offers.Select(offer => offer.OfferId).Except(request.Offers)
                .Concat(settings.Hidden.Select(part => part.OfferId).Where(id => !choices.Offers.Any(offer => offer.OfferId == id)));
            settings.LeaveUnused([.. codesLeft], [.. offersLeft]);
            return settings.Id;
        }
    }

    /// <summary>What can be chosen from: what holds today, and the open offers of the common floor that are for this municipality.</summary>
    internal static async Task<UseChoices> UseChoicesAsync(
        this IReceptionDb db, ICodeLists codes, string municipality, TimeProvider time, CancellationToken cancellationToken)
    {
        var today = time.Today();
        var offers = await db.Offers.AsNoTracking()
            .Where(offer => offer.Municipality == null && (offer.OpenUntil == null || offer.OpenUntil > today)
                && db.Providers.Any(provider => provider.Id == offer.ProviderId && (!provider.Municipalities.Any() || provider.Municipalities.Any(part => part.Municipality == municipality))))
            .OrderBy(offer => offer.Name).ThenBy(offer => offer.Id)
            .Select(offer => new OfferChoice(offer.Id, offer.Name, db.Providers.Where(provider => provider.Id == offer.ProviderId).Select(provider => provider.Name).First()))
            .ToListAsync(cancellationToken);
        return new(await ValidAsync(Lists.Topics), await ValidAsync(Lists.Tracks), offers);

        async Task<IReadOnlyList<CodeView>> ValidAsync(string list) => [.. (await codes.AllAsync(list, cancellationToken)).Where(code => code.IsValidOn(today))];
    }
}

/// <summary>What a municipality can use or leave.</summary>
public sealed record UseChoices(IReadOnlyList<CodeView> Topics, IReadOnlyList<CodeView> Tracks, IReadOnlyList<OfferChoice> Offers)
{
    internal bool Has(string list, string code) => (list == MunicipalitySettings.Topics ? Topics : Tracks).Any(one => one.Value == code);
}

public sealed record OfferChoice(Guid OfferId, string Name, string Provider);
