using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.Municipalities;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.ConsultationHours;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.ConsultationHours;

/// <summary>What somebody fills in about a consultation hour; see <see cref="ConsultationHour"/>.</summary>
/// <param name="BeginsOn">Null = from today on.</param>
public sealed record ConsultationInput(
    DayOfWeek? Day, TimeOnly? From, TimeOnly? Until, bool TakesWalkIns, IReadOnlyList<string> Topics, Guid? MeetingPlaceId, DateOnly? BeginsOn, DateOnly? EndsOn)
{
    internal ConsultationTerms Terms(DateOnly today) => new(Day!.Value, From!.Value, Until!.Value, TakesWalkIns, Topics, MeetingPlaceId, BeginsOn ?? today, EndsOn);
}

/// <summary>Somebody, or a team, receives people at a fixed hour from now on.</summary>
public static class AddConsultationHour
{
    /// <param name="StaffMemberId">Either this one, or a team.</param>
    [Needs(Permission.KeepConsultationHours)]
    public sealed record Command(Guid OnceKey, string? Municipality, Guid? StaffMemberId, Guid? TeamId, ConsultationInput Input) : ICommand<Guid>, IOnce;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Municipality).Chosen();
            RuleFor(command => command.StaffMemberId).Must((command, member) => member is null != command.TeamId is null).WithMessage("Shared.ChooseOne");
            this.CheckHours(command => command.Input);
        }
    }

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, ICurrentStaff current, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            // A team is of one municipality, whatever was chosen beside it.
            var ofTeam = request.TeamId is null ? null : await db.Teams.Where(team => team.Id == request.TeamId).Select(team => team.Municipality).FirstOrDefaultAsync(cancellationToken);
            var municipality = (await codes.EnsureOwnAsync(ofTeam ?? request.Municipality, current, cancellationToken)).Value;
            var isThere = request.StaffMemberId is { } member ? await db.ColleaguesOf([municipality]).AnyAsync(one => one.Id == member, cancellationToken) : ofTeam is not null;
            if (!isThere || !current.MayKeepHours(request.StaffMemberId, request.TeamId))
                throw new InvalidInputException(nameof(request.StaffMemberId), "ConsultationHours.NotInThisMunicipality");
            await db.EnsureKnownAsync(codes, request.Input, municipality, null, cancellationToken);
            var hour = ConsultationHour.Hold(municipality, request.StaffMemberId, request.TeamId, request.Input.Terms(time.Today()));
            db.ConsultationHours.Add(hour);
            return hour.Id;
        }
    }
}

/// <summary>Other hours, place or topics; or a last day.</summary>
public static class ChangeConsultationHour
{
    [Needs(Permission.KeepConsultationHours)]
    public sealed record Command(Guid ConsultationHourId, int Version, ConsultationInput Input) : ICommand<Guid>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => this.CheckHours(command => command.Input);
    }

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, ICurrentStaff current) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var hour = await db.ConsultationHours.Include(one => one.Topics).FirstOrDefaultAsync(one => one.Id == request.ConsultationHourId, cancellationToken);
            if (hour is null || !current.MayKeepHours(hour.StaffMemberId, hour.TeamId))
                throw new NotThereException("consultation hour");
            hour.EnsureStillAt(request.Version);
            await db.EnsureKnownAsync(codes, request.Input, hour.Municipality, hour.MeetingPlaceId, cancellationToken);
            hour.Change(request.Input.Terms(hour.BeginsOn));
            return hour.Id;
        }
    }
}

internal static class ConsultationChecks
{
    private const int MostTopics = 10;

    public static void CheckHours<T>(this AbstractValidator<T> form, Func<T, ConsultationInput> input)
    {
        form.RuleFor(command => input(command).Day).Must(day => day is not null).WithMessage("Shared.ChooseOne").OverridePropertyName(nameof(ConsultationInput.Day));
        form.RuleFor(command => input(command).From).Must(from => from is not null).WithMessage("Appointments.TimeMissing").OverridePropertyName(nameof(ConsultationInput.From));
        form.RuleFor(command => input(command).Until).Must(until => until is not null).WithMessage("Appointments.TimeMissing").OverridePropertyName(nameof(ConsultationInput.Until));
        form.RuleFor(command => input(command).Until).Must((command, until) => until is null || input(command).From is null || until > input(command).From)
            .WithMessage(ConsultationRules.ItEndsAfterItBegins.Name).OverridePropertyName(nameof(ConsultationInput.Until));
        form.RuleFor(command => input(command).EndsOn).Must((command, ends) => ends is null || input(command).BeginsOn is null || ends >= input(command).BeginsOn)
            .WithMessage(ConsultationRules.ItEndsAfterItBegins.Name).OverridePropertyName(nameof(ConsultationInput.EndsOn));
        form.RuleFor(command => input(command).Topics).Must(topics => topics.Count <= MostTopics).WithMessage("Shared.ChooseFromTheList").OverridePropertyName(nameof(ConsultationInput.Topics));
    }

    /// <param name="place">The place where it is already: it stays, also when it is no longer used.</param>
    public static async Task EnsureKnownAsync(this IReceptionDb db, ICodeLists codes, ConsultationInput input, string municipality, Guid? place, CancellationToken cancellationToken)
    {
        foreach (var topic in input.Topics)
            await codes.EnsureKnownAsync(Lists.Topics, topic, nameof(input.Topics), cancellationToken);
        if (input.MeetingPlaceId is { } wanted && wanted != place
            && !await db.MeetingPlaces.AnyAsync(one => one.Id == wanted && one.Municipality == municipality && one.UsedUntil == null, cancellationToken))
            throw new InvalidInputException(nameof(input.MeetingPlaceId), "Appointments.ThePlaceIsUsedHere");
    }
}
