using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Receivers;
using ReceptionCentre.Application.Referrals;
using ReceptionCentre.Domain.Referrals;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Testing;
using ReceptionCentre.Testing.Referrals;

namespace ReceptionCentre.Application.Tests.Receivers;

/// <summary>What a provider sees of what was referred to it, what it answers, and what stays out of its sight.</summary>
public sealed class ReceiverTests(ReceptionDatabase database) : IClassFixture<ReceptionDatabase>
{
    [Fact]
    public async Task A_receiver_sees_what_was_referred_to_the_own_provider_and_no_other()
    {
        var stage = await ReferralStage.SetAsync(database);
        var mine = await stage.Send();
        var (otherProvider, otherReceiver) = await ProviderWithReceiver();
        var otherOffer = ReferralStage.AnOffer(otherProvider);
        await database.Save(otherOffer);
        var theirs = await database.Send(stage.Sending(offer: otherOffer.Id));

        await SignIn(stage);
        var page = await database.Send(new ReceivedReferrals.Query(ReceivedPart.ToAnswer));
        Assert.Equal([mine], page.Lines.Select(line => line.ReferralId));
        Assert.Equal((stage.Offer.Name, "0363"), (page.Lines[0].Offer, page.Lines[0].Municipality!.Value));
        await Assert.ThrowsAsync<NotThereException>(() => database.Send(new ShowReceived.Query(theirs)));
        await Assert.ThrowsAsync<NotThereException>(() => Answer(theirs, 1, ReferralState.Received));

        database.As(otherReceiver);
        Assert.Equal([theirs], (await database.Send(new ReceivedReferrals.Query(ReceivedPart.ToAnswer))).Lines.Select(line => line.ReferralId));
    }

