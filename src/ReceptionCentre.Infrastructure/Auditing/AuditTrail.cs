using System.Diagnostics;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Attachments;
using ReceptionCentre.Domain.Auditing;
using ReceptionCentre.Domain.BulkChanges;
using ReceptionCentre.Domain.BulkInvites;
using ReceptionCentre.Domain.CalendarFeeds;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Checklists;
using ReceptionCentre.Domain.CivicIntegration;
using ReceptionCentre.Domain.Clocks;
using ReceptionCentre.Domain.Contacts;
using ReceptionCentre.Domain.Departures;
using ReceptionCentre.Domain.Documents;
using ReceptionCentre.Domain.Duo;
using ReceptionCentre.Domain.Enquiries;
using ReceptionCentre.Domain.GuestPasses;
using ReceptionCentre.Domain.Handovers;
using ReceptionCentre.Domain.Housing;
using ReceptionCentre.Domain.Imports;
using ReceptionCentre.Domain.Intakes;
using ReceptionCentre.Domain.Journeys;
using ReceptionCentre.Domain.Linking;
using ReceptionCentre.Domain.Municipalities;
using ReceptionCentre.Domain.NameMatching;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Domain.OffSite;
using ReceptionCentre.Domain.ReferenceData;
using ReceptionCentre.Domain.Reporting;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Domain.Stays;
using ReceptionCentre.Domain.WaitingRooms;
using ReceptionCentre.Domain.Welcome;
using ReceptionCentre.Domain.WorkQueue;
using ReceptionCentre.Infrastructure.Persistence;
using ReceptionCentre.Infrastructure.Staff;

namespace ReceptionCentre.Infrastructure.Auditing;

/// <summary>
/// Writes the audit event of the running command from what is about to be saved. What is new or removed is one entry with
/// all its values; what changed is one entry a value. Values carry the permission without which they are not shown.
/// </summary>
public sealed class AuditTrail : IAuditTrail
{
    /// <summary>The whole of a record that is new or removed.</summary>
    public const string WholeRecord = "*";

    /// <summary>How many records of a kind are new: all that a batch of thousands tells of each.</summary>
    public const string CountOfRecords = "#";

    // Working storage of the system: says nothing about anybody that its own events do not say.
    private static readonly HashSet<Type> Unaudited =
    [
        typeof(Journey), typeof(HandledCommand), typeof(NameKey), typeof(AuditEvent), typeof(AuditChange), typeof(ProtectionKey),
        typeof(UsedSecondFactorCode), typeof(DocumentContent), typeof(AttachmentContent), typeof(Code), typeof(Clock), typeof(FileState), typeof(CaseloadDay), typeof(CountedStay),
        typeof(MunicipalityLogo), typeof(TermsChange), typeof(LinkedRow),
        // How far an import is, and its rows: who was imported has an event of their own.
        typeof(ImportProgress), typeof(ImportLine), typeof(ImportOutcome), typeof(ImportedPerson),
        // The same of a change for a group.
        typeof(BulkProgress), typeof(BulkRow), typeof(BulkChanged),
        // The same of files that are spread.
        typeof(SpreadProgress), typeof(SpreadRow),
        // The same of people who are invited: each appointment has an event in its files.
        typeof(InviteProgress), typeof(InviteRow),
        // The same of plans on paper: each paper has an event in its file.
        typeof(PlanExportProgress), typeof(PlanExportRow),
        // That one was noted is told by the use case; what it was about is counted and stands nowhere beside a name.
        typeof(Enquiry), typeof(EnquiryTopic),
        // What DUO told and about whom: it can be destroyed; what is taken over stands in the file. Schools are DUO's own list.
        typeof(DuoNoticeContent), typeof(DuoSchool),
        // What a hand-over says of people stands in their files; the secret half of a key is told to nobody.
        typeof(HandoverContent), typeof(ReceivedContent), typeof(HandoverSecret),
        // What was typed and not decided yet: the slip tells that it waits, and the person's own event what came of it.
        typeof(WaitingRow),
        typeof(ChecklistItem), typeof(ChecklistItemMotive), typeof(ChecklistItemDepartureKind), typeof(ChecklistItemParty), typeof(RegistrationQuestion), typeof(IntakeQuestion), typeof(WelcomeText), typeof(CivicParameter),
    ];

