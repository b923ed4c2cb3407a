namespace ReceptionCentre.Domain.Placement;

/// <summary>
/// Which kind of school is advised by how long a family wants to stay, as in Eindhoven (WRR, Samenleven in verscheidenheid, 2020,
/// chapter 3): reference data with a source. An advice with its reason, for a talk with the parents, and never forced.
/// </summary>
public sealed record SchoolAdvice(IReadOnlyList<SchoolAdviceLine> Lines)
{
    /// <summary>Code of the list "school-kinds"; null = it is not known how long they stay, or no line says.</summary>
    /// <param name="stay">Code of the list "school-stays".</param>
    public string? For(string? stay, DateOnly on) => Lines.FirstOrDefault(line => line.Stay == stay && line.IsValidOn(on))?.School;
}

/// <param name="Stay">Code of the list "school-stays".</param>
/// <param name="School">Code of the list "school-kinds".</param>
/// <param name="Until">First day on which it no longer holds.</param>
public sealed record SchoolAdviceLine(string Stay, string School, DateOnly From, DateOnly? Until, string Source)
{
    public bool IsValidOn(DateOnly day) => From <= day && (Until is null || Until > day);
}
