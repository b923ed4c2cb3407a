using System.Text.Json;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Newcomers;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Journeys;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Domain.PopulationRegister;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.PopulationRegister;

/// <summary>
/// Fills the answers of a registration with what the register told; the clerk looks at them as if they had been typed. The
/// answers of the look-up go with the registration, so that each fact gets its true source.
/// </summary>
public static class UseInRegistration
{
    [Needs(Permission.RegisterNewcomer)]
    public sealed record Command(Guid OnceKey, Guid LookupId) : ICommand<Guid>, IOnce;

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, ICurrentStaff current, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        /// <exception cref="BrokenRuleException">Nobody was chosen, or the answer is too old.</exception>
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var lookup = await db.RegisterLookupAsync(request.LookupId, null, current, cancellationToken);
            var told = lookup.Told();
            var registered = told.Fresh(time);
            var begun = told.RegistrationId is { } id ? await db.Registrations(current).FirstOrDefaultAsync(journey => journey.Id == id, cancellationToken) : null;
            var answers = await FilledAsync(begun?.Answered() ?? Empty(), registered, told.Task, cancellationToken);
            db.Journeys.Remove(lookup);
            if (begun is not null)
            {
                begun.Keep(JsonSerializer.Serialize(answers), time.GetUtcNow());
                return begun.Id;
            }
            var journey = Journey.Begin(RegistrationJourney.Kind, current.Id, JsonSerializer.Serialize(answers), time.GetUtcNow());
            db.Journeys.Add(journey);
            return journey.Id;
        }

        private RegistrationAnswers Empty() => new() { Municipality = current.Municipalities.Count == 1 ? current.Municipalities[0] : null };

        private async Task<RegistrationAnswers> FilledAsync(RegistrationAnswers answers, RegisteredPerson registered, string? task, CancellationToken cancellationToken)
        {
            var nationalities = await KnownAsync(registered, cancellationToken);
            // What is secret is not carried through forms by who may not see it; it is added when the person is registered.
            var address = registered.Address is { Street: not null, IsEmptied: false } known ? known : null;
            var isHidden = registered.IsSecret && address is not null;
            var shown = isHidden && !current.May(Permission.ReadLockedParts) ? null : address;
            return answers with
            {
                CalledName = answers.CalledName ?? Called(registered),
                GivenNames = registered.GivenNames,
                Prefix = registered.Prefix,
                FamilyName = registered.FamilyName,
                BirthDate = registered.Born is { IsUnknown: false } born ? Typed(born) : answers.BirthDate,
                Nationality = nationalities.ElementAtOrDefault(0) ?? answers.Nationality,
                OtherNationality = nationalities.ElementAtOrDefault(1) ?? answers.OtherNationality,
                PartnerPrefix = registered.PartnerPrefix ?? answers.PartnerPrefix,
                PartnerFamilyName = registered.PartnerFamilyName ?? answers.PartnerFamilyName,
                NameUsage = registered.PartnerFamilyName is null ? answers.NameUsage : registered.Usage.ToString(),
                BirthPlace = registered.BirthPlace ?? answers.BirthPlace,
                BirthCountry = registered.BirthCountry ?? answers.BirthCountry,
                Gender = registered.Gender is { } gender and not Gender.Unknown ? gender.ToString() : answers.Gender,
                Bsn = registered.Bsn,
                Task = answers.Task ?? task,
                AddressKind = isHidden ? AddressFact.Hidden : address?.Kind ?? answers.AddressKind,
                Street = shown?.Street ?? answers.Street,
                Postcode = shown?.Postcode ?? answers.Postcode,
                Place = shown?.Place ?? answers.Place,
                FromRegister = RegisterLookups.Written(registered),
            };
        }

        private async Task<IReadOnlyList<string>> KnownAsync(RegisteredPerson registered, CancellationToken cancellationToken)
        {
            var known = (await codes.AllAsync(Lists.Nationalities, cancellationToken)).Select(code => code.Value).ToHashSet(StringComparer.Ordinal);
            return [.. registered.Nationalities.Select(one => one.Code).Where(known.Contains)];
        }

        // The first given name, or the only name that there is, as a first guess.
        private static string? Called(RegisteredPerson registered) =>
            registered.GivenNames?.Split(' ', 2)[0] ?? (registered.FamilyName is { Length: > NameParts.CalledNameLength } family ? family[..NameParts.CalledNameLength] : registered.FamilyName);

        private static string Typed(PartialDate date) => date.IsComplete
            ? date.ToDateOnly()!.Value.ToString("dd-MM-yyyy", System.Globalization.CultureInfo.InvariantCulture)
            : date.Month is { } month ? $"{month:00}-{date.Year}" : $"{date.Year}";
    }
}
