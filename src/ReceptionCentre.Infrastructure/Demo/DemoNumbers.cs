using System.Buffers.Binary;
using System.Globalization;

namespace ReceptionCentre.Infrastructure.Demo;

/// <summary>Ids and numbers that follow from somebody's place in the row, so that filling can stop and go on.</summary>
internal static class DemoNumbers
{
    /// <summary>Above this the invented numbers would no longer be unique.</summary>
    public const int MaximumPeople = 2_000_000;

    // The moment of the ids of parts: one millisecond a person, after the moments of the ids below.
    private const long PartsBegin = 0x019A_0001_0000;

    private const int BsnPlaces = 2_500_000, VNumberPlaces = 99_999_989, Spread = 7_919;

    public static Guid PersonId(int index) => Id(0, index);

    public static Guid CaseFileId(int index) => Id(1, index);

    /// <summary>The id of something else of a person: of its seed, in the order of the row.</summary>
    /// <param name="number">Which of the person's things, from 0.</param>
    public static Guid PartId(int seed, int index, int number)
    {
        Span<byte> id = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(id, ((PartsBegin + index) << 16) | 0x7000 | (uint)(number & 0xFFF));
        BinaryPrimitives.WriteUInt64BigEndian(id[8..], (Dice.Of(seed, index).At(number) >> 2) | 0x8000_0000_0000_0000);
        return new(id, bigEndian: true);
    }

    public static Guid StaffId(int number) => Id(2, number);

    public static Guid TeamId(int number) => Id(3, number);

    public static Guid SettingsId(int number) => Id(4, number);

    public static Guid CapacityId(int number) => Id(5, number);

    public static Guid AbsenceId(int number) => Id(6, number);

    public static Guid MeetingPlaceId(int number) => Id(20, number);

    public static Guid ReminderChoiceId(int number) => Id(34, number);

    public static Guid ReminderId(int number) => Id(35, number);

    public static Guid WaitingRoomId(int number) => Id(32, number);

    public static Guid WaitingNumberId(int number) => Id(33, number);

    public static Guid ConsultationHourId(int number) => Id(21, number);

    // A version 7 id of a fixed moment.
    private static Guid Id(int kind, int index) => new(string.Create(CultureInfo.InvariantCulture, $"019a0000-{kind:x4}-7000-8000-{index:x12}"));

    /// <summary>
    /// A BSN that passes the eleven-test, from the range that begins with 9. Each place in the row has four beginnings of
    /// its own; one in eleven beginnings has no last digit, and the next one then does.
    /// </summary>
    public static string Bsn(int index)
    {
        var place = (int)((long)index * Spread % BsnPlaces);
        for (var beginning = 90_000_000 + (place * 4); ; beginning++)
        {
            var digits = beginning.ToString(CultureInfo.InvariantCulture);
            var last = digits.Select((digit, i) => (digit - '0') * (9 - i)).Sum() % 11;
            if (last < 10)
                return digits + (char)('0' + last);
        }
    }

    public static string VNumber(int index) => string.Create(CultureInfo.InvariantCulture, $"09{(long)(index + 1) * Spread % VNumberPlaces:00000000}");

    /// <summary>Mobile numbers that begin with 06-00 belong to nobody.</summary>
    public static string Mobile(Dice dice) =>
        string.Create(CultureInfo.InvariantCulture, $"06 00 {dice.Below(100):00} {dice.Below(100):00} {dice.Below(100):00}");
}
