using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Domain.PopulationRegister;

public static class PopulationRegisterRules
{
    /// <summary>What the register told is taken over while it is fresh; later it is asked again.</summary>
    public static readonly TimeSpan FreshFor = TimeSpan.FromHours(4);

    /// <summary>An answer of the register that is older than <see cref="FreshFor"/> is not taken over: something may have changed.</summary>
    public static readonly Rule AnAnswerIsFresh = new("PopulationRegister.AnAnswerIsFresh");

    /// <summary>Two numbers are two people, however alike they are: nothing is taken over from somebody with another BSN.</summary>
    public static readonly Rule AnotherNumberIsSomebodyElse = new("PopulationRegister.AnotherNumberIsSomebodyElse");

    /// <summary>One person is chosen before anything is taken over.</summary>
    public static readonly Rule OnePersonIsChosen = new("PopulationRegister.OnePersonIsChosen");
}
