using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Domain.Decisions;

/// <summary>Who may sign for the college of one municipality, in which function, from when until when. It ends; it is never removed.</summary>
public sealed class Mandate : Aggregate
{
    public const int NameLength = 100, FunctionLength = 100;

    private Mandate()
    {
    }

    /// <summary>Code of the list "municipalities".</summary>
    public string Municipality { get; private init; } = "";
    public Guid StaffMemberId { get; private init; }

    /// <summary>Name and function as they stand below a decision.</summary>
    public string Name { get; private init; } = "";
    public string Function { get; private init; } = "";
    public DateOnly From { get; private init; }

    /// <summary>First day on which it no longer holds; null = no end known.</summary>
    public DateOnly? Until { get; private set; }

    public static Mandate Give(string municipality, Guid staffMemberId, string name, string function, DateOnly from, DateOnly? until, Guid? id = null)
    {
        DecisionRules.AMandateEndsAfterItBegins.Check(until is null || until > from);
        return new() { Id = id ?? Guid.CreateVersion7(), Municipality = municipality, StaffMemberId = staffMemberId, Name = name, Function = function, From = from, Until = until };
    }

    public bool HoldsOn(DateOnly day) => From <= day && (Until is null || Until > day);

    public void End(DateOnly until)
    {
        DecisionRules.AMandateEndsAfterItBegins.Check(until >= From);
        Until = until;
    }
}

/// <summary>How one municipality signs its decisions. Made when it is first saved.</summary>
public sealed class SigningSettings : Aggregate
{
    private SigningSettings()
    {
    }

    /// <summary>Code of the list "municipalities"; each has one row at most.</summary>
    public string Municipality { get; private init; } = "";

    /// <summary>Who wrote a decision does not sign it.</summary>
    public bool FourEyes { get; private set; }

    /// <summary>A committee advises on objections: the decision may take longer.</summary>
    public bool Committee { get; private set; }

    /// <summary>What stands below a decision about objecting, in the municipality's own words; null = as the centre has it.</summary>
    public string? Remedy { get; private set; }

    /// <summary>Months from the start of the term within which a route may be switched; null = not checked, because no source confirms it.</summary>
    public int? RouteSwitchMonths { get; private set; }

    public static SigningSettings For(string municipality, Guid? id = null)
    {
        var settings = new SigningSettings { Id = id ?? Guid.CreateVersion7(), Municipality = municipality };
        settings.RaiseVersion();
        return settings;
    }

    public void Choose(bool fourEyes, bool committee, string? remedy, int? routeSwitchMonths) =>
        (FourEyes, Committee, Remedy, RouteSwitchMonths) = (fourEyes, committee, remedy, routeSwitchMonths);
}
