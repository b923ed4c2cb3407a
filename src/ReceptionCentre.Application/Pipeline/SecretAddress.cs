using System.Security.Cryptography;
using System.Text;

namespace ReceptionCentre.Application.Pipeline;

/// <summary>
/// The secret part of an address that is read without signing in: 256 bits of chance in hexadecimal digits, because our
/// addresses are written small.
/// </summary>
public static class SecretAddress
{
    private const int Bytes = 32, Longest = 100;

    internal static string New() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>What is kept of it. It is chance enough that no salt is needed.</summary>
    public static string Checksum(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token.Length > Longest ? token[..Longest] : token)));
}
