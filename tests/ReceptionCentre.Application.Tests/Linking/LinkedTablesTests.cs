using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Linking;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Application.Tests.Linking;

public sealed class LinkedTablesTests(ReceptionDatabase database) : IClassFixture<ReceptionDatabase>
{
    [Fact]
    public async Task Of_every_table_that_points_at_a_person_is_decided_what_a_link_does_with_it()
    {
        var pointing = await database.InDb(db => Task.FromResult(LinkDump.PointingAtPersons(db.Model)));
        Assert.True(pointing.Count > 20);
        var undecided = pointing.Except(PersonTables.All.Keys).Select(type => type.Name).ToList();
        Assert.True(undecided.Count == 0, $"Say in PersonTables.All what linking two registrations does with {string.Join(", ", undecided)}; what moves is moved in LinkPersons and back in UnlinkPersons.");
        Assert.Empty(PersonTables.All.Keys.Except(pointing));
    }
}
