using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.GuestPasses;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Receivers;
using ReceptionCentre.Application.Referrals;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.GuestPasses;
using ReceptionCentre.Domain.Referrals;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Testing;
using ReceptionCentre.Testing.Referrals;

namespace ReceptionCentre.Application.Tests.GuestPasses;

/// <summary>A provider without an account answers one referral: once, with a code, and sees nothing else.</summary>
public sealed class GuestPassTests(ReceptionDatabase database) : IClassFixture<ReceptionDatabase>
{
    [Fact]
    public async Task A_guest_sees_the_one_referral_and_none_beside_it_of_the_same_provider()
    {
        var stage = await ReferralStage.SetAsync(database);
        var referral = await stage.Send();
        var other = await database.Send(stage.Sending((await A.Newcomer("Abel").AssignedTo(stage.Caseworker, stage.Plan.Team).SavedIn(database)).File.Id));
        var guest = await Enter(stage, referral);

        database.AsGuest(guest.PassId, guest.Of);
        var view = await database.Send(new ShowReceived.Query(referral));
        Assert.Equal(("Nederlands leren", stage.Offer.Name), (view.Shared.Goal, view.Offer));
        Assert.Equal([referral], (await database.Send(new ReceivedReferrals.Query(ReceivedPart.ToAnswer))).Lines.Select(line => line.ReferralId));
        await Assert.ThrowsAsync<NotThereException>(() => database.Send(new ShowReceived.Query(other)));
        await Assert.ThrowsAsync<NotThereException>(() => Answer(other, ReferralState.Accepted));
        await Assert.ThrowsAsync<NotPermittedException>(() => database.Send(new FileHead.Query(stage.File)));
        await Assert.ThrowsAsync<NotPermittedException>(() => database.Send(new ShowReferral.Query(stage.File, referral)));
        Assert.Empty(await database.InScope(db => db.CaseFiles.ToListAsync()));
        Assert.Empty(await database.InScope(db => db.GuestPasses.ToListAsync()));
    }

    [Fact]
    public async Task What_a_guest_answers_stands_under_the_name_that_was_given()
    {
        var stage = await ReferralStage.SetAsync(database);
        var referral = await stage.Send();
        var guest = await Enter(stage, referral);
        database.AsGuest(guest.PassId, guest.Of);
        await Answer(referral, ReferralState.Accepted);
        Assert.Equal("Bram, docent", (await database.Send(new ShowReceived.Query(referral))).Steps[^1].By);

        database.As(stage.Caseworker);
        var view = await database.Send(new ShowReferral.Query(stage.File, referral));
        Assert.Equal((ReferralState.Accepted, "Bram, docent (Taalhuis)"), (view.Steps[^1].State, view.Steps[^1].RecordedBy));
        Assert.Equal((PassState.Opened, "Bram, docent"), (view.Passes[0].State, view.Passes[0].Guest));
        Assert.Equal(guest.PassId, (await stage.Audit("Receivers.AnswerReceived")).By);
        Assert.Equal(guest.PassId, (await stage.Audit("Receivers.ShowReceived")).By);
    }

    [Fact]
    public async Task Wrong_codes_are_counted_in_the_history_and_no_secret_is()
    {
        var stage = await ReferralStage.SetAsync(database);
        var pass = await Give(stage, await stage.Send());
        var wrong = pass.Secrets.Code == "000000" ? "000001" : "000000";
        Assert.Equal((PassAnswer.WrongCode, 4), await Open(pass, wrong) is var first ? (first.Answer, first.Left) : default);
        Assert.Equal((PassAnswer.WrongCode, 3), await Open(pass, wrong) is var second ? (second.Answer, second.Left) : default);
        var changes = await database.InDb(db => db.AuditEvents.Where(audit => audit.CaseFileId == stage.File).SelectMany(audit => audit.Changes).ToListAsync());
        Assert.Equal(("1", "2"), changes.Where(change => change.Field == "WrongCodes").Select(change => (change.Before!, change.After!)).OrderBy(pair => pair.Item2, StringComparer.Ordinal).Last());
        var stored = await database.InDb(db => db.GuestPasses.AsNoTracking().SingleAsync(one => one.Id == pass.PassId));
        Assert.All(changes, change => Assert.DoesNotContain("Hash", change.Field + change.After, StringComparison.Ordinal));
        Assert.DoesNotContain(changes, change => (change.After ?? "").Contains(pass.Secrets.Code, StringComparison.Ordinal) && change.Thing == "GuestPass");
        Assert.Equal(2, stored.WrongCodes);
    }

