namespace ReceptionCentre.Application.Municipalities;

/// <summary>The sum that stands behind each part of a PNG (CRC-32 of ISO 3309), bit by bit: logos are small and few.</summary>
public static class PngSum
{
    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        var sum = uint.MaxValue;
        foreach (var one in bytes)
        {
            sum ^= one;
            for (var bit = 0; bit < 8; bit++)
                sum = (sum & 1) == 1 ? (sum >> 1) ^ 0xEDB88320 : sum >> 1;
        }
        return ~sum;
    }
}
