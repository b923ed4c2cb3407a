using System.Security.Cryptography;
using System.Text;

namespace ReceptionCentre.Application.Documents;

/// <summary>SHA-256 as lower-case hexadecimal.</summary>
public static class Checksum
{
    public static string Of(string text) => Of(Encoding.UTF8.GetBytes(text));

    public static string Of(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
