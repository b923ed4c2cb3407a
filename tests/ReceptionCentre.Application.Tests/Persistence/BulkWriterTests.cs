using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Domain.Access;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Contacts;
using ReceptionCentre.Domain.Documents;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.NameMatching;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Domain.Plans;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Domain.Stays;
using ReceptionCentre.Infrastructure.Auditing;
using ReceptionCentre.Infrastructure.Demo;
using ReceptionCentre.Infrastructure.Persistence;
using ReceptionCentre.Infrastructure.Persistence.Bulk;
using ReceptionCentre.Infrastructure.Staff;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Application.Tests.Persistence;

public sealed class BulkWriterTests(ReceptionDatabase database) : IClassFixture<ReceptionDatabase>
{
    private const string Letters = "𠮷田 𞤀𞤣𞤤𞤢𞤥 🙂 \"<b>&\\\t'; DROP";

    private DateTimeOffset Now => database.Clock.GetUtcNow();

    [Fact]
    public async Task What_is_written_by_copy_is_read_as_it_was()
    {
        var person = Strange();
        await WriteAsync(person);
        await ReadsAsWrittenAsync(person.Records);
    }

    /// <summary>Every kind of record that the demonstration makes, with whatever chance put in it.</summary>
    [Fact]
    public async Task People_of_the_demonstration_are_read_as_they_were_invented()
    {
        var people = await database.InDb(db => Task.FromResult(new DemoGenerator(5, Now, BulkTables.Of(db.Model)).Invent(200_000, 200_240)));
        // Who signs their PIPs is there before them.
        await database.Save([.. DemoStaff.All.Select(one => Domain.Staff.StaffMember.Welcome(one.Name, one.Email, one.Id)), .. DemoPips.Mandates]);
        await WriteAsync([.. people.Select(person => new BulkPerson(person.Person.Id, person.File?.Id, person.Records))]);
        await ReadsAsWrittenAsync([.. people.SelectMany(person => person.Records)]);
    }

    [Fact]
    public async Task Numbers_of_files_come_from_the_sequence_that_registration_uses()
    {
        var (first, second) = (A.Newcomer(), A.Newcomer());
        await WriteAsync(Person(first), Person(second));
        var third = await A.Newcomer().SavedIn(database);
        var numbers = await database.InDb(db => db.CaseFiles.Where(file => file.Id == first.File.Id || file.Id == second.File.Id || file.Id == third.File.Id)
            .OrderBy(file => file.Number).Select(file => file.Number).ToListAsync());
        Assert.Equal([numbers[0], numbers[0] + 1, numbers[0] + 2], numbers);
        Assert.True(numbers[0] > 0);
    }

    [Fact]
    public async Task Each_person_gets_one_event_that_says_who_when_why_and_how_much()
    {
        var newcomer = A.Newcomer();
        var note = Note(newcomer.File.Id);
        await WriteAsync(new BulkPerson(newcomer.Person.Id, newcomer.File.Id, [.. newcomer.Things, note]));
        var audit = await database.InDb(db => db.AuditEvents.Include(audit => audit.Changes).SingleAsync(audit => audit.PersonId == newcomer.Person.Id));
        Assert.Equal(("Testing.Bulk", Now, SystemActor, "Tried out."), (audit.Action, audit.At, audit.By!.Value, audit.Reason));
        Assert.Equal(newcomer.File.Id, audit.CaseFileId);
        Assert.Equal(["CaseFile 1", "ContactNote 1", "Person 1", "Stay 1"], audit.Changes.Select(change => $"{change.Thing} {change.After}").Order(StringComparer.Ordinal));
        Assert.All(audit.Changes, change => Assert.Equal((AuditTrail.CountOfRecords, null), (change.Field, change.Before)));
    }

    [Fact]
    public async Task A_batch_is_there_as_a_whole_or_not_at_all_and_a_broken_rule_says_which()
    {
        var (first, twin) = (A.Newcomer().WithBsn(Bsn(1)), A.Newcomer().WithBsn(Bsn(1)));
        var broken = await Assert.ThrowsAsync<BrokenRuleException>(() => WriteAsync(Person(first), Person(twin)));
        Assert.Equal(NewcomerRules.NumberBelongsToOnePerson, broken.Rule);
        Assert.False(await database.InDb(db => db.Persons.AnyAsync(person => person.Id == first.Person.Id || person.Id == twin.Person.Id)));
    }

