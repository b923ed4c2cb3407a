using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Infrastructure.Persistence.Bulk;

namespace ReceptionCentre.Infrastructure.Demo;

/// <summary>
/// Invents the people of the demonstration, in a row: the same seed and moment make the same people, whichever part of the
/// row is asked for. They come alone or as families.
/// </summary>
/// <param name="centre">What they find there; null = no offers to be referred to, and no checklists.</param>
internal sealed class DemoGenerator(int seed, DateTimeOffset now, BulkTables? tables = null, DemoCentre? centre = null)
{
    // Each adds its part to every file. A new feature of the centre is one more line here.
    private readonly IReadOnlyList<IDemoFeature> _features =
    [
        new DemoNotes(), new DemoPlans(), new DemoReferrals(centre), new DemoAppointments(), new DemoTasks(), new DemoLetters(), new DemoDepartures(centre), new DemoHandovers(),
        new DemoChecklists(centre), new DemoEnquiries(), new DemoIntakes(),
    ];

    private static readonly IReadOnlyList<IDemoPartyFeature> PartyFeatures = [new DemoHouseholds(), new DemoAppointments()];

    private readonly DemoRecords _records = new(now);
    private readonly DemoFamily _families = new(seed, new(), DutchCalendar.DateOf(now));
    private readonly DemoIds? _ids = tables is null ? null : new(tables, seed);

    /// <summary>
    /// Who stand in the row from a place up to, not including, another, but for those with a story; without ids of the
    /// seed when no tables are known.
    /// </summary>
    public IReadOnlyList<DemoPerson> Invent(int first, int end)
    {
        var people = new List<DemoPerson>();
        var newcomer = new DemoNewcomer(seed, _records, _features);
        for (var index = Math.Max(first, StoryPeople.Count); index < end;)
        {
            var place = DemoPlace.Of(index);
            var party = DemoParty.Of(seed, place, _records.Today);
            // Of a family that the end of the row divides, the others come when the row grows.
            var members = _families.Of(party).Where(who => who.Index >= index && who.Index < end).ToList();
            var together = members.Select(who => newcomer.Make(party, who)).ToList();
            if (members.Count > 1 && members[0].Role == DemoRole.Head)
            {
                foreach (var feature in PartyFeatures)
                    feature.Add(party, members, together, _records, Dice.Of(seed, place.First).For(feature.GetType().Name));
            }
            _ids?.Begin();
            _ids?.Give(together);
            people.AddRange(together);
            index = place.First + place.Size;
        }
        return people;
    }

    /// <summary>Where the batch ends that begins at a place: never within a family.</summary>
    public static int EndOfBatch(int first, int size) =>
        DemoPlace.Of(Math.Max(first, StoryPeople.Count)).First + (size / DemoPlace.Block * DemoPlace.Block);
}
