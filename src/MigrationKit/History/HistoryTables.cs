using MigrationKit.Core.Model;
using MigrationKit.Core.Syntax;

namespace MigrationKit.History;

/// <summary>The names of MigrationKit's own tables, as they stand in SQL.</summary>
internal sealed class HistoryTables
{
    /// <param name="schema">The name of the schema, unquoted: any name that PostgreSQL can hold.</param>
    /// <exception cref="MigrationException">PostgreSQL would cut the name or refuse it.</exception>
    public HistoryTables(string schema)
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
    }

    public string Schema { get; }

    public string QuotedSchema { get; }

    public string History => QuotedSchema + ".history";

    public string Steps => QuotedSchema + ".steps";

    private static string? FaultOf(string schema) => schema switch
    {
        _ when SqlIdentifier.ByteLength(schema) > SqlIdentifier.MaxByteLength => $"has more than {SqlIdentifier.MaxByteLength} bytes",
        _ when schema.Contains('\0', StringComparison.Ordinal) => "has a zero character",
        _ when schema.StartsWith("pg_", StringComparison.Ordinal) || schema == "information_schema" => "is one of PostgreSQL's own",
        _ => null,
    };
}
