using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ReceptionCentre.Infrastructure.Staff;

/// <summary>Codes of six digits that change every 30 seconds (RFC 6238 with HMAC-SHA-1, what every authenticator app does).</summary>
public static class OneTimeCodes
{
    public const int KeyBytes = 20, Digits = 6;

    // One step back and ahead, for a clock that is wrong or a person who types slowly.
    private const int Slack = 1;
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static readonly TimeSpan Step = TimeSpan.FromSeconds(30);

    /// <summary>How long a code can be right; after that a used one need not be remembered.</summary>
    public static readonly TimeSpan Lifetime = Step * (2 * Slack + 1);

    /// <summary>A new key in base 32.</summary>
    public static string NewKey() => Base32(RandomNumberGenerator.GetBytes(KeyBytes));

    public static string CodeAt(string key, DateTimeOffset moment) => CodeOf(FromBase32(key), StepOf(moment));

    /// <summary>Whether the code, typed with or without spaces, is right at this moment.</summary>
    public static bool IsRight(string key, string typed, DateTimeOffset moment)
    {
        var code = Encoding.ASCII.GetBytes(Clean(typed));
        var bytes = FromBase32(key);
        var now = StepOf(moment);
        var right = false;
        for (var step = now - Slack; step <= now + Slack; step++)
            right |= CryptographicOperations.FixedTimeEquals(code, Encoding.ASCII.GetBytes(CodeOf(bytes, step)));
        return right;
    }

    public static string Clean(string typed) => string.Concat(typed.Where(char.IsAsciiDigit));

    private static long StepOf(DateTimeOffset moment) => moment.ToUnixTimeSeconds() / (long)Step.TotalSeconds;

    private static string CodeOf(byte[] key, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        // The algorithm that the apps know; its weakness (collisions) does not touch HMAC.
#pragma warning disable CA5350
        var hash = HMACSHA1.HashData(key, counter);
#pragma warning restore CA5350
        var offset = hash[^1] & 0x0F;
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(offset)) & 0x7FFFFFFF;
        return (number % 1_000_000).ToString("000000", CultureInfo.InvariantCulture);
    }

    private static string Base32(byte[] bytes)
    {
        var text = new StringBuilder();
        int buffer = 0, bits = 0;
        foreach (var one in bytes)
        {
            buffer = (buffer << 8) | one;
            bits += 8;
            while (bits >= 5)
            {
                text.Append(Alphabet[(buffer >> (bits - 5)) & 31]);
                bits -= 5;
            }
            buffer &= (1 << bits) - 1;
        }
        if (bits > 0)
            text.Append(Alphabet[(buffer << (5 - bits)) & 31]);
        return text.ToString();
    }

    private static byte[] FromBase32(string text)
    {
        var bytes = new List<byte>(KeyBytes);
        int buffer = 0, bits = 0;
        foreach (var letter in text)
        {
            buffer = (buffer << 5) | Alphabet.IndexOf(letter, StringComparison.Ordinal);
            bits += 5;
            if (bits < 8)
                continue;
            bytes.Add((byte)(buffer >> (bits - 8)));
            bits -= 8;
            buffer &= (1 << bits) - 1;
        }
        return [.. bytes];
    }
}
