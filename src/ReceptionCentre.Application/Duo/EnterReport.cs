using FluentValidation;
using MediatR;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Duo;

namespace ReceptionCentre.Application.Duo;

/// <summary>What was owed was entered in the portal: by whom, when, and what it said, word for word.</summary>
public static class EnterReport
{
    /// <param name="SubjectId">The fact or plan that it is about.</param>
    /// <param name="Acknowledgement">What the portal showed.</param>
    /// <param name="DespiteChecks">Our checks found something, and the portal took it.</param>
    /// <param name="Reason">Why, when it withdraws something.</param>
    [Needs(Permission.WorkWithDuo)]
    public sealed record Command(Guid OnceKey, Guid CaseFileId, Guid SubjectId, string? Acknowledgement, bool DespiteChecks, string? Reason) : ICommand<Guid>, IOnce;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(report => report.Acknowledgement).AtMost(DuoMessage.AcknowledgementLength).PlainText();
            RuleFor(report => report.Reason).AtMost(DuoMessage.ReasonLength).PlainText();
        }
    }

    internal sealed class Handler(IReceptionDb db, DuoMessageWork work, ICurrentStaff current, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var file = await work.FileAsync(request.CaseFileId, cancellationToken);
            var draft = await work.DraftAsync(file.Id, request.SubjectId, cancellationToken);
            var message = DuoMessage.Entered(draft, request.Reason, request.Acknowledgement, request.DespiteChecks, time.GetUtcNow(), current.Id);
            db.DuoMessages.Add(message);
            await work.TakenAsync(message, cancellationToken);
            return message.Id;
        }
    }
}
