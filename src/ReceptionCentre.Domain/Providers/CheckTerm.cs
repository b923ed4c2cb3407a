using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Domain.Providers;

/// <summary>After how many days each offer of the region is looked at again, from a day on. The last that began holds.</summary>
public sealed class CheckTerm : Aggregate
{
    /// <summary>A year: what holds where nobody set anything else.</summary>
    public const int UsualDays = 365;

    public const int FewestDays = 30, MostDays = 1_095;

    private CheckTerm()
    {
    }

    public DateOnly From { get; private init; }
    public int Days { get; private init; }

    public static CheckTerm Set(DateOnly from, int days)
    {
        ProviderRules.ACheckTermIsInItsRange.Check(days is >= FewestDays and <= MostDays);
        return new() { Id = Guid.CreateVersion7(), From = from, Days = days };
    }
}
