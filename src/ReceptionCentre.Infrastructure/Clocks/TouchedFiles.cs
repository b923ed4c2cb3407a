using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using ReceptionCentre.Application.Clocks;
using ReceptionCentre.Application.Reporting;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Departures;
using ReceptionCentre.Domain.Stays;

namespace ReceptionCentre.Infrastructure.Clocks;

/// <summary>Which files the saves of one transaction touched, and by what kind of record.</summary>
internal sealed class TouchedFiles
{
    private readonly HashSet<Guid> _files = [];
    private readonly HashSet<Type> _kinds = [];
    private readonly HashSet<(Guid Person, string Controller)> _people = [];
    private readonly HashSet<Guid> _stays = [], _staysWithClocks = [], _peopleWithClocks = [];
    private bool _all;

    /// <summary>Takes note of what is about to be saved.</summary>
    public void Note(ChangeTracker tracker)
    {
        foreach (var entry in tracker.Entries().Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted))
        {
            if (StayOf(entry) is { } stay)
                _stays.Add(stay);
            switch (entry.Entity)
            {
                case CaseFile file:
                    _files.Add(file.Id);
                    // Of a new file only what hangs on the file itself can run; one that changed may have been opened or closed.
                    _all |= entry.State != EntityState.Added;
                    break;
                case IOfCaseFile part:
                    _files.Add(part.CaseFileId);
                    break;
                case IOfFilesAboutPerson part:
                    _people.Add((part.PersonId, part.Controller));
                    break;
                case IOfFilesOfPerson part:
                    _peopleWithClocks.Add(part.PersonId);
                    break;
                case IOfFilesOfStay part:
                    _staysWithClocks.Add(part.StayId);
                    break;
                default:
                    continue;
            }
            _kinds.Add(entry.Metadata.ClrType);
        }
    }

    // A file says whose stay it is when it is opened, and never otherwise.
    private static Guid? StayOf(EntityEntry entry) => entry.Entity switch
    {
        Stay stay => stay.Id,
        MotiveFact motive => motive.StayId,
        Departure departure => departure.StayId,
        CaseFile file when entry.State != EntityState.Modified => file.StayId,
        _ => null,
    };

    /// <summary>Brings the clocks of these files and the counted stays up to date; gives whether there is something to save.</summary>
    public async Task<bool> KeepAsync(ClockKeeper keeper, StayCounter counter, Persistence.ReceptionDbContext db, CancellationToken cancellationToken)
    {
        foreach (var (person, controller) in _people)
            _files.UnionWith(await db.CaseFiles.IgnoreQueryFilters().Where(file => file.PersonId == person && file.Controller == controller).Select(file => file.Id).ToListAsync(cancellationToken));
        if (_peopleWithClocks.Count > 0)
            _files.UnionWith(await db.CaseFiles.IgnoreQueryFilters().Where(file => _peopleWithClocks.Contains(file.PersonId)).Select(file => file.Id).ToListAsync(cancellationToken));
        if (_staysWithClocks.Count > 0)
            _files.UnionWith(await db.CaseFiles.IgnoreQueryFilters().Where(file => _staysWithClocks.Contains(file.StayId)).Select(file => file.Id).ToListAsync(cancellationToken));
        if (_stays.Count > 0)
            await counter.KeepAsync(_stays, cancellationToken);
        if (_files.Count == 0)
            return _stays.Count > 0;
        await keeper.KeepAsync(_files, _all ? null : _kinds, cancellationToken);
        return true;
    }
}
