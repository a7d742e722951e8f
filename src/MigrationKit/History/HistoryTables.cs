using MigrationKit.Core.Model;
using MigrationKit.Core.Syntax;

namespace MigrationKit.History;

/// <summary>The names of MigrationKit's own tables, as they stand in SQL.</summary>
internal sealed class HistoryTables
{
    private const string Head = "SELECT migration_id, to_fingerprint, checksum";

    /// <param name="schema">The name of the schema, unquoted: any name that PostgreSQL can hold.</param>
    /// <param name="onlySchema">The only schema whose history it is, unquoted; null for the database.</param>
    /// <exception cref="MigrationException">PostgreSQL would cut the name or refuse it.</exception>
    public HistoryTables(string schema, string? onlySchema = null)
    {
        if (FaultOf(schema) is { } fault)
        {
            throw new MigrationException(
                Codes.InvalidOptions,
                $"The history schema '{schema}' {fault}.",
                "Set the MSBuild property MigrationKitHistorySchema to another name.");
        }

        Schema = schema;
        QuotedSchema = SqlIdentifier.Quote(schema);
        OnlySchema = onlySchema;
    }

    public string Schema { get; }

    public string QuotedSchema { get; }

    /// <summary>The only schema whose history it is, of a tenant; null for the database.</summary>
    public string? OnlySchema { get; }

    /// <summary>The same as a list, which is empty for the database.</summary>
    public EquatableArray<string> OnlySchemas => OnlySchema is null ? default : EquatableArray.Of(OnlySchema);

    public string History => QuotedSchema + ".history";

    public string Steps => QuotedSchema + ".steps";

    public string Expanded => QuotedSchema + ".expanded";

    /// <summary>Missing in histories of versions that did not record it.</summary>
    public string Contracted => QuotedSchema + ".contracted";

    /// <summary>Missing where nobody applies with <see cref="MigrationPhase.Expand"/>.</summary>
    public string Instances => QuotedSchema + ".instances";

    /// <summary>Missing in histories of versions that did not record it, and where the role may not create it.</summary>
    public string RecordedState => QuotedSchema + ".recorded_state";

    /// <summary>SQL for the last migration recorded of a model: what every start asks.</summary>
    /// <param name="model">An expression for the model.</param>
    public string HeadQuery(string model) => $"{Head} {LastOf(History, model)}";

    /// <summary>The same, or the last one expanded if that is a later one.</summary>
    /// <param name="model">An expression for the model.</param>
    public string ExpandedHeadQuery(string model) =>
        $"{Head} FROM (({Head}, ordinal {LastOf(History, model)}) UNION ALL ({Head}, ordinal {LastOf(Expanded, model)})) heads ORDER BY ordinal DESC LIMIT 1";

    /// <summary>
    /// SQL for the link of a row to the one before it. The model is left out: a model that gets another name keeps its history.
    /// </summary>
    /// <param name="previous">An expression for the link of the row before; null there is none.</param>
    /// <param name="row">Expressions for ordinal, migration_id, from_fingerprint, to_fingerprint and checksum.</param>
    public static string Link(string previous, params ReadOnlySpan<string> row) =>
        "pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to("
        + $"pg_catalog.jsonb_build_array({previous}, {string.Join(", ", row!)})::pg_catalog.text, 'UTF8')), 'hex')";

    private static string LastOf(string table, string model) =>
        $"FROM {table} WHERE model OPERATOR(pg_catalog.=) {model} ORDER BY ordinal DESC LIMIT 1";

    private static string? FaultOf(string schema) => schema switch
    {
        _ when SqlIdentifier.ByteLength(schema) > SqlIdentifier.MaxByteLength => $"has more than {SqlIdentifier.MaxByteLength} bytes",
        _ when schema.Contains('\0', StringComparison.Ordinal) => "has a zero character",
        _ when schema.StartsWith("pg_", StringComparison.Ordinal) || schema == "information_schema" => "is one of PostgreSQL's own",
        _ => null,
    };
}
