using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Events;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Documents;
using ReceptionCentre.Domain.Events;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Domain.WorkQueue;
using ReceptionCentre.Testing;
using ReceptionCentre.Testing.Events;

namespace ReceptionCentre.Application.Tests.Events;

/// <summary>Who is invited and who is not; places and who waits for them, also with fifty at once.</summary>
public sealed class InvitingTests(ReceptionDatabase database) : IClassFixture<ReceptionDatabase>
{
    private DateOnly Today => database.Clock.Today;

    [Fact]
    public async Task Who_is_found_is_invited_once_and_each_file_has_its_event()
    {
        var stage = await EventStage.SetAsync(database, first: Today.AddDays(14));
        var files = await stage.FilesAsync(3);
        var found = await database.Send(new EventCandidates.Query(stage.Id, new()));
        Assert.Equal([.. files.Append(stage.Plan.File).Order()], found.Lines.Where(line => line.IsProposed).Select(line => line.CaseFileId).Order());

        Assert.Equal(3, (await stage.InviteAsync(files)).Invited);
        Assert.All((await stage.InviteAsync(files)).Lines, line => Assert.Equal(EventRules.OnceOnTheList.Name, line.Refused));
        var left = await database.Send(new EventCandidates.Query(stage.Id, new()));
        Assert.Equal((1, 3), (left.Found, left.OnTheList));
        Assert.Equal(3, await database.InDb(db => db.AuditEvents.CountAsync(audit => audit.Action == "Events.InviteToEvent" && files.Contains(audit.CaseFileId!.Value))));
    }

    [Fact]
    public async Task Letters_are_made_in_the_language_of_whom_they_are_to_with_every_session()
    {
        var stage = await EventStage.SetAsync(database, first: Today.AddDays(14));
        var files = await stage.FilesAsync(1, newcomer => newcomer.Speaking("ti"));
        await stage.InviteAsync(files, EventChannel.Letter, letters: true);
        var paper = await database.InDb(db => db.Documents.SingleAsync(document => document.CaseFileId == files[0]));
        Assert.Equal(("invitation", "ti", (await stage.OfAsync(files[0])).Id, DocumentState.Queued), (paper.Template, paper.Language, paper.SubjectId, paper.State));
        Assert.Equal(paper.Id, (await stage.OfAsync(files[0])).DocumentId);
        Assert.Contains("Workshop participatieverklaring", paper.Data, StringComparison.Ordinal);
        // The days as data: the paper says them in both languages.
        using var data = JsonDocument.Parse(paper.Data);
        Assert.Equal(
            [("2026-12-05", "10:00", "12:00", "Stadhuis"), ("2026-12-06", "10:00", "12:00", "Stadhuis"), ("2026-12-07", "10:00", "12:00", "Stadhuis")],
            data.RootElement.GetProperty("moments").EnumerateArray().Select(one => (Of(one, "on"), Of(one, "from"), Of(one, "until"), Of(one, "place"))));

        static string Of(JsonElement moment, string field) => moment.GetProperty(field).GetString()!;
    }

    [Fact]
    public async Task Of_another_municipality_nothing_is_there_and_of_the_region_only_its_own_people()
    {
        var own = await EventStage.SetAsync(database);
        var region = await EventStage.SetAsync(database, places: 5, municipality: null);
        await region.InviteAsync([region.Plan.File]);
        await region.SayAsync(region.Plan.File, true);
        database.As(region.Plan.Elsewhere);
        await Assert.ThrowsAsync<NotThereException>(() => database.Send(new ShowEvent.Query(own.Id)));
        Assert.DoesNotContain((await database.Send(new EventList.Query())).Lines, line => line.GroupEventId == own.Id);
        var seen = await database.Send(new ShowEvent.Query(region.Id));
        // That a place is given counts for everybody, whose it is is told to nobody.
        Assert.Equal((0, 1, 4), (seen.Lines.Count, seen.Given, seen.Free));
        var refused = await region.InviteAsync([region.Plan.File]);
        Assert.Equal("Events.FileIsNotThere", refused.Lines[0].Refused);
        var both = A.StaffMember(Role.Caseworker).In(A.Amsterdam, A.Eindhoven).Build();
        await database.Save(both);
        var theirs = (await A.Newcomer("Elders").In(A.Eindhoven).SavedIn(database)).File.Id;
        database.As(both);
        Assert.Equal(EventRules.TheEventIsForTheMunicipality.Name, (await own.InviteAsync([theirs])).Lines[0].Refused);
        database.As(region.Plan.Elsewhere);
        var invitee = (await region.ListAsync()).Values.Single();
        await Assert.ThrowsAsync<NotThereException>(() => database.Send(new AnswerInvitation.Command(region.Id, invitee.Id, invitee.Version, false, "time")));
        await Assert.ThrowsAsync<NotThereException>(() => database.Send(new NoteEventAttendance.Command(region.Id, region.Session(SessionPart.Preparation), invitee.Id, true)));
    }

