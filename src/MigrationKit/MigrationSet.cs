using System.Reflection;
using MigrationKit.Core.Syntax;
using MigrationKit.Execution;
using MigrationKit.History;
using MigrationKit.Internal;

namespace MigrationKit;

/// <summary>The committed migrations of one model, in the order in which they are applied. Made by generated code.</summary>
public sealed class MigrationSet
{
    /// <summary>Makes a set whose scripts are embedded resources.</summary>
    /// <param name="modelName">The name under which the migrations are recorded in a database; several models may share one.</param>
    /// <param name="historySchema">The schema of MigrationKit's own tables, unquoted; usually <c>migrationkit</c>.</param>
    /// <param name="headFingerprint">The fingerprint of the schema after the last migration.</param>
    /// <param name="assembly">The assembly that embeds the scripts.</param>
    /// <param name="migrations">The migrations, each starting where the one before ended.</param>
    /// <exception cref="ArgumentException">A name is empty, or two migrations have the same id.</exception>
    public MigrationSet(
        string modelName, string historySchema, string headFingerprint, Assembly assembly, IReadOnlyList<Migration> migrations)
        : this(modelName, historySchema, headFingerprint, new EmbeddedScripts(assembly), migrations)
    {
    }

    /// <summary>Makes a set whose scripts are embedded resources under the names that the build gives them.</summary>
    /// <param name="modelName">The name under which the migrations are recorded in a database; several models may share one.</param>
    /// <param name="historySchema">The schema of MigrationKit's own tables, unquoted; usually <c>migrationkit</c>.</param>
    /// <param name="headFingerprint">The fingerprint of the schema after the last migration.</param>
    /// <param name="assembly">The assembly that embeds the scripts.</param>
    /// <param name="migrations">
    /// A line for each migration, in order: the fingerprints that it starts from and leads to, the checksum of its script, <c>down</c> or
    /// <c>-</c>, and its id, with a blank between. A text, because code that makes hundreds of objects takes longer to be compiled at every start of
    /// an application than the text takes to be read.
    /// </param>
    /// <exception cref="ArgumentException">A name is empty, a line is not of that form, or two migrations have the same id.</exception>
    public MigrationSet(string modelName, string historySchema, string headFingerprint, Assembly assembly, string migrations)
        : this(modelName, historySchema, headFingerprint, new EmbeddedScripts(assembly), MigrationList.Read(modelName, migrations))
    {
    }

    internal MigrationSet(
        string modelName, string historySchema, string headFingerprint, IScriptSource scripts, IReadOnlyList<Migration> migrations)
    {
        ArgumentException.ThrowIfNullOrEmpty(modelName);
        ArgumentException.ThrowIfNullOrEmpty(historySchema);
        ArgumentException.ThrowIfNullOrEmpty(headFingerprint);
        ArgumentNullException.ThrowIfNull(migrations);
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var migration in migrations)
        {
            if (!ids.Add(migration.Id))
            {
                throw new ArgumentException($"Two migrations of the model {modelName} have the id {migration.Id}.", nameof(migrations));
            }
        }

        ModelName = modelName;
        HistorySchema = historySchema;
        HeadFingerprint = headFingerprint;
        Scripts = scripts;
        Migrations = migrations.ToArray();
    }

    /// <summary>The name under which the migrations are recorded in a database.</summary>
    public string ModelName { get; }

    /// <summary>The schema of MigrationKit's own tables, unquoted.</summary>
    public string HistorySchema { get; }

    /// <summary>The fingerprint of the schema after the last migration.</summary>
    public string HeadFingerprint { get; }

    /// <summary>The migrations in the order in which they are applied.</summary>
    public IReadOnlyList<Migration> Migrations { get; }

    internal IScriptSource Scripts { get; }

    /// <summary>The history tables of the set.</summary>
    /// <exception cref="MigrationException">The history schema is no name that PostgreSQL takes.</exception>
    internal HistoryTables HistoryTables => field ??= new HistoryTables(HistorySchema, TenantSchema?.Name);

    /// <summary>
    /// What every start asks, so it is put together once. The model is a constant in it: a parameter would have Npgsql compile eighty methods more in
    /// each process, and it is planned anew in either case.
    /// </summary>
    /// <exception cref="MigrationException">The history schema is no name that PostgreSQL takes.</exception>
    internal string HeadQuery => field ??= HistoryTables.HeadQuery(SqlIdentifier.Literal(ModelName));

    /// <summary>The same, or the last one expanded if that is a later one.</summary>
    /// <exception cref="MigrationException">The history schema is no name that PostgreSQL takes.</exception>
    internal string ExpandedHeadQuery => field ??= HistoryTables.ExpandedHeadQuery(SqlIdentifier.Literal(ModelName));

    /// <summary>The schema that is migrated, of those that have these migrations; null where it is the database.</summary>
    internal TenantSchema? TenantSchema { get; init; }

    /// <summary>The set as it was when this migration was its last one.</summary>
    internal MigrationSet UpTo(Migration last) => new(
        ModelName, HistorySchema, last.To, Scripts, [.. Migrations.TakeWhile(migration => migration != last), last]) { TenantSchema = TenantSchema };

    /// <summary>The set for one schema of many, with a history of its own.</summary>
    internal MigrationSet For(TenantSchema tenant) => new(
        ModelName, TenantHistory.SchemaOf(HistorySchema, tenant.Name), HeadFingerprint, Scripts, Migrations) { TenantSchema = tenant };

    /// <summary>The name of the model and where its scripts come from.</summary>
    public override string ToString() => $"{ModelName} ({Scripts.Origin})";
}
