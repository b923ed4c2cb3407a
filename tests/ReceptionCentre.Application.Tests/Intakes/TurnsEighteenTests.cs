using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Contacts;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Clocks;
using ReceptionCentre.Domain.Contacts;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Testing;
using ReceptionCentre.Testing.Plans;

namespace ReceptionCentre.Application.Tests.Intakes;

/// <summary>The eighteenth birthday on the list of work. The region speaks about it from 180 days before.</summary>
public sealed class TurnsEighteenTests(ReceptionDatabase database) : IClassFixture<ReceptionDatabase>
{
    private DateOnly Today => database.Clock.Today;

    [Fact]
    public async Task Who_becomes_an_adult_is_spoken_to_from_half_a_year_before_until_a_talk_about_it()
    {
        var birthday = Today.AddDays(100);
        var stage = await StageAsync(birthday.AddYears(-18));
        Assert.Equal(birthday.AddDays(-180), Assert.Single(await Asked(stage)).DueOn);
        await Note(stage, null);
        Assert.Single(await Asked(stage));
        await Note(stage, ContactOccasions.Adult);
        Assert.Empty(await Asked(stage));
    }

    [Fact]
    public async Task A_talk_before_that_time_is_not_the_one_that_is_asked()
    {
        var stage = await StageAsync(Today.AddDays(400).AddYears(-18));
        await Note(stage, ContactOccasions.Adult);
        Assert.Equal(Today.AddDays(220), Assert.Single(await Asked(stage)).DueOn);
    }

    [Fact]
    public async Task Who_was_an_adult_when_the_file_was_opened_is_not_asked_for() => Assert.Empty(await Asked(await StageAsync(Today.AddYears(-19))));

    [Fact]
    public async Task Of_a_year_alone_the_earliest_day_counts_and_without_a_year_nothing_is_asked()
    {
        var year = Today.Year - 17;
        Assert.Equal(new DateOnly(year + 18, 1, 1).AddDays(-180), Assert.Single(await Asked(await StageAsync($"{year}-00-00"))).DueOn);
        Assert.Empty(await Asked(await StageAsync("0000-00-00")));
    }

    [Fact]
    public async Task A_birth_date_that_is_corrected_moves_it()
    {
        var stage = await StageAsync(Today.AddYears(-17));
        var right = Today.AddYears(-16);
        await database.As(null).Change(async db => (await db.Persons.Include(person => person.Births).FirstAsync(person => person.Id == stage.Newcomer.Person.Id)).RecordBirth(PartialDate.Of(right), null, Today, A.Provenance));
        database.As(stage.Caseworker);
        Assert.Equal(right.AddYears(18).AddDays(-180), Assert.Single(await Asked(stage)).DueOn);
    }

    private Task<PlanStage> StageAsync(DateOnly born) => StageAsync(born.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));

    private Task<PlanStage> StageAsync(string born) => PlanStage.SetAsync(database, A.Newcomer().Born(born));

    private Task<Guid> Note(PlanStage stage, string? occasion) =>
        database.Send(new NoteContact.Command(Guid.NewGuid(), stage.File, Today, "desk", true, null, null, "Gesproken.", null, false, occasion));

    private Task<List<Clock>> Asked(PlanStage stage) => database.InDb(db => db.Clocks.AsNoTracking()
        .Where(clock => clock.CaseFileId == stage.File && clock.EndedOn == null && clock.Reason == DueReason.TurnsEighteen).ToListAsync());
}
