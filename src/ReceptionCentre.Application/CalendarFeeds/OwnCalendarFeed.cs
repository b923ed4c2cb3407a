using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.CalendarFeeds;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.CalendarFeeds;

/// <summary>Whether one has a secret address for the own calendar, and since when. The address itself is known to nobody.</summary>
public static class OwnCalendarFeed
{
    [Needs(Permission.MakeAppointment)]
    public sealed record Query : IQuery<View>;

    /// <param name="Since">Null = there is none.</param>
    public sealed record View(DateTimeOffset? Since);

    internal sealed class Handler(IReceptionDb db, ICurrentStaff current) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken) =>
            new(await db.CalendarFeeds.AsNoTracking().Where(feed => feed.StaffMemberId == current.Id && feed.TokenSha256 != null).Select(feed => (DateTimeOffset?)feed.MadeAt).FirstOrDefaultAsync(cancellationToken));
    }
}

/// <summary>Makes a secret address for the own calendar, or another one. It is told once, in the answer: pressed twice, the second holds.</summary>
public static class RenewCalendarFeed
{
    /// <param name="Language">"nl" or "en".</param>
    [Needs(Permission.MakeAppointment)]
    public sealed record Command(string Language) : ICommand<Result>;

    /// <param name="Token">The secret part of the address; kept nowhere.</param>
    public sealed record Result(string Token);

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Language).Must(language => language is "nl" or "en").WithMessage("Shared.ChooseFromTheList");
    }

    internal sealed class Handler(IReceptionDb db, ICurrentStaff current, TimeProvider time) : IRequestHandler<Command, Result>
    {
        public async Task<Result> Handle(Command request, CancellationToken cancellationToken)
        {
            var feed = await db.CalendarFeeds.FirstOrDefaultAsync(one => one.StaffMemberId == current.Id, cancellationToken);
            if (feed is null)
                db.CalendarFeeds.Add(feed = CalendarFeed.Of(current.Id));
            var token = SecretAddress.New();
            feed.Renew(SecretAddress.Checksum(token), request.Language, time.GetUtcNow());
            return new(token);
        }
    }
}

/// <summary>The secret address opens nothing any more.</summary>
public static class RevokeCalendarFeed
{
    [Needs(Permission.MakeAppointment)]
    public sealed record Command : ICommand<Guid>;

    internal sealed class Handler(IReceptionDb db, ICurrentStaff current) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var feed = await db.CalendarFeeds.FirstOrDefaultAsync(one => one.StaffMemberId == current.Id, cancellationToken) ?? throw new NotThereException("calendar feed");
            feed.Revoke();
            return feed.Id;
        }
    }
}