    [Fact]
    public async Task Of_twenty_who_open_at_once_one_gets_in()
    {
        var stage = await ReferralStage.SetAsync(database);
        var pass = await Give(stage, await stage.Send());
        database.As(null);
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => database.Send(new OpenPass.Command(pass.Secrets.Token, pass.Secrets.Code, $"Gast {i}"))));
        Assert.Single(answers, answer => answer.Answer == PassAnswer.Opened);
        Assert.Equal(19, answers.Count(answer => answer.Answer == PassAnswer.Over));
    }

    [Fact]
    public async Task Of_twenty_wrong_codes_at_once_five_are_tried()
    {
        var stage = await ReferralStage.SetAsync(database);
        var pass = await Give(stage, await stage.Send());
        var wrong = pass.Secrets.Code == "000000" ? "000001" : "000000";
        database.As(null);
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => database.Send(new OpenPass.Command(pass.Secrets.Token, wrong, "Gast"))));
        Assert.Equal(GuestPass.MostWrong, answers.Count(answer => answer.Answer == PassAnswer.WrongCode));
        Assert.Equal(PassAnswer.Over, (await Open(pass, pass.Secrets.Code)).Answer);
    }

    [Fact]
    public async Task A_new_pass_takes_the_place_of_the_one_that_nobody_opened()
    {
        var stage = await ReferralStage.SetAsync(database);
        var referral = await stage.Send();
        var (first, second) = (await Give(stage, referral), await Give(stage, referral));
        Assert.Null(await Find(first));
        Assert.Equal("0363", (await Find(second))!.Municipality!.Value);
        Assert.Equal(PassAnswer.Over, (await Open(first, first.Secrets.Code)).Answer);
        Assert.Equal(PassAnswer.Opened, (await Open(second, second.Secrets.Code)).Answer);
        Assert.Null(await Find(second));
    }

    [Fact]
    public async Task To_look_who_sent_it_uses_nothing_up()
    {
        var stage = await ReferralStage.SetAsync(database);
        var pass = await Give(stage, await stage.Send());
        for (var i = 0; i < 3; i++)
            Assert.NotNull(await Find(pass));
        Assert.Equal(PassAnswer.Opened, (await Open(pass, pass.Secrets.Code)).Answer);
    }

    [Fact]
    public async Task After_its_days_it_finds_nothing()
    {
        var stage = await ReferralStage.SetAsync(database);
        var pass = await Give(stage, await stage.Send());
        Assert.Equal(database.Clock.GetUtcNow().AddDays(7), pass.ExpiresAt);
        await database.InDb(db => db.GuestPasses.Where(one => one.Id == pass.PassId).ExecuteUpdateAsync(set => set.SetProperty(one => one.ExpiresAt, database.Clock.GetUtcNow())));
        Assert.Null(await Find(pass));
        Assert.Equal(PassAnswer.Over, (await Open(pass, pass.Secrets.Code)).Answer);
    }

    [Fact]
    public async Task Taken_back_or_with_the_end_of_the_file_nobody_gets_in()
    {
        var stage = await ReferralStage.SetAsync(database);
        var referral = await stage.Send();
        var pass = await Give(stage, referral);
        await database.Send(new WithdrawGuestPass.Command(stage.File, referral, pass.PassId));
        Assert.Null(await Find(pass));

        database.As(stage.Caseworker);
        var other = await Give(stage, referral);
        await Assert.ThrowsAsync<NotThereException>(() => database.Send(new WithdrawGuestPass.Command(stage.File, referral, Guid.NewGuid())));
        var open = await database.InScope(db => new GuestPassesEndWithFile(db, database.Clock).OpenAsync(stage.File, default));
        Assert.Equal([("GuestPass", other.PassId, "Taalhuis")], open.Select(one => (one.Kind, one.Id, one.Words!)));
        await database.Change(db => new GuestPassesEndWithFile(db, database.Clock).EndAsync(stage.File, database.Clock.Today, default));
        Assert.Equal(PassAnswer.Over, (await Open(other, other.Secrets.Code)).Answer);
    }

    [Fact]
    public async Task There_is_no_pass_where_nothing_is_asked_any_more()
    {
        var stage = await ReferralStage.SetAsync(database);
        var referral = await stage.Send();
        await stage.Decline(referral);
        var refused = await Assert.ThrowsAsync<BrokenRuleException>(() => Give(stage, referral));
        Assert.Equal(GuestPassRules.ThereIsSomethingToOpen, refused.Rule);
    }

    [Fact]
    public async Task Nobody_who_signed_in_opens_a_pass_by_the_use_case()
    {
        var stage = await ReferralStage.SetAsync(database);
        var pass = await Give(stage, await stage.Send());
        await Assert.ThrowsAsync<NotPermittedException>(() => database.Send(new OpenPass.Command(pass.Secrets.Token, pass.Secrets.Code, "Bram")));
    }

    private async Task<Guid> Answer(Guid referral, ReferralState to) => await database.Send(new AnswerReceived.Command(
        referral, await database.InDb(db => db.Referrals.Where(one => one.Id == referral).Select(one => one.Version).SingleAsync()), to, new(database.Clock.Today, null)));

    private Task<NewPass> Give(ReferralStage stage, Guid referral) => database.Send(new GiveGuestPass.Command(stage.File, referral, "Taalhuis"));

    private Task<OpenPass.Opening> Open(NewPass pass, string code)
    {
        database.As(null);
        return database.Send(new OpenPass.Command(pass.Secrets.Token, code, "Bram, docent"));
    }

    private Task<FindPass.View?> Find(NewPass pass)
    {
        database.As(null);
        return database.Send(new FindPass.Query(pass.Secrets.Token));
    }

    private async Task<(Guid PassId, GuestOf Of)> Enter(ReferralStage stage, Guid referral)
    {
        var pass = await Give(stage, referral);
        var opening = await Open(pass, pass.Secrets.Code);
        database.As(stage.Caseworker);
        return (opening.PassId!.Value, new(opening.Purpose!.Value, opening.SubjectId!.Value));
    }
}
