using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Domain.Newcomers;

public static class NewcomerRules
{
    /// <summary>To open a file only "what do we call you" is mandatory.</summary>
    public static readonly Rule EverybodyIsCalledSomething = new("Newcomers.EverybodyIsCalledSomething");

    /// <summary>A name that somebody does not have cannot be filled in.</summary>
    public static readonly Rule ANameIsThereOrNot = new("Newcomers.ANameIsThereOrNot");

    /// <summary>A document has its kind and its number; without a number there is nothing to recognise it by.</summary>
    public static readonly Rule ADocumentHasANumber = new("Newcomers.ADocumentHasANumber");

    /// <summary>A birth date cannot lie in the future.</summary>
    public static readonly Rule BornInThePast = new("Newcomers.BornInThePast");

    /// <summary>A BSN passes the eleven-test (elfproef).</summary>
    public static readonly Rule BsnPassesTheElevenTest = new("Newcomers.BsnPassesTheElevenTest");

    /// <summary>A V-number has ten digits.</summary>
    public static readonly Rule VNumberHasTenDigits = new("Newcomers.VNumberHasTenDigits");

    /// <summary>A number belongs to one person: whoever has it is already registered.</summary>
    public static readonly Rule NumberBelongsToOnePerson = new("Newcomers.NumberBelongsToOnePerson");

    /// <summary>Possible duplicates are looked at before somebody is registered as a new person.</summary>
    public static readonly Rule PossibleDuplicatesAreLookedAt = new("Newcomers.PossibleDuplicatesAreLookedAt");
}
