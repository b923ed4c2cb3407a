using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReceptionCentre.Infrastructure.Persistence;
using Row = System.Collections.Generic.Dictionary<string, object>;

namespace ReceptionCentre.Infrastructure.Jobs;

/// <summary>
/// The scheduler's tables as Quartz 4.7.3 expects them. They stand in our migrations, because the application has no right
/// to make tables and Quartz never upgrades them. With a new version of Quartz: compare with its own schema, and its own
/// check at start-up names what is missing.
/// </summary>
internal sealed class JobTables
{
    public const string Prefix = "QRTZ_";

    private readonly ModelBuilder _builder;
    private readonly SchedulerTableStyle _style;

    private JobTables(ModelBuilder builder, SchedulerTableStyle style) => (_builder, _style) = (builder, style);

    public static void Configure(ModelBuilder builder, SchedulerTableStyle style)
    {
        var tables = new JobTables(builder, style);
        tables.Schedule();
        tables.Running();
        tables.History();
    }

    private static readonly Column
        Scheduler = Text("SCHED_NAME", 120), Entry = Text("ENTRY_ID", 140), Instance = Text("INSTANCE_NAME", 200),
        JobName = Text("JOB_NAME", 150), JobGroup = Text("JOB_GROUP", 150),
        TriggerName = Text("TRIGGER_NAME", 150), TriggerGroup = Text("TRIGGER_GROUP", 150);

    private static readonly Column[] Paused = [Maybe(Text("PAUSE_REASON", 250)), Maybe(Text("PAUSED_BY", 200)), Maybe(Long("PAUSED_AT"))];

    private void Schedule()
    {
        var jobs = Table(
            "JOB_DETAILS", 3, Scheduler, JobName, JobGroup, Maybe(Text("DESCRIPTION", 250)), Text("JOB_CLASS_NAME", 250), Bit("IS_DURABLE"),
            Bit("IS_NONCONCURRENT"), Bit("IS_UPDATE_DATA"), Bit("REQUESTS_RECOVERY"), Maybe(Bytes("JOB_DATA")));
        Index(jobs, "J_G_N", "SCHED_NAME", "JOB_GROUP", "JOB_NAME");

        var triggers = Table(
            "TRIGGERS", 3,
            [
                Scheduler, TriggerName, TriggerGroup, JobName, JobGroup, Maybe(Text("DESCRIPTION", 250)), Maybe(Long("NEXT_FIRE_TIME")),
                Maybe(Long("PREV_FIRE_TIME")), Maybe(Int("PRIORITY")), Text("TRIGGER_STATE", 16), Text("TRIGGER_TYPE", 8), Long("START_TIME"),
                Maybe(Long("END_TIME")), Maybe(Text("CALENDAR_NAME", 200)), Maybe(new("MISFIRE_INSTR", _style.MisfireInstruction)),
                Maybe(Long("MISFIRE_ORIG_FIRE_TIME")), Maybe(Text("EXECUTION_GROUP", 200)), Maybe(Text("PREFERRED_NODE", 200)),
                Bit("PREFERRED_NODE_AUTO") with { Default = false }, Maybe(Text("RETRY_POLICY", 250)), Maybe(Int("RETRY_ATTEMPT")),
                Maybe(Text("CONTINUES_TRIGGER_NAME", 150)), Maybe(Text("CONTINUES_TRIGGER_GROUP", 150)), Maybe(Int("CONTINUATION_CONDITION")),
                Maybe(Int("OVERLAP_POLICY")), .. Paused, Maybe(Long("MISFIRE_THRESHOLD")), Maybe(Bit("FIXED_DELAY")), Maybe(Bytes("JOB_DATA")),
            ]);
        triggers.HasOne(Name(Prefix + "JOB_DETAILS"), null).WithMany().HasForeignKey(Names("SCHED_NAME", "JOB_NAME", "JOB_GROUP")).OnDelete(DeleteBehavior.Restrict);
        Index(triggers, "T_J", "SCHED_NAME", "JOB_NAME", "JOB_GROUP");
        Index(triggers, "T_G_N", "SCHED_NAME", "TRIGGER_GROUP", "TRIGGER_NAME");
        Index(triggers, "T_C", "SCHED_NAME", "CALENDAR_NAME");
        Index(triggers, "T_NFT_ST", "SCHED_NAME", "TRIGGER_STATE", "NEXT_FIRE_TIME", "PRIORITY", "MISFIRE_INSTR").IsDescending(false, false, false, true, false);

        Kind("SIMPLE_TRIGGERS", new("REPEAT_COUNT", _style.RepeatCount), Long("REPEAT_INTERVAL"), new("TIMES_TRIGGERED", _style.RepeatCount));
        Kind("CRON_TRIGGERS", Text("CRON_EXPRESSION", 120), Maybe(Text("TIME_ZONE_ID", 80)));
        Kind(
            "SIMPROP_TRIGGERS", Maybe(Text("STR_PROP_1", 512)), Maybe(Text("STR_PROP_2", 512)), Maybe(Text("STR_PROP_3", 512)),
            Maybe(Int("INT_PROP_1")), Maybe(Int("INT_PROP_2")), Maybe(Long("LONG_PROP_1")), Maybe(Long("LONG_PROP_2")),
            Maybe(Decimal("DEC_PROP_1")), Maybe(Decimal("DEC_PROP_2")), Maybe(Bit("BOOL_PROP_1")), Maybe(Bit("BOOL_PROP_2")), Maybe(Text("TIME_ZONE_ID", 80)));
        Kind("BLOB_TRIGGERS", Maybe(Bytes("BLOB_DATA")));

        Table("CALENDARS", 2, Scheduler, Text("CALENDAR_NAME", 200), Bytes("CALENDAR"));
        Table("PAUSED_TRIGGER_GRPS", 2, [Scheduler, TriggerGroup, .. Paused]);
        Table("PAUSED_JOB_GRPS", 2, [Scheduler, JobGroup, .. Paused]);
    }

