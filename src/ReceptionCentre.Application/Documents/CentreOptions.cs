namespace ReceptionCentre.Application.Documents;

/// <summary>How the newcomer reaches the centre, as printed on paper. Section "Centre"; what is not configured is left blank.</summary>
public sealed class CentreOptions
{
    public string Name { get; set; } = "Ontvangstcentrum";
    public string Phone { get; set; } = "";
    public string Email { get; set; } = "";
    public string Address { get; set; } = "";
}
