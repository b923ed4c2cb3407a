namespace ReceptionCentre.Domain.Placement;

/// <summary>
/// Who gets which place, over all pairs at once. Rows are taken in their turn, and each is brought in by the cheapest chain of moves
/// that keeps everybody who was brought in before. So whoever comes first in turn has a place whenever it is possible at all,
/// as many as possible have one (the sets of people who can have places together form a matroid, of which taking in turn gives
/// a largest set that is first in turn as well: Edmonds and Fulkerson 1965), and of all ways to place these people the total strain is
/// the least (shortest augmenting paths with potentials: Kuhn 1955, Munkres 1957, Jonker and Volgenant 1987, with columns that take several).
/// </summary>
/// <remarks>Of equals the first column is taken, so that the same is proposed twice. Takes at most rows² × columns steps, and no memory worth naming beside the costs.</remarks>
public static class FairAssignment
{
    /// <summary>Cost of a pair that is not possible.</summary>
    public const int Impossible = int.MaxValue;

    /// <summary>Has no place.</summary>
    public const int None = -1;

    /// <param name="capacities">How many rows each column takes.</param>
    /// <param name="costs">Of each row the costs of all columns, not negative; or <see cref="Impossible"/>.</param>
    /// <returns>The column of each row, or <see cref="None"/>.</returns>
    public static int[] Solve(int rows, IReadOnlyList<int> capacities, int[] costs)
    {
        var work = new Work(costs, capacities, rows);
        for (var row = 0; row < rows; row++)
            work.BringIn(row);
        return work.ColumnOf;
    }

    private sealed class Work
    {
        private readonly int[] _costs;
        private readonly int _columns;
        private readonly List<int>[] _rowsOf;
        private readonly int[] _free, _rowBefore;
        private readonly long[] _ofRow, _ofColumn, _distance;
        private readonly bool[] _settled;

        public Work(int[] costs, IReadOnlyList<int> capacities, int rows)
        {
            (_costs, _columns) = (costs, capacities.Count);
            ColumnOf = new int[rows];
            Array.Fill(ColumnOf, None);
            _rowsOf = [.. capacities.Select(_ => new List<int>())];
            _free = [.. capacities];
            (_ofRow, _ofColumn, _distance, _settled, _rowBefore) = (new long[rows], new long[_columns], new long[_columns], new bool[_columns], new int[_columns]);
        }

        public int[] ColumnOf { get; }

        /// <summary>The nearest column with a place, over columns whose rows can move on; when there is none, the row stays without.</summary>
        public void BringIn(int row)
        {
            Array.Fill(_distance, long.MaxValue);
            Array.Clear(_settled);
            Look(row, 0);
            for (var column = Nearest(); column != None; column = Nearest())
            {
                if (_free[column] > 0)
                {
                    Reprice(row, column);
                    Move(row, column);
                    return;
                }
                _settled[column] = true;
                foreach (var holder in _rowsOf[column])
                    Look(holder, _distance[column]);
            }
        }

        private void Look(int row, long from)
        {
            var start = row * _columns;
            for (var column = 0; column < _columns; column++)
            {
                if (_settled[column] || _costs[start + column] == Impossible)
                    continue;
                var distance = from + _costs[start + column] - _ofRow[row] - _ofColumn[column];
                if (distance < _distance[column])
                    (_distance[column], _rowBefore[column]) = (distance, row);
            }
        }

        private int Nearest()
        {
            var (nearest, least) = (None, long.MaxValue);
            for (var column = 0; column < _columns; column++)
            {
                if (!_settled[column] && _distance[column] < least)
                    (nearest, least) = (column, _distance[column]);
            }
            return nearest;
        }

        // What the chain is worth, so that no pair is ever cheaper than its prices say: later chains stay the cheapest.
        private void Reprice(int row, int end)
        {
            var length = _distance[end];
            _ofRow[row] += length;
            for (var column = 0; column < _columns; column++)
            {
                if (!_settled[column])
                    continue;
                _ofColumn[column] -= length - _distance[column];
                foreach (var holder in _rowsOf[column])
                    _ofRow[holder] += length - _distance[column];
            }
        }

        // Everybody on the chain moves on to the next column; the last one had a place.
        private void Move(int row, int end)
        {
            _free[end]--;
            for (var column = end; ;)
            {
                var mover = _rowBefore[column];
                var before = ColumnOf[mover];
                if (before != None)
                    _rowsOf[before].Remove(mover);
                _rowsOf[column].Add(mover);
                ColumnOf[mover] = column;
                if (mover == row)
                    return;
                column = before;
            }
        }
    }
}
