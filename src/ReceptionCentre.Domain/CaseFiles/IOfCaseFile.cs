namespace ReceptionCentre.Domain.CaseFiles;

/// <summary>Something that hangs on one case file.</summary>
public interface IOfCaseFile
{
    Guid CaseFileId { get; }
}

/// <summary>Something that hangs on the files of one stay.</summary>
public interface IOfFilesOfStay
{
    Guid StayId { get; }
}

/// <summary>Something of a person that files ask about, in whatever municipality they are.</summary>
public interface IOfFilesOfPerson
{
    Guid PersonId { get; }
}

/// <summary>Something that hangs on whatever files one municipality has about one person.</summary>
public interface IOfFilesAboutPerson
{
    Guid PersonId { get; }

    /// <summary>Code of the municipality whose files they are.</summary>
    string Controller { get; }
}