    // Reference data: a change by a person leaves an event; loading a new version of a file is one entry, not one a line.
    private static readonly HashSet<Type> AuditedByPeople = [typeof(Code), typeof(ChecklistItem), typeof(ChecklistItemMotive), typeof(ChecklistItemDepartureKind), typeof(ChecklistItemParty)];

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private string? _action, _reason;
    private Guid? _personId, _caseFileId, _by;
    private readonly List<Told> _told = [];
    private readonly List<Others> _others = [];
    private bool _counts;

    private Dictionary<Guid, Guid> _personOfFile = [];
    private Func<object, IEnumerable<Guid>>? _filesOf;
    private static readonly ILookup<Guid, Subject> NoFiles = Array.Empty<Subject>().ToLookup(_ => Guid.Empty);
    private ILookup<Guid, Subject> _filesOfStay = NoFiles;
    private Dictionary<Guid, Guid?> _fileOfPerson = [];

    public void Begin(string action)
    {
        (_action, _reason, _personId, _caseFileId, _by, _counts, _personOfFile, _filesOf, _fileOfPerson, _filesOfStay) = (action, null, null, null, null, false, [], null, [], NoFiles);
        _told.Clear();
        _others.Clear();
    }

    /// <summary>
    /// Starts the event of a batch: what is new is told as a number for each kind of record, because the values stand in
    /// the source of the batch. What changed or went is still told value by value.
    /// </summary>
    public void BeginCounting(string action)
    {
        Begin(action);
        _counts = true;
    }

    public void About(Guid? personId, Guid? caseFileId = null) => (_personId, _caseFileId) = (personId ?? _personId, caseFileId ?? _caseFileId);

    public void AboutEach(IReadOnlyCollection<(Guid PersonId, Guid CaseFileId)> files, Func<object, IEnumerable<Guid>>? filesOf = null) =>
        (_personOfFile, _filesOf) = (files.ToDictionary(file => file.CaseFileId, file => file.PersonId), filesOf);

    public void AboutEachPerson(IReadOnlyCollection<(Guid PersonId, Guid? CaseFileId)> people) => _fileOfPerson = people.ToDictionary(one => one.PersonId, one => one.CaseFileId);

    public void AboutEachStay(IReadOnlyCollection<(Guid StayId, Guid PersonId, Guid CaseFileId)> files) =>
        _filesOfStay = files.ToLookup(file => file.StayId, file => new Subject(file.PersonId, file.CaseFileId));

    public void AlsoAbout(IReadOnlyCollection<Guid> personIds, Func<object, bool> concerns, string action) => _others.Add(new(personIds, concerns, action));

    public void OnBehalfOf(Guid staffMemberId) => _by = staffMemberId;

    public void Because(string? reason) => _reason = string.IsNullOrWhiteSpace(reason) ? null : reason.Trim();

    public void Tell(string thing, Guid thingId, string field, string? before, string? after) => _told.Add(new(thing, thingId, field, before, after));

    /// <summary>An event of the running command for what is written past the change tracker.</summary>
    /// <exception cref="InvalidOperationException">No command runs.</exception>
    internal AuditEvent EventOf(ICurrentStaff current, TimeProvider time) =>
        new(_action ?? throw Traceless, time.GetUtcNow(), _by ?? current.Id, _reason) { TraceId = Activity.Current?.TraceId.ToString() };

    internal static AuditChange Counted(Guid eventId, string thing, int count) => new(eventId, thing, Guid.Empty, CountOfRecords, null, Text(count), null);

    /// <summary>One record of a kind went, as a whole.</summary>
    internal static AuditChange Removed(Guid eventId, string thing) => new(eventId, thing, Guid.Empty, CountOfRecords, Text(1), null, null);

    private static InvalidOperationException Traceless => new("A change outside a command: it would leave no trace.");

    internal void Write(ReceptionDbContext db, ICurrentStaff current, TimeProvider time)
    {
        var changed = db.ChangeTracker.Entries()
            .Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted && IsAudited(entry, current))
            .ToList();
        if (changed.Count == 0 && _told.Count == 0)
            return;
        if (_action is null)
            throw Traceless;

