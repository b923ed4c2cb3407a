using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.OffSite;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.OffSite;

/// <summary>A day of signing up away from the desk is planned: when, where, with whom, and for which files.</summary>
public static class PlanSignUpDay
{
    /// <summary>Nobody plans so far ahead; a day further away is a slip of the pen.</summary>
    public const int YearsAhead = 2;

    /// <param name="Partner">As typed; an organisation of ours is recognised by its name.</param>
    [Needs(Permission.RegisterOffSite)]
    public sealed record Command(Guid OnceKey, string? Municipality, string? Task, DateOnly? On, string? Place, string? Partner) : ICommand<Guid>, IOnce, ISignUpPlace;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(ICurrentStaff current, TimeProvider time)
        {
            RuleFor(day => day.Municipality).Cascade(CascadeMode.Stop).Chosen()
                .Must(code => current.IsSystem || current.Municipalities.Contains(code!)).WithMessage("Newcomers.NotYourMunicipality");
            RuleFor(day => day.Task).Chosen();
            RuleFor(day => day.On).Cascade(CascadeMode.Stop).Must(on => on is not null).WithMessage("Shared.Required")
                .Must(on => on >= time.Today().AddDays(-1)).WithMessage("OffSite.DayIsOver")
                .Must(on => on <= time.Today().AddYears(YearsAhead)).WithMessage("OffSite.TooFarAhead");
            this.PlaceFits();
        }
    }

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, ICurrentStaff current, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            await codes.EnsureKnownAsync(Lists.Tasks, request.Task, nameof(request.Task), cancellationToken);
            var provider = await db.PartnerAsync(request.Partner, cancellationToken);
            var day = SignUpDay.Plan(new(request.Municipality!, request.Task!, request.On!.Value, request.Place!, request.Partner, provider), time.GetUtcNow(), current.Id);
            db.SignUpDays.Add(day);
            return day.Id;
        }
    }
}

/// <summary>The row begins, or goes on after it was closed too early.</summary>
public static class StartSignUpDay
{
    [Needs(Permission.RegisterOffSite)]
    public sealed record Command(Guid SignUpDayId) : ICommand<Guid>;

    internal sealed class Handler(IReceptionDb db, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var day = await db.SignUpDayAsync(request.SignUpDayId, cancellationToken);
            day.Start(time.GetUtcNow());
            return day.Id;
        }
    }
}

/// <summary>The row is done.</summary>
public static class CloseSignUpDay
{
    [Needs(Permission.RegisterOffSite)]
    public sealed record Command(Guid SignUpDayId) : ICommand<Guid>;

    internal sealed class Handler(IReceptionDb db, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var day = await db.SignUpDayAsync(request.SignUpDayId, cancellationToken);
            day.Close(time.GetUtcNow());
            return day.Id;
        }
    }
}

/// <summary>Where and with whom, as typed.</summary>
internal interface ISignUpPlace
{
    string? Place { get; }
    string? Partner { get; }
}

internal static class SignUpDayWork
{
    public static void PlaceFits<TCommand>(this AbstractValidator<TCommand> validator)
        where TCommand : ISignUpPlace
    {
        validator.RuleFor(day => day.Place).Cascade(CascadeMode.Stop).Required().AtMost(SignUpDay.PlaceLength).PlainText();
        validator.RuleFor(day => day.Partner).AtMost(SignUpDay.PartnerLength).PlainText();
    }

    /// <summary>The organisation of ours with this name; null = none.</summary>
    public static async Task<Guid?> PartnerAsync(this IReceptionDb db, string? name, CancellationToken cancellationToken) =>
        name is null ? null : await db.Providers.Where(one => one.Name == name && one.EndedOn == null).Select(one => (Guid?)one.Id).FirstOrDefaultAsync(cancellationToken);

    public static async Task<SignUpDay> SignUpDayAsync(this IReceptionDb db, Guid id, CancellationToken cancellationToken) =>
        await db.SignUpDays.FirstOrDefaultAsync(day => day.Id == id, cancellationToken) ?? throw new NotThereException("sign-up day");
}
