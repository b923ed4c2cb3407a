namespace ReceptionCentre.Web.Features.WorkQueue;

/// <summary>What is due in a week as a bar: filled up to what can be done, in outline beyond it, with a line where that is.</summary>
/// <param name="Most">The greatest number of all bars beside each other.</param>
public sealed record LoadBar(int Due, int Can, int Most)
{
    /// <summary>In the measure of the drawing.</summary>
    public const int Width = 160;

    private const int Drawn = Width - 2;

    /// <summary>How much more is due than can be done; below zero there is room.</summary>
    public int Over => Due - Can;

    public int Within => Of(Math.Min(Due, Can));

    public int Beyond => Of(Due) - Within;

    public int Line => Math.Max(1, Of(Can));

    private int Of(int number) => Most == 0 ? 0 : Drawn * number / Most;
}