    [Fact]
    public async Task Outside_a_transaction_or_a_command_nothing_is_written()
    {
        var newcomer = A.Newcomer();
        await Assert.ThrowsAsync<InvalidOperationException>(() => database.AsSystem<int>(async services =>
        {
            services.GetRequiredService<AuditTrail>().Begin("Testing.Bulk");
            await services.GetRequiredService<IBulkWriter>().WriteAsync([Person(newcomer)], default);
            return 0;
        }));
        await Assert.ThrowsAsync<InvalidOperationException>(() => database.AsSystem(services => services.GetRequiredService<IUnitOfWork>().InTransactionAsync(
            async () =>
            {
                await services.GetRequiredService<IBulkWriter>().WriteAsync([Person(newcomer)], default);
                return 0;
            },
            default)));
        await Assert.ThrowsAsync<InvalidOperationException>(() => WriteAsync(new BulkPerson(newcomer.Person.Id, null, ["not a record"])));
        Assert.False(await database.InDb(db => db.Persons.AnyAsync(person => person.Id == newcomer.Person.Id)));
    }

    /// <summary>There is no SQL Server here: its client reads the same rows, and gets types that it knows.</summary>
    [Fact]
    public void The_client_of_sql_server_reads_the_same_values()
    {
        var options = new DbContextOptionsBuilder<ReceptionDbContext>();
        Dialect.SqlServer.Use(options, "Server=none;Database=none");
        using var db = new ReceptionDbContext(options.Options, new SystemStaff(), new AuditTrail(), database.Clock);
        var rows = new BulkRows(BulkTables.Of(db.Model));
        var made = Strange();
        foreach (var record in made.Records)
            rows.Add(record);
        var tables = rows.InOrder.ToDictionary(one => one.Table.Name, one => new BulkReader(one.Table.Columns, one.Rows));
        Assert.True(tables.Count >= 18);
        var note = tables["ContactNotes"];
        var expected = made.Records.OfType<ContactNote>().First();
        Assert.True(note.Read());
        Assert.Equal(
            (expected.Id, expected.On.ToDateTime(TimeOnly.MinValue), expected.Agreed, expected.IsLocked, expected.WrittenAt),
            (note["Id"], note["On"], note["Agreed"], note["IsLocked"], note["WrittenAt"]));
        Assert.Equal(DBNull.Value, note["NextOn"]);
        Assert.True(note.IsDBNull(note.GetOrdinal("Interpreter")));
        var birth = tables["Births"];
        Assert.True(birth.Read());
        Assert.Equal((19910000, 0, made.PersonId), (birth["Born"], birth["From"], birth["PersonId"]));
        Assert.Equal(typeof(int), birth.GetFieldType(birth.GetOrdinal("Born")));
        var names = tables["Names"];
        Assert.True(names.Read());
        Assert.Equal(made.PersonId, names.GetGuid(names.GetOrdinal("PersonId")));
        var content = tables["DocumentContents"];
        Assert.True(content.Read());
        Assert.Equal((int)PdfStandard.Accessible, content["Standard"]);
        Assert.Equal(3, content.GetBytes(content.GetOrdinal("Bytes"), 0, null, 0, 0));
    }

    /// <summary>What our own model does not have today, but may have tomorrow.</summary>
    [Fact]
    public async Task Owned_and_shadow_and_inherited_values_are_written_too()
    {
        var options = new DbContextOptionsBuilder<OddContext>().UseNpgsql(database.ConnectionString).Options;
        await using (var db = new OddContext(options))
        {
            await db.GetService<IRelationalDatabaseCreator>().CreateTablesAsync();
            var rows = new BulkRows(BulkTables.Of(db.Model));
            rows.Add(new OddCat { Id = Guid.NewGuid(), Name = "Mimi", Place = new("Sofa", 3), Size = new() { Grams = 4_100 }, Toys = { new("ball"), new("wool") }, Lives = 9 });
            rows.Add(new OddAnimal { Id = Guid.NewGuid(), Name = "Bas", Size = new() { Grams = 1 } });
            await db.Database.OpenConnectionAsync();
            foreach (var (table, ofTable) in rows.InOrder)
                PostgreSqlCopy.Run(db.Database.GetDbConnection(), table, [.. table.Columns.Where(column => !column.IsGivenByDatabase)], ofTable);
        }
        await using var read = new OddContext(options);
        var animals = await read.Animals.OrderByDescending(animal => animal.Name).ToListAsync();
        var cat = Assert.IsType<OddCat>(animals[0]);
        Assert.Equal(("Mimi", new OddPlace("Sofa", 3), 4_100, 9), (cat.Name, cat.Place, cat.Size.Grams, cat.Lives));
        Assert.Equal(["ball", "wool"], cat.Toys.Select(toy => toy.What).Order(StringComparer.Ordinal));
        Assert.IsNotType<OddCat>(animals[1]);
        Assert.Null(animals[1].Place);
        Assert.All(animals, animal => Assert.True(animal.Number > 0));
        Assert.Null(read.Entry(cat).Property("Remark").CurrentValue);
    }

