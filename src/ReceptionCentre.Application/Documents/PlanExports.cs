using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Municipalities;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Plans.PlanDocument;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Documents;
using ReceptionCentre.Domain.Plans;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Documents;

/// <summary>Puts all plans on paper that hold in a municipality, in the background. Whom the asker may not know is not among them. Gives the export's id.</summary>
public static class BeginPlanExport
{
    /// <param name="Language">A language of papers, or <see cref="PlanExport.OwnLanguage"/>; null or Dutch = Dutch alone.</param>
    [Needs(Permission.ExportPlans)]
    public sealed record Command(string? Municipality, string? Language, Guid OnceKey) : ICommand<Guid>, IOnce;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Municipality).Required();
            RuleFor(command => command.Language)
                .Must(code => string.IsNullOrEmpty(code) || code is PlanDocumentBuilder.Dutch or PlanExport.OwnLanguage || PaperLanguages.BesideDutch.Contains(code)).WithMessage("Shared.ChooseFromTheList");
        }
    }

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, ICurrentStaff current, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var municipality = (await codes.EnsureOwnAsync(request.Municipality, current, cancellationToken)).Value;
            var language = request.Language is null or "" or PlanDocumentBuilder.Dutch ? null : request.Language;
            var plans = await db.Plans.AsNoTracking().Where(plan => plan.State == PlanState.Agreed || plan.State == PlanState.Decided)
                .Join(db.CaseFiles.Where(file => file.Controller == municipality && file.ClosedOn == null), plan => plan.CaseFileId, file => file.Id, (plan, file) => new { plan.Id, plan.CaseFileId })
                .OrderBy(plan => plan.Id).ToListAsync(cancellationToken);
            var export = PlanExport.Begin(municipality, language, plans.Count, time.GetUtcNow(), current.Id);
            db.PlanExports.Add(export);
            db.PlanExportProgress.Add(new(export.Id));
            db.PlanExportRows.AddRange(plans.Select((plan, place) => new PlanExportRow(export.Id, place + 1, plan.Id, plan.CaseFileId)));
            return export.Id;
        }
    }
}

/// <summary>Exports of one's municipalities, newest first.</summary>
public static class ListPlanExports
{
    public const int Most = 50;

    [Needs(Permission.ExportPlans)]
    public sealed record Query : IQuery<IReadOnlyList<PlanExportView>>;

    internal sealed class Handler(IReceptionDb db, ICodeLists codes) : IRequestHandler<Query, IReadOnlyList<PlanExportView>>
    {
        public async Task<IReadOnlyList<PlanExportView>> Handle(Query request, CancellationToken cancellationToken)
        {
            var exports = await db.PlanExports.AsNoTracking().OrderByDescending(export => export.MadeAt).ThenByDescending(export => export.Id).Take(Most).ToListAsync(cancellationToken);
            var views = new List<PlanExportView>(exports.Count);
            foreach (var export in exports)
                views.Add(await db.ViewAsync(codes, export, cancellationToken));
            return views;
        }
    }
}

/// <summary>How far an export is.</summary>
public static class ShowPlanExport
{
    [Needs(Permission.ExportPlans)]
    public sealed record Query(Guid PlanExportId) : IQuery<PlanExportView>;

    internal sealed class Handler(IReceptionDb db, ICodeLists codes) : IRequestHandler<Query, PlanExportView>
    {
        public async Task<PlanExportView> Handle(Query request, CancellationToken cancellationToken) => await db.ViewAsync(
            codes, await db.PlanExports.AsNoTracking().FirstOrDefaultAsync(export => export.Id == request.PlanExportId, cancellationToken) ?? throw new NotThereException("export"), cancellationToken);
    }
}

/// <param name="Asked">For how many plans a paper was asked for, or left out.</param>
/// <param name="Ready">How many papers are there.</param>
/// <param name="Failed">How many could not be made.</param>
public sealed record PlanExportView(
    Guid PlanExportId, int Version, CodeView? Municipality, CodeView? Language, bool OwnLanguage, PlanExportState State, bool HasTrouble, int Rows, int Asked, int Ready, int Failed,
    DateTimeOffset MadeAt, string? MadeBy, DateTimeOffset? FinishedAt)
{
    public int Percent => Rows == 0 ? 100 : 100 * (Ready + Failed) / Rows;
}

