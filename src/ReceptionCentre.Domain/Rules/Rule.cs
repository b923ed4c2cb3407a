namespace ReceptionCentre.Domain.Rules;

/// <summary>
/// A rule of the reception centre with a name that a caseworker understands. <see cref="Name"/> is also the key of the
/// sentence that the screen shows when the rule is broken ("Plans.PayerSharesAddUpTo100").
/// </summary>
public sealed record Rule(string Name)
{
    /// <summary>Refuses the change when <paramref name="holds"/> is false.</summary>
    /// <exception cref="BrokenRuleException">The rule does not hold.</exception>
    public void Check(bool holds, params object[] arguments)
    {
        if (!holds)
            throw new BrokenRuleException(this, arguments);
    }
}

/// <summary>A change that the rules of the centre refuse. Shown on the form in plain words; never a bug.</summary>
public sealed class BrokenRuleException(Rule rule, IReadOnlyList<object> arguments) : Exception(rule.Name)
{
    public Rule Rule { get; } = rule;

    /// <summary>Values for the placeholders {0}, {1} … of the sentence. Never a name, number or other personal data.</summary>
    public IReadOnlyList<object> Arguments { get; } = arguments;
}
