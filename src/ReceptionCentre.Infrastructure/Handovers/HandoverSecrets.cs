using Microsoft.AspNetCore.DataProtection;
using ReceptionCentre.Application.Handovers;

namespace ReceptionCentre.Infrastructure.Handovers;

/// <summary>The secret half of a signing key, under the keys of the centre: whoever reads a copy of the database signs nothing with it.</summary>
internal sealed class HandoverSecrets(IDataProtectionProvider protection) : IHandoverSecrets
{
    private readonly IDataProtector _protector = protection.CreateProtector("ReceptionCentre.HandoverKey");

    public string Protect(byte[] key) => Convert.ToBase64String(_protector.Protect(key));

    public byte[] Unprotect(string kept) => _protector.Unprotect(Convert.FromBase64String(kept));
}
