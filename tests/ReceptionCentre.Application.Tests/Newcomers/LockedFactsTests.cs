using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.Newcomers;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Application.Tests.Newcomers;

/// <summary>A hidden address and the motive "victim" are locked: whoever lacks the named permission does not learn of them.</summary>
public sealed class LockedFactsTests(ReceptionDatabase database) : IClassFixture<ReceptionDatabase>
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task They_are_shown_only_with_the_named_permission(bool mayReadLocked)
    {
        var newcomer = A.Newcomer("Zahra").WithMotive("victim");
        newcomer.Person.RecordAddress(new(AddressFact.Hidden, "Geheime weg 1", "1099 ZZ", "Verweg"), PartialDate.Of(2026, 10), A.Provenance);
        await newcomer.SavedIn(database);
        var builder = A.StaffMember(Role.Caseworker);
        database.As((mayReadLocked ? builder.With(NamedPermission.LockedParts) : builder).Build());

        var details = await database.Send(new PersonOfFile.Query(newcomer.File.Id));
        var life = await database.Send(new FileLife.Query(newcomer.File.Id));
        var head = await database.Send(new FileHead.Query(newcomer.File.Id));

        Assert.Equal(mayReadLocked, details.Facts.Any(fact => fact.Kind == "Address"));
        Assert.Equal(mayReadLocked, details.Facts.Any(fact => fact.Kind == "Motive"));
        Assert.Equal(mayReadLocked, life.Spans.Any(span => span.Lane == FileLife.Lane.Housing));
        Assert.Equal(mayReadLocked, life.Spans.Any(span => span.Kind == FileLife.Kind.Motive));
        Assert.Equal(mayReadLocked, head.Motives.Count > 0);
    }
}
