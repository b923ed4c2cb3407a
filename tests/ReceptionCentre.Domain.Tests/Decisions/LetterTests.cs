using ReceptionCentre.Domain.Decisions;
using static ReceptionCentre.Domain.Tests.Said;

namespace ReceptionCentre.Domain.Tests.Decisions;

/// <summary>The words of a letter of decision: what is filled in, what is left out, which edition holds.</summary>
public sealed class LetterTests
{
    private static readonly Dictionary<string, string?> Values = new(StringComparer.Ordinal) { ["route"] = "Z-route", ["niveau"] = null, ["pvt-uren"] = "12", ["map-uren"] = " " };

    [Fact]
    public void What_is_known_is_filled_in_and_a_line_of_which_something_is_not_known_is_left_out() => Assert.Equal(
        "U volgt de Z-route.\n- PVT: 12 uur.\nEinde.",
        LetterText.Fill("U volgt de {route}.\r\nHet niveau is {niveau}.\n- PVT: {pvt-uren} uur.\n- MAP: {map-uren} uur, route {route}.\nEinde.", Values));

    [Theory]
    [InlineData("{route} en {termijn-tot}", "")]
    [InlineData("{ route }", " route ")]
    [InlineData("{naamm}", "naamm")]
    [InlineData("Open {route", "")]
    [InlineData("Open {rout", "rout")]
    [InlineData("{}", "")]
    public void What_nothing_fills_is_found(string text, string unknown) =>
        Assert.Equal(unknown.Length == 0 && !text.Contains("{}", StringComparison.Ordinal) ? [] : [unknown], LetterText.UnknownIn(text));

    [Fact]
    public void Other_words_are_an_edition_from_a_day_and_those_before_stay()
    {
        var block = Block("Eerst.");
        block.Write("Kop", 1, "Dan.", Today.AddDays(10), null, Now().At, By);
        block.Write("Andere kop", 2, "Dan.", Today.AddDays(20), null, Now().At, By);
        Assert.Equal(["Eerst.", "Dan."], block.Editions.OrderBy(edition => edition.From).Select(edition => edition.Text));
        Assert.Equal(("Eerst.", "Dan.", null), (block.On(Today.AddDays(9)), block.On(Today.AddDays(10)), block.On(Today.AddDays(-1))));
        block.Write("Andere kop", 2, "Toch anders.", Today.AddDays(10), Today.AddDays(30), Now().At, By);
        Assert.Equal(2, block.Editions.Count);
        Assert.Equal(("Toch anders.", null), (block.On(Today.AddDays(29)), block.On(Today.AddDays(30))));
        LetterRules.AnEditionFollows.Breaks(() => block.Write("Kop", 1, "Eerder.", Today.AddDays(9), null, Now().At, By));
    }

    [Fact]
    public void A_block_asks_only_for_what_a_letter_can_be_filled_with()
    {
        LetterRules.PlaceholdersAreKnown.Breaks(() => Block("Beste {voornaam},"));
        Assert.All(LetterText.Placeholders, placeholder => Assert.Empty(LetterText.UnknownIn($"{{{placeholder}}}")));
    }

    [Fact]
    public void The_letter_is_chosen_until_it_is_signed_and_then_stands_word_by_word()
    {
        var signer = Guid.CreateVersion7();
        var decision = Decision.Offer(Guid.CreateVersion7(), Guid.CreateVersion7(), Now().At, By);
        var block = Guid.CreateVersion7();
        decision.WriteLetter("Beste {naam},", "Tot ziens.", [block], Now(5).At);
        LetterRules.ASignedLetterStands.Breaks(() => decision.FreezeLetter("Beste Sam,", null, []));
        decision.Sign(Mandate.Give("0363", signer, "Marit Vos", "teammanager", Day(2026, 1, 1), null), true, Today, "Bezwaar kan.", Now(6).At, signer);
        LetterRules.ASignedLetterStands.Breaks(() => decision.WriteLetter(null, null, [], Now(7).At));
        decision.FreezeLetter("Beste Sam,", "Tot ziens.", [(block, "Ons besluit", "U krijgt een PIP.")]);
        Assert.Equal((1, block, "U krijgt een PIP."), (decision.Letter[0].Place, decision.Letter[0].BlockId, decision.Letter[0].Text));
        LetterRules.ASignedLetterStands.Breaks(() => decision.FreezeLetter("Beste Sam,", null, []));
    }

    private static LetterBlock Block(string text) => LetterBlock.Begin("0363", "Kop", 1, text, Today, Now().At, By);
}
