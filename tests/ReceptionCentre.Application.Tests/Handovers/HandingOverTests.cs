using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Departures;
using ReceptionCentre.Application.GuestPasses;
using ReceptionCentre.Application.Handovers;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Departures;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.GuestPasses;
using ReceptionCentre.Domain.Handovers;
using ReceptionCentre.Domain.Households;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Domain.Stays;
using ReceptionCentre.Testing;
using ReceptionCentre.Testing.Handovers;

namespace ReceptionCentre.Application.Tests.Handovers;

/// <summary>The sender's side: who can go and what, by need; the wall; a page for who has only a browser; the clocks; how it ends.</summary>
public sealed class HandingOverTests(ReceptionDatabase database) : IClassFixture<ReceptionDatabase>
{
    private DateOnly Today => database.Clock.Today;

    [Fact]
    public async Task What_the_receiver_needs_is_on_and_the_rest_waits_for_consent()
    {
        var stage = await HandoverStage.SetAsync(database, A.Newcomer(A.UnheardName()).Speaking("ti").WithBsn("999990019"));
        var person = Assert.Single((await database.Send(new HandoverToPrepare.Query(stage.File))).People);
        Assert.Equal([HandoverPart.Identity, HandoverPart.Languages], person.Parts.Where(part => part.Needed).Select(part => part.What));
        // Not known to be in the population register: the number is not even offered.
        Assert.DoesNotContain(person.Parts, part => part.What == HandoverPart.Bsn);

        await database.Change(async db => (await db.Stays.SingleAsync(stay => stay.Id == stage.Plan.Newcomer.Stay.Id)).RecordRegisterEntry(RegisterState.Registered, null, PartialDate.Of(Today), A.Provenance));
        Assert.False((await database.Send(new HandoverToPrepare.Query(stage.File))).People[0].Parts.Single(part => part.What == HandoverPart.Bsn).Needed);
        var id = await stage.Prepare(HandoverPart.Bsn);
        Assert.Equal("999990019", (await database.Send(new ShowHandover.Query(stage.File, id))).Package!.People[0].Bsn);
        Assert.Equal(HandoverRules.AnExtraNeedsConsent, await Refused(async () => await database.Send(
            new SendHandover.Command(Guid.NewGuid(), stage.File, id, await stage.Version(id), "integration-task", HandoverStage.Code, true, false))));
        await database.Send(new SendHandover.Command(Guid.NewGuid(), stage.File, id, await stage.Version(id), "integration-task", HandoverStage.Code, true, true));
        Assert.Equal((HandoverState.Sent, Today, Today.AddDays(30)), await stage.Stored(id) is var stored ? (stored.State, stored.ConsentOn!.Value, stored.LastDay!.Value) : default);
    }

    [Fact]
    public async Task What_was_prepared_goes_as_it_was_shown_whatever_changes_meanwhile()
    {
        var stage = await HandoverStage.SetAsync(database, A.Newcomer(A.UnheardName()).Speaking("ti"));
        var id = await stage.Prepare();
        await database.Change(async db => (await db.Persons.Include(person => person.Languages).SingleAsync(person => person.Id == stage.Plan.Newcomer.Person.Id))
            .AddLanguage("ar", preferred: true, interpreter: false, PartialDate.Of(Today), A.Provenance));
        Assert.Equal(["ti"], (await database.Send(new ShowHandover.Query(stage.File, id))).Package!.People[0].Languages!.Select(language => language.Language.Code));
        await database.Send(new ChangeHandover.Command(stage.File, id, await stage.Version(id), [new(stage.File, [HandoverPart.Languages])]));
        Assert.Equal(["ar", "ti"], (await database.Send(new ShowHandover.Query(stage.File, id))).Package!.People[0].Languages!.Select(language => language.Language.Code));
    }

