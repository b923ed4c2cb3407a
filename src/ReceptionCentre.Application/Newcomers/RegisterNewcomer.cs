using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.NameMatching;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.PopulationRegister;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Application.Stays;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Newcomers;

/// <summary>
/// Person, stay and case file begin together. The journey's id is the key: sent twice, or from two windows, it is one
/// registration. For somebody who is known already only stay and file begin.
/// </summary>
public static class RegisterNewcomer
{
    /// <param name="JourneyId">The registration's journey; also the key that makes it happen once.</param>
    /// <param name="PersonId">Somebody whom we know already; null = a new person.</param>
    /// <param name="LookedAt">The possible duplicates of whom the clerk says that it is somebody else.</param>
    [Needs(Permission.RegisterNewcomer)]
    public sealed record Command(
        Guid JourneyId, Guid? PersonId, string? CalledName, string? GivenNames, string? Prefix, string? FamilyName, string? OwnScript,
        PartialDate? BirthDate, string? Nationality, string? Bsn, string? VNumber, StayInput Stay, LookedAt LookedAt,
        PersonDetails? Details = null, string? OtherNationality = null, DocumentInput? Document = null, ResidenceInput? Residence = null)
        : ICommand<Result>, IOnce, IPersonInput
    {
        public Guid OnceKey => JourneyId;
    }

    public sealed record Result(Guid PersonId, Guid CaseFileId);

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(ICurrentStaff current, TimeProvider time)
        {
            When(command => command.PersonId is null, () =>
            {
                this.NameFits();
                RuleFor(input => input.BirthDate).Must(born => born?.FirstPossible() is not { } first || first <= time.Today())
                    .WithMessage(NewcomerRules.BornInThePast.Name);
                PersonInputRules.NumbersFit(this, input => input.Bsn, input => input.VNumber);
                this.DetailsFit(input => input.Details);
                RuleFor(input => input.Document).SetValidator(new DocumentInputValidator()!).OverridePropertyName("");
            });
            RuleFor(command => command.Residence).SetValidator(new ResidenceInputValidator(time)!).OverridePropertyName("");
            RuleFor(command => command.Stay).SetValidator(new StayInputValidator(current));
        }
    }

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, ICurrentStaff current, NewcomerWork work, IAuditTrail audit, TimeProvider time) : IRequestHandler<Command, Result>
    {
        public async Task<Result> Handle(Command request, CancellationToken cancellationToken)
        {
            await codes.EnsureKnownAsync(Lists.Nationalities, request.Nationality, nameof(request.Nationality), cancellationToken);
            await codes.EnsureKnownAsync(Lists.Nationalities, request.OtherNationality, nameof(request.OtherNationality), cancellationToken);
            await codes.EnsureKnownAsync(request.Details, cancellationToken);
            await codes.EnsureKnownAsync(request.Document, cancellationToken);
            await codes.EnsureKnownAsync(request.Stay, cancellationToken);
            await codes.EnsureKnownAsync(request.Residence, cancellationToken);
            var journey = await db.Registrations(current).FirstOrDefaultAsync(journey => journey.Id == request.JourneyId, cancellationToken);
            var taken = TakenOver.Of(request.PersonId is null ? journey?.Answered() : null, current, time);
            var person = request.PersonId is { } known
                ? await work.ComesBackAsync(known, request.Stay.Municipality!, cancellationToken)
                : await work.RegisterAsync(Identity(request), request.LookedAt, taken, cancellationToken);
            var file = await work.BeginStayAsync(person, request.Stay, request.Residence, taken, cancellationToken);
            if (journey is not null)
                db.Journeys.Remove(journey);
            audit.About(person.Id, file.Id);
            return new(person.Id, file.Id);
        }

        private static NewcomerIdentity Identity(Command request)
        {
            var details = request.Details ?? new();
            return new(details.Name(request).Tidy(), request.BirthDate, details, [request.Nationality, request.OtherNationality], request.Bsn, request.VNumber, request.Document);
        }
    }
}