    [Fact]
    public async Task Of_the_file_a_receiver_sees_only_what_was_shared_and_nothing_else_opens()
    {
        var newcomer = A.Newcomer().Named("Selam", "Tesfay").Speaking("ti").WithBsn("999993653");
        newcomer.Person.RecordContactDetail("mobile", "06 12345678", Domain.Facts.PartialDate.Unknown, A.Provenance);
        var stage = await ReferralStage.SetAsync(database, newcomer: newcomer);
        var referral = await database.Send(stage.Sending() with { Step = stage.Today("Let op: ruzie thuis."), Extra = "Heeft opvang nodig.", Consents = true });

        await SignIn(stage);
        var view = await database.Send(new ShowReceived.Query(referral));
        Assert.Equal(("Selam Tesfay", null, "ti", "Nederlands leren", "Heeft opvang nodig."), (view.Shared.Name, view.Shared.Contact, view.Shared.Languages[0].Value, view.Shared.Goal, view.Shared.Extra));
        Assert.Equal((null, null), (view.Steps[0].Words, view.Steps[0].By));
        Assert.Equal((stage.Caseworker.Name, "0363"), (view.Sender.Name, view.Sender.Municipality!.Value));
        Assert.DoesNotContain("999993653", view.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("06 12345678", view.ToString(), StringComparison.Ordinal);

        await Assert.ThrowsAsync<NotPermittedException>(() => database.Send(new FileHead.Query(stage.File)));
        await Assert.ThrowsAsync<NotPermittedException>(() => database.Send(new ShowReferral.Query(stage.File, referral)));
        Assert.Empty(await database.InScope(db => db.CaseFiles.ToListAsync()));
        Assert.Empty(await database.InScope(db => db.Referrals.ToListAsync()));
    }

    [Fact]
    public async Task Who_looks_at_what_was_referred_leaves_an_opening_in_the_history_of_the_file()
    {
        var stage = await ReferralStage.SetAsync(database);
        var referral = await stage.Send();
        var receiver = await SignIn(stage);
        await database.Send(new ShowReceived.Query(referral));
        var audit = await stage.Audit("Receivers.ShowReceived");
        Assert.Equal((receiver.Id, stage.File), (audit.By!.Value, audit.CaseFileId!.Value));
    }

    [Fact]
    public async Task From_answer_to_result_by_the_receiver_and_the_sender_reads_it()
    {
        var stage = await ReferralStage.SetAsync(database);
        var referral = await stage.Send(on: database.Clock.Today.AddDays(-30));
        var receiver = await SignIn(stage, "Bram van de school");
        await Answer(referral, null, ReferralState.Received, -29);
        await Answer(referral, null, ReferralState.Accepted, -28, agreedStart: -20);
        await Answer(referral, null, ReferralState.Planned, -22, agreedStart: -18);
        await Answer(referral, null, ReferralState.Started, -18);
        await database.Send(new ReportReceived.Command(
            Guid.NewGuid(), referral, await stage.Version(referral), new(database.Clock.Today.AddDays(-18), database.Clock.Today.AddDays(-5), 6, 8, "Leert snel.")));
        Assert.Equal(1, (await database.Send(new ReceivedReferrals.Query(ReceivedPart.There))).Counts[ReceivedPart.There]);
        await database.Send(new AnswerReceived.Command(referral, await stage.Version(referral), ReferralState.Completed, stage.Today(), Result: "reached"));

        var ended = await database.Send(new ReceivedReferrals.Query(ReceivedPart.Ended));
        Assert.Equal([referral], ended.Lines.Select(line => line.ReferralId));
        database.As(stage.Caseworker);
        var view = await database.Send(new ShowReferral.Query(stage.File, referral));
        Assert.Equal(
            [ReferralState.Sent, ReferralState.Received, ReferralState.Accepted, ReferralState.Planned, ReferralState.Planned, ReferralState.Started, ReferralState.UnderWay, ReferralState.Completed],
            view.Steps.Select(step => step.State));
        Assert.All(view.Steps.Skip(1), step => Assert.Equal(receiver.Name, step.RecordedBy));
        Assert.Equal((6, 8, "Leert snel.", "reached"), (view.Reports[0].HoursThere!.Value, view.Reports[0].HoursOffered!.Value, view.Reports[0].Words, view.Result!.Value));
        Assert.Equal((await stage.Audit("Receivers.AnswerReceived")).By, receiver.Id);
    }

    [Fact]
    public async Task A_decline_says_why_and_the_taking_back_stays_the_senders()
    {
        var stage = await ReferralStage.SetAsync(database);
        var referral = await stage.Send();
        await SignIn(stage);
        var version = await stage.Version(referral);
        await Assert.ThrowsAsync<InvalidInputException>(() => database.Send(new AnswerReceived.Command(referral, version, ReferralState.Declined, stage.Today(), Why: new(null, null))));
        await Assert.ThrowsAsync<NotThereException>(() => Answer(referral, version, ReferralState.Withdrawn));
        await database.Send(new AnswerReceived.Command(referral, version, ReferralState.Declined, stage.Today("Groep is vol."), Why: new("time", "full")));
        Assert.Equal((ReferralState.Declined, "time", "full"), await stage.Stored(referral) is var stored ? (stored.State, stored.Steps[^1].Barrier, stored.Steps[^1].Reason) : default);
    }

    [Fact]
    public async Task What_the_consent_no_longer_covers_is_gone_from_the_receivers_page()
    {
        var stage = await ReferralStage.SetAsync(database);
        var referral = await database.Send(stage.Sending() with { Extra = "Heeft opvang nodig.", Consents = true });
        await database.Send(new EndConsent.Command(stage.File, referral, await stage.Version(referral)));
        await SignIn(stage);
        Assert.Null((await database.Send(new ShowReceived.Query(referral))).Shared.Extra);
        database.As(stage.Caseworker);
        var shared = (await database.Send(new ShowReferral.Query(stage.File, referral))).Shared;
        Assert.Equal(("Heeft opvang nodig.", database.Clock.Today), (shared.Extra, shared.ConsentEndedOn!.Value));
    }

    [Fact]
    public async Task What_is_over_stays_in_sight_for_some_days_and_no_longer()
    {
        var stage = await ReferralStage.SetAsync(database);
        var (recent, old) = (await stage.Send(on: database.Clock.Today.AddDays(-28)), Guid.Empty);
        await End(recent, -28);
        old = await stage.Send(on: database.Clock.Today.AddDays(-29));
        await End(old, -29);
        await SignIn(stage);
        Assert.Equal([recent], (await database.Send(new ReceivedReferrals.Query(ReceivedPart.Ended))).Lines.Select(line => line.ReferralId));
        await Assert.ThrowsAsync<NotThereException>(() => database.Send(new ShowReceived.Query(old)));

        async Task End(Guid referral, int days) => await database.Send(new DeclineReferral.Command(
            stage.File, referral, await stage.Version(referral), new(database.Clock.Today.AddDays(days), null), new("time", null)));
    }

    [Fact]
    public async Task Fifty_at_a_time_the_longest_ago_first()
    {
        var stage = await ReferralStage.SetAsync(database, places: null);
        var sent = new List<Guid>();
        for (var i = 0; i < 52; i++)
        {
            var file = (await A.Newcomer("Abel").AssignedTo(stage.Caseworker, stage.Plan.Team).SavedIn(database)).File.Id;
            sent.Add(await database.Send(stage.Sending(file, on: database.Clock.Today.AddDays(-(i / 10)))));
        }
        await SignIn(stage);
        var first = await database.Send(new ReceivedReferrals.Query(ReceivedPart.ToAnswer));
        var second = await database.Send(new ReceivedReferrals.Query(ReceivedPart.ToAnswer, first.Lines[^1].ReferralId));
        Assert.Equal((50, true, 2, false), (first.Lines.Count, first.HasAfter, second.Lines.Count, second.HasAfter));
        Assert.Equal(sent.Order(), first.Lines.Concat(second.Lines).Select(line => line.ReferralId).Order());
        Assert.Equal(first.Lines.Select(line => line.SentOn).Order(), first.Lines.Select(line => line.SentOn));
    }

    [Fact]
    public async Task Whoever_works_in_the_centre_has_no_page_of_a_receiver_and_a_receiver_none_of_the_centre()
    {
        var stage = await ReferralStage.SetAsync(database);
        await Assert.ThrowsAsync<NotPermittedException>(() => database.Send(new ReceivedReferrals.Query(ReceivedPart.ToAnswer)));
        await SignIn(stage);
        await Assert.ThrowsAsync<NotPermittedException>(() => database.Send(stage.Sending()));
    }

    private async Task<Guid> Answer(Guid referral, int? version, ReferralState to, int days = 0, int? agreedStart = null)
    {
        version ??= await database.InDb(db => db.Referrals.Where(one => one.Id == referral).Select(one => one.Version).SingleAsync());
        return await database.Send(new AnswerReceived.Command(
            referral, version.Value, to, new(database.Clock.Today.AddDays(days), null), agreedStart is { } start ? database.Clock.Today.AddDays(start) : null));
    }

    private async Task<StaffMember> SignIn(ReferralStage stage, string name = "Bram Hollander")
    {
        var receiver = A.StaffMember(Role.Receiver).For(stage.Provider).Named(name).Build();
        await database.Save(receiver);
        database.As(receiver);
        return receiver;
    }

    private async Task<(Domain.Providers.Provider Provider, StaffMember Receiver)> ProviderWithReceiver()
    {
        var provider = ReferralStage.AProvider();
        var receiver = A.StaffMember(Role.Receiver).For(provider).Build();
        await database.Save(provider);
        await database.Save(receiver);
        return (provider, receiver);
    }
}
