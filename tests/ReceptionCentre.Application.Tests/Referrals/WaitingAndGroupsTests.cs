using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Referrals;
using ReceptionCentre.Domain.Municipalities;
using ReceptionCentre.Domain.Referrals;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Testing;
using ReceptionCentre.Testing.Referrals;

namespace ReceptionCentre.Application.Tests.Referrals;

/// <summary>Who waits gets a place in turn; several are referred at once; what nobody answers expires; a draft shares nothing.</summary>
public sealed class WaitingAndGroupsTests(ReceptionDatabase database) : IClassFixture<ReceptionDatabase>
{
    private DateOnly Today => database.Clock.Today;

    [Fact]
    public async Task Who_waits_longest_goes_first_and_another_only_with_a_reason()
    {
        var (stage, holder, waiting) = await FullAsync(2);
        await stage.Decline(holder);
        var (first, second) = (waiting[0], waiting[1]);
        var outOfTurn = new AcceptReferral.Command(second.File, second.Referral, await stage.Version(second.Referral), stage.Today(), null);
        var refused = await Assert.ThrowsAsync<BrokenRuleException>(() => database.Send(outOfTurn));
        Assert.Equal((ReferralRules.WhoWaitsLongestGoesFirst, 1), (refused.Rule, refused.Arguments[0]));
        Assert.Equal(1, (await database.Send(new ShowReferral.Query(second.File, second.Referral))).Waits!.Before);

        await database.Send(outOfTurn with { OutOfTurn = "times" });
        var step = (await database.Send(new ShowReferral.Query(second.File, second.Referral))).Steps[^1];
        Assert.Equal((ReferralState.Accepted, "times"), (step.State, step.Reason!.Value));
        Assert.Equal(0, (await database.Send(new ShowReferral.Query(first.File, first.Referral))).Waits!.Before);
    }

    [Fact]
    public async Task A_place_that_is_free_is_for_who_waits_and_not_for_who_comes_new()
    {
        var (stage, holder, waiting) = await FullAsync(1);
        await stage.Decline(holder);
        var newcomer = await AnotherFile(stage);
        var refused = await Assert.ThrowsAsync<BrokenRuleException>(() => database.Send(stage.Sending(newcomer)));
        Assert.Equal(ReferralRules.TheOfferHasAPlace, refused.Rule);
        var joined = await database.Send(stage.Sending(newcomer, waitingList: true));
        Assert.Equal(1, (await database.Send(new ShowReferral.Query(newcomer, joined))).Waits!.Before);
        await database.Send(new AcceptReferral.Command(waiting[0].File, waiting[0].Referral, await stage.Version(waiting[0].Referral), stage.Today(), null));
    }

    [Fact]
    public async Task Who_goes_first_with_a_reason_stands_at_the_top_until_it_is_taken_back()
    {
        var (stage, _, waiting) = await FullAsync(3);
        var last = waiting[2];
        var prefer = new PreferReferral.Command(last.File, last.Referral, await stage.Version(last.Referral), "child", "De kinderen wachten mee.");
        await Assert.ThrowsAsync<Application.Pipeline.InvalidInputException>(() => database.Send(prefer with { Words = " " }));
        await database.Send(prefer);
        var list = await database.Send(new WaitingList.Query(stage.Offer.Id));
        Assert.Equal([last.Referral, waiting[0].Referral, waiting[1].Referral], list.Lines.Select(line => line.ReferralId!.Value));
        Assert.Equal(("child", "De kinderen wachten mee.", 3), (list.Lines[0].Priority!.Value, list.Lines[0].PriorityWords, list.Waiting));
        Assert.Equal(1, (await database.Send(new ShowReferral.Query(waiting[0].File, waiting[0].Referral))).Waits!.Before);

        await database.Send(prefer with { Version = await stage.Version(last.Referral), Priority = null, Words = null });
        Assert.Equal(waiting[0].Referral, (await database.Send(new WaitingList.Query(stage.Offer.Id))).Lines[0].ReferralId);
    }

