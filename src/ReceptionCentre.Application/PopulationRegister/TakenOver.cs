using ReceptionCentre.Application.Newcomers;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Domain.PopulationRegister;

namespace ReceptionCentre.Application.PopulationRegister;

/// <summary>
/// The source of each fact of a registration: the register for what it told and the clerk left as it was, else what was
/// said at the desk.
/// </summary>
internal sealed class TakenOver(RegisteredPerson? told, ICurrentStaff current, TimeProvider time)
{
    /// <summary>Code of the list "fact-sources".</summary>
    public const string Source = "brp";

    private readonly Provenance _said = current.Recording(time), _told = current.Recording(time, Source);

    public static TakenOver Of(RegistrationAnswers? answers, ICurrentStaff current, TimeProvider time) => new(answers?.Registered(), current, time);

    public Provenance Name(NameParts name) =>
        told is not null && (name.GivenNames, name.Prefix, name.FamilyName) == (told.GivenNames, told.Prefix, told.FamilyName) ? _told : _said;

    public Provenance Birth(PartialDate born) => told?.Born == born ? _told : _said;

    public Provenance Bsn(string bsn) => told?.Bsn == bsn ? _told : _said;

    /// <summary>Nationalities of the register besides the one that stands in the form.</summary>
    public void AddNationalities(Person person, string? typed, IEnumerable<string> known)
    {
        if (typed is null)
            return;
        var list = known.ToHashSet(StringComparer.Ordinal);
        var of = told?.Nationalities.Where(one => list.Contains(one.Code)).ToList() ?? [];
        if (of.Find(one => one.Code == typed) is null)
        {
            // The clerk chose another one: then that is what was said, and the register's are left for a comparison.
            person.AddNationality(typed, PartialDate.Unknown, _said);
            return;
        }
        foreach (var nationality in of.OrderByDescending(one => one.Code == typed))
            person.AddNationality(nationality.Code, nationality.From, _told);
    }

    /// <summary>Since when, and who says so. A hidden address that the clerk may not see is completed here.</summary>
    public (Address Address, PartialDate From, Provenance Provenance) Address(Address typed, PartialDate today)
    {
        if (told?.Address is not { Street: not null, IsEmptied: false } there)
            return (typed, today, _said);
        var isHidden = told.IsSecret && typed is { Kind: AddressFact.Hidden, Street: null };
        var address = isHidden ? typed with { Street = there.Street, Postcode = there.Postcode, Place = there.Place } : typed;
        var isTold = (address.Street, address.Postcode, address.Place) == (there.Street, there.Postcode, there.Place);
        return (address, isTold && there.From <= today ? there.From : today, isTold ? _told : _said);
    }
}
