using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.CivicIntegration;
using ReceptionCentre.Application.Municipalities;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Departures;
using ReceptionCentre.Domain.Facts;

namespace ReceptionCentre.Application.Departures;

/// <summary>Everything that closes when a departure is carried out, for the page that asks "is this right?".</summary>
public static class DepartureCheck
{
    [Needs(Permission.RecordDeparture)]
    public sealed record Query(Guid CaseFileId, Guid DepartureId) : IQuery<Check>;

    /// <param name="PlannedOn">The day that was planned, when it has come.</param>
    /// <param name="Files">The files that close, this one first, each with what is open in it.</param>
    /// <param name="Told">Municipalities with a file of the same stay: they are told, and decide themselves.</param>
    /// <param name="SpokenOn">The last day on which somebody spoke to the person; null = nobody did.</param>
    /// <param name="CallOn">Day that is proposed for calling afterwards; null = the person did not agree, or no term is set.</param>
    public sealed record Check(
        int Version, CodeView? Kind, string KindCode, PartialDate? PlannedOn, PartialDate ArrivedOn, IReadOnlyList<ClosingFile> Files, IReadOnlyList<CodeView> Told, DateOnly? SpokenOn,
        bool MayCall, DateOnly? CallOn);

    /// <param name="KeptYears">How long it is kept from now on; null = no term is known for its task.</param>
    public sealed record ClosingFile(Guid CaseFileId, string Reference, CodeView? Task, bool IsThis, IReadOnlyList<OpenThing> Open, int? KeptYears);

    internal sealed class Handler(
        IReceptionDb db, ICodeLists codes, IEnumerable<IEndsWithFile> features, CivicParameterBook numbers, CaseloadTerms region, ICurrentStaff current, TimeProvider time)
        : IRequestHandler<Query, Check>
    {
        public async Task<Check> Handle(Query request, CancellationToken cancellationToken)
        {
            var departure = await db.DepartureAsync(request.CaseFileId, request.DepartureId, cancellationToken);
            var file = await db.FileToWorkOnAsync(request.CaseFileId, current, time.Today(), cancellationToken);
            DepartureRules.OnlyAPlannedDepartureChanges.Check(departure.State == DepartureState.Planned);
            var arrived = await db.Stays.Where(stay => stay.Id == file.StayId).Select(stay => stay.ArrivedOn).FirstAsync(cancellationToken);

            var (kept, terms) = (await numbers.AllAsync(cancellationToken), await db.TermsOfAsync(file.Controller, region, cancellationToken));
            var files = new List<ClosingFile>();
            foreach (var closing in (await db.FilesThatCloseWith(file).AsNoTracking().OrderBy(other => other.Number).ToListAsync(cancellationToken)).OrderByDescending(other => other.Id == file.Id))
            {
                var open = new List<OpenThing>();
                foreach (var feature in features)
                    open.AddRange(await feature.OpenAsync(closing.Id, cancellationToken));
                files.Add(new(closing.Id, closing.Reference, await codes.FindAsync(Lists.Tasks, closing.Task, cancellationToken), closing.Id == file.Id, open, kept.KeptYears(time.Today(), closing.Task)));
            }
            var told = new List<CodeView>();
            foreach (var controller in await db.FilesThatAreTold(file).Select(other => other.Controller).Distinct().OrderBy(code => code).ToListAsync(cancellationToken))
            {
                if (await codes.FindAsync(Lists.Municipalities, controller, cancellationToken) is { } municipality)
                    told.Add(municipality);
            }
            var planned = departure.PlannedOn is { } on && on.FirstPossible() <= time.Today() ? on : (PartialDate?)null;
            return new(departure.Version, await codes.FindAsync(Lists.DepartureKinds, departure.Kind, cancellationToken), departure.Kind, planned, arrived, files, told,
                await db.ContactNotes.Where(note => note.CaseFileId == file.Id && note.WithdrawnAt == null && note.PersonTookPart).MaxAsync(note => (DateOnly?)note.On, cancellationToken),
                departure.MayCall, departure.MayCall && terms.CallAfterDays is { } days ? time.Today().AddDays(days) : null);
        }
    }
}
