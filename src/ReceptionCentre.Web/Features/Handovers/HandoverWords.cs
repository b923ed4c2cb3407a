using ReceptionCentre.Domain.Handovers;

namespace ReceptionCentre.Web.Features.Handovers;

/// <summary>How the states of a hand-over look.</summary>
public static class HandoverWords
{
    /// <summary>Tone of the badge.</summary>
    public static string Tone(HandoverState state) => state switch
    {
        HandoverState.Prepared => "neutral",
        HandoverState.Sent => "warning",
        HandoverState.Received => "success",
        HandoverState.Withdrawn => "inactive",
        _ => "danger",
    };

    public static string Tone(ReceivedHandoverState state) => state switch
    {
        ReceivedHandoverState.Opened => "warning",
        ReceivedHandoverState.TakenOver => "success",
        _ => "inactive",
    };

    public static string Tone(HandoverKeyState state) => state switch
    {
        HandoverKeyState.Seen => "warning",
        HandoverKeyState.Trusted => "success",
        _ => "inactive",
    };

    /// <summary>In groups of four, as it is read aloud.</summary>
    public static string InGroups(string fingerprint) => string.Join(' ', fingerprint.Chunk(4).Select(group => new string(group)));
}
