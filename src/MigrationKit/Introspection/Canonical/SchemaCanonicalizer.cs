using MigrationKit.Core.Model;
using Npgsql;

namespace MigrationKit.Introspection.Canonical;

/// <summary>
/// Turns a declared schema into what PostgreSQL would print of it: <c>price &gt; 0</c> is <c>(price &gt; (0)::numeric)</c> there, and only
/// the server knows.
/// </summary>
internal static class SchemaCanonicalizer
{
    /// <summary>The same objects with the same hints, in PostgreSQL's words.</summary>
    /// <param name="connection">An open connection that is in no transaction, of a role that may create schemas, or databases where it must be one.</param>
    /// <param name="declared">A normalised schema.</param>
    /// <param name="ct">Cancels the work; nothing of it is left on the server.</param>
    /// <exception cref="FindingException">PostgreSQL rejects an object (MK1015), lacks what it needs (MK6018), or the role lacks a right (MK6005).</exception>
    public static Task<DatabaseSchema> CanonicalizeAsync(NpgsqlConnection connection, DatabaseSchema declared, CancellationToken ct) =>
        TransactionWords.CanHold(declared)
            ? TransactionWords.OfAsync(connection, declared, ct)
            : DatabaseWords.OfAsync(connection, declared, ct);
}
