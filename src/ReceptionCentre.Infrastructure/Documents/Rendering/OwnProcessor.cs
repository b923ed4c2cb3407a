using System.ComponentModel;
using System.Diagnostics;
using System.Numerics;

namespace ReceptionCentre.Infrastructure.Documents.Rendering;

/// <summary>
/// Gives each renderer process a processor of its own. The compiler works by turns in two threads of its process, never in both
/// at once; on two processors each finds the other's memory cold. Kept on one, papers take a twentieth less (ADR 26).
/// </summary>
internal static class OwnProcessor
{
    /// <summary>Keeps a process that has just begun to one processor; threads that it starts stay there too.</summary>
    /// <param name="place">Which of the processes that run at the same time, from 0.</param>
    public static void Keep(Process process, int place)
    {
        if (!OperatingSystem.IsLinux() && !OperatingSystem.IsWindows())
            return;
        try
        {
            using var own = Process.GetCurrentProcess();
            if (MaskOf(place + Environment.ProcessId, (ulong)own.ProcessorAffinity, Environment.ProcessorCount) is { } mask)
                process.ProcessorAffinity = (nint)mask;
        }
        catch (Exception unwilling) when (unwilling is Win32Exception or InvalidOperationException)
        {
            // The system does not allow it, or the process is gone; it works anywhere.
        }
    }

    /// <summary>
    /// The processor of a place, as a mask; null where none can be chosen well. Where we see more processors than we may use (a
    /// quota of time), others see the same ones and would choose as we do.
    /// </summary>
    /// <param name="place">Counted on from an arbitrary number, so that two applications do not both begin with the first.</param>
    /// <param name="allowed">The processors that we see, a bit each.</param>
    /// <param name="count">How many we may use.</param>
    public static ulong? MaskOf(int place, ulong allowed, int count)
    {
        if (BitOperations.PopCount(allowed) != count)
            return null;
        for (var before = place % count; before > 0; before--)
            allowed &= allowed - 1;
        return allowed & (~allowed + 1);
    }
}
