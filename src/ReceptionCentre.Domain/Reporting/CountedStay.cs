using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Departures;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Stays;

namespace ReceptionCentre.Domain.Reporting;

/// <summary>
/// A stay as arrivals and departures count it, once for each municipality with a file of it. Always derived from the facts of
/// the stay and kept with them, so that a table over years is read and not computed.
/// </summary>
public sealed class CountedStay
{
    /// <summary>Code of the list "departure-kinds" of a stay that ended without a recorded departure.</summary>
    public const string UnknownKind = "unknown";

    private CountedStay()
    {
    }

    public Guid StayId { get; private init; }

    /// <summary>Code of the list "municipalities": who has a file of it, and so may count it.</summary>
    public string Controller { get; private init; } = "";

    public Guid PersonId { get; private init; }

    /// <summary>Code of the list "municipalities": where the person stays or stayed.</summary>
    public string Municipality { get; private init; } = "";

    /// <summary>Code of the list "motives": see <see cref="TypeOf"/>; null = none was recorded.</summary>
    public string? Type { get; private set; }

    /// <summary>
    /// The day of arrival as <see cref="PartialDate.Number"/>. When nothing of it is known: the year in which the first file was
    /// opened, so that nobody is counted nowhere.
    /// </summary>
    public int Arrival { get; private set; }

    /// <summary>
    /// The first day on which the person was no longer here, as <see cref="PartialDate.Number"/>; null while the stay goes on.
    /// Never before the arrival: of a partly known day the first that can be, so that at no moment fewer than nobody are here.
    /// </summary>
    public int? Departure { get; private set; }

    /// <summary>Code of the list "departure-kinds": how the stay ended; null while it goes on.</summary>
    public string? DepartureKind { get; private set; }

    /// <summary>
    /// Place among the municipalities with a file of the stay, by the day of opening, from 0. Who sees several of them counts
    /// the stay under the first.
    /// </summary>
    public int Place { get; private set; }

    /// <summary>One for each municipality with a file.</summary>
    /// <param name="files">All files of the stay.</param>
    /// <param name="departures">All departures of the stay.</param>
    public static IReadOnlyList<CountedStay> Of(Stay stay, IEnumerable<FileOfStay> files, IEnumerable<DepartureOfStay> departures)
    {
        var opened = files.OrderBy(file => file.OpenedOn).ThenBy(file => file.CaseFileId).ToList();
        // Who is only expected, or did not come, neither arrived nor departed.
        if (opened.Count == 0 || stay.Arrival != ArrivalState.Arrived)
            return [];
        var arrival = ArrivalOf(stay, opened[0].OpenedOn);
        // Whoever recorded it first ended the stay.
        var kind = departures.Where(departure => departure.State == DepartureState.CarriedOut).OrderBy(departure => departure.SettledAt).FirstOrDefault()?.Kind;
        return
        [
            .. opened.DistinctBy(file => file.Controller).Select((file, place) => new CountedStay
            {
                StayId = stay.Id,
                Controller = file.Controller,
                PersonId = stay.PersonId,
                Municipality = stay.Municipality,
                Type = TypeOf(stay),
                Arrival = arrival,
                Departure = stay.EndedOn is { } ended ? Math.Max(arrival, ended.Number) : null,
                DepartureKind = stay.EndedOn is null ? null : kind ?? UnknownKind,
                Place = place,
            }),
        ];
    }

    private static int ArrivalOf(Stay stay, DateOnly firstOpened)
    {
        if (!stay.ArrivedOn.IsUnknown)
            return stay.ArrivedOn.Number;
        // Somebody who had left before a file was opened came no later than that.
        return PartialDate.Of(Math.Min(firstOpened.Year, stay.EndedOn?.Year ?? firstOpened.Year)).Number;
    }

    /// <summary>
    /// Why somebody came: the motive that stood, or can have stood, on the day of arrival. Of several the one that was recorded
    /// first; a locked one only when there is no other, so that no list tells of somebody what the file does not show.
    /// </summary>
    public static string? TypeOf(Stay stay)
    {
        var lastPossible = stay.ArrivedOn.LastPossible();
        return stay.Motives
            .Where(motive => motive.Stands && (lastPossible is not { } day || motive.From <= PartialDate.Of(day)) && (motive.Until is null || motive.Until > stay.ArrivedOn))
            .OrderBy(motive => motive.IsLocked).ThenBy(motive => motive.RecordedAt).ThenBy(motive => motive.Id).FirstOrDefault()?.Code;
    }

    /// <summary>The facts changed: takes over what now follows from them.</summary>
    public void Take(CountedStay now) => (Type, Arrival, Departure, DepartureKind, Place) = (now.Type, now.Arrival, now.Departure, now.DepartureKind, now.Place);

    /// <summary>Whether it says the same of the stay.</summary>
    public bool Tells(CountedStay other) => (Type, Arrival, Departure, DepartureKind, Place) == (other.Type, other.Arrival, other.Departure, other.DepartureKind, other.Place);
}

/// <summary>What decides who counts a stay.</summary>
public sealed record FileOfStay(Guid CaseFileId, string Controller, DateOnly OpenedOn)
{
    public static FileOfStay Of(CaseFile file) => new(file.Id, file.Controller, file.OpenedOn);
}

/// <summary>What says how a stay ended.</summary>
/// <param name="Kind">Code of the list "departure-kinds".</param>
public sealed record DepartureOfStay(DepartureState State, string Kind, DateTimeOffset? SettledAt)
{
    public static DepartureOfStay Of(Departure departure) => new(departure.State, departure.Kind, departure.SettledAt);
}
