namespace ReceptionCentre.Architecture.Tests.Looking;

/// <summary>A rule of the house proves that it looked: at no fewer things than there certainly are, each of them.</summary>
internal static class Looked
{
    /// <param name="atLeast">How many there certainly are; fewer means that the test looks in the wrong place.</param>
    /// <param name="offences">What is wrong with one, each in a sentence; empty when it is as it should be.</param>
    public static void At<T>(int atLeast, IReadOnlyCollection<T> things, Func<T, IEnumerable<string>> offences)
    {
        Assert.True(things.Count >= atLeast, $"Looked at {things.Count}, and there are {atLeast} at least.");
        var found = things.SelectMany(offences).Distinct().Order(StringComparer.Ordinal).ToList();
        Assert.True(found.Count == 0, $"{found.Count} of them:{Environment.NewLine}{string.Join(Environment.NewLine, found)}");
    }

    /// <summary>Every exception with a reason is still needed; one that is not is taken away.</summary>
    public static void Uses(IEnumerable<string> exceptions, IEnumerable<string> used)
    {
        var unused = exceptions.Except(used, StringComparer.Ordinal).ToList();
        Assert.True(unused.Count == 0, $"No longer an exception: {string.Join(", ", unused)}");
    }
}
