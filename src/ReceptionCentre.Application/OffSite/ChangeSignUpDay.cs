using FluentValidation;
using MediatR;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.OffSite;

namespace ReceptionCentre.Application.OffSite;

/// <summary>A planned day gets another date, place or partner; of a day that began only place and partner can be put right.</summary>
public static class ChangeSignUpDay
{
    /// <param name="Partner">As typed; an organisation of ours is recognised by its name.</param>
    [Needs(Permission.RegisterOffSite)]
    public sealed record Command(Guid SignUpDayId, int Version, DateOnly? On, string? Place, string? Partner) : ICommand<Guid>, ISignUpPlace;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(TimeProvider time)
        {
            RuleFor(day => day.On).Cascade(CascadeMode.Stop).Must(on => on is not null).WithMessage("Shared.Required")
                .Must(on => on <= time.Today().AddYears(PlanSignUpDay.YearsAhead)).WithMessage("OffSite.TooFarAhead");
            this.PlaceFits();
        }
    }

    internal sealed class Handler(IReceptionDb db, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var day = await db.SignUpDayAsync(request.SignUpDayId, cancellationToken);
            day.EnsureStillAt(request.Version);
            // A date that was, stays when only the place is put right.
            if (request.On != day.On && request.On < time.Today().AddDays(-1))
                throw new InvalidInputException(nameof(request.On), "OffSite.DayIsOver");
            day.Change(request.On!.Value, request.Place!, request.Partner, await db.PartnerAsync(request.Partner, cancellationToken));
            return day.Id;
        }
    }
}

/// <summary>A planned day does not take place. It stays in the list, and can be planned again.</summary>
public static class CancelSignUpDay
{
    [Needs(Permission.RegisterOffSite)]
    public sealed record Command(Guid SignUpDayId) : ICommand<Guid>;

    internal sealed class Handler(IReceptionDb db, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var day = await db.SignUpDayAsync(request.SignUpDayId, cancellationToken);
            day.Cancel(time.GetUtcNow());
            return day.Id;
        }
    }
}

/// <summary>A day that was cancelled takes place after all.</summary>
public static class PlanSignUpDayAgain
{
    [Needs(Permission.RegisterOffSite)]
    public sealed record Command(Guid SignUpDayId) : ICommand<Guid>;

    internal sealed class Handler(IReceptionDb db) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var day = await db.SignUpDayAsync(request.SignUpDayId, cancellationToken);
            day.PlanAgain();
            return day.Id;
        }
    }
}
