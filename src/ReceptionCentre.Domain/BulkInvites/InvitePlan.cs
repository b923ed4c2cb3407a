using ReceptionCentre.Domain.Appointments;
using ReceptionCentre.Domain.WorkQueue;

namespace ReceptionCentre.Domain.BulkInvites;

/// <summary>A file whose person is to be invited.</summary>
/// <param name="DueOn">Last day of what it asks; <see cref="DateOnly.MaxValue"/> = nothing.</param>
/// <param name="HouseholdId">People of one household come together; null = nobody lives with the person.</param>
/// <param name="CaseworkerId">Who works with the person; null = nobody yet.</param>
/// <param name="IsApart">A protected person comes alone, whoever lives with them.</param>
/// <param name="Out">Why the person is not invited, when that is known before any time is looked for.</param>
public sealed record InviteItem(Guid CaseFileId, DateOnly DueOn, Guid? HouseholdId, Guid? CaseworkerId, bool IsAdult, bool IsApart, InviteFinding? Out);

/// <summary>Somebody who holds talks.</summary>
/// <param name="Busy">What stands in the diary already.</param>
public sealed record InviteDiary(Guid StaffMemberId, IReadOnlyCollection<Absence> Absences, IReadOnlyCollection<AppointmentTime> Busy);

/// <param name="Together">Who have the same number come together; 0 = there is no talk.</param>
public sealed record InviteShare(InviteItem Item, int Together, Guid? StaffMemberId, AppointmentTime? Time, InviteFinding Finding);

/// <summary>
/// Gives people the times at which they come. Families are taken as one, and they choose in the order of their deadlines (earliest
/// due date: J. R. Jackson, Scheduling a production line to minimize maximum tardiness, Management Science Research Project
/// report 43, UCLA 1955): of talks of one length no other order makes the greatest lateness smaller, because the first free time
/// of all diaries is taken each time. Two things are put above that and cost something: somebody comes to the own caseworker
/// while that is in time, and nobody comes at a time at which they are expected elsewhere. Nothing is left to chance: the same
/// question has the same answer.
/// </summary>
public static class InvitePlan
{
    /// <param name="expected">When the person of a file is expected somewhere already.</param>
    /// <param name="onlyOwn">Nobody comes to somebody else than the own caseworker.</param>
    public static IReadOnlyList<InviteShare> Make(
        IReadOnlyCollection<InviteItem> items, IEnumerable<InviteDiary> diaries, TalkTimes times, ILookup<Guid, AppointmentTime> expected, bool onlyOwn)
    {
        var dates = times.Dates().ToList();
        var desks = diaries.OrderBy(diary => diary.StaffMemberId).Select(diary => new Desk(diary, times, dates)).ToList();
        var (shares, together) = (new List<InviteShare>(items.Count), 0);
        shares.AddRange(items.Where(item => item.Out is not null).Select(item => new InviteShare(item, 0, null, null, item.Out!.Value)));
        var families = items.Where(item => item.Out is null).GroupBy(item => item.IsApart ? item.CaseFileId : item.HouseholdId ?? item.CaseFileId)
            .Select(family => family.OrderBy(item => item.DueOn).ThenBy(item => item.CaseFileId).ToList())
            .OrderBy(family => family[0].DueOn).ThenByDescending(family => family.Count).ThenBy(family => family[0].CaseFileId);
        foreach (var family in families)
        {
            var (found, desk, time) = Place(family, desks, times, [.. family.SelectMany(item => expected[item.CaseFileId])], onlyOwn);
            together += desk is null ? 0 : 1;
            shares.AddRange(family.Select(item => new InviteShare(
                item, desk is null ? 0 : together, desk?.StaffMemberId, time,
                desk is null ? found : time!.On <= item.DueOn ? InviteFinding.Fits : InviteFinding.FitsLate)));
        }
        return [.. shares.OrderBy(share => share.Time?.BeginsAt ?? DateTimeOffset.MaxValue).ThenBy(share => share.Together).ThenBy(share => share.Item.DueOn).ThenBy(share => share.Item.CaseFileId)];
    }

