using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Documents;

internal static class DocumentAccess
{
    /// <summary>Papers go out from whoever works on the file: its caseworker, and the team that it is with.</summary>
    /// <exception cref="BrokenRuleException">Somebody else's file.</exception>
    public static void EnsureWorksOn(CaseFile file, ICurrentStaff current, DateOnly today) =>
        CaseFileRules.OnlyItsTeamWorksOnAFile.Check(FileWork.MayWork(file, current, today));
}
