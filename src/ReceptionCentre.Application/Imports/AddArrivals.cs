using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Clocks;
using ReceptionCentre.Application.Newcomers;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Imports;
using ReceptionCentre.Domain.NameMatching;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Domain.Stays;

namespace ReceptionCentre.Application.Imports;

/// <summary>
/// Imports the next rows: people with their stays and files, each with an event of its own in the name of whoever started
/// the import. A batch is there as a whole, or not at all; a row becomes somebody once.
/// </summary>
public static class AddArrivals
{
    /// <summary>Code of the list "fact-sources".</summary>
    public const string Source = "import";

    [BySystem]
    public sealed record Command(Guid RunId, Guid Worker) : ICommand<ImportBatch>;

    internal sealed class Handler(IReceptionDb db, IBulkWriter bulk, IClocksInBulk clocks, IRomaniser romaniser, ImportBatches batches, IAuditTrail audit, TimeProvider time) : IRequestHandler<Command, ImportBatch>
    {
        public async Task<ImportBatch> Handle(Command request, CancellationToken cancellationToken)
        {
            if (await batches.HoldAsync(request.RunId, ImportState.Importing, request.Worker, cancellationToken) is not var (run, progress))
                return ImportBatch.Nothing;
            var now = time.GetUtcNow();
            audit.OnBehalfOf(run.StartedBy!.Value);
            audit.Because(run.FileName);
            var outcomes = await db.ImportOutcomes.Where(outcome => outcome.RunId == run.Id && outcome.Number > progress.Position).OrderBy(outcome => outcome.Number)
                .Take(ImportBatches.Size).ToListAsync(cancellationToken);
            if (outcomes.Count == 0)
            {
                run.EndImport(now);
                return new(false, run.State, run.Rows, run.Rows);
            }
            await AddAsync(run, outcomes, cancellationToken);
            progress.Move(outcomes[^1].Number, request.Worker, now);
            return new(true, run.State, progress.Position, run.Rows);
        }

        private async Task AddAsync(ImportRun run, List<ImportOutcome> outcomes, CancellationToken cancellationToken)
        {
            var lines = await batches.LinesAsync(run.Id, outcomes[0].Number - 1, outcomes[^1].Number, cancellationToken);
            var wanted = outcomes.Where(outcome => outcome.Adds || outcome.BeginsStay).ToDictionary(outcome => outcome.Number);
            var rows = await batches.ReadAsync(run, [.. lines.Where(line => wanted.ContainsKey(line.Number))], cancellationToken);
            var met = await MetMeanwhileAsync(rows, wanted, cancellationToken);
            var here = await HereMeanwhileAsync(run.Municipality, wanted.Values, cancellationToken);
            var team = await OnlyTeamAsync(run.Municipality, cancellationToken);
            var (today, provenance) = (time.Today(), new Provenance(Source, null, time.GetUtcNow(), run.StartedBy!.Value));

            var adding = new List<(ReadArrival Row, ImportOutcome Outcome)>(rows.Count);
            foreach (var row in rows.Where(row => row.Errors.Count == 0))
            {
                var outcome = wanted[row.Number];
                if (outcome.Adds && met.TryGetValue(row.Number, out var owner))
                    outcome.FoundMeanwhile(ImportFinding.Ask, new RowDetails([], [new(owner, ["Imports.SameNumber"])]).Write(), owner);
                else if (outcome.BeginsStay && !here.Add(outcome.PersonId!.Value))
                    outcome.FoundMeanwhile(ImportFinding.AlreadyHere, outcome.Details, outcome.PersonId!.Value);
                else
                    adding.Add((row, outcome));
            }
            // On several threads: making the keys of the names is most of it.
            var made = adding.AsParallel().AsOrdered().WithCancellation(cancellationToken).Select(one => Make(run, one.Row, one.Outcome, team, today, provenance)).ToList();
            var (people, imported) = (made.ConvertAll(one => one.Person), made.ConvertAll(one => one.Imported));
            if (people.Count == 0)
                return;
            await bulk.WriteAsync(people, cancellationToken);
            await bulk.WriteDerivedAsync(imported, cancellationToken);
            // What was imported stands with the person now; of the file only what was left out is kept for a while.
            var numbers = imported.Select(person => person.Number).ToList();
            await db.ImportLines.Where(line => line.RunId == run.Id && numbers.Contains(line.Number)).ExecuteDeleteAsync(cancellationToken);
            await clocks.KeepNewAsync([.. people.Select(person => person.CaseFileId!.Value)], cancellationToken);
        }

        private (BulkPerson Person, ImportedPerson Imported) Make(ImportRun run, ReadArrival row, ImportOutcome outcome, Guid? team, DateOnly today, Provenance provenance)
        {
            var records = new List<object>();
            var personId = outcome.BeginsStay ? outcome.PersonId!.Value : Register(row, records, today, provenance);
            var (stay, file) = Open(personId, row.Command, team, today, provenance);
            records.AddRange([stay, file]);
            return (new(personId, file.Id, records), new(run.Id, row.Number, personId, stay.Id, file.Id, !outcome.BeginsStay));
        }

