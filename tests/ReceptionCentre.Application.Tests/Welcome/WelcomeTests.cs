using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Documents;
using ReceptionCentre.Application.Households;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Welcome;
using ReceptionCentre.Domain.Documents;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Domain.Stays;
using ReceptionCentre.Domain.Welcome;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Application.Tests.Welcome;

public sealed class WelcomeTests(ReceptionDatabase database) : IClassFixture<ReceptionDatabase>
{
    private readonly StaffMember _desk = A.StaffMember(Role.FrontDesk).Build();

    [Fact]
    public async Task Who_stays_long_registers_within_five_days_of_arriving()
    {
        var selam = await A.Newcomer("Selam").WithMotive("study-migrant").SavedIn(database);
        var view = await ShowAsync(selam);
        Assert.Equal("resident", view.Kind!.Value);
        Assert.Contains("Amsterdam", view.Said!.What.Text, StringComparison.Ordinal);
        Assert.Contains("5 dagen", view.Said.When.Text, StringComparison.Ordinal);
        Assert.Contains("Within 5 days", view.Other!.When.Text, StringComparison.Ordinal);
        Assert.True(view.Said.Bring.Count >= 3);
        Assert.DoesNotContain(view.Said.Bring, thing => thing.Text.Contains(';', StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("asylum-seeker", "asylum")]
    [InlineData("eu-labour-short", "short-stay")]
    [InlineData("knowledge-migrant", "resident")]
    [InlineData("victim", "resident")]
    public async Task The_kind_follows_from_what_is_recorded(string motive, string kind) =>
        Assert.Equal(kind, (await ShowAsync(await A.Newcomer("Selam").WithMotive(motive).SavedIn(database))).Kind!.Value);

    [Fact]
    public async Task Who_stands_in_the_register_is_told_about_moving_and_who_lives_in_a_centre_about_the_centre()
    {
        var (selam, yonas) = (await A.Newcomer("Selam").SavedIn(database), await A.Newcomer("Yonas").SavedIn(database));
        await database.As(null).Change(async db =>
        {
            var stay = await db.Stays.Include(stay => stay.RegisterEntries).SingleAsync(stay => stay.Id == selam.File.StayId);
            stay.RecordRegisterEntry(RegisterState.Registered, null, PartialDate.Of(2026), A.Provenance);
            var person = await db.Persons.Include(person => person.Addresses).SingleAsync(person => person.Id == yonas.Person.Id);
            person.RecordAddress(new("reception-location"), PartialDate.Of(2026), A.Provenance);
        });
        Assert.Equal("registered", (await ShowAsync(selam)).Kind!.Value);
        Assert.Equal("asylum", (await ShowAsync(yonas)).Kind!.Value);
        // The clerk knows better than the data.
        Assert.Equal("resident", (await database.As(_desk).Send(new ShowWelcome.Query(selam.File.Id, "resident"))).Kind!.Value);
    }

    [Fact]
    public async Task A_letter_is_queued_with_every_name_of_the_household_and_no_address()
    {
        var (selam, yonas, almaz) = (await A.Newcomer("Selam").Speaking("ti").SavedIn(database), await A.Newcomer("Yonas").SavedIn(database), await A.Newcomer("Almaz").SavedIn(database));
        await database.As(null).Change(async db => (await db.Persons.Include(person => person.Addresses).SingleAsync(person => person.Id == selam.Person.Id))
            .RecordAddress(new("shelter", "Schuilstraat 9", "1011 AB", "Amsterdam"), PartialDate.Of(2026), A.Provenance));
        await database.As(_desk).Send(new StartHousehold.Command(Guid.NewGuid(), selam.File.Id, "partner", null));
        foreach (var who in new[] { yonas, almaz })
            await database.Send(new AddMember.Command(Guid.NewGuid(), selam.File.Id, (await database.Send(new HouseholdOfFile.Query(selam.File.Id))).Version, who.Person.Id, null, "partner", null));
        await database.Send(new SplitHousehold.Command(Guid.NewGuid(), almaz.File.Id, (await database.Send(new HouseholdOfFile.Query(almaz.File.Id))).Version, [], null, null, null, true));

        var id = await database.Send(new RequestWelcomeLetter.Command(Guid.NewGuid(), selam.File.Id, "resident", "ti"));
        var document = await database.InDb(db => db.Documents.SingleAsync(one => one.Id == id));
        Assert.Equal((RequestWelcomeLetter.Template, DocumentState.Queued, "ti"), (document.Template, document.State, document.Language));
        Assert.StartsWith("welkom-", document.FileName, StringComparison.Ordinal);
        using var data = JsonDocument.Parse(document.Data);
        Assert.Equal(["Selam", "Yonas"], data.RootElement.GetProperty("people").EnumerateArray().Select(person => person.GetProperty("fullName").GetString()!).Order(StringComparer.Ordinal));
        Assert.DoesNotContain("Schuilstraat", document.Data, StringComparison.Ordinal);
        Assert.DoesNotContain("Almaz", document.Data, StringComparison.Ordinal);
        Assert.Equal("ti", data.RootElement.GetProperty("other").GetProperty("what").GetProperty("language").GetString());
        Assert.Equal(document.Id, Assert.Single((await ShowAsync(selam)).Letters).DocumentId);
        Assert.Contains("Welcome.RequestWelcomeLetter", await database.InDb(db => db.AuditEvents.Where(audit => audit.CaseFileId == selam.File.Id).Select(audit => audit.Action).ToListAsync()));
    }

    [Fact]
    public async Task Own_words_of_a_municipality_stand_above_those_of_the_region_and_in_english_for_who_reads_neither()
    {
        var administrator = A.StaffMember(Role.Administrator).In(A.Eindhoven).Build();
        var selam = await A.Newcomer("Selam").In(A.Eindhoven).WithMotive("study-migrant").SavedIn(database);
        var desk = A.StaffMember(Role.FrontDesk).In(A.Eindhoven).Build();
        await database.As(administrator).Send(Own("Kom naar Stadhuisplein 1.", "Come to Stadhuisplein 1."));
        var view = await database.As(desk).Send(new ShowWelcome.Query(selam.File.Id));
        Assert.Equal("Kom naar Stadhuisplein 1.", view.Said!.What.Text);
        Assert.Contains("5 dagen", view.Said.When.Text, StringComparison.Ordinal);
        var id = await database.Send(new RequestWelcomeLetter.Command(Guid.NewGuid(), selam.File.Id, "resident", "ar"));
        using var data = JsonDocument.Parse(await database.InDb(db => db.Documents.Where(one => one.Id == id).Select(one => one.Data).SingleAsync()));
        var other = data.RootElement.GetProperty("other");
        Assert.Equal(("Come to Stadhuisplein 1.", "en"), (other.GetProperty("what").GetProperty("text").GetString(), other.GetProperty("what").GetProperty("language").GetString()));
        Assert.Equal("ar", other.GetProperty("who").GetProperty("language").GetString());

        // Somebody who had the page open before is told; the other municipality has the words of the region.
        await Assert.ThrowsAsync<ChangedMeanwhileException>(() => database.As(administrator).Send(Own("Anders.", "Different.")));
        await database.Send(Own(null, null) with { Version = 1 });
        Assert.Null((await database.Send(new ShowMunicipalWelcome.Query(A.Eindhoven))).Kinds.Single(kind => kind.Code.Value == "resident").OwnDutch.What);
        await Assert.ThrowsAsync<NotThereException>(() => database.Send(Own("a", "b") with { Municipality = A.Amsterdam }));
        await Assert.ThrowsAsync<NotThereException>(() => database.Send(new ShowMunicipalWelcome.Query(A.Amsterdam)));
        await Assert.ThrowsAsync<NotThereException>(() => database.Send(Own("a", "b") with { Kind = "tourist" }));
    }

    [Theory]
    [InlineData("Kom.", null, "WhatEnglish")]
    [InlineData(null, "Come.", "WhatEnglish")]
    [InlineData("a\u0001", "Come.", "WhatDutch")]
    public async Task Half_an_own_text_is_refused(string? dutch, string? english, string field)
    {
        database.As(A.StaffMember(Role.Administrator).In(A.Eindhoven).Build());
        var wrong = await Assert.ThrowsAsync<InvalidInputException>(() => database.Send(Own(dutch, english)));
        Assert.Equal(field, Assert.Single(wrong.Fields).Field);
    }

    [Fact]
    public async Task Two_first_texts_at_the_same_moment_are_one()
    {
        async Task<Exception?> WriteAsync() => await Record.ExceptionAsync(() => database.As(null).Change(db =>
        {
            db.Add(MunicipalWelcome.For("0518", "asylum"));
            return Task.CompletedTask;
        }));
        Assert.Null(await WriteAsync());
        Assert.Equal(WelcomeRules.OneTextOfAKind, Assert.IsType<BrokenRuleException>(await WriteAsync()).Rule);
    }

    [Fact]
    public async Task A_letter_of_another_municipality_or_an_unknown_kind_or_language_is_not_made()
    {
        var (selam, dawit) = (await A.Newcomer("Selam").SavedIn(database), await A.Newcomer("Dawit").In(A.Eindhoven).SavedIn(database));
        database.As(_desk);
        await Assert.ThrowsAsync<NotThereException>(() => database.Send(new ShowWelcome.Query(dawit.File.Id)));
        await Assert.ThrowsAsync<NotThereException>(() => database.Send(new RequestWelcomeLetter.Command(Guid.NewGuid(), dawit.File.Id, "resident", null)));
        foreach (var (kind, language) in new (string?, string?)[] { ("tourist", null), (null, null), ("resident", "xx") })
            await Assert.ThrowsAsync<InvalidInputException>(() => database.Send(new RequestWelcomeLetter.Command(Guid.NewGuid(), selam.File.Id, kind, language)));
    }

    [Fact]
    public async Task Only_welcome_letters_are_given_at_the_desk()
    {
        var selam = await A.Newcomer("Selam").SavedIn(database);
        var plan = Document.Request(selam.File.Id, Guid.NewGuid(), "plan", null, "plan.pdf", "{}", "", A.Provenance.At, A.Provenance.By);
        await database.Save(plan);
        database.As(_desk);
        await Assert.ThrowsAsync<NotThereException>(() => database.Send(new DownloadWelcomeLetter.Query(plan.Id)));
        await Assert.ThrowsAsync<NotThereException>(() => database.Send(new WelcomeLetterStatus.Query(plan.Id)));
    }

    private static WriteMunicipalWelcome.Command Own(string? dutch, string? english) =>
        new(A.Eindhoven, "resident", 0, dutch, null, null, null, english, null, null, null);

    private Task<ShowWelcome.View> ShowAsync(NewcomerBuilder newcomer) => database.As(_desk).Send(new ShowWelcome.Query(newcomer.File.Id));
}