    private static Guid SystemActor => Application.Staff.SystemActor.Id;

    private static string Bsn(int which) => Enumerable.Range(800_000_000, 1_000).Select(number => number.ToString(System.Globalization.CultureInfo.InvariantCulture)).Where(IdentityNumbers.IsBsn).ElementAt(which);

    private static BulkPerson Person(NewcomerBuilder newcomer) => new(newcomer.Person.Id, newcomer.File.Id, newcomer.Things);

    private ContactNote Note(Guid file) => ContactNote.Write(file, new(database.Clock.Today, "desk", true, null, null, Letters, null, true), database.Clock.Today, Now, SystemActor);

    /// <summary>One person with everything that can be kept: nothing known, partly known, withdrawn, every kind of value.</summary>
    private BulkPerson Strange()
    {
        var (today, by) = (database.Clock.Today, SystemActor);
        var said = new Provenance("person-said", Letters, Now.AddDays(-3).AddTicks(1_230), by);
        var person = Domain.Newcomers.Person.Register(new("𠮷", null, null, null, Letters), said);
        person.ChangeName(new("Ayşe", "Ayşe", "van der", "Ñuñez-Đorđević"), PartialDate.Of(2020, 2), said);
        person.RecordBirth(PartialDate.Of(1991), null, today, said);
        person.RecordBirth(PartialDate.Of(1990, 4), "6030", today, said);
        person.AddNationality("0000", PartialDate.Unknown, said);
        person.RecordNumber(IdentityNumberKind.VNumber, "0000000012", said);
        person.WithdrawNumber(IdentityNumberKind.VNumber, said with { Reason = null });
        person.AddLanguage("ti", preferred: true, interpreter: true, PartialDate.Of(today), said);
        person.RecordContactDetail("email", "a@b.example", PartialDate.Unknown, said);
        person.RecordAddress(new(AddressFact.NoAddress), PartialDate.Of(2020), said);
        person.RecordAddress(new("home", "Kade 1", null, "Amsterdam"), PartialDate.Of(2021, 3, 4), said);
        person.Protect(PartialDate.Of(2024, 1, 2), said);
        person.EndProtection(PartialDate.Of(2024, 3));
        var stay = Stay.Begin(person.Id, A.Amsterdam, PartialDate.Of(2019, 12));
        stay.AddMotive("other", PartialDate.Unknown, said);
        stay.RecordDuty(new(DutyState.Obliged, "wi2021", null, PartialDate.Of(2020), PartialDate.Of(2020)), said);
        stay.End(PartialDate.Of(2025, 5));
        var file = CaseFile.Open(person.Id, stay.Id, A.Amsterdam, "reception-information", new(2020, 1, 1));
        file.Assign(null, null, new(2020, 1, 1), said);
        var plan = IntegrationPlan.Begin(file.Id, PlanKind.Voluntary, Now.AddYears(-1), by);
        plan.WriteOwnWords(Letters, "ti", null);
        var goal = plan.AddGoal("language", Letters);
        plan.AddItem(goal.Id, new("Les", new("wi2021", "7", new(2020, 1, 1)), null, null, 90, new(2026, 1, 1), [new("newcomer", 3_333), new("employer", 6_667)]));
        plan.AddItem(goal.Id, A.ItemTerms());
        plan.Agree(today.AddDays(-200), today, by);
        var revision = plan.Revise("Later", Now.AddDays(-20), by, PlanKind.Pip);
        revision.WritePip(Testing.Plans.PlanStage.Route with { Guidance = Letters });
        var document = Document.Request(file.Id, plan.Id, "plan", null, "plan.pdf", """{"a":"𠮷"}""", new string('0', 64), Now, by);
        var note = Note(file.Id);
        note.Withdraw(Letters, Now, by);
        var access = AccessRequest.Ask(person.Id, A.Eindhoven, Letters, Now, by);
        access.Reply(false, "Nee", Now, Guid.NewGuid());
        return new(person.Id, file.Id,
        [
            note, revision, plan, document, new DocumentContent(document.Id, PdfStandard.Accessible, [0, 255, 7], new string('a', 64)), file, stay, person, access,
            new NameKey(person.Id, "𠮷", PartialDate.Unknown), new NameKey(person.Id, "ayse", PartialDate.Of(1990, 4)), A.Team(),
        ]);
    }