    [Fact]
    public async Task Who_is_protected_is_counted_and_invited_alone_without_a_letter()
    {
        var stage = await EventStage.SetAsync(database, first: Today.AddDays(14));
        var hidden = (await A.Newcomer("Verborgen").Protected().AssignedTo(stage.Caseworker, stage.Plan.Team).SavedIn(database)).File.Id;
        var others = await stage.FilesAsync(1);
        var found = await database.Send(new EventCandidates.Query(stage.Id, new()));
        Assert.Equal(1, found.Hidden);
        Assert.DoesNotContain(found.Lines, line => line.CaseFileId == hidden);

        var sees = A.StaffMember(Role.Caseworker).With(NamedPermission.LockedParts).Of(stage.Plan.Team).Build();
        await database.Save(sees);
        database.As(sees);
        Assert.Equal(EventFinding.Protected, (await database.Send(new EventCandidates.Query(stage.Id, new(QueueWhose.All)))).Lines.Single(line => line.CaseFileId == hidden).Finding);
        Assert.Equal(EventRules.WhoIsProtectedIsInvitedAlone.Name, (await stage.InviteAsync([hidden, .. others], EventChannel.Letter, letters: true)).Lines[0].Refused);
        Assert.Equal(1, (await stage.InviteAsync([hidden], EventChannel.Letter, letters: true)).Invited);
        Assert.False(await database.InDb(db => db.Documents.AnyAsync(document => document.CaseFileId == hidden)));
    }

    [Fact]
    public async Task A_household_comes_together_and_children_alone_are_not_proposed()
    {
        var stage = await EventStage.SetAsync(database, first: Today.AddDays(14));
        var child = (await stage.FilesAsync(1, newcomer => newcomer.Born("2020-01-01")))[0];
        Assert.Equal(EventFinding.Child, (await database.Send(new EventCandidates.Query(stage.Id, new()))).Lines.Single(line => line.CaseFileId == child).Finding);
        Assert.Equal(EventFinding.Fits, (await database.Send(new EventCandidates.Query(stage.Id, new(Households: true)))).Lines.Single(line => line.CaseFileId == child).Finding);
    }

    [Fact]
    public async Task The_selection_narrows_by_duty_motive_language_and_who_signed()
    {
        var stage = await EventStage.SetAsync(database, first: Today.AddDays(14));
        var obliged = (await stage.FilesAsync(1, newcomer => newcomer.Obliged().Speaking("ti")))[0];
        var free = (await stage.FilesAsync(1))[0];
        async Task<List<Guid>> Found(EventSelection selection) => [.. (await database.Send(new EventCandidates.Query(stage.Id, selection))).Lines.Select(line => line.CaseFileId)];
        var duty = await Found(new(Obliged: true));
        Assert.Contains(obliged, duty);
        Assert.DoesNotContain(free, duty);
        Assert.Equal([obliged], (await Found(new(Language: "ti"))).Intersect([obliged, free]));
        Assert.Empty(await Found(new(Motive: "victim")));
        Assert.Contains(free, await Found(new(NotSigned: true)));
        Assert.Empty(await Found(new(Track: "work")));
        Assert.Equal([free], await Found(new(CaseFileId: free)));
    }

