using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
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
        var error = await Record.ExceptionAsync(() => database.InDb(db => db.Names.Where(name => EF.Functions.ILike(name.CalledName, "%a%")).ToListAsync()));
        Assert.NotNull(error);
    }
}
