namespace ReceptionCentre.Domain.TravelDocuments;

/// <summary>Where a field stands in the zone when its lines are put behind each other; places count from 0.</summary>
internal readonly record struct ZonePart(int From, int Length)
{
    public int End => From + Length;

    public IEnumerable<int> Places => Enumerable.Range(From, Length);

    public string In(string zone) => zone.Substring(From, Length);
}

/// <summary>Where everything stands in a format (ICAO Doc 9303: TD3 part 4, TD1 part 5, TD2 part 6, visas part 7).</summary>
/// <param name="LongNumber">Where a number that is too long goes on; null = it cannot be longer than its field.</param>
/// <param name="OptionalCheck">Place of the check digit of the optional data; null = it has none of its own.</param>
/// <param name="WholeCheck">Place of the last check digit; null = there is none (visas).</param>
/// <param name="Whole">What the last check digit covers.</param>
internal sealed record ZoneLayout(
    ZoneFormat Format, int Lines, int Width, ZonePart Names, ZonePart Number, int NumberCheck, ZonePart? LongNumber, ZonePart Nationality, ZonePart Birth, int BirthCheck,
    int Sex, ZonePart ValidUntil, int ValidUntilCheck, IReadOnlyList<ZonePart> Optional, int? OptionalCheck, int? WholeCheck, IReadOnlyList<ZonePart> Whole)
{
    public static readonly ZonePart Code = new(0, 2), IssuingState = new(2, 3);

    public static readonly ZoneLayout Td1 = new(
        ZoneFormat.Td1, 3, 30, new(60, 30), new(5, 9), 14, new(15, 15), new(45, 3), new(30, 6), 36, 37, new(38, 6), 44, [new(15, 15), new(48, 11)], null, 59,
        [new(5, 25), new(30, 7), new(38, 7), new(48, 11)]);

    public static readonly ZoneLayout Td2 = new(
        ZoneFormat.Td2, 2, 36, new(5, 31), new(36, 9), 45, new(64, 7), new(46, 3), new(49, 6), 55, 56, new(57, 6), 63, [new(64, 7)], null, 71,
        [new(36, 10), new(49, 7), new(57, 14)]);

    public static readonly ZoneLayout Td3 = new(
        ZoneFormat.Td3, 2, 44, new(5, 39), new(44, 9), 53, null, new(54, 3), new(57, 6), 63, 64, new(65, 6), 71, [new(72, 14)], 86, 87,
        [new(44, 10), new(57, 7), new(65, 22)]);

    public static readonly ZoneLayout MrvA = Td3 with { Format = ZoneFormat.MrvA, Optional = [new(72, 16)], OptionalCheck = null, WholeCheck = null, Whole = [] };

    public static readonly ZoneLayout MrvB = Td2 with { Format = ZoneFormat.MrvB, LongNumber = null, Optional = [new(64, 8)], WholeCheck = null, Whole = [] };

    /// <summary>The small visa before the large one: when both fit, because ends of lines were lost, they say the same.</summary>
    public static readonly IReadOnlyList<ZoneLayout> All = [Td1, Td2, Td3, MrvB, MrvA];

    public int Size => Lines * Width;

    public bool IsVisa => Format is ZoneFormat.MrvA or ZoneFormat.MrvB;

    public ZonePlace Place(int at) => new((at / Width) + 1, (at % Width) + 1);

    public IReadOnlyList<string> Split(string zone) => [.. Enumerable.Range(0, Lines).Select(line => zone.Substring(line * Width, Width))];

    /// <summary>Lines that end in fillers, so that these can be lost at their end.</summary>
    public bool MayEndShort(int line) => Names.From / Width == line || (IsVisa && line == 1);

    /// <summary>Whether a document of this format begins with the letter.</summary>
    public bool BeginsWith(char letter) => Format switch
    {
        ZoneFormat.Td3 => letter == 'P',
        ZoneFormat.MrvA or ZoneFormat.MrvB => letter == 'V',
        _ => letter is 'A' or 'C' or 'I' or 'P',
    };
}