    [Fact]
    public async Task Fifty_who_say_yes_at_the_same_moment_get_twenty_places_and_thirty_wait_in_turn()
    {
        var stage = await EventStage.SetAsync(database, places: 20, first: Today.AddDays(14));
        await stage.InviteAsync(await stage.FilesAsync(50));
        var invited = (await stage.ListAsync()).Values;
        await Task.WhenAll(invited.Select(one => Task.Run(() => database.Send(new AnswerInvitation.Command(stage.Id, one.Id, one.Version, true)))));
        var states = (await stage.ListAsync()).Values.CountBy(one => one.State).ToDictionary();
        Assert.Equal((20, 30), (states[EventInviteeState.Coming], states[EventInviteeState.Waiting]));
    }

    [Fact]
    public async Task A_place_that_comes_free_is_for_who_waits_longest_and_not_for_who_answers_now()
    {
        var stage = await EventStage.SetAsync(database, places: 1, first: Today.AddDays(14));
        var files = await stage.FilesAsync(4);
        await stage.InviteAsync(files);
        foreach (var file in files.Take(3))
        {
            await stage.SayAsync(file, true);
            database.Clock.Advance(TimeSpan.FromMinutes(1));
        }
        await stage.SayAsync(files[0], false);
        // The row goes before who answers now.
        await stage.SayAsync(files[3], true);
        Assert.Equal(EventInviteeState.Waiting, (await stage.OfAsync(files[3])).State);
        var third = await stage.OfAsync(files[2]);
        var refused = await Assert.ThrowsAsync<BrokenRuleException>(() => database.Send(new GiveEventPlace.Command(stage.Id, third.Id, third.Version)));
        Assert.Equal(EventRules.WhoWaitsLongestGoesFirst, refused.Rule);
        var second = await stage.OfAsync(files[1]);
        await database.Send(new GiveEventPlace.Command(stage.Id, second.Id, second.Version));
        Assert.Equal([EventInviteeState.Declined, EventInviteeState.Coming, EventInviteeState.Waiting], [.. (await Task.WhenAll(files.Take(3).Select(stage.OfAsync))).Select(one => one.State)]);
        third = await stage.OfAsync(files[2]);
        Assert.Equal(EventRules.APlaceIsFree, (await Assert.ThrowsAsync<BrokenRuleException>(() => database.Send(new GiveEventPlace.Command(stage.Id, third.Id, third.Version)))).Rule);
    }

    [Fact]
    public async Task A_no_needs_a_reason_and_an_invitation_needs_people_and_a_way()
    {
        var stage = await EventStage.SetAsync(database, first: Today.AddDays(14));
        await stage.InviteAsync([stage.Plan.File]);
        var one = await stage.OfAsync(stage.Plan.File);
        var refused = await Assert.ThrowsAsync<InvalidInputException>(() => database.Send(new AnswerInvitation.Command(stage.Id, one.Id, one.Version, false)));
        Assert.Equal(EventRules.ANoSaysWhy.Name, refused.Fields[0].Text);
        Assert.Equal(EventRules.ThereAreSomeToInvite.Name, (await Assert.ThrowsAsync<InvalidInputException>(() => stage.InviteAsync([]))).Fields[0].Text);
        await Assert.ThrowsAsync<InvalidInputException>(() => stage.InviteAsync([stage.Plan.File], EventChannel.WalkedIn));
        Assert.Equal(EventRules.APartnerIsNamed.Name, (await Assert.ThrowsAsync<InvalidInputException>(() => stage.InviteAsync([stage.Plan.File], EventChannel.Partner))).Fields[0].Text);
    }

    [Fact]
    public async Task A_file_that_closes_takes_its_invitation_back_and_the_place_is_free()
    {
        var stage = await EventStage.SetAsync(database, places: 1, first: Today.AddDays(14));
        await stage.InviteAsync([stage.Plan.File]);
        await stage.SayAsync(stage.Plan.File, true);
        await database.Depart(stage.Plan.File);
        Assert.Equal(EventInviteeState.Withdrawn, (await stage.OfAsync(stage.Plan.File)).State);
        Assert.Equal(1, (await database.Send(new ShowEvent.Query(stage.Id))).Free);
        Assert.Equal(CaseFileRules.AClosedFileIsReadOnly.Name, (await stage.InviteAsync([stage.Plan.File])).Lines[0].Refused);
    }
}