    private void Running()
    {
        var fired = Table(
            "FIRED_TRIGGERS", 2, Scheduler, Entry, TriggerName, TriggerGroup, Instance, Long("FIRED_TIME"), Long("SCHED_TIME"), Int("PRIORITY"),
            Text("STATE", 16), Maybe(JobName), Maybe(JobGroup), Bit("IS_NONCONCURRENT"), Maybe(Bit("REQUESTS_RECOVERY")),
            Maybe(Text("EXECUTION_GROUP", 200)), Maybe(Int("PROGRESS")), Maybe(Text("PROGRESS_MESSAGE", 250)), Maybe(Long("INTERRUPT_REQUESTED_TIME")));
        Index(fired, "FT_INST_JOB_REQ_RCVRY", "SCHED_NAME", "INSTANCE_NAME", "REQUESTS_RECOVERY");
        Index(fired, "FT_J_G", "SCHED_NAME", "JOB_NAME", "JOB_GROUP");
        Index(fired, "FT_T_G", "SCHED_NAME", "TRIGGER_NAME", "TRIGGER_GROUP");

        Table("SCHEDULER_STATE", 2, Scheduler, Instance, Long("LAST_CHECKIN_TIME"), Long("CHECKIN_INTERVAL"), Maybe(Text("QUARTZ_VERSION", 20)));
        Table("LOCKS", 2, Scheduler, Text("LOCK_NAME", 40));
    }

