namespace ReceptionCentre.Domain.Duo;

/// <summary>A school that the executing agency knows, with its marks: its own list, read anew by the interface.</summary>
public sealed class DuoSchool
{
    public const int NumberLength = 10, NameLength = 128, PlaceLength = 40;

    private DuoSchool()
    {
    }

    public DuoSchool(string number, string name, string place, bool qualityMark, bool educationRoute, DateTimeOffset at) =>
        (Number, Name, Place, QualityMark, EducationRoute, ReadAt) = (number, name, place, qualityMark, educationRoute, at);

    public string Number { get; private init; } = "";
    public string Name { get; private set; } = "";
    public string Place { get; private set; } = "";

    /// <summary>The quality mark for language schools (Blik op Werk).</summary>
    public bool QualityMark { get; private set; }

    /// <summary>Recognised for the education route (taalschakeltraject).</summary>
    public bool EducationRoute { get; private set; }
    public DateTimeOffset ReadAt { get; private set; }

    public void Read(string name, string place, bool qualityMark, bool educationRoute, DateTimeOffset at) =>
        (Name, Place, QualityMark, EducationRoute, ReadAt) = (name, place, qualityMark, educationRoute, at);
}
