using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Linking;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Access;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Access;

/// <summary>
/// A desk asks whether it may know who the "possible match elsewhere" is. It does not learn which municipality answers, nor
/// whether the person is protected.
/// </summary>
public static class AskAccess
{
    /// <param name="PersonId">From the sealed token of the search hit; never from the form itself.</param>
    /// <param name="ForMunicipality">One of the asker's own; null = the only one.</param>
    [Needs(Permission.AskAccess)]
    public sealed record Command(Guid PersonId, string? ForMunicipality, string? Reason, Guid OnceKey) : ICommand<Result>, IOnce;

    public sealed record Result(Guid RequestId);

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() =>
            RuleFor(command => command.Reason).Cascade(CascadeMode.Stop).Required().AtMost(AccessRequest.ReasonLength).PlainText(lines: true);
    }

    internal sealed class Handler(IReceptionDb db, ICurrentStaff current, IAuditTrail audit, TimeProvider time) : IRequestHandler<Command, Result>
    {
        public async Task<Result> Handle(Command request, CancellationToken cancellationToken)
        {
            var municipality = request.ForMunicipality ?? (current.Municipalities.Count == 1 ? current.Municipalities[0] : null);
            if (municipality is null || !current.Municipalities.Contains(municipality))
                throw new InvalidInputException(nameof(request.ForMunicipality), "Shared.ChooseOne");
            var personId = await db.LeadingAsync(request.PersonId, cancellationToken);
            if (!await db.Persons.AnyAsync(person => person.Id == personId, cancellationToken))
                throw new NotThereException("person");
            AccessRules.AskedOnceAtATime.Check(!await db.AccessRequests.AnyAsync(
                earlier => earlier.PersonId == personId && earlier.ForMunicipality == municipality && earlier.Granted == null && earlier.WithdrawnAt == null, cancellationToken));
            audit.About(personId);
            audit.Because(request.Reason);
            var question = AccessRequest.Ask(personId, municipality, request.Reason!.Trim(), time.GetUtcNow(), current.Id);
            db.AccessRequests.Add(question);
            return new(question.Id);
        }
    }
}
