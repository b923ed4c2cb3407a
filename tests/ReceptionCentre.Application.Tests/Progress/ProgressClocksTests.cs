using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReceptionCentre.Application.Clocks;
using ReceptionCentre.Application.Contacts;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Contacts;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Stays;
using ReceptionCentre.Infrastructure.Persistence;
using ReceptionCentre.Testing;
using ReceptionCentre.Testing.Plans;

namespace ReceptionCentre.Application.Tests.Progress;

/// <summary>Talks that are asked for: about the progress, about new work, about a permit that ends. Region: after-care 30 days, permit 90 days ahead.</summary>
public sealed class ProgressClocksTests(ReceptionDatabase database) : IClassFixture<ReceptionDatabase>
{
    private DateOnly Today => database.Clock.Today;

    [Fact]
    public async Task A_progress_talk_is_asked_for_only_where_there_is_a_number_of_days_and_counts_from_the_PIP()
    {
        var stage = await PlanStage.SetAsync(database, A.Newcomer().Obliged());
        await stage.DecidedPip();
        Assert.Empty(await ReadAsync(new()));
        Assert.Equal((Today, Today.AddDays(90)), Assert.Single(await ReadAsync(new() { ProgressTalkDays = 90 })));
        Assert.Empty(await Running(stage.File, DueReason.ProgressTalk));

        async Task<List<(DateOnly, DateOnly)>> ReadAsync(CaseloadTerms terms) => await Read("ProgressTalkClock", terms, stage.File, Today);
    }

    [Fact]
    public async Task The_next_progress_talk_counts_from_the_last_one_and_no_other_contact_is_one()
    {
        var stage = await PlanStage.SetAsync(database, A.Newcomer().Obliged());
        await stage.DecidedPip();
        foreach (var (days, occasion) in ((int, string?)[])[(10, null), (20, ContactOccasions.Progress), (30, ContactOccasions.AfterCare)])
        {
            var on = Today.AddDays(days);
            await database.Save(ContactNote.Write(stage.File, new(on, "desk", true, null, null, "Gesproken", null, false, occasion), on, database.Clock.GetUtcNow(), Guid.Empty));
        }
        var terms = new CaseloadTerms { ProgressTalkDays = 90 };
        Assert.Equal((Today, Today.AddDays(90)), Assert.Single(await Read("ProgressTalkClock", terms, stage.File, Today.AddDays(15))));
        Assert.Equal((Today.AddDays(20), Today.AddDays(110)), Assert.Single(await Read("ProgressTalkClock", terms, stage.File, Today.AddDays(40))));
    }

    [Fact]
    public async Task Who_found_work_since_the_file_was_opened_is_asked_how_it_goes_until_a_talk_about_it()
    {
        var stage = await PlanStage.SetAsync(database, A.Newcomer().OpenedOn(Today.AddDays(-200)));
        await Stay(stage, stay => stay.AddParty(new("employer", "Kas en Zoon BV"), PartialDate.Of(Today.AddDays(-10)), A.Provenance));
        var clock = Assert.Single(await Running(stage.File, DueReason.AfterCare));
        Assert.Equal((Today.AddDays(20), "Kas en Zoon BV"), (clock.DueOn, clock.What));
        await Note(stage.File, null);
        Assert.Single(await Running(stage.File, DueReason.AfterCare));
        await Note(stage.File, ContactOccasions.AfterCare);
        Assert.Empty(await Running(stage.File, DueReason.AfterCare));
    }

    [Fact]
    public async Task Who_came_for_a_job_has_no_after_care_of_it()
    {
        var stage = await PlanStage.SetAsync(database, A.Newcomer().OpenedOn(Today.AddDays(-20)));
        await Stay(stage, stay => stay.AddParty(new("employer", "Kas en Zoon BV"), PartialDate.Of(Today.AddDays(-40)), A.Provenance));
        await Stay(stage, stay => stay.AddParty(new("referent", "Partner"), PartialDate.Of(Today.AddDays(-10)), A.Provenance));
        Assert.Empty(await Running(stage.File, DueReason.AfterCare));
    }

    [Fact]
    public async Task A_permit_that_ends_is_asked_about_beforehand_until_a_talk_and_told_until_another_follows()
    {
        var stage = await PlanStage.SetAsync(database, A.Newcomer().OpenedOn(Today.AddDays(-200)));
        var until = Today.AddDays(61);
        await Stay(stage, stay => stay.RecordTitle("26", PartialDate.Of(Today.AddDays(-100)), PartialDate.Of(until), A.Provenance));
        Assert.Equal([until.AddDays(-91)], (await Running(stage.File, DueReason.PermitEnds)).Select(clock => clock.DueOn));
        Assert.Equal([until.AddDays(-1)], (await Running(stage.File, DueReason.PermitEnded)).Select(clock => clock.DueOn));

        await Note(stage.File, ContactOccasions.Permit);
        Assert.Empty(await Running(stage.File, DueReason.PermitEnds));
        Assert.Single(await Running(stage.File, DueReason.PermitEnded));

        await Stay(stage, stay => stay.RecordTitle("26", PartialDate.Of(until), null, A.Provenance));
        Assert.Empty(await Running(stage.File, DueReason.PermitEnded));
        Assert.Empty(await Running(stage.File, DueReason.PermitEnds));
    }

    [Fact]
    public async Task A_talk_that_is_asked_for_is_one_with_the_person()
    {
        var stage = await PlanStage.SetAsync(database);
        var refused = await Assert.ThrowsAsync<Application.Pipeline.InvalidInputException>(() =>
            database.Send(new NoteContact.Command(Guid.NewGuid(), stage.File, Today, "desk", false, "De buurman", null, "Was er niet.", null, false, ContactOccasions.Progress)));
        Assert.Contains(ContactRules.ATalkIsWithThePerson.Name, refused.Fields.Select(field => field.Text));
    }

    private Task<Guid> Note(Guid file, string? occasion) =>
        database.Send(new NoteContact.Command(Guid.NewGuid(), file, Today, "desk", true, null, null, "Het gaat goed.", null, false, occasion));

    private async Task Stay(PlanStage stage, Action<Stay> change)
    {
        await database.As(null).Change(async db => change(await db.Stays.Include(stay => stay.Parties).Include(stay => stay.Titles).FirstAsync(stay => stay.Id == stage.Newcomer.Stay.Id)));
        database.As(stage.Caseworker);
    }

    private Task<List<Domain.Clocks.Clock>> Running(Guid file, DueReason reason) =>
        database.InDb(db => db.Clocks.AsNoTracking().Where(clock => clock.CaseFileId == file && clock.Reason == reason && clock.EndedOn == null).ToListAsync());

    private Task<List<(DateOnly, DateOnly)>> Read(string source, CaseloadTerms terms, Guid file, DateOnly on) => database.AsSystem(async services =>
        (await ((IClockSource)ActivatorUtilities.CreateInstance(services, typeof(IClockSource).Assembly.GetType($"ReceptionCentre.Application.Progress.{source}")!, terms))
            .On(on).Where(reading => reading.CaseFileId == file).ToListAsync()).ConvertAll(reading => (reading.StartedOn, reading.DueOn)));
}
