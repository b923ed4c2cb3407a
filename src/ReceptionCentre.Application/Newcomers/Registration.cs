using System.Text.Json;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Linking;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Journeys;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Newcomers;

/// <summary>The journey of a registration: begun, kept page by page, resumed, cancelled. One's own only.</summary>
internal static class RegistrationJourney
{
    public const string Kind = "RegisterNewcomer";

    public static IQueryable<Journey> Registrations(this IReceptionDb db, ICurrentStaff current) =>
        db.Journeys.Where(journey => journey.Kind == Kind && journey.OwnerId == current.Id);

    public static async Task<Journey> RegistrationAsync(this IReceptionDb db, Guid id, ICurrentStaff current, CancellationToken cancellationToken) =>
        await db.Registrations(current).FirstOrDefaultAsync(journey => journey.Id == id, cancellationToken) ?? throw new NotThereException("registration");

    public static RegistrationAnswers Answered(this Journey journey) => JsonSerializer.Deserialize<RegistrationAnswers>(journey.Answers)!;
}

/// <summary>Begins a registration, with what was already typed in the search field.</summary>
public static class BeginRegistration
{
    /// <param name="HouseholdOf">Case file from whose household somebody is registered.</param>
    [Needs(Permission.RegisterNewcomer)]
    public sealed record Command(Guid OnceKey, string? Typed = null, Guid? PersonId = null, Guid? HouseholdOf = null) : ICommand<Guid>, IOnce;

    internal sealed class Handler(IReceptionDb db, ICurrentStaff current, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var search = SearchText.Read(request.Typed, time.Today());
            var foreign = search.NameAsTyped.Any(c => c > 'ɏ' && char.IsLetter(c));
            var (first, given, family) = NameGuess.Of(search.NameAsTyped);
            var answers = new RegistrationAnswers
            {
                PersonId = request.PersonId,
                HouseholdOf = request.HouseholdOf,
                CalledName = first,
                FamilyName = foreign ? null : family,
                Bsn = search.Bsn,
                VNumber = search.VNumber,
                OwnScript = foreign ? search.NameAsTyped : null,
                GivenNames = foreign ? null : given,
                BirthDate = search.Born is { } born ? Typed(born) : null,
                Municipality = current.Municipalities.Count == 1 ? current.Municipalities[0] : null,
            };
            if (request.PersonId is { } known)
                answers = await WithLanguagesAsync(answers, known, cancellationToken);
            var journey = Journey.Begin(RegistrationJourney.Kind, current.Id, JsonSerializer.Serialize(answers), time.GetUtcNow());
            db.Journeys.Add(journey);
            return journey.Id;
        }

        // Somebody who comes back still speaks what was spoken; the clerk sees it on the page and can change it.
        private async Task<RegistrationAnswers> WithLanguagesAsync(RegistrationAnswers answers, Guid personId, CancellationToken cancellationToken)
        {
            personId = await db.LeadingAsync(personId, cancellationToken);
            await db.EnsureMayKnowAsync(personId, current, time.Today(), cancellationToken);
            var spoken = (await db.Languages.AsNoTracking().Where(fact => fact.PersonId == personId).ToListAsync(cancellationToken))
                .On(time.Today()).OrderByDescending(fact => fact.Preferred).ToList();
            return answers with
            {
                Language = spoken.ElementAtOrDefault(0)?.Code,
                OtherLanguage = spoken.ElementAtOrDefault(1)?.Code,
                InterpreterWanted = spoken.ElementAtOrDefault(0)?.InterpreterWanted ?? false,
            };
        }

        private static string Typed(PartialDate date) => date.IsComplete
            ? date.ToDateOnly()!.Value.ToString("dd-MM-yyyy", System.Globalization.CultureInfo.InvariantCulture)
            : date.Month is { } month ? $"{month:00}-{date.Year}" : $"{date.Year}";
    }
}

/// <summary>Keeps a page of the registration.</summary>
public static class KeepRegistration
{
    [Needs(Permission.RegisterNewcomer)]
    public sealed record Command(Guid JourneyId, RegistrationAnswers Answers) : ICommand<Guid>;

    internal sealed class Handler(IReceptionDb db, ICurrentStaff current, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var journey = await db.RegistrationAsync(request.JourneyId, current, cancellationToken);
            journey.Keep(JsonSerializer.Serialize(request.Answers), time.GetUtcNow());
            return journey.Id;
        }
    }
}

/// <summary>What was typed so far.</summary>
public static class ShowRegistration
{
    [Needs(Permission.RegisterNewcomer)]
    public sealed record Query(Guid JourneyId) : IQuery<RegistrationAnswers>;

    internal sealed class Handler(IReceptionDb db, ICurrentStaff current) : IRequestHandler<Query, RegistrationAnswers>
    {
        public async Task<RegistrationAnswers> Handle(Query request, CancellationToken cancellationToken) =>
            (await db.RegistrationAsync(request.JourneyId, current, cancellationToken)).Answered();
    }
}

/// <summary>What came of a registration of mine that is done; null = it is not.</summary>
public static class FinishedRegistration
{
    [Needs(Permission.RegisterNewcomer)]
    public sealed record Query(Guid JourneyId) : IQuery<RegisterNewcomer.Result?>;

    internal sealed class Handler(IReceptionDb db, ICurrentStaff current) : IRequestHandler<Query, RegisterNewcomer.Result?>
    {
        public async Task<RegisterNewcomer.Result?> Handle(Query request, CancellationToken cancellationToken)
        {
            var answer = await db.HandledCommands.AsNoTracking().Where(handled => handled.Key == request.JourneyId && handled.StaffMemberId == current.Id)
                .Select(handled => handled.Answer).FirstOrDefaultAsync(cancellationToken);
            return answer is null ? null : JsonSerializer.Deserialize<RegisterNewcomer.Result>(answer);
        }
    }
}

/// <summary>Drops a registration with everything that was typed.</summary>
public static class CancelRegistration
{
    [Needs(Permission.RegisterNewcomer)]
    public sealed record Command(Guid JourneyId) : ICommand<Guid>;

    internal sealed class Handler(IReceptionDb db, ICurrentStaff current) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var journey = await db.RegistrationAsync(request.JourneyId, current, cancellationToken);
            db.Journeys.Remove(journey);
            return journey.Id;
        }
    }
}

/// <summary>The registrations that I left half-way, newest first.</summary>
public static class UnfinishedRegistrations
{
    [Needs(Permission.RegisterNewcomer)]
    public sealed record Query : IQuery<IReadOnlyList<Unfinished>>;

    public sealed record Unfinished(Guid JourneyId, string? CalledName, DateTimeOffset TouchedAt);

    internal sealed class Handler(IReceptionDb db, ICurrentStaff current) : IRequestHandler<Query, IReadOnlyList<Unfinished>>
    {
        private const int Most = 5;

        public async Task<IReadOnlyList<Unfinished>> Handle(Query request, CancellationToken cancellationToken) =>
            [.. (await db.Registrations(current).AsNoTracking().OrderByDescending(journey => journey.TouchedAt).Take(Most).ToListAsync(cancellationToken))
                .Select(journey => new Unfinished(journey.Id, journey.Answered().CalledName, journey.TouchedAt))];
    }
}
