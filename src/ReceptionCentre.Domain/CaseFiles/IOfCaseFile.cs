namespace ReceptionCentre.Domain.CaseFiles;

/// <summary>Something that hangs on one case file.</summary>
public interface IOfCaseFile
{
    Guid CaseFileId { get; }
}
