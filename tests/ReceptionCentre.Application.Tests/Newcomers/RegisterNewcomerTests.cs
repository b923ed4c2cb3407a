using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.NameMatching;
using ReceptionCentre.Application.Newcomers;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Application.Tests.Newcomers;

public sealed class RegisterNewcomerTests(ReceptionDatabase database) : IClassFixture<ReceptionDatabase>
{
    private readonly StaffMember _desk = A.StaffMember(Role.FrontDesk).In(A.Amsterdam).Build();

    [Fact]
    public async Task Only_what_we_call_you_is_needed_to_begin_person_stay_and_file()
    {
        var done = await Register(Command("Zahra"));

        var file = await database.InDb(db => db.CaseFiles.SingleAsync(file => file.Id == done.CaseFileId));
        Assert.Equal(done.PersonId, file.PersonId);
        Assert.Equal("reception-information", file.Task);
        Assert.True(file.Number > 0);
        Assert.True(await database.InDb(db => db.Stays.AnyAsync(stay => stay.Id == file.StayId && stay.Municipality == A.Amsterdam)));
    }

    [Fact]
    public async Task The_registration_leaves_one_audit_event_with_who_when_and_every_value()
    {
        var done = await Register(Command("Rebaz") with { FamilyName = "Karim", BirthDate = PartialDate.Of(1991, 4) });

        var audit = await database.InDb(db => db.AuditEvents.Include(audit => audit.Changes).SingleAsync(audit => audit.PersonId == done.PersonId));
        Assert.Equal("Newcomers.RegisterNewcomer", audit.Action);
        Assert.Equal(_desk.Id, audit.By);
        Assert.Equal(database.Clock.GetUtcNow(), audit.At);
        Assert.Contains(audit.Changes, change => change.Thing == nameof(NameFact) && change.After!.Contains("Karim", StringComparison.Ordinal));
        Assert.Contains(audit.Changes, change => change.Thing == nameof(BirthFact) && change.After!.Contains("1991-04-00", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_same_form_sent_twice_at_the_same_moment_registers_one_person()
    {
        var command = Command("Twice") with { FamilyName = "Sent" };
        database.As(_desk);

        var answers = await Task.WhenAll(database.Send(command), database.Send(command), database.Send(command));

        Assert.Single(answers.Distinct());
        Assert.Equal(1, await database.InDb(db => db.Names.CountAsync(name => name.CalledName == "Twice")));
    }

    [Fact]
    public async Task Somebody_who_looks_like_a_known_person_is_not_registered_before_the_clerk_looked()
    {
        var known = await Register(Command("Amina") with { GivenNames = "Amina", FamilyName = "Warsame", BirthDate = PartialDate.Of(1988, 2, 3) });
        var again = Command("Amina") with { GivenNames = "Amina", FamilyName = "Warsame", BirthDate = PartialDate.Of(1988, 2, 3), LookedAt = LookedAt.Nobody };

        var broken = await Assert.ThrowsAsync<BrokenRuleException>(() => Register(again));
        Assert.Equal(NewcomerRules.PossibleDuplicatesAreLookedAt, broken.Rule);

        var other = await Register(again with { LookedAt = LookedAt.At([known.PersonId]) });
        Assert.NotEqual(Guid.Empty, other.CaseFileId);
    }

    [Fact]
    public async Task Somebody_who_was_registered_after_the_clerk_looked_is_asked_about_again()
    {
        var who = Command("Hodan") with { GivenNames = "Hodan", FamilyName = "Jimcaale", BirthDate = PartialDate.Of(1979, 6, 14) };
        var first = await Register(who);
        var looked = Command("Hodan") with { GivenNames = who.GivenNames, FamilyName = who.FamilyName, BirthDate = who.BirthDate, LookedAt = LookedAt.At([first.PersonId]) };
        // Meanwhile another desk registers the same person.
        var second = await Register(Command("Hodan") with { GivenNames = who.GivenNames, FamilyName = who.FamilyName, BirthDate = who.BirthDate, LookedAt = LookedAt.At([first.PersonId]) });

        Assert.Equal(NewcomerRules.PossibleDuplicatesAreLookedAt, (await Assert.ThrowsAsync<BrokenRuleException>(() => Register(looked))).Rule);
        Assert.NotEqual(Guid.Empty, (await Register(looked with { LookedAt = LookedAt.At([first.PersonId, second.PersonId]) })).CaseFileId);
    }

    [Fact]
    public async Task A_bsn_that_somebody_has_is_refused_also_when_two_desks_save_at_once()
    {
        const string bsn = "999993653";
        database.As(_desk);
        var first = Command("First") with { Bsn = bsn };
        var second = Command("Second") with { Bsn = bsn };

        var outcomes = await Task.WhenAll(Outcome(first), Outcome(second));

        Assert.Single(outcomes, outcome => outcome is null);
        Assert.Single(outcomes, outcome => outcome == NewcomerRules.NumberBelongsToOnePerson);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    public async Task Without_what_we_call_you_the_form_comes_back_with_the_error_by_the_field(string called)
    {
        var invalid = await Assert.ThrowsAsync<InvalidInputException>(() => Register(Command(called)));
        Assert.Contains(invalid.Fields, field => field is { Field: "CalledName", Text: "Newcomers.EverybodyIsCalledSomething" });
    }

    [Fact]
    public async Task Strange_names_are_kept_as_they_were_typed()
    {
        const string strange = "#let $x$ *vet* <script>alert(1)</script> '; DROP TABLE \"Persons\"; --";
        var done = await Register(Command(strange) with { OwnScript = "محمد (Mo) ሰላም" });

        var name = await database.InDb(db => db.Names.SingleAsync(name => name.PersonId == done.PersonId));
        Assert.Equal(strange, name.CalledName);
        Assert.Equal("محمد (Mo) ሰላም", name.OwnScript);
    }

    [Fact]
    public async Task A_desk_registers_only_for_its_own_municipalities()
    {
        var command = Command("Elsewhere");
        var invalid = await Assert.ThrowsAsync<InvalidInputException>(() => Register(command with { Stay = command.Stay with { Municipality = A.Eindhoven } }));
        Assert.Contains(invalid.Fields, field => field.Text == "Newcomers.NotYourMunicipality");
    }

    [Fact]
    public async Task A_manager_may_not_register()
    {
        database.As(A.StaffMember(Role.Manager).Build());
        await Assert.ThrowsAsync<NotPermittedException>(() => database.Send(Command("Nobody")));
    }

    private Task<RegisterNewcomer.Result> Register(RegisterNewcomer.Command command) => database.As(_desk).Send(command);

    private async Task<Rule?> Outcome(RegisterNewcomer.Command command)
    {
        try
        {
            await database.Send(command);
            return null;
        }
        catch (BrokenRuleException broken)
        {
            return broken.Rule;
        }
    }

    private static RegisterNewcomer.Command Command(string called) => new(
        Guid.NewGuid(), null, called, null, null, null, null, null, null, null, null,
        new(A.Amsterdam, "reception-information", null, null, null, null, null, null, null, null, false, null, null), LookedAt.Everybody);
}
