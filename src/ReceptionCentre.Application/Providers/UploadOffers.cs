using System.Text.Json;
using FluentValidation;
using MediatR;
using ReceptionCentre.Application.Attachments;
using ReceptionCentre.Application.Imports;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Journeys;

namespace ReceptionCentre.Application.Providers;

/// <summary>Takes in a file of offers to be looked at: CSV or a workbook with our columns, or HSDS as JSON. Nothing is taken over yet. Gives its id.</summary>
public static class UploadOffers
{
    /// <summary>Field of the form in which a file is chosen.</summary>
    public const string Field = "File";

    public const int MostRows = 5_000, MostMegabytes = 5;

    private const long MostBytes = MostMegabytes * 1024L * 1024L;

    [Needs(Permission.ManageProviders)]
    public sealed record Command(Guid OnceKey, Upload? File) : ICommand<Guid>, IOnce;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.File).Cascade(CascadeMode.Stop).NotNull().WithMessage("Imports.FileMissing")
            .Must(file => file!.Length > 0).WithMessage("Imports.ImportTrouble.Empty")
            .Must(file => file!.Length <= MostBytes).WithMessage("Providers.FileTooBig");
    }

    internal sealed class Handler(IReceptionDb db, IImportFiles files, ImportOptions options, ICurrentStaff current, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            using var bytes = new MemoryStream();
            await using (var stream = request.File!.Open())
                await stream.CopyToAsync(bytes, cancellationToken);
            bytes.Position = 0;
            var file = IsJson(bytes) ? OfHsds(bytes) : OfTable(bytes);
            if (file.Rows.Count == 0)
                throw new InvalidInputException(Field, "Imports.ImportTrouble.NoRows");
            if (file.Rows.Count > MostRows)
                throw new InvalidInputException(Field, "Providers.TooManyRows");
            var journey = Journey.Begin(TakeInWork.Kind, current.Id, JsonSerializer.Serialize(file with { Name = UploadImport.NameOf(request.File.Name) }), time.GetUtcNow());
            db.Journeys.Add(journey);
            return journey.Id;
        }

        // JSON begins with a brace or a bracket, after what an editor may put before it.
        private static bool IsJson(MemoryStream bytes) => ((ReadOnlySpan<byte>)bytes.ToArray()).TrimStart("\uFEFF \r\n\t"u8) is [(byte)'{' or (byte)'[', ..];

        private KeptFile OfHsds(MemoryStream bytes)
        {
            try
            {
                return new("", ExchangeFormat.Hsds, [], Hsds.Read(bytes, time.Today()));
            }
            catch (JsonException)
            {
                throw new InvalidInputException(Field, "Providers.NoHsds");
            }
        }

        private KeptFile OfTable(MemoryStream bytes)
        {
            try
            {
                var table = files.Read(bytes, options);
                var columns = table.Columns.Select(OfferColumns.Of).ToList();
                if (!columns.Contains(OfferColumns.Name))
                    throw new InvalidInputException(Field, "Providers.NoOfferColumn");
                return new("", ExchangeFormat.Csv, [.. table.Columns.Where((_, i) => columns[i] is null)], [.. table.Rows.Take(MostRows + 1).Select(row => new OfferRow(row.Number, Cells(columns, row.Cells)))]);
            }
            catch (UnreadableImportException unreadable)
            {
                throw new InvalidInputException([new(Field, $"Imports.ImportTrouble.{unreadable.Trouble}", new Dictionary<string, object>(StringComparer.Ordinal)
                {
                    ["Row"] = unreadable.Row,
                    ["Rows"] = MostRows,
                    ["Columns"] = options.MaximumColumns,
                    ["Length"] = options.MaximumCellLength,
                })]);
            }
        }

        private static Dictionary<string, string?> Cells(List<string?> columns, IReadOnlyList<string?> cells)
        {
            var named = new Dictionary<string, string?>(StringComparer.Ordinal);
            foreach (var (place, column) in columns.Index())
            {
                if (column is not null)
                    named[column] = Unguarded(cells[place]);
            }
            return named;
        }

        // What goes out is guarded against being read as a formula with a sign before it; coming back the sign is no part of the text.
        private static string? Unguarded(string? cell) => cell is ['\'', '=' or '+' or '-' or '@' or '\t' or '\r', ..] ? cell[1..] : cell;
    }
}
