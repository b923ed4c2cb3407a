using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Web.Shared.Forms;

namespace ReceptionCentre.Web.Features.CaseFiles;

/// <summary>A page of a file: the head stands above it, and showing it is an opening of the file.</summary>
public abstract class FileController : ReceptionController
{
    /// <summary>Loads the head for the layout "_FileLayout"; 404 when the file is out of scope.</summary>
    protected async Task<FileHead.Head> HeadAsync(Guid caseFileId)
    {
        var head = await Ask(new FileHead.Query(caseFileId));
        ViewData["Head"] = head;
        ViewData["File"] = head.Name.FullName;
        return head;
    }
}
