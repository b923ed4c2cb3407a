using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Placement;
using ReceptionCentre.Testing;
using static ReceptionCentre.Domain.Tests.Said;

namespace ReceptionCentre.Domain.Tests.Placement;

public sealed class WishDrawingTests
{
    private static readonly DateOnly Asked = Today.AddDays(-40);

    [Fact]
    public void The_drawing_in_the_docs_is_that_of_the_code() => Assert.Equal(
        StateDrawing.Walked<Seeking, WishState>(
            () => new(), seeking => seeking.Wish.State,
            [
                seeking => seeking.Decide(), seeking => seeking.Pair?.Agree(PairParty.Receiver, null, Step), seeking => seeking.Pair?.Agree(PairParty.Person, null, Step), seeking => seeking.Pair?.Begin(Step),
                seeking => seeking.Pair?.Decline(seeking.Wish, PairParty.Person, "own-choice", Step), seeking => seeking.Pair?.End(seeking.Wish, PlacementReasons.Finished, false, Step),
                seeking => seeking.Pair?.End(seeking.Wish, PlacementReasons.Finished, true, Step), seeking => seeking.Wish.Withdraw("found-other", Today, Today), seeking => seeking.Wish.EndConsent(Today),
            ],
            seeking => (seeking.Wish.State, seeking.Pair?.State, seeking.Pair?.ReceiverAgreedOn, seeking.Pair?.PersonAgreedOn)).Where(step => step.Split(' ') is var states && states[0] != states[1]),
        StateDrawing.On<WishState>("placement.md"));

    private static PairHappened Step => new(Today, null, Today, Now().At, By);

    // A wish, and what was decided for it last.
    private sealed class Seeking
    {
        public PlacementWish Wish { get; } = PlacementWish.Ask(
            Guid.CreateVersion7(), PlacementKind.Buddy, new() { Since = Asked, Languages = ["ti"], Learns = ["nl"], Interests = ["walking"], ConsentOn = Asked }, mayBeChild: true, Today);
        public PlacementPair? Pair { get; private set; }

        public void Decide()
        {
            var place = PlacementPlace.Add(PlacementKind.Buddy, Guid.CreateVersion7(), new() { Name = "Anneke", OpenFrom = Today.AddDays(-100), Languages = ["nl"] });
            Pair = PlacementPair.Decide(Wish, place, 0, PairFit.Of(Seeker.Of(Wish, PartialDate.Unknown, null), Vacancy.Of(place, 1), Today), Step);
        }
    }
}
