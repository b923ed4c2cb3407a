using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.NameMatching;
using ReceptionCentre.Application.Newcomers;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.PopulationRegister;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Domain.OffSite;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.OffSite;

/// <summary>
/// Somebody in the row. A new person gets a stay and a file; who may be somebody whom we know is kept for the desk to look
/// at, with a number all the same, so that the row goes on. The key makes it happen once, however often it is sent.
/// </summary>
public static class EnterRow
{
    /// <param name="Slip">What was typed or scanned of a slip that the person holds already; null = the next number.</param>
    /// <param name="ArrivedOn">Null = not asked.</param>
    [Needs(Permission.RegisterOffSite)]
    public sealed record Command(
        Guid OnceKey, Guid SignUpDayId, string? Slip, string? CalledName, string? FamilyName, PartialDate? BirthDate, Gender? Gender, string? Nationality,
        string? Language, string? Phone, PartialDate? ArrivedOn) : ICommand<Result>, IOnce, IPersonInput
    {
        string? IPersonInput.GivenNames => null;
        string? IPersonInput.Prefix => null;
        string? IPersonInput.OwnScript => null;
    }

    public sealed record Result(Guid SlipId);

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(TimeProvider time)
        {
            this.NameFits();
            RuleFor(row => row.BirthDate).Must(born => born?.FirstPossible() is not { } first || first <= time.Today()).WithMessage(NewcomerRules.BornInThePast.Name);
            RuleFor(row => row.Phone).AtMost(ContactDetailFact.ValueLength).PlainText().Must(StayInputValidator.LooksLikeTelephone).WithMessage("Newcomers.PhoneHasDigits");
            RuleFor(row => row.Slip).AtMost(SlipText.MaximumLength).PlainText();
        }
    }

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, ICurrentStaff current, NewcomerWork work, IAuditTrail audit, TimeProvider time) : IRequestHandler<Command, Result>
    {
        public async Task<Result> Handle(Command request, CancellationToken cancellationToken)
        {
            await codes.EnsureKnownAsync(Lists.Nationalities, request.Nationality, nameof(request.Nationality), cancellationToken);
            await codes.EnsureKnownAsync(Lists.Languages, request.Language, nameof(request.Language), cancellationToken);
            // The day's row in the database is held until the end: numbers are given one by one, and who is entered at two desks
            // at the same moment is found by the second.
            var next = request.Slip is null ? 1 : 0;
            await db.SignUpDays.Where(day => day.Id == request.SignUpDayId)
                .ExecuteUpdateAsync(set => set.SetProperty(day => day.LastNumber, day => day.LastNumber + next), cancellationToken);
            var day = await db.SignUpDays.AsNoTracking().FirstOrDefaultAsync(one => one.Id == request.SignUpDayId, cancellationToken) ?? throw new NotThereException("sign-up day");
            day.EnsureOpen();
            var slip = request.Slip is { } typed ? await EmptyAsync(day, typed, cancellationToken) : Slip.Print(day.Id, day.LastNumber, SlipCode.New());
            if (request.Slip is null)
                db.Slips.Add(slip);

            var name = new NameParts(request.CalledName!, FamilyName: request.FamilyName).Tidy();
            var row = new WaitingRow(slip.Id, name, request.BirthDate, request.Gender, request.Nationality, request.Language, request.Phone, request.ArrivedOn);
            Guid personId, fileId;
            try
            {
                (personId, fileId) = await work.RegisterAsync(row, day, LookedAt.Nobody, current, time, cancellationToken);
            }
            catch (BrokenRuleException broken) when (broken.Rule == NewcomerRules.PossibleDuplicatesAreLookedAt)
            {
                // At the desk the clerk looks now; here the row of people goes on, and the desk looks later.
                slip.KeepToLookAt(time.GetUtcNow(), current.Id);
                db.WaitingRows.Add(row);
                return new(slip.Id);
            }
            slip.Register(fileId, time.GetUtcNow(), current.Id);
            audit.About(personId, fileId);
            return new(slip.Id);
        }

        private async Task<Slip> EmptyAsync(SignUpDay day, string typed, CancellationToken cancellationToken)
        {
            var text = SlipText.ReadInRow(typed);
            var place = text?.Place ?? (text?.Number is { } number && number.Day == day.Number ? number.Number : null);
            var slips = db.Slips.Where(slip => slip.SignUpDayId == day.Id);
            var slip = text?.Code is { } code ? await slips.FirstOrDefaultAsync(one => one.Code == code, cancellationToken)
                : place is { } at ? await slips.FirstOrDefaultAsync(one => one.Number == at, cancellationToken) : null;
            if (slip is null)
                throw new InvalidInputException(nameof(Command.Slip), "OffSite.SlipNotOfThisDay");
            return slip.State == SlipState.Empty ? slip : throw new InvalidInputException(nameof(Command.Slip), OffSiteRules.ASlipIsForOnePerson.Name);
        }
    }
}

internal static class RowRegistration
{
    /// <summary>Makes person, stay and file of a row.</summary>
    /// <param name="looked">Of whom the desk says that it is somebody else.</param>
    /// <exception cref="BrokenRuleException">It may be somebody whom we know, and at whom nobody looked: nothing was made.</exception>
    public static async Task<(Guid PersonId, Guid CaseFileId)> RegisterAsync(
        this NewcomerWork work, WaitingRow row, SignUpDay day, LookedAt looked, ICurrentStaff current, TimeProvider time, CancellationToken cancellationToken)
    {
        var person = await work.RegisterAsync(
            new(row.Name, row.Born, new(Gender: row.Gender), [row.Nationality], null, null), looked, TakenOver.Of(null, current, time), cancellationToken);
        var file = await work.BeginStayAsync(person, row.StayOf(day), null, TakenOver.Of(null, current, time), cancellationToken);
        return (person.Id, file.Id);
    }

    public static StayInput StayOf(this WaitingRow row, SignUpDay day) =>
        new(day.Municipality, day.Task, null, row.ArrivedOn, null, null, null, null, row.Language, null, false, row.Phone, null);
}
