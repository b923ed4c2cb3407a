using FluentValidation;
using MediatR;
using ReceptionCentre.Application.Municipalities;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.MeetingPlaces;

namespace ReceptionCentre.Application.MeetingPlaces;

/// <summary>What somebody fills in about a room or desk; see <see cref="MeetingPlace"/>.</summary>
public sealed record MeetingPlaceInput(MeetingPlaceKind? Kind, string? Name, int? Fits, string? Where, bool IsStepFree)
{
    internal MeetingPlaceTerms Terms() => new(Kind!.Value, Name!.Trim(), Fits!.Value, string.IsNullOrWhiteSpace(Where) ? null : Where.Trim(), IsStepFree);
}

/// <summary>A room or desk of one's municipality that can be chosen for appointments from now on.</summary>
public static class AddMeetingPlace
{
    [Needs(Permission.ManageMeetingPlaces)]
    public sealed record Command(Guid OnceKey, string? Municipality, MeetingPlaceInput Input) : ICommand<Guid>, IOnce;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Municipality).Chosen();
            this.CheckPlace(command => command.Input);
        }
    }

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, ICurrentStaff current) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var municipality = (await codes.EnsureOwnAsync(request.Municipality, current, cancellationToken)).Value;
            var place = MeetingPlace.Furnish(municipality, request.Input.Terms());
            db.MeetingPlaces.Add(place);
            return place.Id;
        }
    }
}

/// <summary>Another name, size or way in. The municipality stays: a mistake is taken out of use.</summary>
public static class ChangeMeetingPlace
{
    [Needs(Permission.ManageMeetingPlaces)]
    public sealed record Command(Guid MeetingPlaceId, int Version, MeetingPlaceInput Input) : ICommand<Guid>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => this.CheckPlace(command => command.Input);
    }

    internal sealed class Handler(IReceptionDb db) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var place = await db.MeetingPlaceAsync(request.MeetingPlaceId, cancellationToken);
            place.EnsureStillAt(request.Version);
            place.Describe(request.Input.Terms());
            return place.Id;
        }
    }
}

/// <summary>Says on which day a place is used for the last time. Nothing new is planned there after it; what stands there already is listed until somebody moves it.</summary>
public static class EndMeetingPlace
{
    [Needs(Permission.ManageMeetingPlaces)]
    public sealed record Command(Guid MeetingPlaceId, int Version, DateOnly? LastDay) : ICommand<Guid>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(TimeProvider time) =>
            // A room that burnt down was used yesterday for the last time.
            RuleFor(command => command.LastDay).Cascade(CascadeMode.Stop).Chosen().Must(day => day >= time.Today().AddDays(-1)).WithMessage("MeetingPlaces.LastDayIsOver");
    }

    internal sealed class Handler(IReceptionDb db) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var place = await db.MeetingPlaceAsync(request.MeetingPlaceId, cancellationToken);
            place.EnsureStillAt(request.Version);
            place.UseUntil(request.LastDay!.Value);
            return place.Id;
        }
    }
}

/// <summary>A place stays in use after all, or is used again.</summary>
public static class UseMeetingPlaceOn
{
    [Needs(Permission.ManageMeetingPlaces)]
    public sealed record Command(Guid MeetingPlaceId) : ICommand<Guid>;

    internal sealed class Handler(IReceptionDb db) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var place = await db.MeetingPlaceAsync(request.MeetingPlaceId, cancellationToken);
            place.UseOn();
            return place.Id;
        }
    }
}

internal static class MeetingPlaceChecks
{
    public static void CheckPlace<T>(this AbstractValidator<T> form, Func<T, MeetingPlaceInput> input)
    {
        form.RuleFor(command => input(command).Kind).Chosen().OverridePropertyName(nameof(MeetingPlaceInput.Kind));
        form.RuleFor(command => input(command).Name).Cascade(CascadeMode.Stop).Required().AtMost(MeetingPlace.NameLength).PlainText().OverridePropertyName(nameof(MeetingPlaceInput.Name));
        form.RuleFor(command => input(command).Fits).Must(fits => fits is >= 1 and <= MeetingPlace.MostThatFit).WithMessage(MeetingPlaceRules.SomebodyFits.Name)
            .OverridePropertyName(nameof(MeetingPlaceInput.Fits));
        form.RuleFor(command => input(command).Where).AtMost(MeetingPlace.WhereLength).PlainText().OverridePropertyName(nameof(MeetingPlaceInput.Where));
    }
}
