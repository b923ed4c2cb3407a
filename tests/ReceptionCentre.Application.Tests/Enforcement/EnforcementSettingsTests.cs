using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Decisions;
using ReceptionCentre.Application.Enforcement;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Domain.CivicIntegration;
using ReceptionCentre.Domain.Decisions;
using ReceptionCentre.Domain.Enforcement;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Testing;
using ReceptionCentre.Testing.Enforcement;

namespace ReceptionCentre.Application.Tests.Enforcement;

/// <summary>What the administrator of a municipality sets about enforcement, with the guard for asylum status holders.</summary>
public sealed class EnforcementSettingsTests(ReceptionDatabase database) : IClassFixture<ReceptionDatabase>
{
    [Fact]
    public async Task Everything_is_off_and_empty_and_what_is_set_stands_in_the_list_of_changes()
    {
        await AdministratorAsync();
        var empty = await ShowAsync();
        Assert.Equal((0, true, 0), (empty.Version, empty.Groups.All(group => !group.IsOn), empty.Amounts.Count));
        Assert.Equal(new EnforcementDays(null, null, null, null), empty.Days);
        // What the law says is told, and drives nothing.
        Assert.Equal(CivicParameters.OfEnforcement.Count, empty.Numbers.Count);
        Assert.All(empty.Numbers, number => Assert.Null(number.Value));

        var today = database.Clock.Today;
        await database.Send(new SwitchEnforcement.Command(A.Eindhoven, 0, DutyGroup.FamilyAndOther, true, today, "Besluit", null, false, Guid.NewGuid()));
        await database.Send(new SetEnforcementDays.Command(A.Eindhoven, (await ShowAsync()).Version, 7, null, 14, 28, today.AddDays(3), Guid.NewGuid()));
        await database.Send(new SetFineAmount.Command(A.Eindhoven, (await ShowAsync()).Version, "intake", 1, 50, "Verordening, artikel 4", today, Guid.NewGuid()));
        var set = await ShowAsync();
        Assert.Equal((DutyGroup.FamilyAndOther, 50, "intake"), (set.Groups.Single(group => group.IsOn).Group, set.Amounts.Single().Amount, set.Amounts.Single().Occasion!.Value));
        Assert.Null(set.Days.Invitation);
        Assert.Equal(3, set.Changes.Count);
        await Assert.ThrowsAsync<ChangedMeanwhileException>(() => database.Send(new SetEnforcementDays.Command(A.Eindhoven, empty.Version, 1, 1, 1, 1, today, Guid.NewGuid())));
        await Assert.ThrowsAsync<NotThereException>(() => database.Send(new ShowEnforcementSettings.Query(A.Amsterdam)));
    }

    [Fact]
    public async Task For_asylum_status_holders_it_asks_a_reason_a_legal_basis_and_that_the_uncertainty_was_read()
    {
        await AdministratorAsync(A.Amsterdam);
        var refused = await Assert.ThrowsAsync<InvalidInputException>(() => SwitchAsync(null, " ", false));
        Assert.Equal(["LegalBasis", "Reason", "UncertaintySeen"], refused.Fields.Select(field => field.Field).Distinct().Order(StringComparer.Ordinal));
        var key = Guid.NewGuid();
        var settings = await SwitchAsync("Jurist akkoord", "Verordening, artikel 4", true, key);
        Assert.Equal(settings, await SwitchAsync("Jurist akkoord", "Verordening, artikel 4", true, key));
        var line = Assert.Single((await database.Send(new ShowEnforcementSettings.Query(A.Amsterdam))).Changes);
        Assert.Equal(("Jurist akkoord", "Verordening, artikel 4"), (((EnforcementSwitch)line.Line).Reason, ((EnforcementSwitch)line.Line).LegalBasis));
        var audit = await database.InDb(db => db.AuditEvents.Include(one => one.Changes).Where(one => one.Action == "Enforcement.SwitchEnforcement").OrderByDescending(one => one.At).FirstAsync());
        Assert.Equal("Jurist akkoord", audit.Reason);
        // Without an own amount nobody can be fined.
        var invalid = await Assert.ThrowsAsync<InvalidInputException>(() => database.Send(new SetFineAmount.Command(A.Amsterdam, 1, "geen", 4, 0, null, null, Guid.NewGuid())));
        Assert.Equal(["Amount", "AmountBasis", "AmountFrom", "Time"], invalid.Fields.Select(field => field.Field).Distinct().Order(StringComparer.Ordinal));

        Task<Guid> SwitchAsync(string? reason, string? basis, bool seen, Guid? once = null) =>
            database.Send(new SwitchEnforcement.Command(A.Amsterdam, 0, DutyGroup.Asylum, true, database.Clock.Today, reason, basis, seen, once ?? Guid.NewGuid()));
    }

    [Fact]
    public async Task Each_kind_of_letter_has_its_own_blocks_of_a_municipality()
    {
        await AdministratorAsync();
        Assert.Equal(StandardLetter.Of(LetterKind.Warning).Count, await database.Send(new TakeStandardLetter.Command(A.Eindhoven, Guid.NewGuid(), LetterKind.Warning)));
        Assert.Equal(StandardLetter.Of(LetterKind.Warning).Count, (await database.Send(new ShowLetterBlocks.Query(A.Eindhoven, LetterKind.Warning))).Blocks.Count);
        Assert.Empty((await database.Send(new ShowLetterBlocks.Query(A.Eindhoven, LetterKind.Intention))).Blocks);
        Assert.All(Enum.GetValues<LetterKind>(), kind => Assert.All(
            StandardLetter.Of(kind), block => Assert.All(LetterText.Placeholders.Except(LetterText.Of(kind)), placeholder => Assert.DoesNotContain($"{{{placeholder}}}", block.Text, StringComparison.Ordinal))));
    }

    private Task<ShowEnforcementSettings.View> ShowAsync() => database.Send(new ShowEnforcementSettings.Query(A.Eindhoven));

    private async Task AdministratorAsync(string? municipality = null)
    {
        var administrator = A.StaffMember(Role.Administrator).In(municipality ?? A.Eindhoven).Build();
        await database.Save(administrator);
        database.As(administrator);
    }
}
