namespace ReceptionCentre.Domain.Placement;

/// <summary>What somebody is placed with. One mechanism serves all: what a kind does not ask stays empty, and says nothing in a comparison.</summary>
public enum PlacementKind
{
    /// <summary>A volunteer whom somebody meets, to speak Dutch and to find the way. An extra: only with consent.</summary>
    Buddy = 1,

    /// <summary>A vacancy of an employer.</summary>
    Job = 2,

    /// <summary>A place in a class. For children.</summary>
    School = 3,
}

/// <summary>How far somebody goes; measured by what a Dutch postcode tells.</summary>
public enum Reach
{
    /// <summary>The same four digits.</summary>
    Neighbourhood = 1,

    /// <summary>The same first two digits.</summary>
    Region = 2,

    Anywhere = 3,
}

/// <summary>What a code says of a wish or of a place.</summary>
public enum PlacementCodeUse
{
    /// <summary>One can speak with them in it: the list "languages".</summary>
    Language = 1,

    /// <summary>Somebody wants to learn it: the list "languages".</summary>
    Learns = 2,

    /// <summary>The list "interests".</summary>
    Interest = 3,

    /// <summary>Somebody can do it, or a vacancy asks for it: the list "skills".</summary>
    Skill = 4,

    /// <summary>A vacancy cannot do without it: the list "skills".</summary>
    NeededSkill = 5,
}

public static class PlacementLimits
{
    public const int WordsLength = 1000, ReasonLength = 1000, NameLength = 120, ContactLength = 200, TownLength = 100, PostcodeLength = 12, MostCodes = 20;
}
