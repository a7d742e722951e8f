using Microsoft.Extensions.Logging;

namespace MigrationKit.Internal;

/// <summary>All that MigrationKit logs, under the category <c>MigrationKit</c>. Event ids keep their meaning for ever.</summary>
internal static partial class LogMessages
{
    public const string Category = "MigrationKit";

    [LoggerMessage(6100, LogLevel.Information, "Migrations are not applied: this is {Host}, which only looks at the application.")]
    public static partial void DesignTime(this ILogger logger, string host);

    [LoggerMessage(6101, LogLevel.Debug, "The model {Model} is up to date at {Migration}.")]
    public static partial void UpToDate(this ILogger logger, string model, string migration);

    [LoggerMessage(6102, LogLevel.Information,
        "The database is ahead of this version of the application: model {Model} has {Migrations} besides. Nothing is applied.")]
    public static partial void Ahead(this ILogger logger, string model, string migrations);

    [LoggerMessage(6103, LogLevel.Information, "Applying {Count} migration(s) of the model {Model}: {Migrations}.")]
    public static partial void Applying(this ILogger logger, int count, string model, string migrations);

    [LoggerMessage(6104, LogLevel.Information, "Applied {Migration} of the model {Model}: {Steps} step(s) in {Milliseconds:F0} ms.")]
    public static partial void Applied(this ILogger logger, string migration, string model, int steps, double milliseconds);

    [LoggerMessage(6105, LogLevel.Information, "Waiting for the migration lock, which is held by {Holder}.")]
    public static partial void WaitingForLock(this ILogger logger, string holder);

    [LoggerMessage(6106, LogLevel.Debug, "Took the migration lock {Key}.")]
    public static partial void TookLock(this ILogger logger, long key);

    [LoggerMessage(6107, LogLevel.Warning, "The migration lock {Key} was not held any more when it was released.")]
    public static partial void LockWasLost(this ILogger logger, long key);

    [LoggerMessage(6108, LogLevel.Debug, "Step {Step} of {Migration} runs ({Kind}).")]
    public static partial void StepRuns(this ILogger logger, int step, string migration, string kind);

    [LoggerMessage(6109, LogLevel.Information, "Step {Step} of {Migration} was begun before and goes on at its statement {Statement}.")]
    public static partial void StepResumes(this ILogger logger, int step, string migration, int statement);

    [LoggerMessage(6110, LogLevel.Warning,
        "Step {Step} of {Migration} is tried again in {Milliseconds:F0} ms ({Attempt} of {MaxRetries}): {Reason}")]
    public static partial void StepRetries(
        this ILogger logger, int step, string migration, double milliseconds, int attempt, int maxRetries, string reason);

    [LoggerMessage(6111, LogLevel.Information,
        "The index {Index} was left invalid by an interrupted build; it is dropped and built again.")]
    public static partial void InvalidIndexDropped(this ILogger logger, string index);

    [LoggerMessage(6112, LogLevel.Information, "Already done before the interruption, so not repeated: {Statement}")]
    public static partial void StatementAlreadyDone(this ILogger logger, string statement);

    [LoggerMessage(6113, LogLevel.Information, "Created MigrationKit's own tables in the schema {Schema}: {Tables}.")]
    public static partial void HistoryCreated(this ILogger logger, string schema, string tables);

    [LoggerMessage(6114, LogLevel.Debug, "{Sql}")]
    public static partial void Sql(this ILogger logger, string sql);

    [LoggerMessage(6115, LogLevel.Warning, "{Problem} Trying again in {Milliseconds:F0} ms.")]
    public static partial void WaitingForServer(this ILogger logger, string problem, double milliseconds);

    [LoggerMessage(6116, LogLevel.Warning,
        "The schema {Schema} is left out of the search_path while migrations run: a role that is not trusted has {Object} in it.")]
    public static partial void SchemaLeftOut(this ILogger logger, string schema, string @object);

    [LoggerMessage(6117, LogLevel.Information, "Finishing what was interrupted: {Statement}")]
    public static partial void Finishing(this ILogger logger, string statement);

    [LoggerMessage(6118, LogLevel.Information, "Migrations are not looked at: the option Mode is Off.")]
    public static partial void Off(this ILogger logger);

    [LoggerMessage(6119, LogLevel.Information,
        "Waiting for another process to apply {Count} migration(s) of the model {Model}: {Migrations}.")]
    public static partial void WaitingForOther(this ILogger logger, int count, string model, string migrations);

    [LoggerMessage(6120, LogLevel.Warning,
        "The types of an NpgsqlDataSource could not be read again after migrating, so it may not know new ones: {Reason}")]
    public static partial void TypesNotReloaded(this ILogger logger, string reason);

    [LoggerMessage(6121, LogLevel.Information, "Step {Step} of {Migration} has been running for {Seconds:F0} s: {Work}.")]
    public static partial void StepGoesOn(this ILogger logger, int step, string migration, double seconds, string work);

    [LoggerMessage(6122, LogLevel.Debug, "How far step {Step} of {Migration} is cannot be told: {Reason}")]
    public static partial void ProgressUnknown(this ILogger logger, int step, string migration, string reason);

