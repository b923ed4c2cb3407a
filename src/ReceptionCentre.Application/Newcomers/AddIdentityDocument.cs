using FluentValidation;
using MediatR;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;

namespace ReceptionCentre.Application.Newcomers;

/// <summary>Adds an identity document of the person of a file. The same kind and number again corrects what was recorded of it.</summary>
public static class AddIdentityDocument
{
    /// <param name="IssuedOn">Day of issue; null = not known.</param>
    [Needs(Permission.ChangeNewcomer)]
    public sealed record Command(Guid OnceKey, Guid CaseFileId, int Version, DocumentInput Document, PartialDate? IssuedOn, string? Source, string? Reason)
        : ICommand<Guid>, IOnce;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(input => input.Document).SetValidator(new DocumentInputValidator()).OverridePropertyName("");
            RuleFor(input => input.Document.DocumentNumber).Must((input, number) => number is not null || !input.Document.IsEmpty)
                .WithMessage(Domain.Newcomers.NewcomerRules.ADocumentHasANumber.Name).OverridePropertyName(nameof(DocumentInput.DocumentNumber));
            RuleFor(input => input.Reason).AtMost(DatedFact.ReasonLength).PlainText();
        }
    }

    internal sealed class Handler(PersonWork work, ICodeLists codes, ICurrentStaff current, IAuditTrail audit, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            await codes.EnsureKnownAsync(request.Document, cancellationToken);
            await codes.EnsureKnownAsync(Lists.Sources, request.Source, nameof(request.Source), cancellationToken);
            var (person, file) = await work.OfFileAsync(request.CaseFileId, request.Version, cancellationToken);
            person.AddDocument(request.Document.Document, request.IssuedOn ?? PartialDate.Unknown, current.Recording(time, request.Source ?? Provenances.SaidByThePerson, request.Reason));
            audit.Because(request.Reason);
            return file.Id;
        }
    }
}
