using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Newcomers;

namespace ReceptionCentre.Application.Imports;

/// <summary>What a row can tell more of somebody whom we know.</summary>
public enum ToldPart
{
    BirthDate = 1,
    Gender = 2,
    Nationality = 3,
    Language = 4,
    Phone = 5,
    Email = 6,
    Address = 7,
}

/// <summary>A row beside what we know of the person: the row is not taken over, but says where to look.</summary>
/// <param name="EmptyHere">The row tells it, and we do not know it.</param>
/// <param name="OtherHere">Both know it, and differ.</param>
public sealed record RowBesidePerson(IReadOnlyList<ToldPart> EmptyHere, IReadOnlyList<ToldPart> OtherHere)
{
    public static readonly RowBesidePerson Nothing = new([], []);

    internal static RowBesidePerson Of(ReadArrival row, Person person, DateOnly today)
    {
        var (told, stay, address) = (row.Command, row.Command.Stay, person.Addresses.Current(today));
        var (empty, other) = (new List<ToldPart>(), new List<ToldPart>());
        void Look(ToldPart part, string? there, IReadOnlyCollection<string> here, Func<string, string, bool>? alike = null)
        {
            if (there is null)
                return;
            if (here.Count == 0)
                empty.Add(part);
            else if (!here.Any(one => alike?.Invoke(one, there) ?? one == there))
                other.Add(part);
        }
        if (told.BirthDate is { IsUnknown: false } born)
        {
            // A whole date tells more than the year that we know; it differs when it cannot be the same day.
            var known = person.Births.Current(today)?.Born ?? PartialDate.Unknown;
            if (known.IsUnknown || (known.CanBe(born) && known.Day is null && born.Day is not null))
                empty.Add(ToldPart.BirthDate);
            else if (!known.CanBe(born))
                other.Add(ToldPart.BirthDate);
        }
        Look(ToldPart.Gender, told.Details?.Gender?.ToString(), person.GenderOn(today) is { } gender ? [gender.ToString()] : []);
        Look(ToldPart.Nationality, told.Nationality, [.. person.Nationalities.On(today).Select(fact => fact.Code)]);
        Look(ToldPart.Language, stay.Language, [.. person.Languages.On(today).Select(fact => fact.Code)]);
        Look(ToldPart.Phone, stay.Phone, [.. person.ContactDetails.On(today).Where(fact => fact.Kind != "email").Select(fact => fact.Value)], (here, there) => Digits(here) == Digits(there));
        Look(ToldPart.Email, stay.Email, [.. person.ContactDetails.On(today).Where(fact => fact.Kind == "email").Select(fact => fact.Value)], (here, there) => here.Equals(there, StringComparison.OrdinalIgnoreCase));
        // Of a hidden address nothing is told, not even whether it is another one.
        if (address?.IsLocked != true)
            Look(ToldPart.Address, stay.AddressKind is null ? null : Tidy(stay.AddressKind, stay.Street, stay.Postcode, stay.Place), address is null ? [] : [Tidy(address.Kind, address.Street, address.Postcode, address.Place)]);
        return new(empty, other);
    }

    // 06 12345678 and +31 6 1234 5678 are one number.
    private static string Digits(string phone)
    {
        var digits = string.Concat(phone.Where(char.IsAsciiDigit)).TrimStart('0');
        return digits.StartsWith("31", StringComparison.Ordinal) ? digits[2..] : digits;
    }

    private static string Tidy(string kind, params string?[] parts) => string.Concat(parts.Prepend(kind).OfType<string>().SelectMany(part => part.Where(char.IsLetterOrDigit))).ToUpperInvariant();
}