    [LoggerMessage(6123, LogLevel.Information,
        "Expanded {Migration} of the model {Model}: {Steps} step(s) in {Milliseconds:F0} ms; {Waiting} step(s) wait until no process of an "
        + "older version is left.")]
    public static partial void Expanded(this ILogger logger, string migration, string model, int steps, double milliseconds, int waiting);

    [LoggerMessage(6124, LogLevel.Information,
        "The database cannot be told that this process runs, so contract steps do not wait for it to end: {Reason}")]
    public static partial void NotRegistered(this ILogger logger, string reason);

    [LoggerMessage(6125, LogLevel.Debug, "The database is told every {Seconds:F0} s that this process runs.")]
    public static partial void Registered(this ILogger logger, double seconds);

    [LoggerMessage(6126, LogLevel.Information,
        "Contract steps of {Migrations} of the model {Model} wait for {Count} process(es) that run: {Instances}.")]
    public static partial void ContractWaits(this ILogger logger, string migrations, string model, int count, string instances);

    [LoggerMessage(6127, LogLevel.Information,
        "Contract steps of {Migrations} of the model {Model} wait for dotnet migrationkit database contract: no version before them has ever "
        + "said that it runs, so it may.")]
    public static partial void ContractWaitsForPerson(this ILogger logger, string migrations, string model);

    [LoggerMessage(6128, LogLevel.Warning,
        "Contract steps of the model {Model} could not be run beside the application, and are tried again in {Seconds:F0} s: {Problem}")]
    public static partial void ContractFailed(this ILogger logger, string model, double seconds, string problem);

    [LoggerMessage(6129, LogLevel.Warning,
        "This version may not work with the database: of the model {Model} it knows the migrations up to {Migration}, and later ones have taken "
        + "away or tightened what code before them may use: {Steps}. If its queries fail, start a version that knows {Last}.")]
    public static partial void ShapeIsGone(this ILogger logger, string model, string migration, string steps, string last);

    [LoggerMessage(6140, LogLevel.Debug, "Recorded the state of the database: {Objects} object(s) in {Milliseconds:F0} ms.")]
    public static partial void StateRecorded(this ILogger logger, int objects, double milliseconds);

    [LoggerMessage(6141, LogLevel.Warning,
        "The migrations are applied, but the state of the database could not be recorded, so that drift cannot be found: {Reason}")]
    public static partial void StateNotRecorded(this ILogger logger, string reason);

    [LoggerMessage(6142, LogLevel.Warning,
        "The database was changed by other means than migrations since {RecordedAt:O}, in {Count} object(s): {Objects}.")]
    public static partial void Drifted(this ILogger logger, DateTimeOffset? recordedAt, int count, string objects);

    [LoggerMessage(6143, LogLevel.Information, "The database is not compared with its recorded state: {Reason}")]
    public static partial void DriftNotCompared(this ILogger logger, string reason);

    [LoggerMessage(6144, LogLevel.Warning, "The database could not be compared with its recorded state: {Reason}")]
    public static partial void DriftUnknown(this ILogger logger, string reason);

    [LoggerMessage(6150, LogLevel.Information, "The data migration {DataMigration} of the model {Model} begins.")]
    public static partial void DataMigrationBegins(this ILogger logger, string dataMigration, string model);

    [LoggerMessage(6151, LogLevel.Information,
        "The data migration {DataMigration} of the model {Model} was begun before and goes on after {Batches} batch(es).")]
    public static partial void DataMigrationResumes(this ILogger logger, string dataMigration, string model, long batches);

    [LoggerMessage(6152, LogLevel.Information, "The data migration {DataMigration} has been running for {Seconds:F0} s: {Batches} batch(es).")]
    public static partial void DataMigrationProgressed(this ILogger logger, string dataMigration, double seconds, long batches);

    [LoggerMessage(6153, LogLevel.Information,
        "The data migration {DataMigration} of the model {Model} is done: {Batches} batch(es) in {Milliseconds:F0} ms.")]
    public static partial void DataMigrated(this ILogger logger, string dataMigration, string model, long batches, double milliseconds);

    [LoggerMessage(6154, LogLevel.Information, "Seeded {Seeder} ({Version}) of the model {Model} in {Milliseconds:F0} ms.")]
    public static partial void Seeded(this ILogger logger, string seeder, string version, string model, double milliseconds);

    [LoggerMessage(6155, LogLevel.Warning, "{Work} is tried again in {Milliseconds:F0} ms ({Attempt} of {MaxRetries}): {Reason}")]
    public static partial void DataRetries(
        this ILogger logger, string work, double milliseconds, int attempt, int maxRetries, string reason);

    [LoggerMessage(6156, LogLevel.Warning,
        "The data migration {DataMigration} of the model {Model} runs late: the migration that comes after it is applied already.")]
    public static partial void DataMigrationIsLate(this ILogger logger, string dataMigration, string model);

    [LoggerMessage(6170, LogLevel.Error, "The tenant {Tenant} could not be migrated: {Problem}")]
    public static partial void TenantFailed(this ILogger logger, string tenant, string problem);

    [LoggerMessage(6171, LogLevel.Information, "{Summary}.")]
    public static partial void TenantsDone(this ILogger logger, string summary);
}
