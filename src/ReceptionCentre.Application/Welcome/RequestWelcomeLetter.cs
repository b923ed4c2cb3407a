using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Documents;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Plans.PlanDocument;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Documents;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.ReferenceData;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Welcome;

/// <summary>
/// Asks for the welcome letter of somebody, or of a household that lives together: what to do for the registration with the
/// municipality, in Dutch and beside it the newcomer's language. It bears no address of theirs. Gives the document's id.
/// </summary>
public static class RequestWelcomeLetter
{
    public const string Template = "welcome";

    /// <param name="Kind">Code of the list "welcome-kinds".</param>
    /// <param name="Language">Code of the list "languages"; null or Dutch = Dutch alone.</param>
    [Needs(Permission.RegisterNewcomer)]
    public sealed record Command(Guid OnceKey, Guid CaseFileId, string? Kind, string? Language) : ICommand<Guid>, IOnce;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Kind).Required().AtMost(Code.ValueLength);
            RuleFor(command => command.Language).AtMost(Code.ValueLength).Must(code => string.IsNullOrEmpty(code) || code == PlanDocumentBuilder.Dutch || PaperLanguages.BesideDutch.Contains(code))
                .WithMessage("Shared.ChooseFromTheList");
        }
    }

    internal sealed class Handler(
        IReceptionDb db, WelcomeWork work, PlanDocumentBuilder builder, IDocumentWakeUp worker, IAfterCommit afterCommit, IMediator mediator, IAuditTrail audit,
        ICurrentStaff current, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var language = request.Language is null or "" or PlanDocumentBuilder.Dutch ? null : request.Language;
            var file = await db.CaseFiles.AsNoTracking().FirstOrDefaultAsync(file => file.Id == request.CaseFileId, cancellationToken) ?? throw new NotThereException("case file");
            file.EnsureOpen();
            audit.About(file.PersonId, file.Id);
            var texts = await work.TextsAsync(cancellationToken);
            var dutch = await work.SaidAsync(request.Kind!, PlanDocumentBuilder.Dutch, file.Controller, texts, cancellationToken)
                ?? throw new InvalidInputException(nameof(request.Kind), "Shared.ChooseFromTheList");
            var arrived = await db.Stays.Where(stay => stay.Id == file.StayId).Select(stay => stay.ArrivedOn).FirstAsync(cancellationToken);
            var people = await mediator.PeopleOfLetterAsync(db, file, time.Today(), cancellationToken);
            var letter = new WelcomeLetterData(
                new("", time.Today(), 1, ""), language, await builder.MunicipalityAsync(file.Controller, cancellationToken), file.Reference,
                [.. people.Select(one => new WelcomePerson(one.Name.FullName, one.Name.OwnScript))], dutch,
                language is null ? null : await work.SaidAsync(request.Kind!, language, file.Controller, texts, cancellationToken),
                work.LastDay(request.Kind!, arrived, texts)?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            var data = letter.ToJson();
            var document = Document.Request(
                file.Id, file.StayId, Template, language, $"welkom-{file.Reference}{(language is null ? "" : "-" + language)}.pdf", data, Checksum.Of(data), time.GetUtcNow(), current.Id);
            db.Documents.Add(document);
            afterCommit.Do(worker.Raise);
            return document.Id;
        }
    }
}

/// <summary>All that the template <c>welcome</c> prints, in camelCase JSON.</summary>
/// <param name="Language">The newcomer's language beside Dutch; null = Dutch alone.</param>
/// <param name="Reference">Number of the file, for whoever calls.</param>
/// <param name="People">Who live together; the person of the file first.</param>
/// <param name="Other">What is said in the other language; a sentence that nobody translated is in English.</param>
/// <param name="LastDay"><c>yyyy-MM-dd</c>; null = no last day is known.</param>
public sealed record WelcomeLetterData(
    PlanPaper Document, string? Language, PlanMunicipality Municipality, string Reference, IReadOnlyList<WelcomePerson> People, WelcomeSaid Dutch, WelcomeSaid? Other, string? LastDay)
{
    // The file is read by the renderer only; other scripts stay short.
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public string ToJson() => JsonSerializer.Serialize(this, Json);
}

public sealed record WelcomePerson(string FullName, string? OwnScriptName);

/// <summary>How far a welcome letter is, for the desk that waits for it.</summary>
public static class WelcomeLetterStatus
{
    [Needs(Permission.RegisterNewcomer)]
    public sealed record Query(Guid DocumentId) : IQuery<ShowWelcome.Letter>;

    internal sealed class Handler(IReceptionDb db, ICodeLists codes) : IRequestHandler<Query, ShowWelcome.Letter>
    {
        public async Task<ShowWelcome.Letter> Handle(Query request, CancellationToken cancellationToken)
        {
            var row = await db.Documents.AsNoTracking().Where(document => document.Id == request.DocumentId && document.Template == RequestWelcomeLetter.Template)
                .Select(document => new { document.Id, document.Language, document.State, document.RequestedAt }).FirstOrDefaultAsync(cancellationToken)
                ?? throw new NotThereException("document");
            return new(row.Id, await codes.FindAsync(Lists.Languages, row.Language, cancellationToken), row.State, row.RequestedAt);
        }
    }
}

/// <summary>Gives a finished welcome letter to whoever prints it at the desk; no other paper of the file.</summary>
public static class DownloadWelcomeLetter
{
    [Needs(Permission.RegisterNewcomer)]
    public sealed record Query(Guid DocumentId) : IQuery<DownloadDocument.Result>;

    internal sealed class Handler(IReceptionDb db, IDocumentStore store, IOpeningLog openings) : IRequestHandler<Query, DownloadDocument.Result>
    {
        public async Task<DownloadDocument.Result> Handle(Query request, CancellationToken cancellationToken)
        {
            var letter = await db.Documents.AsNoTracking()
                .Where(document => document.Id == request.DocumentId && document.Template == RequestWelcomeLetter.Template && document.State == DocumentState.Ready)
                .Select(document => new { document.CaseFileId, document.FileName }).FirstOrDefaultAsync(cancellationToken) ?? throw new NotThereException("document");
            var file = await store.FindAsync(request.DocumentId, PdfStandard.Accessible, cancellationToken) ?? throw new NotThereException("document");
            await openings.RecordAsync(RequestName.Of<Query>(), letter.CaseFileId, cancellationToken);
            return new(letter.FileName, file.Bytes, file.Sha256);
        }
    }
}
