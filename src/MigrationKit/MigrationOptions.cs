namespace MigrationKit;

/// <summary>
/// How migrations are applied. <c>app.ApplyMigrations()</c> reads the configuration section <c>MigrationKit</c> first: every property
/// has a key of its name there, times as <c>00:15:00</c>, lists as arrays or with commas.
/// </summary>
public sealed partial class MigrationOptions
{
    /// <summary>The configuration section that <c>app.ApplyMigrations()</c> reads: <c>MigrationKit</c>.</summary>
    public const string SectionName = "MigrationKit";

    /// <summary>
    /// The database, as a connection string or a <c>postgres://</c> URL. It wins over a registered <c>NpgsqlDataSource</c>, so that
    /// migrations can run as a role that may do more than the application.
    /// </summary>
    public string? ConnectionString { get; set; }

    /// <summary>The name of the connection string to use, of those in the configuration; wins over a registered data source too.</summary>
    public string? ConnectionStringName { get; set; }

    /// <summary>Whether to apply what is pending, to refuse it, to wait for it, or to do nothing. To apply, by default.</summary>
    public MigrationMode Mode { get; set; }

    /// <summary>
    /// Whether all steps of a pending migration are run, or those only that code of the version before survives. All, by default. Replicas
    /// that share a database share this option.
    /// </summary>
    public MigrationPhase Phase { get; set; }

    /// <summary>
    /// Whether contract steps that wait are run by themselves once nobody needs the old shape. On demand, by default. Means nothing unless
    /// <see cref="Phase"/> is <see cref="MigrationPhase.Expand"/> and <see cref="Mode"/> is <see cref="MigrationMode.ApplyPending"/>.
    /// </summary>
    public ContractMode Contract { get; set; }

    /// <summary>
    /// How often a host that applies with <see cref="MigrationPhase.Expand"/> says in the database that it runs, so that contract steps wait
    /// for it. It counts as gone when it has not said so three times in a row. 30 seconds by default; zero is never.
    /// </summary>
    public TimeSpan HeartbeatInterval { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Whether contract steps may be run also where no version before them has ever said that it runs: a person has asked for them.
    /// </summary>
    internal bool TrustsRegister { get; set; }

    /// <summary>The models to apply; empty, as by default, means all that are registered.</summary>
    public IList<string> ModelNames { get; } = [];

    /// <summary>
    /// How many tenants are migrated at the same time where there are many. 8 by default; each takes two connections, or three while it
    /// is watched how far an index is.
    /// </summary>
    public int MaxParallelTenants { get; set; } = 8;

    /// <summary>
    /// The schema that the migrations say where those of tenants are meant; null, as by default, where tenants are databases. When migrations are applied to
    /// a tenant, its <see cref="Tenant.Schema"/> takes the place of this word: in statements where it names a schema, and in strings and bodies of functions
    /// as a whole word. So give it a name that nothing else has, such as <c>tenant_schema</c>. Means nothing where there are no tenants.
    /// </summary>
    public string? TenantSchema { get; set; }

    /// <summary>
    /// How long to wait while another process applies migrations, or until one has if that is the <see cref="Mode"/>. 15 minutes by default.
    /// </summary>
    public TimeSpan LockTimeout { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>
    /// How long a transactional step may wait for a lock on a table, unless its script says otherwise, before it gives way to the
    /// sessions that wait behind it and is tried again. 5 seconds by default; zero waits without limit.
    /// </summary>
    public TimeSpan StepLockTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How often a step is tried again after a lock timeout, a deadlock or a serialization failure. 20 by default.</summary>
    public int MaxRetries { get; set; } = 20;

    /// <summary>
    /// How long after its first attempt a step may be tried again, however many retries are left. 10 minutes by default.
    /// </summary>
    public TimeSpan RetryTimeout { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>
    /// How long to wait for a server that went away in the middle, that is starting, or that is a standby and has not got the migrations
    /// yet. 2 minutes by default; zero does not wait. A server that does not answer at all when the application starts is not waited for.
    /// </summary>
    public TimeSpan ServerTimeout { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>
    /// How often it is said how far a step is that takes long, in the log and to <see cref="Progress"/>. 10 seconds by default; zero says
    /// nothing in between.
    /// </summary>
    public TimeSpan ProgressInterval { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Who is told when a step begins, how far it is, and when it is done; null, as by default, for nobody. Called on any thread, one call
    /// at a time for a step; what it throws is logged and otherwise ignored. Where it is set, each step is sent by itself: small ones go
    /// together otherwise, and take fewer round trips. The only option that cannot be configured.
    /// </summary>
    public IProgress<MigrationProgress>? Progress { get; set; }

    /// <summary>
    /// The hazards that steps may have, as they stand in the markers of <c>up.sql</c>, such as <c>data-loss</c> or <c>long-lock</c>; <c>none</c>
    /// for no step that has one. Empty, as by default, allows all. Steps with others are an error before anything runs, so that somebody
    /// applies them who watches. The first run of a model on a database is let through.
    /// </summary>
    public IList<string> AllowedHazards { get; } = [];

    /// <summary>
    /// Applies migrations to a database that has tables but no history, whatever those tables are. By default that is an error, because
    /// the usual cause is a lost history or the wrong database.
    /// </summary>
    public bool AllowExistingTables { get; set; }

    /// <summary>
    /// Whether the schema of the database is recorded after migrations were applied, so that what is changed by other means can be named
    /// later. True by default; costs one reading of the catalogs under the migration lock. What cannot be recorded is a warning in the log.
    /// </summary>
    public bool RecordState { get; set; } = true;

    /// <summary>
    /// Whether to look, before anything is applied, for changes that were made by other means since the state was recorded. Not by default:
    /// it costs a reading of the catalogs at every start.
    /// </summary>
    public DriftPolicy DriftPolicy { get; set; }

    /// <summary>
    /// How old what a health check says of drift may be, where <see cref="DriftPolicy"/> wants drift looked for. 15 minutes by default; zero leaves drift out
    /// of health checks.
    /// </summary>
    public TimeSpan DriftInterval { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>
    /// Objects of others, which are no drift: patterns with <c>*</c> and <c>?</c>, of <c>schema.name</c> where the pattern has a dot, else of
    /// the name in any schema. A table goes with all its parts. Empty by default.
    /// </summary>
    public IList<string> DriftExclude { get; } = [];
}
