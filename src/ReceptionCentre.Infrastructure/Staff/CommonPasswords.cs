using Microsoft.AspNetCore.Identity;

namespace ReceptionCentre.Infrastructure.Staff;

/// <summary>
/// Length counts, not mixed signs; but what everybody tries first is refused: a common word with something before or
/// behind it, few different signs, or the own e-mail name.
/// </summary>
internal sealed class CommonPasswords : IPasswordValidator<Account>
{
    public const string TooCommon = "TooCommon", HasOwnName = "HasOwnName";
    private const int DifferentSigns = 5, NameLength = 4;

    private static readonly HashSet<string> Words = new(StringComparer.Ordinal)
    {
        "", "password", "passwords", "passphrase", "wachtwoord", "wachtwoorden", "welkom", "welcome", "geheim", "secret", "admin", "administrator", "beheerder",
        "qwerty", "qwertyuiop", "qwertyuiopasdfghjkl", "asdfghjkl", "azerty", "azertyuiop", "abcdefghijkl", "abcdefghijklm", "abcdefghijklmnopqrstuvwxyz",
        "iloveyou", "letmein", "monkey", "dragon", "football", "baseball", "sunshine", "princess", "superman", "batman", "trustno", "master", "shadow",
        "voetbal", "feyenoord", "ajaxamsterdam", "amsterdam", "rotterdam", "utrecht", "denhaag", "nederland", "holland", "gemeente", "ontvangstcentrum",
        "receptioncentre", "nieuwkomer", "nieuwkomers", "inburgering", "zomer", "winter", "lente", "herfst", "summer", "spring", "autumn", "januari", "februari",
        "maart", "april", "juni", "juli", "augustus", "september", "oktober", "november", "december", "maandag", "vrijdag", "changeme", "changemenow",
        "verander", "veranderen", "inloggen", "login", "default", "standaard", "computer", "internet", "whatever", "correcthorsebatterystaple",
        "welkomwelkom", "wachtwoordwachtwoord", "passwordpassword", "qwertyqwerty", "testtesttest", "test", "demo", "hallo", "hello",
    };

    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password)
    {
        var typed = (password ?? "").ToLowerInvariant();
        var word = string.Concat(typed.Where(char.IsLetter));
        if (typed.Distinct().Count() < DifferentSigns || Words.Contains(word) || Words.Contains(word.Replace('ö', 'o')))
            return Refuse(TooCommon);
        var name = (user.Email ?? "").ToLowerInvariant().Split('@')[0];
        var parts = name.Split('.', '-', '_', '+').Append(name).Where(part => part.Length >= NameLength);
        return parts.Any(part => typed.Contains(part, StringComparison.Ordinal)) ? Refuse(HasOwnName) : Task.FromResult(IdentityResult.Success);
    }

    private static Task<IdentityResult> Refuse(string code) => Task.FromResult(IdentityResult.Failed(new IdentityError { Code = code, Description = code }));
}
