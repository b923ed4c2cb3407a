using FluentValidation;
using MediatR;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;

namespace ReceptionCentre.Application.Newcomers;

/// <summary>Adds a nationality beside those that hold; also that somebody is stateless, or that it is not known.</summary>
public static class AddNationality
{
    /// <param name="Nationality">Code of the list "nationalities"; one that ended is allowed.</param>
    /// <param name="From">Since when; null = not known.</param>
    [Needs(Permission.ChangeNewcomer)]
    public sealed record Command(Guid OnceKey, Guid CaseFileId, int Version, string? Nationality, PartialDate? From, string? Source, string? Reason) : ICommand<Guid>, IOnce;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(input => input.Nationality).Required();
            RuleFor(input => input.Reason).AtMost(DatedFact.ReasonLength).PlainText();
        }
    }

    internal sealed class Handler(PersonWork work, ICodeLists codes, ICurrentStaff current, IAuditTrail audit, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            await codes.EnsureKnownAsync(Lists.Nationalities, request.Nationality, nameof(request.Nationality), cancellationToken);
            await codes.EnsureKnownAsync(Lists.Sources, request.Source, nameof(request.Source), cancellationToken);
            var (person, file) = await work.OfFileAsync(request.CaseFileId, request.Version, cancellationToken);
            person.AddNationality(request.Nationality!, request.From ?? PartialDate.Unknown, current.Recording(time, request.Source ?? Provenances.SaidByThePerson, request.Reason));
            audit.Because(request.Reason);
            return file.Id;
        }
    }
}