    [Fact]
    public async Task Of_people_of_another_municipality_the_list_says_only_that_they_wait()
    {
        var (stage, _, waiting) = await FullAsync(1);
        var elsewhere = await A.Newcomer("Elders").In(A.Eindhoven).SavedIn(database);
        database.As(null);
        await database.Save(Referral.Send(elsewhere.File.Id, stage.Offer.Id, null, new("Elders Anders", null, [], "Taal", "integration-task"), false,
            new(Today.AddDays(-30), null, Today, database.Clock.GetUtcNow(), A.Provenance.By)));
        database.As(stage.Caseworker);
        var lines = (await database.Send(new WaitingList.Query(stage.Offer.Id))).Lines;
        Assert.Equal((null, null, null, "0772", Today.AddDays(-30)), (lines[0].CaseFileId, lines[0].ReferralId, lines[0].Name, lines[0].Municipality!.Value, lines[0].Since));
        Assert.Equal((waiting[0].File, 2), (lines[1].CaseFileId!.Value, lines[1].Place));
    }

    [Fact]
    public async Task A_group_takes_the_places_that_there_are_and_the_rest_wait_in_its_order()
    {
        var stage = await ReferralStage.SetAsync(database, places: 2);
        var files = new[] { stage.File, await AnotherFile(stage), await AnotherFile(stage), await AnotherFile(stage) };
        await database.Send(stage.Sending(files[1]));

        var group = Group(stage, files);
        var result = await database.Send(group);
        Assert.Equal([null, ReferralRules.OnceAtATimeToTheSameOffer.Name, null, null], result.Lines.Select(line => line.Refused));
        Assert.Equal([false, false, true, true], result.Lines.Select(line => line.IsOnWaitingList));
        Assert.Equal(2, await database.InDb(db => db.Referrals.CountAsync(referral => referral.OfferId == stage.Offer.Id && referral.HoldsPlace)));
        Assert.Equal(3, await database.InDb(db => db.Referrals.CountAsync(referral => referral.GroupId == group.GroupId && referral.SharedContact == null)));
        var events = await database.InDb(db => db.AuditEvents.Where(audit => audit.Action == "Referrals.SendGroupReferral" && files.Contains(audit.CaseFileId!.Value)).Select(audit => audit.CaseFileId!.Value).ToListAsync());
        Assert.Equal(new[] { files[0], files[2], files[3] }.Order(), events.Order());

        // The same form once more refers nobody, and shows the same people.
        var again = await database.Send(group);
        Assert.Equal(result.Lines.Select(line => line.ReferralId), again.Lines.Select(line => line.ReferralId));
        Assert.Equal(ReferralRules.LeftOutOfTheGroup.Name, again.Lines[1].Refused);
    }

    [Fact]
    public async Task Without_a_waiting_list_who_comes_after_the_last_place_is_left_out()
    {
        var stage = await ReferralStage.SetAsync(database, places: 1);
        var result = await database.Send(Group(stage, [stage.File, await AnotherFile(stage)]) with { WaitingList = false });
        Assert.Equal([null, ReferralRules.TheOfferHasAPlace.Name], result.Lines.Select(line => line.Refused));
    }

    [Fact]
    public async Task Nobody_protected_goes_in_a_group_and_nobody_at_all_is_no_group()
    {
        var stage = await ReferralStage.SetAsync(database);
        var member = A.StaffMember(Domain.Staff.Role.Caseworker).With(Domain.Staff.NamedPermission.LockedParts).Named("Ziet alles").Build();
        await database.Save(member);
        var hidden = (await A.Newcomer("Verborgen").Protected().AssignedTo(member).SavedIn(database)).File.Id;
        database.As(member);
        var result = await database.Send(Group(stage, [hidden]));
        Assert.Equal(ReferralRules.WhoIsProtectedIsReferredAlone.Name, result.Lines[0].Refused);
        Assert.Equal(0, await database.InDb(db => db.Referrals.CountAsync(referral => referral.CaseFileId == hidden)));
        var nobody = await Assert.ThrowsAsync<Application.Pipeline.InvalidInputException>(() => database.Send(Group(stage, [])));
        Assert.Equal(ReferralRules.AGroupHasPeople.Name, nobody.Fields[0].Text);
        await Assert.ThrowsAsync<Application.Pipeline.InvalidInputException>(() => database.Send(Group(stage, [stage.File]) with { ShownToPersons = false }));
    }

    [Fact]
    public async Task Whose_plan_asks_for_it_stands_first_and_who_was_referred_is_not_in_the_list()
    {
        var stage = await ReferralStage.SetAsync(database);
        var plan = await stage.Plan.Begin();
        var item = await stage.Plan.AddItem(plan, await stage.Plan.AddGoal(plan, "language", "Ik wil Nederlands leren."));
        var (other, referred) = (await AnotherFile(stage), await AnotherFile(stage));
        await database.Send(stage.Sending(referred));
        var view = await database.Send(new GroupToRefer.Query(stage.Offer.Id));
        Assert.Equal([stage.File, other], view.Lines.Select(line => line.CaseFileId));
        Assert.NotNull(view.Lines[0].Item);
        Assert.Null(view.Lines[1].Item);

        var result = await database.Send(Group(stage, [stage.File]));
        Assert.Equal(item, await database.InDb(db => db.Referrals.Where(referral => referral.Id == result.Lines[0].ReferralId).Select(referral => referral.PlanItemId!.Value).SingleAsync()));
    }

