namespace ReceptionCentre.Infrastructure.Demo;

/// <summary>
/// Which kinds of newcomers stay how long in a town: as many of each kind as the town has, as long as the table says for
/// the town, and seasonal workers mostly short, families mostly long. Found by fitting rows and columns in turn
/// (iterative proportional fitting), so that neither the kinds nor the lengths give way.
/// </summary>
internal sealed class DemoMix
{
    private const int Rounds = 60;

    private readonly IReadOnlyList<(double Weight, DemoMotive What)>[] _ofClass;

    public DemoMix(TownKind kind, IReadOnlyList<(double Weight, DemoMotive What)> motives)
    {
        var classes = DemoStayLengths.ClassesOf(kind);
        var all = motives.Sum(one => one.Weight);
        var fit = motives.Select(one => one.What.Lengths.Select(affinity => affinity * one.Weight / all).ToArray()).ToArray();
        for (var round = 0; round < Rounds; round++)
        {
            for (var row = 0; row < fit.Length; row++)
            {
                var sum = fit[row].Sum();
                for (var column = 0; column < classes.Count; column++)
                    fit[row][column] *= motives[row].Weight / all / sum;
            }
            for (var column = 0; column < classes.Count; column++)
            {
                var sum = fit.Sum(row => row[column]);
                for (var row = 0; row < fit.Length; row++)
                    fit[row][column] *= classes[column] / sum;
            }
        }
        _ofClass = [.. classes.Select((_, column) => motives.Select((one, row) => (fit[row][column], one.What)).ToList())];
    }

    public DemoMotive Pick(StayClass length, Dice dice) => dice.Pick(_ofClass[(int)length]);
}
