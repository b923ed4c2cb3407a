namespace ReceptionCentre.Application.OffSite;

/// <summary>The picture on a slip that a telephone or reader understands.</summary>
public interface ISlipPictures
{
    /// <summary>An SVG with its own quiet margin.</summary>
    /// <param name="address">Whole address that the picture holds.</param>
    string SvgOf(string address);
}
