using MigrationKit.Core.Model;
using MigrationKit.Introspection.Canonical;
using MigrationKit.Tool.Databases;
using MigrationKit.Tool.Sources;

namespace MigrationKit.Tool.Comparing;

/// <summary>
/// Reads two sources and brings them into the same words. What is declared goes through the server of the other side first, because
/// PostgreSQL prints expressions in words of its own; two declared schemas are compared as they are written.
/// </summary>
internal static class SourceComparison
{
    /// <returns>The comparison, and what the databases have that takes no part in it.</returns>
    public static async Task<(SchemaComparison Comparison, EquatableArray<Finding> NotModelled)> CompareAsync(
        SchemaSource from, SchemaSource to, CancellationToken cancellationToken)
    {
        var left = await from.ReadAsync(cancellationToken).ConfigureAwait(false);
        var right = await to.ReadAsync(cancellationToken).ConfigureAwait(false);
        var comparison = new SchemaComparison(
            await InWordsOfAsync(to.Database, from, left.Schema, cancellationToken).ConfigureAwait(false),
            await InWordsOfAsync(from.Database, to, right.Schema, cancellationToken).ConfigureAwait(false));
        return (comparison, left.NotModelled.Concat(right.NotModelled).Distinct().ToEquatableArray());
    }

    /// <summary>A declared schema as a server prints it.</summary>
    /// <exception cref="FindingException">The server rejects it, or the role may not try it there.</exception>
    private static async Task<DatabaseSchema> InWordsOfAsync(
        Database database, DatabaseSchema declared, CancellationToken cancellationToken)
    {
        var connection = await database.OpenAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            return await SchemaCanonicalizer.CanonicalizeAsync(connection, declared, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task<DatabaseSchema> InWordsOfAsync(
        Database? other, SchemaSource source, DatabaseSchema schema, CancellationToken cancellationToken) =>
        other is null || source.Database is not null || schema.Objects.IsEmpty
            ? schema
            : await InWordsOfAsync(other, schema, cancellationToken).ConfigureAwait(false);
}