    [Fact]
    public async Task The_household_goes_along_and_who_is_kept_apart_never_with_the_others()
    {
        var stage = await HandoverStage.SetAsync(database, A.Newcomer(A.UnheardName()));
        var partner = await A.Newcomer(A.UnheardName()).AssignedTo(stage.Plan.Caseworker, stage.Plan.Team).SavedIn(database);
        var apart = await A.Newcomer(A.UnheardName()).Protected().AssignedTo(stage.Plan.Caseworker, stage.Plan.Team).SavedIn(database);
        var household = Household.Start(A.Provenance.At, A.Provenance.By);
        foreach (var one in new[] { stage.Plan.Newcomer, partner, apart })
            household.Join(HouseholdMember.Known(one.Person.Id), "partner", PartialDate.Unknown, [], Today, A.Provenance);
        await database.Save(household);
        var seesAll = A.StaffMember(Role.Caseworker).Of(stage.Plan.Team).With(NamedPermission.LockedParts).Build();
        await database.Save(seesAll);
        database.As(seesAll);
        var view = await database.Send(new HandoverToPrepare.Query(stage.File));
        Assert.Equal([stage.File, partner.File.Id], view.People.Select(person => person.CaseFileId));
        await Assert.ThrowsAsync<NotThereException>(() => database.Send(new PrepareHandover.Command(Guid.NewGuid(), stage.File, [new(stage.File, []), new(apart.File.Id, [])])));

        var id = await stage.Send();
        // Whoever goes along is announced with the same move, in the own file.
        Assert.Equal((DepartureState.Planned, A.Eindhoven, true), await database.InDb(db => db.Departures.SingleAsync(one => one.CaseFileId == partner.File.Id)) is var move ? (move.State, move.Municipality, move.Announced) : default);
        Assert.Equal(HandoverRules.OneAtATime, await Refused(() => database.Send(new PrepareHandover.Command(Guid.NewGuid(), stage.File, [new(stage.File, [])]))));
        await database.Send(new NoteHandoverAnswer.Command(stage.File, id, await stage.Version(id), Today, true, "Noor de Boer", "consulent", "Eindhoven", null));
        await database.Send(new CloseHandedOver.Command(Guid.NewGuid(), stage.File, id, await stage.Version(id), PartialDate.Of(Today)));
        Assert.Equal(2, await database.InDb(db => db.CaseFiles.CountAsync(file => (file.Id == stage.File || file.Id == partner.File.Id) && file.ClosedOn == Today)));
        Assert.True(await database.InDb(db => db.AuditEvents.AnyAsync(audit => audit.CaseFileId == partner.File.Id && audit.Action == "Handovers.CloseHandedOver")));
    }

    [Fact]
    public async Task Health_and_a_secret_address_are_there_for_who_may_read_them()
    {
        var stage = await HandoverStage.SetAsync(database, A.Newcomer(A.UnheardName()));
        await database.Change(async db => (await db.Persons.Include(person => person.Addresses).SingleAsync(person => person.Id == stage.Plan.Newcomer.Person.Id))
            .RecordAddress(new("protected", "Stille Straat 1", "1000 AA", "Amsterdam"), PartialDate.Of(Today), A.Provenance));
        var departure = await database.InDb(db => db.Departures.SingleAsync(one => one.CaseFileId == stage.File));
        await database.Save(HealthHandover.Agree(departure, "Huisarts daar", "De brief van de huisarts", Today, Today, A.Provenance.At, A.Provenance.By));
        Assert.DoesNotContain(await Parts(), part => part is HandoverPart.Health or HandoverPart.HiddenAddress or HandoverPart.Address);
        var trusted = A.StaffMember(Role.Caseworker).Of(stage.Plan.Team).With(NamedPermission.LockedParts).With(NamedPermission.Health).Build();
        await database.Save(trusted);
        database.As(trusted);
        Assert.Equal([HandoverPart.HiddenAddress, HandoverPart.Health], (await Parts()).Where(part => part is HandoverPart.Health or HandoverPart.HiddenAddress or HandoverPart.Address));
        var id = await stage.Prepare(HandoverPart.Health, HandoverPart.HiddenAddress);
        Assert.NotNull((await database.Send(new ShowHandover.Query(stage.File, id))).Package!.People[0].Health);
        database.As(stage.Plan.Caseworker);
        var seen = await database.Send(new ShowHandover.Query(stage.File, id));
        Assert.Equal((null, null), (seen.Package!.People[0].Health, seen.Package.People[0].HiddenAddress));
        Assert.DoesNotContain(HandoverPart.Health, seen.People[0].Parts);

        async Task<IReadOnlyList<HandoverPart>> Parts() => [.. (await database.Send(new HandoverToPrepare.Query(stage.File))).People[0].Parts.Select(part => part.What)];
    }

