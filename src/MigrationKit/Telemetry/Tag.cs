namespace MigrationKit.Telemetry;

/// <summary>Names of tags. Those without our own prefix are OpenTelemetry's.</summary>
/// <remarks>https://opentelemetry.io/docs/specs/semconv/database/database-spans/</remarks>
internal static class Tag
{
    public const string Model = "migrationkit.model";
    public const string Mode = "migrationkit.mode";
    public const string Migration = "migrationkit.migration";
    public const string Step = "migrationkit.step";
    public const string DataMigration = "migrationkit.data_migration";
    public const string Batches = "migrationkit.data_migration.batches";
    public const string Seeder = "migrationkit.seeder";
    public const string Transactional = "migrationkit.step.transactional";
    public const string Retries = "migrationkit.step.retries";
    public const string Outcome = "migrationkit.outcome";
    public const string HistorySchema = "migrationkit.history_schema";

    public const string System = "db.system.name";
    public const string Database = "db.namespace";
    public const string Operation = "db.operation.name";
    public const string BatchSize = "db.operation.batch.size";
    public const string SqlState = "db.response.status_code";
    public const string ServerAddress = "server.address";
    public const string ServerPort = "server.port";
    public const string ErrorType = "error.type";
}
