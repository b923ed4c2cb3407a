using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Application.Tests.Persistence;

public sealed class PortabilityTests(ReceptionDatabase centre) : IClassFixture<ReceptionDatabase>
{
    [Fact]
    public async Task A_query_that_only_PostgreSQL_understands_fails()
    {
        var refused = await Assert.ThrowsAsync<NotPortableException>(() => centre.InDb(db =>
            db.Codes.Where(code => EF.Functions.ILike(code.Dutch, "%land%")).ToListAsync()));
        Assert.Contains("could not be translated", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_value_that_only_PostgreSQL_computes_fails()
    {
        await Assert.ThrowsAsync<NotPortableException>(() => centre.InDb(db => db.Codes.CountAsync(code => EF.Functions.ILike(code.Dutch, "a"))));
        await Assert.ThrowsAsync<NotPortableException>(() => centre.InDb(db => db.Codes.Where(code => EF.Functions.ILike(code.Dutch, "a")).ExecuteDeleteAsync()));
    }

    [Fact]
    public async Task Rows_values_and_changes_that_both_understand_pass()
    {
        var wanted = new[] { "0363", "0772" };
        Assert.Equal(2, (await centre.InDb(db => db.Codes.Where(code => code.List == "municipalities" && wanted.Contains(code.Value)).ToListAsync())).Count);
        Assert.True(await centre.InDb(db => db.Codes.AnyAsync(code => code.Dutch.StartsWith("Amster"))));
        Assert.Equal(0, await centre.InDb(db => db.CaseFiles.Include(file => file.Assignments).Where(file => file.Number < 0).CountAsync()));
        Assert.Equal(0, await centre.InDb(db => db.Codes.Where(code => code.List == "").ExecuteUpdateAsync(set => set.SetProperty(code => code.Dutch, code => code.English))));
    }

    [Fact]
    public async Task Sql_written_by_hand_is_left_to_the_database() =>
        Assert.Equal(1, await centre.InDb(db => db.Database.SqlQuery<int>($"SELECT 1 AS \"Value\"").SingleAsync()));
}
