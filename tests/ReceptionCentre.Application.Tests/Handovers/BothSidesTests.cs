using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Attachments;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.Handovers;
using ReceptionCentre.Application.NameMatching;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.CivicIntegration;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Handovers;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Domain.Plans;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.Stays;
using ReceptionCentre.Testing;
using ReceptionCentre.Testing.Handovers;
using ReceptionCentre.Testing.Plans;

namespace ReceptionCentre.Application.Tests.Handovers;

/// <summary>Two centres, each with a database of its own: what one hands over, the other takes over, and the receipt goes back.</summary>
public sealed class BothSidesTests(ReceptionDatabase here, SecondCentre there) : IClassFixture<ReceptionDatabase>, IClassFixture<SecondCentre>
{
    [Fact]
    public async Task Somebody_obliged_goes_with_the_route_and_the_file_here_closes_after_the_receipt()
    {
        var (stage, handover, file) = await Sent(A.Newcomer("Yared").Obliged(), withPip: true);
        var receiver = await HandoverStage.ReceiverAsync(there);
        var opened = (await there.Send(new OpenHandover.Command(Guid.NewGuid(), file, HandoverStage.Code))).ReceivedHandoverId!.Value;
        var shown = await there.Send(new ShowReceivedHandover.Query(opened));
        Assert.Equal((ReceivedHandoverState.Opened, "0363"), (shown.State, shown.From!.Value));
        var person = Assert.Single(shown.Package!.People);
        Assert.Equal((LearningRoute.B1Route, DutyState.Obliged), (person.Duty!.Route, person.Duty.State));
        Assert.Equal("Ik wil Nederlands leren.", Assert.Single(person.Plan!.Goals).Goal);

        await there.Send(TakeOver(opened, shown.Version));
        var begun = await there.InDb(db => db.ReceivedHandovers.Where(one => one.Id == opened).SelectMany(one => one.People).Select(one => one.CaseFileId).SingleAsync());
        var head = await there.Send(new FileHead.Query(begun));
        Assert.Equal(("Yared", DutyState.Obliged), (head.Name.CalledName, head.Duty.State));
        var trajectory = await there.InDb(db => db.IntegrationTrajectories.SingleAsync(one => one.CaseFileId == begun));
        Assert.Equal((LearningRoute.B1Route, here.Clock.Today, A.Amsterdam, DutyGroup.Asylum), (trajectory.EarlierRoute, trajectory.EarlierPipOn, trajectory.EarlierPipMunicipality, trajectory.Group));
        var name = await there.InDb(db => db.Names.SingleAsync(fact => db.CaseFiles.Any(one => one.Id == begun && one.PersonId == fact.PersonId)));
        Assert.Equal(("other-municipality", "Overgedragen door Amsterdam"), (name.Source, name.Reason));
        Assert.Contains(await there.InDb(db => db.Clocks.Where(clock => clock.CaseFileId == begun && clock.EndedOn == null).Select(clock => clock.Reason).ToListAsync()), reason => reason == DueReason.NewPipAfterMove);
        // The old plan can be read as what came; it is not ours.
        Assert.Equal("Ik wil Nederlands leren.", (await there.Send(new WhatCame.Query(begun))).Person.Plan!.Goals[0].Goal);
        Assert.False(await there.InDb(db => db.Plans.AnyAsync(plan => plan.CaseFileId == begun)));

        var receipt = await there.Send(new ReceiptOfHandover.Query(opened));
        here.As(stage.Plan.Caseworker);
        Assert.Null((await here.Send(new ConfirmHandover.Command(Guid.NewGuid(), stage.File, handover, await stage.Version(handover), HandoverStage.Upload(receipt.Bytes)))).UnknownKey);
        var stored = await stage.Stored(handover);
        Assert.Equal((HandoverState.Received, "Noor de Boer"), (stored.State, stored.AnsweredBy));
        Assert.Null((await FileOf(stage)).ClosedOn);
        await here.Send(new CloseHandedOver.Command(Guid.NewGuid(), stage.File, handover, stored.Version, PartialDate.Of(here.Clock.Today)));
        Assert.Equal((here.Clock.Today, "other-municipality"), await FileOf(stage) is var closed ? (closed.ClosedOn!.Value, closed.ClosedBecause) : default);
        Assert.Equal(receiver.Id, (await there.InDb(db => db.ReceivedHandovers.SingleAsync(one => one.Id == opened))).AnsweredBy);
    }

