using ReceptionCentre.Application.Enforcement;
using ReceptionCentre.Domain.Enforcement;
using ReceptionCentre.Web.Shared.Texts;

namespace ReceptionCentre.Web.Features.Enforcement;

/// <summary>What comes next on a path, in a sentence.</summary>
public static class EnforcementWords
{
    public static string Said(this ShowEnforcement.PathView path, Text texts, DateOnly today)
    {
        if (path.State == PathState.Offered)
            return texts["Enforcement.NextSign"];
        if (path.ToSend is { } step)
            return texts["Enforcement.NextSend", texts.Of("Enforcement", step.Kind)];
        if (path.WaitsUntil(today) is { } day)
            return texts["Enforcement.NextWait", day.InDigits()];
        return path.Next is { } kind ? texts["Enforcement.NextStep", texts.Of("Enforcement", kind)] : texts["Enforcement.NextPropose"];
    }
}
