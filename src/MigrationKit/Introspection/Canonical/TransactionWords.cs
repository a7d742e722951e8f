using MigrationKit.Core.Model;
using MigrationKit.Core.Planning;
using Npgsql;

namespace MigrationKit.Introspection.Canonical;

/// <summary>
/// Declared tables in a server's words by way of a transaction that is rolled back: they are created there under other names, read, and named
/// as before. That takes no right to create a database, and it is the quicker way.
/// </summary>
internal static class TransactionWords
{
    private static readonly ObjectKind[] Held =
    [
        ObjectKind.Schema, ObjectKind.Extension, ObjectKind.Enum, ObjectKind.Sequence, ObjectKind.Table, ObjectKind.Column, ObjectKind.PrimaryKey,
        ObjectKind.Unique, ObjectKind.Check, ObjectKind.ForeignKey, ObjectKind.Index,
    ];

    // Every relation that is created is a lock until it is rolled back; all sessions of a server share 6,400 with its default settings.
    private const int TablesAtOnce = 100;

    /// <summary>Whether all objects can be created under other names. What is kept as SQL cannot: names in it would have to be understood.</summary>
    public static bool CanHold(DatabaseSchema declared) => declared.Objects.All(static item => Held.Contains(item.Id.Kind)
        && item is not Table { PartitionBy: not null } and not Table { PartitionOf: not null } and not Table { Inherits.IsEmpty: false } and not Table { Foreign: not null });

    /// <summary>The same objects with the same hints. Foreign keys, sequences and comments are left as they are.</summary>
    /// <param name="connection">An open connection that is in no transaction, of a role that may create schemas.</param>
    /// <param name="declared">A normalised schema that <see cref="CanHold"/>.</param>
    /// <param name="ct">Cancels the work; nothing of it is left in the database.</param>
    /// <exception cref="FindingException">PostgreSQL rejects an object (MK1015), or the role may not create it (MK6005).</exception>
    public static async Task<DatabaseSchema> OfAsync(NpgsqlConnection connection, DatabaseSchema declared, CancellationToken ct)
    {
        var names = new ScratchNames(declared);
        var canonical = declared.ToDictionary();
        var transaction = await connection.BeginTransactionAsync(ct).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            var scratch = new ScratchSession(connection, names);
            await scratch.PrepareAsync(ct).ConfigureAwait(false);
            foreach (var tables in declared.All<Table>().Chunk(TablesAtOnce))
            {
                var printed = await scratch.PrintAsync(With(tables, names.Declared), ct).ConfigureAwait(false);
                Replace(canonical, printed, names);
            }

            await transaction.RollbackAsync(ct).ConfigureAwait(false);
        }

        return DatabaseSchema.FromDictionary(canonical);
    }

    /// <summary>Tables with their parts and the sequences that these use. Foreign keys would lock tables that are in use.</summary>
    private static List<SchemaObject> With(Table[] tables, DatabaseSchema declared)
    {
        var parts = tables.SelectMany(table => declared.PartsOf(table.Id)).Where(static part => part is not ForeignKey);
        var objects = tables.Concat(parts).ToList();
        var sequences = objects
            .SelectMany(item => Mentions.InExpressions(item, declared))
            .Where(static id => id.Kind == ObjectKind.Sequence)
            .Distinct()
            .Select(id => declared.Find(id)!)
            .ToList();
        return [.. sequences, .. objects];
    }

    private static void Replace(Dictionary<ObjectId, SchemaObject> canonical, DatabaseSchema printed, ScratchNames names)
    {
        foreach (var item in printed.Objects.Select(names.FromScratch).Where(static item => item is Table or TableObject))
        {
            // A name that PostgreSQL printed where no name was looked for: better the declared words than random ones.
            if (!item.Expressions.Any(names.IsScratch))
            {
                var known = canonical[item.Id];
                canonical[item.Id] = DeclaredHints.CarriedOver(known, item) with { Comment = known.Comment, Privileges = known.Privileges };
            }
        }
    }
}