        // What was only told belongs to the command as a whole.
        foreach (var ofOne in changed.SelectMany(SubjectsOf, (entry, subject) => (entry, subject)).GroupBy(one => one.subject, one => one.entry).DefaultIfEmpty())
        {
            var audit = new AuditEvent(_action, time.GetUtcNow(), _by ?? current.Id, _reason) { TraceId = Activity.Current?.TraceId.ToString() };
            audit.About(ofOne?.Key.PersonId ?? _personId, ofOne?.Key.PersonId is null ? _caseFileId : ofOne.Key.CaseFileId);
            var entries = ofOne?.ToList() ?? [];
            if (_counts)
                Count(audit, entries);
            foreach (var entry in entries.Where(entry => !_counts || entry.State != EntityState.Added))
                Describe(audit, entry);
            foreach (var told in _told)
                audit.Add(new(audit.Id, told.Thing, told.ThingId, told.Field, told.Before, told.After, null));
            _told.Clear();
            if (audit.Changes.Count > 0)
                db.AuditEvents.Add(audit);
        }
        foreach (var others in _others)
        {
            foreach (var personId in others.PersonIds)
                WriteFor(personId, others, changed, db, current, time);
        }
    }

    private void WriteFor(Guid personId, Others others, List<EntityEntry> changed, ReceptionDbContext db, ICurrentStaff current, TimeProvider time)
    {
        var audit = new AuditEvent(others.Action, time.GetUtcNow(), _by ?? current.Id, null) { TraceId = Activity.Current?.TraceId.ToString() };
        audit.About(personId, null);
        foreach (var entry in changed.Where(entry => others.Concerns(entry.Entity)))
            Describe(audit, entry);
        if (audit.Changes.Count > 0)
            db.AuditEvents.Add(audit);
    }

    private IEnumerable<Subject> SubjectsOf(EntityEntry entry)
    {
        if (_filesOfStay.Count > 0 && (entry.Entity is Stay stay ? stay.Id : Foreign(entry, nameof(IntendedStayFact.StayId))) is { } ofStay && _filesOfStay.Contains(ofStay))
            return _filesOfStay[ofStay];
        if (_filesOf?.Invoke(entry.Entity).Where(_personOfFile.ContainsKey).Distinct().ToList() is { Count: > 0 } told)
            return told.Select(file => new Subject(_personOfFile[file], file));
        return [SubjectOf(entry)];
    }

    private Subject SubjectOf(EntityEntry entry) =>
        PersonOf(entry) is { } person ? new(person, _fileOfPerson[person]) : FileOf(entry) is { } file ? new(_personOfFile[file], file) : default;

    // Of a command on several people: the one whom this record is of, also over the stay or the file that it hangs on.
    private Guid? PersonOf(EntityEntry entry)
    {
        if (_fileOfPerson.Count == 0)
            return null;
        var id = entry.Entity is Person person ? person.Id
            : Foreign(entry, nameof(IntendedStayFact.StayId)) is { } stay ? Tracked<Stay>(entry, stay)?.PersonId
            : Foreign(entry, nameof(AssignmentFact.CaseFileId)) is { } file ? Tracked<CaseFile>(entry, file)?.PersonId
            : Foreign(entry, nameof(NameFact.PersonId));
        return id is { } known && _fileOfPerson.ContainsKey(known) ? known : null;
    }

    private static Guid? Foreign(EntityEntry entry, string name) => entry.Metadata.FindProperty(name) is null ? null : entry.Property(name).CurrentValue as Guid?;

    private static T? Tracked<T>(EntityEntry entry, Guid id) where T : class => entry.Context.Set<T>().Local.FindEntry(id)?.Entity;

    // Of a command on many files: the one that this record is, or hangs on.
    private Guid? FileOf(EntityEntry entry)
    {
        if (_personOfFile.Count == 0)
            return null;
        var id = entry.Entity is CaseFile file ? file.Id
            : Foreign(entry, nameof(AssignmentFact.CaseFileId));
        return id is { } known && _personOfFile.ContainsKey(known) ? known : null;
    }

    private static bool IsAudited(EntityEntry entry, ICurrentStaff current) =>
        IsAudited(entry.Metadata.ClrType) || (AuditedByPeople.Contains(entry.Metadata.ClrType) && !current.IsSystem);

    /// <summary>Whether changes of this kind of record always leave an event. How somebody signs in is told by the use cases, without secrets.</summary>
    public static bool IsAudited(Type type) =>
        !Unaudited.Contains(type) && !(type.Namespace ?? "").StartsWith("Microsoft.AspNetCore.Identity", StringComparison.Ordinal) && type != typeof(Account);

    private static void Count(AuditEvent audit, IEnumerable<EntityEntry> changed)
    {
        foreach (var (thing, count) in changed.Where(entry => entry.State == EntityState.Added).CountBy(entry => entry.Metadata.ClrType.Name).OrderBy(kind => kind.Key, StringComparer.Ordinal))
            audit.Add(Counted(audit.Id, thing, count));
    }

    private static void Describe(AuditEvent audit, EntityEntry entry)
    {
        var thing = entry.Metadata.ClrType.Name;
        var id = entry.Property(IdOf(entry.Metadata).Name).CurrentValue is Guid guid ? guid : Guid.Empty;
        var permission = PermissionFor(entry.Entity);
        if (entry.State == EntityState.Modified)
        {
            foreach (var value in entry.Properties.Where(value => value.IsModified && !Equals(value.OriginalValue, value.CurrentValue) && IsTold(value)))
                audit.Add(new(audit.Id, thing, id, value.Metadata.Name, Text(value.OriginalValue), Text(value.CurrentValue), permission));
            return;
        }
        var values = entry.Properties.Where(value => IsTold(value) && value.CurrentValue is not null)
            .ToDictionary(value => value.Metadata.Name, value => Text(value.CurrentValue));
        var all = JsonSerializer.Serialize(values, Readable);
        var isNew = entry.State == EntityState.Added;
        audit.Add(new(audit.Id, thing, id, WholeRecord, isNew ? null : all, isNew ? all : null, permission));
    }

    private static string? PermissionFor(object record) => record switch
    {
        ContactNote { IsLocked: true } or Attachment { IsLocked: true } or ProtectionFact or AddressFact { IsLocked: true } or MotiveFact { IsLocked: true } or FormalMotiveFact { IsLocked: true } or HousingOffer { IsHidden: true } => nameof(Permission.ReadLockedParts),
        // What is told of somebody's health, and why somebody need not do a test.
        IntakeAnswer { IsLocked: true } or LearnabilityStep { Exemption: not null } or HealthHandover or HandoverPerson { TellsHealth: true } => nameof(Permission.ReadHealth),
        _ => null,
    };

    // A part without an id of its own (a role of somebody) is told under the id of its whole.
    private static IReadOnlyProperty IdOf(IReadOnlyEntityType type) =>
        type.FindPrimaryKey()!.Properties is { Count: > 1 } key && key.FirstOrDefault(IsKeyOfWhole) is { } whole ? whole : type.FindPrimaryKey()!.Properties[0];

    private static bool IsKeyOfWhole(IReadOnlyProperty property) => property.GetContainingForeignKeys().Any(key => key.DeleteBehavior == DeleteBehavior.Cascade);

    private static bool IsTold(PropertyEntry value) => IsTold(value.Metadata);

    /// <summary>
    /// Keys and counters are how records hang together, not what somebody did; only what a part without an id adds to its
    /// whole is told. A document's data is the plan's data again.
    /// </summary>
    public static bool IsTold(IReadOnlyProperty value) =>
        (value.IsPrimaryKey() ? value.DeclaringType is IReadOnlyEntityType type && type.FindPrimaryKey()!.Properties.Count > 1 && !IsKeyOfWhole(value) : !value.IsForeignKey())
        // The code of a slip opens a page; the codes of facts are what they say.
        && (value.Name != nameof(Slip.Code) || value.DeclaringType.ClrType != typeof(Slip))
        && value.Name is not (nameof(Aggregate.Version) or nameof(StaffMember.Bookings) or nameof(CalendarFeed.TokenSha256) or nameof(WaitingRoom.ScreenSha256) or nameof(Document.Data) or nameof(SignUpDay.LastNumber) or nameof(Handover.Sha256) or nameof(GuestPass.TokenHash) or nameof(GuestPass.CodeHash) or nameof(ImportRun.Columns) or nameof(ImportRun.Header) or nameof(ImportRun.Mapping) or nameof(ChecklistTick.ListId) or nameof(SignalDismissal.Basis) or nameof(SignalDismissal.Subject) or nameof(Domain.Facts.DatedFact.RecordedAt)
            or nameof(Domain.Facts.DatedFact.RecordedBy));

    private static string? Text(object? value) => value switch
    {
        null => null,
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTimeOffset instant => instant.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
        bool yes => yes ? "true" : "false",
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };

    private readonly record struct Subject(Guid? PersonId, Guid? CaseFileId);

    private sealed record Others(IReadOnlyCollection<Guid> PersonIds, Func<object, bool> Concerns, string Action);

    private sealed record Told(string Thing, Guid ThingId, string Field, string? Before, string? After);
}
