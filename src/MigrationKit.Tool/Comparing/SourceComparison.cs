using MigrationKit.Core.Diffing;
using MigrationKit.Core.Model;
using MigrationKit.Drift;
using MigrationKit.Introspection;
using MigrationKit.Introspection.Canonical;
using MigrationKit.Tool.Databases;
using MigrationKit.Tool.Sources;

namespace MigrationKit.Tool.Comparing;

/// <summary>
/// Reads two sources and brings them into the same words. What is declared goes through the server of the other side first, because
/// PostgreSQL prints expressions in words of its own; two declared schemas are compared as they are written, unless a server is named.
/// </summary>
internal static class SourceComparison
{
    /// <param name="from">The one side.</param>
    /// <param name="to">The other side.</param>
    /// <param name="filter">What of either side counts, also of what is declared.</param>
    /// <param name="named">The server that somebody named for scratch databases.</param>
    /// <param name="cancellationToken">Cancels the comparison; nothing is left on a server.</param>
    /// <returns>The comparison, and what the databases have that takes no part in it.</returns>
    /// <exception cref="FindingException">The server rejects what is declared, or the role may not try it there.</exception>
    public static async Task<(SchemaComparison Comparison, EquatableArray<Finding> NotModelled)> CompareAsync(
        SchemaSource from, SchemaSource to, CatalogFilter filter, Database? named, CancellationToken cancellationToken)
    {
        var scratch = new ScratchServer(named, from.Database ?? to.Database);
        await using (scratch.ConfigureAwait(false))
        {
            var left = await from.ReadAsync(scratch, cancellationToken).ConfigureAwait(false);
            var right = await to.ReadAsync(scratch, cancellationToken).ConfigureAwait(false);
            (left, right) = (Managed(left, right, from, to), Managed(right, left, to, from));
            // The SQL of either way has to run on both.
            var version = Math.Min(left.PostgresVersion ?? int.MaxValue, right.PostgresVersion ?? int.MaxValue) is var oldest and not int.MaxValue ? oldest : PostgresMajor.Oldest;
            var areDeclared = from.IsDeclared && to.IsDeclared && named is null;

            // What is left out may be needed where the rest is tried.
            var comparison = areDeclared ? new SchemaComparison(filter.Of(left.Schema), filter.Of(right.Schema), version) : new SchemaComparison(
                filter.Of(await InWordsAsync(from, left.Schema, scratch, cancellationToken).ConfigureAwait(false)),
                filter.Of(await InWordsAsync(to, right.Schema, scratch, cancellationToken).ConfigureAwait(false)),
                version);
            return (comparison, left.NotModelled.Concat(right.NotModelled).Distinct().ToEquatableArray());
        }
    }

    // What is there and what is declared of it: an empty declaration is the start of one, which manages all that will be in it.
    private static SourceSchema Managed(SourceSchema schema, SourceSchema other, SchemaSource source, SchemaSource otherSource) =>
        source.IsDeclared || !otherSource.IsDeclared || other.Schema.Objects.IsEmpty
            ? schema
            : schema with { Schema = ManagedAspects.Within(schema.Schema, other.Schema) };

    private static async Task<DatabaseSchema> InWordsAsync(
        SchemaSource source, DatabaseSchema schema, ScratchServer scratch, CancellationToken cancellationToken)
    {
        if (!source.IsDeclared || schema.Objects.IsEmpty)
        {
            return schema;
        }

        var server = await scratch.FindAsync(cancellationToken).ConfigureAwait(false);
        var connection = await server.OpenAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            // A server for the purpose has a role for it; and what is in its other databases is nobody's business.
            return scratch.Named is null && !scratch.IsOwned
                ? await SchemaCanonicalizer.CanonicalizeAsync(connection, schema, cancellationToken).ConfigureAwait(false)
                : await DatabaseWords.OfAsync(connection, schema, cancellationToken).ConfigureAwait(false);
        }
    }
}