    private void History()
    {
        var executions = Table(
            "EXECUTION_HISTORY", 2, Scheduler, Entry, Instance, JobName, JobGroup, TriggerName, TriggerGroup, Long("FIRED_TIME"), Long("RUN_TIME"),
            Bit("SUCCEEDED"), Maybe(Text("ERROR_MESSAGE", 1000)), Int("RETRY_ATTEMPT") with { Default = 0 }, Bit("RETRY_SCHEDULED") with { Default = false },
            Maybe(Text("EXECUTION_LOG", -1)), Maybe(Int("RESULT")), Maybe(Text("SUMMARY", 1000)), Maybe(Text("METRICS", -1)), Maybe(Bit("MANUAL")),
            Maybe(Text("FIRE_INSTANCE_ID", 140)), Maybe(Text("JOB_INPUT", -1)), Maybe(Bit("JOB_INPUT_TOO_LARGE")));
        Index(executions, "EH_FIRED_TIME", "SCHED_NAME", "FIRED_TIME");
        Index(executions, "EH_INST", "SCHED_NAME", "INSTANCE_NAME");
        Index(executions, "EH_JOB_TIME", "SCHED_NAME", "JOB_GROUP", "JOB_NAME", "FIRED_TIME");
        Index(executions, "EH_FIRE_INST", "SCHED_NAME", "FIRE_INSTANCE_ID");
        Index(executions, "EH_TRIG_TIME", "SCHED_NAME", "TRIGGER_GROUP", "TRIGGER_NAME", "FIRED_TIME");

        var misfires = Table(
            "MISFIRE_HISTORY", 2, Scheduler, Entry, Instance, TriggerName, TriggerGroup, Maybe(JobName), Maybe(JobGroup), Long("MISFIRE_TIME"),
            Maybe(Long("SCHED_TIME")), Maybe(Int("REASON")));
        Index(misfires, "MH_MISFIRE_TIME", "SCHED_NAME", "MISFIRE_TIME");
        Index(misfires, "MH_INST", "SCHED_NAME", "INSTANCE_NAME");

        Table(
            "JOB_STATUS", 3, Scheduler, JobGroup, JobName, Long("FIRST_FIRED_TIME"), Long("LAST_FIRED_TIME"), Int("LAST_RESULT"), Long("LAST_RUN_TIME"),
            Text("LAST_INSTANCE_NAME", 200), Maybe(Text("LAST_ENTRY_ID", 140)), Maybe(Text("LAST_SUMMARY", 1000)), Maybe(Long("LAST_SUCCESS_TIME")),
            Maybe(Long("LAST_FAILURE_TIME")), Maybe(Text("LAST_FAILURE_MESSAGE", 1000)), Int("CONSECUTIVE_FAILURES") with { Default = 0 },
            Long("RUN_COUNT") with { Default = 0L }, Long("FAILURE_COUNT") with { Default = 0L });
    }

    /// <summary>What one kind of trigger says more; it goes with the trigger.</summary>
    private void Kind(string name, params Column[] columns) =>
        Table(name, 3, [Scheduler, TriggerName, TriggerGroup, .. columns])
            .HasOne(Name(Prefix + "TRIGGERS"), null).WithOne()
            .HasForeignKey(Name(Prefix + name), Names("SCHED_NAME", "TRIGGER_NAME", "TRIGGER_GROUP")).OnDelete(DeleteBehavior.Cascade);

    /// <param name="keys">How many of the first columns are the key.</param>
    private EntityTypeBuilder<Row> Table(string name, int keys, params Column[] columns)
    {
        var table = _builder.SharedTypeEntity<Row>(Name(Prefix + name));
        table.ToTable(Name(Prefix + name));
        for (var i = 0; i < columns.Length; i++)
        {
            var column = columns[i];
            var type = column.Optional && column.Type.IsValueType ? typeof(Nullable<>).MakeGenericType(column.Type) : column.Type;
            var property = table.IndexerProperty(type, Name(column.Name)).HasColumnOrder(i).IsRequired(!column.Optional);
            if (column.Type == typeof(string))
                property.HasMaxLength(_style.BoundedText ? column.Length : -1);
            if (column.Type == typeof(byte[]))
                property.HasMaxLength(-1);
            if (column.Type == typeof(decimal))
                property.HasPrecision(13, 4);
            if (column.Default is not null)
                property.HasDefaultValue(column.Default);
        }
        table.HasKey(Names([.. columns.Take(keys).Select(column => column.Name)]));
        return table;
    }

    private IndexBuilder<Row> Index(EntityTypeBuilder<Row> table, string name, params string[] columns) =>
        table.HasIndex(Names(columns), Name("IDX_" + Prefix + name));

    private string Name(string name) => _style.UpperCase ? name : name.ToLowerInvariant();

    private string[] Names(params string[] names) => [.. names.Select(Name)];

    private static Column Text(string name, int length) => new(name, typeof(string), length);

    private static Column Long(string name) => new(name, typeof(long));

    private static Column Int(string name) => new(name, typeof(int));

    private static Column Bit(string name) => new(name, typeof(bool));

    private static Column Decimal(string name) => new(name, typeof(decimal));

    private static Column Bytes(string name) => new(name, typeof(byte[]));

    private static Column Maybe(Column column) => column with { Optional = true };

    private sealed record Column(string Name, Type Type, int Length = -1, bool Optional = false, object? Default = null);
}
