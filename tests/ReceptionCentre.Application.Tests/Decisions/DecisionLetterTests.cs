using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Decisions;
using ReceptionCentre.Application.Documents;
using ReceptionCentre.Domain.Decisions;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Testing;
using ReceptionCentre.Testing.Plans;

namespace ReceptionCentre.Application.Tests.Decisions;

/// <summary>The letter of a decision: what fills it, who writes it, and that it stands as it was signed.</summary>
public sealed class DecisionLetterTests(ReceptionDatabase database) : IClassFixture<ReceptionDatabase>
{
    [Fact]
    public async Task It_is_filled_from_the_plan_the_person_and_the_numbers_of_the_act()
    {
        var (stage, plan) = await OfferedAsync();
        var letter = (await database.Send(new ShowDecisionLetter.Query(stage.File, plan))).Letter;

        Assert.Equal(StandardLetter.Blocks.Count, letter.Available.Count);
        Assert.StartsWith("Geachte ", letter.Salutation, StringComparison.Ordinal);
        var text = string.Join('\n', letter.Pieces.Select(piece => piece.Text));
        foreach (var said in (string[])["U volgt de B1-route.", "Het taalniveau is B1.", "640 uur les", "(PVT): 12 uur", "(MAP): 40 uur", "21 november 2026", "begint op 22 november 2026. De laatste dag is 21 november 2029."])
            Assert.Contains(said, text, StringComparison.Ordinal);
        // There is no relief in this plan.
        Assert.DoesNotContain("vaste lasten", text, StringComparison.Ordinal);
        Assert.DoesNotContain('{', text);
    }

    [Fact]
    public async Task It_is_chosen_piece_by_piece_and_signed_as_it_then_stands()
    {
        var (stage, plan) = await OfferedAsync();
        var view = await database.Send(new ShowDecisionLetter.Query(stage.File, plan));
        Guid[] two = [view.Letter.Available[2].BlockId, view.Letter.Available[0].BlockId];
        await database.Send(new WriteDecisionLetter.Command(view.DecisionId, view.Version, "Beste {naam},", two, "U vertelde dat u kok bent.\nDe route is {route}."));

        await SignAsync(stage, plan);

        var signed = await stage.DecisionOf(plan);
        Assert.StartsWith("Beste ", signed.Salutation, StringComparison.Ordinal);
        Assert.Equal("U vertelde dat u kok bent.\nDe route is B1-route.", signed.OwnSentences);
        Assert.Equal(["Ons besluit", "Uw route"], signed.Letter.OrderBy(part => part.Place).Select(part => part.Heading));
        var document = await database.InDb(db => db.Documents.SingleAsync(one => one.SubjectId == plan && one.Template == DecisionLetterData.Template));
        Assert.Null(document.Language);
        foreach (var said in (string[])["\"isSigned\":true", "\"signedName\":\"Marit Vos\"", "\"datedOn\":\"2026-11-21\"", "Bezwaar kan binnen zes weken.", "U vertelde dat u kok bent."])
            Assert.Contains(said, document.Data, StringComparison.Ordinal);
        var changed = await Assert.ThrowsAsync<BrokenRuleException>(() => database.As(stage.Manager).Send(new WriteDecisionLetter.Command(signed.Id, signed.Version, null, [], null)));
        Assert.Equal(LetterRules.ASignedLetterStands, changed.Rule);
    }

    [Fact]
    public async Task The_municipality_says_it_in_its_own_words_from_a_day_on_and_what_was_signed_stays()
    {
        var administrator = A.StaffMember(Role.Administrator).In(A.Eindhoven).Build();
        await database.Save(administrator);
        database.As(administrator);
        var code = A.Eindhoven;
        Assert.Equal(StandardLetter.Blocks.Count, await database.Send(new TakeStandardLetter.Command(code, Guid.NewGuid())));
        var blocks = (await database.Send(new ShowLetterBlocks.Query(code))).Blocks;
        var first = blocks[0];
        var later = database.Clock.Today.AddDays(30);
        await database.Send(new WriteLetterBlock.Command(code, first.BlockId, first.Version, "Besluit", 1, "Eindhoven besluit.", later, null, Guid.NewGuid()));
        var after = (await database.Send(new ShowLetterBlocks.Query(code))).Blocks[0];
        Assert.Equal((first.Held, 2), (after.Held, after.Editions.Count));
        await Assert.ThrowsAsync<NotThereException>(() => database.Send(new ShowLetterBlocks.Query(A.Amsterdam)));
        await Assert.ThrowsAsync<ChangedMeanwhileException>(
            () => database.Send(new WriteLetterBlock.Command(code, first.BlockId, first.Version, "Besluit", 1, "Weer anders.", later, null, Guid.NewGuid())));
        var wrong = await Assert.ThrowsAsync<Application.Pipeline.InvalidInputException>(
            () => database.Send(new WriteLetterBlock.Command(code, null, 0, "Kop", 8, "Beste {voornaam}", later, null, Guid.NewGuid())));
        Assert.Equal("Decisions.UnknownPlaceholder", Assert.Single(wrong.Fields).Text);
    }

    [Fact]
    public async Task Who_neither_works_on_the_file_nor_may_sign_reads_it_and_writes_nothing()
    {
        var (stage, plan) = await OfferedAsync();
        database.As(stage.Manager);
        var view = await database.Send(new ShowDecisionLetter.Query(stage.File, plan));
        Assert.False(view.MayWrite);
        var refused = await Assert.ThrowsAsync<BrokenRuleException>(() => database.Send(new WriteDecisionLetter.Command(view.DecisionId, view.Version, null, [], null)));
        Assert.Equal(LetterRules.WhoWritesTheLetter, refused.Rule);
        await stage.Mandate(stage.Manager);
        await database.Send(new WriteDecisionLetter.Command(view.DecisionId, view.Version, null, [], null));
        Assert.Empty((await database.Send(new ShowDecisionLetter.Query(stage.File, plan))).Letter.Pieces);
    }

    [Fact]
    public async Task Who_reads_another_language_finds_one_line_and_no_address_is_in_it()
    {
        var stage = await PlanStage.SetAsync(database, A.Newcomer(A.UnheardName()).Obliged().Speaking("ti"));
        var plan = await OfferAsync(stage);
        await stage.Mandate(stage.Manager);
        await SignAsync(stage, plan);
        var data = await database.InDb(db => db.Documents.Where(one => one.SubjectId == plan).Select(one => one.Data).SingleAsync());
        Assert.Contains("\"helpLanguage\":\"ti\"", data, StringComparison.Ordinal);
        // The only address in it is that of the desk.
        Assert.Single(System.Text.RegularExpressions.Regex.Matches(data, "\"address\":"));
    }

    private async Task<(PlanStage Stage, Guid Plan)> OfferedAsync()
    {
        var stage = await PlanStage.SetAsync(database, A.Newcomer(A.UnheardName()).Obliged());
        return (stage, await OfferAsync(stage));
    }

    private async Task<Guid> OfferAsync(PlanStage stage)
    {
        var plan = await stage.Pip();
        await database.Send(new OfferPlan.Command(plan, await stage.Version(plan), Guid.NewGuid()));
        return plan;
    }

    private async Task SignAsync(PlanStage stage, Guid plan)
    {
        if (!await database.InDb(db => db.Mandates.AnyAsync(one => one.StaffMemberId == stage.Manager.Id)))
            await stage.Mandate(stage.Manager);
        var decision = await stage.DecisionOf(plan);
        await database.As(stage.Manager).Send(new SignDecision.Command(decision.Id, decision.Version, database.Clock.Today, "Bezwaar kan binnen zes weken."));
    }
}