    [Fact]
    public async Task What_nobody_answered_expires_where_the_municipality_chose_so_and_frees_its_place()
    {
        var stage = await ReferralStage.SetAsync(database, places: 1);
        var referral = await stage.Send(on: Today.AddDays(-31));
        database.As(null);
        Assert.Equal(0, await database.Send(new ExpireReferrals.Command()));

        var settings = await database.InDb(db => db.MunicipalitySettings.FirstOrDefaultAsync(one => one.Municipality == A.Amsterdam));
        Assert.Null(settings);
        settings = MunicipalitySettings.For(A.Amsterdam);
        settings.Choose(new(ReferralExpiryDays: 30));
        await database.Save(settings);
        Assert.Equal(1, await database.Send(new ExpireReferrals.Command()));
        Assert.Equal(0, await database.Send(new ExpireReferrals.Command()));
        var stored = await stage.Stored(referral);
        Assert.Equal((ReferralState.Expired, false, Today), (stored.State, stored.HoldsPlace, stored.EndedOn!.Value));
        Assert.Equal(stage.File, (await stage.Audit("Referrals.ExpireReferrals")).CaseFileId);
        database.As(stage.Caseworker);
        await database.Send(stage.Sending(await AnotherFile(stage)));
    }

    [Fact]
    public async Task A_draft_shares_nothing_holds_no_place_and_ends_with_the_sending()
    {
        var stage = await ReferralStage.SetAsync(database, places: 1);
        var keep = new KeepReferralDraft.Command(Guid.NewGuid(), stage.File, null, 0, stage.Offer.Id, null, null, "Nederlands leren", null, null, false);
        var draft = await database.Send(keep);
        Assert.Equal(0, await database.InDb(db => db.Referrals.CountAsync(referral => referral.CaseFileId == stage.File)));
        var kept = Assert.Single((await database.Send(new ReferralsOfFile.Query(stage.File))).Drafts);
        Assert.Equal((stage.Offer.Name, "Nederlands leren", Today.AddDays(7)), (kept.Offer, kept.Goal, kept.SendBy));
        var clock = await database.InDb(db => db.Clocks.SingleAsync(one => one.CaseFileId == stage.File && one.Reason == Domain.CaseFiles.DueReason.ReferralNotSent && one.EndedOn == null));
        Assert.Equal((draft, Today.AddDays(7), "Nederlands leren"), (clock.SubjectId, clock.DueOn, clock.What));

        await database.Send(keep with { OnceKey = Guid.NewGuid(), DraftId = draft, Version = 0, Goal = "Beter leren lezen" });
        var view = await database.Send(new ShowReferralDraft.Query(stage.File, draft));
        Assert.Equal(("Beter leren lezen", 1), (view.Goal, view.Version));
        await Assert.ThrowsAsync<ChangedMeanwhileException>(() => database.Send(keep with { OnceKey = Guid.NewGuid(), DraftId = draft, Version = 0 }));

        await database.Send(stage.Sending() with { DraftId = draft });
        Assert.Empty((await database.Send(new ReferralsOfFile.Query(stage.File))).Drafts);
        Assert.False(await database.InDb(db => db.Clocks.AnyAsync(one => one.CaseFileId == stage.File && one.Reason == Domain.CaseFiles.DueReason.ReferralNotSent && one.EndedOn == null)));
    }

    [Fact]
    public async Task A_draft_is_thrown_away_and_never_reached_through_another_file()
    {
        var stage = await ReferralStage.SetAsync(database);
        var other = await AnotherFile(stage);
        var draft = await database.Send(new KeepReferralDraft.Command(Guid.NewGuid(), stage.File, null, 0, null, null, null, "Fietsen leren", null, null, false));
        await Assert.ThrowsAsync<NotThereException>(() => database.Send(new DropReferralDraft.Command(other, draft, 0)));
        await Assert.ThrowsAsync<NotThereException>(() => database.Send(new ShowReferralDraft.Query(other, draft)));
        await database.Send(new DropReferralDraft.Command(stage.File, draft, 0));
        Assert.Equal(0, await database.InDb(db => db.ReferralDrafts.CountAsync(one => one.Id == draft)));
    }

