using MigrationKit.Core.Model;
using MigrationKit.Core.Planning;
using Npgsql;

namespace MigrationKit.Introspection.Canonical;

/// <summary>
/// Turns a declared schema into what PostgreSQL would print of it: <c>price &gt; 0</c> is <c>(price &gt; (0)::numeric)</c> there, and only
/// the server knows. The schema is created under other names in a transaction that is rolled back, read, and named as before.
/// </summary>
internal static class SchemaCanonicalizer
{
    // Every relation that is created is a lock until it is rolled back; all sessions of a server share 6,400 with its default settings.
    private const int TablesAtOnce = 100;

    /// <summary>The same objects with the same hints, in PostgreSQL's words. Foreign keys, sequences and comments are left as they are.</summary>
    /// <param name="connection">An open connection that is in no transaction, of a role that may create schemas.</param>
    /// <param name="declared">A normalised schema.</param>
    /// <param name="ct">Cancels the work; nothing of it is left in the database.</param>
    /// <exception cref="FindingException">PostgreSQL rejects an object (MK1015), or the role may not create it (MK6005).</exception>
    public static async Task<DatabaseSchema> CanonicalizeAsync(NpgsqlConnection connection, DatabaseSchema declared, CancellationToken ct)
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
                canonical[item.Id] = WithHints(item, canonical[item.Id]);
            }
        }
    }

    private static SchemaObject WithHints(SchemaObject printed, SchemaObject declared)
    {
        var hinted = printed with { Comment = declared.Comment, Privileges = declared.Privileges, Origin = declared.Origin, RenamedFrom = declared.RenamedFrom };
        return hinted switch
        {
            Column column => column with { Ordinal = ((Column)declared).Ordinal },
            // In a new table every check is valid, whatever was said.
            CheckConstraint check => check with { IsValidated = ((CheckConstraint)declared).IsValidated },
            _ => hinted,
        };
    }
}