    [Fact]
    public async Task Nobody_of_another_municipality_team_or_role_reaches_it()
    {
        var stage = await HandoverStage.SetAsync(database, A.Newcomer(A.UnheardName()));
        var id = await stage.Send();
        database.As(stage.Plan.Elsewhere);
        await Assert.ThrowsAsync<NotThereException>(() => database.Send(new ShowHandover.Query(stage.File, id)));
        await Assert.ThrowsAsync<NotThereException>(() => database.Send(new DownloadHandover.Query(stage.File, id)));
        Assert.Empty(await database.InScope(db => db.HandoverContents.ToListAsync()));
        database.As(stage.Plan.OtherTeam);
        Assert.Equal(CaseFileRules.OnlyItsTeamWorksOnAFile, await Refused(async () => await database.Send(new WithdrawHandover.Command(stage.File, id, await stage.Version(id), "Nee."))));
        database.As(stage.Plan.FrontDesk);
        await Assert.ThrowsAsync<NotPermittedException>(() => database.Send(new ShowHandover.Query(stage.File, id)));
        await Assert.ThrowsAsync<NotPermittedException>(() => database.Send(new ReceivedHandovers.Query()));
    }

    [Fact]
    public async Task A_guest_reads_the_one_hand_over_and_confirms_it()
    {
        var stage = await HandoverStage.SetAsync(database, A.Newcomer(A.UnheardName()).Speaking("ti"));
        var other = await HandoverStage.SetAsync(database, A.Newcomer(A.UnheardName()));
        var elsewhere = await other.Send();
        database.As(stage.Plan.Caseworker);
        var id = await stage.Prepare();
        var pass = await database.Send(new SendHandoverByLink.Command(stage.File, id, await stage.Version(id), "integration-task", "Gemeente Eindhoven", true, false));
        Assert.Equal(HandoverRules.OnlyWhatWasPreparedIsSent, await Refused(async () => await database.Send(
            new SendHandoverByLink.Command(stage.File, id, await stage.Version(id), "integration-task", "Gemeente Eindhoven", true, false))));
        database.As(null);
        Assert.Equal(PassAnswer.Opened, (await database.Send(new OpenPass.Command(pass.Secrets.Token, pass.Secrets.Code, "Noor de Boer"))).Answer);
        database.AsGuest(pass.PassId, new(PassPurpose.Handover, id));
        var view = await database.Send(new HandedOverToGuest.Query(id));
        Assert.Equal(["ti"], Assert.Single(view.Package!.People).Languages!.Select(language => language.Language.Code));
        await Assert.ThrowsAsync<NotThereException>(() => database.Send(new HandedOverToGuest.Query(elsewhere)));
        await Assert.ThrowsAsync<NotPermittedException>(() => database.Send(new ShowHandover.Query(stage.File, id)));
        Assert.Empty(await database.InScope(db => db.Handovers.ToListAsync()));
        Assert.Equal("Function", (await Assert.ThrowsAsync<InvalidInputException>(() => database.Send(new AnswerHandedOver.Command(id, view.Version, true, "Noor", null, "Eindhoven", null)))).Fields[0].Field);
        await database.Send(new AnswerHandedOver.Command(id, view.Version, true, "Noor de Boer", "consulent", "Gemeente Eindhoven", null));

        database.As(stage.Plan.Caseworker);
        var shown = await database.Send(new ShowHandover.Query(stage.File, id));
        Assert.Equal((HandoverState.Received, "Noor de Boer", "Noor de Boer (Gemeente Eindhoven)", true), (shown.State, shown.AnsweredBy, shown.Steps[^1].By, shown.MayClose));
        Assert.True(await database.InDb(db => db.AuditEvents.AnyAsync(audit => audit.CaseFileId == stage.File && audit.Action == "Handovers.HandedOverToGuest" && audit.By == pass.PassId)));
    }

