using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Infrastructure.Persistence;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Application.Tests.Persistence;

public sealed class PortabilityTests(ReceptionDatabase database) : IClassFixture<ReceptionDatabase>
{
    [Fact]
    public async Task A_query_that_both_databases_understand_passes_and_is_counted()
    {
        var before = PortabilityInterceptor.Checked;
        await database.InDb(db => db.CaseFiles.Where(file => file.Controller == A.Amsterdam).CountAsync());
        Assert.True(PortabilityInterceptor.Checked > before);
    }

    [Fact]
    public async Task A_query_that_only_postgresql_understands_fails()
    {
        await Refused(db => db.Names.Where(name => EF.Functions.ILike(name.CalledName, "%a%")).ToListAsync());
        await Refused(db => db.Names.AnyAsync(name => EF.Functions.ILike(name.CalledName, "%a%")));
        await Refused(db => db.Codes.Where(code => EF.Functions.ILike(code.Dutch, "a")).ExecuteDeleteAsync());

        Task Refused<T>(Func<ReceptionDbContext, Task<T>> look) => Assert.ThrowsAsync<NotPortableException>(() => database.InDb(look));
    }

    [Fact]
    public async Task Sql_that_is_written_by_hand_is_left_to_the_database() =>
        Assert.Equal(1, await database.InDb(db => db.Database.SqlQuery<int>($"SELECT 1 AS \"Value\"").SingleAsync()));
}
