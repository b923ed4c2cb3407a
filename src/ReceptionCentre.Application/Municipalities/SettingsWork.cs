using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Municipalities;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Municipalities;

internal static class SettingsWork
{
    /// <summary>The code itself, when it is a municipality of whoever asks.</summary>
    /// <exception cref="NotThereException">It is not.</exception>
    public static async Task<CodeView> EnsureOwnAsync(this ICodeLists codes, string? municipality, ICurrentStaff current, CancellationToken cancellationToken)
    {
        var code = await codes.FindAsync(Lists.Municipalities, municipality, cancellationToken);
        return code is not null && (current.IsSystem || current.Municipalities.Contains(code.Value)) ? code : throw new NotThereException("municipality");
    }

    /// <summary>The settings to change: those that are there, or the first ones.</summary>
    /// <param name="version">On the screen; 0 = there were none.</param>
    /// <exception cref="ChangedMeanwhileException">Somebody saved since.</exception>
    public static async Task<MunicipalitySettings> SettingsToChangeAsync(this IReceptionDb db, string municipality, int version, CancellationToken cancellationToken)
    {
        var settings = await db.MunicipalitySettings.Include(one => one.Unused).Include(one => one.Hidden)
            .FirstOrDefaultAsync(one => one.Municipality == municipality, cancellationToken);
        if (settings is null && version == 0)
        {
            db.MunicipalitySettings.Add(settings = MunicipalitySettings.For(municipality));
            return settings;
        }
        (settings ?? throw new NotThereException("settings")).EnsureStillAt(version);
        return settings;
    }

    /// <summary>Refuses for something new what a municipality does not use; null is allowed.</summary>
    /// <exception cref="InvalidInputException">It does not use it.</exception>
    public static async Task EnsureUsedAsync(
        this IReceptionDb db, IReadOnlyCollection<string> municipalities, string list, string? code, string field, CancellationToken cancellationToken)
    {
        if (code is not null && await db.MunicipalitySettings.AnyAsync(
            one => municipalities.Contains(one.Municipality) && one.Unused.Any(part => part.List == list && part.Code == code), cancellationToken))
            throw new InvalidInputException(field, MunicipalityRules.OnlyWhatIsUsedHere.Name);
    }
}