        // The same facts as one registration at the desk makes, with the file as their source.
        private Guid Register(ReadArrival row, List<object> records, DateOnly today, Provenance provenance)
        {
            var (command, details, stay) = (row.Command, row.Command.Details!, row.Command.Stay);
            var person = Person.Register(row.Name!, provenance);
            if (command.BirthDate is not null || details.BirthPlace is not null || details.BirthCountry is not null)
                person.RecordBirth(row.Born, details.BirthCountry, today, provenance, details.BirthPlace);
            if (details.Gender is { } gender)
                person.CorrectGender(gender, today, provenance);
            foreach (var nationality in new[] { command.Nationality, command.OtherNationality }.OfType<string>())
                person.AddNationality(nationality, PartialDate.Unknown, provenance);
            if (command.Document is { IsEmpty: false } document)
                person.AddDocument(document.Document, PartialDate.Unknown, provenance);
            if (command.Bsn is { } bsn)
                person.RecordNumber(IdentityNumberKind.Bsn, bsn, provenance);
            if (command.VNumber is { } number)
                person.RecordNumber(IdentityNumberKind.VNumber, number, provenance);
            var from = PartialDate.Of(today);
            if (stay.Language is { } language)
                person.AddLanguage(language, preferred: true, stay.InterpreterWanted, from, provenance);
            if (stay.OtherLanguage is { } other && other != stay.Language)
                person.AddLanguage(other, preferred: false, interpreter: false, from, provenance);
            if (stay.Phone is { } phone)
                person.RecordContactDetail("mobile", phone, from, provenance);
            if (stay.Email is { } email)
                person.RecordContactDetail("email", email, from, provenance);
            if (stay.AddressKind is { } kind)
                person.RecordAddress(kind == AddressFact.NoAddress ? new(kind) : new(kind, stay.Street, stay.Postcode, stay.Place), from, provenance);
            records.Add(person);
            records.AddRange(NameKeys.Of(person, romaniser));
            return person.Id;
        }

        private static (Stay Stay, CaseFile File) Open(Guid personId, RegisterNewcomer.Command command, Guid? team, DateOnly today, Provenance provenance)
        {
            var arrived = command.Stay.ArrivedOn ?? PartialDate.Unknown;
            var stay = Stay.BeginOrExpect(personId, command.Stay.Municipality!, arrived, today);
            if (command.Stay.Motive is { } motive)
                stay.AddMotive(motive, arrived, provenance);
            command.Residence?.RecordOn(stay, command.Stay.ArrivedOn ?? PartialDate.Of(today), today, provenance);
            var file = CaseFile.Open(personId, stay.Id, command.Stay.Municipality!, command.Stay.Task!, today);
            file.Assign(team, null, today, provenance);
            return (stay, file);
        }

        /// <summary>Rows whose number somebody got between check and import.</summary>
        private async Task<Dictionary<int, Guid>> MetMeanwhileAsync(IReadOnlyList<ReadArrival> rows, Dictionary<int, ImportOutcome> wanted, CancellationToken cancellationToken)
        {
            var numbers = rows.Where(row => wanted[row.Number].Adds).SelectMany(Numbers).ToList();
            var values = numbers.Select(one => one.Value).Distinct().ToList();
            var owners = (await db.IdentityNumbers.AsNoTracking().Where(fact => values.Contains(fact.Value) && fact.WithdrawnAt == null)
                .Select(fact => new { fact.Kind, fact.Value, fact.PersonId }).ToListAsync(cancellationToken)).ToLookup(fact => (fact.Kind, fact.Value), fact => fact.PersonId);
            var met = new Dictionary<int, Guid>();
            foreach (var (row, kind, value) in numbers.Where(one => owners.Contains((one.Kind, one.Value))))
                met.TryAdd(row, owners[(kind, value)].First());
            return met;
        }

        private static IEnumerable<(int Row, IdentityNumberKind Kind, string Value)> Numbers(ReadArrival row)
        {
            if (row.Command.Bsn is { } bsn)
                yield return (row.Number, IdentityNumberKind.Bsn, bsn);
            if (row.Command.VNumber is { } number)
                yield return (row.Number, IdentityNumberKind.VNumber, number);
        }

        private async Task<HashSet<Guid>> HereMeanwhileAsync(string municipality, IEnumerable<ImportOutcome> wanted, CancellationToken cancellationToken)
        {
            var people = wanted.Where(outcome => outcome.BeginsStay).Select(outcome => outcome.PersonId!.Value).ToList();
            return people.Count == 0 ? []
                : [.. await db.Stays.AsNoTracking().Where(stay => people.Contains(stay.PersonId) && stay.Municipality == municipality && stay.EndedOn == null).Select(stay => stay.PersonId).ToListAsync(cancellationToken)];
        }

        private async Task<Guid?> OnlyTeamAsync(string municipality, CancellationToken cancellationToken)
        {
            var teams = await db.Teams.Where(team => team.Municipality == municipality).OrderBy(team => team.Id).Take(2).Select(team => team.Id).ToListAsync(cancellationToken);
            return teams.Count == 1 ? teams[0] : null;
        }
    }
}