    [Fact]
    public async Task The_clock_asks_for_an_answer_and_what_expires_is_no_longer_kept_and_asks_on()
    {
        var stage = await HandoverStage.SetAsync(database, A.Newcomer(A.UnheardName()));
        var id = await stage.Send();
        Assert.Equal([(DueReason.HandoverUnanswered, Today.AddDays(7)), (DueReason.HandoverExpires, Today.AddDays(30))], await Clocks());
        database.As(null);
        Assert.Equal(0, await database.Send(new ExpireHandovers.Command()));
        var sent = Today;
        database.Clock.GoTo(sent.AddDays(31));
        Assert.True(await database.Send(new ExpireHandovers.Command()) > 0);
        Assert.Equal(0, await database.Send(new ExpireHandovers.Command()));
        Assert.Equal(HandoverState.Expired, (await stage.Stored(id)).State);
        Assert.False(await database.InDb(db => db.HandoverContents.AnyAsync(content => content.HandoverId == id)));
        Assert.Equal([(DueReason.HandoverExpires, sent.AddDays(30))], await Clocks());
        database.As(stage.Plan.Caseworker);
        await Assert.ThrowsAsync<NotThereException>(() => database.Send(new DownloadHandover.Query(stage.File, id)));
        var again = await stage.Send();
        Assert.Equal([(DueReason.HandoverUnanswered, Today.AddDays(7)), (DueReason.HandoverExpires, Today.AddDays(30))], await Clocks());
        await database.Send(new NoteHandoverAnswer.Command(stage.File, again, await stage.Version(again), Today, true, "Noor de Boer", null, null, null));
        Assert.Equal([(DueReason.HandoverToClose, Today)], await Clocks());
        database.Clock.GoTo(sent);

        async Task<List<(DueReason, DateOnly)>> Clocks() => (await database.InDb(db => db.Clocks.Where(clock => clock.CaseFileId == stage.File && clock.EndedOn == null
            && clock.Reason >= DueReason.HandoverUnanswered && clock.Reason <= DueReason.HandoverToClose).OrderBy(clock => clock.Reason).ToListAsync())).ConvertAll(clock => (clock.Reason, clock.DueOn));
    }

    [Fact]
    public async Task A_file_that_closes_without_a_receipt_takes_the_hand_over_back()
    {
        var stage = await HandoverStage.SetAsync(database, A.Newcomer(A.UnheardName()));
        var id = await stage.Send();
        var departure = await database.InDb(db => db.Departures.SingleAsync(one => one.CaseFileId == stage.File));
        Assert.Contains((await database.Send(new DepartureCheck.Query(stage.File, departure.Id))).Files[0].Open, thing => thing.Kind == "Handover");
        await database.CarryOut(stage.File, departure.Id);
        Assert.Equal((HandoverState.Withdrawn, HandoversEndWithFile.Reason), await stage.Stored(id) is var stored ? (stored.State, stored.EndReason) : default);
        Assert.False(await database.InDb(db => db.HandoverContents.AnyAsync(content => content.HandoverId == id)));
    }

    [Fact]
    public async Task The_files_close_on_a_day_that_has_come()
    {
        var stage = await HandoverStage.SetAsync(database, A.Newcomer(A.UnheardName()), Today.AddDays(10));
        var id = await stage.Send();
        await database.Send(new NoteHandoverAnswer.Command(stage.File, id, await stage.Version(id), Today, true, "Noor de Boer", null, null, null));
        var refused = await Assert.ThrowsAsync<InvalidInputException>(async () =>
            await database.Send(new CloseHandedOver.Command(Guid.NewGuid(), stage.File, id, await stage.Version(id), PartialDate.Of(Today.AddDays(1)))));
        Assert.Equal(DepartureRules.DepartedOnADayThatHasCome.Name, refused.Fields[0].Text);
        Assert.Equal(Today.AddDays(10), await database.InDb(db => db.Clocks.Where(clock => clock.SubjectId == id && clock.EndedOn == null).Select(clock => clock.DueOn).SingleAsync()));
    }

