using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Plans;
using ReceptionCentre.Application.Plans.PlanDocument;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Documents;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Plans;
using ReceptionCentre.Domain.ReferenceData;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Documents;

/// <summary>
/// Asks for a plan on paper: plain Dutch, beside the newcomer's language when one is chosen. What will stand on the page is
/// frozen now; the file is made in the background. Gives the document's id.
/// </summary>
public static class RequestPlanDocument
{
    public const string Template = "plan";

    /// <param name="Language">Code of the list "languages"; null or Dutch = Dutch alone.</param>
    [Needs(Permission.RequestDocument)]
    public sealed record Command(Guid PlanId, string? Language, Guid OnceKey, PaperVariant Variant = PaperVariant.Whole) : ICommand<Guid>, IOnce;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Language).AtMost(Code.ValueLength).PlainText();
            RuleFor(command => command.Variant).IsInEnum().WithMessage("Shared.ChooseFromTheList");
        }
    }

    internal sealed class Handler(
        IReceptionDb db, ICodeLists lists, PlanPapers papers, IDocumentWakeUp worker, IAfterCommit afterCommit,
        IAuditTrail audit, ICurrentStaff current, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var language = request.Language is null or "" or PlanDocumentBuilder.Dutch ? null : request.Language;
            await lists.EnsureKnownAsync(Lists.Languages, language, nameof(Command.Language), cancellationToken);

            var plan = await db.Plans.AsNoTracking().Whole()
                .FirstOrDefaultAsync(plan => plan.Id == request.PlanId && plan.State != PlanState.Dropped, cancellationToken)
                ?? throw new NotThereException("plan");
            DocumentRules.AFormalPaperHasACheckedTranslation.Check(language is null || PlanPapers.MayStandBeside(plan, language, request.Variant));
            var file = await db.CaseFiles.AsNoTracking().Include(file => file.Assignments)
                .FirstOrDefaultAsync(file => file.Id == plan.CaseFileId, cancellationToken)
                ?? throw new NotThereException("case file");
            file.EnsureOpen();
            DocumentAccess.EnsureWorksOn(file, current, time.Today());

            audit.About(file.PersonId, file.Id);
            var document = await papers.OfAsync(plan, file, language, request.Variant, time.GetUtcNow(), current.Id, cancellationToken);
            db.Documents.Add(document);
            afterCommit.Do(worker.Raise);
            return document.Id;
        }
    }
}

/// <summary>Freezes what a plan says on paper.</summary>
public sealed class PlanPapers(PlanDocumentBuilder builder, PersonLanguage languages)
{
    /// <summary>A paper for an employer is no part of a decision: it may stand beside any language that we have.</summary>
    public static bool MayStandBeside(IntegrationPlan plan, string language, PaperVariant variant) =>
        variant == PaperVariant.Employer || PaperLanguages.MayStandBeside(plan.Kind, plan.State, language);

    /// <param name="plan">With everything in it.</param>
    public async Task<Document> OfAsync(IntegrationPlan plan, CaseFile file, string? language, PaperVariant variant, DateTimeOffset at, Guid by, CancellationToken cancellationToken)
    {
        var template = variant == PaperVariant.Employer ? EmployerPaperData.Template : RequestPlanDocument.Template;
        var data = variant == PaperVariant.Employer
            ? (await builder.EmployerAsync(plan, file, language, cancellationToken)).ToJson()
            : (await PlanAsync(plan, file, language, variant, cancellationToken)).ToJson();
        var kind = variant switch { PaperVariant.Summary => "samenvatting", PaperVariant.LargePrint => "grote-letters", PaperVariant.Employer => "werkgever", _ => RequestPlanDocument.Template };
        var name = $"{kind}-{PlanDocumentBuilder.NumberOf(file, plan)}{(language is null ? "" : "-" + language)}.pdf";
        return Document.Request(file.Id, plan.Id, template, language, name, data, Checksum.Of(data), at, by, variant);
    }

    private async Task<PlanDocumentData> PlanAsync(IntegrationPlan plan, CaseFile file, string? language, PaperVariant variant, CancellationToken cancellationToken)
    {
        var built = await builder.BuildAsync(plan, file, language, cancellationToken);
        // A formal paper in Dutch alone still says where help is, in one line that its reader can read.
        if (language is null && PaperLanguages.OrEnglishFor(await languages.PreferredAsync(file.PersonId, cancellationToken)) is { } reads
            && !PaperLanguages.MayStandBeside(plan.Kind, plan.State, reads))
            built = built with { HelpLanguage = reads };
        return built with { Variant = variant switch { PaperVariant.Summary => PlanDocumentData.Summary, PaperVariant.LargePrint => PlanDocumentData.Large, _ => PlanDocumentData.Whole } };
    }
}