    [Fact]
    public async Task The_same_file_is_answered_once()
    {
        var (_, _, file) = await Sent(A.Newcomer(A.UnheardName()));
        await HandoverStage.ReceiverAsync(there);
        var opened = (await there.Send(new OpenHandover.Command(Guid.NewGuid(), file, HandoverStage.Code))).ReceivedHandoverId!.Value;
        // Opened once more before the answer: the same one.
        Assert.Equal(opened, (await there.Send(new OpenHandover.Command(Guid.NewGuid(), file, HandoverStage.Code))).ReceivedHandoverId);
        var command = TakeOver(opened, (await there.Send(new ShowReceivedHandover.Query(opened))).Version);
        Assert.Equal(await there.Send(command), await there.Send(command));
        Assert.Equal(1, await there.InDb(db => db.ReceivedHandovers.Where(one => one.Id == opened).SelectMany(one => one.People).CountAsync()));
        Assert.Equal(HandoverRules.AFileIsAnsweredOnce, await Refused(() => there.Send(new OpenHandover.Command(Guid.NewGuid(), file, HandoverStage.Code))));
        var version = (await there.Send(new ShowReceivedHandover.Query(opened))).Version;
        Assert.Equal(HandoverRules.AFileIsAnsweredOnce, await Refused(() => there.Send(TakeOver(opened, version))));
        Assert.Equal(HandoverRules.AFileIsAnsweredOnce, await Refused(() => there.Send(new DeclineHandover.Command(opened, version, "Toch niet."))));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_file_that_was_changed_is_refused(int part)
    {
        var (_, _, file) = await Sent(A.Newcomer(A.UnheardName()));
        await HandoverStage.ReceiverAsync(there);
        var parts = HandoverStage.Text(await BytesOf(file)).Split('.');
        var middle = parts[part].Length / 2;
        parts[part] = $"{parts[part][..middle]}{(parts[part][middle] == 'A' ? 'B' : 'A')}{parts[part][(middle + 1)..]}";
        var changed = System.Text.Encoding.ASCII.GetBytes(string.Join('.', parts));
        var rule = await Refused(() => there.Send(new OpenHandover.Command(Guid.NewGuid(), HandoverStage.Upload(changed), HandoverStage.Code)));
        Assert.Contains(rule, new[] { HandoverRules.TheFileIsUntouched, HandoverRules.TheFileIsAHandover });
    }

    [Theory]
    [InlineData("")]
    [InlineData("geen overdracht")]
    [InlineData("a.b.c")]
    [InlineData("eyJhbGciOiJub25lIn0.e30.")]
    public async Task What_is_no_hand_over_is_refused(string text)
    {
        await HandoverStage.ReceiverAsync(there);
        var upload = HandoverStage.Upload(System.Text.Encoding.ASCII.GetBytes(text));
        if (text.Length == 0)
            Assert.Equal("File", (await Assert.ThrowsAsync<Application.Pipeline.InvalidInputException>(() => there.Send(new OpenHandover.Command(Guid.NewGuid(), upload, HandoverStage.Code)))).Fields[0].Field);
        else
            Assert.Equal(HandoverRules.TheFileIsAHandover, await Refused(() => there.Send(new OpenHandover.Command(Guid.NewGuid(), upload, HandoverStage.Code))));
    }

    [Fact]
    public async Task A_wrong_code_a_file_for_somebody_else_and_one_that_came_too_late_are_refused()
    {
        var (_, _, file) = await Sent(A.Newcomer(A.UnheardName()));
        await HandoverStage.ReceiverAsync(there);
        Assert.Equal(HandoverRules.TheCodeIsRight, await Refused(() => there.Send(new OpenHandover.Command(Guid.NewGuid(), file, "K7QF-2M9D-XW4U"))));
        // Read aloud: in small letters, with other signs between.
        Assert.NotNull((await there.Send(new OpenHandover.Command(Guid.NewGuid(), file, "k7qf 2m9d xw4t"))).ReceivedHandoverId);

        there.As(await Elsewhere());
        Assert.Equal(HandoverRules.TheFileIsForUs, await Refused(() => there.Send(new OpenHandover.Command(Guid.NewGuid(), file, HandoverStage.Code))));

        await HandoverStage.ReceiverAsync(there);
        there.Clock.GoTo(here.Clock.Today.AddDays(31));
        Assert.Equal(HandoverRules.TheFileIsInTime, await Refused(() => there.Send(new OpenHandover.Command(Guid.NewGuid(), file, HandoverStage.Code))));
        there.Clock.GoTo(here.Clock.Today);
    }

    [Fact]
    public async Task An_unknown_key_opens_nothing_until_somebody_compared_it_and_an_ended_one_never()
    {
        var (_, _, file) = await Sent(A.Newcomer(A.UnheardName()), trust: false);
        // A key of Amsterdam that nobody in the second centre saw before.
        there.As(null);
        await there.Change(async db => db.HandoverKeys.RemoveRange(await db.HandoverKeys.Where(key => key.Municipality == A.Amsterdam).ToListAsync()));
        var receiver = await HandoverStage.ReceiverAsync(there);
        var refused = await there.Send(new OpenHandover.Command(Guid.NewGuid(), file, HandoverStage.Code));
        Assert.Null(refused.ReceivedHandoverId);
        var seen = await there.InDb(db => db.HandoverKeys.SingleAsync(key => key.Id == refused.UnknownKey));
        Assert.Equal((A.Amsterdam, HandoverKeyState.Seen), (seen.Municipality, seen.State));

        there.As(null);
        await there.Send(new TrustHandoverKey.Command(seen.Id, seen.Version, "Jolanda de Wit"));
        there.As(receiver);
        Assert.NotNull((await there.Send(new OpenHandover.Command(Guid.NewGuid(), file, HandoverStage.Code))).ReceivedHandoverId);

        there.As(null);
        await there.Send(new EndHandoverKey.Command(seen.Id, (await there.InDb(db => db.HandoverKeys.SingleAsync(key => key.Id == seen.Id))).Version));
        there.As(receiver);
        Assert.Equal(HandoverRules.TheKeyIsTrusted, await Refused(() => there.Send(new OpenHandover.Command(Guid.NewGuid(), file, HandoverStage.Code))));
        await there.Change(async db => db.HandoverKeys.RemoveRange(await db.HandoverKeys.Where(key => key.Municipality == A.Amsterdam).ToListAsync()));
    }

    [Fact]
    public async Task Who_is_known_there_already_begins_a_new_stay_and_is_not_registered_twice()
    {
        var (_, _, file) = await Sent(A.Newcomer("Almaz").Named(given: "Almaz", family: "Girma"));
        await HandoverStage.ReceiverAsync(there);
        var known = await A.Newcomer("Almaz").Named(given: "Almaz", family: "Girma").In(A.Eindhoven).SavedIn(there);
        await there.Change(async db => (await db.Stays.SingleAsync(stay => stay.Id == known.Stay.Id)).End(PartialDate.Of(2026, 10, 1)));
        var opened = (await there.Send(new OpenHandover.Command(Guid.NewGuid(), file, HandoverStage.Code))).ReceivedHandoverId!.Value;
        var shown = await there.Send(new ShowReceivedHandover.Query(opened));
        Assert.Equal([known.Person.Id], shown.People[0].Found!.People.Select(one => one.PersonId));
        // Nobody says anything of the one who may be the same: it is asked.
        Assert.Equal(NewcomerRules.PossibleDuplicatesAreLookedAt, await Refused(() => there.Send(TakeOver(opened, shown.Version) with { LookedAt = LookedAt.Nobody })));

        await there.Send(TakeOver(opened, shown.Version) with { People = [new(1, TakeOverChoice.Same, known.Person.Id)] });
        Assert.Equal(2, await there.InDb(db => db.Stays.CountAsync(stay => stay.PersonId == known.Person.Id)));
    }

    [Fact]
    public async Task Who_is_not_taken_over_is_told_so_with_the_reason_and_nothing_of_it_is_kept()
    {
        var (stage, handover, file) = await Sent(A.Newcomer(A.UnheardName()));
        await HandoverStage.ReceiverAsync(there);
        var opened = (await there.Send(new OpenHandover.Command(Guid.NewGuid(), file, HandoverStage.Code))).ReceivedHandoverId!.Value;
        await there.Send(new DeclineHandover.Command(opened, (await there.Send(new ShowReceivedHandover.Query(opened))).Version, "Woont hier niet."));
        Assert.False(await there.InDb(db => db.ReceivedContents.AnyAsync(content => content.ReceivedHandoverId == opened)));
        var receipt = await there.Send(new ReceiptOfHandover.Query(opened));

        here.As(stage.Plan.Caseworker);
        await here.Send(new ConfirmHandover.Command(Guid.NewGuid(), stage.File, handover, await stage.Version(handover), HandoverStage.Upload(receipt.Bytes)));
        var stored = await stage.Stored(handover);
        Assert.Equal((HandoverState.Declined, "Woont hier niet."), (stored.State, stored.EndReason));
        Assert.False(await here.InDb(db => db.HandoverContents.AnyAsync(content => content.HandoverId == handover)));
        Assert.Equal(HandoverRules.TheFileClosesAfterTheReceipt, await Refused(() => here.Send(
            new CloseHandedOver.Command(Guid.NewGuid(), stage.File, handover, stored.Version, PartialDate.Of(here.Clock.Today)))));
    }

    [Fact]
    public async Task A_receipt_of_another_hand_over_confirms_nothing()
    {
        var (first, one, file) = await Sent(A.Newcomer(A.UnheardName()));
        var (second, two, _) = await Sent(A.Newcomer(A.UnheardName()));
        await HandoverStage.ReceiverAsync(there);
        var opened = (await there.Send(new OpenHandover.Command(Guid.NewGuid(), file, HandoverStage.Code))).ReceivedHandoverId!.Value;
        await there.Send(TakeOver(opened, (await there.Send(new ShowReceivedHandover.Query(opened))).Version));
        var receipt = await there.Send(new ReceiptOfHandover.Query(opened));
        here.As(second.Plan.Caseworker);
        Assert.Equal(HandoverRules.TheReceiptIsOfThisHandover, await Refused(async () => await here.Send(
            new ConfirmHandover.Command(Guid.NewGuid(), second.File, two, await second.Version(two), HandoverStage.Upload(receipt.Bytes)))));
        var torn = HandoverStage.Text(receipt.Bytes).Split('.');
        here.As(first.Plan.Caseworker);
        Assert.Contains(
            await Refused(async () => await here.Send(new ConfirmHandover.Command(
                Guid.NewGuid(), first.File, one, await first.Version(one), HandoverStage.Upload(System.Text.Encoding.ASCII.GetBytes($"{torn[0]}.{torn[1][..^4]}AAAA.{torn[2]}"))))),
            new[] { HandoverRules.TheFileIsUntouched, HandoverRules.TheFileIsAHandover });
        Assert.Equal(HandoverState.Sent, (await first.Stored(one)).State);
    }

    private async Task<(HandoverStage Stage, Guid Handover, Upload File)> Sent(NewcomerBuilder newcomer, bool trust = true, bool withPip = false)
    {
        var stage = await HandoverStage.SetAsync(here, newcomer);
        if (withPip)
            await stage.Plan.DecidedPip();
        await HandoverStage.ReceiverAsync(there);
        await HandoverStage.Trust(here, there, A.Eindhoven);
        if (trust)
            await HandoverStage.Trust(there, here, A.Amsterdam);
        here.As(stage.Plan.Caseworker);
        var handover = await stage.Send();
        return (stage, handover, HandoverStage.Upload(await stage.Bytes(handover)));
    }

    private static TakeOverHandover.Command TakeOver(Guid received, int version) =>
        new(Guid.NewGuid(), received, version, "reception-information", null, [new(1, TakeOverChoice.New)], LookedAt.Everybody);

    private static async Task<byte[]> BytesOf(Upload upload)
    {
        using var bytes = new MemoryStream();
        await using var stream = upload.Open();
        await stream.CopyToAsync(bytes);
        return bytes.ToArray();
    }

    private async Task<Domain.Staff.StaffMember> Elsewhere()
    {
        var member = A.StaffMember(Domain.Staff.Role.Caseworker).In("0344").Build();
        await there.Save(member);
        return member;
    }

    private Task<CaseFile> FileOf(HandoverStage stage) => here.InDb(db => db.CaseFiles.AsNoTracking().SingleAsync(file => file.Id == stage.File));

    private static async Task<Rule> Refused(Func<Task> action) => (await Assert.ThrowsAsync<BrokenRuleException>(action)).Rule;
}

/// <summary>The database of the other centre.</summary>
public sealed class SecondCentre : ReceptionDatabase;
