using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Contacts;
using ReceptionCentre.Application.Departures;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Stays;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Clocks;
using ReceptionCentre.Domain.Contacts;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Municipalities;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.Stays;
using ReceptionCentre.Testing;
using ReceptionCentre.Testing.Plans;

namespace ReceptionCentre.Application.Tests.Progress;

/// <summary>Work that ended, and the dwelling that goes with it. Region: a talk within 5 days, within 1 where the dwelling goes too.</summary>
public sealed class JobEndTests(ReceptionDatabase database) : IClassFixture<ReceptionDatabase>
{
    private DateOnly Today => database.Clock.Today;

    [Fact]
    public async Task Who_lost_work_is_spoken_to_within_days_until_a_talk_about_it()
    {
        var (stage, work) = await WorkingAsync("own");
        Assert.Empty(await Asked(stage));
        await End(stage, work, Today.AddDays(-1));
        var clock = Assert.Single(await Asked(stage));
        Assert.Equal((DueReason.JobEnded, Today.AddDays(5), "Kas en Zoon BV", Today), (clock.Reason, clock.DueOn, clock.What, clock.StartedOn));
        await Note(stage.File, null);
        await Note(stage.File, ContactOccasions.AfterCare);
        Assert.Single(await Asked(stage));
        await Note(stage.File, ContactOccasions.JobEnd);
        Assert.Empty(await Asked(stage));
    }

    [Fact]
    public async Task Work_that_will_end_asks_from_the_day_on_which_it_is_known_and_another_job_or_a_departure_ends_it()
    {
        var (stage, work) = await WorkingAsync("own");
        await End(stage, work, Today.AddDays(30));
        Assert.Equal(Today.AddDays(36), Assert.Single(await Asked(stage)).DueOn);
        await Stay(stage, stay => stay.AddParty(new("employer", "Bakkerij De Zon"), PartialDate.Of(Today.AddDays(31)), A.Provenance));
        Assert.Empty(await Asked(stage));

        var (other, last) = await WorkingAsync("own");
        await End(other, last, Today);
        Assert.Single(await Asked(other));
        var departure = await database.PlanDeparture(other.File);
        Assert.Empty(await Asked(other));
        await database.Send(new CancelDeparture.Command(other.File, departure, await database.VersionOf(departure), "Blijft"));
        Assert.Single(await Asked(other));
    }

    [Fact]
    public async Task Where_the_dwelling_is_the_employers_it_asks_at_once_and_by_when_the_person_must_leave()
    {
        var (stage, work) = await WorkingAsync("employer");
        await End(stage, work, Today.AddDays(9), Today.AddDays(9));
        var asked = await Asked(stage);
        Assert.Equal([(DueReason.JobEndedHome, Today.AddDays(9)), (DueReason.LodgingEnds, Today.AddDays(9))], asked.Select(clock => (clock.Reason, clock.DueOn)));
        // Nobody knows by when the person must leave: one day after the work.
        await Stay(stage, stay => stay.WithdrawFact(stay.LodgingOfEmployer!.Id, A.Provenance));
        await Stay(stage, stay => stay.RecordLodging("shared-room", "employer", PartialDate.Of(Today.AddDays(-5)), A.Provenance));
        Assert.Equal([(DueReason.JobEndedHome, Today.AddDays(11))], (await Asked(stage)).Select(clock => (clock.Reason, clock.DueOn)));
        // A room of the own: the job is still spoken about, without the haste.
        await Stay(stage, stay => stay.RecordLodging("room", "own", PartialDate.Of(Today), A.Provenance));
        Assert.Equal([(DueReason.JobEnded, Today.AddDays(15))], (await Asked(stage)).Select(clock => (clock.Reason, clock.DueOn)));
    }

