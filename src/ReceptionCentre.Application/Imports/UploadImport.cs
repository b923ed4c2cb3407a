using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using FluentValidation;
using MediatR;
using ReceptionCentre.Application.Attachments;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Imports;

namespace ReceptionCentre.Application.Imports;

/// <summary>Takes in a file of arrivals: its rows are kept, the file itself is not. Nothing is imported yet. Gives the run's id.</summary>
public static class UploadImport
{
    /// <summary>Field of the form in which a file is chosen.</summary>
    public const string Field = "File";

    private const int RowsAtOnce = 5000;

    [Needs(Permission.ImportArrivals)]
    public sealed record Command(Guid OnceKey, string? Municipality, string? Task, Upload? File) : ICommand<Guid>, IOnce;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(ICurrentStaff current, ImportOptions options)
        {
            RuleFor(command => command.File).Cascade(CascadeMode.Stop).NotNull().WithMessage("Imports.FileMissing")
                .Must(file => file!.Length > 0).WithMessage("Imports.ImportTrouble.Empty")
                .Must(file => file!.Length <= options.MaximumBytes).WithMessage("Imports.FileTooBig");
            RuleFor(command => command.Municipality).Required()
                .Must(code => string.IsNullOrEmpty(code) || current.IsSystem || current.Municipalities.Contains(code)).WithMessage("Newcomers.NotYourMunicipality");
            RuleFor(command => command.Task).Required();
        }
    }

    internal sealed class Handler(
        IReceptionDb db, IBulkWriter bulk, IImportFiles files, ImportOptions options, ICodeLists codes, ICurrentStaff current, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            await codes.EnsureKnownAsync(Lists.Municipalities, request.Municipality, nameof(request.Municipality), cancellationToken);
            await codes.EnsureKnownAsync(Lists.Tasks, request.Task, nameof(request.Task), cancellationToken);
            var runId = Guid.CreateVersion7();
            try
            {
                string sha256;
                await using (var once = request.File!.Open())
                    sha256 = Convert.ToHexStringLower(await SHA256.HashDataAsync(once, cancellationToken));
                await using var stream = request.File.Open();
                var table = files.Read(stream, options);
                var rows = 0;
                // The rows stand before the run that they belong to, which tells how many they are; both are there, or neither.
                foreach (var some in table.Rows.Select(row => new ImportLine(runId, row.Number, JsonSerializer.Serialize(row.Cells))).Chunk(RowsAtOnce))
                {
                    rows += some.Length;
                    await bulk.WriteDerivedAsync(some, cancellationToken);
                }
                if (rows == 0)
                    throw new UnreadableImportException(ImportTrouble.NoRows);
                var file = new ImportFile(NameOf(request.File.Name), sha256, JsonSerializer.Serialize(table.Columns), ImportMapping.HeaderOf(table.Columns), rows);
                db.ImportRuns.Add(ImportRun.Upload(runId, file, request.Municipality!, request.Task!, time.GetUtcNow(), current.Id));
                db.ImportProgress.Add(new(runId));
                return runId;
            }
            catch (UnreadableImportException unreadable)
            {
                throw new InvalidInputException([new(Field, $"Imports.ImportTrouble.{unreadable.Trouble}", new Dictionary<string, object>(StringComparer.Ordinal)
                {
                    ["Row"] = unreadable.Row,
                    ["Rows"] = options.MaximumRows,
                    ["Columns"] = options.MaximumColumns,
                    ["Length"] = options.MaximumCellLength,
                })]);
            }
        }
    }

    /// <summary>What the file is called: no path, nothing that hides or turns the text.</summary>
    internal static string NameOf(string? sent)
    {
        var last = (sent ?? "")[((sent ?? "").LastIndexOfAny(['/', '\\', ':']) + 1)..];
        var clean = new StringBuilder();
        foreach (var rune in last.EnumerateRunes().Where(rune => Rune.IsLetterOrDigit(rune) || " -_.()".Contains((char)rune.Value, StringComparison.Ordinal)))
        {
            if (clean.Length + rune.Utf16SequenceLength > ImportRun.FileNameLength)
                break;
            clean.Append(rune);
        }
        return clean.ToString().Trim(' ', '.') is { Length: > 0 } name ? name : "import";
    }
}