    private Task<int> WriteAsync(params BulkPerson[] people) => database.AsSystem(services => services.GetRequiredService<IUnitOfWork>().InTransactionAsync(
        async () =>
        {
            var audit = services.GetRequiredService<AuditTrail>();
            audit.Begin("Testing.Bulk");
            audit.Because("Tried out.");
            await services.GetRequiredService<IBulkWriter>().WriteAsync(people, default);
            return 0;
        },
        default));

    // Every value of every record and of its parts, against the same record as EF Core reads it.
    private async Task ReadsAsWrittenAsync(IReadOnlyCollection<object> records)
    {
        var compared = await database.InDb(async db =>
        {
            var rows = new BulkRows(BulkTables.Of(db.Model));
            foreach (var record in records)
                rows.Add(record);
            var kinds = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (var (table, written) in rows.InOrder)
            {
                foreach (var row in written)
                {
                    var key = table.EntityType.FindPrimaryKey()!.Properties.Select(property => property.PropertyInfo!.GetValue(row.Record)).ToArray();
                    var read = await db.FindAsync(table.EntityType.ClrType, key);
                    Assert.NotNull(read);
                    Same(db.Entry(read).Metadata, row, read);
                }
                kinds[table.Name] = written.Count;
            }
            Assert.All(rows.InOrder, one => Assert.Equal(one.Table.EntityType.GetProperties().Count(), one.Table.Columns.Count));
            return kinds;
        });
        Assert.All(
            ["Persons", "Names", "NameKeys", "Births", "IdentityNumbers", "PersonLanguages", "ContactDetails", "Addresses", "Stays", "Motives", "IntegrationDuties", "CaseFiles", "Assignments", "ContactNotes", "Plans", "PlanGoals", "PlanItems", "PayerShares"],
            table => Assert.True(compared.GetValueOrDefault(table) > 0, table));
    }

    private static void Same(IEntityType type, BulkRow written, object read)
    {
        foreach (var property in type.GetProperties())
        {
            var (was, now) = (property.PropertyInfo!.GetValue(written.Record), property.PropertyInfo.GetValue(read));
            // A part learns whose it is where it is written; a number comes from the database; PostgreSQL keeps microseconds.
            if (property.IsForeignKey() && written.Whole is not null && Equals(was, Guid.Empty))
                was = written.Whole.GetType().GetProperty("Id")!.GetValue(written.Whole);
            if (property.ValueGenerated == ValueGenerated.OnAdd && Equals(was, 0L))
                continue;
            if (was is DateTimeOffset moment)
                was = new DateTimeOffset(moment.Ticks - (moment.Ticks % 10), moment.Offset);
            Assert.True(Equals(was, now) || (was is byte[] bytes && bytes.SequenceEqual((byte[])now!)), $"{type.ClrType.Name}.{property.Name}: {was} became {now}");
        }
    }

    private sealed class OddContext(DbContextOptions<OddContext> options) : DbContext(options)
    {
        public DbSet<OddAnimal> Animals => Set<OddAnimal>();

        protected override void OnModelCreating(ModelBuilder modelBuilder)
        {
            var animal = modelBuilder.Entity<OddAnimal>();
            animal.ToTable("OddAnimals");
            animal.Property(one => one.Id).ValueGeneratedNever();
            animal.Property(one => one.Number).UseIdentityByDefaultColumn();
            animal.Property<string?>("Remark");
            animal.OwnsOne(one => one.Place);
            animal.ComplexProperty(one => one.Size);
            animal.OwnsMany(one => one.Toys).ToTable("OddToys");
            modelBuilder.Entity<OddCat>();
        }
    }

    private class OddAnimal
    {
        public Guid Id { get; init; }
        public string Name { get; init; } = "";
        public int Number { get; init; }
        public OddPlace? Place { get; init; }
        public OddSize Size { get; init; } = new();
        public List<OddToy> Toys { get; } = [];
    }

    private sealed class OddCat : OddAnimal
    {
        public int Lives { get; init; }
    }

    private sealed record OddPlace(string Where, int Floor);

    private sealed class OddSize
    {
        public int Grams { get; init; }
    }

    private sealed record OddToy(string What);
}
