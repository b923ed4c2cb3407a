namespace ReceptionCentre.Domain.WorkQueue;

/// <summary>Whose work is shown.</summary>
public enum QueueWhose
{
    Mine = 1,

    /// <summary>Of one team, with caseworker or without.</summary>
    Team = 2,

    /// <summary>Of nobody yet.</summary>
    Nobody = 3,
    Colleague = 4,

    /// <summary>Everything that one may see here: for a manager all municipalities in scope, for a caseworker the own work and that of the own teams.</summary>
    All = 5,
}

/// <summary>By when it is to be done.</summary>
public enum QueueWhen
{
    Overdue = 1,

    /// <summary>Today or within the days that follow.</summary>
    Soon = 2,
    Later = 3,

    /// <summary>The next move is somebody else's.</summary>
    Waiting = 4,
}
