namespace ReceptionCentre.Domain.WorkQueue;

/// <summary>What becomes of one file when work is spread.</summary>
public enum SpreadFinding
{
    /// <summary>Somebody has room for it, in a week before its deadline.</summary>
    Fits = 1,

    /// <summary>Somebody has room for it, but only in a week after its deadline.</summary>
    FitsLate = 2,

    /// <summary>Nobody has room for it, and it goes to somebody all the same, because that was asked.</summary>
    GoesOver = 3,

    /// <summary>Nobody has room for it: it stays as it is.</summary>
    NoRoom = 4,

    /// <summary>The person is protected, and whoever prepared or confirmed it may not know that person.</summary>
    OutOfSight = 5,

    /// <summary>When it was to be given, somebody had closed it or given it to somebody else.</summary>
    ChangedSince = 6,
}

/// <summary>A file that is to be spread.</summary>
/// <param name="DueOn">Last day of what it asks first.</param>
/// <param name="HouseholdId">Files of one household stay together; null = nobody lives with the person.</param>
public sealed record SpreadItem(Guid CaseFileId, DateOnly DueOn, Guid? HouseholdId);

/// <summary>Somebody who can take files.</summary>
/// <param name="Files">Open files that the person has already.</param>
/// <param name="MostFiles">Open files that the person can have at once.</param>
/// <param name="FreeInWeek">How much more the person can do in this week and each that follows: what is due already is taken off.</param>
public sealed record SpreadWorker(Guid StaffMemberId, int Files, int MostFiles, IReadOnlyList<int> FreeInWeek);

/// <param name="StaffMemberId">Null = nobody.</param>
/// <param name="Week">The week in which there is room to do it; null when there is none.</param>
public sealed record SpreadShare(SpreadItem Item, Guid? StaffMemberId, WorkWeek? Week, SpreadFinding Finding);

/// <summary>
/// Divides files among people. Families are taken as one piece of work, and the pieces in the order of their deadlines: for
/// one person that order keeps the greatest lateness least (earliest due date: J. R. Jackson, Scheduling a production line to
/// minimize maximum tardiness, Management Science Research Project report 43, UCLA 1955), and for several it is the list of
/// a list schedule (R. L. Graham, Bounds on multiprocessing timing anomalies, SIAM Journal on Applied Mathematics 17, 1969).
/// Each piece goes to who works with the family already; else to who can do it in time and of those to who has the largest part
/// of the own capacity left, so that everybody is filled in proportion (as the divisor methods do: M. L. Balinski and
/// H. P. Young, Fair Representation, 1982). Nothing is left to chance: the same question has the same answer.
/// </summary>
public static class SpreadPlan
{
    /// <summary>So many weeks ahead room is looked for; beyond that nobody knows what comes.</summary>
    public const int Weeks = 26;

    /// <param name="knows">Who works with a household already.</param>
    /// <param name="evenOver">What nobody has room for goes to somebody all the same.</param>
    public static IReadOnlyList<SpreadShare> Make(
        IEnumerable<SpreadItem> items, IEnumerable<SpreadWorker> workers, ILookup<Guid, Guid> knows, DateOnly today, bool evenOver)
    {
        var (thisWeek, shares) = (WorkWeek.Of(today), new List<SpreadShare>());
        var desks = workers.OrderBy(worker => worker.StaffMemberId).Select(worker => new Desk(worker)).ToList();
        var families = items.GroupBy(item => item.HouseholdId ?? item.CaseFileId)
            .Select(family => family.OrderBy(item => item.DueOn).ThenBy(item => item.CaseFileId).ToList())
            .OrderBy(family => family[0].DueOn).ThenByDescending(family => family.Count).ThenBy(family => family[0].CaseFileId);
        foreach (var family in families)
        {
            var dueIn = Math.Max(0, WorkWeek.Of(family[0].DueOn).Since(thisWeek));
            var desk = Best(desks, family, knows, dueIn);
            if (desk is null)
            {
                var over = evenOver ? desks.OrderBy(one => one.Filled(family.Count)).ThenBy(one => one.StaffMemberId).FirstOrDefault() : null;
                over?.TakeOver(family.Count);
                shares.AddRange(family.Select(item => new SpreadShare(item, over?.StaffMemberId, null, over is null ? SpreadFinding.NoRoom : SpreadFinding.GoesOver)));
                continue;
            }
            foreach (var item in family)
            {
                var week = desk.Take();
                var inTime = thisWeek.Plus(week).Monday <= item.DueOn;
                shares.Add(new(item, desk.StaffMemberId, thisWeek.Plus(week), inTime ? SpreadFinding.Fits : SpreadFinding.FitsLate));
            }
        }
        return shares;
    }

    private static Desk? Best(List<Desk> desks, List<SpreadItem> family, ILookup<Guid, Guid> knows, int dueIn)
    {
        var able = desks.Where(desk => desk.HasRoom(family.Count)).ToList();
        if (family[0].HouseholdId is { } household && able.Where(desk => knows[household].Contains(desk.StaffMemberId)).ToList() is { Count: > 0 } known)
            able = known;
        return able
            .OrderBy(desk => Math.Max(dueIn, desk.LastWeekOf(family.Count)))
            .ThenBy(desk => desk.Filled(family.Count)).ThenBy(desk => desk.StaffMemberId).FirstOrDefault();
    }

    /// <summary>What somebody has and can still take while the plan is made.</summary>
    private sealed class Desk(SpreadWorker worker)
    {
        private readonly int[] _free = [.. worker.FreeInWeek.Take(Weeks)];
        private int _files = worker.Files, _first, _left = worker.FreeInWeek.Take(Weeks).Sum(free => Math.Max(0, free));

        public Guid StaffMemberId => worker.StaffMemberId;

        public bool HasRoom(int files) => _files + files <= worker.MostFiles && _left >= files;

        /// <summary>Which part of the capacity is used once so many files more are taken; of nothing all is used.</summary>
        public decimal Filled(int files) => worker.MostFiles == 0 ? decimal.MaxValue : (decimal)(_files + files) / worker.MostFiles;

        /// <summary>The week of the last of so many, counted from this one.</summary>
        public int LastWeekOf(int files)
        {
            var week = _first;
            for (var left = files; ; week++)
            {
                left -= Math.Max(0, _free[week]);
                if (left <= 0)
                    return week;
            }
        }

        /// <summary>Takes one file, in the first week that has room.</summary>
        public int Take()
        {
            while (_free[_first] <= 0)
                _first++;
            (_files, _left) = (_files + 1, _left - 1);
            _free[_first]--;
            return _first;
        }

        /// <summary>Takes files for which there is no room.</summary>
        public void TakeOver(int files) => _files += files;
    }
}