    [Fact]
    public async Task A_municipality_has_its_own_days()
    {
        var (stage, work) = await WorkingAsync("own");
        var settings = MunicipalitySettings.For(A.Amsterdam);
        settings.Choose(new OwnTerms(JobEndDays: 2));
        await database.Save(settings);
        await End(stage, work, Today);
        Assert.Equal(Today.AddDays(3), Assert.Single(await Asked(stage)).DueOn);
        await database.As(null).Change(async db => db.Remove(await db.MunicipalitySettings.FirstAsync(one => one.Id == settings.Id)));
        database.As(stage.Caseworker);
    }

    [Fact]
    public async Task The_end_of_work_and_dwelling_is_one_form_with_last_days()
    {
        var (stage, work) = await WorkingAsync("employer");
        var form = await database.Send(new WorkToEnd.Query(stage.File, work));
        Assert.Equal(("Kas en Zoon BV", true, null, null), (form.Name, form.DwellingGoesToo, form.LastDay, form.LodgingLastDay));
        var command = new EndWork.Command(Guid.NewGuid(), stage.File, work, form.Version, Today, Today.AddDays(14));
        await database.Send(command);
        form = await database.Send(new WorkToEnd.Query(stage.File, work));
        Assert.Equal((Today, Today.AddDays(14)), (form.LastDay, form.LodgingLastDay));
        Assert.Equal(stage.File, (await stage.Audit("Stays.EndWork")).CaseFileId);

        var refused = await Assert.ThrowsAsync<InvalidInputException>(() => database.Send(command with { OnceKey = Guid.NewGuid(), LastDay = null }));
        Assert.Contains("Stays.LastDayOfWorkMissing", refused.Fields.Select(field => field.Text));
        await Assert.ThrowsAsync<NotThereException>(() => database.Send(command with { OnceKey = Guid.NewGuid(), PartyId = Guid.NewGuid(), Version = form.Version }));

        var (other, there) = await WorkingAsync("own");
        form = await database.Send(new WorkToEnd.Query(other.File, there));
        Assert.False(form.DwellingGoesToo);
        var broken = await Assert.ThrowsAsync<BrokenRuleException>(() => database.Send(command with { OnceKey = Guid.NewGuid(), CaseFileId = other.File, PartyId = there, Version = form.Version }));
        Assert.Same(StayRules.OnlyTheEmployersDwellingGoesWithTheJob, broken.Rule);
    }

    private async Task<(PlanStage Stage, Guid Work)> WorkingAsync(string owner)
    {
        var stage = await PlanStage.SetAsync(database, A.Newcomer().OpenedOn(Today));
        var work = Guid.Empty;
        await Stay(stage, stay =>
        {
            stay.AddParty(new("employer", "Kas en Zoon BV"), PartialDate.Of(Today.AddDays(-40)), A.Provenance);
            stay.RecordLodging("shared-room", owner, PartialDate.Of(Today.AddDays(-40)), A.Provenance);
            work = stay.Parties[0].Id;
        });
        return (stage, work);
    }

    private async Task End(PlanStage stage, Guid work, DateOnly lastDay, DateOnly? lodging = null) => await database.Send(new EndWork.Command(
        Guid.NewGuid(), stage.File, work, (await database.Send(new WorkToEnd.Query(stage.File, work))).Version, lastDay, lodging));

    private Task<Guid> Note(Guid file, string? occasion) =>
        database.Send(new NoteContact.Command(Guid.NewGuid(), file, Today, "desk", true, null, null, "Gesproken.", null, false, occasion));

    private async Task Stay(PlanStage stage, Action<Stay> change)
    {
        await database.As(null).Change(async db => change(await db.Stays.Include(stay => stay.Parties).Include(stay => stay.Lodgings).FirstAsync(stay => stay.Id == stage.Newcomer.Stay.Id)));
        database.As(stage.Caseworker);
    }

    private Task<List<Clock>> Asked(PlanStage stage) => database.InDb(db => db.Clocks.AsNoTracking()
        .Where(clock => clock.CaseFileId == stage.File && clock.EndedOn == null && clock.Reason >= DueReason.JobEnded && clock.Reason <= DueReason.LodgingEnds).OrderBy(clock => clock.Reason).ToListAsync());
}
