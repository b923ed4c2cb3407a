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
internal sealed class TakenOver(RegisteredPerson? told, ICurrentStaff current, TimeProvider time, Provenance? said = null)
{
    /// <summary>Code of the list "fact-sources".</summary>
    public const string Source = "brp";

    private readonly Provenance _said = said ?? current.Recording(time), _told = current.Recording(time, Source);

    public static TakenOver Of(RegistrationAnswers? answers, ICurrentStaff current, TimeProvider time) => new(answers?.Registered(), current, time);

    /// <summary>Everything is what another municipality said when it handed the person over.</summary>
    public static TakenOver HandedOver(Provenance provenance, ICurrentStaff current, TimeProvider time) => new(null, current, time, provenance);

    /// <summary>Of what the register does not tell.</summary>
    public Provenance Said => _said;

    public Provenance Name(NameParts name) =>
        told is not null && (name.GivenNames, name.Prefix, name.FamilyName) == (told.GivenNames, told.Prefix, told.FamilyName)
        && (name.PartnerFamilyName is null || (name.PartnerPrefix, name.PartnerFamilyName, name.Usage) == (told.PartnerPrefix, told.PartnerFamilyName, told.Usage)) ? _told : _said;

    /// <summary>Told by the register as a whole: what the clerk added or changed makes it what was said.</summary>
    public Provenance Birth(PartialDate born, string? place, string? country) =>
        told is not null && (told.Born ?? PartialDate.Unknown) == born && told.BirthPlace == place && told.BirthCountry == country ? _told : _said;

    public Provenance Gender(Gender gender) => told?.Gender == gender ? _told : _said;

    public Provenance Bsn(string bsn) => told?.Bsn == bsn ? _told : _said;

    /// <summary>What stands in the form, and of the register what has no room there as long as nothing in the form differs from it.</summary>
    public void AddNationalities(Person person, IReadOnlyList<string?> typed, IEnumerable<string> known)
    {
        var list = known.ToHashSet(StringComparer.Ordinal);
        var of = told?.Nationalities.Where(one => list.Contains(one.Code)).ToList() ?? [];
        var chosen = typed.OfType<string>().ToList();
        foreach (var code in chosen)
        {
            if (of.Find(one => one.Code == code) is { } same)
                person.AddNationality(code, same.From, _told);
            else
                person.AddNationality(code, PartialDate.Unknown, _said);
        }
        if (chosen.Count > 0 && chosen.SequenceEqual(of.Take(chosen.Count).Select(one => one.Code)))
        {
            foreach (var nationality in of.Skip(chosen.Count))
                person.AddNationality(nationality.Code, nationality.From, _told);
        }
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