    private static (InviteFinding Found, Desk? Desk, AppointmentTime? Time) Place(
        List<InviteItem> family, List<Desk> desks, TalkTimes times, IReadOnlyCollection<AppointmentTime> expected, bool onlyOwn)
    {
        if (!family.Exists(item => item.IsAdult))
            return (InviteFinding.NoAdult, null, null);
        var (slots, dueOn) = (family.Count > 1 ? times.FamilySlots : 1, family[0].DueOn);
        var own = desks.Where(desk => family.Exists(item => item.CaseworkerId == desk.StaffMemberId)).ToList();
        if (onlyOwn && own.Count == 0)
            return (InviteFinding.NoHost, null, null);
        var theirs = First(own, slots, expected);
        var first = onlyOwn ? theirs : First(desks, slots, expected);
        // Whom the person knows, while that is in time or no later than anybody else.
        if (theirs is { } known && (known.Time.On <= dueOn || known.Time.BeginsAt == first!.Value.Time.BeginsAt))
            first = known;
        if (first is not { } taken)
            return (InviteFinding.NoSlot, null, null);
        taken.Desk.Take(taken.Slot, slots);
        return (default, taken.Desk, taken.Time);
    }

    private static (Desk Desk, Desk.Slot Slot, AppointmentTime Time)? First(List<Desk> desks, int slots, IReadOnlyCollection<AppointmentTime> expected)
    {
        (Desk Desk, Desk.Slot Slot, AppointmentTime Time)? best = null;
        foreach (var desk in desks)
        {
            if (desk.Find(slots, expected) is not var (slot, time))
                continue;
            // At the same moment: who holds the fewest talks so far.
            if (best is not { } other || time.BeginsAt < other.Time.BeginsAt || (time.BeginsAt == other.Time.BeginsAt && desk.Talks < other.Desk.Talks))
                best = (desk, slot, time);
        }
        return best;
    }

    /// <summary>Whether two times share a moment.</summary>
    public static bool Meets(this AppointmentTime one, AppointmentTime other) => one.BeginsAt < other.EndsAt && other.BeginsAt < one.EndsAt;

    /// <summary>The diary of somebody while the plan is made.</summary>
    private sealed class Desk
    {
        private readonly TalkTimes _times;
        private readonly List<Part> _parts = [];
        private int _firstWithRoom;

        public Desk(InviteDiary diary, TalkTimes times, IReadOnlyList<DateOnly> dates)
        {
            (StaffMemberId, _times) = (diary.StaffMemberId, times);
            var busy = diary.Busy.ToLookup(time => time.On);
            foreach (var day in dates.Where(day => !diary.Absences.Any(away => away.From <= day && day <= away.Until)))
            {
                foreach (var hours in times.Hours)
                {
                    var taken = Enumerable.Range(0, hours.Fit(times.Minutes)).Select(place => busy[day].Any(times.At(day, hours, place, 1).Meets)).ToArray();
                    _parts.Add(new(day, hours, taken) { Free = taken.Count(one => !one) });
                }
            }
        }

        public Guid StaffMemberId { get; }

        /// <summary>How many talks were given here.</summary>
        public int Talks { get; private set; }

        /// <summary>The first free time of so many slots in a row at which nobody is expected elsewhere.</summary>
        public (Slot Slot, AppointmentTime Time)? Find(int slots, IReadOnlyCollection<AppointmentTime> expected)
        {
            while (_firstWithRoom < _parts.Count && _parts[_firstWithRoom].Free == 0)
                _firstWithRoom++;
            for (var number = _firstWithRoom; number < _parts.Count; number++)
            {
                var part = _parts[number];
                for (var place = 0; part.Free >= slots && place + slots <= part.Taken.Length; place++)
                {
                    if (Array.IndexOf(part.Taken, true, place, slots) >= 0)
                        continue;
                    var time = _times.At(part.Day, part.Hours, place, slots);
                    if (!expected.Any(time.Meets))
                        return (new(number, place), time);
                }
            }
            return null;
        }

        public void Take(Slot slot, int slots)
        {
            var part = _parts[slot.Part];
            Array.Fill(part.Taken, true, slot.Place, slots);
            (part.Free, Talks) = (part.Free - slots, Talks + 1);
        }

        public readonly record struct Slot(int Part, int Place);

        private sealed class Part(DateOnly day, TalkHours hours, bool[] taken)
        {
            public DateOnly Day => day;
            public TalkHours Hours => hours;
            public bool[] Taken => taken;
            public int Free { get; set; }
        }
    }
}
