namespace ReceptionCentre.Benchmarks.Matching;

/// <summary>
/// Logistic regression by iteratively reweighted least squares (D. R. Cox 1958; J. A. Nelder and R. W. M. Wedderburn 1972),
/// with a ridge that keeps weights of rare features small (A. E. Hoerl and R. W. Kennard 1970).
/// </summary>
internal static class LogisticFit
{
    /// <returns>The bias, and then the weights in the order of the features.</returns>
    public static double[] Of(IReadOnlyList<double[]> features, IReadOnlyList<bool> labels, double ridge, int rounds = 25)
    {
        var size = features[0].Length + 1;
        var weights = new double[size];
        for (var round = 0; round < rounds; round++)
        {
            var hessian = new double[size, size];
            var gradient = new double[size];
            for (var row = 0; row < features.Count; row++)
            {
                var chance = Chance(weights, features[row]);
                var (error, spread) = ((labels[row] ? 1 : 0) - chance, Math.Max(1e-6, chance * (1 - chance)));
                for (var i = 0; i < size; i++)
                {
                    if (At(features[row], i) is not (var one and not 0))
                        continue;
                    gradient[i] += error * one;
                    for (var j = 0; j <= i; j++)
                        hessian[i, j] += spread * one * At(features[row], j);
                }
            }
            for (var i = 0; i < size; i++)
            {
                if (i > 0)
                {
                    hessian[i, i] += ridge;
                    gradient[i] -= ridge * weights[i];
                }
                for (var j = i + 1; j < size; j++)
                    hessian[i, j] = hessian[j, i];
            }
            var step = Solve(hessian, gradient);
            for (var i = 0; i < size; i++)
                weights[i] += step[i];
            if (step.Max(Math.Abs) < 1e-5)
                break;
        }
        return weights;
    }

    private static double At(double[] row, int place) => place == 0 ? 1 : row[place - 1];

    private static double Chance(double[] weights, double[] row)
    {
        var sum = weights[0];
        for (var at = 0; at < row.Length; at++)
            sum += weights[at + 1] * row[at];
        return 1 / (1 + Math.Exp(-sum));
    }

    // Cholesky: the matrix is symmetric and, with the ridge, positive definite.
    private static double[] Solve(double[,] matrix, double[] right)
    {
        var size = right.Length;
        var lower = new double[size, size];
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var sum = matrix[i, j];
                for (var k = 0; k < j; k++)
                    sum -= lower[i, k] * lower[j, k];
                lower[i, j] = i == j ? Math.Sqrt(Math.Max(sum, 1e-9)) : sum / lower[j, j];
            }
        }
        var solved = new double[size];
        for (var i = 0; i < size; i++)
        {
            solved[i] = right[i];
            for (var k = 0; k < i; k++)
                solved[i] -= lower[i, k] * solved[k];
            solved[i] /= lower[i, i];
        }
        for (var i = size - 1; i >= 0; i--)
        {
            for (var k = i + 1; k < size; k++)
                solved[i] -= lower[k, i] * solved[k];
            solved[i] /= lower[i, i];
        }
        return solved;
    }
}