internal static class PlanExportQueries
{
    public static async Task<PlanExportView> ViewAsync(this IReceptionDb db, ICodeLists codes, PlanExport export, CancellationToken cancellationToken)
    {
        var position = await db.PlanExportProgress.AsNoTracking().Where(progress => progress.RunId == export.Id).Select(progress => progress.Position).FirstAsync(cancellationToken);
        // What became of the papers is counted whoever asks: a number is no file.
        var made = await db.PlanExportRows.AsNoTracking().Where(row => row.RunId == export.Id && row.DocumentId != null)
            .Join(db.Documents.IgnoreQueryFilters(), row => row.DocumentId, document => document.Id, (row, document) => document.State)
            .GroupBy(state => state).Select(group => new { State = group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.State, group => group.Count, cancellationToken);
        var by = await db.StaffMembers.AsNoTracking().Where(member => member.Id == export.MadeBy).Select(member => member.Name).FirstOrDefaultAsync(cancellationToken);
        return new(
            export.Id, export.Version, await codes.FindAsync(Lists.Municipalities, export.Municipality, cancellationToken), await codes.FindAsync(Lists.Languages, export.Language, cancellationToken),
            export.Language == PlanExport.OwnLanguage, export.State, export.HasTrouble, export.Rows, position, made.GetValueOrDefault(DocumentState.Ready),
            made.GetValueOrDefault(DocumentState.Failed) + made.GetValueOrDefault(DocumentState.Withdrawn), export.MadeAt, by, export.FinishedAt);
    }
}

/// <summary>Stops an export: what is asked for already is made, nothing more is asked for.</summary>
public static class StopPlanExport
{
    [Needs(Permission.ExportPlans)]
    public sealed record Command(Guid OnceKey, Guid PlanExportId) : ICommand<Guid>, IOnce;

    internal sealed class Handler(IReceptionDb db) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            // Whatever the screen showed: who wants it to stop, wants that now.
            var export = await db.PlanExports.FirstOrDefaultAsync(export => export.Id == request.PlanExportId, cancellationToken) ?? throw new NotThereException("export");
            export.Stop();
            return export.Id;
        }
    }
}

/// <summary>Goes on with an export that was stopped, where it was.</summary>
public static class GoOnWithPlanExport
{
    [Needs(Permission.ExportPlans)]
    public sealed record Command(Guid OnceKey, Guid PlanExportId) : ICommand<Guid>, IOnce;

    internal sealed class Handler(IReceptionDb db) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var export = await db.PlanExports.FirstOrDefaultAsync(export => export.Id == request.PlanExportId, cancellationToken) ?? throw new NotThereException("export");
            export.GoOn();
            (await db.PlanExportProgress.FirstAsync(progress => progress.RunId == export.Id, cancellationToken)).Free();
            return export.Id;
        }
    }
}

/// <summary>Says that somebody takes the papers of an export along; each of them is an opening of its file as it goes out.</summary>
public static class TakePlanExport
{
    [Needs(Permission.ExportPlans)]
    public sealed record Command(Guid PlanExportId) : ICommand<Result>;

    /// <param name="Name">Of the file, without a name of anybody.</param>
    public sealed record Result(Guid PlanExportId, string Name, int Papers);

    internal sealed class Handler(IReceptionDb db, IAuditTrail audit) : IRequestHandler<Command, Result>
    {
        public async Task<Result> Handle(Command request, CancellationToken cancellationToken)
        {
            var export = await db.PlanExports.AsNoTracking().FirstOrDefaultAsync(export => export.Id == request.PlanExportId && export.State == PlanExportState.Done, cancellationToken)
                ?? throw new NotThereException("export");
            audit.Tell(nameof(PlanExport), export.Id, "Rows", null, export.Rows.ToString(System.Globalization.CultureInfo.InvariantCulture));
            return new(export.Id, $"plannen-{export.Municipality}-{export.MadeAt.UtcDateTime:yyyyMMdd}{(export.Language is null ? "" : "-" + export.Language)}.zip", export.Rows);
        }
    }
}

/// <summary>The papers of an export one by one.</summary>
public sealed class PlanExportFiles
{
    private readonly IReceptionDb _db;
    private readonly PapersTogether _papers;

    public PlanExportFiles(IReceptionDb db, IDocumentStore store, IOpeningLog openings) => (_db, _papers) = (db, new(db, store, openings));

    /// <param name="isOpening">Whoever takes it opened the file of the person; not when the system itself writes it down.</param>
    public IAsyncEnumerable<ExportedPaper> OfAsync(Guid planExportId, int after, bool isOpening, CancellationToken cancellationToken) => _papers.OfAsync(
        _db.PlanExportRows.AsNoTracking().Where(row => row.RunId == planExportId && row.DocumentId != null)
            .Select(row => new NumberedPaper { Number = row.Number, CaseFileId = row.CaseFileId, DocumentId = row.DocumentId!.Value }),
        after, isOpening ? RequestName.Of<TakePlanExport.Command>() : null, cancellationToken);
}
