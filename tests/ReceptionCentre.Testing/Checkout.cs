namespace ReceptionCentre.Testing;

/// <summary>The folder that holds ReceptionCentre.sln, above the running tests.</summary>
public static class Checkout
{
    private static readonly Lazy<string> Found = new(() =>
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "ReceptionCentre.sln")))
                return folder.FullName;
        }
        throw new InvalidOperationException("The tests do not run inside a checkout: no ReceptionCentre.sln above them.");
    });

    public static string Folder => Found.Value;
}
