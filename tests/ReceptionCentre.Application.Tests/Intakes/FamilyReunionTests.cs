using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Clocks;
using ReceptionCentre.Application.Contacts;
using ReceptionCentre.Application.Intakes;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Clocks;
using ReceptionCentre.Domain.Contacts;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Intakes;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Application.Tests.Intakes;

/// <summary>The window for letting family come, on the list of work. Of who was given protection since 2001 it is three months.</summary>
public sealed class FamilyReunionTests(ReceptionDatabase database) : IClassFixture<ReceptionDatabase>
{
    private readonly IntakeStage _stage = new(database);

    private DateOnly Today => database.Clock.Today;

    [Fact]
    public async Task Who_has_protection_and_wants_family_to_come_is_spoken_to_at_once_and_before_the_last_day()
    {
        var since = Today.AddDays(-30);
        var (yonas, _) = await ToldAsync("yes", since);
        Assert.Equal([(DueReason.FamilyReunion, Today), (DueReason.FamilyReunionEnds, since.AddMonths(3))], await Asked(yonas));
    }

    [Theory]
    [InlineData("no")]
    [InlineData("unknown")]
    [InlineData(null)]
    public async Task Who_did_not_say_so_is_asked_nothing(string? answer) => Assert.Empty(await Asked((await ToldAsync(answer, Today.AddDays(-30))).Newcomer));

    [Fact]
    public async Task The_windows_last_day_still_counts_and_the_day_after_nothing_is_begun()
    {
        Assert.NotEmpty(await Asked((await ToldAsync("yes", Today.AddMonths(-3))).Newcomer));
        Assert.Empty(await Asked((await ToldAsync("yes", Today.AddMonths(-3).AddDays(-1))).Newcomer));
    }

    [Fact]
    public async Task Without_protection_there_is_no_window() => Assert.Empty(await Asked((await ToldAsync("yes", Today.AddDays(-30), "work")).Newcomer));

    [Fact]
    public async Task A_talk_about_it_is_what_was_asked()
    {
        var (yonas, _) = await ToldAsync("yes", Today.AddDays(-30));
        await Note(yonas, null);
        Assert.Equal(2, (await Asked(yonas)).Count);
        await Note(yonas, ContactOccasions.FamilyReunion);
        Assert.Empty(await Asked(yonas));
    }

    [Fact]
    public async Task Another_answer_ends_it()
    {
        var (yonas, intake) = await ToldAsync("yes", Today.AddDays(-30));
        await _stage.Save(intake, yonas, "network", ("family-abroad", "no"));
        Assert.Empty(await Asked(yonas));
    }

    [Fact]
    public async Task A_signal_that_is_put_aside_asks_nothing_until_it_is_shown_again()
    {
        var (yonas, _) = await ToldAsync("yes", Today.AddDays(-30));
        await database.Send(new DismissSignal.Command(yonas.File.Id, SignalKind.FamilyReunionWindow, null, "De advocaat vraagt het aan", Guid.NewGuid()));
        Assert.Empty(await Asked(yonas));
        var aside = Assert.Single((await database.Send(new SignalsOfFile.Query(yonas.File.Id))).Aside).Dismissed!;
        await database.Send(new ShowSignalAgain.Command(yonas.File.Id, aside.DismissalId));
        Assert.Equal(2, (await Asked(yonas)).Count);
    }

    [Fact]
    public async Task The_last_day_is_the_laws_and_nobody_puts_it_off_past_that_day()
    {
        var since = Today.AddDays(-30);
        var (yonas, _) = await ToldAsync("yes", since);
        var subject = (await Running(yonas)).First(clock => clock.Reason == DueReason.FamilyReunionEnds).SubjectId;
        var refused = await Assert.ThrowsAsync<BrokenRuleException>(() =>
            database.Send(new Postpone.Command(Guid.NewGuid(), yonas.File.Id, DueReason.FamilyReunionEnds, subject, since.AddMonths(3).AddDays(1), "Later")));
        Assert.Equal(PostponementRules.ATermOfTheLawIsNotPassedOver, refused.Rule);
    }

    private async Task<(NewcomerBuilder Newcomer, Guid Intake)> ToldAsync(string? answer, DateOnly since, string motive = "status-holder")
    {
        var newcomer = await _stage.Saved(IntakeStage.Adult(A.UnheardName()).WithMotive(motive, since));
        var intake = await _stage.Begin(newcomer);
        await _stage.Save(intake, newcomer, "network", ("family-abroad", answer));
        return (newcomer, intake);
    }

    private Task<Guid> Note(NewcomerBuilder newcomer, string? occasion) =>
        database.Send(new NoteContact.Command(Guid.NewGuid(), newcomer.File.Id, Today, "desk", true, null, null, "Gesproken.", null, false, occasion));

    private async Task<List<(DueReason, DateOnly)>> Asked(NewcomerBuilder newcomer) => (await Running(newcomer)).ConvertAll(clock => (clock.Reason, clock.DueOn));

    private Task<List<Clock>> Running(NewcomerBuilder newcomer) => database.InDb(db => db.Clocks.AsNoTracking()
        .Where(clock => clock.CaseFileId == newcomer.File.Id && clock.EndedOn == null && (clock.Reason == DueReason.FamilyReunion || clock.Reason == DueReason.FamilyReunionEnds))
        .OrderBy(clock => clock.Reason).ToListAsync());
}
