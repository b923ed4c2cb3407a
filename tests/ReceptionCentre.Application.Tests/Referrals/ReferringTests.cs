using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Plans;
using ReceptionCentre.Application.Plans.PlanDocument;
using ReceptionCentre.Application.Referrals;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Domain.Providers;
using ReceptionCentre.Domain.Referrals;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Testing;
using ReceptionCentre.Testing.Plans;
using ReceptionCentre.Testing.Referrals;

namespace ReceptionCentre.Application.Tests.Referrals;

/// <summary>Somebody is referred: who may, to what, with what, and what the history keeps.</summary>
public sealed class ReferringTests(ReceptionDatabase database) : IClassFixture<ReceptionDatabase>
{
    [Fact]
    public async Task A_referral_keeps_what_was_shared_and_leaves_its_event()
    {
        var newcomer = A.Newcomer().Named("Selam", "Tesfay").Speaking("ti").WithBsn("999993653");
        newcomer.Person.RecordContactDetail("mobile", "06 12345678", PartialDate.Unknown, A.Provenance);
        var stage = await ReferralStage.SetAsync(database, newcomer: newcomer);
        var mobile = newcomer.Person.ContactDetails[0].Id;

        var id = await database.Send(stage.Sending() with { ContactDetailId = mobile, Goal = "  Nederlands leren  " });

        var referral = await stage.Stored(id);
        Assert.Equal(("Selam Tesfay", "06 12345678", "ti", "Nederlands leren"), (referral.SharedName, referral.SharedContact, referral.SharedLanguages, referral.SharedGoal));
        var audit = await stage.Audit("Referrals.SendReferral");
        Assert.Equal((newcomer.Person.Id, stage.Caseworker.Id), (audit.PersonId!.Value, audit.By!.Value));
        Assert.DoesNotContain(audit.Changes, change => change.After?.Contains("999993653", StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task The_paper_of_the_plan_says_where_to_go_once_the_receiver_accepted()
    {
        var stage = await ReferralStage.SetAsync(database);
        var (plan, _, item) = await stage.Plan.Draft();
        var referral = await stage.Send(item);
        Assert.Equal((null, null, null), await OnPaperAsync());
        await stage.Receive(referral);
        await stage.Accept(referral, database.Clock.Today.AddDays(7));
        Assert.Equal((stage.Provider.Name, "Bibliotheek", database.Clock.Today.AddDays(7)), await OnPaperAsync());

        async Task<(string?, string?, DateOnly?)> OnPaperAsync()
        {
            var (stored, file) = (await stage.Plan.Stored(plan), await database.InDb(db => db.CaseFiles.Include(one => one.Assignments).SingleAsync(one => one.Id == stage.File)));
            var data = await database.AsSystem(services => services.GetRequiredService<PlanDocumentBuilder>().BuildAsync(stored, file, null, default));
            var printed = data.Plan.Goals[0].Items[0];
            return (printed.Provider, printed.Place, printed.Start);
        }
    }

    [Fact]
    public async Task The_same_form_sent_twice_refers_once()
    {
        var stage = await ReferralStage.SetAsync(database);
        var command = stage.Sending();
        Assert.Equal(await database.Send(command), await database.Send(command));
        Assert.Equal(1, await database.InDb(db => db.Referrals.CountAsync(referral => referral.CaseFileId == stage.File)));
    }

    [Fact]
    public async Task One_file_has_one_open_referral_to_the_same_offer()
    {
        var stage = await ReferralStage.SetAsync(database);
        var first = await stage.Send();
        await Breaks(ReferralRules.OnceAtATimeToTheSameOffer, stage.Sending());
        await stage.Decline(first);
        await stage.Send();
    }

    [Fact]
    public async Task Two_who_refer_the_same_file_at_the_same_moment_refer_once()
    {
        var stage = await ReferralStage.SetAsync(database, places: null);
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Tried(stage.Sending())));
        Assert.Equal(1, answers.Count(rule => rule is null));
        Assert.All(answers.Where(rule => rule is not null), rule => Assert.Equal(ReferralRules.OnceAtATimeToTheSameOffer, rule));
    }

    [Fact]
    public async Task Beyond_the_places_nobody_is_referred_unless_to_wait()
    {
        var stage = await ReferralStage.SetAsync(database, places: 1);
        var (second, third) = (await AnotherFile(stage), await AnotherFile(stage));
        var first = await stage.Send();
        await Breaks(ReferralRules.TheOfferHasAPlace, stage.Sending(second));
        var waiting = await database.Send(stage.Sending(second, waitingList: true));
        Assert.True((await stage.Stored(waiting)).IsOnWaitingList);

        // Full for who waits as well; free again when the first is declined.
        var accept = new AcceptReferral.Command(second, waiting, await stage.Version(waiting), stage.Today(), null);
        await Breaks(ReferralRules.TheOfferHasAPlace, accept);
        await stage.Decline(first);
        await database.Send(accept);
        Assert.True((await stage.Stored(waiting)).HoldsPlace);
        await Breaks(ReferralRules.TheOfferHasAPlace, stage.Sending(third));
    }

    [Fact]
    public async Task Fifty_who_refer_at_the_same_moment_get_the_places_that_there_are()
    {
        var stage = await ReferralStage.SetAsync(database, places: 7);
        var files = new List<Guid>();
        for (var i = 0; i < 50; i++)
            files.Add(await AnotherFile(stage));

        var answers = await Task.WhenAll(files.Select(file => Tried(stage.Sending(file))));

        Assert.Equal(7, answers.Count(rule => rule is null));
        Assert.All(answers.Where(rule => rule is not null), rule => Assert.Equal(ReferralRules.TheOfferHasAPlace, rule));
        Assert.Equal(7, await database.InDb(db => db.Referrals.CountAsync(referral => referral.OfferId == stage.Offer.Id && referral.HoldsPlace)));
    }

    [Fact]
    public async Task Of_many_who_take_the_next_step_at_the_same_moment_one_does_and_the_others_look_again()
    {
        var stage = await ReferralStage.SetAsync(database);
        var id = await stage.Send();
        var version = (await stage.Stored(id)).Version;
        // Everybody saw the same version; most have read it again before the first has saved.
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Record.ExceptionAsync(() => database.Send(new AcceptReferral.Command(stage.File, id, version, stage.Today(), null)))));
        Assert.Equal(1, answers.Count(refused => refused is null));
        Assert.All(answers.OfType<Exception>(), refused => Assert.IsType<ChangedMeanwhileException>(refused));
    }

    [Fact]
    public async Task Who_waits_and_is_accepted_by_many_at_the_same_moment_never_overbooks()
    {
        var stage = await ReferralStage.SetAsync(database, places: 1);
        var first = await stage.Send();
        var waiting = new List<(Guid File, Guid Referral)>();
        for (var i = 0; i < 10; i++)
        {
            var file = await AnotherFile(stage);
            waiting.Add((file, await database.Send(stage.Sending(file, waitingList: true))));
        }
        await stage.Decline(first);

        var answers = await Task.WhenAll(waiting.Select(one => Tried(new AcceptReferral.Command(one.File, one.Referral, 0, stage.Today(), null))));

        Assert.Equal(1, answers.Count(rule => rule is null));
        Assert.Equal(1, await database.InDb(db => db.Referrals.CountAsync(referral => referral.OfferId == stage.Offer.Id && referral.HoldsPlace)));
    }

    [Fact]
    public async Task One_is_referred_to_an_open_offer_of_the_own_municipality_or_the_common_floor()
    {
        var stage = await ReferralStage.SetAsync(database);
        var elsewhere = ReferralStage.AnOffer(stage.Provider, terms => terms with { Municipality = A.Eindhoven });
        var ours = ReferralStage.AnOffer(stage.Provider, terms => terms with { Municipality = A.Amsterdam });
        var closed = ReferralStage.AnOffer(stage.Provider, terms => terms with { OpenUntil = database.Clock.Today });
        var abroad = ReferralStage.AProvider(A.Eindhoven);
        var ofAbroad = ReferralStage.AnOffer(abroad);
        await database.Save(abroad);
        await database.Save(elsewhere, ours, closed, ofAbroad);

        await Assert.ThrowsAsync<NotThereException>(() => database.Send(stage.Sending(offer: elsewhere.Id)));
        await Breaks(ReferralRules.TheOfferIsOpen, stage.Sending(offer: closed.Id));
        await Breaks(ReferralRules.TheOfferIsForTheMunicipality, stage.Sending(offer: ofAbroad.Id));
        await database.Send(stage.Sending(offer: ours.Id));
        // Yesterday it was open: a referral that is written down later is of the day on which it was sent.
        await database.Send(stage.Sending(offer: closed.Id, on: database.Clock.Today.AddDays(-1)));
    }

    [Fact]
    public async Task Only_who_works_on_the_file_refers_and_only_while_it_is_open()
    {
        var stage = await ReferralStage.SetAsync(database);
        database.As(stage.Plan.OtherTeam);
        await Breaks(CaseFileRules.OnlyItsTeamWorksOnAFile, stage.Sending());
        database.As(stage.Plan.Elsewhere);
        await Assert.ThrowsAsync<NotThereException>(() => database.Send(stage.Sending()));
        database.As(stage.Plan.Manager);
        await Assert.ThrowsAsync<NotPermittedException>(() => database.Send(stage.Sending()));
        database.As(stage.Plan.FrontDesk);
        await Assert.ThrowsAsync<NotPermittedException>(() => database.Send(stage.Sending()));
    }

    [Fact]
    public async Task What_is_missing_is_said_by_the_field()
    {
        var stage = await ReferralStage.SetAsync(database);
        var command = new SendReferral.Command(Guid.NewGuid(), stage.File, null, null, new(null, new string('a', ReferralStep.WordsLength + 1)), null, " ", null, false, ShownToPerson: false);
        var invalid = await Assert.ThrowsAsync<InvalidInputException>(() => database.Send(command));
        Assert.Equal(["Basis", "Goal", "OfferId", "On", "ShownToPerson", "Words"], invalid.Fields.Select(field => field.Field).Distinct().Order(StringComparer.Ordinal));

        invalid = await Assert.ThrowsAsync<InvalidInputException>(() => database.Send(stage.Sending() with { Goal = "BSN 999993653", Step = new(database.Clock.Today.AddDays(1), null) }));
        Assert.Equal([ReferralRules.AStepHasHappened.Name, ReferralRules.ABsnIsNeverShared.Name], invalid.Fields.Select(field => field.Text).OrderDescending(StringComparer.Ordinal).Order(StringComparer.Ordinal).Reverse());
        invalid = await Assert.ThrowsAsync<InvalidInputException>(() => database.Send(stage.Sending() with { Basis = "because" }));
        Assert.Equal("Basis", invalid.Fields[0].Field);
    }

    [Fact]
    public async Task A_contact_detail_of_somebody_else_does_not_go_along()
    {
        var stage = await ReferralStage.SetAsync(database);
        var other = A.Newcomer("Abel");
        other.Person.RecordContactDetail("mobile", "06 87654321", PartialDate.Unknown, A.Provenance);
        await other.SavedIn(database);
        await Assert.ThrowsAsync<NotThereException>(() => database.Send(stage.Sending() with { ContactDetailId = other.Person.ContactDetails[0].Id }));
    }

    [Fact]
    public async Task The_steps_are_kept_with_their_days_and_who_wrote_them()
    {
        var stage = await ReferralStage.SetAsync(database);
        var id = await stage.Send(on: database.Clock.Today.AddDays(-10));
        await stage.Receive(id);
        database.As(stage.Plan.Colleague);
        await stage.Accept(id, database.Clock.Today.AddDays(7));

        var view = await database.Send(new ShowReferral.Query(stage.File, id));
        Assert.Equal(
            [(ReferralState.Sent, "Jolanda de Wit"), (ReferralState.Received, "Jolanda de Wit"), (ReferralState.Accepted, "Thijs Bakker"), (ReferralState.Planned, "Thijs Bakker")],
            view.Steps.Select(step => (step.State, step.RecordedBy)));
        Assert.Equal((database.Clock.Today.AddDays(7), database.Clock.Today.AddDays(14)), (view.AgreedStart!.Value, view.DueOn!.Value));
        Assert.Equal([ReferralState.Started, ReferralState.Planned, ReferralState.Stopped, ReferralState.Withdrawn], view.Next);
        Assert.Contains((await stage.Audit("Referrals.AcceptReferral")).Changes, change => change is { Thing: nameof(Referral), Field: nameof(Referral.State), Before: "Sent" or "Received", After: "Planned" });
    }

    [Fact]
    public async Task A_step_on_what_somebody_changed_meanwhile_is_refused()
    {
        var stage = await ReferralStage.SetAsync(database);
        var id = await stage.Send();
        var version = await stage.Version(id);
        await stage.Receive(id);
        await Assert.ThrowsAsync<ChangedMeanwhileException>(() => database.Send(new AcceptReferral.Command(stage.File, id, version, stage.Today(), null)));
    }

    [Fact]
    public async Task A_referral_is_reached_through_its_own_file_only()
    {
        var stage = await ReferralStage.SetAsync(database);
        var id = await stage.Send();
        var other = await AnotherFile(stage);
        await Assert.ThrowsAsync<NotThereException>(() => database.Send(new ReceiveReferral.Command(other, id, 0, stage.Today())));
        await Assert.ThrowsAsync<NotThereException>(() => database.Send(new ShowReferral.Query(other, id)));
        database.As(stage.Plan.Elsewhere);
        await Assert.ThrowsAsync<NotThereException>(() => database.Send(new ShowReferral.Query(stage.File, id)));
        Assert.Empty(await database.InScope(db => db.Referrals.Where(referral => referral.Id == id).ToListAsync()));
    }

    [Fact]
    public async Task A_decline_without_reason_says_so_by_the_field_and_another_reason_is_told()
    {
        var stage = await ReferralStage.SetAsync(database);
        var id = await stage.Send();
        var invalid = await Assert.ThrowsAsync<InvalidInputException>(() => stage.Decline(id, null));
        Assert.Equal(("Reason", ReferralRules.AnEndSaysWhy.Name), (invalid.Fields[0].Field, invalid.Fields[0].Text));
        var broken = await Assert.ThrowsAsync<BrokenRuleException>(() => stage.Decline(id, null, "other"));
        Assert.Equal(ReferralRules.AnotherReasonIsTold, broken.Rule);
        await stage.Decline(id, "mismatch", "other", "Alleen voor vrouwen.");
        Assert.Equal(("mismatch", "other", "Alleen voor vrouwen."), ((await stage.Stored(id)).Steps[^1] is var step ? (step.Barrier, step.Reason, step.Words) : default));
    }

    [Fact]
    public async Task An_item_keeps_its_referral_through_the_editions_and_loses_it_with_the_item()
    {
        var stage = await ReferralStage.SetAsync(database);
        var (plan, _, item) = await stage.Plan.Draft();
        await Assert.ThrowsAsync<NotThereException>(() => stage.Send(Guid.CreateVersion7()));
        var id = await stage.Send(item);
        await stage.Plan.Agree(plan);
        var revision = await database.Send(new RevisePlan.Command(plan, await stage.Plan.Version(plan), PlanKindNow, Domain.Plans.RevisionTrigger.Move, "Verhuisd", Guid.NewGuid()));
        var copy = (await stage.Plan.Stored(revision)).Items.Single().Id;

        var ofPlan = await database.Send(new ReferralsOfPlan.Query(stage.File));
        Assert.Equal([id], ofPlan[copy].Select(line => line.ReferralId));
        Assert.Equal([id], ofPlan[item].Select(line => line.ReferralId));

        // A referral made for the copy goes on alone when the copy is taken out of the draft.
        var other = ReferralStage.AnOffer(stage.Provider);
        await database.Save(other);
        var ofCopy = await database.Send(stage.Sending(offer: other.Id, item: copy));
        await database.Send(new RemoveItem.Command(revision, copy, await stage.Plan.Version(revision)));
        Assert.Null((await stage.Stored(ofCopy)).PlanItemId);
        Assert.Equal([id], (await database.Send(new ReferralsOfPlan.Query(stage.File)))[item].Select(line => line.ReferralId));
    }

    [Fact]
    public async Task The_page_shows_what_would_go_along_before_anything_does()
    {
        var newcomer = A.Newcomer().Speaking("ti");
        newcomer.Person.RecordContactDetail("email", "selam@mail.example", PartialDate.Unknown, A.Provenance);
        var stage = await ReferralStage.SetAsync(database, newcomer: newcomer);
        var (_, _, item) = await stage.Plan.Draft();
        var view = await database.Send(new ReferralToSend.Query(stage.File, item));
        Assert.Equal(("Selam", "ti", "selam@mail.example", "work"), (view.Name, view.Languages[0].Value, view.Contacts[0].Value, view.Item!.Track));
        Assert.Null((await database.Send(new ReferralToSend.Query(stage.File, null))).Item);
    }

    [Fact]
    public async Task The_list_has_the_open_ones_first_and_says_what_they_wait_for()
    {
        var stage = await ReferralStage.SetAsync(database);
        var declined = await stage.Send();
        await stage.Decline(declined);
        var open = await stage.Send(on: database.Clock.Today.AddDays(-20));
        var view = await database.Send(new ReferralsOfFile.Query(stage.File));
        Assert.Equal([open, declined], view.Referrals.Select(line => line.ReferralId));
        Assert.Equal(database.Clock.Today.AddDays(-6), view.Referrals[0].DueOn);
        Assert.Null(view.Referrals[1].DueOn);
        Assert.Equal((stage.Offer.Name, stage.Provider.Name), (view.Referrals[0].Offer, view.Referrals[0].Provider));
    }

    private static Domain.Plans.PlanKind PlanKindNow => Domain.Plans.PlanKind.Voluntary;

    private async Task<Guid> AnotherFile(ReferralStage stage) =>
        (await A.Newcomer("Abel").AssignedTo(stage.Caseworker, stage.Plan.Team).SavedIn(database)).File.Id;

    private async Task Breaks<TResult>(Rule rule, ICommand<TResult> command) =>
        Assert.Equal(rule, (await Assert.ThrowsAsync<BrokenRuleException>(() => database.Send(command))).Rule);

    private async Task<Rule?> Tried<TResult>(ICommand<TResult> command)
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
}