    [Fact]
    public async Task Without_a_key_no_file_goes_and_the_secret_half_stands_nowhere_to_be_read()
    {
        var stage = await HandoverStage.SetAsync(database, A.Newcomer(A.UnheardName()));
        var key = await database.InDb(db => db.HandoverKeys.SingleAsync(one => one.IsOwn && one.Municipality == A.Amsterdam && one.State == HandoverKeyState.Trusted));
        var secret = await database.InDb(db => db.Set<HandoverSecret>().SingleAsync(one => one.KeyId == key.Id));
        Assert.False(await database.InDb(db => db.AuditEvents.SelectMany(audit => audit.Changes).AnyAsync(change => change.Thing == "HandoverSecret" || change.After!.Contains(secret.ProtectedKey))));
        var bytes = Convert.FromBase64String(secret.ProtectedKey);
        Assert.ThrowsAny<Exception>(() =>
        {
            using var read = System.Security.Cryptography.ECDsa.Create();
            read.ImportPkcs8PrivateKey(bytes, out _);
        });

        var id = await stage.Prepare();
        database.As(null);
        await database.Send(new EndHandoverKey.Command(key.Id, key.Version));
        database.As(stage.Plan.Caseworker);
        Assert.Equal(HandoverRules.TheMunicipalityHasAKey, await Refused(async () => await database.Send(
            new SendHandover.Command(Guid.NewGuid(), stage.File, id, await stage.Version(id), "integration-task", HandoverStage.Code, true, false))));
        await HandoverStage.MakeKey(database, A.Amsterdam, anew: true);
    }

    [Fact]
    public async Task A_key_of_another_municipality_is_one_that_can_be_read_and_stands_there_once()
    {
        database.As(null);
        await Refuses("geen sleutel");
        using (var other = System.Security.Cryptography.ECDsa.Create(System.Security.Cryptography.ECCurve.NamedCurves.nistP384))
            await Refuses(HandoverKeyFormat.PublicKeyOf(other));
        using var key = System.Security.Cryptography.ECDsa.Create(System.Security.Cryptography.ECCurve.NamedCurves.nistP256);
        var command = new AddHandoverKey.Command(Guid.NewGuid(), "0344", HandoverKeyFormat.PublicKeyOf(key));
        var id = await database.Send(command);
        Assert.Equal(HandoverRules.AKeyIsThereOnce, await Refused(() => database.Send(command with { OnceKey = Guid.NewGuid() })));
        var line = (await database.Send(new HandoverKeyList.Query())).Others.Single(one => one.KeyId == id);
        Assert.Equal((HandoverKeyState.Seen, HandoverKeyFormat.FingerprintOf(command.PublicKey!)), (line.State, line.Fingerprint));

        async Task Refuses(string text) => Assert.Equal(HandoverRules.AKeyIsReadable.Name, (await Assert.ThrowsAsync<InvalidInputException>(
            () => database.Send(new AddHandoverKey.Command(Guid.NewGuid(), "0344", text)))).Fields[0].Text);
    }

    [Fact]
    public async Task Who_does_not_move_to_another_municipality_is_not_handed_over()
    {
        var stage = await Testing.Plans.PlanStage.SetAsync(database);
        Assert.Equal(HandoverRules.OnlyWhoMovesIsHandedOver, await Refused(() => database.Send(new HandoverToPrepare.Query(stage.File))));
        await database.PlanDeparture(stage.File);
        Assert.Equal(HandoverRules.OnlyWhoMovesIsHandedOver, await Refused(() => database.Send(new PrepareHandover.Command(Guid.NewGuid(), stage.File, [new(stage.File, [])]))));
    }

    [Fact]
    public async Task A_lost_code_is_replaced_and_the_first_opens_the_file_no_more()
    {
        var stage = await HandoverStage.SetAsync(database, A.Newcomer(A.UnheardName()));
        var id = await stage.Send();
        var first = await stage.Bytes(id);
        await database.Send(new SealHandoverAgain.Command(Guid.NewGuid(), stage.File, id, await stage.Version(id), "AAAA-BBBB-CCCC"));
        var second = HandoverSeal.Look(await stage.Bytes(id));
        Assert.Equal(HandoverRules.TheCodeIsRight, Assert.Throws<BrokenRuleException>(() => HandoverSeal.Unlock(second, HandoverStage.Code)).Rule);
        Assert.Equal(id, HandoverSeal.Unlock(second, "aaaa bbbb cccc").Id);
        Assert.NotEqual(HandoverSeal.Look(first).Sha256, second.Sha256);
    }

    private static async Task<Rule> Refused(Func<Task> action) => (await Assert.ThrowsAsync<BrokenRuleException>(action)).Rule;
}
