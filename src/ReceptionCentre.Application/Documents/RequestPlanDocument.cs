using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Plans.PlanDocument;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
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
    public sealed record Command(Guid PlanId, string? Language, Guid OnceKey) : ICommand<Guid>, IOnce;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Language).AtMost(Code.ValueLength).PlainText();
    }

    internal sealed class Handler(
        IReceptionDb db, ICodeLists lists, PlanDocumentBuilder builder, PersonLanguage languages, IDocumentWakeUp worker, IAfterCommit afterCommit,
        IAuditTrail audit, ICurrentStaff current, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var language = request.Language is null or "" or PlanDocumentBuilder.Dutch ? null : request.Language;
            await lists.EnsureKnownAsync(Lists.Languages, language, nameof(Command.Language), cancellationToken);

            var plan = await db.Plans.AsNoTracking()
                .Include(plan => plan.Goals).ThenInclude(goal => goal.Items).ThenInclude(item => item.Payers)
                .FirstOrDefaultAsync(plan => plan.Id == request.PlanId && plan.State != PlanState.Dropped, cancellationToken)
                ?? throw new NotThereException("plan");
            DocumentRules.AFormalPaperHasACheckedTranslation.Check(language is null || PaperLanguages.MayStandBeside(plan.Kind, plan.State, language));
            var file = await db.CaseFiles.AsNoTracking().Include(file => file.Assignments)
                .FirstOrDefaultAsync(file => file.Id == plan.CaseFileId, cancellationToken)
                ?? throw new NotThereException("case file");
            file.EnsureOpen();
            DocumentAccess.EnsureWorksOn(file, current, time.Today());

            audit.About(file.PersonId, file.Id);
            var built = await builder.BuildAsync(plan, file, language, cancellationToken);
            // A formal paper in Dutch alone still says where help is, in one line that its reader can read.
            if (language is null && PaperLanguages.OrEnglishFor(await languages.PreferredAsync(file.PersonId, cancellationToken)) is { } reads
                && !PaperLanguages.MayStandBeside(plan.Kind, plan.State, reads))
                built = built with { HelpLanguage = reads };
            var data = built.ToJson();
            var name = $"{Template}-{file.Reference}-{plan.Edition}{(language is null ? "" : "-" + language)}.pdf";
            var document = Document.Request(
                file.Id, plan.Id, Template, language, name, data, Checksum.Of(data), time.GetUtcNow(), current.Id);
            db.Documents.Add(document);
            afterCommit.Do(worker.Raise);
            return document.Id;
        }
    }
}
