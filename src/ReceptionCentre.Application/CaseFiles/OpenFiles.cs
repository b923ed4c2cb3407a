using ReceptionCentre.Domain.CaseFiles;

namespace ReceptionCentre.Application.CaseFiles;

public static class OpenFiles
{
    /// <summary>Files that were open at the end of a day.</summary>
    public static IQueryable<CaseFile> OpenOn(this IQueryable<CaseFile> files, DateOnly day) =>
        files.Where(file => file.OpenedOn <= day && (file.ClosedOn == null || file.ClosedOn > day));
}
