using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReceptionCentre.Application.WaitingRooms;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.WaitingRooms;
using ReceptionCentre.Infrastructure.Persistence;

namespace ReceptionCentre.EndToEnd.Tests;

/// <summary>The hall of Amsterdam with somebody who waits in it today, and its screen.</summary>
internal static class HallSamples
{
    public static Task<Guid> RoomAsync(ReceptionDbContext db) => db.WaitingRooms.Where(one => one.Municipality == "0363").OrderBy(one => one.Id).Select(one => one.Id).FirstAsync();

    public static async Task<Guid> NumberAsync(IServiceProvider services, ReceptionDbContext db)
    {
        var (room, today) = (await RoomAsync(db), DutchCalendar.DateOf(DateTimeOffset.UtcNow));
        return await db.WaitingNumbers.Where(one => one.WaitingRoomId == room && one.On == today && one.State == WaitingState.Waiting).OrderByDescending(one => one.Number).Select(one => one.Id).FirstOrDefaultAsync() is var there && there != Guid.Empty
            ? there
            : await services.GetRequiredService<IMediator>().Send(new GiveNumber.Command(Guid.NewGuid(), room, "documents", "ar", "small-child", null));
    }

    /// <summary>The secret part of the address; it is known only when it is made.</summary>
    public static async Task<string> ScreenAsync(IServiceProvider services, ReceptionDbContext db) =>
        (await services.GetRequiredService<IMediator>().Send(new RenewScreen.Command(await RoomAsync(db)))).Token;
}
