using FluentValidation;
using MediatR;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Duo;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Duo;

/// <summary>A notice of the executing agency is typed from its portal: which event, when, about whom. What it says follows on its page.</summary>
public static class NoteNotice
{
    [Needs(Permission.WorkWithDuo)]
    public sealed record Command(Guid OnceKey, string? Municipality, string? EventCode, DateOnly? RegisteredOn, string? Bsn, string? VNumber) : ICommand<Guid>, IOnce;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(TimeProvider time)
        {
            RuleFor(notice => notice.EventCode).Must(DuoEvents.IsCode).WithMessage(DuoRulesIn.AnEventHasACode.Name);
            RuleFor(notice => notice.RegisteredOn).Must(on => on is not null).WithMessage("Duo.DayMissing");
            RuleFor(notice => notice.RegisteredOn).Must(on => on is null || on <= time.Today()).WithMessage(DuoRules.NotInTheFuture.Name);
            RuleFor(notice => notice.Bsn).Must((notice, bsn) => bsn is not null || notice.VNumber is not null).WithMessage("Duo.NumberMissing");
            RuleFor(notice => notice.Bsn).Must(bsn => bsn is null || IdentityNumbers.IsBsn(bsn)).WithMessage(NewcomerRules.BsnPassesTheElevenTest.Name);
            RuleFor(notice => notice.VNumber).Must(number => number is null || (number.Length == DuoNoticeContent.VNumberLength && number.All(char.IsAsciiDigit))).WithMessage("Duo.VNumberHasTenDigits");
        }
    }

    internal sealed class Handler(IReceptionDb db, DuoNoticeWork work, ICodeLists codes, ICurrentStaff current, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            await codes.EnsureKnownAsync(Lists.Municipalities, request.Municipality, nameof(request.Municipality), cancellationToken);
            if (request.Municipality is not { } municipality || !current.Municipalities.Contains(municipality))
                throw new InvalidInputException(nameof(request.Municipality), "Shared.ChooseFromTheList");
            var files = await work.FilesAsync(municipality, request.Bsn, request.VNumber, cancellationToken);
            var notice = DuoNotice.Receive(
                municipality, Guid.CreateVersion7(), request.EventCode!, DutchCalendar.StartOf(request.RegisteredOn!.Value), DuoChannel.ByHand, request.Bsn, request.VNumber, DuoFacts.None,
                files.Count == 1 ? files[0] : null, time.GetUtcNow(), current.Id);
            db.DuoNotices.Add(notice);
            return notice.Id;
        }
    }
}
