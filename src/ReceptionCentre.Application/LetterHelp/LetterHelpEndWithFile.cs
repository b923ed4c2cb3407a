using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Departures;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Staff;

namespace ReceptionCentre.Application.LetterHelp;

/// <summary>Letters that still ask for something when a file is closed: nobody follows them any more.</summary>
internal sealed class LetterHelpEndWithFile(IReceptionDb db, ICurrentStaff current) : IEndsWithFile
{
    public const string Kind = "Letter";

    public async Task<IReadOnlyList<OpenThing>> OpenAsync(Guid caseFileId, CancellationToken cancellationToken) =>
        await db.HelpedLetters.AsNoTracking().Where(letter => letter.CaseFileId == caseFileId && letter.DoneOn == null)
            .OrderBy(letter => letter.Deadline == null).ThenBy(letter => letter.Deadline).ThenBy(letter => letter.Id)
            .Select(letter => new OpenThing(Kind, letter.Id, letter.ToDo, letter.Deadline)).ToListAsync(cancellationToken);

    public async Task EndAsync(Guid caseFileId, DateOnly on, CancellationToken cancellationToken)
    {
        foreach (var letter in await db.HelpedLetters.Where(letter => letter.CaseFileId == caseFileId && letter.DoneOn == null).ToListAsync(cancellationToken))
            letter.EndWithFile(on, current.Id);
    }

    public async Task GoOnAsync(Guid caseFileId, DateOnly endedOn, CancellationToken cancellationToken)
    {
        foreach (var letter in await db.HelpedLetters.Where(letter => letter.CaseFileId == caseFileId && letter.EndedWithFile && letter.DoneOn == endedOn).ToListAsync(cancellationToken))
            letter.GoOnWithFile();
    }
}