    [Fact]
    public async Task With_the_file_a_draft_is_dropped()
    {
        var stage = await ReferralStage.SetAsync(database);
        var draft = await database.Send(new KeepReferralDraft.Command(Guid.NewGuid(), stage.File, null, 0, null, null, null, "Fietsen leren", null, null, false));
        var open = await database.InScope(db => new ReferralsEndWithFile(db, database.Staff, database.Clock).OpenAsync(stage.File, default));
        Assert.Equal([("ReferralDraft", draft, "Fietsen leren")], open.Select(one => (one.Kind, one.Id, one.Words!)));
        await database.Change(db => new ReferralsEndWithFile(db, database.Staff, database.Clock).EndAsync(stage.File, Today, default));
        Assert.Equal(0, await database.InDb(db => db.ReferralDrafts.CountAsync(one => one.Id == draft)));
    }

    /// <summary>An offer with one place that somebody holds, and so many who wait, each a day longer than the next.</summary>
    private async Task<(ReferralStage Stage, Guid Holder, List<(Guid File, Guid Referral)> Waiting)> FullAsync(int waiting)
    {
        var stage = await ReferralStage.SetAsync(database, places: 1);
        var holder = await stage.Send();
        var row = new List<(Guid, Guid)>();
        for (var i = waiting; i > 0; i--)
        {
            var file = await AnotherFile(stage);
            row.Add((file, await database.Send(stage.Sending(file, waitingList: true, on: Today.AddDays(-i)))));
        }
        return (stage, holder, row);
    }

    [Fact]
    public async Task Fifty_groups_that_share_people_at_the_same_moment_get_the_places_that_there_are_and_refer_nobody_twice()
    {
        var stage = await ReferralStage.SetAsync(database, places: 7);
        var files = await FilesAsync(stage, 50);
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => Task.Run(() =>
            database.Send(Group(stage, [files[i], files[(i + 1) % 50], files[(i + 2) % 50]]) with { WaitingList = false }))));
        var sent = await database.InDb(db => db.Referrals.AsNoTracking().Where(referral => referral.OfferId == stage.Offer.Id).ToListAsync());
        Assert.Equal((7, 7, 7), (sent.Count, sent.Select(referral => referral.CaseFileId).Distinct().Count(), sent.Count(referral => referral.HoldsPlace)));
        var lines = answers.SelectMany(answer => answer.Lines).ToList();
        Assert.Equal(sent.Select(referral => (Guid?)referral.Id).Order(), lines.Select(line => line.ReferralId).Where(id => id is not null).Order());
        Assert.Subset(
            new HashSet<string?> { ReferralRules.TheOfferHasAPlace.Name, ReferralRules.OnceAtATimeToTheSameOffer.Name },
            lines.Where(line => line.ReferralId is null).Select(line => line.Refused).ToHashSet());
    }

    [Fact]
    public async Task One_group_sent_fifty_times_at_the_same_moment_is_sent_once()
    {
        var stage = await ReferralStage.SetAsync(database, places: 3);
        var group = Group(stage, await FilesAsync(stage, 5));
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => database.Send(group))));
        Assert.Single(answers.Select(answer => string.Join(' ', answer.Lines.Select(line => line.ReferralId))).Distinct());
        var sent = await database.InDb(db => db.Referrals.AsNoTracking().Where(referral => referral.OfferId == stage.Offer.Id).ToListAsync());
        Assert.Equal((5, 3, 2), (sent.Count, sent.Count(referral => referral.HoldsPlace), sent.Count(referral => referral.IsOnWaitingList)));
    }

    private async Task<List<Guid>> FilesAsync(ReferralStage stage, int count)
    {
        var files = new List<Guid>(count);
        for (var i = 0; i < count; i++)
            files.Add(await AnotherFile(stage));
        return files;
    }

    private static SendGroupReferral.Command Group(ReferralStage stage, IReadOnlyList<Guid> files) =>
        new(Guid.NewGuid(), stage.Offer.Id, files, stage.Today(), "Nederlands leren", "integration-task", true, true);

    private async Task<Guid> AnotherFile(ReferralStage stage) => (await A.Newcomer("Abel").AssignedTo(stage.Caseworker, stage.Plan.Team).SavedIn(database)).File.Id;
}
