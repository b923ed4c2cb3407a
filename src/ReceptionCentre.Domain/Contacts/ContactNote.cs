using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Domain.Contacts;

/// <summary>What was said with, or about, a person: noted in 20 seconds, corrected by a withdrawal and a new note.</summary>
public sealed class ContactNote : Aggregate, IOfCaseFile
{
    public const int AgreedLength = 4000, WithLength = 200, ReasonLength = DatedFact.ReasonLength;

    private ContactNote()
    {
    }

    public Guid CaseFileId { get; private init; }

    /// <summary>Day of the contact.</summary>
    public DateOnly On { get; private init; }

    /// <summary>Code of the list "contact-channels".</summary>
    public string Channel { get; private init; } = "";

    /// <summary>The person took part: only then is it a contact in the reports.</summary>
    public bool PersonTookPart { get; private init; }

    /// <summary>Who else was there, in words; null = nobody.</summary>
    public string? With { get; private init; }

    /// <summary>Code of the list "interpreter-kinds"; null = none was needed.</summary>
    public string? Interpreter { get; private init; }

    /// <summary>Code of the list "contact-occasions": which talk that is asked for this was; null = any other contact.</summary>
    public string? Occasion { get; private init; }

    /// <summary>What was said and agreed.</summary>
    public string Agreed { get; private init; } = "";

    /// <summary>Day on which we speak again or do what was agreed; null = nothing was agreed.</summary>
    public DateOnly? NextOn { get; private init; }

    /// <summary>A locked note (health, safety) is seen only with the named permission.</summary>
    public bool IsLocked { get; private init; }

    public DateTimeOffset WrittenAt { get; private init; }
    public Guid WrittenBy { get; private init; }

    public DateTimeOffset? WithdrawnAt { get; private set; }
    public Guid? WithdrawnBy { get; private set; }
    public string? WithdrawnReason { get; private set; }

    public static ContactNote Write(Guid caseFileId, Contact contact, DateOnly today, DateTimeOffset at, Guid by)
    {
        ContactRules.AContactHasHappened.Check(contact.On <= today);
        ContactRules.TheNextContactIsLater.Check(contact.NextOn is null || contact.NextOn >= contact.On);
        ContactRules.ATalkIsWithThePerson.Check(contact.Occasion is null || contact.PersonTookPart);
        return new()
        {
            Id = Guid.CreateVersion7(),
            CaseFileId = caseFileId,
            On = contact.On,
            Channel = contact.Channel,
            PersonTookPart = contact.PersonTookPart,
            With = contact.With,
            Interpreter = contact.Interpreter,
            Occasion = contact.Occasion,
            Agreed = contact.Agreed,
            NextOn = contact.NextOn,
            IsLocked = contact.IsLocked,
            WrittenAt = at,
            WrittenBy = by,
        };
    }

    public void Withdraw(string reason, DateTimeOffset at, Guid by)
    {
        FactRules.WithdrawnOnce.Check(WithdrawnAt is null);
        (WithdrawnAt, WithdrawnBy, WithdrawnReason) = (at, by, reason);
    }
}

/// <summary>What the caseworker fills in about a contact; see the properties of <see cref="ContactNote"/>.</summary>
public sealed record Contact(
    DateOnly On, string Channel, bool PersonTookPart, string? With, string? Interpreter, string Agreed, DateOnly? NextOn, bool IsLocked, string? Occasion = null);

/// <summary>Codes of the list "contact-occasions" that clocks and the page of the progress look for.</summary>
public static class ContactOccasions
{
    public const string Progress = "progress", AfterCare = "after-care", Permit = "permit", AfterDeparture = "after-departure", JobEnd = "job-end", Adult = "adult", FamilyReunion = "family-reunion";
}

public static class ContactRules
{
    /// <summary>A contact is noted after it happened.</summary>
    public static readonly Rule AContactHasHappened = new("Contacts.AContactHasHappened");

    /// <summary>The next contact is on or after the day of this one.</summary>
    public static readonly Rule TheNextContactIsLater = new("Contacts.TheNextContactIsLater");

    /// <summary>A talk about the progress, after-care or the permit is one in which the person took part.</summary>
    public static readonly Rule ATalkIsWithThePerson = new("Contacts.ATalkIsWithThePerson");

    /// <summary>A locked note is written by whoever may read it.</summary>
    public static readonly Rule ALockedNoteNeedsThePermission = new("Contacts.ALockedNoteNeedsThePermission");

    /// <summary>A note is withdrawn by whoever wrote it.</summary>
    public static readonly Rule TheWriterWithdraws = new("Contacts.TheWriterWithdraws");
}
